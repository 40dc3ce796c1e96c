"""Verbs that no list knows (加装, 新聘, 打通): the word that opens the clause of a number, known by its characters.

opening = [年] [新] verb      verb = one character of doing and one of doing or of result (加装, 打通)
                                  |  新 and a character of doing (新聘)
                                  |  a character of doing and what it is done to (发稿, 立项)
                                  |  a verb of a list; of another one where no class noun follows (加工果蔬, but not 加工企业)

Words of the same form that stand before a noun as often (制造企业) are no such verbs, and a clause that says what is holds none.
"""

from __future__ import annotations

import re

from ..vocabulary import either, vocabulary
from .commitments import Reading, Span
from .phrases import after
from .words import CLASSES, DOING, MEASURES, TOTALS

_WORDS = vocabulary("targets")["openings"]
_FIRST = frozenset(_WORDS["first"])
_SECOND = frozenset(_WORDS["second"]) | _FIRST
_ALSO = frozenset(_WORDS["also"])
_ADJACENT = frozenset(_WORDS["adjacent"])
_DONE_TO = frozenset(_WORDS["done_to"])
_NOUNS = frozenset(_WORDS["nouns"])
_FIGURES = MEASURES + TOTALS
_STATES = re.compile(either(_WORDS["states"]))


def opening_verb(r: Reading, start: int, end: int, since: int | None = None) -> Span | None:
    """Return the verb that opens ``text[start:end]``, the words before a number; None where none does.

    What it is done to ends at *end*, and is a single character in 发稿50篇. Nothing from *since* on, else in the clause, may say what is.
    """
    text = r.text
    since = r.phrases.clause(start)[0] if since is None else since
    if _STATES.search(text, since, end):
        return None
    at = start + text.startswith("年", start)
    known = after(text, at, end, DOING)
    if at > start and known > at:
        return at, _chained(text, known, end)
    stop = _word(text, at, end)
    if stop == at:
        return None
    stop = _chained(text, stop, end)
    return at, stop


def _word(text: str, at: int, end: int) -> int:
    """Return where the verb ends that is made of the characters at *at*; *at* where they make none."""
    word = text[at : min(at + 2, end)]
    if word in _ALSO or (word in _ADJACENT and not _named(text, at + 2, end)):
        return at + 2
    if len(word) < 2 or word in _NOUNS or text[at : at + 3] in _NOUNS:
        return at
    if word[0] == "新":
        return at + 2 if word[1] in _FIRST else at
    if word[0] not in _FIRST:
        return at
    if word[1] in _SECOND:
        return at + 2
    if word[1] in _DONE_TO:
        return at + (1 if at + 2 == end else 2)
    return at


def _named(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` behind a verb is rather a noun that the verb belongs to: 加工企业, 养殖面积, but not 加工果蔬."""
    return start < end and (after(text, start, end, CLASSES) > start or text.endswith(_FIGURES, start, end))


def _chained(text: str, stop: int, end: int) -> int:
    """Return *stop*, moved over a second verb that is joined to the one that ends there (直查督办案件, 引进集聚企业)."""
    more = after(text, stop, end, DOING)
    if more == stop:
        more = _word(text, stop, end)
    return more if end - more >= 2 else stop
