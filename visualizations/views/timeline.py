"""The timeline: what is due when, a lane for each month and year, with who answers for it (时限)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..content import bodies as known_bodies
from ..content.bodies import Body
from ..content.cards import programme_cards, target_cards
from ..content.dues import Lane, Mark, dated, lanes, marks, month_name
from ..content.evidence import as_data
from ..content.frames import Frame, documents_or_years
from ..content.outlook import answer, findings
from ..content.programmes import programmes
from ..content.rows import UNNAMED, kind_labels
from ..content.targets import targets, whole_targets
from ..page import Page, compose
from ..scene import Scene

FREE = (
    150  # marks of a document that are all shown; of more, those of LANE in each lane until all are asked for
)
LANE = 12
SINGLE = 1500  # of more, a lane shows bodies with their numbers
MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True)
class Picture:
    """The lanes of one document or year, and in which of three ways they are shown: free, cut or grouped."""

    frame: Frame
    lanes: tuple[Lane, ...]

    @property
    def count(self) -> int:
        """How many marks there are."""
        return sum(len(lane.marks) for lane in self.lanes)

    @property
    def way(self) -> str:
        """How the marks are shown."""
        return "free" if self.count <= FREE else "cut" if self.count <= SINGLE else "grouped"


def page(scene: Scene) -> Page:
    """Return the timeline of *scene*: for each document a lane for every month, year or wording in which something is due.

    Of more than 150 marks of a document each lane shows 12 and a button for all; of more than 1,500 it shows bodies with their numbers.
    More than 150 documents are shown by their years. Raises TooMuchToDraw for more than 150 years.
    """
    said = scene.said
    named = known_bodies.bodies(scene.graph, scene.items)
    found, whole = programmes(scene), whole_targets(scene)
    pictures = _pictures(scene)
    plans = {aim.item.id: aim.item for aim in whole}
    used = {
        kind
        for each in pictures
        for lane in each.lanes
        for mark in lane.marks
        for kind in _kinds(mark, named)
    }
    ready = scene.data()
    data = {
        "view": "timeline",
        "frames": [_frame(each, named, scene) for each in pictures],
        "kinds": kind_labels(used, scene, "timeline_unnamed_kind"),
        "bodies": known_bodies.as_data(named.values()),
        **ready,
        "items": {**ready["items"], **as_data(plans.values())},
        "cards": programme_cards(scene, found)
        | target_cards(scene, (*targets(scene), *whole), (each.id for each in found)),
        "itemsByFrame": {each.frame.id: [item.id for item in each.frame.items] for each in pictures},
        "lanes": {lane.id: _lane(lane, each) for each in pictures for lane in each.lanes},
    }
    context = {
        "title": scene.headed(said.say("timeline_title")),
        "answer": data["frames"][0]["answer"],
        "hint": said.say("timeline_hint"),
        "frames": [{"id": p.frame.id, "label": p.frame.label, "title": p.frame.title} for p in pictures],
        "pictures": [_shown(each, named, scene) for each in pictures],
        "lane": LANE,
    }
    return compose("timeline", scene.lang, data, context, ["area.js", "timeline.js"], styles=["timeline.css"])


def _pictures(scene: Scene) -> list[Picture]:
    found = marks(scene)
    known = {item.id for item in scene.items}
    # A plan as a whole may have targets; it has a place in a document, but is no item of work.
    own = {item.id: item for item in (*scene.items, *(mark.item for mark in found))}
    made = []
    for frame in documents_or_years(scene.graph, list(own.values()), scene.said):
        ids = {item.id for item in frame.items}
        work = replace(frame, items=tuple(item for item in frame.items if item.id in known))
        made.append(Picture(work, lanes(work, [mark for mark in found if mark.item.id in ids], scene)))
    return made or [Picture(Frame("", "", "", None, ()), ())]


def _kinds(mark: Mark, named: Mapping[str, Body]) -> list[str]:
    return list(dict.fromkeys(named[body].kind for body in mark.heads)) or [UNNAMED]


def _lane(lane: Lane, picture: Picture) -> dict[str, Any]:
    """Return *lane* for the page's script: its marks, each with when it is due and who stands first or leads."""
    return {
        "label": lane.label,
        "frame": picture.frame.id,
        "marks": [
            [mark.id, mark.words or mark.due, mark.heads, mark.text, mark.figure] for mark in lane.marks
        ],
    }


