"""Nodes and edges as lines: what the digests of a push and the files of a bulk import are both made of.

    line    = cell (CELL cell)*               one node or edge; the cells of one kind are in one order
    cell    = text | MISSING | NUMBER digits | LIST (text (ITEM text)*)? | LIST ESCAPE "o"

The last is a list of one empty text. A mark in a text is written as ESCAPE and a letter, so that two things have one line only where they are equal.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any

from ..ontology import model
from .model import Edge, Graph, Node

NUMBER, LIST, ESCAPE, ITEM, MISSING, END, CELL = "\x02", "\x03", "\x10", "\x1c", "\x1d", "\x1e", "\x1f"
_MARKS = NUMBER + LIST + ESCAPE + ITEM + MISSING + END + CELL
_LETTERS = str.maketrans({mark: f"{ESCAPE}{letter}" for mark, letter in zip(_MARKS, "nleimdc", strict=True)})
_MARK_OF = dict(zip("nleimdc", _MARKS, strict=True))
_ESCAPED = re.compile(f"{ESCAPE}(.)")

ONE_EMPTY = ("",)
Things = Sequence[Node] | Sequence[Edge]


@dataclass(frozen=True, slots=True)
class Lines:
    """The *things* of one *kind*, and each of them as a line; *columns* names the cells of a line, *types* the types that each has."""

    kind: str
    things: Things
    columns: tuple[str, ...]
    types: tuple[frozenset[type], ...]
    lines: Sequence[str]


def by_kind(graph: Graph) -> Mapping[str, Lines]:
    """Return the lines of *graph* by kind: nodes first, then edges, each in the order of the graph.

    >>> made = by_kind(Graph.of([Node("year.2024", "Year", {"gregorianYear": 2024})], []))
    >>> made["Year"].columns, made["Year"].lines
    (('id', 'document', 'gregorianYear'), ['year.2024\\x1f\\x1d\\x1f\\x022024'])
    """
    nodes: dict[str, list[Node]] = defaultdict(list)
    for node in graph.nodes.values():
        nodes[node.kind].append(node)
    edges: dict[str, list[Edge]] = defaultdict(list)
    for edge in graph.edges:
        edges[edge.kind].append(edge)
    found = {kind: _of_nodes(kind, nodes[kind]) for kind in sorted(nodes)}
    return found | {kind: _of_edges(kind, edges[kind]) for kind in sorted(edges)}


def restored(text: str) -> str:
    """Return *text* with the marks that it had itself."""
    return _ESCAPED.sub(lambda found: _MARK_OF[found[1]], text) if ESCAPE in text else text


@cache
def fields(kind: str) -> tuple[str, ...]:
    """Return the properties that a thing of *kind* may have in a property graph, as the model orders them.

    >>> fields("Mention"), fields("Responsibility"), fields("forYear")
    (('charStart', 'charEnd', 'exact'), ('rule', 'confidence', 'role', 'position', 'tier'), ())
    """
    known = model()
    if kind not in known.classes:
        return ()
    return tuple(
        name
        for name in known.classes[kind].fields
        if known.properties[name].ranges[0] not in known.classes or known.code_class(name)
    )


def _of_nodes(kind: str, nodes: Sequence[Node]) -> Lines:
    first: dict[str, list[Any]] = {
        "id": [node.id for node in nodes],
        "document": [node.document for node in nodes],
    }
    return _lines(kind, nodes, first | _own(kind, [node.properties for node in nodes]))


def _of_edges(kind: str, edges: Sequence[Edge]) -> Lines:
    first: dict[str, list[Any]] = {
        "source": [edge.source for edge in edges],
        "target": [edge.target for edge in edges],
        "id": [edge.id or None for edge in edges],
        "document": [edge.document for edge in edges],
        "evidence": [edge.evidence for edge in edges],
    }
    return _lines(kind, edges, first | _own(kind, [edge.properties for edge in edges]))


def _own(kind: str, properties: Sequence[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """Return the values of all *properties* by name; those of the model always, so that a line says nothing about other things."""
    known, there = fields(kind), set().union(*properties)
    return {
        name: [own.get(name) for own in properties] if name in there else [None] * len(properties)
        for name in (*known, *sorted(there.difference(known)))
    }


def _lines(kind: str, things: Things, columns: Mapping[str, Sequence[Any]]) -> Lines:
    types = tuple(frozenset(map(type, values)) for values in columns.values())
    cells = [_cells(values, found) for values, found in zip(columns.values(), types, strict=True)]
    lines = list(map(CELL.join, zip(*cells, strict=True)))
    return Lines(kind, things, tuple(columns), types, lines)


def _cells(values: Sequence[Any], types: frozenset[type]) -> Sequence[str]:
    """Return *values* of *types* as cells; columns of one type, which are most, all at once."""
    plain = types - {type(None)}
    if plain == {str} and not _marked(filter(None, values)):
        return values if types == plain else [MISSING if value is None else value for value in values]
    if types == {tuple} and ONE_EMPTY not in values and not _marked(chain.from_iterable(values)):
        return [LIST + ITEM.join(value) for value in values]
    if not plain:
        return [MISSING] * len(values)
    if len(plain) == 1 and plain <= {int, float, bool}:
        made = {value: cell(value) for value in set(values)}
        return [made[value] for value in values]
    return [cell(value) for value in values]


def _marked(texts: Iterable[Any]) -> bool:
    try:
        together = "".join(texts)
    except TypeError:  # things of other types, which others wrote into a server
        return True
    return any(mark in together for mark in _MARKS)


def cell(value: Any) -> str:
    """Return *value* as a cell."""
    if value is None:
        return MISSING
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return NUMBER + ("true" if value else "false")
    if isinstance(value, int | float):
        return NUMBER + _number(value)
    if isinstance(value, tuple):
        return LIST + (f"{ESCAPE}o" if value == ONE_EMPTY else ITEM.join(map(_text, value)))
    return f"{NUMBER}{type(value).__name__} {_text(repr(value))}"


def _number(value: float) -> str:
    """Return *value*; whole numbers as such: 1.0 and 1 are one value, in a graph and on a server."""
    return str(int(value)) if isinstance(value, int) or value.is_integer() else repr(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        return cell(value)
    return value.translate(_LETTERS) if any(mark in value for mark in _MARKS) else value
