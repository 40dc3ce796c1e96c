"""Speed, as ratios to a floor or a peer measured in the same run: `make bench`.

CPU seconds of this process and its children, the least of several runs; read the ratios, not the seconds.
The corpus is the two real plans where they are at hand, else the two example plans.
"""

from __future__ import annotations

import io
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from importlib.resources import files
from pathlib import Path

from remit import build, draw, extract, open_store
from remit.graph.export import export
from remit.graph.model import Edge, Graph, Node
from remit.graph.rows import lines


def corpus() -> list[Path]:
    """Return the plans to measure with."""
    shared = Path(os.environ.get("REMIT_SHARED", Path(__file__).resolve().parents[2] / "shared"))
    found = sorted((shared / "plans").glob("*.txt"))
    examples = Path(str(files("remit.examples")))
    return found or sorted(p for p in examples.iterdir() if p.suffix in (".txt", ".md"))


def cpu(work: Callable[[], object], runs: int = 5) -> float:
    """Return the least CPU seconds of *runs* of *work*, children included."""

    def spent() -> float:
        own, children = (resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime

    best = float("inf")
    for _ in range(runs):
        before = spent()
        work()
        best = min(best, spent() - before)
    return best


def line(what: str, mine: float, floor: str, theirs: float) -> None:
    """Print one comparison."""
    print(f"{what:44} {mine:9.4f} s   {mine / max(theirs, 1e-6):8.1f} x {floor} ({theirs:.4f} s)", flush=True)


def python(code: str) -> Callable[[], object]:
    """Return what runs *code* in a fresh interpreter."""
    return lambda: subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)


def written(graph: Graph, format: str) -> None:
    """Write *graph* in *format* to memory."""
    export(graph, format, io.BytesIO())


def repeated(graph: Graph, times: int) -> Graph:
    """Return *graph* *times* over, each copy with ids of its own."""
    nodes = [
        Node(f"{n.id}.{k}", n.kind, n.properties, n.document)
        for k in range(times)
        for n in graph.nodes.values()
    ]
    edges = [
        Edge(
            e.kind,
            f"{e.source}.{k}",
            f"{e.target}.{k}",
            tuple(f"{m}.{k}" for m in e.evidence),
            f"{e.id}.{k}" if e.id else "",
            e.properties,
            e.document,
        )
        for k in range(times)
        for e in graph.edges
    ]
    return Graph.of(nodes, edges)


def main() -> None:
    """Measure and print."""
    plans = corpus()
    size = sum(p.stat().st_size for p in plans)
    print(f"{len(plans)} plans, {size:,} bytes; Python {sys.version.split()[0]}; {os.cpu_count()} cores\n")

    line(
        "remit --help",
        cpu(
            lambda: subprocess.run(
                [sys.executable, "-m", "remit", "--help"], stdout=subprocess.DEVNULL, check=True
            )
        ),
        "python -c pass",
        cpu(python("pass")),
    )
    floor = cpu(lambda: [p.read_bytes().decode("utf-8") for p in plans for _ in range(20)]) / 20
    reading = cpu(lambda: [extract(p, p.stem) for p in plans])
    line(f"extract ({size / reading / 1e6:.1f} MB/s)", reading, "reading and decoding", floor)
    documents = [extract(p, p.stem) for p in plans]
    rows = [row for d in documents for row in lines(d.facts)]
    line(
        "build the graph",
        cpu(lambda: build(documents)),
        "json.loads of the facts",
        cpu(lambda: [json.loads(r) for r in rows]),
    )

    with tempfile.TemporaryDirectory() as folder:

        def load(name: str) -> None:
            with open_store(Path(folder) / name, create=True) as store:
                store.add(documents)

        counter = iter(range(1000))
        line("add to a folder store, durably", cpu(lambda: load(f"s{next(counter)}")), "extract", reading)
        with open_store(Path(folder) / "q", create=True) as store:
            store.add(documents)
            first = cpu(lambda: store.cypher("MATCH (t:Task) RETURN count(t) AS n"), 1)
            again = cpu(lambda: store.cypher("MATCH (t:Task) RETURN count(t) AS n"))
            line("first Cypher query, index built", first, "the next one", again)
            first = cpu(lambda: store.sparql("SELECT (COUNT(?t) AS ?n) { ?t a remit:Task }"), 1)
            again = cpu(lambda: store.sparql("SELECT (COUNT(?t) AS ?n) { ?t a remit:Task }"))
            line("first SPARQL query, index built", first, "the next one", again)

    graph = build(documents)
    big = repeated(graph, max(1, 20_000 // len(graph.nodes)))
    print(f"\na graph of {len(big.nodes):,} nodes and {len(big.edges):,} edges")
    dataset = big.to_rdflib()
    network = big.to_networkx()
    for format, peer in (("ntriples", "nt"), ("turtle", "turtle"), ("nquads", "nquads"), ("trig", "trig")):
        mine = cpu(partial(written, big, format), 2)
        theirs = cpu(partial(dataset.serialize, format=peer), 1)
        line(f"export {format}", mine, "rdflib's own, graph at hand", theirs)
    import networkx

    plain: networkx.MultiDiGraph[str] = networkx.MultiDiGraph((a, b) for a, b, _ in network.edges)
    mine = cpu(partial(written, big, "graphml"), 2)
    theirs = cpu(lambda: networkx.write_graphml(plain, io.BytesIO()), 1)
    line("export graphml, all properties", mine, "networkx's, no properties", theirs)
    print()
    for view in ("matrix", "collaboration"):
        size = len(draw(graph, view).html.encode()) // 1024
        mine = cpu(partial(draw, graph, view), 3)
        line(f"page {view} ({size} kB)", mine, "build the graph", cpu(partial(build, documents)))


if __name__ == "__main__":
    main()
