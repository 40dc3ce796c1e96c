"""The timeline in a real Chromium: lanes, filters, opening what is cut, walking with the keyboard."""

from collections.abc import Callable
from typing import Any

import pytest

from remit.graph.model import Graph
from remit.visualizations.draw import draw
from tests.visualizations.browsing import Visit
from tests.visualizations.works import Aim, Works, with_works

pytestmark = pytest.mark.browser

Visiting = Callable[..., Visit]


def test_months_and_marks_lead_to_words(visit: Visiting, example: Graph) -> None:
    """A month of the strip shows its list, a mark its card with the words; arrows walk; Escape leads back to the mark."""
    seen = visit(draw(example, "timeline"))
    tab = seen.tab
    assert tab.locator(".frame:not([hidden]) .strip li").all_inner_texts()[5].split() == ["6月", "1"]
    tab.locator(".frame:not([hidden]) .strip button").first.click()
    assert tab.locator("#panel .name").inner_text() == "6月"
    tab.locator("#panel .entry .link").first.click()
    assert tab.locator("#panel .name").inner_text() == "馆员 100 个"
    assert tab.locator(".dues button.chosen").count() == 1
    assert tab.locator(".frame:not([hidden]) [data-focus][tabindex='0']").count() == 1
    tab.locator(".dues [data-focus='target.1']").focus()
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    assert tab.locator("#panel .name").inner_text() == "书房 20 个"
    tab.keyboard.press("Escape")
    assert tab.evaluate("document.activeElement.dataset.focus") == "target.0"
    seen.check()


def test_legend_hides_and_a_body_stands_out(visit: Visiting, example: Graph) -> None:
    """A type that is ticked off has no marks; a chosen body's marks stand out; a link to another year's target opens that year."""
    seen = visit(draw(example, "timeline"))
    tab = seen.tab
    tab.evaluate("remit.go('org.业务部')")
    assert tab.locator(".near").evaluate_all("(all) => all.map((e) => e.dataset.focus)") == ["target.0"]
    tab.get_by_label("机关部室").uncheck()
    assert tab.locator(".dues button:visible").count() == 0
    tab.evaluate("remit.go('target.2', { reveal: true })")
    assert tab.evaluate("remit.state.frame") == "d1"
    assert tab.locator("#answer").inner_text().startswith("2023年")
    seen.check()


def cut(make_graph: Callable[..., Graph], count: int) -> Graph:
    """Return a plan with *count* targets due in one month."""
    spec: Any = [(2021, [], [(None, "办展", [("业务部", "responsible")])])]
    aims = tuple(Aim((0, 1), f"展{n}", n, "2021-05") for n in range(count))
    return with_works(make_graph(spec), spec, Works((), aims))


def test_all_of_a_lane_is_shown_on_demand(visit: Visiting, make_graph: Callable[..., Graph]) -> None:
    """Twelve marks of a long lane are there at first, all after the button; what is searched for is opened too."""
    page = draw(cut(make_graph, 160), "timeline")
    seen = visit(page)
    tab = seen.tab
    assert tab.locator(".dues button:visible").count() == 12
    tab.locator(".all").click()
    assert tab.locator(".dues button:visible").count() == 160
    assert not tab.locator(".all").is_visible()
    again = visit(page, address="#n=target.159").tab
    assert again.locator(".dues [data-focus='target.159']").is_visible()
    seen.check()


def test_a_group_opens_its_list(visit: Visiting, make_graph: Callable[..., Graph]) -> None:
    """Where marks are counted by body, a body of a month leads to the list of its targets, and each to its words."""
    seen = visit(draw(cut(make_graph, 1501), "timeline"))
    tab = seen.tab
    tab.locator(".dues button").click()
    assert tab.locator("#panel .name").inner_text() == "5月 · 业务部"
    assert tab.locator("#panel .quiet").first.inner_text() == "1501 项"
    tab.locator("#panel .entry .link").nth(1).click()
    assert tab.locator("#panel .name").inner_text() == "展1 1 个"
    seen.check()
