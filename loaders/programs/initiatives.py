"""Mentions of initiatives in a text, read list by list.

Members that 、 or a conjunction joins share the verb before the first of them and what the text calls them after the last
(等…活动). In each member a name is

    a quotation    “甲乙”计划, “甲乙工程”, “甲”“乙”等微信公众号, 评选“最美…”
    a title        《…》 that is published, run or carried out
    a class noun   甲乙提升工程, 第三期甲乙研修班
    a campaign     百名专家进百县; 科普进地铁、进影院 in a list that is called 活动
    known          a name of the gazetteer

Meetings that work or law prescribe, bodies, designations, documents to be drafted and slogans are no initiatives.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from ..members import REACH, Member, members
from ..passage import Passage
from . import lexicon, naming
from .grammar import (
    COUNT,
    EDITION,
    ENTERING,
    MATCHING,
    YEAR,
    classes,
    ending,
    pattern,
    verbs,
)
from .honours import elected
from .mention import Mention, Seen, closing, first_type, stated
from .nouns import Noun, joints
from .quotations import quoted
from .runs import JOINING, Run
from .sites import site
from .titles import WORKS, book

_QUOTES = '“"「『'
_ENTERS = re.compile(r"[进·百千万]")
_FIRST = re.compile("首个|首家")  # 全国首个甲云平台 says what it is, not what it is called
_SHORTEST = 4  # characters of a festival: shorter ones are days of the calendar (重阳节)
_HELD = re.compile("举办|办好|承办|主办|筹办|协办|举行|唱响|打响|做靓")
_WON = re.compile("获得|荣获|斩获|摘取|力争[^，。；]{0,8}获|获(?!批)(?=[国省市县全])")  # a prize to be won
_ABOUT = re.compile("问题|领域|行业")  # “甲乙”问题专项整治行动
_EVENTS = re.compile("(?:品牌|重大|重点|大型|节庆|节会|赛事|会展|主场)[\u4e00-\u9fff]{0,4}活动")
_ENDED = re.compile("的|(?:工程|行动|计划|战略|政策|制度|机制|改革|项目|任务|建设|工作|体系|规划|方案|发展|提升|活动)(?:、|$)")
_TOLD = ("实施", "落实情况", "执行情况", "为抓手", "为载体", "为契机", "为牵引", "为引领", "为统领", "为重点")
_PROPER = re.compile("十佳|十大|最美|第.{1,3}届|网")
_MANY = re.compile("[十百千万]")
_STOP = re.compile("。")
_ENCLOSING = ("“”", "《》", "（）", "〔〕", "「」", "『』", "【】")
_PARTNER = {mark: pair.replace(mark, "") for pair in _ENCLOSING for mark in pair}
_MARKS = re.compile(f"[{''.join(_ENCLOSING)}]")


def mentions(passage: Passage, start: int, end: int) -> Iterator[Mention]:
    """Yield the names of initiatives in the cleaned characters *start* to *end* of *passage*, each place once.

    >>> from remit.loaders.passage import clean
    >>> text = "组织开展“甲乙行”“丙丁之夏”等活动"
    >>> [text[m.start : m.end] for m in mentions(clean(text, [(0, len(text))]), 0, len(text))]
    ['甲乙行', '丙丁之夏']
    """
    text = passage.text
    for first, last in _sentences(text, start, end):
        for each in _named(text[first:last]):
            verb, name, end, close = (
                first + each.verb,
                first + each.start,
                first + each.end,
                first + each.close,
            )
            yield Mention(verb, name, end, close, each.type, each.rule)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of ``text[start:end]``; a stop inside quotation marks, a title or brackets ends none."""
    at = start
    for stop in _STOP.finditer(text, start, end):
        since, until = max(at, stop.end() - 2 * REACH), stop.end()
        if _whole(text, since, until):
            yield at, until
            at = until
    if at < end:
        yield at, end


def _whole(text: str, start: int, end: int) -> bool:
    """Return whether ``text[start:end]`` closes all that it opens."""
    for one in set(_MARKS.findall(text, start, end)):
        other = _PARTNER[one]
        if text.count(one, start, end) != text.count(other, start, end):
            return False
    return True


