"""Numbers, sections, items and titles of invented plans of every shape."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.graph.fact import Doubt, Leader, Responsibility, Section, Target, Task
from remit.loaders.load import extract
from remit.loaders.outline.inline import parted
from remit.loaders.outline.numbering import number, ordinal
from remit.loaders.outline.parse import Item, Outline, outline
from remit.loaders.text import Text, blocks

TITLE = "甲协会2024年工作要点\n"


def read(text: str) -> Outline:
    """Return the outline of *text*."""
    return outline(Text(text))


def said(item: Item) -> str:
    """Return what *item* says, without title and clause."""
    return item.passage.text[item.body : item.end]


def titles(found: Outline) -> list[str | None]:
    """Return the run-in titles of the items."""
    return [item.passage.text[slice(*item.title)] if item.title else None for item in found.items]


CHINESE = ("一", "二", "三")
STYLES = {
    "1.": ["1.", "2.", "3."],
    "1．": ["1．", "2．", "3．"],
    "1、": ["1、", "2、", "3、"],
    "1﹒": ["1﹒", "2﹒", "3﹒"],
    "(1)": ["(1)", "(2)", "(3)"],
    "（1）": ["（1）", "（2）", "（3）"],
    "①": ["①", "②", "③"],
    "一、": [f"{n}、" for n in CHINESE],
    "（一）": [f"（{n}）" for n in CHINESE],
    "(一)": [f"({n})" for n in CHINESE],
    "第一条": [f"第{n}条 " for n in CHINESE],
    "１．": ["１．", "２．", "３．"],
}


@pytest.mark.parametrize("style", STYLES)
def test_items_are_numbered_in_every_style(style: str) -> None:
    """The smallest numbered unit that carries a clause is a task, whatever its number looks like."""
    marks = STYLES[style]
    found = read(TITLE + "".join(f"{mark}建设平台。开展培训。（责任部门：甲部）\n" for mark in marks))
    assert [item.n for item in found.items] == ["1", "2", "3"]
    assert [item.key for item in found.items] == ["1.1", "1.2", "1.3"]
    assert {said(item) for item in found.items} == {"开展培训。"}
    assert titles(found) == ["建设平台"] * 3


def test_sections_stand_above_items() -> None:
    """一、 and （一） are sections when the items below them carry the clauses; numbers run on through them."""
    found = read(
        TITLE
        + "一、组织\n引言一段。\n（一）队伍\n1.建设平台。（责任部门：甲部）\n（二）阵地\n2.培训人员。（责任部门：乙部）\n"
        "二、保障\n3.安排经费。（责任部门：丙部）"
    )
    assert [(heading.path, heading.key, heading.passage.text) for heading in found.headings] == [
        (("一",), "1.1", "组织"),
        (("一", "一"), "1.1.1", "队伍"),
        (("一", "二"), "1.1.2", "阵地"),
        (("二",), "1.2", "保障"),
    ]
    assert [item.heading.path for item in found.items if item.heading] == [
        ("一", "一"),
        ("一", "二"),
        ("二",),
    ]


def test_an_item_with_a_clause_may_have_items_with_clauses() -> None:
    """Both are tasks; the lower one knows its parent."""
    found = read(
        TITLE
        + "一、组织\n（一）建设全市平台，培训人员。（甲局、乙局负责）\n具体措施：\n1.建设县级平台，联网运行。（甲局牵头，乙局配合）\n"
    )
    assert [(item.n, item.parent) for item in found.items] == [("一", None), ("一.1", "一")]
    assert [item.key for item in found.items] == ["1.1", "1.1.1"]


def test_parts_without_a_clause_belong_to_their_item() -> None:
    """Numbered parts below a clause's item are its text; a clause behind the last of them is that of the whole."""
    found = read(
        TITLE
        + "一、建设平台\n1.县级平台。\n2.乡级平台。\n（责任部门：甲部）\n二、培训人员\n1.讲座。\n2.比赛。\n（责任部门：乙部）\n"
    )
    assert [item.number for item in found.items] == [1, 2]
    assert said(found.items[0]).replace("\n", "") == "1.县级平台。2.乡级平台。"


