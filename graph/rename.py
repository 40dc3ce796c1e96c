"""A document under another id: its facts name the document and its tasks, so they change with it."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from .document import Document
from .fact import Fact

_NAMES_DOCUMENT = ("doc",)
_NAMES_TASK = ("id", "task", "parent", "where")


def renamed(document: Document, id: str) -> Document:
    """Return *document* as if it had been read under *id*: the same text, and facts that name the new id.

    >>> from remit.graph.fact import Evidence, SubItem
    >>> title = SubItem(Evidence(0, 2, "科普", "task.bold"), "d#要点.1", "科普", 1)
    >>> renamed(Document("d", "科普工作", (title,)), "d-2").facts[0].task
    'd-2#要点.1'
    """
    if id == document.id:
        return document
    facts = tuple(_renamed(fact, document.id, id) for fact in document.facts)
    return replace(document, id=id, facts=facts)


def _renamed(fact: Fact, old: str, new: str) -> Fact:
    changed: dict[str, Any] = {}
    for field in fields(fact):
        value = getattr(fact, field.name)
        if field.name in _NAMES_DOCUMENT and value == old:
            changed[field.name] = new
        elif field.name in _NAMES_TASK and isinstance(value, str) and value.startswith(f"{old}#"):
            changed[field.name] = new + value.removeprefix(old)
    return replace(fact, **changed) if changed else fact
