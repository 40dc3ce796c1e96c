"""Speed, as ratios to a floor or a peer measured in the same run: `make bench`.

CPU seconds of this process and its children, the least of several runs; read the ratios, not the seconds.
The corpus is the two real plans where they are at hand, else the two example plans.
"""

from __future__ import annotations

import io
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from importlib.resources import files
from pathlib import Path
from random import Random

from remit import build, draw, extract, open_store
from remit.graph.export import export
from remit.graph.model import Edge, Graph, Node
from remit.graph.rows import lines

PLACES = ("河北", "山东", "四川", "贵州", "甘肃", "云南", "福建", "湖南", "江西", "陕西")
DEPARTMENTS = ("调研宣传部", "组织人事部", "学会学术部", "科普部", "计财部", "国际部", "法规处", "规划建设处")


def corpus() -> list[Path]:
    """Return the plans to measure with."""
    shared = Path(os.environ.get("REMIT_SHARED", Path(__file__).resolve().parents[2] / "shared"))
    found = sorted((shared / "plans").glob("*.txt"))
    examples = Path(str(files("remit.examples")))
    return found or sorted(p for p in examples.iterdir() if p.suffix in (".txt", ".md"))


def varied(plans: list[Path], megabytes: float) -> list[str]:
    """Return texts of *megabytes* (UTF-8) in all, made of *plans* by other places, departments, numbers and years."""
    random = Random(1)
    originals = [plan.read_text(encoding="utf-8") for plan in plans]
    made: list[str] = []
    size = 0.0
    while size < megabytes * 1e6:
        text = originals[len(made) % len(originals)]
        place, year = random.choice(PLACES), str(random.randint(2010, 2029))
        text = text.replace("河南", place).replace("2018", year).replace("2022", year)
        for department in DEPARTMENTS:
            text = text.replace(department, random.choice(DEPARTMENTS))
        text = re.sub(
            r"(?<!\d)([1-9]\d{1,2})(?=[个名家项场座部])", lambda m: str(random.randint(2, 900)), text
        )
        made.append(text)
        size += len(text.encode())
    return made


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


def forget() -> None:
    """Let the rules forget which sentences, lists and names they have read before."""
    for module in [m for name, m in sys.modules.items() if name.startswith("remit.loaders")]:
        for each in vars(module).values():
            parameters = getattr(each, "cache_parameters", None)
            if parameters and parameters()["maxsize"]:
                each.cache_clear()


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
    texts = varied(plans, float(os.environ.get("REMIT_BENCH_MB", "2")))
    total = sum(len(t.encode()) for t in texts)
    decoded = [t.encode() for t in texts]
    floor = cpu(lambda: [t.decode() for t in decoded], 3)
    took = cpu(lambda: [extract(t, "d") for t in texts], 1)
    each = 1000 * took / len(texts)
    line(
        f"extract {len(texts)} varied plans ({total / took / 1e6:.1f} MB/s, {each:.1f} ms each)",
        took,
        "decoding",
        floor,
    )
    few = texts[:20]
    size_of_few = sum(len(t.encode()) for t in few)

    def one_by_one() -> None:
        for text in few:
            forget()
            extract(text, "d")

    fresh = cpu(one_by_one, 2)
    line(
        f"… each as the first ({size_of_few / fresh / 1e6:.1f} MB/s)",
        fresh / len(few),
        "one of many",
        took / len(texts),
    )
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
