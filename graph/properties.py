"""Nodes and edges as property graphs have them: what an engine, a server or a file of rows is given."""

from __future__ import annotations

from typing import Any

from .model import Edge, Node

Properties = dict[str, Any]


def of_node(node: Node) -> Properties:
    """Return the properties of *node* in a property graph: ``id``, ``document`` where it belongs to one, and its own; lists for tuples.

    >>> of_node(Node("year.2024", "Year", {"gregorianYear": 2024}))
    {'id': 'year.2024', 'gregorianYear': 2024}
    """
    return {"id": node.id} | _own(node)


def of_edge(edge: Edge) -> Properties:
    """Return the properties of *edge* in a property graph: its ``id`` where it is a relation, ``document``, ``evidence`` and its own."""
    own: Properties = {"id": edge.id} if edge.id else {}
    return own | {"evidence": list(edge.evidence)} | _own(edge)


def _own(thing: Node | Edge) -> Properties:
    document: Properties = {} if thing.document is None else {"document": thing.document}
    plain = {key: list(v) if isinstance(v, tuple) else v for key, v in thing.properties.items()}
    return document | plain


def node_of(kind: str, properties: Properties) -> Node:
    """Return the node of *kind* that has *properties* in a property graph; the other way round of `of_node`.

    >>> node = Node("task.d.1", "Task", {"title": "建设平台", "confidence": 0.5}, "d")
    >>> node_of("Task", of_node(node)) == node
    True
    """
    own, document = _parted(properties)
    return Node(str(properties["id"]), kind, own, document)


def edge_of(kind: str, source: str, target: str, properties: Properties) -> Edge:
    """Return the edge of *kind* that has *properties* in a property graph; the other way round of `of_edge`."""
    own, document = _parted(properties)
    evidence = tuple(properties.get("evidence", ()))
    return Edge(kind, source, target, evidence, str(properties.get("id", "")), own, document)


def _parted(properties: Properties) -> tuple[Properties, str | None]:
    own = {
        key: _value(value)
        for key, value in sorted(properties.items())
        if key not in ("id", "document", "evidence")
    }
    return own, properties.get("document")


def _value(value: Any) -> Any:
    """Return *value* as a graph keeps it: tuples for lists, whole numbers without a fraction."""
    if isinstance(value, list):
        return tuple(value)
    return int(value) if isinstance(value, float) and value.is_integer() else value
