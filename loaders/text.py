"""The characters of a document, and its paragraphs: lines joined where a page or an OCR broke them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from .brokenlines import displaced, goes_on, still_open
from .cellrun import cells_wrapped
from .cellwise import cells_apart
from .furniture import parts, printed_text
from .linenumbers import counted_lines, untorn
from .lines import TABLE, Line, lines_of, page_width, table_of_lines
from .passage import Passage, clean

_ORNAMENT = re.compile("[\u2600-\u27bf\U0001f000-\U0001faff\ufe0f\u200d]*")
_CLAUSE = 500  # characters; no clause in brackets is longer
_MARK = re.compile(r"\*\*")


@dataclass(frozen=True, slots=True)
class Text:
    """The characters of a document, kept as they are; every offset counts them.

    >>> Text("一、加强组织").media_type
    'text/plain'
    """

    characters: str
    encoding: str = "utf-8"
    media_type: str = "text/plain"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph (段落), or one row of a table.

    *passage* is its cleaned text, *depth* the number of Markdown's # before it, *bold* the runs of the cleaned text
    that were printed bold. A row has *cells*, the passages between its bars, empty ones included;
    *ruled* says that a line of a box is drawn above it, *loose* that no mark parts its cells, which may
    stand in other columns, *bullet* that the paragraph stands behind a mark without a number (●).
    """

    passage: Passage
    depth: int = 0
    bold: tuple[tuple[int, int], ...] = ()
    cells: tuple[Passage, ...] = ()
    ruled: bool = False
    bullet: bool = False
    loose: bool = False

    @property
    def text(self) -> str:
        """The cleaned text."""
        return self.passage.text


_CELLS = 200  # of a row at most; a line with more is no row of a table
_NO_CELL = re.compile(r" *(?:NaN|nan|None|Unnamed: \d{1,3}) *")  # an empty cell, as converters write it


def blocks(text: Text, without: Sequence[tuple[int, int]] = ()) -> tuple[Block, ...]:
    """Return the paragraphs of *text*, in order, *without* those in some stretches (start, end), which are in order.

    Page numbers (``— 1 —``), notes at the foot of a page and the head that pages repeat are dropped. A line is joined to the one before
    where it is cut off: it fills the width of a page that was broken into lines, or it is long and ends without a stop, or in a comma, or inside a bracket.
    A number, a heading, a label (责任单位：), a date or a row of a table always begins a paragraph.

    >>> [b.text for b in blocks(Text("一、总则\\n1.建设平台，\\n— 1 —\\n\\n培训人员。\\n（责任单位：甲局）"))]
    ['一、总则', '1.建设平台，培训人员。', '（责任单位：甲局）']
    """
    source = text.characters
    lines = list(lines_of(source))
    if without:
        begun = [start for start, _ in without]
        lines = [
            each
            for each in lines
            if not (k := bisect_right(begun, each.start)) or each.start >= without[k - 1][1]
        ]
    lines, marks = printed_text(source, lines)
    width = page_width(source, lines)
    found: list[Block] = []
    open_: list[Line] = []
    brackets: list[int] = []
    lines, cells, apart = cells_apart(source, lines)
    if not cells:
        lines, cells, apart = cells_wrapped(source, lines)
    table = min(apart, table_of_lines(source, lines))
    lines, torn = (lines, cells) if cells else untorn(source, lines)
    counted = counted_lines(source, lines)
    for nth, line in enumerate(lines):
        if open_ and width and displaced(source, lines, nth, width):
            continue
        inside = bool(brackets) and line.start - brackets[0] < _CLAUSE
        if (open_ and nth in torn) or (
            open_ and nth < table and nth not in counted and goes_on(source, open_, line, width, inside)
        ):
            open_.append(line)
        else:
            if open_:
                found.append(_block(source, open_, marks))
            open_, brackets = [line], []
        brackets = still_open(source, line, brackets)
    if open_:
        found.append(_block(source, open_, marks))
    return tuple(block for block in found if block.cells or not _ORNAMENT.fullmatch(block.text))


def _block(source: str, lines: list[Line], marks: Sequence[tuple[int, int]]) -> Block:
    """Return the paragraph of *lines*, without the *marks* of notes."""
    pieces = [(line.start, line.end) for line in lines]
    if marks and not lines[0].table:
        pieces = [piece for line in lines for piece in parts(line, marks)]
    passage = clean(source, pieces)
    if lines[0].table:
        start, end = pieces[0]
        cells = tuple(islice(_cells(source, start, end, lines[0].gaps or TABLE), _CELLS + 1))
        if len(cells) <= _CELLS:
            return Block(passage, cells=cells, ruled=lines[0].ruled)
    return Block(passage, lines[0].depth, tuple(_bold(source, pieces, passage)), bullet=lines[0].bullet)


def _cells(source: str, start: int, end: int, between: re.Pattern[str]) -> Iterator[Passage]:
    """Yield what stands between the bars of a row; bars at its two ends hold nothing, a tab before the first cell is an empty one."""
    at = start
    for bar in (*between.finditer(source, start, end), None):
        stop = bar.start() if bar else end
        if source[at:stop].strip() or (bar and (at > start or bar[0] == "\t")):
            yield clean(source, [(at, at) if _NO_CELL.fullmatch(source, at, stop) else (at, stop)])
        at = bar.end() if bar else end


def _bold(source: str, pieces: list[tuple[int, int]], passage: Passage) -> Iterator[tuple[int, int]]:
    """Yield the runs of the cleaned text that stand between two ``**``."""
    opened: int | None = None
    if source.find("**", pieces[0][0], pieces[-1][1]) < 0:
        return
    for start, end in pieces:
        for mark in _MARK.finditer(source, start, end):
            at = passage.at(mark.start())
            if opened is None:
                opened = at
            else:
                if at > opened:
                    yield opened, at
                opened = None
