"""Highlights: which stretches of a document say what, so that a page can show every fact where it stands (标注)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ...graph.model import Graph
from ..scene import Scene
from . import bodies as known_bodies
from .evidence import Item, quoted

WORK = ("task", "subitem")  # items of work
NAMED = "named"  # the mark of a body that is named and answers for nothing there


@dataclass(frozen=True, slots=True, order=True)
class Highlight:
    """The characters *start* to *end* of a document that say something about the thing *id* (标注).

    *kind* is document, section, task, subitem, person, programme, target, due or doubt, or, for a body, its type.
    *mark* is that of a body in its item (lead, first, part, support; named where it has no part), and of a task its number.
    """

    start: int
    end: int
    kind: str
    id: str
    mark: str = ""


def highlights(scene: Scene) -> dict[str, tuple[Highlight, ...]]:
    """Return the highlights of each document of *scene* in the order of the text, the longer of two before the shorter."""
    found: dict[str, set[Highlight]] = {}
    for document, each in _all(scene):
        if each.start < each.end:
            found.setdefault(document, set()).add(each)
    return {
        document: tuple(sorted(own, key=lambda h: (h.start, -h.end, h)))
        for document, own in sorted(found.items())
    }


def organizations(graph: Graph, found: Mapping[str, Iterable[Highlight]]) -> dict[str, known_bodies.Body]:
    """Return the bodies that highlights are about, by id."""
    ids = {each.id for own in found.values() for each in own}
    return known_bodies.of(graph, {each for each in ids if is_body(graph, each)})


def is_body(graph: Graph, id: str) -> bool:
    """Return whether *id* is that of an organization or a collective."""
    return graph.nodes[id].kind in ("Organization", "OrganizationGroup")


def _all(scene: Scene) -> Iterator[tuple[str, Highlight]]:
    graph = scene.graph
    yield from _things(graph)
    for item in scene.items:
        node = graph.nodes[item.id]
        number = node.properties.get("number")
        kind = "subitem" if node.kind == "SubItem" else "task"
        yield from _evidence(graph, item.id, kind, str(number) if number is not None else "")
    yield from _bodies(graph, scene.items)
    for edge in graph.edges:
        if edge.type == "ADVANCES":
            yield from _places(graph, edge.evidence, edge.document, "programme", edge.target)
        elif edge.type == "LEADS":
            yield from _places(graph, edge.evidence, edge.document, "person", edge.source)


def _things(graph: Graph) -> Iterator[tuple[str, Highlight]]:
    """Yield the highlights of what its own evidence shows: titles, headings, sub-items, people, programmes, targets and doubts."""
    kinds = {
        "Document": "document",
        "Section": "section",
        "SubItem": "subitem",
        "Person": "person",
        "Program": "programme",
    }
    for node in graph.of_kind(*kinds, "Target", "Doubt"):
        kind = kinds.get(node.kind) or node.kind.lower()
        if node.kind == "Target" and node.properties.get("targetKind") == "date":
            kind = "due"
        yield from _evidence(graph, node.id, kind)


def _bodies(graph: Graph, found: Iterable[Item]) -> Iterator[tuple[str, Highlight]]:
    found = tuple(found)
    parts = {(item.id, part.body, part.start, part.end): part.mark for item in found for part in item.parts}
    weightiest = {(item.id, body): mark for item in found for body, mark in item.marks.items()}
    answering = set()
    for edge in graph.edges:
        if edge.type == "RESPONSIBLE_FOR":
            kind = known_bodies.kind(graph, edge.source)
            for document, each in _places(graph, edge.evidence, edge.document, kind, edge.source):
                mark = parts.get((edge.target, edge.source, each.start, each.end))
                mark = mark or weightiest.get((edge.target, edge.source), "part")
                answering.add((document, each.start, each.end, each.id))
                yield document, Highlight(each.start, each.end, kind, each.id, mark)
    for node in graph.of_kind("Organization"):
        for document, each in _evidence(graph, node.id, known_bodies.kind(graph, node.id), NAMED):
            if (document, each.start, each.end, each.id) not in answering:
                yield document, each


def _evidence(graph: Graph, id: str, kind: str, mark: str = "") -> Iterator[tuple[str, Highlight]]:
    mentions = [edge.target for edge in graph.out(id, "EVIDENCED_BY")]
    return _places(graph, mentions, graph.nodes[id].document, kind, id, mark)


def _places(
    graph: Graph, mentions: Iterable[str], document: str | None, kind: str, id: str, mark: str = ""
) -> Iterator[tuple[str, Highlight]]:
    for words, start, own in quoted(graph, mentions):
        if of := own or document:
            yield of, Highlight(start, start + len(words), kind, id, mark)
