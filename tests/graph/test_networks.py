"""networkx graphs and GraphML files."""

import io
import json
from typing import Any
from xml.etree import ElementTree

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.graph.model import Edge, Graph, Node, Value
from remit.graph.networks import graphml, to_networkx


def graph(*more: Node) -> Graph:
    """Return a small graph with parallel edges, lists and each type of value, and *more* nodes."""
    target: dict[str, Value] = {"value": 200, "confidence": 0.95, "aspirational": False, "due": "2018"}
    nodes = [
        Node("org.a", "Organization", {"name": "甲协会", "altName": ("甲协", "甲\n“会”")}),
        Node("task.d.1.1", "Task", {"number": 1, "text": "办好科普周"}, "d"),
        Node("target.d.1.1.0", "Target", target, "d"),
        Node("target.d.1.1.5", "Target", target | {"value": 98.5}, "d"),
        Node("year.2018", "Year", {"gregorianYear": 2018}),
    ]
    edges = [
        Edge("hasTarget", "task.d.1.1", "target.d.1.1.0", document="d"),
        Edge("hasTarget", "task.d.1.1", "target.d.1.1.5", document="d"),
        Edge("dueIn", "target.d.1.1.0", "year.2018"),
        Edge("startsIn", "target.d.1.1.0", "year.2018"),
        Edge(
            "Responsibility",
            "org.a",
            "task.d.1.1",
            ("m.1", "m.2"),
            "resp.1",
            {"role": "lead", "tier": 1},
            "d",
        ),
        Edge("Responsibility", "org.a", "task.d.1.1", ("m.3",), "resp.1.2", {"role": "support"}, "d"),
    ]
    return Graph.of([*nodes, *more], edges)


def read(data: bytes) -> Any:
    """Return the network that networkx reads in GraphML *data*."""
    return networkx.read_graphml(io.BytesIO(data), force_multigraph=True)


def in_graphml(attributes: dict[str, Any]) -> dict[str, Any]:
    """Return *attributes* with lists as GraphML has them."""
    return {
        k: json.dumps(v, ensure_ascii=False) if isinstance(v, tuple) else v for k, v in attributes.items()
    }


def visible(text: str) -> str:
    """Return *text* with marks where XML cannot hold a character."""
    shown = {n: 0x2400 + n for n in range(32) if chr(n) not in "\t\n\r"} | {0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD}
    return text.translate(shown)


def test_networkx_has_all_nodes_with_their_properties() -> None:
    """A node of the network has kind, document and the properties of the graph's node."""
    made = graph().to_networkx()
    assert isinstance(made, networkx.MultiDiGraph)
    assert set(made) == set(graph().nodes)
    assert made.nodes["task.d.1.1"] == {"kind": "Task", "number": 1, "text": "办好科普周", "document": "d"}
    assert made.nodes["org.a"]["altName"] == ("甲协", "甲\n“会”")
    assert "document" not in made.nodes["org.a"]


def test_networkx_keeps_every_edge_apart() -> None:
    """Edges between the same nodes have their id or their type as key, and say what they are."""
    made = to_networkx(graph())
    assert made.number_of_edges() == len(graph().edges)
    assert set(made["org.a"]["task.d.1.1"]) == {"resp.1", "resp.1.2"}
    assert set(made["target.d.1.1.0"]["year.2018"]) == {"DUE_IN", "STARTS_IN"}
    assert made.edges["org.a", "task.d.1.1", "resp.1"] == {
        "type": "RESPONSIBLE_FOR",
        "kind": "Responsibility",
        "evidence": ("m.1", "m.2"),
        "document": "d",
        "role": "lead",
        "tier": 1,
    }


def test_networkx_does_not_share_its_attributes_with_the_graph() -> None:
    """Changing the network leaves the graph as it is."""
    own = graph()
    to_networkx(own).nodes["task.d.1.1"]["number"] = 9
    assert own.nodes["task.d.1.1"].properties["number"] == 1


def test_graphml_gives_back_the_network() -> None:
    """What networkx reads are the same nodes, edges and values, with numbers and truths in their types."""
    own, found = to_networkx(graph()), read(graphml(graph()))
    labels = dict(found.nodes(data="label"))
    assert labels == {node.id: node.name for node in graph().nodes.values()}
    for id, attributes in found.nodes(data=True):
        attributes.pop("label")
        assert attributes == in_graphml(own.nodes[id])
    edges = [(source, target, attributes) for source, target, attributes in own.edges(data=True)]
    for source, target, attributes in found.edges(data=True):
        edges.remove((source, target, attributes | {"evidence": tuple(json.loads(attributes["evidence"]))}))
    assert edges == []
    value = found.nodes["target.d.1.1.0"]
    assert [type(value[k]) for k in ("value", "aspirational", "due")] == [float, bool, str]


def test_graphml_declares_each_attribute_once_with_the_type_of_the_model() -> None:
    """Whole and broken numbers of one property have one type; a value of another type makes the attribute text."""
    root = ElementTree.fromstring(graphml(graph(Node("year.x", "Year", {"gregorianYear": "某年"}))))
    keys = [
        (k.get("for"), k.get("attr.name"), k.get("attr.type")) for k in root.iter() if k.tag.endswith("}key")
    ]
    assert len({key[:2] for key in keys}) == len(keys)
    assert {("node", "value", "double"), ("node", "number", "long"), ("node", "aspirational", "boolean")} <= {
        *keys
    }
    assert ("node", "gregorianYear", "string") in keys


def test_graphml_ids_of_edges_are_unique() -> None:
    """No two edges of a file have one id."""
    root = ElementTree.fromstring(graphml(graph()))
    ids = [e.get("id") for e in root.iter() if e.tag.endswith("}edge")]
    assert len(ids) == len(graph().edges) == len(set(ids))


@given(st.text(), st.lists(st.text(), max_size=3))
def test_any_text_survives_in_graphml(text: str, names: list[str]) -> None:
    """Markup, line ends and emoji come back; what XML cannot hold is shown by a mark."""
    node = Node(f"org.{text}", "Organization", {"name": text, "altName": tuple(names)})
    found = read(graphml(Graph.of([node], [])))
    ((id, attributes),) = found.nodes(data=True)
    assert id == visible(f"org.{text}")
    assert attributes["name"] == visible(text)
    assert json.loads(attributes["altName"]) == [visible_in_json(name) for name in names]


def visible_in_json(text: str) -> str:
    """Return *text* as it is after JSON, which escapes control characters by itself, and XML."""
    return text.translate({0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD})


@pytest.mark.parametrize("text", ["\ud800", "a\udfffb"])
def test_half_a_character_is_shown_by_a_mark(text: str) -> None:
    """A lone surrogate, which no file can hold, becomes U+FFFD."""
    found = read(graphml(Graph.of([Node("org.a", "Organization", {"name": text})], [])))
    assert "\ufffd" in found.nodes["org.a"]["name"]