def test_two_lists_of_one_document_are_numbered_apart() -> None:
    """A title opens a list, closes the open task and lets numbers begin again."""
    found = read(
        "# 甲省科协办公室文件\n## 甲省科协办公室关于印发甲省科协2024年重点工作和工作要点的通知\n各部室：\n现印发给你们。\n"
        "## 甲省科协2024年重点工作\n1.建设平台，培训人员。（责任部门：甲部）\n2.办好年会，广泛宣传。（责任部门：乙部）\n"
        "## 甲省科协2024年工作要点\n2024年是关键的一年。\n## 一、组织\n1.加强党建，服务群众。（责任部门：丙部）\n"
    )
    assert [each.label for each in found.lists] == ["重点", "要点"]
    assert [(item.list, item.n) for item in found.items] == [(1, "1"), (1, "2"), (2, "1")]
    assert "关键" not in found.items[1].passage.text
    assert found.header.title is not None
    assert found.header.title.text.endswith("通知")


def test_numbers_that_begin_again_under_each_section_are_told_apart() -> None:
    """Where two items have one number, the sections make their names unique."""
    found = read(
        TITLE
        + "一、组织\n1.建设平台。（甲部负责）\n2.培训人员。（甲部负责）\n二、保障\n1.安排经费。（乙部负责）\n"
    )
    assert [item.n for item in found.items] == ["一.1", "一.2", "二.1"]
    assert [item.key for item in found.items] == ["1.1.1", "1.1.2", "1.2.1"]


def test_only_numbers_in_sequence_are_numbers() -> None:
    """A year, a decimal and a number out of sequence at the beginning of a line begin no item; the last leaves a trace."""
    found = read(
        TITLE
        + "1.建设平台。\n2024.3月启动。\n10.5万人受益。\n13710工作制度落实。\n7.不是任务。（责任部门：甲部）\n"
        "2.培训人员。（责任部门：乙部）\n"
    )
    assert [item.number for item in found.items] == [1, 2]
    assert [(stray.ordinal.value, stray.expected, stray.taken) for stray in found.strays] == [(7, 2, False)]


def test_a_gap_is_accepted_when_the_numbers_go_on_from_it() -> None:
    """An item whose number was lost does not swallow those that follow."""
    found = read(TITLE + "".join(f"{n}.建设平台，培训人员。（甲部负责）\n" for n in (1, 2, 4, 5)))
    assert [item.number for item in found.items] == [1, 2, 4, 5]
    assert [stray.taken for stray in found.strays] == [True]


def test_markdown_of_uneven_depth_does_not_matter() -> None:
    """The number's style decides, not the depth of the heading; bold marks are no part of a title."""
    found = read(
        "# 甲协会2024年工作要点\n## 一、组织\n**1. 建设平台。**开展培训。（责任部门：甲部）\n#### **二、保障**\n"
        "#### **2. 安排经费。加强审计。**\n严格管理。（责任部门：乙部）\n### **三、宣传**\n3.宣传，报道。（责任部门：丙部）\n"
    )
    assert [heading.path for heading in found.headings] == [("一",), ("二",), ("三",)]
    assert titles(found) == ["建设平台", "安排经费", None]
    item = found.items[1]
    assert said(item) == "加强审计。\n严格管理。"
    assert [item.passage.text[a:b] for a, b in item.bold] == ["2.安排经费。加强审计。"]


def test_a_title_needs_text_after_it_and_no_comma() -> None:
    """A single sentence and a sentence with ， are no titles; a line of its own is one."""
    found = read(
        TITLE
        + "1.建设平台。（责任部门：甲部）\n2.建设平台，培训人员。办好年会。（责任部门：甲部）\n3.建设平台\n培训人员。（责任部门：甲部）"
    )
    assert titles(found) == [None, None, "建设平台"]


def test_lines_of_labels_belong_to_the_item_above() -> None:
    """Labels on lines of their own follow their item; its text ends before them."""
    found = read(
        TITLE
        + "1.增长7%以上。\n牵头领导：张三。\n牵头单位：甲局。\n责任单位：乙局、丙局\n2.增长9%。\n牵头单位：甲局\n"
    )
    assert [said(item) for item in found.items] == ["增长7%以上。", "增长9%。"]
    assert [len(item.clauses[0].groups) for item in found.items] == [3, 1]


