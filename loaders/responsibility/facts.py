"""Who answers for a task (责任分工): the bodies and persons that its clauses name, with their roles."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from ...graph.fact import Leader, Responsibility
from ..clauses.bodies import Body, bodies, persons
from ..clauses.bodynames import STRONG, collective, ends_like_a_body
from ..clauses.elisions import filled
from ..clauses.group import BODIES, Clause
from ..clauses.persons import person, several
from ..evidence import evidence
from ..outline.convention import Convention
from ..outline.parse import Item
from ..passage import Passage
from ..vocabulary import either, vocabulary

_PERSON = re.compile(  # 李和平, 何春和, but 李明和王强 are two
    r"(?:[^、，,；;。和及\s（）]|(?<=[^、，,；;。\s（）])[和及](?![^、，,；;。和及\s（）]{2})){2,40}(?:（[^（）]*）)?"
)
_PERSONS = vocabulary("clauses")["persons"]
_OFFICE = rf"(?:(?:常务)?副?{either(_PERSONS['offices'])})"
_HONORIFIC = re.compile(rf"(?:同志|{_OFFICE})+$")
_BEFORE_NAME = re.compile(rf"[一-鿿]{{0,20}}{_OFFICE}：?(?=[一-鿿·]{{2,}})")
_OFFICE_BEHIND = re.compile(  # 王某某市委副书记
    rf"([一-鿿·]{{2,4}}?)((?:中共)?(?:[省市区县州旗镇乡]|{either(_PERSONS['seats'])})[一-鿿]{{0,12}}?{_OFFICE})"
)
_OFFICES = re.compile(rf"{_OFFICE}$")
_PARTING = "、，,；;。：（）/\n"
_NAME = re.compile("[一-鿿]{2,4}|[一-鿿]{1,6}·[一-鿿·]{1,10}")
_TITLED = re.compile(f"[一-鿿]{either(_PERSONS['titled'])}")
_NOBODY = re.compile(f"{either(_PERSONS['nobody'])}|^{either(_PERSONS['nothing'])}$|^党(?:总支|小组?|委|组)")
_LONGEST_PERSON = 8
_BREAK = re.compile("<[bB][rR] {0,2}/?>|&nbsp;")
_HALF = frozenset(vocabulary("organizations")["government"]["halves"])  # names of nobody by themselves
_BLANK = " \t\u3000\xa0"


def named(item: Item, convention: Convention | None = None) -> list[Body]:
    """Return the bodies that the clauses of *item* name, in order, with the roles that labels, verbs and conventions give.

    *convention* is what the plan states of who leads, from its place on;
    a clause that says itself who leads, or names groups alone, is left as it is.
    """
    found: list[Body] = []
    tier = 0
    holds = convention is not None and item.passage.place(len(item.passage.text) - 1) >= convention.place
    for clause in item.clauses:
        own = [body for body in _of_clause(item, clause, tier) if not person(body.name)]
        tier = max([tier, *(body.tier for body in own)])
        if convention and convention.mark:
            found += [
                replace(body, role="lead") if _starred(item.passage, body, convention.mark) else body
                for body in own
            ]
            continue
        answering = [body for body in own if body.role == "responsible"]
        if convention and holds and own and own[0] in answering and not any(b.role == "lead" for b in own):
            agreed = iter(_agreed(answering, convention))
            own = [next(agreed) if body in answering else body for body in own]
        found += own
    return found


def _starred(passage: Passage, body: Body, mark: str) -> bool:
    """Whether the source has *mark* behind the name of *body*: 市甲局★."""
    return body.role == "responsible" and passage.source.startswith(mark, passage.place(body.end - 1) + 1)


def _agreed(own: list[Body], convention: Convention) -> list[Body]:
    """Return the bodies of one clause with the roles that the *convention* gives them."""
    first = sum(body.tier == own[0].tier for body in own)
    leading = first if convention.comma else int(not all(body.collective for body in own))
    rest = convention.rest if convention.comma else "responsible"
    return [replace(body, role="lead" if nth < leading else rest) for nth, body in enumerate(own)]


def _of_clause(item: Item, clause: Clause, tier: int) -> list[Body]:
    found: list[Body] = []
    for group in clause.groups:
        if group.kind in BODIES:
            tier += 1
            own = bodies(item.passage.text, group.start, group.end, group.role, tier)
            if group.kind == "both":
                own = [each for body in own for each in _without_persons(item.passage, body)]
            if own and not _unbroken(item.passage, group.start, group.end):
                own = filled(
                    item.passage.text, [each for body in own for each in _parted(item.passage, body)]
                )
            tier = max((body.tier for body in own), default=tier)
            found += own
    return found


def _unbroken(passage: Passage, start: int, end: int) -> bool:
    """Return whether nothing was dropped between the cleaned characters *start* to *end*: no blank, no line end."""
    first, last = passage.span(start, end)
    return last - first == end - start


def _parted(passage: Passage, body: Body) -> list[Body]:
    """Return the bodies that *body* is where blanks alone part names of bodies: 甲局　乙局."""
    if _unbroken(passage, body.start, body.end) or body.name != passage.text[body.start : body.end]:
        return [body]
    cuts = [body.start]
    for at in range(body.start + 2, body.end - 1):
        first, last = passage.place(at - 1) + 1, passage.place(at)
        if first < last and not _BREAK.sub("", passage.source[first:last]).strip(_BLANK):
            cuts.append(at)
    parts = list(pairwise([*cuts, body.end]))
    names = [passage.text[start:end] for start, end in parts]
    if len(parts) < 2 or any(name in _HALF for name in names[1:]):  # 各乡镇 人民政府
        return [body]
    if not all(collective(name) or ends_like_a_body(name) for name in names):
        return [body]
    return [
        replace(body, name=name, start=start, end=end)
        for name, (start, end) in zip(names, parts, strict=True)
    ]


def _pieces(passage: Passage, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what blanks, stops and brackets part in the cleaned characters *start* to *end*."""
    at = start
    for place in range(start, end):
        blank = place > at and passage.place(place) > passage.place(place - 1) + 1
        if blank or passage.text[place] in _PARTING:
            if place > at:
                yield at, place
            at = place + (passage.text[place] in _PARTING)
    if end > at:
        yield at, end


