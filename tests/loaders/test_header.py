"""What a plan says of itself."""

import datetime

import pytest

from remit.graph.fact import Organization, Plan, Task
from remit.loaders.load import extract
from remit.loaders.outline.day import day
from remit.loaders.outline.header import Header
from remit.loaders.outline.parse import outline
from remit.loaders.text import Text

ITEMS = "一、组织建设\n1.建设平台。（责任部门：甲部）\n2.培训人员。（责任部门：乙部）\n"


def head(before: str, after: str = "") -> Header:
    """Return the header of a plan with *before* and *after* its items."""
    return outline(Text(f"{before}\n{ITEMS}{after}")).header


def test_a_plan_of_one_year_names_issuer_and_year_in_its_title() -> None:
    """The body before the year of the title is the issuer, by its full official name."""
    found = head("甲省科协2024年工作要点")
    assert found.title is not None
    assert (found.title.text, found.issuer, found.year) == (
        "甲省科协2024年工作要点",
        "甲省科学技术协会",
        2024,
    )
    assert found.single
    assert (found.number, found.date) == (None, None)


def test_a_letter_carries_number_issuer_and_date() -> None:
    """Letterhead, number and date of the letter are the plan's; the title is its own, the year that of the issue."""
    found = head(
        "甲市人民政府文件\n甲政发〔2025〕10 号\n甲市人民政府关于印发支持平台建设若干措施的通知\n各县人民政府：\n"
        "现将措施印发给你们，请认真执行。\n甲市人民政府\n2025 年 4 月 17 日\n关于支持平台建设的若干措施"
    )
    assert found.title is not None
    assert found.title.text == "关于支持平台建设的若干措施"
    assert (found.issuer, found.number, found.year) == ("甲市人民政府", "甲政发〔2025〕10号", 2025)
    assert found.date == datetime.date(2025, 4, 17)
    assert not found.single


def test_an_office_that_signs_is_the_issuer() -> None:
    """The office of a house issues for it, with the full name of the house."""
    assert head("甲省科协办公室关于印发甲省科协2024年工作要点的通知").issuer == "甲省科学技术协会办公室"


def test_a_name_that_signs_may_run_over_lines() -> None:
    """The end of a name above the day goes on with the line before it; that a seal stands for another is no part of it."""
    letter = "关于印发《甲省乙方案》的通知\n各市：\n请贯彻落实。\n甲省制造业发展（数字经济发展）\n领导小组办公室（代章）\n2024年9月2日\n甲省乙方案"
    found = head(letter)
    assert (found.issuer, found.year) == ("甲省制造业发展（数字经济发展）领导小组办公室", 2024)


def test_a_title_may_run_over_lines() -> None:
    """Lines of a title are one title, back to the one that begins it."""
    found = head("国务院关于做好当前\n促进就业工作的若干意见\n国发〔2018〕39号")
    assert found.title is not None
    assert found.title.text == "国务院关于做好当前促进就业工作的若干意见"
    assert (found.issuer, found.year) == ("国务院", 2018)


def test_a_signature_names_the_issuer_behind_the_items() -> None:
    """A date behind the last item is the day of issue and no part of that item."""
    found = outline(Text(f"关于建设平台的若干意见\n{ITEMS}甲市人民政府\n2024年5月6日\n"))
    assert found.header.date == datetime.date(2024, 5, 6)
    assert "5月6日" not in found.items[-1].passage.text


@pytest.mark.parametrize(
    "title", ["区人民政府办公室关于印发工作方案的通知", "四川省“十四五”建设实施方案", "重点任务分工方案"]
)
def test_what_the_text_does_not_say_is_none(title: str) -> None:
    """A body without its place and a place without a body issue nothing; no year is guessed."""
    found = head(title)
    assert (found.issuer, found.year, found.number, found.date) == (None, None, None, None)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("2018年11月16日", "2018-11-16"),
        ("2025年4月17日印发", "2025-04-17"),
        ("二〇一八年十二月三十一日", "2018-12-31"),
        ("2018年13月40日", None),
        ("2018年11月16日起施行", None),
        ("二十一年三月五日", None),
    ],
)
def test_a_day_is_a_whole_line(line: str, said: str | None) -> None:
    """A line that is nothing but a date is a day of the calendar, in digits or Chinese numerals."""
    found = day(line)
    assert (found.isoformat() if found else None) == said


