"""Evidence of what a rule found: the place in the source, and how far the rule can be trusted."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from ..graph.fact import Evidence
from .passage import Passage

UNMEASURED = 0.5  # what a rule is trusted that no annotated document has tried


def evidence(passage: Passage, start: int, end: int, rule: str, *, whole: bool = True) -> Evidence:
    """Return the evidence of the cleaned characters *start* to *end* of *passage*, as *rule* found them; not *whole* where something there was not understood.

    >>> from remit.loaders.passage import clean
    >>> evidence(clean("建设 10 个基地", [(0, 9)]), 0, 7, "target.count").quote
    '建设 10 个基地'
    """
    first, last = passage.span(start, end)
    return Evidence(first, last, passage.source[first:last], rule, _trusted(rule, whole))


def confidence(rule: str, *, whole: bool = True) -> float:
    """Return the measured precision of *rule* (words/confidence.toml, made by `make confidence`).

    It is that in documents which were understood *whole*, or else in those that were understood in part.
    """
    return _trusted(rule, whole)


@cache  # hundreds of facts of a plan ask for a few rules
def _trusted(rule: str, whole: bool) -> float:
    return _measured("whole" if whole else "part").get(rule, UNMEASURED)


@cache
def _measured(reading: str) -> dict[str, float]:
    table = files(__package__).joinpath("words", "confidence.toml")
    return dict(tomllib.loads(table.read_text(encoding="utf-8")).get(reading, {}))
