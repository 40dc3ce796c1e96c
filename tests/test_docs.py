"""What the README and the documentation show is what happens."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser, SkipParser

from remit.cli import main

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def run_console(example: Example) -> None:
    """Type each `$` line into a shell; what follows it is what it prints. `cd` holds for the lines after it."""
    command, expected = "", ""
    for line in [*str(example.parsed).splitlines(keepends=True), "$ "]:
        if not line.startswith("$ "):
            expected += line
            continue
        if command.startswith("cd "):
            os.chdir(command[3:].strip())
        elif command:
            path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
            env = os.environ | {"PATH": path, "LANG": "zh_CN.UTF-8", "LC_ALL": "", "COLUMNS": "100"}
            printed = subprocess.run(
                command, shell=True, text=True, env=env, capture_output=True, encoding="utf-8", check=False
            )
            assert printed.stdout.rstrip("\n") == expected.rstrip("\n"), printed.stderr
        command, expected = line[2:], ""


SYBIL = Sybil(parsers=[SkipParser(), PythonCodeBlockParser(), CodeBlockParser("console", run_console)])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_block_does_what_it_says(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The blocks of a page, one after the other in an empty folder, print what stands under them."""
    monkeypatch.chdir(tmp_path)
    for example in SYBIL.parse(page).examples():
        example.evaluate()


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_is_documented(name: str) -> None:
    """Each command has help with an example, and a place in the documentation."""
    command = main.commands[name]
    assert "Example" in (command.help or "")
    assert any(f"remit {name}" in page.read_text(encoding="utf-8") for page in PAGES)