PAGES = [
    ("甲镇2025年工作计划", "甲镇人民政府\n2025年3月1日\n", "甲镇人民政府"),
    ("首页 > 政务公开 > 区政府办文件\n2025年工作要点", "", None),
    (
        "首页 > 区政府办文件\n来源：甲镇人民政府\n发布机构：甲市乙区人民政府办公室  发布时间：2025-01-02\n2025年工作要点",
        "",
        "甲市乙区人民政府办公室",
    ),
    ("来源：甲镇人民政府\n2025年工作要点", "", "甲镇人民政府"),
    (
        "近日，甲市人民政府办公厅印发通知，公布《2025年政府工作任务清单》，一起来看。\n2025年政府工作任务清单",
        "",
        "甲市人民政府办公厅",
    ),
    ("记者从甲市人民政府办公厅获悉，《2024年民生实事》公布。\n2025年政府工作任务清单", "", None),
    (
        "发布单位: 甲区发展委员会\n各单位：\n现印发给你们。\n甲区发展委员会甲区建设委员会\n甲区教育局\n2025年2月24日\n甲区发展行动方案",
        "",
        "甲区发展委员会 甲区建设委员会 甲区教育局",
    ),
    ("发布机构：甲市相关部门\n2025年工作要点", "", None),
    (
        "关于印发《2025年助学工作方案》的通知\n甲省乙厅\n（甲省助学工作领导小组办公室）\n甲省丙厅\n2025年3月1日\n2025年助学工作方案",
        "",
        "甲省乙厅 甲省丙厅",
    ),
    ("对省政府2025年目标任务分解落实方案", "", None),
    ("•   甲市人民政府\n关于2025年重点办好10件实事的通知", "", "甲市人民政府"),
]


@pytest.mark.parametrize(("before", "after", "issuer"), PAGES)
def test_who_signs_or_whom_the_page_names_is_the_issuer(before: str, after: str, issuer: str | None) -> None:
    """Without a letterhead the signature, the page or its news says who issued the plan; a path of menus does not."""
    assert head(before, after).issuer == issuer


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("> 甲数发〔2025〕4号　甲市数据局2025年3月4日印发", "甲数发〔2025〕4号"),
        ("（甲改发〔2025〕3号　甲办公室　2025年3月）", "甲改发〔2025〕3号"),
        ("甲改发〔2025〕3号文件要求各单位落实", None),
    ],
)
def test_a_number_may_stand_in_a_line_about_the_issue(line: str, number: str | None) -> None:
    """The number counts where the rest of its line says who issued the plan and when."""
    assert head(f"甲市改革工作要点\n{line}").number == number


def test_the_year_may_stand_below_the_title_or_in_a_heading() -> None:
    """A date below the title or the heading of the work to do gives the year that the title leaves out; the report of a government is of one year."""
    found = head("甲县政府工作报告\n——2025年1月9日在甲县人民代表大会会议上")
    assert (found.year, found.single) == (2025, True)
    text = f"甲县工作报告\n一、2024年工作回顾\n完成建设。\n二、2025年工作安排\n{ITEMS.partition(chr(10))[2]}"
    found = outline(Text(text)).header
    assert (found.year, found.single) == (2025, True)


PAGE = """{lines}
甲县2024年重点工作安排
1.建设平台。（责任单位：甲局）
"""


@pytest.mark.parametrize(
    ("lines", "number", "date"),
    [
        ("发文字号：甲政发〔2024〕1号 发布日期：2024-02-03", "甲政发〔2024〕1号", "2024-02-03"),
        ("发布文号 | 甲政发〔2024〕12号 |\n发文日期 | 2024-05-27 |", "甲政发〔2024〕12号", "2024-05-27"),
        ("文件编号： | 甲政发〔2024〕16号 | 成文日期： | 2024-04-18 |", "甲政发〔2024〕16号", "2024-04-18"),
        ("[ 发文字号 ]甲政发〔2024〕3号 [ 成文日期 ]2024-01-29", "甲政发〔2024〕3号", None),
        ("甲县人民政府关于印发2024年重点工作安排的通知(甲政发〔2024〕2号)", "甲政发〔2024〕2号", None),
        ("为落实乙市工作要点（乙政发〔2024〕9号）要求，现安排如下。", None, None),
    ],
)
def test_a_page_states_number_and_day(lines: str, number: str | None, date: str | None) -> None:
    """Number and day are read where a page states them or a heading ends with them, not where a text cites another document."""
    plan = next(extract(PAGE.format(lines=lines), "d").of(Plan))
    assert (plan.number, plan.date) == (number, date)


