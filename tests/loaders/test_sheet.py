"""Tables as spreadsheets give them: parted by commas, or by tabs with line ends in quotation marks."""

import csv
import doctest
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.graph.fact import Responsibility, Section, Target, Task
from remit.loaders.load import extract, load
from remit.loaders.outline.tables import sheet
from remit.loaders.outline.tables.sheet import sheets

HEADER = ("序号", "工作任务", "具体举措", "牵头单位", "完成时限")

cells = st.text(st.sampled_from('建设推进服务平台改革，,"\n'), min_size=1, max_size=24).filter(
    lambda cell: all(line.strip() for line in cell.split("\n"))
)


def test_doctests() -> None:
    """The examples in the docstrings are true."""
    assert doctest.testmod(sheet).failed == 0


@given(st.lists(st.tuples(*[cells] * 5), min_size=1, max_size=5), st.sampled_from(["\n", "\r\n"]))
def test_what_a_spreadsheet_writes_is_read_back(rows: list[tuple[str, ...]], ending: str) -> None:
    """Whatever the cells hold, commas, quotation marks and line ends among it, the rows are those that were written."""
    page = io.StringIO(newline="")
    csv.writer(page, lineterminator=ending).writerows([HEADER, *rows])
    (found,) = sheets(page.getvalue())
    assert [[cell.text.replace("，", ",") for cell in block.cells] for block in found.blocks[1:]] == [
        [cell.replace("，", ",") for cell in row] for row in rows
    ]


def test_a_table_copied_with_line_ends_in_its_cells_has_all_its_facts() -> None:
    """A row parted by tabs goes on behind a line end in quotation marks, and headings between rows are those of the table."""
    page = (
        "甲县卫生健康局2024年重点工作任务分解表\t\t\t\t\t\n序号\t工作任务\t具体目标要求\t责任领导\t责任股室\t完成时限\n"
        "一、提升能力（2项）\t\t\t\t\t\n"
        '1\t做实公共卫生服务\t"1.档案覆盖率达到64%以上；\n2.新建站点3个。"\t吴艳红\t甲股、乙股\t11月底\n'
        "2\t抓好疾病防控\t开展筛查3万人，接种率保持在95%以上。\t徐丽\t乙股\t全年\n"
    )
    document = extract(page, "d")
    assert [section.heading for section in document.of(Section)] == ["提升能力（2项）"]
    assert [(task.title, task.due_text) for task in document.of(Task)] == [
        ("做实公共卫生服务", "11月底"),
        ("抓好疾病防控", "全年"),
    ]
    assert [(fact.task, fact.org) for fact in document.of(Responsibility)] == [
        ("d#分解.1", "甲股"),
        ("d#分解.1", "乙股"),
        ("d#分解.2", "乙股"),
    ]
    assert [(fact.object, fact.value) for fact in document.of(Target)] == [
        ("档案覆盖率", 64),
        ("站点", 3),
        ("筛查", 30_000),
        ("接种率", 95),
    ]
    for fact in document.facts:
        assert document.text[fact.evidence.start : fact.evidence.end] == fact.evidence.quote


@pytest.mark.parametrize(
    "page",
    [
        "甲,乙,丙,丁\n1,2,3,4\n",
        "一、建设平台,培训人员,改革,创新。\n",
        '深化\t"人工智能+"行动\n开展\t"甲"\n',
        "序号\t任务\t牵头单位\n1\t建设\t甲局\n",
    ],
)
def test_what_is_no_spreadsheet_is_left_to_others(page: str) -> None:
    """Commas under no header, quotation marks of the text and rows of one line each are no table of this kind."""
    assert sheets(page) == []


def test_a_file_of_commas_is_a_plan(tmp_path: Path) -> None:
    """A .csv in any encoding of spreadsheets is read like a text, with its media type."""
    rows = [
        ("甲市2024年重点任务清单", "", "", ""),
        ("序号", "任务", "牵头单位", "完成时限"),
        ("1", "建设平台", "市甲局", "6月底"),
    ]
    page = io.StringIO(newline="")
    csv.writer(page).writerows(rows)
    (tmp_path / "a.csv").write_bytes(page.getvalue().encode("gb18030"))
    (tmp_path / "b.tsv").write_bytes("\n".join(map("\t".join, rows)).encode("utf-16"))
    found = load(tmp_path)
    assert [document.media_type for document in found.documents] == ["text/csv", "text/tab-separated-values"]
    for document in found.documents:
        assert [(task.number, task.due_text) for task in document.of(Task)] == [(1, "6月底")]
        assert [fact.org for fact in document.of(Responsibility)] == ["市甲局"]
