"""Tables with a cell on each line (一格一行): where their rows begin, by the numbers or by what the cells look like."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ...clauses.labels import column
from ...columnnames import header_length, heads_column, unnoted
from ...passage import Passage
from ...titles import furniture
from ..numbering import HEADS, ordinal
from .cells import by_columns
from .columns import Columns, columns
from .periods import spread
from .row import Row, beside, by_days, counted, inner, one_row, row_of, settled

_OWN = 0.8  # of the rows with a first cell of their own: the columns of others are not surely found
_HEADER = 16  # names of columns
_LONGEST_HEAD = 40  # characters of a heading between rows


def columns_of(header: Sequence[Passage]) -> Columns | None:
    """Return the columns that the cells of *header* name, None where they name no task."""
    return columns([cell.text for cell in header])


def by_cells(cells: list[Passage], bars: bool) -> list[Row] | None:
    """Return the rows that *cells*, one a line, make below their header, None where they have none; *bars* stand between them."""
    if not bars:
        count = header_length([cell.text for cell in cells[:_HEADER]])
        found = columns_of(spread([cells[at] for at in unnoted([cell.text for cell in cells[:count]])]))
        return _headed(list(_one_a_line(cells[count:], found)), found) if found else None
    for count in range(2, min(9, len(cells))):
        found = columns_of(cells[:count])
        if found and not column(cells[count].text) and not heads_column(cells[count].text):
            return list(_numbered_rows(cells[count:], found))
    return None


def _headed(made: Sequence[tuple[Row, tuple[Passage, ...]]], found: Columns) -> list[Row]:
    """Return the rows *made*, each with the headings that stand over it before its own."""
    rows = inner([row for row, _ in made], found)
    rows = counted(by_days(beside(rows, named=found.named, most=_OWN) if found.merged else rows, found))
    return [
        replace(row, sections=(*heads, *row.sections)) for row, (_, heads) in zip(rows, made, strict=True)
    ]


def _one_a_line(cells: Sequence[Passage], found: Columns) -> Iterator[tuple[Row, tuple[Passage, ...]]]:
    """Yield the rows of *cells* with the headings over each; where rows are numbered, one without a number goes on with the task above.

    In a table without a column of sections a line with a number of headings (一、…) heads the rows below it.
    """
    end = next((at for at, cell in enumerate(cells) if furniture(cell.text)), len(cells))
    heads = [at for at in range(end) if _heads_rows(cells[at])] if found.number is not None else []
    if (found.section is not None and not found.merged) or found.beside:
        heads = []
    made: list[Row] = []
    over: list[tuple[Passage, ...]] = []
    waiting: list[Passage] = []
    for since, until in pairwise([0, *(at for at in heads), end]):
        if since in heads:
            waiting.append(cells[since])
        between = cells[since + (since in heads) : until]
        for placed in by_columns(between, found) if between else ():
            if row := settled(row_of(placed, found), placed, found):
                made.append(row)
                over.append((*waiting,))
                waiting = []
    numbered = [bool(row.number or ordinal(row.text.text)) for row in made]
    mostly = sum(numbered) * 2 > len(numbered)
    open_: list[Row] = []
    heads_of: tuple[Passage, ...] = ()
    for row, above, own in zip(made, over, numbered, strict=True):
        if open_ and not (mostly and not own and not row.sections and not above):
            yield one_row(open_), heads_of
            open_ = []
        heads_of = heads_of if open_ else above
        open_.append(row)
    if open_:
        yield one_row(open_), heads_of


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
