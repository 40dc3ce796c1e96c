"""What writing RDF costs: CPU seconds and memory for a graph of 100,000 nodes, beside rdflib's serialisers on a slice: `python -m tests.bench_rdf`.

Each format has a process of its own, which makes the graph and writes it to a file. FollowTheMoney's export of as many entities is
measured beside it where it is installed, here or for the Python that REMIT_FOLLOWTHEMONEY names.
"""

from __future__ import annotations

import gc
import io
import os
import resource
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from remit.graph.export import export
from remit.graph.export.rdf import FORMATS
from tests.bench import cpu, line
from tests.synthetic import synthetic

NODES = 100_000
SLICE = 2_000
RDFLIB = {
    "ntriples": "nt",
    "turtle": "turtle",
    "nquads": "nquads",
    "trig": "trig",
    "jsonld": "json-ld",
    "rdfxml": "xml",
}

_FOLLOW_THE_MONEY = """
import io, time
from followthemoney import model
from followthemoney.export.rdf import RDFExporter
entities = []
for n in range({count}):
    entity = model.make_entity("Company")
    entity.id = f"c{{n}}"
    entity.add("name", f"name {{n}}")
    entity.add("country", "cn")
    entities.append(entity)
began = time.process_time()
exporter = RDFExporter(io.StringIO())
for entity in entities:
    exporter.write(entity)
exporter.finalize()
print(time.process_time() - began)
"""


def peak() -> float:
    """Return the most memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1 << 20)


def alone(format: str) -> None:
    """Print CPU seconds, the memory of the graph and the memory of all, for *format*, measured in this process."""
    gc.set_threshold(50_000)  # as the command line does
    graph = synthetic(NODES)
    before = peak()
    with tempfile.TemporaryDirectory() as folder:
        took = cpu(partial(export, graph, format, Path(folder) / "graph"), 3)
    print(took, before, peak())


def follow_the_money() -> float | None:
    """Return the CPU seconds of FollowTheMoney's export, None where it is not installed."""
    python = os.environ.get("REMIT_FOLLOWTHEMONEY", sys.executable)
    code = _FOLLOW_THE_MONEY.format(count=NODES)
    done = subprocess.run([python, "-c", code], capture_output=True, text=True)
    return float(done.stdout) if done.returncode == 0 else None


def compare() -> None:
    """Print what writing costs."""
    took = {}
    for format in FORMATS:
        done = subprocess.run(
            [sys.executable, "-m", __spec__.name, format], capture_output=True, text=True, check=True
        )
        took[format], before, most = map(float, done.stdout.split())
        print(
            f"{'export ' + format:44} {took[format]:9.4f} s   peak memory {most:.0f} MB, {before:.0f} MB before"
        )
    if theirs := follow_the_money():
        line(
            f"export ntriples, {NODES:,} nodes",
            took["ntriples"],
            f"FollowTheMoney, {NODES:,} entities",
            theirs,
        )
    else:
        print("FollowTheMoney is not installed: its export is not measured")
    few = synthetic(SLICE)
    dataset = few.to_rdflib()
    for format, peer in RDFLIB.items():
        mine = cpu(lambda format=format: export(few, format, io.BytesIO()), 3)  # type: ignore[misc]
        theirs = cpu(partial(dataset.serialize, format=peer), 1)
        line(f"export {format}, {SLICE:,} nodes", mine, "rdflib's own, graph at hand", theirs)


if __name__ == "__main__":
    alone(*sys.argv[1:]) if sys.argv[1:] else compare()
