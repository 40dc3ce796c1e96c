"""The timeline: every target and every deadline stands in the lane of its date, and none is guessed."""

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.graph.model import Graph
from remit.visualizations.content.dues import date_of
from remit.visualizations.draw import draw
from remit.visualizations.page import Page
from tests.visualizations.deadlines import with_due_texts, with_plan_target
from tests.visualizations.works import Aim, Works, with_works, works_for

Data = Callable[[Page], dict[str, Any]]


def lanes(data: dict[str, Any]) -> dict[str, list[str]]:
    """Return what stands in each lane."""
    return {id: [mark[0] for mark in lane["marks"]] for id, lane in data["lanes"].items()}


@st.composite
def plans(draw_: st.DrawFn, specs: st.SearchStrategy[Any]) -> tuple[Any, Works]:
    """Return a specification and works on its tasks."""
    spec = draw_(specs)
    return spec, draw_(works_for(spec))


def lane_of(plan: int, year: int, due: str) -> str:
    """Return the lane that the page explains for a date of a plan of *year*."""
    own = int(due[:4])
    if own == year:
        return f"d{plan}|month|{due[:7]}" if len(due) > 4 else f"d{plan}|year|{year}"
    return f"d{plan}|{'before' if own < year else 'after'}|{own}"


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_every_target_stands_in_the_lane_of_its_date(
    make_graph: Callable[..., Graph], any_spec: st.SearchStrategy[Any], read_data: Data, data: st.DataObject
) -> None:
    """Each target is in one lane: its month in the plan's year, that year, or the other year that it names."""
    spec, works = data.draw(plans(any_spec))
    page = draw(with_works(make_graph(spec), spec, works), "timeline")
    found = read_data(page)
    expected: dict[str, set[str]] = {}
    for place, aim in enumerate(works.aims):
        plan = aim.task[0]
        expected.setdefault(lane_of(plan, spec[plan][0], aim.due), set()).add(f"target.{place}")

    assert {lane: set(own) for lane, own in lanes(found).items()} == expected
    times = Counter(mark for own in lanes(found).values() for mark in own)
    assert set(times.values()) <= {1}
    for frame in found["frames"]:
        own = [aim for aim in works.aims if frame["id"] == f"d{aim.task[0]}"]
        dated = sum(len(aim.due) > 4 for aim in own)
        if own:
            said = f"{dated} 项写明月份或日期" if dated else "没有一项写明月份或日期"
            assert f"：{len(own)} 项指标和时限中，{said}" in frame["answer"]
            parts = frame["answer"].split("，", 1)[1].split("；")
            counted = [int(number[0]) for part in parts if (number := re.match(r"\d+", part))]
            assert sum(counted) == len(own)


def test_lanes_stand_in_the_order_of_time(make_graph: Callable[..., Graph], read_data: Data) -> None:
    """Earlier years, months, the year, later years, wordings in the order of the text, and last what has no date."""
    tasks = [(None, f"任务{n}", [("业务部", "responsible")]) for n in range(3)]
    spec: Any = [(2021, [], tasks)]
    dues = ["2030", "", "2021", "2021-10", "2021-02-28", "2019-05", "2021-02"]
    works = Works((), tuple(Aim((0, 1), f"书房{n}", n, due) for n, due in enumerate(dues)))
    graph = with_due_texts(
        with_works(make_graph(spec), spec, works),
        {"task.d0.1.1": "长期", "task.d0.1.2": "2021年10月底前", "task.d0.1.3": "年底前"},
    )
    page = draw(graph, "timeline")
    found = read_data(page)

    assert lanes(found) == {
        "d0|before|2019": ["target.5"],
        "d0|month|2021-02": ["target.6", "target.4"],
        "d0|month|2021-10": ["target.3", "task.d0.1.2"],
        "d0|year|2021": ["target.2"],
        "d0|after|2030": ["target.0"],
        "d0|words|长期": ["task.d0.1.1"],
        "d0|words|年底前": ["task.d0.1.3"],
        "d0|undated|": ["target.1"],
    }
    assert found["frames"][0]["answer"] == (
        "2021年：10 项指标和时限中，5 项写明月份或日期，最多在2月、10月（2 项）；1 项只到年度；1 项在以后年度；"
        "2 项的时限不是日期；1 项没有时限。"
    )
    assert ">2月28日</em>" in page.html
    assert ">2019-05</em>" in page.html


