"""The graph as RDF: statements, and the lines of N-Quads that say them.

The model alone decides: which classes a thing has, under which IRI a property goes and with which datatype.
There are no blank nodes, so sorted lines are a canonical form: two graphs of the same content give the same lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import NamedTuple
from urllib.parse import quote, unquote

from ..errors import BrokenModel, WrongParameter
from ..ontology import model
from ..ontology.model import LANGUAGES
from .model import Edge, Graph, Node, Value

BASE = "https://w3id.org/remit/id/"
LANGUAGE = "zh"  # of the texts: remit reads Chinese plans
REGISTRY, VOCABULARY, STATE = "registry", "vocabulary", "state"  # named graphs that belong to no document

# An absolute IRI (RFC 3987) without brackets and invisible characters; what is none of these stays text.
_IN_IRI = r"[A-Za-z0-9._~!$&'()*+,;={more}\u00a1-\u1fff\u2070-\ud7ff\uf900-\ufdcf-]|%[0-9A-Fa-f]{{2}}"
_HOST, _USER, _PATH, _QUERY = (f"(?:{_IN_IRI.format(more=more)})*" for more in ("", ":", ":@/", ":@/?"))
_IRI = re.compile(
    rf"[A-Za-z][A-Za-z0-9+.-]*:(?://(?:{_USER}@)?{_HOST}(?::[0-9]*)?(?=[/?#]|\Z)|(?!//)){_PATH}(?:\?{_QUERY})?(?:#{_QUERY})?"
)
_SAFE = "!$&'()*+,;=:@/~"  # what may stand in the path of an IRI besides letters, digits, "-", "." and "_"
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


class Statement(NamedTuple):
    """One RDF statement in a named *graph*; all but a Literal *object* are absolute IRIs."""

    subject: str
    predicate: str
    object: str | Literal
    graph: str


def quads(graph: Graph, base: str = BASE) -> Iterator[str]:
    """Yield *graph* as lines of N-Quads, sorted, each once, without line ends; *base* starts the IRIs of the data.

    What belongs to a document is in the named graph ``graph.<document>``, the rest in ``graph.registry``.
    Control characters and line separators are escaped, so a line is a line for every reader.

    >>> from remit.graph.model import Graph, Node
    >>> year = Node("year.2018", "Year", {"gregorianYear": 2018})
    >>> for line in quads(Graph.of([year], []), "http://x/"): print(line.replace("https://w3id.org/remit/ns#", "…"))
    <http://x/year.2018> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <…Year> <http://x/graph.registry> .
    <http://x/year.2018> <…gregorianYear> "2018"^^<http://www.w3.org/2001/XMLSchema#gYear> <http://x/graph.registry> .
    """
    yield from sorted(set(unordered(graph, base)))


def unordered(graph: Graph, base: str = BASE, flat: bool = False) -> Iterator[str]:
    """Yield the lines of `quads` as they come, some twice, and never all in memory; *flat* leaves the named graphs out: N-Triples."""
    return map(_triple if flat else _line, statements(graph, base))


def statements(graph: Graph, base: str = BASE) -> Iterator[Statement]:
    """Yield what *graph* says as RDF statements; one may come twice. Raises WrongParameter where *base* is no absolute IRI.

    An edge is one statement. A relation (Responsibility …) is a node of its own with its two ends, properties and
    evidence, and the direct statement beside it, in the direction of the model's property.
    """
    if not _IRI.fullmatch(base):
        raise WrongParameter(f"{base!r} is no base for IRIs: expected an absolute IRI such as {BASE}")
    for node in graph.nodes.values():
        yield from _node(node, base)
    for edge in graph.edges:
        yield from _edge(edge, base)


def vocabulary(base: str = BASE) -> Iterator[str]:
    """Yield the labels of the model's codes (负责, responsible …) as lines of N-Quads, sorted, in the graph ``graph.vocabulary``.

    The code of property graphs (``lead``) is the notation beside them.
    An index has them, so that a query can show labels and codes; exports do not: they stand in the model itself.

    >>> [line.split("> ")[2].partition(" ")[0] for line in vocabulary() if "role-lead>" in line]
    ['"lead"', '"lead"@en', '"牵头"@zh']
    """
    place = iri(f"graph.{VOCABULARY}", base)
    concepts = [concept for scheme in model().schemes.values() for concept in scheme]
    yield from sorted(
        _line(Statement(model().namespace + concept.name, predicate, said, place))
        for concept in concepts
        for predicate, said in (
            *((_predicate("name"), Literal(concept.label[each], language=each)) for each in LANGUAGES),
            (_expanded("skos:notation"), Literal(concept.code)),
        )
    )


def iri(id: str, base: str = BASE) -> str:
    """Return the IRI of the thing *id*: characters that no IRI may hold are percent-encoded.

    >>> iri("task.d.1.2")
    'https://w3id.org/remit/id/task.d.1.2'
    """
    return base + quote(id, safe=_SAFE, errors="surrogatepass")


def short(iri: str, base: str = BASE) -> str:
    """Return the id in an IRI that *base* starts; any other IRI as it is.

    >>> short("https://w3id.org/remit/id/task.d.1.2"), short("http://x/y")
    ('task.d.1.2', 'http://x/y')
    """
    return unquote(iri[len(base) :], errors="surrogatepass") if iri.startswith(base) else iri


def prefixes(base: str = BASE) -> dict[str, str]:
    """Return the prefixes of the model, and ``id`` for the data."""
    return {**model().prefixes, "id": base}


def _node(node: Node, base: str) -> Iterator[Statement]:
    subject, place = iri(node.id, base), _place(node.document, base)
    for class_iri in _classes(node.kind):
        yield Statement(subject, _expanded("rdf:type"), class_iri, place)
    for name, value in node.properties.items():
        for each in _objects(name, value, base):
            yield Statement(subject, _predicate(name), each, place)


def _edge(edge: Edge, base: str) -> Iterator[Statement]:
    kind, place = model().edges[edge.kind], _place(edge.document, base)
    source, target = iri(edge.source, base), iri(edge.target, base)
    subject, object = (target, source) if kind.reverse else (source, target)
    yield Statement(subject, _predicate(kind.direct or edge.kind), object, place)
    if kind.start and kind.end:
        own = edge.id or f"{edge.kind}.{edge.source}.{edge.target}"
        yield from _node(Node(own, edge.kind, edge.properties, edge.document), base)
        relation = iri(own, base)
        yield Statement(relation, _predicate(kind.start), source, place)
        yield Statement(relation, _predicate(kind.end), target, place)
        for mention in edge.evidence:
            yield Statement(relation, _predicate("evidence"), iri(mention, base), place)


def _place(document: str | None, base: str) -> str:
    """Return the named graph of *document*, or the registry's, which is none even of a document called registry."""
    own = f"%{document}" if document in (REGISTRY, VOCABULARY, STATE) else document
    return iri(f"graph.{own or REGISTRY}", base)


