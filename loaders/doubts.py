"""Doubts about the structure of a plan (疑点): what looks like a number or a clause and was not understood."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ..graph.fact import Doubt, Evidence
from .clauses.bodies import Body
from .clauses.group import BODIES, Group
from .evidence import confidence, evidence
from .outline.parse import Item, Outline
from .passage import Passage

_SHOWN = 60  # characters of a paragraph that a doubt quotes
_CLOSED = {"（": "）", "〔": "〕", "［": "］", "【": "】", "〈": "〉"}
_NONE = re.compile(r"[/\\—－–\-无空·…\s]+[。；，]?")


def of_outline(outline: Outline, source: str) -> Iterator[Doubt]:
    """Yield the doubts about numbers, tables and the document as a whole."""
    for stray in outline.strays:
        words = min(len(stray.passage.text), stray.ordinal.end + 20)
        taken = "仍按编号处理" if stray.taken else "并入前文处理"
        yield Doubt(
            evidence(stray.passage, 0, words, "doubt.number"),
            "document",
            f"编号为 {stray.ordinal.printed}，按次序应为 {stray.expected}；{taken}",
            "task",
        )
    for row in outline.unread:
        yield Doubt(
            evidence(row, 0, len(row.text), "doubt.table"),
            "document",
            "表格没有写明任务和责任单位的表头，各行未读入",
            "task",
        )
    if outline.torn:
        yield Doubt(
            evidence(outline.torn, 0, len(outline.torn.text), "doubt.table"),
            "document",
            "此处有表格，各列的文字交错在一起，各行未读入",
            "task",
        )
    for name in outline.passed:
        yield Doubt(
            evidence(name, 0, len(name.text), "doubt.column"),
            "document",
            f"表格的“{name.text}”一列没有读入",
            "task",
        )
    for passage in outline.left:
        end = min(len(passage.text), _SHOWN)
        yield Doubt(
            evidence(passage, 0, end, "doubt.left"),
            "document",
            "像是工作内容，但不属于任何一项任务，未读入",
            "task",
        )
    if not outline.items:
        yield Doubt(whole(source), "document", "没有找到编号的工作事项", "task")


def whole(source: str) -> Evidence:
    """Return the evidence of a statement about a whole document: its first line that holds words."""
    start = len(source) - len(source.lstrip())
    line = source[start:].splitlines()[0].rstrip() if source.strip() else ""
    return Evidence(start, start + len(line), line, "document", confidence("document"))


def of_brackets(items: Sequence[tuple[str, Item]]) -> Iterator[Doubt]:
    """Yield the doubts about brackets that end an item without a clause, where those of other *items* say who answers."""
    ends = [item.passage.text[item.clauses[-1].start :][:1] for _, item in items if item.clauses]
    usual = {mark for mark in ends if mark in _CLOSED}
    for task, item in items:
        text = item.passage.text.rstrip("。；\n ")
        opening = max(text.rfind(mark) for mark in _CLOSED)
        if item.clauses or opening < 1 or text[opening] not in usual or text[-1:] != _CLOSED[text[opening]]:
            continue
        if len(text) - opening < _SHOWN and text[opening - 1] in "。；\n" and "：" not in text[opening:]:
            yield Doubt(
                evidence(item.passage, opening, len(text), "doubt.clause"),
                task,
                "写在责任单位的位置，但不像单位名称，未记为责任单位",
                "resp",
            )


def of_clauses(item: Item, task: str, answering: Sequence[Body], persons: Sequence[int]) -> Iterator[Doubt]:
    """Yield the doubts about the clauses of *item*: one that does not close, a label without names, a name that is rather a sentence.

    *persons* are the places in the source where persons in charge are named.
    """
    passage = item.passage
    starts = [body.start for body in answering]
    for clause in item.clauses:
        own = answering[bisect_left(starts, clause.start) : bisect_left(starts, clause.end)]
        if not clause.closed:
            read = "、".join(body.name for body in own) or "无"
            yield Doubt(
                evidence(passage, clause.start, clause.end, "doubt.clause"),
                task,
                f"责任说明的括号到任务结束仍未闭合；读作：{read}",
                "resp",
            )
        for group in clause.groups:
            nth = bisect_left(own, group.start, key=lambda body: body.start)
            if group.kind == "leader" and group.end > group.start and not _anybody(group, persons, passage):
                yield Doubt(
                    evidence(passage, group.label, group.end, "doubt.label"),
                    task,
                    "责任人标签之后没有认出人名",
                    "leader",
                )
            named = nth < len(own) and own[nth].start < group.end
            said = passage.text[group.start : group.end]
            empty = group.label >= max(group.start, group.end)  # a cell that says nothing
            if group.kind in BODIES and not (named or empty or _NONE.fullmatch(said)):
                yield Doubt(
                    evidence(passage, group.label, max(group.start, group.end), "doubt.label"),
                    task,
                    "责任单位标签之后没有单位名称",
                    "resp",
                )
        for body in own:
            if body.doubtful:
                yield Doubt(
                    evidence(passage, body.start, body.end, "doubt.name"),
                    task,
                    "写在责任单位的位置，但不像单位名称，未记为责任单位",
                    "resp",
                )


def _anybody(group: Group, persons: Sequence[int], passage: Passage) -> bool:
    """Whether one of *persons*, places in the source, stands in *group*, or it says that there is nobody (—)."""
    first, last = passage.span(group.start, group.end)
    return any(first <= at < last for at in persons) or bool(
        _NONE.fullmatch(passage.text, group.start, group.end)
    )
