"""The programmes: what goes on from one year to the next, and who stands at its head then and now (项目沿革)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from ..content import bodies as known_bodies
from ..content.bodies import Body
from ..content.cards import programme_cards
from ..content.changes import Step, stages, steps, years
from ..content.programmes import Programme, programmes
from ..drawing import layered
from ..drawing.layered import ROWS, Picture, Sketch
from ..drawing.layers import Box, Column, Link
from ..page import Page
from ..scene import Scene


def page(scene: Scene) -> Page:
    """Return the page of the programmes of *scene*: for each two years that follow each other what goes on, and each year by itself.

    A grey line leads to a body that stands at the head in both years, another colour to one that only did or now does. More than 300
    programmes of a year are cut to those that go on or come first, and the page says so.
    """
    said = scene.said
    found = programmes(scene)
    named = known_bodies.bodies(scene.graph, scene.items)
    known = years(found)
    pictures = [_pair(found, before, now, named, scene) for before, now in pairwise(known)]
    pictures.sort(key=lambda each: each.id, reverse=True)
    pictures += [_year(found, known, year, named, scene) for year in known]
    if any(None in each.years for each in found):
        pictures.append(_year(found, known, None, named, scene))
    heads = [
        said.say(key)
        for key in ("programmes_programme", "programmes_then", "programmes_now", "programmes_change")
    ]
    keys = [
        ("bond strong", "same", said.say("programmes_same")),
        ("bond strong", "changed", said.say("programmes_changed")),
    ]
    cards = programme_cards(scene, found)
    return layered.page("programmes", scene, pictures or [layered.nothing(scene)], named, cards, heads, keys)


def _pair(
    found: Sequence[Programme], before: int, now: int, named: Mapping[str, Body], scene: Scene
) -> Picture:
    """Return the drawing of what goes on between two years."""
    said = scene.said
    then, later = said.say("year", year=before), said.say("year", year=now)
    label = said.say("programmes_pair", then=then, now=later)
    going = steps(found, before, now)
    sketch = Sketch(
        (
            Column(said.say("programmes_heads", year=then), 0, 190, free=True, grows=True),
            Column(said.say("programmes_column"), 296, 314),
            Column(said.say("programmes_heads", year=later), 716, 190, free=True, grows=True),
        )
    )
    changed = [step for step in going if step.changed]
    order = [*changed, *(step for step in going if not step.changed)][:ROWS]
    load = (
        Counter(body for step in going for body in step.before.heads),
        Counter(body for step in going for body in step.now.heads),
    )
    for step in going:
        if step not in order:
            continue
        programme = step.now.programme
        note = said.say("programmes_renamed") if step.renamed else ""
        sketch.box(Box(1, programme.id, programme.name, "programme", note=note))
        for column, own, other in ((0, step.before, step.now), (2, step.now, step.before)):
            for body in own.heads:
                sketch.box(layered.body_box(column, named[body], load[column // 2][body], scene))
                kind = "changed" if step.changed and body not in other.heads else "same"
                ends = ((0, body), (1, programme.id)) if column == 0 else ((1, programme.id), (2, body))
                sketch.link(Link(*ends, kind, strong=True))
    old, new = ({stage.programme.id for stage in stages(found, year)} for year in (before, now))
    gone = old - {step.before.programme.id for step in going}
    fresh = new - {step.now.programme.id for step in going}
    answer = said.say("programmes_answer", then=then, now=later, count=len(going), changed=len(changed))
    notes = [said.say("programmes_cut", count=len(going), limit=ROWS)] if len(going) > ROWS else []
    return Picture(
        f"{before}-{now}",
        label,
        label,
        answer if going else said.say("programmes_answer_none", then=then, now=later),
        sketch.drawn(),
        tuple(_findings(going, changed, len(gone), len(fresh), then, later, scene)),
        tuple((step.now.programme.id, _change(step, named, scene)) for step in (changed or going)[:8]),
        tuple(_row(step, named, scene) for step in going[: layered.TABLE]),
        tuple(notes),
        tuple(item for item in scene.items if item.year in (before, now)),
        said.say("programmes_top_changed" if changed else "programmes_top_same"),
    )


def _year(
    found: Sequence[Programme],
    known: Sequence[int],
    year: int | None,
    named: Mapping[str, Body],
    scene: Scene,
) -> Picture:
    """Return the drawing of the programmes of one year, with those that are new in it and those that are not named again."""
    said = scene.said
    own = stages(found, year)
    label = said.say("year", year=year) if year else said.say("undated")
    at = known.index(year) if year in known else -1
    before = {step.now.programme.id for step in steps(found, known[at - 1], known[at])} if at > 0 else None
    after = (
        {step.before.programme.id for step in steps(found, known[at], known[at + 1])}
        if 0 <= at < len(known) - 1
        else None
    )
    sketch = Sketch(
        (
            Column(said.say("programmes_heads", year=label), 0, 190, free=True, grows=True),
            Column(said.say("programmes_column"), 296, 430),
        )
    )
    load = Counter(body for stage in own for body in stage.heads)
    for stage in own[:ROWS]:
        each = stage.programme
        notes = []
        if before is not None and each.id not in before:
            notes.append(said.say("programmes_new"))
        if after is not None and each.id not in after:
            notes.append(said.say("programmes_gone"))
        sketch.box(Box(1, each.id, each.name, "programme", note=said.list(notes)))
        for body in stage.heads:
            sketch.box(layered.body_box(0, named[body], load[body], scene))
            sketch.link(Link((0, body), (1, each.id), named[body].kind, strong=True))
    order = sorted(load, key=lambda body: (-load[body], named[body].name, body))
    most = said.say("programmes_most", body=named[order[0]].name, count=load[order[0]]) if order else ""
    findings = [said.say("programmes_unowned", count=sum(not stage.heads for stage in own))]
    if before is not None:
        findings.append(
            said.say("programmes_new_count", count=sum(stage.programme.id not in before for stage in own))
        )
    if after is not None:
        findings.append(
            said.say("programmes_gone_count", count=sum(stage.programme.id not in after for stage in own))
        )
    findings.append(said.say("programmes_repeated", count=sum(len(stage.items) > 1 for stage in own)))
    cut = [said.say("programmes_cut", count=len(own), limit=ROWS)] if len(own) > ROWS else []
    return Picture(
        str(year or "undated"),
        label,
        label,
        said.say("programmes_year_answer", year=label, count=len(own), most=most),
        sketch.drawn(),
        tuple(findings[:3]),
        tuple((body, said.say("programmes_entry", count=load[body])) for body in order[:6]),
        tuple((s.programme.name, "", _names(s.heads, named, scene), "") for s in own[: layered.TABLE]),
        tuple(cut),
        tuple(item for item in scene.items if item.year == year),
        said.say("programmes_top_year"),
    )


def _names(heads: Sequence[str], named: Mapping[str, Body], scene: Scene) -> str:
    return scene.said.list(named[body].name for body in heads) or scene.said.say("mark_absent")


def _change(step: Step, named: Mapping[str, Body], scene: Scene) -> str:
    then, now = (_names(stage.heads, named, scene) for stage in (step.before, step.now))
    return f"{then} → {now}" if step.changed or then != now else then


def _row(step: Step, named: Mapping[str, Body], scene: Scene) -> tuple[str, ...]:
    said = scene.said
    name = step.now.programme.name
    if step.renamed:
        name = said.say("programmes_was", name=name, before=step.before.programme.name)
    changed = said.say("programmes_changed") if step.changed else ""
    return name, _names(step.before.heads, named, scene), _names(step.now.heads, named, scene), changed


def _findings(
    going: Sequence[Step], changed: Sequence[Step], gone: int, fresh: int, then: str, now: str, scene: Scene
) -> list[str]:
    said = scene.said
    found = []
    if changed:
        names = said.list(step.now.programme.name for step in changed[:4])
        found.append(said.say("programmes_moved", names=names, count=len(changed)))
    renamed = [step for step in going if step.renamed]
    if renamed:
        one = renamed[0]
        told = said.say("programmes_was", name=one.now.programme.name, before=one.before.programme.name)
        found.append(said.say("programmes_renamed_count", count=len(renamed), name=told))
    kept = [step.now.programme.name for step in going if step.now.heads and not step.changed]
    if kept:
        found.append(said.say("programmes_kept", names=said.list(kept[:4]), count=len(kept)))
    found.insert(2, said.say("programmes_only", gone=gone, fresh=fresh, then=then, now=now))
    return found[:3]
