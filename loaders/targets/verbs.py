"""The verb that governs a number: right before it, at the beginning of its clause, or between."""

from __future__ import annotations

import re

from .commitments import CHANGING, CLASSES, DOING, LEADS, MODIFIERS, REACHING, STRONG, Reading, Span
from .frames import LEFT, Frame
from .phrases import after, before

ADVERBIAL = LEADS - DOING
_GOVERNING = (DOING | REACHING) - {"为"}  # right before a number 为 is a preposition
_BATCH = re.compile(r"第[一二三四五六七八九十\d]{1,3}[批届期轮次]$")


def adjacent(r: Reading, f: Frame) -> Span | None:
    """Return the verb, with the verbs joined to it, that stands right before the quantity."""
    text, end = r.text, f.quantity.start
    floor = max(f.floor, end - LEFT)
    while (at := before(text, floor, end, MODIFIERS)) < end and before(text, floor, end, _GOVERNING) == end:
        end = at
    if batch := _BATCH.search(text, max(floor, end - 6), end):
        end = batch.start()
    start = stop = end
    while (at := before(text, floor, start, _GOVERNING)) < start:
        start = at
        if text[start - 1 : start] == "并" and before(text, floor, start - 1, DOING) < start - 1:
            start -= 1
    return (start, stop) if start < stop else None


def leading_verb(r: Reading, start: int, end: int) -> Span | None:
    """Return the verb at the beginning of ``text[start:end]``, after words of aim and date phrases."""
    at = r.forward(start, end, ADVERBIAL)
    stop = at + (r.text.startswith("新", at) and after(r.text, at + 1, end, DOING) > at + 1)
    while (more := after(r.text, stop, end, DOING)) > stop:
        stop = more
    return (at, stop) if stop > at else None


def verb_within(r: Reading, start: int, end: int) -> Span | None:
    """Return the verb that governs the thing named between it and *end*: the last strong one, else one at the beginning.

    A verb right before the class noun that ends the thing (培育基地) is part of its name.
    """
    text, found = r.text, None
    at = start
    while at < end:
        adverbial = at == start or before(text, start, at, ADVERBIAL) < at
        stop = after(text, at, end, DOING if adverbial else STRONG)
        if (
            stop > at
            and not r.phrases.enclosure(at)
            and (at == start or after(text, stop, end, CLASSES) < end)
        ):
            if found and found[1] == at:
                found = found[0], stop
            elif end - stop >= 2 or found is None:
                found = at, stop
            at = stop
        else:
            at += 1
    return found or leading_verb(r, start, end)


def reaches(r: Reading, f: Frame, verb: Span) -> bool:
    """Return whether *verb*, right before the number, says how far the thing before it is to go."""
    word = r.text[verb[0] : verb[1]]
    return word in REACHING or (word in CHANGING and verb[0] - r.forward(f.floor, verb[0]) >= 2)
