"""Columns that say what is to be done by when in the year (分季度目标): 一季度 | 二季度 | 三季度 | 四季度, in a header of one row or of two.

name    = [20YY年] (第?N季度 | 上半年 | 下半年 | N月 | N-M月) [末 | 底前] [工作 | 推进 | …] [目标 | 进度 | …]
header  = name { name } over { name } name { name }     over: 季度推进目标, in a row above the names of the parts of the year
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...clauses.labels import column
from ...columnnames import bare
from ...passage import Passage, joined
from ...vocabulary import either, vocabulary

_WORDS = vocabulary("clauses")
_MONTH = "(?:1[0-2]|[1-9])"
_NAME = re.compile(
    rf"(?:20\d\d年)?(?:第?[一二三四1-4]季度|[上下]半年|{_MONTH}(?:[-—~至]{_MONTH})?月份?|[一二三四五六七八九十]{{1,2}}月份?)"
    rf"(?:[末底]前?|前)?(?:{either(_WORDS['columns']['period_words'])}){{0,3}}"
)
_OVER = re.compile(either(_WORDS["columns"]["over_periods"]))
_HALF = frozenset(_WORDS["labels"]["alone"])  # 牵头 ⏎ 县领导
_LEAST = 2  # parts of a year


def period(name: str) -> str | None:
    """Return the part of the year that the name of a column says, None where it says none.

    >>> period("一季度目标"), period("2024年上半年"), period("1-3月工作进度"), period("季度推进目标"), period("一季度完成情况")
    ('一季度目标', '2024年上半年', '1-3月工作进度', None, None)
    """
    return name if _NAME.fullmatch(name) else None


def periods(names: Sequence[str]) -> tuple[tuple[int, str], ...]:
    """Return which of the columns *names* say what is to be done in a part of the year, and in which; one alone is none.

    >>> periods(["任务", "一季度", "二季度", "责任单位"]), periods(["任务", "上半年", "责任单位"])
    (((1, '一季度'), (2, '二季度')), ())
    """
    found = tuple((at, part) for at, name in enumerate(names) if (part := period(name)))
    return found if len(found) >= _LEAST else ()


def spread(header: Sequence[Passage]) -> list[Passage]:
    """Return the names of *header*, one a line, in the order of the columns.

    The names of a second row stand in the place of the one over them, and a label that was broken into lines is whole again.

    >>> from remit.loaders.passage import clean
    >>> source = "序号 任务 季度目标 牵头 县领导 责任单位 上半年 下半年"
    >>> [name.text for name in spread([clean(source, [m.span()]) for m in re.finditer(r"\\S+", source)])]
    ['序号', '任务', '上半年', '下半年', '牵头县领导', '责任单位']
    """
    whole: list[Passage] = []
    for cell in header:
        if whole and whole[-1].text in _HALF and column(bare(whole[-1].text + cell.text)):
            whole[-1] = joined([whole[-1], cell], line_ends=False)
        else:
            whole.append(cell)
    below = len(whole)
    while below and period(bare(whole[below - 1].text)):
        below -= 1
    over = [at for at in range(below) if is_over(bare(whole[at].text))]
    if len(whole) - below < _LEAST or len(over) != 1:
        return whole
    return [*whole[: over[0]], *whole[below:], *whole[over[0] + 1 : below]]


def is_over(name: str) -> bool:
    """Whether the column *name* may stand over the parts of the year.

    >>> is_over("季度推进目标"), is_over("一季度目标"), is_over("责任单位")
    (True, False, False)
    """
    return bool(_OVER.search(name)) and period(name) is None
