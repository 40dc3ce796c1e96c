"""Where tables of tasks begin, and where the next one does (表与表之间): a header of other names, with the lines over it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...columnnames import header_length, heads_column
from ...text import Block
from ...titles import titled
from ..numbering import HEADS, ordinal
from .dutylist import begins_duties
from .stacked import columns_of

_HEADER = 10  # rows: what a web page says of a document may stand above
_CAPTION = re.compile("(?:附?表|附件)[0-9一二三四五六七八九十]{1,3}")
_OTHERS = 2  # names of columns at least by which two headers differ
_OVER = 4  # lines between two tables: 附件2, a title of two lines
_LINES = 24  # lines of a list of duties that show what it is


def begins_table(blocks: Sequence[Block], at: int) -> bool:
    """Whether a header stands from the paragraph *at* on, one cell a line, without bars."""
    if blocks[at].cells:
        return False
    if begins_duties([block.text for block in blocks[at : at + _LINES] if not block.cells]):
        return True
    if not heads_column(blocks[at].text):
        return False
    return header_length([block.text for block in blocks[at : at + 10] if not block.cells]) > 0


def header_at(blocks: Sequence[Block]) -> int | None:
    """Return which of the first rows *blocks* names the columns of a table of tasks, None where none does."""
    return next((at for at, block in enumerate(blocks[:_HEADER]) if columns_of(block.cells)), None)


def next_table(blocks: Sequence[Block], first: int, at: int) -> int | None:
    """Return where another table than that from *first* on begins, with the lines over it, whose header stands from *at* on, one cell a line.

    None where no header stands there, or the same, which pages repeat.

    >>> from remit.loaders.text import Text, blocks
    >>> page = "序号\\n指标\\n单位\\n2024年\\n责任单位\\n1\\n就业\\n人\\n5\\n甲局\\n表2\\n序号\\n任务\\n牵头单位\\n时限\\n1\\n检查\\n乙局\\n年底"
    >>> next_table(blocks(Text(page)), 0, 11), next_table(blocks(Text(page)), 0, 5)
    (10, None)
    """
    if blocks[at].cells or not heads_column(blocks[at].text):
        return None
    header, own = (_names(blocks[since : since + _HEADER]) for since in (at, first))
    if (
        at < first + len(own)
        or len({*header} ^ {*own}) < _OTHERS
        or columns_of([block.passage for block in blocks[at : at + len(header)]]) is None
    ):
        return None
    while at > first + len(own) and _stands_over(blocks[at - 1].text):
        at -= 1
    return at


def _names(blocks: Sequence[Block]) -> list[str]:
    """Return the names of columns that *blocks* begin with, one a line."""
    lines = [block.text for block in blocks if not block.cells]
    return lines[: header_length(lines)]


def _stands_over(line: str) -> bool:
    """Whether *line* stands over a table: its number and its title, or a heading."""
    own = ordinal(line)
    return (
        bool(_CAPTION.match(line))
        or titled(line)
        or (own is not None and own.style in HEADS and line[-1] not in "。；")
    )


def another(blocks: Sequence[Block], first: int, at: int) -> bool:
    """Whether the lines from *at* on stand over a table of its own: its header names other columns than that of the table from *first* on."""
    below = next((block for block in blocks[at : at + _OVER] if len(block.cells) > 1), None)
    if below is None or columns_of(below.cells) is None:
        return False
    header = header_at(blocks[first : min(at, first + _HEADER)])
    return header is not None and _said(blocks[first + header]) != _said(below)


def _said(block: Block) -> list[str]:
    return [cell.text for cell in block.cells]
