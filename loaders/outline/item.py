"""A task and a section as they stand in the plan: their words, and where in the text they are."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..clauses.group import Clause
from ..passage import Passage
from .tables.indicators import Indicator


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's heading (章节).

    *path* are the bare ordinals from the top, *list* the place of its task list from 1, *key* is ASCII and unique (``1.2.1``).
    *passage* holds the words of the heading alone, without ordinal, markup, clause and closing stop;
    *leaders* are the stretches (passage, start, end) that say who is in charge of all that stands below it.
    """

    key: str
    path: tuple[str, ...]
    list: int
    passage: Passage
    leaders: tuple[tuple[Passage, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A task as it stands in the plan.

    *passage* runs from the number to the end of the item, clauses included; a line end parts its paragraphs. In its cleaned text:
    ``[0:start]`` is the printed number, *title* the run-in heading (None where there is none), ``[start:end]`` what the task says,
    title included, and what follows *end* is the responsibility clause, if any.
    *body* is where the text after the title begins (= *start* without a title).
    *bold* are the runs that were printed bold. *n* is the number as FORMAT wants it in the id (``12``, ``一.1``), *key* the ASCII one.
    *clauses* are its responsibility clauses, *parent* is the *n* of the item it stands under.
    *amount* is where a cell begins that says how much is to be reached (目标值), None where there is none.
    *indicator* is what a row of a table of indicators measures; the last *beside* characters before *end* say more than that.
    *periods* are the cells (name of the column, start, end) of what is to be done in a part of the year (一季度目标).
    """

    n: str
    key: str
    number: int
    list: int
    passage: Passage
    start: int
    body: int
    end: int
    title: tuple[int, int] | None = None
    heading: Heading | None = None
    parent: str | None = None
    bold: tuple[tuple[int, int], ...] = field(default=())
    clauses: tuple[Clause, ...] = ()
    amount: int | None = None
    periods: tuple[tuple[str, int, int], ...] = ()
    indicator: Indicator | None = None
    beside: int = 0
