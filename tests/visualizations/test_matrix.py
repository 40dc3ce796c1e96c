"""The matrix: its numbers are those of the plans, and it groups what is too much to see."""

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.errors import TooMuchToDraw
from remit.graph.model import Edge, Graph, Node
from remit.visualizations.draw import draw
from remit.visualizations.page import Page

Data = Callable[[Page], dict[str, Any]]


def expected_mark(clause: list[tuple[str, str]], place: int) -> str:
    """Return the mark of the body at *place* of *clause* by the rule that the page explains."""
    role = clause[place][1]
    if role in ("lead", "support"):
        return role
    return "first" if place == 0 and all(r != "lead" for _, r in clause) else "part"


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_cells_are_the_plans(
    make_graph: Callable[..., Graph], read_data: Data, any_spec: st.SearchStrategy[Any], data: st.DataObject
) -> None:
    """Each cell counts the tasks of a body in a section as lead, first-named, taking part or in support."""
    spec = data.draw(any_spec)
    page = read_data(draw(make_graph(spec), "matrix"))
    for place, (_, _, tasks) in enumerate(spec):
        expected: Counter[tuple[str, str, str]] = Counter()
        for section, _, clause in tasks:
            column = f"whole.plan.d{place}.1" if section is None else f"sec.d{place}.1.{section + 1}"
            for order, (body, _) in enumerate(clause):
                expected[f"org.{body}", column, expected_mark(clause, order)] += 1
            if not clause:
                expected["unnamed", column, "absent"] += 1
        found = {
            (cell["row"], cell["column"], mark): count
            for cell in page["cells"][f"d{place}"]
            for mark, count in cell["marks"].items()
        }
        assert found == dict(expected)


def test_marks_in_the_table_are_those_of_the_data(example: Graph, read_data: Data) -> None:
    """The table that stands in the file shows as many marks as the data has, and says each cell in words."""
    page = draw(example, "matrix")
    cells = [cell for frame in read_data(page)["cells"].values() for cell in frame]
    table = page.html.split("<main>")[1].split("</main>")[0].split('data-table="d0"')[1]
    marks = re.findall(r'<span class="dot (\w+)" aria-hidden="true"></span>(?!\w|[\u4e00-\u9fff])', table)
    total: Counter[str] = Counter()
    for cell in cells:
        total.update(cell["marks"])

    assert Counter(marks) == total
    assert "业务部，阅读推广：列首位 2 项" in page.html
    assert "办公室，队伍建设：牵头 1 项" in page.html
    assert "业务部，队伍建设：配合 1 项" in page.html


def test_rows_stand_by_type_and_load(example: Graph) -> None:
    """Departments come before institutions, the busiest of a type first, collectives at the end, tasks without a body last."""
    table = draw(example, "matrix").html.split('data-table="d0"')[1].split("data-table")[0]
    rows = re.findall(r'data-row="([^"]*)"', table)
    assert rows == ["org.业务部", "org.办公室", "org.省图书馆", "org.各市协会", "unnamed"]


def test_collectives_stand_after_all_named_bodies(make_graph: Callable[..., Graph]) -> None:
    """A collective stands below even those bodies whose type is not known."""
    clause = [("各市协会", "responsible"), ("某组", "responsible"), ("办公室", "responsible")]
    kinds = {"各市协会": "collective", "某组": "other", "办公室": "department"}
    html = draw(make_graph([(2021, [], [(None, "办展", clause)])], kind=kinds.__getitem__), "matrix").html
    assert re.findall(r'data-row="([^"]*)"', html) == ["org.办公室", "org.某组", "org.各市协会"]


