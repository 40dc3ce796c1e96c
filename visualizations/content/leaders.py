"""Leaders whom plans name for items of work, with the words that do so (责任领导)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...graph.model import Edge
from ..scene import Scene
from .evidence import Item
from .quotations import Quote, quotations


@dataclass(frozen=True, slots=True)
class Leader:
    """A leader (责任领导) whom plans name for *items* of work; *roles* are codes, by item."""

    id: str
    name: str
    items: tuple[Item, ...]
    roles: Mapping[str, str]
    quotes: tuple[Quote, ...]


def leaders(scene: Scene) -> tuple[Leader, ...]:
    """Return the leaders that the plans of *scene* name for items of work, by name."""
    known = {item.id: item for item in scene.items}
    own: dict[str, list[Edge]] = {}
    for edge in scene.graph.edges:
        if edge.type == "LEADS" and edge.target in known:
            own.setdefault(edge.source, []).append(edge)
    found = []
    for person, edges in own.items():
        name = scene.graph.nodes[person].name
        quotes = [q for e in edges for q in quotations(scene, e.evidence, known[e.target], e, name)]
        roles = {edge.target: str(edge.properties.get("role", "")) for edge in edges}
        items = sorted((known[each] for each in roles), key=lambda i: (i.year or 0, i.frame, i.start))
        quotes.sort(key=lambda q: (q.document, q.start, q.end))
        found.append(Leader(person, name, tuple(items), roles, tuple(quotes)))
    return tuple(sorted(found, key=lambda each: (each.name, each.id)))
