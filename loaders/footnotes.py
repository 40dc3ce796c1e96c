"""What a page prints around its text: notes at its foot (脚注) and the title that it repeats at its head (页眉).

    note = mark term (： | 指 | 是指 | ，) … { line }        mark = ① … | [1] | 〔1〕

A note is known by its term, behind which the text above has the same mark: 推广性控冻精①60万剂 … ①性控冻精：经过….
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from .lines import Line

_MARK = "[①-⑳❶-❿]|[\\[［〔](?:[1-9]|[1-9]\\d)[\\]］〕]"
_NOTE = re.compile(
    rf"({_MARK})\s*(?:[“”‘’]?([^：:，。；\n]{{2,24}}?)[“”‘’]?(?:[：:，]|是?指|即)|是?指|[参详]?见|即|包括)"
)
_ANY = re.compile(_MARK)
_SKIPPED = re.compile("[\\s“”‘’《》]")  # between a term and its mark
_GLUED = re.compile("[一-鿿”》][^一-鿿]{0,6}[一-鿿，、。；]")  # the mark stands inside of a sentence
_TERM = 40  # characters: how far before its mark a term begins
_LINES = 16  # of the notes of a page at most
_PAGES = 3  # that print a head at least
_HEAD = 8  # characters of it at least
_MARKED = re.compile("[：:。；，、（(]")  # no head of a page has one
_STOPS = "。！；;."


def printed_text(source: str, lines: list[Line]) -> list[Line]:
    """Return *lines* without the notes at the foot of a page and the head that pages repeat.

    >>> from .lines import lines_of
    >>> source = "1.推广性控冻精①60\\n①性控冻精：经过处理的冻精。\\n— 1 —\\n万剂，建场3个。"
    >>> [source[line.start : line.end] for line in printed_text(source, list(lines_of(source)))]
    ['1.推广性控冻精①60', '万剂，建场3个。']
    """
    without = {*_heads(source, lines), *_notes(source, lines)}
    if not without:
        return lines
    found: list[Line] = []
    paged = False
    for nth, line in enumerate(lines):
        if nth in without:
            paged = paged or line.paged
        else:
            found.append(line._replace(paged=True) if paged else line)
            paged = False
    return found


def _heads(source: str, lines: Sequence[Line]) -> Iterator[int]:
    """Yield the lines that most pages begin with."""
    tops = {
        nth: source[line.start : line.end] for nth, line in enumerate(lines) if line.paged and not line.table
    }
    if len(tops) < _PAGES:
        return
    counted = Counter(tops.values())
    for nth, words in tops.items():
        often = counted[words] >= _PAGES and 2 * counted[words] >= len(tops)
        if often and len(words) >= _HEAD and not _MARKED.search(words):
            yield nth


def _notes(source: str, lines: Sequence[Line]) -> Iterator[int]:
    """Yield the lines of notes: from the first of a page to the end of that page, or else to the end of their sentences."""
    if not _ANY.search(source):
        return
    read_to = 0
    for nth, line in enumerate(lines):
        if nth < read_to or not (note := _NOTE.match(source, line.start, line.end)):
            continue
        if not _referred(source, note[1], note[2] or "", lines[0].start, line.start):
            continue
        read_to = _end(source, lines, nth)
        yield from range(nth, read_to)


def _referred(source: str, mark: str, term: str, start: int, end: int) -> bool:
    """Whether the text from *start* to *end* has the *mark* behind the *term*, or inside of a sentence where there is none."""
    at = source.rfind(mark, start, end)
    if at < 0:
        return False
    if not term:
        return _GLUED.match(source, at - 1, at + len(mark) + 6) is not None
    return _SKIPPED.sub("", source[max(start, at - _TERM) : at]).endswith(_SKIPPED.sub("", term))


def _end(source: str, lines: Sequence[Line], first: int) -> int:
    """Return which line is the first behind the notes that begin with the line *first*."""
    until = min(len(lines), first + _LINES)
    if (page := next((nth for nth in range(first + 1, until) if lines[nth].paged), None)) is not None:
        return page
    for nth in range(first, until):
        if source[lines[nth].end - 1] in _STOPS:
            return nth + 1
    return first + 1
