"""Tables with a cell on each line (一格一行): where their rows begin, by the numbers or by what the cells look like."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ..clauses.labels import column
from ..passage import Passage
from ..titles import furniture, header_length, heads_column, unnoted
from .cells import by_columns
from .columns import Columns, columns
from .numbering import HEADS, ordinal
from .row import Row, beside, by_days, inner, one_row, row_of

_LONGEST_HEAD = 40  # characters of a heading between rows


def columns_of(header: Sequence[Passage]) -> Columns | None:
    """Return the columns that the cells of *header* name, None where they name no task."""
    return columns([cell.text for cell in header])


def by_cells(cells: list[Passage], bars: bool) -> list[Row] | None:
    """Return the rows that *cells*, one a line, make below their header, None where they have none; *bars* stand between them."""
    if not bars:
        count = header_length([cell.text for cell in cells[:10]])
        found = columns_of([cells[at] for at in unnoted([cell.text for cell in cells[:count]])])
        made = by_days(inner(list(_one_a_line(cells[count:], found)), found), found) if found else None
        return beside(made, named=found.named) if made and found and found.merged else made
    for count in range(2, min(9, len(cells))):
        found = columns_of(cells[:count])
        if found and not column(cells[count].text) and not heads_column(cells[count].text):
            return list(_numbered_rows(cells[count:], found))
    return None


def _one_a_line(cells: Sequence[Passage], found: Columns) -> Iterator[Row]:
    """Yield the rows of *cells*; where rows are numbered, one without a number goes on with the task above.

    In a table without a column of sections a line with a number of headings (一、…) heads the rows below it.
    """
    end = next((at for at, cell in enumerate(cells) if furniture(cell.text)), len(cells))
    heads = [at for at in range(end) if _heads_rows(cells[at])] if found.number is not None else []
    if found.section is not None or found.beside:
        heads = []
    made: list[Row] = []
    waiting: list[Passage] = []
    for since, until in pairwise([0, *(at for at in heads), end]):
        if since in heads:
            waiting.append(cells[since])
        between = cells[since + (since in heads) : until]
        for placed in by_columns(between, found) if between else ():
            if row := row_of(placed, found):
                made.append(replace(row, sections=(*waiting, *row.sections)))
                waiting = []
    numbered = [bool(row.number or ordinal(row.text.text)) for row in made]
    mostly = sum(numbered) * 2 > len(numbered)
    open_: list[Row] = []
    for row, own in zip(made, numbered, strict=True):
        if open_ and not (mostly and not own and not row.sections):
            yield one_row(open_)
            open_ = []
        open_.append(row)
    if open_:
        yield one_row(open_)


def _heads_rows(cell: Passage) -> bool:
    """Whether *cell* is a heading between rows: 二、扩大投资."""
    own = ordinal(cell.text)
    return (
        own is not None
        and own.style in HEADS
        and len(cell.text) <= _LONGEST_HEAD
        and not cell.text.endswith("。")
    )


def _numbered_rows(cells: Sequence[Passage], found: Columns) -> Iterator[Row]:
    """Yield the rows of *cells* that a running number separates; the number may have no header of its own."""
    width = found.count - (found.section is not None) - (found.number is not None)
    starts: list[int] = []
    for at, cell in enumerate(cells):
        if cell.text == str(len(starts) + 1):
            starts.append(at)
    after = (found.section or 0) + (found.section is not None) + (found.number is not None)
    for nth, start in enumerate(starts):
        stop = starts[nth + 1] if nth + 1 < len(starts) else len(cells)
        own = cells[start + 1 : min(stop, start + 1 + width)]
        before = cells[starts[nth - 1] + 1 + width : start] if nth else cells[:start]
        placed = {after + offset: cell for offset, cell in enumerate(own)}
        text = placed.get(found.text)
        if text is None:
            continue
        labelled = tuple((kind, role, placed[at]) for at, kind, role in found.labels if at in placed)
        sections = tuple(before[-1:]) if found.section is not None else ()
        yield Row(cells[start], text, labelled, sections)
