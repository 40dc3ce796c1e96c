"""Who answers for a task (责任分工): the bodies and persons that its clauses name, with their roles."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace

from ...graph.fact import Leader, Responsibility
from ..clauses.bodies import Body, bodies
from ..clauses.clause import Clause
from ..evidence import evidence
from ..outline.parse import Item

_PERSON = re.compile(r"[^、，,；;。和及\s（）]{2,8}(?:（[^（）]*）)?")
_HONORIFIC = re.compile(r"(?:同志|副?(?:省|市|区|县|州|镇|乡)长|副?主席|副?主任|副?书记|副?局长|副?厅长)$")


def named(item: Item, first_leads: int | None = None) -> list[Body]:
    """Return the bodies that the clauses of *item* name, in order, with the roles that labels, verbs and conventions give.

    *first_leads* is the place in the source from which on the first body of a clause leads;
    a clause that says itself who leads, or names groups alone, is left as it is.
    """
    found: list[Body] = []
    tier = 0
    convention = first_leads is not None and item.passage.place(len(item.passage.text) - 1) >= first_leads
    for clause in item.clauses:
        own = _of_clause(item, clause, tier)
        tier = max([tier, *(body.tier for body in own)])
        plain = all(body.role == "responsible" for body in own)
        if convention and plain and not all(body.collective for body in own):
            own[0] = replace(own[0], role="lead")
        found += own
    return found


def _of_clause(item: Item, clause: Clause, tier: int) -> list[Body]:
    found: list[Body] = []
    for group in clause.groups:
        if group.kind == "bodies":
            tier += 1
            own = bodies(item.passage.text, group.start, group.end, group.role, tier)
            tier = max((body.tier for body in own), default=tier)
            found += own
    return found


def responsibilities(
    item: Item, task: str, answering: list[Body], canonical: Callable[[str], str]
) -> Iterator[Responsibility]:
    """Yield a fact for each body that answers for *item*, once; *canonical* gives its name in this document."""
    seen: set[str] = set()
    for body in answering:
        name = canonical(body.name)
        if name in seen or body.doubtful:
            continue
        seen.add(name)
        nth = bisect_right(item.clauses, body.start, key=lambda clause: clause.start) - 1
        rule = item.clauses[nth].rule
        yield Responsibility(
            evidence(item.passage, body.start, body.end, rule),
            task,
            name,
            body.role,
            len(seen),
            body.tier,
            body.collective,
        )


def leaders(item: Item, task: str) -> Iterator[Leader]:
    """Yield the persons in charge that the clauses of *item* name (责任领导)."""
    text = item.passage.text
    for clause in item.clauses:
        for group in clause.groups:
            if group.kind != "leader":
                continue
            for found in _PERSON.finditer(text, group.start, group.end):
                name = _HONORIFIC.sub("", found[0].partition("（")[0])
                if len(name) >= 2:
                    start = found.start()
                    yield Leader(evidence(item.passage, start, start + len(name), "leader.label"), task, name)


def due_text(item: Item) -> str | None:
    """Return what the clauses of *item* say of its deadline (完成时限), as printed."""
    for clause in item.clauses:
        for group in clause.groups:
            if group.kind == "due" and group.end > group.start:
                return item.passage.printed(group.start, group.end)
    return None