@cache
def _expanded(name: str) -> str:
    prefix, _, local = name.partition(":")
    return model().prefixes[prefix] + local


@cache
def _classes(kind: str) -> tuple[str, ...]:
    return tuple(model().namespace + label for label in model().labels(kind))


@cache
def _predicate(name: str) -> str:
    if name not in model().properties:
        raise BrokenModel(f"the graph has a property {name!r} that ontology/model.toml does not know")
    return _expanded(model().properties[name].iri)


@cache
def _concept(code_class: str, code: str) -> str:
    return model().namespace + model().code(code_class, code).name


def _objects(name: str, value: Value, base: str) -> Iterator[str | Literal]:
    """Yield what stands for *value* of the property *name*: concepts, things or literals."""
    _predicate(name)
    code_class, ranges = model().code_class(name), model().properties[name].ranges
    for each in value if isinstance(value, tuple) else (value,):
        if code_class:
            yield _concept(code_class, str(each))
        elif ranges[0] in model().classes:
            yield iri(str(each), base)
        elif ranges[0] == "iri":
            yield str(each) if _IRI.fullmatch(str(each)) else Literal(_whole(str(each)))
        else:
            yield literal(ranges[0], each)


def literal(datatype: str, value: str | int | float | bool) -> Literal:
    """Return *value* as a literal of *datatype*, a datatype of the model; what has not its form stays plain text.

    Decimals have a point (``200.0``), years four digits; a partial date is a year, a month or a day by its form.

    >>> literal("decimal", 200), literal("partialDate", "2018-06")
    (Literal(text='200.0', datatype='http://www.w3.org/2001/XMLSchema#decimal', language=''), \
Literal(text='2018-06', datatype='http://www.w3.org/2001/XMLSchema#gYearMonth', language=''))
    """
    if datatype not in _FORMS:
        raise BrokenModel(f"ontology/model.toml has a datatype {datatype!r} that has no form in RDF")
    text = _whole(_lexical(datatype, value))
    if datatype == "text":
        return Literal(text, language=LANGUAGE)
    for xsd, form in _FORMS[datatype]:
        if form.fullmatch(text) and _exists(xsd, text):
            return Literal(text, _expanded(f"xsd:{xsd}"))
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


def _whole(text: str) -> str:
    """Return *text* with a mark (U+FFFD) for each half of a character that has lost its other half."""
    return _SURROGATE.sub("\ufffd", text)


def _line(statement: Statement) -> str:
    subject, predicate, object, graph = statement
    said = _quoted(object) if isinstance(object, Literal) else f"<{object}>"
    return f"<{subject}> <{predicate}> {said} <{graph}> ."


def _triple(statement: Statement) -> str:
    subject, predicate, object, _ = statement
    said = _quoted(object) if isinstance(object, Literal) else f"<{object}>"
    return f"<{subject}> <{predicate}> {said} ."


def _quoted(literal: Literal) -> str:
    text = literal.text
    if _NEEDS_ESCAPE.search(text):
        text = text.translate(_ESCAPES)
    if literal.language:
        return f'"{text}"@{literal.language}'
    return f'"{text}"^^<{literal.datatype}>' if literal.datatype else f'"{text}"'
