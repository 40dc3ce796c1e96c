"""A graph without one of its documents, where only the graph is at hand and not the documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from .model import Edge, Graph, Node


def without(graph: Graph, documents: Iterable[str]) -> Graph:
    """Return what *graph* says that does not come from *documents* alone.

    Shared things (organizations, programmes, years) stay while something of another document shows them. What they
    are called, and which body they belong to, stays as it was: only `build` can decide that anew, from the documents that are left.

    >>> year, mention = Node("year.2018", "Year", {"gregorianYear": 2018}), Node("span.t.0-1", "Mention", {"exact": "2"}, "d")
    >>> graph = Graph.of([year, mention], [Edge("evidence", "year.2018", "span.t.0-1", ("span.t.0-1",))])
    >>> without(graph, ["d"]) == Graph.of([], []), without(graph, ["e"]) == graph
    (True, True)
    """
    gone = set(documents)
    nodes = {id: node for id, node in graph.nodes.items() if node.document not in gone}
    edges = [left for edge in graph.edges if edge.document not in gone and (left := _shown(edge, nodes))]
    supported = {edge.source for edge in edges if edge.kind == "evidence"}
    before = {edge.source for edge in graph.edges if edge.kind == "evidence"}
    kept = {id: node for id, node in nodes.items() if not _orphan(node, supported, before)}
    return Graph.of(kept.values(), (edge for edge in edges if edge.source in kept and edge.target in kept))


def _shown(edge: Edge, nodes: dict[str, Node]) -> Edge | None:
    """Return *edge* with the evidence that is left, None where an end or all of the evidence has gone."""
    left = tuple(mention for mention in edge.evidence if mention in nodes)
    if edge.source not in nodes or edge.target not in nodes or (edge.evidence and not left):
        return None
    return edge if left == edge.evidence else replace(edge, evidence=left)


def _orphan(node: Node, supported: set[str], before: set[str]) -> bool:
    """Whether a shared *node* had evidence and has none any more."""
    return node.document is None and node.id in before and node.id not in supported
