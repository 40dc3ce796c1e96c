"""Paragraphs that run numbered parts together without line ends, as web pages and previews print them.

Two drawings: parts behind stops (（1）…。（2）…。（3）…), and a text whose lines are lost (一、组织1.建设平台。责任单位：甲部2.培训人员。).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..clauses.clause import clauses
from ..passage import Passage
from ..text import Block
from ..titles import notice, titled
from .numbering import DIGITS, Ordinal, ordinal

_N = f"[{DIGITS}]{{1,3}}"
_NUMBER = rf"(?:（(?:{_N}|\d{{1,3}})）|{_N}、|\d{{1,2}}[.、](?!\d)|[①-⑳]|第{_N}[章条])"
_MARK = re.compile(  # behind a stop, at most a blank apart
    rf"(?:^|(?<=[。；：！？…”）])|(?<=[。；：！？…”）] )){_NUMBER}"
)
_PART = re.compile(
    rf"{_MARK.pattern}|(?<=[。；）”]){_N}是|^{_N}是"
)  # also of points: 一是 …（甲局）二是 …（乙局）
_MORE = re.compile(
    rf"[。；）”] ?(?:\d{{1,2}}[.、]|（(?:\d|{_N}）)|[①-⑳]|{_N}[、是])"
)  # a cheap look before a costly one
_LOST = re.compile(  # anywhere, but no part of a word or of a list of numbers: 统一、规范; 一、二级; 第1、2条
    rf"(?<![{DIGITS}\d.第统唯同专单逐万其之年月为是到及或和至])(?:（(?:{_N}|\d{{1,2}})）|{_N}、(?![{DIGITS}]+(?:[、年月日级类期届等个])|\d)|\d{{1,2}}[.、](?![\d.A-Za-z]))"
)
_NUMERAL = re.compile(rf"[{DIGITS}\d](?=[、.）])")  # each of them has one: a cheap look, again
_STOPS = "。；：！？…”）"
_SENTENCE = re.compile(r"[^。！？]*[。！？]?")
_LETTER = re.compile(r"的(?:通知|函|通告)(?=[^，。：]{2,40}：)")
_FEW = 2  # paragraphs with a number: a document with more has its numbers at line starts
_ANSWERED = 2  # … of which each says who answers
_PARTS = 3  # numbers that follow each other in one paragraph
_STOP = re.compile("[。；！？]")
_TITLE = 50  # characters
_HEADING = 40  # characters
_LONG = 60  # characters of a paragraph that may be several


def parted(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return *blocks* with a paragraph for each numbered part of those that run parts together.

    Parts behind stops are parted in a document that has next to no numbers at the beginning of lines; elsewhere they are the own
    affair of their paragraph, unless each says who answers for it. Parts that follow words without a stop, as headings do, are lines that were lost.

    >>> from remit.loaders.text import Text, blocks
    >>> [b.text for b in parted(blocks(Text("分别是：（1）建设平台。（2）培训人员。（3）办好年会。")))]
    ['分别是：', '（1）建设平台。', '（2）培训人员。', '（3）办好年会。']
    >>> lost = "甲协会2024年工作要点一、组织1.建设平台，新建平台10个。责任部门：甲部2.培训人员。责任部门：乙部二、宣传3.办好年会。责任部门：丙部"
    >>> [b.text for b in parted(blocks(Text(lost)))][:3]
    ['甲协会2024年工作要点', '一、组织', '1.建设平台，新建平台10个。责任部门：甲部']
    """
    numbered = sum(1 for block in blocks if not block.cells and ordinal(block.text))
    few = numbered <= _FEW
    found: list[Block] = []
    last: dict[str, int] = {}
    for block in blocks:
        parts = _parts(block, few, last)
        for part in parts:
            if not part.cells and (own := ordinal(part.text)):
                last[own.style] = own.value
        found += parts
    return tuple(found)


def _parts(block: Block, few: bool, before: dict[str, int]) -> list[Block]:
    if len(block.cells) > 1 or block.depth:
        return [block]
    whole = block.cells[0] if block.cells else block.passage
    text = whole.text
    if len(text) < _LONG and not few:
        return [block]
    lost = _lost(text, before) if len(text) >= _LONG else []
    cuts = lost or (_cuts(text) if few else [])
    if len(cuts) < _PARTS:
        cuts = list(_series(text)) if _MORE.search(text) and len(clauses(text)) >= _ANSWERED else []
        if len(cuts) < _ANSWERED or not _answered(text, cuts):
            return [block]
    ends = [*cuts[1:], len(text)]
    lead: list[Block] = []
    if cuts[0]:
        leading = list(_leading(text, cuts[0]) if lost else [(0, cuts[0])])
        if at := _title_end(whole, leading[0][1]):
            leading = [(0, at), (at, leading[0][1]), *leading[1:]]
        lead = [Block(whole.cut(*part)) for part in leading]
    return lead + [Block(whole.cut(*part)) for part in zip(cuts, ends, strict=True)]


