"""The header of a plan (文头): who issued it, under what number, when, and for which year."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..clauses.bodynames import ends_like_a_body
from ..clauses.names import full_name
from ..passage import Passage
from ..text import Block
from ..titles import past, web
from .numbering import number

_LETTERHEAD = re.compile(r"(.{3,40})文件")
_NUMBER = re.compile(r"([一-鿿]{1,12})[〔［（【\[]((?:19|20)\d\d)[〕］）】\]] ?第?(\d{1,5})号")
_WITHIN = re.compile(
    rf"(?:（|(?:发文字|文)号：)?{_NUMBER.pattern}(?:[^，。；《]{{0,40}}(?:印发|[年月日）]))?"
)
_STATED_NUMBER = re.compile(
    rf"(?:[文字]号|文件编号)[：:|］】\s]{{0,6}}{_NUMBER.pattern}"
)  # 发文字号：甲政发〔2024〕1号
_TITLE_NUMBER = re.compile(rf"（{_NUMBER.pattern}）$")  # …的通知（甲政发〔2024〕1号）
_DAY = re.compile(r"((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日(?:印发|发布)?")
_CHINESE_DAY = re.compile(
    r"([二一][〇○零一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日(?:印发)?"
)
_LABELLED_DAY = re.compile(
    r"(?:发布|印发|成文|生成|发表|刊发)?(?:日期|时间)：((?:19|20)\d\d)[-年./](\d{1,2})[-月./](\d{1,2})"
)
_STATED_DAY = re.compile(  # among what a web page says of a document
    r"(?:(?:发文|发布|印发|成文|生成|更新|公开|颁布|制发|发表|刊发|上传|录入|添加)(?:日期|时间)|(?<![一-鿿])(?:日期|时间))[：:|\s]{0,6}((?:19|20)\d\d)[-年./](\d{1,2})[-月./](\d{1,2})"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年度?(?!代)|(?=[一-鿿]))")
_ANY_YEAR = re.compile(r"(?<![\d〔（(-])(20\d\d)年(?!以来|前|代)")
_SPAN = re.compile(r"(?:19|20)\d\d年?[—－–~-]+(?:19|20)\d\d")
_SCHOOL_YEAR = re.compile(  # 2023—2024学年第二学期
    r"((?:19|20)\d\d)(?:(?:学?年)?[—－–~-]+((?:19|20)\d\d)学年|学年)度?(?:（)?(?:第?(二|下)学期)?"
)
_ISSUER = re.compile(
    r"(.{2,40}?)(?:等(?:\d+|[一-鿿]{1,3})(?:个?部门|家单位))?(?:关于|印发|(?:19|20)\d\d(?:学?年|[—－–~-]+(?:19|20)\d\d))"
)
_SCHOOL = re.compile("(.{2,6}?)([一二三四五六七八九十]{1,2})中")
_HOUSE = re.compile(  # the house whose plan it is, where no 关于 or year follows its name: 甲学院三年行动计划
    "[一-鿿]{2,24}?(?:大学|学院|中学|小学|幼儿园|[一二三四五六七八九十]中|附中|医院|集团公司|集团|有限公司|公司|科学技术协会|总工会|研究院|局|委员会)(?=[^的、和与]{2,30}(?:计划|方案|要点|规划|工作|任务))"
)
_BARE_LEVEL = re.compile(
    r"(?:省|市|区|县|州|镇|乡|旗)(?:人民政府|政府|委|直|[一-鿿]{1,6}(?:局|厅|办|办公室))"
)
_SYSTEMS = frozenset(
    ("共青团", "工会", "妇联", "团委", "学校", "医院", "公司", "机关")
)  # they name no body by themselves
_MARKS = re.compile("[，。：《》“”>＞»›→]")
_ISSUED_BY = re.compile(  # what a web page says of a document
    r"(?:(?:发布|发文|制发|公开|印发|成文)(?:机构|机关|单位|部门)|(?:信息|文件|文章)?来源)：([^：，。>]{2,30}?)"
    r"(?=[\[【（|]|(?:发布|发文|成文|生成|印发|公开|更新)?(?:日期|时间)：|(?:索引号|发文字号|文号|主题分类|分类|作者|字号|字体|浏览|点击|阅读|有效性|标题|名称|公开方式|编辑|责任编辑)|$)"
)
_ANNOUNCED = re.compile(
    r"(?:^|[，。：])([一-鿿]{4,30}?)(?:近日|日前|正式|联合)?(?:制定|印发|发布|公布|出台|下发)(?:并?印发|通知|了)?，?(?:公布|发布)?(《[^。；]{6,120})"
)
_TWO_NAMES = 50  # characters
_SAME = 12  # characters of a title that show it is the same
_SUBTITLE = re.compile(r"（?[—－–-]{1,4}((?:19|20)\d\d)年\d{1,2}月")
_ARRANGED = re.compile(r"((?:19|20)\d\d)年度?[^，。；0-9]{0,12}(?:工作|任务|安排|计划|打算|目标|重点)")
_OF_YEAR = re.compile(  # 2024年是…, 2024年，全区…, 做好2024年…工作, 2024年工作的总体要求
    r"(?:^|[。：])((?:19|20)\d\d)年(?:度)?(?:，|是|[^，。；：0-9]{0,16}(?:总体要求|总体思路|指导思想|主要目标|预期目标|主要任务|工作思路)(?:是|为|：))"
    r"|((?:19|20)\d\d)年度?[省市区县州]?(?:人民)?(?:政府)?《?政府工作报告》?(?:确定|提出|明确|部署|目标|任务|重点|中)"
    r"|(?:做好|抓好|开展|推进|完成|部署|安排)((?:19|20)\d\d)年度?[^，。；：]{0,24}(?:工作|任务)"
)
_FROM = re.compile("(?:^|[。；，：.、])(?:自|从)?((?:19|20)[0-9]{2})年(?:[0-9]{1,2}月)?起[^，。；]{0,4}年")
_OPENING = 12  # paragraphs in which a plan says what year it is for
_REPORT = "政府工作报告"  # is given each year, and says what the year shall bring
_ALL_YEAR = re.compile(r"(?:确保|实现|力争|争取|完成|^|[，。；：、.])全年[^，。；]{0,20}[1-9]")
_LONG_PLAN = re.compile("[二两三四五六七八九十2-9]年|规划|纲要|五[”年]|办法|长效|中长期")
_ONLY_PLACE = re.compile(r"(?:省|市|区|县|州|镇|乡|旗|街道)$")
_PLACELESS = re.compile(  # the end of a name that was broken into lines
    r"[^省市区县州旗盟国中央]{0,12}(?:领导小组(?:办公室)?|委员会办公室|[厅局委署])"
)
_LONGEST_NOTE = 200  # characters of what a web page says of a document
_HEADER_BLOCKS = 60  # a header is not longer, however much of a web page stands before it


@dataclass(frozen=True, slots=True)
class Header:
    """What a plan says of itself; None where it does not.

    *title* is the plan's own, *issuer* the full official name, *printed* how the text has it, *date* the day of issue.
    *single* says that the title names one year: the document is the plan of that year.
    """

    title: Passage | None = None
    issuer: str | None = None
    printed: Passage | None = None
    number: str | None = None
    date: datetime.date | None = None
    year: int | None = None
    single: bool = False


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
    else who signs above the day, or whom a web page names (发布机构：). A name that does not say its place (区政府) names nobody.
    The year is the title's, else the letter's, else that of a date below the title or of a heading (2025年工作安排),
    else the one that the first paragraphs speak of (2025年是…) or from which on they plan (2012年起5年内), else that of the issue.
    """
    before = before[-_HEADER_BLOCKS:]
    date = next((d for block in (*before, *after) if (d := day(block.text))), None)
    numbers = (m for block in before if len(block.text) < 80 and (m := _WITHIN.fullmatch(block.text)))
    number_ = next(numbers, None) or _stated_number(before, (notice, title))
    date = date or next(
        (
            d
            for block in (*before, *after, *last)
            if (m := _STATED_DAY.search(block.text)) and (d := _date(*map(int, m.groups())))
        ),
        None,
    )
    signed = _signed(before) or _signed(after)
    stated = _announced(before, title) or _on_page(before)
    printed = _issuer(before, title, notice) or (stated if signed and _joint(before, signed) else None)
    printed = printed or signed or stated
    if printed and signed and signed.text == f"{printed.text}员会":  # 市委 of a title is 市委员会
        printed = signed
    year, single = _year(title, notice, date, int(number_[2]) if number_ else None)
    if not single and not any(heading and _SPAN.search(heading.text) for heading in (title, notice)):
        year, single = (
            _stated(before, headings)
            or _spoken_of(first[:_OPENING])
            or _since(first[:_OPENING])
            or (_only(first) if title is None and year is None else None)
            or (year, single or (year is not None and (title is None or _all_year(title, first))))
        )
    return Header(
        title,
        _whole(printed) if printed else None,
        printed,
        f"{number_[1]}〔{number_[2]}〕{number_[3]}号" if number_ else None,
        date,
        year,
        single,
    )


