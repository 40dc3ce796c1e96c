"""Rows of queries as networks: what becomes a node, what is said of links, and how much is drawn."""

from collections import Counter
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.errors import TooMuchToDraw, UnknownView
from remit.graph.model import Graph
from remit.graph.store.protocol import Table
from remit.visualizations.content.results import called, read
from remit.visualizations.draw import draw
from remit.visualizations.page import Page
from remit.visualizations.views import answer as answers

Data = Callable[[Page], dict[str, Any]]
NAMES = st.text(st.characters(codec="utf-8", categories=["L"]), min_size=1, max_size=8)


def table(columns: str, *rows: tuple[Any, ...]) -> Table:
    """Return a table of *columns*, named with blanks between them."""
    return Table(tuple(columns.split()), rows)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(NAMES, NAMES, st.integers(-9, 9)), max_size=30))
def test_nodes_and_lines_are_those_of_the_rows(read_data: Data, rows: list[tuple[str, str, int]]) -> None:
    """Each text of a column is one node, each two that stand in a row are one line, and its weight counts their rows."""
    answer = SimpleNamespace(
        columns=("body", "task", "n"), rows=[(f"甲{a}", f"乙{b}", n) for a, b, n in rows]
    )
    page = read_data(draw(answer))
    pairs = Counter((f"body:甲{a}", f"task:乙{b}") for a, b, _ in rows)

    assert {(e["from"], e["to"]): e["weights"][""] for e in page["edges"]} == dict(pairs)
    assert {node["id"] for node in page["nodes"]} == {end for pair in pairs for end in pair}
    assert page["cards"].keys() == {end for pair in pairs for end in pair}
    assert draw(answer).html == draw(answer).html


def test_mappings_with_an_id_are_things_and_relations_are_said() -> None:
    """Nodes of a query are nodes by their id and called by their name; a relation between them is said of the line."""
    task = {"id": "task.1", "title": "办展", "number": 3}
    rows = [
        ({"id": "org.1", "name": "甲局"}, {"id": "resp.1", "role": "lead", "position": 1}, task, "其他"),
        ({"id": "org.2", "name": "甲局"}, {"id": "resp.2", "role": "support", "position": 2}, task, "其他"),
    ]
    found = read(table("o r t note", *rows), "zh")

    assert [(thing.id, thing.name) for thing in found.things.values()] == [
        ("org.1", "甲局"),
        ("task.1", "办展"),
        ("org.2", "甲局"),
    ]
    assert list(found.links) == [("org.1", "task.1"), ("org.2", "task.1")]
    assert found.said[0] == (("r.role", "牵头"), ("r.position", "1"), ("note", "其他"))
    assert ("number", "3") in found.things["task.1"].facts
    assert called({"id": "resp.1", "role": "lead"}) == called({"name": "甲"}) == called("甲") == ""


@pytest.mark.parametrize(
    ("column", "texts"),
    [
        ("role", ("lead", "support")),
        ("role", ("牵头", "配合")),
        ("due", ("2022-06", "2023")),
        ("quote", ("长" * 70, "文" * 61)),
        ("id", ("task.d.1", "org.h3q-2")),
        ("rule", ("resp.label", "resp.running-text")),
        ("iri", ("https://example.org/a", "https://example.org/b")),
        ("n", (1, 2.5)),
        ("ok", (True, False)),
    ],
)
def test_codes_figures_passages_and_identifiers_are_no_nodes(column: str, texts: tuple[Any, Any]) -> None:
    """A column of what is no name is said of the lines."""
    rows = [("甲局", "办展", texts[0]), ("乙局", "办展", texts[1])]
    found = read(table(f"body task {column}", *rows), "zh")
    assert [kind.label for kind in found.kinds] == ["body", "task"]


def test_identifiers_are_drawn_where_there_is_nothing_else() -> None:
    """An answer of identifiers alone is a network of these."""
    found = read(table("o t", ("org.a", "task.1"), ("org.b", "task.1")), "zh")
    assert list(found.links) == [("o:org.a", "t:task.1"), ("o:org.b", "t:task.1")]


def test_columns_with_a_thing_in_common_are_one_kind() -> None:
    """The two of a pair are of one kind; a pair counts once in either direction; what stands twice in a row is two kinds."""
    pairs = read(table("one other", ("甲", "乙"), ("乙", "丙"), ("乙", "甲")), "zh")
    later = read(table("earlier later", ("科普日", "科普日"), ("甲节", "乙节")), "zh")

    assert [kind.label for kind in pairs.kinds] == ["one / other"]
    assert {pair: len(rows) for pair, rows in pairs.links.items()} == {
        ("one / other:甲", "one / other:乙"): 2,
        ("one / other:乙", "one / other:丙"): 1,
    }
    assert [kind.label for kind in later.kinds] == ["earlier", "later"]
    assert ("earlier:科普日", "later:科普日") in later.links


def test_a_list_is_as_many_things() -> None:
    """Each element of a list is linked to the first thing of the row; missing cells are no things."""
    found = read(
        table("task bodies", ("办展", ("甲局", "乙局", None)), ("联欢", None), (None, ("丙局",))), "zh"
    )
    assert list(found.links) == [("task:办展", "bodies:甲局"), ("task:办展", "bodies:乙局")]
    assert "task:联欢" in found.things
    assert "bodies:丙局" in found.things


