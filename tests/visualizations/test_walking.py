"""The network and the matrix under the hand: years, legend, slider, arrow keys and clicks, in a real Chromium."""

from collections.abc import Callable

import pytest

from remit.graph.model import Graph
from remit.visualizations.draw import draw
from tests.visualizations.browsing import Visit

pytestmark = pytest.mark.browser


def test_years_keep_places_and_change_numbers(visit: Callable[..., Visit], example: Graph) -> None:
    """The other year has other lines and sentences, the same places and the same body in focus; arrow keys choose it too."""
    seen = visit(draw(example, "collaboration"))
    tab = seen.tab
    before, answer = tab.evaluate("remit.positions()"), tab.locator("#answer").inner_text()
    tab.evaluate("remit.go('org.业务部')")
    tab.locator("[data-frame='2021']").focus()
    tab.keyboard.press("ArrowRight")

    assert tab.evaluate("remit.state.frame") == "2023"
    assert tab.evaluate("remit.positions()") == before
    assert tab.locator("#answer").inner_text() != answer
    assert tab.locator("#panel .name").inner_text() == "业务部"
    seen.check()


def test_legend_and_slider_filter(visit: Callable[..., Visit], example: Graph) -> None:
    """A type that is ticked off has no lines; collectives come when they are ticked; the slider thins the lines out."""
    seen = visit(draw(example, "collaboration"))
    tab = seen.tab
    start = tab.evaluate("remit.shownEdges()")
    tab.get_by_label("集体指称").check()
    more = tab.evaluate("remit.shownEdges()")
    tab.get_by_label("机关部室").uncheck()
    less = tab.evaluate("remit.shownEdges()")
    tab.get_by_label("机关部室").check()
    tab.locator("input[type=range]").focus()
    tab.keyboard.press("End")

    assert (start, more, less, tab.evaluate("remit.shownEdges()")) == (3, 5, 0, 2)
    assert tab.locator("#legend .number").all_inner_texts() == ["2", "1", "0", "1"]
    seen.check()


def test_network_is_walked_with_the_keyboard(visit: Callable[..., Visit], example: Graph) -> None:
    """In the picture arrow keys move from body to body, plus and minus change the scale, nought shows all."""
    tab = visit(draw(example, "collaboration")).tab
    tab.locator("#network").focus()
    walked = set()
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"):
        tab.keyboard.press(key)
        walked.add(tab.locator("#panel .name").inner_text())
    scale = tab.evaluate("remit.labelPixels()")
    tab.keyboard.press("+")

    assert len(walked) >= 2
    assert tab.evaluate("remit.labelPixels()") > scale


def test_matrix_is_walked_and_clicked(visit: Callable[..., Visit], example: Graph) -> None:
    """One tab stop leads into the table, arrows from cell to cell, a click or Enter shows the tasks of the cell, a filter hides rows."""
    seen = visit(draw(example, "matrix"))
    tab = seen.tab
    table = tab.locator("[data-table='d0']")
    assert table.locator("[data-focus][tabindex='0']").count() == 1
    table.locator("[data-focus='org.业务部']").focus()
    tab.keyboard.press("ArrowRight")
    tab.keyboard.press("Enter")
    assert tab.locator("#panel .name").inner_text() == "业务部"
    assert tab.locator("#panel .entry .link").first.inner_text() == "办好读书节"
    assert tab.locator("#panel .entry").count() == 2
    table.locator("button[data-focus='sec.d0.1.2']").click()
    assert tab.locator("#panel .name").inner_text() == "队伍建设"
    tab.get_by_label("机关部室").uncheck()
    assert not table.locator("[data-row='org.业务部']").is_visible()
    seen.check()


def test_a_group_leads_to_its_members(visit: Callable[..., Visit], make_graph: Callable[..., Graph]) -> None:
    """Where bodies are drawn as one, its panel lists them, those with most tasks first, and each has a panel of its own."""
    tasks = [
        (None, f"任务{n}", [(f"单位{n}", "responsible"), ("单位7", "responsible")])
        for n in range(151)
        if n != 7
    ]
    seen = visit(draw(make_graph([(2021, [], tasks)], kind=lambda _: "department"), "collaboration"))
    tab = seen.tab
    tab.evaluate("remit.go('type.department')")
    listed = tab.locator("#panel .entry .link", has_text="单位").first
    assert listed.inner_text() == "单位7"
    assert "其中的 151 个单位" in tab.locator("#panel").inner_text()
    listed.click()
    assert tab.locator("#panel .name").inner_text() == "单位7"
    assert tab.locator("#panel .numbers b").first.inner_text() == "150"
    seen.check()
