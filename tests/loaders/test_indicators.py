"""Tables of indicators are goals of the whole plan, however their cells are parted."""

import doctest

import pytest

from remit.graph.fact import Doubt, Target, Task
from remit.loaders.load import extract
from remit.loaders.outline.tables import indicators
from remit.loaders.targets import indicators as goals

PLAN = """甲省林业三年行动计划（2024—2026年）
一、重点任务
1.建设基地。建设基地3个。（省甲局负责）
2.培训人才。培训200名。（省乙局负责）
附件：主要指标表

{}
"""
HEADER = ("指标", "单位", "2023年", "2026年", "属性")
ROWS = (
    ("一、林业总产值", "亿元", "1260", "1600", "预期性"),
    ("覆盖率", "%", "48", "≥50", "约束性"),
    ("示范基地", "家", "42", "60左右", "预期性"),
    ("人均收入增速", "%", "—", "〔6.5〕", "预期性"),
)
SAID = [
    ("林业总产值", "=", 160000000000, "元", "2026", "count"),
    ("覆盖率", ">=", 50, "%", "2026", "ratio"),
    ("示范基地", "~", 60, "家", "2026", "count"),
    ("人均收入增速", "=", 6.5, "%", "2026", "ratio"),
]
FORMS = {
    "blanks": lambda row: "    ".join(row),
    "bars": lambda row: "| " + " | ".join(row) + " |",
    "bars alone": lambda row: "|".join(row),
    "tabs": lambda row: "\t".join(row),
    "commas": lambda row: ",".join(row),
}


def told(text: str) -> list[tuple[object, ...]]:
    """Return the goals of the whole plan that *text* states."""
    document = extract(text, "d")
    return [(t.object, t.op, t.value, t.unit, t.due, t.kind) for t in document.of(Target) if t.task is None]


def test_doctests() -> None:
    """The examples in the docstrings are true."""
    assert doctest.testmod(indicators).failed == doctest.testmod(goals).failed == 0


@pytest.mark.parametrize("form", FORMS)
def test_each_row_is_a_goal_of_the_year_that_lies_ahead(form: str) -> None:
    """The unit has a column of its own; the year before the plan is what was, and marks of number and kind are no part of the name."""
    table = "\n".join(map(FORMS[form], (HEADER, *ROWS)))
    assert told(PLAN.format(table)) == SAID
    assert len(list(extract(PLAN.format(table), "d").of(Task))) == 2


def test_a_table_in_html_says_the_same() -> None:
    """Cells of a web page are those of the table."""
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in (HEADER, *ROWS))
    assert told(PLAN.format(f"<table>{rows}</table>")) == SAID


@pytest.mark.parametrize(
    ("header", "row", "goals_"),
    [
        (
            "指标名称|计量单位|2023年实绩|2024年目标|2025年目标",
            "就业人数|万人|5|6|7",
            [(60000, "人", "2024"), (70000, "人", "2025")],
        ),
        ("主要指标|2024年|2025年|2026年", "就业（万人）|6|7|8", [(60000, "人", "2024"), (70000, "人", "2025"), (80000, "人", "2026")]),
        ("序号|指标|单位|基期值|目标值", "1|就业人数|人|500|600", [(600, "人", None)]),
        ("一级指标|二级指标|单位|2023年|2026年", "民生|就业人数|人|500|600", [(600, "人", "2026")]),
    ],
)  # fmt: skip
def test_the_header_tells_which_years_are_aimed_at(
    header: str, row: str, goals_: list[tuple[object, ...]]
) -> None:
    """A column is aimed at where its name says so, else from the first year of the plan on; what was reached is no goal."""
    found = told(PLAN.format("\n".join((header, row, row))))
    assert [(value, unit, due) for _, _, value, unit, due, _ in found] == goals_ * 2


def test_a_cell_of_a_merged_group_may_be_missing() -> None:
    """The first column may be printed with the first of several rows alone; a line over several rows is none."""
    table = "类别|指标|单位|2026年目标\n民生|就业人数|人|600\n参保人数|人|700\n二、生态\n生态|覆盖率|%|50"
    assert [each[:3] for each in told(PLAN.format(table))] == [
        ("就业人数", "=", 600),
        ("参保人数", "=", 700),
        ("覆盖率", "=", 50),
    ]


def test_a_table_with_somebody_who_answers_is_one_of_tasks() -> None:
    """Rows for which a body answers are tasks with targets of their own."""
    table = "序号|指标名称|2024年目标值|责任单位\n1|城镇新增就业|5万人|省甲局\n2|覆盖率|50%|省乙局"
    assert told(f"甲省2024年目标任务分解表\n{table}\n") == []


def test_an_amount_that_is_not_understood_is_a_doubt() -> None:
    """A number without any unit is shown, not guessed."""
    table = "指标|单位|2026年目标\n就业人数||600\n覆盖率|%|50"
    document = extract(PLAN.format(table), "d")
    doubts = [doubt.evidence.quote for doubt in document.of(Doubt) if "指标表" in doubt.reason]
    assert doubts == ["就业人数||600"]
