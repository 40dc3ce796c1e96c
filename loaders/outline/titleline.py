"""Lines that may be titles (标题行): how they look, and which of them are whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..clauses.bodynames import collective, ends_like_a_body
from ..passage import Passage, joined
from ..text import Block
from ..titles import notice, titled, web
from ..vocabulary import either, vocabulary
from .day import DASH, day
from .header import NUMBER
from .numbering import Ordinal

_TITLE_LINES = 4  # a title is broken into no more
_TITLE_LENGTH = 100
_LETTER_LENGTH = 90  # with two bodies before 关于 and a plan behind it
_NOTE = re.compile(r"（[^（）]*）$")
_NO_TITLE = re.compile(
    rf"[。；！？>＞»]|[：，]$|^[（(附]|^\d(?!\d{{2,3}}(?:年|{DASH}+\d{{4}}))|^抄送|目录$|^[—-]"
)
_ISSUER = vocabulary("titles")["issuer"]
WHOLE = re.compile(
    rf"关于|(?:(?:19|20)\d\d|1[0-4]\d)年|《|.{{0,14}}{either([*_ISSUER['endings'], *_ISSUER['firms']])}"
)
NAMED = re.compile(rf"关于|(?:19|20)\d\d|《|.{{0,14}}{either(_ISSUER['endings'])}")
_ISSUED = re.compile("[^《》。；]{4,60}?印发《(.+)》")
_CRUMBS = re.compile("(?:位置：|首页)[^。；]*[>＞»]([^>＞»]+)")
YEAR = re.compile(rf"1[0-4]\d年度|(?:19|20)\d\d(?:年|{DASH}+(?:19|20)\d\d)")


def title_like(block: Block, own: Ordinal | None) -> bool:
    """Whether the paragraph *block* with the number *own*, if any, may be a line of a title."""
    text = block.text
    return bool(
        not own
        and not block.cells
        and 2 <= len(text) <= (_LETTER_LENGTH if text.endswith("通知") and notice(text) else 60)
        and not _NO_TITLE.search(text)
        and not day(text)
        and not web(text)
        and not NUMBER.fullmatch(text)
    )


def menu(line: str) -> str:
    """Return what a page is listed under, by the *line* that says where it stands; empty where it is no such line.

    >>> menu("当前位置：首页>新闻中心>工作安排")
    '工作安排'
    """
    found = _CRUMBS.search(line)
    return found[1].strip() if found else ""


_PAGE_TITLE = re.compile("[-—_|·－]{1,2}(?=.)")


def hanging(line: str) -> bool:
    """Whether *line* begins a title that goes on below: 甲委关于加强 ⏎ 三级医院考核工作的意见.

    >>> hanging("甲委关于加强"), hanging("甲委关于加强考核工作的意见"), hanging("甲市2024年重点工作")
    (True, False, False)
    """
    return "关于" in line and not titled(line)


def is_house(line: str) -> bool:
    """Whether *line* is the name of a body, on a line of its own above what its plan is called: 甲集团有限公司 ⏎ 2024年工作计划."""
    return len(line) > 3 and ends_like_a_body(line) and not collective(line)


def bare(title: str) -> str:
    """Return *title* without a note in brackets at its end."""
    return _NOTE.sub("", title)


def issued(title: Passage) -> Passage | None:
    """Return the plan that *title* says a body has issued: 甲委办公室印发《关于…的意见》."""
    found = _ISSUED.fullmatch(title.text)
    return title.cut(*found.span(1)) if found else None


def gathered(blocks: Sequence[Block], run: Sequence[int], at: int, last: Passage) -> Passage:
    """Return the title that ends with *last*, the words of the paragraph *at* of *blocks*, with the lines of the *run* before it that belong to it."""
    lines = [last]
    length = len(last.text)
    for before in reversed(run[-_TITLE_LINES + 1 :]):
        above = blocks[before].text
        length += len(above)
        begun = YEAR.match(lines[0].text) or lines[0].text.startswith("关于")
        housed = begun and is_house(above)
        if (
            above == lines[0].text  # a page prints it twice
            or (above.startswith(lines[0].text) and _PAGE_TITLE.match(above, len(lines[0].text)) is not None)
            or (before and menu(blocks[before - 1].text) == above)
            or (WHOLE.match(bare(lines[0].text)) and not housed and not hanging(above))
            or length > _TITLE_LENGTH
            or (blocks[before].depth != blocks[at].depth and not last.text.startswith("的"))
        ):
            break
        line = blocks[before].passage
        lines.insert(0, line.cut(1, len(line.text)) if above.startswith("·") else line)
    return joined(lines, line_ends=False)
