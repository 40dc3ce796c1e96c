"""Tables whose columns a printer of pages wove into each other: the names of their columns stand apart, and no row can be told."""

from __future__ import annotations

from collections.abc import Sequence

from ...clauses.group import BODIES
from ...clauses.labels import column
from ...columnnames import bare, header_length, heads_column
from ...passage import Passage
from ...text import Block

_NEAR = 60  # lines between the names of the columns of one table
_NAMES = 3  # columns at least, one of them of bodies


def torn(blocks: Sequence[Block]) -> Passage | None:
    """Return the first name of a column of a table that cannot be read, None where there is no such table.

    >>> from remit.loaders.text import Text, blocks
    >>> page = "序号\\n1\\n2\\n对应任务\\n明确范围、更新周 甲局\\n牵头部门\\n期和流程 2026年\\n完成时限"
    >>> torn(blocks(Text(page))).text
    '序号'
    """
    names = [
        (at, bare(block.text))
        for at, block in enumerate(blocks)
        if not block.cells and heads_column(block.text)
    ]
    for nth, (at, _) in enumerate(names):
        near = {name for other, name in names[nth:] if other - at <= _NEAR}
        answered = any((found := column(name)) and found[0] in BODIES for name in near)
        if len(near) >= _NAMES and answered and "序号" in near:
            lines = [block.text for block in blocks[at : at + _NEAR]]
            return None if header_length(lines) else blocks[at].passage
    return None
