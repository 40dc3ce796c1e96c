"""Values as RDF literals: the form of each datatype, and how a literal is written in N-Triples."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from ..errors import BrokenModel
from ..ontology import model

LANGUAGE = "zh"  # of the texts: remit reads Chinese plans
_SURROGATE = re.compile("[\ud800-\udfff]")
_NEEDS_ESCAPE = re.compile('[\x00-\x1f"\\\\\x7f-\x9f\u2028\u2029\ufffe\uffff]')
_ESCAPES = {n: f"\\u{n:04X}" for n in (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFFFE, 0xFFFF)}
_ESCAPES |= {ord(c): "\\" + e for c, e in zip('"\\\n\r\t\b\f', '"\\nrtbf', strict=True)}

# How a value of each datatype of the model is written: the XSD types it may have, by the form of the value.
_FORMS: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    name: tuple((xsd, re.compile(form)) for xsd, form in forms.items())
    for name, forms in {
        "string": {},
        "text": {},
        "decimal": {"decimal": r"-?[0-9]+\.[0-9]+"},
        "unitInterval": {"decimal": r"-?[0-9]+\.[0-9]+"},
        "positiveInteger": {"integer": r"-?[0-9]+"},
        "nonNegativeInteger": {"integer": r"-?[0-9]+"},
        "boolean": {"boolean": r"true|false"},
        "gYear": {"gYear": r"[0-9]{4}"},
        "partialDate": {
            "gYear": r"[0-9]{4}",
            "gYearMonth": r"[0-9]{4}-(?:0[1-9]|1[0-2])",
            "date": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
        },
        "dateTime": {
            "dateTime": r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}(?:\.[0-9]{1,6})?(?:Z|[+-][0-9:]{5})?"
        },
    }.items()
}


class Literal(NamedTuple):
    """A value in RDF: its *text*, with the IRI of a *datatype*, or a *language*, or neither."""

    text: str
    datatype: str = ""
    language: str = ""


def literal(datatype: str, value: str | int | float | bool) -> Literal:
    """Return *value* as a literal of *datatype*, a datatype of the model; what has not its form stays plain text.

    Decimals have a point (``200.0``), years four digits; a partial date is a year, a month or a day by its form.

    >>> literal("decimal", 200), literal("partialDate", "2018-06")
    (Literal(text='200.0', datatype='http://www.w3.org/2001/XMLSchema#decimal', language=''), \
Literal(text='2018-06', datatype='http://www.w3.org/2001/XMLSchema#gYearMonth', language=''))
    """
    if datatype not in _FORMS:
        raise BrokenModel(f"ontology/model.toml has a datatype {datatype!r} that has no form in RDF")
    text = whole(_lexical(datatype, value))
    if datatype == "text":
        return Literal(text, language=LANGUAGE)
    for xsd, form in _FORMS[datatype]:
        if form.fullmatch(text) and _exists(xsd, text):
            return Literal(text, model().prefixes["xsd"] + xsd)
    return Literal(text)


def _lexical(datatype: str, value: str | int | float | bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if datatype in ("decimal", "unitInterval") and isinstance(value, int | float):
        text = format(Decimal(repr(value)), "f")
        return f"{text}.0" if text.lstrip("-").isdigit() else text
    if datatype == "gYear" and isinstance(value, int):
        return f"{value:04d}"
    return str(value)


def _exists(xsd: str, text: str) -> bool:
    """Whether a *text* of the right form is a day of the calendar, where *xsd* wants one."""
    try:
        if xsd == "date":
            date.fromisoformat(text)
        elif xsd == "dateTime":
            datetime.fromisoformat(text)
    except ValueError:
        return False
    return text[:4] != "0000" or xsd not in ("gYear", "gYearMonth")


def whole(text: str) -> str:
    """Return *text* with a mark (U+FFFD) for each half of a character that has lost its other half."""
    return _SURROGATE.sub("\ufffd", text)


def quoted(literal: Literal) -> str:
    """Return *literal* as N-Triples write it; control characters and line separators are escaped."""
    text = literal.text
    if _NEEDS_ESCAPE.search(text):
        text = text.translate(_ESCAPES)
    if literal.language:
        return f'"{text}"@{literal.language}'
    return f'"{text}"^^<{literal.datatype}>' if literal.datatype else f'"{text}"'
