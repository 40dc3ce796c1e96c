"""A line of a table of tasks: whether its cells stand in their columns, and whether it heads the rows below it or goes on with the one above."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ....graph.fact import Role
from ...clauses.group import BODIES, Kind
from ...passage import EMPTY, Passage, joined
from ..numbering import HEADS, ordinal
from .columns import Columns
from .looks import names_bodies
from .row import CODE

_PART = re.compile("[一二三四五六七八九十]{1,3}、?")
_DIGITS = 3  # of a running number
_HEADING = 40  # characters of a heading between rows
_SCHEDULED = re.compile(  # what begins with a month is not the task that is merged over several rows
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:[、和至—–~-]{1,2}(?:\d{1,2}|[一二三四五六七八九十]{1,2}))?月|全年|第[一二三四]季度"
)


def ragged(line: Sequence[Passage], found: Columns) -> Sequence[Passage] | None:
    """Return the cells of *line* up to the last that says something, where they are fewer than the columns, but several, or more."""
    last = max((at for at, cell in enumerate(line) if cell.text), default=-1) + 1
    if last < found.count and CODE.fullmatch(line[0].text):
        return line[:last]  # 1—2: what stands before it is merged with the row above
    if _unheaded(line[:last], found):
        return None
    numbered = found.number == 0 and line[0].text.isdigit() and not any(CODE.fullmatch(c.text) for c in line)
    if (numbered or len(line) == found.count) and {*range(last, found.count)} <= {*found.notes}:
        return None  # only the remarks are empty
    if last > found.count or (1 < last == len([cell for cell in line[:last] if cell.text]) < found.count):
        return line[:last]
    return None


def _unheaded(cells: Sequence[Passage], found: Columns) -> bool:
    """Whether *cells* are all of a row but that of its section, which is merged with the one above, and begin with its number."""
    merged = (found.section, found.number) == (0, 1) and len(cells) == found.count - 1
    return merged and cells[0].text.isdigit() and len(cells[0].text) <= _DIGITS


def more(cells: Sequence[Passage], found: Columns) -> tuple[tuple[Kind, Role | None, Passage], ...]:
    """Return who else answers for the row above: what a row names that says nothing else (merged cells)."""
    labels = {at for at, *_ in found.labels}
    if any(cell.text for at, cell in enumerate(cells) if at not in labels):
        return ()
    named = [(kind, role, cells[at]) for at, kind, role in found.labels if kind in BODIES and cells[at].text]
    return tuple(named) if all(names_bodies(cell.text) for *_, cell in named) else ()


def part(line: Sequence[Passage], found: Columns) -> Passage | None:
    """Return what a row with a Chinese numeral in the column of numbers, and nothing but a name, heads the rows below it by: 一 | 项目攻坚."""
    filled = [cell for cell in line if cell.text]
    if found.number != 0 or len(filled) != 2 or not _PART.fullmatch(line[0].text) or not line[1].text:
        return None
    return joined(filled, line_ends=False) if line[0].text.endswith("、") else line[1]


def alone(line: Sequence[Passage], found: Columns) -> Passage | None:
    """Return the only cell of *line* that says anything, where it heads the rows below it."""
    filled = {cell.text: cell for cell in line if cell.text}
    if len(filled) == 1 and found.number is not None and not line[0].text and _heads(*filled.values()):
        return next(iter(filled.values()))
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


def _heads(cell: Passage) -> bool:
    """Whether *cell* is a heading with its number: 一、项目攻坚."""
    own = ordinal(cell.text)
    return (
        own is not None and own.style in HEADS and len(cell.text) <= _HEADING and cell.text[-1] not in "。；"
    )


def shifted(line: tuple[Passage, ...], found: Columns) -> list[Passage]:
    """Return the cells of *line* in their columns: where the last ones are empty and merged ones are missing, moved right."""
    cells = [*line[: found.count]]
    cells += [EMPTY] * (found.count - len(cells))
    filled = max((at for at, cell in enumerate(cells) if cell.text), default=-1) + 1
    if _unheaded(cells[:filled], found):
        return [EMPTY, *cells[:-1]]
    missing = found.count - filled
    if not found.labels:
        late = missing and found.section == 0 and _SCHEDULED.match(cells[0].text)
        return [EMPTY, *cells[:-1]] if late else cells
    left = {found.number, found.section}  # columns whose cells may be merged over several rows
    merged = 0 < missing <= found.answers < found.count and (found.section == 0 or left >= {*range(missing)})
    if (
        merged
        and not names_bodies(cells[found.answers].text)
        and names_bodies(cells[found.answers - missing].text)
    ):
        return [EMPTY] * missing + cells[:filled]
    return cells
