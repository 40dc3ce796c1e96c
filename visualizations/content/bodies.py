"""Responsible bodies as pages show them: by type, in an order, and merged by type where they are too many (责任单位)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ...graph.model import Graph
from ...ontology import model
from .evidence import HEADS, Item, Mark
from .kinds import kind_label

COLLECTIVE = "collective"
SHAPES: Mapping[str, str] = {
    "department": "dot",
    "party": "triangle",
    "affiliated": "square",
    "association": "triangleDown",
    "society": "diamond",
    "committee": "hexagon",
    "government": "star",
    COLLECTIVE: "dot",
    "other": "ellipse",
}


@dataclass(frozen=True, slots=True)
class Body:
    """A responsible body, or all bodies of a type: *members* are the organizations it stands for."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()

    @property
    def collective(self) -> bool:
        """Whether it is a collective name such as 各全省学会."""
        return self.kind == COLLECTIVE


def bodies(graph: Graph, found: Iterable[Item]) -> dict[str, Body]:
    """Return the bodies that have a part in *found*, by id, sorted by name within their type."""
    return of(graph, {part.body for item in found for part in item.parts})


def of(graph: Graph, ids: Iterable[str]) -> dict[str, Body]:
    """Return the bodies of *ids*, by id, sorted by name within their type."""
    made = [_body(graph, each) for each in ids]
    return {body.id: body for body in sorted(made, key=lambda b: (rank(b.kind), b.name, b.id))}


def by_type(known: Mapping[str, Body], lang: str) -> dict[str, Body]:
    """Return one body for each type of *known*; its members are the bodies of that type."""
    kinds = sorted({body.kind for body in known.values()}, key=lambda kind: (rank(kind), kind))
    return {
        f"type.{kind}": Body(
            f"type.{kind}",
            label(kind, lang),
            kind,
            (),
            tuple(body.id for body in known.values() if body.kind == kind),
        )
        for kind in kinds
    }


def merged(item: Item, known: Iterable[Body]) -> dict[str, Mark]:
    """Return the mark of each of *known* in *item*: the weightiest of its members."""
    marks, order = item.marks, ("lead", "first", "part", "support")
    found: dict[str, Mark] = {}
    for body in known:
        own = [marks[each] for each in body.members if each in marks]
        if own:
            found[body.id] = min(own, key=order.index)
    return found


def load(marks: Iterable[Mapping[str, Mark]]) -> tuple[Counter[str], Counter[str]]:
    """Return how many items each body has, and in how many it stands first or leads, given the *marks* of each item."""
    total: Counter[str] = Counter()
    first: Counter[str] = Counter()
    for each in marks:
        total.update(each.keys())
        first.update(body for body, mark in each.items() if mark in HEADS)
    return total, first


def rank(kind: str) -> int:
    """Return the place of a type among the types: as the model lists them, collectives last."""
    codes = [c.code for c in model().schemes[model().classes["OrganizationType"].scheme or ""]]
    return len(codes) + 1 if kind == COLLECTIVE else codes.index(kind) if kind in codes else len(codes)


def label(kind: str, lang: str) -> str:
    """Return what the model calls a type in *lang*; a type that it does not list is called by its code."""
    return kind_label("OrganizationType", kind, lang)


def kinds(known: Iterable[Body], lang: str) -> list[dict[str, Any]]:
    """Return the types of *known* as the legend shows them."""
    found = sorted({body.kind for body in known}, key=lambda kind: (rank(kind), kind))
    return [{"id": kind, "label": label(kind, lang), "shape": shape(kind)} for kind in found]


def shape(kind: str) -> str:
    """Return the shape that stands for a type."""
    return SHAPES.get(kind, SHAPES["other"])


def as_data(known: Iterable[Body]) -> dict[str, Any]:
    """Return the bodies by id as the page's script reads them."""
    return {
        body.id: {
            "name": body.name,
            "kind": body.kind,
            "aliases": list(body.aliases),
            "members": list(body.members),
        }
        for body in known
    }


def kind(graph: Graph, each: str) -> str:
    """Return the type of the body with the id *each*."""
    node = graph.nodes[each]
    return (
        COLLECTIVE
        if node.kind == "OrganizationGroup"
        else str(node.properties.get("organizationType", "other"))
    )


def _body(graph: Graph, each: str) -> Body:
    node = graph.nodes[each]
    other = node.properties.get("altName", ())
    return Body(each, node.name, kind(graph, each), other if isinstance(other, tuple) else (), (each,))
