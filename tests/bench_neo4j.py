"""What a graph of 100,000 nodes costs on its way into the embedded engine, into the files of a bulk import and into a Neo4j: `python -m tests.bench_neo4j`.

Beside each stands a floor or a peer of the same run. CPU seconds are of this process and its children, the least of several; what a server does is
measured on the clock. Without Java and the jars of .dev/servers.sh the lines about Neo4j are left out.
"""

from __future__ import annotations

import gc
import json
import os
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count, islice
from pathlib import Path
from typing import Any

import neo4j as driver

from remit import build
from remit.graph.engines import cypher
from remit.graph.export import bulk
from remit.graph.model import Graph
from remit.graph.properties import of_edge, of_node
from remit.graph.store import open_server
from remit.graph.store.neo4j import Neo4jStore
from remit.ontology import model
from remit.ontology.forms.neo4j import statements
from tests.bench import cpu, line
from tests.conftest import empty
from tests.neo4j_server import Address, Neo4jServer, here
from tests.synthetic import documents, synthetic

NODES = 100_000
BATCH = 5_000  # rows of a query of the plain loader

Rows = dict[str, list[dict[str, Any]]]  # by the query that writes them


def json_lines(graph: Graph, path: Path) -> None:
    """Write the rows of *graph* as JSON Lines: the floor of files."""
    with path.open("w", encoding="utf-8") as out:
        for node in graph.nodes.values():
            out.write(json.dumps(of_node(node), ensure_ascii=False) + "\n")
        for edge in graph.edges:
            out.write(
                json.dumps([edge.type, edge.source, edge.target, of_edge(edge)], ensure_ascii=False) + "\n"
            )


def plain_rows(graph: Graph) -> Rows:
    """Return the rows of *graph* as a script of a few lines writes them: first nodes, then edges."""
    found: Rows = defaultdict(list)
    for node in graph.nodes.values():
        labels = ":".join(model().labels(node.kind))
        found[f"UNWIND $rows AS row CREATE (n:{labels}) SET n = row"].append(of_node(node))
    for edge in graph.edges:
        ends = (graph.nodes[edge.source].kind, graph.nodes[edge.target].kind)
        query = (
            f"UNWIND $rows AS row MATCH (a:{ends[0]} {{id: row.a}}) MATCH (b:{ends[1]} {{id: row.b}}) "
            f"CREATE (a)-[r:{edge.type}]->(b) SET r = row.own"
        )
        found[query].append({"a": edge.source, "b": edge.target, "own": of_edge(edge)})
    return found


def plain(address: Address, graph: Graph) -> None:
    """Write *graph* with the driver alone: the floor of a push."""
    with driver.GraphDatabase.driver(address.uri, auth=address.auth) as one, one.session() as session:
        for query, rows in plain_rows(graph).items():
            left = iter(rows)
            while some := list(islice(left, BATCH)):
                session.run(query, rows=some).consume()


def clock(work: Callable[[], object]) -> float:
    """Return how many seconds *work* takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


@contextmanager
def server(home: Path) -> Iterator[Neo4jServer]:
    """Give a Neo4j whose files are in *home*, started, with the constraints and indexes of the model."""
    made = Neo4jServer(home)
    address = made.start()
    try:
        with driver.GraphDatabase.driver(address.uri, auth=address.auth) as one:
            for statement in statements(model()):
                one.execute_query(statement)
        yield made
    finally:
        made.stop()


def over_bolt(graph: Graph, place: Path) -> float:
    """Print what loading *graph* into a real Neo4j takes by a push; return what it takes by the driver alone."""
    few = synthetic(2_000)
    with server(place / "server") as running:
        address = running.address
        os.environ |= {"NEO4J_USERNAME": address.user, "NEO4J_PASSWORD": address.password}
        with open_server(address.uri) as store:
            assert isinstance(store, Neo4jStore)
            took = {}
            for each in (few, graph):  # the first makes the server warm
                print(
                    f"  {empty(address)}: {len(each.nodes):,} nodes by the driver alone, then by a push",
                    flush=True,
                )
                took["plain"] = clock(partial(plain, address, each))
                empty(address)
                took["push"] = clock(partial(store.push, each))
            again = clock(partial(store.push, graph))
        line("push over Bolt, on the clock", took["push"], "UNWIND … CREATE of the same rows", took["plain"])
        line("push of what is there, on the clock", again, "the push", took["push"])
    return took["plain"]


def by_import(files: bulk.Import, place: Path, floor: float) -> None:
    """Print what the importer of Neo4j takes for *files*."""
    home = Neo4jServer(place / "imported")
    words = [_absolute(word, files.folder) for word in files.command[1:]]
    took = clock(partial(home.admin, *words))
    line("neo4j-admin import, on the clock", took, "UNWIND … CREATE of the same rows", floor)


def _absolute(word: str, folder: Path) -> str:
    """Return a *word* of the command with the files in *folder*."""
    head, mark, names = word.rpartition("=")
    return (
        f"{head}{mark}{','.join(str(folder / name) for name in names.split(','))}"
        if names.endswith(".csv")
        else word
    )


def main() -> None:
    """Measure and print."""
    gc.set_threshold(50_000)  # as the command line does
    read = list(documents(NODES))
    graph = build(read)
    print(f"a graph of {len(graph.nodes):,} nodes and {len(graph.edges):,} edges of {len(read):,} documents")
    with tempfile.TemporaryDirectory(prefix="remit-bench-") as folder:
        place, number = Path(folder), count()
        floor = cpu(lambda: json_lines(graph, place / "rows.jsonl"), 3)
        files = cpu(lambda: bulk.write(graph, place / "files"), 3)
        line("files for neo4j-admin import", files, "the same rows as JSON Lines", floor)
        size = sum(path.stat().st_size for path in (place / "files").iterdir()) / 1e6
        print(f"  {size:.1f} MB; {(place / 'rows.jsonl').stat().st_size / 1e6:.1f} MB as JSON Lines")
        line(
            "… with texts and facts", cpu(lambda: bulk.write(graph, place / "all", read), 2), "without", files
        )
        embedded = cpu(lambda: cypher.write_database(graph, place / f"db{next(number)}"), 2)
        line("load into the embedded engine", embedded, "the same rows as JSON Lines", floor)
        if not here():
            print("no Neo4j here (sh .dev/servers.sh fetches it): loading into it is not measured")
            return
        by_import(bulk.write(graph, place / "files"), place, over_bolt(graph, place))


if __name__ == "__main__":
    main()
