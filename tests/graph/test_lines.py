"""Lines and digests: the same for equal things, and only for them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.graph.lines import by_kind, fields
from remit.graph.model import Edge, Graph, Node
from remit.graph.parts import LINKS, SHARED, digests
from remit.graph.properties import edge_of, node_of, of_edge, of_node
from tests.synthetic import synthetic

MARKS = "\x02\x03\x10\x1c\x1d\x1e\x1fnl"
texts = st.text(max_size=6) | st.text(MARKS, max_size=4)
values = (
    texts
    | st.integers()
    | st.booleans()
    | st.floats(allow_nan=False)
    | st.lists(texts, max_size=3).map(tuple)
)


def only(**properties: Any) -> Graph:
    """Return a graph of one shared node and one of a document, which has *properties*."""
    return Graph.of(
        [Node("org.x", "Organization", {"name": "甲"}), Node("target.d.1", "Target", properties, "d")], []
    )


@given(values, values)
def test_values_have_one_line_only_where_they_are_equal(one: Any, other: Any) -> None:
    """Texts with marks, lists, numbers, truth values; 1.0 and 1 are one value, as on a server; true and 1 are not."""
    same = one == other and isinstance(one, bool) == isinstance(other, bool)
    for key in ("unit", "other"):  # one of the model's, and one that the model does not have
        found = [digests(only(**{key: each})) for each in (one, other)]
        assert (found[0]["d"] == found[1]["d"]) == same
        assert found[0][SHARED] == found[1][SHARED]


@given(texts, texts, texts)
def test_cells_do_not_run_into_each_other(one: str, other: str, third: str) -> None:
    """Whatever two texts hold, moving a part of one into the other makes another line."""
    assert (
        digests(only(unit=one + other, verb=third)) != digests(only(unit=one, verb=other + third))
        or not other
    )


def test_what_is_missing_is_not_what_is_empty() -> None:
    """No value, an empty text, an empty list and a list of one empty text are four."""
    found = [digests(only(**each))["d"] for each in ({}, {"unit": ""}, {"unit": ()}, {"unit": ("",)})]
    assert len(set(found)) == 4


@pytest.mark.parametrize(
    "other", [{"source": "org.y"}, {"evidence": ("m",)}, {"id": "x"}, {"document": "d"}, {"kind": "issuedBy"}]
)
def test_every_part_of_an_edge_counts(other: dict[str, Any]) -> None:
    """Its ends, evidence, id, document, and its kind."""
    edge = Edge("unitOf", "org.x", "org.y")
    nodes = [Node(id, "Organization", {"name": id}) for id in ("org.x", "org.y")]
    assert digests(Graph.of(nodes, [edge])) != digests(Graph.of(nodes, [replace(edge, **other)]))


def test_what_came_back_from_a_server_has_the_same_digests() -> None:
    """Properties in another order, lists, numbers with a fraction of nothing."""
    graph = synthetic(800)
    nodes = [node_of(n.kind, dict(reversed(of_node(n).items()))) for n in graph.nodes.values()]
    edges = [edge_of(e.kind, e.source, e.target, dict(reversed(of_edge(e).items()))) for e in graph.edges]
    assert digests(Graph.of(nodes, edges)) == digests(graph)


def test_a_line_says_nothing_about_other_things() -> None:
    """A document has the digest that it has alone, whatever else is there."""
    graph = synthetic(800)
    one = sorted(digests(graph).keys() - {SHARED, LINKS})[0]
    own = {id for id, node in graph.nodes.items() if node.document in (one, None)}
    alone = Graph.of(
        (node for id, node in graph.nodes.items() if id in own),
        (edge for edge in graph.edges if {edge.source, edge.target} <= own),
    )
    assert digests(alone)[one] == digests(graph)[one]


def test_all_properties_that_plans_have_are_the_models() -> None:
    """So the columns are the same for every graph that remit builds."""
    for lines in by_kind(synthetic(800)).values():
        first = ("source", "target", "id", "document", "evidence")
        if isinstance(lines.things[0], Node):
            first = ("id", "document")  # type: ignore[assignment]
        assert lines.columns == (*first, *fields(lines.kind))
