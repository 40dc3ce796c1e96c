"""The prefixes that a graph needs as RDF, known before its first statement is written."""

from __future__ import annotations

from collections.abc import Iterator

from ...ontology import model
from ..model import Edge, Graph, Node
from ..triples import BASE, classes_of, edge_predicate, predicate, prefixes, type_predicate

_PLAIN = ("string", "text", "iri")  # datatypes that are written without one


def needed(graph: Graph, base: str = BASE) -> dict[str, str]:
    """Return the prefixes of the model that statements of *graph* use, and ``id`` for the data.

    >>> list(needed(Graph.of([Node("year.2018", "Year", {"gregorianYear": 2018})], [])))
    ['remit', 'rdf', 'xsd', 'id']
    """
    iris = set(_iris(graph))
    typed = any(model().properties[name].ranges[0] not in _PLAIN for name in _names(graph))
    return {
        prefix: namespace
        for prefix, namespace in prefixes(base).items()
        if prefix == "id"
        or (prefix == "xsd" and typed)
        or any(each.startswith(f"<{namespace}") for each in iris)
    }


def _held(graph: Graph) -> Iterator[Node | Edge]:
    """Yield what has properties of its own: things and relations."""
    yield from graph.nodes.values()
    yield from (edge for edge in graph.edges if model().edges[edge.kind].relation)


def _names(graph: Graph) -> set[str]:
    return {name for each in _held(graph) for name in each.properties}


def _iris(graph: Graph) -> Iterator[str]:
    """Yield an IRI for each class, property and foreign thing that is said, as N-Triples begin it."""
    yield type_predicate()
    for kind in {each.kind for each in _held(graph)}:
        yield from (f"<{each}" for each in classes_of(kind))
    for kind in {edge.kind for edge in graph.edges}:
        ends = model().edges[kind]
        yield edge_predicate(kind)
        yield from (predicate(name) for name in (ends.start, ends.end) if name)
    names = _names(graph)
    yield from map(predicate, names)
    foreign = {name for name in names if model().properties[name].ranges[0] == "iri"}
    for each in _held(graph) if foreign else ():
        for name in foreign & each.properties.keys():
            value = each.properties[name]
            yield from (f"<{one}" for one in (value if isinstance(value, tuple) else (value,)))
