"""A graph out of the RDF statements that said it: the way back from `triples`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from ..errors import BrokenStore
from ..ontology import model
from .model import Edge, Graph, Node, Value
from .triples import BASE, REGISTRY, STATE, VOCABULARY, Literal, Statement, short

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_WHOLE = ("positiveInteger", "nonNegativeInteger", "gYear")
_REAL = ("decimal", "unitInterval")

Said = list[tuple[str, str | Literal, str]]  # predicate, object, named graph


def recalled(statements: Iterable[Statement], base: str = BASE) -> Graph:
    """Return the graph that *statements* say; raise BrokenStore where they say of a thing no class that the model knows.

    The evidence of an edge that is no relation of its own is not in RDF, and does not come back.

    >>> from remit.graph.triples import statements
    >>> year = Graph.of([Node("year.2018", "Year", {"gregorianYear": 2018})], [])
    >>> recalled(statements(year)) == year
    True
    """
    subjects: dict[str, Said] = {}
    for subject, predicate, said, place in statements:
        subjects.setdefault(short(subject, base), []).append((predicate, said, place))
    nodes, edges = [], []
    for id, said_of in subjects.items():
        kind = _kind(id, said_of)
        document = next(owner(place, base) for predicate, _, place in said_of if predicate == _TYPE)
        properties = _properties(kind, said_of, base)
        if kind in model().edges:
            edges.append(_relation(id, kind, said_of, properties, document, base))
        else:
            nodes.append(Node(id, kind, properties, document))
            edges += _plain_edges(id, said_of, base)
    return Graph.of(nodes, edges)


def owner(place: str, base: str = BASE) -> str | None:
    """Return the document whose named graph *place* is, None for one that belongs to none.

    >>> owner(BASE + "graph.plan-2024"), owner(BASE + "graph.registry"), owner(BASE + "graph.%25state")
    ('plan-2024', None, 'state')
    """
    name = short(place, base).removeprefix("graph.")
    return None if name in (REGISTRY, VOCABULARY, STATE) else name.removeprefix("%")


def _kind(id: str, said: Said) -> str:
    types = frozenset(str(each) for predicate, each, _ in said if predicate == _TYPE)
    for kind, expected in _types().items():
        if types == expected:
            return kind
    raise BrokenStore(f"{id} is of no class of the model: {', '.join(sorted(types)) or 'it has no rdf:type'}")


@cache
def _types() -> dict[str, frozenset[str]]:
    """Return the classes of things and relations, each with the IRIs that say it."""
    known = model()
    kinds = [name for name, c in known.classes.items() if not c.abstract and c.scheme is None]
    return {kind: frozenset(known.namespace + label for label in known.labels(kind)) for kind in kinds}


@cache
def _names() -> dict[str, str]:
    """Return the properties of the model by IRI."""
    known = model()
    split = {name: p.iri.partition(":") for name, p in known.properties.items()}
    return {known.prefixes[prefix] + local: name for name, (prefix, _, local) in split.items()}


@cache
def _codes() -> dict[str, str]:
    """Return the codes of the model by the IRI of their concept."""
    known = model()
    return {known.namespace + c.name: c.code for scheme in known.schemes.values() for c in scheme}


def _properties(kind: str, said: Said, base: str) -> dict[str, Value]:
    found: dict[str, list[Any]] = {}
    for predicate, each, _ in said:
        name = _names().get(predicate)
        if name and (
            isinstance(each, Literal)
            or model().code_class(name)
            or model().properties[name].ranges[0] == "iri"
        ):
            found.setdefault(name, []).append(_value(name, each))
    fields = model().classes[kind].fields
    many = {name for name, cardinality in fields.items() if cardinality in "*+"}
    return {name: tuple(sorted(set(v))) if name in many else v[0] for name, v in sorted(found.items())}


def _value(name: str, said: str | Literal) -> Value:
    if not isinstance(said, Literal):
        return _codes().get(said, said)
    kind = model().properties[name].ranges[0]
    if not said.datatype or kind not in (*_WHOLE, *_REAL, "boolean"):
        return said.text
    if kind == "boolean":
        return said.text in ("true", "1")
    number = float(said.text) if kind in _REAL else int(said.text)
    return int(number) if number == int(number) else number


def _plain_edges(id: str, said: Said, base: str) -> Iterator[Edge]:
    for predicate, each, place in said:
        kind = model().edges.get(_names().get(predicate, ""))
        if kind and not isinstance(each, Literal):
            other = short(each, base)
            source, target = (other, id) if kind.reverse else (id, other)
            shown = (target,) if kind.kind == "evidence" else ()
            yield Edge(kind.kind, source, target, shown, document=owner(place, base))


def _relation(
    id: str, kind: str, said: Said, properties: dict[str, Value], document: str | None, base: str
) -> Edge:
    ends: dict[str, list[str]] = {}
    for predicate, each, _ in said:
        if not isinstance(each, Literal):
            ends.setdefault(_names().get(predicate, ""), []).append(short(each, base))
    edge = model().edges[kind]
    try:
        source, target = ends[str(edge.start)][0], ends[str(edge.end)][0]
    except KeyError as error:
        raise BrokenStore(f"the relation {id} has no {error.args[0]}") from error
    own = "" if id == f"{kind}.{source}.{target}" else id
    return Edge(kind, source, target, tuple(sorted({*ends.get("evidence", ())})), own, properties, document)
