"""How the numbers of a list are counted (编号连续): which one goes on, which one only stands there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..text import Block
from .numbering import RANKS, Ordinal, following

HEADING = 40  # characters of a heading
ATTACHED = re.compile(r"附件：?(\d{0,2})[.．、]?(.*)")
_WHOLE = ("。", "）", "〕", "］", "；")  # ends a whole paragraph
_FAR = 4  # numbers that may be missing, where the list goes on


class Counting:
    """The last number of each style, and the styles that may begin with 1: those below the last number, all of them in a new list.

    *blocks* are the paragraphs of the document, *ordinals* the number of each, None where it has none.
    """

    def __init__(self, blocks: Sequence[Block], ordinals: Sequence[Ordinal | None]) -> None:
        self.blocks = blocks
        self.following = following(ordinals)
        self._ranks = RANKS | {own.style: own.rank for own in ordinals if own}
        self._below: dict[float, set[str]] = {}  # the styles that stand below a rank
        self.restart()

    def restart(self) -> None:
        """Begin a new list."""
        self._last: dict[str, int] = {}
        self._fresh: set[str] = set(RANKS)

    def take(self, own: Ordinal) -> None:
        """Count the number *own*."""
        self._last[own.style] = own.value
        self._fresh.discard(own.style)
        if own.rank not in self._below:
            self._below[own.rank] = {style for style, rank in self._ranks.items() if rank > own.rank}
        self._fresh |= self._below[own.rank]

    def expected(self, own: Ordinal) -> int:
        """Return the number that would go on in the style of *own*."""
        return self._last.get(own.style, 0) + 1

    def goes_on(self, own: Ordinal, *, titled: bool) -> bool:
        """Whether *own* is the next of its style, or a 1 below a higher number or a title (*titled*)."""
        return own.value == self.expected(own) or (own.value == 1 and (own.style in self._fresh or titled))

    def rises(self, own: Ordinal, at: int) -> bool:
        """Whether the next number of the style of *own*, at the paragraph *at*, is a greater one."""
        then = self.following[at][0]
        return then is not None and then > own.value

    def fits(self, own: Ordinal, at: int, *, headed: bool) -> bool:
        """Whether *own* at the paragraph *at*, which leaves a gap or repeats itself, is a number of the list all the same.

        *headed* says that nothing but a numbered heading stands before it.
        """
        expected = self.expected(own)
        then = self.following[at][0]
        ended = headed or self._ended(at)
        near = expected - 1 <= own.value <= expected + _FAR or (expected == 1 and own.style in self._fresh)
        last_of_run = own.value == expected + 1 and then in (None, 1) and ended
        forward = own.value > expected > 1
        runs_on = then == own.value + 1 and (near or forward)
        rises = near and forward and then is not None and then > own.value and ended
        opens = own.value > expected == 1 and own.style == "chinese" and self._over_parts(at)
        again = own.value == expected - 1 and own.style == "chinese" and self.following[at][1] == 1
        beginning = headed and own.value > expected
        return runs_on or rises or beginning or opens or (again and ended) or (near and last_of_run)

    def attached(self, at: int, value: int) -> bool:
        """Whether the paragraph *at* with the number *value* goes on with a list of what is attached to a letter: 附件：1.甲清单 ⏎ 2.乙清单."""
        first = self.blocks[at - value + 1] if 1 < value <= at + 1 else None
        begun = ATTACHED.fullmatch(first.text) if first else None
        return begun is not None and begun[1] == "1" and bool(begun[2])

    def _over_parts(self, at: int) -> bool:
        """Whether the paragraph *at* is a heading, and the next number the first below it: a text that begins with 二、重点任务."""
        text = self.blocks[at].text
        return len(text) <= HEADING and text[-1] not in "。；，" and self.following[at][1] == 1

    def _ended(self, at: int) -> bool:
        """Whether the paragraph before *at* is a whole one."""
        return at > 0 and self.blocks[at - 1].text.endswith(_WHOLE)
