"""How a list of bodies is parted where no mark does (并列名单): levels that share a noun, what stands behind 等, groups, and what 和 joins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ...graph.fact import Role
from ..vocabulary import either, vocabulary
from .body import COMPLETE, Body, body_of
from .bodynames import GENERIC, QUANTIFIER, apart, collective, ends_like_a_body
from .elisions import LEVEL, LEVELS

_WORDS = vocabulary("clauses")
_BEGINS_LEVEL = re.compile(rf"(?!(?:开发|功能|新|园)区管){LEVEL}(?:（[^（）]*）)?(?=[^直级])(?![^、]*各)")
_AND = re.compile("以及|[和及与]")
_OTHERS = re.compile(
    rf"等(?=$|{QUANTIFIER.pattern}|[^（）、，]{{0,6}}(?:有关|相关|各)|[^（）、，]{{0,12}}成员单位|\d|部门|单位|地|和|及)"
)
_GENERICS = re.compile(
    rf"(?:{GENERIC.pattern}){{1,2}}(?:[和及与]{GENERIC.pattern})*(?:(?:按|依|根据|结合|分别|共同|协同|联合|各自).*)?"
)
_BARE = re.compile(rf"(?:{GENERIC.pattern})[和及与]")
_GROUP_ENDS = re.compile(
    rf"(?:[省市区县州盟旗乡镇村社]|街道|支部|年级|年段|{either(_WORDS['groups']['generic'])})$"
)
_RANKS = "省市州盟区县旗街乡镇村"  # from above; 市 and 州, 区 and 县, 乡 and 镇 are of one rank
_SEATS = ("政府", "人民政府", "党委", "委", "党政")
_LONGEST_LIST = 6  # levels of administration that share one noun


def levels(text: str, parts: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield *parts*, with levels of administration that share one noun as one: 各市、县（市、区）政府."""
    at = 0
    while at < len(parts):
        start, end = parts[at]
        reach = at
        if QUANTIFIER.match(text, start, end) and LEVELS.fullmatch(text, start, end):
            upto = at + 1
            most = min(len(parts), at + _LONGEST_LIST)
            while upto < most and LEVELS.fullmatch(text, *parts[upto]):
                upto += 1
            shares = upto < most and _BEGINS_LEVEL.match(text, *parts[upto])
            if shares and not _above(text, parts[upto - 1], shares.end(), parts[upto]):
                reach = upto
        yield start, parts[reach][1]
        at = reach + 1


def _above(text: str, before: tuple[int, int], level_end: int, part: tuple[int, int]) -> bool:
    """Whether *part* is a body of a level above that of the part *before*, and no noun that both share: 各县（市、区）、市财政局; 各县、市政府 share one."""
    last = QUANTIFIER.sub("", text[slice(*before)])[:1]
    higher = _RANKS.find(text[part[0]]) < _RANKS.find(last)
    return higher and not text.startswith(_SEATS, level_end, part[1])


def _others(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the name before 等, and what it is followed by where that is a group of its own: 甲局等有关部门."""
    found = _OTHERS.search(text, start, end)
    if not found or (found.start() > start and text[found.start() - 1] in "高中初同平均"):
        yield start, end
        return
    if found.start() > start:
        yield start, found.start()
    rest = found.end()
    while rest < end and text[rest] in "和及":
        rest += 1
    if rest >= end or _GENERICS.fullmatch(text, rest, end):
        return
    if bare := _BARE.match(text, rest, end):
        rest = bare.end()  # 甲局等部门和各县政府: the rest of the list has no names
    yield rest, end


def groups_apart(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the names before and behind 等, groups that nothing parts one by one: 各处室各年段."""
    for first, last in _others(text, start, end):
        at = text.find("各", first + 2, last)
        while (
            text[first] == "各"
            and at > 0
            and collective(text[first:at])
            and (_GROUP_ENDS.search(text, first, at) or ends_like_a_body(text[first:at]))
        ):
            yield first, at
            first, at = at, text.find("各", at + 2, last)
        yield first, last


def conjoined(text: str, start: int, end: int, role: Role, tier: int, joint: bool) -> Iterator[Body]:
    """Yield what 和, 及 or 与 joins: two bodies where both sides are whole, else one name."""
    words = text[start:end]
    if len(words) > 5 * COMPLETE or not ("和" in words or "及" in words or "与" in words):
        yield body_of(text, start, end, words, role, tier)
        return
    depth_ends = _closed(text, start, end)
    for mark in _AND.finditer(text, start + 1, end - 1):
        if mark.start() in depth_ends:
            continue
        left, right = text[start : mark.start()], text[mark.end() : end]
        filled = apart(left, right, joint)
        if filled:
            if filled[0] == left:
                yield from conjoined(text, start, mark.start(), role, tier, joint)
            else:
                yield body_of(text, start, mark.start(), filled[0], role, tier)
            for body in conjoined(text, mark.end(), end, role, tier, joint):
                yield replace(body, name=filled[1]) if body.name == right else body
            return
    yield body_of(text, start, end, text[start:end], role, tier)


def _closed(text: str, start: int, end: int) -> frozenset[int]:
    """Return the characters of the stretch that stand inside brackets."""
    if "（" not in text[start:end] and "〔" not in text[start:end]:
        return frozenset()
    found: set[int] = set()
    depth = 0
    for at in range(start, end):
        depth += (text[at] in "（〔［【") - (text[at] in "）〕］】")
        if depth:
            found.add(at)
    return frozenset(found)
