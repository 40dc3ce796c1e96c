"""Which numbered paragraphs of a list are its tasks (任务)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ..clauses.group import ASIDE, Clause
from ..clauses.running import duty, running
from ..titles import aside, duties, goals, past
from ..vocabulary import either, vocabulary
from .tree import Node

_STOP = re.compile(r"[。！？]")
_SENTENCE = re.compile(r"[。！？；]")
_CLOSING = re.compile("|".join(vocabulary("titles")["closing"]["patterns"]))
_SUPPORT = re.compile(either(vocabulary("titles")["headings"]["support"]))
_PARTS = 2  # of a task at least, behind the last of which its clause may stand
_NUMBERED = frozenset(("arabic", "arabic-bracketed", "circled"))
_FIRST_PARTS = {"arabic-bracketed": "（1）", "bracketed": "（一）", "circled": "①", "arabic": "1."}


def tasks(nodes: Sequence[Node]) -> list[Node]:
    """Return the nodes of one list that are tasks, in order.

    Those that carry a responsibility clause or are given to bodies in running text (由甲局牵头),
    and those without one that stand where others do, below headings,
    or among as many of their style that do,
    or that say in one paragraph what is to be done. A clause behind the last of several numbered parts is that of the whole.
    In a list without any clause: the most frequent style of numbered paragraphs that have no parts.
    """
    carrying = {id(node) for node in nodes if _carries(node)}
    leaves = [node for node in nodes if not node.children and not node.row]
    given = {
        id(node)
        for node in leaves
        if not (_closes(node) or outside(node)) and _given(node.passage.text, node.ordinal.end)
    }
    of_duties = {id(node) for node in leaves if own_duty(node, node.passage.text)}
    if carrying or len(given) * 2 > len(leaves):
        carrying |= given
    carrying |= of_duties
    carrying -= {
        id(node) for node in nodes if led(node) and any(id(d) in carrying for d in node.descendants())
    }
    if not carrying:
        return _without_clauses([node for node in nodes if not outside(node)]) or _without_clauses(
            [node for node in nodes if _aims(node)]  # its goals are all that it numbers
        )
    for node in _carrying_last(nodes, carrying):
        carrying -= {id(child) for child in node.children}
        carrying.add(id(node))
    above = {id(up) for node in nodes if id(node) in carrying for up in node.ancestors()}
    alone = [
        node
        for node in nodes
        if id(node) not in carrying
        and id(node) not in above
        and not outside(node)
        and not any(id(up) in carrying for up in node.ancestors())
    ]
    with_clause = Counter(node.ordinal.style for node in nodes if id(node) in carrying)
    without = Counter(node.ordinal.style for node in alone)
    places = {_place(node) for node in nodes if id(node) in carrying}
    siblings = {
        id(node)
        for node in alone
        if with_clause[node.ordinal.style] >= without[node.ordinal.style]
        or (node.parent and (_runs_on(node) or _all_say_work(node.parent)))
        or (node.parent and not node.children and _place(node) in places and not _closes(node.parent))
    }
    counted = {
        id(node)
        for node in alone
        if numbered_goal(node) and node.parent and sum(map(numbered_goal, node.parent.children)) > 1
    }
    chosen = carrying | siblings | counted
    return [node for node in nodes if id(node) in chosen]


def outside(node: Node) -> bool:
    """Whether *node* states principles or goals (指导思想, 发展目标), or stands under a heading over what was done."""
    if not node.children and not node.row and _CLOSING.search(node.blocks[0].text):
        return not _carries(node)
    above = node.ancestors()
    if numbered_goal(node):
        return any(past(each.words) for each in above)
    return any(past(each.words) or each.aside for each in (node, *above))


def numbered_goal(node: Node) -> bool:
    """Whether *node* is one of the numbered goals of the plan, each a sentence of what is to be reached (二、主要目标 1.建成…)."""
    return (
        node.parent is not None
        and not node.children
        and not node.row
        and node.ordinal.style in _NUMBERED
        and goals(node.parent.words)
        and not aside(node.words)
        and _SENTENCE.search(node.passage.text) is not None
    )


def _aims(node: Node) -> bool:
    """Whether *node* stands under a heading over the plan's own goals, and under none over what was done."""
    above = [up.words for up in node.ancestors()]
    return any(map(goals, above)) and not any(map(past, above))


def _place(node: Node) -> tuple[str, str | None]:
    """Return where *node* stands: its style of number, and that of what it stands under."""
    return node.ordinal.style, node.parent.ordinal.style if node.parent else None


def _closes(node: Node) -> bool:
    """Whether *node* is the heading of what closes a plan: 保障措施."""
    return bool(_SUPPORT.search(node.words))


