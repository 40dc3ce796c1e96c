"""Every page: one file, no request, nothing executed from data, the same bytes every time."""

import hashlib
import html
import re
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.errors import UnknownView
from remit.graph.model import Graph
from remit.visualizations.draw import VIEWS, draw
from remit.visualizations.page import Page, as_json, digest
from remit.visualizations.words import LANGUAGES, words

LIBRARY = "ec6a8e97e2aa8c588983548eb6a82725dc120da43ceda69c917018255853d8e5"
ASSETS = files("remit.visualizations").joinpath("assets")


class Reader(HTMLParser):
    """Notes the elements of a page with their attributes and the text inside scripts and styles."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[tuple[str, str]] = []
        self.text = ""
        self._open = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, dict(attrs)))
        self._open = tag if tag in ("script", "style") else ""
        if self._open:
            self.inside.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        """Leave a script or style."""
        self._open = ""

    def handle_data(self, data: str) -> None:
        """Note text."""
        if self._open:
            tag, before = self.inside.pop()
            self.inside.append((tag, before + data))
        else:
            self.text += data


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_policy_admits_exactly_what_stands_in_the_page(example: Graph, view: str, lang: str) -> None:
    """The hashes of the policy are those of the scripts and the style in the file, and the policy comes before them."""
    page = Reader(draw(example, view, lang).html)
    names = [tag for tag, _ in page.elements]
    policy = next(
        a["content"] or "" for t, a in page.elements if a.get("http-equiv") == "Content-Security-Policy"
    )
    scripts = [text for tag, text in page.inside if tag == "script"][1:]
    styles = [text for tag, text in page.inside if tag == "style"]

    assert names[:5] == ["html", "head", "meta", "meta", "meta"]
    assert page.elements[2][1] == {"charset": "utf-8"}
    assert f"script-src {' '.join(digest(s) for s in scripts)};" in policy
    assert f"style-src {digest(styles[0])};" in policy
    assert len(styles) == 1
    assert policy.startswith("default-src 'none';")
    assert policy.endswith("img-src data: blob:; base-uri 'none'; form-action 'none'")
    assert "unsafe" not in policy


@pytest.mark.parametrize("view", VIEWS)
def test_page_names_no_address_and_no_inline_code(example: Graph, view: str) -> None:
    """No element asks for anything, carries a style or runs code of its own."""
    page = Reader(draw(example, view).html)
    for tag, attributes in page.elements:
        assert tag not in ("link", "img", "iframe", "object", "embed", "base", "form")
        assert not {"src", "style", "srcset", "action"} & attributes.keys()
        assert not [name for name in attributes if name.startswith("on")]
        assert (attributes.get("href") or "#").startswith("#")
    assert "sourceMappingURL" not in "".join(text for _, text in page.inside)


@pytest.mark.parametrize(
    "name", sorted(f.name for f in ASSETS.iterdir() if f.name.endswith(".js") and ".min." not in f.name)
)
def test_scripts_write_text_only(name: str) -> None:
    """The hand-written scripts put no HTML into the page and evaluate no text."""
    source = ASSETS.joinpath(name).read_text(encoding="utf-8")
    for forbidden in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "http:",
        "https:",
    ):
        assert source.replace("http://www.w3.org/2000/svg", "").find(forbidden) == -1


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_hostile_texts_stay_text(
    example: Graph, hostile: Graph, hostile_texts: tuple[str, ...], view: str, lang: str
) -> None:
    """Markup, templates and line separators in names add no element and no script, and are read back as they were."""
    plain, page = (Reader(draw(graph, view, lang).html) for graph in (example, hostile))
    data, *scripts = (text for tag, text in page.inside if tag == "script")

    assert [tag for tag, _ in page.elements] == [tag for tag, _ in plain.elements]
    assert scripts == [text for tag, text in plain.inside if tag == "script"][1:]
    assert not {"<", "\u2028", "\u2029"} & set(data)
    for text in hostile_texts:
        assert text in page.text


@pytest.mark.parametrize("view", VIEWS)
def test_equal_graphs_give_equal_bytes(example: Graph, view: str) -> None:
    """A page does not depend on the order of the graph's parts or on how Python hashes."""
    again = Graph.of(reversed(list(example.nodes.values())), reversed(example.edges))
    expected = draw(example, view).html

    assert draw(again, view).html == expected


@pytest.mark.slow
def test_hash_seed_changes_nothing() -> None:
    """Pages made in processes of different hash seeds are the same."""
    root = Path(__file__).parents[2]
    code = (
        f"import sys, hashlib; sys.path.insert(0, {str(root)!r})\n"
        "from tests.visualizations.conftest import example_graph\n"
        "from remit.graph.store.protocol import Table\n"
        "from remit.visualizations.draw import VIEWS, draw\n"
        "from remit.visualizations.index import index\n"
        "from remit.visualizations.scene import Scene\n"
        "rows = Table(('one', 'other', 'role'), (('甲', '乙', 'lead'), ('乙', ('丙', '丁'), 'support')))\n"
        "scene = Scene.of(example_graph())\n"
        "pages = [draw(rows), index(scene, [draw(scene, v) for v in VIEWS])]\n"
        "print([hashlib.sha256(p.html.encode()).hexdigest() for p in pages])\n"
        "print([hashlib.sha256(draw(example_graph(), v).html.encode()).hexdigest() for v in VIEWS])"
    )
    run = [sys.executable, "-W", "ignore", "-c", code]
    found = {
        subprocess.check_output(run, env={"PYTHONHASHSEED": seed, "PATH": ""}, cwd="/") for seed in "123"
    }
    assert len(found) == 1


