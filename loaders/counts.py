"""Commitments with a number (数量指标): counts, money and percentages.

    leading   = verb quantity object                     新建200个基地                      target.count
    list      = (、 | 和) quantity object                 、16个科技馆: the verb before          target.list
    sum       = list 等 quantity object                   等10项重点活动                     target.sum
    trailing  = verb object quantity                      实施示范项目17项                    target.trailing
    reach     = object (达到 | 突破 | 超 …) quantity        受益群众达到300万人次               target.reach
    after     = preposition quantity object verb          为500家企业提供服务                 target.after
    ratio     = object [较 year] (增长 | 控制在 …) percentage   产值增长7%以上                     target.ratio
    shared    = quantity object { 、 object }              34项甲项目、乙项目: a row each         target.shared

What exists, ages, ordinals, conditions and ceilings of policies, and what has been reached are no commitments.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..graph.fact import Doubt, Target
from .commitments import (
    ADVERBS,
    AIMS,
    BENEFITING,
    CHANGING,
    CLASSES,
    CUTTING,
    DOING,
    DONE,
    EXISTING,
    LEADS,
    MEASURES,
    MODIFIERS,
    PAST,
    PIVOTS,
    PLAIN,
    POLICY,
    PREPOSITIONS,
    RATES,
    REACHING,
    REGIONS,
    STRONG,
    TALLY,
    TURNING,
    Reading,
    Span,
)
from .numbers import Quantity
from .phrases import after, before

_OBJECT = 60  # characters: a longer object has lost its end
_LEFT = 60  # characters: how far before a number its verb is looked for
_ADVERBIAL = LEADS - DOING
_GOVERNING = (DOING | REACHING) - {"为"}  # right before a number 为 is a preposition
_PIVOTS = tuple(PIVOTS)
_NOUNS = frozenset("人名户村亩")  # units that say themselves what is counted
_NEXT = re.compile(r"(?:以及|和|及|与|并)(?=\d|不少于|不低于|不超过|约|近|至少|超过|[数几上近][十百千万]|[一二三四五六七八九十两]{1,3}[个名家项场座所])")
_BATCH = re.compile(r"第[一二三四五六七八九十\d]{1,3}[批届期轮次]$")
_BASE = re.compile(r"(?:较|比|对比|相比)(?:(?P<year>20\d\d)年?|(?P<last>上年|去年|上一年))(?:底|末|度|同期|实际)?$")
_EACH = re.compile(r"每[个家所村县市区镇乡户]?[^，。、；每]{0,12}$")
_FOR = re.compile("对|符合|鼓励|支持|凡|若|如")
_CONDITION = re.compile("[^，]{0,40}的(?:企业|单位|项目|人员|人才|机构|地区|地方|个人|家庭|产品|主体|学校|农户|团队)")
_FROM = re.compile("[从由][^，。；]{0,12}$")
_START = re.compile(r"[从由](?:[^，。；]{0,8}的)?\d")
_DIGIT = re.compile(r"\d")
_LISTED = "、和及与"
_STOPS = frozenset("，。；：！？、）】〕］》”\n（【〔")


@dataclass(frozen=True, slots=True)
class _Last:
    """The commitment before: where it ended, its clause, what it said."""

    end: int
    clause: Span
    verb: Span
    object: Span
    aspire: bool
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class _Frame:
    """A quantity in its clause: *floor* is where what belongs to it may begin, ``[right:stop]`` what follows it in its list member."""

    quantity: Quantity
    clause: Span
    floor: int
    right: int
    stop: int
    joined: bool


def counts(reading: Reading, numbers: Iterable[Quantity]) -> Iterator[Target | Doubt]:
    """Yield the commitments with a number in *reading*, in the order of its *numbers*."""
    last: _Last | None = None
    for quantity in numbers:
        if reading.phrases.enclosure(quantity.numeral) or _understood(reading, quantity):
            continue
        frame = _frame(reading, quantity, last)
        found = list(_read(reading, frame, last))
        for each, made in found:
            yield each
            last = made or last


def _frame(r: Reading, q: Quantity, last: _Last | None) -> _Frame:
    """Return *q* in its clause."""
    clause = r.phrases.clause(q.numeral)
    joined = last is not None and clause[0] < last.end <= q.start
    floor = last.end if last and joined else clause[0]
    _, stop = r.phrases.member(q.numeral)
    stop = min(stop, q.end + _OBJECT)
    if following := _NEXT.search(r.text, q.end, stop):
        stop = following.start()
    right = q.end + r.text.startswith("的", q.end)
    if right < stop and r.text[right] in _STOPS and not r.phrases.enclosure(right):
        stop = right
    elif right < stop and r.text[right] in "（【〔":
        stop = right
    return _Frame(q, clause, max(floor, q.start - _LEFT * 2), min(right, stop), max(stop, q.end), joined)


def _understood(r: Reading, q: Quantity) -> bool:
    """Return whether *q* is known to be no commitment."""
    text = r.text
    start, end = r.phrases.clause(q.numeral)
    if text.startswith(("/", "每"), q.end) or text[q.start - 1 : q.start] == "每":
        return True
    if q.kind == "time" and before(text, start, q.start, REACHING) > q.start - 2:
        return True  # but 办理时间压缩至3个工作日 is a commitment
    if q.kind in ("money", "ratio") and POLICY.search(text, start, end):
        return True
    if text.startswith("的", end - 1) and text.startswith("，", end):
        return True  # a condition: 年营业收入1亿元以上的，…
    if PAST.search(text, r.phrases.sentence(q.numeral)[0], q.start) or DONE.search(text, start, q.start):
        return True
    if q.kind != "count" and _CONDITION.match(text, q.end, end) and _FOR.search(text, start, q.start):
        return True
    if _FROM.search(text, start, q.start) and after(text, q.end, end, CHANGING) > q.end:
        return True  # 从45%提高到70%: where it starts
    if q.kind == "ratio":
        return False
    if TALLY.match(text, q.end) or before(text, start, q.start, EXISTING) < before(text, start, q.start, DOING):
        return True
    region = before(text, start, q.start, REGIONS)
    return region < q.start and before(text, start, region, PREPOSITIONS) == region and before(text, start, region, DOING) == region


def _read(r: Reading, f: _Frame, last: _Last | None) -> Iterator[tuple[Target | Doubt, _Last | None]]:
    """Yield what the quantity of *f* commits to, by the first frame that fits."""
    q, text = f.quantity, r.text
    if q.value is None:
        verb = _adjacent(r, f)
        if verb and f.right < f.stop:
            reason = f"数量“{text[q.start : q.end]}”没有确定的值，未记为指标"
            yield r.doubt("target.vague", (verb[0], _object(r, f, False)[0][1]), reason), None
        return
    if q.kind == "ratio":
        yield from _ratio(r, f, last)
        return
    verb = _adjacent(r, f)
    turned = f.right < f.stop and after(text, f.right, f.stop, TURNING) > f.right and "的" not in text[f.right + 1 : f.stop - 1]
    object_follows = f.right < f.stop and not turned
    if q.chinese and not (verb and object_follows and text[verb[0] : verb[1]] not in PIVOTS):
        return  # 两类标准, 一期、二期: words rather than numbers
    if verb and object_follows:
        yield from _leading(r, f, verb, last, "target.count")
    elif object_follows:
        yield from _listed(r, f, last)
    elif verb and _reached(r, f, verb):
        yield from _reach(r, f, verb, last)
    else:
        yield from _trailing(r, f, last)


def _reached(r: Reading, f: _Frame, verb: Span) -> bool:
    """Return whether *verb*, right before the number, says how far the thing before it is to go."""
    word = r.text[verb[0] : verb[1]]
    return word in REACHING or (word in CHANGING and verb[0] - r.forward(f.floor, verb[0]) >= 2)


def _adjacent(r: Reading, f: _Frame) -> Span | None:
    """Return the verb, with the verbs joined to it, that stands right before the quantity."""
    text, end = r.text, f.quantity.start
    floor = max(f.floor, end - _LEFT)
    while (at := before(text, floor, end, MODIFIERS)) < end and before(text, floor, end, _GOVERNING) == end:
        end = at
    if batch := _BATCH.search(text, max(floor, end - 6), end):
        end = batch.start()
    start = stop = end
    while (at := before(text, floor, start, _GOVERNING)) < start:
        start = at
        if text[start - 1 : start] == "并" and before(text, floor, start - 1, DOING) < start - 1:
            start -= 1
    return (start, stop) if start < stop else None


def _object(r: Reading, f: _Frame, pivot: bool) -> tuple[Span, Span | None]:
    """Return what the quantity counts, from the text after it, and what limits that."""
    start, stop = f.right, f.stop
    while stop > start + 1 and r.text[stop - 1] in "，。、；：的":
        stop -= 1
    if not pivot and "的" not in r.text[start:stop] and r.text[stop : stop + 1] == "、":
        stop = _far(r, f, stop)
    if not pivot:
        (head, stop), limit = r.head(start, stop)
        if limit:
            cut = _cut(r, head, stop, CUTTING)
            return (head, cut[0] if cut else stop), limit
    cut = _cut(r, start, stop, CUTTING, pivot)
    if cut:
        return (start, _before_adverbs(r, start, cut[0])), (cut[0], stop)
    return (start, _unbracketed(r, start, stop)), None


def _far(r: Reading, f: _Frame, stop: int) -> int:
    """Return where the object ends that is limited by a list: 5个自主可控、全国一流的大模型; else *stop*."""
    end = min(f.clause[1], stop + _OBJECT)
    at = r.text.find("的", stop, end)
    if at < 0 or _DIGIT.search(r.text, stop, at):
        return stop
    start = stop
    while start < at:
        if after(r.text, start + 1, at, STRONG) > start + 1:
            return stop  # 建设5个基地、完善新的机制
        start = r.phrases.member(start + 1)[1]
    last = r.phrases.member(at)[1]
    return min(last, end) if last - at > 2 else stop


def _before_adverbs(r: Reading, start: int, end: int) -> int:
    """Return *end*, moved left over adverbs."""
    while (at := before(r.text, start + 1, end, ADVERBS)) < end:
        end = at
    return end


def _unbracketed(r: Reading, start: int, stop: int) -> int:
    """Return *stop*, or where a bracket with numbers in it begins."""
    at = r.text.find("（", start, stop)
    return at if at > start and _DIGIT.search(r.text, at, stop) else stop


def _cut(r: Reading, start: int, stop: int, verbs: frozenset[str], pivot: bool = False) -> Span | None:
    """Return the first of *verbs* after *start* that is no part of a name such as 提升行动.

    After a *pivot* (支持20个基地提升服务能力) a verb is expected: only what names a thing in full is left together.
    """
    text = r.text
    for at in range(start + 1, stop - 2):
        end = after(text, at, stop, verbs)
        if end == at or end == stop or r.phrases.enclosure(at):
            continue
        named = after(text, end, stop, CLASSES)
        if named == end or (pivot and named < stop) or text[at:end] in PLAIN:
            return at, end
    return None


def _leading(
    r: Reading, f: _Frame, verb: Span, last: _Last | None, rule: str, start: int | None = None
) -> Iterator[tuple[Target, _Last]]:
    """Yield the commitment of *verb*, which governs the number and the object after it."""
    pivot = r.text.endswith(_PIVOTS, *verb)
    object, scope = _object(r, f, pivot)
    if r.text.endswith("全覆盖", *object):
        return  # read as a coverage
    start = r.backward(verb[0], f.floor) if start is None else start
    if each := _EACH.search(r.text, f.floor, start):
        scope, start = each.span(), r.backward(each.start(), f.floor)
    end = scope[1] if scope and scope[0] >= object[1] else object[1]
    objects = [object, *_sharing(r, f, object)] if end == object[1] else [object]
    yield from _made(r, f, "target.shared" if len(objects) > 1 else rule, (start, max(end, objects[-1][1])), verb, objects, last, scope)


def _sharing(r: Reading, f: _Frame, object: Span) -> list[Span]:
    """Return the list members after *object* that share its number: all end with its noun and have no number or verb of their own."""
    text, found = r.text, []
    at, end = object[1], f.clause[1]
    while at < end and text[at] == "、" and len(found) < 20:
        start, stop = r.phrases.member(at + 1)
        stop = min(stop, end)
        if text[stop - 2 : stop] != text[object[1] - 2 : object[1]] or stop - start > _OBJECT or _DIGIT.search(text, start, stop):
            return []
        if after(text, start, stop, STRONG) > start:
            return []
        found.append((start, stop))
        at = stop
    return found if at >= end else []


def _listed(r: Reading, f: _Frame, last: _Last | None) -> Iterator[tuple[Target | Doubt, _Last | None]]:
    """Yield the commitment of a number with an object after it and no verb right before it."""
    text, q = r.text, f.quantity
    left = f.floor
    while left < q.start and text[left] in "、，和及与并以":
        left += 1
    bare = r.forward(left, q.start) >= q.start
    mark = text[q.start - 1 : q.start]
    if f.joined and last and left >= q.start:
        yield from _leading(r, f, last.verb, last, "target.list", q.start)
        return
    if mark == "等" or mark in _LISTED:
        verb = _governing(r, f.clause[0], q.start)
        if verb:
            start = q.start - (mark == "等") if q.start - verb[0] > 20 else verb[0]
            yield from _leading(r, f, verb, last, "target.sum" if mark == "等" else "target.list", start)
        return
    framed = before(text, f.floor, q.start, PREPOSITIONS) < q.start or before(text, f.floor, q.start, REGIONS) < q.start
    if (bare or framed) and (verb := _cut(r, f.right, f.stop, CUTTING | STRONG)):
        start = before(text, f.floor, q.start, PREPOSITIONS | REGIONS)
        start = r.backward(before(text, f.floor, start, PREPOSITIONS), f.floor)
        span = start, f.stop
        yield from _made(r, f, "target.after", span, verb, [(f.right, _before_adverbs(r, f.right, verb[0]))], last, (verb[1], f.stop))
        return
    if not text.startswith("的", q.end):
        yield from _trailing(r, f, last)


def _governing(r: Reading, start: int, end: int) -> Span | None:
    """Return the verb at the beginning of ``text[start:end]``, after words of aim and date phrases."""
    at = r.forward(start, end, _ADVERBIAL)
    stop = at + (r.text.startswith("新", at) and after(r.text, at + 1, end, DOING) > at + 1)
    while (more := after(r.text, stop, end, DOING)) > stop:
        stop = more
    return (at, stop) if stop > at else None


def _verb(r: Reading, start: int, end: int) -> Span | None:
    """Return the verb that governs the thing named between it and *end*: the last strong one, else one at the beginning.

    A verb right before the class noun that ends the thing (培育基地) is part of its name.
    """
    text, found = r.text, None
    at = start
    while at < end:
        adverbial = at == start or before(text, start, at, _ADVERBIAL) < at
        stop = after(text, at, end, DOING if adverbial else STRONG)
        if stop > at and not r.phrases.enclosure(at) and (at == start or after(text, stop, end, CLASSES) < end):
            if end - stop >= 2 or found is None:
                found = at, stop
            at = stop
        else:
            at += 1
    return found or _governing(r, start, end)


def _trailing(r: Reading, f: _Frame, last: _Last | None) -> Iterator[tuple[Target | Doubt, _Last | None]]:
    """Yield the commitment of a number that follows its object."""
    text, q = r.text, f.quantity
    end = q.start
    while (at := before(text, f.floor, end, MODIFIERS)) < end and before(text, f.floor, end, DOING) == end:
        end = at
    left = r.forward(f.floor, end, _ADVERBIAL)
    verb = _verb(r, left, end)
    bound = (q.start, q.numeral)
    bounding = text[bound[0] : bound[1]]
    aimed = verb is not None and bounding in ("突破", "超过", "超", "逾") and text[verb[0] : verb[1]] in AIMS
    if bounding in REACHING and (verb is None or aimed):
        yield from _reach(r, f, bound, last)
        return
    if verb:
        start = verb[1] + (verb[1] < end and text[verb[1]] in "好了出")
        if start >= end and q.unit[0] not in _NOUNS:
            yield r.doubt("target.trailing", (verb[0], q.end), "数字所指的对象不在本句中"), None
            return
        if start >= end:  # 培训5000人: the unit is all that names them
            unit = q.end - 1 if q.unit not in text[q.numeral : q.end] else text.index(q.unit, q.numeral, q.end)
            yield from _made(r, f, "target.trailing", (r.backward(verb[0], f.floor), q.end), verb, [(unit, unit + len(q.unit))], last)
            return
        objects = _members(r, start, end) if text.startswith("各", end) else [r.head(start, end)[0]]
        yield from _made(r, f, "target.trailing", (r.backward(verb[0], f.floor), q.end), verb, objects, last)
        return
    yield from _verbless(r, f, (left, end), last)


def _verbless(r: Reading, f: _Frame, object: Span, last: _Last | None) -> Iterator[tuple[Target | Doubt, _Last | None]]:
    """Yield the commitment of a number after *object* for which no verb was found: its own, or that of the number before."""
    text, q = r.text, f.quantity
    left, end = object
    who = before(text, left, end, BENEFITING)
    if who < end:
        yield from _made(r, f, "target.reach", (r.backward(left, f.floor), q.end), (who, end), [object], last)
        return
    follows = last is not None and last.clause[1] + 1 == f.clause[0] and text[last.clause[1]] == "，"
    if last and last.verb[0] < last.verb[1] and (f.joined or (follows and last.quantity.unit == q.unit)):
        start = f.floor
        while start < end and text[start] in "、，和与及并以":
            start += 1
        object = (start, end) if end - start >= 2 else last.object
        yield from _made(r, f, "target.list", (min(start, q.start), q.end), last.verb, [object], last)
        return
    if end - left < 2 or q.kind == "time":
        return
    if q.operator != "=" and text.endswith(MEASURES, left, end):
        yield from _made(r, f, "target.reach", (r.backward(left, f.floor), q.end), (end, end), [_subject(r, left, end)], last)
        return
    reason = "有数量而没有认出动词，不知是现状还是指标"
    known = _Last(q.end, f.clause, (left, left), object, False, q)
    yield r.doubt("target.verbless", (left, max(q.end, f.stop)), reason), known


def _members(r: Reading, start: int, end: int) -> list[Span]:
    """Return the list members between *start* and *end*."""
    found = []
    while start < end:
        stop = min(r.phrases.member(start)[1], end)
        found.append((start, stop))
        start = stop + 1
    return found


def _subject(r: Reading, start: int, end: int) -> Span:
    """Return the thing between *start* and *end*, without date phrases, words of aim and adverbs around it."""
    start = r.forward(start, end, AIMS)
    if since := _START.search(r.text, start + 2, end):
        end = since.start()
    return start, _before_adverbs(r, start, end)


def _reach(r: Reading, f: _Frame, verb: Span, last: _Last | None) -> Iterator[tuple[Target | Doubt, _Last | None]]:
    """Yield the commitment of a thing that is to reach the number."""
    subject = _subject(r, f.floor, verb[0])
    if subject[1] - subject[0] < 2:
        if not (last and last.clause[1] + 1 >= f.floor and f.quantity.kind != "time"):
            yield r.doubt("target.reach", (verb[0], f.quantity.end), "数字所指的对象不在本句中"), None
            return
        subject = last.object
    start = r.backward(subject[0], f.floor) if subject[0] >= f.floor else verb[0]
    yield from _made(r, f, "target.reach", (start, f.quantity.end), verb, [subject], last)


def _ratio(r: Reading, f: _Frame, last: _Last | None) -> Iterator[tuple[Target | Doubt, _Last | None]]:
    """Yield the commitment of a percentage."""
    text, q = r.text, f.quantity
    if text.startswith("的", q.end) and not text.startswith(("目标", "增速", "增长", "速度", "水平"), q.end + 1):
        return
    end = q.start
    if text[end - 1 : end] in ("到", "至", "在", "为") and before(text, f.floor, end, CHANGING) == end:
        end -= 1
    at = before(text, f.floor, end, CHANGING)
    verb = (at, end)
    stop = at
    while (at := before(text, f.floor, stop, ADVERBS)) < stop:
        stop = at
    base = _BASE.search(text, max(f.floor, stop - 14), stop)
    subject = _subject(r, f.floor, base.start() if base else stop)
    if text[q.start : q.numeral] in REACHING and verb[0] == verb[1]:
        verb = q.start, q.numeral
    if text.startswith("翻", q.numeral):
        verb = q.numeral, q.numeral + 1
    if subject[1] - subject[0] < 2:
        if not (last and r.phrases.sentence(last.end) == r.phrases.sentence(q.numeral)):
            if verb[0] < verb[1]:
                yield r.doubt("target.ratio", (verb[0], q.end), "百分比所指的对象不在本句中"), None
            return
        if verb[0] == verb[1]:
            verb = last.verb
        subject = last.object
    elif verb[0] == verb[1] and not text.endswith(RATES, *subject):
        if f.joined and last and last.quantity.kind == "ratio":
            verb = last.verb
        else:
            yield from _trailing(r, f, last)
            return
    year = int(base["year"]) if base and base["year"] else None
    if base and base["last"] and r.calendar.year:
        year = r.calendar.year - 1
    start = r.backward(subject[0], f.floor) if subject[0] >= f.floor else min(max(f.floor, verb[0]), q.start)
    while start < q.start and text[start] in "、，和及与":
        start += 1
    yield from _made(r, f, "target.ratio", (start, q.end), verb, [subject], last, baseline=year)


def _made(
    r: Reading,
    f: _Frame,
    rule: str,
    quote: Span,
    verb: Span,
    objects: list[Span],
    last: _Last | None,
    scope: Span | None = None,
    baseline: int | None = None,
) -> Iterator[tuple[Target, _Last]]:
    """Yield a target for each of *objects*, and what the next number may take over from it."""
    q = f.quantity
    per = r.per(f.clause[0], q.start)
    aspire = r.aspires(f.clause[0], q.end) or bool(
        last
        and last.aspire
        and last.clause[1] + 1 == f.clause[0] == quote[0]
        and r.text[last.clause[1]] == "，"
    )
    shared = f"{r.label}-{q.value}".lstrip("-") if len(objects) > 1 and "各" not in r.text[q.start - 1 : q.start] else None
    for object in objects:
        target = r.target(
            rule, quote, verb, object, op=q.operator, value=q.value, unit=q.unit, due=r.due(q.start, q.end, per), kind=r.measured(q),
            aspire=aspire, baseline=baseline, scope=scope, per=per, shared=shared,
        )
        yield target, _Last(max(quote[1], q.end), f.clause, verb, object, aspire, q)
