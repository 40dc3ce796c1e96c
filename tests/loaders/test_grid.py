"""Tables whose cells stand in columns of a page."""

import doctest
from collections.abc import Sequence
from itertools import zip_longest

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.graph.fact import Responsibility, Section, Target, Task
from remit.loaders.load import extract
from remit.loaders.outline.tables import grid, pagecolumns, pagerows
from remit.loaders.outline.tables.grid import grids

WIDTHS = (4, 8, 14, 7, 8)  # Chinese characters of each column
HEADER = ("序号", "重点任务", "具体举措", "牵头单位", "完成时限")


def drawn(rows: Sequence[tuple[str, ...]], wide: int, *, centred: bool = True, apart: bool = True) -> str:
    """Return *rows* as a printer of pages lays them out, a Chinese character *wide* as one column or as two, blank lines between rows or not."""
    between = "\n\n" if apart else "\n"
    return between.join("\n".join(_lines(row, wide, centred)) for row in (HEADER, *rows)) + "\n"


def _lines(row: tuple[str, ...], wide: int, centred: bool) -> list[str]:
    wrapped = [
        [part[at : at + width] for part in cell.split("\n") for at in range(0, len(part), width)] or [""]
        for cell, width in zip(row, WIDTHS, strict=True)
    ]
    height = max(map(len, wrapped))
    padded = []
    for cell in wrapped:
        above = (height - len(cell)) // 2 if centred else 0
        padded.append([""] * above + cell + [""] * (height - above - len(cell)))
    return [_line(pieces, wide) for pieces in zip_longest(*padded, fillvalue="")]


def _line(pieces: tuple[str, ...], wide: int) -> str:
    line, column = "", 0
    for piece, width in zip(pieces, WIDTHS, strict=True):
        taken = len(line) if wide == 1 else pagecolumns.width(line)
        line += " " * (column - taken) + piece
        column += width * wide + 3
    return line.rstrip()


def read(page: str) -> list[list[str]]:
    """Return the cells of the rows of the one table of *page*."""
    (found,) = grids(page)
    return [[cell.text for cell in block.cells] for block in found.blocks[1:]]


@pytest.mark.parametrize("module", [grid, pagecolumns, pagerows])
def test_doctests(module: object) -> None:
    """The examples in the docstrings are true."""
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


words = st.text(st.sampled_from("建设推进服务平台改革创新提升优化环境"), min_size=6, max_size=60)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(words.map(lambda w: w[:16]), words, st.sampled_from(["市甲局", "县乙办", "丙中心"])),
        min_size=4,
        max_size=8,
    ),
    st.sampled_from([1, 2]),
    st.sampled_from([(True, True), (False, True), (False, False)]),
)
def test_what_a_page_prints_is_read_back(
    texts: list[tuple[str, str, str]], wide: int, printed: tuple[bool, bool]
) -> None:
    """Cells that run over lines are whole again, however wide the printer took a character, and wherever the number stands beside them."""
    rows = [(str(nth), *text, "6月底前") for nth, text in enumerate(texts, 1)]
    rows[0] = (rows[0][0], rows[0][1], "建设推进服务平台改革创新提升优化环境建设推进服务平台", *rows[0][3:])
    rows[1] = (rows[1][0], rows[1][1], "推进服务平台改革创新提升优化环境建设推进服务平台建设", *rows[1][3:])
    centred, apart = printed
    page = drawn(rows, wide, centred=centred, apart=apart)
    several = sum(len(row[2]) > WIDTHS[2] or len(row[1]) > WIDTHS[1] for row in rows)
    if several * 2 < len(rows):
        return
    assert [[cell.replace("\n", "") for cell in row] for row in read(page)] == [list(row) for row in rows]


sentences = st.lists(words.filter(lambda w: len(w) < 24), min_size=2, max_size=4).map(
    lambda parts: "，".join(parts) + "。"
)


@settings(deadline=None)
@given(st.lists(sentences, min_size=3, max_size=6), st.sampled_from([1, 2]))
def test_rows_that_stand_around_their_numbers_are_parted(texts: list[str], wide: int) -> None:
    """Without a blank line between them, rows whose cells stand in their middle are parted where sentences end and numbers are in the middle."""
    rows = [(str(nth), "深化改革", text, "市甲局", "6月底前") for nth, text in enumerate(texts, 1)]
    if sum(len(text) > WIDTHS[2] for text in texts) * 2 < len(texts):
        return
    page = drawn(rows, wide, apart=False)
    assert [[cell.replace("\n", "") for cell in row] for row in read(page)] == [list(row) for row in rows]


