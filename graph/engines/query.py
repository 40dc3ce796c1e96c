"""A SPARQL query as text: what it does, as any server takes it, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ...errors import QueryMistake
from ..triples import BASE, prefixes

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
    return f"BASE <{base}> {declared}{readable(query, base)}"


def readable(query: str, base: str) -> str:
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


def explained(query: str, error: str, known: Mapping[str, str]) -> str:
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
