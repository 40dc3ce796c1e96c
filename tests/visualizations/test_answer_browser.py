"""The page of an answer in a real Chromium: quiet, searched, walked, filtered, saved, and in a notebook."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from remit.graph.model import Graph
from remit.graph.store.protocol import Table
from remit.visualizations.draw import draw
from tests.visualizations.browsing import SIZES, Visit, ink, smallest_text

pytestmark = pytest.mark.browser
COLUMNS = ("organization", "task", "role", "order")
ROWS = (
    ("业务部", "办好读书节", "lead", 1),
    ("办公室", "办好读书节", "support", 2),
    ("业务部", "联合办展", "responsible", 1),
    ("乙学会", "联合办展", "responsible", 2),
)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_answer_opens_quietly(visit: Callable[..., Visit], size: str, theme: str, lang: str) -> None:
    """The network has ink, its labels can be read, the panel tells how the rows were read, and the page asks for nothing."""
    seen = visit(draw(Table(COLUMNS, ROWS), lang=lang), size, theme)
    tab = seen.tab
    assert ink(tab) > 1000
    assert smallest_text(tab) >= 11
    assert tab.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"]
    assert tab.locator("#panel .findings li").count() >= 2
    assert tab.evaluate("remit.shownEdges()") == 4
    seen.check()


def test_answer_is_searched_and_followed(visit: Callable[..., Visit]) -> None:
    """The search finds a thing, its card has what the rows say of each link, a link leads on, and back leads back."""
    seen = visit(draw(Table(COLUMNS, ROWS)))
    tab = seen.tab
    tab.keyboard.press("/")
    tab.keyboard.type("读书")
    tab.keyboard.press("Enter")
    assert tab.locator("#panel .name").inner_text() == "办好读书节"
    assert tab.locator("#panel .entry .tag").all_inner_texts() == [
        "role 牵头 · order 1",
        "role 配合 · order 2",
    ]
    tab.locator("#panel .entry .link").first.click()
    assert tab.locator("#panel .name").inner_text() == "业务部"
    tab.locator("#panel .back").click()
    tab.wait_for_function("document.querySelector('#panel .name').textContent === '办好读书节'")
    tab.get_by_label("task").uncheck()
    assert tab.evaluate("remit.shownEdges()") == 0
    seen.check()


def test_words_of_the_plans_are_shown(visit: Callable[..., Visit], example: Graph) -> None:
    """What a thing of the graph is about is quoted in the panel, its name marked, with the place in the plan."""
    rows = (("业务部", "办好读书节", "task.d0.1.1"), ("办公室", "办好读书节", "task.d0.1.1"))
    seen = visit(draw(Table(("body", "task", "id"), rows), asked=example))
    tab = seen.tab
    tab.evaluate("remit.go('task:办好读书节')")
    assert tab.locator("#panel mark").all_inner_texts() == ["办好读书节"]
    assert "2021年工作要点 第1条" in tab.locator("#panel cite").inner_text()
    tab.evaluate("remit.go('body:业务部')")
    assert tab.locator("#panel mark").count() == 0
    assert "办好读书节" in tab.locator("#panel blockquote").inner_text()
    seen.check()


def test_member_of_a_group_is_found(visit: Callable[..., Visit]) -> None:
    """What is drawn as one with others is found by the search, and the node that stands for it is marked."""
    rows = tuple((f"单位{n % 20}", f"任务{n}") for n in range(140))
    seen = visit(draw(Table(("body", "task"), rows)))
    tab = seen.tab
    tab.locator("#search").fill("任务77")
    tab.keyboard.press("Enter")
    assert tab.locator("#panel .name").inner_text() == "任务77"
    assert tab.locator("#panel .entry .link").first.inner_text() == "单位17"
    seen.check()


def test_hostile_answers_are_text(visit: Callable[..., Visit], hostile_texts: tuple[str, ...]) -> None:
    """Markup in columns, cells, properties and ids is shown as it stands, in picture, card and table, and does nothing."""
    rows = tuple(
        (
            {"id": text, "name": text + "甲", text: text},
            {"id": text + "r", text: text},
            {"id": text + "乙", "title": text},
        )
        for text in hostile_texts
    )
    seen = visit(draw(Table((hostile_texts[0], hostile_texts[1], hostile_texts[2]), rows)))
    tab = seen.tab
    for wanted in tab.evaluate("[...Object.keys(remit.page.cards), '__proto__', 'constructor']"):
        tab.evaluate("(id) => remit.go(id, { reveal: true })", wanted)
    tab.evaluate("(id) => remit.go(id)", hostile_texts[0])
    assert hostile_texts[0] in tab.locator("#panel .facts").inner_text()
    assert hostile_texts[0] in (tab.locator(".relations").text_content() or "")
    assert tab.evaluate("document.images.length") == 0
    assert tab.evaluate("document.scripts.length") == 3
    seen.check()


@pytest.mark.parametrize("rows", [(), ((1,),)])
def test_nothing_to_draw_opens_quietly(visit: Callable[..., Visit], rows: tuple[tuple[int], ...]) -> None:
    """A page without a node opens and prints without a message; its buttons do no harm."""
    seen = visit(draw(Table(("n",), rows)))
    seen.tab.locator("#vector").click()
    seen.tab.locator("#fit").click()
    seen.tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert seen.tab.locator(".relations").is_visible()
    seen.check()


def test_answer_shows_itself_in_a_notebook(browser: Browser, tmp_path: Path) -> None:
    """Inside the sandboxed frame the network is drawn, and back works without an address."""
    outer = tmp_path / "outer.html"
    frame = draw(Table(COLUMNS, ROWS))._repr_html_()
    outer.write_text(f"<!doctype html><meta charset=utf-8>{frame}", encoding="utf-8")
    context = browser.new_context()
    tab = context.new_page()
    errors: list[str] = []
    tab.on("pageerror", lambda e: errors.append(str(e)))
    tab.goto(outer.as_uri())
    inside = tab.frame_locator("iframe")
    inside.locator("#panel .entry .link").first.click()
    first = inside.locator("#panel .name").inner_text()
    inside.locator("#panel .entry .link").first.click()
    assert inside.locator("#panel .name").inner_text() != first
    inside.locator("#panel .back").click()
    assert inside.locator("#panel .name").inner_text() == first
    tab.keyboard.press("Backspace")
    assert inside.locator("#panel .findings").count() == 1
    assert errors == []
    context.close()