def _whole(printed: Passage) -> str:
    """Return the full official name of the issuer that is *printed*, for a school (甲一中) as the text has it elsewhere (甲市第一中学)."""
    if school := _SCHOOL.fullmatch(printed.text):
        named = re.search(f"{re.escape(school[1])}[省市县区]?第{school[2]}(?:高级)?中学", printed.source)
        return named[0] if named else printed.text
    return full_name(printed.text)


def day(line: str) -> datetime.date | None:
    """Return the day that is all that *line* says, as letters are dated.

    >>> day("2018年11月16日"), day("二〇一八年三月五日"), day("2018年11月16日起实施")
    (datetime.date(2018, 11, 16), datetime.date(2018, 3, 5), None)
    """
    if len(line) > 40 or ("日" not in line and "时间" not in line):
        return None
    line = line.strip("（）")
    if found := _DAY.fullmatch(line) or _LABELLED_DAY.match(line):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _CHINESE_DAY.fullmatch(line):
        digits = "".join(
            str("〇一二三四五六七八九".index(c)) for c in found[1].replace("○", "〇").replace("零", "〇")
        )
        return _date(int(digits), number(found[2]), number(found[3]))
    return None


def _stated_number(before: Sequence[Block], headings: Sequence[Passage | None]) -> re.Match[str] | None:
    """Return the number that a web page names (发文字号：), or that stands in brackets behind a heading."""
    for block in before:
        if len(block.text) < _LONGEST_NOTE and (found := _STATED_NUMBER.search(block.text)):
            return found
    lines = [block.text for block in before if len(block.text) < _LONGEST_NOTE and "。" not in block.text]
    headed = [heading.text for heading in headings if heading]
    behind = [h.source[(at := h.place(len(h.text) - 1) + 1) : at + 24] for h in headings if h]
    stated = [_TITLE_NUMBER.search(text) for text in (*headed, *lines)] + [
        _NUMBER.match(text) for text in behind
    ]
    return next((each for each in stated if each), None)


