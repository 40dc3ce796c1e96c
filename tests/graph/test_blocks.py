"""Statements thing by thing: the canonical lines without sorting the whole, reifiers, files without named graphs."""

from __future__ import annotations

import io

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit import build, extract
from remit.errors import WrongParameter
from remit.graph.export import export
from remit.graph.export.blocks import Blocks
from remit.graph.model import Edge, Graph, Node
from remit.graph.triples import quads

PLAN = """甲协会2024年工作要点
一、服务
1.办好年会。举办第三届甲乙论坛，新建20个基地。（乙部牵头，丙部配合）
2.培训人员。年底前培训2万人次，“甲乙”工程覆盖各县。（责任领导：王大海；责任部门：乙部、各县协会）
"""
TEXT = st.text(st.characters(codec="utf-8"), max_size=12)


def written(graph: Graph, format: str, flat: bool = False, rdf12: bool = False) -> bytes:
    """Return what is written of *graph* in *format*."""
    out = io.BytesIO()
    export(graph, format, out, flat=flat, rdf12=rdf12)
    return out.getvalue()


def lines(graph: Graph) -> list[str]:
    """Return the lines of N-Quads of *graph*, block by block."""
    return [f"{block.subject} {each} ." for block in Blocks(graph) for each in block.placed()]


@given(st.lists(st.tuples(st.sampled_from("ab.c-%é"), TEXT), max_size=8))
def test_blocks_are_the_sorted_lines(things: list[tuple[str, str]]) -> None:
    """Thing by thing, in order, the statements are those of the sorted whole, whatever ids and texts hold."""
    nodes = [
        Node(f"org.{id}", "Organization", {"name": text, "organizationType": "other"}) for id, text in things
    ]
    document = Node("doc.d", "Document", {"title": "要点"}, "d")
    edges = [Edge("issuedBy", node.id, "doc.d", document="d") for node in nodes]
    graph = Graph.of([*nodes, document], edges)
    assert lines(graph) == list(quads(graph))


def test_blocks_of_a_plan_are_the_sorted_lines() -> None:
    """A plan with every kind of relation gives its canonical lines."""
    graph = build([extract(PLAN, "d")])
    assert lines(graph) == list(quads(graph))


@pytest.mark.parametrize("format", ["turtle", "ntriples", "nquads", "trig"])
def test_each_relation_node_reifies_its_direct_statement(format: str) -> None:
    """With RDF 1.2 the node of a relation says what statement it is about, which the graph says, too."""
    graph = build([extract(PLAN, "d")])
    notation = {
        "turtle": pyoxigraph.RdfFormat.TURTLE,
        "ntriples": pyoxigraph.RdfFormat.N_TRIPLES,
        "nquads": pyoxigraph.RdfFormat.N_QUADS,
        "trig": pyoxigraph.RdfFormat.TRIG,
    }[format]
    found = list(pyoxigraph.parse(written(graph, format, rdf12=True), notation))
    reified = [quad for quad in found if quad.predicate.value.endswith("#reifies")]
    relations = [edge for edge in graph.edges if edge.id]
    assert len(reified) == len(relations) > 4
    said = {(q.subject, q.predicate, q.object) for q in found}
    assert all((q.object.subject, q.object.predicate, q.object.object) in said for q in reified)


@pytest.mark.parametrize("format", ["jsonld", "rdfxml", "graphml"])
def test_formats_that_know_no_reifiers_say_so(format: str) -> None:
    """What a format cannot say is refused with the reason, before anything is written."""
    with pytest.raises(WrongParameter, match="reifier"):
        written(build([extract(PLAN, "d")]), format, rdf12=True)


@pytest.mark.parametrize(("format", "graphs"), [("nquads", 0), ("trig", 0), ("jsonld", 0)])
def test_flat_files_have_no_named_graphs(format: str, graphs: int) -> None:
    """Without named graphs the same triples are there, all in the default graph."""
    graph = build([extract(PLAN, "d")])
    notation = {
        "nquads": pyoxigraph.RdfFormat.N_QUADS,
        "trig": pyoxigraph.RdfFormat.TRIG,
        "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    }[format]
    flat = list(pyoxigraph.parse(written(graph, format, flat=True), notation))
    named = {q.graph_name for q in flat if not isinstance(q.graph_name, pyoxigraph.DefaultGraph)}
    assert len(named) == graphs
    triples = list(pyoxigraph.parse(written(graph, "ntriples"), pyoxigraph.RdfFormat.N_TRIPLES))
    assert {q.triple for q in flat} == {q.triple for q in triples}


def test_named_graphs_come_one_after_the_other() -> None:
    """Graph by graph the same is said as thing by thing, each graph once, the things of several graphs in each."""
    graph = build([extract(PLAN, "d"), extract(PLAN.replace("2024", "2023"), "e")])
    whole = Blocks(graph)
    found = [(place, list(things)) for place, things in whole.by_graph()]
    places = [place for place, _ in found]
    assert places == sorted(set(places))
    assert len(places) == 3
    said = [f"{s} {each} {place} ." for place, things in found for s, every in things for each in every]
    assert sorted(said) == list(quads(graph))
    assert len(set(said)) == len(said)


def test_what_is_said_twice_is_written_once() -> None:
    """Two relations between the same two things have one direct statement between them, in every format."""
    ends = ("org.a", "task.d.1.1")
    edges = [Edge("Responsibility", *ends, (), f"resp.{n}", {"role": "lead"}, "d") for n in "12"]
    graph = Graph.of([Node("org.a", "Organization", {}), Node("task.d.1.1", "Task", {}, "d")], edges)
    assert lines(graph) == list(quads(graph))
    assert written(graph, "ntriples").count(b"responsibleOrganization") == 1
