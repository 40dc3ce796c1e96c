"""What a graph says of each thing, thing by thing and in a fixed order: statements for files of any size.

The order is that of the sorted lines of N-Triples, so that joining the blocks gives the canonical form of the whole graph
(there are no blank nodes), while no more than one thing's statements are in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import chain, islice
from operator import eq
from typing import NamedTuple

from ...ontology import model
from ..model import Edge, Graph, Value
from ..triples import BASE, check, classes_of, edge_predicate, iri, place, predicate, said, type_predicate

_REIFIES = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies>"
_LONG = 24  # characters of a text that is seldom said twice

Said = dict[str, list[str]]


class Block(NamedTuple):
    """All that is said of one *subject*: by named graph what is *said* there, predicate and object, in any order, some twice.

    They are written as in N-Triples: ``<iri>``, ``"text"@zh``.
    """

    subject: str
    said: Said

    def everything(self) -> list[str]:
        """Return what is said in any graph, sorted, each once."""
        first, *more = self.said.values()
        return each_once([*first, *chain(*more)] if more else first)

    def placed(self) -> list[str]:
        """Return what is said, each with its named graph behind it, sorted, each once."""
        return each_once([f"{each} {where}" for where, found in self.said.items() for each in found])


def each_once(said: Iterable[str]) -> list[str]:
    """Return what is *said*, sorted, each once.

    >>> each_once(["b", "a", "b"])
    ['a', 'b']
    """
    found = sorted(said)
    repeats = any(map(eq, found, islice(found, 1, None)))  # seldom; to look costs less than to hash all
    return list(dict.fromkeys(found)) if repeats else found


class Blocks:
    """The statements of *graph* thing by thing; the same graph gives the same blocks in the same order.

    *base* starts the IRIs of the data; WrongParameter is raised where it is no absolute IRI.
    With *rdf12* each relation node also reifies its direct statement (RDF 1.2).

    >>> from remit.graph.model import Node
    >>> year = Node("year.2018", "Year", {"gregorianYear": 2018})
    >>> for block in Blocks(Graph.of([year], []), "http://x/"): print(block.subject, len(block.everything()), *block.said)
    <http://x/year.2018> 2 <http://x/graph.registry>
    """

    def __init__(self, graph: Graph, base: str = BASE, rdf12: bool = False) -> None:
        check(base)
        self._graph, self._words, self._rdf12 = graph, _Words(base), rdf12
        self._leaving: dict[str, list[Edge]] = {}
        self._relations: dict[str, Edge] = {}
        for edge in graph.edges:
            kind = model().edges[edge.kind]
            self._leaving.setdefault(edge.target if kind.reverse else edge.source, []).append(edge)
            if kind.relation:
                self._relations[edge.id or f"{edge.kind}.{edge.source}.{edge.target}"] = edge
        self._ids = sorted({*graph.nodes, *self._leaving, *self._relations}, key=self._words.ref)

    def __iter__(self) -> Iterator[Block]:
        """Yield each thing's block."""
        return map(self._block, self._ids)

    def by_graph(self) -> Iterator[tuple[str, Iterator[tuple[str, list[str]]]]]:
        """Yield each named graph, in order, with what it says: each subject, in order, with what is said of it there, sorted.

        Only what is said of a thing in several graphs is all in memory.
        """
        places: dict[str, list[str]] = {}
        several: dict[str, Said] = {}
        for id in self._ids:
            homes = {self._words.place(document) for document in self._documents(id)}
            if len(homes) > 1:
                several[id] = self._block(id).said
            for where in homes:
                places.setdefault(where, []).append(id)
        for where in sorted(places):
            yield where, self._within(where, places[where], several)

    def _within(
        self, where: str, ids: Iterable[str], several: Mapping[str, Said]
    ) -> Iterator[tuple[str, list[str]]]:
        for id in ids:
            found = several.get(id) or self._block(id).said
            yield self._words.ref(id), each_once(found[where])

    def _documents(self, id: str) -> set[str | None]:
        """Return the documents that say something of the thing *id*."""
        found = {edge.document for edge in self._leaving.get(id, ())}
        if node := self._graph.nodes.get(id):
            found.add(node.document)
        if relation := self._relations.get(id):
            found.add(relation.document)
        return found

    def _block(self, id: str) -> Block:
        words, found = self._words, Said()
        here, home = None, None
        if node := self._graph.nodes.get(id):
            here, home = words.thing(found, node.kind, node.properties, node.document), node.document
        for edge in self._leaving.get(id, ()):
            if here is None or edge.document != home:
                here, home = words.here(found, edge.document), edge.document
            reverse, written = _direct(edge.kind)
            here.append(written + words.ref(edge.source if reverse else edge.target))
        if relation := self._relations.get(id):
            words.relation(found, relation, self._rdf12)
        return Block(words.ref(id), found)


class _Words:
    """How things and values are written under one *base*; what was written before is remembered."""

    def __init__(self, base: str) -> None:
        self.ref: Callable[[str], str] = cache(lambda id: f"<{iri(id, base)}>")
        self.place: Callable[[str | None], str] = cache(lambda document: f"<{place(document, base)}>")
        self._base = base
        self._short = lru_cache(1 << 16, typed=True)(self._long)  # typed: 1 is no True

    def _long(self, name: str, value: str | int | float | bool) -> str:
        return f"{predicate(name)} {said(name, value, self._base)}"

    def here(self, found: Said, document: str | None) -> list[str]:
        """Return what the named graph of *document* says in *found*, to be added to."""
        where = self.place(document)
        if where not in found:
            found[where] = []
        return found[where]

    def thing(
        self, found: Said, kind: str, properties: Mapping[str, Value], document: str | None
    ) -> list[str]:
        """Add to *found* what a thing is and has; return all that its named graph says of it."""
        here = self.here(found, document)
        here += _types(kind)
        for name, value in properties.items():
            if type(value) is str:
                here.append(self._long(name, value) if len(value) > _LONG else self._short(name, value))
            elif isinstance(value, tuple):
                here += [self._long(name, each) for each in value]
            else:
                here.append(self._short(name, value))
        return here

    def relation(self, found: Said, edge: Edge, rdf12: bool) -> None:
        """Add to *found* what the node of a relation is and has."""
        start, end, shown = _ends(edge.kind)
        source, target = self.ref(edge.source), self.ref(edge.target)
        here = self.thing(found, edge.kind, edge.properties, edge.document)
        here += (start + source, end + target)
        here += [shown + self.ref(mention) for mention in edge.evidence]
        if rdf12:
            reverse, written = _direct(edge.kind)
            one, other = (target, source) if reverse else (source, target)
            here.append(f"{_REIFIES} <<( {one} {written}{other} )>>")


@cache
def _types(kind: str) -> tuple[str, ...]:
    return tuple(f"{type_predicate()} <{each}>" for each in classes_of(kind))


@cache
def _direct(kind: str) -> tuple[bool, str]:
    """Return whether the direct statement of an edge of *kind* leads from target to source, and its predicate with a blank."""
    return model().edges[kind].reverse, f"{edge_predicate(kind)} "


@cache
def _ends(kind: str) -> tuple[str, str, str]:
    """Return the predicates of a relation of *kind* that lead to its source, its target and its mentions, each with a blank."""
    names = (model().edges[kind].start or "", model().edges[kind].end or "", "evidence")
    start, end, shown = (f"{predicate(name)} " for name in names)
    return start, end, shown
