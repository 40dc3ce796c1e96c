"""The collaboration network and the pyvis subclass that carries it."""

import itertools
import warnings
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.errors import RemitError, TooMuchToDraw
from remit.graph.model import Graph
from remit.visualizations.draw import draw
from remit.visualizations.drawing.layout import Box, overlap
from remit.visualizations.network import network
from remit.visualizations.page import Page

Data = Callable[[Page], dict[str, Any]]


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_lines_are_the_tasks_that_two_bodies_share(
    make_graph: Callable[..., Graph], read_data: Data, any_spec: st.SearchStrategy[Any], data: st.DataObject
) -> None:
    """Loads and weights of every year equal the counts of the plans."""
    spec = data.draw(any_spec)
    page = read_data(draw(make_graph(spec), "collaboration"))
    loads: Counter[tuple[str, str]] = Counter()
    shared: Counter[tuple[str, str, str]] = Counter()
    for year, _, tasks in spec:
        for _, _, clause in tasks:
            bodies = sorted(f"org.{body}" for body, _ in clause)
            loads.update((body, str(year)) for body in bodies)
            shared.update((a, b, str(year)) for a, b in itertools.combinations(bodies, 2))

    assert {(n["id"], y): w for n in page["nodes"] for y, w in n["load"].items()} == dict(loads)
    assert {(e["from"], e["to"], y): w for e in page["edges"] for y, w in e["weights"].items()} == dict(
        shared
    )
    assert [frame["id"] for frame in page["frames"]] == sorted({str(year) for year, _, _ in spec})


def test_every_body_has_one_place_for_all_years(example: Graph, read_data: Data) -> None:
    """A body stands at one place; boxes do not overlap; collectives stand below and are off at first."""
    page = read_data(draw(example, "collaboration"))
    places = {node["id"]: (node["x"], node["y"]) for node in page["nodes"]}
    collective = {node["id"] for node in page["nodes"] if node["kind"] == "collective"}

    assert overlap(places, {body: Box(30, 9, 40) for body in places}) == []
    assert min(places[b][1] for b in collective) > max(places[b][1] for b in places.keys() - collective)
    assert [kind["id"] for kind in page["kinds"] if kind["hidden"]] == ["collective"]


def test_years_are_compared(example: Graph, read_data: Data) -> None:
    """The sentence counts named bodies, tasks and pairs; a later year says who is no longer named and who is new."""
    first, later = read_data(draw(example, "collaboration"))["frames"]

    assert first["answer"] == (
        "2021年：3 个具名单位承担 4 项任务，3 对单位有共同任务；1 项同时写给“各…”“有关…”等集体。"
    )
    assert first["findings"][0] == "协作最紧：业务部—办公室（2 项）、业务部—省图书馆（2 项）。"
    assert later["findings"][1] == (
        "与2021年相比，具名单位由 3 个变为 3 个；不再点名 1 个，如省图书馆；新点名 1 个，如乙学会。"
    )


def test_long_names_are_cut_in_the_picture_only(make_graph: Callable[..., Graph], read_data: Data) -> None:
    """A name of more than 18 characters ends in … below its shape; pointer, search and panel have the whole."""
    long = "省推进学习型社会建设和全民阅读工作联席会议办公室"
    spec: list[Any] = [(2021, [], [(None, "办展", [("办公室", "responsible"), ("业务部", "responsible")])])]
    graph = make_graph(spec, lambda text: long if text == "业务部" else text)
    page = read_data(draw(graph, "collaboration"))
    node = next(node for node in page["nodes"] if node["id"] == "org.业务部")

    assert node["label"] == "省推进学习型社会建设和全民阅读工作…"
    assert node["title"] == page["bodies"]["org.业务部"]["name"] == long


def test_more_than_150_bodies_are_grouped_by_type(make_graph: Callable[..., Graph], read_data: Data) -> None:
    """151 bodies become one node a type, with a note; the weights count each task once."""
    pair = [("单位0", "responsible"), ("单位1", "responsible"), ("单位2", "responsible")]
    tasks = [(None, f"任务{n}", [(f"单位{n}", "responsible")]) for n in range(3, 151)]
    graph = make_graph(
        [(2021, [], [*tasks, (None, "合办", pair)])], kind=lambda b: ["society", "party"][int(b[2:]) % 2]
    )
    page = draw(graph, "collaboration")
    data = read_data(page)

    assert "单位共 151 个，超过 150 个，已按类型合并。" in page.html
    assert {n["id"]: n["load"]["2021"] for n in data["nodes"]} == {"type.party": 75, "type.society": 75}
    assert [(e["from"], e["to"], e["weights"]) for e in data["edges"]] == [
        ("type.party", "type.society", {"2021": 1})
    ]


