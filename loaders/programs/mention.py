"""A mention of an initiative: its name and its quote, where they begin and end; what one pass over a passage has seen."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from . import naming
from .grammar import pattern
from .nouns import Noun, noun_at, nouns
from .runs import Run

_VERSION = re.compile(r"[1-9]\.\d(?!\d|%)版?|升级版")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at *start* to *end* of a passage; its quote runs from *verb* to *close*. *type* is None where the kind is open."""

    verb: int
    start: int
    end: int
    close: int
    type: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found in one pass over a passage: the *places* of class nouns, and the names *known* beforehand with their types."""

    places: Sequence[tuple[int, int]]
    known: Sequence[tuple[int, int, str]]

    def nouns(self, text: str, start: int, end: int) -> list[Noun]:
        """Return the class nouns in ``text[start:end]`` that end a name there."""
        found = []
        for k in range(bisect_left(self.places, (start, 0)), len(self.places)):
            first, last = self.places[k]
            if last > end:
                break
            if noun := noun_at(text, first, last, end):
                found.append(noun)
        return found

    def names(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """Yield the names known beforehand in the characters *start* to *end*."""
        for k in range(bisect_left(self.known, (start, 0, "")), len(self.known)):
            if self.known[k][1] > end:
                break
            yield self.known[k]


def opening(run: Run, verb: int, name: int, start: int) -> int:
    """Return where a quote begins: at the *verb* that ends at *name*, unless much or another title lies between it and *start*."""
    between = run.text[name:start]
    near = verb < name and len(between) <= 12 and not any(mark in between for mark in "”》」")
    return verb if near else start


def closing(run: Run, noun: Noun, last: int) -> int:
    """Return where a name with *noun* ends: a day, a month, a tour runs on to 活动."""
    more = pattern("campaign").match(run.text, noun.end, last) if noun.type == "活动" else None
    if version := _VERSION.match(run.text, noun.end, last):
        return version.end()  # “甲乙”计划2.0
    return more.end() if more else noun.end


def first_type(text: str, start: int, noun: Noun) -> str:
    """Return the type of a name from *start* to the end of *noun*: of X论坛暨Y大会 the first."""
    at = text.find("暨", start, noun.end)
    if at > 0 and (before := nouns(text, start, at)) and before[-1].end == at:
        return before[-1].type
    return noun.type


def stated(run: Run, begin: int, start: int, end: int, type_: str, rule: str) -> Mention:
    """Return the mention of a name that is known whole, with the verb between *begin* and its *start*."""
    verb, name = naming.beginning(run.text, begin, start, True)
    return Mention(opening(run, verb, name, start), start, end, end, type_, rule)
