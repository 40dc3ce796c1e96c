"""Numbers at the beginning of a paragraph (序号): 第一章, 壹、, 一、, （一）, 任务一：, 【任务1】, 1., 1.1, 1）, （1）, ①, 一是."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from ..passage import Passage
from ..vocabulary import either, vocabulary

DIGITS = "〇零一二三四五六七八九十百"
FORMAL = "壹贰叁肆伍陆柒捌玖拾参貳"
_VALUES = {c: i for i, c in enumerate("一二三四五六七八九", 1)} | {"〇": 0, "零": 0, "两": 2}
_VALUES |= {c: i for i, c in enumerate("壹贰叁肆伍陆柒捌玖", 1)} | {"参": 3, "貳": 2}

# How deep a number of each style stands in official documents; a smaller number stands above.
RANKS: dict[str, float] = {
    "part": 1,
    "chapter": 2,
    "article": 3,
    "roman": 3.5,
    "formal": 3.7,
    "chinese": 4,
    "bracketed": 5,
    "named": 6,
    "arabic": 7,
    "decimal": 8,
    "half": 8.5,
    "arabic-bracketed": 9,
    "circled": 10,
    "negative": 10.5,
    "point": 11,
}

# Styles of numbers that stand above those of tasks.
HEADS = frozenset({"part", "chapter", "formal", "chinese", "bracketed"})

# Numbers of one character, by style and the character of 1.
_SINGLE = {
    "circled": ("①", "⑳"),
    "bracketed": ("㈠", "㈩"),
    "arabic-bracketed": ("⑴", "⒇"),
    "arabic": ("⒈", "⒛"),
    "negative": ("❶", "❿"),
    "roman": ("Ⅰ", "Ⅻ"),
}
_GLYPHS = "".join(f"{first}-{last}" for first, last in _SINGLE.values())
_STYLES = {
    "ab": "arabic-bracketed",
    "open": "bracketed",
    "first": "point",
    "of": "point",
    "marked": "named",
    "square": "named",
    "strategy": "chinese",
}

_NUMBER = re.compile(
    rf"(?:第(?P<part>[{DIGITS}\d]{{1,4}})(?:编|部分)"
    rf"|第(?P<chapter>[{DIGITS}\d]{{1,4}})[章节]"
    rf"|第(?P<article>[{DIGITS}\d]{{1,4}})[条项]"
    rf"|第(?P<first>[{DIGITS}]{{1,2}})，|其(?P<of>[一二三四五六七八九])[，是]"
    rf"|(?P<chinese>[{DIGITS}]{{1,4}})[、.，。]"
    rf"|(?P<formal>[{FORMAL}]{{1,3}})[、.]"
    rf"|(?P<point>[{DIGITS}]{{1,3}})是"
    rf"|策略(?P<strategy>[{DIGITS}]{{1,3}}|\d{{1,3}})[：、.](?!\d)"
    rf"|(?:重点)?(?:任务|工作|事项|举措|行动)(?P<named>[{DIGITS}]{{1,3}}|\d{{1,3}})[：、.](?!\d)"
    rf"|【(?:重点|主要|工作)?(?:任务|工作|事项|举措|行动|措施)(?P<marked>[{DIGITS}]{{1,3}}|\d{{1,3}})】"
    rf"|（(?P<bracketed>[{DIGITS}]{{1,4}})）[、.]?|(?P<open>[{DIGITS}]{{1,3}})）[、.]?"
    r"|(?P<decimal>\d{1,2}(?:[.]\d{1,2}){1,2})[.、](?=[一-鿿“《])"
    r"|(?P<arabic>\d{1,3})(?: ?[.、](?:(?!\d)"
    r"|(?=(?:19|20)\d\d[一-鿿](?<![%亿万个元月米吨户人])|\d{1,2}(?:[-—–~至]\d{1,2})?月|\d{1,2}[-—–~至]\d{1,2}月)"  # 3.2024年, 3.2024中考, 4.5-6月份
    r"|(?=\d{2,3}[一-鿿])(?!\d+(?:[%亿万个元年月米吨户]|人(?!才))))|[，：](?=[一-鿿“《]))|(?P<half>\d{1,3})）、?"
    r"|[（〔［](?P<ab>\d{1,3})[）〕］][、.]?|【(?P<square>\d{1,3})】[、.]?"
    rf"|[{_GLYPHS}][、.]?)[：、 ]?"
)


_STARTS = frozenset(
    "第其（【〔［0123456789重任工事举行策" + DIGITS + FORMAL
) | {  # a cheap look before a costly one
    chr(code) for first, last in _SINGLE.values() for code in range(ord(first), ord(last) + 1)
}
_SPACED = re.compile(rf"(\d{{1,2}}(?:\.\d{{1,2}}){{0,2}}|[{DIGITS}]{{1,3}}) ?(?=[一-鿿“《])")


_HEADINGS = vocabulary("titles")["headings"]
_WORDED = re.compile(
    rf"(?:{either(_HEADINGS['counted_heads'])}(?P<head>[{DIGITS}]{{1,3}})"
    rf"|{either(_HEADINGS['counted_items'])}(?P<item>\d{{1,3}}|[{DIGITS}]{{1,3}}))(?=[一-鿿“《])"
)


@dataclass(frozen=True, slots=True)
class Ordinal:
    """The number that a paragraph begins with.

    *style* is a key of RANKS, *value* the number, *printed* the bare ordinal (``一``, ``12``), *end* where the words begin.
    *under* is the style below which it stands against the custom: that of ``1、`` where ``（一）`` begins again under each.
    """

    style: str
    value: int
    printed: str
    end: int
    under: str | None = field(default=None, repr=False)

    @property
    def rank(self) -> float:
        """How deep the style stands; a smaller rank stands above."""
        return RANKS[self.under] + 0.5 if self.under else RANKS[self.style]


@lru_cache(1 << 10)  # a paragraph is asked for its number each time that its place is looked for
def ordinal(text: str) -> Ordinal | None:
    """Return the number that the cleaned *text* begins with, or None.

        number = 第 N (编 | 部分 | 章 | 节 | 条) | N (、 | .) | 壹 (、 | .) | （N） | 任务 N ： | 【任务 N】 | n (. | 、 | ）) | （n） | ① | N 是

    N is written in Chinese, n has at most three digits and no digit after its point but that of a year or a month:
    ``2022.`` and ``10.5`` are no numbers, ``3.2024年`` begins with one.

    >>> ordinal("（十二）加强管理")
    Ordinal(style='bracketed', value=12, printed='十二', end=4)
    >>> ordinal("10.5%的企业"), ordinal("2022年是")
    (None, None)
    """
    found = _NUMBER.match(text) if text[:1] in _STARTS else None
    if not found:
        return None
    if not found.lastgroup:
        style, value = _glyph(found[0][0])
        return Ordinal(style, value, str(value), found.end())
    printed = found[found.lastgroup]
    value = number(printed.rpartition(".")[2])
    return (
        Ordinal(_STYLES.get(found.lastgroup, found.lastgroup), value, printed, found.end()) if value else None
    )


def _glyph(mark: str) -> tuple[str, int]:
    """Return style and value of a number of one character.

    >>> _glyph("③"), _glyph("㈡"), _glyph("⒈")
    (('circled', 3), ('bracketed', 2), ('arabic', 1))
    """
    return next(
        (style, ord(mark) - ord(first) + 1)
        for style, (first, last) in _SINGLE.items()
        if first <= mark <= last
    )


def reordered(ordinals: Sequence[Ordinal | None]) -> list[Ordinal | None]:
    """Return *ordinals* with the styles that stand below a deeper one: （一） that begins again under 1、 and under 2、.

    >>> read = reordered([ordinal(words) for words in ("1、甲", "（一）乙", "2、丙", "（一）丁")])
    >>> [own.rank for own in read if own]
    [7, 7.5, 7, 7.5]
    """
    ordinals = _one_bracket(ordinals)
    numbered = [own for own in ordinals if own]
    begins = Counter(own.style for own in numbered if own.value == 1)
    under: Counter[tuple[str, str]] = Counter()
    last: dict[tuple[str, str], int] = {}
    for above, own in pairwise(numbered):
        if own.value == 1 and own.rank < above.rank and above.style != "point":
            pair = own.style, above.style
            if above.value == last.get(pair, 0) + 1 or above.value == 1:
                under[pair] += 1
            last[pair] = above.value
    lower = {
        style: above
        for (style, above), count in under.items()
        if count > 1 and last[style, above] > 1 and count * 2 > begins[style]
    }
    return [replace(own, under=lower[own.style]) if own and own.style in lower else own for own in ordinals]


def _one_bracket(ordinals: Sequence[Ordinal | None]) -> Sequence[Ordinal | None]:
    """Return *ordinals* with ``1）`` as another way to print ``1.``, unless both begin: then it stands below."""
    begun = {own.style for own in ordinals if own and own.value == 1}
    if begun >= {"half", "arabic"}:
        return ordinals
    return [replace(own, style="arabic") if own and own.style == "half" else own for own in ordinals]


def spaced(passage: Passage) -> Ordinal | None:
    """Return the number that a blank parts from the words, or nothing a decimal one: ``1 建设平台``, ``1.2建设平台``, ``行动 1 建设平台``.

    None where there is none.

    >>> from remit.loaders.passage import clean
    >>> spaced(clean("2 办好年会", [(0, 6)])), spaced(clean("1.2 办好年会", [(0, 8)])), spaced(clean("2个", [(0, 2)]))
    (Ordinal(style='arabic', value=2, printed='2', end=1), Ordinal(style='decimal', value=2, printed='1.2', end=3), None)
    """
    found = _SPACED.match(passage.text)
    if not found:
        return _worded(passage)
    whole = found[1]
    blank = whole != found[0] or passage.place(found.end()) > passage.place(found.end() - 1) + 1
    if "." not in whole and not blank:
        return None
    if not whole[0].isdigit():
        return Ordinal("chinese", value, whole, found.end()) if (value := number(whole)) else None
    value = int(whole.rpartition(".")[2])
    return Ordinal("decimal" if "." in whole else "arabic", value, whole, found.end()) if value else None


def _worded(passage: Passage) -> Ordinal | None:
    """Return the number behind a word that a blank parts from what follows: 范畴一 用地及基建, 行动 1 推出用地."""
    found = _WORDED.match(passage.text)
    if not found or passage.place(found.end()) == passage.place(found.end() - 1) + 1:
        return None
    printed = found["head"] or found["item"]
    value = number(printed)
    return Ordinal("chinese" if found["head"] else "named", value, printed, found.end()) if value else None


def number(printed: str) -> int:
    """Return the value of a numeral below 1,000, Chinese or Arabic; 0 where it is none.

    >>> number("二十一"), number("拾贰"), number("一百零二"), number("12")
    (21, 12, 102, 12)
    """
    if printed.isascii():
        return int(printed) if printed.isdigit() else 0
    total = digit = 0
    for character in printed:
        if character in "十拾百":
            total, digit = total + (digit or 1) * (100 if character == "百" else 10), 0
        else:
            digit = _VALUES.get(character, 0)
    return total + digit


def following(ordinals: Sequence[Ordinal | None]) -> list[tuple[int | None, int | None]]:
    """Return for each paragraph the next number of its style after it, and the next of any style.

    >>> following([ordinal("1.建设"), None, ordinal("2.培训")])
    [(2, 2), (None, 2), (None, None)]
    """
    found: list[tuple[int | None, int | None]] = []
    styles: dict[str, int] = {}
    any_style: int | None = None
    for own in reversed(ordinals):
        found.append((styles.get(own.style) if own else None, any_style))
        if own:
            styles[own.style] = any_style = own.value
    return found[::-1]
