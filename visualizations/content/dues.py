"""What is due when: marks in lanes, a lane for each month of a plan's year, for that year, for other years, and for words that are no date (时限)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from ..scene import Scene
from .evidence import HEADS, Item
from .frames import Frame
from .targets import Target, targets, whole_targets

Kind = Literal["before", "month", "year", "after", "words", "undated"]
LANES = 12  # lanes of words that stand for themselves; where there are more wordings they share one lane
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_WRITTEN = re.compile(
    r"(\d{4})\s*年(?:\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*[日号])?)?\s*(?:底|末)?(?:之前|以前|前)?"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A thing that is due (到期事项): a target, or an item of work with a deadline of its own.

    *id* is what it leads to; *due* an ISO day, month or year, or empty; *words* the deadline as the plan words it where that is no date.
    *heads* are the bodies that stand first or lead in *item*.
    """

    id: str
    item: Item
    heads: tuple[str, ...]
    text: str
    figure: str
    due: str
    words: str = ""
    aspirational: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """The *marks* that are due at one time: a month of the plan's year, that year, another year, a wording, or no time."""

    id: str
    kind: Kind
    label: str
    marks: tuple[Mark, ...]


def marks(scene: Scene) -> tuple[Mark, ...]:
    """Return what is due of *scene*, in the order of documents and their texts: every target, and every item with a deadline of its own."""
    found = [_target(aim) for aim in (*targets(scene), *whole_targets(scene))]
    for item in scene.items:
        node = scene.graph.nodes[item.id]
        worded = str(node.properties.get("dueText") or "").strip()
        if worded:
            due = date_of(worded)
            found.append(Mark(item.id, item, _heads(item), item.title, "", due, "" if due else worded))
            continue
        years = {str(scene.graph.nodes[e.target].name) for e in scene.graph.out(item.id, "DUE_IN")}
        found += [Mark(item.id, item, _heads(item), item.title, "", year) for year in sorted(years)]
    order = {item.id: place for place, item in enumerate(scene.items)}
    return tuple(sorted(found, key=lambda mark: (order.get(mark.item.id, -1), mark.item.id)))


def lanes(frame: Frame, own: Iterable[Mark], scene: Scene) -> tuple[Lane, ...]:
    """Return the lanes of *frame* for its *own* marks: earlier years, the months of its year, the year, later years, words, no time."""
    said = scene.said
    year = str(frame.year or "")
    groups: dict[tuple[int, str], list[Mark]] = {}
    worded = {mark.words for mark in own if mark.words}
    for mark in own:
        groups.setdefault(_place(mark, year, len(worded)), []).append(mark)
    kinds: tuple[Kind, ...] = ("before", "month", "year", "after", "words", "undated")
    made = []
    # Wordings stand in the order of the text, dates in their own.
    first = {key: place for place, key in enumerate(groups)}
    for key in sorted(groups, key=lambda key: (key[0], first[key] if key[0] == 4 else 0, key[1])):
        kind, name = kinds[key[0]], key[1]
        label = {
            "before": said.say("timeline_before", year=name),
            "month": month_name(name[-2:], scene) if kind == "month" else "",
            "year": said.say("timeline_year", year=name),
            "after": said.say("year", year=name),
            "words": said.say("timeline_words", words=name) if name else said.say("timeline_worded"),
            "undated": said.say("timeline_undated"),
        }[kind]
        held = sorted(groups[key], key=lambda mark: mark.due)
        made.append(Lane(f"{frame.id}|{kind}|{name}", kind, label, tuple(held)))
    return tuple(made)


def month_name(month: str | int, scene: Scene) -> str:
    """Return what a month from 1 to 12 is called.

    >>> from remit.graph.model import Graph
    >>> month_name("06", Scene.of(Graph.of([], []), "zh"))
    '6月'
    """
    return scene.said.say("timeline_months").split(",")[int(month) - 1]


def date_of(words: str) -> str:
    """Return the ISO day, month or year that *words* are, or nothing where they are no whole date: a year is never added.

    >>> [date_of(each) for each in ("2022年6月底前", "2022-06-30", "2022年", "6月底前", "年底前", "持续推进")]
    ['2022-06', '2022-06-30', '2022', '', '', '']
    """
    found = _DATE.fullmatch(words) or _WRITTEN.fullmatch(words)
    if found is None:
        return ""
    year, month, day = found.groups()
    if not 1 <= int(month or 1) <= 12 or not 1 <= int(day or 1) <= 31:
        return ""
    return "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])


def _place(mark: Mark, year: str, wordings: int) -> tuple[int, str]:
    """Return the number of the kind of lane that *mark* belongs to, and the name of the lane within it."""
    if mark.words:
        return (4, mark.words if wordings <= LANES else "")
    if not mark.due:
        return (5, "")
    own = mark.due[:4]
    if not year or own == year:
        return (1, mark.due[:7]) if year and len(mark.due) > 4 else (2, own)
    return (0, own) if own < year else (3, own)


def _target(aim: Target) -> Mark:
    worded = "" if date_of(aim.due) else aim.due
    return Mark(
        aim.id,
        aim.item,
        _heads(aim.item),
        f"{aim.verb}{aim.object}",
        aim.figure,
        "" if worded else aim.due,
        worded,
        aim.aspirational,
    )


def _heads(item: Item) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.body for part in item.parts if part.mark in HEADS))


def dated(found: Sequence[Lane]) -> list[Mark]:
    """Return the marks of *found* that are due in a month or on a day."""
    return [mark for lane in found for mark in lane.marks if len(mark.due) > 4]