def test_a_plan_without_clauses_still_has_items() -> None:
    """The most frequent style of numbered paragraphs without parts are the tasks; nothing is made up for who is responsible."""
    found = read(
        TITLE + "一、组织\n（一）队伍。加强培训。\n（二）阵地。建设平台。\n二、保障\n（三）经费。安排预算。\n"
    )
    assert [item.number for item in found.items] == [1, 2, 3]
    assert all(not item.clauses for item in found.items)


TABLE = """工作任务 | 具体要求 | 责任部门 | 完成时限 |
一、做好公开。 | 1.推进公开。 | 甲科 | 年底前 |
二、做好宣传。 | 2.及时更新。 | 办公室牵头,各科室配合 | 6月底 |
3.及时反馈。 | 各科室 | 长期 | |
"""


def test_a_table_gives_sections_and_items() -> None:
    """A merged first cell is a section, the row an item, its cells the clause; shifted rows are put right."""
    found = read(TABLE)
    assert [(heading.path, heading.passage.text) for heading in found.headings] == [
        (("一",), "做好公开"),
        (("二",), "做好宣传"),
    ]
    assert [said(item) for item in found.items] == ["推进公开。", "及时更新。", "及时反馈。"]
    cells = [[item.passage.text[g.start : g.end] for g in item.clauses[0].groups] for item in found.items]
    assert cells == [["甲科", "年底前"], ["办公室牵头，各科室配合", "6月底"], ["各科室", "长期"]]


def test_a_table_may_print_a_cell_a_line() -> None:
    """Bars that stand alone between cells make a table; running numbers tell the rows, sections are counted."""
    cells = [
        "工作任务",
        "具体要求",
        "责任科室",
        "时限要求",
        "公开",
        "1",
        "推进公开。",
        "甲科",
        "年底前",
        "2",
        "公开年报。",
        "乙科",
        "6月",
    ]
    found = read("\n|\n".join(cells) + "\n|\n")
    assert [heading.path for heading in found.headings] == [("1",)]
    assert [(item.number, said(item)) for item in found.items] == [(1, "推进公开。"), (2, "公开年报。")]


def test_a_table_without_known_columns_is_not_read() -> None:
    """Nothing is guessed from a table whose header is not understood; its first row is kept for a doubt."""
    found = read("甲 | 乙 | 丙\n1 | 2 | 3\n")
    assert found.items == ()
    assert [row.text for row in found.unread] == ["甲|乙|丙"]


@given(st.integers(1, 999))
def test_a_rendered_numeral_gives_the_number(value: int) -> None:
    """Chinese numerals below a thousand read back as what they were written from."""
    digits = "零一二三四五六七八九"
    hundreds, tens, ones = value // 100, value // 10 % 10, value % 10
    written = f"{digits[hundreds]}百" if hundreds else ""
    if tens:
        written += "十" if tens == 1 and not hundreds else f"{digits[tens]}十"
    elif hundreds and ones:
        written += "零"
    written += digits[ones] if ones else ""
    assert number(written) == value
    found = ordinal(f"（{written}）建设")
    assert found is not None or len(written) > 4


PIECES = st.sampled_from(
    ["一、组织\n", "（一）队伍\n", "1.建设平台。", "2.培训，讲座。", "（责任部门：甲部、乙部）\n", "（责任单位：", "牵头单位：丙局\n",
     "\n", "2024年", "|", "**", "## ", "甲协会2024年工作要点\n", "）", "各市、县（市、区）政府", "。", "\f", "— 3 —\n"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25).map("".join))
def test_items_and_headings_stand_in_the_text(source: str) -> None:
    """Whatever the pieces: places are in order, keys are unique, what an item says lies inside its passage."""
    found = read(source)
    keys = [item.key for item in found.items]
    assert len(set(keys)) == len(keys)
    assert len({heading.key for heading in found.headings}) == len(found.headings)
    for item in found.items:
        text = item.passage.text
        assert 0 <= item.start <= item.body <= max(item.body, item.end) <= len(text)
        assert item.title is None or item.start <= item.title[0] < item.title[1] <= item.end
        for at in range(len(text)):
            assert text[at] == source[item.passage.place(at)] or not text[at].isalnum() or text[at].isdigit()


def test_a_heading_without_words_is_its_number() -> None:
    """一、 alone on its line, as where a page was torn, still stands over the tasks below it."""
    found = read(TITLE + "一、\n1.建设平台。（责任部门：甲部）\n2.办好年会。（责任部门：乙部）")
    assert [(heading.path, heading.passage.text) for heading in found.headings] == [(("一",), "一、")]
    assert len(found.items) == 2


