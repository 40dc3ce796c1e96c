"""Whole plans in every clause style and numbering: sections, tasks and who answers, against what a clerk reads in them."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from remit.graph.document import Document
from remit.graph.fact import Doubt, Leader, Program, Responsibility, Section, Target, Task
from remit.loaders.load import extract

PLANS: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("styles.toml").read_text("utf-8"))[
    "plan"
]
MARKS = {"lead": "!", "responsible": "", "support": "?"}


def told(document: Document) -> Iterator[str]:
    """Yield the facts of *document* that its structure gives, a line a task, goals and programmes of the whole plan before them."""
    headings = {section.key: section.heading for section in document.of(Section)}
    for goal in document.of(Target):
        if goal.task is None:
            yield f"goal: {goal.verb} {goal.object} {goal.op} {goal.value} {goal.unit}"
    for program in document.of(Program):
        if program.task is None:
            yield f"programme: {program.name}"
    for task in document.of(Task):
        words = [task.id.partition("#")[2].partition(".")[2]]
        words += [f"[{headings[task.within]}]"] if task.within else []
        words += [f"《{task.title}》"] if task.title else []
        for fact in document.facts:
            if isinstance(fact, Responsibility) and fact.task == task.id:
                words.append(f"{fact.org}{MARKS[fact.role]}")
            elif isinstance(fact, Leader) and fact.task == task.id:
                words.append(f"@{fact.name}")
        words += [f"<{task.due_text}"] if task.due_text else []
        yield " ".join(words)


@pytest.mark.parametrize("plan", PLANS, ids=[plan["style"] for plan in PLANS])
def test_a_plan_of_each_style_is_read_as_a_clerk_reads_it(plan: dict[str, Any]) -> None:
    """Each task is found with its section, its title and all who answer for it, and nothing else is."""
    document = extract(plan["text"], "d")
    assert list(told(document)) == plan["facts"].splitlines()


LEFT = [
    ("1.建设平台。（责任单位：甲局）\n各单位新建台账10个，抓好落实。\n", "新建台账10个"),
    ("1.建设平台。（责任单位：甲局）\n附件：名单\n另由以下单位负责。（责任单位：乙局）\n", "责任单位：乙局"),
]


@pytest.mark.parametrize(("text", "words"), LEFT)
def test_work_that_no_task_holds_is_a_doubt(text: str, words: str) -> None:
    """A paragraph with a figure behind a clause, or with a clause outside of all items, is not dropped in silence."""
    document = extract(f"甲市2024年工作要点\n{text}", "d")
    doubts = [doubt.evidence.quote for doubt in document.of(Doubt) if "未读入" in doubt.reason]
    assert any(words in quote for quote in doubts), doubts


def test_an_empty_cell_is_no_doubt() -> None:
    """What a clause marks as empty raises no question."""
    document = extract(
        "甲市2024年工作要点\n1.建设。（牵头单位：甲局；配合单位：无）\n2.培训。（责任单位：/）", "d"
    )
    assert not list(document.of(Doubt))


def test_names_keep_the_script_of_the_text() -> None:
    """Traditional characters are understood, and every fact has them as printed."""
    document = extract("甲縣2024年工作要點\n1.建設平臺。（責任單位：財政廳、教育廳，各縣政府）", "d")
    assert [fact.org for fact in document.of(Responsibility)] == ["財政廳", "教育廳", "各縣政府"]
    assert all(
        document.text[fact.evidence.start : fact.evidence.end] == fact.evidence.quote
        for fact in document.facts
    )


def test_a_column_that_is_not_read_is_a_doubt() -> None:
    """What stands below 一季度 is not dropped in silence; a column of places only describes."""
    header = "序号\t工作任务\t一季度\t地点\t责任单位\n"
    text = f"甲市2024年重点工作任务分解表\n{header}1\t建设平台\t开工\t甲区\t市甲局\n2\t培训人员\t开班\t乙区\t市乙局\n"
    doubts = [doubt for doubt in extract(text, "d").of(Doubt) if doubt.evidence.rule == "doubt.column"]
    assert [doubt.evidence.quote for doubt in doubts] == ["一季度"]


def test_a_column_beside_a_header_of_two_rows_is_a_doubt() -> None:
    """The names of both rows are read as one header, and a column that neither names is told."""
    header = (
        "| 序号 | 工作任务 | 一季度 | 责任分工 | |\n|---|---|---|---|---|\n| | | | 牵头单位 | 配合单位 |\n"
    )
    text = f"甲市2024年重点工作任务分解表\n{header}| 1 | 建设平台 | 开工 | 市甲局 | 市乙局 |\n"
    doubts = [doubt for doubt in extract(text, "d").of(Doubt) if doubt.evidence.rule == "doubt.column"]
    assert [doubt.evidence.quote for doubt in doubts] == ["一季度"]
