"""Runs: members of a list that share the verb before the first and what the text calls them after the last (等…活动)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from ..members import Member
from ..vocabulary import either
from .grammar import verbs, words
from .nouns import called

JOINING = frozenset(("、", "和", "及", "与", "以及", "或"))
_ROW = re.compile("(?:[、和与及]?“[^“”]{1,30}”){1,8}")
_LONGEST_ROW = 8  # quotations
_LONGEST_QUOTED = 32  # characters, marks included
TOGETHER = 60  # characters: 进甲、进乙活动 is one name, if it is no longer


_WORLDLY = re.compile("(?:中国|世界|全球|亚洲|亚太)(?:国际)?[一-鿿]{0,5}[^会展赛节坛周月年]$")
_SHOW = re.compile(f"[一-鿿]{{1,10}}[及和与][一-鿿]{{1,12}}{either(words()['endings']['fairs'])}")
_ETC = re.compile("(?<![高中初平同均对相优特一二三])等(?![级次于同额])")  # closes a list: no 高等学校


class Run:
    """*members* of *text* that 、 or a conjunction joins.

    *called* is the class noun by which the text calls them, or None; *etc* the place of the 等 before it, else the end.

    >>> from remit.loaders.members import members
    >>> text = "举办甲论坛、乙大赛等系列活动"
    >>> run = Run(text, members(text, 0, len(text)))
    >>> run.called.type, text[run.etc :], run.governed(8, "holding"), run.governed(8, "drafting")
    ('活动', '等系列活动', True, False)
    """

    def __init__(self, text: str, members: Sequence[Member]) -> None:
        self.text, self.members = text, _joined(text, members)
        self.start, self.end = members[0].start, members[-1].end
        last = members[-1]
        etc = _ETC.search(text, last.enclosed[-1][1] if last.enclosed else last.start, last.end)
        at = etc.start() if etc else -1
        self.called = called(text, at, last.end) if at >= 0 else None
        self.etc = at if self.called else self.end
        self._verbs: dict[str, list[int]] = {}

    def governed(self, start: int, kind: str) -> bool:
        """Say whether a verb of *kind* stands in the list before *start*; one of drafting only if none of carrying out follows it."""
        at = self.last(kind, start)
        return at >= 0 and (kind != "drafting" or self.last("implementing", start) < at)

    def last(self, kind: str, before: int) -> int:
        """Return where the last verb of *kind* that ends before a place ends, or -1."""
        if kind not in self._verbs:
            found = verbs(kind).finditer(self.text, self.start, self.end)
            self._verbs[kind] = [match.end() for match in found]
        ends = self._verbs[kind]
        at = bisect_right(ends, before)
        return ends[at - 1] if at else -1


def row_end(text: str, end: int, last: int) -> int:
    """Return where the row of quotations ends of which one ends at *end*.

    >>> row_end("评选“甲甲”“乙乙”、“丙丙”3名", 6, 16)
    15
    """
    row = _ROW.match(text, end, last)
    return row.end() if row else end


def row_start(text: str, start: int, first: int) -> int:
    """Return where the row of quotations begins of which one begins at *start*, not before *first*.

    >>> row_start("评选“甲甲”“乙乙”、“丙丙”3名", 11, 0)
    2
    """
    for _ in range(_LONGEST_ROW):
        before = start - (text[start - 1] in "、和与及") if start > first else start
        if before <= first or text[before - 1] != "”":
            break
        opening = text.rfind("“", first, before)
        if opening < 0 or before - opening > _LONGEST_QUOTED:
            break
        start = opening
    return start


def _joined(text: str, group: Sequence[Member]) -> list[Member]:
    """Return *group* with 进甲、进乙活动 as one member, and 中国国际甲、乙及丙博览会."""
    out: list[Member] = []
    if len(group) > 1 and (show := _SHOW.match(text, group[-1].start, group[-1].end)):
        before, last = group[-2], group[-1]
        if last.mark != "、" and before.mark == "、" and _WORLDLY.search(text, before.start, before.end):
            stop = max(show.end(), last.end)
            group = [*group[:-2], Member(before.start, stop, last.mark, before.enclosed + last.enclosed)]
    if text.find("进", group[0].start, group[-1].end) < 0:
        return [*group]
    for member in group:
        if (
            out
            and out[-1].mark == "、"
            and text[member.start : member.start + 1] == "进"
            and member.end - out[-1].start <= TOGETHER
            and "进" in text[out[-1].start + 1 : out[-1].end]
        ):
            before = out.pop()
            member = Member(before.start, member.end, member.mark, before.enclosed + member.enclosed)
        out.append(member)
    return out
