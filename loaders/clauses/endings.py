"""Clauses without a label or a bracket at the end of a paragraph (段末的责任说明): 甲局牵头，乙局配合, or ——甲处、乙室."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from .bodies import about_bodies, bodies, ends_in_verb
from .bodynames import ends_like_a_body
from .group import Clause, Group

LONGEST_LINE = 150
_SENTENCE = re.compile(r"[。！？：“《]")
_DASH = re.compile(
    r"(?<=[。；！？）”月底前])(?:——|--)(?=([^。；，：（\n]{2,60})(?:。|（[^（）\n]{2,40}）|[。 ])*(?:\n|$))"
)


def start_of(clause: Clause) -> int:
    """Return where *clause* begins."""
    return clause.start


def within(at: int, found: Sequence[Clause]) -> bool:
    """Whether the character *at* stands in one of the clauses *found*, which are sorted."""
    before = bisect_right(found, at, key=start_of) - 1
    return before >= 0 and at < found[before].end


def sentences(text: str, taken: Sequence[Clause], labels: Sequence[int]) -> Iterator[Clause]:
    """Yield the last sentences of paragraphs that hold nothing but bodies and what they do: 甲局牵头，乙局配合."""
    at = 0
    for line in text.split("\n"):
        begin, end = at, at + len(line)
        at = end + 1
        while end > begin and text[end - 1] in "。； ":
            end -= 1
        start = max(text.rfind("。", max(begin, end - LONGEST_LINE), end) + 1, begin)
        if not start or not 3 < end - start < LONGEST_LINE or not ends_in_verb(text, start, end):
            continue
        if _SENTENCE.search(text, start, end):
            continue
        if within(start, taken) or _labelled(labels, start, end):
            continue
        if about_bodies(text, start, end, alone=False, verb=True, all_=True):
            yield Clause(start, end, (Group("bodies", None, start, end, start),), "resp.verb")


def dashed(text: str, taken: Sequence[Clause]) -> Iterator[Clause]:
    """Yield what a dash parts from the last stop of a paragraph and names nothing but bodies: …做好总结。——甲处、乙室."""
    for dash in _DASH.finditer(text) if "——" in text or "--" in text else ():
        start, end = dash.end(), dash.end() + len(dash[1])
        named = bodies(text, start, end) if not within(dash.start(), taken) else []
        if named and all(not b.doubtful and (b.collective or ends_like_a_body(b.name)) for b in named):
            yield Clause(dash.start(), end, (Group("bodies", None, start, end, start),), "resp.dash")


def _labelled(labels: Sequence[int], start: int, end: int) -> bool:
    """Whether one of *labels*, which are sorted, begins between *start* and *end*."""
    nth = bisect_left(labels, start)
    return nth < len(labels) and labels[nth] < end
