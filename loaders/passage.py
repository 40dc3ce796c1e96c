"""Passages: cleaned characters that know their places in the source text.

The rules read cleaned text: lines joined, page numbers and emphasis marks gone, one form for each mark.
Facts quote the source. A passage holds both: ``text`` is what a rule sees, :meth:`Passage.span` says where it stands.
Invariant: every character of ``text`` comes from exactly one character of ``source``, in the same order; but for the cells
of a table that are broken into lines (*woven*), which are read cell by cell.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

# One character for one, so that places never shift. (NFKC would turn … into ... and ① into 1.)
_FORMS = dict(zip("０１２３４５６７８９％．﹒＋－／～〜", "0123456789%..+-/~~", strict=True))
_FORMS |= dict.fromkeys("•・‧∙⋅●", "·")
_FORMS |= dict.fromkeys("∶﹕︰", "：")
_FORMS |= dict(zip("(),:;?![]{}｛｝", "（），：；？！［］〔〕〔〕", strict=True))
_FORMED = re.compile(f"[{re.escape(''.join(_FORMS))}]")
_HALF_WIDTH = re.compile(r"(?<=[0-9A-Za-z])[,:.](?=[0-9A-Za-z])")  # 1,500 and 12:30 keep their marks
_PRIVATE_POINT = re.compile(
    r"(?<=\d)[\ue000-\uf8ff](?=\d)"
)  # a glyph of the printer's own for a decimal point

_CJK = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_MARKS = "，。、；：？！“”‘’（）《》〈〉〔〕【】［］…—%·"
_BLANK = " \t\u3000\xa0\u2002\u2003\u2009\u200b\ufeff"
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_PICTURES = "\U0001f000-\U0001faff\ufe0f"  # before a heading: 🚀
_READING = rf"(?<=[{_CJK}])[(（][a-zü]{{0,4}}[{_TONED}][a-zü]{{0,4}}[)）]"  # how a character is read: 發(fā)
_ESCAPE = r"\\(?=[\[\](){}*_#+.!|>~`-])"  # Markdown's: \[甲局\]
_DROPPED = re.compile(
    rf"{_READING}|{_ESCAPE}|\*+|(?<=[{_CJK}）)])[★☆▲△※](?=[{_CJK}{_MARKS}]|$)|<[bB][rR] {{0,2}}/?>|&nbsp;|[\r\n\f\v\u2028\x85]+"
    rf"|(?<![{_BLANK}])[{_BLANK}]++(?=[{_CJK}{_MARKS}]|$)|(?<=[{_CJK}{_MARKS}])[{_BLANK}]++|^[{_BLANK}{_PICTURES}]++"
)
_BESIDE = re.compile(rf"[★☆▲△※*<&\\\r\n\f\v\u2028\x85{_BLANK}{_TONED}{_PICTURES}]")  # what may be dropped
_BEGINS = re.compile(rf"[★☆▲△※(（*<&\\\r\n\f\v\u2028\x85{_BLANK}{_PICTURES}]")  # what begins what is dropped
_FULL_STOP = re.compile(  # an ASCII full stop behind Chinese; what begins so is found fast
    rf"\.(?:(?<=[{_CJK}）”]\.)(?![A-Za-z.])|(?<=[0-9][%％]\.)(?![0-9A-Za-z.]))"
)
_FIELD_END = re.compile('"?,{1,40}"?')  # between the cells of a spreadsheet
_BREAK = re.compile(r"[\n\r\f\v\u2028\x85\t|│┃║]")  # the end of a line or of a cell
_BLANKS = re.compile("[ \u3000<]")  # what parts the cells of a table without bars, or one in HTML


@dataclass(frozen=True, slots=True)
class Passage:
    """Cleaned characters of *source*: ``text[starts[k]:starts[k+1]]`` stands from ``places[k]`` on.

    >>> passage = clean("到2022 年，建设“i 科普”\\n平台（甲部,乙部)", [(0, 26)])
    >>> passage.text
    '到2022年，建设“i科普”平台（甲部，乙部）'
    >>> at = passage.text.index("“i科普”")
    >>> passage.span(at, at + 5)
    (10, 16)
    >>> passage.quote(at, at + 7)
    '“i 科普”\\n平台'
    >>> passage.printed(at, at + 7)
    '“i 科普”平台'
    """

    source: str
    text: str
    starts: tuple[int, ...]
    places: tuple[int, ...]
    woven: bool = False

    def place(self, at: int) -> int:
        """Return where the character *at* of the cleaned text stands in the source."""
        run = bisect_right(self.starts, at) - 1
        return self.places[run] + at - self.starts[run]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the places in the source of the cleaned characters *start* to *end* (exclusive); *end* > *start*."""
        starts = self.starts
        if len(starts) == 1:
            first = self.places[0] + start
            return first, first + end - start
        run = bisect_right(starts, start) - 1
        first = self.places[run] + start - starts[run]
        if run + 1 == len(starts) or end <= starts[run + 1]:  # most stand in one run
            return first, first + end - start
        if self.woven:  # from the first character in the source to the last, whatever is read first
            cut = self.cut(start, end)
            stops = zip(cut.starts, (*cut.starts[1:], end - start), cut.places, strict=True)
            return min(cut.places), max(place + stop - begin for begin, stop, place in stops)
        return first, self.place(end - 1) + 1

    def quote(self, start: int, end: int) -> str:
        """Return the source from the first to the last of these characters, exactly as it stands there."""
        first, last = self.span(start, end)
        return self.source[first:last]

    def at(self, place: int) -> int:
        """Return the first cleaned character that stands at *place* of the source or after it."""
        run = self._run(place) if self.woven else bisect_right(self.places, place) - 1
        if run < 0:
            return 0
        stop = self.starts[run + 1] if run + 1 < len(self.starts) else len(self.text)
        return min(self.starts[run] + place - self.places[run], stop)

    def _run(self, place: int) -> int:
        """Return the run of a woven passage that begins nearest before *place*, -1 where none does."""
        before = [(first, run) for run, first in enumerate(self.places) if first <= place]
        return max(before)[1] if before else -1

    def printed(self, start: int, end: int) -> str:
        """Return how these characters are printed: spaces kept, line breaks, page numbers and emphasis marks left out."""
        if start >= end:
            return ""
        run = bisect_right(self.starts, start) - 1
        if run + 1 == len(self.starts) or end <= self.starts[run + 1]:
            first = self.places[run] + start - self.starts[run]
            return self.source[first : first + end - start].replace("\n", "")
        cut = self.cut(start, end)
        stops = (*cut.starts[1:], end - start)
        out: list[str] = []
        after = cut.places[0]
        for first, stop, place in zip(cut.starts, stops, cut.places, strict=True):
            gap = self.source[after:place]
            out.append("" if gap.strip(_BLANK) else gap)
            after = place + stop - first
            out.append(self.source[place:after].replace("\n", ""))
        return "".join(out)

    def cut(self, start: int, end: int) -> Passage:
        """Return the passage of the cleaned characters *start* to *end*."""
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1)
        if start >= end:
            return Passage(self.source, "", (), (), self.woven)
        starts = tuple(max(s - start, 0) for s in self.starts[first:last])
        places = (self.place(start), *self.places[first + 1 : last])
        return Passage(self.source, self.text[start:end], starts, places, self.woven)


