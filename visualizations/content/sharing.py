"""Shared tasks: which bodies carry tasks together, year by year (协作)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from ..words import Words
from . import bodies as known_bodies
from .bodies import Body
from .evidence import Item

EDGES = 2000  # pairs that a page carries
CLEAR = 80  # lines between named bodies that a person can still follow
UNDATED = ""
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Year:
    """What bodies share in one year: *total* and *first* by body, *shared* by pair, each counting tasks."""

    id: str
    label: str
    items: tuple[Item, ...]
    total: Counter[str]
    first: Counter[str]
    shared: Counter[Pair]


def by_year(found: Iterable[Item], shown: Mapping[str, Body], said: Words) -> list[Year]:
    """Return what the bodies *shown* share in each year of *found*, in order; items without a year come last."""
    groups: dict[str, list[Item]] = {}
    for item in found:
        groups.setdefault(str(item.year) if item.year else UNDATED, []).append(item)
    years = []
    for year in sorted(groups, key=lambda each: (not each, each)) or [UNDATED]:
        own = groups.get(year, [])
        marks = [known_bodies.merged(item, shown.values()) for item in own]
        total, first = known_bodies.load(marks)
        shared = Counter(pair for each in marks for pair in combinations(sorted(each), 2))
        label = said.say("year", year=year) if year else said.say("undated")
        years.append(Year(year, label, tuple(own), total, first, shared))
    return years


def kept(years: Sequence[Year]) -> tuple[list[Pair], int, int]:
    """Return the pairs that the page carries, the least weight among them, and how many pairs there are.

    All of them, unless they are more than 2,000; then those that share enough tasks in some year.
    """
    most: Counter[Pair] = Counter()
    for year in years:
        for pair, weight in year.shared.items():
            most[pair] = max(most[pair], weight)
    floor = 1
    while sum(weight >= floor for weight in most.values()) > EDGES:
        floor += 1
    return sorted(pair for pair, weight in most.items() if weight >= floor), floor, len(most)


def clear(years: Sequence[Year], shown: Mapping[str, Body], floor: int) -> int:
    """Return the least weight at which no year shows more lines between named bodies than a person can follow."""
    weights = [
        [w for pair, w in year.shared.items() if not any(shown[b].collective for b in pair)] for year in years
    ]
    least = floor
    while any(sum(w >= least for w in year) > CLEAR for year in weights):
        least += 1
    return least


def members(year: Year, shown: Mapping[str, Body]) -> set[str]:
    """Return the named organizations of *year*, whatever the page merges them into."""
    collective = {each for body in shown.values() if body.collective for each in body.members}
    return {part.body for item in year.items for part in item.parts} - collective


def named_pairs(year: Year, shown: Mapping[str, Body]) -> dict[Pair, int]:
    """Return what named bodies share in *year*, without the collectives."""
    return {p: w for p, w in year.shared.items() if not any(shown[b].collective for b in p)}


def with_groups(year: Year, shown: Mapping[str, Body]) -> int:
    """Return how many items of *year* name a collective."""
    collective = {each for body in shown.values() if body.collective for each in body.members}
    return sum(any(part.body in collective for part in item.parts) for item in year.items)
