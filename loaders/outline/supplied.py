"""Headings and items that only their place shows: short lines over what is numbered, paragraphs that a clause ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..clauses.clause import clauses
from ..clauses.group import ASIDE, Clause
from ..text import Block
from ..titles import furniture, label, notice
from .day import day
from .numbering import RANKS, Ordinal
from .titleline import NAMED

_HEADING = re.compile(r"[^。；！？：:]{2,40}")
_ENDS = re.compile(r"[。；！？）〕］】〉]$")
_WORDS = re.compile("[一-鿿]")
ARTICLE = 2  # a text needs as many paragraphs with a clause to be a list without numbers

Ordinals = list[Ordinal | None]


def supplied(blocks: Sequence[Block], ordinals: Ordinals) -> Ordinals:
    """Return *ordinals* with those that the paragraphs *blocks* leave out.

    In a text without any number each paragraph with a responsibility clause is an item, a short line before one a heading.
    In a text whose highest numbers are 1. 2. 3. the short lines before them are headings, where there are several
    and the first number follows one; each ends what stands before it. Of two such lines the first heads several groups.
    """
    if not any(ordinals) and not any(block.cells for block in blocks):
        return _counted(blocks) or ordinals
    ranks = {own.rank for own in ordinals if own}
    if not ranks or min(ranks) < RANKS["bracketed"]:
        return ordinals
    first = next(at for at, own in enumerate(ordinals) if own)
    places = [at for at in range(len(blocks) - 1) if ordinals[at + 1] and _heads(blocks, ordinals, at)]
    # below a heading （一） begins, and nothing else so: one is enough
    few = min(ranks) == RANKS["bracketed"] and _follows(blocks, first - 1)
    over = {at - 1 for at in places if _over(blocks, ordinals, at - 1) and not _over(blocks, ordinals, at)}
    # a line that says who answers ends an item: what stands between it and the next number is a heading
    ended = all(_labelled(blocks[at - 1 - (at - 1 in over)]) for at in places if at != first - 1)
    if len(places) > 1 and ended and first > 1 and _bare_line(blocks, ordinals, first - 1):
        places = sorted({first - 1, *places})
        over |= {first - 2} if over and _bare_line(blocks, ordinals, first - 2) else set()
    if len(places) < (1 if few else 2) or (places[0] != first - 1 and not ended):
        return ordinals
    found = [*ordinals]
    if not 1 < len(over) < len(places):
        over = set()
    parts = nth = 0
    for at in places:
        if at - 1 in over:
            parts, nth = parts + 1, 0
            found[at - 1] = Ordinal("part", parts, str(parts), 0)
        nth += 1
        found[at] = Ordinal("chapter" if over else "part", nth, str(nth), 0)
    return found


def _follows(blocks: Sequence[Block], at: int) -> bool:
    """Whether the paragraph before *at* is a whole one: the preamble, not a title."""
    return at > 0 and blocks[at - 1].text[-1:] in "。："


def _heads(blocks: Sequence[Block], ordinals: Ordinals, at: int) -> bool:
    """Whether the paragraph *at* is a short line without a stop, after a whole paragraph, a title or another such line."""
    return _bare_line(blocks, ordinals, at) and (_after_whole(blocks, at) or _over(blocks, ordinals, at - 1))


def _over(blocks: Sequence[Block], ordinals: Ordinals, at: int) -> bool:
    """Whether the paragraph *at* is a short line without a stop above another: the heading of several."""
    return at >= 0 and _bare_line(blocks, ordinals, at) and _after_whole(blocks, at)


def _bare_line(blocks: Sequence[Block], ordinals: Ordinals, at: int) -> bool:
    return not ordinals[at] and not blocks[at].depth and _line(blocks[at])


def _after_whole(blocks: Sequence[Block], at: int) -> bool:
    """Whether what stands before the paragraph *at* has ended: with a stop, with a title, with a line that says who answers."""
    before = next((blocks[up] for up in range(at - 1, -1, -1) if _WORDS.search(blocks[up].text)), None)
    if before is None or _ENDS.search(before.text) or _title(before):
        return True
    return _labelled(before)


def _labelled(block: Block) -> bool:
    """Whether *block* is a line that begins with a label: 责任单位：甲局."""
    said = clauses(block.text)
    return bool(said) and said[0].start == 0


def _line(block: Block) -> bool:
    named = _title(block) and (
        label(block.text) != "行动" or NAMED.match(block.text)
    )  # 开展甲行动 heads tasks
    return bool(not block.cells and _HEADING.fullmatch(block.text) and not day(block.text) and not named)


def _title(block: Block) -> bool:
    return label(block.text) is not None or notice(block.text)


def _counted(blocks: Sequence[Block]) -> Ordinals | None:
    """Return numbers for the paragraphs that carry clauses, None where there are too few of them."""
    carrying = set(_carrying(blocks))
    if len(carrying) < ARTICLE:
        return None
    found: Ordinals = [None] * len(blocks)
    items = headings = 0
    for at, block in enumerate(blocks):
        if at in carrying:
            items += 1
            found[at] = Ordinal("arabic", items, str(items), 0)
        elif at + 1 in carrying and (block.depth or _line(block)):
            headings += 1
            found[at] = Ordinal("part", headings, str(headings), 0)
    return found


def _carrying(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the paragraphs that a clause ends, or follows on a line of its own."""
    return (at for at in range(len(blocks)) if carries(blocks, at))


def carries(blocks: Sequence[Block], at: int) -> bool:
    """Whether a clause ends the paragraph *at*, or follows it on a line of its own."""
    if own := clauses(blocks[at].text):
        return own[0].start > 0 and _names(own)
    if at + 1 == len(blocks) or _title(blocks[at]):
        return False
    following = clauses(blocks[at + 1].text)
    named = bool(following) and following[0].start == 0 and _names(following)
    return named and not any(
        furniture(block.text) for block in blocks[at : at + 2]
    )  # 下一篇：无 ⏎ 主办：甲局


def _names(found: Sequence[Clause]) -> bool:
    """Whether one of the clauses *found* says more than a deadline."""
    return any(group.kind not in ASIDE for clause in found for group in clause.groups)