def test_a_single_blank_may_stand_between_columns() -> None:
    """Words behind a single blank belong to the column below whose name they stand; a page may end within a row; a note ends the table."""
    page = (
        "序号   重点任务         工作内容        责任处室    完成时限\n一、落实任务\n"
        "1    推进课程改革 深入实施新时代育人工程，建设 学校工作处、基础 12月底前\n"
        "     创新      实践基地50个；遴选金课100门 教育处\n             。\n"
        "                     — 2 —\n序号   重点任务         工作内容        责任处室    完成时限\n"
        "             推动理论进教材。\n二、扩优提质\n"
        "2    促进学前教育 新建幼儿园200所，新增学位4万 基础教育处、财务 全年\n"
        "     普及      个。               处\n注：完成时限以文件为准。\n"
    )
    (found,) = grids(page)
    assert [[cell.text for cell in block.cells] or block.text for block in found.blocks[1:]] == [
        "一、落实任务",
        [
            "1",
            "推进课程改革创新",
            "深入实施新时代育人工程，建设实践基地50个；遴选金课100门。\n推动理论进教材。",
            "学校工作处、基础教育处",
            "12月底前",
        ],
        "二、扩优提质",
        ["2", "促进学前教育普及", "新建幼儿园200所，新增学位4万个。", "基础教育处、财务处", "全年"],
    ]
    assert page[found.end :].strip().startswith("注")


def test_a_page_of_a_plan_is_read_with_all_its_facts() -> None:
    """Headings between rows, a row that a page ends in, bodies below each other: all are what the page says."""
    told = "普查学生，建立一人一档视力健康档案，改善教室采光条件和照明设施。"
    first = drawn(
        [("1", "学位扩容", "新建第四小学，改扩建中心幼儿园，新增学位2700个。", "县甲局\n县乙办", "8月底前")],
        1,
    )
    second = drawn([("2", "近视防控", told[:28], "县丙局", "11月底前")], 1)
    third = drawn(
        [
            (
                "3",
                "医疗能力提升",
                "开展优质服务，推进设备更新，建成特色科室6个。",
                "县卫生局、县医保局",
                "10月底前",
            )
        ],
        1,
    )
    header, first, second, third = (
        first.split("\n")[0],
        *(each.partition("\n\n")[2] for each in (first, second, third)),
    )
    over = " " * 40 + "责任分工"
    rest = " " * header.index("具体") + told[28:]
    page = (
        f"甲县2025年民生实事任务分解表\n\n{over}\n{header}\n\n一、学有优教\n\n{first}\n{second}\n"
        f"                    — 1 —\n{over}\n{header}\n\n{rest}\n\n二、病有良医\n\n{third}\n抄送：县委办公室。\n"
    )
    document = extract(page, "d")
    tasks = [*document.of(Task)]
    assert [(task.title, task.due_text, task.section) for task in tasks] == [
        ("学位扩容", "8月底前", ("一",)),
        ("近视防控", "11月底前", ("一",)),
        ("医疗能力提升", "10月底前", ("二",)),
    ]
    assert [section.heading for section in document.of(Section)] == ["学有优教", "病有良医"]
    assert told in tasks[1].text
    assert [(fact.org, fact.order) for fact in document.of(Responsibility)] == [
        ("县甲局", 1),
        ("县乙办", 2),
        ("县丙局", 1),
        ("县卫生局", 1),
        ("县医保局", 2),
    ]
    assert [(fact.object, fact.value) for fact in document.of(Target)] == [("学位", 2700), ("特色科室", 6)]
    for fact in document.facts:
        assert document.text[fact.evidence.start : fact.evidence.end] == fact.evidence.quote


@pytest.mark.parametrize(
    "page",
    [
        "序号  任务  举措  牵头单位\n",
        "序号  任务  举措  牵头单位\n\n1  建设  平台  甲局\n\n2  培训  人员  乙局\n",
        "序号  任务  举措\n\n1  建设  平台\n",
        "甲县工作要点\n1.建设平台。\n",
    ],
)
def test_what_is_no_such_table_is_left_to_others(page: str) -> None:
    """A header alone, rows of one line each and text without columns are no table of this kind."""
    assert grids(page) == []