def _without_persons(passage: Passage, body: Body) -> Iterator[Body]:
    """Yield the bodies in *body*, which names persons, too (甲局 王某某); all of it where none can be told."""
    parts = [
        (passage.text[first:last], first, last) for first, last in _pieces(passage, body.start, body.end)
    ]
    own = [part for part in parts if collective(part[0]) or ends_like_a_body(part[0])]
    if len(own) == len(parts) or (not own and not all(_NAME.fullmatch(name) for name, *_ in parts)):
        yield body
        return
    for name, first, last in own:
        yield replace(body, name=name, start=first, end=last, alias=None)


def responsibilities(
    item: Item, task: str, answering: list[Body], canonical: Callable[[str], str]
) -> Iterator[Responsibility]:
    """Yield a fact for each body that answers for *item*, once; *canonical* gives its name in this document."""
    seen: set[str] = set()
    starts = [clause.start for clause in item.clauses]
    for body in answering:
        name = canonical(body.name)
        if name in seen or body.doubtful:
            continue
        seen.add(name)
        rule = item.clauses[bisect_right(starts, body.start) - 1].rule
        known = body.collective or ends_like_a_body(body.name)
        yield Responsibility(
            evidence(item.passage, body.start, body.end, rule, whole=known),
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
            if group.kind == "both":
                for first, last in _pieces(item.passage, group.start, group.end):
                    if _NAME.fullmatch(text, first, last) and not (
                        ends_like_a_body(text[first:last]) or collective(text[first:last])
                    ):
                        yield Leader(
                            evidence(item.passage, first, last, "leader.label"), task, text[first:last]
                        )
            if group.kind == "bodies":
                for first, last in persons(text, group.start, group.end, group.role):
                    yield Leader(evidence(item.passage, first, last, "leader.verb"), task, text[first:last])
            if group.kind != "leader":
                continue
            yield from _labelled(item.passage, group.start, group.end, task)


def _labelled(passage: Passage, start: int, end: int, task: str) -> Iterator[Leader]:
    """Yield the persons whom the stretch behind a label names."""
    for found in _persons(passage, start, end):
        if place := _person(found):
            yield Leader(evidence(passage, *place, "leader.label"), task, passage.text[slice(*place)])


def _persons(passage: Passage, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield what may be the name of a person; blanks part names that are whole: 李某某 王某某, but not 王 某."""
    for found in _PERSON.finditer(passage.text, start, end):
        parts = list(_pieces(passage, *found.span()))
        blanks = tuple(first - found.start() for first, _ in parts[1:])
        if run := several(found[0], blanks):
            places = [(found.start() + first, found.start() + last) for first, last in run]
            yield from (each for place in places if (each := _PERSON.match(passage.text, *place)))
            continue
        whole = all(
            _NAME.fullmatch(passage.text, *part) and not _OFFICES.search(passage.text, *part)
            for part in parts
        )
        if len(parts) > 1 and whole:
            yield from (each for part in parts if (each := _PERSON.match(passage.text, *part)))
        else:
            yield found


def _person(found: re.Match[str]) -> tuple[int, int] | None:
    """Return where the name of a person stands in what was *found*: 王某某 of 副市长王某某, 王某某 市委副书记, 王某某同志."""
    printed = found[0].partition("（")[0]
    if parted := _OFFICE_BEHIND.fullmatch(printed):
        return found.start(), found.start() + len(parted[1])
    office = _BEFORE_NAME.match(printed)
    start = found.start() + (office.end() if office else 0)
    name = _HONORIFIC.sub("", printed[office.end() if office else 0 :])
    bare = start + len(name) == found.start() + len(printed)
    if _TITLED.fullmatch(name) or STRONG.search(name) or _NOBODY.search(name):
        return None  # 王总 and 市财政局 are nobody's name
    if not 2 <= len(name) <= _LONGEST_PERSON or not (bare or not ends_like_a_body(name)):
        return None
    return start, start + len(name)


def section_leader(item: Item, task: str) -> Iterator[Leader]:
    """Yield the persons whom a label in the heading above *item* puts in charge: 二、组织（责任领导：某某）; 一、某某副市长主抓重点工作 is a heading."""
    for passage, start, end in item.heading.leaders if item.heading else ():
        yield from _labelled(passage, start, end, task)


def due_text(item: Item) -> str | None:
    """Return what the clauses of *item* say of its deadline (完成时限), as printed."""
    for clause in item.clauses:
        for group in clause.groups:
            if group.kind == "due" and group.end > group.start:
                return item.passage.printed(group.start, group.end)
    return None
