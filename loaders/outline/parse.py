"""The outline of a plan: its header, its task lists, its sections and its items, each with its place in the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from ..clauses.clause import Clause, Group, clauses
from ..passage import Passage, joined
from ..text import Block, Text, blocks
from ..titles import label
from ..vocabulary import vocabulary
from .beside import left_out, looks_like_work, stated_goals
from .header import Header, header
from .tasks import tasks
from .tree import Node, Stray, Tree, tree


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's heading (章节).

    *path* are the bare ordinals from the top, *list* the place of its task list from 1, *key* is ASCII and unique (``1.2.1``).
    *passage* holds the words of the heading alone, without ordinal, markup and closing stop.
    """

    key: str
    path: tuple[str, ...]
    list: int
    passage: Passage


@dataclass(frozen=True, slots=True)
class Item:
    """A task as it stands in the plan.

    *passage* runs from the number to the end of the item, clauses included; a line end parts its paragraphs. In its cleaned text:
    ``[0:start]`` is the printed number, *title* the run-in heading (None where there is none), ``[start:end]`` what the task says,
    title included, and what follows *end* is the responsibility clause, if any.
    *body* is where the text after the title begins (= *start* without a title).
    *bold* are the runs that were printed bold. *n* is the number as FORMAT wants it in the id (``12``, ``一.1``), *key* the ASCII one.
    *clauses* are its responsibility clauses, *parent* is the *n* of the item it stands under.
    """

    n: str
    key: str
    number: int
    list: int
    passage: Passage
    start: int
    body: int
    end: int
    title: tuple[int, int] | None = None
    heading: Heading | None = None
    parent: str | None = None
    bold: tuple[tuple[int, int], ...] = field(default=())
    clauses: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskList:
    """A list of tasks (任务清单): its label (要点) and its title, None where the text has none."""

    label: str
    title: Passage | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """A document by its parts.

    *strays* are numbers out of sequence, *unread* the first rows of tables without a known header.
    *first_leads* is the place in the source from which on the first body of a clause leads (列第一位的为牵头单位，下同), if any.
    *goals* are the stretches (passage, start, end) outside of items that state goals of the whole plan;
    *left* are paragraphs that look like work and that no item holds.
    """

    header: Header
    lists: tuple[TaskList, ...]
    headings: tuple[Heading, ...]
    items: tuple[Item, ...]
    strays: tuple[Stray, ...] = ()
    unread: tuple[Passage, ...] = ()
    first_leads: int | None = None
    goals: tuple[tuple[Passage, int, int], ...] = ()
    left: tuple[Passage, ...] = ()


_NO_LABEL = "任务"
_TABLE_LABEL = "表"
_LONGEST_TITLE = 45
_STOP = re.compile(r"[。！？]")
_NO_TITLE = re.compile(r"[，；：\n]")
_FIRST_LEADS = re.compile("|".join(vocabulary("clauses")["notes"]["first_is_lead"]))


def outline(text: Text) -> Outline:
    """Return the outline of the document *text*.

    A task is the smallest numbered unit that carries a responsibility clause, and its siblings of the same style;
    in a list without any clause the most frequent style of numbered paragraphs. Numbers above tasks are sections.

    >>> plan = "甲协会2024年工作要点\\n一、组织\\n1.建设平台。开展培训。（责任部门：甲部）\\n2.办好年会。（责任部门：乙部）"
    >>> [(item.n, item.heading.path, item.passage.text[item.body:item.end]) for item in outline(Text(plan)).items]
    [('1', ('一',), '开展培训。'), ('2', ('一',), '办好年会。')]
    """
    paragraphs = blocks(text)
    found = tree(paragraphs)
    headings: list[Heading] = []
    items: list[Item] = []
    left: list[Passage] = []
    held: set[int] = set()
    headed: set[int] = set()
    for nth, group in groupby(found.nodes, key=lambda node: node.nth):
        nodes = list(group)
        chosen = tasks(nodes)
        made = _headings(nodes, chosen, nth)
        headings += made.values()
        held |= {id(node) for node in chosen}
        headed |= made.keys()
        items += _items(nodes, chosen, made, nth, left)
    titles = [title for title in found.titles if title]
    whole = found.notice and (len(titles) != 1 or found.titles[0] is None)
    title = found.notice if whole else titles[0] if titles else None
    return Outline(
        header(found.before, found.after, title, found.notice),
        _lists(found),
        tuple(headings),
        tuple(items),
        tuple(found.strays),
        tuple(found.unread),
        _first_leads(paragraphs),
        tuple(stated_goals(found, frozenset(held))),
        tuple(sorted([*left, *left_out(found, frozenset(held), frozenset(headed))], key=_place)),
    )


