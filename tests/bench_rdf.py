"""What writing RDF costs: CPU seconds and memory for a graph of 100,000 things, beside rdflib's serialisers on a slice: `python -m tests.bench_rdf`.

The process holds the graph and writes to a file. FollowTheMoney's export of as many entities is measured beside it where it is installed.
"""

from __future__ import annotations

import gc
import importlib.util
import io
import resource
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from remit import build, extract
from remit.graph.export import export
from tests.bench import corpus, cpu, line
from tests.bench_check import many

_FOLLOW_THE_MONEY = """
from followthemoney import model
from followthemoney.export.rdf import RDFExporter
import io
exporter = RDFExporter(io.StringIO())
for n in range({count}):
    entity = model.make_entity("Company")
    entity.id = f"c{{n}}"
    entity.add("name", f"name {{n}}")
    entity.add("country", "cn")
    exporter.write(entity)
exporter.finalize()
"""


def compare() -> None:
    """Print what writing costs."""
    gc.set_threshold(50_000)  # as the command line does
    big = many(100_000)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with tempfile.TemporaryDirectory() as folder:
        for format in ("ntriples", "nquads", "turtle", "trig", "rdfxml", "jsonld"):
            took = cpu(partial(export, big, format, Path(folder) / "graph"), 2)
            now = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            unit = 1024 if sys.platform == "linux" else 1 << 20
            print(
                f"{'export ' + format:44} {took:9.4f} s   peak memory {now / unit:.0f} MB, the graph's own {peak / unit:.0f} MB"
            )
    slice = build([extract(plan, plan.stem) for plan in corpus()[:1]])
    dataset = slice.to_rdflib()
    for format, peer in (("ntriples", "nt"), ("turtle", "turtle")):
        mine = cpu(lambda format=format: export(slice, format, io.BytesIO()), 3)  # type: ignore[misc]
        theirs = cpu(partial(dataset.serialize, format=peer), 1)
        line(f"export {format}, one plan", mine, "rdflib's own, graph at hand", theirs)
    if importlib.util.find_spec("followthemoney"):
        code = _FOLLOW_THE_MONEY.format(count=100_000)
        theirs = cpu(lambda: subprocess.run([sys.executable, "-c", code], check=True), 1)
        mine = cpu(partial(export, big, "ntriples", io.BytesIO()), 1)
        line("export ntriples, 100,000 things", mine, "FollowTheMoney, 100,000 entities", theirs)
    else:
        print("FollowTheMoney is not installed: its export is not measured")


if __name__ == "__main__":
    compare()
