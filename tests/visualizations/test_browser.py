"""The pages in a real Chromium: what a person sees, types and clicks, with the network out of reach."""

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser

from remit.graph.build import build
from remit.graph.model import Graph
from remit.loaders.load import load
from remit.visualizations.draw import VIEWS, draw
from remit.visualizations.page import Page
from tests.visualizations.browsing import PICTURE, SIZES, Visit, ink, smallest_text

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_page_opens_quietly_and_can_be_read(
    visit: Callable[..., Visit], example: Graph, view: str, theme: str, size: str
) -> None:
    """On a desk and on a phone, by day and by night: nothing fails, nothing is asked for, text is at least 11 px high."""
    seen = visit(draw(example, view), size, theme)
    tab = seen.tab
    width = tab.evaluate("document.documentElement.scrollWidth")

    assert smallest_text(tab) >= 11
    assert width <= SIZES[size]["width"]
    assert tab.evaluate("document.documentElement.hasAttribute('data-dark')") == (theme == "dark")
    assert tab.locator("#panel .findings li").count() >= 2
    assert tab.locator("#panel .entry").count() >= (1 if view == "programmes" else 2)
    if view == "collaboration":
        assert ink(tab) > 2000
        assert tab.evaluate("remit.shownEdges()") > 0
    seen.check()


@pytest.mark.parametrize("view", VIEWS)
def test_real_plans_open_quietly(visit: Callable[..., Visit], plans: tuple[Path, Path], view: str) -> None:
    """The pages of the two real plans keep quiet too, and every body of the network lies inside the window."""
    seen = visit(draw(build(load(*plans).documents), view))

    assert smallest_text(seen.tab) >= 11
    if view == "collaboration":
        outside = seen.tab.evaluate(
            """() => { const box = document.querySelector("#network").getBoundingClientRect();
            return remit.page.nodes.filter((n) => !remit.state.hidden.has(n.kind)).map((n) => remit.pixels(n.id))
              .filter((p) => p.x < 0 || p.y < 0 || p.x > box.width || p.y > box.height).length; }"""
        )
        assert outside == 0
    seen.check()


@pytest.mark.parametrize("view", VIEWS)
def test_hostile_texts_are_shown_and_do_nothing(
    visit: Callable[..., Visit], hostile: Graph, hostile_texts: tuple[str, ...], view: str
) -> None:
    """Markup in every name and in the address is text: shown as it stands, never run, whatever is clicked or searched for."""
    bad = "<img src=x onerror=alert(9)>"
    seen = visit(draw(hostile, view), address=f"#n={quote(bad)}&y={quote(bad)}")
    tab = seen.tab
    assert bad in tab.locator("#panel").inner_text()
    for text in hostile_texts:
        assert text.strip("\u2028\u2029") in (tab.locator("h1").text_content() or "")
    for wanted in tab.evaluate(
        "[...Object.keys(remit.page.bodies), ...Object.keys(remit.page.items), '__proto__', 'constructor']"
    ):
        tab.evaluate("(id) => remit.go(id, { reveal: true })", wanted)
    tab.locator("#search").fill("alert")
    assert hostile_texts[0] in tab.locator("#results li").first.inner_text()
    tab.keyboard.press("Enter")
    assert hostile_texts[0] in tab.locator("#panel .name").inner_text()
    for control in tab.locator("[data-frame]").all():
        control.click()
    if view == "collaboration":
        point = tab.evaluate(
            """() => { const p = remit.pixels("org.业务部"), b = document.querySelector("#network").getBoundingClientRect();
            return [p.x + b.left, p.y + b.top]; }"""
        )
        tab.mouse.move(point[0] - 40, point[1])
        tab.mouse.move(*point)
        tab.wait_for_timeout(250)

    assert tab.evaluate("document.images.length") == 0
    assert tab.evaluate("document.scripts.length") == (3 if view == "collaboration" else 2)
    seen.check()


def test_policy_stops_what_is_put_into_a_finished_page(visit: Callable[..., Visit], example: Graph) -> None:
    """Code and images that someone adds to the file do not run and are not fetched."""
    raw = "<img src=https://example.org/x.png onerror=alert(1)><script>alert(2)</script><b style='color:red'>x</b>"
    page = draw(example, "matrix")
    seen = visit(Page("matrix", page.html.replace("<header>", raw + "<header>", 1)))

    assert len(seen.tab.evaluate("violations")) >= 3
    assert not [line for line in seen.noise if line.startswith("dialog")]


@pytest.mark.parametrize("view", VIEWS)
def test_search_focus_and_back(visit: Callable[..., Visit], example: Graph, view: str) -> None:
    """Slash leads to the search, Enter to the first hit, the panel shows its words, the address holds it, Escape goes back."""
    seen = visit(draw(example, view))
    tab = seen.tab
    tab.keyboard.press("/")
    tab.keyboard.type("图书")
    assert tab.locator("#search").input_value() == "图书"
    assert tab.locator("#results li").first.inner_text().startswith("省图书馆")
    tab.keyboard.press("Enter")
    assert tab.locator("#panel .name").inner_text() == "省图书馆"
    assert tab.locator("#panel .numbers b").all_inner_texts() == ["2", "0", "2"]
    assert tab.locator("#panel mark").first.inner_text() == "省图书馆"
    assert "2021年工作要点 第1条" in tab.locator("#panel cite").first.inner_text()
    assert "n=" + quote("org.省图书馆") in tab.evaluate("location.hash")
    assert tab.locator("#live").inner_text() == "省图书馆"
    tab.keyboard.press("Escape")
    assert tab.locator("#panel .findings").count() == 1
    assert "n=" not in tab.evaluate("location.hash")
    seen.check()


