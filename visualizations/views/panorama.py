"""The panorama: who carries which task, and which programmes the tasks advance, in three columns (责任全景)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..content import bodies as known_bodies
from ..content import evidence
from ..content.bodies import Body
from ..content.cards import programme_cards, target_cards
from ..content.evidence import HEADS, Item
from ..content.frames import Frame, documents
from ..content.programmes import Programme, programmes
from ..content.targets import targets
from ..drawing import layered
from ..drawing.layered import ROWS, Picture, Sketch
from ..drawing.layers import Box, Column, Link
from ..page import Page
from ..scene import Scene

BODIES = 150


def page(scene: Scene) -> Page:
    """Return the panorama of *scene*: each document three columns of bodies, tasks in the order of the text, and programmes.

    A document of more than 300 tasks is shown section by section, more than 150 bodies of a document are grouped by type, and the page says so.
    """
    named = known_bodies.bodies(scene.graph, scene.items)
    found = programmes(scene)
    aims = targets(scene)
    pictures: list[Picture] = []
    shown: dict[str, Body] = {}
    for frame in documents(scene.graph, scene.items, scene.said):
        for part in _parts(frame, scene):
            own = known_bodies.bodies(scene.graph, part.items)
            notes = []
            if len(own) > BODIES:
                notes.append(scene.said.say("panorama_by_type", count=len(own), limit=BODIES))
                own = known_bodies.by_type(own, scene.lang)
            shown |= own
            wanted = {item.id for item in part.items}
            count = sum(aim.item.id in wanted for aim in aims)
            pictures.append(_picture(part, own, found, count, notes, scene))
    said = scene.said
    keys = [
        ("bond strong", "department", said.say(evidence.head_mark(scene.items))),
        ("bond", "department", said.say("mark_part")),
    ]
    heads = [said.say(key) for key in ("panorama_place", "panorama_task", "panorama_body", "panorama_mark")]
    cards = programme_cards(scene, found) | target_cards(scene, aims, (each.id for each in found))
    return layered.page(
        "panorama", scene, pictures or [layered.nothing(scene)], shown, cards, heads, keys, named
    )


def _parts(frame: Frame, scene: Scene) -> list[Frame]:
    """Return *frame*, or, where it has too many tasks for one drawing, a frame for each run of its sections."""
    if len(frame.items) <= ROWS:
        return [frame]
    cut: list[list[Item]] = []
    for item in frame.items:
        if cut and len(cut[-1]) < ROWS and (item.section == cut[-1][-1].section or len(cut[-1]) < ROWS // 2):
            cut[-1].append(item)
        else:
            cut.append([item])
    return [
        Frame(
            f"{frame.id}.{place}",
            scene.said.say("panorama_part", label=frame.label, place=place, count=len(cut)),
            frame.title,
            frame.year,
            tuple(own),
        )
        for place, own in enumerate(cut, 1)
    ]


def _columns(scene: Scene) -> tuple[Column, ...]:
    say = scene.said.say
    return (
        Column(say("panorama_bodies"), 0, 168, free=True, grows=True),
        Column(say("panorama_tasks"), 240, 346),
        Column(say("panorama_programmes"), 680, 226, free=True),
    )


def _picture(
    frame: Frame,
    own: Mapping[str, Body],
    found: Iterable[Programme],
    aims: int,
    notes: Sequence[str],
    scene: Scene,
) -> Picture:
    table = layered.carried(frame.items, own)
    order = layered.ranked(table, own)
    named = [each for each in order if not own[each].collective]
    sketch = Sketch(_columns(scene))
    rows = []
    for item in frame.items:
        sketch.box(layered.item_box(1, item, scene, group=f"\0{item.section or ''}"))
    for each in order:
        sketch.box(layered.body_box(0, own[each], len(table[each]), scene))
    for item in frame.items:
        for each, mark in known_bodies.merged(item, own.values()).items():
            sketch.link(Link((0, each), (1, item.id), own[each].kind, mark in HEADS))
            rows.append((item.where, item.title, own[each].name, scene.said.say(f"mark_{mark}")))
    advanced = 0
    here = {item.id for item in frame.items}
    for programme in found:
        carrying = [item for item in programme.items if item.id in here]
        advanced += bool(carrying)
        for item in carrying:
            sketch.box(Box(2, programme.id, programme.name, "programme"))
            sketch.link(Link((1, item.id), (2, programme.id), "programme"))
    return Picture(
        frame.id,
        frame.label,
        frame.title,
        _answer(frame, own, table, named, scene),
        sketch.drawn(),
        tuple(_findings(frame, own, table, named, advanced, aims, scene)),
        tuple((each, _load(table[each], frame, scene)) for each in order[:6] if not own[each].collective),
        tuple(rows[: layered.TABLE]),
        tuple(notes),
        frame.items,
    )


def _load(items: Mapping[str, bool], frame: Frame, scene: Scene) -> str:
    word = scene.said.say(evidence.head_mark(frame.items))
    return scene.said.say("top_entry", count=len(items), first=sum(items.values()), first_word=word)


def _answer(
    frame: Frame,
    own: Mapping[str, Body],
    table: Mapping[str, Mapping[str, bool]],
    named: Sequence[str],
    scene: Scene,
) -> str:
    said = scene.said
    if not named:
        return said.say("panorama_answer_none", frame=frame.label, tasks=len(frame.items))
    most = [said.say("find_load_entry", body=own[each].name, count=len(table[each])) for each in named[:2]]
    members = {body for each in named for body in own[each].members}
    return said.say(
        "panorama_answer", frame=frame.label, tasks=len(frame.items), named=len(members), most=said.list(most)
    )


def _findings(
    frame: Frame,
    own: Mapping[str, Body],
    table: Mapping[str, Mapping[str, bool]],
    named: Sequence[str],
    advanced: int,
    aims: int,
    scene: Scene,
) -> list[str]:
    said, found = scene.said, []
    if len(named) > 3:
        together = {item for each in named[:3] for item in table[each]}
        names = said.list(own[each].name for each in named[:3])
        found.append(said.say("panorama_three", bodies=names, count=len(together), tasks=len(frame.items)))
    counts = [len(item.marks) for item in frame.items]
    widest = max(frame.items, key=lambda item: len(item.marks))
    if max(counts):
        found.append(
            said.say("panorama_single", single=counts.count(1), where=widest.where, most=len(widest.marks))
        )
    found.append(said.say("panorama_counts", programmes=advanced, targets=aims))
    return found
