"""Paragraphs that run numbered parts together: （1）…。（2）…。（3）… without line ends, as web pages and previews print them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..text import Block
from .numbering import DIGITS, ordinal

_N = f"[{DIGITS}]{{1,3}}"
_MARK = re.compile(  # behind a stop, at most a blank apart
    r"(?:^|(?<=[。；：！？…”）])|(?<=[。；：！？…”）] ))"
    rf"(?:（(?:{_N}|\d{{1,3}})）|{_N}、|\d{{1,2}}[.、](?!\d)|[①-⑳]|第{_N}[章条])"
)
_FEW = 2  # paragraphs with a number: a document with more has its numbers at line starts
_PARTS = 3  # numbers that follow each other in one paragraph


def parted(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return *blocks* with a paragraph for each numbered part, in a document that has next to no numbers at the beginning of lines.

    >>> from remit.loaders.text import Text, blocks
    >>> [b.text for b in parted(blocks(Text("分别是：（1）建设平台。（2）培训人员。（3）办好年会。")))]
    ['分别是：', '（1）建设平台。', '（2）培训人员。', '（3）办好年会。']
    """
    numbered = sum(1 for block in blocks if not block.cells and ordinal(block.text))
    if numbered > _FEW:
        return tuple(blocks)
    return tuple(part for block in blocks for part in _parts(block))


def _parts(block: Block) -> list[Block]:
    if len(block.cells) > 1 or block.depth:
        return [block]
    whole = block.cells[0] if block.cells else block.passage
    cuts = _cuts(whole.text)
    if len(cuts) < _PARTS:
        return [block]
    ends = [*cuts[1:], len(whole.text)]
    lead = [Block(whole.cut(0, cuts[0]))] if cuts[0] else []
    return lead + [Block(whole.cut(*part)) for part in zip(cuts, ends, strict=True)]


def _cuts(text: str) -> list[int]:
    """Return where the numbers stand in *text* that begin with 1 or go on from the one before of their style."""
    last: dict[str, int] = {}
    found = []
    for mark in _MARK.finditer(text):
        own = ordinal(text[mark.start() : mark.end() + 2])
        if own and own.value in (1, last.get(own.style, 0) + 1):
            last[own.style] = own.value
            found.append(mark.start())
    return found
