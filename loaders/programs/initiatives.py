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
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..members import Member, members
from ..passage import Passage
from . import lexicon, naming
from .grammar import COUNT, EDITION, ENTERING, MATCHING, PERIOD, SLOGAN, YEAR, ending, pattern, verbs
from .nouns import Noun, joints, noun_after, noun_inside, nouns
from .runs import JOINING, Run

_QUOTES = '“"「『'
_PLAN_TITLE = re.compile(r"(?:规划|计划|纲要|方案|行动)(?:（[^（）]{1,30}）)?》$")
_PLACES = frozenset(("平台", "基地", "试点"))  # names of one, and kinds of which there are many
_ENTERS = re.compile(r"[进·百千万]")
_MANY = re.compile("[十百千万]")
_HONOUR = re.compile(r"最美.|十[大佳优]")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at *start* to *end* of a passage; its quote runs from *verb* to *close*. *type* is None where the kind is open."""

    verb: int
    start: int
    end: int
    close: int
    type: str | None
    rule: str


def mentions(passage: Passage, start: int, end: int) -> Iterator[Mention]:
    """Yield the names of initiatives in the cleaned characters *start* to *end* of *passage*, each place once.

    >>> from remit.loaders.passage import clean
    >>> text = "组织开展“甲乙行”“丙丁之夏”等活动"
    >>> [text[m.start : m.end] for m in mentions(clean(text, [(0, len(text))]), 0, len(text))]
    ['甲乙行', '丙丁之夏']
    """
    text = passage.text
    known = list(lexicon.known(text, start, end))
    signs = [m.start() for m in pattern("sign").finditer(text, start, end)]
    if known:
        signs = sorted({*signs, *(at for at, _, _ in known)})
    if not signs:
        return
    group: list[Member] = []
    for member in members(text, start, end, joints()):
        group.append(member)
        if member.mark in JOINING:
            continue
        first = bisect_left(signs, group[0].start)
        if first < len(signs) and signs[first] < member.end:
            run = Run(text, group)
            for place, each in enumerate(run.members):
                first = bisect_left(signs, each.start)
                if first < len(signs) and signs[first] < each.end:
                    yield from _apart(_member(run, each, place == 0, known))
        group = []


def _member(
    run: Run, member: Member, first: bool, known: Sequence[tuple[int, int, str]]
) -> Iterator[Mention]:
    """Yield the names in *member*, the surer rules first; they may overlap. *known* are the names of the gazetteer in the passage."""
    text = run.text
    for start, end in member.enclosed:
        if text[start] in _QUOTES:
            yield from _quoted(run, member, start, end, first)
        elif text[start] == "《":
            yield from _book(run, start, end)
    last = min(member.end, run.etc) if member.end == run.end else member.end
    found = list(_nouns(run, member, last, first))
    yield from found
    for start, end, type_ in known:
        if member.start <= start and end <= member.end:
            yield _stated(run, member.start, start, end, type_, "program.gazetteer")
    if not found:
        yield from _campaign(run, member, last, first)


def _nouns(run: Run, member: Member, last: int, first: bool) -> Iterator[Mention]:
    """Yield the names in *member* that a class noun outside quotation marks ends."""
    text, at = run.text, member.start
    mention: Mention | None = None
    for noun in nouns(text, member.start, last):
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
        if following is not None:
            if mention is not None:
                yield mention
            mention, at = following, following.end
    if mention is not None:
        yield mention


def _quoted(run: Run, member: Member, start: int, end: int, first: bool) -> Iterator[Mention]:
    text, inner = run.text, run.text[start + 1 : end - 1]
    if not 2 <= len(inner) <= naming.LONGEST or inner.endswith(ending("ideas")):
        return
    verb, name = naming.beginning(text, member.start, start + 1, first)
    verb, name = min(verb, start), min(name, start)
    adjacent = _verb(run, verb, name, start)
    own = noun_inside(text, start + 1, end - 1)
    after = noun_after(text, end, member.end)
    if PERIOD.fullmatch(inner) or (own and inner.endswith(ending("meetings"))):
        return
    if own and own.strong and own.end - own.start > 1 and after and after.start - end > 3:
        after = None  # “甲乙计划”优秀人才评选活动: the quotation is whole
    if after and not text.endswith(ending("meetings"), end, after.end) and _wanted(run, after, start, inner):
        if not _prefixed(run, name, start, inner):
            verb, name = adjacent, start
        close = _activity(run, after, member.end)
        yield Mention(verb, name, close, close, _first_type(text, end, after), "program.quoted")
    elif own and _whole(run, own, start) and not SLOGAN.fullmatch(inner):
        if own.strong or run.governed(start, "implementing"):
            yield Mention(
                adjacent, start + 1, end - 1, end, _first_type(text, start + 1, own), "program.quoted"
            )
    elif run.called and not SLOGAN.fullmatch(inner) and _listed(run, end):
        yield Mention(adjacent, start + 1, end - 1, end, run.called.type, "program.member")
    elif _HONOUR.match(inner) and run.governed(start, "honouring"):
        yield Mention(adjacent, start + 1, end - 1, end, "奖", "program.quoted")
    elif inner in lexicon.gazetteer():
        yield Mention(adjacent, start + 1, end - 1, end, lexicon.gazetteer()[inner], "program.gazetteer")
    elif _unsettled(run, start, end, member.end, inner):
        yield Mention(adjacent, start + 1, end - 1, end, None, "program.unsettled")


def _wanted(run: Run, noun: Noun, start: int, inner: str) -> bool:
    """Say whether the verb over a quotation at *start* lets it be an initiative: slogans are preached."""
    text = run.text
    if noun.type in _PLACES:
        before = text[max(run.start, start - 8) : start]
        if len(inner) <= 2 or pattern("joined").search(text, start + len(inner), noun.start):
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
    if not before or len(before) > 20:
        return False
    if len(inner) <= 2:
        return len(before) <= 4 and pattern("noun").search(before) is None
    rest = pattern("regions").sub("", EDITION.sub("", YEAR.sub("", before)))
    return rest == "" or (len(rest) <= 4 and rest[-1] in "省市县区州盟旗")


def _listed(run: Run, end: int) -> bool:
    """Say whether a quotation that ends at *end* stands as a bare member: the next one, 等 or the list's end follows."""
    following = run.text[end : end + 1]
    return following in ("等", "、", "和", "及", "与", "或", *_QUOTES) or end == run.end


