"""Goals of the whole plan that a table of indicators states (主要指标): a name, an amount, a year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ...graph.fact import Doubt, Target
from ..evidence import evidence
from ..outline.tables.indicators import Amount, Indicator, IndicatorTable
from ..passage import joined
from .calendar import Calendar
from .numbers import Quantity, quantities

_NUMBER = re.compile(r"\d[\d.,]*")
_CUMULATED = re.compile(r"^[〔［\[（(]\s*([\d.]+)\s*[〕］\])）]$")  # 〔1.5〕: summed over the years
_MARK = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.、．](?!\d)|[①-⑳]|其中：?|[—-]+)"
)


def indicated(tables: Iterable[IndicatorTable], calendar: Calendar, doc: str) -> Iterator[Target | Doubt]:
    """Yield the goals of *tables*, and what has a number that is not understood.

    A column is aimed at where its name says so; of columns that only have a year those from the first year of the plan on,
    without a known year the last.
    """
    for table in tables:
        for indicator in table.indicators:
            for amount in _aimed(indicator, calendar):
                yield _goal(indicator, amount, calendar, doc)


def measured(indicator: Indicator, task: str, calendar: Calendar) -> Iterator[Target | Doubt]:
    """Yield what the *task* is to reach, a row of a table of indicators for which somebody answers."""
    if not indicator.amounts:
        where = evidence(indicator.name, 0, len(indicator.name.text), "target.indicator")
        yield Doubt(where, task, "指标的数量少于表格的列数，不知各属哪一列", "target")
    for amount in _aimed(indicator, calendar):
        yield _goal(indicator, amount, calendar, None, task)


def _aimed(indicator: Indicator, calendar: Calendar) -> list[Amount]:
    """Return the amounts of *indicator* that are aimed at."""
    said = [amount for amount in indicator.amounts if amount.aimed]
    if said:
        return [amount for amount in said if _NUMBER.search(amount.cell.text)]
    bare = [amount for amount in indicator.amounts if amount.aimed is None and amount.year]
    first = calendar.year
    ahead = [amount for amount in bare if first and amount.year and amount.year >= first]
    if len(ahead) > 1 and len(ahead) == len(bare) and ahead[0].year == first and len(bare) == 2:
        ahead = ahead[1:]  # 2023年 | 2025年 in a plan from 2023 on: where it starts, and where it ends
    chosen = ahead if first else bare[-1:]
    return [amount for amount in chosen if _NUMBER.search(amount.cell.text)]


def _goal(
    indicator: Indicator, amount: Amount, calendar: Calendar, doc: str | None, task: str | None = None
) -> Target | Doubt:
    """Return the goal that *amount* states, or the doubt that it raises."""
    passage = joined([indicator.name, amount.cell], line_ends=False)
    found = _quantity(amount.cell.text, indicator.unit)
    where = evidence(passage, 0, len(passage.text), "target.indicator")
    if found is None or found.value is None:
        return Doubt(where, task or "document", "指标表中的数量没有认出", "target")
    name = indicator.name.text
    mark = _MARK.match(name)
    thing = indicator.name.printed(mark.end() if mark else 0, len(name))
    return Target(
        where,
        task,
        "",
        thing,
        found.operator,
        found.value,
        found.unit or None,
        str(amount.year) if amount.year else calendar.default,
        kind="ratio" if found.kind == "ratio" else "count",
        doc=doc,
    )


def _quantity(words: str, unit: str) -> Quantity | None:
    """Return the number of a cell with its own unit, or with that of its row.

    >>> [(q.value, q.unit, q.operator) for q in (_quantity("≥95", "%"), _quantity("1600", "亿元"), _quantity("6.5%左右", "%")) if q]
    [(95, '%', '>='), (160000000000, '元', '='), (6.5, '%', '~')]
    """
    if cumulated := _CUMULATED.match(words):
        words = cumulated[1]
    own = next(quantities(words), None)
    if own is not None:
        return own
    number = _NUMBER.search(words)
    if number is None:
        return None
    return next(quantities(words[: number.end()] + unit + words[number.end() :]), None)
