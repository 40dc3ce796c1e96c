"""What a graph says of each thing, thing by thing and in a fixed order: statements for files of any size.

The order is that of the sorted lines of N-Triples, so that joining the blocks gives the canonical form of the whole graph
(there are no blank nodes), while no more than one thing's statements are in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from ...ontology import model
from ..model import Edge, Graph, Value
from ..triples import BASE, check, classes_of, edge_predicate, iri, place, predicate, said, type_predicate

_REIFIES = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies>"


class Block(NamedTuple):
    """All that is said of one *subject*: pairs of what is said (predicate and object) and the named graph, sorted, each once.

    They are written as in N-Triples: ``<iri>``, ``"text"@zh``.
    """

    subject: str
    said: list[tuple[str, str]]


def blocks(graph: Graph, base: str = BASE, rdf12: bool = False) -> Iterator[Block]:
    """Yield the statements of *graph* thing by thing; the same graph gives the same blocks in the same order.

    Raises WrongParameter where *base* is no absolute IRI. With *rdf12* each relation node also reifies its direct statement (RDF 1.2).

    >>> from remit.graph.model import Node
    >>> year = Node("year.2018", "Year", {"gregorianYear": 2018})
    >>> for subject, said in blocks(Graph.of([year], []), "http://x/"): print(subject, len(said), said[0][1])
    <http://x/year.2018> 2 <http://x/graph.registry>
    """
    check(base)
    words = _Words(base)
    leaving: dict[str, list[Edge]] = {}
    relations: dict[str, Edge] = {}
    for edge in graph.edges:
        leaving.setdefault(edge.target if _reversed(edge.kind) else edge.source, []).append(edge)
        if _relation(edge.kind):
            relations[_own_id(edge)] = edge
    ids = sorted({*graph.nodes, *leaving, *relations}, key=words.ref)
    for id in ids:
        found: set[tuple[str, str]] = set()
        if node := graph.nodes.get(id):
            words.add(found, node.kind, node.properties, words.place(node.document))
        for edge in leaving.get(id, ()):
            other = edge.source if _reversed(edge.kind) else edge.target
            found.add((f"{edge_predicate(edge.kind)} {words.ref(other)}", words.place(edge.document)))
        if relation := relations.get(id):
            words.relation(found, relation, rdf12)
        yield Block(words.ref(id), sorted(found))


class _Words:
    """How things and values are written under one *base*; what was written before is remembered."""

    def __init__(self, base: str) -> None:
        self.ref: Callable[[str], str] = cache(lambda id: f"<{iri(id, base)}>")
        self.place: Callable[[str | None], str] = cache(lambda document: f"<{place(document, base)}>")
        self._short = lru_cache(1 << 16)(lambda name, value: said(name, value, base))
        self._base = base

    def add(
        self, found: set[tuple[str, str]], kind: str, properties: Mapping[str, Value], where: str
    ) -> None:
        """Add to *found* what a thing is and has."""
        for each in _types(kind):
            found.add((each, where))
        for name, value in properties.items():
            for one in value if isinstance(value, tuple) else (value,):
                long = isinstance(one, str) and len(one) > 24  # a text is seldom said twice
                written = said(name, one, self._base) if long else self._short(name, one)
                found.add((f"{predicate(name)} {written}", where))

    def relation(self, found: set[tuple[str, str]], edge: Edge, rdf12: bool) -> None:
        """Add to *found* what the node of a relation is and has."""
        kind, where = model().edges[edge.kind], self.place(edge.document)
        self.add(found, edge.kind, edge.properties, where)
        source, target = self.ref(edge.source), self.ref(edge.target)
        found.add((f"{predicate(kind.start or '')} {source}", where))
        found.add((f"{predicate(kind.end or '')} {target}", where))
        for mention in edge.evidence:
            found.add((f"{predicate('evidence')} {self.ref(mention)}", where))
        if rdf12:
            one, other = (target, source) if kind.reverse else (source, target)
            found.add((f"{_REIFIES} <<( {one} {edge_predicate(edge.kind)} {other} )>>", where))


@cache
def _types(kind: str) -> tuple[str, ...]:
    return tuple(f"{type_predicate()} <{each}>" for each in classes_of(kind))


@cache
def _reversed(kind: str) -> bool:
    return model().edges[kind].reverse


@cache
def _relation(kind: str) -> bool:
    return model().edges[kind].relation


def _own_id(edge: Edge) -> str:
    return edge.id or f"{edge.kind}.{edge.source}.{edge.target}"
