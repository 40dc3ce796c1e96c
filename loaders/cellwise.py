"""Tables whose cells stand apart by blank lines and run over lines (逐格提取的表格), as a printer of pages gives them that knows no columns.

table = name blank name { blank name } blank cell { blank cell }        name, cell = line { line end line }
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from .columnnames import bare, header_length, heads_column
from .lines import HEADED, Line, repeated_header

_NAMES = 16  # of columns at most
_LONGEST = 60  # characters of a title and the name below it, line ends included
_LEAST = 3  # names of a header at least
_NAME_LINES = 4  # over which a name may run
_CELL = 40  # lines of a cell at most
_NUMBER = re.compile(r"\d{1,3}[.、]?")
_DIGITS = 2  # of a running number
_UNITS = "年月日季个万亿元%.-—0123456789"
_ROWS = 0.3  # of the paragraphs of several lines begin with a number at most: else each is a row


class _Paragraph(NamedTuple):
    """The lines *first* to *last* (exclusive) between two blank ones, and their words without blanks."""

    first: int
    last: int
    words: str


def cells_apart(source: str, lines: list[Line]) -> tuple[list[Line], frozenset[int], int]:
    """Return *lines* without those of a header that a page repeats, which of them go on with the cell above, and where the table begins.

    Nothing goes on, and the table begins behind the last line, where there is no such table.

    >>> from .lines import lines_of
    >>> source = "序\\n号\\n\\n任务\\n\\n牵头\\n单位\\n\\n完成时限\\n\\n1\\n\\n建设\\n平台\\n\\n甲局\\n\\n6月底"
    >>> lines, more, first = cells_apart(source, list(lines_of(source)))
    >>> ["+" * (nth in more) + source[line.start : line.end] for nth, line in enumerate(lines)]
    ['序', '+号', '任务', '牵头', '+单位', '完成时限', '1', '建设', '+平台', '甲局', '6月底']
    """
    none: tuple[list[Line], frozenset[int], int] = (lines, frozenset(), len(lines))
    if "\n\n" not in source:
        return none
    paragraphs = _paragraphs(source, lines)
    found = _header(source, lines, paragraphs)
    if found is None:
        return none
    at, length = found
    below = [each for each in paragraphs[at:] if 1 < each.last - each.first <= _CELL]
    rows = [each for each in below if _NUMBER.fullmatch(source, *lines[each.first][:2])]
    if not below or len(rows) > _ROWS * len(below):
        return none
    again = repeated_header([each.words for each in paragraphs], at, length)
    kept: list[Line] = [*lines[: paragraphs[at].first]]
    first = len(kept)
    more: set[int] = set()
    for nth, each in enumerate(paragraphs[at:], at):
        if nth in again:
            continue
        for line in range(each.first, each.last):
            if line > each.first and each in below and _goes_on(source, lines, each, line):
                more.add(len(kept))
            kept.append(lines[line])
    return kept, frozenset(more), first


def _paragraphs(source: str, lines: Sequence[Line]) -> list[_Paragraph]:
    """Return the *lines* between blank ones."""
    found: list[_Paragraph] = []
    first = 0
    for nth in range(1, len(lines) + 1):
        if nth == len(lines) or source.count("\n", lines[nth - 1].end, lines[nth].start) > 1:
            short = lines[nth - 1].end - lines[first].start <= _LONGEST  # else no name of a column
            words = "".join(source[line.start : line.end] for line in lines[first:nth]) if short else ""
            found.append(_Paragraph(first, nth, bare(words.replace("\u3000", ""))))
            first = nth
    return found


def _header(source: str, lines: Sequence[Line], paragraphs: list[_Paragraph]) -> tuple[int, int] | None:
    """Return where the names of the columns of a table begin in *paragraphs*, and how many they are; None where there are none.

    The first of them may stand right below a title: then their paragraph is parted.
    """
    for at, each in enumerate(paragraphs):
        if not each.words or len(each.words) > _NAMES or not heads_column(each.words):
            continue
        names = [other.words for other in paragraphs[at : at + _NAMES]]
        parts = _below_title(source, lines, paragraphs[at - 1]) if at else []
        if parts and (length := header_length([parts[1].words, *names])) >= _LEAST:
            paragraphs[at - 1 : at] = parts
            return at, length
        if (length := header_length(names)) >= _LEAST:
            return at, length
    return None


def _below_title(source: str, lines: Sequence[Line], above: _Paragraph) -> list[_Paragraph]:
    """Return the paragraph *above* a header in two parts where its last lines are the name of the first column: …清单 ⏎ 序 ⏎ 号."""
    for first in range(max(above.first, above.last - _NAME_LINES), above.last):
        words = bare("".join(source[line.start : line.end] for line in lines[first : above.last]))
        if heads_column(words):
            before = _Paragraph(above.first, first, "")
            return [before, _Paragraph(first, above.last, words)] if first > above.first else []
    return []


def _goes_on(source: str, lines: Sequence[Line], each: _Paragraph, at: int) -> bool:
    """Whether the line *at* goes on with the cell that the paragraph *each* begins; a running number right below a heading stands by itself.

    So does what stands below a number, but the rest of a date or an amount: 12 ⏎ 月底前.
    """
    line, above = lines[at], lines[at - 1]
    if at == each.last - 1 and _NUMBER.fullmatch(source, line.start, line.end):
        return HEADED.match(source, lines[each.first].start) is None
    if at == each.first + 1 and _NUMBER.fullmatch(source, above.start, above.end):
        return above.end - above.start > _DIGITS or source[line.start] in _UNITS
    return True
