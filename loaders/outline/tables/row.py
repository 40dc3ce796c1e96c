"""A row of a table that states a task (表格行)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ....graph.fact import Role
from ...clauses.clause import clauses
from ...clauses.group import Group, Kind
from ...passage import Passage, joined
from ...vocabulary import either, vocabulary
from ..numbering import HEADS, Ordinal, number, ordinal
from .columns import Columns
from .indicators import Indicator, Measures, in_columns

CODE = re.compile(
    r"(?:^|(?<=\n))\d{1,2}(?:[-—–－.]\d{1,2})?[-—–－.](\d{1,2})(?:\n|$)"
)  # a cell that holds 3—1

_CHINESE = re.compile("[一二三四五六七八九十]{1,3}")
_MERGED = 0.7  # of the rows at most have a cell of their own in a column that is merged

_SECOND = re.compile(r"[；。]\n?2[.、]")
_AMOUNT = re.compile(
    r"(?:[≥≤>＜<＞约]|不少于|不低于|不超过|达到|超过|突破)?[\d.]{1,12}(?:[-—~至][\d.]{1,12})?[%一-鿿/%]{1,10}"
)
_BOUNDS = [word for words in vocabulary("units")["before"].values() for word in words]
_FAR = re.compile(  # 增长7%左右, 到2025年达到3.5万亿元, 较上年下降0.5个百分点
    r"(?:(?:[到较比]?(?:20\d\d年|上年|去年)[底末]?的?|[二三四五十两]年|年均|力争|分别|均|累计|由[\d.一-鿿%]{1,16}(?=[提降增])),?){0,3}"
    rf"(?:{either(vocabulary('clauses')['columns']['going'])}|{either(_BOUNDS)}){{0,2}}[约近]?(?=[\d.≥≤])"
)

_DIGITS = 3  # of a running number
_PLAIN = frozenset(
    ("arabic", "decimal", "half", "arabic-bracketed", "circled")
)  # numbers of tasks, not of headings


@dataclass(frozen=True, slots=True)
class Row:
    """A row that states a task: *sections* are its merged first cells where they are new, *cells* who is responsible and when.

    *text* begins with what stands *ahead* of it in other columns.
    """

    number: Passage | None
    text: Passage
    cells: tuple[tuple[Kind, Role | None, Passage], ...]
    sections: tuple[Passage, ...] = ()
    named: bool = True  # its first line may be its title
    nested: bool = False  # the last of its sections stands below others
    ahead: tuple[Passage, ...] = ()  # what of its text stands in columns beside it
    periods: tuple[tuple[str, Passage], ...] = ()  # what is to be done in each part of the year
    name: int = 0  # characters of the name that the text begins with, where a number of what it names follows
    indicator: Indicator | None = None  # what the row measures
    beside: int = 0  # characters at the end of its text that say more than that


def by_role(kind: Kind, cell: Passage) -> Iterator[tuple[Kind, Role | None, Passage]]:
    """Yield the bodies of *cell* before its first ； as those that lead, the others as those that support."""
    lead, mark, others = cell.text.partition("；")
    if lead:
        yield kind, "lead", cell.cut(0, len(lead))
    if others:
        yield kind, "support", cell.cut(len(lead) + len(mark), len(cell.text))


def section_number(row: Row) -> Ordinal | None:
    """Return the number of the section that begins with *row*, where the column of numbers prints it: 一."""
    words = row.number.text.rstrip("、.") if row.number else ""
    value = number(words) if _CHINESE.fullmatch(words) else 0
    return Ordinal("part", value, words, 0) if value else None


def number_of(row: Row) -> Ordinal | None:
    """Return the number that *row* prints: in its own cell, or at the beginning of its text; one of two parts (3—1) wherever it stands."""
    if not row.indicator and (coded := CODE.search(row.text.text)):
        return Ordinal("arabic", int(coded[1]), coded[0].strip(), 0 if coded.start() else coded.end())
    if row.number and row.number.text.isdigit() and len(row.number.text) < 4:
        return Ordinal("arabic", int(row.number.text), row.number.text, 0)
    if row.number and (coded := CODE.fullmatch(row.number.text)):
        return Ordinal("arabic", int(coded[1]), row.number.text, 0)
    own = ordinal(row.text.text)
    parts = own is not None and own.value == 1 and _SECOND.search(row.text.text, own.end)
    return None if parts else own  # 1.…；2.…: parts of what one cell says


def in_cell(kind: Kind, role: Role | None, cell: Passage, at: int) -> Iterator[Group]:
    """Yield the groups of names in the *cell* of a column that names those in charge; it stands at the character *at* of its item.

    A cell may have labels of its own (牵头单位：甲局；配合单位：乙局): they say more than its column.
    """
    labelled = [each for each in clauses(cell.text) if each.rule == "resp.line"] if "：" in cell.text else []
    end = labelled[0].start if labelled else len(cell.text)
    if cell.text[:end].strip("，；、 \n") or not labelled:
        yield Group(kind, role, at, at + end, at)
    for clause in labelled:
        yield from (Group(g.kind, g.role, at + g.start, at + g.end, at + g.label) for g in clause.groups)


def counted_on(line: Sequence[Passage], above: Row) -> Passage | None:
    """Return the only cell of *line* where its number goes on from that of the row *above*: a task whose other cells are merged with those above."""
    filled = [cell for cell in line if cell.text]
    own = ordinal(filled[0].text) if len(filled) == 1 else None
    before = ordinal(above.text.text)
    follows = own and before and own.style == before.style and own.value == before.value + 1
    return filled[0] if follows and own and own.style in _PLAIN else None


def row_of(cells: Sequence[Sequence[Passage]], found: Columns) -> Row | None:
    """Return the row whose columns hold *cells*; a column beside the text with a number of its own (（一）…) heads the rows below."""
    if not any(cells[at] for at in found.says):
        return None
    indicator = in_columns(cells, found.measured) if found.measured else None
    cells = _with_amounts(cells, found.measured, found.more) if found.measured else cells
    cells, name = _measured(cells, found.amount) if found.amount is not None else (cells, 0)
    others = [cell for at in found.beside for cell in cells[at]]
    heads = [cell for cell in others if (own := ordinal(cell.text)) and own.style in HEADS]
    before = [cell for cell in others if cell not in heads]
    sections = [*(cells[found.section] if found.section is not None else ()), *heads]
    number = cells[found.number] if found.number is not None else ()
    coded = next((at for at, cell in enumerate(before) if CODE.fullmatch(cell.text)), 0)
    said = [cell for cell in (*before[coded:], *cells[found.text], *before[:coded]) if cell.text]
    if not said:
        return None
    name = name if not (found.beside or found.merged) else 0
    measured = not coded and len(said) == 2 and _AMOUNT.fullmatch(said[1].text) is not None
    text = joined(said, line_ends=not measured)  # 新建管网 | 85公里
    return Row(
        number[0] if number else None,
        text,
        tuple(
            part
            for at, kind, role in found.labels
            for cell in cells[at]
            for part in (by_role(kind, cell) if at in found.parted else ((kind, role, cell),))
        ),
        tuple(section for section in sections if section.text),
        ahead=tuple(cell for cell in before if cell.text) if not coded else (),
        periods=tuple((part, cell) for at, part in found.periods for cell in cells[at] if cell.text),
        name=name,
        named=found.measured is None,
        indicator=indicator,
        beside=sum(len(cell.text) + 1 for at in found.more for cell in cells[at] if cell.text),
    )


def settled(row: Row | None, cells: Sequence[Sequence[Passage]], found: Columns) -> Row | None:
    """Return *row* without its amounts where a cell of them is missing and nothing shows which."""
    if row is None or row.indicator is None or found.measured is None:
        return row
    whole = all(cells[at] for at, *_ in found.measured.amounts)
    return row if whole else replace(row, indicator=replace(row.indicator, amounts=()))


def _with_amounts(
    cells: Sequence[Sequence[Passage]], measured: Measures, more: Sequence[int]
) -> Sequence[Sequence[Passage]]:
    """Return *cells* with unit, amounts and those of *more* columns behind the name of the indicator, in its column."""
    at, *others = (*measured.columns, *more)
    return [
        *cells[:at],
        [cell for each in (at, *others) for cell in cells[each] if cell.text],
        *cells[at + 1 :],
    ]


def _measured(cells: Sequence[Sequence[Passage]], at: int) -> tuple[Sequence[Sequence[Passage]], int]:
    """Return *cells* with the one that says how much is to be reached, in the column *at*, behind what the one before it names.

    The number is that of the characters of the name, where nothing else stands before it: 城镇新增就业 | 5万人以上.
    """
    things, amounts = cells[at - 1], cells[at]
    if not things or len(amounts) != 1 or not amounts[0].text:
        return cells, 0
    whole = joined([things[-1], amounts[0]], line_ends=_FAR.match(amounts[0].text) is None)
    name = len(things[0].text) if len(things) == 1 and "\n" not in things[0].text else 0
    return [*cells[: at - 1], [*things[:-1], whole], *cells[at:]], name


def beside(made: list[Row], *, named: bool, most: float = 1.0) -> list[Row]:
    """Return the rows *made* with both columns of the text as one, where each row, or *most* of them, has a first one of its own (任务, 举措)."""
    firsts = [row.sections[0].text for row in made if row.sections]
    if len(firsts) < most * len(made) or len(set(firsts)) < len(firsts):
        return made
    return [
        replace(row, text=joined([*row.sections, row.text]), sections=(), named=named)
        if row.sections
        else row
        for row in made
    ]


def inner(rows: Sequence[Row], found: Columns) -> list[Row]:
    """Return *rows*; where the cells of a column between section and text are merged over several rows each, they head them.

    Where the sections have numbers, one without is such a cell, too.
    """
    ahead = sum(bool(row.ahead) for row in rows)
    behind = [_behind(row.text, row.ahead).text for row in rows if row.ahead]
    measured = 2 * sum(_AMOUNT.fullmatch(text) is not None for text in behind) > ahead
    if len(found.beside) != 1 or measured or not all(behind) or not 1 < ahead <= _MERGED * len(rows):
        return [*rows]
    counted = any(section_number(row) for row in rows)
    made: list[Row] = []
    for row in rows:
        if row.ahead:
            sections = (*row.sections, joined(row.ahead))
            row = replace(row, text=_behind(row.text, row.ahead), sections=sections, nested=True, ahead=())
        elif counted and row.sections and not section_number(row):
            row = replace(row, nested=True)
        made.append(row)
    return made


def _behind(text: Passage, ahead: Sequence[Passage]) -> Passage:
    """Return *text* without the cells *ahead* that it begins with."""
    start = len(joined([*ahead]).text)
    while start < len(text.text) and text.text[start] == "\n":
        start += 1
    return text.cut(start, len(text.text))


def counted(rows: Sequence[Row]) -> list[Row]:
    """Return *rows*; where the cell of a section is a bare number and each row has its own (周次), it is the number of the row."""
    bare = all(
        row.number is None
        and len(row.sections) == 1
        and row.sections[0].text.isdecimal()
        and len(row.sections[0].text) <= _DIGITS
        for row in rows
    )
    if not bare or len({row.sections[0].text for row in rows}) < len(rows):
        return [*rows]
    return [replace(row, number=row.sections[0], sections=()) for row in rows]


def by_days(rows: Sequence[Row], found: Columns) -> list[Row]:
    """Return *rows*; where the days or months of a first column are merged over several rows each, they head them, too."""
    days = [at for at, kind, _ in found.labels if kind == "due"]
    first = [[cell for kind, _, cell in row.cells if kind == "due" and cell.text] for row in rows]
    dated = sum(map(bool, first))
    if days != [0] or found.section is not None or not 1 < dated <= _MERGED * len(rows):
        return [*rows]
    return [
        replace(row, sections=(joined(cells, line_ends=False), *row.sections)) if cells else row
        for row, cells in zip(rows, first, strict=True)
    ]


def one_row(rows: Sequence[Row]) -> Row:
    """Return *rows*, a row and those that go on with it, as one: joined once, however many they are."""
    if len(rows) == 1:
        return rows[0]
    cells = tuple(cell for row in rows for cell in row.cells)
    parts = tuple(part for row in rows for part in row.periods)
    return replace(rows[0], text=joined([row.text for row in rows]), cells=cells, periods=parts)
