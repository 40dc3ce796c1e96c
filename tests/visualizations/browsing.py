"""A real Chromium for the tests of pages: opening a page, and all that it did that a page should not do."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, sync_playwright
from playwright.sync_api import Page as Tab

from remit.visualizations.page import Page

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SIZES = {"desktop": {"width": 1440, "height": 900}, "phone": {"width": 390, "height": 844}}
PICTURE = "#network, .frame:not([hidden]) table, .frame:not([hidden]) svg.drawing, #text"
_LOOKS, _BETWEEN = 50, 100  # how often a drawing is looked at until it rests, and milliseconds between
WATCH = """window.violations = [];
document.addEventListener("securitypolicyviolation", (e) => violations.push(`${e.violatedDirective} ${e.blockedURI}`));"""


@dataclass
class Visit:
    """An open page and all that it did that a page should not do."""

    tab: Tab
    noise: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def refuse(self, dialog: Dialog) -> None:
        """Note a dialog and close it."""
        self.noise.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def check(self) -> None:
        """Fail unless the page kept quiet: no message, no error, no dialog, no request, no violation of its policy."""
        assert self.noise == []
        assert [r for r in self.requests if not r.startswith(("file:", "data:", "blob:"))] == []
        assert self.tab.evaluate("violations") == []


def ink(tab: Tab) -> int:
    """Return how many pixels of the canvas are painted, once that no longer changes: names fade in on a busy machine."""
    before = -1
    for _ in range(_LOOKS):
        count = _painted(tab)
        if count == before:
            break
        before = count
        tab.wait_for_timeout(_BETWEEN)
    return before


def _painted(tab: Tab) -> int:
    count: int = tab.evaluate(
        """() => { const c = document.querySelector("#network canvas");
        const o = Object.assign(document.createElement("canvas"), { width: c.width, height: c.height });
        const x = o.getContext("2d", { willReadFrequently: true }); x.drawImage(c, 0, 0);
        const d = x.getImageData(0, 0, o.width, o.height).data;
        let n = 0; for (let i = 3; i < d.length; i += 4) n += d[i] > 0; return n; }"""
    )
    return count


def smallest_text(tab: Tab) -> float:
    """Return the height in pixels of the smallest text that can be seen."""
    size: float = tab.evaluate(
        """() => { const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); let least = 99;
        while (walk.nextNode()) { const e = walk.currentNode.parentElement;
          if (!walk.currentNode.textContent.trim() || /SCRIPT|STYLE|NOSCRIPT/.test(e.tagName) || e.closest(".unseen")) continue;
          if (e.offsetParent !== null) least = Math.min(least, parseFloat(getComputedStyle(e).fontSize)); }
        return window.remit.labelPixels ? Math.min(least, window.remit.labelPixels()) : least; }"""
    )
    return size


def launched() -> Iterator[Browser]:
    """Yield the Chromium of this machine; without one skip, or fail under CI."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        tell = pytest.fail if os.environ.get("CI") else pytest.skip
        tell(f"no browser for the pages: install one of {', '.join(NAMES)}")
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=path, args=FLAGS)
        yield opened
        opened.close()


def visiting(browser: Browser, folder: Path) -> Iterator[Callable[..., Visit]]:
    """Yield the function that opens a page, saved in *folder*, and waits until it is ready."""
    contexts = []

    def open_page(
        page: Page, size: str = "desktop", theme: Any = "light", address: str = "", **options: Any
    ) -> Visit:
        file = page.save(folder / f"{page.name}.html")
        context = browser.new_context(
            viewport=SIZES[size],  # type: ignore[arg-type]
            color_scheme=theme,
            reduced_motion="reduce",
            **options,
        )
        contexts.append(context)
        context.add_init_script(WATCH)
        seen = Visit(context.new_page())
        seen.tab.on("console", lambda m: seen.noise.append(f"{m.type}: {m.text}"))
        seen.tab.on("pageerror", lambda e: seen.noise.append(f"error: {e}"))
        seen.tab.on("dialog", seen.refuse)
        seen.tab.on("request", lambda r: seen.requests.append(r.url))
        seen.tab.goto(file.as_uri() + address)
        seen.tab.wait_for_selector("html[data-ready]", timeout=20_000)
        return seen

    yield open_page
    for context in contexts:
        context.close()
