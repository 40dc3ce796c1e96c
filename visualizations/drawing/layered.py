"""Pages of layers: several drawings on one page, one shown at a time, with what their panel and legend need (分层页面)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...errors import TooMuchToDraw
from ..content import bodies as known_bodies
from ..content.bodies import COLLECTIVE, Body
from ..content.evidence import HEADS, Item
from ..page import Page, compose
from ..scene import Scene
from .layers import Box, Column, Drawing, Link, drawing

ROWS = 300  # boxes of a column that a person scrolls through
BOXES = 12_000  # of all drawings of a page
TABLE = 600
WORKS = ("task", "programme", "target")  # the kinds of boxes that are no bodies, as the legend has them


@dataclass(frozen=True, slots=True)
class Picture:
    """One drawing of a page with its sentence, *findings*, first entries (*top*) and relations as *rows*.

    *items* are those that the panel of a body counts; *scope* says which these are, where the label does not.
    """

    id: str
    label: str
    title: str
    answer: str
    drawing: Drawing
    findings: tuple[str, ...] = ()
    top: tuple[tuple[str, str], ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    notes: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    top_title: str = ""
    scope: str = ""


@dataclass
class Sketch:
    """Boxes and links of a drawing while it is put together; a box that is there already stays as it is."""

    columns: Sequence[Column]
    boxes: dict[tuple[int, str], Box] = field(default_factory=dict)
    links: dict[Link, None] = field(default_factory=dict)

    def box(self, box: Box) -> None:
        """Add *box*."""
        self.boxes.setdefault(box.key, box)

    def link(self, link: Link) -> None:
        """Add *link*, once."""
        self.links.setdefault(link)

    def drawn(self) -> Drawing:
        """Return the drawing."""
        return drawing(self.columns, tuple(self.boxes.values()), self.links)


def page(
    name: str,
    scene: Scene,
    pictures: Sequence[Picture],
    bodies: Mapping[str, Body],
    cards: Mapping[str, Any],
    heads: Sequence[str],
    keys: Iterable[tuple[str, str, str]],
    whole: Mapping[str, Body] | None = None,
) -> Page:
    """Return the page *name* with *pictures*; raise TooMuchToDraw where these have more boxes than a browser shows at ease.

    *bodies* stand in the drawings, *whole* are those that panels name as well; *heads* are over the relations, *keys* explain lines and boxes,
    each by its style, its kind and a word.
    """
    count = sum(len(each.drawing.boxes) for each in pictures)
    if count > BOXES:
        raise TooMuchToDraw(
            f"{len(pictures)} drawings with {count} boxes are more than a page shows ({BOXES}); "
            "draw a graph of fewer documents, for example those of one issuer or of two years"
        )
    said = scene.said
    used = {placed.box.kind for each in pictures for placed in each.drawing.boxes}
    kinds: list[dict[str, Any]] = [
        {**kind, "hidden": kind["id"] == COLLECTIVE}
        for kind in known_bodies.kinds(bodies.values(), scene.lang)
        if kind["id"] in used
    ]
    kinds += [
        {"id": work, "label": said.say(f"kind_{work}"), "shape": "square"} for work in WORKS if work in used
    ]
    data = {
        "view": name,
        "frames": [_frame(each) for each in pictures],
        "kinds": kinds,
        "bodies": known_bodies.as_data({**(whole or {}), **bodies}.values()),
        **scene.data(),
        "cards": cards,
        "itemsByFrame": {each.id: [item.id for item in each.items] for each in pictures},
    }
    context = {
        "title": scene.headed(said.say(f"{name}_title")),
        "answer": pictures[0].answer,
        "hint": said.say(f"{name}_hint"),
        "spoken": said.say("layers_label", title=said.say(f"{name}_view")),
        "frames": [{"id": each.id, "label": each.label, "title": each.title} for each in pictures],
        "drawings": pictures,
        "heads": heads,
        "keys": list(keys),
    }
    return compose(name, scene.lang, data, context, ["layers.js"], styles=["layers.css"], template="layers")


def nothing(scene: Scene) -> Picture:
    """Return the picture of a graph that has nothing to draw."""
    return Picture("", "", "", scene.said.say("nothing"), drawing((), (), ()))


def body_box(column: int, body: Body, count: int, scene: Scene) -> Box:
    """Return the box of *body* with how many items it has."""
    more = scene.said.say("layers_body", count=count)
    group = "~" if body.collective else ""
    return Box(column, body.id, body.name, body.kind, note=str(count), group=group, more=more, load=count)


def item_box(column: int, item: Item, scene: Scene, group: str = "", style: str = "") -> Box:
    """Return the box of an item of work, with its number where the text has one."""
    number = scene.graph.nodes[item.id].properties.get("number")
    label = f"{number}. {item.title}" if number is not None else item.title
    return Box(column, item.id, label, "task", group=group, style=style, more=item.where)


def carried(found: Iterable[Item], bodies: Mapping[str, Body]) -> dict[str, dict[str, bool]]:
    """Return, for each of *bodies*, the items of *found* that it has a part in, and whether it stands first or leads."""
    table: dict[str, dict[str, bool]] = {}
    for item in found:
        for body, mark in known_bodies.merged(item, bodies.values()).items():
            table.setdefault(body, {})[item.id] = mark in HEADS
    return table


def ranked(table: Mapping[str, Mapping[str, bool]], bodies: Mapping[str, Body]) -> list[str]:
    """Return the bodies of *table*, those with most items first, collectives last."""
    return sorted(table, key=lambda b: (bodies[b].collective, -len(table[b]), bodies[b].name, b))


def _frame(each: Picture) -> dict[str, Any]:
    counts = Counter(kind for kind, _ in sorted({(p.box.kind, p.box.id) for p in each.drawing.boxes}))
    found: dict[str, Any] = {
        "id": each.id,
        "label": each.label,
        "answer": each.answer,
        "findings": list(each.findings),
        "counts": dict(counts),
        "top": [{"id": id, "sub": sub} for id, sub in each.top],
    }
    given = {"topTitle": each.top_title, "scope": each.scope}
    return found | {name: value for name, value in given.items() if value}