def test_a_heading_over_paragraphs_is_a_section_where_there_is_no_task() -> None:
    """一、主要目标 and what it says stand alone in the beginning of a plan."""
    found = outline(
        Text("甲市2024年实施方案\n一、主要目标\n到2025年，建成示范社区100个。\n全市50%的社区有服务中心。")
    )
    assert [(heading.path, heading.passage.text) for heading in found.headings] == [(("一",), "主要目标")]
    assert found.items == ()


RUN_TOGETHER = st.sampled_from(
    ["甲协会2024年工作要点", "一、组织", "二、发展目标", "三、职责分工", "（一）", "（二）队伍", "1.建设平台，新建平台10个。", "2.培训人员。",
     "3、办好年会", "教育局：负责宣传。", "公安局：负责检查。", "（责任单位：甲局、乙局）", "牵头单位：丙局", "各镇，县直各单位：", "现将要点印发给你们。",
     "甲县人民政府2024年1月2日", "为做好工作，制定本要点。", " ", "\u3000", "\n", "统一、规范", "（1）", "①", "，", "。"]
)  # fmt: skip


@given(st.lists(RUN_TOGETHER, max_size=40).map("".join))
def test_parted_paragraphs_add_up_to_the_text(source: str) -> None:
    """Lines that are found inside of paragraphs add up to them: no character is lost, doubled or moved."""
    printed = blocks(Text(source))
    lines = parted(printed)
    assert "".join(line.text for line in lines).replace(" ", "") == "".join(
        block.text for block in printed
    ).replace(" ", "")
    places = [line.passage.place(at) for line in lines for at in range(len(line.text))]
    assert places == sorted(set(places))


def test_what_is_attached_counts_nothing() -> None:
    """The numbers of a list of attachments (附件：1.甲清单 ⏎ 2.乙清单) are no strays; what stands behind 附件2 is a list of its own."""
    found = read(
        "附件：1.甲市2024年任务分解\n2.十方面实事责任分解\n附件1\n甲市2024年任务分解\n1.建设。（甲局）\n附件2\n十方面实事责任分解\n1.培训。（乙局）"
    )
    assert not found.strays
    assert [each.label for each in found.lists] == ["分解", "分解2"]


def test_below_a_heading_only_what_holds_tasks_is_a_section() -> None:
    """（一）指导思想 below 一、总体要求 is none, （一）队伍 with tasks below it is one."""
    found = read(
        TITLE
        + "一、总体要求\n（一）指导思想\n坚持创新。\n（二）基本原则\n坚持统筹。\n二、任务\n（一）队伍\n1.培训人员。（甲部）\n2.引进人才。（乙部）"
    )
    assert [heading.path for heading in found.headings] == [("一",), ("二",), ("二", "一")]


def test_a_number_may_stand_before_a_year() -> None:
    """15.2024中级职称评聘 is the fifteenth task; 10.2024万元 is an amount."""
    found, amount = ordinal("15.2024中级职称评聘"), ordinal("10.2024万元")
    assert found is not None
    assert (found.value, found.end) == (15, 3)
    assert amount is None


def test_the_front_matter_of_a_page_is_no_text() -> None:
    """What a site generator is told of a page (title: …, tags: …) is no paragraph, bars in it draw no table."""
    lines = "---\ntitle: 甲大学->要点 | 甲网\ntags: \n- 甲大学\nsidebar: false\n---\n"
    found = read(lines + "甲大学2024年工作要点\n一是建设平台。\n\n二是培训人员。")
    assert [item.number for item in found.items] == [1, 2]
    assert read("---\n" + "1.建设平台。\n2.培训人员。").items  # a rule alone is none


def test_goals_are_the_tasks_of_a_plan_that_numbers_nothing_else() -> None:
    """Where all that is numbered stands under a heading over goals, those are what is to be done; what was found stays out."""
    text = (
        "甲市学前教育三年行动计划（2024—2026年）\n一、发展现状\n（一）基本情况\n1.总体规模\n2023年有幼儿园1252所。\n"
        "二、发展目标\n（一）指导思想\n以儿童发展为本。\n（二）发展指标\n1.构建体系。建设幼儿园100所。\n2.规范建设。新增幼儿园20所。\n"
    )
    document = extract(text, "d")
    assert [(task.section, task.title) for task in document.of(Task)] == [
        (("二", "二"), "构建体系"),
        (("二", "二"), "规范建设"),
    ]


