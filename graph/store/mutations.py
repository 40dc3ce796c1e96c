"""The Cypher that changes a Neo4j database: nodes by id and labels, edges by the ids of their ends, in batches of rows.

Labels and types are those of the model; what documents say goes in as parameters only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from ...errors import StoreError
from ...ontology import model
from ..model import Edge, Graph, Node
from ..properties import of_edge, of_node
from .bolt import Ask

LABELS = tuple(model().things)
_BATCH = 2_000  # rows a query


def shared(ask: Ask) -> list[tuple[Any, ...]]:
    """Return id, labels and properties of the shared nodes that are there."""
    found = []
    for label in LABELS:
        found += ask(
            f"MATCH (n:{label}) WHERE n.document IS NULL RETURN n.id AS id, labels(n) AS labels, properties(n) AS own"
        )
    return list({row[0]: row for row in found}.values())


def sizes(ask: Ask, documents: Sequence[str]) -> dict[str, int]:
    """Return how many nodes and ends of edges each of *documents* has that is there."""
    found: dict[str, int] = defaultdict(int)
    for label in LABELS:
        for some in chunks(documents, _BATCH):
            rows = ask(
                f"UNWIND $ids AS id MATCH (n:{label} {{document: id}}) RETURN id, count(n) + sum(COUNT {{ (n)--() }}) AS size",
                {"ids": list(some)},
            )
            for id, size in rows:
                found[id] += size
    return dict(found)


def drop(ask: Ask, documents: Sequence[str]) -> None:
    """Take away all nodes of *documents*, with all edges that touch them."""
    for label in LABELS:
        ask(f"UNWIND $ids AS id MATCH (n:{label} {{document: id}}) DETACH DELETE n", {"ids": list(documents)})
    ask("UNWIND $ids AS id MATCH (n:RemitText {id: id}) DELETE n", {"ids": list(documents)})


def keep(ask: Ask, texts: Mapping[str, tuple[str, str]]) -> None:
    """Write the *texts* and facts of documents, which are not there."""
    rows = [{"id": id, "text": text, "facts": facts} for id, (text, facts) in texts.items()]
    ask("UNWIND $rows AS row CREATE (n:RemitText) SET n = row", {"rows": rows})


def forget(ask: Ask, ids: Sequence[str]) -> None:
    """Take away the shared nodes *ids*, with all edges that touch them."""
    for label in LABELS:
        for some in chunks(ids, _BATCH):
            ask(f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) DETACH DELETE n", {"ids": list(some)})


def part_shared(ask: Ask) -> None:
    """Take away the edges between shared nodes."""
    for label in LABELS:
        ask(f"MATCH (a:{label})-[r]->(b) WHERE a.document IS NULL AND b.document IS NULL DELETE r")


def part_documents(ask: Ask) -> None:
    """Take away the edges between nodes of two documents."""
    for type_ in sorted({edge.type for edge in model().edges.values()}):
        ask(f"MATCH (a)-[r:{type_}]->(b) WHERE a.document <> b.document DELETE r")  # not where one is shared


def merge(ask: Ask, nodes: Iterable[Node]) -> None:
    """Write shared *nodes*, whether they are there or not, with the labels of their kind and no other."""
    for kind, some in _by_kind(nodes).items():
        first, *more = model().labels(kind)
        others = [label for label in LABELS if label not in (first, *more)]
        add = f" SET n:{':'.join(more)}" if more else ""
        for rows in chunks(some, _BATCH):
            ask(
                f"UNWIND $rows AS row MERGE (n:{first} {{id: row.id}}) SET n = row{add} REMOVE n:{':'.join(others)}",
                {"rows": [of_node(node) for node in rows]},
            )


def create(ask: Ask, nodes: Iterable[Node]) -> None:
    """Write *nodes* that are not there."""
    for kind, some in _by_kind(nodes).items():
        labels = ":".join(model().labels(kind))
        for rows in chunks(some, _BATCH):
            ask(
                f"UNWIND $rows AS row CREATE (n:{labels}) SET n = row",
                {"rows": [of_node(node) for node in rows]},
            )


def connect(ask: Ask, graph: Graph, edges: Iterable[Edge]) -> None:
    """Write *edges*, whose ends are there; raise StoreError where one is not."""
    ends: dict[tuple[str, str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        ends[graph.nodes[edge.source].kind, edge.type, graph.nodes[edge.target].kind].append(edge)
    for (source, type_, target), some in ends.items():
        for rows in chunks(some, _BATCH):
            found = ask(
                f"UNWIND $rows AS row MATCH (a:{source} {{id: row.a}}) MATCH (b:{target} {{id: row.b}}) "
                f"CREATE (a)-[r:{type_}]->(b) SET r = row.own RETURN count(r) AS n",
                {"rows": [{"a": e.source, "b": e.target, "own": of_edge(e)} for e in rows]},
            )
            if found != [(len(rows),)]:
                raise StoreError(
                    f"of {len(rows)} edges {type_} only {found[0][0]} could be written: things were taken away by others. "
                    "Write all of it again: remit push … --again"
                )


def _by_kind(nodes: Iterable[Node]) -> Mapping[str, list[Node]]:
    found: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        found[node.kind].append(node)
    return found


def chunks(things: Iterable[Any], size: int) -> Iterator[tuple[Any, ...]]:
    """Yield *things*, at most *size* at a time."""
    left = iter(things)
    while some := tuple(islice(left, size)):
        yield some
