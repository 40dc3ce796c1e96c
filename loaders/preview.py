"""Previews of documents (文档预览), which print the pages as long lines with a number before each."""

from __future__ import annotations

import re
from itertools import pairwise

from .lines import ANSWERED, FULL_STOPS, Line

_PIECE = re.compile(r"([0-9]{1,2})、\s*(?=\S)")
_TORN = 150  # characters of a piece of a page at least


def untorn(source: str, lines: list[Line]) -> tuple[list[Line], frozenset[int]]:
    """Return *lines* without the numbers that a preview prints before each piece of a page (2、高残农药…), and which go on with the one above.

    Such pieces are numbered 1、2、3、 in order, are one long line each, and most end in the middle of a sentence and not in a body.
    """
    marked = [(nth, m) for nth, line in enumerate(lines) if (m := _PIECE.match(source, line.start, line.end))]
    numbers = [int(m[1]) for _, m in marked]
    if len(marked) < 2 or numbers != list(range(1, len(numbers) + 1)):
        return lines, frozenset()
    cut = [
        nth
        for nth, _ in marked[1:]
        if source[(last := lines[nth - 1]).end - 1] not in FULL_STOPS
        and not ANSWERED.search(source, last.start, last.end)
    ]
    pieces = all(b == a + 1 and lines[a].end - lines[a].start >= _TORN for (a, _), (b, _) in pairwise(marked))
    if not pieces or len(cut) * 2 < len(marked) - 1:
        return lines, frozenset()
    found = [*lines]
    for nth, mark in marked:
        found[nth] = lines[nth]._replace(start=mark.end())
    return found, frozenset(cut)
