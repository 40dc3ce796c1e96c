"""How an initiative is named (项目名称): where its name begins, and whether the words before its class noun pick out one.

name     = [ year ] [ edition ] [ region ] modifier noun
edition  = 第 numeral (届 | 次 | 期 | 季) | 首届 | 首期
"""

from __future__ import annotations

import re

from ..vocabulary import either
from .grammar import EDITION, ENTERING, MATCHING, TRAVEL, YEAR, classes, ending, pattern, words
from .nouns import Noun

BUILDING = re.compile(f"{either(words()['verbs']['platforms'])}(?!的)")
_BY_DAY = re.compile(
    r"(?:20\d\d年)?年?底前|(?:20\d\d年)?\d{1,2}月(?:(?:\d{1,2}日|[底份])?前|\d{1,2}日|[上中下]旬|底|份)"
)
_EVERY = re.compile(
    "专栏|所列|[【】〔〕；。：]|^[县区镇乡][镇乡村]?两级|^\\d+[条个项座处所家]|围绕|针对|按规定|授予|应对|各(?:项|类|种|级各类)[^，、]{0,4}$|^[一二三四五六七八九十两]{1,2}大[^，、]{0,3}$"
)  # 全市各项体育比赛, 六大人才计划
_NTH = re.compile("第[一二三四五六七八九十百\\d]{1,4}个(?=[一-鿿]*[日周月节])")  # 第25个世界甲日宣传活动
WORKED = ("工程", "行动", "计划")
SAYING = 6  # characters of a modifier in which 重点 or 重大 is not all that is said
THEMES = 5  # characters of a modifier that is made of nothing but words of a field
WORKS = 3  # characters of a modifier of 工程: shorter ones are kinds of building (供水工程, 安居工程)
CLAUSE = 100  # characters before a name in which its verb is looked for
FAR = 400  # characters before a name in which its list is looked through
LONGEST = 60  # characters of a name; what is longer is a clause


def beginning(text: str, start: int, end: int, first: bool) -> tuple[int, int]:
    """Return where the verb begins and where the name begins, of a name that runs from somewhere after *start* on to *end*.

    *first* says that ``text[start]`` begins a clause; later members of a list have no verb of their own as a rule.

    >>> text = "在全市广泛开展我市第二届甲乙"
    >>> verb, name = beginning(text, 0, len(text), True)
    >>> text[verb:name], text[name:]
    ('广泛开展我市', '第二届甲乙')
    """
    first = first and end - start <= CLAUSE
    if first and (dated := _BY_DAY.match(text, start, end)):
        start = dated.end()  # 2025年5月底前完成第四次普查, 10月中旬建成…
    verb = at = start = max(start, end - CLAUSE)
    if pattern("verb").search(text, start, end):
        *_, last = pattern("light").finditer(text, start, end)
        verb, at = last.span()
    elif lead := pattern("leading" if first else "listed").match(text, start, end):
        at = lead.end()
    of = text.rfind("的", at, end - 1)
    if of > at and text[of - 1] != "党":
        verb = at = of + 1
    if (struck := pattern("struck").match(text, at, end)) is not None and struck.end() < end:
        at = struck.end()
        if struck.group()[0].isdigit() and (region := text.find("中国", at, end)) > at:
            at = region
    return verb, at


def built(text: str, verb: int, name: int, end: int) -> tuple[int, int]:
    """Return *verb* and *name* of a platform, moved behind the last verb of building before it: 以甲方式建设乙云平台.

    >>> text = "以甲乙方式建设丙丁云平台"
    >>> text[built(text, 0, 1, 9)[1] :]
    '丙丁云平台'
    """
    for found in BUILDING.finditer(text, name, max(name, end - 2)):
        verb, name = found.span()
    return verb, name


def specific(text: str, start: int, end: int) -> bool:
    """Say whether the modifier ``text[start:end]`` picks out one initiative, and not a kind.

    >>> specific("甲乙振兴", 0, 4), specific("全市重点", 0, 4), specific("职业技能", 0, 4)
    (True, False, False)
    """
    if end - start > LONGEST or pattern("kinds").match(text, start, end):
        return False
    modifier = text[start:end]
    if EDITION.search(modifier):
        return True
    if _EVERY.search(modifier):
        return False
    left = pattern("generic").sub("", modifier)
    proper = len(pattern("themes").sub("", left))
    return proper >= 2 or (proper and len(left) >= 3) or len(left) >= THEMES


def general(text: str, start: int, end: int) -> bool:
    """Say whether a word of ``text[start:end]`` says how large, how new or whose, or counts.

    >>> general("文化惠民", 0, 4), general("重点水利", 0, 4)
    (False, True)
    """
    return bool(pattern("generic").search(text, start, end) or _EVERY.search(text[start:end]))


def single(text: str, start: int, noun: Noun) -> bool:
    """Say whether the words from *start* to *noun*, outside quotation marks, name one initiative.

    >>> from remit.loaders.programs.nouns import nouns
    >>> text = "第三期甲乙研修班"
    >>> single(text, 0, nouns(text, 0, len(text))[0]), single(text, 3, Noun(5, 8, "培训班", False))
    (True, False)
    """
    if text.endswith(ending("meetings"), start, noun.end) or text.find("以及", start, noun.start) >= 0:
        return False
    if noun.strong and noun.end - noun.start > 2 and noun.type == "活动":
        return noun.start - start >= 2 and specific(text, start, noun.end)
    if noun.type not in WORKED and pattern("grades").match(text, start, noun.start):
        return False
    works = noun.type in WORKED
    large = works and noun.start - start > SAYING and text.startswith(("重点", "重大"), start)
    if not specific(text, start + 2 * large, noun.start):  # 重点群体创业推进行动 is one
        return False
    if noun.type == "计划" and text.endswith("工作", start, noun.start):
        return False
    if noun.type == "工程" and (
        noun.start - start < WORKS or text.endswith(ending("parts"), start, noun.end)
    ):
        return False
    if noun.strong:
        return True
    modifier = text[start : noun.start]
    if noun.type == "会议" and noun.end - noun.start == 2 and text[noun.start] == "会":
        return (
            "届" in modifier
            and EDITION.search(modifier) is not None
            and pattern("worldly").search(modifier) is not None
        )
    if EDITION.search(modifier):
        return True
    if noun.type == "活动":
        return bool(
            _NTH.match(modifier)
            or pattern("campaigns").search(modifier)
            or TRAVEL.search(modifier)
            or ENTERING.search(modifier)
            or MATCHING.search(modifier)
            or any(  # 甲乙计划研修活动: another initiative's name picks it out
                classes()[found.group()][1] and specific(modifier, 0, found.start())
                for found in pattern("noun").finditer(modifier)
            )
        )
    if noun.type == "会议":
        return pattern("worldly").match(YEAR.sub("", modifier, count=1)) is not None
    if noun.type == "竞赛" and modifier.endswith("杯"):
        return True  # 甲乙市长杯联赛
    return noun.type in ("培训班", "调查", "课题") and YEAR.match(modifier) is not None
