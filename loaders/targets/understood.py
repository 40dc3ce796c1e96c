"""What a number counts where its clause does not say so (新建成2家): the label of its list, or what the number before it counted.

label = thing ：                托位建设项目：3月底前完成2个；6月底前完成5个
thing of the number before     实施项目12个，计划竣工3个
"""

from __future__ import annotations

import re

from ..vocabulary import vocabulary
from .commitments import Reading, Span
from .frames import Frame, Last

_WORDS = vocabulary("targets")["understood"]
_HEADS = tuple(_WORDS["heads"])
_DUTY = re.compile("(?:的|(?:年度|全部|所有|的?(?:新建|改建|建设|改造|整治|治理|安装|创建|目标)){0,2}(?:目标)?任务)$")
_LABEL = re.compile("([^，。；：、！？\n0-9（）]{2,30})(?:（[^（）\n]{1,30}）)?：$")
_NUMBERED = re.compile("(?:^|[。\n ])[0-9]{1,2}[.、．]$")
_REACH = 240  # characters: how far back the label of a list is looked for
_NEAR = 160  # characters: how far back the number before may stand


def label(r: Reading, at: int) -> Span | None:
    """Return the label that a colon sets before the list that *at* stands in; its parts are separated by ；."""
    text = r.text
    since = max(text.rfind("。", max(0, at - _REACH), at), text.rfind("\n", max(0, at - _REACH), at)) + 1
    colon = text.rfind("：", max(since, at - _REACH), at)
    if colon < 0 or r.phrases.enclosure(colon):
        return None
    found = _LABEL.search(text, max(0, colon - 64), colon + 1)
    if found is None or text.endswith(_HEADS, *found.span(1)):
        return None
    return found.span(1)


def understood(r: Reading, f: Frame, last: Last | None) -> Span | None:
    """Return what the quantity of *f* counts, from the label of its list or from the number *last* with the same unit."""
    if named := label(r, f.quantity.start):
        return named
    if last is None or last.quantity.unit != f.quantity.unit or last.quantity.kind != "count":
        return None
    near = f.quantity.start - last.end <= _NEAR and "\n" not in r.text[last.end : f.quantity.start]
    return last.object if near and last.object[0] < last.object[1] else None


def duty(r: Reading, start: int, end: int) -> bool:
    """Return whether ``text[start:end]`` only says that something is to be done: 建设任务, 目标任务."""
    found = _DUTY.search(r.text, start, end)
    return found is not None and found.start() == start
