"""What a tree of numbered paragraphs is made of: nodes, and numbers that do not follow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from ..clauses.clause import clauses
from ..clauses.group import Clause
from ..passage import Passage, joined
from ..text import Block
from ..titles import aside, goals
from .numbering import Ordinal
from .tables.row import Row

_HEAD = re.compile(r"[^。！？：；\n]{1,60}")


@dataclass
class Node:
    """A numbered paragraph: its number, the place of its list, its own paragraphs, what stands under it."""

    ordinal: Ordinal
    nth: int
    blocks: list[Block]
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    row: Row | None = None

    @cached_property
    def passage(self) -> Passage:
        """Its own paragraphs as one; asked for when the tree is whole."""
        return joined([block.passage for block in self.blocks])

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The responsibility clauses of its own paragraphs."""
        return clauses(self.passage.text)

    @cached_property
    def words(self) -> str:
        """The words of its heading: its first sentence or line, without number and stop."""
        stop = _HEAD.match(self.blocks[0].text, self.ordinal.end)
        return stop[0] if stop else ""

    @cached_property
    def aside(self) -> bool:
        """Whether it stands over principles or goals; a name of principles over parts of several points each does not (三、工作思路 （一）强化党建 1.…)."""
        parts = (child for child in self.children if len(child.children) > 1 and not aside(child.words))
        return aside(self.words) and (goals(self.words) or sum(1 for _ in parts) < 2)

    def descendants(self) -> Iterator[Node]:
        """Yield what stands under it, in the order of the text."""
        for child in self.children:
            yield child
            yield from child.descendants()

    def ancestors(self) -> Iterator[Node]:
        """Yield what it stands under, nearest first."""
        above = self.parent
        while above:
            yield above
            above = above.parent


@dataclass(frozen=True, slots=True)
class Stray:
    """A paragraph that begins with a number that does not follow; *expected* is the one that would."""

    passage: Passage
    ordinal: Ordinal
    expected: int
    taken: bool


@dataclass(slots=True)
class Tree:
    """A document by its numbers: *titles* of its lists (None where a list has none), the *nodes* of all lists in order."""

    titles: list[Passage | None] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    notice: Passage | None = None
    before: list[Block] = field(default_factory=list)
    after: list[Block] = field(default_factory=list)
    strays: list[Stray] = field(default_factory=list)
    tables: list[Block] = field(default_factory=list)
    unread: list[Passage] = field(default_factory=list)
    passed: list[Passage] = field(default_factory=list)
