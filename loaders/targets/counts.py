"""Commitments with a number (数量指标): counts, money and percentages.

    leading   = verb quantity object                     新建200个基地                      target.count
    list      = (、 | 和) quantity object                 、16个科技馆: the verb before          target.list
    sum       = list 等 quantity object                   等10项重点活动                     target.sum
    trailing  = verb object quantity                      实施示范项目17项                    target.trailing
    reach     = object (达到 | 突破 | 超 …) quantity        受益群众达到300万人次               target.reach
    opening   = verb object quantity                      加装摄像头300个: no list knows the verb  target.opening
    after     = preposition quantity object verb          为500家企业提供服务                 target.after
    ratio     = object [较 year] (增长 | 控制在 …) percentage   产值增长7%以上                     target.ratio
    shared    = quantity object { 、 object }              34项甲项目、乙项目: a row each         target.shared

What exists, ages, ordinals, conditions and ceilings of policies, and what has been reached are no commitments.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ...graph.fact import Doubt, Target
from .commitments import (
    AIMS,
    BENEFITING,
    CHANGING,
    DOING,
    GRADES,
    MEASURES,
    MODIFIERS,
    PIVOTS,
    PREPOSITIONS,
    REACHING,
    REGIONS,
    TURNING,
    Reading,
    Span,
)
from .counted import before_adverbs, counted_after, distributed, done, listed, sharing, subject_of
from .frames import Frame, Last, frame, made
from .givens import given
from .numbers import Quantity
from .openings import opening_verb
from .phrases import after, before
from .ratios import ratio
from .verbs import ADVERBIAL, adjacent, leading_verb, reaches, verb_within

_PIVOTS = tuple(PIVOTS)
_NOUNS = frozenset("人名户村亩")  # units that say themselves what is counted
_PRESENT = re.compile("在[校职岗建研册编线读籍役]|都市")
_EACH = re.compile(r"每[个家所村县市区镇乡户]?[^，。、；每]{0,12}$")
_DIGIT = re.compile(r"\d")
_LISTED = "、和及与"
_PLACES = frozenset("省市县区州盟旗镇乡村")  # endings of whom a commitment is limited to (甲区新建学校3所)
_PARTICLES = frozenset("好了出起成到新再")  # after a verb only: 支出, 创新


def counts(reading: Reading, numbers: Iterable[Quantity]) -> Iterator[Target | Doubt]:
    """Yield the commitments with a number in *reading*, in the order of its *numbers*."""
    last: Last | None = None
    for quantity in numbers:
        if reading.phrases.enclosure(quantity.numeral) or given(reading, quantity):
            continue
        for fact, known in list(_read(reading, frame(reading, quantity, last), last)):
            yield fact
            last = known or last


def _read(r: Reading, f: Frame, last: Last | None) -> Iterator[tuple[Target | Doubt, Last | None]]:
    """Yield what the quantity of *f* commits to, by the first frame that fits."""
    q, text = f.quantity, r.text
    if q.value is None:
        verb = adjacent(r, f)
        listed_too = f.joined and not text[f.floor : q.start].strip(_LISTED)
        if f.right >= f.stop and verb is None:
            verb = leading_verb(r, f.clause[0], q.start)
        if verb or (listed_too and f.right < f.stop):
            reason = f"数量“{text[q.start : q.end]}”没有确定的值，未记为指标"
            start = verb[0] if verb else q.start
            yield r.doubt("target.vague", (start, counted_after(r, f, False)[0][1]), reason), None
        return
    if q.kind == "ratio":
        yield from _percentage(r, f, last)
        return
    verb = adjacent(r, f)
    turned = (
        f.right < f.stop
        and after(text, f.right, f.stop, TURNING) > f.right
        and not _PRESENT.match(text, f.right)
        and "的" not in text[f.right + 1 : f.stop - 1]
    )
    object_follows = f.right < f.stop and not turned
    if q.chinese and not (verb and object_follows and text[verb[0] : verb[1]] not in PIVOTS):
        return  # 两类标准, 一期、二期: words rather than numbers
    if verb and object_follows:
        yield from _leading(r, f, verb, last, "target.count")
    elif object_follows and not f.joined and (opened := _opened(r, f)):
        yield from _leading(r, f, opened, last, "target.opening")
    elif object_follows:
        yield from _listed(r, f, last)
    elif verb and reaches(r, f, verb):
        yield from _reach(r, f, verb, last)
    else:
        yield from _trailing(r, f, last)


def _opened(r: Reading, f: Frame) -> Span | None:
    """Return the verb that is all there is between the beginning of the clause and the quantity: 抓好2万亩果园改造."""
    left = r.forward(f.floor, f.quantity.start, ADVERBIAL)
    opened = opening_verb(r, left, f.quantity.start)
    return opened if opened and opened[1] == f.quantity.start else None


def _percentage(r: Reading, f: Frame, last: Last | None) -> Iterator[tuple[Target | Doubt, Last | None]]:
    """Yield what a percentage commits to: as a ratio, or as a number of what it is a part of."""
    verb = adjacent(r, f)
    if (
        r.text.startswith("的", f.quantity.end)
        and f.right < f.stop
        and verb
        and r.text[slice(*verb)] in DOING
    ):
        yield from _leading(r, f, verb, last, "target.ratio")
        return
    found = ratio(r, f, last)
    yield from _trailing(r, f, last) if found is None else found


def _leading(
    r: Reading, f: Frame, verb: Span, last: Last | None, rule: str, start: int | None = None
) -> Iterator[tuple[Target, Last]]:
    """Yield the commitment of *verb*, which governs the number and the object after it."""
    pivot = r.text.endswith(_PIVOTS, *verb)
    object, scope = counted_after(r, f, pivot)
    if r.text.endswith("全覆盖", *object):
        return  # read as a coverage
    start = r.backward(verb[0], f.floor) if start is None else start
    if each := _EACH.search(r.text, f.floor, start):
        scope, start = each.span(), r.backward(each.start(), f.floor)
    end = scope[1] if scope and scope[0] >= object[1] else object[1]
    objects = [object, *sharing(r, f, object)] if end == object[1] else [object]
    yield from made(
        r,
        f,
        "target.shared" if len(objects) > 1 else rule,
        (start, max(end, objects[-1][1])),
        verb,
        objects,
        last,
        scope,
    )


def _listed(r: Reading, f: Frame, last: Last | None) -> Iterator[tuple[Target | Doubt, Last | None]]:
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
        verb = leading_verb(r, f.clause[0], q.start)
        if verb:
            start = q.start - (mark == "等") if q.start - verb[0] > 20 else verb[0]
            yield from _leading(r, f, verb, last, "target.sum" if mark == "等" else "target.list", start)
        return
    if mark == "的" and (verb := verb_within(r, r.forward(f.floor, q.start, ADVERBIAL), q.start - 1)):
        yield from _leading(r, f, verb, last, "target.count")
        return
    framed = (
        before(text, f.floor, q.start, PREPOSITIONS) < q.start
        or before(text, f.floor, q.start, REGIONS) < q.start
    )
    if (bare or framed) and mark in ("在", "于") and _DIGIT.search(text, f.right, f.clause[1]):
        return  # 在8个行业分别培育1个数据集: where
    if (bare or framed) and (found := done(r, f)):
        verb, stop = found
        start = before(text, f.floor, q.start, PREPOSITIONS | REGIONS)
        start = r.backward(before(text, f.floor, start, PREPOSITIONS), f.floor)
        span = start, stop
        yield from made(
            r,
            f,
            "target.after",
            span,
            verb,
            [(f.right, before_adverbs(r, f.right, verb[0]))],
            last,
            (verb[1], stop),
        )
        return
    if not text.startswith("的", q.end):
        yield from _trailing(r, f, last)


def _trailing(r: Reading, f: Frame, last: Last | None) -> Iterator[tuple[Target | Doubt, Last | None]]:
    """Yield the commitment of a number that follows its object."""
    text, q = r.text, f.quantity
    end = q.start
    while (at := before(text, f.floor, end, MODIFIERS)) < end and before(text, f.floor, end, DOING) == end:
        if text[at:end] in _PARTICLES and before(text, f.floor, at, DOING) == at:
            break
        end = at
    left = r.forward(f.floor, end, ADVERBIAL)
    verb = verb_within(r, left, end)
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
            unit = (
                q.end - 1 if q.unit not in text[q.numeral : q.end] else text.index(q.unit, q.numeral, q.end)
            )
            yield from made(
                r,
                f,
                "target.trailing",
                (r.backward(verb[0], f.floor), q.end),
                verb,
                [(unit, unit + len(q.unit))],
                last,
            )
            return
        objects = listed(r, start, end) if text.startswith("各", end) else [r.head(start, end)[0]]
        who = (left, verb[0]) if verb[0] - left > 1 and text[verb[0] - 1] in _PLACES else None
        first = r.backward(who[0] if who else verb[0], f.floor)
        yield from made(r, f, "target.trailing", (first, q.end), verb, objects, last, who)
        return
    yield from _verbless(r, f, (left, end), last)


def _verbless(
    r: Reading, f: Frame, object: Span, last: Last | None
) -> Iterator[tuple[Target | Doubt, Last | None]]:
    """Yield the commitment of a number after *object* for which no verb was found: its own, or that of the number before."""
    text, q = r.text, f.quantity
    left, end = object
    who = before(text, left, end, BENEFITING)
    if who < end:
        yield from made(r, f, "target.reach", (r.backward(left, f.floor), q.end), (who, end), [object], last)
        return
    follows = last is not None and last.clause[1] + 1 == f.clause[0] and text[last.clause[1]] == "，"
    if last and last.verb[0] < last.verb[1] and (f.joined or (follows and last.quantity.unit == q.unit)):
        start = f.floor
        while start < end and text[start] in "、，和与及并以":
            start += 1
        start += 2 * text.startswith("其中", start)
        if end - start < 2 and (graded := before(text, start, q.start, GRADES)) < q.start:
            start, end = graded, q.start  # 国家级5家、省级10家
        own = end - start >= 2
        object = (start, end) if own else (*last.rest, last.object)[0]
        rest = () if own else last.rest[1:]
        quote = min(start, q.start), q.end
        yield from made(r, f, "target.list", quote, last.verb, [object], last, rest=rest)
        return
    if q.kind == "time" and (change := before(text, left, end, CHANGING)) < end:  # 运营时间延长2小时
        yield from _reach(r, f, (change, end), last)
    if end - left < 2 or q.kind == "time":
        return
    if q.kind != "ratio" and not f.joined and (opened := opening_verb(r, left, end)) and opened[1] < end:
        quote = r.backward(left, f.floor), q.end
        yield from made(r, f, "target.opening", quote, opened, [r.head(opened[1], end)[0]], last)
        return
    if q.operator != "=" and text.endswith(MEASURES, left, end):
        yield from made(
            r,
            f,
            "target.reach",
            (r.backward(left, f.floor), q.end),
            (end, end),
            [subject_of(r, left, end)],
            last,
        )
        return
    reason = "有数量而没有认出动词，不知是现状还是指标"
    known = Last(q.end, f.clause, (left, left), object, False, q)
    yield r.doubt("target.verbless", (left, max(q.end, f.stop)), reason), known


def _reach(
    r: Reading, f: Frame, verb: Span, last: Last | None
) -> Iterator[tuple[Target | Doubt, Last | None]]:
    """Yield the commitment of a thing that is to reach the number."""
    subject = subject_of(r, f.floor, verb[0])
    if subject[1] - subject[0] < 2:
        near = last is not None and last.clause[1] + 1 >= f.floor
        if not (
            near and last and r.text[last.clause[1] : f.floor] in ("", "，") and f.quantity.kind != "time"
        ):
            yield r.doubt("target.reach", (verb[0], f.quantity.end), "数字所指的对象不在本句中"), None
            return
        subject = last.object
    start = r.backward(subject[0], f.floor) if subject[0] >= f.floor else verb[0]
    subject, *rest = distributed(r, f, subject)
    quote = start, f.quantity.end
    yield from made(r, f, "target.reach", quote, verb, [subject], last, rest=tuple(rest))
