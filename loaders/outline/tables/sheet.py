"""Tables of values as spreadsheets give them (电子表格): parted by commas (CSV), or by tabs with cells in quotation marks that hold line ends.

record = field { separator field }        field = '"' { any | '""' } '"' | { any but separator, line end }
A file parted by commas is read from its header on, with the lines above it; of one parted by tabs only the rows with line ends or sentences in
such a cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...columnnames import bare, heads_column
from ...passage import Passage, clean, joined
from ...text import Block
from .grid import Grid
from .pagecolumns import Span

_LONGEST = 4000  # characters of a cell in quotation marks
_QUOTED = rf'"(?:[^"]|""){{0,{_LONGEST}}}+"(?!")'
_TABBED = re.compile(rf"(?:(?<=\t)|(?<=\n)|\A){_QUOTED}(?=[\t\r\n]|\Z)")
_FIELD = {mark: re.compile(rf"{_QUOTED}(?=[{mark}\r\n]|\Z)|[^{mark}\r\n]*+") for mark in ",\t"}
_WHOLE = re.compile("[\n，。；]")  # in a cell that its marks enclose, and are no marks of a name: "甲月"
_LINE = re.compile(r"[^\r\n]+")
_LEAST, _KNOWN = 3, 3  # columns, of which so many have names that are known
_MOST = 60
_NAME = 24  # characters of the name of a column
_ABOVE = 8  # lines over the header


def sheets(source: str) -> list[Grid]:
    """Return the tables of *source* whose cells are parted by commas, and the rows parted by tabs that hold line ends, in order.

    >>> page = '清单,,,\\n序号,任务,牵头单位,完成时限\\n1,"建设，\\n培训","甲局\\n乙局",全年\\n'
    >>> [[cell.text for cell in block.cells] or block.text for block in sheets(page)[0].blocks]
    ['清单', ['序号', '任务', '牵头单位', '完成时限'], ['1', '建设，\\n培训', '甲局\\n乙局', '全年']]
    """
    return [*_by_commas(source)] or [*_by_tabs(source)]


def _by_tabs(source: str) -> Iterator[Grid]:
    """Yield the rows parted by tabs of which a cell in quotation marks holds line ends or sentences."""
    read_to = 0
    for found in _TABBED.finditer(source) if '"' in source and "\t" in source else ():
        if found.start() < read_to or not _WHOLE.search(found[0]):
            continue
        start = source.rfind("\n", read_to, found.start()) + 1 or read_to
        fields, read_to = _record(source, start, "\t")
        if 1 < len(fields) <= _MOST:
            yield Grid(start, read_to, (_row(source, fields),))


def _by_commas(source: str) -> Iterator[Grid]:
    """Yield the table parted by commas."""
    lines = [line.span() for line in _LINE.finditer(source)] if source.count(",") >= _LEAST else []
    for nth, (start, end) in enumerate(lines):
        if source.count(",", start, end) < _LEAST - 1:
            continue
        fields, _ = _record(source, start, ",")
        if not _heads(source, fields):
            continue
        first = nth
        while first and nth - first < _ABOVE and _count(source, lines[first - 1]) == len(fields):
            first -= 1
        blocks: list[Block] = []
        at = lines[first][0]
        while at < len(source):
            record, stop = _record(source, at, ",")
            filled = [field for field in record if _said(source, field)]
            if len(record) != len(fields) and filled:
                break
            if at < start:
                blocks += [Block(_cell(source, field)) for field in filled]
            elif filled:
                blocks.append(_row(source, record))
            at = _next(source, stop)
        yield Grid(lines[first][0], at, tuple(blocks))
        return


def _record(source: str, at: int, mark: str) -> tuple[list[Span], int]:
    """Return the fields of the record that begins at *at*, and where it ends."""
    fields: list[Span] = []
    while True:
        found = _FIELD[mark].match(source, at)
        end = found.end() if found else at
        fields.append((at, end))
        if not source.startswith(mark, end):
            return fields, end
        at = end + 1


def _next(source: str, at: int) -> int:
    """Return where the record behind the line end at *at* begins."""
    return at + 2 if source.startswith("\r\n", at) else at + 1


def _count(source: str, line: Span) -> int:
    """Return how many fields a record has that is one line."""
    fields, end = _record(source, line[0], ",")
    return len(fields) if end == line[1] else 0


def _heads(source: str, fields: Sequence[Span]) -> bool:
    """Whether *fields* are the names of the columns of a table of tasks."""
    names = [bare(source[start:end].strip('" ')) for start, end in fields]
    known = sum(heads_column(name) for name in names if name)
    return _LEAST <= len(names) <= _MOST and known >= _KNOWN and max(map(len, names)) <= _NAME


def _said(source: str, field: Span) -> str:
    return source[slice(*field)].strip('" ')


def _row(source: str, fields: Sequence[Span]) -> Block:
    cells = tuple(_cell(source, field) for field in fields)
    return Block(joined([cell for cell in cells if cell.text], line_ends=False), cells=cells)


def _cell(source: str, field: Span) -> Passage:
    """Return what *field* says, without its quotation marks, its line ends kept."""
    start, end = field
    if end - start > 1 and source[start] == '"' == source[end - 1]:
        start, end = start + 1, end - 1
    parts = [clean(source, _unquoted(source, *line.span())) for line in _LINE.finditer(source, start, end)]
    return joined(parts) if parts else clean(source, [(start, start)])


def _unquoted(source: str, start: int, end: int) -> Iterator[Span]:
    """Yield the pieces of a line of a cell, of two quotation marks beside each other only the first."""
    while (at := source.find('""', start, end)) >= 0:
        yield start, at + 1
        start = at + 2
    yield start, end
