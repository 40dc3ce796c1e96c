"""remit import and --store FILE: RDF that was exported, counted, converted and asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from remit.cli import main

PLAN = "甲协会2024年工作要点\n1.办好年会。举办年会，新建20个基地。（乙部牵头，丙部配合）"


def run(*words: object) -> str:
    """Return what `remit` with *words* prints on standard output."""
    result = CliRunner().invoke(main, [str(word) for word in words], catch_exceptions=False)
    assert result.exit_code == 0, result.stderr
    return result.stdout


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    """Return a TriG file of one plan."""
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    run("load", tmp_path / "plan.txt", "--store", tmp_path / "remit.db")
    run("export", "trig", "-o", tmp_path / "plans.trig", "--store", tmp_path / "remit.db")
    return tmp_path / "plans.trig"


def test_import_counts_and_converts(exported: Path) -> None:
    """The counts are those of the graph, and another format is what the folder itself would export."""
    assert "Task,1" in run("import", exported, "--format", "csv").splitlines()
    run("import", exported, "--to", "turtle", "-o", exported.with_suffix(".ttl"))
    mine = run("export", "turtle", "--store", exported.parent / "remit.db")
    assert exported.with_suffix(".ttl").read_text(encoding="utf-8") == mine


def test_a_file_is_asked_like_a_folder(exported: Path) -> None:
    """Questions, SPARQL, the list and exports take the file as their store."""
    folder = exported.parent / "remit.db"
    for words in (("ask", "tasks-of", "organization=乙部"), ("sparql", "SELECT ?t { ?t a remit:Task }")):
        assert run(*words, "--store", exported) == run(*words, "--store", folder)
    assert "甲协会2024年工作要点" in run("list", "--store", exported)
    assert run("export", "ntriples", "--store", exported) == run("export", "ntriples", "--store", folder)


def test_what_needs_the_plans_says_so(exported: Path) -> None:
    """Loading into a file is refused with the way out, without a traceback."""
    result = CliRunner().invoke(main, ["load", str(exported.parent / "plan.txt"), "--store", str(exported)])
    assert result.exit_code == 1
    assert "remit load PLAN… --store FOLDER" in result.stderr
