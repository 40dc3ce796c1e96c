"""docs/questions.md shows every question as its files say it."""

import sys
from importlib import import_module
from pathlib import Path

import pytest

from remit.queries.library import questions

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "questions.md"


def test_the_page_says_what_the_files_say(monkeypatch: pytest.MonkeyPatch) -> None:
    """Written again from the heads of the files, with the answers that stand there, the page is the same: else `make docs`."""
    monkeypatch.setattr(sys, "path", [str(ROOT / ".dev"), *sys.path])
    page = PAGE.read_text(encoding="utf-8")
    assert import_module("questions").written(page) == page


@pytest.mark.parametrize("name", sorted(questions()))
def test_every_question_has_a_section_with_an_answer(name: str) -> None:
    """Titles, columns, the command with its answer, and links to both texts, which are there."""
    page = PAGE.read_text(encoding="utf-8")
    section = page.partition(f"\n### {name}\n")[2].partition("\n### ")[0]
    question = questions()[name]

    assert question.title["zh"] in section
    assert question.title["en"] in section
    assert all(f"`{column}`" in section for column in question.columns)
    assert f"$ remit ask {name}" in section
    answer = section.partition("```console\n")[2].partition("```")[0].splitlines()
    assert len(answer) >= 3 + (name not in ("leaders", "only-collectives"))
    for link in (f"../queries/cypher/{name}.cypher", f"../queries/sparql/{name}.rq"):
        assert f"]({link})" in section
        assert (PAGE.parent / link).is_file()
