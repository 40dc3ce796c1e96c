"""The sentences of a passage (句): a stop inside quotation marks, a title or brackets ends none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..members import REACH

_ENCLOSING = ("“”", "《》", "（）", "〔〕", "「」", "『』", "【】")
_PAIR = {mark: (pair, 1 - 2 * pair.index(mark)) for pair in _ENCLOSING for mark in pair}
_MARK = re.compile(f"[。{''.join(_ENCLOSING)}]")
_FAR = 2 * REACH  # characters: what opened farther back has lost its other mark


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of ``text[start:end]``.

    >>> text = "办好年会。宣传“甲。乙”精神。培训"
    >>> [text[first:last] for first, last in sentences(text, 0, len(text))]
    ['办好年会。', '宣传“甲。乙”精神。', '培训']
    """
    at = start
    open_: dict[str, int] = {}  # how many of each pair opened and did not close since *at*
    for mark in _MARK.finditer(text, start, end):
        if mark[0] != "。":
            pair, more = _PAIR[mark[0]]
            open_[pair] = open_.get(pair, 0) + more
            continue
        until = mark.end()
        if not any(open_.values()) if until - at <= _FAR else _whole(text, until - _FAR, until):
            yield at, until
            at = until
            open_.clear()
    if at < end:
        yield at, end


def _whole(text: str, start: int, end: int) -> bool:
    """Return whether ``text[start:end]`` closes all that it opens."""
    return all(text.count(pair[0], start, end) == text.count(pair[1], start, end) for pair in _ENCLOSING)
