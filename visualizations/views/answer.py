"""The answer page: the rows of any query as a network (查询结果)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from ...errors import TooMuchToDraw
from ...graph.model import Graph
from ..content.results import Network, Rows, Thing, figure, read, text_of
from ..content.rowcards import cards, sayings
from ..content.rowquotes import known_quotes, quoted_cards
from ..drawing.layout import Box, Places, rings
from ..network import network
from ..page import Page
from ..scene import Scene
from ..words import Words, words

THINGS, THINGS_AT_ALL = 150, 1500
LINKS, TABLE = 2000, 600
SHAPES = ("dot", "square", "diamond", "triangle", "hexagon", "triangleDown", "star")
LABEL, FONT = 18, 20  # characters of a name below its shape, and their size in units of the canvas
TOP, LONGEST = 6, 400


def page(
    answer: Rows, lang: str = "zh", title: str = "", asked: str = "", graph: Graph | None = None
) -> Page:
    """Return the page of *answer*, read by the rule of ``rows.read``; *title* heads it, *asked* is the query that a reader may want to see.

    With the *graph* that was asked the panel has the words of the plans behind the rows, as far as rows have ids of it.

    Above 150 things those of the kinds that have most are drawn as one each, and the page says so.
    Raises TooMuchToDraw for more than 1,500, with how many there are of each kind.
    """
    said = words(lang)
    found = read(answer, lang)
    _check(found, len(answer.rows))
    drawn_as, notes = _grouped(found, said)
    links, more = _links(found, drawn_as, said)
    made = network()(
        title or str(getattr(answer, "question", "")) or said.say("answer_title"),
        _sentence(found, answer, said),
        said.say("answer_hint"),
        lang,
        {
            "view": "answer",
            "label": said.say("answer_label"),
            "frames": [_frame(found, answer, links, asked, said)],
            "kinds": [
                {"id": _series(n), "label": kind.label, "shape": SHAPES[n % len(SHAPES)]}
                for n, kind in enumerate(found.kinds)
            ],
            **quoted_cards(
                cards(found, drawn_as, said), found, known_quotes(Scene.of(graph, lang)) if graph else {}
            ),
            "within": {id: group for id, group in drawn_as.items() if id != group},
            "notes": [*notes, *more],
            "beside": [],
            "weight": {"least": 1, "most": 1, "start": 1, "named": max(map(len, links.values()), default=1)},
        },
        _table(answer, lang, said),
    )
    _fill(made, found, drawn_as, links)
    drawn: Page = made.page()
    return drawn


def _check(found: Network, rows: int) -> None:
    if len(found.things) > THINGS_AT_ALL:
        each = Counter(thing.kind for thing in found.things.values())
        counts = ", ".join(f"{kind.label} {each[n]}" for n, kind in enumerate(found.kinds))
        raise TooMuchToDraw(
            f"{len(found.things)} things in {rows} rows ({counts}) are more than a network page shows ({THINGS_AT_ALL}; "
            f"above {THINGS} they are grouped); narrow the query with WHERE or LIMIT, or return fewer columns"
        )


def _grouped(found: Network, said: Words) -> tuple[dict[str, str], list[str]]:
    """Return what each thing is drawn as, and what to say of it: the kinds with most things become one each until few enough are left."""
    each = Counter(thing.kind for thing in found.things.values())
    left, merged = len(found.things), set()
    for kind, count in sorted(each.items(), key=lambda pair: (-pair[1], pair[0])):
        if left > THINGS:
            merged.add(kind)
            left += 1 - count
    groups = {kind: _fresh(f"kind:{found.kinds[kind].label}", found.things) for kind in sorted(merged)}
    notes = (
        [
            said.say(
                "answer_grouped",
                count=len(found.things),
                limit=THINGS,
                kinds=said.list(found.kinds[k].label for k in groups),
            )
        ]
        if groups
        else []
    )
    return {thing.id: groups.get(thing.kind, thing.id) for thing in found.things.values()}, notes


def _fresh(id: str, taken: Mapping[str, object]) -> str:
    while id in taken:
        id += "*"
    return id


def _links(
    found: Network, drawn_as: Mapping[str, str], said: Words
) -> tuple[dict[tuple[str, str], list[int]], list[str]]:
    """Return the lines to draw with their rows, those of most rows where there are too many, and what to say of that."""
    links: dict[tuple[str, str], list[int]] = {}
    for (one, other), rows in found.links.items():
        pair = (drawn_as[one], drawn_as[other])
        if pair[0] != pair[1]:
            links.setdefault(pair[::-1] if pair[::-1] in links else pair, []).extend(rows)
    if len(links) <= LINKS:
        return links, []
    kept = sorted(links, key=lambda pair: -len(links[pair]))[:LINKS]
    return {pair: links[pair] for pair in kept}, [said.say("answer_links_kept", count=len(links), kept=LINKS)]


def _fill(
    made: Any, found: Network, drawn_as: Mapping[str, str], links: Mapping[tuple[str, str], list[int]]
) -> None:
    """Put what is drawn into the network *made*."""
    shown, load = _shown(found, drawn_as)
    step = min(6.4, 45 / math.sqrt(max(load.values(), default=1)))
    sizes = {id: round(9 + step * math.sqrt(count), 1) for id, count in load.items()}
    at = _places(shown, load, sizes, {pair: len(rows) for pair, rows in links.items()})
    for id, (name, kind) in shown.items():
        made.add_node(
            id,
            _short(name),
            SHAPES[kind % len(SHAPES)],
            kind=_series(kind),
            x=at[id][0],
            y=at[id][1],
            title=name,
            sizes={"": sizes[id]},
        )
    for (one, other), rows in links.items():
        title = "\n".join((f"{shown[one][0]} — {shown[other][0]} ({len(rows)})", *sayings(found, rows)))
        made.add_edge(one, other, weights={"": len(rows)}, title=title)


def _shown(found: Network, drawn_as: Mapping[str, str]) -> tuple[dict[str, tuple[str, int]], Counter[str]]:
    """Return name and kind of what is drawn, and in how many rows each stands."""
    shown: dict[str, tuple[str, int]] = {}
    load: Counter[str] = Counter()
    for thing in found.things.values():
        id = drawn_as[thing.id]
        members = (
            sum(1 for each in drawn_as.values() if each == id) if id != thing.id and id not in shown else 0
        )
        name = f"{found.kinds[thing.kind].label} ({members})" if id != thing.id else thing.name
        shown.setdefault(id, (name, thing.kind))
        load[id] += len(thing.rows)
    return shown, load


def _places(
    shown: Mapping[str, tuple[str, int]],
    load: Mapping[str, int],
    sizes: Mapping[str, float],
    weights: Mapping[tuple[str, str], int],
) -> Places:
    boxes = {}
    for id, (name, _) in shown.items():
        wide = sum(1.0 if ord(c) > 0x2E7F else 0.58 for c in _short(name)) * FONT
        boxes[id] = Box(max(wide / 2, sizes[id]), sizes[id], sizes[id] + FONT * 1.7)
    return rings(load, weights, boxes)


def _sentence(found: Network, answer: Rows, said: Words) -> str:
    if not answer.rows:
        return said.say("answer_empty")
    if not found.things:
        return said.say("answer_no_things", rows=len(answer.rows))
    each = Counter(thing.kind for thing in found.things.values())
    counts = said.list(
        said.say("answer_count", kind=kind.label, count=each[n]) for n, kind in enumerate(found.kinds)
    )
    degree = _degree(found)
    most = max(found.things.values(), key=lambda each: degree[each.id])
    key = "answer_answer" if found.links else "answer_alone"
    return said.say(
        key,
        rows=len(answer.rows),
        things=counts,
        links=len(found.links),
        most=_cut(most.name),
        count=degree[most.id],
    )


def _degree(found: Network) -> Counter[str]:
    """Return to how many others each thing is linked."""
    return Counter(end for pair in found.links for end in pair)


def _frame(
    found: Network, answer: Rows, links: Mapping[tuple[str, str], list[int]], asked: str, said: Words
) -> dict[str, Any]:
    degree = _degree(found)
    ranked = sorted(found.things.values(), key=lambda each: (-degree[each.id], -len(each.rows)))[:TOP]
    findings = []
    if found.links:
        labels = [kind.label for kind in found.kinds]
        key = "answer_find_read" if len(labels) > 1 else "answer_find_pairs"
        findings.append(said.say(key, first=labels[0], kinds=said.list(labels)))
        most = [
            said.say("answer_find_entry", name=_cut(t.name), count=degree[t.id])
            for t in ranked[:3]
            if degree[t.id]
        ]
        findings.append(said.say("answer_find_most", names=said.list(most)))
    elif found.things:
        findings.append(said.say("answer_find_alone", kinds=said.list(kind.label for kind in found.kinds)))
    if spans := _spans(found, said):
        findings.append(said.say("answer_find_said", columns=said.all["semicolon"].join(spans)))
    if asked:
        findings.append(said.say("answer_asked", query=_cut(" ".join(asked.split()), LONGEST)))
    each = Counter(thing.kind for thing in found.things.values())
    return {
        "id": "",
        "label": "",
        "answer": _sentence(found, answer, said),
        "findings": findings,
        "counts": {_series(n): count for n, count in sorted(each.items())},
        **_top(found, ranked, said),
    }


def _top(found: Network, ranked: Sequence[Thing], said: Words) -> dict[str, Any]:
    """Return the list below the findings: what is linked most, or without links the things in the order of the rows."""
    if not found.links:
        first = [each for each, _ in zip(found.things.values(), range(TOP), strict=False)]
        top = [{"id": t.id, "sub": "; ".join(sayings(found, t.rows, 2))} for t in first]
        return {"topTitle": said.say("answer_top_rows"), "top": top}
    degree = _degree(found)
    sub = [said.say("answer_top_entry", links=degree[t.id], rows=len(t.rows)) for t in ranked]
    top = [{"id": t.id, "sub": text} for t, text in zip(ranked, sub, strict=True)]
    return {"topTitle": said.say("answer_top"), "top": top}


def _spans(found: Network, said: Words) -> list[str]:
    """Return each column that is no thing with the span of its numbers, or with how many texts there are in it."""
    columns: dict[str, list[str]] = {}
    for row in found.said:
        for name, text in row:
            columns.setdefault(name, []).append(text)
    spans = []
    for name, texts in columns.items():
        try:
            numbers = sorted(map(float, texts))
        except ValueError:
            spans.append(said.say("answer_texts", column=name, count=len(set(texts))))
        else:
            ends = dict.fromkeys(map(figure, (numbers[0], numbers[-1])))
            spans.append(f"{name} {'–'.join(ends)}")
    return spans


def _table(answer: Rows, lang: str, said: Words) -> dict[str, Any]:
    count = len(answer.rows)
    key = "answer_table" if count <= TABLE else "answer_table_part"
    return {
        "title": said.say(key, count=count, shown=TABLE),
        "heads": list(map(str, answer.columns)),
        "rows": [[text_of(cell, lang) for cell in row] for row in answer.rows[:TABLE]],
    }


def _series(kind: int) -> str:
    return f"series{kind + 1}"


def _short(name: str) -> str:
    return _cut(name, LABEL)


def _cut(text: str, most: int = 30) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
