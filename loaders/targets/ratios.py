"""Percentages (比例指标): how far a share or a growth is to go.

ratio = object [(较 | 比) year] (增长 | 提高到 | 控制在 …) percentage
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...graph.fact import Doubt, Target
from ..vocabulary import either, vocabulary
from .commitments import Reading, Span
from .counted import subject_of
from .cutting import before_adverbs, cut, final
from .frames import OBJECT, Frame, Last, made
from .lists import distributed, rated, shared_out
from .phrases import after, before
from .understood import label
from .words import (
    ADVERBS,
    AIMS,
    CHANGING,
    CUTTING,
    DOING,
    LEADS,
    MILESTONES,
    RATES,
    REACHING,
    REGIONS,
    STAGES,
    STRONG,
)

Found = list[tuple[Target | Doubt, Last | None]]

BASE = re.compile(
    r"(?:较|比|对比|相比|在(?=20\d\d年的?基础上))(?:(?P<year>20\d\d|1[0-4]\d(?=年))年?(?P<more>[、和]20\d\d年?)?|(?P<last>上年|去年|上一年)|年初|期初|上年末|“?十[一二三四五]五”?(?:时期|期间)?)(?:底|末|度|同期|实际|的?基础上)?[再又]?$"
)
_ABOVE = re.compile(
    "(不[得应]?(?:高于|低于|超过|少于)|(?<![得应])高于|(?<![不得应])低于|快于|好于|优于|(?<![不得应])超过|高出|(?<![降减偏])低)[^，。；、]{2,16}(?:水平|平均|增速|目标|指标|均值|标准)?$"
)  # 增速高于全省平均水平1个百分点
_PART_OF = re.compile(
    f"(达到?|占)[^，。；、0-9]{{2,14}}{either(vocabulary('targets')['words']['amounts'])}的?(?:达到?)?$"
)
_SHARES = ("占比", "增速", "增幅")
_HAVING = frozenset(("有", "拥有", "享有", "住上", "用上"))
_REACHED, _STAGES = MILESTONES | _HAVING, MILESTONES - CHANGING
_PLACING, _OPENING, _AIMING, _ACTING = LEADS | REGIONS, LEADS | DOING, AIMS | LEADS, CUTTING | STRONG
_ANOTHER = re.compile("[、和及与][0-9][0-9.]{0,5}%")
_ENDING = MILESTONES | STAGES
_GROUP = re.compile(f"[一-鿿]{{0,8}}{either(vocabulary('targets')['words']['among'])}")
_AMONG = 14  # characters of those among whom a rate is to be so
_DIGITS = re.compile("[0-9]")
_TO = ("到", "至", "在", "为")
_GOALS = ("目标", "增速", "增长", "速度", "水平")  # 增长5%的目标: the percentage is the goal all the same


def ratio(r: Reading, f: Frame, last: Last | None) -> Found | None:
    """Return the commitment of a percentage; nothing for one that limits a noun (30%以上的企业), None where no thing is measured."""
    text, q = r.text, f.quantity
    if text.startswith("的", q.end) and not text.startswith(_GOALS, q.end + 1):
        return list(_share(r, f, last))
    if q.end == f.right < f.stop and (found := list(_share(r, f, last))):
        return [*found]  # 80%以上幼儿园达标
    verb, base = _change(r, f)
    if of := _PART_OF.search(text, f.floor + 2, q.start):
        verb, base = of.span(1), None  # 甲达到总数的80%: 甲 is what counts
    if verb[0] == verb[1] and (above := _ABOVE.search(text, f.floor, q.start)):
        verb = above.span(1)
    thing = subject_of(r, f.floor, base.start() if base else before_adverbs(r, f.floor - 1, verb[0]))
    rest: tuple[Span, ...] = ()
    own = thing[1] - thing[0] >= 2 and text[slice(*thing)] not in ADVERBS  # 甲10人，分别增长8%
    if not own:
        headed = text[f.clause[0] - 1 : f.clause[0]] == "：" and label(r, f.clause[0])
        if headed and verb[0] < verb[1]:  # 地区生产总值：增长6%
            quote, baseline = (verb[0], q.end), year_of(r, base)
            return list(made(r, f, "target.ratio", quote, verb, [headed], last, baseline=baseline))
        if named := _named(r, f):  # 处理率，2025年达到85%
            quote = named[0], q.end
            return list(made(r, f, "target.ratio", quote, verb, [named], last, baseline=year_of(r, base)))
        if not last or r.phrases.sentence(last.end) != r.phrases.sentence(q.numeral):
            doubt = r.doubt("target.ratio", (verb[0], q.end), "百分比所指的对象不在本句中")
            return [(doubt, None)] if verb[0] < verb[1] else []
        thing, *others = last.rest or shared_out(r, f, (*last.earlier, last.object)) or (last.object,)
        rest = tuple(others)
        verb = verb if verb[0] < verb[1] else last.verb
    elif verb[0] == verb[1] and not text.endswith(RATES, *thing):
        if not (f.joined and last and last.quantity.kind == "ratio"):
            return None
        verb = last.verb
    start = r.backward(thing[0], f.floor) if thing[0] >= f.floor else min(max(f.floor, verb[0]), q.start)
    while start < q.start and text[start] in "、，和及与":
        start += 1
    if own:
        thing, *others = distributed(r, f, thing)
        rest = tuple(others)
    whole, scope = _of_group(r, f, thing, last) if own else (thing, None)
    quote, thing = (start, q.end), whole
    baseline = year_of(r, base) if own or base or not last else last.baseline
    things = list(rated(r, thing)) if own and not rest else [thing]
    return list(made(r, f, "target.ratio", quote, verb, things, last, scope, baseline, rest))


def _of_group(r: Reading, f: Frame, thing: Span, last: Last | None) -> tuple[Span, Span | None]:
    """Return the rate that *thing* names and those among whom it is to be so: 清扫率设区市达到80%，县城达到65%; *thing* alone where it is all."""
    text, (start, end) = r.text, thing
    for at in range(end - 1, max(start + 1, end - _AMONG), -1):
        if text.endswith(RATES, start, at) and _GROUP.fullmatch(text, at, end):
            return (start, at), (at, end)
    near = last is not None and r.phrases.sentence(last.end) == r.phrases.sentence(f.quantity.numeral)
    if last and near and last.quantity.kind == "ratio" and text.endswith(RATES, *last.object):
        return (last.object, thing) if _GROUP.fullmatch(text, start, end) else (thing, None)
    return thing, None


def _named(r: Reading, f: Frame) -> Span | None:
    """Return the rate that is all the clause before names, where a date opens that of *f*."""
    at = f.clause[0] - 1
    if f.joined or at <= 0 or r.text[at] != "，" or r.dated(at + 1) is None:
        return None
    start, end = r.phrases.clause(at - 1)
    bare = (
        end - start <= OBJECT
        and not _DIGITS.search(r.text, start, end)
        and cut(r, start, end, STRONG) is None
    )
    return (start, end) if bare and r.text.endswith(RATES, start, end) else None


def _share(r: Reading, f: Frame, last: Last | None) -> Iterator[tuple[Target, Last]]:
    """Yield the commitment that a share of things does something: 80%以上的行政村建成服务中心; nothing where it only limits a noun."""
    q = f.quantity
    ahead = q.start - (r.text[q.start - 1 : q.start] == "在")  # 在70%的县开展试点
    if q.start - f.clause[0] > OBJECT or r.forward(f.clause[0], ahead, _PLACING) < ahead:
        return
    verb = cut(r, f.right, min(f.clause[1], f.right + OBJECT), _ACTING) or final(r, f.right, f.stop, _ENDING)
    if verb is None:
        return
    end = min(r.phrases.member(verb[1])[1], verb[1] + OBJECT)
    if another := _ANOTHER.search(r.text, f.right, verb[0]):  # 全部学校和80%以上的村提供: each with its share
        thing = f.right, another.start()
        yield from made(r, f, "target.after", (f.clause[0], thing[1]), verb, [thing], last)
        return
    things = [(f.right, before_adverbs(r, f.right, verb[0]))]
    quote = f.clause[0], end
    scope = (verb[1], end) if end > verb[1] else None
    yield from made(r, f, "target.after", quote, verb, things, last, scope)


def done_share(r: Reading, f: Frame, last: Last | None) -> Found:
    """Return the commitment that a share of a thing is to be done by a day: 8月底100%开工, 竣工50%以上, 脱贫户100%有住房.

    What is to be done stands before the percentage, or is the label of the list or what the clause before names.
    """
    text, q = r.text, f.quantity
    if q.unit != "%" or f.joined:
        return []
    end = before_adverbs(r, f.floor, q.start) if q.start > f.floor else q.start
    verb, thing, stop = (q.end, q.end), (f.floor, end), q.end
    if q.end < f.stop:
        verb = q.end, after(text, q.end, f.stop, _REACHED)
        has = text[slice(*verb)] in _HAVING
        stop = f.stop if has else verb[1]
        if verb[0] == verb[1] or (has and f.stop - verb[1] < 2) or (not has and verb[1] != f.stop):
            return []
    elif (at := before(text, f.floor, end, _STAGES)) < end:
        verb, thing = (at, end), (f.floor, at)
    else:
        return []
    start = r.forward(*thing, _AIMING)
    thing = start, before_adverbs(r, start, max(thing[1], start))
    quote = r.backward(min(thing[0], verb[0], q.start), f.floor), stop
    if thing[1] - thing[0] < 2:
        if r.stated(q.start, q.end) is None:
            return []
        meant = _meant(r, f, last)
        if meant is None:
            return [(r.doubt("target.ratio", quote, "百分比所指的对象不在本句中"), None)]
        thing = meant
    return list(made(r, f, "target.ratio", quote, verb, [thing], last))


def _meant(r: Reading, f: Frame, last: Last | None) -> Span | None:
    """Return what a percentage is a share of that its clause does not name: that of the one before, the label, the clause before."""
    since = r.phrases.sentence(f.clause[0])[0]
    if last and last.quantity.kind == "ratio" and r.text.find("。", last.end, f.clause[0]) < 0:
        return last.object
    if named := label(r, f.clause[0]):
        return named
    if f.clause[0] <= since:
        return None
    start, end = r.phrases.clause(f.clause[0] - 1)
    head, _ = r.head(r.forward(start, end, _OPENING), end)
    return head if 2 <= head[1] - head[0] <= OBJECT else None


def _change(r: Reading, f: Frame) -> tuple[Span, re.Match[str] | None]:
    """Return the verb of change before the percentage, empty where there is none, and the comparison before it."""
    text, q = r.text, f.quantity
    end = q.start
    if text[end - 1 : end] in _TO and before(text, f.floor, end, CHANGING) == end:
        end -= 1
    verb = before(text, f.floor, end, CHANGING), end
    if (
        q.start < q.numeral
        and text.endswith(RATES, *verb)
        and (text[q.start : q.numeral] in REACHING or text[q.start] in "≤≥<>＜＞")
    ):
        verb = q.start, q.start  # 工业占比不低于30%
    if text[slice(*verb)] in _SHARES:
        verb = end, end  # 学校占比80%
    stop = verb[0]
    while (at := before(text, f.floor, stop, ADVERBS)) < stop:
        stop = at
    base = BASE.search(text, max(f.floor, stop - 18), stop)
    if text[q.start : q.numeral] in REACHING and verb[0] == verb[1]:
        verb = q.start, q.numeral
    if text.startswith("翻", q.numeral):
        verb = q.numeral, q.numeral + 1
    return verb, base


def year_of(r: Reading, base: re.Match[str] | None) -> int | None:
    """Return the year that *base* compares with."""
    if base and base["last"]:
        return r.calendar.year - 1 if r.calendar.year else None
    return r.calendar.named(base["year"]) if base and base["year"] and not base["more"] else None
