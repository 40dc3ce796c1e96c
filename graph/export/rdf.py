"""The graph in the notations of RDF, and as an rdflib Dataset: the one module that knows rdflib."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from ..engines.sparql import serialize
from ..model import Graph
from ..triples import BASE, Literal, prefixes, quads, statements

if TYPE_CHECKING:
    import rdflib

__all__ = ["BASE", "FORMATS", "to_rdflib", "write"]

FORMATS = {
    "turtle": "RDF as Turtle: to read; all named graphs in one",
    "ntriples": "RDF as N-Triples: a triple a line, sorted; all named graphs in one",
    "nquads": "RDF as N-Quads: a statement a line, sorted, with its named graph",
    "trig": "RDF as TriG: Turtle with a block for each document",
    "jsonld": "RDF as JSON-LD, with named graphs",
    "rdfxml": "RDF as RDF/XML, for older tools; all named graphs in one",
}


def write(graph: Graph, format: str, out: BinaryIO, base: str = BASE) -> None:
    """Write *graph* to *out* in *format*, one of FORMATS; the same graph gives the same bytes."""
    serialize(quads(graph, base), format, out, base)


def to_rdflib(graph: Graph, base: str = BASE) -> rdflib.Dataset:
    """Return *graph* as an rdflib Dataset with a named graph for each document and one for the rest.

    Its default graph is the union of them all, so that SPARQL needs no GRAPH.

    >>> from remit.graph.model import Graph, Node
    >>> dataset = to_rdflib(Graph.of([Node("year.2018", "Year", {"gregorianYear": 2018})], []))
    >>> len(dataset), [str(graph.identifier) for graph in dataset.graphs() if len(graph)]
    (2, ['https://w3id.org/remit/id/graph.registry'])
    """
    import rdflib

    dataset = rdflib.Dataset(default_union=True)
    for prefix, namespace in prefixes(base).items():
        dataset.bind(prefix, namespace, override=True, replace=True)
    for subject, predicate, said, place in statements(graph, base):
        if isinstance(said, Literal):
            typed = rdflib.URIRef(said.datatype) if said.datatype else None
            value: rdflib.Literal | rdflib.URIRef = rdflib.Literal(
                said.text, said.language or None, typed, normalize=False
            )
        else:
            value = rdflib.URIRef(said)
        dataset.graph(rdflib.URIRef(place)).add((rdflib.URIRef(subject), rdflib.URIRef(predicate), value))
    return dataset
