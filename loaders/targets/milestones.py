"""Commitments without a number: what is to be done by a day (时限) and what is to be covered (全覆盖).

date     = [object] deadline [，] [object] verb [object]    年内展陈工作基本完成, 6月底前完成整治, 核心区明年7月份建成
coverage = [verb] object (全覆盖 | 全面覆盖)                 实现党的组织全面覆盖
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from ...graph.fact import Doubt, Target
from .commitments import (
    ACHIEVING,
    ADVERBS,
    AIMS,
    CLASSES,
    COVERING,
    DOING,
    LEADS,
    MILESTONES,
    PROSPECTS,
    Reading,
    Span,
)
from .counted import before_adverbs
from .dates import Due
from .phrases import after, before

_COVERAGE = re.compile("全面?覆盖|全域覆盖")
_ENDS = frozenset("，。；、！？\n）")
_JOINT = re.compile("(?:并[且将于在]?|[于在须应将])$")
_LONGEST = 400  # characters: no quotation of a target runs farther
_REACH = 60  # characters: how far a commitment runs after its deadline


def coverages(r: Reading) -> Iterator[Target]:
    """Yield the commitments of *r* to cover all."""
    text = r.text
    for found in _COVERAGE.finditer(text, r.phrases.start, r.phrases.end):
        at, end = found.span()
        if (end < r.phrases.end and text[end] not in _ENDS) or r.phrases.enclosure(at):
            continue
        floor, _ = r.phrases.clause(at)
        if (member := r.phrases.member(at)[0]) > floor and at - member >= 4:
            floor = member
        verb = _last(r, floor, at, COVERING) or _last(r, floor, min(floor + 6, at), DOING)
        start = verb[1] if verb else r.forward(floor, at)
        stop = end
        if verb and verb[1] == at:  # 水质检测实现全覆盖
            start = r.forward(floor, verb[0], AIMS)
            stop = before_adverbs(r, start, verb[0]) if start < verb[0] else start
            if stop - start < 2:
                continue
            verb = verb[0], end
        elif at - start < 2:
            continue
        where = r.text.find("在", floor, verb[0]) if verb else -1
        if stop < end:
            where = -1
        scope = (where + 1, verb[0]) if verb and where >= 0 else None
        first = where if where >= 0 else (r.backward(min(start, verb[0]), floor) if verb else start)
        yield r.target(
            "target.coverage",
            (first, end),
            verb or (end - 2, end),
            (start, stop),
            value=100,
            unit="%",
            due=r.due(at, end, None),
            kind="coverage",
            aspire=r.aspires(floor, end),
            scope=scope,
        )


def _last(r: Reading, start: int, end: int, verbs: frozenset[str]) -> Span | None:
    """Return the last of *verbs* in ``text[start:end]`` outside quotations."""
    for at in range(end - 2, start - 1, -1):
        if (stop := after(r.text, at, end, verbs)) > at and not r.phrases.enclosure(at):
            return at, stop
    return None


def dates(r: Reading, numbered: list[Span]) -> Iterator[Target | Doubt]:
    """Yield the commitments of *r* to a day, but where a number of *numbered* (quotes of targets) has that deadline."""
    for due in r.dues:
        clause = r.phrases.clause(due.start)
        if not due.firm or _meets(numbered, due.start, clause[1]):
            continue
        stop = min(r.phrases.member(due.end - 1)[1], due.end + _REACH)
        begin = due.end
        if r.text[stop : stop + 1] == "，" and stop == begin:  # 6月底前，完成…
            begin = stop + 1
            stop = min(r.phrases.clause(begin)[1], begin + _REACH)
        if begin >= stop or _meets(numbered, begin, stop):
            continue
        yield from _date(r, due, begin, stop, clause[0])


def _meets(spans: list[Span], start: int, end: int) -> bool:
    """Return whether one of *spans*, in order, has a character of *start* to *end*."""
    k = bisect_left(spans, (end, 0)) - 1
    while k >= 0 and spans[k][0] > start - _LONGEST:
        if spans[k][1] > start:
            return True
        k -= 1
    return False


def _date(r: Reading, due: Due, begin: int, stop: int, floor: int) -> Iterator[Target | Doubt]:
    """Yield what ``text[begin:stop]`` is to be done by *due*."""
    floor = max(floor, r.phrases.member(due.start)[0])
    first = r.forward(begin, stop, LEADS - MILESTONES)
    verb = _milestone(r, first, stop)
    prospect = begin > due.end and len(due.day or "") == 4
    if verb is None or (prospect and (verb[0] > first or r.text[verb[0] : verb[1]] in PROSPECTS)):
        return  # 到2027年，初步形成…: a prospect, nothing to check
    if due.day and r.calendar.year and int(due.day[:4]) < r.calendar.year:
        return  # what has been
    if due.day is None:
        yield r.doubt("target.date", (due.start, stop), "期限的起算日期或年度不明，推不出截止日期")
        return
    before_due = _trimmed(r, floor, due.start, joints=True)
    rest = _rest(r, verb[1], stop)
    between = _trimmed(r, first, verb[0])
    object: Span | None
    scope = None
    if rest:
        object = rest
        scope = before_due or between
    elif before_due:
        object, verb = before_due, (first if between else verb[0], verb[1])
    elif between:
        object = between
    elif (done := after(r.text, verb[0], verb[1], ACHIEVING)) > verb[0] and verb[1] - done > 1:
        verb, object = (verb[0], done), (done, verb[1])  # 完成招标
    else:
        object = _previous(r, floor)
    if object is None:
        yield r.doubt("target.date", (due.start, stop), "有期限而没有认出要完成的事项")
        return
    start = r.backward(before_due[0] if before_due else due.start, floor)
    aspire = r.aspires(floor, verb[0])
    end = max(verb[1], rest[1] if rest else 0)
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


def _milestone(r: Reading, start: int, stop: int) -> Span | None:
    """Return the first verb of completion in ``text[start:stop]``, with those joined to it, that is no part of a name."""
    for at in range(start, stop - 1):
        end = after(r.text, at, stop, MILESTONES)
        if end == at or r.phrases.enclosure(at):
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


def _rest(r: Reading, start: int, stop: int) -> Span | None:
    """Return what follows the verb, if it is a thing: 并投入使用 and 任务 are none."""
    start += r.text[start : start + 1] in ("了", "好")
    for mark in ("并", "，"):
        cut = r.text.find(mark, start, stop)
        stop = (
            cut if cut >= 0 and not r.phrases.enclosure(cut) and not r.text.startswith("并网", cut) else stop
        )
    return (start, stop) if stop - start >= 2 else None


def _previous(r: Reading, floor: int) -> Span | None:
    """Return the thing that the clause before *floor* is about, if it belongs to the same sentence."""
    if floor <= r.phrases.sentence(floor)[0]:
        return None
    start, end = r.phrases.clause(floor - 1)
    head, _ = r.head(r.forward(start, end, LEADS | DOING), end)
    return head if head[1] - head[0] >= 2 else None
