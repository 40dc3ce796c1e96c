"""Headings and items that have no printed number: what a plan sets apart by lines alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from ..clauses.clause import clauses
from ..clauses.running import duty
from ..text import Block
from ..titles import duties
from .numbering import DIGITS, RANKS, Ordinal, ordinal, spaced
from .supplied import ARTICLE, Ordinals, carries, supplied

_HEADING = re.compile(r"[^。；！？：:]{2,40}")
_MONTH = re.compile(
    r"(?:(?:[一二三四五六七八九十]{1,2}|\d{1,2})(?:[、和至—–~-](?:[一二三四五六七八九十]{1,2}|\d{1,2}))?月份?|第[一二三四]季度|[上下]半年)：?"
)
_POINTED = re.compile(r"(\d{1,2})[.、](?=\d)")
_DASH = re.compile("(?:——|—|--)(?=[一-鿿“《])")
_DETAIL = re.compile("[一-鿿]{2,5}：[^，。；：一-鿿]{1,24}")  # what a page says of a file: 页数：31
_FIRST = frozenset("0123456789范领专板策目行措举任项工" + DIGITS)  # also 行动 1
_MONTHLY = RANKS["bracketed"]
_MARKED: dict[str, Callable[[int], str]] = {  # numbers of parts
    "arabic-bracketed": "（{}）".format,
    "circled": lambda value: chr(ord("①") + value - 1),
    "half": "{}）".format,
    "point": lambda value: "一二三四五六七八九十"[min(value, 10) - 1] + "是",
}
_STOPS = ("；", "。")
_BELOW = 3  # paragraphs without numbers that a point may go on in


def numbers(blocks: Sequence[Block]) -> list[Ordinal | None]:
    """Return the numbers that *blocks* begin with, and those that lines alone imply."""
    found = [None if block.cells else ordinal(block.text) for block in blocks]
    others = any(own and own.style != "point" for own in found) or any(block.cells for block in blocks)
    for at in [*_run_in(blocks, found)]:
        found[at] = None  # （1）…；（2）… in one paragraph: parts of what the heading above says
    for at in _running_on(blocks, found) if others else ():
        found[at] = None  # 一是 …二是 … runs on below other numbers; only with a clause it is an item
    for at, own in _parted(blocks, found):
        found[at] = own
    for at, own in _before_digits(blocks, found):
        found[at] = own
    for at, own in _months(blocks, found):
        found[at] = own
    for at, own in _dashed(blocks, found):
        found[at] = own
    for at, own in _carried(blocks, found):
        found[at] = own
    for at, own in _of_duties(blocks, found):
        found[at] = own
    return supplied(blocks, found)


def _before_digits(blocks: Sequence[Block], found: Ordinals) -> Iterator[tuple[int, Ordinal]]:
    """Yield the numbers that go on with those before and stand before a digit: 3.3个重点项目, 4.5G基站 behind 2."""
    last = 0
    for at, own in enumerate(found):
        if own:
            last = own.value if own.style == "arabic" else last * (own.rank > RANKS["arabic"])
        elif (
            last
            and not blocks[at].cells
            and (mark := _POINTED.match(blocks[at].text))
            and int(mark[1]) == last + 1
        ):
            last += 1
            yield at, Ordinal("arabic", last, mark[1], mark.end())


def _run_in(blocks: Sequence[Block], found: Ordinals) -> Iterator[int]:
    """Yield which paragraphs begin with the number of a part that others run on from, each alone below another number.

    They begin with （1） and have （2） in them, or the number before theirs stands inside of the paragraph before: a page broke there.
    """
    first: dict[str, list[tuple[int, Ordinal]]] = {}
    for at, own in enumerate(found):
        if own and own.style in _MARKED:
            first.setdefault(own.style, []).append((at, own))
    for begun in first.values():
        parts = [at for at, own in begun if _runs_on(blocks, found, at, own)]
        if len(parts) * 2 > len(begun):
            yield from parts


def _runs_on(blocks: Sequence[Block], found: Ordinals, at: int, own: Ordinal) -> bool:
    """Whether the paragraph *at* with the number *own* is a piece of one that counts its parts."""
    if own.value > 1:
        return at > 0 and not blocks[at - 1].cells and _inside(own.style, own.value - 1, blocks[at - 1].text)
    above = next((before for up in range(at - 1, -1, -1) if (before := found[up])), None)
    return above is not None and above.rank < own.rank and _inside(own.style, 2, blocks[at].text)


def _inside(style: str, value: int, text: str) -> bool:
    """Whether the number *value* of a part stands behind a stop in the paragraph *text*."""
    mark = _MARKED[style](value)
    return any(stop + mark in text for stop in _STOPS)


def _running_on(blocks: Sequence[Block], found: Ordinals) -> list[int]:
    """Return which paragraphs that begin with 一是, 二是 … have no clause of their own, at their end or that of the paragraphs they go on in."""
    points = [at for at, own in enumerate(found) if own and own.style == "point"]
    alone = {at for at in points if (own := found[at]) and _answered_alone(blocks[at].text, own)}
    return [at for at in points if at not in alone and not (alone and _answered_below(blocks, found, at))]


def _answered_below(blocks: Sequence[Block], found: Ordinals, at: int) -> bool:
    """Whether the paragraph *at* goes on in ones without numbers, of which the last has words before a clause: a page parted them."""
    last = at
    while last + 1 < len(blocks) and last - at < _BELOW and not (found[last + 1] or blocks[last + 1].cells):
        last += 1
    if last == at:
        return False
    carried = clauses(blocks[last].text)
    return bool(carried) and carried[0].start > 0


def _answered_alone(text: str, own: Ordinal) -> bool:
    """Whether the paragraph *text* that begins with 一是 has a clause, and not one for all that it counts up (一是…。二是…。（甲局）)."""
    found = clauses(text)
    return len(found) > 1 or (bool(found) and (own.value > 1 or "二是" not in text))


def _months(blocks: Sequence[Block], found: Ordinals) -> list[tuple[int, Ordinal]]:
    """Return numbers for the months and quarters that stand alone over items which begin again with 1: a plan by the calendar."""
    over = [
        at
        for at, block in enumerate(blocks[:-1])
        if _MONTH.fullmatch(block.text) and (own := found[at + 1]) and own.value == 1 and own.rank > _MONTHLY
    ]
    if len(over) < ARTICLE or not _fresh(found, over[0]):
        return []
    return [(at, Ordinal("bracketed", nth, str(nth), 0)) for nth, at in enumerate(over, 1)]


def _fresh(found: Ordinals, first: int) -> bool:
    """Whether no number like （一） stands behind the paragraph *first*, nor before it without a higher one between: 四、月份安排."""
    if any(own and own.style == "bracketed" for own in found[first:]):
        return False
    above = next((own for own in reversed(found[:first]) if own and own.rank <= _MONTHLY), None)
    return above is None or above.rank < _MONTHLY


def _dashed(blocks: Sequence[Block], found: Ordinals) -> list[tuple[int, Ordinal]]:
    """Return numbers for paragraphs behind dashes or marks (——建设平台。…, ●建设平台。…), where nothing but headings has one: from 1 below each heading."""
    if any(own and own.rank > _MONTHLY for own in found):
        return []
    made: list[tuple[int, Ordinal]] = []
    nth = 0
    for at, block in enumerate(blocks):
        if found[at]:
            nth = 0
        elif (
            not block.cells
            and not _DETAIL.fullmatch(block.text)
            and ((dash := _DASH.match(block.text)) or block.bullet)
        ):
            nth += 1
            made.append((at, Ordinal("circled", nth, str(nth), dash.end() if dash else 0)))
    return made if len(made) > 1 and any(found) else []


def _carried(blocks: Sequence[Block], found: Ordinals) -> list[tuple[int, Ordinal]]:
    """Return numbers for paragraphs that carry a clause each, several below a heading that says nothing itself (一、组织).

    From 1 below each heading, where some of them have several.
    """
    made: list[tuple[int, Ordinal]] = []
    heads = nth = 0
    below = False  # a heading that says nothing itself, and no number since
    for at, block in enumerate(blocks):
        if own := found[at]:
            open_ = own.rank <= _MONTHLY and at + 1 < len(blocks) and not found[at + 1]
            below = open_ and bool(_HEADING.fullmatch(block.text.rstrip("：。"))) and not carries(blocks, at)
            nth = 0
        elif below and not block.cells and carries(blocks, at):
            nth += 1
            heads += nth == 1
            made.append((at, Ordinal("named", nth, str(nth), 0)))
    return made if len(made) > heads else []


def _of_duties(blocks: Sequence[Block], found: Ordinals) -> list[tuple[int, Ordinal]]:
    """Return numbers for the paragraphs of a list of duties without any (教育局：负责…), from 1 below its heading."""
    made: list[tuple[int, Ordinal]] = []
    group: list[int] = []
    listed = False
    for at, block in enumerate([*blocks, None]):
        if block is None or found[at]:
            made += [
                (each, Ordinal("named", nth, str(nth), 0))
                for nth, each in enumerate(group, 1)
                if len(group) > 1
            ]
            group = []
            listed = block is not None and _duties_head(block.text)
        elif listed and not block.cells and duty(block.text, 0, len(block.text)):
            group.append(at)
    return made


def _duties_head(text: str) -> bool:
    own = ordinal(text)
    return own is not None and duties(text[own.end :].strip("：。"))


def _parted(blocks: Sequence[Block], found: Sequence[Ordinal | None]) -> list[tuple[int, Ordinal]]:
    """Return the numbers that blanks alone part from the words, where they run from 1 on."""
    kept: list[tuple[int, Ordinal]] = []
    last: dict[str, tuple[str, int]] = {}
    for at, block in enumerate(blocks):
        own = None if found[at] or block.cells or block.text[:1] not in _FIRST else spaced(block.passage)
        if own is None:
            continue
        above = own.printed.rpartition(".")[0]
        before, value = last.get(own.style, ("", 0))
        if own.value in (1, value + 1 if above == before else 1):
            last[own.style] = above, own.value
            kept.append((at, own))
    if len(kept) == 1:  # one heading over numbers that begin below it
        at, own = kept[0]
        below = found[at + 1] if at + 1 < len(found) else None
        return kept if own.style == "chinese" and below and below.value == 1 else []
    return kept
