"""Days on lines of their own, or behind who signs (日期): how letters are dated."""

from __future__ import annotations

import datetime
import re

from .numbering import number

_DAY = re.compile(r"((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日(?:印发|发布)?")
_CHINESE_DAY = re.compile(
    r"([二一][〇○零一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日(?:印发)?"
)
_MINGUO_DAY = re.compile(r"(?:中华)?民国(\d{2,3})年(\d{1,2})月(\d{1,2})日")
MINGUO = 1911  # 民国纪年: its year 1 is 1912
DASH = "[—－–~～〜至一-]"  # between two years: 2024—2026, 2024至2026; 一 is how some write it
_SIGNED = re.compile(r"（?([一-鿿]{4,40})[ \u3000]*((?:19|20)\d\d年\d{1,2}月\d{1,2}日)）?")
_PLAIN = re.compile(r"((?:19|20)\d\d)[-./](\d{1,2})[-./](\d{1,2})(?: ?\d{1,2}:\d\d(?::\d\d)?)?")
_CHINESE_YEAR = re.compile("[二一][〇○零一二三四五六七八九]{3}(?=学?年)")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_LABELLED_DAY = re.compile(
    r"(?:发布|印发|成文|生成|发表|刊发)?(?:日期|时间)：((?:19|20)\d\d)[-年./](\d{1,2})[-月./](\d{1,2})"
)


def day(line: str) -> datetime.date | None:
    """Return the day that is all that *line* says, as letters are dated.

    >>> day("2018年11月16日"), day("二〇一八年三月五日"), day("2018年11月16日起实施")
    (datetime.date(2018, 11, 16), datetime.date(2018, 3, 5), None)
    >>> day("中华民国114年2月18日")
    datetime.date(2025, 2, 18)
    """
    if len(line) > 40 or ("日" not in line and "时间" not in line):
        return None
    line = line.strip("（）")
    if found := _DAY.fullmatch(line) or _LABELLED_DAY.match(line):
        return calendar_day(int(found[1]), int(found[2]), int(found[3]))
    if found := _MINGUO_DAY.fullmatch(line):
        return calendar_day(MINGUO + int(found[1]), int(found[2]), int(found[3]))
    if found := _CHINESE_DAY.fullmatch(line):
        return calendar_day(int(found[1].translate(_DIGITS)), number(found[2]), number(found[3]))
    return None


def plain_day(line: str) -> datetime.date | None:
    """Return the day that is all that *line* says, as web pages print when they were made.

    >>> plain_day("2018-11-16"), plain_day("2018-11-16 10:20")
    (datetime.date(2018, 11, 16), datetime.date(2018, 11, 16))
    """
    found = _PLAIN.fullmatch(line) if len(line) < 24 else None
    return calendar_day(int(found[1]), int(found[2]), int(found[3])) if found else None


def signed_day(line: str) -> tuple[int, datetime.date] | None:
    """Return where the words before the day end that closes *line*, and the day: who signs and when, in brackets as a rule.

    >>> signed_day("（甲县人民政府办公室 2023年2月3日）"), signed_day("2023年2月3日")
    ((10, datetime.date(2023, 2, 3)), None)
    """
    found = _SIGNED.fullmatch(line) if line.rstrip("）").endswith("日") else None
    signed = day(found[2]) if found else None
    return (found.end(1), signed) if found and signed else None


def with_digits(heading: str) -> str:
    """Return *heading* with its years in digits, character for character.

    >>> with_digits("二〇二四年甲市科协工作要点")
    '2024年甲市科协工作要点'
    """
    return _CHINESE_YEAR.sub(lambda found: found[0].translate(_DIGITS), heading)


def calendar_day(year: int, month: int, of_month: int) -> datetime.date | None:
    """Return the day of the calendar, None where there is none such."""
    try:
        return datetime.date(year, month, of_month)
    except ValueError:
        return None
