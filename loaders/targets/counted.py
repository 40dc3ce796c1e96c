"""What a number counts: the thing named after it or before it, cut free from what else is said."""

from __future__ import annotations

import re

from .commitments import ADVERBS, AIMS, CLASSES, CUTTING, PLAIN, STRONG, Reading, Span
from .frames import OBJECT, Frame
from .phrases import after, before

_START = re.compile(r"[从由](?:[^，。；]{0,8}的)?\d")
_DIGIT = re.compile(r"\d")


def counted_after(r: Reading, f: Frame, pivot: bool) -> tuple[Span, Span | None]:
    """Return what the quantity counts, from the text after it, and what limits that."""
    start, stop = f.right, f.stop
    while stop > start + 1 and r.text[stop - 1] in "，。、；：的":
        stop -= 1
    if not pivot and "的" not in r.text[start:stop] and r.text[stop : stop + 1] == "、":
        stop = _far(r, f, stop)
    if not pivot:
        (head, stop), limit = r.head(start, stop)
        if limit:
            found = cut(r, head, stop, CUTTING)
            return (head, found[0] if found else stop), limit
    found = cut(r, start, stop, CUTTING, pivot)
    if found:
        return (start, before_adverbs(r, start, found[0])), (found[0], stop)
    return (start, _unbracketed(r, start, stop)), None


def _far(r: Reading, f: Frame, stop: int) -> int:
    """Return where the object ends that is limited by a list: 5个自主可控、全国一流的大模型; else *stop*."""
    end = min(f.clause[1], stop + OBJECT)
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


def before_adverbs(r: Reading, start: int, end: int) -> int:
    """Return *end*, moved left over adverbs."""
    while (at := before(r.text, start + 1, end, ADVERBS)) < end:
        end = at
    return end


def _unbracketed(r: Reading, start: int, stop: int) -> int:
    """Return *stop*, or where a bracket with numbers in it begins."""
    at = r.text.find("（", start, stop)
    return at if at > start and _DIGIT.search(r.text, at, stop) else stop


def cut(r: Reading, start: int, stop: int, verbs: frozenset[str], pivot: bool = False) -> Span | None:
    """Return the first of *verbs* after *start* that is no part of a name such as 提升行动.

    After a *pivot* (支持20个基地提升服务能力) a verb is expected: only what names a thing in full is left together.
    """
    text = r.text
    for at in range(start + 1, stop - 1):
        end = after(text, at, stop, verbs)
        if end == at or (end == stop and not pivot) or r.phrases.enclosure(at):
            continue
        named = after(text, end, stop, CLASSES)
        if end < stop <= end + 1 and not pivot:
            continue
        if named == end or (pivot and named < stop) or text[at:end] in PLAIN:
            return at, end
    return None


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


def listed(r: Reading, start: int, end: int) -> list[Span]:
    """Return the list members between *start* and *end*."""
    found = []
    while start < end:
        stop = min(r.phrases.member(start)[1], end)
        found.append((start, stop))
        start = stop + 1
    return found


def subject_of(r: Reading, start: int, end: int) -> Span:
    """Return the thing between *start* and *end*, without date phrases, words of aim and adverbs around it."""
    start = r.forward(start, end, AIMS)
    if since := _START.search(r.text, start + 2, end):
        end = since.start()
    return start, before_adverbs(r, start, end)