def test_head_and_findings_answer_the_question(read_data: Data) -> None:
    """The sentence counts rows, things and pairs; the findings say how the rows were read, and what was asked."""
    rows = [("甲局", "办展", 1), ("甲局", "联欢", 2), ("乙局", "办展", 3)]
    page = answers.page(table("body task order", *rows), "zh", "谁办什么", "MATCH  (n)")
    frame = read_data(page)["frames"][0]

    assert page.title == "谁办什么"
    assert page.answer == frame["answer"]
    assert frame["answer"] == "3 行：body 2 个、task 2 个，3 对相连；连得最多的是甲局（2）。"
    assert frame["findings"][0] == "每行把 body 与其余相连；画成点的列：body、task。"
    assert "order 1–3" in frame["findings"][2]
    assert frame["findings"][3] == "查询：MATCH (n)"
    assert frame["top"][0] == {"id": "body:甲局", "sub": "与 2 个相连，在 2 行里"}
    assert draw(table("body", ("甲局",)), lang="en").answer == "1 rows: body 1; no lines."


def test_words_of_the_plans_stand_behind_the_rows(example: Graph, read_data: Data) -> None:
    """With the graph that was asked a card has the words of what has an id in its rows, once in the page, its name marked."""
    rows = [
        ("业务部", "办好读书节", "task.d0.1.1"),
        ("办公室", "办好读书节", "task.d0.1.1"),
        ("办公室", "培训馆员", "resp.d0.3.办公室.1"),
        ("省图书馆", "读书节", "prog.读书节.2021"),
        ("丙局", "没有", "task.unknown"),
    ]
    data = read_data(draw(table("body task id", *rows), asked=example))
    first = next(iter(example.nodes["task.d0.1.1"].properties.values()))

    assert first in data["quotes"][0]["text"]
    assert data["quotes"][0]["where"] == "2021年工作要点 第1条"
    assert [quote["of"] for quote in data["cards"]["body:办公室"]["quotes"]] == [0, 1]
    assert data["cards"]["task:办好读书节"]["quotes"] == [{"of": 0, "at": 2, "length": 5}]
    assert len(data["cards"]["body:省图书馆"]["quotes"]) == 1
    assert data["cards"]["body:丙局"]["quotes"] == []
    assert read_data(draw(table("body task id", *rows)))["quotes"] == []


@pytest.mark.parametrize("rows", [(), ((1,), (2,))])
def test_nothing_to_draw_is_said(rows: tuple[tuple[int], ...]) -> None:
    """An answer without rows, or of numbers alone, has a page that says so; its table is open."""
    page = draw(Table(("n",), rows))
    assert ("没有可以画成点的名称" in page.answer) == bool(rows)
    assert ("查询没有结果" in page.answer) != bool(rows)
    assert '<details id="relations" open>' in page.html


def test_more_than_150_things_are_grouped(read_data: Data) -> None:
    """The kind with most things becomes one node, with a note; its members keep their cards, which the search finds."""
    page = draw(table("body task", *((f"单位{n % 20}", f"任务{n}") for n in range(131))))
    data = read_data(page)

    assert "名称共 151 个，超过 150 个，task 已各并为一个点" in page.html
    assert len(data["nodes"]) == 21
    assert data["within"]["task:任务7"] == "kind:task"
    assert len(data["cards"]["kind:task"]["links"][0][1]) == 131
    assert data["cards"]["task:任务7"]["links"] == [["body", [["body:单位7", ""]]]]
    assert sum(e["weights"][""] for e in data["edges"]) == 131


def test_150_things_are_drawn_one_by_one(read_data: Data) -> None:
    """Up to the limit each thing has its own node."""
    page = draw(table("body task", *((f"单位{n % 20}", f"任务{n}") for n in range(130))))
    assert len(read_data(page)["nodes"]) == 150
    assert read_data(page)["notes"] == []


def test_more_than_1500_things_are_refused() -> None:
    """Far too many things raise an error with the counts of each column and what narrows it."""
    with pytest.raises(
        TooMuchToDraw, match=r"1521 things in 1501 rows \(body 20, task 1501\).*WHERE or LIMIT"
    ):
        draw(table("body task", *((f"单位{n % 20}", f"任务{n}") for n in range(1501))))


def test_too_many_lines_keep_the_strong_ones(read_data: Data) -> None:
    """Above 2,000 lines those of most rows are drawn, and the page says from how many."""
    rows = [(f"甲{a}", f"乙{b}") for a in range(50) for b in range(50)]
    data = read_data(draw(table("one other", *rows, rows[-1])))
    assert len(data["edges"]) == 2000
    assert max(e["weights"][""] for e in data["edges"]) == 2
    assert data["notes"] == ["连线共 2500 条，只画行数最多的 2000 条。"]


def test_rows_and_graphs_are_told_apart(example: Graph) -> None:
    """Rows take no view of graphs, and a graph has no view called answer."""
    with pytest.raises(UnknownView, match="drawn as 'answer', not as 'matrix'"):
        draw(table("a", ("甲",)), "matrix")
    with pytest.raises(UnknownView, match="no view 'answer'"):
        draw(example, "answer")
    assert draw(example).name == "matrix"
    assert draw(table("a", ("甲",)), "answer").name == "answer"
