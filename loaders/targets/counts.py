"""Commitments with a number (数量指标): counts, money and percentages.

    leading   = verb quantity object                     新建200个基地                      target.count
    list      = (、 | 和) quantity object                 、16个科技馆: the verb before          target.list
    sum       = list 等 quantity object                   等10项重点活动                     target.sum
    trailing  = verb object quantity                      实施示范项目17项                    target.trailing
    reach     = object (达到 | 突破 | 超 …) quantity        受益群众达到300万人次               target.reach
    opening   = verb object quantity                      加装摄像头300个: no list knows the verb  target.opening
    bare      = work quantity                           送戏下乡24场: no verb                  target.bare
    after     = preposition quantity object verb          为500家企业提供服务                 target.after
    ratio     = object [较 year] (增长 | 控制在 …) percentage   产值增长7%以上                     target.ratio
    shared    = quantity object { 、 object }              34项甲项目、乙项目: a row each         target.shared

What exists, ages, ordinals, conditions and ceilings of policies, and what has been reached are no commitments.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ...graph.fact import Doubt, Target
from .acted import acted_on
from .commitments import Reading, Span
from .counted import before_adverbs, counted_after, done, unbuilt
from .frames import Frame, Last, frame, made
from .funds import founded
from .givens import given
from .lists import enumerated, sharing
from .numbers import Quantity
from .openings import opening_verb
from .phrases import after, before
from .ratios import done_share, ratio
from .reaching import reach
from .trailing import trailing
from .understood import duty, understood
from .verbs import ADVERBIAL, adjacent, leading_verb, reaches, verb_within
from .words import (
    ADVERBS,
    BATCHES,
    BEINGS,
    BENEFITING,
    CLASSES,
    CUTTING,
    DOING,
    HURRYING,
    PIVOTS,
    PREPOSITIONS,
    REGIONS,
    STAGES,
    TURNING,
    UNDERGONE,
)

_PIVOTS = tuple(PIVOTS)
_PRESENT = re.compile("在[校职岗建研册编线读籍役营库产外押孕]|都市")
_EACH = re.compile(r"每[个家所村县市区镇乡户]?[^，。、；每]{0,12}$")
_OF_EACH = re.compile("(?<=每)[^个](?!区)|(?<=每个)(?:社区|[^社])|(?<=每社)区")  # 每艘增配1只, 每个村加装2台
_DIGIT = re.compile(r"\d")
_OTHER = (
    DOING
    | CUTTING
    | frozenset(("和", "及", "与", "并", "或", "等", "总", "共", "占", "约", "其中", "分别", "均", "每"))
)
_RAISED = re.compile("(?:提高|提标|上调|提升|下调|降低|减少)$")  # 标准每月提高20元
_REGION = re.compile("(?:地区|[省市县区州镇乡村])$")
_PLACE = 24  # characters
_WITHOUT = ("target.trailing", "target.reach")
_STATES = STAGES | UNDERGONE | BENEFITING - frozenset(("参与", "参加", "惠及", "观看", "浏览"))
_LISTED = "、和及与"
_FRAMING = PREPOSITIONS | REGIONS
_WITH = frozenset(("对", "为", "在", "向", "给", "将", "把"))


def counts(reading: Reading, numbers: Iterable[Quantity]) -> Iterator[Target | Doubt]:
    """Yield the commitments with a number in *reading*, in the order of its *numbers*."""
    last: Last | None = None
    floor = 0
    for quantity in numbers:
        if reading.phrases.enclosure(quantity.numeral) or given(reading, quantity):
            continue
        for fact, known in list(_read(reading, frame(reading, quantity, last, floor), last)):
            yield fact
            last = known or last
            if isinstance(fact, Doubt) and fact.evidence.rule in _WITHOUT:
                floor = quantity.end  # 改扩建5所、配建3所: the first counts what is not said


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
    if (fund := founded(r, f, last)) is not None:
        yield from fund
        return
    verb = adjacent(r, f)
    turn = after(text, f.right, f.stop, TURNING)
    turned = (
        f.right < turn
        and not _stative(r, f, turn)
        and not _PRESENT.match(text, f.right)
        and "的" not in text[f.right + 1 : f.stop - 1]
    )
    object_follows = f.right < f.stop and not turned
    if q.chinese and _twice(r, f) and leading_verb(r, f.clause[0], q.start):
        yield from trailing(r, f, last)
        return
    if q.chinese and not (verb and object_follows and text[verb[0] : verb[1]] not in PIVOTS):
        return  # 两类标准, 一期、二期: words rather than numbers
    if verb and object_follows:
        yield from _leading(r, f, verb, last, "target.count")
    elif object_follows and not f.joined and (opened := _opened(r, f)):
        yield from _leading(r, f, opened, last, "target.opening")
    elif object_follows:
        yield from _listed(r, f, last)
    elif verb and reaches(r, f, verb):
        yield from reach(r, f, verb, last)
    elif q.kind == "money" and (raised := _RAISED.search(text, f.floor, q.start)):
        yield from reach(r, f, raised.span(), last)
    else:
        yield from trailing(r, f, last)


def _stative(r: Reading, f: Frame, turn: int) -> bool:
    """Return whether the verb from the quantity to *turn* only says what the things after it are: 3家上市公司, 100户脱贫户增收."""
    named = after(r.text, turn, f.stop, BEINGS)
    return after(r.text, turn, f.stop, CLASSES) == f.stop or (
        named > turn and r.text[f.right : turn] in _STATES
    )


def _twice(r: Reading, f: Frame) -> bool:
    """Return whether the numeral in words ends its clause and counts: 举办培训两期, 开展检查三次; 建设二期 does not."""
    q = f.quantity
    counting = r.text[q.numeral] == "两" or q.unit in ("次", "场", "篇")
    return counting and q.end == f.clause[1] and q.start > f.clause[0]


def _opened(r: Reading, f: Frame) -> Span | None:
    """Return the verb that is all there is between the beginning of the clause and the quantity: 抓好2万亩果园改造."""
    end = f.quantity.start
    left = r.forward(f.floor, end, ADVERBIAL)
    opened = opening_verb(r, left, end)
    if opened and opened[1] == end:
        return opened
    hurried = before(r.text, f.floor, end, HURRYING)
    if hurried < end and left >= end:  # 加快6个基地建设
        return hurried, end
    for each in _OF_EACH.finditer(r.text, max(f.floor, end - 8), end):
        if (opened := opening_verb(r, each.end(), end, each.end())) and opened[1] == end:
            return opened
    return None


def _percentage(r: Reading, f: Frame, last: Last | None) -> Iterator[tuple[Target | Doubt, Last | None]]:
    """Yield what a percentage commits to: as a ratio, or as a number of what it is a part of."""
    verb, q = adjacent(r, f), f.quantity
    if r.text.startswith("的", q.end) and f.right < f.stop and verb and r.text[slice(*verb)] in DOING:
        yield from _leading(r, f, verb, last, "target.ratio")
        return
    also = last is not None and last.quantity.kind == "ratio" and f.joined and last.verb[0] < last.verb[1]
    if last and also and f.right < f.stop and r.text[f.floor : q.start].strip(_LISTED) == "":
        yield from _leading(r, f, last.verb, last, "target.list", q.start)
        return
    found = done_share(r, f, last) or ratio(r, f, last)
    yield from trailing(r, f, last) if found is None else found


def _leading(
    r: Reading, f: Frame, verb: Span, last: Last | None, rule: str, start: int | None = None
) -> Iterator[tuple[Target, Last]]:
    """Yield the commitment of *verb*, which governs the number and the object after it."""
    pivot = r.text.endswith(_PIVOTS, *verb)
    object, scope = counted_after(r, f, pivot)
    told = object[1]
    object = unbuilt(r, f, acted_on(r, f.quantity.unit, verb, object))
    if r.text.endswith("全覆盖", *object):
        return  # read as a coverage
    if duty(r, *object) and (meant := understood(r, f, last)):
        object = meant  # 完成7家建设任务
    start = r.backward(verb[0], f.floor) if start is None else start
    if each := _EACH.search(r.text, f.floor, start):
        scope, start = each.span(), r.backward(each.start(), f.floor)
    end = scope[1] if scope and scope[0] >= told else told
    objects = [object, *sharing(r, f, object)] if end == object[1] else [object]
    if len(objects) == 1 and end == object[1] and not pivot:
        objects = [enumerated(r, f, object)]
    yield from made(
        r,
        f,
        "target.shared" if len(objects) > 1 else rule,
        (start, max(end, objects[-1][1]) if object[1] == told else end),
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
    counted = before(text, left, q.start, BATCHES)
    bare = r.forward(left, counted) >= counted
    mark = text[q.start - 1 : q.start]
    own = last is not None and last.quantity.end <= last.object[0] < last.verb[0] and done(r, f)
    if last and left >= q.start and own:  # 10个项目签约、5个项目落地
        yield from _done(r, f, q.start, own, last)
        return
    if last and left >= q.start and (f.joined or _goes_on(r, f, last)):
        yield from _leading(r, f, last.verb, last, "target.list", q.start)
        return
    if mark in _WITH and (at := before(text, f.floor, q.start - 1, DOING)) < q.start - 1:
        yield from _leading(r, f, (at, q.start - 1), last, "target.count")  # 完成对5个研究所的检查
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
            yield from _leading(r, f, verb, last, "target.sum" if mark == "等" else "target.list", start)
        elif mark == "等" and (found := done(r, f)) and r.next_date(f.right, found[0][0]) < found[0][0]:
            yield from _done(r, f, f.clause[0], found, last)  # 确保甲、乙等20个项目3月底前全部开工
        elif mark == "等":
            yield from _treated(r, f, last)
        return
    if mark == "的" and (verb := _governing(r, f)):
        if text.startswith("在", verb[1]):
            return
        yield from _leading(r, f, verb, last, "target.count")
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
    if (bare or framed) and (found := done(r, f)):
        start = before(text, f.floor, q.start, _FRAMING)
        yield from _done(r, f, before(text, f.floor, start, PREPOSITIONS), found, last)
        return
    if text.startswith("的", q.end):
        return
    if not f.joined and f.stop - f.right > 1 and q.kind in ("count", "measure") and (verb := _placed(r, f)):
        yield from _leading(r, f, verb, last, "target.count")
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
    if after(r.text, at, f.quantity.start, _WITH) > at and (found := done(r, f)):
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
