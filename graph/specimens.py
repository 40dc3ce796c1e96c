"""Specimens: of all things of a graph that have the same form, one, because what is wrong with a form is wrong with each of them.

The form of a thing is its class, which properties it has with what sort of values, and to what sorts of things its edges lead.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from functools import cache, lru_cache

from ..ontology.constraint import Count, Form
from ..ontology.constraints import constraints
from ..ontology.model import model
from .model import Edge, Graph, Value
from .triples import literal

Said = Mapping[
    tuple[str, str | None], int
]  # how often a property leads to a thing of a class, None for a thing that is not there


def forms(graph: Graph) -> dict[Hashable, list[str]]:
    """Return the ids of nodes and relations of *graph* by their form.

    >>> from remit.graph.model import Graph, Node
    >>> tasks = [Node(f"task.d.1.{n}", "Task", {"number": n, "text": "…"}) for n in (0, 1, 2)]
    >>> sorted(forms(Graph.of(tasks, [])).values())
    [['task.d.1.0'], ['task.d.1.1', 'task.d.1.2']]
    """
    kinds: dict[str, str | None] = {id: node.kind for id, node in graph.nodes.items()}
    said: dict[str, dict[tuple[str, str | None], int]] = {}
    shortcuts: set[tuple[str, str, str]] = set()
    alike: dict[Hashable, list[str]] = {}
    for edge in graph.edges:
        subject, name, object = stated(edge)
        if edge.id:
            if (subject, name, object) in shortcuts:
                continue
            shortcuts.add((subject, name, object))
        leads = said.setdefault(subject, {})
        key = (name, kinds.get(object))
        leads[key] = leads.get(key, 0) + 1
    for id, node in graph.nodes.items():
        alike.setdefault(_form(node.kind, node.properties, said.get(id, {})), []).append(id)
    for edge in graph.edges:
        if edge.id:
            alike.setdefault(_form(edge.kind, edge.properties, _of_relation(edge, kinds)), []).append(edge.id)
    return alike


def stated(edge: Edge) -> tuple[str, str, str]:
    """Return subject, property and object of what *edge* says directly."""
    kind = model().edges[edge.kind]
    ends = (edge.target, edge.source) if kind.reverse else (edge.source, edge.target)
    return ends[0], kind.direct or edge.kind, ends[1]


def _of_relation(edge: Edge, kinds: Mapping[str, str | None]) -> Said:
    kind = model().edges[edge.kind]
    ends = [(kind.start or "", kinds.get(edge.source)), (kind.end or "", kinds.get(edge.target))]
    return Counter([*ends, *(("evidence", kinds.get(mention)) for mention in {*edge.evidence})])


def _form(kind: str, properties: Mapping[str, Value], leads: Said) -> Hashable:
    most, free = _most(), _free()
    values = tuple(
        (name, None if name in free and type(value) is str else tuple(_sketches(name, value)))
        for name, value in properties.items()
    )
    return kind, values, frozenset((*way, min(count, most)) for way, count in leads.items())


def _sketches(name: str, value: Value) -> Iterator[Hashable]:
    """Yield what sort of value each of those of *name* is, in a fixed order."""
    if not isinstance(value, tuple):
        yield _sketch(name, value)
        return
    yield from sorted(str(_sketch(name, each)) for each in {*value})


@lru_cache(1 << 16, typed=True)
def _sketch(name: str, value: str | int | float | bool) -> Hashable:
    """Return all of *value* that a constraint on the values of *name* can depend on: datatype, bounds, pattern; a code is itself."""
    form = _literals().get(name)
    if form is None or (form.low is None and form.high is None and not any(p for _, p in form.types)):
        return value if form is None else literal(model().properties[name].ranges[0], value)[1:]
    said = literal(model().properties[name].ranges[0], value)
    if (form.low is None and form.high is None) or not isinstance(value, int | float):
        return said
    return said[1:], form.low is not None and value < form.low, form.high is not None and value > form.high


@cache
def _literals() -> Mapping[str, Form]:
    return {c.property: c for c in constraints() if isinstance(c, Form) and c.property}


@cache
def _free() -> frozenset[str]:
    """Return the properties for whose values any text is as good as another."""
    texts = ("string", "text")
    return frozenset(
        name
        for name, form in _literals().items()
        if model().properties[name].ranges[0] in texts and not any(pattern for _, pattern in form.types)
    )


@cache
def _most() -> int:
    """Return the number of values from which on more make no difference to any constraint."""
    return 1 + max(max(c.low, c.high or 0) for c in constraints() if isinstance(c, Count))