DUTIES = [
    ("省甲委", "建设平台。推广经验。"),
    ("省乙资源和\n规划厅", "规划用地。"),
    ("省丙厅\n省丁中心", "培训人员，\n做好保障。"),
    ("海港海关", "加强监管。"),
]


def test_a_list_of_duties_names_the_body_first() -> None:
    """部门, 职责 with a cell on each line: a name may be broken into two lines, two names are two bodies, the text is a task without a title."""
    lines = "\n".join(f"{who}\n{what}" for who, what in DUTIES)
    document = extract(f"附件1\n\n省级部门职责清单\n部门\n职责与任务\n{lines}\n", "d")
    assert [(task.title, task.text.replace("\n", "")) for task in document.of(Task)] == [
        (None, what.replace("\n", "")) for _, what in DUTIES
    ]
    assert [(each.task, each.org, each.role) for each in document.of(Responsibility)] == [
        ("d#清单.1", "省甲委", "responsible"),
        ("d#清单.2", "省乙资源和规划厅", "responsible"),
        ("d#清单.3", "省丙厅", "responsible"),
        ("d#清单.3", "省丁中心", "responsible"),
        ("d#清单.4", "海港海关", "responsible"),
    ]


def test_a_list_of_duties_may_be_printed_with_tabs_and_a_third_column() -> None:
    """What the duties are for (a third column) is no task; a name that begins on a line of its own goes on in the row."""
    table = "部  门\t重点领域\t对应的因素\n市甲局\t建设平台。\t环境\n市乙局\n丙中心\t培训人员。\t素养\n"
    document = extract("甲市各部门重点领域清单\n" + table, "d")
    assert [task.text for task in document.of(Task)] == ["建设平台。", "培训人员。"]
    assert [each.org for each in document.of(Responsibility)] == ["市甲局", "市乙局", "丙中心"]
    cells = "市甲局\n建设平台。\n环境\n市乙局\n培训人员。\n素养\n市丁局\n做好保障。\n环境"
    lined = extract(f"甲市各部门重点领域清单\n部门\n重点领域\n对应的因素\n{cells}\n", "d")
    assert [task.text for task in lined.of(Task)] == ["建设平台。", "培训人员。", "做好保障。"]


def test_names_and_telephones_are_no_duties() -> None:
    """部门, 电话 is a list of whom to call, and no task is made of it."""
    document = extract("甲市联系人名单\n部门\t联系电话\n市甲局\t12345\n市乙局\t23456\n", "d")
    assert list(document.of(Task)) == []


def test_numbered_goals_are_tasks_beside_others() -> None:
    """Each of the numbered goals is a task like those below; principles are none."""
    document = extract(
        "甲市2024年工作方案\n一、总体要求\n（一）基本原则\n1.坚持统筹。\n2.坚持创新。\n（二）工作目标\n1.覆盖率达到90%。\n2.建成平台；\n"
        "二、任务\n（一）队伍\n1.培训人员。（市甲局）\n2.引进人才。（市乙局）\n",
        "d",
    )
    assert [(task.section, task.text) for task in document.of(Task)] == [
        (("一", "二"), "覆盖率达到90%。"),
        (("一", "二"), "建成平台；"),
        (("二", "一"), "培训人员。"),
        (("二", "一"), "引进人才。"),
    ]


WRAPPED = """甲局2024年重点工作责任清单
序号 重点任务 牵头科室 配合科室 分管领导 完成时限
一、优化环境
1 推行集成办理，新登记经营主体1.2万
户以上。 审批科 信息中心 刘建平 全年
2 组织质量奖评选，推广先进方法。
质量科 标准化科、各监管所 孙丽华 10月底前
第 1 页 共 2 页
甲局2024年重点工作责任清单
序号 重点任务 牵头科室 配合科室 分管领导 完成时限
二、守牢底线
3 修订应急预案，组织应急演练。 药品监
管科 赵国栋 6月底前
4 举办讲座12期，轮训人员350人次。 人事科、
机关党委 各科室、各直属单位 钱卫东 持续推进
"""


