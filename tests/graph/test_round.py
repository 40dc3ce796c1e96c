"""Export and import are each other's way back: over random facts, the example plans and the real ones, in every format."""

from __future__ import annotations

import io
import random
from importlib.resources import files
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from remit import build, validate
from remit.graph.document import Document
from remit.graph.engines.sparql import read
from remit.graph.export import export
from remit.graph.export.rdf import FORMATS
from remit.graph.model import Graph
from remit.graph.retrieval import from_statements
from remit.graph.triples import quads, statements
from remit.loaders.load import load
from tests.graph.test_build import plan
from tests.graph.test_build import plans as small_plans
from tests.graph.test_retrieval import bare
from tests.synthetic import sheet

EXAMPLES = Path(str(files("remit.examples")))


def written(graph: Graph, format: str) -> bytes:
    """Return the file of *graph* in *format*."""
    out = io.BytesIO()
    export(graph, format, out)
    return out.getvalue()


def back(data: bytes, format: str) -> Graph:
    """Return the graph that *data* says."""
    return from_statements(read(io.BytesIO(data), format))


def drawn(number: int) -> Document:
    """Return a synthetic plan with facts of every kind."""
    made = sheet(number)
    return Document(made.id, made.text, tuple(made.facts), software="0")


def documents() -> st.SearchStrategy[list[Document]]:
    """Return a few plans of random facts: long ones with facts of every kind, and short ones that may have one text."""
    long = st.lists(st.integers(0, 5_000).map(drawn), max_size=2)
    short = st.lists(small_plans(), max_size=3)
    return st.tuples(long, short).map(lambda both: [*both[0], *both[1]])


@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=15, deadline=None)
@given(read=documents())
def test_random_facts_come_back_from_every_format(format: str, read: list[Document]) -> None:
    """What remit builds of any facts, it exports and reads back: the same graph, which gives the same bytes."""
    graph = bare(build(read))
    data = written(graph, format)
    assert back(data, format) == graph
    assert written(back(data, format), format) == data


@settings(max_examples=15, deadline=None)
@given(read=documents(), named=st.booleans(), seed=st.integers(0, 99))
def test_statements_come_back_in_any_order(read: list[Document], named: bool, seed: int) -> None:
    """Order, repetition and named graphs make no difference to what statements say."""
    graph = bare(build(read))
    said = [each if named else each._replace(graph="") for each in statements(graph)]
    random.Random(seed).shuffle(said)
    assert from_statements([*said, *said[::2]]) == graph


@given(seed=st.integers(0, 999))
def test_documents_with_one_text_come_back_in_any_order(seed: int) -> None:
    """A text that two documents have is the same one's again, also without named graphs."""
    graph = bare(build([plan(doc, 2020, [(["办公室"], ["书香工程"], 3)]) for doc in ("p1", "p2")]))
    said = [each._replace(graph="") for each in statements(graph)]
    random.Random(seed).shuffle(said)
    assert from_statements(said) == graph


def same_everywhere(graph: Graph) -> None:
    """Assert that *graph* comes back from every format, and that two readers find its triples in Turtle."""
    for format in FORMATS:
        assert back(written(graph, format), format) == bare(graph)
    data = written(graph, "turtle")
    triples = {line[: line.rindex(" <")] for line in quads(graph)}
    by_oxigraph = {str(each.triple) for each in pyoxigraph.parse(data, pyoxigraph.RdfFormat.TURTLE)}
    assert by_oxigraph == {
        str(each.triple)
        for each in pyoxigraph.parse("".join(f"{t} .\n" for t in triples), pyoxigraph.RdfFormat.N_TRIPLES)
    }
    by_rdflib = rdflib.Graph().parse(data=data, format="turtle")
    assert not any(isinstance(term, rdflib.BNode) for triple in by_rdflib for term in triple)
    assert len(by_rdflib) == len(triples)
    assert set(by_rdflib) == set(rdflib.Graph().parse(data=written(graph, "ntriples"), format="nt"))


def test_the_example_plans_are_the_same_everywhere() -> None:
    """The example plans come back from every format, and Turtle is one graph to Oxigraph and to rdflib."""
    same_everywhere(build(load(EXAMPLES).documents))


def test_the_real_plans_are_the_same_everywhere(plans: tuple[Path, Path]) -> None:
    """The real plans too; what comes back conforms to the model."""
    graph = build(load(*plans).documents)
    same_everywhere(graph)
    assert list(validate(back(written(graph, "trig"), "trig"), ("model",))) == []
