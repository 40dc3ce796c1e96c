"""What a page prints around its text: notes at its foot (脚注) and the title that it repeats at its head (页眉).

    note = mark term (： | 指 | 是指 | ，) … { line }        mark = ① … | [1] | 〔1〕

A note is known by its term, behind which the text above has the same mark: 推广性控冻精①60万剂 … ①性控冻精：经过….
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from .lines import Line

_RINGED, _OPENED, _NUMBER = "①-⑳❶-❿", "\\[［〔", "(?:[1-9]|[1-9]\\d)[\\]］〕]"
_MARK = f"[{_RINGED}]|[{_OPENED}]{_NUMBER}"
_NOTE = re.compile(
    rf"({_MARK})\s*(?:[“”‘’]?([^：:，。；\n]{{2,24}}?)[“”‘’]?(?:[：:，]|是?指|即)|是?指|[参详]?见|即|包括)"
)
_ANY = re.compile(f"[{_RINGED}{_OPENED}](?:(?<=[{_RINGED}])|{_NUMBER})")  # a mark, found fast by its one set
_SKIPPED = re.compile("[\\s“”‘’《》]")  # between a term and its mark
_GLUED = re.compile("[一-鿿”》][^一-鿿]{0,6}[一-鿿，、。；]")  # the mark stands inside of a sentence
_TERM = 40  # characters: how far before its mark a term begins
_LINES = 16  # of the notes of a page at most
_PAGES = 3  # that print a head at least
_HEAD = 8  # characters of it at least
_MARKED = re.compile("[：:。；，、（(]")  # no head of a page has one
_STOPS = "。！；;."


def printed_text(source: str, lines: list[Line]) -> tuple[list[Line], tuple[tuple[int, int], ...]]:
    """Return *lines* without the notes at the foot of a page and the head that pages repeat, and where the marks of notes stand in them.

    >>> from .lines import lines_of
    >>> source = "1.推广性控冻精①60\\n①性控冻精：经过处理的冻精。\\n— 1 —\\n万剂，建场3个。"
    >>> lines, marks = printed_text(source, list(lines_of(source)))
    >>> [source[line.start : line.end] for line in lines], marks
    (['1.推广性控冻精①60', '万剂，建场3个。'], ((8, 9),))
    """
    notes = dict(_notes(source, lines))
    without = {
        *_heads(source, lines),
        *(nth for since, until in notes.values() for nth in range(since, until)),
    }
    if not without:
        return lines, ()
    found: list[Line] = []
    paged = False
    for nth, line in enumerate(lines):
        if nth in without:
            paged = paged or line.paged
        else:
            found.append(line._replace(paged=True) if paged else line)
            paged = False
    return found, tuple((at, at + length) for at, length in sorted(notes))


def parts(line: Line, marks: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of *line* between the *marks* of notes, which are in order.

    >>> list(parts(Line(0, 9, 0, False, False), ((3, 4), (8, 9))))
    [(0, 3), (4, 8)]
    """
    start = line.start
    for nth in range(bisect_left(marks, (start, 0)), len(marks)):
        since, until = marks[nth]
        if since >= line.end:
            break
        if start < since:
            yield start, since
        start = until
    if start < line.end:
        yield start, line.end


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


def _notes(source: str, lines: Sequence[Line]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield where the mark of a note stands in the text, how long it is, and the lines of the note and those below it.

    They reach to the end of the page, or else to the end of their sentences.
    """
    if not _ANY.search(source):
        return
    read_to = 0
    for nth, line in enumerate(lines):
        if not (note := _NOTE.match(source, line.start, line.end)):
            continue
        at = _referred(source, note[1], note[2] or "", lines[0].start, line.start)
        if at >= 0:
            first, read_to = nth, max(read_to, _end(source, lines, nth))
            yield (at, len(note[1])), (first, read_to)


def _referred(source: str, mark: str, term: str, start: int, end: int) -> int:
    """Return where the text from *start* to *end* has the *mark* behind the *term*, or inside of a sentence where there is none; -1 where it has not."""
    at = source.rfind(mark, start, end)
    if at < 0:
        return -1
    if not term:
        return at if _GLUED.match(source, at - 1, at + len(mark) + 6) else -1
    said = _SKIPPED.sub("", source[max(start, at - _TERM) : at]).endswith(_SKIPPED.sub("", term))
    return at if said else -1


def _end(source: str, lines: Sequence[Line], first: int) -> int:
    """Return which line is the first behind the notes that begin with the line *first*."""
    until = min(len(lines), first + _LINES)
    if (page := next((nth for nth in range(first + 1, until) if lines[nth].paged), None)) is not None:
        return page
    for nth in range(first, until):
        if source[lines[nth].end - 1] in _STOPS:
            return nth + 1
    return first + 1
