"""The bodies that a stretch of a clause names (责任单位名单): how a list of names is split, and what it leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from ...graph.fact import Role
from ..vocabulary import either, vocabulary
from .body import COMPLETE, NOTE, TOLD, Body
from .bodynames import alone_in_brackets, collective, ends_like_a_body
from .conjoined import conjoined, groups_apart, levels
from .elisions import filled, prefixed
from .persons import person

__all__ = ["Body", "about_bodies", "bodies", "ends_in_verb", "persons"]

_WORDS = vocabulary("clauses")
_VERBS: dict[str, list[str]] = _WORDS["verbs"]
_VERB = "|".join(f"(?P<{role}>{either(_VERBS[role])})" for role in ("lead", "support", "responsible"))
_TAIL = re.compile(rf"(?P<manner>(?:{either(_VERBS['manners'])})*)(?:{_VERB})(?<!政协办)$")
_INNER = re.compile(rf"{either(word for word in _VERBS['lead'] if '牵头' in word)}(?=[一-鿿]{{4}})")
_LAST = frozenset(word[-1] for words in _VERBS.values() for word in words)
_MANNER = re.compile(rf"(?:{either(_VERBS['manners'])})+$")
_JOINT = re.compile(either(_VERBS["joint"]))
_BEFORE = re.compile(rf"(?!{either(_VERBS['not_before'])})(?:{either(_VERBS['before'])})(?=.)")
_AHEAD = (  # of a name: a preposition, a dash, the number of the part that it answers for: （1）甲处；（2）乙处
    _BEFORE,
    re.compile("[—–－-]+(?=.)"),
    re.compile(r"（\d{1,2}）(?=.)|[①-⑳](?=.)|\d{1,2}[.．、](?=[^\d])"),
)
_IN_BRACKETS = re.compile("（([^（）]{2,12})）")
_TOGETHER = re.compile("会同|会商")  # 甲局会同乙局
_NOTHING = re.compile(r"[/\\—－–\-－无空·…\s]*")
_DATE = re.compile(r"[年月日底末]前|\d月|\d年|年底|季度")
_TIMES = frozenset(_WORDS["notes"]["times"])
_DEPTH = re.compile(  # “甲、乙”联席会议 is one name
    r"“[^“”、]{0,12}(?:、[^“”、]{0,12}){1,3}”|[（〔［【〈）〕］】〉、，；。;,/\\\n]"
)
_BRACKETED = re.compile(r"[（〔［【〈][^（）〔〕［］【】〈〉]*[）〕］】〉]")
_WHOLE = re.compile(either(_WORDS["notes"]["whole"]))
_OTHER_ONES = re.compile(either(_WORDS["notes"]["others"]))
_OUGHT = re.compile("[要应须将]|认真|切实|加强")  # 各单位要 … is a sentence
_LONGEST_TAIL = 40  # characters of a verb with all that goes before it


def bodies(text: str, start: int, end: int, role: Role | None = None, tier: int = 1) -> list[Body]:
    """Return the bodies that the cleaned characters *start* to *end* name, in order.

        stretch = segment ((， | ； | 。) segment)*
        segment = name ((、 | 和 | 及) name)* 等? (按职责分工 | 共同 | …)* (牵头 | 负责 | 配合 | …)?

    A verb gives its role to the names of its segment; else *role* holds, else they are responsible.
    Notes (列第一位者为牵头单位，下同) and dates are passed over. A 、 or 和 inside a name does not split it.

    >>> [(b.name, b.role) for b in bodies("甲局牵头，乙局、各县（市、区）政府按职责分工负责", 0, 24)]
    [('甲局', 'lead'), ('乙局', 'responsible'), ('各县（市、区）政府', 'responsible')]
    >>> [b.name for b in bodies("机关有关部室和直属事业单位，各高校科协、企业科协", 0, 24)]
    ['机关有关部室', '有关直属事业单位', '各高校科协', '各企业科协']
    """
    return [
        Body(b.name, start + b.start, start + b.end, b.role, tier + b.tier, b.alias)
        for b in _listed(text[start:end], role)
    ]


def persons(text: str, start: int, end: int, role: Role | None = None) -> Iterator[tuple[int, int]]:
    """Yield where persons are named among the bodies of the cleaned characters *start* to *end*: 王芳副主席牵头，甲委负责."""
    words = text[start:end]
    for body in _listed(words, role):
        if (place := person(body.name)) and body.name == words[body.start : body.end]:
            yield start + body.start + place[0], start + body.start + place[1]
        elif (beside := _IN_BRACKETS.match(words, body.end)) and (place := person(beside[1])):  # 甲部（王某）
            yield start + beside.start(1) + place[0], start + beside.start(1) + place[1]


@lru_cache(1 << 12)  # the bodies of a plan answer together again and again
def _listed(text: str, role: Role | None) -> tuple[Body, ...]:
    """Return the bodies that the whole stretch *text* names; their tiers count from 0."""
    found: list[Body] = []
    waiting = tier = 0  # waiting: names behind the last verb; the next one is theirs, too
    spoken = False
    for first, last in _segments(text, 0, len(text)):
        segment = _segment(text, first, last, role, tier)
        found += segment
        tier += bool(segment)
        if segment and ends_in_verb(text, first, last):
            if spoken:
                found[waiting:] = [replace(body, role=segment[-1].role) for body in found[waiting:]]
            spoken, waiting = True, len(found)
    return tuple(prefixed(found))


def _segments(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the segments of a stretch: also 、 ends one behind a verb; an unknown label (XX：) reaches to the next ；."""
    for sentence in _split(text, start, end, "；。;\n"):
        if (label := _label_at(text, *sentence)) >= 0:
            named = text.rfind("，", sentence[0], label)  # 甲局，适用范围：乙县
            if named > sentence[0]:
                yield from _segments(text, sentence[0], named)
            yield max(named + 1, sentence[0]), sentence[1]
            continue
        if _WHOLE.match(text, *sentence):
            continue
        noted = False
        for first, last in _split(text, *sentence, "，,"):
            if noted and _OTHER_ONES.match(text, first, last):
                continue  # 逗号前的为牵头单位，其他单位配合
            noted = NOTE.search(text, first, last) is not None
            since = first
            for one, other in _split(text, first, last, "、"):
                if other < last and ends_in_verb(text, one, other) and _acts(text, one, other):
                    yield since, other
                    since = other + 1
            for verb in _INNER.finditer(text, since, last) if ends_in_verb(text, since, last) else ():
                if _acts(text, since, verb.end()):  # 甲局牵头 乙局配合: what a blank parts
                    yield since, verb.end()
                    since = verb.end()
            yield since, last


