"""Graphs of invented plans for the pages: built by hand, so that the expected numbers come from the plan itself."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from playwright.sync_api import Browser

from remit.graph.model import Edge, Graph, Node
from remit.visualizations.page import Page
from tests.visualizations import browsing, works

Clause = list[tuple[str, str]]  # body and role, in the order of the text
Spec = list[tuple[int, list[str], list[tuple[int | None, str, Clause]]]]  # year, sections, tasks

KINDS = {
    "办公室": "department",
    "业务部": "department",
    "机关党委": "party",
    "省图书馆": "affiliated",
    "乙学会": "society",
    "丙县政府": "government",
    "各市协会": "collective",
    "有关单位": "collective",
}
EXAMPLE: Spec = [
    (
        2021,
        ["阅读推广", "队伍建设"],
        [
            (
                0,
                "办好读书节",
                [("业务部", "responsible"), ("省图书馆", "responsible"), ("办公室", "responsible")],
            ),
            (0, "建设书房", [("业务部", "responsible"), ("省图书馆", "responsible")]),
            (1, "培训馆员", [("办公室", "lead"), ("业务部", "support"), ("各市协会", "responsible")]),
            (None, "做好总结", []),
        ],
    ),
    (
        2023,
        ["阅读推广"],
        [
            (0, "办好读书节", [("业务部", "responsible"), ("办公室", "responsible")]),
            (
                0,
                "联合办展",
                [("乙学会", "responsible"), ("业务部", "responsible"), ("有关单位", "responsible")],
            ),
        ],
    ),
]
HOSTILE = (
    "<script>alert(1)</script>",
    '"</script><script>alert(2)</script>',
    '"><img src=x onerror=alert(3)>',
    "</title><svg onload=alert(4)>",
    "\u2028<b>\u2029href=javascript:alert(5)",
    "{{7*7}}${7*7}{% raw %}",
    "' onmouseover=alert(6) x='*粗*_斜_`码`",
    "__proto__",
)


def graph_of(
    spec: Spec, name: Callable[[str], str] = str, kind: Callable[[str], str] = KINDS.__getitem__
) -> Graph:
    """Return the graph that *spec* describes; *name* may change every text that a document would give."""
    nodes: dict[str, Node] = {}
    edges: list[Edge] = []

    def add(id: str, kind: str, doc: str | None = None, **properties: Any) -> str:
        nodes[id] = Node(id, kind, properties, doc)
        return id

    def mention(doc: str, words: str) -> str:
        span = add(
            f"span.{doc}.{len(nodes)}",
            "Mention",
            doc,
            exact=words,
            charStart=at[0],
            charEnd=at[0] + len(words),
        )
        at[0] += len(words) + 1
        return span

    issuer = add("org.issuer", "Organization", name=name("甲协会"), organizationType="association")
    for place, (year, sections, tasks) in enumerate(spec):
        doc, at = f"d{place}", [0]
        plan = add(f"plan.{doc}.1", "Plan", doc, title=name(f"甲协会{year}年工作要点"), position=1)
        add(f"year.{year}", "Year", gregorianYear=year)
        edges += [Edge("issuedBy", issuer, plan), Edge("forYear", plan, f"year.{year}")]
        for order, title in enumerate(sections, 1):
            own = add(
                f"sec.{doc}.1.{order}",
                "Section",
                doc,
                title=name(title),
                level=1,
                ordinal="一二三"[order - 1],
            )
            edges.append(Edge("partOf", own, plan))
        for number, (section, title, clause) in enumerate(tasks, 1):
            quote = name(f"{number}.{title}")
            task = add(
                f"task.{doc}.1.{number}", "Task", doc, title=name(title), text=name(title), number=number
            )
            edges.append(Edge("evidence", task, mention(doc, quote)))
            edges.append(Edge("partOf", task, plan if section is None else f"sec.{doc}.1.{section + 1}"))
            edges += [Edge("inPlan", task, plan), Edge("forYear", task, f"year.{year}")]
            for position, (body, role) in enumerate(clause, 1):
                group = kind(body) == "collective"
                org = f"org.{body}"
                add(
                    org,
                    "OrganizationGroup" if group else "Organization",
                    name=name(body),
                    organizationType=kind(body),
                )
                trust: dict[str, Any] = {"rule": name("resp.label"), "confidence": 0.9}
                known: dict[str, Any] = {"role": role, "position": position, "tier": 1, **trust}
                made = f"resp.{doc}.{number}.{body}.{position}"
                edges.append(Edge("Responsibility", org, task, (mention(doc, name(body)),), made, known, doc))
    return Graph.of(nodes.values(), edges)


def example_graph(name: Callable[[str], str] = str) -> Graph:
    """Return the graph of the example with its programmes and targets."""
    return works.with_works(graph_of(EXAMPLE, name), EXAMPLE, works.EXAMPLE, name)


def specs() -> st.SearchStrategy[Spec]:
    """Return plans of different years with up to six tasks each."""
    roles = st.sampled_from(["responsible", "responsible", "lead", "support"])
    clause = st.lists(
        st.tuples(st.sampled_from(sorted(KINDS)), roles), max_size=5, unique_by=lambda part: part[0]
    )
    titles = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=12)
    task = st.tuples(st.none() | st.integers(0, 1), titles, clause)
    sections = st.lists(titles, min_size=2, max_size=2)
    plan = st.tuples(st.integers(2015, 2024), sections, st.lists(task, min_size=1, max_size=6))
    return st.lists(plan, min_size=1, max_size=3, unique_by=lambda each: each[0])


def data_of(page: Page) -> dict[str, Any]:
    """Return the data that *page* carries for its script."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page.html, re.DOTALL)
    assert found is not None
    data: dict[str, Any] = json.loads(found[1])
    return data


@pytest.fixture(scope="session")
def make_graph() -> Callable[..., Graph]:
    """Return the function that makes a graph of a specification."""
    return graph_of


@pytest.fixture(scope="session")
def example() -> Graph:
    """Return the graph of two small invented plans."""
    return example_graph()


@pytest.fixture(scope="session")
def hostile() -> Graph:
    """Return a graph whose every text tries to break out of the page."""
    return example_graph(lambda text: "".join(HOSTILE) + text)


@pytest.fixture(scope="session")
def hostile_texts() -> tuple[str, ...]:
    """Return the strings of the hostile graph."""
    return HOSTILE


@pytest.fixture(scope="session")
def any_spec() -> st.SearchStrategy[Spec]:
    """Return the strategy of specifications."""
    return specs()


@pytest.fixture(scope="session")
def read_data() -> Callable[[Page], dict[str, Any]]:
    """Return the function that reads the data of a page."""
    return data_of


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return the Chromium of this machine; without one skip, or fail under CI."""
    yield from browsing.launched()


@pytest.fixture
def visit(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., browsing.Visit]]:
    """Return the function that opens a page and waits until it is ready."""
    yield from browsing.visiting(browser, tmp_path)
