"""What commitments have in common: the words they are made of, when they are due, whether they only aspire."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import attrgetter

from ...graph.fact import Doubt, Operator, Target, TargetKind
from ..evidence import evidence
from ..passage import Passage
from ..vocabulary import either, vocabulary
from .calendar import Calendar
from .dates import Due
from .numbers import Quantity, Value
from .phrases import Phrases, after, before
from .series import days, nth
from .words import ASPIRING, DOING, LEADS, MILESTONES, PREPOSITIONS

Span = tuple[int, int]

_PER = re.compile(
    "(?<![人户生床亩])每年度?|年均(?!浓度|值|温|降)|每个?季度|每季|每学期|每学年|(?<![人户生床亩准金])每个?月|每个?周"
)
_PERIODS = {"学期": "term", "季": "quarter", "月": "month", "周": "week"}
_AIMING = frozenset(("力争", "争取", "确保", "计划", "力求"))
_start = attrgetter("start")
_OF_THE_THING = re.compile(
    f"{either(vocabulary('targets')['words']['treated'])}[^，。；、]{{0,4}}的(?:全部|所有|剩余)?$"
)
_SUBJECTLESS = DOING | PREPOSITIONS | MILESTONES
_WHOLE = frozenset(vocabulary("targets")["words"]["wholes"])  # words, no 使 with 用
_MARKS = frozenset("（0123456789①②③④⑤⑥⑦⑧⑨⑩")
_MARK = re.compile(  # of a part of a list: （2）, 2., ②
    "（[0-9一二三四五六七八九十]{1,2}）|[0-9]{1,2}）|[①②③④⑤⑥⑦⑧⑨⑩]|[0-9]{1,2}[.．、](?![0-9](?!月|[0-9]月))"
)
_LINKS = "、，和与及并以：；"
_OF_NOUNS = ("率", "性", "型", "类", "式")  # with these a verb is part of a noun
_BOUNDS = ("以上", "以下", "以内")
_GOVERNS = re.compile("(?:的?(?:主要|具体|总体|发展|奋斗|预期){0,2}目标(?:是|为)?)?[，：]")
_OPENING = "。：.\n "
_PARAGRAPH = 4000  # characters: how far back the date is looked for that opens a paragraph
_DATES = 40  # dates that are tried


@dataclass(frozen=True, slots=True)
class Reading:
    """A stretch of a passage that is read for commitments, with its phrases and date phrases.

    *label* names the stretch in the marks of rows that share a number; *task* is None for goals of the whole document.
    *plural* tells that years stand in a row somewhere (2025年和2030年); the number at *amount* is a commitment, whatever stands around it.
    *thing* is what the title of the task names, if it names a thing.
    """

    passage: Passage
    phrases: Phrases
    dues: tuple[Due, ...]
    calendar: Calendar
    task: str | None
    doc: str | None = None
    label: str = ""
    plural: bool = False
    amount: int | None = None
    thing: Span | None = None

    @property
    def text(self) -> str:
        """The cleaned text."""
        return self.passage.text

    def stated(self, at: int, end: int) -> Due | None:
        """Return the date phrase that governs what stands at *at* to *end*: the last before it in its sentence, else one in its clause."""
        since, _ = self.phrases.sentence(at)
        _, until = self.phrases.clause(at)
        found = None
        for k in range(bisect_left(self.dues, since, key=_start), len(self.dues)):
            due = self.dues[k]
            if due.start >= until or (due.start > end and found):
                break
            if not self._limited(due, at) and not (found and _OF_THE_THING.match(self.text, due.end, at)):
                found = due  # 4月底前完成第一季度通报的19个问题整改
        return found or self._horizon(since)

    def _limited(self, due: Due, at: int) -> bool:
        """Return whether *due* stands behind a subject of its own in a clause before that of *at*: 新馆10月底前开馆，新增座位."""
        if due.end > at:
            return False
        start, stop = self.phrases.clause(due.start)
        if at < stop or self.text.startswith("，", due.end):
            return False
        if self.text.startswith("其中", start):
            return True  # 到2026年建成50条，其中今年建成8条，新增民宿100家
        if self.amount is not None and start < self.amount <= due.start:
            start = self.amount  # 城镇化率 | 到2025年达到73%，甲区人口达到200万人
        start = self.forward(start, due.start)
        return due.start - start >= 2 and after(self.text, start, due.start, _SUBJECTLESS) == start

    def _horizon(self, since: int) -> Due | None:
        """Return the date that opens the paragraph of *since* and governs all its sentences (到2025年，…。…).

        In a plan of one year it governs what ； separates only. Among the goals of the whole plan it governs the paragraphs that follow too.
        """
        k = bisect_left(self.dues, since, key=_start)
        parted = self.text.startswith("；", since - 1)
        if not k or (self.calendar.default and not parted and self.task is not None):
            return None
        line = max(0, since - _PARAGRAPH)
        if self.calendar.default and parted:
            line = max(self.text.rfind("。", line, since), self.text.rfind("\n", line, since)) + 1
        elif self.task is not None:
            line = self.text.rfind("\n", line, since) + 1
        for due in reversed(self.dues[max(0, k - _DATES) : k]):
            if due.start < line:
                break
            if self.calendar.default and not parted and (due.day or "")[:4] <= self.calendar.default:
                continue  # among the goals of the whole plan a later year: 到2027年具体目标：
            first = before(self.text, 0, due.start, _AIMING)
            aimed = (
                first < due.start and due.day is not None and len(due.day) == 4
            )  # 力争2025年产值达到…；利润…
            opens = first == 0 or self.text[first - 1] in _OPENING
            later = self.task is None and self.text.startswith(
                "，到", first - 1
            )  # 根据…目标，到2025年，甲率达到…
            if (opens and aimed) or ((opens or later) and _GOVERNS.match(self.text, due.end)):
                return due
        return None

    def passed(self, at: int, end: int) -> bool:
        """Return whether what stands at *at* to *end* is dated before the year of the plan and its day of issue: a report on what has been."""
        due = self.stated(at, end)
        return due is not None and due.day is not None and self.calendar.over(due.day)

    def dated(self, at: int) -> Due | None:
        """Return the date phrase that the character *at* is part of."""
        k = bisect_right(self.dues, at, key=_start) - 1
        return self.dues[k] if k >= 0 and at < self.dues[k].end else None

    def next_date(self, start: int, end: int) -> int:
        """Return where the first date phrase begins in the characters *start* to *end*; *end* where none does."""
        k = bisect_left(self.dues, start, key=_start)
        return min(self.dues[k].start, end) if k < len(self.dues) else end

    def due(self, at: int, end: int, per: str | None) -> str | None:
        """Return the deadline of what stands at *at* to *end*: the stated one, else the plan's year, but none of a yearly figure."""
        if each := self.years(at):
            place = nth(self.text, max(self.phrases.clause(at)[0], at - 60), at)
            return each[place] if place < len(each) else None
        stated = self.stated(at, end)
        clause = self.phrases.clause(at)[0]
        if per == "year" and self.text.find("每年", clause, at) >= 0:
            return None  # but 到2027年，年均增长7%
        if per and (stated is None or stated.start < self.phrases.sentence(at)[0]):
            return None  # to 2025 says another paragraph: a yearly figure has no end of its own
        return stated.day if stated else self.calendar.default

    def years(self, at: int) -> list[str]:
        """Return the years or months that a sentence sets out for the numbers of each of its clauses: 到2025年和2030年，甲率分别达到30%和40%."""
        return days(self.text, self.phrases, self.calendar, at) if self.plural else []

    def aspires(self, start: int, end: int) -> bool:
        """Return whether ``text[start:end]`` says 力争, or opens with it the sentence and its date (力争到2027年，)."""
        if ASPIRING.search(self.text, start, end) is not None:
            return True
        since = self.phrases.sentence(start)[0]
        while since and self.text[since - 1] == "；" and since > start - _PARAGRAPH:
            since = self.phrases.sentence(since - 1)[0]  # of all that ； sets apart
        if ASPIRING.match(self.text, since, start) is None:
            return False
        stop = self.phrases.clause(since)[1]
        due = self.dated(stop - 1) if since < stop <= start else None
        dated = due is not None and due.end == stop
        return dated and ASPIRING.fullmatch(self.text, since, due.start if due else since) is not None

    def per(self, start: int, end: int) -> str | None:
        """Return the period that a figure is for: year, term, quarter, month, week; None where it is for once."""
        found = _PER.search(self.text, start, end)
        return next((p for c, p in _PERIODS.items() if c in found.group()), "year") if found else None

    def forward(self, start: int, end: int, words: frozenset[str] = LEADS) -> int:
        """Return where the text after list marks, date phrases and *words* begins."""
        text = self.text
        while start < end:
            due = self.dated(start)
            at = due.end if due else after(text, start, end, words)
            if (
                text.startswith("保证金", start)
                or (at == start + 1 and text[start : start + 2] in _WHOLE)
                or (at > start and text[at : at + 1] in _OF_NOUNS)
            ):
                break  # 使用率达80%, 完成率100%, 保障性住房
            if at == start and text[start] in _LINKS and not text.startswith(_BOUNDS, start):
                at += 1
            elif at == start and text[start] in _MARKS and (mark := _MARK.match(text, start, end)):
                at = mark.end()
            if at == start:
                break
            start = at
        return min(start, end)

    def backward(self, start: int, floor: int) -> int:
        """Return *start*, moved left over the adverbs, words of aim and date phrases that stand before it."""
        while start > floor:
            due = self.dated(start - 1)
            at = max(due.start, floor) if due and due.end == start else before(self.text, floor, start, LEADS)
            if at == start:
                break
            start = at
        text = self.text
        while start < floor + 2 and start < len(text) and text[start] in _LINKS:
            if text[start : start + 2] in _WHOLE:
                break
            start += 1
        return start

    def head(self, start: int, end: int) -> tuple[Span, Span | None]:
        """Return the noun that ends ``text[start:end]`` and the words before its last 的, if any, that limit it."""
        at = end - 1
        while (at := self.text.rfind("的", start + 1, at)) > 0:
            if end - at > 2 and not self.phrases.enclosure(at):
                return (at + 1, end), (start, at)
        return (start, end), None

    def target(
        self,
        rule: str,
        quote: Span,
        verb: Span,
        object: Span,
        *,
        op: Operator = "=",
        value: Value = None,
        unit: str | None = None,
        due: str | None = None,
        kind: TargetKind = "count",
        aspire: bool = False,
        baseline: int | None = None,
        scope: Span | None = None,
        per: str | None = None,
        shared: str | None = None,
    ) -> Target:
        """Return the target that the cleaned characters *quote* state; *verb*, *object* and *scope* are places too."""
        printed = self.passage.printed
        limit = printed(*scope) if scope and scope[0] < scope[1] else None
        return Target(
            evidence(self.passage, *quote, rule),
            self.task,
            printed(*verb) if verb[0] < verb[1] else "",
            printed(*object),
            op,
            value,
            unit,
            due,
            baseline,
            aspire,
            kind,
            limit,
            per,
            shared,
            self.doc,
        )

    def doubt(self, rule: str, quote: Span, reason: str) -> Doubt:
        """Return the doubt that the cleaned characters *quote* raise."""
        return Doubt(evidence(self.passage, *quote, rule), self.task or "document", reason, "target")

    def measured(self, quantity: Quantity) -> TargetKind:
        """Return the kind of target that *quantity* makes."""
        return "ratio" if quantity.kind == "ratio" else "count"
