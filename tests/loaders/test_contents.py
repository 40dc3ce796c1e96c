"""The table of contents of a plan says nothing that its headings do not."""

import doctest

import pytest

from remit.graph.fact import Section, Task
from remit.loaders.load import extract
from remit.loaders.outline import contents
from remit.loaders.outline.contents import without_contents
from remit.loaders.text import Text, blocks

PLAN = """甲市数字经济发展行动计划
（2024—2026年）
{}一、总体要求
坚持创新。
二、重点任务
（一）建设平台
建设平台3个，覆盖全市。（责任单位：市甲局）
（二）培训人才
培训人才200名。（责任单位：市乙局）
三、保障措施
加强领导。
"""
ENTRIES = (
    ("一、总体要求", 1),
    ("二、重点任务", 2),
    ("（一）建设平台", 2),
    ("（二）培训人才", 3),
    ("三、保障措施", 4),
)


def test_doctests() -> None:
    """The examples in the docstrings are true."""
    assert doctest.testmod(contents).failed == 0


def facts(text: str) -> list[tuple[str, ...]]:
    """Return the headings and the tasks of *text*."""
    document = extract(text, "d")
    tasks = [(task.id, task.title or "", task.text) for task in document.of(Task)]
    return [*((section.heading, *section.path) for section in document.of(Section)), *tasks]


@pytest.mark.parametrize("heading", ["目  录\n", "目录\n\n", ""])
@pytest.mark.parametrize("entry", ["{}………………{}\n", "{}\t{}\n", "{} ........ {}\n", "{}······({})\n", "{}\n"])
def test_a_plan_has_the_same_facts_with_a_table_of_contents(heading: str, entry: str) -> None:
    """With dots, tabs or nothing before the numbers of pages, under 目录 or not, its entries are no sections and no tasks."""
    listed = heading + "".join(entry.format(*each) for each in ENTRIES)
    assert facts(PLAN.format(listed)) == facts(PLAN.format(""))


@pytest.mark.parametrize(
    "text",
    [
        "1.建设平台\n2.培训人才\n3.办好年会\n",
        "一、建设平台\n甲局\n全年\n二、培训人才\n甲局\n全年\n三、办好年会\n甲局\n全年\n",
        "甲局 1\n乙局 2\n丙局 3\n",
    ],
)
def test_what_does_not_come_again_is_kept(text: str) -> None:
    """Short items, and cells on lines of their own that repeat, are no table of contents."""
    found = blocks(Text(text))
    assert without_contents(found) == [*found]


@pytest.mark.parametrize(("heading", "whole"), [("目录\n", 2), ("", 4)])
def test_a_table_of_contents_whose_text_is_cut_off_says_nothing_either(heading: str, whole: int) -> None:
    """What a page prints of a plan ends somewhere: entries whose headings it no longer has are no tasks, under 目录 or where the first ones come again."""
    listed = "".join(f"{entry}\n" for entry, _ in ENTRIES)
    body = PLAN.format("").splitlines(keepends=True)
    kept = "".join(body[: 3 + whole])
    assert facts(PLAN[: PLAN.index("{}")] + heading + listed + kept[len("".join(body[:2])) :]) == facts(kept)