@given(
    st.recursive(st.text() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))
)
def test_data_comes_back_whole_and_cannot_end_its_element(data: Any) -> None:
    """JSON for a script element reads back as it was and holds no character that HTML or JavaScript acts on."""
    import json

    text = as_json(data)
    assert json.loads(text) == data
    assert not {"<", "\u2028", "\u2029"} & set(text)


def test_page_is_saved_whole(tmp_path: Path) -> None:
    """A saved page is UTF-8 with line feeds, replaces what was there, and leaves nothing beside it."""
    target = tmp_path / "页面.html"
    target.write_text("old", encoding="utf-8")

    assert Page("x", "甲\n乙\n").save(target) == target
    assert target.read_bytes() == "甲\n乙\n".encode()
    assert [file.name for file in tmp_path.iterdir()] == ["页面.html"]


def test_failed_save_leaves_the_old_page(tmp_path: Path) -> None:
    """Text that cannot be written leaves the old file and nothing else."""
    target = tmp_path / "p.html"
    target.write_text("old", encoding="utf-8")
    with pytest.raises(UnicodeEncodeError):
        Page("x", "\ud800").save(target)
    assert [(f.name, f.read_text(encoding="utf-8")) for f in tmp_path.iterdir()] == [("p.html", "old")]


def test_lone_surrogates_are_replaced(make_graph: Callable[..., Graph]) -> None:
    """A character that UTF-8 cannot hold does not stop a page from being written."""
    spec = [(2021, ["一"], [(0, "任务\ud83d", [("办公室", "responsible")])])]
    assert "\ufffd" in draw(make_graph(spec), "matrix").html.encode("utf-8").decode("utf-8")


def test_notebook_shows_the_page_in_a_frame(example: Graph) -> None:
    """In a notebook a page is an iframe that holds the whole file, escaped."""
    page = draw(example, "matrix")
    frame = page._repr_html_()
    found = re.search(r'srcdoc="([^"]*)"', frame)
    assert found is not None
    assert html.unescape(found[1]) == page.html


def test_unknown_view_is_told_which_there_are(example: Graph) -> None:
    """A view that does not exist raises UnknownView with the names of those that do."""
    with pytest.raises(
        UnknownView, match=r"no view 'sunburst'; the views are matrix \(.*\), collaboration \("
    ):
        draw(example, "sunburst")
    with pytest.raises(UnknownView, match="zh or en, not in 'fr'"):
        draw(example, "matrix", "fr")


@pytest.mark.parametrize("view", VIEWS)
def test_empty_graph_has_a_page(view: str) -> None:
    """A graph without tasks gives a page that says so."""
    assert words("zh").say("nothing") in draw(Graph.of([], []), view).html


def test_both_languages_have_the_same_words() -> None:
    """Each entry exists in zh and en with the same blanks to fill, and is used somewhere."""
    zh, en = (words(lang).all for lang in LANGUAGES)
    room = files("remit.visualizations")
    places = [room, *(room.joinpath(each) for each in ("views", "content", "drawing", "assets", "templates"))]
    sources = "".join(
        file.read_text(encoding="utf-8")
        for place in places
        for file in place.iterdir()
        if file.name.endswith((".py", ".js", ".j2")) and ".min." not in file.name
    )
    blanks = {key: set(re.findall(r"\{(\w+)\}", text)) for key, text in zh.items()}

    assert {key: set(re.findall(r"\{(\w+)\}", text)) for key, text in en.items()} == blanks
    whole = [f"{view}_{each}" for view in VIEWS for each in ("view", "question", "title", "hint", "keys")]
    built = (
        "mark_",
        "find_gone",
        "find_new",
        "kind_",
        *whole,
        "help_keys",
        "network_keys",
        "index_",
    )  # their names are put together
    used = {key for key in zh if re.search(rf"""(words\.|say\.|["']){key}\b""", sources)}
    assert [key for key in zh if key not in used and not key.startswith(built)] == []


def test_bundled_library_is_the_one_that_was_checked() -> None:
    """vis-network is the file of release 10.1.5 and stands beside both of its licences."""
    source = ASSETS.joinpath("vis-network.min.js").read_bytes()
    licence = ASSETS.joinpath("vis-network.LICENSE.txt").read_text(encoding="utf-8")

    assert hashlib.sha256(source).hexdigest() == LIBRARY
    assert b"@version 10.1.5" in source
    assert "Apache License" in licence
    assert (
        "The MIT License" in licence or "MIT License" in licence or "Permission is hereby granted" in licence
    )
