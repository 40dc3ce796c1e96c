"""First columns of a page whose cells are merged over several rows (合并首列): printed in the middle of them, left of their numbers.

重点任务    序号  工作内容          the name of the merged column stands before that of the numbers
             1    建设平台。
一、完善                            what is printed left of the numbers is of that column
制度         2    培训人员。        and stands around the middle of its rows
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..numbering import HEADS, ordinal
from .pagecolumns import Span, cells
from .pagerows import PageRow

_APART = 2  # lines between two cells without a number of their own
_PAGE = 2  # lines between two rows on one page at most
_MOST = 2_000_000  # steps that are worth it


@dataclass(frozen=True, slots=True)
class Beside:
    """The *lines* of a page without what stands left of the numbers, which are the *pieces* by line; *begins* is where each cut line did."""

    lines: tuple[Span, ...]
    pieces: Mapping[int, Span]
    begins: Mapping[Span, int]


def beside(
    source: str, lines: Sequence[Span], at: int, names: Sequence[Span], numbers: Collection[str]
) -> Beside | None:
    """Return the page whose header stands on the line *at*, with *names*, cut left of its column of *numbers*; None where that is not the second one.

    >>> page = "任务  序号  内容\\n      1   建设\\n甲乙  2   培训"
    >>> found = beside(page, [(0, 10), (11, 23), (24, 34)], 0, [(0, 2), (4, 6), (8, 10)], ["序号"])
    >>> found and ([page[slice(*line)] for line in found.lines[1:]], found.pieces)
    (['      1   建设', '  2   培训'], {2: (24, 26)})
    """
    second = len(names) > 2 and source[slice(*names[1])] in numbers
    if not second:
        return None
    reach = names[1][0] - lines[at][0] - 1
    cut, pieces, begins = [*lines], dict[int, Span](), dict[Span, int]()
    for nth in range(at + 1, len(lines)):
        start, end = lines[nth]
        if not source[start : min(end, start + reach)].strip():
            continue
        pieces[nth] = cells(source, lines[nth])[0]
        cut[nth] = pieces[nth][1], end
        begins[cut[nth]] = start
    return Beside(tuple(cut), pieces, begins) if pieces else None


def headed(
    source: str, left: Beside, found: Sequence[PageRow], said: Collection[str]
) -> dict[int, list[Span]]:
    """Return the cells of the merged column, each as its pieces, by the number of the first row that it heads.

    A cell begins with a number of headings (一、…), or where lines lie between; it heads the rows whose middle is nearest to its own.
    *said* are names of columns, which a page may repeat.
    """
    at = {line: nth for nth, line in enumerate(left.lines)}
    extents = [(at[row.lines[0]], at[row.lines[-1]], row.number) for row in found if row.number]
    if not extents:
        return {}
    merged: list[tuple[list[int], list[Span]]] = []
    pieces = [
        (nth, piece)
        for nth, piece in left.pieces.items()
        if extents[0][0] <= nth <= extents[-1][1] and source[slice(*piece)] not in said
    ]
    numbered = any(_heads(source, piece) for _, piece in pieces)
    for nth, piece in pieces:
        new = _heads(source, piece) if numbered else not merged or nth - merged[-1][0][-1] > _APART
        if new or not merged:
            merged.append(([], []))
        merged[-1][0].append(nth)
        merged[-1][1].append(piece)
    if not merged or len(merged) > len(extents) or len(merged) * len(extents) ** 2 > _MOST:
        return {}
    middles = [(lines[0] + lines[-1]) / 2 for lines, _ in merged]
    firsts = _shared(extents, middles)
    return {extents[first][2]: parts for first, (_, parts) in zip(firsts, merged, strict=True)}


def _heads(source: str, piece: Span) -> bool:
    own = ordinal(source[slice(*piece)])
    return own is not None and own.style in HEADS


def _shared(extents: Sequence[tuple[int, int, int]], middles: Sequence[float]) -> list[int]:
    """Return with which row each of the cells begins that stand at *middles*, so that they stand as near as can be to the middles of their rows.

    The rows of a cell that a page parts are those on one of its pages.
    """
    count = len(extents)
    page = [0]
    for one, other in pairwise(extents):
        page.append(page[-1] + (other[0] - one[1] > _PAGE))
    top = {each: nth for nth, each in reversed([*enumerate(page)])}
    bottom = {each: nth for nth, each in enumerate(page)}
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for nth, middle in enumerate(middles):
        left = len(middles) - nth - 1
        ways: dict[int, tuple[float, tuple[int, ...]]] = {}
        for first, (cost, path) in best.items():
            for stop in range(first + 1, count - left + 1) if left else [count]:
                last = stop - 1
                parts = (
                    (first, last),
                    (first, min(last, bottom[page[first]])),
                    (max(first, top[page[last]]), last),
                )
                off = min(abs((extents[one][0] + extents[other][1]) / 2 - middle) for one, other in parts)
                way = cost + off, (*path, first)
                if stop not in ways or way < ways[stop]:
                    ways[stop] = way
        best = ways
    return [*best[count][1]]
