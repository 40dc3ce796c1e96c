"""Lines that a page or a printer broke (断行): which of them go on with the paragraph above."""

from __future__ import annotations

import re

from .lines import ANSWERED, CN, FULL_STOPS, Line, line_width
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
_TORN_LABEL = re.compile("[。；，）](?:责任?|牵头?|配合?|协办?|主办?|完成?|分管?)$")  # 责任 ⏎ 单位：
_SAID = re.compile("(?:单位|部门|处室|科室)[:：][^。：:]{2,200}$")  # …。责任单位：甲局、乙局
_OPENING = "（(〔［[【《“「"
_CLOSING = "，。、；：！？）〕］】》〉”,;)]"
_COMMAS = "，、,（("
_BRACKET = re.compile(r"[（(〔［\[【）)〕］\]】]")
_NUMBERED = re.compile(
    rf"(?:[{CN}]{{1,4}}[、．. \u3000]|[（(][{CN}]{{1,4}}[）)]|第[{CN}]{{1,4}}[编章节])[^。]*$"
)
_CLOSED = "。；）)〕]］】"
_POINT = re.compile("[一二三四五六七八九十]{1,2}是")  # behind a sentence or a clause it begins a paragraph
_ENTRY = re.compile(r"[.．…·]{3,} ?\d{1,3}$")  # of a table of contents
_DOTS = 12  # characters of the end of one
_MARK_ALONE = re.compile(r"\d{1,2}\s*[.．、]|[①-⑳]")
_LOST = 20  # characters of a line with a bracket that does not close, before a title
_SIGNATURE = 6  # characters of the name of a body that signs
_TITLE = 6  # characters of a title at least
_REST = 4  # characters of a line that is the rest of a sentence


def displaced(source: str, lines: list[Line], nth: int, width: float) -> bool:
    """Whether the line *nth* is a number alone that a printer put at the end of a page, inside of the sentence that the next page goes on with."""
    if nth + 1 >= len(lines) or not lines[nth + 1].paged or not nth:
        return False
    line, before = lines[nth], lines[nth - 1]
    if not _MARK_ALONE.fullmatch(source, line.start, line.end) or source[before.end - 1] in FULL_STOPS:
        return False
    return line_width(source, before) >= width - 4 and not _STRUCTURE.match(
        source, lines[nth + 1].start, lines[nth + 1].end
    )


def goes_on(source: str, open_: list[Line], line: Line, width: float, inside: bool) -> bool:
    """Whether *line* goes on with the paragraph of the lines *open_*; *width* is that of the page, 0 where it has none, *inside* says that a bracket is open.

    >>> from remit.loaders.lines import lines_of
    >>> [goes_on(text, [one], other, 0, False) for text in ("建设平台，\\n培训人员。", "建设平台。\\n培训人员。") for one, other in [lines_of(text)]]
    [True, False]
    """
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
    if (
        line.indented
        or (length < 200 and _NUMBERED.match(source, first.start, last.end))
        or length <= 25
        or not _WORD.search(source, line.start, line.end)
        or not _WORD.search(source, last.start, last.end)
    ):
        return False
    if line.end - line.start <= _REST and source[line.end - 1] == "。":
        return True  # 各街道办 ⏎ 事处。
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


def still_open(source: str, line: Line, open_: list[int]) -> list[int]:
    """Return where the brackets opened that are open at the end of *line*; *open_* were before it.

    >>> from remit.loaders.lines import lines_of
    >>> [still_open(text, line, []) for text in ("甲（乙", "甲（乙）") for line in lines_of(text)]
    [[1], []]
    """
    found = [*open_[:8]]
    for mark in _BRACKET.finditer(source, line.start, line.end):
        if mark[0] in "（(〔［[【":
            found.append(mark.start())
        elif found:
            found.pop()
    return found
