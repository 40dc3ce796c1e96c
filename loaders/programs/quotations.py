"""Quoted names: quotation marks around a name, or around the part of one that a class noun follows (“甲乙”计划)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..members import Member
from . import lexicon, naming
from .grammar import COUNT, EDITION, PERIOD, SLOGAN, YEAR, ending, mechanisms, pattern, verbs
from .mention import Mention, closing, first_type, opening
from .nouns import Noun, noun_after, noun_inside
from .runs import Run

_QUOTES = '“"「『'
_JOINED = re.compile("[、和与及]")
_PLACES = frozenset(("平台", "基地", "试点", "项目"))  # names of one, and kinds of which there are many
_ROW = 8  # quotations in a row that share a noun
_NEAR = 4  # characters between the last of them and the noun
_AREA = re.compile(
    "(?:长三角|珠三角|京津冀|粤港澳|成渝|川渝|环渤海|东三省)(?:地区)?|"
    "[^的、，]{2,8}(?:经济区|经济带|都市圈|城市群|示范区|开发区|高新区|新区|大湾区|地区|片区)"
)
_HONOUR = re.compile(r"最美.|十[大佳优]")


def quoted(run: Run, member: Member, start: int, end: int, first: bool) -> Iterator[Mention]:
    """Yield the name that the quotation at *start* to *end* of *member* is, or is a part of; *first* says that *member* opens its list."""
    text, inner = run.text, run.text[start + 1 : end - 1]
    if not 2 <= len(inner) <= naming.LONGEST or inner.endswith(ending("ideas")):
        return
    verb, name = naming.beginning(text, member.start, start + 1, first)
    verb, name = min(verb, start), min(name, start)
    adjacent = opening(run, verb, name, start)
    own = noun_inside(text, start + 1, end - 1)
    after = noun_after(text, end, member.end)
    planned = after is not None and after.type == "计划" and after.start > end  # “十四五”规划 is background
    if PERIOD.fullmatch(inner) and after and planned and run.governed(start, "implementing"):
        close = after.end  # 落实“十四五”甲乙发展规划
        if not run.governed(start, "drafting"):
            yield Mention(adjacent, start, close, close, "计划", "program.quoted")
        return
    if PERIOD.fullmatch(inner) or (own and inner.endswith(ending("meetings"))):
        return
    if own and own.strong and own.end - own.start > 1 and after and after.start - end > 3:
        after = None  # “甲乙计划”优秀人才评选活动: the quotation is whole
    if after and not text.endswith(ending("meetings"), end, after.end) and _wanted(run, after, start, inner):
        if not _prefixed(run, name, start, inner):
            verb, name = adjacent, start
        close = closing(run, after, member.end)
        yield Mention(verb, name, close, close, first_type(text, end, after), "program.quoted")
    elif own and _whole(run, own, start) and not SLOGAN.fullmatch(inner):
        if own.strong or run.governed(start, "implementing"):
            yield Mention(
                adjacent, start + 1, end - 1, end, first_type(text, start + 1, own), "program.quoted"
            )
    elif (shared := _chained(run, end)) and not SLOGAN.fullmatch(inner) and inner not in mechanisms():
        yield Mention(adjacent, start + 1, end - 1, end, shared.type, "program.member")
    elif run.called and not SLOGAN.fullmatch(inner) and _listed(run, end):
        yield Mention(adjacent, start + 1, end - 1, end, run.called.type, "program.member")
    elif (_HONOUR.match(inner) or text.startswith("评选", end)) and (
        run.governed(start, "honouring") or verbs("honouring").match(text, end, member.end)
    ):
        yield Mention(adjacent, start + 1, end - 1, end, "奖", "program.quoted")
    elif inner in lexicon.gazetteer():
        yield Mention(adjacent, start + 1, end - 1, end, lexicon.gazetteer()[inner], "program.gazetteer")
    elif _held(run, start, end, member.end, inner):
        yield Mention(adjacent, start + 1, end - 1, end, "活动", "program.quoted")
    elif _unsettled(run, start, end, member.end, inner):
        yield Mention(adjacent, start + 1, end - 1, end, None, "program.unsettled")


def _wanted(run: Run, noun: Noun, start: int, inner: str) -> bool:
    """Say whether the verb over a quotation at *start* lets it be an initiative: slogans are preached."""
    text = run.text
    if noun.type in _PLACES:
        before = text[max(run.start, start - 8) : start]
        if len(inner) <= 2 or "+" in inner or inner in mechanisms():
            return False  # “人工智能+甲”基地: a kind
        if pattern("joined").search(text, start + len(inner), noun.start):
            return False
        if COUNT.search(before) or pattern("kinds").search(before):
            return False
    return noun.strong or not verbs("preaching").search(text, max(run.start, start - 4), start)


def _whole(run: Run, own: Noun, start: int) -> bool:
    """Say whether a quotation that ends in the class noun *own* may be a whole name: a study only where the text says so."""
    if own.type == "课题":
        return run.called is not None and run.called.type == "课题"
    return own.strong or own.type not in _PLACES


def _prefixed(run: Run, name: int, start: int, inner: str) -> bool:
    """Say whether the words before a quotation belong to its name: a year, an edition, a region, or what a short one hangs on."""
    before = run.text[name:start]
    if not before or len(before) > 20 or before.endswith(("”", '"')):
        return False
    if EDITION.match(before) and not _JOINED.search(before):
        return True
    if len(inner) <= 2:
        return len(before) <= 4 and pattern("noun").search(before) is None
    rest = pattern("regions").sub("", EDITION.sub("", YEAR.sub("", before)))
    return (
        rest == "" or (len(rest) <= 4 and rest[-1] in "省市县区州盟旗") or _AREA.fullmatch(rest) is not None
    )


def _listed(run: Run, end: int) -> bool:
    """Say whether a quotation that ends at *end* stands as a bare member: the next one, 等 or the list's end follows."""
    following = run.text[end : end + 1]
    return following in ("等", "、", "和", "及", "与", "或", *_QUOTES) or end == run.end


def _held(run: Run, start: int, end: int, last: int, inner: str) -> bool:
    """Say whether a quotation is held so many times: 举办“甲乙讲堂”3期."""
    if len(inner) < 4 or inner in mechanisms() or SLOGAN.fullmatch(inner) or inner.endswith(ending("bodies")):
        return False
    times = COUNT.match(run.text, end, last)
    return times is not None and times.group()[-1] in "场期次届" and run.last("holding", start) == start


def _unsettled(run: Run, start: int, end: int, last: int, inner: str) -> bool:
    """Say whether a quotation without a class noun stands where an activity would: 推动“甲乙 丙丁”, 开展“甲乙丙丁”建设."""
    if len(inner) < 4 or inner in mechanisms() or SLOGAN.fullmatch(inner) or inner.endswith(ending("bodies")):
        return False
    more = pattern("following").match(run.text, end, last)
    if more is None:
        return end == last and len(inner) >= 6 and run.last("holding", start) == start
    return more.end() == last and start in (run.last("holding", start), run.last("implementing", start))


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
    near = noun is not None and (noun.strong or noun.type == "活动") and noun.start - at <= _NEAR
    return noun if near else None