def clean(source: str, pieces: Iterable[tuple[int, int]]) -> Passage:
    """Return the passage of the *pieces* (start, end) of *source*, in order, as one line of clean text.

    Dropped: line ends, emphasis marks, the backslashes before Markdown's marks,
    pictures before a line, the readings that some pages print behind characters (發(fā)), blanks beside Chinese characters and marks.
    Changed, one for one: full-width digits to ASCII, ASCII brackets, commas and colons to their Chinese forms
    (not between digits or letters), all middle dots to one.
    """
    text: list[str] = []
    starts: list[int] = []
    places: list[int] = []
    length = 0
    for start, end in pieces:
        piece = source[start:end]
        if not _BESIDE.search(piece):
            if piece:
                starts.append(length)
                places.append(start)
                text.append(piece)
                length += len(piece)
            continue
        at = 0
        for first, last in (*_gaps(piece), (len(piece), 0)):
            if first > at:
                starts.append(length)
                places.append(start + at)
                text.append(piece[at:first])
                length += first - at
            at = last
    return Passage(source, _one_form("".join(text)), tuple(starts), tuple(places))


def _gaps(piece: str) -> Iterator[tuple[int, int]]:
    """Yield what is dropped from *piece*; only where a character stands that may be is it looked at closely."""
    at = 0
    for begin in _BEGINS.finditer(piece):
        if begin.start() >= at and (gap := _DROPPED.match(piece, begin.start())):
            at = gap.end()
            yield gap.span()


EMPTY = Passage("", "", (), ())


def joined(passages: Sequence[Passage], *, line_ends: bool = True) -> Passage:
    """Return the *passages* of one source, in order, as one.

    Between two stands a line end where the source has one, the bar of a table or the comma of a spreadsheet, unless *line_ends* is False.

    >>> source = "1.建设平台。\\n责任单位：甲局"
    >>> joined([clean(source, [(0, 7)]), clean(source, [(8, 15)])]).text
    '1.建设平台。\\n责任单位：甲局'
    """
    if len(passages) == 1:
        return passages[0]
    text: list[str] = []
    starts: list[int] = []
    places: list[int] = []
    length = 0
    woven = False
    for passage in passages:
        if not passage.text:
            continue
        woven = woven or passage.woven or bool(places and passage.places[0] < places[-1])
        if places and line_ends:
            since = places[-1] + length - starts[-1]
            span = (since, len(passage.source)) if woven else (since, passage.places[0])
            end = _BREAK.search(passage.source, *span) or _BLANKS.search(passage.source, *span)
            if end := end or _FIELD_END.fullmatch(passage.source, *span):
                starts.append(length)
                places.append(end.start())
                text.append("\n")
                length += 1
        starts.extend(length + start for start in passage.starts)
        places.extend(passage.places)
        text.append(passage.text)
        length += len(passage.text)
    return Passage(passages[0].source if passages else "", "".join(text), tuple(starts), tuple(places), woven)


def _formed(mark: re.Match[str]) -> str:
    return _FORMS[mark[0]]


def _one_form(text: str) -> str:
    """Return *text* with one form for each mark and digit; the length stays."""
    if text.isascii():
        return text
    changed = _FORMED.sub(_formed, text)
    if not changed.isprintable():
        changed = _PRIVATE_POINT.sub(".", changed)
    if "." in text:
        changed = _FULL_STOP.sub("。", changed)
    if "," not in text and ":" not in text:
        return changed
    kept = {m.start(): m.group() for m in _HALF_WIDTH.finditer(text)}
    if not kept:
        return changed
    characters = list(changed)
    for at, mark in kept.items():
        characters[at] = mark
    return "".join(characters)
