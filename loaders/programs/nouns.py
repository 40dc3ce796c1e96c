"""Class nouns (类名: 工程, 行动, 大赛 …) in a text: after a modifier, after a quotation, inside one, after 等.

A strong class noun makes a name with any modifier that picks out one initiative; a marked one needs quotation marks or an edition.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from .grammar import callings, classes, ending, pattern, words

_CARRIED = frozenset(("计划", "行动", "工程"))


class Noun(NamedTuple):  # hundreds in a plan: cheaper to make than a dataclass
    """A class noun at *start* to *end* of a text: its canonical *type*, and whether it is strong."""

    start: int
    end: int
    type: str
    strong: bool


@cache
def joints() -> tuple[str, ...]:
    """Return the nouns after which a conjunction joins two initiatives, and not two words of one name."""
    return (*classes(), "项目", "奖项", "会议", "节", "评选")


@cache
def _inside() -> dict[str, tuple[str, bool]]:
    return {word: (type_, True) for type_, own in words()["inside"].items() for word in own}


@cache
def _last() -> frozenset[str]:
    """Return the last characters of the nouns that may end a quotation."""
    return frozenset(word[-1] for word in (*classes(), *_inside()))


def nouns(text: str, start: int, end: int) -> list[Noun]:
    """Return the class nouns in ``text[start:end]`` that end a name there: what follows is no part of it.

    >>> [noun.type for noun in nouns("推进甲乙工程建设、工程师评选和丙丁大赛", 0, 19)]
    ['工程', '大赛']
    """
    places = (match.span() for match in pattern("noun").finditer(text, start, end))
    return [noun for first, last in places if (noun := noun_at(text, first, last, end))]


def noun_at(text: str, start: int, stop: int, end: int) -> Noun | None:
    """Return the class noun ``text[start:stop]`` if it ends a name there; ``text[stop:end]`` is what may follow.

    >>> noun_at("甲乙工程师", 2, 4, 5), noun_at("甲乙工程建设", 2, 4, 6)
    (None, Noun(start=2, end=4, type='工程', strong=True))
    """
    if stop == end or pattern("boundary").match(text, stop, end):
        return Noun(start, stop, *classes()[text[start:stop]])
    return None


def noun_after(text: str, start: int, end: int) -> Noun | None:
    """Return the class noun that a quotation which ends at *start* runs on to, or None.

    >>> noun_after("“甲乙”青年公益论坛，", 4, 10)
    Noun(start=8, end=10, type='论坛', strong=True)
    """
    at = start
    while (match := pattern("after").match(text, at, end)) is not None:
        noun = pattern("noun").match(text, match.end(), end)
        if noun is None or noun.end() - start > 24:
            return None
        stop = noun.start()
        if noun[0] in _CARRIED:  # “甲乙”支持计划, “甲乙+”就业促进行动: the verb is part of its name
            stop = next(
                (m.start() for m in pattern("apart").finditer(text, start, stop) if m.end() == stop), stop
            )
        if pattern("verb").search(text, start, stop) or pattern("apart").search(text, start, stop):
            return None
        if noun.end() == end or pattern("boundary").match(text, noun.end(), end):
            return _longer(text, Noun(noun.start(), noun.end(), *classes()[noun.group()]), end)
        if text[noun.end() : noun.end() + 1] in "的等":
            return None
        at = noun.start() + 1
    return None


def _longer(text: str, noun: Noun, end: int) -> Noun:
    """Return the class noun that *noun* is a part of the name before: “甲乙”志愿服务 in “甲乙”志愿服务行动, 品牌 in 品牌创建活动."""
    if noun.strong and noun.type != "活动":
        return noun
    more = pattern("longer").match(text, noun.end, end)
    if more is None or not (more.end() == end or pattern("boundary").match(text, more.end(), end)):
        return noun
    return Noun(more.start(1), more.end(1), *classes()[more[1]])


def noun_inside(text: str, start: int, end: int) -> Noun | None:
    """Return the class noun that ends ``text[start:end]``, the words between two quotation marks, or None.

    >>> noun_inside("能力提升年", 0, 5)
    Noun(start=4, end=5, type='活动', strong=True)
    """
    if text[end - 1 : end] not in _last():
        return None
    for table, room in ((classes(), 1), (_inside(), 2)):
        for length in range(min(6, end - start - room), 0, -1):
            known = table.get(text[end - length : end])
            if room == 2 and length == 1 and end - start < 4:
                continue  # a single character ends too many words
            if known is not None and not text.endswith(ending("inside_not"), start, end):
                return Noun(end - length, end, *known)
    return None


def called(text: str, start: int, end: int) -> Noun | None:
    """Return what the text calls the members of a list that ends at *start* (等…活动), or None.

    >>> called("“甲”“乙”等三个微信公众号", 6, 14)
    Noun(start=9, end=14, type='媒体', strong=False)
    """
    match = pattern("called").match(text, start, end)
    if match is None or pattern("apart").search(text, start, match.start(1)):
        return None
    return Noun(match.start(1), match.end(), callings()[match.group(1)][0], False)
