"""The characters of a document, and its paragraphs: lines joined where a page or an OCR broke them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from .cellrun import cells_wrapped
from .cellwise import cells_apart
from .furniture import parts, printed_text
from .linenumbers import counted_lines, untorn
from .lines import ANSWERED, CN, FULL_STOPS, TABLE, Line, line_width, lines_of, page_width, table_of_lines
from .passage import Passage, clean
from .titles import closes_page, titled, web

_STRUCTURE = re.compile(  # what begins a paragraph of its own, whatever stands before it
    rf"(?:\*\*)?\s*(?:第[{CN}\d]{{1,4}}[编章节条部]|[{CN}]{{1,4}}[、．.]|[壹贰叁肆伍陆柒捌玖拾参]{{1,3}}、"
    rf"|[{CN}]{{1,2}}[ \u3000]+(?=[一-鿿])|[（(]\s*[{CN}]{{1,4}}\s*[）)]"
    r"|[\d０-９]{1,3}\s*[.．、﹒](?:(?!\s*[\d０-９])|(?=\s*20\d\d\s?[一-鿿](?<![亿万个元月米吨户人]))|(?=(?:1[0-2]|[1-9])月))|[\d０-９]{1,3}[)）]|[（(]\s*\d{1,3}\s*[）)]|[①-⑳㈠-㈩⑴-⒇⒈-⒛❶-❿Ⅰ-Ⅻ]|[【〔]\d{1,2}[】〕]"
    r"|[\U0001f000-\U0001faff]|附\s*件|附\s*[:：]|抄送|[（(](?:此件|联系人)"
    r"|[一-鿿]{1,10}〔\s*[\d０-９ ]{4,8}〕|(?:[\d０-９]\s?){4}年\s*(?:[\d０-９]\s?){1,2}月\s*(?:[\d０-９]\s?){1,2}日\s*$)"
)
_LABEL = re.compile(r"(?:[一-鿿]\s?){2,10}[:：]")
_WORD = re.compile(r"\w")  # a line without any is an ornament
_ORNAMENT = re.compile("[\u2600-\u27bf\U0001f000-\U0001faff\ufe0f\u200d]*")
_TORN_LABEL = re.compile("[。；，）](?:责任?|牵头?|配合?|协办?|主办?|完成?|分管?)$")  # 责任 ⏎ 单位：
_SAID = re.compile("(?:单位|部门|处室|科室)[:：][^。：:]{2,200}$")  # …。责任单位：甲局、乙局
_OPENING = "（(〔［[【《“「"
_CLOSING = "，。、；：！？）〕］】》〉”,;)]"
_COMMAS = "，、,（("
_BRACKET = re.compile(r"[（(〔［\[【）)〕］\]】]")
_CLAUSE = 500  # characters; no clause in brackets is longer
_NUMBERED = re.compile(
    rf"(?:[{CN}]{{1,4}}[、．. \u3000]|[（(][{CN}]{{1,4}}[）)]|第[{CN}]{{1,4}}[编章节])[^。]*$"
)
_CLOSED = "。；）)〕]］】"
_POINT = re.compile("[一二三四五六七八九十]{1,2}是")  # behind a sentence or a clause it begins a paragraph
_ENTRY = re.compile(r"[.．…·]{3,} ?\d{1,3}$")  # of a table of contents
_DOTS = 12  # characters of the end of one
_MARK_ALONE = re.compile(r"\d{1,2}\s*[.．、]|[①-⑳]")
_LOST = 20  # characters of a line with a bracket that does not close, before a title
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
_SIGNATURE = 6  # characters of the name of a body that signs
_TITLE = 6  # characters of a title at least
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
        if open_ and width and _displaced(source, lines, nth, width):
            continue
        inside = bool(brackets) and line.start - brackets[0] < _CLAUSE
        if (open_ and nth in torn) or (
            open_ and nth < table and nth not in counted and _continues(source, open_, line, width, inside)
        ):
            open_.append(line)
        else:
            if open_:
                found.append(_block(source, open_, marks))
            open_, brackets = [line], []
        brackets = _still_open(source, line, brackets)
    if open_:
        found.append(_block(source, open_, marks))
    return tuple(block for block in found if block.cells or not _ORNAMENT.fullmatch(block.text))


def _displaced(source: str, lines: list[Line], nth: int, width: float) -> bool:
    """Whether the line *nth* is a number alone that a printer put at the end of a page, inside of the sentence that the next page goes on with."""
    if nth + 1 >= len(lines) or not lines[nth + 1].paged or not nth:
        return False
    line, before = lines[nth], lines[nth - 1]
    if not _MARK_ALONE.fullmatch(source, line.start, line.end) or source[before.end - 1] in FULL_STOPS:
        return False
    return line_width(source, before) >= width - 4 and not _STRUCTURE.match(
        source, lines[nth + 1].start, lines[nth + 1].end
    )


def _continues(source: str, open_: list[Line], line: Line, width: float, inside: bool) -> bool:
    """Whether *line* goes on with the paragraph of the lines *open_*; *inside* says that a bracket is open."""
    first, last = open_[0], open_[-1]
    if source[last.end - 1] in _OPENING and not (line.table or last.table):
        return True  # （ ⏎ 3）培训
    if (
        line.depth
        or line.bullet
        or first.depth
        or line.table
        or last.table
        or _STRUCTURE.match(source, line.start, line.end)
        or closes_page(source, line.start)
    ):
        return False
    if _names_page(source, first, line):
        return False
    ending = source[last.end - 1]
    if ending.isdigit() and _ENTRY.search(source, max(first.start, last.end - _DOTS), last.end):
        return False
    if ending in _CLOSED and _POINT.match(source, line.start, line.end):
        return False
    if ending in _COMMAS or source[line.start] in _CLOSING or ending + source[line.start] == "》已":
        return True  # 《甲方案》 ⏎ 已经研究同意
    length = last.end - first.start
    if inside:  # but a bracket that a page lost is no reason to join a title
        return length > _LOST or not titled(source[line.start : line.end])
    if _LABEL.match(source, line.start, line.end):
        return _TORN_LABEL.search(source, last.start, last.end) is not None
    if length < 120 and titled(source[first.start : last.end]):
        return False
    if line.indented and not last.indented and len(open_) > 1:
        return False
    if width:
        begun = len(open_) == 1 and source.find("。", last.start, last.end) >= 0
        short = 6 if begun else 4  # the first line of a paragraph is indented
        broken = line_width(source, last) >= width - short and ending not in "。！？"
        return broken and not web(source[line.start : line.end]) and not web(source[last.start : last.end])
    if ending in FULL_STOPS or ending == "*":
        return False
    if line.paged and len(source[last.start : last.end]) > 12 and not line.indented:
        listed = _LABEL.match(source, first.start, first.end) and ANSWERED.search(
            source, last.start, last.end
        )
        signed = line.end - line.start >= _SIGNATURE and ANSWERED.search(source, line.start, line.end)
        return not (listed and signed)  # 责任单位：甲局 ⏎ 乙市人民政府办公室
    if line.indented or (length < 200 and _NUMBERED.match(source, first.start, last.end)):
        return False
    if (
        length <= 25
        or not _WORD.search(source, line.start, line.end)
        or not _WORD.search(source, last.start, last.end)
    ):
        return False
    if ANSWERED.search(source, last.start, last.end) and (
        _LABEL.match(source, first.start, first.end)
        or (_SAID.search(source, last.start, last.end) and source.find("。", line.start, line.end) >= 0)
    ):
        return False
    return not (web(source[line.start : line.end]) or web(source[last.start : last.end]))


def _names_page(source: str, first: Line, line: Line) -> bool:
    """Whether the line *first* says what *line* does, the title, beside what a page adds: 甲市工作要点-甲市政府网, 信息名称 甲市工作要点."""
    length = line.end - line.start
    before = first.end - length  # where the first line would say the same
    if (
        length >= 2 * _TITLE
        and before > first.start
        and source[before - 1] in " \u3000:："
        and source.startswith(source[line.start : line.end], before)
    ):
        return True  # 信息名称  甲市工作要点 ⏎ 甲市工作要点
    behind = source[first.start + length : first.start + length + 1]
    return (
        length >= _TITLE
        and behind in tuple("-—_|－")
        and source.startswith(source[line.start : line.end], first.start)
    )


def _still_open(source: str, line: Line, open_: list[int]) -> list[int]:
    """Return where the brackets opened that are open at the end of *line*; *open_* were before it."""
    found = [*open_[:8]]
    for mark in _BRACKET.finditer(source, line.start, line.end):
        if mark[0] in "（(〔［[【":
            found.append(mark.start())
        elif found:
            found.pop()
    return found


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
