"""Paragraphs that run numbered parts together without line ends, as web pages and previews print them.

Two drawings: parts behind stops (（1）…。（2）…。（3）…), and a text whose lines are lost (一、组织1.建设平台。责任单位：甲部2.培训人员。).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..clauses.clause import clauses
from ..clauses.running import duty
from ..passage import Passage
from ..text import Block
from ..titles import run_in, titled
from .lead import annexes, leading
from .lost import lost
from .numbering import DIGITS, ordinal
from .tables.runtable import run_table

_N = f"[{DIGITS}]{{1,3}}"
_NUMBER = rf"(?:（(?:{_N}|\d{{1,3}})）|{_N}、|\d{{1,2}}[.、](?!\d)|[①-⑳]|第{_N}[章条])"
_MARK = re.compile(  # behind a stop, at most a blank apart
    rf"(?:^|(?<=[。；：！？…”）])|(?<=[。；：！？…”）] )){_NUMBER}"
)
_PART = re.compile(
    rf"{_MARK.pattern}|(?<=[。；）”]){_N}是|^{_N}是"
)  # also of points: 一是 …（甲局）二是 …（乙局）
_MORE = re.compile(
    rf"[。；）”] ?(?:\d{{1,2}}[.、]|（(?:\d|{_N}）)|[①-⑳]|{_N}[、是])"
)  # a cheap look before a costly one
_DUTIES = re.compile(r"[^。：，]{0,8}?(?:职责|分工)[：。]?(?![一-鿿]?(?:职责|分工))")
_DUTY = re.compile(r"(?:(?<=[。；：])|(?<=职责)|(?<=分工))([^。；：，]{2,40})：")
_FEW = 2  # paragraphs with a number: a document with more has its numbers at line starts
_ANSWERED = 2  # … of which each says who answers
_PARTS = 3  # numbers that follow each other in one paragraph
_STOP = re.compile("[。；！？]")
_TITLE = 50  # characters
_PAGE = 200  # characters of a page without line ends
_HEADING = 40  # characters
_LONG = 60  # characters of a paragraph that may be several


def parted(blocks: Sequence[Block], page: bool = False) -> tuple[Block, ...]:
    """Return *blocks* with a paragraph for each numbered part of those that run parts together.

    Parts behind stops are parted in a document that has next to no numbers at the beginning of lines; elsewhere they are the own
    affair of their paragraph, unless each says who answers for it. Parts that follow words without a stop, as headings do, are lines that were lost;
    *page* says that the document is a page whose line ends were turned into blanks.

    >>> from remit.loaders.text import Text, blocks
    >>> [b.text for b in parted(blocks(Text("分别是：（1）建设平台。（2）培训人员。（3）办好年会。")))]
    ['分别是：', '（1）建设平台。', '（2）培训人员。', '（3）办好年会。']
    >>> lost = "甲协会2024年工作要点一、组织1.建设平台，新建平台10个。责任部门：甲部2.培训人员。责任部门：乙部二、宣传3.办好年会。责任部门：丙部"
    >>> [b.text for b in parted(blocks(Text(lost)))][:3]
    ['甲协会2024年工作要点', '一、组织', '1.建设平台，新建平台10个。责任部门：甲部']
    """
    blocks = [line for block in blocks for line in run_table(block) or _annexed(block) or (block,)]
    numbered = sum(1 for block in blocks if not block.cells and ordinal(block.text))
    few = numbered <= _FEW
    found: list[Block] = []
    cut = lost([_words(block) for block in blocks], few, page)
    begun = not any(cut)
    for block, cuts in zip(blocks, cut, strict=True):
        begun = begun or bool(ordinal(block.text))
        if not begun and not cuts and not block.cells:
            found += [
                Block(block.passage.cut(*line), block.depth) for line in leading(block.text, len(block.text))
            ]
        else:
            found += _parts(block, few, cuts)
        begun = begun or bool(cuts)
    if not any(cut):
        return tuple(found)
    return tuple(line for block in found for part in _headed(block) for line in _duties(part))


def _words(block: Block) -> str:
    """Return the text of *block* if it may be several lines, which a row of a table and a heading are not."""
    return "" if _row(block) or block.depth or block.text.startswith("附件：") else block.text


def _row(block: Block) -> bool:
    """Whether *block* is a row of several cells, or of one that holds a heading."""
    return len(block.cells) > 1 or any(len(cell.text) <= _HEADING for cell in block.cells)


def _annexed(block: Block) -> list[Block]:
    """Return the lines of a page without line ends, apart where its attachments begin; nothing where it has none."""
    if block.cells or len(block.text) < _PAGE:
        return []
    return [Block(block.passage.cut(*line), block.depth) for line in annexes(block.text)]


def _parts(block: Block, few: bool, ends: Sequence[int]) -> list[Block]:
    if _row(block) or block.depth:
        return [block]
    whole = block.cells[0] if block.cells else block.passage
    text = whole.text
    if len(text) < _LONG and not few and not ends:
        return [block]
    cuts = ([0] if ends and ordinal(text) else []) + [*ends] or (_cuts(text) if few else [])
    if len(cuts) < _PARTS and not ends:
        cuts = list(_series(text)) if _MORE.search(text) and len(clauses(text)) >= _ANSWERED else []
        if len(cuts) < _ANSWERED or not _answered(text, cuts):
            return [block]
    stops = [*cuts[1:], len(text)]
    lead: list[Block] = []
    if cuts[0]:
        before = list(leading(text, cuts[0]) if ends else [(0, cuts[0])])
        if at := _title_end(whole, before[0][1]):
            before = [(0, at), (at, before[0][1]), *before[1:]]
        lead = [Block(whole.cut(*part)) for part in before]
    return lead + [Block(whole.cut(*part)) for part in zip(cuts, stops, strict=True)]


def _headed(block: Block) -> list[Block]:
    """Return *block*, or its heading and what was run together behind it: 二、发展目标通过三年努力…."""
    own = ordinal(block.text)
    at = run_in(block.text, own.end) if own and not block.cells else 0
    if own is None or at <= own.end:
        return [block]
    return [Block(block.passage.cut(0, at)), Block(block.passage.cut(at, len(block.text)))]


def _duties(block: Block) -> list[Block]:
    """Return *block*, or its heading and its lines where a list of duties was run together behind it: 三、职责分工教育局：负责….公安局：负责…."""
    text = block.text
    own = ordinal(text)
    if block.cells or own is None or not (head := _DUTIES.match(text, own.end)):
        return [block]
    cuts = [m.start(1) for m in _DUTY.finditer(text, head.end()) if duty(text, m.start(1), len(text))]
    if len(cuts) < _ANSWERED or cuts[0] != head.end():
        return [block]
    return [Block(block.passage.cut(*line)) for line in pairwise([0, *cuts, len(text)])]


def _answered(text: str, cuts: Sequence[int]) -> bool:
    """Whether each part of *text* that begins at one of *cuts* says itself who answers for it."""
    return all(clauses(text[start:end]) for start, end in pairwise([*cuts, len(text)]))


def _title_end(whole: Passage, end: int) -> int:
    """Return where the title ends that a blank parts from the first sentence of *whole* (甲县2024年工作要点 2024年是…), 0 where none does."""
    for at in range(6, min(_TITLE, end)):
        if whole.place(at) > whole.place(at - 1) + 1 and titled(whole.text[:at]):
            return at
    return 0


def _series(text: str) -> Iterator[int]:
    """Yield where the numbers of one style stand in *text* that follow each other, the first of them at its beginning or behind a stop."""
    marks = [(mark.start(), ordinal(text[mark.start() : mark.end() + 2])) for mark in _PART.finditer(text)]
    styles = Counter(own.style for _, own in marks if own)
    last = 0
    for at, own in marks:
        if own and own.style == max(styles, key=lambda style: styles[style]) and last in (0, own.value - 1):
            last = own.value
            yield at


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
