"""Deadlines in words, leaders and targets of a whole plan for the graphs of the page tests."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from remit.graph.model import Edge, Graph, Node


def with_due_texts(graph: Graph, texts: Mapping[str, str]) -> Graph:
    """Return *graph* with the deadline column of each task of *texts*, by id."""
    nodes = [
        replace(node, properties={**node.properties, "dueText": texts[node.id]}) if node.id in texts else node
        for node in graph.nodes.values()
    ]
    return Graph.of(nodes, graph.edges)


def with_leader(graph: Graph, tasks: Mapping[str, str], name: Callable[[str], str] = str) -> Graph:
    """Return *graph* with a leader who is in charge of *tasks*, ids with roles."""
    person = Node("person.1", "Person", {"name": name("王一")})
    nodes, edges = [*graph.nodes.values(), person], list(graph.edges)
    for place, (task, role) in enumerate(tasks.items()):
        doc = graph.nodes[task].document
        span = Node(
            f"span.leader.{place}", "Mention", {"exact": name("王一"), "charStart": 9, "charEnd": 11}, doc
        )
        nodes.append(span)
        known: dict[str, str | float] = {"role": role, "rule": "leader.label", "confidence": 0.9}
        edges.append(Edge("Leadership", person.id, task, (span.id,), f"lead.{place}", known, doc))
    return Graph.of(nodes, edges)


def with_plan_target(graph: Graph, due: str = "2021") -> Graph:
    """Return *graph* with a target of its first plan as a whole."""
    span = Node("span.whole", "Mention", {"exact": "总量增长5%", "charStart": 1, "charEnd": 7}, "d0")
    target = Node(
        "target.whole",
        "Target",
        {
            "targetKind": "ratio",
            "targetObject": "总量",
            "value": 5,
            "unit": "%",
            "due": due,
            "aspirational": False,
        },
        "d0",
    )
    edges = [
        Edge("hasTarget", "plan.d0.1", target.id, document="d0"),
        Edge("evidence", target.id, span.id, document="d0"),
    ]
    return Graph.of([*graph.nodes.values(), span, target], [*graph.edges, *edges])
