"""Facts of any number of documents, into one graph.

The graph is a pure function of the set of documents: their order, and how often one is given, change nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from .content import Content
from .document import Document, by_id
from .links import continuations
from .model import Graph
from .registry import Registry


def build(documents: Iterable[Document]) -> Graph:
    """Return the graph of *documents*: what each contains, who and what their names mean, and what goes on from year to year.

    Of two documents with one id the later counts.

    >>> from remit.graph.fact import Evidence, Plan
    >>> plan = Plan(Evidence(0, 11, "甲协会2018年工作要点", "header.title"), "d", "甲协会2018年工作要点", "甲协会", 2018, lists=("要点",))
    >>> build([Document("d", "甲协会2018年工作要点", (plan,))]).counts()["Plan"]
    1
    """
    read = by_id(documents).values()
    registry = Registry()
    content = Content(registry)
    for document in read:
        registry.meet(document)
    for document in read:
        content.add(document)
    nodes = {node.id: node for node in (*registry.nodes(), *content.nodes)}
    edges = [*registry.edges(), *content.edges]
    return Graph.of(nodes.values(), (*edges, *continuations(registry)))
