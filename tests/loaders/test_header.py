"""What a plan says of itself."""

import datetime

import pytest

from remit.loaders.outline.header import Header, day
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
