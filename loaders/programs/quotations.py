"""Quoted names: quotation marks around a name, or around the part of one that a class noun follows (“甲乙”计划)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..members import Member
from ..vocabulary import either
from . import lexicon, naming
from .attached import prefixed
from .grammar import COUNT, EDITION, PERIOD, SLOGAN, ending, mechanisms, pattern, verbs, words
from .held import HALLS, held, unsettled
from .honours import honoured
from .mention import Mention, closing, first_type, opening
from .nouns import Noun, noun_after, noun_inside
from .runs import Run
from .titles import WORKS

_QUOTES = '“"「『'
_JOINED = re.compile("[、和与及]")
_PLACES = frozenset(("平台", "基地", "试点", "项目"))  # names of one, and kinds of which there are many
_SHARED = frozenset(("活动", "平台", "媒体"))  # “甲事通”“甲企通”平台
_DONE = frozenset(("活动", "行动", "工程", "计划"))
_STAGED = frozenset(("论坛", "大赛", "竞赛", "会议", "年会", "活动"))
_ROUTE = re.compile("一带一路|三农|双碳")  # “一带一路”国际合作论坛 is one, where “十四五”… is a time
_TIMES = "期场次讲季"
_EACH = re.compile(
    "(?:这|等)?[一二三四五六七八九十两]{1,2}[大项](?:[一-鿿]{2,6})?$"
)  # “甲乙”四大行动, 三大执行攻坚行动
_COUNTED = re.compile("[一二三四五六七八九十两]{1,2}[大项个类]")
_REGION = re.compile("[\u4e00-\u9fff]{1,6}(?:省|自治区|市|区|县|州)$")
_DATED = re.compile(r"(?<!\d)(?:19|20)\d\d$")  # “清网2024”: a campaign of that year
_YEARLY = 6  # characters of such a quotation at least
_ROWED = re.compile('[”"」』][、和与及]?$')
_BUILDS = re.compile(f"{either(words()['verbs']['developing'])}[和与及]")
_OUTLET = re.compile(f"{either(words()['endings']['outlets'])}$")
_OUTLETS = ("平台", "媒体")  # which are spread: 推广“甲乙贷”平台
_SEVERAL = re.compile(either(words()["modifiers"]["several"]))
_CONTEST = re.compile("[一-鿿]{2,16}?赛(?![事场区道程制])")  # “甲网杯”网络防护赛
_VERSION = re.compile("(?:[+＋]|[0-9](?:[.][0-9])?版?|（20[0-9]{2}[^（）]{0,10}）)$")
_IDEA = re.compile(f"的?{either(words()['endings']['notions'])}")  # 树牢“甲乙是工程”理念
_CUP = 12  # characters of a cup that contests are held for
_ROW = 8  # quotations in a row that share a noun
_PLATFORM = 6  # characters of the name of a platform at least
_STUDY = 8  # characters of the title of a study before 研究
_CLOSED = re.compile(f"等?(?:课题|项目|研究)?{either(words()['verbs']['closing'])}")
_TAUGHT = 24  # characters between the verb and the name of a course
_NEAR = 4  # characters between the last of them and the noun


def quoted(run: Run, member: Member, start: int, end: int, first: bool) -> Iterator[Mention]:
    """Yield the name that the quotation at *start* to *end* of *member* is, or is a part of; *first* says that *member* opens its list."""
    text, inner = run.text, run.text[start + 1 : end - 1]
    if not 2 <= len(inner) <= naming.LONGEST:
        return
    verb, name = naming.beginning(text, member.start, start + 1, first)
    verb, name = min(verb, start), min(name, start)
    adjacent = opening(run, verb, name, start)
    version = _VERSION.search(inner)  # “雨露计划+”, “断卡行动2.0”
    own = noun_inside(text, start + 1, end - 1 - (len(version[0]) if version else 0))
    after = noun_after(text, end, member.end)
    if "是" in inner and _IDEA.match(text, end):
        return
    if inner.endswith(ending("ideas")) and not (after and after.type in _DONE and after.start - end <= _NEAR):
        return  # but “转作风、解难题”活动 is one
    planned = after is not None and after.type == "计划" and after.start > end  # “十四五”规划 is background
    if PERIOD.fullmatch(inner) and after and planned and run.governed(start, "implementing"):
        close = after.end  # 落实“十四五”甲乙发展规划, 落实甲市“十四五”乙规划
        place = _REGION.search(text, name, start)
        if not run.governed(start, "drafting"):
            first_ = place.start() if place else start
            yield Mention(min(adjacent, first_), first_, close, close, "计划", "program.quoted")
        return
    staged = after is not None and after.strong and after.type in _STAGED and _ROUTE.fullmatch(inner)
    if after and after.start - end <= _NEAR and text.endswith(ending("meetings"), end, after.end):
        return  # “庆祝甲节”表彰大会
    if after and text[after.start - 1] in "同共":
        return  # 与“甲乙”设施同规划
    if after and (_BUILDS.match(text, end, after.start) or _SEVERAL.match(text, name, start)):
        return  # “甲乙”建设和更新规划; 一批“甲+乙”示范工程
    if (PERIOD.fullmatch(inner) and not staged) or (own and inner.endswith(ending("meetings"))):
        return
    whole = own and own.strong and own.end - own.start > 1 and own.type != "活动"
    if whole and after and after.start - end > 3 and not (after.strong and after.type in WORKS):
        after = None  # “甲乙计划”优秀人才评选活动: the quotation is whole
    if after and not text.endswith(ending("meetings"), end, after.end) and _wanted(run, after, start, inner):
        if not prefixed(text[name:start], inner, after, outside=True):
            verb, name = adjacent, start
        close = closing(run, after, member.end)
        yield Mention(verb, name, close, close, first_type(text, end, after), "program.quoted")
    elif own and inner not in mechanisms() and _whole(run, own, start) and not _slogan(inner, own):
        type_ = first_type(text, start + 1, own)
        if inner.endswith(HALLS) and naming.BUILDING.search(text, max(run.start, start - 3), start):
            type_ = "平台"  # 依托“甲乙云课堂”
        if prefixed(text[name:start], inner, own, outside=False):
            yield Mention(verb, name, end, end, type_, "program.quoted")
        elif (
            own.strong
            or _built(run, own, start)
            or (own.type == "培训班" and 0 <= start - max(run.last("events", start), 0) <= _TAUGHT)
            or run.governed(start, "implementing")
        ):
            yield Mention(adjacent, start + 1, end - 1, end, type_, "program.quoted")
    elif (
        (shared := _chained(run, end) or _last(run, after, start, end))
        and not SLOGAN.fullmatch(inner)
        and inner not in mechanisms()
    ):
        yield Mention(adjacent, start + 1, end - 1, end, shared.type, "program.member")
    elif run.called and _listed(run, end) and (run.called.type == "活动" or not SLOGAN.fullmatch(inner)):
        yield Mention(adjacent, start + 1, end - 1, end, run.called.type, "program.member")
    elif honoured(run, start, end, member.end, inner):
        if EDITION.match(text, name, start):
            yield Mention(verb, name, end, end, "奖", "program.quoted")
        else:
            yield Mention(adjacent, start + 1, end - 1, end, "奖", "program.quoted")
    elif outlet := _called(run, member, start, end, inner):
        yield Mention(outlet[0], start + 1, end - 1, end, outlet[1], "program.quoted")
    elif inner in lexicon.gazetteer() and text.startswith(WORKS, end):  # “三支一扶”计划招募2500人
        yield Mention(adjacent, start, end + 2, end + 2, text[end : end + 2], "program.gazetteer")
    elif inner in lexicon.gazetteer() and text.startswith("活动", end):
        yield Mention(adjacent, start, end + 2, end + 2, "活动", "program.gazetteer")
    elif inner in lexicon.gazetteer():
        yield Mention(adjacent, start + 1, end - 1, end, lexicon.gazetteer()[inner], "program.gazetteer")
    elif _DATED.search(inner) and len(inner) >= _YEARLY:
        yield Mention(adjacent, start + 1, end - 1, end, "行动", "program.quoted")
    elif act := held(run, start, end, member.end, inner):
        if act.end > end:
            yield Mention(adjacent, start, act.end, act.end, act.type, "program.held")
        else:
            yield Mention(adjacent, start + 1, end - 1, end, act.type, "program.held")
    elif inner.endswith("杯") and (contest := _CONTEST.match(text, end, member.end)):
        yield Mention(verb, name, contest.end(), contest.end(), "竞赛", "program.quoted")
    elif inner.endswith("杯") and 2 < len(inner) <= _CUP:
        yield Mention(adjacent, start + 1, end - 1, end, "大赛", "program.quoted")
    elif unsettled(run, start, end, member.end, inner):
        yield Mention(adjacent, start + 1, end - 1, end, None, "program.unsettled")


def _wanted(run: Run, noun: Noun, start: int, inner: str) -> bool:
    """Say whether the verb over a quotation at *start* lets it be an initiative: slogans are preached."""
    text = run.text
    if _EACH.search(text, start, noun.start) or text.startswith("会议", noun.start):
        return False
    if noun.type in _PLACES:
        before = text[max(run.start, start - 8) : start]
        counted = COUNT.match(text, noun.end, run.end)
        if (noun.type == "项目" and SLOGAN.fullmatch(inner)) or (
            counted and not (text.endswith(HALLS, start, noun.end) and counted[0][-1] in _TIMES)
        ):
            return False  # “一社一品”项目10个, but “甲乙”讲堂4期
        branded = text.endswith("品牌", noun.start, noun.end)
        if branded and SLOGAN.fullmatch(inner):
            return False  # “一校一品”党建品牌
        kind = "+" in inner and noun.type != "试点"
        known = inner in mechanisms() and noun.type != "平台"  # “一网统管”平台 is one
        if (len(inner) <= 2 and not branded) or kind or known:
            return False  # “人工智能+甲”基地: a kind
        if pattern("joined").search(text, start + len(inner), noun.start):
            return False
        if COUNT.search(before) or pattern("kinds").search(before):
            return False
    return (
        noun.strong
        or noun.type in _OUTLETS
        or not verbs("preaching").search(text, max(run.start, start - 4), start)
    )


def _whole(run: Run, own: Noun, start: int) -> bool:
    """Say whether a quotation that ends in the class noun *own* may be a whole name: a study only where the text says so."""
    if own.type == "课题":
        called = run.called is not None and run.called.type == "课题"
        return called or (own.end - own.start <= 2 and _studied(run, own, start))
    return own.strong or own.type not in _PLACES or _built(run, own, start)


def _studied(run: Run, own: Noun, start: int) -> bool:
    """Say whether a long quotation that ends in 研究 is a study of that name: 申报课题“甲乙丙丁路径研究”, “甲乙丙丁路径研究”结项."""
    long = own.start - start > _STUDY
    before = verbs("studying").search(run.text, max(run.start, start - _ROW), start)
    return long and (before is not None or _CLOSED.match(run.text, own.end + 1) is not None)


def _built(run: Run, own: Noun, start: int) -> bool:
    """Say whether the quotation at *start* that ends in *own* is the name of a platform that is built: 升级“甲市为老服务平台”."""
    long = own.type == "平台" and own.end - start > _PLATFORM
    return long and naming.BUILDING.search(run.text, max(run.start, start - _NEAR), start) is not None


def _slogan(inner: str, own: Noun) -> bool:
    """Say whether a quotation that ends in *own* is a motto or a number of things: 四大工程; but 三名工程 is one."""
    if own.strong and own.type in WORKS:
        return _COUNTED.match(inner) is not None
    return SLOGAN.fullmatch(inner) is not None


def _called(run: Run, member: Member, start: int, end: int, inner: str) -> tuple[int, str] | None:
    """Return where what a quotation names as stands before it begins, and its type: 依托小程序“甲乙通”, 智慧平台“甲乙易停”上线."""
    found = _OUTLET.search(run.text, max(member.start, start - 8), start)
    if found is None or len(inner) < 3 or SLOGAN.fullmatch(inner) or inner in mechanisms():
        return None
    return found.start(), "平台" if found[0] in ("平台", "系统", "品牌") else "媒体"


def _listed(run: Run, end: int) -> bool:
    """Say whether a quotation that ends at *end* stands as a bare member: the next one, 等 or the list's end follows."""
    following = run.text[end : end + 1]
    return following in ("等", "、", "和", "及", "与", "或", *_QUOTES) or end == run.end


def _last(run: Run, after: Noun | None, start: int, end: int) -> Noun | None:
    """Return the class noun *after* a quotation, the last of a row that it counts: “甲甲”“乙乙”两大行动."""
    row = _ROWED.search(run.text, max(run.start, start - 2), start)
    counted = after is not None and _EACH.fullmatch(run.text, end, after.start)
    return after if row and counted and after and after.strong else None


def _chained(run: Run, end: int) -> Noun | None:
    """Return the class noun that a row of quotations shares of which the one that ends at *end* is not the last: “甲甲”“乙乙”行动."""
    text, at = run.text, end
    for _ in range(_ROW):
        opening = at + (text[at : at + 1] in "、和与及" and at > 0)
        if text[opening : opening + 1] != "“":
            break
        at = text.find("”", opening, opening + naming.LONGEST) + 1
        if at == 0:
            return None
    if at == end:
        return None
    noun = noun_after(text, at, run.end)
    if noun is None or noun.start - at > _NEAR or not (noun.strong or noun.type in _SHARED):
        return None
    return noun
