"""Tables whose cells stand in columns of a page (版面表格), as printers of pages lay them out with blanks.

序号  重点任务        具体举措                  牵头单位       the names of the columns
      深化“一件事     推出服务不少于20件，网上   县财政局       a cell of several lines, blank lines between the rows or none,
 1    一次办”改革    可办率达到98%以上。        县民政局       the number of a row beside any of its lines
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ...clauses.bodynames import ends_like_a_body
from ...clauses.group import BODIES
from ...clauses.labels import column
from ...columnnames import bare, header_length, heads_column
from ...passage import Passage, clean, joined
from ...text import Block
from ...vocabulary import either, vocabulary
from .looks import names_bodies
from .merged import beside, headed
from .pagecolumns import Layout, Span, cells, layout, width
from .pagerows import PageRow, rows

_LINE = re.compile("([^\r\n\f]*)(?:\r?\n|[\r\f]|$)")
_CELLS = vocabulary("clauses")["cells"]
_OVER = re.compile(
    f"[一-鿿]{{0,4}}{either(_CELLS['over'])}?{either(_CELLS['shared'])}"
)  # above several columns
_HALVES = frozenset(vocabulary("organizations")["government"]["halves"])  # 甲山国家公园 ⏎ 管理局
_NUMBER = ("序号", "编号")
_NAMES = 3  # lines of a header
_LEAST = 4  # columns
_ROWS = 2  # rows at least, half of them of several lines
_MOST = 16  # columns
_FULL, _SHORT = 0.9, 3  # of the width of its column, or how much less, has a line that goes on on the next
_BESIDE = 4  # characters by which the halves of a name stand beside each other
_STOPS = ("。", "；", "：")
_COMMAS = ("、", "，", ",")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the characters *start* to *end* of the source, and its rows with the headings between them as *blocks*."""

    start: int
    end: int
    blocks: tuple[Block, ...]


def grids(source: str) -> list[Grid]:
    """Return the tables of *source* whose cells stand in columns and run over several lines.

    >>> page = '''序号  任务        举措          牵头单位
    ...
    ...       深化改革    推出服务20件，  甲局
    ... 1                 方便群众。      乙局
    ...
    ...       推进创新    打造平台，提升
    ... 2     试点        水平。          丙局
    ... '''
    >>> [[cell.text for cell in block.cells] for block in grids(page)[0].blocks[1:]]
    [['1', '深化改革', '推出服务20件，方便群众。', '甲局\\n乙局'], ['2', '推进创新试点', '打造平台，提升水平。', '丙局']]
    """
    if not any(name in source for name in _NUMBER) or not ("  " in source or "\u3000" in source):
        return []
    lines = [found.span(1) for found in _LINE.finditer(source)]
    made: list[Grid] = []
    at = 0
    while at < len(lines):
        names = _names(source, lines[at])
        grid, stop = _read(source, lines, at, names) if names else (None, at + 1)
        if grid:
            made.append(grid)
        at = stop
    return made


def _names(source: str, line: Span) -> list[Span]:
    """Return the names of the columns that *line* prints, none where it is no header with a column of numbers."""
    if line[1] - line[0] > 400 or not any(source.find(name, *line) >= 0 for name in _NUMBER):
        return []
    found = cells(source, line)
    words = [bare(source[start:end]) for start, end in found]
    known = _LEAST <= len(found) <= _MOST and header_length(words) == len(words)
    return found if known else []


def _read(source: str, lines: Sequence[Span], at: int, names: list[Span]) -> tuple[Grid | None, int]:
    """Return the table whose header stands on the line *at*, None where it is none of this kind, and where to go on."""
    first = at + 1
    header = [(lines[at], cell) for cell in names]
    while first < min(len(lines), at + _NAMES) and (below := cells(source, lines[first])):
        if not all(heads_column(bare(source[start:end])) for start, end in below):
            break
        header += [(lines[first], cell) for cell in below]
        first += 1
    torn = _torn(source, lines, at) if first == at + 1 else {}
    header += [(lines[at + 1], cell) for cell in torn]
    first += bool(torn)
    above = at - 1 if torn else _above(source, lines, at)
    over = [cell for line in lines[above:at] for cell in cells(source, line)]
    said = {source[slice(*cell)] for cell in (*(cell for _, cell in header), *over)}
    left = beside(source, lines, at, names, _NUMBER)
    found, stop = rows(source, left.lines if left else lines, first, said)
    numbered = [row for row in found if row.number]
    several = sum(len(row.lines) > 1 for row in numbered)
    if len(numbered) < _ROWS or several * 2 < len(numbered):
        return None, max(stop, at + 1)
    laid = layout(
        source, header, [line for row in numbered for line in row.lines], left.begins if left else None
    )
    blocks = tuple(_blocks(source, found, laid, torn, headed(source, left, found, said) if left else {}))
    return Grid(lines[above][0], lines[stop - 1][1], blocks), stop


