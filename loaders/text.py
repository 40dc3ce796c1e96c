"""The characters of a document, and its paragraphs: lines joined where a page or an OCR broke them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from .passage import Passage, clean
from .titles import header_length, heads_column, titled, web

_LINE = re.compile(r"[^\r\n\f\v\u2028\u2029\x85]+")
_PAGE_NUMBER = re.compile(
    r"\s*(?:[—－–-]+\s*[\d０-９]{1,4}\s*[—－–-]+|第\s*\d{1,4}\s*页(?:\s*共\s*\d{1,4}\s*页)?)\s*"
)
_BARE_NUMBER = re.compile(r"\s*\d{1,3}\s*")
_RULE = re.compile(r"[\s*\-_=—~#>:+|─━┄┈┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝]*")
_REPEATED = re.compile(r"\s*(\S)\1{5,}\s*")
_LEAD = re.compile(r"[\s\u200b\ufeff>]*(?:(#{1,6})[\s#]*)?(?:[-+*](?=\s)\s*|[●◆■▪➢►◇□○]\s*)?")
_TABLE = re.compile(r"[|│┃║\t]")
_GAP = re.compile(r"(?: {2,}|\u3000)[ \u3000]*")
_SPACE = re.compile(r"(?<=[^ ]{2}) {1,40}(?=\S)| {1,40}(?=[^ ]{2})")  # not those that widen a word (工 作 任 务)
_BOX = re.compile(r"[─━┼├╠═+]")
_CN = "〇零一二三四五六七八九十百"
_STRUCTURE = re.compile(  # what begins a paragraph of its own, whatever stands before it
    rf"(?:\*\*)?\s*(?:第[{_CN}\d]{{1,4}}[编章节条部]|[{_CN}]{{1,4}}[、．.]|[（(]\s*[{_CN}]{{1,4}}\s*[）)]"
    r"|[\d０-９]{1,3}\s*[.．、﹒](?!\s*[\d０-９])|[\d０-９]{1,3}[)）]|[（(]\s*\d{1,3}\s*[）)]|[①-⑳]"
    r"|附\s*件|附\s*[:：]|抄送|[（(](?:此件|联系人)"
    r"|[一-鿿]{1,10}〔\s*[\d０-９ ]{4,8}〕|(?:[\d０-９]\s?){4}年\s*(?:[\d０-９]\s?){1,2}月\s*(?:[\d０-９]\s?){1,2}日\s*$)"
)
_NUMBERED_BY_TAB = re.compile(  # 1.→建设平台: a tab behind a number is no table
    rf"(?:[{_CN}]{{1,4}}[、．.]|[（(]\s*[{_CN}\d]{{1,4}}\s*[）)]|[\d０-９]{{1,3}}[.．、)）]|[①-⑳])[ \u3000]*\t[^\t|│┃║]*$"
)
_LABEL = re.compile(r"(?:[一-鿿]\s?){2,10}[:：]")
_CLOSING = "，。、；：！？）〕］】》〉”,;)]"
_FULL_STOPS = "。！？；：…!?;:”’）》)」』|"
_COMMAS = "，、,（("
_BRACKET = re.compile(r"[（(〔［\[）)〕］\]]")
_NAME = 16  # characters of the first name in the header of a table
_HEADER = 200  # characters of all of them
_CLAUSE = 500  # characters; no clause in brackets is longer
_NUMBERED = re.compile(rf"(?:[{_CN}]{{1,4}}[、．.]|[（(][{_CN}]{{1,4}}[）)]|第[{_CN}]{{1,4}}[编章节])[^。]*$")
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
    *ruled* says that a line of a box is drawn above it.
    """

    passage: Passage
    depth: int = 0
    bold: tuple[tuple[int, int], ...] = ()
    cells: tuple[Passage, ...] = ()
    ruled: bool = False

    @property
    def text(self) -> str:
        """The cleaned text."""
        return self.passage.text


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    depth: int
    indented: bool
    table: bool
    paged: bool = False  # the end of a page stands before it
    ruled: bool = False  # a rule of a box stands before it
    gaps: re.Pattern[str] | None = None  # the blanks by which its cells stand apart


