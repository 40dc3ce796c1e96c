"""Rows whose cells a blank or a line end parts (连排的表格行): which words make a cell, and where a row without a number begins.

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
from functools import cache

from .pagecolumns import Span

Fit = Callable[[str, str], float]
Worth = Callable[[int, int, str], float]
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
    words: list[Span] = []
    begins: list[bool] = []  # which words stand first on their line, and the end
    for line in lines:
        own = [word.span() for word in _WORD.finditer(source, *line)]
        begins += [nth == 0 for nth in range(len(own))]
        words += own
    begins.append(True)
    count = len(words)
    if not words or count > _MANY:
        return None
    worth = _worth(source, words, fit)
    best = [_LEFT] * (count + 1)
    best[0] = 0.0
    came: list[tuple[int, list[int]]] = [(0, [])] * (count + 1)
    for start in range(count):
        if best[start] == _LEFT or not begins[start]:
            continue
        for stop, (score, cuts) in _row(start, min(count, start + _LONGEST), kinds, worth).items():
            if begins[stop] and best[start] + score - _NEW > best[stop]:
                best[stop] = best[start] + score - _NEW
                came[stop] = start, cuts
    if best[count] == _LEFT:
        return None
    rows: list[Cells] = []
    stop = count
    while stop:
        start, cuts = came[stop]
        rows.insert(0, _cut(words, start, cuts))
        stop = start
    return rows


def one_row(source: str, lines: Sequence[Span], kinds: Sequence[str], fit: Fit) -> Cells:
    """Return the cells of the one row that *lines* make, one for each of *kinds*, the likeliest by *fit*.

    >>> line = "1 建设平 台。 市甲局"
    >>> looks = {("1", "number"): 3.0, ("建设平台。", "text"): 2.0, ("市甲局", "bodies"): 3.0}
    >>> cells = one_row(line, [(0, len(line))], ("number", "text", "bodies"), lambda *cell: looks.get(cell, -3.0))
    >>> ["".join(line[a:b] for a, b in cell) for cell in cells]
    ['1', '建设平台。', '市甲局']
    """
    words = [word.span() for line in lines for word in _WORD.finditer(source, *line)]
    _, cuts = _row(0, len(words), kinds, _worth(source, words, fit))[len(words)]
    return _cut(words, 0, cuts)


def _worth(source: str, words: Sequence[Span], fit: Fit) -> Worth:
    """Return what says how well the *words* from one to another, as one cell, fit a column; each is asked once."""
    texts = [source[slice(*word)] for word in words]

    @cache
    def worth(since: int, until: int, kind: str) -> float:
        return fit("".join(texts[since:until]), kind) - _TORN * (until - since - 1)

    return worth


def _cut(words: Sequence[Span], start: int, cuts: Sequence[int]) -> Cells:
    """Return the *words* from *start* on in cells that end at *cuts*."""
    return [[*words[one:other]] for one, other in zip([start, *cuts], cuts, strict=False)]


def _row(start: int, last: int, kinds: Sequence[str], worth: Worth) -> dict[int, tuple[float, list[int]]]:
    """Return for each word where a row from *start* on may end what it is worth, and where its cells end; the first column has a cell."""
    ways: dict[int, tuple[float, list[int]]] = {start: (0.0, [])}
    for nth, kind in enumerate(kinds):
        # of two ways that are worth the same the one that leaves out the later column is taken
        left_out = {at: (score - _EMPTY, [*cuts, at]) for at, (score, cuts) in ways.items()}
        after = left_out if nth else {}
        for since, (score, cuts) in ways.items():
            for until in range(since + 1, last + 1):
                whole = score + worth(since, until, kind)
                if whole > after.get(until, (_LEFT, []))[0]:
                    after[until] = whole, [*cuts, until]
        ways = after
    return ways