def _acts(text: str, start: int, end: int) -> bool:
    """Whether the stretch is a body with its verb: 甲局牵头."""
    tail = _TAIL.search(text, max(start, end - _LONGEST_TAIL), end)
    name = text[start : tail.start()] if tail else ""
    return collective(name) or ends_like_a_body(name)


def _label_at(text: str, start: int, end: int) -> int:
    """Return where a label ends that nobody knows (承接处：), -1 where there is none."""
    at = text.find("：", start + 1, end)
    if at < 0 or "：" not in _outside(text[start:end]):
        return -1
    return at


def ends_in_verb(text: str, start: int, end: int) -> bool:
    """Whether the stretch ends in a verb that gives a role: 牵头, 配合, 负责."""
    return (
        start < end
        and text[end - 1] in _LAST
        and bool(_TAIL.search(text, max(start, end - _LONGEST_TAIL), end))
    )


def about_bodies(
    text: str, start: int, end: int, *, alone: bool, verb: bool = False, all_: bool = False
) -> bool:
    """Whether the stretch of a bracket or a line without a label names bodies in charge.

    With a verb at its end, most names must look like one, with *all_* each; without, each must, and only where the
    place allows it (*alone*); *verb* says that there must be one.
    """
    if verb and not ends_in_verb(text, start, end) and not NOTE.search(text, start, end):
        return False
    segments = [each for each in _segments(text, start, end) if not NOTE.search(text, *each)]
    if not segments:
        return False
    first, last = segments[-1]
    if verb and not ends_in_verb(text, first, last):
        return False
    named = [b for each in segments for b in _segment(text, *each, None, 1)]
    named = [b for b in named if not person(b.name)] or named[:1]
    if not named or any(len(b.name) > COMPLETE or TOLD.search(b.name) for b in named):
        return False
    if _TAIL.search(text, max(first, last - _LONGEST_TAIL), last):
        if all_:
            return all(ends_like_a_body(b.name) and not _OUGHT.search(b.name) for b in named)
        return sum(b.collective or ends_like_a_body(b.name) for b in named) * 2 > len(named)
    after_stop = start < 2 or text[start - 2] in "。！；\n"
    return alone and not verb and alone_in_brackets([b.name for b in named], after_stop)


def _split(text: str, start: int, end: int, marks: str) -> Iterator[tuple[int, int]]:
    """Yield the parts between *marks* that stand outside of brackets, trimmed; empty ones are left out."""
    depth, at, words = 0, start, text[start:end]
    for mark in _DEPTH.finditer(text, start, end) if any(mark in words for mark in marks) else ():
        if mark[0] in "（〔［【〈":
            depth += 1
        elif mark[0] in "）〕］】〉":
            depth = max(0, depth - 1)
        elif not depth and mark[0] in marks:
            if text[at : mark.start()].strip():
                yield at, mark.start()
            at = mark.end()
    if text[at:end].strip():
        yield at, end


def _segment(text: str, start: int, end: int, role: Role | None, tier: int) -> list[Body]:
    if NOTE.search(_outside(text[start:end])) or _DATE.search(text, start, end):
        return []
    if text[start:end] in _TIMES:
        return []
    if _label_at(text, start, end) >= 0:
        return [Body(text[start:end], start, end, role or "responsible", tier)]
    if text[end - 1] not in _LAST:
        joint = False
    elif tail := _TAIL.search(text, max(start, end - _LONGEST_TAIL), end):
        role = tail.lastgroup if tail.lastgroup != "manner" else role  # type: ignore[assignment]
        joint = bool(_JOINT.search(tail["manner"] + tail[0]))
        end = tail.start()
    else:
        joint = False
        if manner := _MANNER.search(text, max(start, end - _LONGEST_TAIL), end):
            end = manner.start()
    if (met := _TOGETHER.search(text, start + 2, end)) and ends_like_a_body(text[start : met.start()]):
        found = _segment(text, start, met.start(), "lead", tier)
        return found + _segment(text, met.end(), end, role, tier)
    while before := next((ahead for each in _AHEAD if (ahead := each.match(text, start, end))), None):
        start = before.end()
    names: list[Body] = []
    for first, last in levels(text, list(_split(text, start, end, "、/\\"))):
        for one, other in groups_apart(text, first, last):
            names += conjoined(text, one, other, role or "responsible", tier, joint)
    return [b for b in filled(text, names) if b.name not in _TIMES and not _NOTHING.fullmatch(b.name)]


def _outside(words: str) -> str:
    """Return *words* without what stands in brackets, and in brackets in those."""
    if not any(mark in words for mark in "（〔［【〈"):
        return words
    less = _BRACKETED.sub("", words)
    return _BRACKETED.sub("", less) if less != words else less
