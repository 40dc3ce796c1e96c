"""Rows without numbers whose cells follow each other, parted by a blank or a line end, as extractors of pages print them (无序号的连排表格).

工作任务 分管领导 牵头单位 责任单位 完成时限
完成征地拆迁1200亩，新建标准化厂房15
万平方米。                              a row begins on a line of its own; how its words make cells
王建国 经开区管委会                     is told by what stands between the blanks and line ends
区自然资源局、安富街
道 12月底
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from .pagecolumns import Span

Fit = Callable[[str, str], float]
Cells = list[list[Span]]  # of one row: for each column the words of its cell

_WORD = re.compile(r"[^ \u3000\r\n\f]+")
_LONGEST = 24  # words of a row
_MANY = 4000  # words of a table at most
_NEW = 0.3  # what a row costs
_EMPTY, _TORN = 1.5, 0.15  # what a column without a cell costs, and a blank or a line end inside of a cell
_LEFT = -1e9


def running_rows(source: str, lines: Sequence[Span], kinds: Sequence[str], fit: Fit) -> list[Cells] | None:
    """Return the rows that *lines* make, each with a cell for every one of *kinds*, the likeliest by *fit*; None where they make none.

    >>> page = "建设平台，培\\n训人员。\\n市甲局 市乙局、\\n市丙局\\n开展检查。\\n市丁局 市戊局"
    >>> spans = [found.span() for found in re.finditer(".+", page)]
    >>> looks = lambda text, kind: 2.0 if text.endswith("。" if kind == "text" else "局") and ("。" in text) == (kind == "text") else -3.0
    >>> rows = running_rows(page, spans, ("text", "bodies", "bodies"), looks)
    >>> [["".join(page[a:b] for a, b in cell) for cell in row] for row in rows]
    [['建设平台，培训人员。', '市甲局', '市乙局、市丙局'], ['开展检查。', '市丁局', '市戊局']]
    """
    words = [
        (word.span(), nth == 0) for line in lines for nth, word in enumerate(_WORD.finditer(source, *line))
    ]
    count = len(words)
    if not words or count > _MANY:
        return None
    texts = [source[slice(*span)] for span, _ in words]
    begins = [first for _, first in words] + [True]
    worth: dict[tuple[int, int, str], float] = {}

    def worth_of(since: int, until: int, kind: str) -> float:
        key = (since, until, kind)
        if key not in worth:
            worth[key] = fit("".join(texts[since:until]), kind) - _TORN * (until - since - 1)
        return worth[key]

    best = [_LEFT] * (count + 1)
    best[0] = 0.0
    came: list[tuple[int, list[int]]] = [(0, [])] * (count + 1)
    for start in range(count):
        if best[start] == _LEFT or not begins[start]:
            continue
        for stop, (score, cuts) in _row(start, min(count, start + _LONGEST), kinds, worth_of).items():
            if begins[stop] and best[start] + score - _NEW > best[stop]:
                best[stop] = best[start] + score - _NEW
                came[stop] = start, cuts
    if best[count] == _LEFT:
        return None
    rows: list[Cells] = []
    stop = count
    while stop:
        start, cuts = came[stop]
        edges = [start, *cuts]
        rows.insert(
            0, [[words[at][0] for at in range(one, other)] for one, other in zip(edges, cuts, strict=False)]
        )
        stop = start
    return rows


def _row(
    start: int, last: int, kinds: Sequence[str], worth: Callable[[int, int, str], float]
) -> dict[int, tuple[float, list[int]]]:
    """Return for each word where a row from *start* on may end what it is worth, and where its cells end; the first column has a cell."""
    ways: dict[int, tuple[float, list[int]]] = {start: (0.0, [])}
    for nth, kind in enumerate(kinds):
        after: dict[int, tuple[float, list[int]]] = {}
        for since, (score, cuts) in ways.items():
            if nth and score - _EMPTY > after.get(since, (_LEFT, []))[0]:
                after[since] = score - _EMPTY, [*cuts, since]
            for until in range(since + 1, last + 1):
                whole = score + worth(since, until, kind)
                if whole > after.get(until, (_LEFT, []))[0]:
                    after[until] = whole, [*cuts, until]
        ways = after
    return ways
