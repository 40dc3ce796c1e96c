"""Which column of a page each piece of a line stands in: columns are measured by what stands in them.

Printers of pages count a Chinese character as one column or as two: the measure by which columns do not cross each other is that of the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter
from statistics import fmean, median

Span = tuple[int, int]
Extent = tuple[float, float]

_column = itemgetter(0)
_CELL = re.compile(r"[^ \u3000]+(?:[ \u3000][^ \u3000]+)*")
_WORD = re.compile(r"[^ \u3000]+")
_TURNS = 3  # times that the columns are measured again
_NEVER = 1e9
_SHORT = 3  # characters: less may stand anywhere in its column, so that the names of the columns do not tell in which
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


def layout(
    source: str,
    header: Sequence[tuple[Span, Span]],
    lines: Sequence[Span],
    begins: Mapping[Span, int] | None = None,
) -> Layout:
    """Return how the *lines* of a table are laid out below the names of its *header*, each with the line that it stands on.

    *begins* says where a line of which only the rest is given begins on its page.
    """
    ways = (_laid(source, header, lines, metric, begins or {}) for metric in (len, width))
    return min(ways, key=lambda each: each.costs)


def _laid(
    source: str,
    header: Sequence[tuple[Span, Span]],
    lines: Sequence[Span],
    metric: Callable[[str], int],
    begins: Mapping[Span, int],
) -> Layout:
    def extent(line: Span, cell: Span) -> Extent:
        before = metric(source[begins.get(line, line[0]) : cell[0]])
        return before, before + metric(source[slice(*cell)])

    named = sorted((extent(*each), each[1]) for each in header)
    columns = [each for each, _ in named]
    pieces = {line: _pieces(source, line) for line in lines}
    extents = {line: [extent(line, (start, end)) for start, end, _ in pieces[line]] for line in lines}
    loose = {line: [near for *_, near in pieces[line]] for line in lines}
    assigned: dict[Span, list[int]] = {}
    cost = 0.0
    for turn in range(_TURNS):
        cost = 0.0
        found: list[list[Extent]] = [[] for _ in columns]
        for line in lines:
            spent, assigned[line] = _assign(extents[line], loose[line], columns)
            cost += spent
            for at, parts in groupby(zip(assigned[line], extents[line], strict=True), key=_column):
                words = [each for _, each in parts]
                whole = words[0][0], words[-1][1]
                if turn or whole[1] - whole[0] >= _SHORT:
                    found[at].append(whole)
        columns = [_middle(each) if each else old for each, old in zip(found, columns, strict=True)]
    crossing = sum(max(0.0, one[1] - other[0]) for one, other in pairwise(columns))
    crossing += sum(_scatter(each) for each in found)
    return Layout(
        tuple(name for _, name in named),
        {line: list(_together(assigned[line], pieces[line])) for line in lines},
        (cost + len(lines) * crossing) / max(columns[-1][1], 1.0),
    )


def _pieces(source: str, line: Span) -> list[tuple[int, int, bool]]:
    """Return the words of *line*, and whether a single blank parts each from the one before: it may be of the same cell."""
    found = [word.span() for word in _WORD.finditer(source, *line)]
    before = [found[0][0] - 2, *(end for _, end in found)] if found else []
    return [(start, end, start - last == 1) for (start, end), last in zip(found, before, strict=False)]


def _together(assigned: Sequence[int], pieces: Sequence[tuple[int, int, bool]]) -> Iterator[tuple[int, Span]]:
    """Yield the pieces of a line with their columns, those of one column as one."""
    for at, parts in groupby(zip(assigned, pieces, strict=True), key=_column):
        words = [piece for _, piece in parts]
        yield at, (words[0][0], words[-1][1])


def _middle(extents: list[Extent]) -> Extent:
    """Return the extent of a column: of most of its pieces."""
    lefts, rights = sorted(left for left, _ in extents), sorted(right for _, right in extents)
    cut = len(extents) // 10
    return lefts[cut], rights[-1 - cut]


def _scatter(extents: list[Extent]) -> float:
    """Return how far on average the pieces of a column stand from where most begin, or from where the middle of most is."""
    if not extents:
        return 0.0
    lefts, middles = [left for left, _ in extents], [(left + right) / 2 for left, right in extents]
    return min(fmean(abs(place - median(places)) for place in places) for places in (lefts, middles))


def _off(left: float, right: float, begins: float, ends: float) -> float:
    """Return how far a piece stands from the left edge of a column, or from its middle."""
    return min(2 * abs(left - begins), abs((left + right) - (begins + ends)))


def _assign(
    pieces: Sequence[Extent], loose: Sequence[bool], columns: Sequence[Extent]
) -> tuple[float, list[int]]:
    """Return the columns of the *pieces* of a line, from left to right, and what that costs: how far they stand from them.

    Two stand in the same column only where they are *loose*, that is with a single blank between them.
    """
    width_ = len(columns)
    if len(pieces) - sum(loose) > width_:
        return 1000.0 * len(pieces), [min(at, width_ - 1) for at in range(len(pieces))]
    scores: list[float] = []
    came: list[list[int]] = []
    for (left, right), near in zip(pieces, loose, strict=True):
        back, now = [], []
        best, best_at = (0.0, -1) if not came else (_NEVER, -1)  # of the columns further left
        for at, (begins, ends) in enumerate(columns):
            from_, score = best_at, best
            if near and came and scores[at] < score:
                from_, score = at, scores[at]
            now.append(score + max(begins - right, left - ends, 0.0) + _OFF * _off(left, right, begins, ends))
            back.append(from_)
            if came and scores[at] < best:
                best, best_at = scores[at], at
        came.append(back)
        scores = now
    at = min(range(width_), key=scores.__getitem__)
    cost, path = scores[at], []
    for back in reversed(came):
        path.append(at)
        at = back[at]
    return cost, path[::-1]
