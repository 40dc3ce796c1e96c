"""Targets (指标): what a task promises that can be checked — a number, a percentage, a full coverage, a day.

`counts` reads what has a number, `milestones` what has a day, `coverage` what covers all; here they are put together, each once.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter

from ...graph.fact import Doubt, Target
from ..outline.parse import Item
from ..passage import Passage
from ..vocabulary import either, vocabulary
from .calendar import Calendar
from .commitments import Reading, Span
from .counts import counts
from .coverage import coverages
from .dates import deadlines
from .indicators import measured
from .milestones import dates
from .numbers import Quantity, quantities
from .numerals import read
from .phrases import phrases
from .spans import first_span, spans
from .understood import thing_of_title

_WORDS = vocabulary("targets")
_SPANS = _WORDS["spans"]
_COVERED = re.compile("[全面]覆盖")
_AIMING = re.compile(f"{either(_WORDS['words']['aiming'])}$")
_start = attrgetter("start")
_PERIOD = re.compile("(?:未来|今后)([二三四五2-5])年")  # in a heading: 未来五年主要任务
_LASTING = 16  # characters: how far before a span of time it is said what lasts so long
_LASTS = re.compile(  # 运营时间延长2小时, 人均不低于30小时: how long, and not when
    f"{either(_SPANS['lasting'])}[^，。；、：]{{0,4}}(?:{either(_SPANS['changed'])}|不[得应]?(?:少于|低于|超过|高于|多于|大于))$"
    f"|{either(_SPANS['average'])}[^，。；、：]{{0,6}}不[得应]?(?:少于|低于)$"
)
_REGULARLY = re.compile(  # 每季度召开一次联席会议
    "(?<![人户生床亩准金])每(?:半年|两?个?月|个?季度?|年|周|学期|旬)[^，、；。：0-9只仅]{0,8}$"
)
_LEAST = re.compile("(?:至少|最少)[^，、；。0-9]{0,8}$")  # 每县至少建设一所学校
_LIVES = re.compile(
    f"{either(_SPANS['lives'])}[^，。；、]{{0,9}}{either(_SPANS['lived'])}[到至]?$"
    "|寿命[^，。；、]{0,4}(?:超过|突破|超)$"
)
_LEVELS = re.compile("层级[^，。；、]{0,6}[至到在]$")
_DAY = re.compile(  # all begin with one of a few characters, which are found fast
    "年(?:(?<=[二两三四五0-9今明后本当半]年)|(?=[内底末之以时]))|月(?<=[0-9一二三四五六七八九十]月)|季度|日起|五”?末|期[末间]"
)


def targets(item: Item, task: str, calendar: Calendar) -> Iterator[Target | Doubt]:
    """Yield the commitments of *item* in the order of its text, as facts of the task *task*, and the doubts they raise.

    Counts of what already exists, ages, ordinals, numbers inside names and ceilings of policies are no commitments.

    >>> from remit.loaders.passage import clean
    >>> text = "3.培训人才。新建200个培训基地，年底前培养2万名人才，受益群众力争达到30万人次。"
    >>> item = Item("3", "1.3", 3, 1, clean(text, [(0, len(text))]), 2, 7, len(text))
    >>> for t in targets(item, "d#要点.3", Calendar(2024)):
    ...     print(t.verb, t.object, t.op, t.value, t.unit, t.due, t.aspire)
    新建 培训基地 = 200 个 2024 False
    培养 人才 = 20000 名 2024-12 False
    达到 受益群众 = 300000 人次 2024-12 True
    """
    if item.heading and (period := _PERIOD.match(item.heading.passage.text)):
        calendar = calendar.until(int(read(period[1]) or 0))
    start = item.start
    if item.indicator:
        yield from measured(item.indicator, task, calendar)
        start = item.end - item.beside
    thing = thing_of_title(item.passage.text, item.title) if item.title else None
    yield from targets_in(
        item.passage, start, item.end, task, calendar, label=item.n, amount=item.amount, thing=thing
    )
    for part, start, end in item.periods:
        yield from targets_in(
            item.passage, start, end, task, _within(calendar, part), label=f"{item.n} {part}", thing=thing
        )


def _within(calendar: Calendar, part: str) -> Calendar:
    """Return the *calendar* of what is to be done in a *part* of the year, as a column names it: 一季度目标."""
    return replace(
        calendar, within=next((due.day for due in deadlines(f"{part}完成", calendar) if due.day), None)
    )


def targets_in(
    passage: Passage,
    start: int,
    end: int,
    task: str | None,
    calendar: Calendar,
    doc: str | None = None,
    label: str = "",
    amount: int | None = None,
    thing: Span | None = None,
) -> Iterator[Target | Doubt]:
    """Yield the commitments of the cleaned characters *start* to *end* of *passage*.

    *task* is None for goals of the whole document *doc*; *label* marks rows that share one number; *amount* is where a cell begins
    that says how much is to be reached of what stands before it. *thing* is what the title of the task names.
    """
    text = passage.text
    numbers = [q for q in quantities(text, start, end) if not _idle(text, q, start)]
    dues = tuple(deadlines(text, calendar, start, end)) if numbers or _DAY.search(text, start, end) else ()
    covered = _COVERED.search(text, start, end) if "覆盖" in text else None
    spanning = first_span(text, start, end)
    if not (numbers or dues or covered or spanning):
        return
    places = [q.start for q in numbers] + [due.start for due in dues]
    places += [found.start() for found in (covered, spanning) if found]
    start, end = _around(text, start, end, min(places), end if covered or spanning else max(places))
    months = text.find("分别", start, end) >= 0 and text.find("月", start, end) >= 0
    plural = months or any(text.find(mark, start, end) >= 0 for mark in ("和20", "、20"))
    reading = Reading(
        passage, phrases(text, start, end), dues, calendar, task, doc, label, plural, amount, thing
    )
    found: list[Target | Doubt] = list(counts(reading, numbers))
    found += _quoted(reading, numbers)
    if covered:
        found += coverages(reading)
    if dues:
        quotes = sorted((passage.at(fact.evidence.start), passage.at(fact.evidence.end)) for fact in found)
        found += dates(reading, quotes)
    if spanning:
        quotes = [(passage.at(fact.evidence.start), passage.at(fact.evidence.end)) for fact in found]
        found += spans(reading, quotes)
    yield from _once(reading, sorted(found, key=lambda fact: fact.evidence.start))


def _quoted(reading: Reading, numbers: list[Quantity]) -> Iterator[Target | Doubt]:
    """Yield what a quotation of several clauses commits to: 实现“甲达到2000名，乙率达到40%”的目标."""
    for start, end in reading.phrases.enclosed if numbers else ():
        if reading.text[start] != "“" or reading.text.find("，", start, end) < 0:
            continue
        first, last = (bisect_left(numbers, at, key=_start) for at in (start, end))
        inside = numbers[first:last]
        if inside and _AIMING.search(reading.text, max(0, start - 8), start):
            yield from counts(replace(reading, phrases=phrases(reading.text, start + 1, end - 1)), inside)


def _idle(text: str, q: Quantity, start: int) -> bool:
    """Return whether *q* can be no commitment, whatever stands around it: an age, a rank, 一个, a span of time."""
    if q.kind == "time":
        return text[q.start - 1 : q.start] not in ("至", "到", "在") and not _LASTS.search(
            text, max(start, q.start - _LASTING), q.numeral
        )
    if q.unit == "分" and text[q.start - 1 : q.start] in ("时", "点"):
        return True  # 9时30分
    if q.kind == "age":  # but 人均预期寿命达到80岁
        return not _LIVES.search(text, max(start, q.start - _LASTING), q.numeral)
    one = q.chinese and q.value == 1 and q.kind != "ratio" and q.operator == "="
    since = max(start, q.start - _LASTING)
    counted = _LEAST.search(text, since, q.start) or _REGULARLY.search(text, since, q.start)
    if q.kind == "rank":  # but 管理层级压减至3级以内
        return _LEVELS.search(text, max(start, q.start - _LASTING), q.numeral) is None
    return one and not counted


def _around(text: str, start: int, end: int, first: int, last: int) -> tuple[int, int]:
    """Return the part of ``text[start:end]`` whose sentences hold *first* to *last*; all the rest need not be taken apart."""
    since = text.rfind("。", start, first) + 1
    if since and text.count("“", start, since) == text.count("”", start, since):
        start = since
    until = text.find("。", last, end)
    return start, (until + 1 if until >= 0 else end)


def _once(r: Reading, found: list[Target | Doubt]) -> Iterator[Target | Doubt]:
    """Yield each of *found* once: a title may say what the text repeats; within a sentence two verbs say two things."""
    seen: dict[object, Target | None] = {}
    for fact in found:
        if not isinstance(fact, Target):
            said: object = fact
        else:
            said = (fact.object, fact.op, fact.value, fact.unit, fact.due, fact.kind)
        if said not in seen or (isinstance(fact, Target) and _beside(r, seen[said], fact)):
            seen[said] = fact if isinstance(fact, Target) else None
            yield fact


def _beside(r: Reading, one: Target | None, other: Target) -> bool:
    """Return whether two verbs of one sentence say the same of a thing: 新建公厕5座、改造公厕5座."""
    if one is None or one.verb == other.verb:
        return False
    first, second = (r.passage.at(each.evidence.start) for each in (one, other))
    return r.phrases.sentence(first) == r.phrases.sentence(second)
