"""Mentions: spans of a text as nodes, so that whatever is known can show the words that say it."""

from __future__ import annotations

from .document import Document
from .fact import Evidence
from .model import Edge, Node, Value


def text_id(document: Document) -> str:
    """Return the id of the text of *document*; equal texts have equal ids."""
    return f"text.{document.sha256[:12]}"


def mention_id(text: str, evidence: Evidence) -> str:
    """Return the id of the span of *evidence* in the text with id *text*.

    >>> mention_id("text.a5f92420f0fc", Evidence(3585, 3599, "新建200个农村电商培训基地", "target.count"))
    'span.a5f92420f0fc.3585-3599'
    """
    return f"span.{text.removeprefix('text.')}.{evidence.start}-{evidence.end}"


def mention(document: Document, text: str, evidence: Evidence) -> tuple[Node, Edge]:
    """Return the mention of *evidence* as a node of *document*, and the edge to the text it quotes."""
    made = mention_id(text, evidence)
    span: dict[str, Value] = {"charStart": evidence.start, "charEnd": evidence.end, "exact": evidence.quote}
    node = Node(made, "Mention", span, document.id)
    return node, Edge("quotedFrom", made, text, (made,), document=document.id)
