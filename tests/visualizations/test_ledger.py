"""The ledger: its rows are the tasks, its cells what the graph says of them."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.errors import TooMuchToDraw
from remit.graph.model import Graph
from remit.visualizations.content import frames
from remit.visualizations.draw import draw
from remit.visualizations.page import Page
from tests.visualizations.deadlines import with_due_texts, with_leader, with_plan_target
from tests.visualizations.works import Works, with_works, works_for

Data = Callable[[Page], dict[str, Any]]
BODIES = ("head", "others", "collectives")


def cells(data: dict[str, Any], item: str) -> dict[str, list[list[Any]]]:
    """Return the pieces of the row *item* by column; of a piece the empty ends are left out."""
    columns = [column["id"] for column in data["columns"]]
    return dict(zip(columns, data["rows"][item]["cells"], strict=True))


def leads_to(data: dict[str, Any], item: str, *columns: str) -> set[str]:
    """Return what the pieces of *columns* of the row *item* lead to."""
    own = cells(data, item)
    return {piece[3] for column in columns for piece in own.get(column, [])}


@st.composite
def plans(draw_: st.DrawFn, specs: st.SearchStrategy[Any]) -> tuple[Any, Works]:
    """Return a specification and works on its tasks."""
    spec = draw_(specs)
    return spec, draw_(works_for(spec))


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_rows_are_the_items_and_cells_their_relations(
    make_graph: Callable[..., Graph], any_spec: st.SearchStrategy[Any], read_data: Data, data: st.DataObject
) -> None:
    """Each item has one row; its bodies are those answering for it, its targets and programmes those of its edges."""
    spec, works = data.draw(plans(any_spec))
    graph = with_works(make_graph(spec), spec, works)
    page = draw(graph, "ledger")
    found = read_data(page)
    tasks = {node.id for node in graph.of_kind("Task")}
    standing = [unescape(each) for each in re.findall(r'<tr data-row="([^"]*)"', page.html)]

    assert set(found["rows"]) == set(standing) == tasks
    assert len(standing) == len(tasks)
    for task in tasks:
        assert leads_to(found, task, *BODIES) == {edge.source for edge in graph.into(task, "RESPONSIBLE_FOR")}
        assert leads_to(found, task, "targets") == {edge.target for edge in graph.out(task, "HAS_TARGET")}
        assert leads_to(found, task, "programmes") == {edge.target for edge in graph.out(task, "ADVANCES")}


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_frames_split_the_rows_and_count_them(
    make_graph: Callable[..., Graph], any_spec: st.SearchStrategy[Any], read_data: Data, data: st.DataObject
) -> None:
    """All rows come first, then each document's, and the sentence over them counts tasks, and targets."""
    spec, works = data.draw(plans(any_spec))
    found = read_data(draw(with_works(make_graph(spec), spec, works), "ledger"))
    frames = [frame["id"] for frame in found["frames"]]

    assert frames == (
        ["all", *sorted((f"d{n}" for n in range(len(spec))), key=lambda d: spec[int(d[1:])][0])]
        if len(spec) > 1
        else ["d0"]
    )
    for frame in found["frames"]:
        own = range(len(spec)) if frame["id"] == "all" else [int(frame["id"][1:])]
        tasks = sum(len(spec[n][2]) for n in own)
        aims = [aim for aim in works.aims if aim.task[0] in own]
        assert len(found["itemsByFrame"][frame["id"]]) == tasks
        assert f"：{tasks} 项任务，" in frame["answer"]
        assert f"；{len({aim.task for aim in aims})} 项有指标，共 {len(aims)} 个。" in frame["answer"]


def test_a_row_says_what_the_text_says(example: Graph, read_data: Data) -> None:
    """The lead is called lead, support support; who is only named stands without a mark; figure, date and hope are said."""
    found = read_data(draw(example, "ledger"))
    third, second = cells(found, "task.d0.1.3"), cells(found, "task.d0.1.2")

    assert third["year"] == [["2021", "", "", "", "", 2021]]
    assert third["section"] == [["二 队伍建设"]]
    assert third["head"] == [["办公室", "", "牵头", "org.办公室", "department"]]
    assert third["others"] == [["业务部", "", "配合", "org.业务部", "department"]]
    assert third["collectives"] == [["各市协会", "", "", "org.各市协会", "collective"]]
    assert second["head"] == [["业务部", "", "", "org.业务部", "department"]]
    assert second["targets"] == [["办书房", "20 个", "2021 · 力争", "target.0", "", 20]]