def led(node: Node) -> bool:
    """Whether the clauses of *node* name persons in charge and no body: over items with clauses of their own it is a heading."""
    kinds = {group.kind for clause in node.clauses for group in clause.groups} - {"other"}
    return "leader" in kinds and kinds <= {"leader", "due"} and not node.row


def _carries(node: Node) -> bool:
    if node.row:
        return True
    return any(group.kind not in ASIDE for clause in node.clauses for group in clause.groups)


def _given(text: str, start: int) -> bool:
    """Whether the running *text* gives the work to bodies: 由甲局牵头; 甲局牵头，乙局配合，6月底前完成."""
    return ("由" in text or "牵头" in text) and next(running(text, start, len(text)), None) is not None


def own_duty(node: Node, text: str) -> Clause | None:
    """Return the body that *text*, the words of *node*, begins with, if that stands in a list of duties (二、职责分工 1.教育局：负责…)."""
    if node.parent is None or not duties(node.parent.words):
        return None
    return duty(text, node.ordinal.end, len(text))


def _runs_on(node: Node) -> bool:
    """Whether a node without parts says more than a heading in the paragraph of its number (（一）加强领导。成立专班。)."""
    stop = _STOP.search(node.blocks[0].text)
    return not node.children and stop is not None and stop.end() < len(node.blocks[0].text)


def _carrying_last(nodes: Sequence[Node], carrying: set[int]) -> Iterator[Node]:
    """Yield the nodes whose clause stands behind the last of their numbered parts: it is theirs.

    Where all the parts of others of their style have clauses of their own, one is no pattern, and it has to stand on a line of its own
    behind several parts; where some have, or as many have none with any, it is the last part's.
    """
    parted: dict[str, list[Node]] = {}
    for node in nodes:
        run_in = bool(node.children) and _first_run_in(node)
        if len(node.children) + run_in >= _PARTS and id(node) not in carrying:
            parted.setdefault(node.ordinal.style, []).append(node)
    for group in parted.values():
        yield from _of_the_whole(group, carrying)


def _of_the_whole(group: Sequence[Node], carrying: set[int]) -> Sequence[Node]:
    """Return those of *group*, nodes of one style with parts, whose last part carries the clause of the whole."""
    patterns: list[Node] = []
    mixed = False
    bare = 0
    for node in group:
        held = [id(child) in carrying for child in node.children]
        deeper = [
            not own and any(id(d) in carrying for d in child.descendants())
            for child, own in zip(node.children, held, strict=True)
        ]
        if any(deeper):
            continue  # its parts have parts that answer
        if any(held[:-1]) and not all(held):
            return ()
        mixed = mixed or any(held[:-1])
        if held[-1] and not any(held[:-1]):
            patterns.append(node)
        elif not any(held):
            bare += 1
    if bare >= len(patterns):
        return ()
    alone = [node for node in patterns if _on_a_line(node.children[-1])]
    if mixed:
        alone = [node for node in alone if len(node.children) > _PARTS]
        return alone if len(alone) > 1 else ()
    return patterns if len(patterns) > 1 else alone


def _on_a_line(node: Node) -> bool:
    """Whether a clause of *node* has a line of its own."""
    return any(clause.start and node.passage.text[clause.start - 1] == "\n" for clause in node.clauses)


def _first_run_in(node: Node) -> bool:
    """Whether the first part of *node* follows its title on the same line, as in 3.建设道路：（1）."""
    second = node.children[0].ordinal
    first = _FIRST_PARTS.get(second.style)
    return second.value == 2 and first is not None and first in node.blocks[0].text


def _without_clauses(nodes: Sequence[Node]) -> list[Node]:
    leaves = [node for node in nodes if not node.children and _STOP.search(node.passage.text)]
    leaves = leaves or [node for node in nodes if not node.children]
    counted = Counter(node.ordinal.style for node in leaves)
    if not counted:
        return []
    ranks = {node.ordinal.style: node.ordinal.rank for node in leaves}
    style = max(counted, key=lambda s: (counted[s], ranks[s]))  # of as many of two styles the deeper
    textual = [
        node
        for node in nodes
        if ranks.get(node.ordinal.style, ranks[style]) < ranks[style] and _says_work(node)
    ]
    also = {id(node) for node in textual} if len(textual) > 1 else set()
    return [
        node
        for node in nodes
        if (node.ordinal.style == style and not any(d.ordinal.style == style for d in node.descendants()))
        or id(node) in also
    ]


def _all_say_work(parent: Node) -> bool:
    """Whether all of several headings below *parent* stand over paragraphs without numbers."""
    return len(parent.children) > 1 and all(map(_says_work, parent.children))


def _says_work(node: Node) -> bool:
    """Whether a node without parts is a heading with what is to be done in paragraphs below it, where others have numbered ones."""
    return (
        not node.children
        and len(node.blocks) > 1
        and bool(_STOP.search(node.passage.text))
        and not _SUPPORT.search(node.words)
    )
