"""Quantities: numbers with units in cleaned text (数量), read by a grammar of their own; numerals by `numerals`.

    quantity = [bound] (numeral | range | vague | 百分之 numeral) [unit [（ unit ）]] [bound]
             |  numeral 分之 numeral  |  翻 [numeral] 番  |  digit 成
    range    = numeral [unit] (- | — | ~ | 至 | 到) numeral
    vague    = (数 | 几 | 上 | 成 | 近) (十 | 百 | 千 | 万 | 亿)+ and pairs such as 三五: no value
    bound    = before it 不少于, 超过, 不超过, 约 …; after it 以上, 以内, 左右 … (words/units.toml)

A number without a unit is no quantity, unless its thing is one (服务人次达200万, 墓穴10000穴) or an index (words/units.toml), nor is one after 第 (an ordinal).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...graph.fact import Operator
from ..vocabulary import either, vocabulary
from .numerals import ARABIC, CHINESE, SCALE, SCALES, arabic, read

Value = int | float | tuple[int | float, int | float] | None

_WORDS = vocabulary("units")
_KIND: dict[str, str] = {unit: kind for kind, units in _WORDS["kinds"].items() for unit in units}
BOUNDS: dict[str, Operator] = {word: op for op, words in _WORDS["before"].items() for word in words}
AFTER: dict[str, Operator] = {word: op for op, words in _WORDS["after"].items() for word in words}
_INSIDE: dict[str, str] = _WORDS["inside"]
_LONGEST_BOUND = max(map(len, BOUNDS))
_BOUND_ENDS = frozenset(bound[-1] for bound in BOUNDS)


def _unit_pattern() -> str:
    """Return a pattern of all units, longest first, that refuses the words which only start like one."""
    unless: dict[str, list[str]] = _WORDS["unless"]
    parts = []
    for unit in sorted(_KIND, key=lambda word: (-len(word), word)):
        part = re.escape(unit)
        parts.append(f"{part}(?!{either(unless[unit])})" if unit in unless else part)
    return "|".join(parts)


_ZEROS = re.compile("0[0-9]")  # what begins so is the rest of a number
_PART = "[二三四五六七八九十]|[1-9][0-9]?"
_OTHER = re.compile("（[^（）]{1,2}）")  # 100条（个）
_PER = re.compile("/[百千万]?(?:人|户|亩|平方公里|公里)")  # 2批次/千人
_QUANTITY = re.compile(
    rf"(?<![\d.第])(?:(?<![A-Za-z])|(?<=[A-Z][A-Z]))(?<![\ue000-\uf8ff] )(?P<a>{ARABIC})(?P<am>{SCALE})"  # OPC100家
    r"(?:(?:%|％|(?=[^，。；、0-9]{1,4}[-—~–至到][-—~–至到0-9])"  # 10个至15个; the cheap look first
    rf"(?P<twice>{_unit_pattern()})(?=[-—~–至到]{{1,2}}[0-9.,]{{1,9}}[十百千万亿]{{0,2}}(?P=twice)))?"
    rf"[-—~–至到]{{1,2}}(?P<b>{ARABIC})(?P<bm>{SCALE}))?"
    rf"(?:[ \u2009](?=[A-Za-z]))?(?P<u>{_unit_pattern()})"  # 60 EFLOPS
    rf"|(?<![第百千万亿十分数几上])(?P<c>{CHINESE})(?P<cm>[多余]?)(?:[至到](?P<d>{CHINESE}))?(?P<cu>{_unit_pattern()})"
    rf"|(?P<v>(?:[数几上近]|(?<![建创形组])成)[十百千万亿]{{1,4}})(?P<vu>{_unit_pattern()})"
    r"|(?<=[成育聚引派选训设造办展])(?P<h>[百千万])(?P<hu>个|名|家(?!万|灯|讲|争))"  # 培育千家企业
    rf"|(?<![第百千万亿十数几上])(?P<of>{_PART})分之(?P<part>{_PART})(?![钟])"
    rf"|百分之(?P<p>{CHINESE}|{ARABIC})"
    r"|(?P<f>翻)(?P<fn>[一二两三四\d]?)番"
    rf"|(?<![第十百千万])(?P<t>[一二三四五六七八九])成(?={either(AFTER)}|[，。；、]|$)"
)
_COUNTED = {
    "人次": "人次",
    "人数": "人",
    "户数": "户",
    "场次": "场次",
    "次数": "次",
    "学位数": "个",
    "托位数": "个",
    "床位数": "张",
}
_REACHED = "达到超过破于在至"
_HEADS = "）≥≦≤≧＞＜><"  # before the number of a thing that has its unit in brackets
_BARE = re.compile(  # 服务人次达200万以上: the thing is its own unit
    rf"(?<=[{_REACHED}])(?P<a>{ARABIC})(?P<am>{SCALE})(?={either(AFTER)}|[，。、；]|$)"
)
_REACHING = "(?:力争|累计|总计|总数|保持|稳定|控制)?(?:达到?|超过?|突破|不[低高]于|不超过|[低高小]于|在|[提升]高?[到至]|[下降]降?低?[到至])$"
_INDEX = re.compile(  # 发展指数达85, PUE（电能利用效率）值降至1.25
    rf"(?:{either(_WORDS['unitless']['indices'])}|(?<![A-Za-z])[A-Z][A-Za-z0-9]{{1,5}}(?=值))(?:（[^（）]{{1,8}}）)?值?{_REACHING}"
)
_MANY = re.compile(rf"{either(_WORDS['unitless']['many'])}{_REACHING}")  # 用户突破500万
_PERSONS = re.compile(  # 4.2万贫困人口: ten thousands of those whose name follows
    rf"(?P<a>{ARABIC})(?P<am>[万亿])(?=[一-鿿]{{0,6}}?{either(_WORDS['unitless']['people'])})"
)
_BARE_OF = re.compile(f"({either(_COUNTED)})(?:力争|累计|总计)?(?:达到?|超过?|突破|不少于|不低于)$")
_HEADED = re.compile(  # 健身步道（公里）80, 营业收入（亿元）≥5
    rf"（(?P<s>[十百千万亿]{{0,2}})(?P<u>{_unit_pattern()})）(?P<b>{either(BOUNDS)}|达到?|至|为)?$"
)
_BARE_HEADED = re.compile(rf"(?P<a>{ARABIC})(?P<am>{SCALE})(?={either(AFTER)}|[，。、；\n]|$)")
_ECHO = re.compile(  # 墓穴10000穴
    rf"(?<=(?P<u>[\u4e00-\u9fff]))(?P<a>{ARABIC})(?P<am>{SCALE})(?P=u)(?={either(AFTER)}|[，。、；]|$)"
)
_CHAINED = re.compile(  # 分别控制在45、46、43微克: the last has the unit of all
    rf"(?P<a>{ARABIC})(?P<am>{SCALE})(?=(?P<row>(?:[、和与及](?:{ARABIC})){{0,8}}[、和与及])(?=\d))"
)
_TO_ONE = re.compile(r"(?P<a>[1-9]\d{0,3}(?:\.\d{1,3})?)[:：]1(?![\d.:：])")  # 产值之比达到2.6：1
_NEAR, _FAR = 18, 60  # characters: how far before a number its thing is named, and before several 分别 stands
_BEHIND = "".join(sorted({unit[0] for unit in _KIND} | set("零〇百千万亿多余至到成分")))  # a Chinese numeral
_HINT = re.compile(  # no longer numeral is read, and a run of any length would be looked through from each of its characters
    "[0-9一二三四五六七八九十两数几上成近百千万翻](?:(?<=[0-9])[0-9]*"  # all in one set, which is found fast
    f"|(?<=[一二三四五六七八九十两])[一二三四五六七八九十两]{{0,11}}(?=[{re.escape(_BEHIND)}])"
    "|(?<=[数几上成近])(?=[十百千万亿])|(?<=百)分之|(?<=[百千万])(?=[个名家])|(?<=翻)(?=.?番))"
)
_AFTER_PATTERN = re.compile(either(AFTER))


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: the characters *start* to *end* of the text, bounds included.

    *numeral* is where the number itself begins, *value* the plain number, a pair for a range, None where the text is vague (数百).
    *unit* is as printed without 万 and 亿; *kind* says what it measures: count, money, ratio, measure, time, age, rank.
    *operator* says how the value binds; *chinese* whether the numeral was written in Chinese.
    """

    start: int
    numeral: int
    end: int
    value: Value
    unit: str
    kind: str
    operator: Operator = "="
    chinese: bool = False


