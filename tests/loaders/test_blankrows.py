"""Tables whose cells a single blank parts, with names and cells that the page breaks."""

import doctest
from itertools import count

import pytest

from remit.graph.fact import Leader, Responsibility, Section, Target, Task
from remit.loaders.load import extract
from remit.loaders.outline.tables import blankrows
from remit.loaders.outline.tables.blankrows import blank_tables

TITLE = "甲市2024年重点任务分解表\n"
HEADER = ["序号", "任务内容", "牵头单位", "配合单位", "分管领导", "完成时限"]
ROWS = [
    ["1", "开展“项目建设年”活动，实施重点项目300个，完成投资550亿元。", "市发展改革委", "市重点项目建设办公室、各县区政府", "刘建平", "12月底"],
    ["2", "加快园区建设，建成标准化厂房30万平方米；新入驻企业40户。", "高新区管委会", "市自然资源局", "孙丽华", "11月底前"],
    ["3", "推进大众创业，新登记市场主体2.2万户。", "市市场监管局、团市委", "—", "赵国栋", "持续推进"],
]  # fmt: skip


def printed(rows: list[list[str]], widths: dict[int, int], end: str = " ", *, numbered: bool = True) -> str:
    """Return the table, a blank between its cells, those of the columns *widths* broken after so many characters by *end*."""
    lines = [HEADER]
    for row in rows:
        lines.append(
            [
                end.join(
                    cell[at : at + widths.get(nth, 99)] for at in range(0, len(cell), widths.get(nth, 99))
                )
                for nth, cell in enumerate(row)
            ]
        )
    return TITLE + "".join(" ".join(line[not numbered :]) + "\n" for line in lines)


def told(text: str) -> list[tuple[str, list[tuple[str, str]], list[str], str | None]]:
    """Return text, bodies with roles, persons and deadline of each task of *text*."""
    document = extract(text, "d")
    return [
        (
            task.text,
            [(fact.org, fact.role) for fact in document.of(Responsibility) if fact.task == task.id],
            [fact.name for fact in document.of(Leader) if fact.task == task.id],
            task.due_text,
        )
        for task in document.of(Task)
    ]


WANTED = [
    (
        row[1],
        [*((body, "lead") for body in row[2].split("、")), *((body, "support") for body in row[3].split("、") if body != "—")],
        [row[4]],
        row[5],
    )
    for row in ROWS
]  # fmt: skip


def test_doctests() -> None:
    """The examples in the module hold."""
    assert doctest.testmod(blankrows).failed == 0


@pytest.mark.parametrize("end", [" ", "\n"])
@pytest.mark.parametrize("widths", [{}, {1: 20}, {1: 14, 2: 5}, {1: 17, 2: 4, 3: 7}, {3: 9}, {1: 26, 3: 6}])
def test_cells_are_whole_wherever_the_page_breaks_them(widths: dict[int, int], end: str) -> None:
    """A blank or a line end inside of a cell parts nothing: what stands on both sides of it tells."""
    assert told(printed(ROWS, widths, end)) == WANTED


@pytest.mark.parametrize("end", [" ", "\n"])
@pytest.mark.parametrize("widths", [{}, {1: 20}, {1: 14, 2: 5}, {1: 17, 3: 7}, {1: 26, 3: 9}])
def test_rows_need_no_numbers(widths: dict[int, int], end: str) -> None:
    """Where no number begins a row, each line may, and what stands between the line ends tells which does."""
    assert told(printed(ROWS, widths, end, numbered=False)) == WANTED


def test_headings_pages_and_notes_are_no_rows() -> None:
    """Headings head the rows below, the header and the number of a page are left out, a note ends the table."""
    first, *others = printed(ROWS, {1: 20}).removeprefix(TITLE).splitlines()
    lines = [first, "一、产业发展", others[0], "— 1 —", first, others[1], "二、民生改善", others[2]]
    document = extract(TITLE + "\n".join(lines) + "\n注：完成时限为底的，以自然月计。\n", "d")
    assert [section.heading for section in document.of(Section)] == ["产业发展", "民生改善"]
    assert [task.section for task in document.of(Task)] == [("一",), ("一",), ("二",)]
    assert [task.text for task in document.of(Task)] == [row[1] for row in ROWS]


def test_indicators_keep_their_amounts() -> None:
    """Names of columns may be broken too; a dash holds the place of an amount."""
    rows = (
        "1 生产总值 亿元 974.66 1085 10左右 市发改委 市统计局\n"
        "2 固定资产投资（不含农 户） 亿元 — 1240 18 市发改委 市统计局、市住建 局\n"
        "3 非公有制经济增加值占 GDP比重 % 57.5 58.5 — 市工信委 市工商局、市统计 局\n"
    )
    header = "序号 指标名称 单位 2023年完 成 2024年目 标 增速 （%） 牵头单位 配合单位\n"
    document = extract(TITLE + header + rows, "d")
    assert [(t.object, t.value, t.unit, t.due) for t in document.of(Target)] == [
        ("生产总值", 108_500_000_000, "元", "2024"),
        ("固定资产投资（不含农 户）", 124_000_000_000, "元", "2024"),
        ("非公有制经济增加值占 GDP比重", 58.5, "%", "2024"),
    ]
    assert [each.org for each in document.of(Responsibility)] == [
        "市发改委", "市统计局", "市发改委", "市统计局", "市住建局", "市工信委", "市工商局", "市统计局",
    ]  # fmt: skip


def test_a_page_of_sentences_is_no_table() -> None:
    """Where cells do not look like what the header names, nothing is taken for a table."""
    assert blank_tables("任务内容 责任单位 配合单位 完成时限\n" + "这是 一句 没有 单位 的话\n" * 9) == []
    numbers = count(1)
    rows = "".join(f"{next(numbers)} 这是 一句 没有 单位 的话\n" for _ in range(5))
    assert blank_tables("序号 任务内容 责任单位 完成时限\n" + rows) == []
