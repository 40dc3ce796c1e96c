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

from ..members import Member, members
from ..passage import Passage
from ..vocabulary import either
from . import lexicon, naming
from .campaigns import EVENTS, campaign, festival, proper
from .grammar import EDITION, classes, pattern, words
from .mention import Mention, Seen, stated
from .nouns import joints
from .quotations import quoted
from .runs import JOINING, Run
from .sentences import sentences
from .titles import WORKS, book, planned
from .typed import named

_QUOTES = '“"「『'
_SERIES = re.compile(  # 敬老月系列活动
    f"{either(words()['modifiers']['series'])}{{0,2}}系列{either(words()['modifiers']['series'])}?活动"
)
_STUDIES = re.compile(
    f"(?<![高中初])等{either(words()['modifiers']['studied'])}{{0,3}}{either(words()['modifiers']['studies'])}"
)
_ENDED = re.compile(f"的|{either(words()['endings']['ended'])}(?:、|$)")


def mentions(passage: Passage, start: int, end: int) -> Iterator[Mention]:
    """Yield the names of initiatives in the cleaned characters *start* to *end* of *passage*, each place once.

    >>> from remit.loaders.passage import clean
    >>> text = "组织开展“甲乙行”“丙丁之夏”等活动"
    >>> [text[m.start : m.end] for m in mentions(clean(text, [(0, len(text))]), 0, len(text))]
    ['甲乙行', '丙丁之夏']
    """
    text = passage.text
    for first, last in sentences(text, start, end):
        for each in _named(text[first:last]):
            verb, name, end, close = (
                first + each.verb,
                first + each.start,
                first + each.end,
                first + each.close,
            )
            yield Mention(verb, name, end, close, each.type, each.rule)


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
    nouns = classes()
    seen = Seen([(first, last) for first, last in places if text[first:last] in nouns], known)
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
    if _STUDIES.search(run.text, run.members[-1].start, run.end):
        return  # 储能科学与工程等专业
    listed = run.called is not None and EVENTS.search(run.text, run.etc, run.end) is not None
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
    if (
        run.called
        or not (mention.type in WORKS or "专项" in run.text[mention.start : mention.end])
        or run.last("implementing", name) != name
    ):
        return False
    bare = run.text[name : before[-1].end]
    if any(character.isdigit() for character in bare):
        return False  # 市级重大专项12项、省重点研发计划
    return before[0].end - name >= 2 and not (pattern("clausal").search(bare) or _ENDED.search(bare))


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
    found = list(named(run, member, ends, first)) if ends else []
    yield from found
    for start, end, type_ in seen.names(member.start, member.end):
        if _within(member, text, start):
            continue
        if type_ == "活动" and (more := _SERIES.match(text, end, member.end)):
            end = more.end()
        yield stated(
            run, member.start, lexicon.widened(text, member.start, start), end, type_, "program.gazetteer"
        )
    yield from planned(run, member, last, first)
    if not found:
        yield from festival(run, member, last, first)
        yield from campaign(run, member, last, first)
        yield from proper(run, member, last, first)


def _within(member: Member, text: str, at: int) -> bool:
    """Say whether *at* stands inside a title, and does not begin it: 英才计划 in 《甲市英才计划实施办法》."""
    before = bisect_right(member.enclosed, at, key=lambda pair: pair[0]) - 1
    return (
        before >= 0
        and at < member.enclosed[before][1]
        and text[member.enclosed[before][0]] == "《" != text[at - 1]
    )


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
