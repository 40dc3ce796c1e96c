"""The graph in the notations of RDF, and as an rdflib Dataset: the one module that knows rdflib."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from ...errors import WrongParameter
from ..engines.sparql import NOTATIONS, transcribe
from ..model import Graph
from ..triples import (
    BASE,
    Literal,
    Statement,
    prefixes,
    statements,
    type_predicate,
)
from .blocks import Block, Blocks
from .prefixes import needed

if TYPE_CHECKING:
    import rdflib

__all__ = ["BASE", "FORMATS", "from_rdflib", "to_rdflib", "write"]

_PARTS = 256  # things that are written at once

FORMATS = {
    "turtle": "RDF as Turtle: to read; all named graphs in one",
    "ntriples": "RDF as N-Triples: a triple a line, sorted; all named graphs in one",
    "nquads": "RDF as N-Quads: a statement a line, sorted, with its named graph",
    "trig": "RDF as TriG: Turtle with a block for each document",
    "jsonld": "RDF as JSON-LD, with named graphs",
    "rdfxml": "RDF as RDF/XML, for older tools; all named graphs in one",
}


def write(
    graph: Graph, format: str, out: BinaryIO, base: str = BASE, flat: bool = False, rdf12: bool = False
) -> None:
    """Write *graph* to *out* in *format*, one of FORMATS; the same graph gives the same bytes.

    Statements come thing by thing, as sorted lines of N-Triples would; what a thing is stands first where the format groups.
    *flat* leaves the named graphs out; with *rdf12* each relation node also reifies its direct statement (RDF 1.2), which
    JSON-LD and RDF/XML cannot say: they raise WrongParameter. No format has all statements in memory.
    """
    if rdf12 and format in ("jsonld", "rdfxml"):
        raise WrongParameter(
            f"{format} cannot say RDF 1.2 reifiers; the formats that can are turtle, ntriples, nquads, trig"
        )
    named = NOTATIONS[format][1] and not flat
    whole = Blocks(graph, base, rdf12)
    if format in ("ntriples", "nquads"):
        for part in _gathered(_lines(block, named) for block in whole):
            out.write(part.encode())
    elif named:
        transcribe(_gathered(_by_graph(whole)), format, out, needed(graph, base), named=True)
    else:
        transcribe(_gathered(map(_grouped, whole)), format, out, needed(graph, base))


def _gathered(parts: Iterator[str]) -> Iterator[str]:
    """Yield *parts* joined, some hundreds at once."""
    while some := "".join(islice(parts, _PARTS)):
        yield some


def _lines(block: Block, named: bool) -> str:
    subject = block.subject
    return "".join([f"{subject} {each} .\n" for each in (block.placed() if named else block.everything())])


def _grouped(block: Block) -> str:
    """Return the lines of a thing, what it is before what it has."""
    subject = block.subject
    return "".join([f"{subject} {each} .\n" for each in sorted(block.everything(), key=_has)])


def _has(said: str) -> bool:
    """Whether what is *said* of a thing is what it has, not what it is."""
    return not said.startswith(type_predicate())


def _by_graph(whole: Blocks) -> Iterator[str]:
    """Yield lines of N-Quads, graph by graph, those of a thing together."""
    for place, things in whole.by_graph():
        for subject, said in things:
            yield "".join([f"{subject} {each} {place} .\n" for each in sorted(said, key=_has)])


def to_rdflib(graph: Graph, base: str = BASE, store: str = "default") -> rdflib.Dataset:
    """Return *graph* as an rdflib Dataset with a named graph for each document and one for the rest.

    Its default graph is the union of them all, so that SPARQL needs no GRAPH.
    *store* is rdflib's name of what keeps the statements: with ``"Oxigraph"``, which the package oxrdflib brings, the same object
    loads and answers many times faster, but writes numbers in another form (``200`` for ``200.0``).

    >>> from remit.graph.model import Graph, Node
    >>> dataset = to_rdflib(Graph.of([Node("year.2018", "Year", {"gregorianYear": 2018})], []))
    >>> len(dataset), [str(graph.identifier) for graph in dataset.graphs() if len(graph)]
    (2, ['https://w3id.org/remit/id/graph.registry'])
    """
    import rdflib

    dataset = rdflib.Dataset(store=store, default_union=True)
    for prefix, namespace in prefixes(base).items():
        dataset.bind(prefix, namespace, override=True, replace=True)
    for subject, property_, said, place in statements(graph, base):
        if isinstance(said, Literal):
            typed = rdflib.URIRef(said.datatype) if said.datatype else None
            value: rdflib.Literal | rdflib.URIRef = rdflib.Literal(
                said.text, said.language or None, typed, normalize=False
            )
        else:
            value = rdflib.URIRef(said)
        dataset.graph(rdflib.URIRef(place)).add((rdflib.URIRef(subject), rdflib.URIRef(property_), value))
    return dataset


def from_rdflib(dataset: rdflib.Dataset | rdflib.Graph, base: str = BASE) -> Graph:
    """Return the graph that an rdflib *dataset* says, or an rdflib graph without named graphs; the way back from `to_rdflib`.

    Raises BrokenStore where it says what remit never writes.

    >>> from remit.graph.model import Graph, Node
    >>> year = Graph.of([Node("year.2018", "Year", {"gregorianYear": 2018})], [])
    >>> from_rdflib(to_rdflib(year)) == year
    True
    """
    from ..retrieval import from_statements

    return from_statements(_from_quads(dataset), base)


def _from_quads(dataset: rdflib.Dataset | rdflib.Graph) -> Iterator[Statement]:
    import rdflib

    if isinstance(dataset, rdflib.Dataset):
        quads = [(s, p, o, str(place or "")) for s, p, o, place in dataset.quads((None, None, None, None))]
    else:
        quads = [(s, p, o, "") for s, p, o in dataset]
    default = str(rdflib.graph.DATASET_DEFAULT_GRAPH_ID)
    for subject, property_, said, place in quads:
        value: str | Literal = str(said)
        if isinstance(said, rdflib.Literal):
            plain = said.language or said.datatype in (None, rdflib.XSD.string)
            value = Literal(str(said), "" if plain else str(said.datatype), said.language or "")
        yield Statement(str(subject), str(property_), value, "" if place == default else place)
