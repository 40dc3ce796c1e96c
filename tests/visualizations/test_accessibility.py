"""The pages held against the rules of axe-core, with nothing chosen, with a body in the panel, and with the help open."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from remit.graph.model import Graph
from remit.graph.store.protocol import Table
from remit.visualizations.draw import VIEWS, draw
from remit.visualizations.index import index
from remit.visualizations.page import Page
from remit.visualizations.scene import Scene
from tests.conftest import SERVERS
from tests.visualizations.browsing import SIZES

pytestmark = pytest.mark.browser
AXE = Path(os.environ.get("REMIT_AXE") or SERVERS / "node" / "node_modules" / "axe-core" / "axe.min.js")


@pytest.fixture(scope="module")
def axe() -> Path:
    """Return axe-core, which `sh .dev/servers.sh` fetches; without it skip, or fail where REMIT_CI is set."""
    if AXE.name != "axe.min.js" or not AXE.is_file():
        absent = pytest.fail if os.environ.get("REMIT_CI") else pytest.skip
        absent("axe-core is not here: run sh .dev/servers.sh (it needs npm), or set REMIT_AXE to axe.min.js")
    return AXE


def complaints(tab: Tab) -> list[Any]:
    """Return what axe-core finds wrong on the page as it is now: the rule and the elements."""
    found: list[Any] = tab.evaluate(
        "axe.run(document, { resultTypes: ['violations'] })"
        ".then((r) => r.violations.map((v) => [v.id, v.nodes.map((n) => n.html.slice(0, 200))]))"
    )
    return found


def opened(browser: Browser, page: Page, folder: Path, axe: Path, theme: Any, size: str) -> Iterable[Tab]:
    """Yield the page in a tab that has axe-core beside it."""
    context = browser.new_context(bypass_csp=True, color_scheme=theme, viewport=SIZES[size])  # type: ignore[arg-type]
    tab = context.new_page()
    tab.goto(page.save(folder / f"{page.name}.html").as_uri())
    tab.wait_for_selector("html[data-ready]")
    tab.add_script_tag(path=axe)
    yield tab
    context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_accessibility_rules_hold(
    browser: Browser, tmp_path: Path, axe: Path, example: Graph, view: str, theme: str
) -> None:
    """axe-core finds nothing to complain of on a page among others: with nothing chosen, with a body chosen, with the keys shown."""
    scene = Scene.of(example, beside=("index", *VIEWS))
    for tab in opened(browser, draw(scene, view), tmp_path, axe, theme, "desktop"):
        assert complaints(tab) == []
        tab.evaluate("remit.go('org.业务部')")
        assert complaints(tab) == []
        tab.locator("#help").click()
        assert complaints(tab) == []


@pytest.mark.parametrize("view", VIEWS)
def test_rules_hold_on_a_phone(
    browser: Browser, tmp_path: Path, axe: Path, example: Graph, view: str
) -> None:
    """On a phone, where the panel lies over the picture, they hold too."""
    for tab in opened(browser, draw(example, view, "en"), tmp_path, axe, "light", "phone"):
        tab.evaluate("remit.go('org.业务部')")
        assert complaints(tab) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_rules_hold_for_an_answer(browser: Browser, tmp_path: Path, axe: Path, theme: str) -> None:
    """axe-core finds nothing on the network of an answer, with and without a card in the panel."""
    answer = Table(("body", "task", "order"), (("业务部", "办展", 1), ("办公室", "办展", 2)))
    for tab in opened(browser, draw(answer), tmp_path, axe, theme, "desktop"):
        assert complaints(tab) == []
        tab.evaluate("remit.go('body:业务部')")
        assert complaints(tab) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_rules_hold_for_the_index(
    browser: Browser, tmp_path: Path, axe: Path, example: Graph, theme: str
) -> None:
    """axe-core finds nothing on the index, where a page was refused as well."""
    scene = Scene.of(example)
    page = index(scene, [draw(scene, view) for view in VIEWS if view != "ego"], {"ego": "9,000 are too many"})
    for tab in opened(browser, page, tmp_path, axe, theme, "desktop"):
        assert complaints(tab) == []