def quantities(text: str, start: int = 0, end: int | None = None) -> Iterator[Quantity]:
    """Yield the quantities of ``text[start:end]`` in order.

    >>> [(q.value, q.unit, q.operator) for q in quantities("培养2万名人才，开展30-40场报告会，建成10个以上中心")]
    [(20000, '名', '='), ((30, 40), '场', 'range'), (10, '个', '>=')]
    >>> [(q.value, q.unit, q.operator) for q in quantities("产值不低于1.5亿元，失业率控制在百分之四以内，数百场活动")]
    [(150000000, '元', '>='), (4, '%', '<='), (None, '场', '=')]
    """
    end = len(text) if end is None else end
    if start and text[start - 1] == "." and text[start : start + 1].isdigit():
        text = f"{text[: start - 1]}、{text[start:]}"  # 3.3个项目: the first 3 is the item's number
    last = read_to = start
    for hint in _HINT.finditer(text, start, end):
        if hint.start() < read_to:
            continue
        found = _QUANTITY.match(text, hint.start(), end)
        if not found and not _may_be(text, *hint.span()):
            continue
        if _ZEROS.match(text, hint.start()):
            continue
        if found:
            read_to = found.end()
            quantity = _quantity(text, found, last, end)
        else:
            quantity = _own_unit(text, hint.start(), last, end)
        if quantity:
            last = read_to = quantity.end
            yield quantity