@lru_cache(1 << 14)  # offices write most of their sentences again, in the same plan and in the next year's
def _named(text: str) -> tuple[Mention, ...]:
    """Return the names of initiatives in the sentence *text*, each place once."""
    known = list(lexicon.known(text, 0, len(text)))
    places = [m.span() for m in pattern("sign").finditer(text)]
    signs = [at for at, _ in places]
    if known:
        signs = sorted({*signs, *(at for at, _, _ in known)})
    if not signs:
        return ()
    words = classes()
    seen = Seen([(first, last) for first, last in places if text[first:last] in words], known)
    found: list[Mention] = []
    group: list[Member] = []
    for member in members(text, 0, len(text), joints()):
        group.append(member)
        if member.mark in JOINING:
            continue
        first = bisect_left(signs, group[0].start)
        if first < len(signs) and signs[first] < member.end:
            found += _in_run(Run(text, group), signs, seen)
        group = []
    return tuple(found)


def _in_run(run: Run, signs: Sequence[int], seen: Seen) -> Iterator[Mention]:
    """Yield the names in the members of *run*; *signs* are the places where one may be."""
    listed = run.called is not None and _EVENTS.search(run.text, run.etc, run.end) is not None
    bare = 0  # members before this one in which nothing was named
    for place, each in enumerate(run.members):
        first = bisect_left(signs, each.start)
        named = []
        if listed or (first < len(signs) and signs[first] < each.end):
            named = list(_apart(list(_member(run, each, place == 0, seen))))
            if bare and named and named[0].start == each.start:
                named[0] = _widened(run, named[0], run.members[place - bare : place], place == bare)
            yield from named
        bare = 0 if named or each.mark != "、" else bare + 1


def _widened(run: Run, mention: Mention, before: Sequence[Member], first: bool) -> Mention:
    """Return *mention* with the members *before* it, where its edition shows that they belong to its name: 甲、乙与丙第十二届学术会议."""
    text, start = run.text, before[0].start
    if mention.end - start > naming.LONGEST or any(each.enclosed for each in before):
        return mention
    edition = EDITION.search(text, mention.start + 1, mention.end)
    verb, name = naming.beginning(text, start, before[0].end, first)
    if edition is None and not _carried(run, mention, before, name):
        return mention
    return replace(mention, verb=verb, start=name) if name < before[0].end else mention


def _carried(run: Run, mention: Mention, before: Sequence[Member], name: int) -> bool:
    """Say whether the members *before*, from *name* on, are nouns under the verb that carries out *mention*: 实施甲单位、乙单位培训工程."""
    if run.called or not (mention.type in WORKS or "专项" in run.text[mention.start : mention.end]) or run.last("implementing", name) != name:
        return False
    bare = run.text[name : before[-1].end]
    return 2 <= before[0].end - name and not (pattern("clausal").search(bare) or _ENDED.search(bare))


def _member(run: Run, member: Member, first: bool, seen: Seen) -> Iterator[Mention]:
    """Yield the names in *member*, the surer rules first; they may overlap."""
    text = run.text
    for start, end in member.enclosed:
        if text[start] in _QUOTES:
            yield from quoted(run, member, start, end, first)
        elif text[start] == "《":
            yield from book(run, start, end)
    last = min(member.end, run.etc) if member.end == run.end else member.end
    ends = seen.nouns(text, member.start, last)
    found = list(_nouns(run, member, ends, first)) if ends else []
    yield from found
    for start, end, type_ in seen.names(member.start, member.end):
        if any(first < start - 1 and end <= last and text[first] == "《" for first, last in member.enclosed):
            continue  # 《甲市英才计划实施办法》
        yield stated(run, member.start, lexicon.widened(text, member.start, start), end, type_, "program.gazetteer")
    if not found:
        yield from _festivals(run, member, last, first)
        yield from _campaign(run, member, last, first)
        yield from _proper(run, member, last, first)


