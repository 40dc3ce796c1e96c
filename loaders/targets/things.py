"""Things that a date binds (事项): what stands before it, what a verb of completion follows or precedes, one thing or a list.

thing    = words, without words of aim and adverbs around them
list     = thing { 、 thing } [ 等 what they are called ]
"""

from __future__ import annotations

import re

from ..vocabulary import vocabulary
from .commitments import Reading, Span
from .cutting import before_adverbs, final
from .phrases import after, before
from .words import ADVERBS, ASPIRING, DOING, LEADS, MILESTONES, NOMINAL

AIMING = LEADS - MILESTONES
_JOINT = re.compile("(?:并[且将于在]?|[于在须应将要拟]{1,2})$")
_DONE = DOING | MILESTONES
_STARTING = MILESTONES - NOMINAL
_DIGIT = re.compile(r"\d")
_PUSHING = frozenset(vocabulary("targets")["words"]["pushing"])
_MEMBERS = 8  # of a list of things
_LIST = 160  # characters: how far a list of things runs


def opening(r: Reading, floor: int, at: int) -> int:
    """Return where the thing before a date at *at* begins: its list member, or the list that 等 closes before it (甲、乙等3个项目8月底前竣工)."""
    start = max(floor, r.phrases.member(at)[0])
    etc = r.text.find("等", start, at)
    if start == floor or r.text[start - 1] != "、" or r.next_date(floor, start) < start:
        return start
    first = r.forward(floor, start, AIMING)
    if etc < 0 and (
        after(r.text, floor, first, _PUSHING) > floor
        or _DIGIT.search(r.text, first, start)
        or any(_doing(r, k, at) for k in _members(r, first, at))
    ):
        return start
    if after(r.text, first, start, _DONE) > first:
        return start
    return floor if ASPIRING.match(r.text, floor, first) else first  # 力争甲路、乙路年内建成


def _members(r: Reading, start: int, end: int) -> list[int]:
    """Return where the list members of ``text[start:end]`` begin; none where it is too long for a list."""
    found = [start]
    while (stop := r.phrases.member(found[-1])[1]) < end and len(found) < _MEMBERS:
        found.append(stop + 1)
    return found


def _doing(r: Reading, start: int, end: int) -> bool:
    """Return whether a verb opens the list member at *start* or stands in it."""
    stop = min(r.phrases.member(start)[1], end)
    return any(after(r.text, k, stop, _STARTING if k > start else _DONE) > k for k in range(start, stop))


def several(r: Reading, begin: int, stop: int) -> tuple[Span, Span] | None:
    """Return the list of things that begins at *begin* and the verb of completion after the last: 8月底前甲校、乙校竣工交付.

    None for a single thing, for one that has a verb of its own, and where the list only limits what follows.
    """
    text, end = r.text, min(r.phrases.clause(begin)[1], begin + _LIST)
    start = r.forward(begin, stop, AIMING)
    at = stop
    begin = start
    while text[at : at + 1] == "、" and at < end:
        if any(after(text, k, at, _STARTING) > k for k in range(begin, at)):
            return None
        begin, at = at + 1, min(r.phrases.member(at + 1)[1], end)
    if at == stop or _DIGIT.search(text, begin, at):
        return None
    verb = final(r, begin, at)
    if verb is None or before_adverbs(r, begin, verb[0]) - begin < 2 or text.find("的", begin, verb[0]) >= 0:
        return None
    return (start, before_adverbs(r, begin, verb[0])), verb


def trimmed(r: Reading, start: int, end: int, *, joints: bool = False) -> Span | None:
    """Return the thing in ``text[start:end]``, without words of aim and adverbs around it; None where nothing is left.

    With *joints* the words are left out too that join it to a date (工作于, 平台并于), and the verb before 并.
    """
    start = r.forward(start, end)
    while (at := before(r.text, start, end, ADVERBS)) < end:
        end = at
    if joints and end > start and (joint := _JOINT.search(r.text, max(start, end - 3), end)):
        end = joint.start()
        if "并" in joint.group():
            start = after(r.text, start, end, DOING)
    return (start, end) if end - start >= 2 else None


def listed(r: Reading, start: int) -> Span | None:
    """Return the list that begins at *start*, or what it is called after 等; None for one thing, and where a verb, number or date follows."""
    text, end = r.text, min(r.phrases.clause(start)[1], start + _LIST)
    first = stop = r.phrases.member(start)[1]
    if stop >= end or text[stop] != "、" or r.phrases.member(end)[1] != end:
        return None
    if _DIGIT.search(text, stop, end) or r.next_date(stop, end) < end:
        return None
    while stop < end:
        first, stop = stop + 1, r.phrases.member(stop + 1)[1]
        done = final(r, first, stop)
        if after(text, first, stop, _DONE) > first or (done and text[slice(*done)] not in NOMINAL):
            return None
    etc = text.find("等", first, end)
    called = 0 <= etc < end - 2 and not r.phrases.enclosure(etc)
    return (etc + 1, end) if called else (start, end)


def rest(r: Reading, start: int, stop: int) -> Span | None:
    """Return what follows the verb, if it is a thing: 并投入使用 and 任务 are none."""
    start += r.text[start : start + 1] in ("了", "好")
    for mark in ("并", "，"):
        cut = r.text.find(mark, start, stop)
        stop = (
            cut if cut >= 0 and not r.phrases.enclosure(cut) and not r.text.startswith("并网", cut) else stop
        )
    return (start, stop) if stop - start >= 2 else None
