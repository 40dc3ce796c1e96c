"""Tables whose cells stand apart by blank lines and run over lines (逐格提取的表格), as a printer of pages gives them that knows no columns.

table = name blank name { blank name } blank cell { blank cell }        name, cell = line { line end line }
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from .lines import Line
from .titles import bare, header_length, heads_column
from .vocabulary import vocabulary

_NAMES = 16  # of columns at most
_LONGEST = 60  # characters of a title and the name below it, line ends included
_LEAST = 4  # names of a header at least
_CELL = 12  # lines of a cell at most
_COUNTING = frozenset(vocabulary("clauses")["columns"]["number"])
_NUMBER = re.compile(r"\d{1,3}[.、]?")
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
    found = _header(paragraphs)
    if found is None:
        return none
    at, length = found
    if at and (parts := _numbers(source, lines, paragraphs[at - 1])):
        paragraphs[at - 1 : at] = parts  # a title, and below it the name of the first column
        at, length = at + len(parts) - 2, length + 1
    below = [each for each in paragraphs[at:] if 1 < each.last - each.first <= _CELL]
    rows = [each for each in below if _NUMBER.fullmatch(source, *lines[each.first][:2])]
    if not below or len(rows) > _ROWS * len(below):
        return none
    header = [each.words for each in paragraphs[at : at + length]]
    again = _repeated(paragraphs, at, header)
    kept: list[Line] = [*lines[: paragraphs[at].first]]
    first = len(kept)
    more: set[int] = set()
    for nth, each in enumerate(paragraphs[at:], at):
        if nth in again:
            continue
        for line in range(each.first, each.last):
            if line > each.first and each in below and _goes_on(source, lines[line - 1], lines[line]):
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


def _header(paragraphs: Sequence[_Paragraph]) -> tuple[int, int] | None:
    """Return where the names of the columns of a table begin in *paragraphs*, and how many they are; None where there are none of several lines each."""
    for at, each in enumerate(paragraphs):
        if not each.words or len(each.words) > _NAMES or not heads_column(each.words):
            continue
        length = header_length([other.words for other in paragraphs[at : at + _NAMES]])
        if length >= _LEAST:
            return at, length
    return None


def _numbers(source: str, lines: Sequence[Line], above: _Paragraph) -> list[_Paragraph]:
    """Return the paragraph *above* a header in two parts where its last lines are the name of the column of numbers: 序 ⏎ 号."""
    for first in range(max(above.first, above.last - 2), above.last):
        words = bare("".join(source[line.start : line.end] for line in lines[first : above.last]))
        if words in _COUNTING:
            before = _Paragraph(above.first, first, above.words[: -len(words)])
            return [before, _Paragraph(first, above.last, words)] if first > above.first else []
    return []


def _repeated(paragraphs: Sequence[_Paragraph], at: int, header: Sequence[str]) -> set[int]:
    """Return which *paragraphs* behind those of the *header* at *at* print it once more, as each page does."""
    found: set[int] = set()
    nth = at + len(header)
    while nth + len(header) <= len(paragraphs):
        if [each.words for each in paragraphs[nth : nth + len(header)]] == [*header]:
            found |= {*range(nth, nth + len(header))}
            nth += len(header)
        else:
            nth += 1
    return found


def _goes_on(source: str, above: Line, line: Line) -> bool:
    """Whether *line* goes on with the cell of the one *above*; a running number stands by itself."""
    return not (_NUMBER.fullmatch(source, *line[:2]) or _NUMBER.fullmatch(source, *above[:2]))