def _nouns(run: Run, member: Member, ends: Sequence[Noun], first: bool) -> Iterator[Mention]:
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
        if before >= 0 and text[member.enclosed[before][0]] in _QUOTES + "《":
            at = max(at, member.enclosed[before][1])
        following = _typed(run, member, at, noun, first and at == member.start)
        if following is not None and following.start == at > member.start and before >= 0 and _ABOUT.match(text, at):
            following = replace(following, verb=member.enclosed[before][0], start=member.enclosed[before][0])
        if following is not None:
            if mention is not None:
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
    if works and not run.called and not told and run.last("implementing", noun.start) < 0:
        return None
    verb, name = naming.beginning(text, start, noun.start, first)
    if noun.type == "平台":
        verb, name = naming.built(text, verb, name, noun.start)
        if _FIRST.search(text, name, noun.start):
            return None
    if noun.type == "奖" and (
        COUNT.match(text, noun.end, member.end)
        or _WON.search(text, max(run.start, noun.start - naming.CLAUSE), noun.start)
    ):
        return None
    drafted = verbs("drafting").search if works else verbs("drafting").match
    if run.governed(name, "drafting") or drafted(text, name, noun.start):
        return None
    if not naming.single(text, name, noun) and not _conference(run, name, noun):
        return None
    if works and not (run.called or told or run.governed(name, "implementing")):
        return None
    end = closing(run, noun, member.end)
    rule = "program.typed" if len(run.members) == 1 else "program.member"
    return Mention(verb, name, end, end, first_type(text, name, noun), rule)


def _conference(run: Run, start: int, noun: Noun) -> bool:
    """Say whether the list calls a 大会 a platform or an activity: then it is no working meeting."""
    return (
        noun.type == "会议"
        and run.called is not None
        and run.called.type in ("平台", "活动")
        and not run.text.endswith(ending("meetings"), start, noun.end)
        and naming.specific(run.text, start, noun.start)
    )


def _festivals(run: Run, member: Member, last: int, first: bool) -> Iterator[Mention]:
    """Yield the festival that ends *member*: one with an edition, or one that the list says is held."""
    text = run.text
    found = pattern("festival").search(text, member.start, last)
    if found is None or any(start <= found.start() < end for start, end in member.enclosed):
        return
    verb, name = naming.beginning(text, member.start, found.start(), first)
    end = found.end()
    if not _SHORTEST <= end - name <= naming.LONGEST or text.endswith(ending("inside_not"), name, end):
        return
    edition = EDITION.search(text, name, end)
    if edition or (_HELD.search(text, run.start, name) and naming.specific(text, name, found.start())):
        yield Mention(verb, name, end, end, "活动", "program.typed" if edition else "program.member")


def _campaign(run: Run, member: Member, last: int, first: bool) -> Iterator[Mention]:
    """Yield a member without a class noun that is an activity by its form, or because the list is called so."""
    text = run.text
    listed = run.called is not None and run.called.type == "活动"
    events = listed and _EVENTS.search(text, run.etc, run.end)
    if not (events or (_ENTERS if listed else _MANY).search(text, member.start, last)):
        return
    verb, name = naming.beginning(text, member.start, last, first)
    bare = text[name:last]
    if not 4 <= len(bare) <= naming.LONGEST:
        return
    if events and _HELD.search(text, run.start, name):
        if naming.specific(text, name, last) and pattern("clausal").search(bare) is None and "的" not in bare:
            yield Mention(verb, name, last, last, "活动", "program.member")
        return
    dated = listed and "·" in bare and YEAR.search(bare)
    matched = MATCHING.match(bare) and (listed or run.governed(name, "holding"))
    if dated or matched or (listed and ENTERING.search(bare)):
        yield Mention(verb, name, last, last, "活动", "program.member")


def _proper(run: Run, member: Member, last: int, first: bool) -> Iterator[Mention]:
    """Yield the honour or the site that *member* names without marks."""
    if not _PROPER.search(run.text, member.start, last):
        return
    for find, type_ in ((elected, "奖"), (site, "媒体")):
        if at := find(run, member.start, last, first):
            yield Mention(*at, at[2], type_, "program.typed")


def _apart(found: Sequence[Mention]) -> Iterator[Mention]:
    """Yield those of *found* that overlap none before them."""
    if len(found) < 2:
        yield from found
        return
    taken: list[tuple[int, int]] = []
    for each in found:
        at = bisect_left(taken, (each.end, 0))
        if at == 0 or taken[at - 1][1] <= each.start:
            insort(taken, (each.start, each.end))
            yield each
