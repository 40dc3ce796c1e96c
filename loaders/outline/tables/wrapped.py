"""Rows of a table that a page printed over several lines (折行), with blanks between the cells: which lines make a row, and which cells they make.

序号 任务 责任科室 完成时限          the header: four columns
1 建设平台，新建站点10            a cell goes on where the line ends,
个。 甲科 6月底                or ends there: so that the row has four
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...passage import EMPTY, Passage, joined
from ...text import Block
from ...titles import titled
from ..numbering import HEADS, ordinal
from .looks import names_bodies

Cells = tuple[Passage, ...]

_NUMBER = re.compile(r"\d{1,3}[.、]?")
_NOTE = re.compile("注：|备注：|说明：")
_STOPS = ("。", "；")
_ON = ("、", "，")  # end a line with which the next one goes on
_WHOLE = 0.7  # of the rows that are numbered make as many cells as the table has columns
_TORN = 3  # how little: a word
_LINES = 12  # of a row at most


def unwrapped(blocks: Sequence[Block], header: Sequence[Passage], ahead: int = 0) -> list[Cells] | None:
    """Return the lines of *blocks*, the table below its *header*, those of one row as one; None where each line is a row.

    Rows begin with their running number; headings stand between them, or *ahead* of it in as many cells; the header of a second
    page is left out.
    """
    names = [cell.text for cell in header]
    rows: list[list[Cells]] = []
    wanted = 1
    for block in blocks:
        cells = block.cells or (block.passage,)
        if ahead and len(cells) > ahead and _NUMBER.fullmatch(cells[ahead].text):
            rows.append([cells[:ahead]])
            cells = cells[ahead:]
        if [cell.text for cell in cells] == names or (len(cells) == 1 and titled(cells[0].text)):
            continue
        first = cells[0].text
        if _NUMBER.fullmatch(first) and int(first.rstrip(".、")) == wanted:
            rows.append([cells])
            wanted += 1
        elif (
            not rows
            or (len(cells) == 1 and (_heads(first) or _NOTE.match(first)))
            or not _NUMBER.fullmatch(rows[-1][0][0].text)  # no row goes on from a heading or a note
        ):
            rows.append([cells])
        elif len(rows[-1]) < _LINES:
            rows[-1].append(cells)
        else:
            return None
    numbered = [lines for lines in rows if _NUMBER.fullmatch(lines[0][0].text)]
    several = sum(len(lines) > 1 for lines in numbered)
    ends = any(map(_tabbed, blocks))  # a cell's own lines, and none that a page broke
    width = len(names) - ahead
    made = [_row(lines, width, ends) if len(lines) > 1 else lines[0] for lines in rows]
    whole = sum(len(row) == width for row in made if _NUMBER.fullmatch(row[0].text))
    if ahead:
        made = [(*(EMPTY,) * ahead, *row) if _NUMBER.fullmatch(row[0].text) else row for row in made]
    return made if several * 2 > len(numbered) and whole >= _WHOLE * len(numbered) else None


def mended(blocks: Sequence[Block], count: int, number: int) -> list[Block]:
    """Return *blocks*, the rows of a table, each row whose cells break into lines of their own as one.

    A row begins with its running number, in its column *number* of *count* or, behind merged cells, as its first;
    the lines below it go on with it where their cells and its, those at each seam counted once, are just as many as its columns.
    """
    made: list[Block] = []
    at = 0
    while at < len(blocks):
        first = blocks[at].cells
        own = next(
            (led for led in (number, 0) if len(first) > led and _NUMBER.fullmatch(first[led].text)), None
        )
        merged = number if own == 0 else 0  # cells before the number
        lines = [first]
        if own is not None:
            lines = _broken_row(first, blocks[at + 1 : at + _LINES], count - merged)
        row = _row(lines, count - merged, ends_kept=True) if len(lines) > 1 else ()
        made.append(replace(blocks[at], cells=(*(EMPTY,) * merged, *row)) if row else blocks[at])
        at += len(lines)
    return made


def _broken_row(first: Cells, below: Sequence[Block], count: int) -> list[Cells]:
    """Return the cells of the lines that make a row of *count* cells, the *first* and those of *below* that go on with it."""
    lines, whole = [first], 1
    missing = count - len(first)
    for block in below:
        cells = block.cells or (block.passage,)
        own = not cells[0].text or _NUMBER.fullmatch(cells[0].text) or _heads(cells[0].text)
        if own or len(cells) - 1 > missing or (not missing and not lines[-1][-1].text.endswith(_ON)):
            break
        lines.append(cells)
        missing -= len(cells) - 1
        whole = whole if missing else len(lines)
    return lines[:whole]


def _tabbed(block: Block) -> bool:
    """Whether a tab parts the first two cells of *block*."""
    filled = [cell for cell in block.cells if cell.text]
    if len(filled) < 2:
        return False
    one, other = filled[:2]
    return "\t" in one.source[one.place(len(one.text) - 1) : other.place(0)]


def _heads(text: str) -> bool:
    own = ordinal(text)
    return own is not None and own.style in HEADS


def _row(lines: Sequence[Cells], count: int, ends_kept: bool) -> Cells:
    """Return the cells of the row that *lines* print: a cell goes on over a line end, but over as many as it takes to have *count* cells."""
    ends = range(len(lines) - 1)
    missing = count - (sum(map(len, lines)) - len(ends))
    costs = {at: _apart(lines[at][-1].text, lines[at + 1][0].text) for at in ends}
    apart = {at for at in sorted(ends, key=costs.__getitem__)[: max(missing, 0)] if costs[at] < _TORN}
    cells: list[list[Passage]] = []
    for at, line in enumerate(lines):
        for nth, cell in enumerate(line):
            if nth == 0 and at and at - 1 not in apart:
                cells[-1].append(cell)
            else:
                cells.append([cell])
    return tuple(joined(parts, line_ends=ends_kept) if len(parts) > 1 else parts[0] for parts in cells)


def _apart(left: str, right: str) -> int:
    """Return how little the cell *left* at the end of a line goes on with *right* on the next: 0 where it has a stop."""
    if left.endswith(_STOPS):
        return 0
    if names_bodies(left + right) and not names_bodies(left):
        return _TORN  # 药品监 ⏎ 管科
    return 1 if names_bodies(right) and not left.endswith("、") else 2
