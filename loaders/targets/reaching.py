"""Numbers that a thing is to reach: 受益群众达到300万人次, 生猪出栏50万头."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...graph.fact import Doubt, Target
from .commitments import Reading, Span
from .counted import subject_of
from .frames import Frame, Last, made
from .lists import distributed, rated
from .phrases import before
from .ratios import BASE, year_of
from .understood import STEPS, label, preceding, previous, understood
from .words import ADVERBS, REACHING, SPENDING, STRONG, TIMES, TOTALS

_ACTS = STRONG - SPENDING - REACHING - frozenset(TOTALS)
_EACH = re.compile("(?:每人|人均|每户){0,2}(?:每[月年日周])?$")  # 标准每人每月提高20元
_REGULARLY = re.compile("每(?:个?季度|个?学期|半年|学年|[年月周季日天])度?")
_GRADED = re.compile("在?(?:国家|省部?|市|县|区)级(?:及?以上)?(?:刊物|期刊|媒体|报刊)?$")


def reach(
    r: Reading, f: Frame, verb: Span, last: Last | None
) -> Iterator[tuple[Target | Doubt, Last | None]]:
    """Yield the commitment of a thing that is to reach the number."""
    base = BASE.search(r.text, max(f.floor, verb[0] - 18), verb[0])  # 比上年增加0.26亿元
    subject = subject_of(r, f.floor, base.start() if base else verb[0])
    bound = verb == (f.quantity.start, f.quantity.numeral) and f.quantity.unit not in TIMES
    acted = before(r.text, subject[0] + 2, subject[1], _ACTS) if bound else 0
    if subject[0] + 2 < acted < subject[1] == verb[0]:
        subject, verb = (subject[0], acted), (acted, subject[1])  # 见习岗位募集不少于500个
    named = label(r, f.quantity.start) if r.text[slice(*verb)] in STEPS else None
    if named is None and last is None and r.text[slice(*verb)] in STEPS:
        named = understood(r, f, last)  # 推进老旧小区改造，完成30个
    if subject[1] - subject[0] < 2 and named:
        quote = r.backward(verb[0], f.floor), f.quantity.end
        yield from made(r, f, "target.trailing", quote, verb, [named], last)
        return
    if subject[1] - subject[0] < 2:
        between = r.text[last.clause[1] : f.floor] if last and last.clause[1] + 1 >= f.floor else None
        alike = between == "；" and last is not None and last.quantity.unit == f.quantity.unit
        if last is None or not (between in ("", "，") or alike) or f.quantity.kind == "time":
            if thing := preceding(r, f):  # 开展院坝会活动，全年不少于100场
                quote = r.backward(verb[0], f.floor), f.quantity.end
                yield from made(r, f, "target.reach", quote, verb, [thing], last)
                return
            yield r.doubt("target.reach", (verb[0], f.quantity.end), "数字所指的对象不在本句中"), None
            return
        subject = last.object
    if _REGULARLY.fullmatch(r.text, *subject):  # 开展专项整治，每季度不少于1次
        thing = previous(r, f.clause[0])
        if thing is None:
            yield r.doubt("target.reach", (verb[0], f.quantity.end), "数字所指的对象不在本句中"), None
            return
        quote = r.backward(subject[0], f.floor), f.quantity.end
        yield from made(r, f, "target.reach", quote, verb, [thing], last)
        return
    if r.text[slice(*subject)] in ADVERBS:  # 实施倍增计划，今年分别达到92家
        yield r.doubt("target.reach", (verb[0], f.quantity.end), "数字所指的对象不在本句中"), None
        return
    if (each := _EACH.search(r.text, *subject)) and each.start() - subject[0] >= 2:
        subject = subject[0], each.start()
    start = r.backward(subject[0], f.floor) if subject[0] >= f.floor else verb[0]
    if graded := _GRADED.search(r.text, subject[0] + 2, subject[1]):
        subject = subject[0], graded.start()  # 论文在省级以上获奖10篇
    subject, *rest = distributed(r, f, subject)
    quote = start, f.quantity.end
    subjects = [subject] if rest else list(rated(r, subject))
    yield from made(
        r, f, "target.reach", quote, verb, subjects, last, baseline=year_of(r, base), rest=tuple(rest)
    )
