"""Tables whose cells a single blank parts, as extractors of pages print them (单个空格分列), broken cells and all.

序号 指标名称 单位 2024年目 标 牵头单位 配合单位      names and cells that the page breaks have a blank inside, or a line end
1 新增市场主 体 万户 2.6 市甲局 市乙局、市丙局          which blanks part cells is told by what stands between them
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ...clauses.persons import family
from ...columnnames import YEAR, bare, heads_column, measures, names_indicator
from ...passage import Passage, clean, joined
from ...text import Block
from ...titles import furniture, titled
from ...vocabulary import vocabulary
from ..numbering import HEADS, ordinal
from .cells import kinds_of
from .columns import Columns
from .grid import Grid
from .looks import SURE, fit
from .pagecolumns import Span
from .runningrows import Cells, one_row, running_rows
from .stacked import columns_of

_LINE = re.compile(r"[^\r\n\f]+")
_WORD = re.compile(r"[^ \u3000\r\n\f]+")
_WIDENED = re.compile(  # 工 作 任 务 is one word
    r"(?<![^ \u3000\r\n\f])[一-鿿](?:[ \u3000][一-鿿](?![^ \u3000\r\n\f])){1,7}|[^ \u3000\r\n\f]+"
)
_HEADER = re.compile(  # 序号 任务 …, or names alone of which one is of those who answer
    r"(?m)^[ \u3000]*(?:(?:序号|编号)[ \u3000](?=[^\t|│┃║,]+$)"
    r"|(?=[^\r\n]{0,80}(?:责任|牵头|主办|负责))[一-鿿（）]{2,12}(?:[ \u3000][一-鿿（）/]{1,12}){3,12}[ \u3000\r]*$)"
)
_PARTED = re.compile(
    "[ \u3000](?<=[一-鿿）].)[一-鿿（/）]"
)  # each header has one: a cheap look before a costly one
_PAGE = re.compile(r"[—－–-]?[ \u3000]*\d{1,4}[ \u3000]*[—－–-]|第[ \u3000]*\d{1,4}[ \u3000]*页.{0,12}")
_END = re.compile(r"(?:注|备注|说明|附件|附)[：:1-9]|附?表[一二三四五六七八九十0-9]|抄送|（此件")
_NAMES = (4, 16)  # columns
_HALVES = 3  # words of a name at most
_WORDS, _LONG = 64, 2400  # words and characters of a row at most
_LINES = 40  # of a row at most
_UNPARTED = 400  # lines at most that no heading parts, where rows have no numbers
_BLANKS = " \t\r\u3000"
_ROWS = 2  # at least
_FITTING = 0.8  # of the rows at least have a cell in each column that looks like its kind
_SURELY = 3.0  # what a known unit or an amount is worth
_CUT = 2.0  # what it costs that a text goes on behind its last sentence
_DATE = re.compile("[0-9全每长持常上下春夏秋冬第一二三四五六七八九十季即按适分寒暑今明本年月随同立已完—/-]")
_PERSON, _NAME = 6, 4  # characters of a cell that names one person or two, and of one name
_RUN = 0.5  # what it costs that nothing parts two persons
_HALF = frozenset(vocabulary("organizations")["government"]["halves"])  # names of nobody by themselves
_RUN_ON = re.compile(
    "[局委厅办会院室科处府司所队心部][省市区县州各](?![级区])"
)  # of two bodies with no mark between
_LEFT = -1e9
_UNITS = frozenset(unit for units in vocabulary("units")["kinds"].values() for unit in units)
_AMOUNT = re.compile(
    r"(?:[≥≤＞＜<>约]|不低于|不高于|不超过|不少于)?\d[\d.,]{0,14}(?:[-—~～]\d[\d.]{0,8})?[百千万亿]{0,2}[一-鿿%]{0,4}|[-—－–/]{1,2}|[ⅠⅡⅢⅣⅤ]类?|持平"
)


def blank_tables(source: str) -> list[Grid]:
    """Return the tables of *source* whose cells a single blank parts, in order.

    >>> page = "序号 任务内容 责任单 位 完成时限\\n1 建设平台，新建站 点10个。 市甲局、市乙 局 6月底\\n2 培训人员。 市丙局 12月底\\n"
    >>> [[cell.text for cell in block.cells] for block in blank_tables(page)[0].blocks[1:]]
    [['1', '建设平台，新建站点10个。', '市甲局、市乙局', '6月底'], ['2', '培训人员。', '市丙局', '12月底']]
    """
    made: list[Grid] = []
    end = 0
    for header in _HEADER.finditer(source) if _PARTED.search(source) else ():
        if header.start() >= end:
            grid, end = _table(source, header.start())
            made += [grid] if grid else []
    return made


def _table(source: str, start: int) -> tuple[Grid | None, int]:
    """Return the table whose header begins at *start*, None where it is none of this kind, and where to go on: what was read is not read again."""
    line = _LINE.match(source, start)
    names = _names(source, line.span()) if line and "  " not in line[0].strip() else []
    header = [clean(source, parts) for parts in names]
    found = columns_of(header) if header else None
    if line is None or found is None:
        return None, start + 1
    kinds = tuple(
        _kind(kind, bare(cell.text), found) for kind, cell in zip(kinds_of(found), header, strict=True)
    )
    read = _numbered if found.number == 0 else _unnumbered if found.number is None else None
    parts, stop = read(source, line.end(), line[0].strip(), kinds) if read else (None, line.end())
    if not parts:
        return None, stop
    blocks = [Block(joined(header, line_ends=False), cells=tuple(header))]
    rows = fitting = 0
    for part in parts:
        cells = tuple(clean(source, cell) for cell in part)
        if len(cells) == 1:
            blocks.append(Block(cells[0]))
            continue
        rows, fitting = rows + 1, fitting + _fits(cells, kinds)
        blocks.append(Block(joined([cell for cell in cells if cell.text], line_ends=False), cells=cells))
    if rows < _ROWS or fitting < _FITTING * rows:
        return None, stop
    return Grid(start, max(span[1] for cell in parts[-1] for span in cell), tuple(blocks)), stop


def _fits(cells: Sequence[Passage], kinds: Sequence[str]) -> bool:
    """Whether each of *cells* looks like its kind, and the first says something."""
    return bool(cells[0].text) and all(
        not cell.text or kind not in SURE or fit(cell.text, kind) > 0
        for cell, kind in zip(cells, kinds, strict=True)
    )


def _numbered(source: str, at: int, header: str, kinds: tuple[str, ...]) -> tuple[list[Cells], int]:
    """Return the rows that running numbers begin, and the headings between them as rows of one cell, and where they end; none where one is too long."""
    parts: list[Cells] = []
    for lines in _rows(source, at, header):
        at = lines[-1][1]
        words = sum(1 for line in lines for _ in _WORD.finditer(source, *line))
        if _heads(source[slice(*lines[0])].strip(_BLANKS)):
            parts.append([lines])
        elif lines[-1][1] - lines[0][0] > _LONG or words > _WORDS:
            return [], at
        else:
            parts.append(one_row(source, lines, kinds, _fit))
    return parts, at


def _unnumbered(source: str, at: int, header: str, kinds: tuple[str, ...]) -> tuple[list[Cells], int]:
    """Return the rows that nothing but their words part, and the headings between them as rows of one cell, and where they end; none where they are none."""
    parts: list[Cells] = []
    open_: list[Span] = []
    for line in (*_LINE.finditer(source, at), None):
        words = line[0].strip(_BLANKS) if line else ""
        if line and (not words or words == header or _PAGE.fullmatch(words)):
            continue
        ends = line is None or _END.match(words) is not None or furniture(words)
        if open_ and (ends or _heads(words)):
            made = running_rows(source, open_, kinds, _fit)
            if made is None:
                return [], at
            parts += made
            open_ = []
        if ends or line is None:
            break
        at = line.end()
        if _heads(words):
            parts.append([[line.span()]])
        else:
            open_.append(line.span())
        if len(open_) > _UNPARTED:
            return [], at
    return parts, at


def _heads(words: str) -> bool:
    """Whether *words* are a heading between rows: 一、产业发展."""
    own = ordinal(words)
    return own is not None and own.style in HEADS and " " not in words


def _kind(kind: str, name: str, found: Columns) -> str:
    """Return the *kind* of the column *name*: of indicators the text is a name, and what nobody reads an amount, too."""
    if found.measured and kind in ("text", "other", "notes"):
        return "name" if kind == "text" else "amount" if measures(name) else kind
    return kind


def _names(source: str, line: Span) -> list[list[Span]]:
    """Return the names of the columns on *line*, each as the words that it is printed in; none where they are no header."""
    words = [word.span() for word in _WIDENED.finditer(source, *line)]
    if not _NAMES[0] <= len(words) <= _NAMES[1] * _HALVES:
        return []
    indicated = any(names_indicator(bare(source[slice(*word)])) for word in words)
    best: list[tuple[float, int] | None] = [(0.0, 0)]  # what the names so far are worth, where the last began
    for at in range(1, len(words) + 1):
        best.append(None)
        for since in range(max(0, at - _HALVES), at):
            name = bare(clean(source, words[since:at]).text)
            known = heads_column(name) or (indicated and measures(name))
            if known and (before := best[since]) is not None:
                led = 0.5 if not (year := YEAR.search(name)) or year.start() == 0 else 0.0
                best[at] = max(best[at] or (_LEFT, 0), (before[0] + 1 + led, since))
    found: list[list[Span]] = []
    at = len(words)
    while at and (way := best[at]) is not None:
        found.insert(0, words[way[1] : at])
        at = way[1]
    return found if not at and _NAMES[0] <= len(found) <= _NAMES[1] else []


def _rows(source: str, at: int, header: str) -> Iterator[list[Span]]:
    """Yield the lines of each row behind the *header*, and those of headings between them, until no row goes on; what pages repeat is left out."""
    open_: list[Span] = []
    wanted = 1
    for line in _LINE.finditer(source, at):
        words = line[0].strip(_BLANKS)
        if not words or words == header or _PAGE.fullmatch(words) or titled(words):
            continue
        begins = words.partition(" ")[0].partition("\u3000")[0] == str(wanted)
        heads = not begins and _heads(words)
        if open_ and (begins or heads or _END.match(words) or len(open_) > _LINES):
            yield open_
            open_ = []
        if begins:
            open_, wanted = [line.span()], wanted + 1
        elif heads:
            yield [line.span()]
        elif not open_ or _END.match(words):
            return
        else:
            open_.append(line.span())
    if open_:
        yield open_


@lru_cache(1 << 12)
def _fit(text: str, kind: str) -> float:
    """Return how well *text* fits a column of *kind*."""
    looks = fit(text, kind)
    if kind == "unit":
        return _SURELY if text.lstrip("百千万亿") in _UNITS else -_SURELY
    if kind == "amount":
        return _SURELY if _AMOUNT.fullmatch(text) else -_SURELY
    if kind == "due" and not _DATE.match(text):
        return -_SURELY
    if kind == "leader" and "、" not in text and len(text) <= _PERSON:
        return looks - _RUN * (len(text) > _NAME) if family(text, 0) else -_SURELY
    if kind in ("bodies", "both"):
        whole = looks > 0 and text not in _HALF and not text.endswith(("、", "，"))
        return looks - _CUT * (_RUN_ON.search(text) is not None) if whole else -_SURELY
    torn = kind in ("text", "period") and 0 <= text.find("。") < len(text) - 1 and text[-1] not in "。；）”"
    return looks - _CUT * torn
