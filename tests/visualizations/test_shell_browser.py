"""What surrounds every page in a real Chromium: the keys behind "?", the way back, the pages beside it, pinyin."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from remit.graph.model import Graph
from remit.visualizations.draw import VIEWS, draw
from remit.visualizations.index import index
from remit.visualizations.scene import Scene
from tests.visualizations.browsing import SIZES, Visit, smallest_text

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("size", SIZES)
def test_keys_are_behind_a_question_mark(
    visit: Callable[..., Visit], example: Graph, view: str, size: str
) -> None:
    """A question mark and the button open the list of keys, Escape closes it and leaves what was chosen; in the search it is a character."""
    seen = visit(draw(example, view), size)
    tab = seen.tab
    tab.evaluate("remit.go('org.业务部')")
    tab.keyboard.press("?")
    keys = tab.locator("#keys")
    assert keys.is_visible()
    assert "查找" in keys.inner_text()
    assert smallest_text(tab) >= 11
    tab.keyboard.press("/")
    tab.keyboard.press("Backspace")
    assert keys.is_visible()
    tab.keyboard.press("Escape")
    assert not keys.is_visible()
    assert tab.locator("#panel .name").inner_text() == "业务部"
    tab.locator("#help").click()
    assert keys.is_visible()
    tab.locator("#keys-close").click()
    assert not keys.is_visible()
    tab.locator("#search").press("?")
    assert not keys.is_visible()
    seen.check()


def test_back_leads_through_what_was_chosen(visit: Callable[..., Visit], example: Graph) -> None:
    """Button, Backspace and the browser's own way lead back one choice at a time, and forward again; the address follows."""
    seen = visit(draw(example, "matrix"))
    tab = seen.tab

    def chosen(name: str) -> bool:
        tab.wait_for_function(
            "(name) => (document.querySelector('#panel .name')?.textContent ?? '') === name", arg=name
        )
        return True

    assert tab.locator("#panel .back").count() == 0
    for body in ("业务部", "办公室", "省图书馆"):
        tab.evaluate("(id) => remit.go(id)", f"org.{body}")
    tab.evaluate("remit.go('org.省图书馆')")
    tab.locator("#panel .back").click()
    assert chosen("办公室")
    assert tab.evaluate("document.activeElement.id") == "panel"
    tab.keyboard.press("Backspace")
    assert chosen("业务部")
    assert "n=" + quote("org.业务部") in tab.evaluate("location.hash")
    tab.go_forward()
    assert chosen("办公室")
    tab.go_back()
    tab.go_back()
    assert chosen("")
    tab.keyboard.press("Backspace")
    assert chosen("")
    seen.check()


def test_back_returns_to_the_year(visit: Callable[..., Visit], example: Graph) -> None:
    """What was chosen in another year is shown in that year again; changing the year alone is no step."""
    seen = visit(draw(example, "collaboration"))
    tab = seen.tab
    tab.evaluate("remit.go('org.省图书馆')")
    tab.evaluate("remit.chooseFrame('2023')")
    tab.evaluate("remit.go('org.乙学会')")
    tab.keyboard.press("Backspace")
    tab.wait_for_function("document.querySelector('#panel .name')?.textContent === '省图书馆'")
    assert tab.evaluate("remit.state.frame") == "2023"
    tab.keyboard.press("Backspace")
    tab.wait_for_function("document.querySelector('#panel .name') === null")
    seen.check()


def test_walking_is_one_step(visit: Callable[..., Visit], example: Graph) -> None:
    """However far the arrow keys led, one step back leads to where the walk began."""
    seen = visit(draw(example, "collaboration"))
    tab = seen.tab
    tab.evaluate("remit.go('org.业务部')")
    tab.locator("#network").focus()
    for key in ("ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "ArrowRight"):
        tab.keyboard.press(key)
    assert tab.evaluate("history.state.depth") == 2
    tab.keyboard.press("Backspace")
    tab.wait_for_function("document.querySelector('#panel .name')?.textContent === '业务部'")
    seen.check()


def test_way_past_the_tools_keeps_the_choice(visit: Callable[..., Visit], example: Graph) -> None:
    """The link to the details moves there, and what is chosen stays chosen."""
    tab = visit(draw(example, "matrix")).tab
    tab.evaluate("remit.go('org.业务部')")
    tab.locator(".skip").focus()
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "panel"
    assert tab.locator("#panel .name").inner_text() == "业务部"


def test_pages_lead_to_each_other(browser: Browser, tmp_path: Path, example: Graph) -> None:
    """From the index to a page, from there with the chosen body to the next, and to the index again."""
    scene = Scene.of(example, beside=("index", *VIEWS))
    pages = [draw(scene, view) for view in VIEWS]
    for page in (*pages, index(scene, pages)):
        page.save(tmp_path / f"{page.name}.html")
    context = browser.new_context()
    tab = context.new_page()
    noise: list[str] = []
    tab.on("console", lambda m: noise.append(m.text))
    tab.goto((tmp_path / "index.html").as_uri())
    tab.get_by_role("link", name="责任矩阵").click()
    tab.wait_for_selector("html[data-ready]")
    assert tab.locator("#beside [aria-current]").inner_text() == "责任矩阵"
    assert tab.locator("#beside a").count() == len(VIEWS) + 1
    tab.evaluate("remit.go('org.业务部')")
    tab.locator("#beside").get_by_role("link", name="协作网络").click()
    tab.wait_for_selector("html[data-ready]")
    assert tab.locator("#panel .name").inner_text() == "业务部"
    tab.locator("#beside").get_by_role("link", name="目录").click()
    assert tab.url.endswith("/index.html")
    assert noise == []
    context.close()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_index_opens_quietly(visit: Callable[..., Visit], example: Graph, size: str, theme: str) -> None:
    """The index can be read on a desk and on a phone, by day and by night, and asks for nothing."""
    scene = Scene.of(example)
    seen = visit(index(scene, [draw(scene, view) for view in VIEWS], {"ego": "too many"}), size, theme)
    assert smallest_text(seen.tab) >= 11
    assert seen.tab.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"]
    assert seen.tab.locator(".cards a").count() == len(VIEWS)
    assert seen.tab.locator("html[data-dark]").count() == (theme == "dark")
    seen.check()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ywb", "业务部"),
        ("yewubu", "业务部"),
        ("ywbu", "业务部"),
        ("yewub", "业务部"),
        ("YWB", "业务部"),
        ("stsg", "省图书馆"),
        ("tsg", "省图书馆"),
        ("shengtu", "省图书馆"),
        ("yxh", "乙学会"),
        ("yixuekuai", "乙学会"),
        ("dsj", "办好读书节"),
    ],
)
def test_search_understands_pinyin(
    visit: Callable[..., Visit], example: Graph, typed: str, found: str
) -> None:
    """First letters and whole readings find a name, in any reading of a character, from its beginning or inside it."""
    tab = visit(draw(example, "matrix")).tab
    tab.locator("#search").fill(typed)
    assert found in [each.split("\n")[0] for each in tab.locator("#results li").all_inner_texts()]
    tab.locator("#search").fill(typed + "zzz")
    assert tab.locator("#results li").count() == 0
