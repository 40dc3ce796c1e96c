"""A graph in parts that a server takes one after the other: what is shared, each document, and what joins documents.

A part has a digest, so that it is known which have changed. Whatever belongs to a document, or joins it with shared things, is its part;
edges between things of two documents are a part of their own, written last.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from .model import Edge, Graph, Node
from .properties import of_edge, of_node

SHARED, LINKS = "%shared", "%links"  # names that no document has: an id of a document holds no %


@dataclass(frozen=True)
class Part:
    """The *nodes* and *edges* of one document, of what is shared or of what joins documents, in the order of the graph."""

    name: str
    nodes: tuple[Node, ...] = field(default=())
    edges: tuple[Edge, ...] = field(default=())

    @property
    def size(self) -> int:
        """How many nodes and edges there are."""
        return len(self.nodes) + len(self.edges)

    @cached_property
    def digest(self) -> str:
        """What is the same for equal parts, and only for them."""
        found = hashlib.sha256()
        for node in self.nodes:
            found.update(_line(node.kind, of_node(node)))
        for edge in self.edges:
            found.update(_line(edge.kind, edge.source, edge.target, of_edge(edge)))
        return found.hexdigest()


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
    home = {id: node.document for id, node in graph.nodes.items()}
    for edge in graph.edges:
        touched = {home.get(edge.source), home.get(edge.target)} - {None}
        name = LINKS if len(touched) > 1 else next(iter(touched), None) or SHARED
        edges.setdefault(name, []).append(edge)
    documents = sorted({*nodes, *edges} - {SHARED, LINKS})
    return {
        name: Part(name, tuple(nodes.get(name, ())), tuple(edges.get(name, ())))
        for name in (SHARED, *documents, LINKS)
    }


def _line(*said: object) -> bytes:
    return json.dumps(_plain(said), ensure_ascii=True, sort_keys=True).encode() + b"\n"


def _plain(value: object) -> object:
    """Return *value* with whole numbers as such: 1.0 and 1 are one value, in a graph and on a server."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    return {key: _plain(each) for key, each in value.items()} if isinstance(value, dict) else value