def _first_leads(paragraphs: Sequence[Block]) -> int | None:
    for block in paragraphs:
        text = block.text
        if ("列" in text or "排" in text) and (found := _FIRST_LEADS.search(text)):
            return block.passage.place(found.start())
    return None


def _place(passage: Passage) -> int:
    return passage.places[0]


def _lists(found: Tree) -> tuple[TaskList, ...]:
    """Return the lists with labels that are unique in the document."""
    made: list[TaskList] = []
    used: Counter[str] = Counter()
    for title in found.titles:
        wanted = (title and label(title.text)) or (_TABLE_LABEL if found.tables else _NO_LABEL)
        used[wanted] += 1
        made.append(TaskList(f"{wanted}{used[wanted]}" if used[wanted] > 1 else wanted, title))
    return tuple(made)


def _headings(nodes: Sequence[Node], tasks_: Sequence[Node], nth: int) -> dict[int, Heading]:
    """Return the headings by the identity of their nodes."""
    chosen = {id(task) for task in tasks_}
    above = {id(up) for task in tasks_ for up in task.ancestors()} - chosen
    ranks = {node.ordinal.rank for node in nodes if id(node) in above}
    made: dict[int, Heading] = {}
    keys: Counter[str] = Counter()
    for node in nodes:
        under_task = id(node) in chosen or any(id(up) in chosen for up in node.ancestors())
        if under_task or not (id(node) in above or node.ordinal.rank in ranks):
            continue
        parents = [up for up in node.ancestors() if id(up) in made]
        path = (*(made[id(parents[0])].path if parents else ()), node.ordinal.printed)
        key = f"{made[id(parents[0])].key if parents else nth}.{node.ordinal.value}"
        keys[key] += 1
        unique = key if keys[key] == 1 else f"{key}-{keys[key]}"
        made[id(node)] = Heading(unique, path, nth, _heading_words(node))
    return made


def _heading_words(node: Node) -> Passage:
    passage = node.blocks[0].passage
    start, end = node.ordinal.end, len(passage.text)
    stop = _STOP.search(passage.text, start)
    if stop and stop.end() < end:
        end = stop.start()
    while end > start and passage.text[end - 1] in "。：；，:":
        end -= 1
    return passage.cut(start, end)


def _items(
    nodes: Sequence[Node],
    tasks_: Sequence[Node],
    headings: dict[int, Heading],
    nth: int,
    left: list[Passage],
) -> Iterator[Item]:
    """Yield the items of *tasks_*; paragraphs behind the clause of one that look like work are added to *left*."""
    chosen = {id(task): task for task in tasks_}
    parents = {id(task): next((up for up in task.ancestors() if id(up) in chosen), None) for task in tasks_}
    with_parts = {id(parent) for parent in parents.values() if parent}
    plain = [task for task in tasks_ if not parents[id(task)] and id(task) not in with_parts]
    styles = Counter(task.ordinal.style for task in plain)
    main = max(styles, key=lambda style: styles[style], default="")
    values = Counter(task.ordinal.value for task in plain if task.ordinal.style == main)
    qualified = any(count > 1 for count in values.values())
    names: dict[int, tuple[str, str]] = {}
    taken: Counter[str] = Counter()
    for task in tasks_:
        heading = next((headings[id(up)] for up in task.ancestors() if id(up) in headings), None)
        parent = parents[id(task)]
        apart = id(task) in with_parts or task.ordinal.style != main
        printed = task.ordinal.printed if apart and not parent else str(task.ordinal.value)
        if parent:
            n, key = (f"{names[id(parent)][0]}.{printed}", f"{names[id(parent)][1]}.{task.ordinal.value}")
        elif heading and (qualified or (apart and len(headings) > 1)):
            n, key = ".".join((*heading.path, printed)), f"{heading.key}.{task.ordinal.value}"
        else:
            n, key = printed, f"{nth}.{task.ordinal.value}"
        n, key = (_unique(each, taken) for each in (n, key))
        names[id(task)] = n, key
        above = names[id(parent)][0] if parent else None
        yield _item(task, n, key, heading, above, id(task) in with_parts, left)


