"""Programmes (项目: 工程, 行动, 计划, 活动, 大赛, 论坛 …): the named initiatives of the tasks and headings of a plan, as facts.

Two passes: the rules of `initiatives` read each task; then the strong names that they found are looked up in the other tasks.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

from ...graph.fact import Doubt, Program
from ..evidence import evidence
from ..outline.parse import Heading, Item
from ..passage import Passage
from .initiatives import mentions
from .lexicon import Lexicon, Named, key
from .mention import Mention
from .titles import titled

_INTRODUCING = frozenset(
    ("program.quoted", "program.typed", "program.member")
)  # whose names other tasks may reuse

_MARKED = re.compile("“([^“”]{2,})”")
_OUTLETS = frozenset(("平台", "媒体"))


def programs(
    items: Sequence[tuple[str, Item]],
    headings: Sequence[Heading],
    doc: str,
    prose: Sequence[tuple[Passage, int, int]] = (),
) -> Iterator[Program | Doubt]:
    """Yield the initiatives of *items*, each with its task id, in the order of the text, and those that only *headings* name.

    *prose* are the stretches (passage, start, end) of a text without items.

    One row per task and initiative. What has an activity's verb and quotation marks but no kind becomes a doubt.

    >>> from remit.loaders.passage import clean
    >>> text = "1.实施“甲乙强基”计划，举办第二届丙丁大赛。"
    >>> item = Item("1", "1.1", 1, 1, clean(text, [(0, len(text))]), 2, 2, len(text))
    >>> [(program.name, program.type, program.evidence.quote) for program in programs([("d#要点.1", item)], [], "d")]
    [('“甲乙强基”计划', '计划', '实施“甲乙强基”计划'), ('第二届丙丁大赛', '大赛', '举办第二届丙丁大赛')]
    """
    read = [(task, item, _mentions(item)) for task, item in items]
    own = Lexicon(
        (item.passage.text[each.start : each.end], each.type)
        for _, item, found in read
        for each in found
        if each.type and each.rule in _INTRODUCING
    )
    again = own.find_in([item.passage.text[item.start : item.end] for _, item in items])
    seen: set[str] = set()
    for (task, item, found), known in zip(read, again, strict=True):
        for fact in _facts(item.passage, _completed(known, item.start, found), task):
            if isinstance(fact, Program):
                seen.add(key(fact.name))
            yield fact
    yield from _of_prose(prose, doc)
    for heading in headings:
        text = heading.passage.text
        whole = titled(heading.passage, 0, len(text))
        whole = (
            whole if whole and whole.type in ("计划", "行动", "工程") else None
        )  # 引领工程 is what a section is called
        for each in [whole] if whole else mentions(heading.passage, 0, len(text)):
            name = _name(heading.passage, each)
            if each.type is None or key(name) in seen:
                continue
            seen.add(key(name))
            found_at = evidence(heading.passage, each.verb, each.close, "program.heading")
            yield Program(found_at, None, name, each.type, heading.path, doc, heading.key)


def _of_prose(prose: Sequence[tuple[Passage, int, int]], doc: str) -> Iterator[Program]:
    """Yield the initiatives of running text, each once; what has no kind is none, where all else is told beside it."""
    named = Named()
    for passage, start, end in prose:
        for each in sorted(mentions(passage, start, end), key=attrgetter("start")):
            name = _name(passage, each)
            if each.type is not None and named.add(key(name)):
                yield Program(
                    evidence(passage, each.verb, each.close, each.rule), None, name, each.type, (), doc
                )


def _mentions(item: Item) -> list[Mention]:
    """Return the mentions in *item*; one that its title is as a whole stands first."""
    found = list(mentions(item.passage, item.start, item.end))
    for _, first, last in item.periods:
        found += mentions(item.passage, first, last)
    start, end = item.title or (item.start, item.passage.text.find("：", item.start, item.end))
    whole = titled(item.passage, start, end)
    if whole and not any(each.start < whole.end for each in found):
        found.insert(0, whole)
    return found


def _facts(passage: Passage, found: Iterable[Mention], task: str) -> Iterator[Program | Doubt]:
    """Yield the *found* mentions as facts of *task*, the first of each initiative, in the order of the text."""
    named = Named()
    quoted: dict[str, str | None] = {}  # what stood in quotation marks in a name, with the name's type
    for each in sorted(found, key=attrgetter("start")):
        name = _name(passage, each)
        mark = _MARKED.search(name) if "“" in name else None
        core = mark[1] if mark else name
        if _again(quoted, core, each.type, whole=mark is None) or not named.add(key(name)):
            continue
        if mark:
            quoted[core] = each.type
        quote = evidence(passage, each.verb, each.close, each.rule)
        if each.type is None:
            yield Doubt(quote, task, "有引号和动词，但没有类名，看不出是不是项目", "program")
        else:
            yield Program(quote, task, name, each.type)


def _again(quoted: Mapping[str, str | None], core: str, type_: str | None, whole: bool) -> bool:
    """Say whether *core* was named before: by itself after “甲乙计划”留学项目, or as another outlet of one brand (“甲乙”新媒体矩阵)."""
    if core not in quoted:
        return False
    return whole or (type_ in _OUTLETS and quoted[core] in _OUTLETS)


def _name(passage: Passage, mention: Mention) -> str:
    return passage.printed(mention.start, mention.end).strip()


def _completed(known: Sequence[tuple[int, int, str]], start: int, found: Sequence[Mention]) -> list[Mention]:
    """Return *found* with the document's own names where it has nothing, or a name of the gazetteer that is a part of one.

    Those names are *known* by their places (start, end, type) behind *start*.
    """
    if not known:
        return [*found]
    out = sorted(found, key=attrgetter("start"))
    added = []
    for first, last, type_ in known:
        first, last = first + start, last + start
        low = bisect_right(out, first, key=attrgetter("end"))
        high = bisect_left(out, last, key=attrgetter("start"))
        if all(
            each.rule == "program.gazetteer" and each.end - each.start < last - first
            for each in out[low:high]
        ):
            del out[low:high]
            added.append(Mention(first, first, last, last, type_, "program.lexicon"))
    return out + added
