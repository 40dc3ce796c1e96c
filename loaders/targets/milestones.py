"""Commitments without a number: what is to be done by a day (时限).

date     = [object] deadline [，] [object] verb [object]    年内展陈工作基本完成, 6月底前完成整治, 核心区明年7月份建成
         | deadline object { 、 object } verb           8月底前甲校、乙校竣工交付: a list is one
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from ...graph.fact import Doubt, Target
from .commitments import Reading, Span
from .counted import before_adverbs, final
from .dates import Due
from .phrases import after, before
from .understood import label, previous
from .words import (
    ACHIEVING,
    ADVERBS,
    CLASSES,
    COMPLETING,
    DOING,
    JOINING,
    LEADS,
    MILESTONES,
    NOMINAL,
    PROSPECTS,
    SLOGANS,
)

_JOINT = re.compile("(?:并[且将于在]?|[于在须应将要拟]{1,2})$")
_LONGEST = 400  # characters: no quotation of a target runs farther
_DONE = DOING | MILESTONES
_AIMING = LEADS - MILESTONES
_LIST = 160  # characters: how far a list of things runs
_STARTING = MILESTONES - NOMINAL
_PARTS = frozenset(("主体", "主体工程", "主体结构"))
_DIGIT = re.compile(r"\d")
_EVENT = re.compile("[^，。；、前]{2,4}前(?![期沿置端])")
_MANNER = re.compile(
    "(?:按照|按|根据|依据|依照|结合|围绕|对照|参照|通过|在)(?![^，]{0,40}(?:完成|建成|出台|印发))"
)
_BODY = re.compile(
    "[一-鿿]{2,14}?(?:委|局|厅|署|办|部|院|中心|单位|部门|政府|街道|乡镇|学校|企业)(?=[一-鿿]{4})"
)
_PASSED = re.compile("(通过)[^，。；]{0,14}(?:评审|验收|审查|考核|认证|复审|评估|认定|核查|鉴定)$")
_MONTH = re.compile("月份?$")
_PUSHING = frozenset(("加快", "加快推进", "推进", "推动", "完成", "实现", "促进", "统筹", "组织", "协助"))
_MEMBERS = 8  # of a list of things
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
        if begin >= stop or _meets(numbered, begin, stop):
            continue
        if several := _several(r, begin, stop):
            things, verb = several
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
        first = r.forward(start, stop, _AIMING)
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


def _opening(r: Reading, floor: int, at: int) -> int:
    """Return where the thing before a date at *at* begins: its list member, or the list that 等 closes before it (甲、乙等3个项目8月底前竣工)."""
    start = max(floor, r.phrases.member(at)[0])
    etc = r.text.find("等", start, at)
    if start == floor or r.text[start - 1] != "、" or r.next_date(floor, start) < start:
        return start
    first = r.forward(floor, start, _AIMING)
    if etc < 0 and (
        after(r.text, floor, first, _PUSHING) > floor
        or _DIGIT.search(r.text, first, start)
        or any(_doing(r, k, at) for k in _members(r, first, at))
    ):
        return start
    return start if after(r.text, first, start, _DONE) > first else first


def _members(r: Reading, start: int, end: int) -> list[int]:
    """Return where the list members of ``text[start:end]`` begin; none where it is too long for a list."""
    found = [start]
    while (stop := r.phrases.member(found[-1])[1]) < end and len(found) < _MEMBERS:
        found.append(stop + 1)
    return found


def _doing(r: Reading, start: int, end: int) -> bool:
    """Return whether a verb opens the list member at *start* or stands in it."""
    stop = min(r.phrases.member(start)[1], end)
    return any(after(r.text, k, stop, _STARTING if k > start else _DONE) > k for k in range(start, stop))


def _several(r: Reading, begin: int, stop: int) -> tuple[Span, Span] | None:
    """Return the list of things that begins at *begin* and the verb of completion after the last: 8月底前甲校、乙校竣工交付.

    None for a single thing, for one that has a verb of its own, and where the list only limits what follows.
    """
    text, end = r.text, min(r.phrases.clause(begin)[1], begin + _LIST)
    start = r.forward(begin, stop, _AIMING)
    at = stop
    begin = start
    while text[at : at + 1] == "、" and at < end:
        if any(after(text, k, at, _STARTING) > k for k in range(begin, at)):
            return None
        begin, at = at + 1, min(r.phrases.member(at + 1)[1], end)
    if at == stop or _DIGIT.search(text, begin, at):
        return None
    verb = final(r, begin, at)
    if verb is None or before_adverbs(r, begin, verb[0]) - begin < 2 or text.find("的", begin, verb[0]) >= 0:
        return None
    return (start, before_adverbs(r, begin, verb[0])), verb


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
    floor = _opening(r, floor, due.start)
    if event := _EVENT.match(r.text, begin, stop):
        begin = event.end()  # 9月1日开学前投入使用
    first = r.forward(begin, stop, _AIMING)
    verb = _milestone(r, first, stop)
    prospect = begin > due.end and len(due.day or "") == 4
    if verb is None and not prospect:
        verb = _opening_verb(r, first, stop)
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
    before_due = _trimmed(r, floor, due.start, joints=True)
    rest = _listed(r, verb[1]) or _rest(r, verb[1], stop)
    between = _trimmed(r, first, verb[0])
    object: Span | None
    scope, last = None, verb[1]
    if rest and between and r.text[slice(*verb)] in JOINING:
        object = between  # 医院全部纳入平台
    elif rest:
        object = rest
        scope = before_due or between
    elif before_due:
        object, verb = before_due, (first if between else verb[0], verb[1])
    elif between:
        object = between
    elif (done := after(r.text, verb[0], verb[1], ACHIEVING)) > verb[0] and verb[1] - done > 1:
        verb, object = (verb[0], done), (done, verb[1])  # 完成招标
    else:
        object = previous(r, floor) or label(r, due.start)
    if object is None:
        yield r.doubt("target.date", (due.start, stop), "有期限而没有认出要完成的事项")
        return
    start = r.backward(before_due[0] if before_due else due.start, floor)
    aspire = r.aspires(floor, verb[0])
    end = max(last, rest[1] if rest else 0)
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
        at = r.forward(at, stop, _AIMING) if at > start else at
        if at < (end := after(r.text, at, stop, DOING)) < stop:
            return at, end
        if passed := _PASSED.match(r.text, at, stop):
            return passed.span(1)
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


def _trimmed(r: Reading, start: int, end: int, *, joints: bool = False) -> Span | None:
    """Return the thing in ``text[start:end]``, without words of aim and adverbs around it; None where nothing is left.

    With *joints* the words are left out too that join it to a date (工作于, 平台并于), and the verb before 并.
    """
    start = r.forward(start, end)
    while (at := before(r.text, start, end, ADVERBS)) < end:
        end = at
    if joints and end > start and (joint := _JOINT.search(r.text, max(start, end - 3), end)):
        end = joint.start()
        if "并" in joint.group():
            start = after(r.text, start, end, DOING)
    return (start, end) if end - start >= 2 else None


def _listed(r: Reading, start: int) -> Span | None:
    """Return the list that begins at *start*, or what it is called after 等; None for one thing, and where a verb, number or date follows."""
    text, end = r.text, min(r.phrases.clause(start)[1], start + _LIST)
    first = stop = r.phrases.member(start)[1]
    if stop >= end or text[stop] != "、" or r.phrases.member(end)[1] != end:
        return None
    if _DIGIT.search(text, stop, end) or r.next_date(stop, end) < end:
        return None
    while stop < end:
        first, stop = stop + 1, r.phrases.member(stop + 1)[1]
        done = final(r, first, stop)
        if after(text, first, stop, _DONE) > first or (done and text[slice(*done)] not in NOMINAL):
            return None
    etc = text.find("等", first, end)
    called = 0 <= etc < end - 2 and not r.phrases.enclosure(etc)
    return (etc + 1, end) if called else (start, end)


def _rest(r: Reading, start: int, stop: int) -> Span | None:
    """Return what follows the verb, if it is a thing: 并投入使用 and 任务 are none."""
    start += r.text[start : start + 1] in ("了", "好")
    for mark in ("并", "，"):
        cut = r.text.find(mark, start, stop)
        stop = (
            cut if cut >= 0 and not r.phrases.enclosure(cut) and not r.text.startswith("并网", cut) else stop
        )
    return (start, stop) if stop - start >= 2 else None