def _quantity(text: str, found: re.Match[str], last: int, end: int) -> Quantity | None:
    """Return the quantity that was *found*, with the bounds around it; None where its number cannot be read."""
    numeral, stop = found.span()
    if (other := _OTHER.match(text, stop, end)) and text[stop + 1 : other.end() - 1] in _KIND:
        stop = other.end()
    unit = found["u"] or found["cu"] or found["vu"] or found["hu"] or ("倍" if found["f"] else "%")
    kind = _KIND[unit]
    if kind == "count" and (per := _PER.match(text, stop, end)):
        unit, stop = unit + per.group(), per.end()
    value, operator = _value(found)
    if value is None and not found["v"] and not found["c"]:
        return None
    if unit == "年" and isinstance(value, int) and 1900 <= value < 2100:
        return None  # 达到1988年颁布的标准
    chinese = bool(found["c"] or found["t"] or found["of"])
    if chinese and unit == "批":
        return None  # 两批干部: in turn
    start, stop, operator = _bounds(text, numeral, stop, last, end, operator, kind)
    return Quantity(start, numeral, stop, value, unit, kind, operator, chinese)


def _may_be(text: str, at: int, stop: int) -> bool:
    """Return whether the digits ``text[at:stop]`` may have a unit of their own: a cheap look before a costly one."""
    before = text[at - 1 : at]
    return before != "" and (
        text[stop : stop + 1] in tuple("、和与及")
        or before in _REACHED + _HEADS
        or before in text[stop : stop + 8]
        or "万" in text[stop : stop + 6]
    )


def _own_unit(text: str, at: int, last: int, end: int) -> Quantity | None:
    """Return the quantity at *at* of a thing that is its own unit: 墓穴10000穴, 服务人次达200万.

    >>> [(q.value, q.unit, q.operator) for q in quantities("新增车位300位，服务人次达200万以上，达标率突破9，产值之比达到2.6：1")]
    [(300, '位', '='), (2000000, '人次', '>='), (2.6, '', '=')]
    """
    unit = ""
    if headed := _headed(text, at, last, end):
        return headed
    row = _CHAINED.match(text, at, end) if text.find("分别", max(0, at - _FAR), at) >= 0 else None
    if row and (whole := _QUANTITY.match(text, row.end("row"), end)) and whole["u"]:
        value = arabic(row["a"], row["am"] or whole["am"])
        return Quantity(at, at, row.end("am"), value, whole["u"], _KIND[whole["u"]])
    if (found := _TO_ONE.match(text, at, end)) and "比" in text[max(last, at - _NEAR) : at]:
        start, stop, operator = _bounds(text, at, found.end(), last, end, "=", "ratio")
        return Quantity(start, at, stop, arabic(found["a"], ""), "", "ratio", operator)
    if found := _PERSONS.match(text, at, end):
        unit = "人"
    elif found := _ECHO.match(text, at, end):
        unit = found["u"]
    elif found := _BARE.match(text, at, end):
        noun = _BARE_OF.search(text, max(last, at - 12), at)
        unit = _COUNTED[noun.group(1)] if noun else ""
    indexed = not unit and found is not None and _unitless(text, max(last, at - _NEAR), at, found["am"])
    if not found or not (unit or indexed):
        return None
    value = arabic(found["a"], found["am"])
    start, stop, operator = _bounds(text, at, found.end(), last, end, "=", "count")
    return Quantity(start, at, stop, value, unit, "count", operator)


