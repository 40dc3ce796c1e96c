"""The pages of layers: their boxes, lines and sentences are those of the plans."""

import re
from collections import Counter
from collections.abc import Callable
from html import unescape
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.errors import TooMuchToDraw
from remit.graph.model import Graph
from remit.visualizations.draw import draw
from remit.visualizations.drawing import layered
from remit.visualizations.page import Page
from tests.visualizations.works import Works, with_works, works_for

Data = Callable[[Page], dict[str, Any]]
HEADS = ("lead", "first")


def drawn(page: Page, frame: str) -> tuple[list[tuple[str, str]], Counter[tuple[str, str]]]:
    """Return the boxes (column and id) of the drawing *frame* of *page*, and how often a line joins each two of them."""
    sections = re.findall(r'<section class="frame" data-picture="([^"]*)".*?</section>', page.html, re.DOTALL)
    bodies = re.findall(r'<section class="frame" data-picture="[^"]*"(.*?)</section>', page.html, re.DOTALL)
    own = bodies[[unescape(each) for each in sections].index(frame)]
    boxes = [tuple(unescape(key).split("|", 1)) for key in re.findall(r'data-key="([^"]*)"', own)]
    lines = re.findall(r'data-from="\d\|([^"]*)" data-to="\d\|([^"]*)"', own)
    return [(column, id) for column, id in boxes], Counter((unescape(a), unescape(b)) for a, b in lines)


def heads(clause: list[tuple[str, str]]) -> set[str]:
    """Return the bodies at the head of a clause: those that lead, or, where none does, the first unless it only supports."""
    led = {f"org.{body}" for body, role in clause if role == "lead"}
    first = {f"org.{body}" for body, role in clause[:1] if role != "support"}
    return led or first


