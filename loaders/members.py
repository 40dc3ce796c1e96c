"""Members: the parts of a text between its list and clause marks, quotations, titles and brackets kept whole.

    text      = member { mark member }
    mark      = 、 | ， | 。 | ； | ： | ！ | ？ | line end | conjunction
    conjunction = 和 | 及 | 与 | 或 | 以及   where a noun of the caller's, a quotation or a title ends just before it, or an edition follows
    enclosure = “…” | "…" | 「…」 | 『…』 | 《…》 | （…） | 〔…〕 | 【…】

A mark inside an enclosure separates nothing. An enclosure that is never closed, or runs too far, encloses nothing.
The members and their marks add up to the text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

REACH = 160  # characters: an enclosure that runs farther has lost its other mark
DEPTH = 6  # enclosures within each other; deeper ones are noise

_OPENS = {"”": "“", "」": "「", "』": "『", "》": "《", "）": "（", "〕": "〔", "】": "【"}
_NESTING = "（〔【"
_MARK = re.compile('[“”"「」『』《》（）〔〕【】，。；：、！？\n和及与或]')
_CONJUNCTIONS = frozenset("和及与或")
_EDITION = re.compile("第[一二三四五六七八九十百0-9]{1,4}届|首届")
_SEPARATORS = frozenset("，。；：、！？\n")


class Member(NamedTuple):  # a plan has a thousand of them: three times as fast to make as a dataclass
    """The characters *start* to *end* of a text, the *mark* that follows them, and the enclosures in them (start, end)."""

    start: int
    end: int
    mark: str
    enclosed: tuple[tuple[int, int], ...] = ()


def members(text: str, start: int, end: int, nouns: tuple[str, ...] = ()) -> list[Member]:
    r"""Return the members of ``text[start:end]``, in order; a conjunction separates only after one of *nouns* or an enclosure.

    >>> text = "举办“甲、乙”论坛、丙工程和丁与戊计划，完成"
    >>> [text[m.start : m.end] + m.mark for m in members(text, 0, len(text), ("工程",))]
    ['举办“甲、乙”论坛、', '丙工程和', '丁与戊计划，', '完成']
    """
    cuts, enclosures = _scan(text, start, end, *_ends(nouns))
    return _between(start, end, cuts, enclosures, text)


@lru_cache(16)
def _ends(nouns: tuple[str, ...]) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return after which words a conjunction separates, and their last characters."""
    words = (*nouns, "”", "》", "」")
    return words, frozenset(word[-1] for word in words)


def _scan(
    text: str, start: int, end: int, words: tuple[str, ...], last: frozenset[str]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return the marks and the outermost enclosures of ``text[start:end]``, each as (start, end).

    A conjunction is a mark after one of *words*, of which *last* are the last characters.
    """
    cuts: list[tuple[int, int]] = []
    enclosures: list[tuple[int, int]] = []
    open_: list[tuple[str, int, int]] = []  # the mark, its place, the number of cuts before it
    for match in _MARK.finditer(text, start, end):
        mark, at = match[0], match.start()
        if mark in _SEPARATORS:
            cuts.append((at, at + 1))
        elif mark in _CONJUNCTIONS:
            first = at - (mark == "及" and at > start and text[at - 1] == "以")
            after_name = first > start and text[first - 1] in last and text.endswith(words, start, first)
            if after_name or (first > start and _EDITION.match(text, at + 1, end)):
                cuts.append((first, at + 1))
        elif mark in _OPENS or (mark == '"' and any(opener == '"' for opener, _, _ in open_)):
            _close(_OPENS.get(mark, mark), at, open_, cuts, enclosures)
        else:
            if mark not in _NESTING:  # a second “ before its ” : the first was never closed
                open_ = [each for each in open_ if each[0] != mark]
            open_ = [*open_[1 - DEPTH :], (mark, at, len(cuts))]
    return cuts, enclosures


def _close(
    opener: str,
    at: int,
    open_: list[tuple[str, int, int]],
    cuts: list[tuple[int, int]],
    enclosures: list[tuple[int, int]],
) -> None:
    """Close the innermost open *opener* at *at*: forget the marks and enclosures inside it."""
    for depth in range(len(open_) - 1, -1, -1):
        mark, place, before = open_[depth]
        if mark != opener:
            continue
        del open_[depth:]
        if at - place <= REACH:
            del cuts[before:]
            while enclosures and enclosures[-1][0] > place:
                enclosures.pop()
            enclosures.append((place, at + 1))
        return


def _between(
    start: int, end: int, cuts: list[tuple[int, int]], enclosures: list[tuple[int, int]], text: str
) -> list[Member]:
    """Return the members between *cuts*, each with the enclosures that lie in it."""
    found: list[Member] = []
    at, k, count = start, 0, len(enclosures)
    for first, last in [*cuts, (end, end)]:
        since = k
        while k < count and enclosures[k][0] < first:
            k += 1
        found.append(Member(at, first, text[first:last], tuple(enclosures[since:k]) if since < k else ()))
        at = last
    return found
