"""What stands beside the items of a plan: passages that state its own goals, and stretches that no item holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..clauses.clause import clauses
from ..clauses.group import ASIDE
from ..passage import Passage, joined
from ..text import Block
from ..titles import furniture, goals, past, web
from ..vocabulary import vocabulary
from .tasks import outside
from .tree import Node, Tree

_GOALS = vocabulary("titles")["goals"]
_INTRODUCED = re.compile("|".join(_GOALS["introductions"]))
_AHEAD = re.compile(
    rf"(?:^|(?<=[。；\n ]))(?:{'|'.join(_GOALS['ahead'])})|(?<=，)(?:{'|'.join(_GOALS['aimed'])})"
)
_UNTIL = re.compile("[到至]20[0-9]{2}年[底末]?$")
_WORK = re.compile(r"\d[\d.]*(?:%|[万亿]?(?:个|家|项|名|人|次|场|所|座|条|件|户|亩|公里|吨|元|平方米))")

Stretch = tuple[Passage, int, int]


def stated_goals(found: Tree, tasks: frozenset[int]) -> Iterator[Stretch]:
    """Yield the stretches (passage, start, end) outside of items that state goals of the whole plan, in order.

    All that stands under a heading such as 发展目标, and from words such as 主要目标是 or 到2027年 to the end of their paragraph.
    *tasks* are the identities of the nodes that are items. What was done (工作回顾) states no goals.
    """
    passages = [block.passage for block in found.before]
    for at, passage in enumerate(passages):
        behind = next(
            (k for k in range(at + 1, len(passages)) if passages[k].text[0] not in "—―"), len(passages)
        )
        dashed = passage.text.endswith("：") and behind > at + 1  # 到2027年具体目标： ⏎ ——…
        yield from _of_blocks(passages[at:behind]) if dashed else _introduced(passage)
    for node in found.nodes:
        if _held(node, tasks) or any(past(each.words) for each in (node, *node.ancestors())):
            continue
        if goals(node.words) and not any(goals(up.words) for up in node.ancestors()):
            free = (each for each in (node, *node.descendants()) if not _held(each, tasks))
            parts = [block.passage for each in free for block in each.blocks]
            whole = joined(parts)
            yield whole, node.ordinal.end, len(whole.text)
        elif not any(goals(up.words) for up in node.ancestors()):
            stretches = list(_of_blocks([block.passage for block in node.blocks]))
            yield from stretches
            if not stretches and _over_tasks(node, tasks) and not outside(node):
                yield from (
                    (block.passage, 0, len(block.text))
                    for block in node.blocks[1:]
                    if _WORK.search(block.text)
                )


def _over_tasks(node: Node, tasks: frozenset[int]) -> bool:
    """Whether tasks stand under *node*: what its paragraphs say before the first of them is of all of these."""
    return any(id(child) in tasks or _over_tasks(child, tasks) for child in node.children)


def _of_blocks(passages: Sequence[Passage]) -> Iterator[Stretch]:
    """Yield the stretches of *passages*, paragraphs of one heading; what ends in a colon introduces all behind it (主要目标是： ⏎ …)."""
    for at, passage in enumerate(passages):
        stretches = list(_introduced(passage))
        if stretches and passage.text.endswith("：") and at + 1 < len(passages):
            whole = joined(passages[at:])
            yield whole, stretches[-1][1] if stretches[-1][1] < len(passage.text) else 0, len(whole.text)
            return
        yield from stretches


def _introduced(passage: Passage) -> Iterator[Stretch]:
    text = passage.text
    starts = []
    if found := _INTRODUCED.search(text):
        dated = _UNTIL.search(text, 0, found.start())
        starts = [dated.start() if dated else found.end()]  # 到2027年具体目标：
    if "到20" in text or "至20" in text or ("年" in text and "用" in text):
        starts += [ahead.start()] if (ahead := _AHEAD.search(text)) else []
    if starts:
        yield passage, min(starts), len(text)


def _held(node: Node, tasks: frozenset[int]) -> bool:
    return id(node) in tasks or any(id(up) in tasks for up in node.ancestors())


def left_out(found: Tree, tasks: frozenset[int], headed: frozenset[int]) -> Iterator[Passage]:
    """Yield the paragraphs that neither an item nor a heading holds and that look like work, in order of their kind.

    *headed* are the identities of the nodes that are headings. A numbered paragraph is left out where it is neither, and states no
    goals or principles; a paragraph under a heading or behind the items where it carries a clause.
    """
    for node in found.nodes:
        if _held(node, tasks):
            continue
        if id(node) not in headed and not _known(node):
            yield node.passage
        else:
            yield from (block.passage for block in node.blocks[1:] if _carries(block))
    for block in found.after:
        if _carries(block) and not (web(block.text) or furniture(block.text)):
            yield block.passage


def _known(node: Node) -> bool:
    return outside(node) or bool(node.children)


def _carries(block: Block) -> bool:
    return any(group.kind not in ASIDE for clause in clauses(block.text) for group in clause.groups)


def looks_like_work(paragraphs: Sequence[str]) -> bool:
    """Whether one of *paragraphs* has a figure or a clause.

    >>> looks_like_work(["新建平台10个。"]), looks_like_work(["本方案自印发之日起施行。"])
    (True, False)
    """
    return any(_WORK.search(each) or clauses(each) for each in paragraphs)
