"""Tables of tasks (任务分解表): rows whose cells are named by a header."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ...graph.fact import Role
from ..clauses.group import BODIES, Kind
from ..clauses.labels import column
from ..passage import Passage, joined
from ..text import Block
from ..titles import furniture, header_length, heads_column, unnoted
from .cells import HEADS, aligned, by_columns, names_bodies
from .columns import Columns, columns
from .numbering import ordinal
from .row import CODE, Row, by_role, counted_on

_LONGEST_HEAD = 40  # characters of a heading between rows
_HEADER = 10  # rows: what a web page says of a document may stand above
_EMPTY = Passage("", "", (), ())
_SCHEDULED = re.compile(  # what begins with a month is not the task that is merged over several rows
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:[、和至—–~-]{1,2}(?:\d{1,2}|[一二三四五六七八九十]{1,2}))?月|全年|第[一二三四]季度"
)


def tabular(block: Block) -> bool:
    """Whether *block* is a row of a table, or a bar that stands alone between cells."""
    return bool(block.cells) or block.text in ("|", "│", "┃", "║")


def begins_table(blocks: Sequence[Block], at: int) -> bool:
    """Whether a header stands from the paragraph *at* on, one cell a line, without bars."""
    if blocks[at].cells or not heads_column(blocks[at].text):
        return False
    return header_length([block.text for block in blocks[at : at + 10] if not block.cells]) > 0


def rows(blocks: Sequence[Block]) -> list[Row] | None:
    """Return the rows of the table that *blocks* print, None where no header names its columns.

    A row is a line with bars between its cells; or each cell is a line, with or without bars between them: then the numbers of the
    rows (1, 2, 3 …) tell where each begins, or the cells that name who answers.
    A first cell that is merged over several rows is printed once: later rows begin with the second cell.
    A line with one cell alone heads the rows below it.
    """
    if any(len(block.cells) > 1 for block in blocks):
        return _by_lines(blocks)
    single = any(block.cells for block in blocks)  # a bar behind each
    bars = not single and any(tabular(block) for block in blocks)
    lines = [
        block.cells[0] if block.cells else block.passage
        for block in blocks
        if (block.cells and block.cells[0].text) or not tabular(block)
    ]
    return _by_cells(lines, bars)


def _columns(header: Sequence[Passage]) -> Columns | None:
    return columns([cell.text for cell in header])


def header_at(blocks: Sequence[Block]) -> int | None:
    """Return which of the first rows *blocks* names the columns of a table of tasks, None where none does."""
    return next((at for at, block in enumerate(blocks[:_HEADER]) if _columns(block.cells)), None)


def _by_lines(blocks: Sequence[Block]) -> list[Row] | None:
    at = header_at(blocks)
    found = _columns(blocks[at].cells) if at is not None else None
    if at is None or not found:
        return None
    made: list[Row] = []
    heads: list[tuple[Passage, ...]] = []
    above: tuple[Passage, ...] = ()
    loose = {id(block.cells[0]) for block in blocks if block.loose}
    for line in _whole_lines(blocks[at + 1 :], found):
        if (ragged := line if id(line[0]) in loose else _ragged(line, found)) and (
            row := _row_of(aligned(ragged, found), found)
        ):
            made.append(row)
            heads.append(above)
            above = ()
        elif made and (next_ := counted_on(line, made[-1])):
            made.append(Row(None, next_, (), made[-1].sections))
            heads.append(())
        elif head := _alone(line, found):
            above = (*above[-1:], head)  # of two lines the first heads several groups
        elif made and (more := _more(_shifted(line, found), found)):
            made[-1] = replace(made[-1], cells=made[-1].cells + more)
        elif _columns(line) is None and (row := _row(_shifted(line, found), found)):
            made.append(row)
            heads.append(above)
            above = ()
    made = _beside(made, named=found.named) if found.merged else made
    nested = any(len(head) > 1 for head in heads)
    return [
        replace(
            row,
            sections=(*head, *row.sections) if found.merged else row.sections or head,
            nested=nested and bool(head) and not row.sections,
        )
        for row, head in zip(made, heads, strict=True)
    ]


def _whole_lines(blocks: Sequence[Block], found: Columns) -> Iterator[tuple[Passage, ...]]:
    """Yield the cells of each row; lines that no rule parts from the one above, in a table that rules divide, go on with its cells."""
    ruled = sum(block.ruled for block in blocks) > 0
    open_: list[list[Passage]] = []
    for block in blocks:
        cells = block.cells or (block.passage,)
        goes_on = ruled and not block.ruled and open_ and len(cells) == len(open_) == found.count
        if goes_on and not (found.number is not None and cells[found.number].text):
            for parts, cell in zip(open_, cells, strict=True):
                parts.append(cell)
            continue
        if open_:
            yield tuple(_joined(parts) for parts in open_)
        open_ = [[cell] for cell in cells]
    if open_:
        yield tuple(_joined(parts) for parts in open_)


def _ragged(line: Sequence[Passage], found: Columns) -> Sequence[Passage] | None:
    """Return the cells of *line* up to the last that says something, where they are fewer than the columns, but several, or more."""
    last = max((at for at, cell in enumerate(line) if cell.text), default=-1) + 1
    if last > found.count or (1 < last == len([cell for cell in line[:last] if cell.text]) < found.count):
        return line[:last]
    return None


def _joined(parts: Sequence[Passage]) -> Passage:
    filled = [part for part in parts if part.text]
    return joined(filled, line_ends=False) if filled else _EMPTY


def _more(cells: Sequence[Passage], found: Columns) -> tuple[tuple[Kind, Role | None, Passage], ...]:
    """Return who else answers for the row above: what a row names that says nothing else (merged cells)."""
    labels = {at for at, *_ in found.labels}
    if any(cell.text for at, cell in enumerate(cells) if at not in labels):
        return ()
    named = [(kind, role, cells[at]) for at, kind, role in found.labels if kind in BODIES and cells[at].text]
    return tuple(named) if all(names_bodies(cell.text) for *_, cell in named) else ()


def _alone(line: Sequence[Passage], found: Columns) -> Passage | None:
    """Return the only cell of *line* that says anything, where it heads the rows below it."""
    filled = {cell.text: cell for cell in line if cell.text}
    if len(filled) != 1 or (
        len(line) > 1 and not line[0].text and any(line[at].text for at in found.says if at < len(line))
    ):
        return None
    if len(line) < found.count and _SCHEDULED.match(line[0].text) and not found.labels:
        return None
    (cell,) = filled.values()
    at = next(at for at, each in enumerate(line) if each.text)
    if len(line) == found.count and at == found.text and len([c for c in line if c.text]) == 1:
        return None
    return cell


def _shifted(line: tuple[Passage, ...], found: Columns) -> list[Passage]:
    """Return the cells of *line* in their columns: where the last ones are empty and merged ones are missing, moved right."""
    cells = [*line[: found.count]]
    cells += [_EMPTY] * (found.count - len(cells))
    filled = max((at for at, cell in enumerate(cells) if cell.text), default=-1) + 1
    missing = found.count - filled
    if not found.labels:
        late = missing and found.section == 0 and _SCHEDULED.match(cells[0].text)
        return [_EMPTY, *cells[:-1]] if late else cells
    left = {found.number, found.section}  # columns whose cells may be merged over several rows
    merged = 0 < missing <= found.answers < found.count and (found.section == 0 or left >= {*range(missing)})
    if merged and not _names_bodies(cells[found.answers]) and _names_bodies(cells[found.answers - missing]):
        return [_EMPTY] * missing + cells[:filled]
    return cells


def _names_bodies(cell: Passage) -> bool:
    return names_bodies(cell.text)


def _beside(made: list[Row], *, named: bool) -> list[Row]:
    """Return the rows *made* with both columns of the text as one, where each row has a first one of its own (任务, 举措)."""
    firsts = [row.sections[0].text for row in made if row.sections]
    if len(firsts) < len(made) or len(set(firsts)) < len(firsts):
        return made
    return [
        replace(row, text=joined([*row.sections, row.text]), sections=(), named=named)
        if row.sections
        else row
        for row in made
    ]


def _row(cells: Sequence[Passage], found: Columns) -> Row | None:
    return _row_of([[cell] if cell.text else [] for cell in cells], found)


def _row_of(cells: Sequence[Sequence[Passage]], found: Columns) -> Row | None:
    """Return the row whose columns hold *cells*; a column beside the text with a number of its own (（一）…) heads the rows below."""
    if not any(cells[at] for at in found.says):
        return None
    beside = [cell for at in found.beside for cell in cells[at]]
    heads = [cell for cell in beside if (own := ordinal(cell.text)) and own.style in HEADS]
    before = [cell for cell in beside if cell not in heads]
    sections = [*(cells[found.section] if found.section is not None else ()), *heads]
    number = cells[found.number] if found.number is not None else ()
    coded = next((at for at, cell in enumerate(before) if CODE.fullmatch(cell.text)), 0)
    said = [cell for cell in (*before[coded:], *cells[found.text], *before[:coded]) if cell.text]
    if not said:
        return None
    return Row(
        number[0] if number else None,
        joined(said),
        tuple(
            part
            for at, kind, role in found.labels
            for cell in cells[at]
            for part in (by_role(kind, cell) if at in found.parted else ((kind, role, cell),))
        ),
        tuple(section for section in sections if section.text),
    )


def _by_cells(cells: list[Passage], bars: bool) -> list[Row] | None:
    if not bars:
        count = header_length([cell.text for cell in cells[:10]])
        found = _columns([cells[at] for at in unnoted([cell.text for cell in cells[:count]])])
        made = list(_one_a_line(cells[count:], found)) if found else None
        return _beside(made, named=found.named) if made and found and found.merged else made
    for count in range(2, min(9, len(cells))):
        found = _columns(cells[:count])
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
            if row := _row_of(placed, found):
                made.append(replace(row, sections=(*waiting, *row.sections)))
                waiting = []
    numbered = [bool(row.number or ordinal(row.text.text)) for row in made]
    open_: Row | None = None
    for row, own in zip(made, numbered, strict=True):
        goes_on = open_ and not own and not row.sections and sum(numbered) * 2 > len(numbered)
        if open_ and goes_on:
            open_ = replace(open_, text=joined([open_.text, row.text]), cells=open_.cells + row.cells)
            continue
        if open_:
            yield open_
        open_ = row
    if open_:
        yield open_


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
