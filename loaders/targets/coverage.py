"""Commitments to cover all (全覆盖).

coverage = [verb] object (全覆盖 | 全面覆盖 | 全域覆盖)       实现党的组织全面覆盖
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...graph.fact import Target
from .commitments import Reading, Span
from .cutting import before_adverbs
from .phrases import after
from .words import ADVERBS, AIMS, COVERING, DOING

_COVERAGE = re.compile("全面?覆盖|全域覆盖")
_FOR_WHOM = re.compile("对([^，。；]{2,24}?)(开展|实施|进行|推行)")
_BY = re.compile("以[^，。；、]{1,8}为(?:单位|重点|目标|抓手|依托|载体)")
_LISTED = re.compile(r"[、\d]")
_ENDS = frozenset("，。；、！？\n）")


def coverages(r: Reading) -> Iterator[Target]:
    """Yield the commitments of *r* to cover all."""
    text = r.text
    for found in _COVERAGE.finditer(text, r.phrases.start, r.phrases.end):
        at, end = found.span()
        if (end < r.phrases.end and text[end] not in _ENDS) or r.phrases.enclosure(at):
            continue
        floor, _ = r.phrases.clause(at)
        if by := _BY.match(text, floor, at):
            floor = by.end()  # 以省为单位实现检查全覆盖
        opening = r.forward(floor, at, AIMS - COVERING)
        opened = after(text, opening, at, COVERING) > opening  # 做到乡道、村道管护全覆盖
        if not opened and (member := r.phrases.member(at)[0]) > floor and at - member >= 4:
            floor = member
        verb = _last(r, floor, at, COVERING)
        if verb and verb[1] < at and (subject := _subject(r, floor, verb[0])):
            yield _covered(r, (subject[0], end), verb, subject, (verb[1], at), floor)
            continue
        if not verb and (worked := _FOR_WHOM.match(text, floor, at)) and at - worked.end() >= 2:
            what = worked.end(), at  # 对规上企业开展数字化诊断全覆盖
            yield _covered(r, (floor, end), worked.span(2), what, worked.span(1), floor)
            continue
        verb = verb or _last(r, floor, min(floor + 6, at), DOING)
        start = verb[1] if verb else r.forward(floor, at)
        stop = end
        if verb and verb[1] == at:  # 水质检测实现全覆盖
            start = r.forward(floor, verb[0], AIMS)
            start += start < verb[0] and text[start] == "对"  # 对困难学生实行全覆盖
            stop = before_adverbs(r, start, verb[0]) if start < verb[0] else start
            if stop - start < 2:
                continue
            verb = verb[0], end
        elif at - start < 2:
            continue
        elif text[start] == "对" and text[at - 1] == "的":  # 实现对适龄儿童服务的全覆盖
            start, stop = start + 1, at - 1
        where = max(text.find(to, floor, verb[0]) for to in "在对") if verb else -1
        if stop < end:
            where = -1
        scope = (where + 1, verb[0]) if verb and where >= 0 else None
        first = where if where >= 0 else (r.backward(min(start, verb[0]), floor) if verb else start)
        yield r.target(
            "target.coverage",
            (first, end),
            verb or (end - 2, end),
            (start, stop),
            value=100,
            unit="%",
            due=r.due(at, end, None),
            kind="coverage",
            aspire=r.aspires(floor, end),
            scope=scope,
        )


def _subject(r: Reading, floor: int, end: int) -> Span | None:
    """Return the thing before a verb at *end* that is to cover all: 中医馆实现乡镇卫生院全覆盖."""
    start = r.forward(floor, end, AIMS)
    stop = before_adverbs(r, start, end) if start < end else start
    if stop - start < 2 or r.text[start] in "在对" or r.text[start:stop] in ADVERBS:
        return None
    bare = not _LISTED.search(r.text, start, stop) and after(r.text, start, stop, DOING) == start
    return (start, stop) if bare else None


def _covered(r: Reading, quote: Span, verb: Span, object: Span, scope: Span | None, floor: int) -> Target:
    """Return the commitment that *object* is to cover all of *scope*."""
    first, end = quote
    return r.target(
        "target.coverage",
        (r.backward(first, floor), end),
        verb,
        object,
        value=100,
        unit="%",
        due=r.due(end - 1, end, None),
        kind="coverage",
        aspire=r.aspires(floor, end),
        scope=scope,
    )


def _last(r: Reading, start: int, end: int, verbs: frozenset[str]) -> Span | None:
    """Return the last of *verbs* in ``text[start:end]`` outside quotations."""
    for at in range(end - 2, start - 1, -1):
        if (stop := after(r.text, at, end, verbs)) > at and not r.phrases.enclosure(at):
            return at, stop
    return None