def _unique(name: str, taken: Counter[str]) -> str:
    """Return *name*, with its count where it was taken before."""
    taken[name] += 1
    return name if taken[name] == 1 else _unique(f"{name}-{taken[name]}", taken)


def _item(
    node: Node,
    n: str,
    key: str,
    heading: Heading | None,
    parent: str | None,
    alone: bool,
    left: list[Passage],
) -> Item:
    if node.row:
        return _row_item(node, n, key, heading)
    parts: list[Block] = [*node.blocks]
    passage, found = node.passage, node.clauses
    if node.children and not alone:
        parts += [block for each in node.descendants() for block in each.blocks]
        passage = joined([block.passage for block in parts])
        found = clauses(passage.text)
    if found:
        last = found[-1].end
        if node.children and not alone:
            last = max(last, passage.at(list(node.descendants())[-1].blocks[0].passage.places[-1]))
        end = passage.text.find("\n", last)
        if end > 0:
            behind = passage.cut(end + 1, len(passage.text))
            if looks_like_work(behind.text.split("\n")):
                left.append(behind)
            passage = passage.cut(0, end)
    end = _text_end(passage.text, found, node.ordinal.end)
    title = _title(passage.text, node.ordinal.end, end)
    body = title[1] + 1 if title else node.ordinal.end
    while title and body < end and passage.text[body] in "\n。":
        body += 1
    bold = tuple(
        (passage.at(block.passage.place(first)), passage.at(block.passage.place(last - 1)) + 1)
        for block in parts
        for first, last in block.bold
        if block.passage.place(last - 1) <= passage.place(len(passage.text) - 1)
    )
    return Item(
        n,
        key,
        node.ordinal.value,
        node.nth,
        passage,
        node.ordinal.end,
        body,
        end,
        title,
        heading,
        parent,
        bold,
        found,
    )


def _text_end(text: str, found: Sequence[Clause], start: int) -> int:
    """Return where what the task says ends: before the clauses at its end."""
    end = len(text)
    for clause in reversed(found):
        if text[clause.end : end].strip("。；，、 \n"):
            break
        end = clause.start
    while end > start and text[end - 1] in "\n ":
        end -= 1
    return max(end, start)


def _title(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the run-in title: the first sentence where it is a short phrase without ， and more text follows."""
    stop = _STOP.search(text, start, min(end, start + _LONGEST_TITLE + 1))
    line = text.find("\n", start, min(end, start + _LONGEST_TITLE + 1))
    at = stop.start() if stop and (line < 0 or stop.start() < line) else line
    if at <= start or at + 1 >= end or _NO_TITLE.search(text, start, at):
        return None
    return start, at


def _row_item(node: Node, n: str, key: str, heading: Heading | None) -> Item:
    row = node.row
    assert row is not None
    pieces = sorted(
        [p for p in (row.number, row.text, *(cell for *_, cell in row.cells)) if p], key=lambda p: p.places
    )
    passage = joined(pieces)
    first_of = {id(piece): at for piece, at in zip(pieces, _offsets(passage, pieces), strict=True)}
    start = first_of[id(row.text)] + node.ordinal.end
    end = first_of[id(row.text)] + len(row.text.text)
    groups = []
    for kind, role, cell in row.cells:
        first = first_of[id(cell)]
        groups.append(Group(kind, role, first, first + len(cell.text), first))
    groups.sort(key=lambda group: group.start)
    clause = (Clause(groups[0].start, groups[-1].end, tuple(groups), "resp.cell"),) if groups else ()
    return Item(
        n, key, node.ordinal.value, node.nth, passage, start, start, end, heading=heading, clauses=clause
    )


def _offsets(whole: Passage, pieces: Sequence[Passage]) -> Iterator[int]:
    """Yield where each of *pieces* begins in *whole*, which joins them."""
    at = 0
    for piece in pieces:
        at += whole.text.startswith("\n", at) and not piece.text.startswith("\n")
        yield at
        at += len(piece.text)