def test_a_list_without_a_title_takes_the_line_that_names_year_and_subject() -> None:
    """The heading of a page over a list is its title where no line ends in the noun of a plan."""
    text = "发布机构 区政府 发文日期 2024-05-27\n2024年十大民生实事项目出炉\n1.新建公厕12座。（责任单位：区甲局）"
    plan = next(extract(text, "d").of(Plan))
    assert (plan.title, plan.year) == ("2024年十大民生实事项目出炉", 2024)


@pytest.mark.parametrize(
    ("before", "after", "issuers"),
    [
        ("甲市发展改革委 甲市财政局关于做好2024年重点工作的通知", "", ["甲市发展和改革委员会", "甲市财政局"]),
        ("甲市教育局　甲市民政局　甲市医疗保障局\n关于印发2024年助学工作方案的通知", "", ["甲市教育局", "甲市民政局", "甲市医疗保障局"]),
        ("甲市交通委员会、甲市发展和改革委员会关于印发2024年交通工作方案的通知", "", ["甲市交通委员会", "甲市发展和改革委员会"]),
        ("甲市经济和信息化局甲市科学技术局关于印发2024年科技工作方案的通知", "", ["甲市经济和信息化局", "甲市科学技术局"]),
        ("2024年助学工作要点", "甲市教育局\n甲市民政局\n2024年3月4日\n", ["甲市教育局", "甲市民政局"]),
        ("2024年助学工作要点", "甲市教育局 甲市民政局\n2024年3月4日\n", ["甲市教育局", "甲市民政局"]),
        ("甲 市 教 育 局 关于印发2024年助学工作要点的通知", "", ["甲市教育局"]),
        ("甲市教育局2024年工作要点", "抓好落实。\n甲市教育局\n2024年3月4日\n", ["甲市教育局"]),
    ],
)  # fmt: skip
def test_bodies_that_issued_a_plan_together_are_all_named(
    before: str, after: str, issuers: list[str]
) -> None:
    """Blanks part the names of a heading, lines those of a signature; blanks inside a name part nothing."""
    plan = next(extract(f"{before}\n{ITEMS}{after}", "d").of(Plan))
    assert list(plan.issuers) == issuers


NAMED = [
    ("2024年甲市教育局工作要点", "2024年甲市教育局工作要点", "甲市教育局", 2024),
    ("二〇二四年甲市科协工作要点", "二〇二四年甲市科协工作要点", "甲市科学技术协会", 2024),
    ("甲市商务局2023年工作总结和2024年工作要点", "甲市商务局2023年工作总结和2024年工作要点", "甲市商务局", 2024),
    ("2024年甲市教育局关于做好重点工作的通知", "2024年甲市教育局关于做好重点工作的通知", "甲市教育局", 2024),
    ("2024年全市科普工作要点", "2024年全市科普工作要点", None, 2024),
    ("教育部办公厅关于印发《教育部2024年工作要点》的通知\n教政法厅〔2024〕1号\n教育部2024年工作要点", "教育部2024年工作要点", "教育部办公厅", 2024),
    ("中共甲市委办公室 甲市人民政府办公室印发《关于做好2024年重点工作的意见》", "关于做好2024年重点工作的意见", "中共甲市委办公室 甲市人民政府办公室", 2024),
    ("发文机关：科技部办公厅 国家能源局综合司\n标题：关于做好2024年储能工作的意见", "关于做好2024年储能工作的意见", "科技部办公厅 国家能源局综合司", 2024),
]  # fmt: skip


