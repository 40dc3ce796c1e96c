"""Fill the console blocks of README and docs with what the commands print now, and take the pictures of the pages: `make docs`.

The part of docs/questions.md on each question is written first, from the heads of their files (questions.py).

The tests run the same blocks and compare, so a page that is not current fails.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from questions import written

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
QUESTIONS = ROOT / "docs" / "questions.md"
LATER = ("matrix", "panorama", "targets", "timeline")  # whose last button is the later plan
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def filled(page: str) -> str:
    """Return *page* with the output of each `$` line under it; `cd` holds for the lines after it."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
        env = os.environ | {"PATH": path, "LANG": "zh_CN.UTF-8", "LC_ALL": "", "COLUMNS": "100"}

        def block(match: re.Match[str]) -> str:
            nonlocal place
            out = []
            for line in match[1].splitlines():
                if not line.startswith("$ "):
                    continue
                out.append(line)
                if line.startswith("$ cd "):
                    place = place / line[5:].strip()
                    continue
                done = subprocess.run(
                    line[2:], shell=True, text=True, capture_output=True, env=env, cwd=place, check=False
                )
                if done.returncode:
                    sys.exit(f"{line}\n{done.stderr}")
                out += done.stdout.rstrip("\n").splitlines()
            return "```console\n" + "\n".join(out) + "\n```"

        return re.sub(r"```console\n(.*?)\n?```", block, page, flags=re.DOTALL)


def pictures(folder: Path) -> None:
    """Take the pages of the example plans as pictures into *folder*, each as it opens at the later plan."""
    from playwright.sync_api import sync_playwright

    from remit.visualizations.draw import VIEWS

    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if not browser:
        print("no Chromium here: the pictures stay as they are", file=sys.stderr)
        return
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        subprocess.run([sys.executable, "-m", "remit", "demo", place], check=True, capture_output=True)
        asked = [
            "who-works-on",
            "topic=阅读",
            "--store",
            f"{place}/remit.db",
            "-o",
            f"{place}/pages/answer.html",
        ]
        subprocess.run([sys.executable, "-m", "remit", "ask", *asked], check=True, capture_output=True)
        chromium = playwright.chromium.launch(executable_path=browser, args=FLAGS)
        for view in (*VIEWS, "answer"):
            page = chromium.new_page(viewport={"width": 1280, "height": 800})
            page.goto((Path(place) / "pages" / f"{view}.html").as_uri())
            if view in LATER and page.locator("[data-frame]").count():
                page.locator("[data-frame]").last.click()
            page.wait_for_timeout(300)
            page.screenshot(path=folder / f"{view}.png")
            page.close()
        chromium.close()


if __name__ == "__main__":
    QUESTIONS.write_text(written(QUESTIONS.read_text(encoding="utf-8")), encoding="utf-8")
    for each in PAGES:
        each.write_text(filled(each.read_text(encoding="utf-8")), encoding="utf-8")
    pictures(ROOT / "docs" / "images")