def test_rows_that_a_page_wrapped_are_whole() -> None:
    """Blanks part the cells, a line end none of them but where the row has fewer than the header; a second page repeats the header."""
    document = extract(WRAPPED, "d")
    assert [(task.section, task.text.replace("\n", ""), task.due_text) for task in document.of(Task)] == [
        (("一",), "推行集成办理，新登记经营主体1.2万户以上。", "全年"),
        (("一",), "组织质量奖评选，推广先进方法。", "10月底前"),
        (("二",), "修订应急预案，组织应急演练。", "6月底前"),
        (("二",), "举办讲座12期，轮训人员350人次。", "持续推进"),
    ]
    assert [(each.org, each.role) for each in document.of(Responsibility)] == [
        ("审批科", "lead"),
        ("信息中心", "support"),
        ("质量科", "lead"),
        ("标准化科", "support"),
        ("各监管所", "support"),
        ("药品监管科", "lead"),
        ("人事科", "lead"),
        ("机关党委", "lead"),
        ("各科室", "support"),
        ("各直属单位", "support"),
    ]
    assert [leader.name for leader in document.of(Leader)] == ["刘建平", "孙丽华", "赵国栋", "钱卫东"]


def test_weeks_and_days_are_merged_over_the_rows_of_a_calendar() -> None:
    """第16周 is a section, a day the deadline of its first row; what one cell counts (1.…；2.…) is one task, and what ends like a body may be work."""
    cells = (
        "周次 日期 主要工作安排 职能处室 第16周（6.14-6.20） 6月15日 1.教育活动；2.颁发仪式 党政办"
        " 财产检查、登记 总务处 6月16日 高三全体教师赴外培训学习 教科室 "
        "“县管校聘”方案上报局政治处 党政办 第17周（6.21-6.27） 6月21日 志愿填报咨询进社区 教学处 每月1场 公开课展示 德育处"
    )
    document = extract("甲中学2024年工作行事历\n" + cells.replace(" ", "\t\n"), "d")
    assert [(task.section, task.text, task.due_text) for task in document.of(Task)] == [
        (("1",), "1.教育活动；2.颁发仪式", "6月15日"),
        (("1",), "财产检查、登记", None),
        (("1",), "高三全体教师赴外培训学习", "6月16日"),
        (("1",), "“县管校聘”方案上报局政治处", None),
        (("2",), "志愿填报咨询进社区", "6月21日"),
        (("2",), "公开课展示", "每月1场"),
    ]


def test_headings_of_one_length_are_no_width_of_a_page() -> None:
    """Lines that are as long as each other are broken only where hardly a line is longer: paragraphs that nobody broke are."""
    heading = "（一）加强学生教育和心理健康服务工作"
    text = "甲省关爱行动计划\n一、工作措施\n" + "".join(
        f"{heading}{at}\n{'面向学生开展科普，' * 9}倡导健康生活。（省教育厅牵头）\n".replace(
            "（一）", f"（{at}）"
        )
        for at in "一二三四五六"
    )
    titles = {task.title for task in extract(text, "d").of(Task)}
    assert titles == {f"加强学生教育和心理健康服务工作{at}" for at in "一二三四五六"}


def test_a_text_may_begin_with_a_later_heading() -> None:
    """三、2026年重点工作任务 is the heading of what is below it, though 一 and 二 are not there; the report of a government is of its year."""
    document = extract(
        "政府工作报告\n――2026年1月27日在甲省第十四届人民代表大会上\n三、2026年重点工作任务\n"
        "（一）推动转型\n加强保护。新增企业60家。\n（二）扩大内需\n提振消费。举办活动30场。\n",
        "d",
    )
    assert [(section.path, section.heading) for section in document.of(Section)] == [
        (("三",), "2026年重点工作任务")
    ]
    assert [(target.object, target.due) for target in document.of(Target)] == [
        ("企业", "2026"),
        ("活动", "2026"),
    ]


TABLES = """甲镇2024年“两张清单”
附件1
甲镇2024年重点项目清单
序号 | 项目名称 | 建设内容 | 包抓领导 | 责任办所 | 备注
1 | 粮油加工项目 | 建设厂房3栋 | 张建国 | 经济办 |
2 | 河道治理工程 | 治理河道6公里 | 张建国 | 水利站 |
附件2
甲镇2024年民生实事清单
序号 | 实事内容 | 牵头单位 | 配合单位
1 | 硬化道路15公里 | 规划建设办公室 | 各村
"""


