"""Lines that were lost: where they began in paragraphs that run them together, as web pages and scans do.

    一、组织1.建设平台。责任单位：甲部2.培训人员。责任单位：乙部二、宣传（一）办好年会

The numbers of all paragraphs are read together: one in the middle of a paragraph counts when it goes on with a series that is
open there, or begins one that goes on. Numbers of a higher style close the series below them, as in the outline itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .numbering import DIGITS, RANKS, Ordinal, ordinal

_N = f"[{DIGITS}]{{1,3}}"
_MARK = re.compile(  # no part of a word, of a list of numbers, of a date: 统一、规范; 一、二级; 第1、2条; 1.5
    rf"(?<![{DIGITS}\d.A-Za-z第〔（(])(?:（(?:{_N}|\d{{1,2}})）|{_N}、(?![{DIGITS}]+(?:[、年月日级类期届等个])|\d)"
    rf"|\d{{1,2}}[.、](?![\d.A-Za-z])|\d{{1,2}}[.、](?=20\d\d年)|第{_N}(?:[章条编]|部分)(?=[一-鿿])|[①-⑳]|【\d{{1,2}}】|(?<![件表图注])\d{{1,2}}）(?=[一-鿿]))"
)
_ANY = re.compile(  # each of them has one: a cheap look before a costly one
    rf"[{DIGITS}\d①-⑳](?:(?<=[①-⑳])|[、.）章条编部】])"
)
_WORDS = re.compile(  # what 一、 and 1、 are a part of: 统一、 之一、
    "(?:[统唯同专逐万其之年月为是到及或和至]|(?<!清)单)$"
)
_STOPS = "。；：！？…”）〕」"
_HEADING = 45  # characters of a heading between two numbers
_SENTENCE = re.compile("[。；！？]")
_SERIES = 3  # numbers inside paragraphs that show that lines were lost
_FAR = 4  # how many numbers a series may leave out
_FEW = 4  # paragraphs of a text that has next to no line ends
_LENGTH = 150  # characters of a paragraph that several lines make, on average
_LONG = 60  # characters of a paragraph that may be several


@dataclass(frozen=True, slots=True)
class _Mark:
    """The number *own* at *at* of the paragraph *nth*; *stop* says that it stands behind a stop, *first* at the beginning."""

    nth: int
    at: int
    own: Ordinal
    stop: bool

    @property
    def first(self) -> bool:
        return self.at == 0


def lost(texts: Sequence[str], few: bool = False, page: bool = False) -> list[list[int]]:
    """Return for each of the paragraphs *texts* where lines begin in it that were lost; nothing where no more than a few were.

    Where all numbers stand behind stops they are the own affair of their paragraphs, unless there are headings among them,
    or *few* says that hardly a paragraph begins with a number. Where lines were kept, what is parted must be most of the text and long,
    since short paragraphs count inside of sentences (主要包括1.甲；2.乙); *page* says that they were not, as other signs show.

    >>> lost(["甲局2024年工作要点一、组织1.建设平台。责任单位：甲部2.培训人员。责任单位：乙部二、宣传3.办好年会。责任单位：丙部，共同做好各项工作"])
    [[11, 15, 29, 43, 47]]
    >>> lost(["做好统一、规范管理。", "（1）甲。（2）乙。"])
    [[], []]
    """
    if not any(len(text) >= _LONG and _ANY.search(text, 1) for text in texts):
        return [[] for _ in texts]  # as in most documents
    marks = [mark for nth, text in enumerate(texts) for mark in _marks(nth, text)]
    if sum(not mark.first for mark in marks) < 2:
        return [[] for _ in texts]
    kept = _kept(texts, marks)
    inner = [mark for mark in kept if not mark.first]
    bare = [mark for mark in inner if not mark.stop]
    styles = {mark.own.style for mark in kept}
    found: list[list[int]] = [[] for _ in texts]
    headings = any(_headed(texts, above, mark) for above, mark in pairwise(kept) if not above.first)
    many = len(inner) >= _SERIES and (len(styles) > 1 or len(bare) >= _SERIES)
    if not (headings or (bare and many) or (few and len(inner) >= _SERIES)):
        return found
    for mark in inner:
        found[mark.nth].append(mark.at)
    return found if page or headings or _long(texts, found) else [[] for _ in texts]


def _long(texts: Sequence[str], found: Sequence[Sequence[int]]) -> bool:
    """Whether the paragraphs that are to be parted are most of the text, and long; else their numbers count inside of sentences."""
    parted = [len(text) for text, cuts in zip(texts, found, strict=True) if cuts]
    return 2 * sum(parted) >= sum(map(len, texts)) and (
        len(texts) <= _FEW or sum(parted) >= _LENGTH * len(parted)
    )


def _marks(nth: int, text: str) -> Iterator[_Mark]:
    first = ordinal(text)
    if first:
        yield _Mark(nth, 0, first, True)
    if len(text) < _LONG or not _ANY.search(text, first.end if first else 1):
        return
    for found in _MARK.finditer(text, 1):
        at = found.start()
        if text[at - 1] in "，、":
            continue  # 1.甲，2.乙，3.丙: what a sentence counts
        if own := ordinal(text[at : found.end() + 6]):
            before = text[at - 1]
            yield _Mark(nth, at, own, before in _STOPS)


def _kept(texts: Sequence[str], marks: Sequence[_Mark]) -> list[_Mark]:
    """Return those of *marks* that go on with a series, or begin one."""
    following = _following(marks)
    open_: dict[str, int] = {}  # the last number of each style that is open
    ever: dict[str, int] = {}  # … of each style at all: numbers may run on through the sections
    kept: list[_Mark] = []
    for k, mark in enumerate(marks):
        own = mark.own
        runs_on = own.style == "arabic" and ever.get(own.style, -1) + 1 == own.value
        leads = k + 1 < len(marks) and _headed(texts, mark, marks[k + 1])
        leads = leads and (own.value > 1 or marks[k + 1].own.value == 1)
        goes_on = following[k] == own.value + 1 or leads
        late = (
            own.style == "chinese"
            and not ever.get("chinese")
            and mark.stop
            and (following[k] or 0) > own.value
        )
        if not (mark.first or runs_on or late or _fits(texts, mark, open_, goes_on, leads, kept)):
            continue
        for style in [each for each in open_ if RANKS[each] > RANKS[own.style]]:
            del open_[style]
        open_[own.style] = ever[own.style] = own.value
        kept.append(mark)
    later = _following(kept)
    return [
        mark
        for k, mark in enumerate(kept)
        if mark.first or mark.own.value > 1 or later[k] == 2 or _begins(texts, kept, k)
    ]


def _begins(texts: Sequence[str], kept: Sequence[_Mark], k: int) -> bool:
    """Whether the 1 at *k* of the numbers *kept*, which no 2 follows, begins a series: a heading stands before it, or it is one itself."""
    mark = kept[k]
    above = k > 0 and _headed(texts, kept[k - 1], mark)
    return above or (k + 1 < len(kept) and _headed(texts, mark, kept[k + 1]))


def _fits(
    texts: Sequence[str],
    mark: _Mark,
    open_: dict[str, int],
    goes_on: bool,
    leads: bool,
    kept: Sequence[_Mark],
) -> bool:
    """Whether *mark*, inside a paragraph, is the number of a line that was lost.

    *goes_on* says that the next of its style follows, or the first below it, *leads* that the latter stands right behind its heading.
    """
    text, own = texts[mark.nth], mark.own
    last = open_.get(own.style)
    word = bool(_WORDS.search(text, max(mark.at - 2, 0), mark.at))
    if last is not None and own.value == last + 1:
        return own.style in ("chinese", "bracketed", "chapter") or mark.stop or not word
    if word:
        return False
    headed = bool(kept) and _headed(texts, kept[-1], mark)
    if own.value == 1:
        return (goes_on or headed) and (own.style != "chinese" or last is None)
    if last == own.value:
        return own.style == "chinese" and leads  # printed twice: 三、… 三、保障措施（一）
    gap = last is not None and last + 1 < own.value <= last + _FAR and (mark.stop or goes_on)
    fresh = last is None and own.style in ("bracketed", "arabic") and headed
    return gap or fresh


def _headed(texts: Sequence[str], above: _Mark, mark: _Mark) -> bool:
    """Whether nothing but a heading stands between the number *above* and the lower one of *mark*: 一、组织1."""
    if RANKS[above.own.style] >= RANKS[mark.own.style]:
        return False
    if above.nth == mark.nth:
        heading = texts[mark.nth][above.at : mark.at]
    elif mark.first and above.nth + 1 == mark.nth:
        heading = texts[above.nth][above.at :]
    else:
        return False
    return len(heading) < _HEADING and not _SENTENCE.search(heading)


def _following(marks: Sequence[_Mark]) -> list[int | None]:
    """Return for each of *marks* the next number of its style."""
    found: list[int | None] = []
    later: dict[str, int] = {}
    for mark in reversed(marks):
        found.append(later.get(mark.own.style))
        later[mark.own.style] = mark.own.value
    return found[::-1]
