"""Givens: numbers that commit to nothing, because they state what is, has been, or is only a condition."""

from __future__ import annotations

import re

from .commitments import (
    CHANGING,
    COMING,
    DOING,
    DONE,
    EXISTING,
    PAST,
    POLICY,
    PREPOSITIONS,
    REACHING,
    REGIONS,
    TALLY,
    Reading,
)
from .numbers import Quantity
from .phrases import after, before

_FOR = re.compile("对|符合|鼓励|支持|凡|若|如")
_CONDITION = re.compile(
    "[^，]{0,40}的(?:企业|单位|项目|人员|人才|机构|地区|地方|个人|家庭|产品|主体|学校|农户|团队)"
)
_FROM = re.compile("[从由][^，。；]{0,12}$")


def given(r: Reading, q: Quantity) -> bool:
    """Return whether *q* is known to be no commitment."""
    text = r.text
    start, end = r.phrases.clause(q.numeral)
    if text.startswith(("/", "每"), q.end) or text[q.start - 1 : q.start] == "每":
        return True
    if q.kind == "time" and before(text, start, q.start, REACHING) > q.start - 2:
        return True  # but 办理时间压缩至3个工作日 is a commitment
    if q.kind in ("money", "ratio") and POLICY.search(text, start, end):
        return True
    if text.startswith("的", end - 1) and text.startswith("，", end):
        return True  # a condition: 年营业收入1亿元以上的，…
    past = PAST.search(text, r.phrases.sentence(q.numeral)[0], q.start)
    if (past and not COMING.search(text, past.end(), q.start)) or DONE.search(text, start, q.start):
        return True
    if q.kind != "count" and _CONDITION.match(text, q.end, end) and _FOR.search(text, start, q.start):
        return True
    if _FROM.search(text, start, q.start) and after(text, q.end, end, CHANGING) > q.end:
        return True  # 从45%提高到70%: where it starts
    if q.kind == "ratio":
        return False
    if TALLY.match(text, q.end) or before(text, start, q.start, EXISTING) < before(
        text, start, q.start, DOING
    ):
        return True
    region = before(text, start, q.start, REGIONS)
    return (
        region < q.start
        and before(text, start, region, PREPOSITIONS) == region
        and before(text, start, region, DOING) == region
    )
