"""Tables of tasks (任务分解表): rows whose cells are named by a header."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...clauses.group import BODIES
from ...clauses.labels import column
from ...columnnames import bare, describes
from ...passage import EMPTY, Passage, joined
from ...text import Block
from ...titles import web
from ..numbering import ordinal
from .boundaries import header_at
from .cells import aligned
from .columns import Columns
from .dutylist import duty_rows
from .looks import names_bodies
from .periods import is_over, period
from .row import Row, beside, by_days, counted, counted_on, inner, one_row, row_of, settled
from .stacked import by_cells, columns_of
from .tablerow import alone, more, part, ragged, shifted
from .wrapped import mended, unwrapped

_LED = (
    (None, 0),
    (1, 0),
    (2, 0),
    (0, 1),
)  # the columns of sections and of numbers, where lines may go on with a row


def tabular(block: Block) -> bool:
    """Whether *block* is a row of a table, or a bar that stands alone between cells."""
    return bool(block.cells) or block.text in ("|", "│", "┃", "║")


def rows(blocks: Sequence[Block]) -> list[Row] | None:
    """Return the rows of the table that *blocks* print, None where no header names its columns.

    A row is a line with bars between its cells; or each cell is a line, with or without bars between them: then the numbers of the
    rows (1, 2, 3 …) tell where each begins, or the cells that name who answers.
    A first cell that is merged over several rows is printed once: later rows begin with the second cell.
    A line with one cell alone heads the rows below it.
    """
    if any(_in_a_row(block) for block in blocks):
        return _by_lines(blocks)
    single = any(block.cells for block in blocks)  # a bar behind each
    bars = not single and any(tabular(block) for block in blocks)
    lines = [
        block.cells[0] if block.cells else block.passage
        for block in blocks
        if (block.cells and block.cells[0].text) or not tabular(block)
    ]
    return by_cells(lines, bars) or (None if bars else duty_rows(lines))


def _in_a_row(block: Block) -> bool:
    """Whether *block* has several cells, and not only bars of merged ones: ||||."""
    return len(block.cells) > 1 and any(cell.text for cell in block.cells)


def passed_over(blocks: Sequence[Block]) -> tuple[Passage, ...]:
    """Return the names of the columns of a table, printed in rows, that say something and are read as nothing: 一季度, 预期成果."""
    header, _ = _header(blocks) if any(_in_a_row(block) for block in blocks) else ((), 0)
    found = columns_of(header)
    return tuple(
        cell
        for nth, cell in enumerate(header)
        if found and cell.text and nth not in found.read and not describes(bare(cell.text))
    )


def _by_lines(blocks: Sequence[Block]) -> list[Row] | None:
    header, first = _header(blocks)
    found = columns_of(header)
    if not found:
        return None
    made: list[Row] = []
    heads: list[tuple[Passage, ...]] = []
    above: tuple[Passage, ...] = ()
    names: list[Passage] = []
    ahead = found.number or 0 if found.number is not None and (found.section, found.number) in _LED else None
    whole = unwrapped(blocks[first:], header, ahead) if ahead is not None else None
    below = blocks[first:] if found.number is None else mended(blocks[first:], found.count, found.number)
    lines = ((line, len(line) > 1) for line in whole) if whole else _whole_lines(below, found)
    for line, loose in lines:
        if names and len(line) > 1:
            line = _named(names, line)
            names = []
        if made and web(line[0].text):
            continue  # what a page says of the document, behind the table
        if over := part(line, found):
            above = (*above[-1:], over)
        elif (loosely := line if loose else ragged(line, found)) and (
            row := settled(row_of(placed := aligned(loosely, found), found), placed, found)
        ):
            made.append(row)
            heads.append(above)
            above = ()
        elif made and (next_ := counted_on(line, made[-1])):
            made.append(Row(None, next_, (), made[-1].sections))
            heads.append(())
        elif (head := alone(line, found)) and found.duties:
            names.append(head)  # the beginning of a name that is broken into lines
        elif head:
            above = (*above[-1:], head)  # of two lines the first heads several groups
        elif made and (others := more(shifted(line, found), found)):
            made[-1] = replace(made[-1], cells=made[-1].cells + others)
        elif columns_of(line) is None and (row := _row(shifted(line, found), found)):
            made.append(row)
            heads.append(above)
            above = ()
    made, heads = _gone_on(made, heads, found)
    made = counted(by_days(inner(beside(made, named=found.named) if found.merged else made, found), found))
    nested = any(len(head) > 1 for head in heads)
    return [
        replace(
            row,
            sections=(*head, *row.sections) if found.merged else row.sections or head,
            nested=row.nested or (nested and bool(head) and not row.sections),
        )
        for row, head in zip(made, heads, strict=True)
    ]


def _named(names: Sequence[Passage], line: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return the cells of *line* with the *names* that stand on lines of their own above it before its first cell."""
    apart = all(names_bodies(name.text) for name in (*names, line[0]))
    return joined([*names, line[0]], line_ends=apart), *line[1:]


