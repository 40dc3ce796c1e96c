"""A graph in parts that a server takes one after the other: what is shared, each document, and what joins documents.

A part has a digest, so that it is known which have changed. Whatever belongs to a document, or joins it with shared things, is its part;
edges between things of two documents are a part of their own, written last.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .lines import END, Lines, Things, by_kind
from .model import Edge, Graph, Node

SHARED, LINKS = "%shared", "%links"  # names that no document has: an id of a document holds no %


@dataclass(frozen=True, slots=True)
class Part:
    """The *nodes* and *edges* of one document, of what is shared or of what joins documents, in the order of the graph."""

    name: str
    nodes: tuple[Node, ...] = field(default=())
    edges: tuple[Edge, ...] = field(default=())

    @property
    def size(self) -> int:
        """How many nodes and edges there are."""
        return len(self.nodes) + len(self.edges)


def parts(graph: Graph) -> Mapping[str, Part]:
    """Return the parts of *graph* by name, SHARED first and LINKS last; each edge is in the part of the documents that it touches.

    >>> plan, year = Node("plan.d.1", "Plan", {"title": "要点"}, "d"), Node("year.2018", "Year", {"gregorianYear": 2018})
    >>> found = parts(Graph.of([plan, year], [Edge("forYear", "plan.d.1", "year.2018", document="d")]))
    >>> [(part.name, len(part.nodes), len(part.edges)) for part in found.values()]
    [('%shared', 1, 0), ('d', 1, 1), ('%links', 0, 0)]
    """
    nodes: dict[str, list[Node]] = {SHARED: []}
    edges: dict[str, list[Edge]] = {SHARED: [], LINKS: []}
    for node in graph.nodes.values():
        nodes.setdefault(node.document or SHARED, []).append(node)
    for name, edge in zip(_names(_homes(graph), graph.edges), graph.edges, strict=True):
        edges.setdefault(name, []).append(edge)
    documents = sorted({*nodes, *edges} - {SHARED, LINKS})
    return {
        name: Part(name, tuple(nodes.get(name, ())), tuple(edges.get(name, ())))
        for name in (SHARED, *documents, LINKS)
    }


def digests(graph: Graph, lines: Mapping[str, Lines] | None = None) -> Mapping[str, str]:
    """Return what is the same for equal parts, and only for them, by the names of `parts`; *lines* are those of *graph*, where they are at hand.

    >>> plan, year = Node("plan.d.1", "Plan", {"title": "要点"}, "d"), Node("year.2018", "Year", {"gregorianYear": 2018})
    >>> one, other = digests(Graph.of([plan, year], [])), digests(Graph.of([plan], []))
    >>> [name for name in one if one[name] != other[name]]
    ['%shared']
    """
    homes = _homes(graph)
    made = {SHARED: hashlib.sha256(), LINKS: hashlib.sha256()}
    for own in (by_kind(graph) if lines is None else lines).values():
        said: dict[str, list[str]] = defaultdict(list)
        for name, line in zip(_names(homes, own.things), own.lines, strict=True):
            said[name].append(line)
        for name, some in said.items():
            if name not in made:
                made[name] = hashlib.sha256()
            made[name].update(
                f"{own.kind} {own.columns}\n{END.join(some)}\n".encode("utf-8", "surrogatepass")
            )
    return {name: found.hexdigest() for name, found in sorted(made.items())}


def _homes(graph: Graph) -> Mapping[str, str | None]:
    return {id: node.document for id, node in graph.nodes.items()}


def _names(homes: Mapping[str, str | None], things: Things) -> Sequence[str]:
    """Return the name of the part of each of *things*."""
    if things and isinstance(things[0], Node):
        return [thing.document or SHARED for thing in things]
    ends = (map(homes.get, [getattr(edge, end) for edge in things]) for end in ("source", "target"))
    return [
        (one or other or SHARED) if one == other or one is None or other is None else LINKS
        for one, other in zip(*ends, strict=True)
    ]
