"""Which column of a page each piece of a line stands in: columns are measured by what stands in them.

Printers of pages count a Chinese character as one column or as two: the measure by which columns do not cross each other is that of the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

Span = tuple[int, int]
Extent = tuple[float, float]

_CELL = re.compile(r"[^ \u3000]+(?:[ \u3000][^ \u3000]+)*")
_TURNS = 3  # times that the columns are measured again
_OFF = 0.1  # what it costs to stand beside the middle of a column, for each character


@dataclass(frozen=True, slots=True)
class Layout:
    """How a page is laid out: the *names* of its columns from left to right, the *pieces* of each line with their columns, and what that *costs*."""

    names: tuple[Span, ...]
    pieces: dict[Span, list[tuple[int, Span]]]
    costs: float


def cells(source: str, line: Span) -> list[Span]:
    """Return the pieces of *line*: what two blanks or more set apart.

    >>> cells("甲  乙 丙   丁", (0, 10))
    [(0, 1), (3, 6), (9, 10)]
    """
    return [found.span() for found in _CELL.finditer(source, *line)]


def width(text: str) -> int:
    """Return how many columns *text* takes where a Chinese character takes two.

    >>> width("甲1"), width("“甲”")
    (3, 4)
    """
    return len(text) + sum(character > "\u2e7f" for character in text)


def layout(source: str, header: Sequence[tuple[Span, Span]], lines: Sequence[Span]) -> Layout:
    """Return how the *lines* of a table are laid out below the names of its *header*, each with the line that it stands on."""
    return min((_laid(source, header, lines, metric) for metric in (len, width)), key=lambda each: each.costs)


def _laid(
    source: str, header: Sequence[tuple[Span, Span]], lines: Sequence[Span], metric: Callable[[str], int]
) -> Layout:
    def extent(line: Span, cell: Span) -> Extent:
        before = metric(source[line[0] : cell[0]])
        return before, before + metric(source[slice(*cell)])

    named = sorted((extent(*each), each[1]) for each in header)
    columns = [each for each, _ in named]
    pieces = {line: cells(source, line) for line in lines}
    extents = {line: [extent(line, cell) for cell in pieces[line]] for line in lines}
    assigned: dict[Span, list[int]] = {}
    cost = 0.0
    for _ in range(_TURNS):
        cost = 0.0
        found: list[list[Extent]] = [[] for _ in columns]
        for line in lines:
            spent, assigned[line] = _assign(extents[line], columns)
            cost += spent
            for at, each in zip(assigned[line], extents[line], strict=True):
                found[at].append(each)
        columns = [_middle(each) if each else old for each, old in zip(found, columns, strict=True)]
    crossing = sum(max(0.0, one[1] - other[0]) for one, other in pairwise(columns))
    return Layout(
        tuple(name for _, name in named),
        {line: list(zip(assigned[line], pieces[line], strict=True)) for line in lines},
        (cost + len(lines) * crossing) / max(columns[-1][1], 1.0),
    )


def _middle(extents: list[Extent]) -> Extent:
    """Return the extent of a column: of most of its pieces."""
    lefts, rights = sorted(left for left, _ in extents), sorted(right for _, right in extents)
    cut = len(extents) // 10
    return lefts[cut], rights[-1 - cut]


def _assign(pieces: Sequence[Extent], columns: Sequence[Extent]) -> tuple[float, list[int]]:
    """Return the columns of the *pieces* of a line, from left to right, and what that costs: how far they stand from them."""
    if len(pieces) > len(columns):
        return 1000.0 * len(pieces), [min(at, len(columns) - 1) for at in range(len(pieces))]
    best: list[tuple[float, list[int]]] = [(0.0, [])]
    for nth, (left, right) in enumerate(pieces):
        ways: list[tuple[float, list[int]]] = []
        for at in range(nth, len(columns) - len(pieces) + nth + 1):
            before = min((way for way in best if not way[1] or way[1][-1] < at), default=None)
            if before is not None:
                begins, ends = columns[at]
                gap = max(begins - right, left - ends, 0.0) + _OFF * abs((left + right) - (begins + ends))
                ways.append((before[0] + gap, [*before[1], at]))
        best = ways
    return min(best)
