"""What the dates of a document are counted from (起算): the year of the plan and the day of its issue."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from ..outline.day import MINGUO

_LEAST = 1000  # a smaller year counts from 1911
_ABOUT = 12  # years from that of the plan


@dataclass(frozen=True, slots=True)
class Calendar:
    """What the dates of a document are counted from.

    *year* is the year of the plan, *written* the day of issue, *single* whether the document is the plan of one year,
    *within* the part of the year in which what is looked at is to be done (一季度: ``2024-03``),
    *horizon* in how many years what is looked at is to be reached, where a heading says so (未来五年主要任务).
    """

    year: int | None
    written: datetime.date | None = None
    single: bool = True
    horizon: int = 1
    within: str | None = None

    @property
    def default(self) -> str | None:
        """The deadline of what states none: the plan's year, where the document is the plan of one year."""
        if self.within:
            return self.within
        return str(self.year + max(self.horizon - 1, 0)) if self.single and self.year else None

    def until(self, years: int) -> Calendar:
        """Return the calendar of what is to be reached in *years*, that of the plan the first of them, where nothing else is said.

        >>> Calendar(2022).until(5).default, Calendar(2022, single=False).until(5).default
        ('2026', None)
        """
        return replace(self, horizon=years)

    def over(self, day: str) -> bool:
        """Return whether *day*, a deadline, lies before the year of the plan, and before the day of issue if that is known.

        >>> Calendar(2021).over("2020-12"), Calendar(2021, datetime.date(2020, 11, 25)).over("2020-12")
        (True, False)
        """
        written = self.written.isoformat()[: len(day)] if self.written else None
        return self.year is not None and int(day[:4]) < self.year and not (written and day >= written)

    def named(self, printed: str) -> int | None:
        """Return the year that *printed* is; one of three digits counts from 1911 (民国纪年), in a plan of about that time.

        >>> Calendar(2025).named("2026"), Calendar(2025).named("114"), Calendar(2025).named("100")
        (2026, 2025, None)
        """
        year = int(printed)
        if year >= _LEAST:
            return year
        year += MINGUO
        return year if self.year and abs(year - self.year) <= _ABOUT else None

    def relative(self, word: str) -> int | None:
        """Return the year that *word* (今年, 明年 …) names; None where the plan's year is not known.

        >>> Calendar(2023).relative("明年"), Calendar(2023, datetime.date(2022, 12, 27)).relative("明年")
        (2024, 2023)
        """
        if self.year is None:
            return None
        ahead = {"明": 1, "来": 1, "次": 1, "翌": 1, "后": 2}.get(word[:1], 0)
        early = self.written is not None and self.written.year < self.year
        return self.year + max(ahead - early, 0)
