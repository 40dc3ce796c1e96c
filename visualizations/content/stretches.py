"""Stretches of a document: its text in paragraphs, or what the graph quotes of it, with marks where it quotes nothing (原文)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...graph.model import Graph, Node

NEARBY = 12  # characters between two quoted stretches that do not end a line: brackets, labels, commas
_ENDS = "\n\r\v\f\x85\u2028\u2029"
_LINES = re.compile(f"[^{_ENDS}]+")

Piece = tuple[int, str | int]  # where it starts, and its words, or how many characters are missing there
Paragraph = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Stretches:
    """What a page shows of a document (原文): *paragraphs* in order; *whole* where the text was at hand; *length* of the text.

    *known* is how many characters of the text there are to show.
    """

    paragraphs: tuple[Paragraph, ...]
    whole: bool
    length: int
    known: int


def mentions(graph: Graph) -> dict[str, list[Node]]:
    """Return the mentions of *graph* by document."""
    found: dict[str, list[Node]] = {}
    for node in graph.of_kind("Mention"):
        if "exact" in node.properties and node.document:
            found.setdefault(node.document, []).append(node)
    return found


def stretches(text: str | None, own: Iterable[Node], length: int = 0, heads: Iterable[int] = ()) -> Stretches:
    """Return the stretches of a document of which *own* are the mentions: those of *text* where that is what they quote.

    Without a text, or with another one than the graph is of, they are put together from the mentions; *length* is that
    of the text as the graph has it, and a line begins at each of *heads*.
    """
    spans = sorted({_span(node) for node in own})
    if text is not None and all(text[start : start + len(words)] == words for start, words in spans):
        lines = ((found.start(), found[0]) for found in _LINES.finditer(text))
        return Stretches(tuple(_trimmed(lines)), True, len(text), len(text))
    known = _joined(spans)
    end = max((start + len(words) for start, words in known), default=0)
    total = sum(len(words) for _, words in known)
    return Stretches(tuple(_mended(known, max(length, end), set(heads))), False, max(length, end), total)


def _span(node: Node) -> tuple[int, str]:
    return int(str(node.properties["charStart"])), str(node.properties["exact"])


def _joined(spans: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return *spans*, which are sorted, with those that touch made into one."""
    joined: list[tuple[int, list[str], int]] = []
    for start, words in spans:
        if joined and start <= joined[-1][2]:
            begin, parts, end = joined.pop()
            added = words[end - start :]
            joined.append((begin, [*parts, added] if added else parts, end + len(added)))
        else:
            joined.append((start, [words], start + len(words)))
    return [(start, "".join(parts)) for start, parts, _ in joined]


def _trimmed(lines: Iterable[tuple[int, str]]) -> Iterable[Paragraph]:
    """Yield each of *lines* that holds words as a paragraph, without the blanks around it."""
    for start, line in lines:
        if words := line.strip():
            yield ((start + len(line) - len(line.lstrip()), words),)


def _mended(known: Sequence[tuple[int, str]], length: int, heads: set[int]) -> Iterable[Paragraph]:
    """Yield paragraphs of the *known* stretches, with a piece for what is missing between them."""
    line: list[Piece] = []
    at = 0
    for start, words in known:
        missing = start - at
        if 0 < missing <= NEARBY:
            line.append((at, missing))
        if line and (missing > NEARBY or (missing and start in heads)):
            yield tuple(line)
            line = []
        if missing > NEARBY:
            yield ((at, missing),)
        at = start + len(words)
        for place, found in enumerate(_LINES.finditer(words)):
            if line and (place or found.start()):
                yield tuple(line)
                line = []
            line.append((start + found.start(), found[0]))
        if line and words[-1] in _ENDS:
            yield tuple(line)
            line = []
    if line:
        yield tuple(line)
    if length > at:
        yield ((at, length - at),)
