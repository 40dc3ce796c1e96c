"""A number in its clause: what may belong to it, what the number before it leaves over, and the target that it makes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...graph.fact import Operator, Target
from ..vocabulary import either
from .commitments import Reading, Span
from .numbers import AFTER, BOUNDS, Quantity
from .words import ASPIRING, LEADS, REACHING

_NEXT = re.compile(
    r"(?:以及|和|及|与|并)(?=\d|不少于|不低于|不超过|约|近|至少|超过|[数几上近][十百千万]|[一二三四五六七八九十两]{1,3}[个名家项场座所])"
)
_EACH = re.compile("每[百千万]?[人户生床亩][每]?[年月天日次季学]?[期年]?$")
_SHARED = re.compile(rf"([、和与及][\d.]{{1,9}}%){{1,4}}({either(AFTER)})")
_SHARED_WITHIN = re.compile(r"([、和与及][\d.]{1,9}[百千万亿]{0,2}[^\d，。；、]{0,8}?){1,8}(以[内下])")
_PLACE = re.compile("[一-鿿]{1,8}(?:地区|街道|社区|[省市区县州旗盟镇乡村])")
_SINCE, _ROW = (
    48,
    240,
)  # characters: how far before a number it is said whence it comes, and how long a row of places is
_FROM = re.compile(rf"由((?:19|20)\d\d)年[底末]?的?[\d.]{{1,10}}[^，。；\d]{{0,6}}?{either(REACHING)}$")
_ONE_PLACE = re.compile("[一-鿿]{1,8}?(?:街道|[区县市州旗盟镇乡])")
_PLACES = re.compile(
    rf"(?:{_ONE_PLACE.pattern}[、和与及]){{1,16}}{_ONE_PLACE.pattern}(?:20[0-9]{{2}}年)?(?P<thing>[^、，。；：]{{2,24}}?)(?=分别)"
)
_YEAR = re.compile("((?:19|20)[0-9]{2})年")
_SHARES = ("target.list", "target.bare")
_LEAST = re.compile("(?:至少|最少)[^，、；。0-9]{0,8}$")  # 每个县至少建成1个
_CHAIN = re.compile("[、和与及]$")  # 不低于22%和30%
_ANOTHER = re.compile(
    r"[\d.]{1,8}万?(?:户|栋|幢|平方米|亩|公里|人次|人|名|场次|课时|学时)"
)  # 16个1870户: another number, and no thing
_BOUNDED = re.compile("[一-鿿]{2,4}(以上|以内)$")
_ENSURED = re.compile("确保|保证")
_CIRCLED = re.compile("[①②③④⑤⑥⑦⑧⑨⑩]")
OBJECT = 60  # characters: a longer object has lost its end
_EARLIER = 5  # objects that 分别 may go back to
LEFT = 60  # characters: how far before a number its verb is looked for
_STOPS = frozenset("，。；：！？、）】〕］》”\n（【〔")
_STRETCHED = re.compile(f"(?:{ASPIRING.pattern})$")  # 净利润7亿元，力争8亿元: only that number


@dataclass(frozen=True, slots=True)
class Last:
    """The commitment before: where it ended, its clause, what it said; *rest* are the objects left for the numbers after it (分别).

    *bound* is how its value binds, *other* the last one that counted in another unit, *earlier* the objects of those before it in the sentence.
    """

    end: int
    clause: Span
    verb: Span
    object: Span
    aspire: bool
    quantity: Quantity
    rest: tuple[Span, ...] = ()
    baseline: int | None = None
    other: Last | None = None
    earlier: tuple[Span, ...] = ()
    bound: Operator = "="


@dataclass(frozen=True, slots=True)
class Frame:
    """A quantity in its clause: *floor* is where what belongs to it may begin, ``[right:stop]`` what follows it in its list member."""

    quantity: Quantity
    clause: Span
    floor: int
    right: int
    stop: int
    joined: bool


def frame(r: Reading, q: Quantity, last: Last | None, floor: int = 0) -> Frame:
    """Return *q* in its clause, of which nothing before *floor* belongs to it; 每人每年640元 is one amount."""
    if each := _EACH.search(r.text, max(q.start - 6, 0), q.start):
        q = replace(q, start=each.start())
    clause = r.phrases.clause(q.numeral)
    joined = last is not None and clause[0] < last.end <= q.start
    floor = max(floor, last.end if last and joined else clause[0])
    _, stop = r.phrases.member(q.numeral)
    stop = min(stop, q.end + OBJECT)
    if following := _NEXT.search(r.text, q.end, stop):
        stop = following.start()
    for mark in _CIRCLED.finditer(r.text, max(floor, q.start - OBJECT), stop):  # ①开展培训10期②举办论坛2场
        if mark.start() < q.start:
            floor = max(floor, mark.end())
        else:
            stop = mark.start()
            break
    if _ANOTHER.match(r.text, q.end, stop):
        stop = q.end
    if bounded := _BOUNDED.match(r.text, q.end, stop):
        q, stop = replace(q, operator=AFTER[bounded[1]]), bounded.start(1)  # 20个工种以上
    right = q.end + r.text.startswith("的", q.end)
    if (
        right < stop
        and r.text[right] in _STOPS
        and (r.text[right] in "（【〔" or not r.phrases.enclosure(right))
    ):
        stop = right
    return Frame(q, clause, max(floor, q.start - LEFT * 2), min(right, stop), max(stop, q.end), joined)


def made(
    r: Reading,
    f: Frame,
    rule: str,
    quote: Span,
    verb: Span,
    objects: list[Span],
    last: Last | None,
    scope: Span | None = None,
    baseline: int | None = None,
    rest: tuple[Span, ...] = (),
) -> Iterator[tuple[Target, Last]]:
    """Yield a target for each of *objects*, and what the next number may take over from it."""
    q = f.quantity
    per = r.per(f.clause[0], q.start)
    aspire = r.aspires(f.clause[0], q.end) or bool(
        last
        and last.aspire
        and not _STRETCHED.search(r.text, last.clause[0], last.quantity.start)
        and not _ENSURED.search(r.text, f.floor, q.start)
        and last.clause[1] + 1 == f.clause[0]
        and (quote[0] <= r.forward(f.clause[0], q.start, LEADS) or rule == "target.list")
        and (r.text[last.clause[1]] == "，" or (r.text[last.clause[1]] == "；" and objects[0][0] < verb[0]))
    )
    if rule == "target.ratio" and last and last.aspire and objects[0][0] < f.clause[0]:
        aspire = True  # 力争接待100万人次、收入9亿元，分别增长8%和9%
    shared = (
        f"{r.label}-{q.value}".lstrip("-")
        if len(objects) > 1 and "各" not in r.text[q.start - 1 : q.start]
        else None
    )
    other = last if last is None or last.quantity.unit != q.unit else last.other
    earlier: tuple[Span, ...] = ()
    if last and r.phrases.sentence(last.end - 1) == r.phrases.sentence(q.numeral):
        earlier = (*last.earlier, last.object)[-_EARLIER:]
    if baseline is None and (since := _FROM.search(r.text, max(f.clause[0], q.numeral - _SINCE), q.numeral)):
        baseline = int(since[1])  # 由2022年的83.3%提高到100%
    op = _operator(r, f, verb, last)
    for object in objects:
        due = r.due(q.start, q.end, per)
        if (
            last
            and q.unit == last.quantity.unit
            and rule in _SHARES
            and (shared_out := _part(r, object, last.object))
        ):
            scope, due = (object, due) if shared_out == "place" else (scope, shared_out)
            object = last.object
        elif apart := _of_places(r, f, object):
            object, scope = apart
        target = r.target(
            rule,
            quote,
            verb,
            object,
            op=op,
            value=q.value,
            unit=q.unit or None,
            due=due,
            kind=r.measured(q),
            aspire=aspire,
            baseline=baseline,
            scope=scope,
            per=per,
            shared=shared,
        )
        yield (
            target,
            Last(max(quote[1], q.end), f.clause, verb, object, aspire, q, rest, baseline, other, earlier, op),
        )


def _of_places(r: Reading, f: Frame, object: Span) -> tuple[Span, Span] | None:
    """Return the thing and the place of *object*, one of several places that 分别 gives a number each (甲区、乙县覆盖率分别达到55%、58%)."""
    if r.text.find("分别", object[1], f.quantity.start) < 0:
        return None
    found = _PLACES.search(r.text, max(f.clause[0], f.quantity.start - _ROW), f.quantity.start)
    if found is None or not found.start() <= object[0] < found.start("thing"):
        return None
    place = _ONE_PLACE.match(r.text, object[0], found.start("thing"))
    return (found.span("thing"), place.span()) if place else None


def _part(r: Reading, object: Span, thing: Span) -> str:
    """Return for whom or when a part of the *thing* is, if *object* names nothing else: "place" (其中甲区420辆), a year (2024年100名)."""
    named = _PLACE.fullmatch(r.text, *object) and not _PLACE.fullmatch(r.text, *thing)
    if named and r.text.find("其中", thing[1], object[0]) >= 0:
        return "place"
    year = _YEAR.fullmatch(r.text, *object)
    return year[1] if year and not _YEAR.fullmatch(r.text, *thing) else ""


def _operator(r: Reading, f: Frame, verb: Span, last: Last | None) -> Operator:
    """Return how the value binds: what stands at the number, else a bound that is the verb (超每千人6批次), else 至少 before the verb."""
    q = f.quantity
    if q.operator != "=":
        return q.operator
    if r.text.find("分别", f.clause[0], q.start) >= 0 and (shared := _shared_bound(r.text, q)):
        return shared
    if verb[1] > verb[0] and r.text[verb[0]] == "不" and (bound := BOUNDS.get(r.text[slice(*verb)])):
        return bound  # 不低于前三年平均值的80%
    apart = last is not None and f.joined and r.text.find("分别", last.clause[0], q.start) >= 0
    if last and apart and last.bound != "=" and _CHAIN.match(r.text, last.end, q.start):
        return last.bound  # 分别签约不少于8个、10个
    chained = last is not None and f.joined and verb == last.verb and _CHAIN.match(r.text, last.end, q.start)
    if (verb[1] == q.start or chained) and (bound := BOUNDS.get(r.text[slice(*verb)])):
        return bound
    return ">=" if _LEAST.search(r.text, f.clause[0], q.start) else "="


def _shared_bound(text: str, q: Quantity) -> Operator | None:
    """Return how *q* binds where the last of its list says so for all: 分别控制在10%和5%以下, 分别控制在10万吨、5万吨以内."""
    pattern = _SHARED if q.unit == "%" else _SHARED_WITHIN if q.unit else None
    found = pattern.match(text, q.end) if pattern else None
    same = found is not None and (q.unit == "%" or found[1].endswith(q.unit))
    return AFTER[found[2]] if found and same else None
