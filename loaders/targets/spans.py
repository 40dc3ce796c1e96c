"""Spans of time that a service promises to take at most (办理时限): 用水报装2个工作日内完成, 企业诉求1个工作日内响应."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...graph.fact import Target
from ..vocabulary import either, vocabulary
from .commitments import Reading
from .numerals import arabic
from .words import LEADS

_WORDS = vocabulary("targets")["spans"]
_SPAN = re.compile(
    rf"(?P<n>[0-9]{{1,3}}(?:[.][0-9])?)(?P<unit>{either(_WORDS['units'])})(?P<within>[之以]?内)?(?P<verb>{either(_WORDS['done'])})"
)
_SPANNING = re.compile("[0-9](?:个?工作日|个?小时|分钟)[之以]?内?[一-鿿]")  # a cheap look before a costly one
_TOLD = re.compile(either(_WORDS["told"]))  # a rule for what others have to do, or what was
_JOINING = ("在", "于", "的", "全部", "均", "后")
_LONGEST = 28  # characters of what is promised
_MARKS = "，。；：、\n（）"


def first_span(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the first number of days, hours or minutes in ``text[start:end]`` that may be such a span.

    >>> first_span("用水报装2个工作日内完成", 0, 12)[0]
    '2个工作日内完'
    """
    timed = "作日" in text or "小时" in text or "分钟" in text
    return _SPANNING.search(text, start, end) if timed else None


def spans(reading: Reading, found: Sequence[tuple[int, int]]) -> Iterator[Target]:
    """Yield the spans of *reading* that a service is to take at most; *found* are the quotes of other commitments.

    What is promised stands before the span in its clause, behind no other number.
    """
    text = reading.text
    for span in _SPAN.finditer(text):
        start = reading.phrases.clause(span.start())[0]
        since = max((text.rfind(mark, start, span.start()) for mark in _MARKS), default=-1) + 1
        left = reading.forward(max(start, since), span.start(), LEADS)
        right = span.start()
        while right > left and text.endswith(_JOINING, left, right):
            right -= next(len(word) for word in _JOINING if text.endswith(word, left, right))
        told = _TOLD.search(text, start, span.start()) or not 2 <= right - left <= _LONGEST
        if told or any(one < span.end() and span.start() < other for one, other in found):
            continue
        due = reading.due(span.start(), span.end(), None)
        yield reading.target(
            "target.span",
            (left, span.end()),
            span.span("verb"),
            (left, right),
            op="<=" if span["within"] else "=",
            value=arabic(span["n"], ""),
            unit=span["unit"],
            due=due,
        )
