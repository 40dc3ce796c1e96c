"""Tables of indicators for which somebody answers (主要指标任务分解表): each row is a task, each year that is ahead a target."""

import pytest

from remit.graph.fact import Doubt, Responsibility, Section, Target, Task
from remit.loaders.load import extract

TITLE = "甲市2024年主要指标任务分解表"
Told = list[tuple[str, list[str], list[tuple[str, object, str | None, str | None]]]]

TABLES: dict[str, tuple[list[list[str]], Told]] = {
    "a unit, what was reached and what is aimed at": (
        [
            ["序号", "指标名称", "单位", "2023年实绩", "2024年目标", "责任单位"],
            ["1", "地区生产总值增速", "%", "5.8", "6左右", "市甲局、市乙局"],
            ["2", "新增市场主体", "万户", "2.6", "3", "市丙局"],
        ],
        [
            ("地区生产总值增速", ["市甲局", "市乙局"], [("~", 6, "%", "2024")]),
            ("新增市场主体", ["市丙局"], [("=", 30000, "户", "2024")]),
        ],
    ),
    "a unit and an amount without a year": (
        [
            ["序号", "主要指标", "计量单位", "目标值", "牵头单位"],
            ["1", "城镇新增就业", "人", "≥12000", "市甲局"],
            ["2", "森林覆盖率", "%", "42.5", "市乙局"],
        ],
        [
            ("城镇新增就业", ["市甲局"], [(">=", 12000, "人", "2024")]),
            ("森林覆盖率", ["市乙局"], [("=", 42.5, "%", "2024")]),
        ],
    ),
    "no running numbers, and how much more it is": (
        [
            ["指标", "单位", "2023年完成", "2024年预期", "增长（%）", "责任单位"],
            ["地区生产总值", "亿元", "1260", "1340", "6", "市甲局"],
            ["一般公共预算收入", "亿元", "86.5", "91", "5", "市乙局"],
        ],
        [
            ("地区生产总值", ["市甲局"], [("=", 134_000_000_000, "元", "2024")]),
            ("一般公共预算收入", ["市乙局"], [("=", 9_100_000_000, "元", "2024")]),
        ],
    ),
    "units behind the names, and several years": (
        [
            ["序号", "考核指标", "2024年目标", "2025年目标", "责任单位"],
            ["1", "新增绿地（万平方米）", "100", "120", "市甲局"],
            ["2", "污水处理率（%）", "95", "96以上", "市乙局"],
        ],
        [
            ("新增绿地（万平方米）", ["市甲局"], [("=", 1_000_000, "平方米", "2024"), ("=", 1_200_000, "平方米", "2025")]),
            ("污水处理率（%）", ["市乙局"], [("=", 95, "%", "2024"), (">=", 96, "%", "2025")]),
        ],
    ),
}  # fmt: skip


def printed(rows: list[list[str]], between: str) -> str:
    """Return the table with *between* its cells."""
    return TITLE + "\n" + "\n".join(between.join(row) for row in rows) + "\n"


def told(text: str) -> Told:
    """Return the first cell of the text, bodies and targets of each task of *text*."""
    document = extract(text, "d")
    return [
        (
            task.text.split("\n")[0].split("\t")[0],
            [each.org for each in document.of(Responsibility) if each.task == task.id],
            [
                (each.op, each.value, each.unit, each.due)
                for each in document.of(Target)
                if each.task == task.id
            ],
        )
        for task in document.of(Task)
    ]


@pytest.mark.parametrize("between", ["\t", "|", "\n"])
@pytest.mark.parametrize("name", TABLES)
def test_rows_are_tasks_and_years_ahead_are_targets(name: str, between: str) -> None:
    """Unit, name and year of the header make a target of each amount that is aimed at; amounts that were reached make none."""
    rows, wanted = TABLES[name]
    assert told(printed(rows, between)) == wanted


@pytest.mark.parametrize("dash", ["-", "—"])
def test_a_dash_keeps_the_amounts_in_their_years(dash: str) -> None:
    """A cell that says nothing holds its place, in a row and a cell a line."""
    rows = [
        ["序号", "指标名称", "单位", "2024年", "2025年", "2026年", "责任单位"],
        ["1", "甲产量", "万吨", "10", "12", "15", "市甲局"],
        ["2", "乙产量", "万吨", dash, "20", "30", "市乙局"],
    ]
    wanted = [[("=", n * 10_000, "吨", year) for n, year in amounts] for amounts in (
        [(10, "2024"), (12, "2025"), (15, "2026")], [(20, "2025"), (30, "2026")]
    )]  # fmt: skip
    for between in ("\t", "\n"):
        assert [targets for *_, targets in told(printed(rows, between))] == wanted


def test_amounts_of_no_known_year_are_a_doubt() -> None:
    """Where a cell a line is missing, nothing shows which year lacks its amount: none is guessed."""
    rows = [
        ["序号", "指标名称", "单位", "2024年", "2025年", "2026年", "责任单位"],
        ["1", "甲产量", "万吨", "10", "12", "15", "市甲局"],
        ["2", "乙产量", "万吨", "20", "30", "市乙局"],
    ]
    document = extract(printed(rows, "\n"), "d")
    assert [target.object for target in document.of(Target)] == ["甲产量"] * 3
    assert [doubt.evidence.quote for doubt in document.of(Doubt) if doubt.kind == "target"] == ["乙产量"]


def test_tables_stand_one_behind_the_other() -> None:
    """A header of other names begins another table, a cell a line, with the lines over it."""
    measured, _ = TABLES["a unit, what was reached and what is aimed at"]
    work = [
        ["序号", "重点任务", "牵头单位", "完成时限"],
        ["1", "建设平台，培训人员。", "市丁局", "6月底"],
        ["2", "开展检查，建立台账。", "市戊局", "年底"],
    ]
    text = printed(measured, "\n") + "表2 重点任务\n" + "\n".join(cell for row in work for cell in row) + "\n"
    document = extract(text, "d")
    bodies = [(fact.org, fact.role) for fact in document.of(Responsibility)]
    assert bodies[-2:] == [("市丁局", "lead"), ("市戊局", "lead")]
    assert len(list(document.of(Task))) == 4
    assert list(document.of(Section)) == []
    assert "表2" not in "".join(task.text for task in document.of(Task))


def test_what_is_to_be_done_beside_is_read_as_ever() -> None:
    """A column of measures behind the amounts has targets of its own, those of the amounts stand before them."""
    rows = [
        ["一级指标", "序号", "指标名称", "单位", "2023年完成值", "2024年目标值", "重点举措", "牵头单位"],
        ["经济", "1", "工业增加值增速", "%", "9.1", "8以上", "新增规上企业45家，新开工项目40个。", "县甲局"],
        ["", "2", "就业人数", "人", "900", "1000", "", "县乙局"],
        ["生态", "3", "林木覆盖率", "%", "27.9", "28.3", "成片造林1.2万亩。", "县丙局"],
    ]
    document = extract(printed(rows, "\t"), "d")
    assert [(each.object, each.value) for each in document.of(Target)] == [
        ("工业增加值增速", 8), ("规上企业", 45), ("项目", 40), ("就业人数", 1000), ("林木覆盖率", 28.3), ("成片造林", 12_000),
    ]  # fmt: skip
    assert [section.heading for section in document.of(Section)] == ["经济", "生态"]
