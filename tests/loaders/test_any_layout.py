"""A plan says the same, however an office prints it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from remit.graph.document import Document
from remit.graph.fact import Leader, Responsibility, Section, Task
from remit.loaders.load import extract
from tests.loaders.printing import EXTRA, OPTIONS, Layout, printed, said, sensible
from tests.loaders.tabulated import COLUMNS, FORMS, NAMES, tabulated, told

LAYOUTS = st.fixed_dictionaries({name: st.sampled_from(ways) for name, ways in OPTIONS.items()})


def read(document: Document) -> list[tuple[str, str | None, list[tuple[str, str]]]]:
    """Return section, title and bodies with their roles, of each task of *document*."""
    headings = {section.key: section.heading for section in document.of(Section)}
    bodies: dict[str, list[tuple[str, str]]] = {task.id: [] for task in document.of(Task)}
    for fact in document.of(Responsibility):
        bodies[fact.task].append((fact.org, fact.role))
    return [(headings.get(task.within or "", ""), task.title, bodies[task.id]) for task in document.of(Task)]


@given(LAYOUTS)
def test_a_plan_says_the_same_in_any_layout(ways: dict[str, Any]) -> None:
    """Numbering, place of the title, style of the clause, lines of a page, what stands around it: none of them changes who does what."""
    layout = Layout(**ways)
    assume(sensible(layout))
    text = printed(layout)
    document = extract(text, "d")
    assert read(document) == said(layout), text
    leaders = [leader.name for leader in document.of(Leader)]
    assert leaders == ["王建国"] * (len(said(layout)) if "领导" in EXTRA[layout.extra] else 0), text


TABLES = [
    (columns, names, form, merged)
    for columns in COLUMNS
    for names in range(len(NAMES))
    for form in FORMS
    for merged in ((True, False) if "section" in COLUMNS[columns] else (False,))
    if not (
        (merged and columns == "sections, no numbers" and "line" in form)
        or ("no numbers" in columns and "torn" in form)
    )  # nothing shows where a row begins
]


@pytest.mark.parametrize(("columns", "names", "form", "merged"), TABLES)
def test_a_plan_says_the_same_in_any_table(columns: str, names: int, form: str, merged: bool) -> None:
    """Order and names of the columns, merged cells, marks between the cells or none: none of them changes who does what."""
    text = tabulated(columns, names, form, merged=merged)
    assert [(section, bodies) for section, _, bodies in read(extract(text, "d"))] == told(columns), text
