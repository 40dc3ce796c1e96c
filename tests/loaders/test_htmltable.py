"""Tables in HTML inside of a text."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.graph.fact import Responsibility, Section, Task
from remit.loaders.load import extract
from remit.loaders.outline.tables import htmltable
from remit.loaders.outline.tables.htmltable import html_tables

PAGE = """# 甲市2025年重点任务分解表

<table style="width:100%;">
<colgroup><col style="width: 20%" /><col style="width: 80%" /></colgroup>
<thead><tr class="header"><th>序号</th><th>事项</th><th>主要举措</th><th>主责部门</th><th>协同部门</th><th>完成节点</th></tr></thead>
<tbody>
<tr><td colspan="6">一、住房改造</td></tr>
<tr><td>1</td><td>小区改造</td><td>改造小区<b>38个</b>。</td><td rowspan="2">市甲局</td><td><p>市乙局</p>
<p>各街道办事处</p></td><td>12月底</td></tr>
<tr><td>2</td><td>停车便利</td><td>新增泊位600个。</td><td></td><td>6月底</td></tr>
<tr><td colspan="6">二、管网更新</td></tr>
<tr><td>3</td><td>管网更新</td><td>更新管网86公里。</td><td>市丙局</td><td>丁公司</td><td>9月底</td></tr>
</tbody>
</table>

甲市人民政府
2025年3月1日
"""


def test_doctests() -> None:
    """The examples in the docstrings are true."""
    assert doctest.testmod(htmltable).failed == 0


def test_a_table_in_markdown_is_read_with_all_its_facts() -> None:
    """Headings over all columns, paragraphs in cells and a cell over several rows are what the table says."""
    document = extract(PAGE, "d")
    assert [(task.title, task.section, task.due_text) for task in document.of(Task)] == [
        ("小区改造", ("一",), "12月底"),
        ("停车便利", ("一",), "6月底"),
        ("管网更新", ("二",), "9月底"),
    ]
    assert [section.heading for section in document.of(Section)] == ["住房改造", "管网更新"]
    assert [(fact.task[-1], fact.org, fact.role) for fact in document.of(Responsibility)] == [
        ("1", "市甲局", "lead"),
        ("1", "市乙局", "support"),
        ("1", "各街道办事处", "support"),
        ("2", "市甲局", "lead"),
        ("3", "市丙局", "lead"),
        ("3", "丁公司", "support"),
    ]
    for fact in document.facts:
        assert document.text[fact.evidence.start : fact.evidence.end] == fact.evidence.quote


@pytest.mark.parametrize(
    "page", ["<table>", "<table><tr><td>甲", "</table><table>", "<tr><td>甲</td></tr>", "表格"]
)
def test_what_does_not_close_is_no_table(page: str) -> None:
    """Text that only looks like a table is left to others."""
    assert html_tables(page) == []


@given(
    st.lists(
        st.sampled_from(
            ["<table>", "</table>", "<tr>", "<td rowspan=3>", "<td colspan=999>", "</td>", "甲局", "\n"]
        )
    )
)
def test_any_marks_are_read_without_error(pieces: list[str]) -> None:
    """Rows are bounded and quote the source, whatever stands between the marks."""
    page = "".join(pieces)
    for table in html_tables(page):
        for block in table.blocks:
            assert len(block.cells) <= 60
            for cell in block.cells:
                assert not cell.text or cell.quote(0, len(cell.text)) in page