def _shown(picture: Picture, named: Mapping[str, Body], scene: Scene) -> dict[str, Any]:
    """Return what the template writes of *picture*."""
    say = scene.said.say
    rows = []
    for lane in picture.lanes:
        groups = Counter(body for mark in lane.marks for body in mark.heads or (UNNAMED,))
        order = sorted(groups, key=lambda b: (-groups[b], named[b].name if b in named else "", b))
        grouped = picture.way == "grouped"
        rows.append(
            {
                "id": lane.id,
                "kind": lane.kind,
                "label": lane.label,
                "count": len(lane.marks),
                "marks": [] if grouped else [_mark(mark, lane, named, scene) for mark in lane.marks],
                "groups": [
                    {
                        "id": f"{lane.id}|{body}",
                        "kind": named[body].kind if body in named else UNNAMED,
                        "name": named[body].name if body in named else say("timeline_unnamed_kind"),
                        "count": groups[body],
                    }
                    for body in (order if grouped else ())
                ],
            }
        )
    notes = []
    if picture.way == "cut":
        notes.append(say("timeline_cut", count=picture.count, limit=FREE, lane=LANE))
    if picture.way == "grouped":
        notes.append(say("timeline_grouped", count=picture.count, limit=SINGLE))
    return {
        "id": picture.frame.id,
        "title": picture.frame.title,
        "rows": rows,
        "notes": notes,
        "cut": picture.way == "cut",
        "slots": _slots(picture, scene),
    }


def _slots(picture: Picture, scene: Scene) -> list[dict[str, Any]]:
    """Return the strip over the lanes: the twelve months of the plan's year, those without anything too, and the other lanes."""
    by_month = {lane.id.rpartition("-")[2]: lane for lane in picture.lanes if lane.kind == "month"}
    other = [
        {"id": lane.id, "label": lane.label, "count": len(lane.marks)}
        for lane in picture.lanes
        if lane.kind != "month"
    ]
    if not picture.frame.year:
        return other
    months = []
    for month in MONTHS:
        lane = by_month.get(f"{month:02}")
        label = month_name(month, scene)
        months.append(
            {"id": lane.id if lane else "", "label": label, "count": len(lane.marks) if lane else 0}
        )
    before = sum(lane.kind == "before" for lane in picture.lanes)
    return [*other[:before], *months, *other[before:]]


def _mark(mark: Mark, lane: Lane, named: Mapping[str, Body], scene: Scene) -> dict[str, Any]:
    say = scene.said.say
    finer = mark.due if lane.kind in ("before", "after", "year") and len(mark.due) > 4 else ""
    if lane.kind == "month" and len(mark.due) > 7:
        finer = say("timeline_day", month=month_name(mark.due[5:7], scene), day=int(mark.due[8:]))
    worded = mark.words if lane.kind == "words" and lane.id.endswith("|words|") else ""
    return {
        "id": mark.id,
        "kind": _kinds(mark, named)[0],
        "kinds": " ".join(_kinds(mark, named)),
        "text": mark.text,
        "figure": mark.figure,
        "due": finer or worded,
        "hope": mark.aspirational,
        "heads": scene.said.list(named[body].name for body in mark.heads),
        "where": mark.item.where,
    }


def _frame(picture: Picture, named: Mapping[str, Body], scene: Scene) -> dict[str, Any]:
    """Return the sentence, the findings and the busiest bodies of *picture*."""
    said = scene.said
    own = [mark for lane in picture.lanes for mark in lane.marks]
    owed = Counter(body for mark in own for body in mark.heads)
    in_month = Counter(body for mark in dated(picture.lanes) for body in mark.heads)
    order = sorted(owed, key=lambda body: (-owed[body], named[body].name, body))
    counts = Counter(named[body].kind for body in owed)
    counts[UNNAMED] = sum(not mark.heads for mark in own)
    return {
        "id": picture.frame.id,
        "label": picture.frame.label,
        "answer": answer(picture.frame, picture.lanes, scene),
        "findings": findings(picture.frame, picture.lanes, named, scene),
        "counts": dict(counts),
        "top": [
            {
                "id": body,
                "sub": said.say("timeline_entry_dated", count=owed[body], dated=in_month[body])
                if in_month[body]
                else said.say("timeline_entry", count=owed[body]),
            }
            for body in order[:6]
        ],
        "topTitle": said.say("timeline_top"),
    }