def test_a_hundred_and_fifty_bodies_are_drawn_one_by_one(
    make_graph: Callable[..., Graph], read_data: Data
) -> None:
    """Up to the limit each body has its own node, and no two labels overlap."""
    tasks = [
        (None, f"任务{n}", [(f"单位{(n * 7 + k) % 150}", "responsible") for k in range(4)])
        for n in range(150)
    ]
    data = read_data(draw(make_graph([(2021, [], tasks)], kind=lambda _: "department"), "collaboration"))
    places = {node["id"]: (node["x"], node["y"]) for node in data["nodes"]}

    assert len(places) == 150
    assert overlap(places, {body: Box(60, 9, 40) for body in places}) == []


def test_more_than_1500_bodies_are_refused(make_graph: Callable[..., Graph]) -> None:
    """Far too many bodies raise an error with the count and what narrows it."""
    tasks = [(None, f"任务{n}", [(f"单位{n}", "responsible")]) for n in range(1501)]
    with pytest.raises(TooMuchToDraw, match=r"1501 responsible bodies .*fewer documents.*matrix"):
        draw(make_graph([(2021, [], tasks)], kind=lambda _: "department"), "collaboration")


def test_too_many_pairs_keep_the_strong_ones(make_graph: Callable[..., Graph], read_data: Data) -> None:
    """Above 2,000 pairs only those that share more are carried, and the page says from how many on."""
    everyone = [(f"单位{n}", "responsible") for n in range(70)]
    spec: list[Any] = [(2021, [], [(None, "全体", everyone), (None, "又两家", everyone[:2])])]
    page = draw(make_graph(spec, kind=lambda _: "department"), "collaboration")

    assert [edge["weights"] for edge in read_data(page)["edges"]] == [{"2021": 2}]
    assert "单位对共 2415 个，只保留共同承担至少 2 项的。" in page.html


def test_pyvis_calls_work_as_before(tmp_path: Path, read_data: Data) -> None:
    """The subclass is a pyvis Network: its calls keep their meaning, and it writes remit's page as UTF-8."""
    from pyvis.network import Network

    made = network()("甲 <b>与</b> 乙")
    made.add_node(1, "甲", color="#123456")
    made.add_node("b", label="", shape="box", title='<a href="x">乙</a>')
    made.add_node(1, "again")
    made.add_nodes(["c", "d"])
    made.add_edge(1, "b", width=2)
    made.add_edge("b", 1)
    made.add_edge(1, "b")
    made.set_options('{"nodes": {"font": {"face": "Noto Sans CJK SC"}}}')
    path = made.write_html(tmp_path / "n.html")
    html = path.read_text(encoding="utf-8")
    data = read_data(Page("n", html))

    assert isinstance(made, Network)
    assert (made.num_nodes(), made.num_edges()) == (4, 3)
    assert [node["label"] for node in data["nodes"]] == ["甲", "", "c", "d"]
    assert [(e["from"], e["to"]) for e in data["edges"]] == [(1, "b"), ("b", 1), (1, "b")]
    assert data["options"]["nodes"]["font"]["face"] == "Noto Sans CJK SC"
    assert data["options"]["physics"] is False
    assert made.generate_html() == html == made.show(str(tmp_path / "s.html")).html
    assert "<b>与" not in html


def test_edge_needs_both_ends() -> None:
    """An edge to a node that is not there is refused with its id."""
    made = network()()
    made.add_node("a")
    with pytest.raises(RemitError, match="no node 'z'"):
        made.add_edge("a", "z")


def test_pyvis_is_imported_without_noise() -> None:
    """Importing pyvis changes no warning filter of the process."""
    before = list(warnings.filters)
    network.cache_clear()
    network()
    assert warnings.filters == before


def test_ten_thousand_edges_are_kept() -> None:
    """Parallel edges are all kept, each with an id of its own."""
    made = network()()
    for number in range(100):
        made.add_node(number)
    for number in range(10_000):
        made.add_edge(number % 100, (number // 100) % 100)
    assert len({edge["id"] for edge in made.edges}) == 10_000