def _date(year: int, month: int, of_month: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, of_month)
    except ValueError:
        return None


def _issuer(before: Sequence[Block], title: Passage | None, notice: Passage | None) -> Passage | None:
    for block in before:
        found = _LETTERHEAD.fullmatch(block.text)
        if found and _names_a_body(found[1]) and not web(block.text):
            return block.passage.cut(*found.span(1))
    for heading in (notice, title):
        found = _ISSUER.match(heading.text, heading.text.startswith("《")) if heading else None
        if heading and found and _names_a_body(found[1]):
            return heading.cut(*found.span(1))
    house = _HOUSE.match(title.text) if title else None
    return title.cut(*house.span()) if title and house and _names_a_body(house[0]) else None


def _signed(blocks: Sequence[Block]) -> Passage | None:
    """Return the name that stands on a line above the day."""
    for block, following in pairwise(blocks):
        if day(following.text) and _names_a_body(block.text):
            return block.passage
    return None


def _joint(blocks: Sequence[Block], signed: Passage) -> bool:
    """Whether other bodies sign on the line above that of *signed*: who is first of them, a page says (发布单位：)."""
    return any(
        following.passage is signed and _is_signature(block.text) for block, following in pairwise(blocks)
    )


def _is_signature(line: str) -> bool:
    """Whether *line* is the name of a body, or of two, and nothing more."""
    return len(line) <= _TWO_NAMES and ends_like_a_body(line) and not _MARKS.search(line)


