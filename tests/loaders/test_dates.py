"""Deadlines: date phrases of plans, resolved to what they state."""

import datetime
import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.loaders.targets import dates
from remit.loaders.targets.calendar import Calendar
from remit.loaders.targets.dates import deadlines

PLAN = Calendar(2022, datetime.date(2022, 3, 31))
EARLY = Calendar(2023, datetime.date(2022, 12, 27))
UNKNOWN = Calendar(None)


def test_doctests() -> None:
    """The examples in the module hold."""
    assert doctest.testmod(dates).failed == 0


@pytest.mark.parametrize(
    ("phrase", "calendar", "day"),
    [
        ("年内建成", PLAN, "2022"),
        ("今年内完成", PLAN, "2022"),
        ("今年6月1日前具备条件", PLAN, "2022-06-01"),
        ("6月底前完成", PLAN, "2022-06"),
        ("12月15日前报送", PLAN, "2022-12-15"),
        ("十二月底前报送", PLAN, "2022-12"),
        ("年底前完成", PLAN, "2022-12"),
        ("2018年底前实现", Calendar(2018), "2018-12"),
        ("在2018年底前实现", Calendar(2018), "2018-12"),
        ("到2025年建成", PLAN, "2025"),
        ("到2025年底建成", PLAN, "2025-12"),
        ("2025年前建成", PLAN, "2025"),
        ("2027年，建成", PLAN, "2027"),
        ("——2027年，建成", PLAN, "2027"),
        ("2027年：新建", PLAN, "2027"),
        ("三年内建成", Calendar(2018), "2020"),
        ("3年内建成", Calendar(2018), "2020"),
        ("用三年时间建成", Calendar(2018), "2020"),
        ("上半年完成", PLAN, "2022-06"),
        ("下半年完成", PLAN, "2022-12"),
        ("明年上半年完成", PLAN, "2023-06"),
        ("第二季度末完成", PLAN, "2022-06"),
        ("一季度完成", PLAN, "2022-03"),
        ("前三季度完成", PLAN, "2022-09"),
        ("7月份建成", PLAN, "2022-07"),
        ("明年7月份建成", PLAN, "2023-07"),
        ("明年7月份建成", EARLY, "2023-07"),
        ("明年年底运营", EARLY, "2023-12"),
        ("后年建成，", PLAN, None),
        ("今后三年建成", PLAN, "2024"),
        ("今明两年建成", PLAN, "2023"),
        ("2022.6前建成", PLAN, "2022-06"),
        ("自2022年起三年内建成", PLAN, "2024"),
        ("2022年5月至10月开展", PLAN, "2022-10"),
        ("“十四五”末建成", PLAN, "2025"),
        ("“十五五”期间建成", PLAN, "2030"),
        ("十三五期末建成", PLAN, "2020"),
        ("自印发之日起30日内制定", Calendar(2018, datetime.date(2018, 11, 16)), "2018-12-16"),
        ("印发之日起3个月内制定", Calendar(2022, datetime.date(2022, 11, 30)), "2023-02-28"),
        ("印发之日起一年内制定", PLAN, "2023-03-31"),
    ],
)
def test_deadline(phrase: str, calendar: Calendar, day: str | None) -> None:
    """A phrase states the day, the month or the year, never more."""
    assert [due.day for due in deadlines(phrase, calendar)] == ([day] if day else [])


@pytest.mark.parametrize(
    "phrase", ["年内建成", "6月底前建成", "印发之日起30日内制定", "明年6月前建成", "三年内建成"]
)
def test_unknown_year(phrase: str) -> None:
    """Where the year of the plan is not known, a phrase that counts from it has no day."""
    assert [due.day for due in deadlines(phrase, UNKNOWN)] == [None]


def test_working_days() -> None:
    """Working days depend on holidays that the text does not name: no day."""
    assert [due.day for due in deadlines("印发之日起20个工作日内制定", PLAN)] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "较2017年提高30%",
        "35岁以下青年",
        "“7·20”特大暴雨",
        "豫甲发〔2022〕5号",
        "举办2018年甲地科学竞赛",
        "2021年度课题",
        "（2021—2025年）",
        "自2019年1月1日起施行",
        "“2018年6月计划”",
        "《2022年12月底前办法》",
        "第三年",
        "青年内部",
        "每年6月底前报送",
        "3个月内",
        "2月30日前",
        "近三年内",
        "截至2021年底",
        "去年年底",
        "13月前",
    ],
)
def test_no_deadline(text: str) -> None:
    """Comparisons, ages, names, editions, document numbers, starts and impossible days are no deadlines."""
    assert list(deadlines(text, PLAN)) == []


@pytest.mark.parametrize(
    "text", ["全年完成", "2022年5月至10月开展", "2024年8月7日印发", "甲局2024年12月建成", "2027年，建成"]
)
def test_periods_are_not_firm(text: str) -> None:
    """A period, an imprint and a mere year date what stands beside them, but are no deadline of their own."""
    assert [due.firm for due in deadlines(text, PLAN)] == [False]


def test_default() -> None:
    """What states no deadline is due in the plan's year, where the document is the plan of one year."""
    assert (Calendar(2022).default, Calendar(2022, single=False).default, UNKNOWN.default) == (
        "2022",
        None,
        None,
    )


@given(st.dates(datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)))
def test_days_read_back(day: datetime.date) -> None:
    """A day that is written out reads as that day."""
    (due,) = deadlines(f"于{day.year}年{day.month}月{day.day}日前完成", PLAN)
    assert due.day == day.isoformat()


@given(
    st.text(
        alphabet="0123456789年月日前内底末到至在今明后上下半第季度十四五三“”之起印发个工作，", max_size=60
    )
)
def test_any_text_is_read(text: str) -> None:
    """Any mixture of date words is read in order and raises nothing."""
    found = list(deadlines(text, PLAN))
    assert all(0 <= due.start < due.end <= len(text) for due in found)
    assert all(due.day is None or len(due.day) in (4, 7, 10) for due in found)


def test_hostile_dates() -> None:
    """Fifty thousand months, years and quotation marks are read in one pass."""
    assert len(list(deadlines("1月底前" * 20_000, PLAN))) == 20_000
    assert list(deadlines("年" * 100_000, PLAN)) == []
    assert list(deadlines("“" * 100_000 + "年内", PLAN)) == []
