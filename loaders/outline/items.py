"""Items and headings of a plan, each with its place in the text: what a numbered paragraph says, and where."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from ..clauses.clause import clauses
from ..clauses.group import Clause
from ..clauses.running import running
from ..passage import Passage, joined
from ..text import Block
from .beside import looks_like_work
from .item import Heading, Item
from .runin import bold_title, row_title, run_in_title, sentence_title
from .tables.row import CODE, in_cell
from .tasks import led, own_duty
from .tree import Node

_LONGEST_HEADING = 60  # characters of a heading that a clause follows
_OPENING = "（〔［【〈"
_NO_LINE = re.compile(r"[。；：！？]")
_SEVERAL, _MOSTLY = 3, 0.8  # rows, and how many of them begin with a phrase that is their title

Titles = Callable[[str, int, int], tuple[int, int] | None] | None  # which part of a row is its title


def items_of(
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
    named = sentence_title if _sentenced_rows(tasks_) else row_title if _named_rows(tasks_) else None
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
        yield _item(task, n, key, heading, above, id(task) in with_parts, left, named)


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
    named: Titles,
) -> Item:
    if node.row:
        return _row_item(node, n, key, heading, named)
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
        if end > 0 and not _heads(passage.text, node.ordinal.end, found):
            behind = passage.cut(end + 1, len(passage.text))
            if looks_like_work(behind.text.split("\n")):
                left.append(behind)
            passage = passage.cut(0, end)
    if not found:
        own = own_duty(node, passage.text)
        found = (own,) if own else tuple(running(passage.text, node.ordinal.end, len(passage.text)))
    elif led(node):  # 由甲委牵头，乙局参与。（责任领导：某某）
        first = found[0].start
        found = (*(clauses(passage.text[:first]) or running(passage.text, node.ordinal.end, first)), *found)
    start = node.ordinal.end
    while passage.text.startswith("\n", start):
        start += 1
    if found and found[0].start == start and passage.text[start] in _OPENING:  # 1.〔甲处、乙处〕积极发展教育
        start = found[0].end
    end = _text_end(passage.text, found, start)
    bold = _bold(passage, parts)
    title = run_in_title(passage.text, start, end) or bold_title(passage.text, start, end, bold)
    body = title[1] if title else start
    if found and _heads(passage.text, start, found) and _goes_on(passage.text, start, end, found[0]):
        title, body = (start, found[0].start), found[0].end
    body = _after_stops(passage.text, body, end) if title else body
    if title and found and body == found[0].start and found[0].end < end:  # 建设平台。（甲局）开展培训
        body = _after_stops(passage.text, found[0].end, end)
    return Item(
        n,
        key,
        node.ordinal.value,
        node.nth,
        passage,
        start,
        body,
        end,
        title,
        heading,
        parent,
        bold,
        found,
    )


def _goes_on(text: str, start: int, end: int, clause: Clause) -> bool:
    """Whether what is to be done follows the *clause* behind a heading: on the next line, or behind a stop and a heading without ，."""
    if text.startswith("\n", clause.end):
        return True
    return (
        text.startswith("。", clause.end) and clause.end + 1 < end and "，" not in text[start : clause.start]
    )


def _after_stops(text: str, at: int, end: int) -> int:
    while at < end and text[at] in "\n。：！？":
        at += 1
    return at


def _heads(text: str, start: int, found: Sequence[Clause]) -> bool:
    """Whether the only clause of an item stands behind a heading without a stop, above what is to be done."""
    head = text[start : found[0].start]
    return (
        len(found) == 1
        and 1 < len(head) <= _LONGEST_HEADING
        and not _NO_LINE.search(head)
        and "\n" not in head
    )


def _bold(passage: Passage, parts: Sequence[Block]) -> tuple[tuple[int, int], ...]:
    """Return the runs of *passage* that its paragraphs *parts* print bold."""
    if not any(block.bold for block in parts):
        return ()
    return tuple(
        (passage.at(block.passage.place(first)), passage.at(block.passage.place(last - 1)) + 1)
        for block in parts
        for first, last in block.bold
        if block.passage.place(last - 1) <= passage.place(len(passage.text) - 1)
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


def _named_rows(tasks_: Sequence[Node]) -> bool:
    """Whether the first line of each row that has several is a short phrase: then it is the name of its task."""
    if any(node.row and not node.row.named for node in tasks_):
        return False
    texts = [(node.row.text.text, node.ordinal.end) for node in tasks_ if node.row]
    return all(row_title(text, start, len(text)) for text, start in texts if "\n" in text[start:])


def _sentenced_rows(tasks_: Sequence[Node]) -> bool:
    """Whether most of several rows begin with a short phrase that a stop ends, and more: then it is the name of its task (加强管理。修订制度…)."""
    rows = [(node.row.text.text, node.ordinal.end) for node in tasks_ if node.row]
    phrases = sum(sentence_title(text, start, len(text)) is not None for text, start in rows)
    return len(rows) >= _SEVERAL and phrases >= _MOSTLY * len(rows)


def _row_item(node: Node, n: str, key: str, heading: Heading | None, named: Titles) -> Item:
    row = node.row
    assert row is not None
    parts = [cell for _, cell in row.periods]
    pieces = [p for p in (row.number, row.text, *parts, *(cell for *_, cell in row.cells)) if p]
    printed = sorted(pieces, key=lambda p: p.places)
    if not any(one.places and two.places[:1] < one.places[-1:] for one, two in pairwise(printed)):
        pieces = printed  # but cells that run over lines beside each other keep the order of their columns
    passage = joined(pieces)
    first_of = {id(piece): at for piece, at in zip(pieces, _offsets(passage, pieces), strict=True)}
    start = first_of[id(row.text)] + node.ordinal.end
    end = first_of[id(row.text)] + len(row.text.text)
    groups = [
        group for kind, role, cell in row.cells for group in in_cell(kind, role, cell, first_of[id(cell)])
    ]
    groups.sort(key=lambda group: group.start)
    clause = (Clause(groups[0].start, groups[-1].end, tuple(groups), "resp.cell"),) if groups else ()
    codes = (row.text.text, row.number.text if row.number else "")
    coded = any(map(CODE.match, codes))  # behind its code stands its name
    titled = row_title if coded else named
    title = titled(passage.text, start, end) if titled else None
    amount = None
    if row.name > node.ordinal.end:
        title = start, start + row.name - node.ordinal.end
        amount = title[1] + passage.text.startswith("\n", title[1])
    body = title[1] if title else start
    while title and body < end and passage.text[body] in "\n。":
        body += 1
    return Item(
        n,
        key,
        node.ordinal.value,
        node.nth,
        passage,
        start,
        body,
        end,
        title,
        heading,
        clauses=clause,
        amount=amount,
        indicator=row.indicator,
        beside=row.beside,
        periods=tuple((part, first_of[id(c)], first_of[id(c)] + len(c.text)) for part, c in row.periods),
    )


def _offsets(whole: Passage, pieces: Sequence[Passage]) -> Iterator[int]:
    """Yield where each of *pieces* begins in *whole*, which joins them."""
    at = 0
    for piece in pieces:
        at += whole.text.startswith("\n", at) and not piece.text.startswith("\n")
        yield at
        at += len(piece.text)


def subitems(item: Item) -> Iterator[tuple[int, int]]:
    """Yield the places of the bold run-in headings inside *item*, its title left out."""
    text = item.passage.text
    for first, last in item.bold:
        start = max(first, item.body)
        while start < last:
            stop = min((at for mark in "。，：" if (at := text.find(mark, start, last)) >= 0), default=-1)
            end = stop if stop >= 0 else last
            run_in = stop >= 0 or text[last : last + 1] in ("。", "：")
            if run_in and 2 <= end - start <= 40 and last < item.end:
                yield start, end
            start = end + 1
