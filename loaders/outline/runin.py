"""The title with which a task begins (任务标题): its first sentence, its first line, what stands before a colon, or what is bold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..vocabulary import either, vocabulary

_LONGEST_TITLE = 30  # characters
_STOP = re.compile(r"[。！？]")
_PARTS = re.compile(r"[^，；：。\n]{2,30}：(?=\n?(?:（1）|（一）|①|1[.、]))")
_NAMED = re.compile(  # 资源申请：按照…; what a label says is no title
    f"(?![^：]{{0,12}}{either(vocabulary('titles')['headings']['labels'])})"
    r"(?:[^，。；：、（）《》“”\s\d]|“[^“”，。；：]{1,16}”){3,20}(?:（[^（）\n]{1,12}）)?：(?=[^，。；：]{4})"
)
_DATED = re.compile(
    r"[^，。；：、（）\n]{4,24}（[^（）\n]{0,16}(?:\d年|\d月|旬|季度)[^（）\n]{0,16}）(?=[一-鿿“《])"
)
_LONGEST_LINE = 60  # characters of a title on a line of its own
_NO_LINE = re.compile(r"[。；：！？]")
_LONGEST_PHRASE = 24  # characters of a phrase that is the title of a row
_NO_PHRASE = re.compile(r"[，；：\n\d%]")
_NO_TITLE = re.compile(r"[，；：\n]")


def run_in_title(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the title in ``text[start:end]``.

    It is the first sentence where that is a short phrase without ， and more text follows, a name before a colon, or a line of its own.

    >>> words = "建设平台。开展培训，扩大覆盖。"
    >>> run_in_title(words, 0, len(words)), run_in_title("建设平台，开展培训。", 0, 10)
    ((0, 4), None)
    """
    if parts := _PARTS.match(text, start, end):  # 3.建设道路：（1）…
        return start, parts.end() - 1
    if named := _NAMED.match(text, start, end):  # 资源申请：按照要求提出申请
        return start, named.end() - 1
    if dated := _DATED.match(text, start, end):  # 动员部署（2024年3月）召开会议
        return start, dated.end()
    stop = _STOP.search(text, start, min(end, start + _LONGEST_TITLE + 1))
    line = text.find("\n", start, min(end, start + _LONGEST_LINE + 1))
    own = line - (start < line and text[line - 1] == "。")  # 深入推进道路建设和提高服务水平。⏎
    if start < line < end - 1 and not _NO_LINE.search(text, start, own) and text.find("，", start, own) < 0:
        return start, own
    line = line if line <= start + _LONGEST_TITLE else -1
    at = stop.start() if stop and (line < 0 or stop.start() < line) else line
    if at <= start or at + 1 >= end or _NO_TITLE.search(text, start, at):
        return None
    return start, at


def bold_title(text: str, start: int, end: int, bold: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the run-in title that is bold and ends with a colon (**建设平台**：开展培训); *bold* are the runs of *text* that are.

    >>> bold_title("建设平台：开展培训", 0, 9, [(0, 4)])
    (0, 4)
    """
    if not bold or bold[0][0] > start or bold[0][1] >= end:
        return None
    last = bold[0][1] - text.startswith("：", bold[0][1] - 1)
    if not text.startswith("：", last) or not start < last <= start + _LONGEST_TITLE:
        return None
    return None if _NO_TITLE.search(text, start, last) else (start, last)


def row_title(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the title of a row: its first cell or line, where it is a short phrase and another follows.

    >>> row_title("建设平台\\n开展培训", 0, 9)
    (0, 4)
    """
    line = text.find("\n", start, end)
    stop = line - text.startswith("。", line - 1)
    if line < 0 or not start < stop <= start + _LONGEST_TITLE or line + 1 >= end:
        return None
    return None if _NO_TITLE.search(text, start, stop) or _STOP.search(text, start, stop) else (start, stop)


def sentence_title(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the title of a row: the short phrase that a stop ends, where more follows in the same cell.

    >>> sentence_title("加强管理。修订制度，开展培训。", 0, 15), sentence_title("建设平台。", 0, 5)
    ((0, 4), None)
    """
    stop = text.find("。", start, min(end, start + _LONGEST_PHRASE + 1))
    if stop <= start or stop + 1 >= end or text[stop + 1] == "\n":
        return None
    return None if _NO_PHRASE.search(text, start, stop) else (start, stop)