def test_sentence_and_findings(example: Graph, read_data: Data) -> None:
    """The head says how many tasks name who answers, who stands first most often, and how many have targets."""
    frame = read_data(draw(example, "ledger"))["frames"][0]

    assert frame["answer"] == (
        "全部：6 项任务，5 项写明责任单位，列首位或牵头最多的是业务部（3 项）；3 项有指标，共 4 个。"
    )
    assert frame["findings"] == [
        "承担最多：业务部（5 项）、办公室（3 项）、省图书馆（2 项）。",
        "指标最多：2023年工作要点 第2条“联合办展”（2 个）。",
        "3 项任务没有写出指标。",
        "1 项任务没有写明责任单位。",
    ]


def test_leaders_and_deadlines_in_words_have_columns(example: Graph, read_data: Data) -> None:
    """Leaders and deadline texts stand in columns of their own, which are left out, and named, where no plan says any."""
    graph = with_leader(with_due_texts(example, {"task.d0.1.1": "年底前"}), {"task.d0.1.1": "lead"})
    page = draw(graph, "ledger")
    found = read_data(page)
    plain = draw(example, "ledger")

    assert cells(found, "task.d0.1.1")["leaders"] == [["王一", "", "", "person.1"]]
    assert cells(found, "task.d0.1.1")["due"] == [["年底前", "", "", "task.d0.1.1"]]
    assert found["cards"]["person.1"]["quotes"][0]["text"] == "王一"
    assert {"leaders", "due"} & {column["id"] for column in read_data(plain)["columns"]} == set()
    assert "全部任务都没有写明的列不显示：责任领导、时限要求。" in plain.html


def test_targets_of_a_whole_plan_are_told(example: Graph) -> None:
    """Targets that belong to a plan and to none of its tasks have no row; the page says how many there are."""
    assert "另有 1 个指标是计划整体的" in draw(with_plan_target(example), "ledger").html
    assert "计划整体" not in draw(example, "ledger").html.split("<script")[0]


def test_never_lead_where_the_text_only_gives_an_order(make_graph: Callable[..., Graph]) -> None:
    """Where no text names a lead, the column is about who is named first, and nobody is called lead."""
    spec = [(2021, ["一"], [(0, "办展", [("业务部", "responsible"), ("办公室", "responsible")])])]
    html = draw(make_graph(spec), "ledger").html
    shown = html.split("<body")[1].split('<script type="application/json"')[0]
    assert ">列首位</button>" in shown
    assert "牵头" not in shown


def test_many_rows_are_shown_in_parts(make_graph: Callable[..., Graph], read_data: Data) -> None:
    """Up to 400 rows stand in the file; of more the first 200 do, the data has all, and the page says so."""
    tasks = [(None, f"任务{n}", [("业务部", "responsible")]) for n in range(401)]
    more, less = (draw(make_graph([(2021, [], own)]), "ledger") for own in (tasks, tasks[:400]))

    assert less.html.count("<tr data-row=") == 400
    assert more.html.count("<tr data-row=") == 200
    assert len(read_data(more)["rows"]) == 401
    assert "共 401 行，每页显示 200 行" in more.html
    assert 'class="note"' not in less.html


def test_many_documents_are_offered_by_year(make_graph: Callable[..., Graph], read_data: Data) -> None:
    """More than 150 documents are chosen by their years, each row once."""
    spec: list[Any] = [
        (2000 + n % 2, [], [(None, f"任务{n}", [("业务部", "responsible")])]) for n in range(151)
    ]
    found = read_data(draw(make_graph(spec), "ledger"))

    assert [frame["label"] for frame in found["frames"]] == ["全部", "2000年", "2001年"]
    assert [len(own) for own in found["itemsByFrame"].values()] == [151, 76, 75]


def test_too_many_years_are_refused(
    make_graph: Callable[..., Graph], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Documents of more years than a page offers raise an error that says how many and what to do."""
    monkeypatch.setattr(frames, "FRAMES", 2)
    spec: list[Any] = [(2000 + n, [], [(None, "办展", [("业务部", "responsible")])]) for n in range(3)]
    with pytest.raises(TooMuchToDraw, match=r"3 documents of 3 years .* \(2\); draw a graph of fewer"):
        draw(make_graph(spec), "ledger")
