"""The embedded Cypher engine: a graph into its directory, and queries answered from there.

Nodes have the labels of the model, edges their type, and both the properties of `remit.graph.properties`: ``id``, ``document``, their own;
an edge ``evidence``, the ids of the mentions that show it.
"""

from __future__ import annotations

import errno
import os
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...errors import BrokenStore, QueryError, QueryTooSlow, StoreError
from ...ontology import model
from ...ontology.forms import embedded
from ..model import Edge, Graph, Node
from ..properties import of_edge, of_node
from .guard import forbid
from .mistakes import explained, reason
from .nesting import arranged
from .words import split_list

if TYPE_CHECKING:
    import arcadedb

_LANGUAGE = "opencypher"
_BATCH = 10_000  # nodes a transaction
LIMIT = 60  # seconds that a query may take
_ALONE = threading.Lock()  # the engine opens a directory once a process

Row = dict[str, Any]


def write_database(graph: Graph, directory: Path) -> None:
    """Write *graph* into the engine's *directory*, which does not exist yet.

    Raises OSError where the engine cannot write there, StoreError when it then counts other nodes or edges than the graph has.
    """
    with _ALONE, _writable(directory):
        database = engine().create_database(str(directory))
        try:
            database.command("sql", f"ALTER DATABASE `arcadedb.command.timeout` {1000 * LIMIT}")
            _write(database, graph)
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
    Raises QueryMistake with line and column, WrongParameter where a parameter is missing, QueryTooSlow after LIMIT seconds,
    BrokenStore where *directory* is damaged.
    """
    forbid(query)
    with _ALONE, _opened(directory) as database:
        try:
            found = database.query(_LANGUAGE, query, _plain(dict(parameters)))
            rows = found.to_list()
        except engine().ArcadeDBError as error:
            raise _said(str(error), query, parameters) from error
        columns = tuple(rows[0]) if rows else _columns(database, query, parameters)
    columns = arranged(query, columns)
    return columns, tuple(tuple(_value(row.get(column)) for column in columns) for row in rows)


def _said(error: str, query: str, parameters: Mapping[str, Any]) -> QueryError | StoreError:
    if "TimeoutException" in error:
        return QueryTooSlow(
            f"the query took longer than {LIMIT} seconds and was stopped. Narrow it: a name or an id in the first MATCH, "
            "a bound on each path (*..3), a LIMIT after a WITH"
        )
    return explained(error, query, parameters)


def engine() -> Any:
    """Return the engine's package, which is imported here alone."""
    os.environ.setdefault("ARCADEDB_LOG_CONSOLE", "0")  # read once, at import
    import arcadedb

    return arcadedb


@contextmanager
def _writable(directory: Path) -> Iterator[None]:
    """Turn what the engine says when it cannot write into an OSError about *directory*."""
    try:
        yield
    except engine().ArcadeDBError as error:
        raise OSError(
            errno.EIO, f"the Cypher engine cannot write here ({reason(str(error))})", str(directory)
        ) from error


@contextmanager
def _opened(directory: Path) -> Iterator[arcadedb.Database]:
    try:
        database = engine().open_database(str(directory), read_only=True)
    except engine().ArcadeDBError as error:
        raise BrokenStore(
            f"{directory} is damaged ({reason(str(error))}): delete it, it is made again from the documents"
        ) from error
    try:
        yield database
    finally:
        database.close()


def _columns(database: arcadedb.Database, query: str, parameters: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the columns of *query* as its plan names them: a result without rows does not say."""
    try:
        plan = database.query(_LANGUAGE, f"EXPLAIN {query}", _plain(dict(parameters))).to_list()
    except engine().ArcadeDBError:
        return ()
    shown = str(plan[0].get("executionPlanAsString", "")) if plan else ""
    _, found, names = shown.rpartition("FINAL PROJECTION [")
    return split_list(names.split("\n")[0].removesuffix("]")) if found else ()


# -- writing


def _write(database: arcadedb.Database, graph: Graph) -> None:
    """Write *graph* in bulk: three times as fast as by CREATE, and safe where nobody sees the directory until it is whole."""
    by_labels: dict[tuple[str, ...], list[Node]] = defaultdict(list)
    for node in graph.nodes.values():
        by_labels[model().labels(node.kind)].append(node)
    by_type: dict[str, list[Edge]] = defaultdict(list)
    for edge in graph.edges:
        by_type[edge.type].append(edge)
    tables = _declared(database, by_labels, by_type)
    records: dict[str, str] = {}
    with database.graph_batch(expected_edge_count=len(graph.edges), commit_every=_BATCH) as batch:
        for labels, nodes in sorted(by_labels.items()):
            made = batch.create_vertices(tables[frozenset(labels)], [of_node(node) for node in nodes])
            records |= {node.id: record for node, record in zip(nodes, made, strict=True)}
        for type_, edges in sorted(by_type.items()):
            ends = ([records[getattr(edge, end)] for edge in edges] for end in ("source", "target"))
            batch.new_edges(next(ends), type_, next(ends), [of_edge(edge) for edge in edges])
    for label in sorted({label for labels in by_labels for label in labels}):
        database.command(_LANGUAGE, embedded.index(label))


def _declared(
    database: arcadedb.Database, label_sets: Iterable[tuple[str, ...]], types: Iterable[str]
) -> dict[frozenset[str], str]:
    """Declare what nodes have *label_sets* and edges *types*; return the engine's own name of each set of labels."""
    for labels in sorted(label_sets):
        with database.transaction():
            database.command(_LANGUAGE, embedded.vertices(labels))
    for type_ in sorted(types):
        database.command("sql", embedded.edges(type_))
    known = database.query("sql", "SELECT name, parentTypes FROM schema:types").to_list()
    return {frozenset(each["parentTypes"] or (each["name"],)): each["name"] for each in known}


def _count(database: arcadedb.Database, graph: Graph) -> None:
    for pattern, expected in (("(n)", len(graph.nodes)), ("()-[n]->()", len(graph.edges))):
        found = database.query(_LANGUAGE, f"MATCH {pattern} RETURN count(n) AS n").to_list()[0]["n"]
        if found != expected:
            raise StoreError(
                f"the Cypher engine kept {found} of {expected} for {pattern}; please report this"
            )


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
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)  # as in RDF: a number without a fraction is whole
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
