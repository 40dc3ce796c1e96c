"""Where the name of a thing ends: before a verb that is no part of it, before adverbs, before what completes it."""

from __future__ import annotations

import re

from ..vocabulary import either, vocabulary
from .commitments import Reading, Span
from .phrases import after, before
from .words import ADVERBS, CLASSES, FIELDS, MILESTONES, PLAIN

_LARGER = re.compile(either(vocabulary("targets")["words"]["larger"]))


def before_adverbs(r: Reading, start: int, end: int) -> int:
    """Return *end*, moved left over adverbs."""
    while (at := before(r.text, start + 1, end, ADVERBS)) < end:
        end = at
    return end


def cut(r: Reading, start: int, stop: int, verbs: frozenset[str], pivot: bool = False) -> Span | None:
    """Return the first of *verbs* after *start* that is no part of a name such as 提升行动.

    After a *pivot* (支持20个基地提升服务能力) a verb is expected: only what names a thing in full is left together.
    """
    text = r.text
    for at in range(start + 1, stop - 1):
        end = after(text, at, stop, verbs)
        if (
            end == at
            or text.startswith(("线上线下", "未"), at - 1)
            or text.startswith("创新创业", at - 2)
            or (text.startswith("化转型", at - 1) and stop - end > 1)  # 数字化转型城市试点
            or (end == stop and not pivot)
            or r.phrases.enclosure(at)
        ):
            continue
        named = after(text, end, stop, CLASSES)
        if named == end + 1 and _LARGER.match(text, end, stop):
            named = end  # 实施家居改造
        if end < stop <= end + 1 and not pivot:
            continue
        if text[at:end] in FIELDS and before(text, end, stop, CLASSES) < stop:
            continue  # 建设农民创业辅导基地
        if named == end or (pivot and named < stop) or text[at:end] in PLAIN:
            return at, end
    return None


def final(r: Reading, start: int, end: int, verbs: frozenset[str] = MILESTONES) -> Span | None:
    """Return those of *verbs*, of completion, that end ``text[start:end]``, one joined to another."""
    first = end
    while (at := before(r.text, start, first, verbs)) < first:
        first = at
    return (first, end) if first < end else None
