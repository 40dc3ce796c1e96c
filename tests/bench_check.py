"""What checking costs: CPU seconds and memory for a graph of 100,000 things, and pyshacl on a slice: `python -m tests.bench_check`.

The process holds the graph, and for each portion of it the statements, the store that is asked, and the answers.
"""

from __future__ import annotations

import gc
import resource
import sys
from dataclasses import replace
from typing import TypeVar

import pyshacl
import rdflib

from remit import build, extract, validate
from remit.graph.model import Edge, Graph, Node
from remit.graph.triples import quads
from remit.ontology import model
from remit.ontology.forms.shacl import shacl
from tests.bench import corpus, cpu, line, repeated

Part = TypeVar("Part", Node, Edge)


def many(things: int) -> Graph:
    """Return a graph of some *things*, nodes and relations, made of copies of the plans, each with documents of its own."""
    graph = build([extract(plan, plan.stem) for plan in corpus()])
    times = things // (len(graph.nodes) + sum(bool(edge.id) for edge in graph.edges))
    big = repeated(graph, times)
    nodes = {id: _own(node, id) for id, node in big.nodes.items()}
    return Graph(nodes, tuple(_own(edge, edge.source) for edge in big.edges))


def _own(part: Part, id: str) -> Part:
    return replace(part, document=f"{part.document}.{id.rpartition('.')[2]}") if part.document else part


def by_pyshacl(graph: Graph, shapes: rdflib.Graph) -> bool:
    """Return whether *graph* conforms, as pyshacl sees it; its parsing is included, as remit's is."""
    data = rdflib.Graph()
    data.parse(data="\n".join(quad[: quad.rindex(" <")] + " ." for quad in quads(graph)), format="nt")
    return bool(pyshacl.validate(data, shacl_graph=shapes)[0])


def compare() -> None:
    """Print what checking costs."""
    gc.set_threshold(50_000)  # as the command line does
    big = many(100_000)
    relations = sum(bool(edge.id) for edge in big.edges)
    print(f"a graph of {len(big.nodes) + relations:,} things, {len(big.edges):,} edges")
    took = cpu(lambda: validate(big, ("model",)), 3)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1 << 20)
    print(f"{'check, the model':44} {took:9.4f} s   peak memory {peak:.0f} MB, the graph included")
    took = cpu(lambda: validate(big), 1)
    print(f"{'check, the model and the plans':44} {took:9.4f} s")
    slice = build([extract(plan, plan.stem) for plan in corpus()[:1]])
    shapes = rdflib.Graph().parse(data=shacl(model()), format="turtle")
    mine, theirs = cpu(lambda: validate(slice, ("model",)), 3), cpu(lambda: by_pyshacl(slice, shapes), 1)
    line(f"check one plan ({len(slice.nodes)} nodes)", mine, "pyshacl with shapes.ttl", theirs)


if __name__ == "__main__":
    compare()