def test_a_header_that_names_other_columns_begins_a_table() -> None:
    """Each table is read by its own header, and its title is that of a list of its own."""
    document = extract(TABLES, "d")
    assert [(task.title, task.head, task.section) for task in document.of(Task)] == [
        ("粮油加工项目", "建设厂房3栋", ()),
        ("河道治理工程", "治理河道6公里", ()),
        (None, "硬化道路15公里", ()),
    ]
    assert [(each.org, each.role) for each in document.of(Responsibility)] == [
        ("经济办", "responsible"),
        ("水利站", "responsible"),
        ("规划建设办公室", "lead"),
        ("各村", "support"),
    ]


BARS = """甲开发区2024年目标任务分解表
序号 |
工作任务 |
年度目标 |
分管领导 |
责任单位 |
一、主要指标 |
||||
1 |
生产总值增速 |
增长7.5%左右 |
孙立群 |
经济发展局、各园区 |
2 |
固定资产投资 |
增长12%以上 |
孙立群 |
规划建设局 |
二、项目建设 |
||||
3 |
推进重大项目 |
新开工项目26个 |
何建华 |
招商局 |
"""


def test_headings_stand_between_the_cells_of_a_table() -> None:
    """Where each cell is a line with a bar behind it, bars alone are merged cells, and a numbered line heads the rows below it."""
    document = extract(BARS, "d")
    assert [(section.path, section.heading) for section in document.of(Section)] == [
        (("一",), "主要指标"),
        (("二",), "项目建设"),
    ]
    assert [(task.section, task.text) for task in document.of(Task)] == [
        (("一",), "生产总值增速\n增长7.5%左右"),
        (("一",), "固定资产投资\n增长12%以上"),
        (("二",), "推进重大项目\n新开工项目26个"),
    ]
    assert [each.org for each in document.of(Responsibility)] == [
        "经济发展局",
        "各园区",
        "规划建设局",
        "招商局",
    ]


COPIED = (
    "甲学院2024年工作任务分解表\n"
    "重点方向\t序号\t工作事项\t主要举措\t量化指标\t责任分工\t完成节点\n分管领导\t牵头部门\t协同单位\n"
    "一、党建工作\t1\t基层党建\t开展轮训。\t新增样板支部2个\n保持比例100%\t何志坚\t组织部\t各学院\t12月\n"
    "2\t思政课\t1.建设中心。\n2.举办大赛。\t建设课程30门\t何志坚\t马克思主义学院\t宣传部\n教务处\t全年\n"
    "二、人才培养\t3\t专业优化\t建立机制。\t撤停专业4个\t罗瑞安\t教务处\t招生处\n各学院\t7月底前\n"
)


def test_the_lines_of_a_cell_that_a_browser_copies_are_of_its_row() -> None:
    """Rows begin with their number, behind a merged cell or not; a line end parts bodies, and no cells."""
    document = extract(COPIED, "d")
    assert [(task.section, task.title, task.due_text) for task in document.of(Task)] == [
        (("一",), "基层党建", "12月"),
        (("一",), "思政课", "全年"),
        (("二",), "专业优化", "7月底前"),
    ]
    assert [(each.org, each.role) for each in document.of(Responsibility)] == [
        ("组织部", "lead"),
        ("各学院", "support"),
        ("马克思主义学院", "lead"),
        ("宣传部", "support"),
        ("教务处", "support"),
        ("教务处", "lead"),
        ("招生处", "support"),
        ("各学院", "support"),
    ]


def test_cells_that_a_converter_writes_for_nothing_are_empty() -> None:
    """NaN and Unnamed: 1 are no words, and the two characters \\n part bodies."""
    text = (
        "甲法院2024年任务分解表\n\n| 甲法院2024年任务分解表 | Unnamed: 1 | Unnamed: 2 | Unnamed: 3 |\n| --- | --- | --- | --- |\n"
        "| 序号 | 重点任务 | 目标值 | 责任部门 |\n| 一、执法办案 | NaN | NaN | NaN |\n"
        "| 1 | 提升审判质效 | 结案率≥98%；服判率≥90% | 审管办\\n各人民法庭 |\n| 2 | 开展巡回审判 | 20场 | 各人民法庭 |\n"
    )
    document = extract(text, "d")
    assert [(task.section, task.text) for task in document.of(Task)] == [
        (("一",), "提升审判质效\n结案率≥98%；服判率≥90%"),
        (("一",), "开展巡回审判20场"),
    ]
    assert [each.org for each in document.of(Responsibility)] == ["审管办", "各人民法庭", "各人民法庭"]


