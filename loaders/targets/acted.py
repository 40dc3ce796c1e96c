"""Work that is named behind the things it is done to (对象与作业): 完成35个老旧小区技防设施改造 counts the 小区.

object  = things [ what of them ] [ manner ] act [ 任务 ]     老旧小区 技防设施 改造; 黑臭水体 整治; 党支部 换届选举
things  = words that end in a noun which the unit counts      个: 小区, 党支部; 家: 企业; 所: 学校
"""

from __future__ import annotations

import re

from ..vocabulary import either, vocabulary
from .commitments import Reading, Span

_WORDS = vocabulary("targets")["acted"]
_CARRYING = frozenset(_WORDS["verbs"])
_ACT = re.compile(
    rf"(?:{either(_WORDS['manners'])}){{0,2}}(?:{either(_WORDS['acts'])})(?:[、或和及]{either(_WORDS['acts'])})?(?:任务|工作)?$"
)
_NOUNS: dict[str, list[str]] = _WORDS["nouns"]
_COUNTED = {unit: re.compile(either(nouns)) for unit, nouns in _NOUNS.items()}
_ANY = tuple(sorted({noun for nouns in _NOUNS.values() for noun in nouns} | set(_WORDS["places"])))

ACTED = tuple(_WORDS["acts"] + _WORDS["nominal"])  # ends the name of work that a number counts


def acted_on(r: Reading, unit: str, verb: Span, object: Span) -> Span:
    """Return the things in *object*, counted in *unit*, without the work that *verb* carries out on them; *object* where none is named."""
    return done_to(r, unit, object) if r.text[slice(*verb)] in _CARRYING else object


def done_to(r: Reading, unit: str, object: Span) -> Span:
    """Return the things in *object*, counted in *unit*, without the work done to them; *object* where none is named."""
    start, end = object
    if unit not in _COUNTED:
        return object
    act = _ACT.search(r.text, start + 2, end)
    if act is None or r.phrases.enclosure(act.start()):
        return object
    stop = act.start()
    if r.text[start] == "“" and r.text.startswith("”", stop - 1):
        return start, stop  # “僵尸企业”出清
    if r.text.endswith(_ANY, start, stop):
        return start, stop
    thing = _COUNTED[unit].search(r.text, start + 1, stop)
    return start, thing.end() if thing else stop
