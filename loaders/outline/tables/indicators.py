"""Tables of indicators (主要指标表): how far what a plan measures is to go, a column for each year, and nobody who answers for it.

指标          单位    2023年    2026年        parted by blanks, tabs, bars or commas
林业总产值    亿元    1260      1600
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ...columnnames import AIMED, REACHED, UNIT, YEAR, bare, names_indicator
from ...passage import EMPTY, Passage, clean, joined
from ...vocabulary import either, vocabulary
from .pagecolumns import Span, cells

_WORDS = vocabulary("clauses")["indicators"]
_ANSWERS = re.compile(either(_WORDS["answering"]))
_HEADED = re.compile(  # a line that may be a header: 指标 | 单位 | 2026年
    rf"指标{either(_WORDS['names'])}?[*\s]{{0,8}}(?:[|│┃\t,<]|[ \u3000]{{2}})"
)
_LINE = re.compile(r"[^\r\n\f]+")
_RULE = re.compile(
    r"[\s|:+\-—–=─━┄┼├┤┬┴┌┐└┘│┃]+|[\s\-—–－]*\d{1,3}[\s\-—–－]*"
)  # between rows, or a page number
_OVER = re.compile(r"[^，。；：|\t]{2,24}")  # over the rows of a group: 一、经济发展
_BRACKETED = re.compile(r"[（(]([^（()）]{1,8})[)）]$")
_PLAIN = re.compile(
    r"[^，。；：\d]{0,8}[\d.,]{0,12}[^，。；：\d]{0,12}(?:[\d.]{1,8}[^，。；：\d]{0,8})?"
)  # how much, and no more
_HEADER = 240  # characters of a header
_ROW = 400  # … of a row
_MOST = 16  # columns
_LEAST = 2  # rows
_BARS = "|│┃"

Split = Callable[[str, Span], list[Span]]


@dataclass(frozen=True, slots=True)
class Amount:
    """How much there is to be, or was, in a *year*, as its *cell* says; *aimed* is what its column says of that, None where it only has the year."""

    year: int | None
    aimed: bool | None
    cell: Passage


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row: the *name* of what is measured, its *unit* as printed, and its *amounts*."""

    name: Passage
    unit: str
    amounts: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class IndicatorTable:
    """A table of indicators: the characters *start* to *end* of the source, and its rows."""

    start: int
    end: int
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class Measures:
    """Which of *count* columns holds the name, the unit and the amounts with their years; *grouped* says that one before the name may be merged."""

    count: int
    name: int
    unit: int | None
    amounts: tuple[tuple[int, int | None, bool | None], ...]
    grouped: bool

    @property
    def columns(self) -> tuple[int, ...]:
        """The columns of the name, the unit and the amounts."""
        return (self.name, *(() if self.unit is None else (self.unit,)), *(at for at, *_ in self.amounts))


def indicator_tables(source: str) -> list[IndicatorTable]:
    """Return the tables of indicators of *source*, in order.

    >>> page = "指标      单位    2023年    2026年\\n林业产值  亿元    1260      1600\\n就业人数  万人    310       340\\n"
    >>> [table] = indicator_tables(page)
    >>> [(each.name.text, each.unit, [(a.year, a.cell.text) for a in each.amounts]) for each in table.indicators]
    [('林业产值', '亿元', [(2023, '1260'), (2026, '1600')]), ('就业人数', '万人', [(2023, '310'), (2026, '340')])]
    """
    if not _HEADED.search(source):
        return []
    lines = [line.span() for line in _LINE.finditer(source)]
    made: list[IndicatorTable] = []
    at = 0
    while at < len(lines):
        table, at = _table(source, lines, at)
        if table:
            made.append(table)
    return made


def _table(source: str, lines: Sequence[Span], at: int) -> tuple[IndicatorTable | None, int]:
    """Return the table whose header is the line *at*, None where it is none, and where to go on."""
    start, end = lines[at]
    if end - start > _HEADER or source.find("指标", start, end) < 0:
        return None, at + 1
    split = _split(source, lines[at])
    names = [source[slice(*cell)] for cell in split(source, lines[at])] if split else []
    header = header_of(names)
    if split is None or header is None:
        return None, at + 1
    found: list[Indicator] = []
    stop = at + 1
    for nth in range(at + 1, len(lines)):
        first, last = lines[nth]
        if _RULE.fullmatch(source, first, last):
            continue
        row = [clean(source, [cell]) for cell in split(source, lines[nth])] if last - first <= _ROW else []
        if indicator := indicator_of(row, header):
            found.append(indicator)
            stop = nth + 1
        elif len([cell for cell in row if cell.text]) != 1 or not _OVER.fullmatch(source, first, last):
            break
    table = IndicatorTable(start, lines[stop - 1][1], tuple(found))
    return (table, stop) if len(found) >= _LEAST else (None, at + 1)


