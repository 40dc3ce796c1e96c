"""Graphs out of the RDF files that remit wrote (导入): the same graph comes back."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from ..errors import BrokenStore, NoStore, UnknownFormat
from ..ontology import model
from .engines.sparql import read
from .model import Graph
from .recall import recalled
from .triples import BASE, Statement, place, short

ENDINGS = {
    ".ttl": "turtle",
    ".nt": "ntriples",
    ".nq": "nquads",
    ".trig": "trig",
    ".jsonld": "jsonld",
    ".rdf": "rdfxml",
}
_ZIPPED = ".gz"


def notation(name: str) -> str | None:
    """Return the format of the RDF file *name*, by its ending, None where it is none.

    >>> notation("plans.ttl"), notation("plans.nq.gz"), notation("plans.docx")
    ('turtle', 'nquads', None)
    """
    return ENDINGS.get(Path(name.removesuffix(_ZIPPED)).suffix.lower())


def retrieve(*paths: Path, base: str = BASE) -> Graph:
    """Return the graph that the RDF files *paths* say together; *base* is that with which they were written.

    What is a file without named graphs (Turtle, N-Triples, RDF/XML) tells by its ids which document says it. The evidence of an edge
    that is no relation of its own is not in RDF and does not come back. Raises UnknownFormat for the ending of a file, NoStore where
    there is none, BrokenStore where it is no RDF or says what remit never writes.
    """
    return from_statements((each for path in paths for each in _statements(path, base)), base)


def from_statements(statements: Iterable[Statement], base: str = BASE) -> Graph:
    """Return the graph that *statements* say, with or without named graphs."""
    return recalled(_placed(statements, base), base)


def _statements(path: Path, base: str) -> Iterator[Statement]:
    format = notation(path.name)
    if format is None:
        raise UnknownFormat(
            f"{path} is no RDF file by its ending; remit reads {', '.join(ENDINGS)}, each also with {_ZIPPED}"
        )
    try:
        with _open(path) as data:
            yield from read(data, format, base)
    except FileNotFoundError as error:
        raise NoStore(f"{path} does not exist. Write it with: remit export {format} -o {path}") from error
    except (OSError, EOFError, ValueError) as error:
        raise BrokenStore(f"{path} cannot be read as {format}: {error}") from error


def _open(path: Path) -> BinaryIO:
    return cast(BinaryIO, gzip.open(path) if path.name.endswith(_ZIPPED) else path.open("rb"))


def _placed(statements: Iterable[Statement], base: str) -> Iterator[Statement]:
    """Yield *statements*, those outside of named graphs in that of the document which their subject belongs to."""
    loose: list[Statement] = []
    for each in statements:
        if each.graph:
            yield each
        else:
            loose.append(each)
    if not loose:
        return
    documents = {
        id.removeprefix("doc."): id for s in loose if (id := short(s.subject, base)).startswith("doc.")
    }
    having = sorted(  # a text that two documents have is the last one's, as in the graph that was built
        (short(s.subject, base).removeprefix("doc."), short(str(s.object), base))
        for s in loose
        if s.predicate == model().namespace + "hasText"
    )
    texts = {text: document for document, text in having}
    for each in loose:
        yield each._replace(graph=place(_document(short(each.subject, base), documents, texts), base))


def _document(id: str, documents: dict[str, str], texts: dict[str, str]) -> str | None:
    """Return the document to which the thing *id* belongs, None for what belongs to none (an organization, a year)."""
    kind, _, rest = id.partition(".")
    if kind in ("span", "text"):
        return texts.get(f"text.{rest.rpartition('.')[0] if kind == 'span' else rest}")
    if kind in ("org", "prog", "person", "year"):
        return None
    parts = rest.split(".")
    if kind == "adv" and parts[0] in ("sec", "plan"):
        parts = parts[1:]
    return next((own for n in range(len(parts), 0, -1) if (own := ".".join(parts[:n])) in documents), None)