@st.composite
def plans(draw_: st.DrawFn, specs: st.SearchStrategy[Any]) -> tuple[Any, Works]:
    """Return a specification and works on its tasks."""
    spec = draw_(specs)
    return spec, draw_(works_for(spec))


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_panorama_joins_bodies_tasks_and_programmes(
    make_graph: Callable[..., Graph], any_spec: st.SearchStrategy[Any], data: st.DataObject
) -> None:
    """Each document has its bodies, all of its tasks and its programmes, and a line for each part and each advance."""
    spec, works = data.draw(plans(any_spec))
    page = draw(with_works(make_graph(spec), spec, works), "panorama")
    for place, (year, _, tasks) in enumerate(spec):
        boxes, lines = drawn(page, f"d{place}")
        named = {
            (f"org.{body}", f"task.d{place}.1.{n}") for n, (_, _, c) in enumerate(tasks, 1) for body, _ in c
        }
        advances = {
            (f"task.d{plan}.1.{n}", f"prog.{title}.{year}")
            for (plan, n), title in works.programmes
            if plan == place
        }
        assert set(lines) == named | advances
        assert {id for column, id in boxes if column == "0"} == {body for body, _ in named}
        assert [id for column, id in boxes if column == "1"] == [
            f"task.d{place}.1.{n}" for n in range(1, len(tasks) + 1)
        ]
        assert {id for column, id in boxes if column == "2"} == {programme for _, programme in advances}


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_targets_hang_on_their_tasks_and_heads(
    make_graph: Callable[..., Graph], any_spec: st.SearchStrategy[Any], data: st.DataObject
) -> None:
    """Each target is joined to its task and that to the bodies at its head; nothing else is drawn."""
    spec, works = data.draw(plans(any_spec))
    page = draw(with_works(make_graph(spec), spec, works), "targets")
    for place, (_, _, tasks) in enumerate(spec):
        _, lines = (
            drawn(page, f"d{place}") if any(aim.task[0] == place for aim in works.aims) else ([], Counter())
        )
        expected = set()
        for order, aim in enumerate(works.aims):
            if aim.task[0] == place:
                task = f"task.d{place}.1.{aim.task[1]}"
                expected |= {(task, f"target.{order}")} | {
                    (b, task) for b in heads(tasks[aim.task[1] - 1][2])
                }
        assert set(lines) == expected


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_profiles_have_all_that_a_body_has(
    make_graph: Callable[..., Graph], any_spec: st.SearchStrategy[Any], read_data: Data, data: st.DataObject
) -> None:
    """The drawing of a body has each of its tasks, everyone who shares them, and what hangs on them."""
    spec, works = data.draw(plans(any_spec))
    page = draw(with_works(make_graph(spec), spec, works), "ego")
    frames = [frame["id"] for frame in read_data(page)["frames"]]
    for body in frames:
        if not body:
            continue
        _, lines = drawn(page, body)
        expected = set()
        for place, (year, _, tasks) in enumerate(spec):
            for number, (_, _, clause) in enumerate(tasks, 1):
                own, task = [f"org.{each}" for each, _ in clause], f"task.d{place}.1.{number}"
                if body in own:
                    expected |= {(other, task) for other in own if other != body}
                    expected |= {
                        (task, f"prog.{t}.{year}")
                        for where, t in works.programmes
                        if where == (place, number)
                    }
                    expected |= {
                        (task, f"target.{n}") for n, a in enumerate(works.aims) if a.task == (place, number)
                    }
        assert set(lines) == expected


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_programmes_go_on_from_year_to_year(
    make_graph: Callable[..., Graph], any_spec: st.SearchStrategy[Any], read_data: Data, data: st.DataObject
) -> None:
    """A programme of two years that follow each other stands between the bodies at its head then and now; the others are counted."""
    spec, works = data.draw(plans(any_spec))
    page = draw(with_works(make_graph(spec), spec, works), "programmes")
    carried: dict[int, dict[str, set[str]]] = {}
    for (plan, number), title in works.programmes:
        year, _, tasks = spec[plan]
        carried.setdefault(year, {}).setdefault(title, set()).update(heads(tasks[number - 1][2]))
    years = sorted(carried)
    for before, now in pairwise(years):
        boxes, lines = (
            drawn(page, f"{before}-{now}")
            if carried[before].keys() & carried[now].keys()
            else ([], Counter())
        )
        going = carried[before].keys() & carried[now].keys()
        assert {id for column, id in boxes if column == "1"} == {f"prog.{title}.{now}" for title in going}
        expected = {(head, f"prog.{t}.{now}") for t in going for head in carried[before][t]}
        expected |= {(f"prog.{t}.{now}", head) for t in going for head in carried[now][t]}
        assert set(lines) == expected
        frame = next(f for f in read_data(page)["frames"] if f["id"] == f"{before}-{now}")
        only = f"另有 {len(carried[before]) - len(going)} 个只见于{before}年，{len(carried[now]) - len(going)} 个只见于{now}年。"
        assert only in frame["findings"]


def test_changed_heads_are_told(make_graph: Callable[..., Graph], read_data: Data) -> None:
    """Who took a programme over is said; where a year names nobody, no change is."""
    spec: Any = [
        (2021, [], [(None, "办节", [("业务部", "responsible")]), (None, "办展", [])]),
        (
            2023,
            [],
            [(None, "办节", [("办公室", "responsible")]), (None, "办展", [("办公室", "responsible")])],
        ),
    ]
    works = Works((((0, 1), "甲节"), ((1, 1), "甲节"), ((0, 2), "乙展"), ((1, 2), "乙展")))
    frame = read_data(draw(with_works(make_graph(spec), spec, works), "programmes"))["frames"][0]

    assert frame["answer"] == "2021年和2023年都有的项目 2 个；其中 1 个换了列首位或牵头的单位。"
    assert frame["findings"][0] == "换了单位：甲节，共 1 个。"
    assert frame["top"] == [{"id": "prog.甲节.2023", "sub": "业务部 → 办公室"}]


