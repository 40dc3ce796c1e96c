"""Tables in HTML inside of a text (<table>), as converters of documents write them into Markdown.

table = <table> { <tr> { (<td> | <th>) cell } } </table>

A cell over several rows (rowspan) that names bodies or persons in charge, or a date, is that of each of them; other merged cells are those of the first row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ...clauses.labels import column
from ...columnnames import bare
from ...passage import EMPTY, Passage, clean, joined
from ...text import Block
from .grid import Grid
from .pagecolumns import Span

_OPEN = re.compile(r"<table\b[^<>]{0,400}>", re.IGNORECASE)
_CLOSE = re.compile(r"</table\s*>", re.IGNORECASE)
_ROW = re.compile(r"<tr\b[^<>]{0,400}>", re.IGNORECASE)
_CELL = re.compile(r"<t[dh]\b([^<>]{0,400})>", re.IGNORECASE)
_END = re.compile(r"</t[dhr]\s*>", re.IGNORECASE)
_TAG = re.compile(r"<(?![bB][rR])/?[a-zA-Z][^<>]{0,400}>")
_WIDE = re.compile(r"(row|col)span\s*=\s*[\"']?(\d{1,3})", re.IGNORECASE)
_MOST = 60  # columns of a table

Reaching = dict[int, tuple[int, Passage]]  # column: over how many rows more a cell reaches down


def html_tables(source: str) -> list[Grid]:
    """Return the tables in HTML of *source*, outermost ones where they are nested, with their rows as blocks.

    >>> page = "<table><tr><th>任务</th><th>牵头单位</th></tr>\\\\n<tr><td>建设</td><td rowspan=2>甲局</td></tr>\\\\n<tr><td>培训</td></tr></table>"
    >>> [[cell.text for cell in block.cells] for block in html_tables(page)[0].blocks]
    [['任务', '牵头单位'], ['建设', '甲局'], ['培训', '甲局']]
    """
    found: list[Grid] = []
    at = source.find("<") if "<" in source else len(source)
    while opened := _OPEN.search(source, at):
        closed = _CLOSE.search(source, opened.end())
        if closed is None:
            break
        blocks = tuple(_blocks(source, opened.end(), closed.start()))
        if blocks:
            found.append(Grid(opened.start(), closed.end(), blocks))
        at = closed.end()
    return found


def _blocks(source: str, start: int, end: int) -> Iterator[Block]:
    """Yield the rows between *start* and *end*; the first with several cells is the header."""
    rows = [row.start() for row in _ROW.finditer(source, start, end)]
    above: Reaching = {}
    repeated: frozenset[int] = frozenset()
    for first, last in pairwise([*rows, end]):
        cells, above = _row(_cells(source, first, last), above, repeated)
        said = [cell for cell in cells if cell.text]
        if not repeated and len(said) > 1:
            repeated = frozenset(at for at, cell in enumerate(cells) if column(bare(cell.text)))
        if said and len(cells) <= _MOST:
            yield Block(joined(said, line_ends=False), cells=tuple(cells))


def _row(
    printed: Iterator[tuple[Passage, int, int]], above: Reaching, repeated: frozenset[int]
) -> tuple[list[Passage], Reaching]:
    """Return the cells of a row and those that reach down from it; those that reach down to it (*above*) are repeated in some columns, else empty."""
    cells: list[Passage] = []
    below: Reaching = {}
    for each in (*printed, None):
        while len(cells) < _MOST and above.get(len(cells), (0, EMPTY))[0]:
            more, cell = above[len(cells)]
            below[len(cells)] = more - 1, cell
            cells.append(cell if len(cells) in repeated else EMPTY)
        if each:
            cell, rowspan, colspan = each
            below[len(cells)] = rowspan - 1, cell
            cells += [cell, *[EMPTY] * (min(colspan, _MOST) - 1)]
    return cells, below


def _cells(source: str, start: int, end: int) -> Iterator[tuple[Passage, int, int]]:
    """Yield the cells of a row, with how many rows and columns each takes."""
    opened = list(_CELL.finditer(source, start, end))
    for cell, following in pairwise([*opened, None]):
        if cell is None:
            return
        stop = following.start() if following else end
        closed = _END.search(source, cell.end(), stop)
        spans = {which.lower(): int(count) for which, count in _WIDE.findall(cell[1])}
        words = _words(source, cell.end(), closed.start() if closed else stop)
        yield words, max(spans.get("row", 1), 1), max(spans.get("col", 1), 1)


def _words(source: str, start: int, end: int) -> Passage:
    """Return the words of a cell, with a line end between its paragraphs."""
    pieces: list[Span] = []
    at = start
    for tag in (*_TAG.finditer(source, start, end), None):
        stop = tag.start() if tag else end
        if source[at:stop].strip():
            pieces.append((at, stop))
        at = tag.end() if tag else end
    parts = [words for piece in pieces if (words := clean(source, [piece])).text]
    return joined(parts) if parts else EMPTY
