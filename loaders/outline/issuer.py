"""Who issued a plan (发文机关): the body of the letterhead, of a heading, of the signature, or whom the page names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..clauses.bodynames import collective, ends_like_a_body
from ..clauses.names import full_name
from ..passage import Passage, joined
from ..text import Block
from ..titles import web
from ..vocabulary import either, vocabulary
from .day import DASH, day, signed_day, with_digits

_WORDS = vocabulary("titles")["issuer"]
_ISSUING = either(_WORDS["issuing"])
_LEVELS = frozenset("省市区县州旗镇乡")
_LETTERHEAD = re.compile(r"(.{3,40})文件")
_ISSUER = re.compile(
    rf"(.{{2,40}}?)(?:等(?:\d+|[一-鿿]{{1,3}})(?:个?部门|家单位))?(?:关于|印发|(?:19|20)\d\d(?:学?年|{DASH}+(?:19|20)\d\d)|1[0-4]\d年度)"
)
_BEHIND_YEAR = re.compile(  # 2024年甲市教育局工作要点
    rf"(?:19|20)\d\d(?:{DASH}+(?:19|20)\d\d)?(?:学年|年)度?(?:第[一二]学期|[春秋]季学期)?([一-鿿]{{3,30}}?)(?=关于|印发|{either(_WORDS['works'])}?(?:工作|任务))"
)
_ISSUERS = re.compile("([^，。：；]{8,160}?)(?:关于|印发)")  # several, parted by blanks
_BLANK = " \t\u3000\xa0"
_SCHOOL = re.compile("(.{2,6}?)([一二三四五六七八九十]{1,2})中")
_HOUSE = re.compile(  # the house whose plan it is, where no 关于 or year follows its name: 甲学院三年行动计划
    rf"[一-鿿]{{2,24}}?(?:{either(_WORDS['houses'])}|[一二三四五六七八九十]中(?!学))(?=[^的、和与]{{2,30}}{either(_WORDS['plans'])})"
)
_BARE_LEVEL = re.compile(
    rf"{either(_WORDS['offices'])}[办室科处部][公室厅]{{0,2}}$|(?:省|市|区|县|州|镇|乡|旗)(?:人民政府|政府|委|直|[一-鿿]{{1,6}}(?:局|厅|办|办公室))"
)
_MONTHLY = re.compile(r"（?([一-鿿]{4,30}) *(?:19|20)\d\d年\d{1,2}月）?")
_MINGUO = re.compile(r"民国|(?<!\d)1[01]\d年(?:度|\d{1,2}月)")  # of an office that counts its years from 1911
_GOVERNMENT = re.compile("(?<=[省市县区州旗盟镇乡])政府(办公[室厅])?$")
_ABOUT = re.compile("[对为由经将把按就]|根据|关于|落实|贯彻")  # a sentence, and no name
_SYSTEMS = frozenset(_WORDS["systems"])  # they name no body by themselves
_MARKS = re.compile("[，。：《》“”>＞»›→]")
_ISSUED_BY = re.compile(  # what a web page says of a document
    rf"{either(_WORDS['sources'])}：([^：，。>]{{2,160}}?)(?=[\[【（|]|(?:[一-鿿]{{2}})?(?:日期|时间)：|{either(_WORDS['fields'])}|$)"
)
_ANNOUNCED = re.compile(
    rf"(?:^|[，。：])([一-鿿]{{4,30}}?(?:、[一-鿿]{{4,20}}?){{0,2}})(?:近日|日前|正式|联合)?{_ISSUING}(?:并?印发|通知|了)?，?{_ISSUING}?(《[^。；]{{6,120}})"
)
_PLACE = re.compile("(?:中共)?([一-鿿]{1,6}?[省市区县州盟旗镇乡])")
_LISTED = re.compile("[、（]")  # in who answers (甲局、乙局), not in who signs
_ONE_NAME = 30  # characters
_TWO_NAMES = 50
_PLATE = re.compile("（[一-鿿]{4,30}）")  # below the name of who signs: another of it
_STAMP = re.compile("（(?:代章|代印|盖章|公章|印章|章|代)）$")
_SAME = 12  # characters of a title that show it is the same
_ONLY_PLACE = re.compile(r"(?:省|市|区|县|州|镇|乡|旗|街道)$")
_PLACELESS = re.compile(  # the end of a name that was broken into lines
    r"[^省市区县州旗盟国中央]{0,12}(?:领导小组(?:办公室)?|委员会办公室|[厅局委署](?<!部办公厅))"
)


def issuers(
    before: Sequence[Block], after: Sequence[Block], title: Passage | None, notice: Passage | None
) -> tuple[Passage, ...]:
    """Return the names of those who issued the plan, as they are printed: one as a rule, several who did together (联合发文).

    *before* are the paragraphs before the first number, *after* those behind the last item, *title* and *notice* the headings.
    """
    signed = _signed(before) or _signed(after)
    stated = _announced(before, title) or _on_page(before)
    headed = _headed(before, title, notice)
    if (
        headed and len(signed) == 1 and signed[0].text == f"{headed[0].text}员会"
    ):  # 市委 of a title is 市委员会
        return signed
    if len(headed) == len(stated) == 1 and _placed(headed[0].text, stated[0].text):
        return stated  # 县卫健委 of a title is 甲县卫生健康委员会 of the page
    return headed or signed or stated or _monthly(before)


def _monthly(before: Sequence[Block]) -> tuple[Passage, ...]:
    """Return the name that stands before a month on a line of its own: 甲省民政厅 2024年4月."""
    for block in before:
        found = _MONTHLY.fullmatch(block.text)
        if found and not block.cells and _names_a_body(found[1]):
            return (block.passage.cut(*found.span(1)),)
    return ()


def _placed(headed: str, stated: str) -> bool:
    """Whether the page names with its place (*stated*) the body that the title names by its level alone (*headed*)."""
    return headed[0] in _LEVELS and len(stated) > len(headed) and stated.endswith(full_name(headed))


def official(printed: Passage) -> str:
    """Return the full official name of the issuer that is *printed*, for a school (甲一中) as the text has it elsewhere (甲市第一中学)."""
    if school := _SCHOOL.fullmatch(printed.text):
        named = re.search(f"{re.escape(school[1])}[省市县区]?第{school[2]}(?:高级)?中学", printed.source)
        return named[0] if named else printed.text
    government = _GOVERNMENT.search(printed.text)
    if government and not _MINGUO.search(printed.source):  # 甲市政府办公室, but 乙縣政府 of 民國
        return printed.text[: government.start()] + "人民政府" + (government[1] or "")
    return full_name(printed.text)


def _headed(before: Sequence[Block], title: Passage | None, notice: Passage | None) -> tuple[Passage, ...]:
    for block in before:
        found = _LETTERHEAD.fullmatch(block.text)
        if found and _names_a_body(found[1]) and not web(block.text):
            return _apart(block.passage.cut(*found.span(1)))
    for heading in (notice, title):
        start = int(heading.text.startswith("《")) if heading else 0
        words = with_digits(heading.text) if heading else ""
        found = _BEHIND_YEAR.match(words, start) or _ISSUER.match(words, start)
        if heading and found and _names_a_body(found[1]):
            return _apart(heading.cut(*found.span(1)))
        several = _ISSUERS.match(heading.text, start) if heading else None
        if heading and several and len(parts := _apart(heading.cut(*several.span(1)))) > 1:
            return parts
    house = _HOUSE.match(title.text) if title else None
    return (title.cut(*house.span()),) if title and house and _names_a_body(house[0]) else ()


def _apart(names: Passage) -> tuple[Passage, ...]:
    """Return the bodies that blanks or 、 part in *names* (甲委 乙局), or that begin with the same place (甲市乙局甲市丙局).

    All of it is one name where one part is none.
    """
    text, cuts = names.text, [0]
    for at in range(1, len(text)):
        gap = names.source[names.place(at - 1) + 1 : names.place(at)]
        if (gap and not gap.strip(_BLANK)) or text[at - 1] == "、":
            cuts.append(at)
    if len(cuts) == 1 and (place := _PLACE.match(text)):
        again = re.finditer(f"(?:中共)?{re.escape(place[1])}", text)
        cuts = [found.start() for found in again]
    parts = tuple(
        names.cut(start, end - text.endswith("、", start, end)) for start, end in pairwise([*cuts, len(text)])
    )
    if len(parts) < 2 or not all(_names_a_body(part.text) for part in parts):
        return (names,)
    return tuple({part.text: part for part in parts}.values())  # a letterhead may repeat itself


def _signed(blocks: Sequence[Block]) -> tuple[Passage, ...]:
    """Return the names that stand on the line above the day, and on those above that, or on the same line."""
    for nth, (block, following) in enumerate(pairwise(blocks)):
        if not day(following.text):
            continue
        if (whole := _in_two_lines(blocks, nth)) is not None:
            return (whole,)
        if _names_a_body(block.text):
            first = nth
            while first and (_PLATE.fullmatch(above := blocks[first - 1].text) or _signs(above)):
                first -= 1
            signing = [each for each in blocks[first : nth + 1] if not _PLATE.fullmatch(each.text)]
            return tuple(part for each in signing for part in _apart(each.passage))
    for block in blocks:
        if (closed := signed_day(block.text)) and _names_a_body(block.text[: closed[0]].lstrip("（")):
            return _apart(block.passage.cut(int(block.text.startswith("（")), closed[0]))
    return ()


def _in_two_lines(blocks: Sequence[Block], nth: int) -> Passage | None:
    """Return the name of who signs whose end alone, with or without 代章, stands on the line *nth*: 甲省乙丙 ⏎ 领导小组办公室（代章）."""
    stamp = _STAMP.search(blocks[nth].text)
    last = blocks[nth].passage.cut(0, stamp.start()) if stamp else blocks[nth].passage
    if stamp and _names_a_body(last.text):
        return last
    if not nth or not _PLACELESS.fullmatch(last.text) or len(blocks[nth - 1].text) > _ONE_NAME:
        return None
    whole = joined([blocks[nth - 1].passage, last], line_ends=False)
    return whole if _names_a_body(whole.text) else None


def _signs(line: str) -> bool:
    return signature(line) and _names_a_body(line)


def signature(line: str) -> bool:
    """Whether *line* is the name of a body (落款), or of two, and nothing more.

    >>> signature("甲市教育局"), signature("责任单位：甲市教育局")
    (True, False)
    """
    return len(line) <= _TWO_NAMES and ends_like_a_body(line) and not _MARKS.search(line)


def signed_from(lines: Sequence[Block]) -> int:
    """Return where the names of who signs begin behind the first of *lines*, their number where nobody does."""
    first = len(lines)
    while first > 1 and signature(last := lines[first - 1].text) and not _LISTED.search(last):
        first -= 1
    if lines[first - 1].text.endswith("："):  # a label, and whom it names
        return min(first + 1, len(lines))
    return first


def _announced(before: Sequence[Block], title: Passage | None) -> tuple[Passage, ...]:
    """Return who a line of news says has issued the plan (近日，甲区人民政府办公室印发《甲区2024年工作要点》)."""
    for block in before if title else ():
        for found in _ANNOUNCED.finditer(block.text):
            if title and title.text.strip("《》")[:_SAME] in found[2] and _names_a_body(found[1]):
                return (block.passage.cut(*found.span(1)),)
    return ()


def _on_page(before: Sequence[Block]) -> tuple[Passage, ...]:
    """Return whom a web page names as the issuer (发布机构), or as several (发文机关：甲部 乙局), else as its source (来源)."""
    found = [
        (
            each[0].startswith(("来源", "信息来源", "文章来源", "文件来源")),
            nth,
            names,
        )
        for nth, block in enumerate(before)
        for each in _ISSUED_BY.finditer(block.text)
        if len(names := _apart(block.passage.cut(*each.span(1)))) > 1
        or (len(each[1]) <= _ONE_NAME and _names_a_body(each[1]))
    ]
    return min(found, key=lambda each: each[:2])[2] if found else ()


def _names_a_body(name: str) -> bool:
    """Whether *name* is the name of one body with its place."""
    return (
        ends_like_a_body(name)
        and not name.endswith("）")
        and not collective(name)
        and name not in _SYSTEMS
        and not _ABOUT.match(name)
        and not _BARE_LEVEL.match(name)
        and not _ONLY_PLACE.search(name)
        and not _MARKS.search(name)
        and not _PLACELESS.fullmatch(name)
    )
