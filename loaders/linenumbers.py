"""Numbers that lines begin with: those of a preview of pages (文档预览), which are no part of the text, and those of rows and items."""

from __future__ import annotations

import re
from itertools import pairwise

from .lines import ANSWERED, FULL_STOPS, Line

_PIECE = re.compile(r"([0-9]{1,2})、\s*(?=\S)")
_TORN = 150  # characters of a piece of a page at least
_COUNTED = re.compile(r"(\d{1,3})[ \u3000]{1,4}(?=[一-鿿]{2})")
_SERIES = 3  # such numbers at least


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


def counted_lines(source: str, lines: list[Line]) -> frozenset[int]:
    """Return which *lines* begin with a number and a blank, 1 and those that go on from it: rows of a table, or items.

    >>> from .lines import lines_of
    >>> source = "要点\\n1 建设平台\\n2 培训人员\\n甲局\\n3 修建道路"
    >>> sorted(counted_lines(source, list(lines_of(source))))
    [1, 2, 4]
    """
    found: list[int] = []
    for nth, line in enumerate(lines):
        number = _COUNTED.match(source, line.start, line.end)
        if number and int(number[1]) == len(found) + 1:
            found.append(nth)
    return frozenset(found) if len(found) >= _SERIES else frozenset()
