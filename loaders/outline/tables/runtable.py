"""Tables whose cells run together without any mark between, as previews of files print them (序号任务责任单位1建设平台。甲局乙局2…).

table = 序号 name { name } row { row }
row   = number words [ persons ] { body }      the words end with the last stop before persons and bodies
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from ...clauses.bodynames import collective, ends_like_a_body
from ...clauses.labels import column
from ...clauses.persons import family
from ...columnnames import heads_column, says_task
from ...text import Block
from ...vocabulary import either, vocabulary

_HEADER = re.compile(r"(序号|编号)[一-鿿（）、/]{6,60}?(?=1[、.]?[一-鿿“《])")
_COLUMNS: dict[str, list[str]] = vocabulary("clauses")["columns"]
_EXACT = frozenset(
    name
    for words in (*_COLUMNS.values(), vocabulary("clauses")["labels"]["dues"])
    for name in words
    if len(name) > 2
)
_GENERIC: list[str] = vocabulary("clauses")["groups"]["generic"]
_TYPES = vocabulary("organizations")
_ENDINGS = [end for kind in _TYPES["order"] for end in _TYPES[kind]["endings"]]
_NAMED = re.compile(
    rf"(?:{'|'.join((either([*_ENDINGS, *_TYPES['government']['names']]), *_TYPES['department']['patterns']))})$"
    rf"|^各.*{either(_GENERIC)}$|^各[省市区县乡镇街道村]{{1,6}}$"
)
_SHORT = frozenset(
    end for end in _ENDINGS if len(end) == 2 and end[-1] in "会联协委"
)  # whole names: 团委, 妇联
_PARTS = frozenset(  # what ends a name and is none
    end
    for end in _ENDINGS
    if end not in _SHORT and not end.endswith(("区", "园")) and (len(end) < 4 or "办公" in end)
)
_LASTS = frozenset(
    word[-1] for word in (*_ENDINGS, *_TYPES["government"]["names"], *_GENERIC, *"省市区县乡镇村")
)
_COUNTS = re.compile(either([*"个家项名人次场所座条件户亩米吨元万亿年月日天号级类届期批%路", "公里", "平方"]))
_CLOSED = frozenset("。；）底月日年前末")
_ROW = re.compile(r"(?<![\d.])([1-9]\d{0,3})[、.]?(?=[一-鿿“《])")
_NUMBER = re.compile(r"\d{1,4}[、.]?")
_HALF = re.compile("(?:各|有关|相关)$|^[^省市区县州全（]{1,12}各|^[一-鿿][省市区县镇乡]$")  # of two names
_LONGEST_NAME = 10  # characters of a column
_LONGEST_BODY = 16
_LONGEST_TAIL = 160  # characters behind the words of a row
_FEWEST = 2  # rows
_UNKNOWN = 1.5  # what it costs that a piece of a tail names nothing known


def run_table(block: Block) -> list[Block]:
    """Return the lines of *block* where it holds a table that runs together: what stands before, the header, the rows; else nothing.

    >>> from remit.loaders.text import Text, blocks
    >>> text = "甲区2024年任务分解表序号主要任务牵头单位配合单位1建设平台。教育局甲街道各部门2培训人员。人社局甲公司"
    >>> for line in run_table(blocks(Text(text))[0])[1:]:
    ...     print([cell.text for cell in line.cells])
    ['序号', '主要任务', '牵头单位', '配合单位']
    ['1', '建设平台。', '教育局', '甲街道', '各部门']
    ['2', '培训人员。', '人社局', '甲公司']
    """
    text, whole = block.text, block.passage
    found = _HEADER.search(text) if "序号" in text or "编号" in text else None
    if block.cells or not found:
        return []
    names = [found.span(1), *_split(text, found.end(1), found.end(), _name)[1]]
    labels = [column(text[start:end]) for start, end in names]
    if not any(map(says_task, (text[start:end] for start, end in names))) or not any(
        label and label[0] in ("bodies", "both") for label in labels
    ):
        return []
    starts = list(_starts(text, found.end()))
    if len(starts) < _FEWEST:
        return []
    persons = any(label and label[0] == "leader" for label in labels)
    lines = [Block(whole.cut(0, found.start()))] if found.start() else []
    lines.append(Block(whole.cut(*found.span()), cells=tuple(whole.cut(*name) for name in names)))
    for start, end in pairwise([*starts, len(text)]):
        cells = [whole.cut(*cell) for cell in _cells(text, start, end, persons)]
        lines.append(Block(whole.cut(start, end), cells=tuple(cells), loose=True))
    return lines


def _starts(text: str, at: int) -> Iterator[int]:
    """Yield where the rows 1, 2, 3 … begin from *at* on: behind a body, a date or a stop, and where nothing is counted."""
    expected = 1
    for number in _ROW.finditer(text, at):
        own = int(number[1])
        if own == expected and (own == 1 or _begins(text, number.start(), number.end())):
            yield number.start()
            expected += 1


def _begins(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - _LONGEST_BODY) : start]
    closed = ends_like_a_body(before) or collective(before[-4:]) or before[-1:] in _CLOSED
    return closed and not _COUNTS.match(text, end)


def _cells(text: str, start: int, end: int, persons: bool) -> Iterator[tuple[int, int]]:
    """Yield number, words, persons and bodies of the row ``text[start:end]``."""
    number = _NUMBER.match(text, start, end)
    at = number.end() if number else start
    if number:
        yield number.span()
    stop = text.rfind("。", at, end) + 1
    if not stop or stop == end or end - stop > _LONGEST_TAIL:
        yield at, end
        return
    yield at, stop
    lengths = [0]
    if persons and (named := family(text, stop)):
        lengths = [named + 2, named + 1]
    ways = [(stop + length, *_split(text, stop + length, end, _body)) for length in lengths]
    first, worth, pieces = max(ways, key=lambda way: way[1])
    if worth <= 0 or any(_body(text[slice(*piece)]) < 0 for piece in pieces):
        yield stop, end  # it cannot be told who that is
        return
    if first > stop:
        yield stop, first
    yield from pieces


def _split(
    text: str, start: int, end: int, worth: Callable[[str], float]
) -> tuple[float, list[tuple[int, int]]]:
    """Return what the pieces of ``text[start:end]`` that are worth most together are worth, and these."""
    best: list[tuple[float, int]] = [(0.0, start)]
    for at in range(start + 1, end + 1):
        ways = [
            (best[since - start][0] + worth(text[since:at]), since)
            for since in range(max(start, at - _LONGEST_BODY), at)
        ]
        best.append(max(ways))
    pieces: list[tuple[int, int]] = []
    at = end
    while at > start:
        pieces.insert(0, (best[at - start][1], at))
        at = best[at - start][1]
    return best[-1][0], pieces


def _name(words: str) -> float:
    """Return what *words* are worth as the name of a column."""
    if not 2 <= len(words) <= _LONGEST_NAME or not heads_column(words):
        return -_UNKNOWN * len(words)
    return len(words) - (1.0 if words in _EXACT else 1.9)


def _body(words: str) -> float:
    """Return what *words* are worth as the name of a body."""
    if words.count("（") != words.count("）") or words[0] in "（）、":
        return -_UNKNOWN * len(words)
    plain = words[: words.find("（")] if words.endswith("）") else words
    if plain[-1:] not in _LASTS and "各" not in plain:  # a cheap look before a costly one
        return -_UNKNOWN - 0.1 * len(words)
    if len(plain) < 2 or plain in _PARTS or _HALF.search(plain) or not _NAMED.search(plain):
        return -_UNKNOWN - 0.1 * len(words)
    return (1.0 if len(plain) > 2 or plain in _SHORT else 0.3) + 0.05 * (plain[0] in "省市区县各")
