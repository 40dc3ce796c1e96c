"""Phrases: the sentences, clauses and list members of a passage, and the words at their edges.

    sentence = clause { (， | ： | ——) clause } (。 | ； | ！ | ？ | line end)
    clause   = member { 、 member }

Marks inside quotation marks, titles and brackets separate nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from ..members import members

_SENTENCE = "。；！？\n"
_CLAUSE = _SENTENCE + "，："
_REACH = 500  # characters: no phrase is taken to run farther than this to either side of a place
_LONGEST = 6  # characters of the longest word that is looked for at an edge


@dataclass(frozen=True, slots=True)
class Phrases:
    """Where the phrases of ``text[start:end]`` begin, found once; *enclosed* are its quotations, titles and brackets."""

    text: str
    start: int
    end: int
    sentences: tuple[int, ...]
    clauses: tuple[int, ...]
    members: tuple[int, ...]
    enclosed: tuple[tuple[int, int], ...]

    def sentence(self, at: int) -> tuple[int, int]:
        """Return the start and end (its mark left out) of the sentence at *at*."""
        return self._around(self.sentences, at)

    def clause(self, at: int) -> tuple[int, int]:
        """Return the start and end (its mark left out) of the clause at *at*."""
        return self._around(self.clauses, at)

    def member(self, at: int) -> tuple[int, int]:
        """Return the start and end (its mark left out) of the list member at *at*."""
        return self._around(self.members, at)

    def enclosure(self, at: int) -> tuple[int, int] | None:
        """Return the quotation, title or bracket that *at* stands in."""
        k = bisect_right(self.enclosed, (at, len(self.text))) - 1
        if k >= 0 and self.enclosed[k][0] <= at < self.enclosed[k][1]:
            return self.enclosed[k]
        return None

    def _around(self, starts: tuple[int, ...], at: int) -> tuple[int, int]:
        k = bisect_right(starts, at)
        start, end = starts[k - 1], starts[k] - 1 if k < len(starts) else self.end
        if at - start > _REACH or end - at > _REACH:
            return max(start, at - _REACH), min(end, at + _REACH)
        return start, end


def phrases(text: str, start: int, end: int) -> Phrases:
    """Return the phrases of ``text[start:end]``.

    >>> found = phrases("建设“甲、乙”馆、丙站，完成。推进", 0, 18)
    >>> [found.text[a:b] for a, b in (found.sentence(9), found.clause(9), found.member(9))]
    ['建设“甲、乙”馆、丙站，完成', '建设“甲、乙”馆、丙站', '丙站']
    """
    parts, sentences, clauses = [start], [start], [start]
    enclosed: list[tuple[int, int]] = []
    at = start
    while at <= end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        for part in members(text, at, stop):
            enclosed += part.enclosed
            mark, after = part.mark or "\n", part.end + 1
            if after > end:
                break
            parts.append(after)
            if mark in _CLAUSE:
                clauses.append(after)
            if mark in _SENTENCE:
                sentences.append(after)
        at = stop + 1
    return Phrases(text, start, end, tuple(sentences), tuple(clauses), tuple(parts), tuple(enclosed))


@cache  # of the vocabularies: a few dozen
def _edges(words: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the first and the last characters of *words*: at most places none of them begins or ends."""
    return frozenset(word[0] for word in words), frozenset(word[-1] for word in words)


def before(text: str, start: int, end: int, words: frozenset[str]) -> int:
    """Return where the longest of *words* begins that ends ``text[start:end]``; *end* where none does.

    >>> before("引导支持", 0, 4, frozenset(["支持", "引导"]))
    2
    """
    if text[end - 1 : end] not in _edges(words)[1]:
        return end
    for length in range(min(_LONGEST, end - start), 0, -1):
        if text[end - length : end] in words:
            return end - length
    return end


def after(text: str, start: int, end: int, words: frozenset[str]) -> int:
    """Return where the longest of *words* ends that begins ``text[start:end]``; *start* where none does.

    >>> after("力争建成", 0, 4, frozenset(["力争"]))
    2
    """
    if text[start : start + 1] not in _edges(words)[0]:
        return start
    for length in range(min(_LONGEST, end - start), 0, -1):
        if text[start : start + length] in words:
            return start + length
    return start
