"""Lists around a number: things that share it, things that are counted together, things that each have a number of their own."""

from __future__ import annotations

import re
from itertools import pairwise

from ..vocabulary import vocabulary
from .commitments import Reading, Span
from .counted import WHERE
from .cutting import cut
from .frames import OBJECT, Frame
from .phrases import after
from .words import CLASSES, CUTTING, DOING, STRONG

_ALL = CUTTING | STRONG
_RATED = tuple(vocabulary("targets")["words"]["rated"])
_JOINT = re.compile("以及|[和及](?![美谐睦格平])")
_AND = re.compile("、|以及|[和与及]")
_DIGIT = re.compile(r"\d")
_SHORTEST = 3  # characters of a rate by name


def sharing(r: Reading, f: Frame, object: Span) -> list[Span]:
    """Return the list members after *object* that share its number: all end with its noun and have no number or verb of their own."""
    text = r.text
    found: list[Span] = []
    at, end = object[1], f.clause[1]
    while at < end and text[at] == "、" and len(found) < 20:
        start, stop = r.phrases.member(at + 1)
        stop = min(stop, end)
        if (
            text[stop - 2 : stop] != text[object[1] - 2 : object[1]]
            or stop - start > OBJECT
            or _DIGIT.search(text, start, stop)
        ):
            return []
        if after(text, start, stop, STRONG) > start:
            return []
        found.append((start, stop))
        at = stop
    return found if at >= end else []


def enumerated(r: Reading, f: Frame, object: Span) -> Span:
    """Return *object* with the members of a plain list behind it: 专题教育、家长课堂等活动; alone where one has a verb or number of its own."""
    text, stop = r.text, object[1]
    end = min(f.clause[1], stop + OBJECT)
    if text[stop : stop + 1] != "、" or _DIGIT.search(text, stop, end):
        return object
    while text[stop : stop + 1] == "、" and stop < end:
        start, stop = r.phrases.member(stop + 1)
        if stop == end and (where := WHERE.search(text, start + 2, stop)):
            return object[0], where.start()
        verb = after(text, start, stop, DOING)
        doing = verb > start and after(text, verb, stop, CLASSES) == verb
        if stop > end or stop - start < 2 or doing or text[start] in "各一有新" or cut(r, start, stop, _ALL):
            return object
    return (object[0], stop) if stop == end else object


def rated(r: Reading, subject: Span) -> tuple[Span, ...]:
    """Return the members of *subject* if each is a rate or amount of its own (检验率、报废率均达到98%), else *subject* alone.

    >>> from remit.loaders.targets.lists import _AND
    >>> _AND.split("知晓率和满意度")
    ['知晓率', '满意度']
    """
    if not r.text.endswith(_RATED, *subject):
        return (subject,)
    marks = [m for m in _AND.finditer(r.text, *subject) if not r.phrases.enclosure(m.start())]
    starts = [subject[0], *(m.end() for m in marks)]
    parts: list[Span] = []
    since = subject[0]  # 县、乡两级配置率和设置率: of what it is the rate is a list, too
    for start, end in zip(starts, [*(m.start() for m in marks), subject[1]], strict=True):
        if end - start >= _SHORTEST and r.text.endswith(_RATED, start, end):
            parts.append((since, end))
            since = next((at for at in starts if at > end), end)
    return tuple(parts) if len(parts) > 1 and since == subject[1] else (subject,)


def listed(r: Reading, start: int, end: int) -> list[Span]:
    """Return the list members between *start* and *end*."""
    found = []
    while start < end:
        stop = min(r.phrases.member(start)[1], end)
        joint = _JOINT.search(r.text, start + 2, stop - 2)
        if joint and not r.phrases.enclosure(joint.start()) and stop == end:
            found += [(start, joint.start()), (joint.end(), stop)]  # 甲园区和乙基地各10个
        else:
            cuts = [mark + 1 for mark in range(start, stop - 1) if r.text.startswith("”“", mark)]
            found += pairwise([start, *cuts, stop])  # 评选“甲乙”“丙丁”各10名
        start = stop + 1
    return found


def distributed(r: Reading, f: Frame, subject: Span) -> tuple[Span, ...]:
    """Return the members of *subject*, one for each number of the clause (粮食面积、产量分别达到…亩、…吨); else *subject* alone.

    >>> from remit.loaders.targets.lists import _AND
    >>> _AND.split("粮食面积、产量和单产")
    ['粮食面积', '产量', '单产']
    """
    if r.text.find("分别", subject[1], f.quantity.start) < 0:
        return (subject,)
    parts = []
    start = subject[0]
    for mark in [*_AND.finditer(r.text, *subject), None]:
        if mark and r.phrases.enclosure(mark.start()):
            continue
        end = mark.start() if mark else subject[1]
        etc = r.text.find("等", start + 2, end)
        parts.append((start, etc if etc >= 0 and not r.phrases.enclosure(etc) else end))
        start = mark.end() if mark else end
    numbers = 1 + sum(1 for _ in _AND.finditer(r.text, f.quantity.start, f.clause[1]))
    return tuple(parts) if len(parts) == numbers and all(b - a >= 2 for a, b in parts) else (subject,)


def shared_out(r: Reading, f: Frame, objects: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the last of *objects*, one for each number of a clause that says 分别 (甲10万人、乙5亿元，分别增长8%和9%); else none."""
    if r.text.find("分别", f.floor, f.quantity.start) < 0:
        return ()
    numbers = 1 + sum(1 for _ in _AND.finditer(r.text, f.quantity.start, f.clause[1]))
    return objects[-numbers:] if 1 < numbers <= len(objects) else ()
