"""A graph out of its own statements."""

from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.errors import BrokenStore
from remit.graph.build import build
from remit.graph.model import Edge, Graph, Node
from remit.graph.recall import recalled
from remit.graph.triples import BASE, Literal, Statement, quads, statements
from remit.loaders.load import load

EXAMPLES = Path(str(files("remit.examples")))
NUMBERS = st.integers(0, 10**9) | st.floats(0, 1e6, allow_nan=False).map(lambda n: round(n, 3))
TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def bare(graph: Graph) -> Graph:
    """Return *graph* with evidence on relations and evidence edges only: no more is in RDF."""
    kept = (e if e.id or e.kind == "evidence" else replace(e, evidence=()) for e in graph.edges)
    return Graph.of(graph.nodes.values(), (replace(e, evidence=tuple(sorted(e.evidence))) for e in kept))


def test_the_example_plans_come_back() -> None:
    """Nodes, edges, relations with properties and evidence, and whose document each is: all as it was."""
    graph = build(load(EXAMPLES).documents)
    assert recalled(statements(graph)) == bare(graph)
    assert list(quads(recalled(statements(graph)))) == list(quads(graph))


def test_the_real_plans_come_back(plans: tuple[Path, Path]) -> None:
    """The two real plans too, whatever the order of the statements and however often each comes."""
    graph = build(load(*plans).documents)
    said = [*statements(graph)] * 2
    Random(1).shuffle(said)
    assert recalled(said) == bare(graph)


@given(text=TEXT, number=NUMBERS, aspires=st.booleans(), names=st.sets(TEXT, min_size=1))
def test_any_value_comes_back(text: str, number: float, aspires: bool, names: set[str]) -> None:
    """Texts, numbers, truths, codes, several values, partial dates and years, under another base."""
    nodes = [
        Node(
            "target.d.1",
            "Target",
            {"value": number, "aspirational": aspires, "unit": text, "targetKind": "count"},
            "d",
        ),
        Node(
            "org.a",
            "OrganizationGroup",
            {"name": text, "altName": tuple(sorted(names)), "groupQuantifier": "all"},
        ),
        Node("task.d.1.1", "Task", {"number": 1, "text": text}, "registry"),
        Node("year.0987", "Year", {"gregorianYear": 987}),
    ]
    edges = [
        Edge(
            "Responsibility", "org.a", "task.d.1.1", (), "resp.1", {"role": "lead", "position": 2}, "registry"
        ),
        Edge("hasTarget", "task.d.1.1", "target.d.1", document="d"),
        Edge("issuedBy", "org.a", "doc.d", document="d"),
    ]
    graph = Graph.of([*nodes, Node("doc.d", "Document", {"issuedOn": "2018-06"}, "d")], edges)
    assert recalled(statements(graph, "http://x/y#"), "http://x/y#") == graph


@pytest.mark.parametrize(
    ("predicate", "said", "message"),
    [
        (
            "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
            "http://x/Thing",
            "is of no class of the model: http://x/Thing",
        ),
        ("http://purl.org/dc/terms/title", Literal("x"), "it has no rdf:type"),
        (
            "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
            "https://w3id.org/remit/ns#Responsibility",
            "the relation task.d.1 has no organization",
        ),
    ],
)
def test_what_is_no_graph_of_remit_is_named(predicate: str, said: str | Literal, message: str) -> None:
    """A thing of no class, and a relation without an end, are errors that name it."""
    with pytest.raises(BrokenStore, match=message):
        recalled([Statement(f"{BASE}task.d.1", predicate, said, f"{BASE}graph.d")])
