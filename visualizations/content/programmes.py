"""Programmes as pages show them, each with the words of the text that name it (项目)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...graph.model import Node
from ..scene import Scene
from .evidence import Item
from .quotations import Quote, quotations


@dataclass(frozen=True, slots=True)
class Programme:
    """A named programme (项目): *quotes* are the places that name it, in order; *earlier* the programmes it continues.

    *items* are those that advance it, *years* theirs; a section that does so is no item, and stands in *quotes* alone.
    """

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    items: tuple[Item, ...]
    years: tuple[int | None, ...]
    earlier: tuple[str, ...]
    quotes: tuple[Quote, ...]


def programmes(scene: Scene) -> tuple[Programme, ...]:
    """Return the programmes of *scene* by name; those that no text names are left out."""
    known = {item.id: item for item in scene.items}
    found = [_programme(scene, node, known) for node in scene.graph.of_kind("Program")]
    return tuple(sorted((each for each in found if each.quotes), key=lambda p: (p.name, p.id)))


def _programme(scene: Scene, node: Node, known: Mapping[str, Item]) -> Programme:
    edges = scene.graph.into(node.id, "ADVANCES")
    places = [(known.get(edge.source), edge) for edge in edges]
    quotes = [
        quote for item, edge in places for quote in quotations(scene, edge.evidence, item, edge, node.name)
    ]
    items = sorted(
        {item.id: item for item, _ in places if item}.values(), key=lambda i: (i.year or 0, i.frame, i.start)
    )
    other = node.properties.get("altName", ())
    return Programme(
        node.id,
        node.name,
        str(node.properties.get("programKind", "")),
        other if isinstance(other, tuple) else (),
        tuple(items),
        tuple(dict.fromkeys(item.year for item in items)),
        tuple(sorted({edge.target for edge in scene.graph.out(node.id, "CONTINUES")})),
        tuple(sorted(quotes, key=lambda q: (q.document, q.start, q.end))),
    )
