"""Pinyin, the index, and the words of what surrounds every page, without a browser."""

import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from remit.graph.model import Graph
from remit.visualizations import pinyin
from remit.visualizations.draw import VIEWS, draw
from remit.visualizations.index import PLANS, index
from remit.visualizations.page import Page
from remit.visualizations.scene import Scene
from remit.visualizations.shell import keys
from remit.visualizations.words import LANGUAGES, words

Data = Callable[[Page], dict[str, Any]]


@pytest.fixture
def without_pinyin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let pypinyin be not installed."""
    monkeypatch.setitem(sys.modules, "pypinyin", None)
    pinyin._reader.cache_clear()
    yield
    pinyin._reader.cache_clear()


def test_characters_have_all_their_readings() -> None:
    """Each Chinese character of names is read in every way, the usual one first; what is none has no reading."""
    data = {
        "bodies": {"a": {"name": "重庆部A", "aliases": ["绿"]}},
        "items": {"b": {"title": "，1"}},
        "cards": {"c": {"name": "会", "aliases": []}},
    }
    found = pinyin.readings(data)
    assert found.keys() == set("重庆部绿会")
    assert found["重"].split()[:2] == ["zhong", "chong"]
    assert found["绿"].split()[0] == "lv"
    assert found["会"] == "hui kuai"


def test_page_is_as_before_without_pypinyin(example: Graph, read_data: Data, without_pinyin: None) -> None:
    """Where pypinyin is not installed a page carries no readings, and everything else."""
    assert "readings" not in read_data(draw(example, "matrix"))
    assert "业务部" in draw(example, "matrix").html


def test_page_carries_readings(example: Graph, read_data: Data) -> None:
    """Where it is installed the readings of all characters of the page's names are in its data."""
    data = read_data(draw(example, "matrix"))
    names = {c for body in data["bodies"].values() for c in body["name"]}
    assert names <= data["readings"].keys()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_view_lists_its_keys(lang: str) -> None:
    """Each line of the help names at least one key and says what it does; both languages have the same keys."""
    for view in ("network", *VIEWS):
        found = keys([view], words(lang))
        assert all(pressed and does for pressed, does in found)
        assert [pressed for pressed, _ in found] == [pressed for pressed, _ in keys([view], words("zh"))]


def test_page_names_its_neighbours(example: Graph) -> None:
    """A page leads to the others of its folder, the index first; alone it has no such links."""
    beside = draw(Scene.of(example, beside=("matrix", "index", "collaboration")), "matrix").html
    assert '<a href="index.html">目录</a>' in beside
    assert '<a href="matrix.html" aria-current="page">责任矩阵</a>' in beside
    assert beside.index("index.html") < beside.index("matrix.html")
    assert 'id="beside"' not in draw(example, "matrix").html


@pytest.mark.parametrize("lang", LANGUAGES)
def test_index_has_a_card_for_each_page(example: Graph, lang: str) -> None:
    """Each page stands there with title, question, its own answer and a link; a refused one with the reason and without."""
    scene = Scene.of(example, lang)
    pages = [draw(scene, view) for view in VIEWS if view != "ego"]
    made = index(scene, pages, {"ego": "9,000 bodies are too many"}).html

    for page in pages:
        assert f'<a href="{page.name}.html">{VIEWS[page.name].title[lang]}</a>' in made
        assert VIEWS[page.name].question[lang] in made
        assert page.answer in made
    assert 'href="ego.html"' not in made
    assert "9,000 bodies are too many" in made
    assert "甲协会2021年工作要点" in made


def test_index_counts_what_the_pages_show(example: Graph) -> None:
    """Plans, tasks, bodies, programmes and targets are those of the graph; equal graphs give equal bytes."""
    scene = Scene.of(example)
    made = index(scene, [draw(scene, "matrix")])
    assert "1 张图，读自 2 份计划的 6 项任务" in made.answer
    for count, what in ((2, "份计划"), (6, "项任务"), (6, "个责任单位"), (4, "个项目"), (4, "个指标")):
        assert f"<li><b>{count}</b> {what}</li>" in made.html
    again = Scene.of(Graph.of(reversed(list(example.nodes.values())), reversed(example.edges)))
    assert index(again, [draw(again, "matrix")]).html == made.html


def test_index_of_hostile_texts_and_of_nothing(hostile: Graph, hostile_texts: tuple[str, ...]) -> None:
    """Markup in titles and answers is text; a graph without tasks has an index that says so."""
    scene = Scene.of(hostile)
    made = index(scene, [draw(scene, view) for view in VIEWS]).html
    assert "<img" not in made
    assert made.count("<script") == 2
    assert "&lt;img src=x onerror=alert(3)&gt;" in made
    assert words("zh").say("nothing") in index(Scene.of(Graph.of([], [])), []).html


def test_index_lists_no_more_than_it_should(make_graph: Callable[..., Graph]) -> None:
    """Of very many plans the first are listed, and the page says how many are not."""
    graph = make_graph([(1000 + n, [], [(None, "办展", [])]) for n in range(PLANS + 3)])
    made = index(Scene.of(graph), []).html
    assert made.count("年工作要点 <span") == PLANS
    assert "另有 3 份未列出。" in made