def _headed(text: str, at: int, last: int, end: int) -> Quantity | None:
    """Return the quantity at *at* whose thing has its unit in brackets behind it; the brackets are part of the quantity.

    >>> [(q.start, q.value, q.unit, q.operator) for q in quantities("健身步道（公里）≥80")]
    [(4, 80, '公里', '>=')]
    """
    found = _BARE_HEADED.match(text, at, end)
    before = _HEADED.search(text, max(last, at - _NEAR), at) if found else None
    if not found or not before:
        return None
    value = arabic(found["a"], before["s"] or found["am"])
    _, stop, operator = _bounds(text, at, found.end(), last, end, "=", _KIND[before["u"]])
    return Quantity(before.start(), at, stop, value, before["u"], _KIND[before["u"]], operator)


def _unitless(text: str, since: int, at: int, scale: str) -> bool:
    """Return whether the number at *at* is that of an index, or of many people or hits (*scale* 万)."""
    many = "万" in scale or "亿" in scale
    return bool(_INDEX.search(text, since, at) or (many and _MANY.search(text, since, at)))


def _bounds(
    text: str, numeral: int, stop: int, last: int, end: int, operator: Operator, kind: str
) -> tuple[int, int, Operator]:
    """Return where the bounds around a number begin and end, and how it binds; *last* is where the quantity before it ended."""
    start = numeral
    bounded = text[numeral - 1 : numeral] in _BOUND_ENDS
    for length in range(min(_LONGEST_BOUND, numeral - last) if bounded else 0, 0, -1):
        word = text[numeral - length : numeral]
        if (bound := BOUNDS.get(word)) is not None and not _inside(text, word, numeral - length):
            start = numeral - length
            operator = bound if operator == "=" else operator
            break
    after = _AFTER_PATTERN.match(text, stop, end)
    lasting = kind == "time" and text[start - 1 : start] not in ("至", "到", "在")  # 三年内 is a date
    if after and not (after.group() == "内" and lasting):
        stop = after.end()
        operator = AFTER[after.group()] if operator in ("=", ">=") else operator
    return start, stop, operator


def _inside(text: str, bound: str, at: int) -> bool:
    """Whether the word *bound* at *at* only ends another one: 签约24个项目, 预约24人."""
    return at > 0 and text[at - 1] in _INSIDE.get(bound, "")


def _value(found: re.Match[str]) -> tuple[Value, Operator]:
    """Return the value of what was *found* and the operator that its own characters state."""
    if found["a"]:
        low = arabic(found["a"], found["am"] if found["am"].strip("多余") or not found["b"] else found["bm"])
        if not found["b"]:
            return low, ">=" if found["am"].strip("十百千万亿") else "="
        high = arabic(found["b"], found["bm"])
        return ((low, high), "range") if low < high else (None, "=")
    if found["c"]:
        first, second = read(found["c"]), read(found["d"] or "")
        if found["d"]:
            return ((first, second), "range") if first and second and first < second else (None, "=")
        return first, ">=" if found["cm"] else "="
    if found["h"]:
        return SCALES[found["h"]], "="
    if found["of"]:
        whole, part = read(found["of"]), read(found["part"])
        return (round(100 * part / whole, 2), "=") if whole and part and part < whole else (None, "=")
    if found["p"]:
        return read(found["p"]), "="
    if found["f"]:
        return 2 ** int(read(found["fn"]) or 1), "="
    return (int(read(found["t"]) or 0) * 10, "=") if found["t"] else (None, "=")