def test_sentence_findings_and_years(example: Graph, read_data: Data) -> None:
    """The head answers the page's question for each year, and the panel opens with findings and the busiest bodies."""
    frames = read_data(draw(example, "matrix"))["frames"]

    assert [frame["label"] for frame in frames] == ["2021年", "2023年"]
    assert frames[0]["answer"] == (
        "2021年：4 项任务由 3 个具名单位和 1 个集体承担；列首位或牵头最多的是业务部，2 项（共 3 项）。"
    )
    assert frames[0]["findings"][0] == "承担最多：业务部（3 项）、办公室（2 项）、省图书馆（2 项）。"
    assert frames[0]["findings"][-1] == "1 项任务没有写明责任单位。"
    assert [entry["id"] for entry in frames[0]["top"]] == ["org.业务部", "org.办公室", "org.省图书馆"]


def test_evidence_names_place_words_and_rule(example: Graph, read_data: Data) -> None:
    """An item shows where it stands without the issuer's name, its words, and the name, rule and confidence of each part."""
    item = read_data(draw(example, "matrix"))["items"]["task.d0.1.2"]

    assert item["where"] == "2021年工作要点 第2条"
    assert item["quote"] == "2.建设书房"
    assert [(p["name"], p["mark"], p["rule"], p["confidence"]) for p in item["parts"]] == [
        ("业务部", "first", "resp.label", 0.9),
        ("省图书馆", "part", "resp.label", 0.9),
    ]


def test_never_lead_where_the_text_only_gives_an_order(make_graph: Callable[..., Graph]) -> None:
    """A plan that names no lead is never said to have one."""
    spec = [(2021, ["一"], [(0, "办展", [("业务部", "responsible"), ("办公室", "responsible")])])]
    html = draw(make_graph(spec), "matrix").html
    shown = html.split("<body")[1].split('<script type="application/json"')[0]
    assert "列首位" in shown
    assert "牵头" not in shown


@pytest.mark.parametrize(("bodies", "sections", "notes"), [(61, 2, 1), (60, 20, 0), (3, 21, 1), (61, 21, 2)])
def test_too_many_rows_or_columns_are_grouped(
    make_graph: Callable[..., Graph], read_data: Data, bodies: int, sections: int, notes: int
) -> None:
    """More than 60 bodies become their types, more than 20 sections those above them; the page says so and counts on."""
    tasks = [(None, f"任务{n}", [(f"单位{n % bodies}", "responsible")]) for n in range(63)]
    graph = make_graph([(2021, [], tasks)], kind=lambda name: ["department", "society"][int(name[2:]) % 2])
    page = draw(_with_sections(graph, sections), "matrix")
    cells = read_data(page)["cells"]["d0"]

    assert page.html.count('class="note"') == notes
    assert {cell["row"].startswith("type.") for cell in cells} == {bodies > 60}
    assert len({cell["column"] for cell in cells}) == (sections if sections <= 20 else 1)
    assert sum(len(cell["items"]) for cell in cells) == 63


def _with_sections(graph: Graph, count: int) -> Graph:
    """Return *graph* with its tasks spread over *count* sections of one top-level section."""
    top = Node("sec.d0.1.1", "Section", {"title": "总", "level": 1, "ordinal": "一"}, "d0")
    below = [
        Node(f"sec.d0.1.1.{n}", "Section", {"title": f"分{n}", "level": 2, "ordinal": f"一.{n}"}, "d0")
        for n in range(count)
    ]
    edges = [edge for edge in graph.edges if edge.type != "PART_OF"]
    edges += [Edge("partOf", top.id, "plan.d0.1"), *(Edge("partOf", each.id, top.id) for each in below)]
    tasks = [node.id for node in graph.of_kind("Task")]
    edges += [Edge("partOf", task, below[n % count].id) for n, task in enumerate(tasks)]
    return Graph.of([*graph.nodes.values(), top, *below], edges)


def test_too_many_documents_are_refused(make_graph: Callable[..., Graph]) -> None:
    """More documents than a page can show raise an error that says how many and what to do."""
    spec: list[Any] = [(1900 + n, [], [(None, "办展", [("业务部", "responsible")])]) for n in range(151)]
    with pytest.raises(TooMuchToDraw, match=r"151 documents .* \(150\); draw a graph of fewer documents"):
        draw(make_graph(spec), "matrix")
