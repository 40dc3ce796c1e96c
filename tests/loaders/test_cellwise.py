"""Tables whose cells stand apart by blank lines and run over lines, as printers of pages give them that know no columns."""

import doctest

import pytest

from remit.graph.fact import Doubt, Leader, Responsibility, Section, Task
from remit.loaders import cellwise
from remit.loaders.cellwise import cells_apart
from remit.loaders.lines import lines_of
from remit.loaders.load import extract

HEADER = ["序\n号", "项目名称", "建设内容及规模", "总投资（\n万元）", "完成时限", "责任领导", "责任单位"]
ROWS = [
    ["1", "嘉禾水厂扩建\n工程", "扩建规模10万吨/日，新建供水管\n线6.8公里。", "38600", "10月底前", "陈国栋", "市水务集团有限公\n司、市甲局"],
    ["2", "智慧停车项目", "整合路内泊位6000个，建成统一管理\n平台。", "8200", "9月底前", "赵 伟", "市乙局"],
    ["3", "公交场站改造", "改造场站18处，购置公交车\n80辆。", "—", "全年", "孙丽华", "市公共交通有限\n公司、市丙局"],
]  # fmt: skip
TITLE = "甲集团2023年重点项目清单"


def printed(rows: list[list[str]], *, again: bool = False) -> str:
    """Return the table with a cell a paragraph; *again* repeats its header behind a page number before the last row."""
    parts = [*HEADER]
    for nth, row in enumerate(rows):
        parts += ["—1—", *HEADER] if again and nth == len(rows) - 1 else []
        parts += row
    return f"{TITLE}\n" + "\n\n".join(parts) + "\n"


def told(text: str) -> list[tuple[str | None, list[str], list[str], str | None]]:
    """Return title, bodies, persons and deadline of each task of *text*."""
    document = extract(text, "d")
    return [
        (
            task.title,
            [fact.org for fact in document.of(Responsibility) if fact.task == task.id],
            [fact.name for fact in document.of(Leader) if fact.task == task.id],
            task.due_text,
        )
        for task in document.of(Task)
    ]


WANTED = [
    ("嘉禾水厂扩建工程", ["市水务集团有限公司", "市甲局"], ["陈国栋"], "10月底前"),
    ("智慧停车项目", ["市乙局"], ["赵伟"], "9月底前"),
    ("公交场站改造", ["市公共交通有限公司", "市丙局"], ["孙丽华"], "全年"),
]


def test_doctests() -> None:
    """The examples in the module hold."""
    assert doctest.testmod(cellwise).failed == 0


@pytest.mark.parametrize("again", [False, True])
def test_cells_that_run_over_lines_are_one(again: bool) -> None:
    """Names of columns and cells that the page breaks are whole, and a header that it repeats is no row."""
    assert told(printed(ROWS, again=again)) == WANTED


def test_headings_stand_between_the_rows() -> None:
    """A heading right above a running number, with no blank line between, heads the rows below it."""
    rows = [["一、续建项目（2个）\n1", *ROWS[0][1:]], ROWS[1], ["二、新开工项目\n3", *ROWS[2][1:]]]
    document = extract(printed(rows), "d")
    assert [section.heading for section in document.of(Section)] == ["续建项目（2个）", "新开工项目"]
    assert len(list(document.of(Task))) == 3


def test_an_amount_is_no_running_number() -> None:
    """The amount of a project in a column of its own begins no row."""
    document = extract(printed(ROWS), "d")
    assert [task.number for task in document.of(Task)] == [1, 2, 3]


def test_rows_as_paragraphs_are_left_alone() -> None:
    """Where each paragraph is a row that begins with its number, lines are cells and none goes on with another."""
    source = "序号\n\n任务\n\n牵头单位\n\n完成时限\n\n1\n建设平台\n甲局\n6月底\n\n2\n培训人员\n乙局\n年底"
    lines = list(lines_of(source))
    assert cells_apart(source, lines) == (lines, frozenset(), len(lines))


def test_other_text_has_no_such_table() -> None:
    """Paragraphs between blank lines are no table without the names of its columns."""
    source = "甲局\n\n责任重大，\n使命光荣。\n\n建设平台"
    lines = list(lines_of(source))
    assert cells_apart(source, lines) == (lines, frozenset(), len(lines))
    assert not [
        fact for fact in extract(source, "d").facts if isinstance(fact, Task | Doubt) and "表格" in str(fact)
    ]