def _unsettled(run: Run, start: int, end: int, last: int, inner: str) -> bool:
    """Say whether a quotation without a class noun stands where an activity would: 推动“甲乙 丙丁”."""
    return (
        end == last
        and len(inner) >= 6
        and not SLOGAN.fullmatch(inner)
        and run.last("holding", start) == start
    )


def _book(run: Run, start: int, end: int) -> Iterator[Mention]:
    text = run.text
    if run.governed(start, "drafting"):
        return
    if _PLAN_TITLE.search(text, start, end):
        carried = run.governed(start, "implementing") or text[end : end + 2] in ("实施", "落实")
        type_ = "计划" if carried else ""
    else:
        kinds = (("publishing", "著作"), ("running", "刊物"))
        type_ = next((type_ for kind, type_ in kinds if run.governed(start, kind)), "")
    if type_:
        yield _stated(run, run.start, start, end, type_, "program.book")


def _typed(run: Run, member: Member, start: int, noun: Noun, first: bool) -> Mention | None:
    text = run.text
    works = noun.type in ("计划", "行动", "工程")
    if works and not run.called and run.last("implementing", noun.start) < 0:
        return None
    verb, name = naming.beginning(text, start, noun.start, first)
    if run.governed(name, "drafting"):
        return None
    if not naming.single(text, name, noun) and not _conference(run, name, noun):
        return None
    if works and not (run.called or run.governed(name, "implementing")):
        return None
    end = _activity(run, noun, member.end)
    rule = "program.typed" if len(run.members) == 1 else "program.member"
    return Mention(verb, name, end, end, _first_type(text, name, noun), rule)


def _verb(run: Run, verb: int, name: int, start: int) -> int:
    """Return where a quote begins: at the *verb* that ends at *name*, unless much or another title lies between it and *start*."""
    between = run.text[name:start]
    near = len(between) <= 12 and not any(mark in between for mark in "”》」")
    return verb if verb < name and near else start


def _activity(run: Run, noun: Noun, last: int) -> int:
    """Return where a name with *noun* ends: a day, a month, a tour runs on to 活动."""
    more = pattern("campaign").match(run.text, noun.end, last) if noun.type == "活动" else None
    return more.end() if more else noun.end


def _conference(run: Run, start: int, noun: Noun) -> bool:
    """Say whether the list calls a 大会 a platform or an activity: then it is no working meeting."""
    return (
        noun.type == "会议"
        and run.called is not None
        and run.called.type in ("平台", "活动")
        and not run.text.endswith(ending("meetings"), start, noun.end)
        and naming.specific(run.text, start, noun.start)
    )


def _stated(run: Run, begin: int, start: int, end: int, type_: str, rule: str) -> Mention:
    """Return the mention of a name that is known whole, with the verb between *begin* and its *start*."""
    verb, name = naming.beginning(run.text, begin, start, True)
    return Mention(_verb(run, verb, name, start), start, end, end, type_, rule)


def _campaign(run: Run, member: Member, last: int, first: bool) -> Iterator[Mention]:
    """Yield a member without a class noun that is an activity by its form, or because the list is called so."""
    text = run.text
    listed = run.called is not None and run.called.type == "活动"
    if not (_ENTERS if listed else _MANY).search(text, member.start, last):
        return
    verb, name = naming.beginning(text, member.start, last, first)
    bare = text[name:last]
    if not 4 <= len(bare) <= naming.LONGEST:
        return
    dated = listed and "·" in bare and YEAR.search(bare)
    matched = MATCHING.match(bare) and (listed or run.governed(name, "holding"))
    if dated or matched or (listed and ENTERING.search(bare)):
        yield Mention(verb, name, last, last, "活动", "program.member")


def _apart(found: Iterable[Mention]) -> Iterator[Mention]:
    """Yield those of *found* that overlap none before them."""
    taken: list[tuple[int, int]] = []
    for each in found:
        at = bisect_left(taken, (each.end, 0))
        if at == 0 or taken[at - 1][1] <= each.start:
            insort(taken, (each.start, each.end))
            yield each


def _first_type(text: str, start: int, noun: Noun) -> str:
    """Return the type of a name from *start* to the end of *noun*: of X论坛暨Y大会 the first."""
    at = text.find("暨", start, noun.end)
    if at > 0 and (before := nouns(text, start, at)) and before[-1].end == at:
        return before[-1].type
    return noun.type