@pytest.mark.parametrize(("before", "title", "issuer", "year"), NAMED)
def test_a_heading_names_plan_issuer_and_year_in_any_order(
    before: str, title: str, issuer: str | None, year: int
) -> None:
    """The year may stand first or in Chinese, a review before the plan, a number between, the plan in the marks of a heading."""
    plan = next(extract(f"{before}\n{ITEMS}", "d").of(Plan))
    assert (plan.title, plan.issuer, plan.year) == (title, issuer, year)


def test_two_issuers_are_two_organizations() -> None:
    """A plan that a party committee and a government issue together names both."""
    text = "中共甲省委 甲省人民政府关于做好2024年重点工作的实施意见\n1.建设平台。新建3个。\n2.培训人员。培训100人次。"
    document = extract(text, "d")
    assert {"中共甲省委", "甲省人民政府"} <= {fact.name for fact in document.of(Organization)}


SPOKEN = [
    ("甲局重点工作安排\n2024年是攻坚之年，全局要抓好以下工作。", 2024, True),
    ("甲局重点工作安排\n为做好2025年全局工作，制定本安排。", 2025, True),
    ("甲局重点工作安排\n做好2024年的工作，谋划2025年工作。\n做好2025年工作。", None, False),
    ("甲局民生工程工作方案\n来源：甲网 发表日期：2024年08月27日\n全年新增就业5万人。", 2024, True),
    ("甲局三年行动方案\n来源：甲网 发表日期：2024年08月27日\n全年新增就业5万人。", 2024, False),
    ("甲市重点工作责任分工的意见\n现就2024年《政府工作报告》确定的重点工作提出分工意见如下。", 2024, True),
    ("甲局三年行动计划（2024—2026年）\n2024年，甲局要抓好开局。", 2024, False),
    (
        "关于印发《甲局三年行动方案（2026～2030年）》的通知\n甲局\n2025年12月22日\n甲局三年行动方案（2026～2030年）",
        2026,
        False,
    ),
]


@pytest.mark.parametrize(("before", "year", "single"), SPOKEN)
def test_the_first_paragraphs_may_say_the_year(before: str, year: int | None, single: bool) -> None:
    """A plan whose title has no year is of the one year that its first paragraphs speak of, and of none where they speak of two."""
    found = head(before)
    assert (found.year, found.single) == (year, single)


def test_a_letter_names_the_plan_that_it_carries() -> None:
    """Where the plan has no title of its own, that in the heading of the letter is its title; marks around the heading are none of it."""
    text = (
        "《甲市人民政府办公厅关于印发〈甲市2016年政务公开工作要点〉的通知》\n甲政办发 [2016] 26号\n各区人民政府：\n现印发给你们。\n"
        "甲市人民政府办公厅\n2016年5月28日\n1.公开清单。（市乙局牵头）\n2.公开信息。（市丙局牵头）"
    )
    plan = next(extract(text, "d").of(Plan))
    assert (plan.title, plan.issuer) == ("甲市2016年政务公开工作要点", "甲市人民政府办公厅")
    assert (plan.number, plan.year) == ("甲政办发〔2016〕26号", 2016)


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("《甲市第十四个五年规划和二〇三五年远景目标纲要》重点任务分工方案", 2021),
        ("落实《甲市总体规划（2021—2035年）》2024年工作要点", 2024),
        ("《甲市2023年工作要点》任务分解表", 2023),
    ],
)
def test_the_year_is_that_of_the_plan_itself(title: str, year: int) -> None:
    """A year of long-term objectives (远景目标) or inside the title of another document gives way to the plan's own."""
    text = f"# {title}\n\n甲市人民政府办公厅\n\n2021年6月7日\n\n1.建设平台。（市甲局）\n2.建设。（市乙局）"
    assert next(extract(text, "d").of(Plan)).year == year


def test_a_house_may_stand_before_the_plan_without_more() -> None:
    """甲学院三年行动计划 is that of 甲学院; a system such as 共青团 is no body; one year alone in a text is its year."""
    plan = next(
        extract("甲市商贸职业学院专业建设三年行动计划（2022-2024年）\n1.建设平台。\n2.培训人员。", "d").of(
            Plan
        )
    )
    assert plan.issuer == "甲市商贸职业学院"
    assert next(extract("共青团2022年工作要点\n1.建设平台。\n2.培训人员。", "d").of(Plan)).issuer is None
    assert next(extract("1.建设平台，2022年新建基地3个。\n2.培训人员。", "d").of(Plan)).year == 2022


