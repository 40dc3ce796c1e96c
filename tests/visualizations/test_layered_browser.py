"""Pages of layers under the hand: what hangs together, the legend, arrow keys and links, in a real Chromium."""

from collections.abc import Callable
from urllib.parse import quote

import pytest

from remit.graph.model import Graph
from remit.visualizations.draw import draw
from remit.visualizations.scene import Scene
from tests.visualizations.browsing import Visit

pytestmark = pytest.mark.browser

LAYERED = ("panorama", "ego", "programmes", "targets")
IN_SIGHT = "(box) => !box.classList.contains('faded') && getComputedStyle(box).visibility !== 'hidden'"


def lit(seen: Visit, frame: str) -> list[str]:
    """Return the boxes of the drawing *frame* that are neither faded nor filtered out."""
    boxes = seen.tab.locator(f"[data-picture='{frame}'] g.box")
    found: list[str] = boxes.evaluate_all(f"(all) => all.filter({IN_SIGHT}).map((box) => box.dataset.focus)")
    return found


def test_focus_leaves_what_hangs_together(visit: Callable[..., Visit], example: Graph) -> None:
    """A click on a task leaves its bodies and programmes, one on a programme its tasks and their bodies, Escape leaves all."""
    seen = visit(draw(example, "panorama"))
    tab = seen.tab
    everything = lit(seen, "d0")
    tab.locator("[data-focus='task.d0.1.2']").click()
    task = lit(seen, "d0")
    name = tab.locator("#panel .name").inner_text()
    tab.locator("[data-picture='d0'] [data-focus='prog.读书节.2021']").click()
    programme = lit(seen, "d0")
    tab.keyboard.press("Escape")

    assert set(task) == {"org.业务部", "org.省图书馆", "task.d0.1.2", "prog.书房工程.2021"}
    assert name == "建设书房"
    assert set(programme) == {"org.业务部", "org.省图书馆", "org.办公室", "task.d0.1.1", "prog.读书节.2021"}
    assert lit(seen, "d0") == everything
    seen.check()


def test_legend_hides_a_kind_and_its_lines(visit: Callable[..., Visit], example: Graph) -> None:
    """Collectives are off until they are ticked; without programmes no line leads to one."""
    seen = visit(draw(example, "panorama"))
    tab = seen.tab
    lines = "(all) => all.filter((line) => getComputedStyle(line).visibility !== 'hidden').length"
    shown = tab.locator("[data-picture='d0'] path.bond")
    start = shown.evaluate_all(lines)
    tab.get_by_label("集体指称").check()
    more = shown.evaluate_all(lines)
    tab.get_by_label("项目", exact=False).first.uncheck()

    assert (start, more, shown.evaluate_all(lines)) == (10, 11, 8)
    assert not [each for each in lit(seen, "d0") if each.startswith("prog.")]
    seen.check()


@pytest.mark.parametrize("view", LAYERED)
def test_one_tab_stop_leads_in_and_arrows_walk(
    visit: Callable[..., Visit], example: Graph, view: str
) -> None:
    """One box of the drawing is a tab stop; arrows go to the nearest that way, Enter opens its panel."""
    seen = visit(draw(example, view))
    tab = seen.tab
    drawing = tab.locator(".frame:not([hidden]) svg.drawing")
    assert drawing.locator("[data-focus][tabindex='0']").count() == 1
    drawing.locator("[data-focus][tabindex='0']").focus()
    walked = set()
    for key in ("ArrowRight", "ArrowDown", "ArrowRight", "ArrowLeft"):
        tab.keyboard.press(key)
        walked.add(tab.evaluate("document.activeElement.dataset.key"))
    tab.keyboard.press("Enter")

    assert len(walked) >= 2
    assert tab.evaluate("remit.state.focus") == tab.evaluate("document.activeElement.dataset.focus")
    assert tab.locator("#panel .name").inner_text()
    seen.check()


def test_programme_and_target_show_their_words(visit: Callable[..., Visit], example: Graph) -> None:
    """The panel of a programme has its heads, what it continues and each place that names it; that of a target its due date."""
    seen = visit(draw(example, "programmes"), address=f"#n={quote('prog.读书节.2023')}")
    tab = seen.tab
    panel = tab.locator("#panel").inner_text()
    assert tab.locator("#panel mark").all_inner_texts() == ["读书节"]
    assert "业务部" in panel
    assert "延续自" in panel
    assert "program.quoted" in panel
    tab.locator("#panel .link", has_text="办好读书节").first.click()
    assert tab.locator("#panel .name").inner_text() == "办好读书节"
    seen.check()
    other = visit(draw(example, "targets"), address=f"#n={quote('target.0')}").tab
    assert other.locator("#panel .name").inner_text() == "书房 20 个"
    assert "2021 前" in other.locator("#panel").inner_text()
    assert "力争" in other.locator("#panel").inner_text()


def test_a_body_leads_to_its_profile(visit: Callable[..., Visit], example: Graph) -> None:
    """Where profiles lie beside, the panel of a body leads to its own; a search on the profiles changes to the one found."""
    seen = visit(
        draw(Scene.of(example, beside=("panorama", "ego")), "panorama"), address=f"#n={quote('org.办公室')}"
    )
    link = seen.tab.locator("#panel a", has_text="单位画像").get_attribute("href")
    assert link == f"ego.html#y={quote('org.办公室')}"
    alone = visit(draw(example, "panorama"), address=f"#n={quote('org.办公室')}").tab
    assert alone.locator("#panel a").count() == 0
    profile = visit(draw(example, "ego"), address=f"#y={quote('org.办公室')}").tab
    assert profile.evaluate("remit.state.frame") == "org.办公室"
    profile.keyboard.press("/")
    profile.keyboard.type("省图书馆")
    profile.keyboard.press("Enter")
    assert profile.evaluate("remit.state.frame") == "org.省图书馆"


def test_labels_stay_inside_their_boxes(
    visit: Callable[..., Visit], make_graph: Callable[..., Graph]
) -> None:
    """Long names, wide letters and figures end before the edge of their box, in the fonts of this machine."""
    long = "WWWW推进学习型社会建设和全民阅读工作联席会议办公室ＷＷＷＷ"
    spec = [(2021, ["一"], [(0, long, [(long, "responsible"), ("办公室", "responsible")])])]
    tab = visit(draw(make_graph(spec, kind=lambda _: "department"), "panorama")).tab
    over = tab.locator("g.box").evaluate_all(
        """(all) => all.map((box) => { const r = box.querySelector("rect").getBoundingClientRect();
        return Math.max(...[...box.querySelectorAll("text")].map((t) => t.getBoundingClientRect().right)) - r.right; })"""
    )
    assert max(over) <= 0
