"""The graph as RDF: statements, and the lines of N-Quads that say them.

The model alone decides: which classes a thing has, under which IRI a property goes and with which datatype.
There are no blank nodes, so sorted lines are a canonical form: two graphs of the same content give the same lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple
from urllib.parse import quote, unquote

from ..errors import BrokenModel, WrongParameter
from ..ontology import model
from ..ontology.model import LANGUAGES
from .literals import LANGUAGE, Literal, literal, quoted, whole
from .model import Edge, Graph, Node, Value

__all__ = ["BASE", "LANGUAGE", "Literal", "Statement", "literal"]

BASE = "https://w3id.org/remit/id/"
REGISTRY, VOCABULARY, STATE = "registry", "vocabulary", "state"  # named graphs that belong to no document

# An absolute IRI (RFC 3987) without brackets and invisible characters; what is none of these stays text.
_IN_IRI = r"[A-Za-z0-9._~!$&'()*+,;={more}\u00a1-\u1fff\u2070-\ud7ff\uf900-\ufdcf-]|%[0-9A-Fa-f]{{2}}"
_HOST, _USER, _PATH, _QUERY = (f"(?:{_IN_IRI.format(more=more)})*" for more in ("", ":", ":@/", ":@/?"))
_IRI = re.compile(
    rf"[A-Za-z][A-Za-z0-9+.-]*:(?://(?:{_USER}@)?{_HOST}(?::[0-9]*)?(?=[/?#]|\Z)|(?!//)){_PATH}(?:\?{_QUERY})?(?:#{_QUERY})?"
)
_SAFE = "!$&'()*+,;=:@/~"  # what may stand in the path of an IRI besides letters, digits, "-", "." and "_"
_PLAIN = re.compile("[A-Za-z0-9._-]*")  # ids as remit makes them: nothing in them is encoded


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
    check(base)
    for node in graph.nodes.values():
        yield from _node(node, base)
    for edge in graph.edges:
        yield from _edge(edge, base)


def check(base: str) -> None:
    """Raise WrongParameter where *base* is no absolute IRI, with which those of the data may begin."""
    if not _IRI.fullmatch(base):
        raise WrongParameter(f"{base!r} is no base for IRIs: expected an absolute IRI such as {BASE}")


def vocabulary(base: str = BASE) -> Iterator[str]:
    """Yield the labels of the model's codes (负责, responsible …) as lines of N-Quads, sorted, in the graph ``graph.vocabulary``.

    The code of property graphs (``lead``) is the notation beside them.
    An index has them, so that a query can show labels and codes; exports do not: they stand in the model itself.

    >>> [line.split("> ")[2].partition(" ")[0] for line in vocabulary() if "role-lead>" in line]
    ['"lead"', '"lead"@en', '"牵头"@zh']
    """
    where = iri(f"graph.{VOCABULARY}", base)
    concepts = [concept for scheme in model().schemes.values() for concept in scheme]
    yield from sorted(
        _line(Statement(model().namespace + concept.name, property_, each, where))
        for concept in concepts
        for property_, each in (
            *((_predicate("name"), Literal(concept.label[lang], language=lang)) for lang in LANGUAGES),
            (_expanded("skos:notation"), Literal(concept.code)),
        )
    )


def iri(id: str, base: str = BASE) -> str:
    """Return the IRI of the thing *id*: characters that no IRI may hold are percent-encoded.

    >>> iri("task.d.1.2")
    'https://w3id.org/remit/id/task.d.1.2'
    """
    return base + (id if _PLAIN.fullmatch(id) else quote(id, safe=_SAFE, errors="surrogatepass"))


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
    subject, where = iri(node.id, base), place(node.document, base)
    for class_iri in classes_of(node.kind):
        yield Statement(subject, _expanded("rdf:type"), class_iri, where)
    for name, value in node.properties.items():
        for each in _objects(name, value, base):
            yield Statement(subject, _predicate(name), each, where)


def _edge(edge: Edge, base: str) -> Iterator[Statement]:
    kind, where = model().edges[edge.kind], place(edge.document, base)
    source, target = iri(edge.source, base), iri(edge.target, base)
    subject, object = (target, source) if kind.reverse else (source, target)
    yield Statement(subject, _predicate(kind.direct or edge.kind), object, where)
    if kind.start and kind.end:
        own = edge.id or f"{edge.kind}.{edge.source}.{edge.target}"
        yield from _node(Node(own, edge.kind, edge.properties, edge.document), base)
        relation = iri(own, base)
        yield Statement(relation, _predicate(kind.start), source, where)
        yield Statement(relation, _predicate(kind.end), target, where)
        for mention in edge.evidence:
            yield Statement(relation, _predicate("evidence"), iri(mention, base), where)


def place(document: str | None, base: str) -> str:
    """Return the named graph of *document*, or the registry's, which is none even of a document called registry."""
    own = f"%{document}" if document in (REGISTRY, VOCABULARY, STATE) else document
    return iri(f"graph.{own or REGISTRY}", base)


@cache
def _expanded(name: str) -> str:
    prefix, _, local = name.partition(":")
    return model().prefixes[prefix] + local


@cache
def classes_of(kind: str) -> tuple[str, ...]:
    """Return the IRIs of the classes of a thing of *kind*: its own and the concrete ones above it."""
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
            yield str(each) if _IRI.fullmatch(str(each)) else Literal(whole(str(each)))
        else:
            yield literal(ranges[0], each)


@cache
def predicate(name: str) -> str:
    """Return the predicate of the property *name* as N-Triples write it."""
    return f"<{_predicate(name)}>"


@cache
def edge_predicate(kind: str) -> str:
    """Return the predicate of the direct statement that an edge of *kind* is, as N-Triples write it."""
    return predicate(model().edges[kind].direct or kind)


@cache
def type_predicate() -> str:
    """Return ``rdf:type`` as N-Triples write it."""
    return f"<{_expanded('rdf:type')}>"


def said(name: str, value: str | int | float | bool, base: str = BASE) -> str:
    """Return one *value* of the property *name* as N-Triples write it: a concept, a thing or a literal.

    >>> said("role", "lead"), said("exact", "新建10个")
    ('<https://w3id.org/remit/ns#role-lead>', '"新建10个"')
    """
    each = next(_objects(name, value, base))
    return quoted(each) if isinstance(each, Literal) else f"<{each}>"


def _line(statement: Statement) -> str:
    subject, predicate, object, graph = statement
    said = quoted(object) if isinstance(object, Literal) else f"<{object}>"
    return f"<{subject}> <{predicate}> {said} <{graph}> ."


def _triple(statement: Statement) -> str:
    subject, predicate, object, _ = statement
    said = quoted(object) if isinstance(object, Literal) else f"<{object}>"
    return f"<{subject}> <{predicate}> {said} ."
