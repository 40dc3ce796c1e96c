"""Programmes from year to year: which go on, who stood at their head then and now, which are new or gone (项目沿革)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .evidence import HEADS, Item
from .programmes import Programme


@dataclass(frozen=True, slots=True)
class Stage:
    """A programme in one year: its *items* there, and the bodies at their head."""

    programme: Programme
    items: tuple[Item, ...]

    @property
    def heads(self) -> tuple[str, ...]:
        """The bodies that stand first or lead in its items, each once."""
        return tuple(
            dict.fromkeys(part.body for item in self.items for part in item.parts if part.mark in HEADS)
        )


@dataclass(frozen=True, slots=True)
class Step:
    """A programme that goes on: as it was *before*, by the name that it had then, and as it is *now*."""

    before: Stage
    now: Stage

    @property
    def changed(self) -> bool:
        """Whether other bodies stand at its head now; where one of the years names none, nobody can say so."""
        then, now = set(self.before.heads), set(self.now.heads)
        return bool(then and now) and then != now

    @property
    def renamed(self) -> bool:
        """Whether the text had another name for it before."""
        return self.before.programme.name != self.now.programme.name


def years(found: Iterable[Programme]) -> list[int]:
    """Return the years that any of *found* is named in, in order."""
    return sorted({year for each in found for year in each.years if year})


def stages(found: Iterable[Programme], year: int | None) -> list[Stage]:
    """Return the programmes of *year*, in the order of the text."""
    made = []
    for each in found:
        items = tuple(item for item in each.items if item.year == year)
        if items:
            made.append(Stage(each, items))
    return sorted(made, key=lambda stage: (stage.items[0].frame, stage.items[0].start, stage.programme.id))


def steps(found: Sequence[Programme], before: int, now: int) -> list[Step]:
    """Return the programmes of the year *now* that were there in the year *before*, under the same name or one that they continue."""
    then = {stage.programme.id: stage for stage in stages(found, before)}
    made = []
    for stage in stages(found, now):
        # The same name is nearer than one that a rule takes for an earlier one.
        origin = next(
            (then[id] for id in (stage.programme.id, *_earlier(stage.programme, found)) if id in then), None
        )
        if origin:
            made.append(Step(origin, stage))
    return made


def _earlier(programme: Programme, found: Sequence[Programme]) -> list[str]:
    """Return all that *programme* continues, nearest first."""
    known: Mapping[str, Programme] = {each.id: each for each in found}
    order, queue = [], list(programme.earlier)
    while queue:
        each = queue.pop(0)
        if each not in order:
            order.append(each)
            queue += known[each].earlier if each in known else ()
    return order
