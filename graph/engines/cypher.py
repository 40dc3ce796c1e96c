"""The embedded Cypher engine: a graph into its directory, and queries answered from there.

Nodes have the labels of the model, their properties and ``id``; edges their type, their properties, ``id`` where they have one, and
``evidence``, the ids of the mentions that show them.
"""

from __future__ import annotations

import os
import threading
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...errors import BrokenStore, StoreError
from ...ontology import model
from ..model import Edge, Graph, Node
from .guard import forbid
from .mistakes import explained
from .words import split_list

if TYPE_CHECKING:
    import arcadedb

_LANGUAGE = "opencypher"
_BATCH = 2000  # rows a transaction
_ALONE = threading.Lock()  # the engine opens a directory once a process

Row = dict[str, Any]


def write_database(graph: Graph, directory: Path) -> None:
    """Write *graph* into the engine's *directory*, which does not exist yet.

    Raises StoreError when the engine then counts other nodes or edges than the graph has.
    """
    with _ALONE:
        database = _engine().create_database(str(directory))
        try:
            _write_nodes(database, graph)
            _write_edges(database, graph)
            _count(database, graph)
        finally:
            database.close()


def select(
    directory: Path, query: str, parameters: Mapping[str, Any]
) -> tuple[tuple[str, ...], tuple[tuple[Any, ...], ...]]:
    """Return the columns and rows that answer *query*; it can only read.

    *parameters* are bound by name and never become part of the query: text, numbers, booleans, None, lists and maps of these.
    Dates come as text (``2018-04-19``), nodes and relations as maps of their properties, lists as tuples. A path
    comes as the engine's text: return ``nodes(p)`` and ``relationships(p)`` instead.
    Raises QueryMistake with line and column, WrongParameter where a parameter is missing, BrokenStore where *directory* is damaged.
    """
    forbid(query)
    with _ALONE, _opened(directory) as database:
        try:
            found = database.query(_LANGUAGE, query, _plain(dict(parameters)))
            rows = found.to_list()
        except _engine().ArcadeDBError as error:
            raise explained(str(error), query, parameters) from error
        columns = tuple(rows[0]) if rows else _columns(database, query, parameters)
    return columns, tuple(tuple(_value(row.get(column)) for column in columns) for row in rows)


def _engine() -> Any:
    os.environ.setdefault("ARCADEDB_LOG_CONSOLE", "0")  # read once, at import
    import arcadedb

    return arcadedb


@contextmanager
def _opened(directory: Path) -> Iterator[arcadedb.Database]:
    try:
        database = _engine().open_database(str(directory), read_only=True)
    except _engine().ArcadeDBError as error:
        raise BrokenStore(
            f"{directory} is damaged ({error}): delete it, it is made again from the documents"
        ) from error
    try:
        yield database
    finally:
        database.close()


def _columns(database: arcadedb.Database, query: str, parameters: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the columns of *query* as its plan names them: a result without rows does not say."""
    try:
        plan = database.query(_LANGUAGE, f"EXPLAIN {query}", _plain(dict(parameters))).to_list()
    except _engine().ArcadeDBError:
        return ()
    shown = str(plan[0].get("executionPlanAsString", "")) if plan else ""
    _, found, names = shown.rpartition("FINAL PROJECTION [")
    return split_list(names.split("\n")[0].removesuffix("]")) if found else ()


# -- writing


def _write_nodes(database: arcadedb.Database, graph: Graph) -> None:
    by_labels: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for node in graph.nodes.values():
        by_labels[model().labels(node.kind)].append(_node(node))
    for label in sorted({label for labels in by_labels for label in labels}):
        database.command(_LANGUAGE, f"CREATE INDEX FOR (n:{label}) ON (n.id)")
    for labels, rows in sorted(by_labels.items()):
        _run(database, f"UNWIND $rows AS row CREATE (n:{':'.join(labels)}) SET n = row", rows)


def _write_edges(database: arcadedb.Database, graph: Graph) -> None:
    by_ends: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for edge in graph.edges:
        source, target = (graph.nodes[end].kind for end in (edge.source, edge.target))
        by_ends[edge.type, source, target].append(
            {"source": edge.source, "target": edge.target, "own": _edge(edge)}
        )
    for (type_, source, target), rows in sorted(by_ends.items()):
        statement = (
            f"UNWIND $rows AS row MATCH (a:{source} {{id: row.source}}) MATCH (b:{target} {{id: row.target}}) "
            f"CREATE (a)-[e:{type_}]->(b) SET e = row.own"
        )
        _run(database, statement, rows)


def _run(database: arcadedb.Database, statement: str, rows: Sequence[Row]) -> None:
    for start in range(0, len(rows), _BATCH):
        with database.transaction():
            database.command(_LANGUAGE, statement, {"rows": rows[start : start + _BATCH]})


def _count(database: arcadedb.Database, graph: Graph) -> None:
    for pattern, expected in (("(n)", len(graph.nodes)), ("()-[n]->()", len(graph.edges))):
        found = database.query(_LANGUAGE, f"MATCH {pattern} RETURN count(n) AS n").to_list()[0]["n"]
        if found != expected:
            raise StoreError(
                f"the Cypher engine kept {found} of {expected} for {pattern}; please report this"
            )


def _node(node: Node) -> Row:
    return {"id": node.id} | {key: _plain(value) for key, value in node.properties.items()}


def _edge(edge: Edge) -> Row:
    own: Row = {"id": edge.id} if edge.id else {}
    return own | {"evidence": list(edge.evidence)} | {k: _plain(v) for k, v in edge.properties.items()}


def _plain(value: Any) -> Any:
    """Return *value* as the engine takes it: tuples as lists, at any depth."""
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    return value


# -- reading


def _value(value: Any) -> Any:
    """Return *value* as a cell: without what the engine adds to records (@rid, @type), dates as text, lists as tuples."""
    if isinstance(value, Mapping):
        return {key: _value(each) for key, each in sorted(value.items()) if not key.startswith("@")}
    if isinstance(value, (list, tuple, set)):
        return tuple(_value(each) for each in value)
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
