"""Numbers with the verb right before them and what they count behind: 新建200个基地."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ...graph.fact import Target
from .acted import acted_on
from .commitments import Reading, Span
from .counted import counted_after, unbuilt
from .frames import Frame, Last, made
from .lists import enumerated, sharing
from .understood import duty, understood
from .words import PIVOTS

_PIVOTS = tuple(PIVOTS)
_ABOUT = "左右"
_EACH = re.compile(r"每[个家所村县市区镇乡户]?[^，。、；每]{0,12}$")


def leading(
    r: Reading, f: Frame, verb: Span, last: Last | None, rule: str, start: int | None = None
) -> Iterator[tuple[Target, Last]]:
    """Yield the commitment of *verb*, which governs the number and the object after it."""
    pivot = r.text.endswith(_PIVOTS, *verb)
    object, scope = counted_after(r, f, pivot)
    told = object[1]
    if r.text.endswith(_ABOUT, object[0] + 1, told) and f.quantity.operator == "=":
        object = object[0], told - len(_ABOUT)  # 100个县左右
        f = replace(f, quantity=replace(f.quantity, operator="~"))
    object = unbuilt(r, f, acted_on(r, f.quantity.unit, verb, object))
    if r.text.endswith("全覆盖", *object):
        return  # read as a coverage
    if duty(r, *object) and (meant := understood(r, f, last)):
        object = meant  # 完成7家建设任务
    start = r.backward(verb[0], f.floor) if start is None else start
    if each := _EACH.search(r.text, f.floor, start):
        scope, start = each.span(), r.backward(each.start(), f.floor)
    end = scope[1] if scope and scope[0] >= told else told
    objects = [object, *sharing(r, f, object)] if end == object[1] else [object]
    if len(objects) == 1 and end == object[1] and not pivot:
        objects = [enumerated(r, f, object)]
    yield from made(
        r,
        f,
        "target.shared" if len(objects) > 1 else rule,
        (start, max(end, objects[-1][1]) if object[1] == told else end),
        verb,
        objects,
        last,
        scope,
    )
