"""SPARQL over an index on disk, and RDF in all its notations: the one module that knows pyoxigraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from ...errors import BrokenStore, NoStore, QueryMistake, StoreError
from ..model import Graph
from ..triples import BASE, Literal, Statement, prefixes, short, unordered, vocabulary
from .query import explained, keywords, readable
from .values import Rows, plain

if TYPE_CHECKING:
    import pyoxigraph

_PART = 250_000  # lines that are loaded at once: all at once take four times the memory
_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_ILLEGAL_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

# The notation of each format in pyoxigraph, and whether it can keep named graphs.
NOTATIONS = {
    "turtle": ("TURTLE", False),
    "ntriples": ("N_TRIPLES", False),
    "nquads": ("N_QUADS", True),
    "trig": ("TRIG", True),
    "jsonld": ("JSON_LD", True),
    "rdfxml": ("RDF_XML", False),
}


def write_index(graph: Graph, directory: Path) -> None:
    """Write the index of *graph* into *directory*, which is made, or is there and empty (else StoreError).

    The labels of the model's codes are there too, in a named graph of their own.
    """
    import pyoxigraph

    if directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
        raise StoreError(f"{directory} is not empty; an index is written into a new folder")
    directory.mkdir(parents=True, exist_ok=True)
    store = pyoxigraph.Store(str(directory))
    said = chain(unordered(graph), vocabulary())
    while part := "".join(f"{line}\n" for line in islice(said, _PART)):
        store.bulk_load(part.encode("utf-8"), pyoxigraph.RdfFormat.N_QUADS)
    store.flush()


def select(directory: Path, query: str, base: str = BASE) -> tuple[tuple[str, ...], Rows]:
    """Return the columns and rows that answer *query* from the index in *directory*; nothing is ever written.

    All named graphs are asked at once, unless the query has FROM. The model's prefixes and ``id:`` for the data need
    no PREFIX line, and ``<task.x.1.2>`` is the thing of that id. Things come as their ids, other IRIs in full,
    numbers and years as numbers, all else as text, nothing as None. ASK gives one row; CONSTRUCT and DESCRIBE give
    subject, predicate, object, sorted. Raises QueryMistake for a query that cannot be read, that would change
    something or that would ask another server (SERVICE); NoStore and BrokenStore for the index.
    """
    import pyoxigraph

    words = keywords(query)
    store = _opened(directory)
    try:
        answer = store.query(
            readable(query, base),
            base_iri=base,
            prefixes=prefixes(base),
            use_default_graph_as_union="FROM" not in words,
        )
        if isinstance(answer, pyoxigraph.QueryBoolean):
            return ("answer",), ((bool(answer),),)
        if isinstance(answer, pyoxigraph.QuerySolutions):
            columns = tuple(variable.value for variable in answer.variables)
            return columns, tuple(tuple(_plain(term, base) for term in row) for row in answer)
        found = {str(triple): triple for triple in answer}
        return _statements((t for _, t in sorted(found.items())), base)
    except SyntaxError as error:
        raise QueryMistake(explained(query, str(error), prefixes(base))) from error
    except (OSError, RuntimeError) as error:
        raise BrokenStore(f"the RDF index {directory} cannot be read: {error}") from error


def mistake(query: str, base: str = BASE) -> QueryMistake | None:
    """Return what is wrong with *query*, or None where it can be read here."""
    import pyoxigraph

    try:
        pyoxigraph.Store().query(readable(query, base), base_iri=base, prefixes=prefixes(base))
    except SyntaxError as error:
        return QueryMistake(explained(query, str(error), prefixes(base)))
    return None


def triples(ntriples: bytes, base: str = BASE) -> tuple[tuple[str, ...], Rows]:
    """Return the statements of N-Triples as columns and rows, sorted; raise ValueError where it is none."""
    import pyoxigraph

    try:
        found = {str(t): t for t in pyoxigraph.parse(ntriples, pyoxigraph.RdfFormat.N_TRIPLES)}
    except SyntaxError as error:
        raise ValueError(str(error)) from error
    return _statements((t.triple for _, t in sorted(found.items())), base)


def _statements(found: Iterable[pyoxigraph.Triple], base: str) -> tuple[tuple[str, ...], Rows]:
    rows = ((t.subject, t.predicate, t.object) for t in found)
    return ("subject", "predicate", "object"), tuple(tuple(_plain(x, base) for x in row) for row in rows)


def select_all(
    triples: Iterable[str], queries: Iterable[tuple[str, str]], base: str = BASE
) -> Iterator[tuple[tuple[str, ...], Rows]]:
    """Yield columns and rows for each of *queries*, put to the lines of N-Triples *triples* alone, in memory.

    Each goes with a screen, an ASK that is false where the query has no rows, or nothing. Cells are as those of `select`, and the
    model's prefixes are known. The queries are remit's own: a mistake in them raises SyntaxError.
    """
    import pyoxigraph

    store, known = pyoxigraph.Store(), prefixes(base)
    data = "\n".join(triples).encode("utf-8")
    store.bulk_load(data, pyoxigraph.RdfFormat.N_TRIPLES, lenient=True)  # remit's own IRIs: a quarter faster
    for query, screen in queries:
        if screen and not store.query(screen, base_iri=base, prefixes=known):
            yield (), ()
            continue
        answer = cast("pyoxigraph.QuerySolutions", store.query(query, base_iri=base, prefixes=known))
        columns = tuple(variable.value for variable in answer.variables)
        yield columns, tuple(tuple(_plain(term, base) for term in row) for row in answer)


def _opened(directory: Path) -> pyoxigraph.Store:
    import pyoxigraph

    if not directory.is_dir():
        raise NoStore(f"there is no RDF index at {directory}")
    try:
        return pyoxigraph.Store.read_only(str(directory))
    except (OSError, RuntimeError) as error:
        raise BrokenStore(f"{directory} is no RDF index that can be read: {error}") from error


def _plain(term: Any, base: str) -> Any:
    """Return an RDF *term* as a plain value of Python."""
    import pyoxigraph

    if term is None:
        return None
    if isinstance(term, pyoxigraph.NamedNode):
        return short(term.value, base)
    if not isinstance(term, pyoxigraph.Literal):
        return str(term)
    return plain(term.value, term.datatype.value)


def read(data: BinaryIO, format: str, base: str = BASE) -> Iterator[Statement]:
    """Yield the statements of *data* in *format*, a key of NOTATIONS; the graph of one outside of named graphs is empty.

    Reifiers (RDF 1.2) repeat what their relation says and are left out. Raises ValueError, with line and column, where it is no such file.
    """
    import pyoxigraph

    notation = getattr(pyoxigraph.RdfFormat, NOTATIONS[format][0])
    try:
        for quad in pyoxigraph.parse(data, notation, base_iri=base):
            said, graph = quad.object, quad.graph_name
            if isinstance(said, pyoxigraph.Triple):
                continue
            place = graph.value if isinstance(graph, pyoxigraph.NamedNode) else ""
            yield Statement(_name(quad.subject), quad.predicate.value, _said(said), place)
    except SyntaxError as error:
        raise ValueError(str(error)) from error


def _name(thing: Any) -> str:
    """Return the IRI of *thing*; raise ValueError for a node without a name, which remit never writes."""
    import pyoxigraph

    if not isinstance(thing, pyoxigraph.NamedNode):
        raise ValueError(f"{thing} is no IRI: remit writes no blank nodes")
    return thing.value


def _said(term: Any) -> str | Literal:
    import pyoxigraph

    if not isinstance(term, pyoxigraph.Literal):
        return _name(term)
    plain_text = term.language or term.datatype.value == _STRING
    return Literal(term.value, "" if plain_text else term.datatype.value, term.language or "")


def transcribe(
    parts: Iterable[str], format: str, out: BinaryIO, used: Mapping[str, str], named: bool = False
) -> None:
    """Write statements to *out* in *format*, a key of NOTATIONS, with the prefixes *used*, in the order in which they come.

    *parts* are lines of N-Triples, or of N-Quads where *named*; they are never all in memory. RDF/XML cannot hold control characters:
    it gets their pictures (␁) instead, U+FFFD for the two noncharacters. JSON-LD has every number as text, so that none changes its form.
    """
    import pyoxigraph

    notation = getattr(pyoxigraph.RdfFormat, NOTATIONS[format][0])
    lines = pyoxigraph.RdfFormat.N_QUADS if named else pyoxigraph.RdfFormat.N_TRIPLES
    source = pyoxigraph.parse(cast(BinaryIO, _Parts(parts)), lines)
    if named:
        pyoxigraph.serialize(source, out, notation, prefixes=dict(used))
        return
    triples = (quad.triple for quad in source)
    if format == "rdfxml":
        pyoxigraph.serialize(map(_for_xml, triples), cast(BinaryIO, _Xml(out)), notation, prefixes=dict(used))
    elif NOTATIONS[format][1]:
        whole = (pyoxigraph.Quad(t.subject, t.predicate, t.object) for t in triples)
        pyoxigraph.serialize(whole, out, notation, prefixes=dict(used))
    else:
        pyoxigraph.serialize(triples, out, notation, prefixes=dict(used))


class _Parts:
    """A stream to read from that asks for its parts one by one."""

    def __init__(self, parts: Iterable[str]) -> None:
        self._parts = iter(parts)
        self._rest = b""

    def read(self, size: int) -> bytes:
        gathered = [self._rest]
        length = len(self._rest)
        while length < size and (part := next(self._parts, None)) is not None:
            gathered.append(part.encode("utf-8"))
            length += len(gathered[-1])
        whole = b"".join(gathered)
        self._rest = whole[size:]
        return whole[:size]


def _for_xml(triple: pyoxigraph.Triple) -> pyoxigraph.Triple:
    import pyoxigraph

    said = triple.object
    if not isinstance(said, pyoxigraph.Literal) or not _ILLEGAL_XML.search(said.value):
        return triple
    text = _ILLEGAL_XML.sub(lambda m: chr(0x2400 + ord(m[0])) if m[0] < " " else "\ufffd", said.value)
    datatype = None if said.language else said.datatype
    shown = pyoxigraph.Literal(text, language=said.language, datatype=datatype)
    return pyoxigraph.Triple(triple.subject, triple.predicate, shown)


class _Xml:
    """A stream in which carriage returns are written so that an XML reader gives them back."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out

    def write(self, data: bytes) -> int:
        self._out.write(bytes(data).replace(b"\r", b"&#13;"))
        return len(data)

    def flush(self) -> None:
        self._out.flush()
