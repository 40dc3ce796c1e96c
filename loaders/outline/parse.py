"""The outline of a plan: its header, its task lists, its sections and its items, each with its place in the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ..lines import blank_ends
from ..passage import Passage
from ..text import Block, Text, blocks
from ..titles import label, supposed
from .beside import left_out, stated_goals
from .contents import without_contents
from .convention import Convention, stated
from .header import Header, header
from .inline import parted
from .item import Heading, Item
from .items import items_of
from .numbering import HEADS
from .prose import prose
from .tables.blankrows import blank_tables
from .tables.grid import Grid, grids
from .tables.htmltable import html_tables
from .tables.indicators import IndicatorTable, in_blocks, indicator_tables
from .tables.sheet import sheets
from .tables.torn import torn
from .tasks import led, tasks
from .tree import Node, Stray, Tree, tree

__all__ = ["Heading", "Item", "Outline", "TaskList", "outline"]


@dataclass(frozen=True, slots=True)
class TaskList:
    """A list of tasks (任务清单): its label (要点) and its title, None where the text has none."""

    label: str
    title: Passage | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """A document by its parts.

    *strays* are numbers out of sequence, *unread* the first rows of tables without a known header,
    *passed* the names of columns that are not read, *torn* the first of a table whose columns are woven into each other.
    *convention* is what the plan states once of who leads in its clauses (列第一位的为牵头单位，下同), if it does.
    *goals* are the stretches (passage, start, end) outside of items that state goals of the whole plan,
    *prose* those of a text without items: what it says is to be done;
    *indicators* are tables of what the whole plan measures;
    *left* are paragraphs that look like work and that no item holds; *run_together* says that lines were lost.
    """

    header: Header
    lists: tuple[TaskList, ...]
    headings: tuple[Heading, ...]
    items: tuple[Item, ...]
    strays: tuple[Stray, ...] = ()
    unread: tuple[Passage, ...] = ()
    convention: Convention | None = None
    goals: tuple[tuple[Passage, int, int], ...] = ()
    left: tuple[Passage, ...] = ()
    prose: tuple[tuple[Passage, int, int], ...] = ()
    run_together: bool = False
    passed: tuple[Passage, ...] = ()
    torn: Passage | None = None
    indicators: tuple[IndicatorTable, ...] = ()


_HEADING = 40  # characters of a heading
_FOOT = 8  # paragraphs in which a web page may say of what day a document is
_LETTER = 6  # numbered paragraphs of a letter
_ADDRESSED = re.compile("各[^。；]{2,60}：")  # whom a letter is to
_CARRIED = re.compile("印发[《〈]?([^《》〈〉]{4,60}?)[》〉]?的通知")
_NO_LABEL = "任务"
_TABLE_LABEL = "表"
_STOP = re.compile(r"[。！？]")


def outline(text: Text) -> Outline:
    """Return the outline of the document *text*.

    A task is the smallest numbered unit that carries a responsibility clause, and its siblings of the same style;
    in a list without any clause the most frequent style of numbered paragraphs. Numbers above tasks are sections.

    >>> plan = "甲协会2024年工作要点\\n一、组织\\n1.建设平台。开展培训。（责任部门：甲部）\\n2.办好年会。（责任部门：乙部）"
    >>> [(item.n, item.heading.path, item.passage.text[item.body:item.end]) for item in outline(Text(plan)).items]
    [('1', ('一',), '开展培训。'), ('2', ('一',), '办好年会。')]
    """
    printed, measured = _printed(text)
    page = blank_ends(text.characters)
    in_parts = parted(printed, page)
    paragraphs = without_contents(in_parts)
    found = tree(paragraphs)
    headings: list[Heading] = []
    items: list[Item] = []
    left: list[Passage] = []
    held: set[int] = set()
    headed: set[int] = set()
    used: set[int] = set()  # lists that have tasks: a letter may number its own paragraphs
    for nth, group in groupby(found.nodes, key=lambda node: node.nth):
        nodes = list(group)
        chosen = [] if nth == 1 and _of_letter(found, nodes) else tasks(nodes)
        made = _headings(nodes, chosen, nth)
        headings += made.values()
        held |= {id(node) for node in chosen}
        used |= {nth} if chosen else set()
        headed |= made.keys()
        items += items_of(nodes, chosen, made, nth, left)
    own = [title for nth, title in enumerate(found.titles, 1) if nth in used or not used]
    titles = [title for title in own if title]
    whole = found.notice and (len(titles) != 1 or own[0] is None)
    title = found.notice if whole else titles[0] if titles else _supposed(found.before)
    if whole and not titles and found.notice:
        title = _carried(found.notice)
    return Outline(
        header(
            found.before,
            found.after,
            title,
            found.notice,
            [h.passage for h in headings],
            paragraphs[-_FOOT:],
            paragraphs,
        ),
        _lists(found),
        tuple(headings),
        tuple(items),
        tuple(found.strays),
        tuple(found.unread),
        stated(paragraphs),
        tuple(stated_goals(found, frozenset(held))),
        tuple(sorted([*left, *left_out(found, frozenset(held), frozenset(headed))], key=_place)),
        () if found.nodes else tuple(prose(found.before)),
        page or len(in_parts) > len(printed),
        tuple(found.passed),
        None if found.tables else torn(paragraphs),
        measured,
    )


def _printed(text: Text) -> tuple[tuple[Block, ...], tuple[IndicatorTable, ...]]:
    """Return the paragraphs of *text*, with the rows of tables whose cells stand in columns of the page, in HTML, or as a spreadsheet gives them.

    Tables of indicators stand apart.
    """
    source = text.characters
    measured = indicator_tables(source)
    laid: list[Grid] = [Grid(table.start, table.end, ()) for table in measured]
    for grid in (*grids(source), *blank_tables(source), *html_tables(source), *sheets(source)):
        rows = tuple(in_blocks([block.cells for block in grid.blocks if block.cells]))
        if len(rows) > 1 and not any(table.start <= grid.start < table.end for table in measured):
            measured.append(IndicatorTable(grid.start, grid.end, rows))
        laid.append(Grid(grid.start, grid.end, ()) if len(rows) > 1 else grid)
    laid.sort(key=lambda table: table.start)
    if not laid:
        return blocks(text), ()
    others = blocks(text, [(table.start, table.end) for table in laid])
    found: list[Block] = []
    at = end = 0
    for table in laid:
        if table.start < end:
            continue  # inside of another
        end = table.end
        while at < len(others) and (
            not others[at].passage.places or _place(others[at].passage) < table.start
        ):
            found.append(others[at])
            at += 1
        found += table.blocks
    return (*found, *others[at:]), tuple(sorted(measured, key=lambda table: table.start))


def _of_letter(found: Tree, nodes: Sequence[Node]) -> bool:
    """Whether the first *nodes* are numbered paragraphs of the letter that carries the list with a title behind them."""
    titled = found.titles[0] is None and any(found.titles[1:])
    addressed = any(_ADDRESSED.fullmatch(block.text) for block in found.before)
    plain = len(nodes) <= _LETTER and not any(node.row or node.children or node.clauses for node in nodes)
    return bool(found.notice or addressed) and titled and plain


def _supposed(before: Sequence[Block]) -> Passage | None:
    """Return the last line before the first number that may be the heading of its list."""
    return next(
        (block.passage for block in reversed(before) if not block.cells and supposed(block.text)), None
    )


def _carried(notice_: Passage) -> Passage:
    """Return the title of the plan that the heading of a letter names (关于印发《甲县2024年工作要点》的通知), else the heading."""
    named = _CARRIED.search(notice_.text)
    if named and label(named[1]):
        return notice_.cut(*named.span(1))
    text = notice_.text
    return notice_.cut(1, len(text) - 1) if text.startswith("《") and text.endswith("》") else notice_


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
        if under_task or not (
            id(node) in above or node.ordinal.rank in ranks or (not ranks and _alone(node))
        ):
            continue
        parents = [up for up in node.ancestors() if id(up) in made]
        if parents and id(node) not in above:
            continue  # 一、总体要求 （一）指导思想: below a heading only what holds tasks is one
        path = (*(made[id(parents[0])].path if parents else ()), node.ordinal.printed)
        key = f"{made[id(parents[0])].key if parents else nth}.{node.ordinal.value}"
        keys[key] += 1
        unique = key if keys[key] == 1 else f"{key}-{keys[key]}"
        made[id(node)] = Heading(unique, path, nth, _heading_words(node), tuple(_in_charge(node)))
    return made


def _alone(node: Node) -> bool:
    """Whether *node* is a heading over paragraphs without numbers, in a list where no tasks show what headings are."""
    text = node.blocks[0].text
    return (
        len(node.blocks) > 1
        and len(text) <= _HEADING
        and not _STOP.search(text)
        and node.ordinal.style in HEADS
    )


def _in_charge(node: Node) -> Iterator[tuple[Passage, int, int]]:
    """Yield where the clauses of a heading name persons in charge."""
    for clause in node.clauses:
        yield from (
            (node.passage, group.start, group.end) for group in clause.groups if group.kind == "leader"
        )


def _heading_words(node: Node) -> Passage:
    passage = node.blocks[0].passage
    start, end = node.ordinal.end, len(passage.text)
    while start < end and passage.text[start] in "—–－-":  # ——推进教育
        start += 1
    stop = _STOP.search(passage.text, start)
    if stop and stop.end() < end:
        end = stop.start()
    if node.clauses and led(node) and start < node.clauses[0].start < end:
        end = node.clauses[0].start
    while end > start and passage.text[end - 1] in "。：；，:":
        end -= 1
    return (
        passage.cut(start, end) if end > start else passage.cut(0, start or len(passage.text))
    )  # a number alone
