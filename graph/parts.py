"""A graph in parts that a server takes one after the other: what is shared, each document, and what joins documents.

A part has a digest, so that it is known which have changed. Whatever belongs to a document, or joins it with shared things, is its part;
edges between things of two documents are a part of their own, written last.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain

from .lines import END, Lines, by_kind
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
    homes = {id: node.document for id, node in graph.nodes.items()}
    names = _names(homes, (edge.source for edge in graph.edges), (edge.target for edge in graph.edges))
    for name, edge in zip(names, graph.edges, strict=True):
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
    all = (by_kind(graph) if lines is None else lines).values()
    nodes = (own for own in all if not own.of_edges)
    homes = dict(
        chain.from_iterable(zip(own.values["id"], own.values["document"], strict=True) for own in nodes)
    )
    made = {SHARED: hashlib.sha256(), LINKS: hashlib.sha256()}
    for own in all:
        names: Iterable[str] = (document or SHARED for document in own.values["document"])
        if own.of_edges:
            names = _names(homes, own.values["source"], own.values["target"])
        said: dict[str, list[str]] = defaultdict(list)
        for name, line in zip(names, own.lines, strict=True):
            said[name].append(line)
        head = f"{own.kind} {tuple(own.values)}\n"
        for name, some in said.items():
            if name not in made:
                made[name] = hashlib.sha256()
            made[name].update(f"{head}{END.join(some)}\n".encode("utf-8", "surrogatepass"))
    return {name: found.hexdigest() for name, found in sorted(made.items())}


def _names(homes: Mapping[str, str | None], sources: Iterable[str], targets: Iterable[str]) -> Iterable[str]:
    """Return the name of the part of each edge between *sources* and *targets*."""
    return (
        (one or other or SHARED) if one == other or one is None or other is None else LINKS
        for one, other in zip(map(homes.get, sources), map(homes.get, targets), strict=True)
    )
