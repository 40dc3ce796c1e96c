"""Which lines of a page make a row of a table, whether blank lines part the rows or not: a row goes on around its number.

Where no blank line parts them, the cells stand at the top of their row, so that each begins on the line of its number, or in the
middle of it, so that as many lines stand above the number as below; then the sentences that end tell where a row does.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..numbering import HEADS, ordinal
from .pagecolumns import Span, cells, width

_NUMBERED = re.compile(r"(\d{1,3})[.、]?")
_WORD = re.compile("[^ \u3000]+")
_PAGE = re.compile(r"\s*(?:[—－–-]\s*\d{1,4}\s*[—－–-]|第\s*\d{1,4}\s*页.{0,12})\s*")
_LINES = 32  # of a row at most, its header on another page among them
_HEADING = 30  # characters of a heading between rows
_FILLED = 0.85  # of the longest line has one whose sentence goes on
# What it costs that a row is not even around its number, for each line beyond one and for each, or that it ends within a sentence.
_UNEVEN, _ASIDE, _GOES_ON, _OPEN = 2.0, 0.01, 3.0, 0.1  # the last: within a list of another cell
_NEVER = 1e9
_STOPS = ("。", "；", "！")
_COMMAS = ("、", "，")


@dataclass(slots=True)
class PageRow:
    """The *lines* of a page that make a row, with its *number*, or of a heading between rows, which has none; *topped* says that the number is on the first."""

    lines: list[Span]
    number: int = 0
    topped: bool = False


def rows(source: str, lines: Sequence[Span], at: int, header: set[str]) -> tuple[list[PageRow], int]:
    """Return the rows from the line *at* on, and where the table ends; what stands behind the end of a page may go on with a row.

    >>> page = "1  建设平台，\\n   提升水平。\\n2  培训人员。\\n"
    >>> found, _ = rows(page, [(0, 8), (9, 17), (18, 26)], 0, set())
    >>> [(row.number, len(row.lines)) for row in found]
    [(1, 2), (2, 1)]
    """
    found: list[PageRow] = []
    stop = at
    for kept, paged, end in _pages(source, lines, at, header):
        made, taken = _of_group(source, kept, found, paged)
        found += made
        if taken < len(kept):
            stop = bisect_left(lines, kept[taken]) if made else stop
            break
        stop = end
    while found and not found[-1].number:
        found.pop()
    return found, stop


def _pages(
    source: str, lines: Sequence[Span], at: int, header: set[str]
) -> Iterator[tuple[list[Span], bool, int]]:
    """Yield the lines from *at* on that no blank line parts, without those that a page prints, whether a page begins with them, and where they end.

    Where no blank line parts the rows, those of the next page belong to them: a page may cut a row above its number.
    """
    open_: list[Span] = []
    begins = paged = False
    stop, numbered = at, 0
    for group, _, end in _groups(source, lines, at):
        kept = [line for line in group if not _of_page(source, line, header)]
        if all(_NUMBERED.fullmatch(source[slice(*line)].strip()) for line in kept):
            stop, paged = end, True  # the number of a page
            continue
        new, own = paged or kept[0] is not group[0], len(_numbers(source, kept, ()))
        if open_ and new and numbered > 1 and own:
            open_ += kept
            numbered += own
        else:
            if open_:
                yield open_, begins, stop
            open_, begins, numbered = kept, new, own
        stop, paged = end, kept[-1] is not group[-1]
    if open_:
        yield open_, begins, stop


def _groups(source: str, lines: Sequence[Span], at: int) -> Iterator[tuple[list[Span], int, int]]:
    """Yield the lines from *at* on that no blank line parts, and where each group begins and ends; none after many without the next number."""
    group: list[Span] = []
    unnumbered = last = 0
    for nth in range(at, len(lines)):
        if source[slice(*lines[nth])].strip():
            group.append(lines[nth])
            value = _number(source, lines[nth])
            follows = value > 0 and (not last or value == last + 1)
            unnumbered, last = (0, value) if follows else (unnumbered + 1, last)
            if unnumbered > _LINES:
                return
        elif group:
            yield group, nth - len(group), nth
            group, unnumbered = [], 0
    if group:
        yield group, len(lines) - len(group), len(lines)


def _of_page(source: str, line: Span, header: set[str]) -> bool:
    """Whether *line* is the number of a page between dashes, or the names of the columns again."""
    found = cells(source, line)
    named = all(source[slice(*cell)] in header for cell in found)
    return named or _PAGE.fullmatch(source[slice(*line)]) is not None


def _of_group(
    source: str, group: Sequence[Span], before: Sequence[PageRow], paged: bool
) -> tuple[list[PageRow], int]:
    """Return the rows and headings that the lines of *group* make, and how many of its lines they are; *before* are the rows above."""
    numbers = _numbers(source, group, before)
    if not numbers:
        if len(group) == 1 and _heads(source, group[0]):
            return [PageRow([*group])], 1
        goes_on = (
            paged
            and before
            and before[-1].number
            and not _outside(source, group, _left(source, before[-1].lines))
        )
        if not goes_on:
            return [], 0
        before[-1].lines += group
        return [], len(group)
    if len(numbers) == 1 and len(group) <= _LINES:
        ((at, number),) = numbers.items()
        return [PageRow([*group], number, at == 0)], len(group)
    left = _left(source, [group[at] for at in numbers])
    made: list[PageRow] = []
    heads = [at for at, line in enumerate(group) if at not in numbers and _heads(source, line)]
    since = _gone_on(before, group, min(*numbers, *heads), min(heads, default=0)) if paged else 0
    for at in (*(head for head in heads if head >= since), len(group)):
        others = (nth for nth in range(since, at) if nth not in numbers)
        inside = next((nth for nth in others if _outside(source, [group[nth]], left)), at)
        own = {nth: number for nth, number in numbers.items() if since <= nth < inside}
        made += _parted(source, group[:inside], since, own)
        if inside < at or any(len(row.lines) > _LINES for row in made):
            return made, inside
        if at < len(group):
            made.append(PageRow([group[at]]))
        since = at + 1
    return made, len(group)


def _numbers(source: str, group: Sequence[Span], before: Sequence[PageRow]) -> dict[int, int]:
    """Return which lines of *group* begin with the number of a row, with it: the next after the one before it."""
    found = {at: value for at, line in enumerate(group) if (value := _number(source, line))}
    if len(found) < 2:
        return found
    last = next((row.number for row in reversed(before) if row.number), 0)
    kept: dict[int, int] = {}
    for at, value in found.items():
        if not last or value == last + 1:
            kept[at] = last = value
    return kept


def _number(source: str, line: Span) -> int:
    """Return the number that *line* begins with, in a cell of its own; 0 where it begins with none."""
    found = _NUMBERED.fullmatch(source, *_first(source, line))
    return int(found[1]) if found else 0


def _first(source: str, line: Span) -> Span:
    """Return the first characters of *line* that no blank parts."""
    found = _WORD.search(source, *line)
    return found.span() if found else (line[1], line[1])


def _heads(source: str, line: Span) -> bool:
    """Whether *line* is a heading between rows: 二、扩大投资."""
    found = cells(source, line)
    words = source[slice(*found[0])] if len(found) == 1 else ""
    own = ordinal(words) if len(words) <= _HEADING else None
    return own is not None and own.style in HEADS


def _left(source: str, lines: Sequence[Span]) -> int:
    """Return how many blanks stand before the line of *lines* that begins first."""
    return min(_first(source, line)[0] - line[0] for line in lines)


def _outside(source: str, lines: Sequence[Span], left: int) -> bool:
    """Whether one of *lines* begins where the numbers of the rows stand, *left* blanks from the margin, or before: it is of no row."""
    return _left(source, lines) <= left


def _gone_on(before: Sequence[PageRow], group: Sequence[Span], first: int, head: int) -> int:
    """Return how many lines at the top of a page go on with the row above.

    They stand before the *first* number, where rows begin with their numbers, or before a *head*.
    """
    above = [row for row in before if row.number]
    if not above or not (head == first or all(row.topped for row in above)):
        return 0
    above[-1].lines += group[:first]
    return first


def _parted(source: str, group: Sequence[Span], since: int, numbers: dict[int, int]) -> list[PageRow]:
    """Return the rows that the lines of *group* from *since* on make, each around the line of its number."""
    if not numbers:
        return []
    at = [*numbers]
    starts = _starts(source, group, since, at)
    ends = [*starts[1:], len(group)]
    return [
        PageRow([*group[start:end]], numbers[own], start == own)
        for start, end, own in zip(starts, ends, at, strict=True)
    ]


def _starts(source: str, group: Sequence[Span], since: int, numbers: Sequence[int]) -> list[int]:
    """Return where the rows begin: with their *numbers*, or as many lines above these as below, whichever parts fewer sentences."""
    pieces = [[source[slice(*cell)] for cell in cells(source, line)] for line in group]
    short = [True] * len(group)
    for metric in (len, width):
        longest = [max(map(metric, each), default=0) for each in pieces]
        full = _FILLED * max(longest[since:])
        short = [before and each < full for before, each in zip(short, longest, strict=True)]
    open_ = [any(piece.endswith(_COMMAS) for piece in each) for each in pieces]
    ends = [any(piece.endswith(_STOPS) for piece in pieces[at]) or short[at] for at in range(len(group))]
    topped = sum(not ends[own - 1] for own in numbers[1:]) * _GOES_ON if numbers[0] == since else _NEVER
    best: dict[int, tuple[float, list[int]]] = {since: (0.0, [since])}
    for nth, own in enumerate(numbers):
        last = nth + 1 == len(numbers)
        stops = [len(group)] if last else range(own + 1, numbers[nth + 1] + 1)
        ways: dict[int, tuple[float, list[int]]] = {}
        for stop in stops:
            goes_on = 0.0 if last else _OPEN * open_[stop - 1] if ends[stop - 1] else _GOES_ON
            for start, (cost, path) in best.items():
                off = abs((own - start) - (stop - 1 - own))
                uneven = _UNEVEN * max(0, off - 1) + _ASIDE * off
                way = cost + uneven + goes_on, [*path, stop]
                ways[stop] = min(ways.get(stop, way), way)
        best = ways
    cost, path = min(best.values())
    return [*numbers] if topped <= cost else path[:-1]
