"""Quotations that no class noun settles: what is held, or what an act after them names.

举办“甲乙讲坛”4期    启动“甲乙丙丁”    开展“甲乙”专项治理    做好“甲乙一日捐”工作
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .grammar import COUNT, SLOGAN, acts, ending, mechanisms, pattern
from .runs import Run, row_end

HALLS = ("讲堂", "学堂", "课堂", "讲坛")
_FEAST = re.compile("..[节宴周季展赛会集行日]")  # 邻里节, 百家宴
_WORK = re.compile("(?:专项)?工作")
_SHORT = 4  # characters of a quotation that is held; shorter ones are ways of working (回头看)
_BETWEEN = 40  # characters between the verb and a quotation under it
_QUOTED = re.compile("“[^“”]*”|《[^《》]*》|[、和与及]")


class Act(NamedTuple):
    """The *type* of what a quotation names, and the *end* of the name: behind the quotation, or behind the act that follows it."""

    type: str
    end: int


def held(run: Run, start: int, end: int, last: int, inner: str) -> Act | None:
    """Return what the quotation at *start* to *end* is by the verb that holds it, or None; *last* is where its member ends."""
    text = run.text
    act = pattern("act").match(text, end, last)
    if SLOGAN.fullmatch(inner) and (act is None or not act[1].startswith(("专项", "集中", "送"))):
        return None  # “八一”慰问 is what is done every year
    if len(inner) < 2 or inner in mechanisms() or (inner.endswith(ending("bodies")) and "进" not in inner):
        return None  # “送法进企业” goes to a body and is none
    alone = _alone(text, end, last, inner)
    if act is None and alone is None:
        return None
    governed = _under(run, start)
    if act is not None and (governed or run.governed(start, "implementing")):
        between = text[end : act.start(1)]
        day = between.endswith(("日", "周", "月", "节"))  # “6·5”世界环境日主题宣传
        if not day and not any(pattern(kind).search(between) for kind in ("light", "apart", "clausal")):
            return Act(acts()[act[1]], act.end(1))
    return Act(alone, end) if governed and alone is not None else None


def _alone(text: str, end: int, last: int, inner: str) -> str | None:
    """Return what a quotation is that stands by itself under its verb: counted, at the end of its list, or before 工作; else None."""
    if (len(inner) < _SHORT and not _FEAST.fullmatch(inner)) or "+" in inner:
        return None
    if times := COUNT.match(text, end, last):
        return "活动" if times.group()[-1] in "场期次届" else None
    if row_end(text, end, last) == last:
        return "活动"
    work = _WORK.match(text, end, last)
    return "活动" if work and work.end() == last and len(inner) > _SHORT else None


def _under(run: Run, start: int) -> bool:
    """Say whether a verb of holding governs the quotation at *start*: nothing but other names stands between them."""
    at = run.last("events", start)
    if at < 0 or start - at > _BETWEEN:
        return False
    between = _QUOTED.sub("", run.text[at:start])
    return len(pattern("regions").sub("", between)) <= 6 and pattern("clausal").search(between) is None


def unsettled(run: Run, start: int, end: int, last: int, inner: str) -> bool:
    """Say whether a quotation without a class noun stands where an activity would: 推动“甲乙 丙丁”, 开展“甲乙丙丁”建设."""
    if (
        len(inner) < _SHORT
        or inner in mechanisms()
        or SLOGAN.fullmatch(inner)
        or inner.endswith(ending("bodies"))
    ):
        return False
    more = pattern("following").match(run.text, end, last)
    if more is None:
        return end == last and len(inner) >= 6 and run.last("holding", start) == start
    return more.end() == last and start in (run.last("holding", start), run.last("implementing", start))
