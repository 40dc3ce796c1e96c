"""Deadlines: date phrases in cleaned text, resolved to what they state and no finer (期限).

    deadline = year (前 | 底 | 末 | 内) [前] | (到 | 至) year [底 | 末] | year ，    2018年底前, 到2025年, 今年内, 年内
             | [year] month [day | 份 | 旬 | 底 | 末] [至 month …] [前]       今年6月1日前, 6月底前, 7月份, 5月至10月
             | [year] (上半年 | 下半年 | [前] [第] N 季度 [末]) [前]            2022-06, 2022-12, 2022-03 …
             | N 年内 | 用 N 年时间 | (未来 | 今后) N 年 | 今明两年              the plan's year is the first of them
             | 20YY . M [底] 前                                     2025.12前
             | year | N 年, opening a clause, before a verb             2025年完成…, 三年新建…
             | 十 N 五 (末 | 期末 | 期间)                                   十四五末 is 2025
             | 自 … 之日起 N (日 | 天 | 个月 | 年) 内                          counted from the day of issue, if it is known
    year     = 20YY年 | 1YY年 (民国) | 今年 | 本年 | 当年 | 明年 | 后年

A month stands for a month, a half-year for its last month; a day that is not stated is never made up.
Dates inside quotation marks and titles, years of comparison (较2017年) and starts (自5月1日起) are no deadlines.
"""

from __future__ import annotations

import calendar as months
import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..vocabulary import either, vocabulary
from .calendar import Calendar
from .numerals import read


@dataclass(frozen=True, slots=True)
class Due:
    """A date phrase at *start* to *end* of a text, and the *day* it states: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.

    *day* is None where it counts from a day that is not known. *firm* tells a deadline from a mere period (全年, 5月至10月).
    """

    start: int
    end: int
    day: str | None
    firm: bool = True


_TARGETS = vocabulary("targets")
_WORDS = _TARGETS["verbs"]
_N = "[一二三四五六七八九十两]{1,3}|[1-9][0-9]?"
_BY = "之前|以前|前|内"


def _part(of: str) -> str:
    """Return the pattern of a part of a year; its groups are named with the suffix *of*."""
    return (
        rf"(?<![\d·/个第每])(?<!\d\d\d\d[.])(?<![A-Za-z]\d[.])(?P<month{of}>1[0-2]|0?[1-9]|十[一二]|[一二三四五六七八九十])月(?![刊球])"
        rf"(?:(?P<day{of}>3[01]|[12]\d|0?[1-9])日|份|[上中下]旬)?(?P<end{of}>底|末)?"
        rf"(?:[至到—~-](?P<until{of}>1[0-2]|0?[1-9])月(?:(?P<last{of}>3[01]|[12]\d|0?[1-9])日|份)?[底末]?)?"
        rf"(?P<by{of}>{_BY})?"
        rf"|(?P<half{of}>[上下])半年(?:{_BY})?"
        rf"|(?P<first{of}>前)?第?(?P<quarter{of}>[一二三四1-4])(?:个)?季度[末底]?(?:{_BY})?"
    )