def _header(blocks: Sequence[Block]) -> tuple[tuple[Passage, ...], int]:
    """Return the names of the columns, printed in one row or two, and where the rows below them begin; no names where there are none."""
    at = header_at(blocks)
    if at is None:
        return (), 0
    header = blocks[at].cells
    below = _deepened(header, blocks[at + 1].cells if at + 1 < len(blocks) else ())
    return (below, at + 2) if below else (header, at + 1)


def _deepened(header: Sequence[Passage], below: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return the *header* with the names of the row *below* it in their places, where a name of it stands over several of them (责任分工).

    Nothing is returned where the row *below* names no columns; its cells are as many as the header's, or only those below one name.
    """
    named = [cell for cell in below if cell.text]
    if any(period(bare(cell.text)) for cell in named):
        return _of_periods(header, below)
    if len(named) < 2 or not all(column(bare(cell.text)) for cell in named):
        return ()
    if len(below) == len(header):
        own = [(cell, above) for cell, above in zip(below, header, strict=True) if cell.text]
        merged = tuple(cell if cell.text else above for cell, above in zip(below, header, strict=True))
        return () if all(above.text for _, above in own) else merged
    over = [at for at, cell in enumerate(header) if (found := column(bare(cell.text))) and found[0] in BODIES]
    if len(over) != 1:
        return ()
    at = over[0]
    behind = at + 1
    while behind < min(len(header), at + len(named)) and not header[behind].text:
        behind += 1
    return (*header[:at], *named, *header[behind:])


def _of_periods(header: Sequence[Passage], below: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return the *header* with the parts of the year of the row *below* it in the place of the name over them (季度目标); nothing where there is none."""
    over = [at for at, cell in enumerate(header) if is_over(bare(cell.text))]
    named = [cell for cell in below if period(bare(cell.text))]
    if not over or len(named) < 2:
        return ()
    at, behind = over[0], over[-1] + 1
    while behind < min(len(header), at + len(named)) and not header[behind].text:
        behind += 1
    known = {cell.text for cell in header}
    others = [cell for cell in below if cell.text and cell not in named and cell.text not in known]
    if not others:
        return (*header[:at], *named, *header[behind:])
    shared = [nth for nth, cell in enumerate(header) if nth not in range(at, behind) and _names_bodies(cell)]
    if len(others) < 2 or len(shared) != 1 or not all(map(_names_bodies, others)):
        return ()
    who = shared[0]  # 责任部门 over 牵头部门 and 配合部门, beside 工作计划 over the quarters
    parts = {at: named, who: others, **{nth: [] for nth in range(at + 1, behind)}}
    return tuple(each for nth, cell in enumerate(header) for each in parts.get(nth, [cell]))


def _names_bodies(cell: Passage) -> bool:
    """Whether *cell* is the name of a column of bodies."""
    found = column(bare(cell.text))
    return found is not None and found[0] in BODIES


def _gone_on(
    made: list[Row], heads: list[tuple[Passage, ...]], found: Columns
) -> tuple[list[Row], list[tuple[Passage, ...]]]:
    """Return the rows *made*, those with neither a number nor anybody who answers joined to the numbered one above: its cells are merged."""
    kept: list[list[Row]] = []
    over: list[tuple[Passage, ...]] = []
    for row, head in zip(made, heads, strict=True):
        answered = any(cell.text for kind, _, cell in row.cells if kind != "due")
        own = row.number or answered or head or row.sections or ordinal(row.text.text)
        if kept and found.number is not None and kept[-1][0].number and not own:
            kept[-1].append(row)
        else:
            kept.append([row])
            over.append(head)
    named = bool(found.beside or found.merged)  # else the first line of several is no title
    whole = [one_row(rows) for rows in kept]
    return [
        replace(row, named=row.named and (named or len(rows) == 1))
        for row, rows in zip(whole, kept, strict=True)
    ], over


def _whole_lines(blocks: Sequence[Block], found: Columns) -> Iterator[tuple[tuple[Passage, ...], bool]]:
    """Yield the cells of each row, and whether they are loose.

    Lines that no rule parts from the one above, in a table that rules divide, go on with its cells.
    """
    ruled = sum(block.ruled for block in blocks) > 0
    open_: list[list[Passage]] = []
    loose = False
    for block in blocks:
        cells = block.cells or (block.passage,)
        goes_on = ruled and not block.ruled and open_ and len(cells) == len(open_) == found.count
        if goes_on and not (found.number is not None and cells[found.number].text):
            for parts, cell in zip(open_, cells, strict=True):
                parts.append(cell)
            continue
        if open_:
            yield tuple(_joined(parts) for parts in open_), loose
        open_, loose = [[cell] for cell in cells], block.loose
    if open_:
        yield tuple(_joined(parts) for parts in open_), loose


def _joined(parts: Sequence[Passage]) -> Passage:
    filled = [part for part in parts if part.text]
    return joined(filled, line_ends=False) if filled else EMPTY


def _row(cells: Sequence[Passage], found: Columns) -> Row | None:
    return row_of([[cell] if cell.text else [] for cell in cells], found)
