"""The verb that governs a number: right before it, at the beginning of its clause, or between."""

from __future__ import annotations

import re

from ..vocabulary import vocabulary
from .commitments import Reading, Span
from .frames import LEFT, Frame
from .phrases import after, before
from .words import (
    CHANGING,
    CLASSES,
    DOING,
    HAVING,
    JOINED,
    LEADS,
    MEASURES,
    MODIFIERS,
    REACHING,
    REGIONS,
    STAGES,
    STRONG,
    SURE,
)

ADVERBIAL = LEADS - DOING
_GOVERNING = (DOING | REACHING) - {"为"}  # right before a number 为 is a preposition
_BETWEEN = MODIFIERS | REGIONS
_LATER = STRONG | SURE
_WORDS = vocabulary("targets")["words"]
_ACTS = frozenset(_WORDS["acts"])
_VISITS = frozenset(_WORDS["visits"])
_MEASURES = frozenset(MEASURES) - frozenset(_WORDS["things"])
_GIVING = frozenset("为向给对在")
_BY_MEANS, _MEANS = tuple(_WORDS["means"]), 3
_NAMED = CLASSES | STAGES  # behind a verb that is part of a name
_ORGS = frozenset("校学院区县市镇村")  # what ends those who do something
_DOERS = tuple(_WORDS["doers"])
_WITHIN = ("以上", "报刊", "上报刊")  # words that reach into what looks like a verb: 省级以上报刊发表
_JOINS = ("和", "与", "及", "、", "或")
_JOINED_ON = re.compile("与|及|和(?![美谐睦])")  # 打造和美乡村 is no list of verbs
_PARTLY = re.compile("新（[改扩]?[、和或及]?[改扩]）建|改（扩）建")
_NOUNS_OF = {verb: tuple(nouns) for verb, nouns in vocabulary("targets")["nouns_of"].items()}
_BATCH = re.compile(r"第[一二三四五六七八九十\d]{1,3}[批届期轮次]$")


def adjacent(r: Reading, f: Frame) -> Span | None:
    """Return the verb, with the verbs joined to it, that stands right before the quantity."""
    text, end = r.text, f.quantity.start
    floor = max(f.floor, end - LEFT)
    while (at := before(text, floor, end, _BETWEEN)) < end and before(text, floor, end, _GOVERNING) == end:
        end = at
    if batch := _BATCH.search(text, max(floor, end - 6), end):
        end = batch.start()
    if text[end - 1 : end] == "）" and (bracket := r.phrases.enclosure(end - 1)) and bracket[0] > floor:
        end = bracket[0]  # 新建（改建）10家
    if HAVING.search(text, floor, end):
        return end - 1, end
    if text.endswith("明确", floor, end) and f.quantity.unit in ("名", "人"):
        return end - 2, end
    start = stop = end
    while (at := before(text, floor, start, _GOVERNING)) < start:
        start = at
        if stop == end and text[end - 1] in "在到至" and text[at:end] in REACHING:
            break  # 出栏稳定在100万头
        mark = text[start - 1 : start]
        if mark == "并" and before(text, floor, start - 1, DOING) < start - 1:
            start -= 1
        elif mark in _JOINS and text[start:stop] in SURE and before(text, floor, start - 1, SURE) < start - 1:
            start -= 1  # 新建和改建4所
    return (start, stop) if start < stop else None


def leading_verb(r: Reading, start: int, end: int) -> Span | None:
    """Return the verb at the beginning of ``text[start:end]``, after words of aim and date phrases."""
    at = r.forward(start, end, ADVERBIAL)
    stop = at + (r.text.startswith("新", at) and after(r.text, at + 1, end, DOING) > at + 1)
    while (more := after(r.text, stop, end, DOING)) > stop and not in_noun(r.text, stop, more):
        stop = more
    said = stop > at and r.text[stop:end] not in _MEASURES and r.text[stop:end] != "区"
    return (at, stop) if said else None


def verb_within(r: Reading, start: int, end: int) -> Span | None:
    """Return the verb that governs the thing named between it and *end*: the last strong one, else one at the beginning.

    A verb right before the class noun that ends the thing (培育基地) is part of its name.
    """
    text, found = r.text, None
    if partly := _PARTLY.match(text, start, end):
        return partly.span()
    at = start
    given_to = text[start : start + 1] in _GIVING  # 为职工办理实事10件
    by_means = text.startswith(_BY_MEANS, start, end)  # 依托邮政网点建设站点40个
    while at < end:
        served = (  # 全市中小学配置课桌25000套, 甲平台发布视频300条
            given_to
            or (by_means and at - start > _MEANS)
            or (at - start > 2 and text[at - 1] in _ORGS)
            or text.endswith(_DOERS, start, at)
        )
        adverbial = at == start or (found is None and (served or before(text, start, at, ADVERBIAL) < at))
        stop = after(text, at, end, DOING if adverbial else _LATER)
        if text.startswith(_WITHIN, at - 1) or text.startswith(("创新创业", "线上线下"), at - 1):
            stop = at
        if in_noun(text, at, stop):
            stop = at
        if served and at > start and (named := after(text, stop, end, _NAMED)) > stop:
            stop = at if given_to or named == end else stop  # 为培训机构, but 与甲大学共建标准化基地1个
        if found and (more := _joined(text, at, end, found[1])):
            found = found[0], more
            at = more
        elif (
            stop > at
            and not r.phrases.enclosure(at)
            and (
                (given_to and stop == end and not found and text[start] != "在")
                or not _nominal(text, at, stop, end, at == start)
            )
        ):
            if found and found[1] == at and end - stop != 1:
                found = found[0], stop
            elif found is None or (end - stop >= 2 and text[stop:end] not in _ACTS):
                found = at, stop
            at = stop
        else:
            at += 1
    if found and _JOINED_ON.match(text, found[1]):
        return None  # 视察和专题调研9次
    return found or leading_verb(r, start, end)


def in_noun(text: str, at: int, stop: int) -> bool:
    """Return whether the verb ``text[at:stop]`` only begins a noun: 孵化器, 获奖作品, 出让金."""
    return stop > at and text.startswith(_NOUNS_OF.get(text[at:stop], ()), stop)


def _nominal(text: str, at: int, stop: int, end: int, opening: bool) -> bool:
    """Return whether the verb ``text[at:stop]`` is part of the noun that ends at *end*: 培育基地, 服务数量; one that is *opening* hardly is."""
    if text[stop : stop + 1] in ("类", "型") or (text.startswith("区", stop) and stop + 1 == end):
        return True  # 实施类项目, 建成区
    if text[stop : stop + 1] == "的":
        return True  # 改造2005年以前建成的小区11个
    if opening:
        return text[stop:end] in _MEASURES
    seen = text[at:stop] in _VISITS and text[stop:end] not in _ACTS
    return after(text, stop, end, CLASSES) == end and text[at:stop] not in SURE and not seen


def _joined(text: str, at: int, end: int, stop: int) -> int:
    """Return where a verb of works ends that is joined at *at* to the verb that ended at *stop*; 0 where none is."""
    if at != stop:
        return 0
    first = at + (text[at : at + 1] in "和与及、并")
    last = after(text, first, end, JOINED)
    return last if last > first and end - last >= 2 and after(text, last, end, CLASSES) != end else 0


def reaches(r: Reading, f: Frame, verb: Span) -> bool:
    """Return whether *verb*, right before the number, says how far the thing before it is to go."""
    word = r.text[verb[0] : verb[1]]
    return word in REACHING or (word in CHANGING and verb[0] - r.forward(f.floor, verb[0]) >= 2)