_PHRASE = re.compile(
    r"(?=[“十二之\d一三四五六七八九两利用以未今本明后来次翌当上下前第年全])(?:"  # most characters begin no date
    rf"“?(?P<plan>十[一二三四五六七八九]?|二十[一二]?)五”?(?:规划)?(?:期?末|期间)(?:{_BY})?"
    rf"|之日起(?:的)?(?P<after>{_N}|\d{{3}})(?P<unit>个?工作日|日|天|个月|年)[之以]?内"
    rf"|(?<!\d)(?P<since>20\d\d)年起(?P<years>{_N})年[之以]?内"
    r"|(?<!\d)20\d\d年?[至到—~～–-](?P<period>20\d\d)年(?:期间|间)?(?![度来])"
    rf"|(?<![\d一二三四五六七八九十几数第近过前这])(?P<span>{_N})年[之以]?内|(?:利用|[用以])(?P<use>{_N})年(?:左右的?)?时间|(?:未来|今后)(?P<next>{_N})年|(?P<both>今明两年)"
    r"|(?<![\d.])(?P<dotted>20\d\d)[.](?P<dotted_month>1[0-2]|0?[1-9])(?=前|底前|之前|以前)(?:底)?(?:之|以)?前"
    rf"|(?<![\d一二三四五六七八九十几数第近过前这])(?P<spent>[二两三四五2-5])年(?=[^内之以时来间行计级期制度规])"
    rf"|(?:(?<![\d~–第-])(?<![\d年]—)(?<![\d年]——)(?P<year>20\d\d|1[0-4]\d)年|(?P<word>[今本明后来次翌]年|当年))"
    rf"(?:{_part('1')}|年?(?P<close1>底|末)(?:{_BY})?|(?P<within1>{_BY}))?"
    rf"|{_part('2')}"
    rf"|(?<![\d一二三四五六七八九十两几数今本明后来当青多少])年(?:(?P<close2>底|末)(?:{_BY})?|(?P<within2>内))|(?P<whole>全年))"
)
_HINT = re.compile(  # all begin with one of a few characters, which are found fast
    r"年(?:(?<=[二两三四五\d今本明后来当全半]年)|(?=[内底末时]|[之以]内))|月(?<=[\d一二三四五六七八九十]月)|季度|日起|期[末间]|五”?末|未来|今后|前(?<=[0-9]前)"
)
_SINCE = re.compile(r"(?:在|自|从)?[^，。；、：之]{0,16}$")  # what is said before 之日起
_NOT_AFTER = tuple(_TARGETS["dates"]["before"])
_IN_GENERAL = ("则上", "础上")  # 原则上6月底前
_NOT_BEFORE = re.compile(r"度(?!末|底)|以来|起|后|相比|同期|版|届|及?以后|[至到—~–-]20\d\d|[至到—~–-]今")
_DOES = re.compile(  # after a bare year that opens a clause: it is the year of what is to be done
    f"(?:{either(_TARGETS['dates']['ahead'])}|全[省市县区州国]|首[期批]){{0,3}}(?:[为在对向给][^，。；、：\n]{{2,16}}?)?"
    f"(?:{either(_WORDS['strong'])}"
    f"|{either(_WORDS['weak'] + _WORDS['stages'] + _TARGETS['words']['spending'])}[^，。；、：0-9\n]{{0,12}}[0-9])"
)
_STAGED = re.compile(  # 甲路2026年开工
    f"{either({*_WORDS['milestones']} - {*_TARGETS['words']['imprinted']})}(?=[，。；、\n]|$)"
)
_REACHES = re.compile(  # 储备能力2025年确保达到800万吨
    f"{either(_TARGETS['dates']['hoping'])}{{0,2}}{either(word for word in _WORDS['reaching'] if len(word) > 1)}"
)
_INDICATED = re.compile(  # 2025年森林覆盖率达到60%, but not 2025年的…
    rf"(?![的以第内初上下前后度]|是|为|[^，。；、：0-9]{{0,14}}(?:中央|省级|市级|上级)?(?:下达|安排))(?:PM2[.]5|PM10|[^，。；、：\n0-9（）]){{0,24}}"
    rf"(?:{either(_WORDS['reaching'] + _WORDS['changing'])}(?:到|至|在|了)?[^，。；、0-9\n]{{0,6}}[0-9]|{either(_TARGETS['words']['rates'])}[0-9])"
)
_AIMED = re.compile(
    f"{either(_TARGETS['words']['aspiring'] + _TARGETS['dates']['ensuring'])}$"
)  # 力争2025年产值增长10%
_NOW = ("今年", "本年", "当年", "明年")
_OF = re.compile("[的以第内初上下前后度]|是|为")  # 今年的工作
_BEFORE = 13  # characters: how much of a phrase stands before what hints at it
_NAMED_DAY = re.compile("“?[^，。；、“”0-9]{2,10}(?:日|节)(?=[”，。；、为等])")  # 5月12日防灾减灾日
_STANDING = re.compile(  # 2005年以前建成的小区: how old a thing is
    f"[^，。；、]{{0,6}}{either(_TARGETS['dates']['standing'])}[^，。；、]{{0,4}}的"
)
_MARKS = "。；，！？：、—\n"
_REACH = 80  # characters: how far back an opening quotation mark is looked for


def deadlines(text: str, calendar: Calendar, start: int = 0, end: int | None = None) -> Iterator[Due]:
    """Yield the date phrases of ``text[start:end]`` that say until when, in order.

    >>> plan = Calendar(2022, datetime.date(2022, 3, 1))
    >>> text = "确保今年6月1日前具备条件、年内完成，到2025年建成，三年内覆盖；较2017年提高"
    >>> [(text[d.start : d.end], d.day) for d in deadlines(text, plan)]
    [('今年6月1日前', '2022-06-01'), ('年内', '2022'), ('到2025年', '2025'), ('三年内', '2024')]
    """
    end = len(text) if end is None else end
    hint = _HINT.search(text, start, end)
    if not hint:
        return
    for found in _PHRASE.finditer(text, max(start, hint.start() - _BEFORE), end):
        first, last = found.span()
        after_none = text.endswith(_NOT_AFTER, start, first) and not text.endswith(_IN_GENERAL, start, first)
        if (after_none and not found["since"]) or _NOT_BEFORE.match(text, last, end):
            continue
        if _quoted(text, first, start) or (text[last - 1] == "日" and _NAMED_DAY.match(text, last, end)):
            continue
        due = _due(text, found, calendar, start, end)
        if due and not (due.day and calendar.over(due.day) and _STANDING.match(text, last, end)):
            yield due


def _quoted(text: str, at: int, start: int) -> bool:
    """Return whether *at* stands inside quotation marks or a title."""
    since = max(start, at - _REACH)
    return any(text.rfind(a, since, at) > text.rfind(b, since, at) for a, b in ("“”", "《》", "「」"))