def _split(source: str, line: Span) -> Split | None:
    """Return what parts the cells of a table whose header *line* is, None where it has too few."""
    if sum(source.count(bar, *line) for bar in _BARS) >= 2:
        return _by_bars
    if source.count("\t", *line) >= 2:
        return _by("\t")
    if len(cells(source, line)) > 2:
        return cells
    return _by(",") if source.count(",", *line) >= 2 else None


def _by(mark: str) -> Split:
    def split(source: str, line: Span) -> list[Span]:
        pieces: list[Span] = []
        at = line[0]
        for word in source[slice(*line)].split(mark):
            pieces.append((at, at + len(word)))
            at += len(word) + 1
        return pieces

    return split


def _by_bars(source: str, line: Span) -> list[Span]:
    """Return what stands between the bars of *line*; those at its ends part nothing."""
    edges = [at for at in range(*line) if source[at] in _BARS]
    pieces = [(one + 1, other) for one, other in zip([line[0] - 1, *edges], [*edges, line[1]], strict=True)]
    while pieces and not source[slice(*pieces[0])].strip():
        pieces.pop(0)
    if pieces and not source[slice(*pieces[-1])].strip() and source[edges[-1] + 1 : line[1]].strip() == "":
        pieces.pop()
    return pieces


def header_of(names: Sequence[str]) -> Measures | None:
    """Return the columns of a table of indicators by the *names* of its header, None where it is none: nobody may answer there."""
    words = [bare(name.strip()) for name in names]
    return None if any(map(_ANSWERS.search, words)) else measured(words)


def measured(names: Sequence[str]) -> Measures | None:
    """Return which of the columns *names* say what is measured, in what unit, and how much of it by when; None where none does.

    >>> measured(["序号", "主要指标", "单位", "2023年实绩", "2024年目标", "责任单位"])
    Measures(count=6, name=1, unit=2, amounts=((3, 2023, False), (4, 2024, True)), grouped=True)
    """
    named = [at for at, name in enumerate(names) if names_indicator(name)]
    if not named or len(names) > _MOST:
        return None
    unit = next((at for at, name in enumerate(names) if UNIT.fullmatch(name)), None)
    amounts: list[tuple[int, int | None, bool | None]] = []
    for at in range(named[-1] + 1, len(names)):
        year = YEAR.search(names[at])
        aimed, reached = AIMED.search(names[at]), REACHED.search(names[at])
        if at != unit and (year or aimed) and not (aimed and reached) and not _ANSWERS.search(names[at]):
            said = True if aimed else False if reached else None
            amounts.append((at, int(year[0]) if year else None, said))
    if not any(aimed is not False for _, _, aimed in amounts) or (unit is None and len(names) < 2):
        return None
    return Measures(len(names), named[-1], unit, tuple(amounts), named[-1] > 0)


def indicator_of(row: Sequence[Passage], header: Measures) -> Indicator | None:
    """Return what the cells of *row* say under *header*, None where they are no row of it."""
    missing = header.count - len(row)
    if missing not in (0, 1) or (missing and not header.grouped):
        return None
    name = row[header.name - missing]
    amounts = tuple(
        Amount(year, aimed, row[at - missing]) for at, year, aimed in header.amounts if row[at - missing].text
    )
    if not name.text or not amounts or not re.search("[一-鿿A-Za-z]", name.text):
        return None
    unit = row[header.unit - missing].text if header.unit is not None else ""
    if not unit and (bracketed := _BRACKETED.search(name.text)):
        unit, name = bracketed[1], name.cut(0, bracketed.start())
    return Indicator(name, unit.strip("（）()"), amounts)


def in_columns(cells: Sequence[Sequence[Passage]], header: Measures) -> Indicator | None:
    """Return what the *cells* of a row say under *header*, for each column those that stand in it; None where they say more than how much."""
    amounts = (joined(cells[at], line_ends=False).text for at, *_ in header.amounts if cells[at])
    if not cells[header.name] or not all(map(_PLAIN.fullmatch, amounts)):
        return None
    row = [joined(column, line_ends=False) if column else EMPTY for column in cells]
    return indicator_of(row, header)


def in_blocks(rows: Sequence[Sequence[Passage]]) -> Iterator[Indicator]:
    """Yield the indicators of *rows* of cells, the first of which is the header; none where it is no table of them."""
    header = header_of([cell.text for cell in rows[0]]) if rows else None
    if header is not None:
        yield from (found for row in rows[1:] if (found := indicator_of(row, header)))