def _answered(text: str, cuts: Sequence[int]) -> bool:
    """Whether each part of *text* that begins at one of *cuts* says itself who answers for it."""
    return all(clauses(text[start:end]) for start, end in pairwise([*cuts, len(text)]))


def _title_end(whole: Passage, end: int) -> int:
    """Return where the title ends that a blank parts from the first sentence of *whole* (甲县2024年工作要点 2024年是…), 0 where none does."""
    for at in range(6, min(_TITLE, end)):
        if whole.place(at) > whole.place(at - 1) + 1 and titled(whole.text[:at]):
            return at
    return 0


def _series(text: str) -> Iterator[int]:
    """Yield where the numbers of one style stand in *text* that follow each other, the first of them at its beginning or behind a stop."""
    marks = [(mark.start(), ordinal(text[mark.start() : mark.end() + 2])) for mark in _PART.finditer(text)]
    styles = Counter(own.style for _, own in marks if own)
    last = 0
    for at, own in marks:
        if own and own.style == max(styles, key=lambda style: styles[style]) and last in (0, own.value - 1):
            last = own.value
            yield at


def _cuts(text: str) -> list[int]:
    """Return where the numbers stand in *text* that begin with 1 or go on from the one before of their style."""
    last: dict[str, int] = {}
    found = []
    for mark in _MARK.finditer(text):
        own = ordinal(text[mark.start() : mark.end() + 2])
        if own and own.value in (1, last.get(own.style, 0) + 1):
            last[own.style] = own.value
            found.append(mark.start())
    return found


def _lost(text: str, before: dict[str, int]) -> list[int]:
    """Return where lines begin in *text* that were lost; *before* is the last number of each style above it.

    Nothing where all numbers stand behind stops, or few are in sequence.
    """
    if len(_NUMERAL.findall(text)) < _PARTS:
        return []
    kept = list(_in_sequence(text, before))
    bare = sum(1 for at, _ in kept if at and text[at - 1] not in _STOPS and text[at - 1] != " ")
    high = sum(1 for _, own in kept if own.style == "chinese")
    if (
        len(kept) < _PARTS
        or not bare
        or not (high > 1 or len({own.style for _, own in kept}) > 1 or bare > 2)
    ):
        return []
    return [at for at, _ in kept]


def _in_sequence(text: str, before: dict[str, int]) -> Iterator[tuple[int, Ordinal]]:
    """Yield the numbers in *text* that begin a series that goes on, or go on with one, also with that of *before*.

    A lone 1 begins one, too, behind the words of a heading.
    """
    marks = [(mark.start(), ordinal(text[mark.start() : mark.end() + 2])) for mark in _LOST.finditer(text)]
    read: list[tuple[int, Ordinal, int | None]] = []
    later: dict[str, int] = {}
    for at, own in reversed(marks):
        if own:
            read.append((at, own, later.get(own.style)))
            later[own.style] = own.value
    last = dict(before)
    heading = -1
    for at, own, following in reversed(read):
        expected = last.get(own.style, 0) + 1
        headed = heading >= 0 and at - heading < _HEADING and not _STOP.search(text, heading, at)
        begins = own.value == 1 and (following == 2 or headed) and (own.style != "chinese" or expected == 1)
        if not begins and not (expected > 1 and own.value == expected):
            continue
        heading = at if own.style in ("chinese", "bracketed") else -1
        last[own.style] = own.value
        yield at, own


def _leading(text: str, end: int) -> Iterator[tuple[int, int]]:
    """Yield the lines before the first number at *end*: the heading of the letter, its sentences, the title of the plan."""
    at = 0
    if (letter := _LETTER.search(text, 0, end)) and notice(text[: letter.end()]):
        yield 0, letter.end()
        at = letter.end()
    parts = [m.span() for m in _SENTENCE.finditer(text, at, end) if m.end() > m.start()]
    if len(parts) > 1 and not titled(text[parts[-1][0] : end]):
        parts = [(at, end)]
    yield from [(at, parts[-1][0]), parts[-1]] if len(parts) > 1 else parts
