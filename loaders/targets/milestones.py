"""Commitments without a number: what is to be done by a day (时限).

date     = [object] deadline [，] [object] verb [object]    年内展陈工作基本完成, 6月底前完成整治, 核心区明年7月份建成
         | deadline object { 、 object } verb           8月底前甲校、乙校竣工交付: a list is one
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from ...graph.fact import Doubt, Target
from ..vocabulary import either, vocabulary
from .commitments import Reading, Span
from .dates import Due
from .phrases import after
from .things import AIMING, listed, opening, rest, several, trimmed
from .understood import label, previous
from .verbs import in_noun
from .words import (
    ACHIEVING,
    CLASSES,
    COMPLETING,
    DOING,
    JOINING,
    MILESTONES,
    PROSPECTS,
    SLOGANS,
)

_LONGEST = 400  # characters: no quotation of a target runs farther
_PARTS = frozenset(("主体", "主体工程", "主体结构"))
_WHOLLY = re.compile("基本|全部|全面|全数")
_DIGIT = re.compile(r"\d")
_EVENT = re.compile("[^，。；、前]{2,4}前(?![期沿置端])")
_WORDS = vocabulary("targets")["words"]
_MANNER = re.compile(f"{either(_WORDS['according'])}(?![^，]{{0,40}}(?:完成|建成|出台|印发))")
_BODY = re.compile(
    "[一-鿿]{2,14}?(?:委|局|厅|署|办|部|院|中心|单位|部门|政府|街道|乡镇|学校|企业)(?=[一-鿿]{4}|$)"
)
_PASSED = re.compile(f"{either(_WORDS['passing'])}?(通过)[^，。；]{{0,20}}{either(_WORDS['tests'])}$")
_SENT_ON = re.compile("(?<=[告案划稿单料结见账制法则点录书表])并?(?:报送?|上报)(?=[一-鿿]{2})")
_FILED_WITH = re.compile(f"报(?:送|请)?(?:[省市县区州国]|{either(_WORDS['authorities'])})[一-鿿]{{0,14}}$")
_ALL_OF = re.compile(
    "全面|全部|普遍|统一|相应|各(?:[市县区州镇乡村]|部门|单位|学校|街道)[、市县区州（）镇乡街道]{0,8}"
)
_ROW = re.compile("(?:各?[省市县区乡镇村州盟旗]{1,2}(?:（[^（）]{1,12}）)?[、和]){1,5}")
_DONE = 8  # characters of a stage that a year or a month is followed by
_ENDS = frozenset("，。；、\n")
_STAGED = MILESTONES - frozenset(_WORDS["imprinted"])
_MONTH = re.compile("月份?$")
_REACH = 60  # characters: how far a commitment runs after its deadline


def dates(r: Reading, numbered: list[Span]) -> Iterator[Target | Doubt]:
    """Yield the commitments of *r* to a day, but where a number of *numbered* (quotes of targets) has that deadline."""
    for due in r.dues:
        clause = r.phrases.clause(due.start)
        if not (due.firm or _completed(r, due)) or _meets(numbered, due.start, clause[1]):
            continue
        if r.text.startswith("：", due.end) and _MONTH.search(r.text, due.start, due.end):
            continue  # 4月：召开专题会议: a calendar, as in a column of dates
        stop = min(r.phrases.member(due.end - 1)[1], due.end + _REACH)
        begin = due.end
        if r.text[stop : stop + 1] in ("，", "：") and stop == begin:  # 6月底前，完成…
            begin = stop + 1
            stop = min(r.phrases.clause(begin)[1], begin + _REACH)
            if r.text[stop : stop + 1] == "，" and _MANNER.match(
                r.text, begin, stop
            ):  # 6月底前，按照要求，完成…
                begin = stop + 1
                stop = min(r.phrases.clause(begin)[1], begin + _REACH)
        if _ROW.match(r.text, begin, clause[1]):  # 省、市、县全面建立河长制
            stop = min(r.phrases.clause(begin)[1], begin + _REACH)
        if begin >= stop or _meets(numbered, begin, stop):
            continue
        if found := several(r, begin, stop):
            things, verb = found
            if not _meets(numbered, begin, verb[1]):
                yield from _finished(r, due, things, verb, clause[0])
            continue
        said = list(_date(r, due, begin, stop, clause[0]))
        yield from said
        if any(isinstance(fact, Target) for fact in said):
            yield from _onward(r, due, r.phrases.clause(begin)[1], numbered)


def _completed(r: Reading, due: Due) -> bool:
    """Return whether a mere year, not that of the plan, is when something is to be completed: 2025年完成整治."""
    day = due.day
    done = after(r.text, due.end, min(due.end + _DONE, len(r.text)), _STAGED)
    ended = done > due.end and (done == len(r.text) or r.text[done] in _ENDS)
    if day and ended and due.start - r.phrases.clause(due.start)[0] > 1 and not r.calendar.over(day):
        return True  # 甲路2025年开工, 乙校2025年9月投用
    return (
        day is not None
        and day != r.calendar.default
        and not r.calendar.over(day)
        and r.text.endswith("年", due.start, due.end)
        and after(r.text, due.end, due.end + 4, COMPLETING) > due.end
    )


def _onward(r: Reading, due: Due, at: int, numbered: list[Span]) -> Iterator[Target]:
    """Yield what the clauses behind *at* are to complete by the same day: 6月底前投用新馆，完成旧馆搬迁."""
    until = r.phrases.sentence(at - 1)[1]
    while at + 1 < until and r.text[at] == "，":
        start, stop = r.phrases.clause(at + 1)
        first = r.forward(start, stop, AIMING)
        end = after(r.text, first, stop, COMPLETING)
        undated = r.next_date(start, stop) >= stop and not _DIGIT.search(r.text, start, stop)
        if end == first or stop - end < 2 or not undated or _meets(numbered, start, stop):
            return
        yield r.target(
            "target.date",
            (first, stop),
            (first, end),
            (end, stop),
            op="<=",
            due=due.day,
            kind="date",
            aspire=r.aspires(start, first),
        )
        at = stop


def _meets(spans: list[Span], start: int, end: int) -> bool:
    """Return whether one of *spans*, in order, has a character of *start* to *end*."""
    k = bisect_left(spans, (end, 0)) - 1
    while k >= 0 and spans[k][0] > start - _LONGEST:
        if spans[k][1] > start:
            return True
        k -= 1
    return False


def _finished(r: Reading, due: Due, things: Span, verb: Span, floor: int) -> Iterator[Target]:
    """Yield the commitment that *things* reach the stage *verb* by *due*; the object of 主体完工 is the 主体 of each."""
    if due.day is None or r.passed(due.start, due.end):
        return
    part = after(r.text, verb[0], verb[1], _PARTS)
    object, scope = ((verb[0], part), things) if part > verb[0] else (things, None)
    yield r.target(
        "target.date",
        (r.backward(due.start, floor), verb[1]),
        (part, verb[1]),
        object,
        op="<=",
        due=due.day,
        kind="date",
        aspire=r.aspires(floor, things[0]),
        scope=scope,
    )


def _date(r: Reading, due: Due, begin: int, stop: int, floor: int) -> Iterator[Target | Doubt]:
    """Yield what ``text[begin:stop]`` is to be done by *due*."""
    floor = opening(r, floor, due.start)
    if event := _EVENT.match(r.text, begin, stop):
        begin = event.end()  # 9月1日开学前投入使用
    first = r.forward(begin, stop, AIMING)
    verb = _milestone(r, first, stop) or _wholly(r, first, stop)
    prospect = begin > due.end and len(due.day or "") == 4
    if verb is None and not prospect:
        verb = _opening_verb(r, first, stop) or _filed(r, first, stop) or _by_all(r, first, stop)
    placed = verb is not None and r.text.startswith("在", first) and r.text[slice(*verb)] in COMPLETING
    if verb is None or (
        prospect and ((verb[0] > first and not placed) or r.text[verb[0] : verb[1]] in PROSPECTS)
    ):
        return  # 到2027年，初步形成…: a prospect, nothing to check
    if due.day and r.calendar.over(due.day):
        return  # what has been
    if due.day is None:
        yield r.doubt("target.date", (due.start, stop), "期限的起算日期或年度不明，推不出截止日期")
        return
    before_due = trimmed(r, floor, due.start, joints=True)
    behind = listed(r, verb[1]) or rest(r, verb[1], stop)
    between = trimmed(r, first + r.text.startswith(("将", "把"), first), verb[0])
    if between and r.text.startswith("由", between[0]) and _BODY.match(r.text, between[0] + 1, between[1]):
        between = None  # 9月底前由市民政局发布
    if behind and (sent_on := _SENT_ON.search(r.text, behind[0] + 2, behind[1])):
        behind = behind[0], sent_on.start()  # 12月底前形成报告报送市政府
    object: Span | None
    scope, last = None, verb[1]
    if behind and between and r.text[slice(*verb)] in JOINING:
        object = between  # 医院全部纳入平台
    elif behind:
        object = behind
        scope = before_due or between
    elif before_due:
        object, verb = before_due, (first if between else verb[0], verb[1])
    elif between:
        object = between
    elif (done := after(r.text, verb[0], verb[1], ACHIEVING)) > verb[0] and verb[1] - done > 1:
        verb, object = (verb[0], done), (done, verb[1])  # 完成招标
    else:
        object = previous(r, floor) or label(r, due.start) or r.thing
    if object is None:
        yield r.doubt("target.date", (due.start, stop), "有期限而没有认出要完成的事项")
        return
    start = r.backward(before_due[0] if before_due else due.start, floor)
    aspire = r.aspires(floor, verb[0])
    end = max(last, behind[1] if behind else 0)
    yield r.target(
        "target.date",
        (start, end),
        verb,
        object,
        op="<=",
        due=due.day,
        kind="date",
        aspire=aspire,
        scope=scope,
    )


def _opening_verb(r: Reading, start: int, stop: int) -> Span | None:
    """Return the verb that opens ``text[start:stop]``, or stands behind the body that does: 6月底前公开清单, 6月底前市甲局推行编码."""
    body = _BODY.match(r.text, start, stop)
    for at in (start, *([body.end()] if body else [])):
        at = r.forward(at, stop, AIMING) if at > start else at
        if at < (end := after(r.text, at, stop, DOING)) < stop and not in_noun(r.text, at, end):
            return at, end
        if passed := _PASSED.match(r.text, at, stop):
            return passed.span(1)
    return None


def _wholly(r: Reading, start: int, stop: int) -> Span | None:
    """Return the verb that ends ``text[start:stop]`` behind a word for all (燃煤锅炉基本淘汰)."""
    found = _WHOLLY.search(r.text, start + 2, stop)
    whole = found is not None and after(r.text, found.end(), stop, DOING) == stop > found.end()
    return (found.end(), stop) if found and whole else None


def _filed(r: Reading, start: int, stop: int) -> Span | None:
    """Return what ends ``text[start:stop]`` where it says with whom something is filed: 将方案报市厅备案."""
    found = _FILED_WITH.search(r.text, start, stop)
    return (found.start(), stop) if found and not r.phrases.enclosure(found.start()) else None


def _by_all(r: Reading, start: int, stop: int) -> Span | None:
    """Return the verb behind those who are all to do it: 省、市、县全面建立河长制, 各镇成立专班."""
    for found in _ALL_OF.finditer(r.text, start, stop):
        end = after(r.text, found.end(), stop, DOING | MILESTONES)
        if end - found.end() >= 2 and stop - end >= 2 and not in_noun(r.text, found.end(), end):
            return found.end(), end
    return None


def _milestone(r: Reading, start: int, stop: int) -> Span | None:
    """Return the first verb of completion in ``text[start:stop]``, with those joined to it, that is no part of a name."""
    for at in range(start, stop - 1):
        end = after(r.text, at, stop, MILESTONES)
        if end == at or r.phrases.enclosure(at) or r.text.startswith(SLOGANS, at):
            continue
        while (more := after(r.text, end, stop, MILESTONES)) > end and stop - more not in (1, 2):
            end = more
        if at == start or end == stop or after(r.text, end, stop, CLASSES) == end:
            return at, end
    return None
