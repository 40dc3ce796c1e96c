"""Portions: a graph in parts, each with what it names beyond itself, so that each can be looked at alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from ..ontology.constraint import Rule
from ..ontology.model import model
from .model import Edge, Graph, Node, Value
from .specimens import stated

_NAME = re.compile(r"[a-z][a-z-]*:[A-Za-z][A-Za-z-]*")


@dataclass(frozen=True, slots=True)
class Portion:
    """A *part* of a graph with all that is said of its things, and the things *beyond* that it names, as far as rules read them."""

    part: Graph
    beyond: Graph


@dataclass(frozen=True, slots=True)
class Reads:
    """What rules read: *names* of classes and properties, and those of things *far* away, beyond the document."""

    names: frozenset[str]
    far: frozenset[str]

    @classmethod
    def of(cls, rules: Iterable[Rule]) -> Reads:
        """Return what *rules* read: a relation node only where a rule is about its class, or names it or its direct statement."""
        known = list(rules)
        iris = {name for rule in known for name in _NAME.findall(rule.select)}
        properties = {p.name for p in model().properties.values() if p.iri in iris}
        classes = {c for rule in known for c in rule.classes}
        classes |= {c for c in model().classes if f"remit:{c}" in iris}
        return cls(frozenset(properties | classes), frozenset(name for rule in known for name in rule.far))


def portions(graph: Graph, size: int, reads: Reads) -> Iterator[Portion]:
    """Yield *graph* in portions of some *size* nodes and edges, by whole documents, with nothing but what is read.

    Documents that are joined by an edge stay together. What belongs to no document is a portion of its own.
    """
    nodes: dict[str | None, dict[str, Node]] = {}
    edges: dict[str | None, list[Edge]] = {}
    homes = _Homes()
    home_of = {id: node.document for id, node in graph.nodes.items()}
    for node in graph.nodes.values():
        nodes.setdefault(node.document, {})[node.id] = node
    for edge in graph.edges:
        subject, _, object = stated(edge)
        home = home_of.setdefault(subject, edge.document)  # of something that is spoken of, and not there
        edges.setdefault(home, []).append(edge)
        other = home_of.get(object)
        if home != other and home and other and _read(edge.kind, reads.names):
            homes.join(home, other)
    own: dict[str, Node] = {}
    between: list[Edge] = []
    for together in homes.of({*nodes, *edges} - {None}):
        more = [len(nodes.get(home, ())) + len(edges.get(home, ())) for home in together]
        if own and len(own) + len(between) + sum(more) > size:
            yield portion(graph, own, between, reads)
            own, between = {}, []
        for home in together:
            own.update(nodes.get(home, {}))
            between.extend(edges.get(home, ()))
    for part in ((own, between), (nodes.get(None, {}), edges.get(None, []))):
        yield portion(graph, *part, reads)


class _Homes:
    """Documents, and which of them are joined."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def join(self, one: str, other: str) -> None:
        """Let two documents, and all that are joined with them, be joined."""
        first, last = sorted((self._head(one), self._head(other)))
        if first != last:
            self._above[last] = first

    def _head(self, home: str) -> str:
        while home in self._above:
            home = self._above[home]
        return home

    def of(self, homes: Iterable[str | None]) -> list[list[str]]:
        """Return those of *homes* that are documents, joined ones in one list, sorted."""
        groups: dict[str, list[str]] = {}
        for home in sorted(home for home in homes if home is not None):
            groups.setdefault(self._head(home), []).append(home)
        return list(groups.values())


def portion(graph: Graph, nodes: Mapping[str, Node], edges: Iterable[Edge], reads: Reads | None) -> Portion:
    """Return the portion of *nodes* and *edges* of *graph*; without *reads*, with all that is said of them."""
    if reads is None:
        own, ways = nodes, tuple(edges)
    else:
        own = {id: _lean(node, reads.names) for id, node in nodes.items()}
        ways = tuple(_lean_edge(edge, reads.names) for edge in edges if _read(edge.kind, reads.names))
    named = {end for edge in ways for end in (edge.source, edge.target, *edge.evidence)} - own.keys()
    far = reads.far if reads else frozenset()
    beyond = {id: _lean(graph.nodes[id], far) for id in sorted(named) if id in graph.nodes}
    return Portion(Graph(own, ways), Graph(beyond, ()))


def _lean(node: Node, names: Collection[str]) -> Node:
    return Node(node.id, node.kind, _only(node.properties, names), node.document)


def _lean_edge(edge: Edge, names: Collection[str]) -> Edge:
    """Return *edge* without what is not in *names*; of a relation its evidence goes, which no rule reads."""
    return replace(edge, properties=_only(edge.properties, names), evidence=()) if edge.id else edge


def _only(properties: Mapping[str, Value], names: Collection[str]) -> dict[str, Value]:
    return {name: value for name, value in properties.items() if name in names}


@cache
def _read(kind: str, names: frozenset[str]) -> bool:
    edge = model().edges[kind]
    return kind in names or edge.direct in names
