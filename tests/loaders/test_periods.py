"""Columns of what is to be done in each part of the year (一季度 | 二季度 …), in headers of one row or of two."""

import doctest

import pytest

from remit.graph.fact import Doubt, Program, Responsibility, Target, Task
from remit.loaders.load import extract
from remit.loaders.outline.tables import periods

TITLE = "甲县2024年任务分解表\n"
BARS = TITLE + (
    "| 序号 | 工作任务 | 一季度 | 二季度目标 | 三季度 | 四季度 | 责任单位 |\n|---|---|---|---|---|---|---|\n"
    "| 1 | 建设道路20公里。 | 完成招标 | 建设道路5公里 | 建设道路12公里 | 全部完工 | 甲局 |\n"
    "| 2 | 培训600人次。 | 制定方案 | 培训干部200人次 | | 举办第二届“甲乙”大赛，培训干部400人次 | 乙局 |\n"
)
TWO_ROWS = TITLE + (
    "| 序号 | 工作任务 | 季度目标 | | | | 责任单位 |\n|---|---|---|---|---|---|---|\n"
    "| | | 一季度 | 二季度 | 三季度 | 四季度 | |\n"
    "| 1 | 建设道路20公里。 | 完成招标 | 建设道路5公里 | 建设道路12公里 | 全部完工 | 甲局 |\n"
    "| 2 | 培训600人次。 | 制定方案 | 培训干部200人次 | | 举办第二届“甲乙”大赛，培训干部400人次 | 乙局 |\n"
)
HTML = TITLE + (
    "<table><tr><td rowspan=2>序号</td><td rowspan=2>工作任务</td><td colspan=4>进度安排</td><td rowspan=2>责任单位</td></tr>"
    "<tr><td>1-3月</td><td>上半年</td><td>三季度</td><td>四季度</td></tr>"
    "<tr><td>1</td><td>建设道路20公里。</td><td>完成招标</td><td>建设道路5公里</td><td>建设道路12公里</td><td>全部完工</td><td>甲局</td></tr>"
    "<tr><td>2</td><td>培训600人次。</td><td>制定方案</td><td>培训干部200人次</td><td></td>"
    "<td>举办第二届“甲乙”大赛，培训干部400人次</td><td>乙局</td></tr></table>"
)
LINES = (
    TITLE
    + """序号
实事名称
年度目标任务
季度推进目标
牵头
县领导
牵头单位
配合单位
一季度目标
二季度目标
三季度目标
四季度目标
1
道路建设
建设道路20公里，惠及群众3000人。
完成施工、监理招标。
建设道路5公里。
建设道路12公里。
全部完工，通过县级验收。
张志华
县甲局
县丙局、有关乡镇人民政府
2
干部培训
培训600人次，开办夜校2所。
制定培训工作方案。
培训干部200人次。
开展督导检查。
举办第二届“甲乙”大赛，培训干部400人次。
李雪梅
县乙局
县丁局、县戊局
"""
)


def test_doctests() -> None:
    """The examples in the module hold."""
    assert doctest.testmod(periods).failed == 0


@pytest.mark.parametrize("text", [BARS, TWO_ROWS, HTML, LINES], ids=["bars", "two rows", "HTML", "lines"])
def test_what_is_due_in_a_part_of_the_year_has_its_month(text: str) -> None:
    """A commitment in the column of a quarter is due with it, the one of the whole year with the year, and nothing is left out."""
    document = extract(text, "d")
    due = {(target.object, target.value): target.due for target in document.of(Target)}
    assert due["道路", 20] == "2024"
    assert (due["道路", 5], due["道路", 12]) == ("2024-06", "2024-09")
    assert (due["干部", 200], due["干部", 400]) == ("2024-06", "2024-12")
    assert [program.name for program in document.of(Program)] == ["第二届“甲乙”大赛"]
    assert not [doubt for doubt in document.of(Doubt) if "没有读入" in doubt.reason]


def test_who_answers_stands_behind_the_parts_of_the_year() -> None:
    """In a table with a cell on each line the names of the parts of the year stand in the place of the name over them."""
    document = extract(LINES, "d")
    answering = [(fact.org, fact.role) for fact in document.of(Responsibility)]
    assert answering == [
        ("县甲局", "lead"),
        ("县丙局", "support"),
        ("有关乡镇人民政府", "support"),
        ("县乙局", "lead"),
        ("县丁局", "support"),
        ("县戊局", "support"),
    ]
    assert [task.title for task in document.of(Task)] == ["道路建设", "干部培训"]


def test_one_part_of_a_year_is_no_such_column() -> None:
    """A column alone that names a part of the year is read as before."""
    assert periods.periods(["序号", "上半年工作任务", "责任单位"]) == ()