def blocks(text: Text) -> tuple[Block, ...]:
    """Return the paragraphs of *text*, in order.

    Page numbers (``— 1 —``) are dropped. A line is joined to the one before where that one is cut off: it fills the width
    of a page that was broken into lines, or it is long and ends without a stop, or in a comma, or inside a bracket.
    A number, a heading, a label (责任单位：), a date or a row of a table always begins a paragraph.

    >>> [b.text for b in blocks(Text("一、总则\\n1.建设平台，\\n— 1 —\\n\\n培训人员。\\n（责任单位：甲局）"))]
    ['一、总则', '1.建设平台，培训人员。', '（责任单位：甲局）']
    """
    source = text.characters
    lines = list(_lines(source))
    width = _page_width(source, lines)
    found: list[Block] = []
    open_: list[_Line] = []
    brackets: list[int] = []
    table = _table_of_lines(source, lines)
    for nth, line in enumerate(lines):
        inside = bool(brackets) and line.start - brackets[0] < _CLAUSE
        if open_ and nth < table and _continues(source, open_, line, width, inside):
            open_.append(line)
        else:
            if open_:
                found.append(_block(source, open_))
            open_, brackets = [line], []
        brackets = _still_open(source, line, brackets)
    if open_:
        found.append(_block(source, open_))
    return tuple(block for block in found if block.text or block.cells)


def _table_of_lines(source: str, lines: list[_Line]) -> int:
    """Return at which line a table begins that prints each cell on a line of its own: after it nothing is joined."""
    for nth, line in enumerate(lines):
        if line.end - line.start < 12 and not line.table and heads_column(source[line.start : line.end]):
            names = [source[each.start : each.end] for each in lines[nth : nth + 10]]
            if header_length(names):
                return nth
    return len(lines)


def _lines(source: str) -> Iterator[_Line]:
    """Yield the lines that hold words, without what leads and trails them."""
    paged = ruled = False
    gaps: re.Pattern[str] | None = None
    barred, parted = bool(_TABLE.search(source)), " " in source or "\u3000" in source
    for found in _LINE.finditer(source):
        start, end = found.span()
        first = source[start]
        plain = first >= "一" and first != "第"
        if plain and not source.startswith(first, start + 1) and not source[end - 1].isspace():
            if not barred and not parted:
                gaps = _parting(source, start, end, gaps)
                yield _Line(start, end, 0, False, bool(gaps), paged, ruled, gaps)
                paged = ruled = False
                continue
        elif _RULE.fullmatch(source, start, end) or _REPEATED.fullmatch(source, start, end):
            if "|" in source[start:end] and "-" not in source[start:end]:
                yield _Line(start, end, 0, False, True)
            ruled = ruled or bool(_BOX.search(source, start, end))
            continue
        if end - start < 24 and _furniture(source, start, end):
            paged = True
            continue
        lead = _LEAD.match(source, start, end)
        words = lead.end() if lead else start
        indented = source.startswith("\u3000\u3000", start) or source.startswith("    ", start)
        while end > words and source[end - 1].isspace():
            end -= 1
        if end > words:
            depth = len(lead[1]) if lead and lead[1] else 0
            table = barred and bool(_TABLE.search(source, words, end))
            if table and _NUMBERED_BY_TAB.match(source, words, end):
                table = False
            elif table and first == "\t":
                words = start  # the first cell is empty: it is merged with the one above
            gaps = None if table or depth else _parting(source, words, end, gaps)
            table = table or bool(gaps)
            yield _Line(words, end, depth, indented, table, paged, ruled, gaps)
            paged = ruled = False