def test_marks_in_the_name_of_a_school_are_characters() -> None:
    """What a pattern would read as its own signs is looked up as it is printed."""
    document = extract("C++一中2024学年工作计划\n1.建设平台，开展培训。\n2.C++市第一中学办好年会。", "d")
    assert [plan.issuer for plan in document.of(Plan)] == ["C++市第一中学"]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("甲省人民政府办公厅关于加强\n三级公立医院考核工作的意见", "甲省人民政府办公厅关于加强三级公立医院考核工作的意见"),
        ("政务公开\n政策\n通知\n甲省发展改革委关于做好\n2024年合同签订工作的通知", "甲省发展改革委关于做好2024年合同签订工作的通知"),
        ("当前位置：首页 > 新闻 > 工作安排\n工作安排\n甲中学2024年工作安排", "甲中学2024年工作安排"),
    ],
)  # fmt: skip
def test_a_title_hangs_over_lines_and_takes_no_words_of_a_menu(lines: str, title: str) -> None:
    """A line that ends behind 关于加强 goes on below; what a page is listed under belongs to no title."""
    found = head(lines).title
    assert found is not None
    assert found.text == title


def test_a_letter_on_one_line_parts_from_what_is_attached() -> None:
    """Behind 附件：1. … stand no tasks; the title of the plan stands behind 附件2, who wrote the letter before its number."""
    text = (
        "甲省乙厅甲乙函〔2021〕12号甲省乙厅关于征求《甲省建设行动方案》意见的函省有关部门、单位：为推动全省建设，我厅组织起草了《甲省建设行动方案》。"
        "请研究提出书面意见，于8月18日前反馈我厅为盼，逾期未反馈将视为无意见。附件：1.省有关部门名单2.甲省建设行动方案（2021—2023年）（送审稿）甲省乙厅2021年8月17日"
        "附件1省有关部门名单省丙厅、省丁厅、省戊局附件2甲省建设行动方案（2021—2023年）（送审稿）为加快建设，制定本方案。"
        "一、推动建设（一）建设平台。新建平台10个，完善机制。（省丙厅牵头）（二）培训人员。培训骨干500人。（省丁厅牵头）二、加强保障（三）抓好落实。压实责任。（省戊局牵头）"
    )
    document = extract(text, "d")
    plan = next(document.of(Plan))
    assert plan.title == "甲省建设行动方案（2021—2023年）（送审稿）"
    assert (plan.issuer, plan.number, plan.date, plan.year) == (
        "甲省乙厅",
        "甲乙函〔2021〕12号",
        "2021-08-17",
        2021,
    )
    assert [task.title for task in document.of(Task)] == ["建设平台", "培训人员", "抓好落实"]


def test_a_web_page_may_print_the_day_alone() -> None:
    """2024-03-04 on a line is the day where no letter is dated; 2024年3月5日 below it is who signed."""
    assert str(head("甲局重点工作安排\n2024-03-04").date) == "2024-03-04"
    assert str(head("甲局重点工作安排\n2024-03-04\n甲局\n2024年3月5日").date) == "2024-03-05"


def test_one_attachment_has_no_number() -> None:
    """附件 behind the day of a letter on one line is the heading of all that is attached."""
    text = (
        "甲市乙局关于印发分工方案的通知各县：为做好全市防汛工作，进一步明确分工、压实责任，现将方案印发给你们，请认真抓好落实，及时反馈工作中遇到的问题。"
        "附件：甲市防汛工作分工方案甲市乙局2020年11月2日附件甲市防汛工作分工方案一、加强建设1.建设平台，完善机制，提升能力。（责任单位：市丙局）"
        "2.培训人员，强化保障，提高水平。（责任单位：市丁局）二、抓好落实1.做好调度，加强统计，及时报告。（责任单位：市戊局牵头，市己局等部门分工负责）"
    )
    document = extract(text, "d")
    assert next(document.of(Plan)).title == "甲市防汛工作分工方案"
    assert len([*document.of(Task)]) == 3


