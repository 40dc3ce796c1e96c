"""Numbers with what they count behind them and no verb right before them: in a list (、16个科技馆), after 等, under 对 or 的."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...graph.fact import Doubt, Target
from ..vocabulary import either, vocabulary
from .commitments import Reading, Span
from .counted import done
from .cutting import before_adverbs
from .frames import Frame, Last, made
from .leading import leading
from .openings import opening_verb
from .phrases import after, before
from .trailing import trailing
from .verbs import ADVERBIAL, leading_verb, verb_within
from .words import ADVERBS, BATCHES, CUTTING, DOING, HURRYING, PIVOTS, PREPOSITIONS, REGIONS

_LISTED = "、和及与"
_DIGIT = re.compile(r"\d")
_OTHER = (
    DOING
    | CUTTING
    | frozenset(("和", "及", "与", "并", "或", "等", "总", "共", "占", "约", "其中", "分别", "均", "每"))
)
_REGION = re.compile("(?:地区|[省市县区州镇乡村])$")
_PLACE = 24  # characters
_UNHURRIED = ADVERBIAL - HURRYING
_FRAMING = PREPOSITIONS | REGIONS
_WORDS = vocabulary("targets")["words"]
_LOCALITY = re.compile(f"{either(_WORDS['selected'])}?{either(_WORDS['localities'])}")
_TURNS = re.compile("[0-9]{1,4}(?:次|场次?|期|轮|遍|人次)(?:以上|左右|以内)?$")
_WITH = frozenset(("对", "为", "在", "向", "给", "将", "把"))
_TOGETHER = _WITH | {"与", "同", "联合", "会同"}


def continued(r: Reading, f: Frame, last: Last | None) -> Iterator[tuple[Target | Doubt, Last | None]]:
    """Yield the commitment of a number with an object after it and no verb right before it."""
    text, q = r.text, f.quantity
    left = f.floor
    while left < q.start and text[left] in "、，和及与并以":
        left += 1
    if _TURNS.search(text, f.right + 2, f.stop):
        return  # 6座水库责任人培训2次: the other number counts
    counted = before(text, left, q.start, BATCHES)
    bare = r.forward(left, counted) >= counted
    mark = text[q.start - 1 : q.start]
    own = last is not None and last.quantity.end <= last.object[0] < last.verb[0] and done(r, f)
    if last and left >= q.start and own:  # 10个项目签约、5个项目落地
        yield from _done(r, f, q.start, own, last)
        return
    if last and left >= q.start and (f.joined or _goes_on(r, f, last)):
        yield from leading(r, f, last.verb, last, "target.list", q.start)
        return
    if mark in _WITH and (at := before(text, f.floor, q.start - 1, DOING)) < q.start - 1:
        yield from leading(r, f, (at, q.start - 1), last, "target.count")  # 完成对5个研究所的检查
        return
    if mark == "与" and (found := done(r, f)):
        yield from _done(r, f, q.start - 1, found, last)  # 加强与10家企业开展合作
        return
    if mark == "等" or mark in _LISTED:
        opening = r.forward(f.clause[0], q.start, ADVERBIAL)
        verb = leading_verb(r, f.clause[0], q.start) or (
            opening_verb(r, opening, q.start) if mark == "等" else None
        )
        if verb and not text.startswith("在", verb[1]):  # 安排在2个乡和3个村的项目: where
            start = q.start - (mark == "等") if q.start - verb[0] > 20 else verb[0]
            yield from leading(r, f, verb, last, "target.sum" if mark == "等" else "target.list", start)
        elif mark == "等" and (hurried := _hurried(r, f)):
            start = q.start - 1 if q.start - hurried[0] > 20 else hurried[0]
            yield from leading(r, f, hurried, last, "target.sum", start)
        elif mark == "等" and (found := done(r, f)) and r.next_date(f.right, found[0][0]) < found[0][0]:
            yield from _done(r, f, f.clause[0], found, last)  # 确保甲、乙等20个项目3月底前全部开工
        elif mark == "等":
            yield from _treated(r, f, last)
        return
    if mark == "的" and (verb := _governing(r, f)):
        if text.startswith("在", verb[1]):
            return
        yield from leading(r, f, verb, last, "target.count")
        return
    if mark == "的":
        yield from _treated(r, f, last)
        return
    framed = (
        before(text, f.floor, q.start, PREPOSITIONS) < q.start
        or before(text, f.floor, q.start, REGIONS) < q.start
    )
    if (bare or framed) and mark in ("在", "于") and _DIGIT.search(text, f.right, f.clause[1]):
        return  # 在8个行业分别培育1个数据集: where
    if mark in ("在", "于") and (place := _LOCALITY.match(text, f.right, f.stop)):
        doing = after(text, place.end(), f.stop, DOING)
        if f.stop - doing >= 2 and doing > place.end():  # 在100个城市建设城市医疗集团
            yield from _done(r, f, q.start - 1, ((place.end(), doing), f.stop), last)
            return
    if (bare or framed) and (found := done(r, f)):
        start = before(text, f.floor, q.start, _FRAMING)
        yield from _done(r, f, before(text, f.floor, start, PREPOSITIONS), found, last)
        return
    if text.startswith("的", q.end):
        return
    if not f.joined and f.stop - f.right > 1 and q.kind in ("count", "measure") and (verb := _placed(r, f)):
        yield from leading(r, f, verb, last, "target.count")
        return
    yield from trailing(r, f, last)


def _placed(r: Reading, f: Frame) -> Span | None:
    """Return the verb with words of place between it and the number, whose things follow: 完成家属区3栋住宅楼改造."""
    if after(r.text, f.right, f.stop, _OTHER) > f.right:
        return None
    left = r.forward(f.floor, f.quantity.start, ADVERBIAL)
    while (more := after(r.text, left, f.quantity.start, ADVERBS)) > left:
        left = more
    verb = leading_verb(r, left, f.quantity.start)
    if verb and r.text[slice(*verb)] in PIVOTS and not _REGION.search(r.text, verb[1], f.quantity.start):
        return None  # 组织媒体100家踩线考察, but 支持山区县12所学校发展
    return verb if verb and 2 <= f.quantity.start - verb[1] <= _PLACE else None


def _hurried(r: Reading, f: Frame) -> Span | None:
    """Return the word of haste that opens the clause, before things of which a few are named: 加快甲、乙等22个项目建设."""
    start = r.forward(f.clause[0], f.quantity.start, _UNHURRIED)
    end = start
    while (more := after(r.text, end, f.quantity.start, HURRYING | PIVOTS)) > end:
        end = more
    return (start, end) if after(r.text, start, end, HURRYING) > start and f.stop - f.right > 1 else None


def _governing(r: Reading, f: Frame) -> Span | None:
    """Return the verb before the words that limit the number and its things: 抓好总投资9亿元的28个项目."""
    left, end = r.forward(f.floor, f.quantity.start, ADVERBIAL), f.quantity.start - 1
    if r.text[left] in _WITH:
        return None
    return verb_within(r, left, end) or opening_verb(r, left, end)


def _goes_on(r: Reading, f: Frame, last: Last) -> bool:
    """Return whether the clause of *f* goes on with the list of the one before: 培养10名甲，不少于20名具有乙水平的丙."""
    if last.clause[1] + 1 != f.clause[0] or r.text[last.clause[1]] != "，" or last.verb[0] == last.verb[1]:
        return False
    if last.object[0] < last.quantity.end or f.quantity.kind != last.quantity.kind:
        return False
    return r.text.find("的", f.right + 1, f.stop - 1) > 0 or done(r, f) is None


def _treated(r: Reading, f: Frame, last: Last | None) -> Iterator[tuple[Target | Doubt, Last | None]]:
    """Yield the commitment to do something with some things of which a few are named: 对甲路等3条道路进行改造."""
    at = r.forward(f.clause[0], f.quantity.start, ADVERBIAL)
    if after(r.text, at, f.quantity.start, _TOGETHER) > at and (found := done(r, f)):
        yield from _done(r, f, at, found, last)


def _done(
    r: Reading, f: Frame, start: int, found: tuple[Span, int], last: Last | None
) -> Iterator[tuple[Target | Doubt, Last | None]]:
    """Yield the commitment of what the counted things do or undergo; *found* is the verb, and where what belongs to it ends."""
    verb, stop = found
    if r.text.find("已", f.right, verb[0]) >= 0 or r.text.find("每", f.right, verb[0]) >= 0:
        return  # 3所学校已签协议落地: what is; 700艘渔船每艘增配1只: the other number counts
    end = r.next_date(f.right, verb[0])  # 3个村年底前建成
    head, _ = r.head(f.right, before_adverbs(r, f.right, end))
    things = [head if head[1] - head[0] > 1 else (f.right, head[1])]
    if things[0][1] <= things[0][0]:  # 首批500套9月底前交付
        if last is None or f.quantity.unit == "元":
            yield r.doubt("target.after", (start, stop), "数字所指的对象不在本句中"), None
            return
        things = [last.object]
    quote = r.backward(start, f.floor), stop
    yield from made(r, f, "target.after", quote, verb, things, last, (verb[1], stop))
