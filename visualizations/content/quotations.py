"""Quotations: the words of a text that say something, and where in them it is named (引文)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ...graph.model import Edge, Node
from ..scene import Scene
from .evidence import Item, quoted


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document that say something (引文): *text*, and in it the *length* characters from *at* on that name the thing.

    *start* and *end* are those of the name in *document*; *item* is the item of work that says it, if one does.
    """

    text: str
    at: int
    length: int
    where: str
    document: str
    start: int
    end: int
    item: str | None = None
    rule: str = ""
    confidence: float | None = None


def quotations(
    scene: Scene, mentions: Iterable[str], item: Item | None, said_by: Edge | Node, otherwise: str
) -> list[Quote]:
    """Return a quotation for each of *mentions*: the words of *item* around it where they hold it, else the mention alone."""
    trust = said_by.properties.get("confidence")
    rule, confidence = (
        str(said_by.properties.get("rule", "")),
        trust if isinstance(trust, float | int) else None,
    )
    found = []
    for name, start, document in quoted(scene.graph, mentions) or [
        (otherwise, 0, item.frame if item else "")
    ]:
        text, at = name, 0
        if item and item.quote[start - item.start :][: len(name)] == name and start >= item.start:
            text, at = item.quote, start - item.start
        where = item.where if item else scene.place(said_by)
        end = start + len(name)
        found.append(
            Quote(
                text, at, len(name), where, document, start, end, item.id if item else None, rule, confidence
            )
        )
    return found
