"""The graph for network analysis: networkx and what it measures, and GraphML for Gephi and yEd. The one module that knows networkx.

GraphML is written here and not by networkx, which writes characters that no XML file may hold, declares an
attribute twice when it has whole numbers and others, and repeats edge ids.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
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


def ties(pairs: Iterable[tuple[str, str]]) -> networkx.Graph[str]:
    """Return the network in which each of *pairs* is tied, the same however they are ordered and turned."""
    import networkx

    made: networkx.Graph[str] = networkx.Graph()
    made.add_edges_from(sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}))
    return made


def betweenness(network: networkx.Graph[str], pivots: int) -> dict[str, float]:
    """Return for each node the share (0 to 1) of the shortest paths between two others that lead through it.

    Of a network of more than *pivots* nodes it is an estimate from so many of them, the same at each call.
    """
    import networkx

    few = None if len(network) <= pivots else max(pivots, 1)
    return networkx.betweenness_centrality(network, k=few, seed=0)


def closeness(network: networkx.Graph[str]) -> dict[str, float]:
    """Return how near each node is to the others: the nodes that it reaches by the steps to them, times the share that it reaches."""
    import networkx

    return networkx.closeness_centrality(network)


def separated(network: networkx.Graph[str]) -> dict[str, int]:
    """Return for each node how many others lose the largest part that is left of its group when it goes; most have none.

    >>> separated(ties([("a", "b"), ("b", "c"), ("c", "d"), ("d", "b"), ("d", "e")]))
    {'a': 0, 'b': 1, 'c': 0, 'd': 1, 'e': 0}
    """
    import networkx

    lost = dict.fromkeys(sorted(network), 0)
    cuts = set(networkx.articulation_points(network))
    blocks = [frozenset(block) for block in networkx.biconnected_components(network)]
    tree: networkx.Graph[Any] = networkx.Graph()
    tree.add_edges_from((block, cut) for block in blocks for cut in block & cuts)
    for group in networkx.connected_components(tree):
        root = next(each for each in group if isinstance(each, frozenset))
        below = {each: len(each - cuts) if isinstance(each, frozenset) else 1 for each in group}
        parents = networkx.dfs_predecessors(tree, root)
        for each in networkx.dfs_postorder_nodes(tree, root):
            if each != root:
                below[parents[each]] += below[each]
        for cut in group & cuts:
            parts = [below[each] for each in tree[cut] if each != parents[cut]]
            parts.append(below[root] - below[cut])
            lost[cut] = sum(parts) - max(parts)
    return lost


def shortest(network: networkx.Graph[str], starts: Iterable[str], ends: Iterable[str]) -> list[str]:
    """Return the nodes of a shortest path from one of *starts* to one of *ends*, nothing where there is none.

    Of several that are as short it is the one whose nodes come first in the order of their names.

    >>> shortest(ties([("a", "t2"), ("a", "t1"), ("t1", "b"), ("t2", "b")]), ["a"], ["b"])
    ['a', 't1', 'b']
    """
    import networkx

    near = [end for end in ends if end in network]
    left = networkx.multi_source_dijkstra_path_length(network, near) if near else {}
    path = sorted((left[start], start) for start in starts if start in left)[:1]
    while path and path[-1][0]:
        steps, node = path[-1]
        path.append((steps - 1, min(each for each in network[node] if left[each] == steps - 1)))
    return [node for _, node in path]


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
