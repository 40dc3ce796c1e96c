"""SPARQL over an index on disk, and RDF in all its notations: the one module that knows pyoxigraph."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from ...errors import BrokenStore, NoStore, QueryMistake, StoreError
from ..model import Graph
from ..triples import BASE, prefixes, short, unordered, vocabulary

if TYPE_CHECKING:
    import pyoxigraph

Rows = tuple[tuple[Any, ...], ...]

_PART = 250_000  # lines that are loaded at once: all at once take four times the memory
_XSD = "http://www.w3.org/2001/XMLSchema#"
_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_INTEGERS = (
    "integer",
    "long",
    "int",
    "short",
    "byte",
    "nonNegativeInteger",
    "positiveInteger",
    "unsignedInt",
)
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
        rows = ((t.subject, t.predicate, t.object) for _, t in sorted(found.items()))
        return ("subject", "predicate", "object"), tuple(tuple(_plain(x, base) for x in row) for row in rows)
    except SyntaxError as error:
        raise QueryMistake(_mistake(query, str(error), prefixes(base))) from error
    except (OSError, RuntimeError) as error:
        raise BrokenStore(f"the RDF index {directory} cannot be read: {error}") from error


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
    datatype = term.datatype.value.removeprefix(_XSD)
    try:
        return _READ[datatype](term.value) if datatype in _READ else term.value
    except (ValueError, OverflowError):  # an ill-formed literal that the query made
        return term.value


def _decimal(text: str) -> int | float:
    value = float(text)
    return int(value) if value.is_integer() and abs(value) < 2**53 else value


_READ: dict[str, Callable[[str], Any]] = {
    **dict.fromkeys((*_INTEGERS, "gYear"), int),
    "decimal": _decimal,
    "double": float,
    "float": float,
    "boolean": lambda text: text in ("true", "1"),
}


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
