"""What the words of one task commit to, in short: the rows that tests of targets compare."""

from __future__ import annotations

from remit.graph.fact import Doubt, Target
from remit.loaders.passage import clean
from remit.loaders.targets.calendar import Calendar
from remit.loaders.targets.facts import targets_in

Row = tuple[str, str, str, object, str | None, str | None]


def read(text: str) -> list[Target | Doubt]:
    """Return the targets and doubts of *text*, the words of a task of 2024."""
    passage = clean(text, [(0, len(text))])
    return list(targets_in(passage, 0, len(passage.text), "d#要点.1", Calendar(2024)))


def rows(text: str) -> list[Row]:
    """Return verb, object, operator, value, unit and deadline of each target of *text*."""
    return [(t.verb, t.object, t.op, t.value, t.unit, t.due) for t in read(text) if isinstance(t, Target)]
