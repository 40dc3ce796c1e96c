"""Programmes and targets for the graphs of the page tests, put on the tasks of a specification."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from remit.graph.model import Edge, Graph, Node

Spec = list[tuple[int, list[str], list[tuple[int | None, str, list[tuple[str, str]]]]]]
Place = tuple[int, int]  # of a task: plan and number, from 0 and from 1


@dataclass(frozen=True)
class Aim:
    """A target of a task: *value* is a number or None, *due* a date as the graph has it."""

    task: Place
    object: str
    value: int | None
    due: str
    aspirational: bool = False


@dataclass(frozen=True)
class Works:
    """What is put on a specification: *programmes* names those of each task, *aims* are its targets."""

    programmes: tuple[tuple[Place, str], ...] = ()
    aims: tuple[Aim, ...] = ()


EXAMPLE = Works(
    (((0, 1), "读书节"), ((0, 2), "书房工程"), ((1, 1), "读书节"), ((1, 2), "联展"), ((0, 3), "书房工程")),
    (
        Aim((0, 2), "书房", 20, "2021", aspirational=True),
        Aim((0, 3), "馆员", 100, "2021-06"),
        Aim((1, 2), "展览", 5, "2024"),
        Aim((1, 2), "巡展", None, "2023-09-30"),
    ),
)


def with_works(graph: Graph, spec: Spec, works: Works, name: Callable[[str], str] = str) -> Graph:
    """Return *graph*, made of *spec*, with *works*; *name* may change every text that a document would give."""
    nodes: dict[str, Node] = dict(graph.nodes)
    edges = list(graph.edges)

    def mention(doc: str, words: str) -> str:
        start = 10_000 + 100 * len(nodes)
        span = f"span.{doc}.{start}"
        nodes[span] = Node(
            span, "Mention", {"exact": words, "charStart": start, "charEnd": start + len(words)}, doc
        )
        return span

    known: dict[str, dict[int, str]] = {}
    for (plan, number), title in works.programmes:
        doc, year, task = f"d{plan}", spec[plan][0], f"task.d{plan}.1.{number}"
        own = f"prog.{title}.{year}"
        known.setdefault(title, {})[year] = own
        nodes[own] = Node(own, "Program", {"name": name(title), "programKind": "campaign"})
        trust: dict[str, Any] = {"rule": name("program.quoted"), "confidence": 0.8}
        edges.append(
            Edge("Advancement", task, own, (mention(doc, name(title)),), f"adv.{task}.{own}", trust, doc)
        )
    for by_year in known.values():
        for before, now in pairwise(sorted(by_year)):
            edges.append(Edge("Continuation", by_year[now], by_year[before], (), f"cont.{by_year[now]}"))
    for place, aim in enumerate(works.aims):
        plan, number = aim.task
        doc, task, own = f"d{plan}", f"task.d{plan}.1.{number}", f"target.{place}"
        figure: dict[str, Any] = (
            {} if aim.value is None else {"value": aim.value, "operator": "=", "unit": name("个")}
        )
        nodes[own] = Node(
            own,
            "Target",
            {
                "targetKind": "count" if aim.value is not None else "date",
                "verb": name("办"),
                "targetObject": name(aim.object),
                "due": aim.due,
                "aspirational": aim.aspirational,
                "rule": name("target.count"),
                "confidence": 0.7,
                **figure,
            },
            doc,
        )
        edges.append(Edge("hasTarget", task, own, document=doc))
        edges.append(Edge("evidence", own, mention(doc, name(aim.object)), document=doc))
    return Graph.of(nodes.values(), edges)


def works_for(spec: Spec) -> st.SearchStrategy[Works]:
    """Return programmes and targets for the tasks of *spec*."""
    tasks = [(plan, number) for plan, (_, _, own) in enumerate(spec) for number in range(1, len(own) + 1)]
    task = st.sampled_from(tasks)
    programmes = st.lists(
        st.tuples(task, st.sampled_from(["甲工程", "乙节", "丙行动"])), max_size=6, unique=True
    )
    dues = st.sampled_from(["2021", "2021-06", "2022-12-31", "2030", "2030-05"])
    aims = st.builds(
        Aim, task, st.sampled_from(["书房", "展览"]), st.none() | st.integers(0, 10**6), dues, st.booleans()
    )
    return st.builds(Works, programmes.map(tuple), st.lists(aims, max_size=6).map(tuple))
