"""The header of a plan (文头): who issued it, under what number, when, and for which year."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..clauses.bodynames import ends_like_a_body
from ..passage import Passage
from ..text import Block
from ..titles import past
from ..vocabulary import either, vocabulary
from .day import DASH, MINGUO, calendar_day, day, plain_day, signed_day, with_digits
from .issuer import issuers, official

_MARK = 3  # characters of the mark of an office at least: 甲乙师院党字 is one
NUMBER = re.compile(  # 甲政发〔2024〕1号
    r"([一-鿿]{1,12})[〔［（【\[]((?:19|20)\d\d)[〕］）】\]] ?第?(\d{1,5})号"
)
_WITHIN = re.compile(rf"(?:（|(?:发文字|文)号：)?{NUMBER.pattern}(?:[^，。；《]{{0,40}}(?:印发|[年月日）]))?")
_STATED_NUMBER = re.compile(
    rf"(?:[文字]号|文件编号)[：:|］】\s]{{0,6}}{NUMBER.pattern}"
)  # 发文字号：甲政发〔2024〕1号
_TITLE_NUMBER = re.compile(rf"（{NUMBER.pattern}）$")  # …的通知（甲政发〔2024〕1号）
_STATED_DAY = re.compile(  # among what a web page says of a document
    rf"(?:{either(vocabulary('titles')['furniture']['dated'])}(?:日期|时间)|(?<![一-鿿])(?:日期|时间)|来源：[^，。：]{{1,14}}?日期)[：:|\s]{{0,6}}((?:19|20)\d\d)[-年./](\d{{1,2}})[-月./](\d{{1,2}})"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年度?(?!代)|(?=[一-鿿]))")
_AFTER_REVIEW = re.compile(r"(?:总结|回顾)[^，。；]{0,6}?((?:19|20)\d\d)年")  # 2024年工作总结和2025年工作计划
_MINGUO_YEAR = re.compile(  # 114年度行动计划
    r"民国(\d{2,3})年|(?<![\d第])(1[0-4]\d)年(?:度|(?=[一-鿿]{0,12}(?:计划|方案|要点|安排|报告)))"
)
_ANY_YEAR = re.compile(r"(?<![\d〔（(-])(20\d\d)年(?!以来|前|代)")
_SPAN = re.compile(rf"(?:19|20)\d\d年?{DASH}+(?:19|20)\d\d")
_SCHOOL_YEAR = re.compile(  # 2023—2024学年第二学期
    rf"((?:19|20)\d\d)(?:(?:学?年)?{DASH}+((?:19|20)\d\d)学年|学年)度?(?:（)?(?:第?(二|下)学期)?"
)
_SUBTITLE = re.compile(r"（?[—―－–-]{1,4}((?:19|20)\d\d)年\d{1,2}月")
_GOALS = vocabulary("titles")["goals"]
_ARRANGED = re.compile(rf"((?:19|20)\d\d)年度?[^，。；0-9]{{0,12}}{either(_GOALS['arranged'])}")
_OF_YEAR = re.compile(  # 2024年是…, 2024年，全区…, 做好2024年…工作, 2024年工作的总体要求
    rf"(?:^|[。：])((?:19|20)\d\d)年(?:度)?(?:，|是|[^，。；：0-9]{{0,16}}{either(_GOALS['stated'])}(?:是|为|：))"
    rf"|((?:19|20)\d\d)年度?[省市区县州]?(?:人民)?(?:政府)?《?政府工作报告》?{either(_GOALS['reported'])}"
    rf"|{either(_GOALS['doing'])}((?:19|20)\d\d)年度?[^，。；：]{{0,24}}(?:工作|任务)"
)
_FROM = re.compile("(?:^|[。；，：.、])(?:自|从)?((?:19|20)[0-9]{2})年(?:[0-9]{1,2}月)?起[^，。；]{0,4}年")
_OPENING = 12  # paragraphs in which a plan says what year it is for
_VISION = re.compile(r"(?:19|20)\d\d年(?=远景目标)")  # 十四五规划和2035年远景目标纲要
_QUOTED = re.compile("《[^《》]*》")
_REPORT = "政府工作报告"  # is given each year, and says what the year shall bring
_UNTIL = re.compile(r"到(20\d\d)年")
_QUARTER = re.compile("[一二三四]季度|[上下]半年")
_ALL_YEAR = re.compile(r"(?:确保|实现|力争|争取|完成|^|[，。；：、.])全年[^，。；]{0,20}[1-9]")
_LONG_PLAN = re.compile("[二两三四五六七八九十2-9]年|规划|纲要|五[”年]|办法|长效|中长期")
_LONGEST_NOTE = 200  # characters of what a web page says of a document
_HEADER_BLOCKS = 60  # a header is not longer, however much of a web page stands before it


@dataclass(frozen=True, slots=True)
class Header:
    """What a plan says of itself; None where it does not.

    *title* is the plan's own, *issuer* the full official name, *date* the day of issue.
    *signers* are those who issued it, each by its full official name with how the text prints it: several did together.
    *single* says that the document is the plan of one year: its title names that, or what it carries out or speaks of is of a year.
    """

    title: Passage | None = None
    signers: tuple[tuple[str, Passage], ...] = ()
    number: str | None = None
    date: datetime.date | None = None
    year: int | None = None
    single: bool = False

    @property
    def issuer(self) -> str | None:
        """The full official name of who issued the plan; several are parted by blanks."""
        return " ".join(name for name, _ in self.signers) or None


def header(
    before: Sequence[Block],
    after: Sequence[Block],
    title: Passage | None,
    notice: Passage | None,
    headings: Sequence[Passage] = (),
    last: Sequence[Block] = (),
    first: Sequence[Block] = (),
) -> Header:
    """Return the header of a plan.

    *before* are the paragraphs before its first number, *after* those behind its last item, *title* its title
    *notice* the heading of the letter that carries it, *headings* those of its sections, *first* and *last* the paragraphs at both ends of the document.
    The issuer is who stands in the letterhead (甲省科协办公室文件), before 关于 or 印发 in a heading, or before the year in the title;
    else who signs above the day or on its line, or whom a web page or its news names (发布机构：, 甲市政府办公厅印发《…》).
    A name that does not say its place (区政府) names nobody.
    The year is the title's, the first of several (2024—2026年), else the letter's, else that of a date below the title or of a heading
    (2025年工作安排), else the one that the first paragraphs speak of (2025年是…) or from which on they plan (2012年起5年内), else that of the
    issue, which is that of the plan where it carries out a report of the government or says what the whole year shall bring.
    """
    before = before[-_HEADER_BLOCKS:]
    date = next((d for block in (*before, *after) if (d := day(block.text))), None)
    numbers = (m for block in before if len(block.text) < 80 and (m := _WITHIN.fullmatch(block.text)))
    number_ = next(numbers, None) or _stated_number(before, (notice, title))
    date = date or next(
        (
            d
            for block in (*before, *after, *last)
            if ("日期" in block.text or "时间" in block.text)  # a cheap look before a costly one
            and (m := _STATED_DAY.search(block.text))
            and (d := calendar_day(*map(int, m.groups())))
        ),
        None,
    )
    date = date or next((d for block in before if (d := plain_day(block.text))), None)
    lines = (block.text for block in (*before, *after))
    date = date or next(
        (s[1] for line in lines if (s := signed_day(line)) and ends_like_a_body(line[: s[0]])), None
    )
    printed = issuers(before, after, title, notice)
    year, single = _year(title, notice, date, int(number_[2]) if number_ else None)
    if not single and not any(heading and _SPAN.search(heading.text) for heading in (title, notice)):
        year, single = (
            _stated(before, headings, title is not None and _REPORT in title.text)
            or _spoken_of(first[:_OPENING])
            or _since(first[:_OPENING])
            or (_only(first) if title is None and year is None else None)
            or (year, single or (year is not None and _of_one_year(title, notice, first, year)))
        )
    return Header(
        title,
        tuple((official(each), each) for each in printed),
        f"{_mark(number_[1])}〔{number_[2]}〕{number_[3]}号" if number_ else None,
        date,
        year,
        single,
    )


def _mark(words: str) -> str:
    """Return the *words* before the year of a number without the name of a body that they run on from: 甲省乙厅甲乙函."""
    starts = (at for at in range(len(words) - _MARK, 3, -1) if ends_like_a_body(words[:at]))
    return words[next(starts, 0) :]


def _stated_number(before: Sequence[Block], headings: Sequence[Passage | None]) -> re.Match[str] | None:
    """Return the number that a web page names (发文字号：), or that stands in brackets behind a heading."""
    for block in before:
        if len(block.text) < _LONGEST_NOTE and (found := _STATED_NUMBER.search(block.text)):
            return found
    lines = [block.text for block in before if len(block.text) < _LONGEST_NOTE and "。" not in block.text]
    headed = [heading.text for heading in headings if heading]
    behind = [h.source[(at := h.place(len(h.text) - 1) + 1) : at + 24] for h in headings if h]
    stated = [_TITLE_NUMBER.search(text) for text in (*headed, *lines)] + [
        NUMBER.match(text) for text in behind
    ]
    return next((each for each in stated if each), None)


def _stated(before: Sequence[Block], headings: Sequence[Passage], reported: bool) -> tuple[int, bool] | None:
    """Return the one year that the headings name, with True, else that of the date below the title, with True for a report of a government."""
    years = {
        int(found[1])
        for heading in headings
        if not past(heading.text) and (found := _ARRANGED.match(heading.text))
    }
    if len(years) == 1:
        return years.pop(), True
    dated = (found for block in before if (found := _SUBTITLE.match(block.text)))
    return next(((int(found[1]), reported) for found in dated), None)


def _spoken_of(first: Sequence[Block]) -> tuple[int, bool] | None:
    """Return the one year that the paragraphs *first* say the work is of, with True."""
    found = (m for block in first if not block.cells for m in _OF_YEAR.finditer(block.text))
    years = {int(m[1] or m[2] or m[3]) for m in found}
    return (years.pop(), True) if len(years) == 1 else None


def _since(first: Sequence[Block]) -> tuple[int, bool] | None:
    """Return the year from which on the paragraphs *first* say the plan runs (2012年起5年内), with False."""
    return next(
        (
            (int(m[1]), False)
            for block in first
            if "年" in block.text and "起" in block.text and (m := _FROM.search(block.text))
        ),
        None,
    )


def _of_one_year(title: Passage | None, notice: Passage | None, blocks: Sequence[Block], year: int) -> bool:
    """Whether a plan of *year* that names no year in its headings is for that year: of a quarter, or of what the whole year shall bring."""
    if any(heading and _QUARTER.search(heading.text) for heading in (title, notice)):
        return True
    return title is None or (_all_year(title, blocks) and not _ahead(blocks, year))


def _ahead(blocks: Sequence[Block], year: int) -> bool:
    """Whether *blocks* say what is to be reached by a year after *year*: 到2027年."""
    return any(
        int(found[1]) > year
        for block in blocks
        if "到20" in block.text
        for found in _UNTIL.finditer(block.text)
    )


def _all_year(title: Passage, blocks: Sequence[Block]) -> bool:
    """Whether *blocks* speak of what the whole year shall bring (全年新增就业5万人), under a *title* of no longer plan."""
    return not _LONG_PLAN.search(title.text) and any(
        "全年" in block.text and _ALL_YEAR.search(block.text) for block in blocks
    )


def _only(blocks: Sequence[Block]) -> tuple[int, bool] | None:
    """Return the one year that *blocks* name at all, with True."""
    years = {int(found[1]) for block in blocks for found in _ANY_YEAR.finditer(block.text)}
    return (years.pop(), True) if len(years) == 1 else None


def year_of_list(title: Passage) -> int | None:
    """Return the one year that the *title* of a list of tasks names; None where it names none, or several.

    >>> from remit.loaders.passage import clean
    >>> titles = "2024年重点任务台账", "行动计划（2024—2026年）任务分解表"
    >>> [year_of_list(clean(text, [(0, len(text))])) for text in titles]
    [2024, None]
    """
    year, single = _year(title, None, None, None)
    return year if single else None


def _year(
    title: Passage | None, notice: Passage | None, date: datetime.date | None, numbered: int | None
) -> tuple[int | None, bool]:
    """Return the year the plan is for, and whether a heading says so: its own before one inside 《》, and none of 远景目标."""
    spans = []
    for heading in (title, notice):
        text = with_digits(heading.text) if heading else ""
        if school := _SCHOOL_YEAR.search(text):
            return int(school[1]) + bool(school[3]), "学期" in text or not school[2]
        text = _VISION.sub("", text)
        around = _QUOTED.sub("", text)
        if own := None if _SPAN.search(around) else _AFTER_REVIEW.search(around) or _YEAR.search(around):
            return int(own[1]), True  # 落实《甲规划（2021—2035年）》2024年工作要点
        if minguo := _MINGUO_YEAR.search(text):
            return MINGUO + int(minguo[1] or minguo[2]), True
        if span := _SPAN.search(text):
            spans.append(int(span[0][:4]))
        elif found := _AFTER_REVIEW.search(text) or _YEAR.search(text):
            return int(found[1]), True
    year = spans[0] if spans else date.year if date else numbered
    reported = any(heading and _REPORT in heading.text for heading in (title, notice))
    return year, year is not None and not spans and reported
