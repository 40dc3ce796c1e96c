"""Doubts about the structure of a plan (疑点): what looks like a number or a clause and was not understood."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ..graph.fact import Doubt, Evidence
from .clauses.bodies import Body
from .evidence import confidence, evidence
from .outline.parse import Item, Outline


def of_outline(outline: Outline, source: str) -> Iterator[Doubt]:
    """Yield the doubts about numbers, tables and the document as a whole."""
    for stray in outline.strays:
        words = min(len(stray.passage.text), stray.ordinal.end + 20)
        taken = "read as a number all the same" if stray.taken else "read as part of the text before it"
        yield Doubt(
            evidence(stray.passage, 0, words, "doubt.number"),
            "document",
            f"the number is {stray.ordinal.printed}, the next in sequence is {stray.expected}; {taken}",
            "task",
        )
    for row in outline.unread:
        yield Doubt(
            evidence(row, 0, len(row.text), "doubt.table"),
            "document",
            "a table without a header that names a task and who is responsible; its rows were not read",
            "task",
        )
    if not outline.items:
        yield Doubt(whole(source), "document", "no numbered item of work was found in this document", "task")


def whole(source: str) -> Evidence:
    """Return the evidence of a statement about a whole document: its first line that holds words."""
    start = len(source) - len(source.lstrip())
    line = source[start:].splitlines()[0].rstrip() if source.strip() else ""
    return Evidence(start, start + len(line), line, "document", confidence("document"))


def of_clauses(item: Item, task: str, answering: Sequence[Body]) -> Iterator[Doubt]:
    """Yield the doubts about the clauses of *item*: one that does not close, a label without names, a name that is rather a sentence."""
    passage = item.passage
    for clause in item.clauses:
        first, last = (
            bisect_left(answering, at, key=lambda body: body.start) for at in (clause.start, clause.end)
        )
        own = answering[first:last]
        if not clause.closed:
            read = "、".join(body.name for body in own) or "nothing"
            yield Doubt(
                evidence(passage, clause.start, clause.end, "doubt.clause"),
                task,
                f"the responsibility clause opens and does not close before the task ends; read as: {read}",
                "resp",
            )
        for group in clause.groups:
            nth = bisect_left(own, group.start, key=lambda body: body.start)
            named = nth < len(own) and own[nth].start < group.end
            if group.kind == "bodies" and not named:
                yield Doubt(
                    evidence(passage, group.label, max(group.start, group.end), "doubt.label"),
                    task,
                    "a label of responsible bodies without any name after it",
                    "resp",
                )
        for body in own:
            if body.doubtful:
                yield Doubt(
                    evidence(passage, body.start, body.end, "doubt.name"),
                    task,
                    "it stands where a clause names bodies, and it does not look like a name; it was left out",
                    "resp",
                )
