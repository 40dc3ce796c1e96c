"""Tables of tasks (任务分解表): rows whose cells are named by a header."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...graph.fact import Role
from ..clauses.bodies import bodies
from ..clauses.bodynames import ends_like_a_body
from ..clauses.clause import Kind, column
from ..passage import Passage
from ..text import Block
from ..vocabulary import vocabulary
from .numbering import Ordinal, ordinal

_COLUMNS: dict[str, list[str]] = vocabulary("clauses")["columns"]
_KNOWN = {header: kind for kind, headers in _COLUMNS.items() for header in headers}


@dataclass(frozen=True, slots=True)
class Row:
    """A row that states a task: *section* is its merged first cell where that is new, *cells* who is responsible and when."""

    number: Passage | None
    text: Passage
    cells: tuple[tuple[Kind, Role | None, Passage], ...]
    section: Passage | None = None


@dataclass(frozen=True, slots=True)
class _Columns:
    section: int | None
    number: int | None
    text: int
    labels: tuple[tuple[int, Kind, Role | None], ...]
    count: int


def tabular(block: Block) -> bool:
    """Whether *block* is a row of a table, or a bar that stands alone between cells."""
    return bool(block.cells) or block.text in ("|", "│", "┃", "║")


def rows(blocks: Sequence[Block]) -> list[Row] | None:
    """Return the rows of the table that *blocks* print, None where no header names its columns.

    A row is a line with bars between its cells; or each cell is a line and bars stand alone between them,
    then the numbers of the rows (1, 2, 3 …) tell where each begins.
    A first cell that is merged over several rows is printed once: later rows begin with the second cell.
    """
    if any(block.cells for block in blocks):
        return _by_lines([block.cells for block in blocks if block.cells])
    return _by_cells([block.passage for block in blocks if not tabular(block)])


def _columns(header: Sequence[Passage]) -> _Columns | None:
    names = [cell.text.replace("*", "").strip("：") for cell in header]
    labels = [(at, *found) for at, name in enumerate(names) if (found := column(name))]
    labelled = {at for at, *_ in labels}
    texts = [at for at, name in enumerate(names) if at not in labelled and _KNOWN.get(name) == "text"]
    sections = [at for at, name in enumerate(names) if _KNOWN.get(name) == "section"]
    numbers = [at for at, name in enumerate(names) if _KNOWN.get(name) == "number"]
    if not texts or not any(kind == "bodies" for _, kind, _ in labels):
        return None
    section = sections[0] if sections else texts[0] if len(texts) > 1 else None
    return _Columns(section, numbers[0] if numbers else None, texts[-1], tuple(labels), len(names))


def _by_lines(lines: Sequence[tuple[Passage, ...]]) -> list[Row] | None:
    for at, line in enumerate(lines[:5]):
        if columns := _columns(line):
            return [row for line in lines[at + 1 :] if (row := _row(_shifted(line, columns), columns))]
    return None


def _shifted(line: tuple[Passage, ...], columns: _Columns) -> list[Passage]:
    """Return the cells of *line* in their columns: where the last ones are empty and merged ones are missing, moved right."""
    cells = [*line[: columns.count]]
    empty = Passage("", "", (), ())
    cells += [empty] * (columns.count - len(cells))
    filled = max((at for at, cell in enumerate(cells) if cell.text), default=-1) + 1
    missing = columns.count - filled
    answers = next(at for at, kind, _ in columns.labels if kind == "bodies")
    merged = missing and columns.section == 0 and missing <= answers
    if merged and not _names_bodies(cells[answers]) and _names_bodies(cells[answers - missing]):
        return [empty] * missing + cells[:filled]
    return cells


def _names_bodies(cell: Passage) -> bool:
    named = bodies(cell.text, 0, len(cell.text))
    return bool(named) and all(body.collective or ends_like_a_body(body.name) for body in named)


def _row(cells: Sequence[Passage], columns: _Columns) -> Row | None:
    text = cells[columns.text]
    if not text.text:
        return None
    return Row(
        cells[columns.number] if columns.number is not None and cells[columns.number].text else None,
        text,
        tuple((kind, role, cells[at]) for at, kind, role in columns.labels if cells[at].text),
        cells[columns.section] if columns.section is not None and cells[columns.section].text else None,
    )


def _by_cells(cells: Sequence[Passage]) -> list[Row] | None:
    for count in range(2, min(9, len(cells))):
        columns = _columns(cells[:count])
        if columns and not column(cells[count].text) and cells[count].text not in _KNOWN:
            return list(_numbered_rows(cells[count:], columns))
    return None


def _numbered_rows(cells: Sequence[Passage], columns: _Columns) -> Iterator[Row]:
    """Yield the rows of *cells* that a running number separates; the number may have no header of its own."""
    width = columns.count - (columns.section is not None) - (columns.number is not None)
    starts: list[int] = []
    for at, cell in enumerate(cells):
        if cell.text == str(len(starts) + 1):
            starts.append(at)
    after = (columns.section or 0) + (columns.section is not None) + (columns.number is not None)
    for nth, start in enumerate(starts):
        stop = starts[nth + 1] if nth + 1 < len(starts) else len(cells)
        own = cells[start + 1 : min(stop, start + 1 + width)]
        before = cells[starts[nth - 1] + 1 + width : start] if nth else cells[:start]
        placed = {after + offset: cell for offset, cell in enumerate(own)}
        text = placed.get(columns.text)
        if text is None:
            continue
        labelled = tuple((kind, role, placed[at]) for at, kind, role in columns.labels if at in placed)
        section = before[-1] if before and columns.section is not None else None
        yield Row(cells[start], text, labelled, section)


def number_of(row: Row) -> Ordinal | None:
    """Return the number that *row* prints: in its own cell, or at the beginning of its text."""
    if row.number and row.number.text.isdigit() and len(row.number.text) < 4:
        return Ordinal("arabic", int(row.number.text), row.number.text, 0)
    return ordinal(row.text.text)
