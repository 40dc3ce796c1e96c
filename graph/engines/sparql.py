"""SPARQL over an index on disk, and RDF in all its notations: the one module that knows pyoxigraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from io import BytesIO
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from ...errors import BrokenStore, NoStore, QueryMistake, StoreError
from ..model import Graph
from ..triples import BASE, prefixes, short, unordered, vocabulary
from .values import Rows, plain

if TYPE_CHECKING:
    import pyoxigraph

_PART = 250_000  # lines that are loaded at once: all at once take four times the memory
_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_PLACE = re.compile(r"error at (\d+):(\d+)")
_PREFIXED = re.compile(r"(?<![\w?$:@.%-])([A-Za-z][\w-]*):")
_DECLARED = re.compile(r"\bprefix\s+([A-Za-z][\w-]*):", re.IGNORECASE)
_TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*"""|\'\'\'(?:[^\'\\]|\\.|\'{1,2}(?!\'))*\'\'\''
    r'|"(?:[^"\\\n\r]|\\.)*"|\'(?:[^\'\\\n\r]|\\.)*\'|<[^<>"{}|^`\\\x00-\x20]*>|#[^\n\r]*',
    re.DOTALL,
)
_ID = re.compile(_TOKEN.pattern + r"|(?<![\w:.?$@%-])id:([\w-]+(?:\.[\w-]+)+)(?![\w:%\\-])", re.DOTALL)
_ID_DECLARED = re.compile(r"\bprefix\s+id:\s*<([^<>\s]*)>", re.IGNORECASE)
_WORD = re.compile(r"(?<![\w?$:@.-])(?:[A-Za-z]+)(?![\w:-])")
_CHANGES = {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"}
_ASKS = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
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

    words = _words(query)
    _refuse(query, words)
    store = _opened(directory)
    try:
        answer = store.query(
            _readable(query, base),
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
        raise QueryMistake(_mistake(query, str(error), prefixes(base))) from error
    except (OSError, RuntimeError) as error:
        raise BrokenStore(f"the RDF index {directory} cannot be read: {error}") from error


def keywords(query: str) -> frozenset[str]:
    """Return the bare words of *query*, in capitals; raise QueryMistake where it would do more than read here.

    >>> "FROM" in keywords("SELECT * FROM id:graph.d { ?s ?p ?o }"), "FROM" in keywords("ASK { ?s ?p 'FROM' }")
    (True, False)
    """
    words = _words(query)
    _refuse(query, words)
    return frozenset(words)


def portable(query: str, base: str = BASE) -> str:
    """Return *query* for any server: with a prologue, on its first line, of the prefixes and the base that `select` knows.

    >>> portable("ASK { id:task.d.1.2 ?p ?o }").rpartition("> ASK")[2]
    ' { <task.d.1.2>  ?p ?o }'
    """
    declared = "".join(f"PREFIX {name}: <{iri}> " for name, iri in prefixes(base).items())
    return f"BASE <{base}> {declared}{_readable(query, base)}"


def mistake(query: str, base: str = BASE) -> QueryMistake | None:
    """Return what is wrong with *query*, or None where it can be read here."""
    import pyoxigraph

    try:
        pyoxigraph.Store().query(_readable(query, base), base_iri=base, prefixes=prefixes(base))
    except SyntaxError as error:
        return QueryMistake(_mistake(query, str(error), prefixes(base)))
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


def _readable(query: str, base: str) -> str:
    """Return *query* with ``<task.d.1.2> `` for ``id:task.d.1.2``, as long as before: the engine reads no name with two dots."""
    elsewhere = any(iri != base for iri in _ID_DECLARED.findall(query))
    if elsewhere or "BASE" in _words(query) or not base.endswith("/"):
        return query
    return _ID.sub(lambda m: f"<{m[1]}> " if m[1] else m[0], query)


def _words(query: str) -> list[str]:
    """Return the bare words of *query* in capitals: keywords, and nothing of strings, IRIs, names and comments."""
    return [word.upper() for word in _WORD.findall(_TOKEN.sub(" ", query))]


def _refuse(query: str, words: list[str]) -> None:
    first = next((word for word in words if word in _CHANGES | _ASKS), None)
    if first in _CHANGES:
        raise QueryMistake(
            f"SPARQL Update ({first}) is refused: the RDF index is made from the documents. "
            "Ask with SELECT, ASK, CONSTRUCT or DESCRIBE; change the store by loading or removing documents"
        )
    if "SERVICE" in words:
        raise QueryMistake(
            "SERVICE is refused: remit asks no other server. Export the data and query both with a server"
        )


def _mistake(query: str, error: str, known: Mapping[str, str]) -> str:
    """Return a message for the engine's *error*: where, what was found there and what to do.

    What the engine expected is left out: it changes from run to run and is often beside the point.
    """
    place = _PLACE.match(error)
    if place is None:
        return f"the SPARQL cannot be answered: {error}"
    line, column = int(place[1]), int(place[2])
    lines = query.split("\n")
    rest = lines[line - 1][column - 1 :].strip() if line <= len(lines) else ""
    found = repr(rest[:30]) if rest else "nothing more"
    return f"the SPARQL has a mistake at {line}:{column} (line:column), found {found}: {_advice(query, error, not rest, known)}"


def _advice(query: str, error: str, ended: bool, known: Mapping[str, str]) -> str:
    bare = _TOKEN.sub(" ", query)
    unknown = sorted({*_PREFIXED.findall(bare)} - {*_DECLARED.findall(bare)} - known.keys() - {"_"})
    if not _ASKS & {*_words(query)}:
        return "a query starts with SELECT, ASK, CONSTRUCT or DESCRIBE"
    if unknown:
        return f"declare {unknown[0]}: with PREFIX, or use one of {', '.join(sorted(known))}"
    if "unbound" in error:
        return "a variable that is selected must be grouped (GROUP BY) or counted, summed …"
    if ended:
        return "a bracket or a quotation mark is missing before the end, or a function is unknown"
    return "this, or what stands right before it, is not SPARQL"


def serialize(nquads: Iterable[str], format: str, out: BinaryIO, base: str = BASE) -> None:
    """Write lines of N-Quads to *out* in *format*, a key of NOTATIONS: the same bytes for the same set of lines.

    A format without named graphs gets the triples of all of them. RDF/XML cannot hold control characters: it gets
    their pictures (␁) instead, U+FFFD for the two noncharacters. JSON-LD has every number as text, so that none changes its form.
    """
    name, keeps_graphs = NOTATIONS[format]
    lines = set(nquads if keeps_graphs else map(_without_graph, nquads))
    if format in ("nquads", "ntriples"):
        out.writelines(f"{line}\n".encode() for line in sorted(lines))
        return
    import pyoxigraph

    text = "".join(f"{line}\n" for line in sorted(lines, key=_order if keeps_graphs else _order_of_triples))
    used = {prefix: iri for prefix, iri in prefixes(base).items() if f"<{iri}" in text}
    source = pyoxigraph.parse(BytesIO(text.encode()), pyoxigraph.RdfFormat.N_QUADS)
    notation = getattr(pyoxigraph.RdfFormat, name)
    if keeps_graphs:
        pyoxigraph.serialize(source, out, notation, prefixes=used)
    elif format == "rdfxml":
        triples = (_for_xml(quad.triple) for quad in source)
        pyoxigraph.serialize(triples, cast(BinaryIO, _Xml(out)), notation, prefixes=used)
    else:
        pyoxigraph.serialize((quad.triple for quad in source), out, notation, prefixes=used)


def _without_graph(line: str) -> str:
    return line[: line.rindex(" <")] + " ."


def _order_of_triples(line: str) -> tuple[str, bool, str]:
    """Put what a thing is before what it has."""
    subject, predicate, _ = line.split(" ", 2)
    return subject, predicate != _TYPE, line


def _order(line: str) -> tuple[str, str, bool, str]:
    return line[line.rindex(" <") :], *_order_of_triples(line)


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