def _due(text: str, found: re.Match[str], calendar: Calendar, start: int, end: int) -> Due | None:
    """Return the deadline that was *found*; None where the phrase is a name or a mere year."""
    first, last = found.span()
    if found["plan"]:
        return Due(first, last, str(1955 + 5 * int(read(found["plan"]) or 0)))
    if found["after"]:
        since = _SINCE.search(text, max(start, first - 20), first)
        return Due(since.start() if since else first, last, _after(found["after"], found["unit"], calendar))
    if years := found["span"] or found["use"] or found["next"] or found["spent"]:
        count = read(years)
        if found["spent"] and not _does_in(text, first, last, start, end):
            return None
        day = str(calendar.year + int(count) - 1) if calendar.year and count else None
        return Due(first, last, day, firm=not found["spent"])
    if found["both"]:
        return Due(first, last, str(calendar.year + 1) if calendar.year else None)
    if found["dotted"]:
        return Due(first, last, f"{found['dotted']}-{int(found['dotted_month']):02}")
    if found["since"]:
        return Due(first, last, str(int(found["since"]) + int(read(found["years"]) or 1) - 1))
    if found["period"]:  # 2024—2026年分三批遴选
        opens = first == start or text[first - 1] in _MARKS
        return Due(first, last, found["period"], firm=False) if opens else None
    to = text.startswith(("到", "至", "在"), first - 1) if first > start else False
    first -= to
    if found["whole"]:
        return Due(first, last, str(calendar.year) if calendar.year else None, firm=False)
    dated = bool(found["year"] or found["word"])
    year = calendar.named(found["year"]) if found["year"] else calendar.relative(found["word"] or "今年")
    if found["year"] and year is None:
        return None
    of = "1" if dated else "2"
    if found["month" + of] or found["half" + of] or found["quarter" + of]:
        opening = first == start or text[first - 1] in _MARKS
        return _within(found, of, first, last, year, opening)
    if found["close" + of]:
        return Due(first, last, f"{year:04}-12" if year else None)
    if found["within" + of] or (to and text[first] != "在"):
        return Due(first, last, str(year) if year else None)
    if text.startswith(("，", "："), last) and (first == start or text[first - 1] in _MARKS):
        return Due(first, last, str(year) if year else None, firm=False)
    if (
        found["word"] in _NOW
        and (first == start or text[first - 1] in _MARKS or text.endswith("其中", start, first))
        and not _OF.match(text, last, end)
    ):
        return Due(first, last, str(year) if year else None, firm=False)  # 今年完成400个
    later = year is None or calendar.year is None or year >= calendar.year
    opens = first == start or text[first - 1] in _MARKS or text.endswith("其中", start, first)
    if opens and found["year"] and _INDICATED.match(text, last, end):
        return Due(first, last, str(year), firm=False)
    opening = opens and _DOES.match(text, last, end) is not None
    if (
        found["year"]
        and later
        and (
            opening
            or _STAGED.match(text, last, end)
            or _REACHES.match(text, last, end)
            or _AIMED.search(text, max(start, first - 5), first)
        )
    ):
        return Due(first, last, str(year) if year else None, firm=False)  # 2025年完成…
    return None


def _does_in(text: str, first: int, last: int, start: int, end: int) -> bool:
    """Return whether something is to be done in the years ``text[first:last]``, which open a clause: 三年新建…, 力争三年培育…."""
    opens = first == start or text[first - 1] in _MARKS or _AIMED.search(text, max(start, first - 5), first)
    return bool(opens and (_DOES.match(text, last, end) or _INDICATED.match(text, last, end)))


def _within(
    found: re.Match[str], of: str, first: int, last: int, year: int | None, opening: bool
) -> Due | None:
    """Return the deadline of a phrase that names a month, a half-year or a quarter of *year*; *opening*: it begins a clause."""
    firm, day = True, None
    if found["half" + of]:
        month = 6 if found["half" + of] == "上" else 12
    elif found["quarter" + of]:
        month = 3 * int(read(found["quarter" + of]) or 0)
    else:
        until = found["until" + of]
        month = int(read(until or found["month" + of]) or 0)
        day = found["last" + of] if until else found["day" + of]
        # 2025年4月17日印发 is an imprint, 2025年12月 may be a column
        named = of == "1" and bool(found["year"])
        bound = bool(found["by" + of] or found["end" + of])
        firm = bound or not (until or (named and (day or not opening)))
        if not until and not found["month" + of].isdecimal() and last - first < 3:
            return None  # a bare 五月 may be a name
    if year is None:
        return Due(first, last, None, firm)
    if day and int(day) > months.monthrange(year, month)[1]:
        return None
    return Due(first, last, f"{year:04}-{month:02}" + (f"-{int(day):02}" if day else ""), firm)


def _after(count: str, unit: str, calendar: Calendar) -> str | None:
    """Return the day that is *count* units after the day of issue; None where that is not known (工作日 depend on holidays)."""
    written, number = calendar.written, int(read(count) or 0)
    if written is None or unit.endswith("工作日") or not number:
        return None
    if unit in ("日", "天"):
        return (written + datetime.timedelta(days=number)).isoformat()
    total = written.year * 12 + written.month - 1 + number * (1 if unit == "个月" else 12)
    year, month = divmod(total, 12)
    return datetime.date(year, month + 1, min(written.day, months.monthrange(year, month + 1)[1])).isoformat()
