"""Running text (叙述性文字): a plan without a numbered item, read for what it promises as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..passage import Passage
from ..text import Block
from ..titles import furniture, notice, past, titled, web
from ..vocabulary import either, vocabulary
from .day import day

Stretch = tuple[Passage, int, int]

_TOLD = re.compile("|".join(vocabulary("titles")["told"]["patterns"]))
_AHEAD = re.compile(either(vocabulary("titles")["told"]["ahead"]))
_SENTENCE = re.compile(r"[^。！？；]+(?:[。！？；]+[”’」』）]*|$)")
_SHORT = 12  # characters: what is shorter and has no stop is a heading or a line of the page


def prose(blocks: Sequence[Block]) -> Iterator[Stretch]:
    """Yield the stretches (passage, start, end) of *blocks* that speak of what is to be done, in order; those next to each other as one.

    What was done (去年新建平台10个, 完成了…), and what stands under a heading over what was done, promises nothing.

    >>> from remit.loaders.text import Text, blocks
    >>> text = "甲区安排全年工作\\n去年，全区新建了公园5个。今年将新建公园8个，植树2万株。"
    >>> [passage.text[start:end] for passage, start, end in prose(blocks(Text(text)))]
    ['今年将新建公园8个，植树2万株。']
    """
    behind = False
    for block in blocks:
        text = block.text
        if _heads(text):
            behind = past(text)
        elif not behind and not (len(block.cells) > 1 or block.depth or web(text) or furniture(text)):
            yield from _ahead(block.passage)


def _heads(text: str) -> bool:
    short = len(text) <= 40 and text[-1:] not in "。；，！？"
    return short and (len(text) < _SHORT or past(text) or titled(text) or notice(text) or bool(day(text)))


def _ahead(passage: Passage) -> Iterator[Stretch]:
    start = end = 0
    told = False
    for sentence in _SENTENCE.finditer(passage.text):
        ahead = _AHEAD.search(passage.text, *sentence.span())
        goes_on = told and passage.text[sentence.start() - 1] == "；"
        told = not ahead and (goes_on or bool(_TOLD.search(passage.text, *sentence.span())))
        if told:
            if end > start:
                yield passage, start, end
            start = end = sentence.end()
        else:
            end = sentence.end()
    if end > start:
        yield passage, start, end