def _announced(before: Sequence[Block], title: Passage | None) -> Passage | None:
    """Return who a line of news says has issued the plan (近日，甲区人民政府办公室印发《甲区2024年工作要点》)."""
    for block in before if title else ():
        for found in _ANNOUNCED.finditer(block.text):
            if title and title.text.strip("《》")[:_SAME] in found[2] and _names_a_body(found[1]):
                return block.passage.cut(*found.span(1))
    return None


def _on_page(before: Sequence[Block]) -> Passage | None:
    """Return whom a web page names as the issuer (发布机构), else as its source (来源)."""
    found = [
        (
            each[0].startswith(("来源", "信息来源", "文章来源", "文件来源")),
            nth,
            block.passage.cut(*each.span(1)),
        )
        for nth, block in enumerate(before)
        for each in _ISSUED_BY.finditer(block.text)
        if _names_a_body(each[1])
    ]
    return min(found, key=lambda each: each[:2])[2] if found else None


def _stated(before: Sequence[Block], headings: Sequence[Passage]) -> tuple[int, bool] | None:
    """Return the one year that the headings name, with True, else that of the date below the title."""
    years = {
        int(found[1])
        for heading in headings
        if not past(heading.text) and (found := _ARRANGED.match(heading.text))
    }
    if len(years) == 1:
        return years.pop(), True
    dated = (found for block in before if (found := _SUBTITLE.match(block.text)))
    return next(((int(found[1]), False) for found in dated), None)


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


def _all_year(title: Passage, blocks: Sequence[Block]) -> bool:
    """Whether *blocks* speak of what the whole year shall bring (全年新增就业5万人), under a *title* of no longer plan."""
    return not _LONG_PLAN.search(title.text) and any(
        "全年" in block.text and _ALL_YEAR.search(block.text) for block in blocks
    )


def _only(blocks: Sequence[Block]) -> tuple[int, bool] | None:
    """Return the one year that *blocks* name at all, with True."""
    years = {int(found[1]) for block in blocks for found in _ANY_YEAR.finditer(block.text)}
    return (years.pop(), True) if len(years) == 1 else None


def _names_a_body(name: str) -> bool:
    """Whether *name* is the name of one body with its place."""
    return (
        ends_like_a_body(name)
        and name not in _SYSTEMS
        and not _BARE_LEVEL.match(name)
        and not _ONLY_PLACE.search(name)
        and not _MARKS.search(name)
        and not _PLACELESS.fullmatch(name)
    )


def _year(
    title: Passage | None, notice: Passage | None, date: datetime.date | None, numbered: int | None
) -> tuple[int | None, bool]:
    """Return the year the plan is for, and whether a heading says so."""
    spans = []
    for heading in (title, notice):
        if heading and (school := _SCHOOL_YEAR.search(heading.text)):
            return int(school[1]) + bool(school[3]), "学期" in heading.text or not school[2]
        if heading and (span := _SPAN.search(heading.text)):
            spans.append(int(span[0][:4]))
        elif heading and (found := _YEAR.search(heading.text)):
            return int(found[1]), True
    year = date.year if date else numbered or (spans[0] if spans else None)
    reported = any(heading and _REPORT in heading.text for heading in (title, notice))
    return year, year is not None and not spans and reported