def test_a_row_without_remarks_keeps_its_columns() -> None:
    """Where only the last cell is empty, names of places stand in the column of those who support, not of persons."""
    text = (
        "甲镇2024年重点工作任务清单\n序号\t工作任务\t责任领导\t责任单位\t协助单位\t完成时限\t备注\n"
        "1\t建设道路5公里\t冉茂林\t农业中心\t财政所，龙洞村、上坝村\t12月底前\t\n2\t新建公厕2座\t罗勇\t建设中心\t有关村\t9月底前\t\n"
    )
    document = extract(text, "d")
    assert [each.org for each in document.of(Responsibility)] == [
        "农业中心", "财政所", "龙洞村", "上坝村", "建设中心", "有关村",
    ]  # fmt: skip
    assert [leader.name for leader in document.of(Leader)] == ["冉茂林", "罗勇"]


def test_a_chinese_numeral_in_the_column_of_numbers_heads_rows() -> None:
    """一 | 项目攻坚 is a section, and no task."""
    text = "甲县2024年任务分解表\n\n| 序号 | 工作任务 | 责任单位 |\n| --- | --- | --- |\n| 一 | 项目攻坚 | |\n| 1 | 建设道路5条 | 县交通局 |\n"
    document = extract(text, "d")
    assert [section.heading for section in document.of(Section)] == ["项目攻坚"]
    assert [task.text for task in document.of(Task)] == ["建设道路5条"]


def test_a_number_may_stand_before_another() -> None:
    """The number that is expected begins an item, though a digit follows it: 3.3个项目 is no 3.3."""
    text = (
        TITLE
        + "1.建设平台。（甲局）\n2.培训人员。（乙局）\n3.3个项目建成投产。（丙局）\n4.5G基站新建300个。（丁局）\n"
    )
    document = extract(text, "d")
    assert [(task.number, task.head) for task in document.of(Task)][2:] == [
        (3, "3个项目建成投产。"),
        (4, "5G基站新建300个。"),
    ]
    assert [(t.object, t.value) for t in document.of(Target)] == [("项目", 3), ("5G基站", 300)]


def test_a_marked_task_is_an_item() -> None:
    """【重点任务1】 is a number like 任务一：."""
    text = "甲市2024年发展规划\n一、职业教育\n到2025年，力争基地达到2个。\n【重点任务1】深化融合。建设共同体。\n【重点任务2】提升质量。培训教师。\n"
    document = extract(text, "d")
    assert [(task.section, task.title, task.head) for task in document.of(Task)] == [
        (("一",), "深化融合", "建设共同体。"),
        (("一",), "提升质量", "培训教师。"),
    ]


def test_a_clause_behind_the_last_part_is_its_own_where_others_have_none() -> None:
    """Two of five headings whose last item has a clause show no pattern: each item is a task."""
    parts = "".join(
        f"（{name}）甲{name}\n1、做好乙。办会。\n2、做好丙。训人。{clause}\n"
        for name, clause in zip(
            "一二三四五", ("", "（牵头：经济部；配合：宣教部）", "", "（权益部负责）", ""), strict=True
        )
    )
    document = extract("甲工会2024年工作报告\n一、2024年主要任务\n" + parts, "d")
    assert len([*document.of(Task)]) == 10


def test_a_table_whose_columns_are_woven_together_raises_a_doubt() -> None:
    """Names of columns that stand apart from each other show a table that cannot be read; one that is read raises none."""
    plan = f"{TITLE}1.建设平台。（责任部门：甲部）\n"
    woven = "序号\n1\n2\n对应任务\n明确范围、更新周 甲局\n牵头部门\n期和流程 2026年\n完成时限\n"
    reasons = [fact.reason for fact in extract(plan + woven, "d").of(Doubt)]
    assert any("交错" in reason for reason in reasons)
    stacked = "序号\n对应任务\n牵头部门\n完成时限\n1\n建设平台\n甲局\n6月\n2\n培训人员\n乙局\n7月\n"
    assert not [fact for fact in extract(TITLE + stacked, "d").of(Doubt) if "交错" in fact.reason]