def test_who_signs_may_stand_on_the_line_of_the_day() -> None:
    """（甲县人民政府办公室　2023年2月3日） below the title names the issuer and the day; a meeting and its day name nobody."""
    found = head("甲县2023年重点任务分解表\n（甲县人民政府办公室　2023年2月3日）")
    assert (found.issuer, str(found.date)) == ("甲县人民政府办公室", "2023-02-03")
    assert head("甲县2023年重点任务分解表\n（第三次会议通过　2023年2月3日）").issuer is None


@pytest.mark.parametrize(
    ("heading", "title", "issuers"),
    [
        (
            "中共甲省委办公厅、甲省人民政府办公厅印发《加快推进教育现代化实施方案（2018－2022年）》",
            "加快推进教育现代化实施方案（2018-2022年）",
            ["中共甲省委办公厅", "甲省人民政府办公厅"],
        ),
        (
            "丙山市经济和信息化局丙山市科学技术局关于印发《丙山市打造人工智能创新发展新高地行动计划（2026—2027年）》的通知",
            "丙山市打造人工智能创新发展新高地行动计划（2026—2027年）",
            ["丙山市经济和信息化局", "丙山市科学技术局"],
        ),
        (
            "中共中央　国务院关于做好2023年重点工作的意见",
            "中共中央国务院关于做好2023年重点工作的意见",
            ["中共中央", "国务院"],
        ),
    ],
)
def test_a_plan_in_quotation_marks_may_end_with_its_years(
    heading: str, title: str, issuers: list[str]
) -> None:
    """The plan that a heading names by its years is the title, however long the names of the bodies before it; each of them issued it."""
    text = f"{heading}\n2024年1月5日\n{title if '通知' in heading else ''}\n一、推动建设\n1.推进建设工程。（责任单位：市丙局）"
    plan = next(extract(text, "d").of(Plan))
    assert plan.title == title
    assert plan.issuer == " ".join(issuers)


def test_the_name_of_a_page_is_no_part_of_the_title() -> None:
    """A first line that begins with the title and goes on with the site is what the browser's tab says."""
    found = head("甲一中团委2009学年工作计划--团学动态-甲市第一中学\n甲一中团委2009学年工作计划\n")
    assert found.title is not None
    assert found.title.text == "甲一中团委2009学年工作计划"


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("甲市第一中学教育信息化三年行动计划", "甲市第一中学"),
        ("乙县供销合作社联合社2021年工作计划", "乙县供销合作社联合社"),
    ],
)
def test_the_issuer_of_a_title_is_a_whole_name(title: str, issuer: str) -> None:
    """中学 is not cut to 中, and the union of cooperatives is a body."""
    assert head(title).issuer == issuer


def test_two_houses_announce_together() -> None:
    """近日，甲、乙印发《…》 names both."""
    line = "近日，中共中央办公厅、国务院办公厅印发了《关于加强人才队伍建设的意见》，要求落实。"
    assert head(f"关于加强人才队伍建设的意见\n{line}").issuer == "中共中央办公厅、国务院办公厅"


def test_the_mark_of_an_office_is_whole() -> None:
    """The mark before the year of a number keeps the name of a school that stands in it."""
    assert head("中共甲师范学院委员会文件\n甲城师院党字〔2021〕6号\n甲师范学院2021年工作要点").number == (
        "甲城师院党字〔2021〕6号"
    )


def test_a_government_that_counts_from_1911_keeps_its_name() -> None:
    """甲縣政府 of a plan of 114 is no 人民政府; in other plans 甲县政府 is."""
    (first, *_) = extract("甲縣政府114年度工作計畫\n" + ITEMS, "d").of(Plan)
    assert first.issuer == "甲縣政府"
    (second, *_) = extract("甲县政府2024年工作计划\n" + ITEMS, "d").of(Plan)
    assert second.issuer == "甲县人民政府"


def test_who_issues_may_stand_before_a_month() -> None:
    """A body and a month on one line below the title say who issued the plan."""
    text = "甲省养老服务任务清单（2024—2025年）\n甲省民政厅    2024年4月\n1.建设平台。（责任单位：省甲厅）"
    assert [fact.issuer for fact in extract(text, "d").of(Plan)] == ["甲省民政厅"]
