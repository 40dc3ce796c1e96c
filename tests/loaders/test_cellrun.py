"""Tables whose cells follow each other line by line, broken as wide as their columns, as extractors of pages print them."""

import doctest
from collections.abc import Sequence

import pytest

from remit.graph.fact import Responsibility, Section, Task
from remit.loaders import cellrun
from remit.loaders.cellrun import cells_wrapped
from remit.loaders.lines import lines_of
from remit.loaders.load import extract

TITLE = "甲市2024年重点任务清单"
TITLES = ["数据平台建设工程", "职工培训", "农村道路提升改造"]
TEXTS = [
    "汇聚全县各部门各行业资源，新建公共数据平台3个，年底前上线运行。",
    "面向各类企业在岗职工开展职业技能提升培训1200人次，评选优秀学员50名，推动技能人才队伍壮大。",
    "新建改建农村公路42公里，完成危桥改造6座，建制村通硬化路率达到100%。",
]
BODIES = [
    "县数据和政务服务管理局、县财政局",
    "县人力资源和社会保障局、县总工会",
    "县交通运输局",
]
DAYS = ["6月底前", "12月底前", "全年"]
COLUMNS = {  # names, and the width of each column in characters
    "bodies": (["序号", "工作任务", "责任单位"], [3, 20, 8]),
    "days": (["序号", "工作任务", "责任单位", "完成时限"], [3, 20, 9, 8]),
    "titles": (["序号", "任务名称", "主要内容", "责任单位"], [3, 6, 20, 8]),
    "titles and days": (["序号", "任务名称", "主要内容", "责任单位", "完成时限"], [3, 6, 22, 10, 8]),
}


def printed(columns: str, *, again: bool = False, headings: bool = False) -> str:
    """Return the table as lines; *again* repeats its header before the last row, *headings* puts a section before the first and the last."""
    names, widths = COLUMNS[columns]
    lines = [TITLE, *names]
    for nth in range(len(TEXTS)):
        last = nth == len(TEXTS) - 1
        lines += names if again and last else []
        lines += [f"{'一二'[last]}、推进城乡建设"] if headings and nth in {0, len(TEXTS) - 1} else []
        cells = {
            "序号": str(nth + 1),
            "任务名称": TITLES[nth],
            "责任单位": BODIES[nth],
            "完成时限": DAYS[nth],
        }
        for name, width in zip(names, widths, strict=True):
            lines += broken(cells.get(name, TEXTS[nth]), width)
    return "\n".join(lines) + "\n"


def broken(cell: str, width: int) -> Sequence[str]:
    """Return the *cell* in lines of *width* characters."""
    return [cell[at : at + width] for at in range(0, len(cell), width)]


def test_doctests() -> None:
    """The examples in the module hold."""
    assert doctest.testmod(cellrun).failed == 0


@pytest.mark.parametrize("again", [False, True])
@pytest.mark.parametrize("columns", COLUMNS)
def test_cells_broken_by_the_width_of_their_column_are_whole(columns: str, again: bool) -> None:
    """Text, bodies and days of each row are read together, with or without a title before the text, and a repeated header is no row."""
    document = extract(printed(columns, again=again), "d")
    tasks = list(document.of(Task))
    assert [task.number for task in tasks] == [1, 2, 3]
    for nth, task in enumerate(tasks):
        quote = task.evidence.quote.replace("\n", "")
        assert quote.endswith(TEXTS[nth])
        assert (TITLES[nth] in quote) == ("titles" in columns)
        bodies = [fact.org for fact in document.of(Responsibility) if fact.task == task.id]
        assert bodies == BODIES[nth].split("、")
        assert "days" not in columns or task.due_text == DAYS[nth]


def test_headings_stand_between_the_rows() -> None:
    """A numbered heading before a running number heads the rows below it, and is no end of the cell above."""
    document = extract(printed("days", headings=True), "d")
    assert [section.heading for section in document.of(Section)] == ["推进城乡建设"] * 2
    assert [task.due_text for task in document.of(Task)] == DAYS


@pytest.mark.parametrize(
    "source",
    [
        "序号\n任务\n责任单位\n1\n建设平台\n甲局\n2\n培训人员\n乙局\n3\n修建道路\n丙局\n",  # whole cells
        printed("days").replace("\n2\n", "\n"),  # no running numbers
        printed("days").removeprefix(f"{TITLE}\n序号\n工作任务\n责任单位\n完成时限\n"),  # no names
        "1\n" + "\n".join(broken(TEXTS[0], 20)),
        "",
    ],
)
def test_other_text_is_left_alone(source: str) -> None:
    """Without names, running numbers or lines that a column broke there is no such table, and no line goes on with another."""
    lines = list(lines_of(source))
    assert cells_wrapped(source, lines) == (lines, frozenset(), len(lines))
