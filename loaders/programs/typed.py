"""Names that a class noun ends outside of quotation marks: 甲乙提升工程, 第三期甲乙研修班, 甲乙论坛暨丙丁大会."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..members import Member
from ..vocabulary import either
from . import naming
from .grammar import COUNT, ending, pattern, verbs, words
from .mention import Mention, closing, first_type
from .nouns import Noun
from .runs import Run
from .titles import WORKS

_MARKS = '“"「『《'
_FIRST = re.compile(
    either(words()["modifiers"]["novel"])
)  # 全国首个甲云平台 says what it is, not what it is called
_WON = re.compile(  # a prize to be won
    f"{either(words()['verbs']['winning'])}|力争[^，。；]{{0,8}}获|获(?!批)(?=[国省市县全])"
)
_HOSTING = tuple(words()["verbs"]["hosting"])
_OWN = re.compile(
    f"(?:全|我|本|各)[省市县区州校院局公]|{either(words()['modifiers']['own'])}"
)  # 全市科技创新大会 is a working meeting
_LONGER = 6  # characters with which a name goes on behind its first class noun
_PHASE = re.compile("[一二三四五六]期")  # 甲水厂二期工程 is one work, whatever is said of it
_NAMED = 4  # characters before 大会 that name one
_ABOUT = re.compile(either(words()["modifiers"]["subjects"]))  # “甲乙”问题专项整治行动
_TOLD = tuple(words()["verbs"]["told"])


def named(run: Run, member: Member, ends: Sequence[Noun], first: bool) -> Iterator[Mention]:
    """Yield the names in *member* that one of the class nouns *ends* outside quotation marks ends."""
    text, at = run.text, member.start
    mention: Mention | None = None
    for noun in ends:
        before = bisect_right(member.enclosed, noun.start, key=lambda pair: pair[0]) - 1
        if noun.start < at or (before >= 0 and noun.start < member.enclosed[before][1]):
            continue
        if mention is not None and text[at] == "暨":  # 甲乙论坛暨丙丁大会 is one name
            at = noun.end
            mention = replace(mention, end=at, close=at)
            continue
        if before >= 0 and text[member.enclosed[before][0]] in _MARKS:
            at = max(at, member.enclosed[before][1])
        following = _typed(run, member, at, noun, first and at == member.start)
        if (
            following is not None
            and following.start == at > member.start
            and before >= 0
            and _ABOUT.match(text, at)
        ):
            following = replace(following, verb=member.enclosed[before][0], start=member.enclosed[before][0])
        if following is not None:
            if mention is not None and following.start == mention.end and following.end - at <= _LONGER:
                following = replace(following, verb=mention.verb, start=mention.start)  # 甲项目成果交易会
            elif mention is not None:
                yield mention
            mention, at = following, following.end
    if mention is not None:
        yield mention


def _typed(run: Run, member: Member, start: int, noun: Noun, first: bool) -> Mention | None:
    text = run.text
    works = noun.type in WORKS
    told = works and (
        text.startswith(_TOLD, noun.end) or run.last("using", noun.start) >= 0
    )  # 以甲行动为抓手, 纳入甲计划
    built = noun.type == "工程" and run.last("building", noun.start) >= 0
    phase = noun.type == "工程" and _PHASE.match(text, noun.start - 2) is not None
    if works and not (run.called or told or built or phase) and run.last("implementing", noun.start) < 0:
        return None
    verb, name = naming.beginning(text, start, noun.start, first)
    if noun.type == "平台":
        verb, name = naming.built(text, verb, name, noun.start)
        if _FIRST.search(text, name, noun.start):
            return None
    if noun.type in ("竞赛", "大赛") and text.startswith("奖", noun.end):
        return None  # 获省级以上学科竞赛奖励300项
    if noun.type == "奖" and (
        COUNT.match(text, noun.end, member.end)
        or _WON.search(text, max(run.start, noun.start - naming.CLAUSE), noun.start)
    ):
        return None
    drafted = verbs("drafting").search if works else verbs("drafting").match
    if run.governed(name, "drafting") or drafted(text, name, noun.start):
        return None
    if not (
        naming.single(text, name, noun)
        or _conference(run, name, noun)
        or _launched(text, name, noun, member.end)
    ):
        return None
    built = built and pattern("sited").search(text, name, noun.start) is not None
    if works and not (run.called or told or built or phase or run.governed(name, "implementing")):
        return None
    end = closing(run, noun, member.end)
    rule = "program.typed" if len(run.members) == 1 else "program.member"
    return Mention(verb, name, end, end, first_type(text, name, noun), rule)


def _conference(run: Run, start: int, noun: Noun) -> bool:
    """Say whether a 大会 is no working meeting: the list calls it a platform or an activity, or it has a name and is hosted (举办2025甲城产业大会)."""
    text = run.text
    if not text.endswith("大会", start, noun.end) or text.endswith(ending("meetings"), start, noun.end):
        return False
    if not naming.specific(text, start, noun.start):
        return False
    called = run.called is not None and run.called.type in ("平台", "活动")
    hosted = text.endswith(_HOSTING, run.start, start) and noun.start - start >= _NAMED
    return noun.type == "会议" and (called or (hosted and not _OWN.match(text, start)))


def _launched(text: str, start: int, noun: Noun, end: int) -> bool:
    """Say whether words of a field name a work because they are all that is carried out: 实施文化惠民工程."""
    return (
        noun.type in ("工程", "行动")
        and noun.end == end
        and noun.start - start >= _NAMED
        and text.endswith("实施", 0, start)
        and not text.endswith(ending("parts"), start, noun.end)
        and not naming.general(text, start, noun.start)
    )
