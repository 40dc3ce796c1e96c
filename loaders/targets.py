"""Targets (指标): what a task promises that can be checked — a number, a percentage, a full coverage, a day.

`counts` reads what has a number, `milestones` what has a day or covers all; here they are put together, each once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..graph.fact import Doubt, Target
from .commitments import Reading
from .counts import counts
from .dates import Calendar, deadlines
from .milestones import coverages, dates
from .outline import Item
from .passage import Passage
from .phrases import phrases

_NUMBER = re.compile(r"[0-9]|[一二三四五六七八九十两数几上近][十百千万亿]*[个名项家场所座期部条件次人支篇种成]|百分之|翻.?番|[面全域]覆盖")
_DAY = re.compile("[0-9今明后本]年|年[内底末]|月[底末份前内]|半年|季度|日起")


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
    yield from targets_in(item.passage, item.start, item.end, task, calendar, label=item.n)


def targets_in(
    passage: Passage,
    start: int,
    end: int,
    task: str | None,
    calendar: Calendar,
    doc: str | None = None,
    label: str = "",
) -> Iterator[Target | Doubt]:
    """Yield the commitments of the cleaned characters *start* to *end* of *passage*.

    *task* is None for goals of the whole document *doc*; *label* marks rows that share one number.
    """
    text = passage.text
    numbered = _NUMBER.search(text, start, end)
    dated = _DAY.search(text, start, end)
    if not numbered and not dated:
        return
    dues = tuple(deadlines(text, calendar, start, end))
    if not dues and not numbered:
        return
    reading = Reading(passage, phrases(text, start, end), dues, calendar, task, doc, label)
    found: list[Target | Doubt] = []
    if numbered:
        found += counts(reading)
        found += coverages(reading)
    if dues:
        quotes = [(passage.at(f.evidence.start), passage.at(f.evidence.end)) for f in found]
        found += dates(reading, quotes)
    yield from _once(sorted(found, key=lambda fact: fact.evidence.start))


def _once(found: list[Target | Doubt]) -> Iterator[Target | Doubt]:
    """Yield each of *found* once: a title may say what the text repeats."""
    seen: set[object] = set()
    for fact in found:
        said: object = fact
        if isinstance(fact, Target):
            said = (fact.object, fact.op, fact.value, fact.unit, fact.due, fact.kind)
        if said not in seen:
            seen.add(said)
            yield fact
