"""Terms of RDF as plain values of Python, and the answers of SPARQL servers (SPARQL 1.1 Query Results JSON Format)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from ..triples import BASE, Literal, Statement, short

_XSD = "http://www.w3.org/2001/XMLSchema#"
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

_ASKED = "__ASK_RETVAL"  # the column in which Virtuoso answers ASK

Rows = tuple[tuple[Any, ...], ...]


def plain(text: str, datatype: str) -> Any:
    """Return the literal *text* of the IRI *datatype* as a plain value: a number, a truth, or text; an ill-formed one is text.

    >>> plain("200.0", _XSD + "decimal"), plain("2018", _XSD + "gYear"), plain("true", _XSD + "boolean"), plain("x", "")
    (200, 2018, True, 'x')
    """
    read = _READ.get(datatype.removeprefix(_XSD))
    try:
        return read(text) if read else text
    except (ValueError, OverflowError):  # an ill-formed literal that the query made
        return text


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


def results(content: bytes, base: str = BASE) -> tuple[tuple[str, ...], Rows]:
    """Return the columns and rows that *content* holds; ASK is one row. Raises ValueError where it is no such answer.

    Things come as their ids, other IRIs in full, nothing as None.

    >>> results(b'{"head": {}, "boolean": true}')
    (('answer',), ((True,),))
    """
    said = json.loads(content)
    try:
        if "boolean" in said:
            return ("answer",), ((bool(said["boolean"]),),)
        columns = tuple(map(str, said["head"]["vars"]))
        found = said["results"]["bindings"]
        if columns == (_ASKED,):
            return ("answer",), ((found[0][_ASKED]["value"] == "1",),)
        return columns, tuple(tuple(_cell(row.get(name), base) for name in columns) for row in found)
    except (LookupError, TypeError, AttributeError) as error:
        raise ValueError(f"no SPARQL result: {error!r}") from error


def statements(content: bytes, graph: str) -> Iterator[Statement]:
    """Yield the rows ``s p o`` that *content* holds as statements of the named *graph*; raise ValueError where there are none."""
    try:
        for row in json.loads(content)["results"]["bindings"]:
            subject, predicate, said = (row[name] for name in "spo")
            yield Statement(subject["value"], predicate["value"], _object(said), graph)
    except (LookupError, TypeError) as error:
        raise ValueError(f"no SPARQL result: {error!r}") from error


def _object(term: Any) -> str | Literal:
    if term["type"] not in ("literal", "typed-literal"):
        return str(term["value"])
    language, typed = term.get("xml:lang", ""), term.get("datatype", "")
    return Literal(term["value"], "" if language or typed == f"{_XSD}string" else typed, language)


def _cell(term: Any, base: str) -> Any:
    if term is None:
        return None
    kind, value = term["type"], term["value"]
    if kind == "uri":
        return short(value, base)
    if kind == "bnode":
        return f"_:{value}"
    if kind in ("literal", "typed-literal"):
        return plain(value, "" if "xml:lang" in term else term.get("datatype", ""))
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