@pytest.mark.parametrize("view", VIEWS)
def test_phone_shows_what_was_chosen(visit: Callable[..., Visit], example: Graph, view: str) -> None:
    """On a phone the panel of the chosen body comes into sight without scrolling, and closes again."""
    seen = visit(draw(example, view), "phone")
    tab = seen.tab
    tab.evaluate("remit.go('org.业务部')")
    box = tab.locator("#panel").bounding_box()
    assert box is not None
    assert 300 < box["y"] < 844 - 200
    tab.locator("#panel .close").click()
    assert tab.locator("#panel .findings").count() == 1
    seen.check()


@pytest.mark.parametrize("view", VIEWS)
def test_address_leads_back(visit: Callable[..., Visit], example: Graph, view: str) -> None:
    """A link with year and body opens that year with that body in the panel."""
    page = draw(example, view)
    chosen = json.loads(page.html.split('id="data">')[1].split("</script>")[0])["frames"][1]
    frame = chosen["id"]
    tab = visit(page, address=f"#y={frame}&n={quote('org.业务部')}").tab

    assert tab.locator("#panel .name").inner_text() == "业务部"
    assert chosen.get("scope", chosen["label"]) in tab.locator("#panel .quiet").first.inner_text()
    assert tab.evaluate("remit.state.frame") == frame
    assert tab.locator(f"[data-frame='{frame}'][aria-checked='true'], option[value='{frame}']").count() == 1


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_picture_is_saved(
    visit: Callable[..., Visit], example: Graph, tmp_path: Path, view: str, theme: str
) -> None:
    """The picture is a PNG file, about three times as wide as what is on the screen, and the page is as before."""
    seen = visit(draw(example, view), theme=theme, accept_downloads=True)
    tab = seen.tab
    shown = ink(tab) if view == "collaboration" else 0
    with tab.expect_download() as waiting:
        tab.locator("#picture").click()
    target = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(target)
    content = target.read_bytes()
    width = tab.locator(PICTURE).first.evaluate("(e) => e.getBoundingClientRect().width")

    assert content.startswith(b"\x89PNG")
    assert int.from_bytes(content[16:20], "big") >= 3 * width - 3
    if view == "collaboration":
        assert abs(ink(tab) - shown) <= shown * 0.02
    seen.check()


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_picture_is_saved_as_svg(
    visit: Callable[..., Visit], example: Graph, tmp_path: Path, view: str, theme: str
) -> None:
    """The SVG is well-formed, has the title and the names of bodies as text, needs no style sheet, and opens as an image."""
    seen = visit(draw(example, view), theme=theme, accept_downloads=True)
    tab = seen.tab
    if tab.locator("#vector").is_hidden():
        pytest.skip(f"{view} is text and has no drawing to save")
    with tab.expect_download() as waiting:
        tab.locator("#vector").click()
    target = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(target)
    made = ElementTree.fromstring(target.read_text(encoding="utf-8"))
    texts = ["".join(each.itertext()) for each in made.iter("{http://www.w3.org/2000/svg}text")]
    kinds = {each.tag.rpartition("}")[2] for each in made.iter()}

    assert target.suffix == ".svg"
    assert tab.locator("h1").inner_text() in texts
    assert any("业务部" in text for text in texts)
    assert kinds <= {"svg", "g", "path", "rect", "circle", "text", "tspan", "title"}
    assert "var(" not in target.read_text(encoding="utf-8")
    seen.check()


@pytest.mark.parametrize("view", VIEWS)
def test_print_shows_the_picture_on_white(visit: Callable[..., Visit], example: Graph, view: str) -> None:
    """Printed from the dark, the page is light, and the network is there as a picture that fits the sheet."""
    seen = visit(draw(example, view), theme="dark")
    tab = seen.tab
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    tab.emulate_media(media="print", color_scheme="dark")
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    if view == "collaboration":
        assert tab.locator("#printed").is_visible()
        assert not tab.locator("#stage").is_visible()
    else:
        assert tab.locator(PICTURE).first.is_visible()
    assert tab.pdf(format="A4", landscape=True).startswith(b"%PDF")
    tab.evaluate("dispatchEvent(new Event('afterprint'))")
    assert tab.evaluate("document.documentElement.hasAttribute('data-dark')")
    seen.check()


def test_notebook_frame_works(
    visit: Callable[..., Visit], browser: Browser, tmp_path: Path, example: Graph
) -> None:
    """Inside the sandboxed frame that a notebook shows, the page gets ready and reacts."""
    outer = tmp_path / "outer.html"
    outer.write_text(
        f"<!doctype html><meta charset=utf-8>{draw(example, 'matrix')._repr_html_()}", encoding="utf-8"
    )
    context = browser.new_context()
    tab = context.new_page()
    errors: list[str] = []
    tab.on("pageerror", lambda e: errors.append(str(e)))
    tab.goto(outer.as_uri())
    frame = tab.frame_locator("iframe")
    frame.locator("[data-table='d0'] button[data-focus='org.业务部']").click()
    assert frame.locator("#panel .name").inner_text() == "业务部"
    assert errors == []
    context.close()
