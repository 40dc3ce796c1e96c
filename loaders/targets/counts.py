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
from ..vocabulary import vocabulary
from .commitments import Reading, Span
from .continued import continued
from .counted import counted_after
from .cutting import final
from .frames import Frame, Last, frame, made
from .funds import founded
from .givens import given
from .leading import leading
from .numbers import Quantity
from .openings import opening_verb
from .phrases import after, before
from .ratios import done_share, ratio
from .reaching import reach
from .trailing import trailing
from .verbs import ADVERBIAL, adjacent, leading_verb, reaches
from .words import (
    ADVERBS,
    BEINGS,
    BENEFITING,
    CLASSES,
    DOING,
    HURRYING,
    PIVOTS,
    STAGES,
    TURNING,
    UNDERGONE,
)

_PRESENT = re.compile("在[校职岗建研册编线读籍役营库产外押孕]|都市")
_OF_EACH = re.compile("(?<=每)[^个](?!区)|(?<=每个)(?:社区|[^社])|(?<=每社)区")  # 每艘增配1只, 每个村加装2台
_RAISED = re.compile("(?:提高|提标|上调|提升|下调|降低|减少)$")  # 标准每月提高20元
_OF_THESE = re.compile("（其中[：，]?")
_PART_THING = re.compile("(?![占总含])[^，。；：、（）已]{2,20}(?<![不约近超占达为到至由于])")
_WITHOUT = ("target.trailing", "target.reach")
_STATES = STAGES | UNDERGONE | BENEFITING - frozenset(("参与", "参加", "惠及", "观看", "浏览"))
_GOING = frozenset(vocabulary("targets")["counted"]["going"])
_WINNING, _THOSE = frozenset(vocabulary("targets")["words"]["winning"]), frozenset("人名家")
_LISTED = "、和及与"


def counts(reading: Reading, numbers: Iterable[Quantity]) -> Iterator[Target | Doubt]:
    """Yield the commitments with a number in *reading*, in the order of its *numbers*."""
    last: Last | None = None
    floor = 0
    for quantity in numbers:
        if around := reading.phrases.enclosure(quantity.numeral):
            for part, known in list(_part(reading, quantity, around, last)):
                yield part
                last = known or last
            continue
        if given(reading, quantity):
            continue
        for fact, known in list(_read(reading, frame(reading, quantity, last, floor), last)):
            yield fact
            last = known or last
            if isinstance(fact, Doubt) and fact.evidence.rule in _WITHOUT:
                floor = quantity.end  # 改扩建5所、配建3所: the first counts what is not said


def _part(
    r: Reading, q: Quantity, around: tuple[int, int], last: Last | None
) -> Iterator[tuple[Target, Last | None]]:
    """Yield what a bracket behind a number says of a part of it: 招引项目3个（其中10亿元以上项目1个）."""
    opened = _OF_THESE.match(r.text, *around)
    if not opened or last is None or not (last.end == around[0] or around[0] < last.end < q.start):
        return
    start = max(opened.end(), last.end + (last.end > around[0]))
    thing = _PART_THING.fullmatch(r.text, start, q.start)
    if thing and q.kind == "count" and q.value is not None and r.text[q.end : q.end + 1] in tuple("）、，；"):
        f = frame(r, q, last, start)
        yield from made(r, f, "target.list", (start, q.end), last.verb, [(start, q.start)], last)


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
    won = after(text, q.end, f.stop, _WINNING) if q.unit[:1] in _THOSE else q.end
    if verb is None and q.end < won <= f.stop - 2 and r.forward(f.floor, q.start) >= q.start:
        quote = r.backward(q.start, f.floor), f.stop  # 力争1人获评业务标兵
        yield from made(r, f, "target.after", quote, (q.end, won), [(won, f.stop)], last)
        return
    turn = after(text, f.right, f.stop, TURNING)
    turned = (
        f.right < turn
        and not _stative(r, f, turn)
        and not _PRESENT.match(text, f.right)
        and "的" not in text[f.right + 1 : f.stop - 1]
    )
    object_follows = f.right < f.stop and not (turned or _done_in_time(r, f) or _sent(r, f))
    if q.chinese and _twice(r, f) and leading_verb(r, f.clause[0], q.start):
        yield from trailing(r, f, last)
        return
    if q.chinese and not (verb and object_follows and text[verb[0] : verb[1]] not in PIVOTS):
        return  # 两类标准, 一期、二期: words rather than numbers
    if verb and object_follows:
        yield from leading(r, f, verb, last, "target.count")
    elif object_follows and not f.joined and (opened := _opened(r, f)):
        yield from leading(r, f, opened, last, "target.opening")
    elif object_follows:
        yield from continued(r, f, last)
    elif verb and f.right < f.stop and _completed(r, f, verb):
        yield from leading(r, f, verb, last, "target.count")
    elif verb and reaches(r, f, verb):
        yield from reach(r, f, verb, last)
    elif q.kind == "money" and (raised := _RAISED.search(text, f.floor, q.start)):
        yield from reach(r, f, raised.span(), last)
    else:
        yield from trailing(r, f, last)


def _completed(r: Reading, f: Frame, verb: Span) -> bool:
    """Return whether work behind the quantity is what *verb* completes: 全面完成剩余23户签约腾空."""
    if r.text[slice(*verb)] != "完成" or final(r, f.right, f.stop) == (f.right, f.stop):
        return False
    return r.forward(f.floor, verb[0], ADVERBIAL | ADVERBS) >= verb[0]


def _done_in_time(r: Reading, f: Frame) -> bool:
    """Return whether what follows only says when the things before the quantity are ready: 新增学位2600个按期投用."""
    when = after(r.text, f.right, f.stop, ADVERBS)
    if when == f.right or final(r, when, f.stop) != (when, f.stop):
        return False
    verb = leading_verb(r, f.floor, f.quantity.start)
    return verb is not None and f.quantity.start - verb[1] >= 2


def _sent(r: Reading, f: Frame) -> bool:
    """Return whether what follows only says what the persons before the quantity are to do: 聘请专家12名授课."""
    verb = leading_verb(r, f.floor, f.quantity.start) if r.text[f.right : f.stop] in _GOING else None
    return verb is not None and f.quantity.start - verb[1] >= 2


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
        yield from leading(r, f, verb, last, "target.ratio")
        return
    also = last is not None and last.quantity.kind == "ratio" and f.joined and last.verb[0] < last.verb[1]
    if last and also and f.right < f.stop and r.text[f.floor : q.start].strip(_LISTED) == "":
        yield from leading(r, f, last.verb, last, "target.list", q.start)
        return
    found = done_share(r, f, last) or ratio(r, f, last)
    yield from trailing(r, f, last) if found is None else found
