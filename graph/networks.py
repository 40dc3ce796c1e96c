"""The graph for network analysis: networkx, and GraphML for Gephi and yEd. The one module that knows networkx.

GraphML is written here and not by networkx, which writes characters that no XML file may hold, declares an
attribute twice when it has whole numbers and others, and repeats edge ids.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ..ontology import model
from .model import Edge, Graph, Node

if TYPE_CHECKING:
    import networkx

_TYPES: dict[str, str] = {
    "decimal": "double",
    "unitInterval": "double",
    "positiveInteger": "long",
    "nonNegativeInteger": "long",
    "gYear": "long",
    "boolean": "boolean",
}
_FITS: dict[str, type | tuple[type, ...]] = {"double": (int, float), "long": int, "boolean": bool}
_SPECIAL = re.compile('[\x00-\x08\x0b-\x1f&<>"\ud800-\udfff\ufffe\uffff]')
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"}


def to_networkx(graph: Graph) -> networkx.MultiDiGraph[str]:
    """Return *graph* as a networkx MultiDiGraph.

    A node has its properties, ``kind`` and, where it has one, ``document``. An edge has the key that is its id, or its
    type where it has none, and as attributes its properties, ``type``, ``kind``, ``evidence`` and ``document``.

    >>> from remit.graph.model import Edge, Graph, Node
    >>> plan, year = Node("plan.d.1", "Plan", {"title": "要点"}, "d"), Node("year.2018", "Year", {"gregorianYear": 2018})
    >>> list(to_networkx(Graph.of([plan, year], [Edge("forYear", "plan.d.1", "year.2018")])).edges(keys=True))
    [('plan.d.1', 'year.2018', 'FOR_YEAR')]
    """
    import networkx

    made: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    made.add_nodes_from((node.id, _of_node(node)) for node in graph.nodes.values())
    for edge in graph.edges:
        made.add_edge(edge.source, edge.target, edge.id or edge.type, **_of_edge(edge))
    return made


def _of_node(node: Node) -> dict[str, Any]:
    return {**node.properties, "kind": node.kind} | _document(node)


def _of_edge(edge: Edge) -> dict[str, Any]:
    own = {"type": edge.type, "kind": edge.kind, "evidence": edge.evidence}
    return {**edge.properties, **own} | _document(edge)


def _document(thing: Node | Edge) -> dict[str, str]:
    return {} if thing.document is None else {"document": thing.document}


def graphml(graph: Graph) -> bytes:
    """Return *graph* as GraphML: the attributes of `to_networkx`, and ``label``, what people call a node.

    GraphML has no lists: they are JSON arrays in text. A character that XML cannot hold becomes its picture (␁), or
    U+FFFD. An edge's id is its own, or its source, type and target. The same graph gives the same bytes.
    """
    nodes = [(node.id, {"label": node.name, **_of_node(node)}) for node in graph.nodes.values()]
    edges = [(edge, _of_edge(edge)) for edge in graph.edges]
    keys = {
        "node": _keys([attributes for _, attributes in nodes]),
        "edge": _keys([attributes for _, attributes in edges]),
    }
    return "".join(_lines(nodes, edges, keys)).encode("utf-8")


def _keys(things: list[dict[str, Any]]) -> dict[str, str]:
    """Return the GraphML type of each attribute: the model's, unless a value is not of it."""
    found: dict[str, str] = {}
    for attributes in things:
        for name, value in attributes.items():
            if name not in found:
                found[name] = _type(name)
            if found[name] != "string" and not _fits(found[name], value):
                found[name] = "string"
    return dict(sorted(found.items()))


def _type(name: str) -> str:
    declared = model().properties.get(name)
    return _TYPES.get(declared.ranges[0], "string") if declared else "string"


def _fits(type: str, value: object) -> bool:
    return isinstance(value, _FITS[type]) and isinstance(value, bool) == (type == "boolean")


def _lines(
    nodes: list[tuple[str, dict[str, Any]]],
    edges: list[tuple[Edge, dict[str, Any]]],
    keys: Mapping[str, Mapping[str, str]],
) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for of, types in keys.items():
        for name, type in types.items():
            shown = _attribute(name)
            yield f'  <key id="{of}.{shown}" for="{of}" attr.name="{shown}" attr.type="{type}"/>\n'
    yield '  <graph edgedefault="directed">\n'
    for id, attributes in nodes:
        yield f'    <node id="{_attribute(id)}">\n'
        yield from _data("node", attributes)
        yield "    </node>\n"
    for edge, attributes in edges:
        ends = f'source="{_attribute(edge.source)}" target="{_attribute(edge.target)}"'
        own = edge.id or f"{edge.source}-{edge.type}-{edge.target}"
        yield f'    <edge id="{_attribute(own)}" {ends}>\n'
        yield from _data("edge", attributes)
        yield "    </edge>\n"
    yield "  </graph>\n</graphml>\n"


def _data(of: str, attributes: dict[str, Any]) -> Iterator[str]:
    for name, value in sorted(attributes.items()):
        yield f'      <data key="{of}.{_attribute(name)}">{_xml(_text(value))}</data>\n'


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, tuple) else str(value)


def _attribute(text: str) -> str:
    """Return *text* for an attribute, where a reader takes a bare line end for a space."""
    return _xml(text).replace("\n", "&#10;").replace("\t", "&#9;")


def _xml(text: str) -> str:
    return _SPECIAL.sub(_shown, text)


def _shown(match: re.Match[str]) -> str:
    found = match[0]
    if found in _ENTITIES:
        return _ENTITIES[found]
    return chr(0x2400 + ord(found)) if found < " " else "\ufffd"