def _parting(source: str, start: int, end: int, above: re.Pattern[str] | None) -> re.Pattern[str] | None:
    """Return the blanks by which the cells of the line stand apart: those of the line *above*, or those of the header of a table."""
    if above:
        return above if above.search(source, start, end) else None
    if end - start > _HEADER or source.find(" ", start, start + _NAME) < 0 and source.find("\u3000", start, start + _NAME) < 0:
        return None
    for gaps in (_GAP, _SPACE):
        parts = gaps.split(source[start:end])
        if len(parts) > 1 and header_length([part.replace(" ", "") for part in parts]) == len(parts):
            return gaps
    return None


def _furniture(source: str, start: int, end: int) -> bool:
    """Whether the line is a page number: between dashes, or bare and next to a form feed."""
    if _PAGE_NUMBER.fullmatch(source, start, end):
        return True
    return bool(_BARE_NUMBER.fullmatch(source, start, end)) and "\f" in source[end : end + 4]


def _page_width(source: str, lines: list[_Line]) -> float:
    """Return the width of the page that the lines were broken to fill, in Chinese characters; 0 where they were not."""
    widths = [w for line in lines if not line.table and (w := _width(source, line)) >= 8]
    if len(widths) < 12:
        return 0
    counted = Counter(round(w) for w in widths)
    full, best = max((sum(counted[w - d] for d in range(4)), w) for w in counted)
    return best if full >= 0.35 * len(widths) and 14 <= best <= 90 else 0


def _width(source: str, line: _Line) -> float:
    """Return how wide the line is: a Chinese character counts 1, a Latin one a half."""
    piece = source[line.start : line.end]
    return (len(piece) + len(piece.encode("utf-8", "surrogatepass"))) / 4


def _continues(source: str, open_: list[_Line], line: _Line, width: float, inside: bool) -> bool:
    """Whether *line* goes on with the paragraph of the lines *open_*; *inside* says that a bracket is open."""
    first, last = open_[0], open_[-1]
    if (
        line.depth
        or first.depth
        or line.table
        or last.table
        or _STRUCTURE.match(source, line.start, line.end)
    ):
        return False
    ending = source[last.end - 1]
    if ending in _COMMAS or source[line.start] in _CLOSING:
        return True
    if inside:
        return True
    length = last.end - first.start
    if _LABEL.match(source, line.start, line.end) or (
        length < 120 and titled(source[first.start : last.end])
    ):
        return False
    if line.indented and not last.indented and len(open_) > 1:
        return False
    if width:
        return _width(source, last) >= width - 4 and ending not in "。！？"
    if ending in _FULL_STOPS or ending == "*":
        return False
    if line.paged and len(source[last.start : last.end]) > 12 and not line.indented:
        return True
    if line.indented or (length < 200 and _NUMBERED.match(source, first.start, last.end)):
        return False
    if length <= 25:
        return False
    return not (web(source[line.start : line.end]) or web(source[last.start : last.end]))


def _still_open(source: str, line: _Line, open_: list[int]) -> list[int]:
    """Return where the brackets opened that are open at the end of *line*; *open_* were before it."""
    found = [*open_[:8]]
    for mark in _BRACKET.finditer(source, line.start, line.end):
        if mark[0] in "（(〔［[":
            found.append(mark.start())
        elif found:
            found.pop()
    return found


def _block(source: str, lines: list[_Line]) -> Block:
    pieces = [(line.start, line.end) for line in lines]
    passage = clean(source, pieces)
    if lines[0].table:
        start, end = pieces[0]
        cells = tuple(_cells(source, start, end, lines[0].gaps or _TABLE))
        return Block(passage, cells=cells, ruled=lines[0].ruled)
    return Block(passage, lines[0].depth, tuple(_bold(source, pieces, passage)))


def _cells(source: str, start: int, end: int, between: re.Pattern[str]) -> Iterator[Passage]:
    """Yield what stands between the bars of a row; bars at its two ends hold nothing, a tab before the first cell is an empty one."""
    at = start
    for bar in (*between.finditer(source, start, end), None):
        stop = bar.start() if bar else end
        if source[at:stop].strip() or (bar and (at > start or bar[0] == "\t")):
            yield clean(source, [(at, stop)])
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
