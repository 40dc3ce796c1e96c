"""Series: the years or months that a sentence sets out for the numbers of its clauses (分年度指标): 到2025年和2030年，甲率分别达到30%和40%."""

from __future__ import annotations

import re

from .calendar import Calendar
from .phrases import Phrases

_RUN = r"20\d\d年?(?:底前?)?(?:[、和]20\d\d年?){1,9}(?:底前?)?"
LEADING = re.compile(f"到?{_RUN}，?")  # before what is measured: 2024年、2025年产值分别达到
_YEARS = re.compile(rf"(?<![比较与]){_RUN}(?:(?=[^，。；、]{{0,20}}分别)|(?=，))")
_MONTHS = re.compile(
    "(?<![0-9])1?[0-9]月(?:份|底前?)?(?:[、和]1?[0-9]月(?:份|底前?)?){1,11}(?=[^，。；、]{0,6}分别)"
)
_MONTH = re.compile("([0-9]{1,2})月")
_CHAIN = re.compile(r"(?:[\d.]{1,12}[^\d，。；、和与]{0,8}[、和与及]){1,9}(?=\d|$)")
_NUMBER = re.compile(r"[\d.]+")


def days(text: str, phrases: Phrases, calendar: Calendar, at: int) -> list[str]:
    """Return the years (``YYYY``) or months (``YYYY-MM``) for the numbers of the clause of *at*, in order; none where the sentence sets out none.

    >>> from .phrases import phrases
    >>> text = "到2025年和2030年，甲率分别达到30%和40%"
    >>> days(text, phrases(text, 0, len(text)), Calendar(2025, None), text.index("30%"))
    ['2025', '2030']
    """
    if months := _months(text, phrases, calendar, at):
        return months
    years = _YEARS.search(text, phrases.sentence(at)[0], at)
    if years is None:
        return []
    start, end = phrases.clause(at)
    own = years.end() > start
    if not own and text.find("分别", start, at) < 0 and not _CHAIN.search(text, start, end):
        return []
    return re.findall("20[0-9]{2}", years.group())


def nth(text: str, start: int, at: int) -> int:
    """Return how many numbers of a series stand before the one at *at*, from *start* on.

    >>> nth("分别达到30%、40%和50%", 0, 12)
    2
    """
    chain = list(_CHAIN.finditer(text, start, at))
    return len(_NUMBER.findall(chain[-1].group())) if chain and chain[-1].end() == at else 0


def _months(text: str, phrases: Phrases, calendar: Calendar, at: int) -> list[str]:
    """Return the months that a clause sets out for its numbers: 4月、5月分别签约8个、10个."""
    start, _ = phrases.clause(at)
    found = _MONTHS.search(text, start, at) if calendar.year else None
    return [f"{calendar.year}-{int(month):02}" for month in _MONTH.findall(found[0])] if found else []
