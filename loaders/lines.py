"""The lines of a document: which hold words, which are rows of a table, and what a page prints around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .columnnames import header_length, heads_column
from .vocabulary import either, vocabulary

CN = "〇零一二三四五六七八九十百"
_LINE = re.compile(r"[^\r\n\f\v\u2028\u2029\x85]+")
_PAGE_NUMBER = re.compile(
    r"\s*(?:[—－–-]+\s*[\d０-９]{1,4}\s*[—－–-]+|第\s*\d{1,4}\s*页(?:\s*共\s*\d{1,4}\s*页)?)\s*"
)
_BARE_NUMBER = re.compile(r"\s*\d{1,3}\s*")
_RULE = re.compile(r"[\s*\-_=—~#>:+|─━┄┈┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝]*")
_REPEATED = re.compile(r"\s*(\S)\1{5,}\s*")
_LEAD = re.compile(
    r"[\s\u200b\ufeff>]*(?:(#{1,6})[\s#]*)?(?:([-+*](?=\s)|[●◆■▪➢►◇□○])\s*)?(?:([★☆▲△※◎])\s*(?=[（(]?[\d一二三四五六七八九十]{1,3}[.．、）)]))?"
)
TABLE = re.compile(r"[|│┃║\t]")
_GAP = re.compile(r"(?: {2,}|\u3000)[ \u3000]*")
_SPACE = re.compile(
    r"(?<=[^ ]{2}) {1,40}(?=\S)| {1,40}(?=[^ ]{2})"
)  # not those that widen a word (工 作 任 务)
_BOX = re.compile(r"[─━┼├╠═+]")
_NUMBERED_BY_TAB = re.compile(  # 1.→建设平台: a tab behind a number is no table
    rf"(?:[{CN}]{{1,4}}[、．.]|[（(]\s*[{CN}\d]{{1,4}}\s*[）)]|[\d０-９]{{1,3}}[.．、)）]|[①-⑳])[ \u3000]*\t[^\t|│┃║]*$"
)
_SECTION = re.compile(
    rf"(?:[{CN}]{{1,4}}[、．.]|[（(]\s*[{CN}]{{1,4}}\s*[）)])\S{{1,30}}"
)  # between two rows
_NUMBER = frozenset("0123456789（(")  # what the number of a paragraph begins with
FULL_STOPS = "。！？；：…!?;:”’）》)」』|］〕】]"  # end a sentence, or what stands by itself
HEADED = re.compile(  # the number of a heading between the rows of a table
    "[一二三四五六七八九十]{1,3}[、.]|[（(][一二三四五六七八九十]{1,3}[）)]"
)
ANSWERED = re.compile(f"{either(vocabulary('clauses')['cells']['answered'])}$")  # how a list of bodies ends
_STOPS = frozenset("。；：！？;:!?")  # end a sentence
_LABELLED = re.compile("[一-鿿]{2,6}[：:]")  # begins a line of its own
_FURNITURE = 24  # characters: a page number is shorter, but for the blanks that put it in the middle
_NAME = 16  # characters of the first name in the header of a table
_HEADER = 200  # characters of all of them


_PAGE = 400  # characters of a line that may be a page
_SHORT_PAGE = 120  # … where it is most of the text
_WIDENED = re.compile(r"[ \u3000][一-鿿][ \u3000]++[一-鿿][ \u3000]")
_CHAPTER = re.compile(rf"第[{CN}]{{1,4}}(?:[编章节条]|部分)")
_ANSWERING = tuple(word + colon for word in vocabulary("clauses")["cells"]["labelled"] for colon in "：:")
_QUOTES = (("“", "”"), ("《", "》"))  # “甲甲 乙乙”活动
_QUOTED = 60  # characters of a quotation that a blank may stand in
_LABEL = 9  # characters of a label and its colon, which a blank parts from what it says
_ENDS = 3  # of its sentences or headings end before a blank
_AFTER_STOP = re.compile(  # the end of a sentence, or the number of a paragraph, beside a blank
    rf"(?<=[。；：！？）〕”.;:!?)])(?<!单位[：:])(?<!部门[：:])(?<!领导[：:])(?<!时限[：:])[ \u3000]++(?=[一-鿿（(〔“《\d①-⑳])"
    rf"|(?<![ \u3000])[ \u3000]++(?=[{CN}]{{1,3}}、|[（(][{CN}]{{1,3}}[）)]|\d{{1,2}}[.、](?!\d))"
)
# A blank between Chinese characters and marks, or before a number with its mark, is a line end; beside digits and letters it is none.
_BLANK_END = re.compile(
    rf"(?<=[一-鿿。；：！？，、）〕”》.;:!?,)\]])[ \u3000]++(?=[一-鿿（(〔\[“《【①-⑳●◆■]|\d{{1,3}}[.．、)）](?!\d)|[\d]{{4}}年)"
    rf"|(?<=[\d%A-Za-z])[ \u3000]++(?=[{CN}]{{1,3}}[、.]|[（(][{CN}\d]{{1,3}}[）)]|\d{{1,3}}[.．、](?!\d))"
)
_FRONT_MATTER = re.compile(  # what a site generator is told of a page: title: …, tags: …
    r"\ufeff?---[ \t]*\r?\n(?>[A-Za-z_-]{1,30}:[^\n]*+\n|[ \t]*+-[ \t][^\n]*+\n|[ \t]++[^\s-][^\n]*+\n){1,60}+---[ \t]*(?:\r?\n|$)"
)


class Line(NamedTuple):  # hundreds in a plan: cheaper to make than a dataclass
    """A line that holds words: its characters, without what leads and trails them, and how it stands on the page."""

    start: int
    end: int
    depth: int
    indented: bool
    table: bool
    paged: bool = False  # the end of a page stands before it
    ruled: bool = False  # a rule of a box stands before it
    bullet: bool = False  # a mark stands before it: ●
    gaps: re.Pattern[str] | None = None  # the blanks by which its cells stand apart


def pieces_of(source: str) -> Iterator[tuple[int, int]]:
    """Yield where the lines of *source* begin and end, and those of a page whose line ends were turned into blanks.

    >>> page = "甲协会2024年工作要点 一、组织 1.建设平台。" + "（责任部门：甲部） 2.办好年会，做好服务。" * 40
    >>> [page[start:end] for start, end in pieces_of(page)][:3]
    ['甲协会2024年工作要点', '一、组织', '1.建设平台。（责任部门：甲部）']
    """
    least = _least(source)
    for found in _LINE.finditer(source):
        start, end = found.span()
        if end - start < least or not _are_blanks(source, start, end):
            yield start, end
            continue
        for blank in _BLANK_END.finditer(source, start, end):
            if (
                blank.start() - start < _LABEL
                and source[blank.start() - 1] in "：:"
                and source[blank.end()] >= "一"
            ):
                continue  # 当前位置： 首页, 责任单位： 甲局
            if _WIDENED.match(source, blank.start() - 2, end):
                continue  # 工 作 任 务
            if _CHAPTER.fullmatch(source, start, blank.start()):
                continue  # 第一章 总则
            if source.startswith(_ANSWERING, blank.start() - 3) and source[blank.end()] >= "一":
                continue  # …。责任单位： 甲局
            since = max(start, blank.start() - _QUOTED)
            if any(
                source.count(a, since, blank.start()) > source.count(b, since, blank.start())
                for a, b in _QUOTES
            ):
                continue
            if blank.start() > start:
                yield start, blank.start()
            start = blank.end()
        if start < end:
            yield start, end


def blank_ends(source: str) -> bool:
    """Whether a line of *source* is a page whose line ends were turned into blanks.

    >>> blank_ends("一、组织 1.建设平台。 2.办好年会。 " * 20), blank_ends("一、组织\\n1.建设平台。")
    (True, False)
    """
    least = _least(source)
    lines = (found.span() for found in _LINE.finditer(source))
    return any(end - start >= least and _are_blanks(source, start, end) for start, end in lines)


def _least(source: str) -> int:
    """Return how many characters a line of *source* has at least that may be a page."""
    return min(_PAGE, max(_SHORT_PAGE, len(source) // 2))


def _are_blanks(source: str, start: int, end: int) -> bool:
    """Whether the long line is a page without line ends: many sentences, and blanks behind stops or before numbers."""
    ends = sum(1 for _ in _AFTER_STOP.finditer(source, start, end))
    if ends < _ENDS or 2 * (end - start) >= len(source):
        return ends >= _ENDS
    return 2 * ends >= sum(
        1 for _ in _BLANK_END.finditer(source, start, end)
    )  # blanks inside of sentences are noise


def lines_of(source: str) -> Iterator[Line]:
    """Yield the lines that hold words, without what leads and trails them."""
    paged = ruled = tabbed = False
    gaps: re.Pattern[str] | None = None
    held: re.Pattern[str] | None = None  # those of the rows above the heading of a section
    barred, parted = bool(TABLE.search(source)), " " in source or "\u3000" in source
    front = _FRONT_MATTER.match(source)
    for start, end in pieces_of(source):
        if front and start < front.end():
            continue
        first = source[start]
        plain = (first >= "一" and first != "第") or (first in _NUMBER and end - start >= _FURNITURE)
        if plain and not source.startswith(first, start + 1) and not source[end - 1].isspace():
            if not barred:  # nothing leads or trails it
                above = gaps or held
                gaps = _parting(source, start, end, above) if parted else None
                held = above if not gaps and above and _SECTION.fullmatch(source, start, end) else None
                yield Line(start, end, 0, False, bool(gaps), paged, ruled, gaps=gaps)
                paged = ruled = tabbed = False
                continue
        elif _RULE.fullmatch(source, start, end) or _REPEATED.fullmatch(source, start, end):
            if "|" in source[start:end] and "-" not in source[start:end]:
                yield Line(start, end, 0, False, True)
            ruled = ruled or bool(_BOX.search(source, start, end))
            continue
        if (end - start < _FURNITURE or first == " ") and _furniture(source, start, end):
            paged = True
            continue
        lead = _LEAD.match(source, start, end)
        words = lead.end() if lead else start
        indented = source.startswith("\u3000\u3000", start) or source.startswith("    ", start)
        while end > words and source[end - 1].isspace():
            end -= 1
        if end > words:
            depth = len(lead[1]) if lead and lead[1] else 0
            bullet = bool(lead and (lead[2] or lead[3])) and not depth
            table = barred and bool(TABLE.search(source, words, end))
            if table and _NUMBERED_BY_TAB.match(source, words, end):
                table = False
            elif first == "\t" and (table or tabbed):
                table = True
                words = start  # the first cell is empty: it is merged with the one above
            above = gaps or held
            gaps = None if table or depth else _parting(source, words, end, above)
            held = above if not gaps and above and _SECTION.fullmatch(source, words, end) else None
            tabbed = table and "\t" in source[start:end]
            table = table or bool(gaps)
            yield Line(words, end, depth, indented, table, paged, ruled, bullet, gaps)
            paged = ruled = False


def _parting(source: str, start: int, end: int, above: re.Pattern[str] | None) -> re.Pattern[str] | None:
    """Return the blanks by which the cells of the line stand apart: those of the line *above*, or those of the header of a table."""
    if above:
        return above if above.search(source, start, end) else None
    if end - start > _HEADER or (
        source.find(" ", start, start + _NAME) < 0 and source.find("\u3000", start, start + _NAME) < 0
    ):
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


def page_width(source: str, lines: list[Line]) -> float:
    """Return the width of the page that the lines were broken to fill, in Chinese characters; 0 where they were not."""
    widths = [(w, line) for line in lines if not line.table and (w := line_width(source, line)) >= 8]
    if len(widths) < 12:
        return 0
    counted = Counter(round(w) for w, _ in widths)
    full, best = max((counted[w] + counted[w - 1] + counted[w - 2] + counted[w - 3], w) for w in counted)
    longer = sum(width > best + 4 for width, _ in widths)  # paragraphs that nobody broke
    if full < 0.35 * len(widths) or not 14 <= best <= 90 or longer > 0.2 * len(widths):
        return 0
    filling = [line for width, line in widths if best - 3 <= round(width) <= best]
    whole = sum(  # of one line each
        source[line.end - 1] in _STOPS or _LABELLED.match(source, line.start, line.end) is not None
        for line in filling
    )
    return best if 2 * whole <= full else 0


def line_width(source: str, line: Line) -> float:
    """Return how wide the line is: a Chinese character counts 1, a Latin one a half."""
    return text_width(source[line.start : line.end])


def text_width(piece: str) -> float:
    """Return how wide the *piece* of a line is.

    >>> text_width("甲乙"), text_width("10")
    (2.0, 1.0)
    """
    return (len(piece) + len(piece.encode("utf-8", "surrogatepass"))) / 4


def table_of_lines(source: str, lines: list[Line]) -> int:
    """Return at which line a table begins that prints each cell on a line of its own: after it nothing is joined."""
    for nth, line in enumerate(lines):
        if line.end - line.start < 12 and not line.table and heads_column(source[line.start : line.end]):
            names = [source[each.start : each.end] for each in lines[nth : nth + 10]]
            if header_length(names):
                return nth
    return len(lines)


def repeated_header(words: Sequence[str], at: int, length: int) -> frozenset[int]:
    """Return which *words* behind the header of a table, those from *at* on, print it once more, as each page does.

    >>> sorted(repeated_header(["序号", "任务", "1", "建设", "序号", "任务", "2"], 0, 2))
    [4, 5]
    """
    header = [*words[at : at + length]]
    found: set[int] = set()
    for nth in range(at + length, len(words) - length + 1):
        if words[nth] == header[0] and [*words[nth : nth + length]] == header:
            found.update(range(nth, nth + length))
    return frozenset(found)