@given(st.text(st.sampled_from("2021年06月底前-/30日上半第一季度持续推进"), max_size=12))
def test_no_year_is_ever_added(words: str) -> None:
    """A date is only read from words that give all of it: its year stands in them."""
    found = date_of(words)
    assert not found or words.startswith(found[:4])


@pytest.mark.parametrize(
    "words", ["年底前", "6月底前", "2021年13月", "2021年上半年", "2021-6", "2021年、2022年"]
)
def test_other_words_are_no_date(words: str) -> None:
    """A deadline without a year, with a month that does not exist, or with more to it stays words."""
    assert date_of(words) == ""


def test_many_wordings_share_a_lane(make_graph: Callable[..., Graph], read_data: Data) -> None:
    """More than twelve wordings stand in one lane, each with its words."""
    spec: Any = [(2021, [], [(None, f"任务{n}", [("业务部", "responsible")]) for n in range(13)])]
    graph = with_due_texts(make_graph(spec), {f"task.d0.1.{n + 1}": f"第{n}阶段" for n in range(13)})
    page = draw(graph, "timeline")

    assert list(lanes(read_data(page))) == ["d0|words|"]
    assert ">第12阶段</em>" in page.html


def test_targets_of_a_whole_plan_have_their_lane(example: Graph, read_data: Data) -> None:
    """A target that belongs to no task stands in its lane too, leads to its words, and counts as no task."""
    found = read_data(draw(with_plan_target(example), "timeline"))

    assert "target.whole" in lanes(found)["d0|year|2021"]
    assert found["cards"]["target.whole"]["quotes"][0]["text"] == "总量增长5%"
    assert "plan.d0.1" in found["items"]
    assert "plan.d0.1" not in found["itemsByFrame"]["d0"]


def test_sentence_and_findings(example: Graph, read_data: Data) -> None:
    """The head says how much has a date, when most is due and how much has only the year."""
    frames = read_data(draw(example, "timeline"))["frames"]

    assert [frame["answer"] for frame in frames] == [
        "2021年：2 项指标和时限中，1 项写明月份或日期，最多在6月（1 项）；1 项只到年度。",
        "2023年：2 项指标和时限中，1 项写明月份或日期，最多在9月（1 项）；1 项在以后年度。",
    ]
    assert frames[0]["findings"][:2] == [
        "1 项写明月份或日期：办馆员 100 个 (2021-06)。",
        "1 项写作“力争、争取”：办书房 20 个。",
    ]


def many(make_graph: Callable[..., Graph], count: int) -> Graph:
    """Return a plan with *count* targets in two months."""
    spec: Any = [(2021, [], [(None, "办展", [("业务部", "responsible")]), (None, "总结", [])])]
    aims = tuple(Aim((0, 1 + n % 2), f"展{n}", n, f"2021-{1 + n % 2:02}") for n in range(count))
    return with_works(make_graph(spec), spec, Works((), aims))


@pytest.mark.parametrize(("count", "cut"), [(150, 0), (151, 2)])
def test_many_marks_are_cut_lane_by_lane(make_graph: Callable[..., Graph], count: int, cut: int) -> None:
    """Of more than 150 marks each lane shows twelve and a button that counts all; the rest stand in the file."""
    html = draw(many(make_graph, count), "timeline").html.split("<main>")[1].split("<script")[0]

    assert html.count("data-kinds=") == count
    assert html.count(" data-all") == cut
    assert html.count('class="rest"') == (count - 24 if cut else 0)
    assert ("共 151 项，超过 150 项，每个时段先列 12 项" in html) == bool(cut)


def test_too_many_marks_are_counted_by_body(make_graph: Callable[..., Graph]) -> None:
    """More than 1,500 marks are bodies with their numbers in each lane, those without a body too."""
    html = draw(many(make_graph, 1501), "timeline").html.split("<main>")[1].split("<script")[0]

    assert html.count("data-kinds=") == 2
    assert 'data-focus="d0|month|2021-01|org.业务部"><span class="what">业务部 <b>751 项</b>' in html
    assert (
        'data-focus="d0|month|2021-02|unnamed"><span class="what">未写明列首位或牵头单位 <b>750 项</b>'
        in html
    )
    assert "共 1501 项，超过 1500 项" in html