def _torn(source: str, lines: Sequence[Span], at: int) -> dict[Span, Span]:
    """Return the ends of the names of columns that stand half above the line *at* and half below it, each with its beginning; none where others stand there."""
    if not 0 < at < len(lines) - 1:
        return {}
    halves = zip(cells(source, lines[at - 1]), cells(source, lines[at + 1]), strict=False)
    found = {below: above for above, below in halves}
    whole = len(found) == len(cells(source, lines[at - 1])) == len(cells(source, lines[at + 1]))
    named = all(
        heads_column(bare(source[slice(*above)] + source[slice(*below)]))
        and abs((above[0] - lines[at - 1][0]) - (below[0] - lines[at + 1][0])) <= _BESIDE
        for below, above in found.items()
    )
    return found if whole and named else {}


def _above(source: str, lines: Sequence[Span], at: int) -> int:
    """Return where the header that stands on the line *at* begins: with the names above several of its columns (责任分工)."""
    above = at
    while above > max(0, at - _NAMES) and (over := cells(source, lines[above - 1])):
        words = [source[start:end] for start, end in over]
        if not all(heads_column(bare(word)) or _OVER.fullmatch(word) for word in words):
            break
        above -= 1
    return above


def _blocks(
    source: str,
    found: Sequence[PageRow],
    laid: Layout,
    torn: Mapping[Span, Span],
    heads: Mapping[int, Sequence[Span]],
) -> Iterator[Block]:
    """Yield the header, and each row and heading.

    The names of columns that are *torn* have their beginnings; *heads* are the pieces that stand beside several rows, by the number of the first.
    """
    header = tuple(clean(source, [torn[name], name] if name in torn else [name]) for name in laid.names)
    yield Block(joined(header, line_ends=False), cells=header)
    placed = [
        [
            [piece for line in row.lines for to, piece in laid.pieces[line] if to == at]
            for row in found
            if row.number
        ]
        for at in range(len(header))
    ]
    read = [
        iter([_cell(source, pieces, _of_bodies(name.text), full) for pieces in column_])
        for name, column_ in zip(header, placed, strict=True)
        for full in (_fills(source, column_),)
    ]
    for row in found:
        if not row.number:
            yield Block(clean(source, row.lines))
            continue
        made = tuple(map(next, read))
        if pieces := heads.get(row.number):
            made = clean(source, pieces), *made[1:]
        yield Block(joined([cell for cell in made if cell.text], line_ends=False), cells=made)


def _of_bodies(name: str) -> bool:
    found = column(bare(name))
    return found is not None and found[0] in BODIES


def _printed(text: str) -> int:
    """Return how many columns *text* takes where Chinese quotation marks take two, too."""
    return width(text) + sum(character in "“”‘’…—" for character in text)


def _fills(source: str, column_: Sequence[Sequence[Span]]) -> float:
    """Return the width of a line that goes on on the next in the cells of a column; more than the widest where each line says something of its own."""
    widest = max((_printed(source[slice(*piece)]) for pieces in column_ for piece in pieces), default=0)
    ahead = [_printed(source[slice(*piece)]) for pieces in column_ for piece in pieces[:-1]]
    least = min(widest - _SHORT, _FULL * widest)
    wrapped = sum(each >= least for each in ahead)
    return least if wrapped * 2 > len(ahead) else widest + 1.0


def _cell(source: str, pieces: Sequence[Span], bodies: bool, full: float) -> Passage:
    """Return the cell of *pieces*, with a line end between those that do not go on with each other: the first fills less than *full* columns."""
    if not pieces:
        return Passage(source, "", (), ())
    parts: list[list[Span]] = [[pieces[0]]]
    for before, piece in pairwise(pieces):
        left, right = source[slice(*before)], source[slice(*piece)]
        if left.endswith(_COMMAS):
            apart = False
        elif bodies:
            going_on = "、" in left and _printed(left) >= full  # 省科技厅、省税务 ⏎ 局
            whole = ends_like_a_body(left) and names_bodies(right) and right not in _HALVES
            apart = not going_on and whole
        else:
            apart = left.endswith(_STOPS) or _printed(left) < full
        if apart:
            parts.append([piece])
        else:
            parts[-1].append(piece)
    return joined([clean(source, part) for part in parts])
