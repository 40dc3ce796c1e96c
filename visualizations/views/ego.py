"""The profile of each organization: its partners, its tasks year by year, and their programmes and targets (单位画像)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ..content import bodies as known_bodies
from ..content import evidence
from ..content.bodies import Body
from ..content.cards import programme_cards, target_cards
from ..content.evidence import HEADS, Item
from ..content.programmes import Programme, programmes
from ..content.targets import Target, targets
from ..drawing import layered
from ..drawing.layered import ROWS, Picture, Sketch
from ..drawing.layers import Box, Column, Link
from ..page import Page
from ..scene import Scene

MOST = 60  # organizations that the page has a drawing of
TASKS = 60  # of one organization that are drawn


def page(scene: Scene) -> Page:
    """Return the profiles of *scene*: a drawing for each named organization, those with most items first, at most 60.

    Of an organization with more than 60 items those are drawn in which it stands first or leads, then others; the table has all.
    """
    said = scene.said
    named = known_bodies.bodies(scene.graph, scene.items)
    table = layered.carried(scene.items, named)
    order = [each for each in layered.ranked(table, named) if not named[each].collective]
    found, aims = programmes(scene), targets(scene)
    carried: dict[str, list[Programme]] = {}
    owed: dict[str, list[Target]] = {}
    for programme in found:
        for item in programme.items:
            carried.setdefault(item.id, []).append(programme)
    for aim in aims:
        owed.setdefault(aim.item.id, []).append(aim)
    pictures = [_Profile(named[each], named, table, carried, owed, scene).picture() for each in order[:MOST]]
    if pictures and len(order) > MOST:
        note = said.say("ego_cut", count=len(order), limit=MOST)
        pictures = [_noted(each, note) for each in pictures]
    heads = [
        said.say(key) for key in ("ego_task", "ego_mark", "ego_partners", "ego_programmes", "ego_targets")
    ]
    keys = [("box heavy plain", "task", said.say(evidence.head_mark(scene.items)))]
    keys += (
        [("box dashed", "target", said.say("targets_aspires"))]
        if any(aim.aspirational for aim in aims)
        else []
    )
    cards = programme_cards(scene, found) | target_cards(scene, aims, (each.id for each in found))
    return layered.page("ego", scene, pictures or [layered.nothing(scene)], named, cards, heads, keys)


def _noted(picture: Picture, note: str) -> Picture:
    return replace(picture, notes=(*picture.notes, note))


class _Profile:
    """The drawing of one organization while it is made."""

    def __init__(
        self,
        body: Body,
        named: Mapping[str, Body],
        table: Mapping[str, Mapping[str, bool]],
        carried: Mapping[str, Sequence[Programme]],
        owed: Mapping[str, Sequence[Target]],
        scene: Scene,
    ) -> None:
        self.body, self.named, self.scene = body, named, scene
        self.carried, self.owed, self.first = carried, owed, table[body.id]
        self.items = [item for item in scene.items if item.id in self.first]
        drawn = sorted(self.items, key=lambda item: not self.first[item.id])[:TASKS]
        kept = {item.id for item in drawn}
        self.drawn = sorted(
            (item for item in self.items if item.id in kept), key=lambda item: (item.year or 9999, item.frame)
        )

    def picture(self) -> Picture:
        """Return the drawing with its sentence and findings."""
        say = self.scene.said.say
        shared = Counter(body for item in self.items for body in item.marks if body != self.body.id)
        partners = [
            each
            for each, _ in sorted(shared.items(), key=lambda each: (-each[1], each[0]))
            if not self.named[each].collective
        ]
        notes = [say("ego_tasks_cut", count=len(self.items), limit=TASKS)] if len(self.items) > TASKS else []
        return Picture(
            self.body.id,
            self.body.name,
            self.body.name,
            self._answer(),
            self._sketch(shared).drawn(),
            tuple(self._findings(shared, partners)),
            tuple((each, say("ego_shared", count=shared[each])) for each in partners[:6]),
            tuple(self._row(item) for item in self.items[: layered.TABLE]),
            tuple(notes),
            self.scene.items,
            say("ego_top"),
            say("ego_scope"),
        )

    def _sketch(self, shared: Mapping[str, int]) -> Sketch:
        say = self.scene.said.say
        sketch = Sketch(
            (
                Column(say("ego_with"), 0, 168, free=True, grows=True),
                Column(say("ego_column", body=self.body.name), 236, 310),
                Column(say("ego_into"), 622, 284, free=True),
            )
        )
        for item in self.drawn:
            style = "heavy" if self.first[item.id] else "plain"
            sketch.box(layered.item_box(1, item, self.scene, self._year(item), style))
            for each, mark in item.marks.items():
                if each != self.body.id:
                    sketch.box(layered.body_box(0, self.named[each], shared[each], self.scene))
                    sketch.link(Link((0, each), (1, item.id), self.named[each].kind, mark in HEADS))
            if sum(box.column == 2 for box in sketch.boxes.values()) >= ROWS:
                continue
            for programme in self.carried.get(item.id, ()):
                sketch.box(Box(2, programme.id, programme.name, "programme"))
                sketch.link(Link((1, item.id), (2, programme.id), "programme"))
            for aim in self.owed.get(item.id, ()):
                style = "dashed" if aim.aspirational else ""
                sketch.box(
                    Box(2, aim.id, f"{aim.verb}{aim.object}", "target", aim.figure, aim.due, style=style)
                )
                sketch.link(Link((1, item.id), (2, aim.id), "target"))
        return sketch

    def _year(self, item: Item) -> str:
        """Return the heading over the items of a year."""
        say = self.scene.said.say
        own = [each for each in self.items if each.year == item.year]
        year = say("year", year=item.year) if item.year else say("undated")
        first = sum(self.first[each.id] for each in own)
        return say(
            "ego_year", year=year, count=len(own), first=first, first_word=say(evidence.head_mark(own))
        )

    def _answer(self) -> str:
        said = self.scene.said
        years = list(
            dict.fromkeys(item.year for item in sorted(self.items, key=lambda item: item.year or 9999))
        )
        told = said.say("semicolon").join(
            self._year(next(i for i in self.items if i.year == year)) for year in years
        )
        programmes = {each.id for item in self.items for each in self.carried.get(item.id, ())}
        aims = sum(len(self.owed.get(item.id, ())) for item in self.items)
        return said.say(
            "ego_answer", body=self.body.name, years=told, programmes=len(programmes), targets=aims
        )

    def _findings(self, shared: Mapping[str, int], partners: Sequence[str]) -> list[str]:
        said = self.scene.said
        found = []
        if partners:
            told = [
                said.say("find_load_entry", body=self.named[each].name, count=shared[each])
                for each in partners[:3]
            ]
            found.append(said.say("ego_closest", bodies=said.list(told)))
        found.append(said.say("ego_alone", count=sum(len(item.marks) == 1 for item in self.items)))
        groups = sum(any(self.named[each].collective for each in item.marks) for item in self.items)
        if groups:
            found.append(said.say("ego_groups", count=groups))
        return found

    def _row(self, item: Item) -> tuple[str, ...]:
        said = self.scene.said
        others: list[Any] = [self.named[each].name for each in item.marks if each != self.body.id]
        return (
            f"{item.where} {item.title}",
            said.say(f"mark_{item.marks[self.body.id]}"),
            said.list(others),
            said.list(each.name for each in self.carried.get(item.id, ())),
            said.list(f"{aim.object} {aim.figure}".strip() for aim in self.owed.get(item.id, ())),
        )
