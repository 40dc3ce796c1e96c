"""The header of a plan run together (文头): letterhead, number, heading of the letter, address, day, title, first sentence, without line ends.

甲县人民政府文件甲政发〔2024〕1号甲县人民政府关于印发…的通知各镇，县直各单位：现将…印发给你们。甲县人民政府2024年1月2日甲县2024年工作要点为做好…
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..titles import label, notice, titled
from ..vocabulary import either, vocabulary

_NUMBER = re.compile(r"[一-鿿]{1,12}[〔［（][12]\d{3}[〕］）]第?\d{1,5}号")
_AFTER_NUMBER = re.compile(r"(?<=文件)[一-鿿]{1,12}(?=[〔［（][12]\d{3}[〕］）]第?\d{1,5}号)")
_DAY = re.compile(r"[12]\d{3}年\d{1,2}月\d{0,2}日(?![起前至到以止、，。内后之的期]|\d)")
_SHOWN = re.compile(r"（此件[^（）]{2,12}）")
_LETTER = re.compile(
    r"的(?:通知|函|通告|意见)(?=(?:各|县|市|区|省|机关|有关|相关|[^，。：《》]{2,40}[：、，])[^。：《》]{0,160}：)"
)
_CARRIES = re.compile("关于[^。；]{2,80}的(?:通知|函|通告|意见|决定|公告)")
_ADDRESS = re.compile(r"：(?=现将|为|根据|按照|《|经|近日|今年)")
_OPENING = re.compile(
    rf"(?<=[一-鿿）》”])(?=为(?:[贯深全进认切加推扎做确落促提抓])|20\d\d年是|20\d\d年，|因[^，。为此]{{2,12}}，|{either(vocabulary('titles')['goals']['opened'])})"
)
_SENTENCE = re.compile("[。！？]")
_ONLY_ANNEX = re.compile("(?<=[日）])附件(?=[一-鿿《“])")
_ATTACHED = re.compile(r"附件：(?<=[。！？；号日）]附件：)(?=1[.、．]|[一-鿿《])")
_ANNEX = re.compile(
    r"(?<![见在如（《：第的即照对与和及、])附件(?:[1-9]|1\d|[一二三四五六七八九十])(?=[一-鿿《“])(?!中[的所列]|[至到和、个项所的])"
)
_REACH = 4000  # characters of a header
_LONGEST = 90  # characters of a title


def leading(text: str, end: int) -> Iterator[tuple[int, int]]:
    """Yield the lines of ``text[:end]``, what stands before the first number of a plan.

    >>> words = "甲县关于印发工作要点的通知各镇，县直各单位：现将要点印发给你们。甲县人民政府2024年1月2日甲县2024年工作要点为做好工作，制定本要点。"
    >>> [words[start:stop] for start, stop in leading(words, len(words))][:3]
    ['甲县关于印发工作要点的通知', '各镇，县直各单位：', '现将要点印发给你们。']
    >>> [words[start:stop] for start, stop in leading(words, len(words))][3:]
    ['甲县人民政府', '2024年1月2日', '甲县2024年工作要点', '为做好工作，制定本要点。']
    """
    if end > _REACH:
        yield 0, end
        return
    cuts = {0, end, *_cuts(text[:end])}
    for sentence in _SENTENCE.finditer(text, 0, end):
        cuts.add(sentence.end())
    edges = sorted(cuts)
    lines = [(start, stop) for start, stop in pairwise(edges) if stop > start]
    kept: list[tuple[int, int]] = []
    for start, stop in lines:  # sentences that follow each other are one paragraph
        if kept and not _stands_alone(text, *kept[-1]) and not _stands_alone(text, start, stop):
            kept[-1] = kept[-1][0], stop
        else:
            kept.append((start, stop))
    yield from kept


def annexes(text: str) -> list[tuple[int, int]]:
    """Return the lines of *text*, a page without line ends, apart where its attachments are listed (附件：) and where each begins (附件1).

    Nothing is returned where it has none.

    >>> words = "甲局关于征求意见的函。附件：1.名单2.甲市2024年工作要点附件1名单甲局附件2甲市2024年工作要点为做好工作"
    >>> [words[start:stop] for start, stop in annexes(words)]
    ['甲局关于征求意见的函。', '附件：1.名单2.甲市2024年工作要点', '附件1', '名单甲局', '附件2', '甲市2024年工作要点为做好工作']
    """
    listed = _ATTACHED.search(text)
    if listed is None:
        return []
    cuts = [0, listed.start()]
    for found in [*_ANNEX.finditer(text, listed.end())] or [*_ONLY_ANNEX.finditer(text, listed.end())]:
        cuts += found.span()
    return [*pairwise([*cuts, len(text)])] if len(cuts) > 2 else []


def _cuts(text: str) -> Iterator[int]:
    for found in _AFTER_NUMBER.finditer(text):
        yield found.start()
    for found in _NUMBER.finditer(text):
        behind = text[found.end() : found.end() + _LONGEST]
        if behind.startswith(("关于", "《")) or label(behind) or _CARRIES.search(behind):
            yield found.end()
    for pattern in (_LETTER, _ADDRESS):
        for found in pattern.finditer(text):
            yield found.end()
    for found in _DAY.finditer(text):
        yield from found.span()
    for found in _SHOWN.finditer(text):
        yield from found.span()
    for found in _OPENING.finditer(text):
        start = max(_last(text, found.start()), found.start() - _LONGEST)
        if titled(text[start : found.start()]):
            yield found.start()


def _last(text: str, at: int) -> int:
    """Return where the line that ends at *at* may begin: behind the last stop, day or note before it."""
    begins = [0]
    for pattern in (_SENTENCE, _DAY, _SHOWN):
        begins += [found.end() for found in pattern.finditer(text, max(0, at - 2 * _LONGEST), at)]
    return max(begins)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is a line by itself, and no sentence."""
    line = text[start:end]
    return line[-1] not in "。！？" or titled(line) or notice(line)
