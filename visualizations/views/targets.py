"""The targets: who owes which number by when, body, task and target in three columns (指标)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..content import bodies as known_bodies
from ..content.bodies import Body
from ..content.cards import programme_cards, target_cards
from ..content.evidence import HEADS, Item
from ..content.frames import Frame, documents
from ..content.programmes import programmes
from ..content.targets import Target, targets
from ..drawing import layered
from ..drawing.layered import ROWS, Picture, Sketch
from ..drawing.layers import Box, Column, Link
from ..page import Page
from ..scene import Scene


def page(scene: Scene) -> Page:
    """Return the page of the targets of *scene*: each document three columns of first-named or leading bodies, tasks and targets.

    A document with more than 300 targets shows those with a figure first, and the page says how many are left to the ledger.
    """
    said = scene.said
    found = programmes(scene)
    aims = targets(scene)
    named = known_bodies.bodies(scene.graph, scene.items)
    pictures = []
    for frame in documents(scene.graph, scene.items, said):
        own = [aim for aim in aims if aim.item.frame == frame.id]
        pictures.append(_picture(frame, own, scene))
    heads = [
        said.say(key)
        for key in (
            "targets_body",
            "targets_task",
            "targets_object",
            "targets_figure",
            "targets_due",
            "targets_hope",
        )
    ]
    keys = [
        ("box", "target", said.say("targets_firm")),
        ("box dashed", "target", said.say("targets_aspires")),
    ]
    cards = programme_cards(scene, found) | target_cards(scene, aims, (each.id for each in found))
    return layered.page("targets", scene, pictures or [layered.nothing(scene)], named, cards, heads, keys)


def _picture(frame: Frame, own: Sequence[Target], scene: Scene) -> Picture:
    said = scene.said
    notes = []
    drawn = list(own)
    if len(drawn) > ROWS:
        drawn = sorted(drawn, key=lambda aim: not aim.figure)[:ROWS]
        drawn.sort(key=lambda aim: (aim.quote.start, aim.id))
        notes.append(said.say("targets_cut", count=len(own), limit=ROWS))
    items = list({aim.item.id: aim.item for aim in drawn}.values())
    bodies = known_bodies.bodies(scene.graph, items)
    owed = Counter(body for aim in own for body in _heads(aim.item))
    say = said.say
    sketch = Sketch(
        (
            Column(say("targets_bodies"), 0, 168, free=True, grows=True),
            Column(say("targets_tasks"), 234, 270, free=True),
            Column(say("targets_targets"), 568, 338),
        )
    )
    for aim in drawn:
        sketch.box(_target_box(aim, scene))
    for item in items:
        sketch.box(layered.item_box(1, item, scene))
        for body in _heads(item):
            sketch.box(layered.body_box(0, bodies[body], owed[body], scene))
            sketch.link(Link((0, body), (1, item.id), bodies[body].kind, strong=True))
    for aim in drawn:
        sketch.link(Link((1, aim.item.id), (2, aim.id), "target"))
    order = sorted(owed, key=lambda body: (-owed[body], body))
    named = known_bodies.bodies(scene.graph, [aim.item for aim in own])
    return Picture(
        frame.id,
        frame.label,
        frame.title,
        _answer(frame, own, owed, order, named, scene),
        sketch.drawn(),
        tuple(_findings(frame, own, scene)),
        tuple((body, say("targets_entry", count=owed[body])) for body in order[:6]),
        tuple(_row(aim, named, scene) for aim in own[: layered.TABLE]),
        tuple(notes),
        frame.items,
        say("targets_top"),
    )


def _heads(item: Item) -> list[str]:
    """Return the bodies that stand first or lead in *item*."""
    return list(dict.fromkeys(part.body for part in item.parts if part.mark in HEADS))


def _target_box(aim: Target, scene: Scene) -> Box:
    say = scene.said.say
    hope = say("targets_hope_said") if aim.aspirational else ""
    label = f"{aim.verb}{aim.object}"
    return Box(
        2,
        aim.id,
        label,
        "target",
        aim.figure,
        aim.due,
        style="dashed" if aim.aspirational else "",
        more=hope,
    )


def _row(aim: Target, named: dict[str, Body], scene: Scene) -> tuple[str, ...]:
    hope = scene.said.say("targets_hope_said") if aim.aspirational else ""
    bodies = scene.said.list(named[body].name for body in _heads(aim.item))
    return bodies, f"{aim.item.where} {aim.item.title}", f"{aim.verb}{aim.object}", aim.figure, aim.due, hope


def _answer(
    frame: Frame,
    own: Sequence[Target],
    owed: Counter[str],
    order: Sequence[str],
    named: dict[str, Body],
    scene: Scene,
) -> str:
    say = scene.said.say
    tasks = len({aim.item.id for aim in own})
    if not own:
        return say("targets_answer_none", frame=frame.label, tasks=len(frame.items))
    most = say("targets_most", body=named[order[0]].name, count=owed[order[0]]) if order else ""
    return say(
        "targets_answer", frame=frame.label, count=len(own), tasks=tasks, all=len(frame.items), most=most
    )


def _findings(frame: Frame, own: Sequence[Target], scene: Scene) -> list[str]:
    said = scene.said
    if not own:
        return []
    without = len(frame.items) - len({aim.item.id for aim in own})
    found = [said.say("targets_without", count=without)]
    hopes = [aim for aim in own if aim.aspirational]
    if hopes:
        names = said.list(f"{aim.object} {aim.figure}".strip() for aim in hopes[:2])
        found.append(said.say("targets_hopes", count=len(hopes), names=names))
    year = str(frame.year or "")
    other = [aim for aim in own if aim.due and year and aim.due[:4] != year]
    if other:
        names = said.list(f"{aim.object} {aim.figure} ({aim.due})" for aim in other[:2])
        found.append(said.say("targets_other_year", count=len(other), names=names))
    parts = [aim for aim in own if aim.due and aim.due[:4] == year and len(aim.due) > 4]
    if parts:
        names = said.list(f"{aim.object} ({aim.due})" for aim in parts[:2])
        found.append(said.say("targets_dated", count=len(parts), names=names))
    unowned = sum(not _heads(aim.item) for aim in own)
    if unowned:
        found.append(said.say("targets_unowned", count=unowned))
    if len(found) < 3:
        busiest = Counter(aim.item.id for aim in own).most_common(1)[0]
        item = next(aim.item for aim in own if aim.item.id == busiest[0])
        found.append(said.say("targets_busiest", where=item.where, title=item.title, count=busiest[1]))
    return found[:3]