def test_sentences_of_the_example(example: Graph, read_data: Data) -> None:
    """The heads of the four pages answer their questions with the numbers of the example."""
    first = {
        view: read_data(draw(example, view))["frames"][0]["answer"]
        for view in ("panorama", "ego", "targets", "programmes")
    }
    assert first == {
        "panorama": "2021年：4 项任务由 3 个具名单位承担，最多的是业务部（3 项）、办公室（2 项）。",
        "ego": "业务部：2021年：3 项，列首位或牵头 2 项；2023年：2 项，列首位 1 项；涉及 4 个项目、4 个指标。",
        "targets": "2021年：2 个指标，分布在 2/4 项任务中；列首位或牵头的单位中，业务部最多（1 个）。",
        "programmes": "2021年和2023年都有的项目 1 个；其中 0 个换了列首位或牵头的单位。",
    }


def test_figures_dues_and_hopes_are_drawn(example: Graph) -> None:
    """A target shows its number, when it is due, and by its frame that it is only aspired to."""
    html = draw(example, "targets").html.split("<main>")[1]
    box = re.search(r'<g class="box dashed"[^>]*data-focus="target.0".*?</g>', html, re.DOTALL)
    assert box is not None
    assert '<tspan class="bold">20 个</tspan> 办书房' in box[0]
    assert '<text class="end"' in box[0]
    assert ">2021</text>" in box[0]
    assert html.count('class="box dashed" role') == 1


def test_many_tasks_are_shown_in_parts(make_graph: Callable[..., Graph], read_data: Data) -> None:
    """More than 300 tasks of a document become several drawings that have all of them, each once."""
    tasks = [(n // 160, f"任务{n}", [("业务部", "responsible")]) for n in range(320)]
    page = draw(make_graph([(2021, ["一", "二"], tasks)]), "panorama")
    frames = [frame["id"] for frame in read_data(page)["frames"]]
    shown = [id for frame in frames for column, id in drawn(page, frame)[0] if column == "1"]

    assert len(frames) == 2
    assert sorted(shown) == sorted(f"task.d0.1.{n}" for n in range(1, 321))


def test_many_targets_are_cut_with_a_note(make_graph: Callable[..., Graph]) -> None:
    """Of more than 300 targets of a document 300 are drawn, those with a number first, and the page says how many there are."""
    from tests.visualizations.works import Aim

    spec: Any = [(2021, [], [(None, "办展", [("业务部", "responsible")])])]
    aims = tuple(Aim((0, 1), f"展{n}", None if n < 10 else n, "2021") for n in range(305))
    page = draw(with_works(make_graph(spec), spec, Works((), aims)), "targets")
    boxes, _ = drawn(page, "d0")

    assert "指标共 305 个，图中只画 300 个" in page.html
    assert sum(column == "2" for column, _ in boxes) == 300
    assert all(("2", f"target.{n}") in boxes for n in range(10, 305))


def test_too_many_boxes_are_refused(
    make_graph: Callable[..., Graph], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page with more boxes than a browser shows at ease is not made; the error says how many and what narrows it."""
    monkeypatch.setattr(layered, "BOXES", 3)
    spec: Any = [(2021, [], [(None, f"任务{n}", [("业务部", "responsible")]) for n in range(3)])]
    with pytest.raises(
        TooMuchToDraw, match=r"1 drawings with 4 boxes .* \(3\); draw a graph of fewer documents"
    ):
        draw(make_graph(spec), "panorama")


def test_many_organizations_have_a_note(make_graph: Callable[..., Graph], read_data: Data) -> None:
    """More than 60 organizations: those with most tasks have a drawing, and the page says so."""
    tasks = [(None, f"任务{n}", [(f"单位{n % 61}", "responsible")]) for n in range(121)]
    page = draw(make_graph([(2021, [], tasks)], kind=lambda _: "department"), "ego")

    assert len(read_data(page)["frames"]) == 60
    assert "具名单位共 61 个，只画承担任务最多的 60 个" in page.html
    assert "org.单位60" not in {frame["id"] for frame in read_data(page)["frames"]}
