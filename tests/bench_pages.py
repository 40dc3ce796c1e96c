"""What pages cost, to write and to open in Chromium, beside pyvis as it comes: `python -m tests.bench_pages`.

Times are of the clock: a browser works in several processes. Each figure is the least of three runs, pyvis with physics that of one.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Page as Tab

from remit import build, extract
from remit.graph.model import Graph
from remit.visualizations.draw import VIEWS, draw
from remit.visualizations.drawing.layout import Box, rings
from remit.visualizations.network import network
from remit.visualizations.scene import Scene
from tests.bench import corpus

NODES, LINKS = 1000, 1500
PATIENCE = 60  # seconds that pyvis gets to come to rest
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def least(work: Callable[[], object], runs: int = 3) -> float:
    """Return the seconds of the fastest of *runs*."""
    found = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return min(found)


def ready(tab: Tab) -> None:
    """Wait until a page of remit says that it is at rest."""
    tab.wait_for_selector("html[data-ready]", timeout=PATIENCE * 1000)


def still(tab: Tab) -> None:
    """Wait until the physics of a page of pyvis are at rest."""
    rest = "window.network && (window.network.once('stabilized', () => window.still = true), window.still)"
    tab.wait_for_function(rest, timeout=PATIENCE * 1000)


def opened(browser: Browser, file: Path, wait: Callable[[Tab], None] = ready, runs: int = 3) -> float:
    """Return the seconds until the page in *file* is at rest as *wait* knows it; infinite where it is not in time."""

    def once() -> None:
        tab = browser.new_page(viewport={"width": 1440, "height": 900})
        try:
            tab.goto(file.as_uri(), wait_until="commit")
            wait(tab)
        finally:
            tab.close()

    try:
        return least(once, runs)
    except Exception as error:  # playwright raises its own kinds of timeout
        if "Timeout" not in str(error):
            raise
        return float("inf")


def sample(count: int, links: int) -> tuple[list[str], list[tuple[str, str]]]:
    """Return names of nodes and pairs of them."""
    chance = random.Random(7)
    names = [f"第{n}处" for n in range(count)]
    return names, [(chance.choice(names), chance.choice(names)) for _ in range(links)]


def by_remit(file: Path) -> None:
    """Write a network of many nodes, layout included."""
    names, pairs = sample(NODES, LINKS)
    chance = random.Random(7)
    weight = {name: float(chance.randint(1, 9)) for name in names}
    at = rings(weight, dict.fromkeys(pairs, 1.0), {name: Box(44, 14, 36) for name in names})
    made = network()("网络")
    for name in names:
        made.add_node(name, name, x=at[name][0], y=at[name][1], kind="department")
    for one, other in pairs:
        made.add_edge(one, other)
    made.write_html(file)


def by_pyvis(file: Path) -> None:
    """Write the same network with pyvis as it comes."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pyvis.network import Network

    names, pairs = sample(NODES, LINKS)
    made = Network(cdn_resources="in_line")
    for name in names:
        made.add_node(name, name)
    for one, other in pairs:
        made.add_edge(one, other)
    file.write_text(made.generate_html(), encoding="utf-8")


def plans() -> Graph:
    """Return the graph of the plans at hand."""
    return build([extract(plan, plan.stem) for plan in corpus()[:2]])


def compare() -> None:
    """Print what pages cost."""
    path = next(
        (
            found
            for name in ("chromium", "chromium-browser", "google-chrome")
            if (found := shutil.which(name))
        ),
        None,
    )
    if path is None:
        print("no Chromium here: pages are not measured", file=sys.stderr)
        return
    graph = plans()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        place = Path(folder)
        browser = play.chromium.launch(executable_path=path, args=FLAGS)

        def all_pages() -> None:
            scene = Scene.of(graph, beside=VIEWS)
            for view in VIEWS:
                draw(scene, view).save(place / f"{view}.html")

        took = least(all_pages)
        size = sum((place / f"{view}.html").stat().st_size for view in VIEWS)
        print(f"{f'all {len(VIEWS)} pages of two plans, written':44} {took:8.2f} s   {size / 1e6:.1f} MB")
        for view in VIEWS:
            took = opened(browser, place / f"{view}.html")
            print(f"{f'{view}, opened until it is at rest':44} {took:8.2f} s")
        print(f"{NODES} nodes, {LINKS} lines:")
        mine = least(lambda: by_remit(place / "net.html"))
        theirs = least(lambda: by_pyvis(place / "pyvis.html"))
        print(f"{'written by remit, layout included':44} {mine:8.2f} s")
        print(f"{'written by pyvis, layout left to the browser':44} {theirs:8.2f} s")
        mine = opened(browser, place / "net.html")
        theirs = opened(browser, place / "pyvis.html", still, 1)
        print(f"{'remit, opened until it is at rest':44} {mine:8.2f} s")
        told = (
            f"{theirs:8.2f} s   {theirs / mine:.0f}× remit"
            if theirs < PATIENCE
            else f"over {PATIENCE} s   over {PATIENCE / mine:.0f}× remit"
        )
        print(f"{'pyvis with its physics':44} {told}")
        browser.close()


if __name__ == "__main__":
    compare()
