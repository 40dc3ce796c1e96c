"""The collaboration page: who shares tasks with whom, and what changed from year to year (协作网络)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from ...errors import TooMuchToDraw
from ..content import bodies as known_bodies
from ..content import evidence
from ..content.bodies import Body
from ..content.sharing import Pair, Year, by_year, clear, kept, members, named_pairs, with_groups
from ..drawing.layout import Box, Places, rings, rows_below
from ..network import network
from ..page import Page
from ..scene import Scene
from ..words import Words

BODIES, BODIES_AT_ALL = 150, 1500
TABLE = 600
LABEL = 18  # characters of a name below its shape; the panel has the whole
FONT = 20  # of a label, in units of the canvas


def page(scene: Scene) -> Page:
    """Return the collaboration page of *scene*: bodies linked by the tasks they share, year by year at the same places.

    More than 150 bodies are grouped by type, and the page says so. Raises TooMuchToDraw for more than 1,500.
    """
    graph, said, found = scene.graph, scene.said, scene.items
    named = known_bodies.bodies(graph, found)
    notes: list[str] = []
    if len(named) > BODIES_AT_ALL:
        raise TooMuchToDraw(
            f"{len(named)} responsible bodies are more than a network page shows ({BODIES_AT_ALL}, grouped by type); "
            "draw a graph of fewer documents, for example those of one issuer or of two years, or draw the matrix"
        )
    shown = named
    if len(named) > BODIES:
        notes.append(said.say("network_by_type", count=len(named), limit=BODIES))
        shown = known_bodies.by_type(named, scene.lang)
    years = by_year(found, shown, said)
    made = network()(
        *_head(scene, years, shown),
        scene.lang,
        {
            "view": "collaboration",
            "frames": [_frame(years, place, shown, said) for place in range(len(years))],
            "kinds": [
                {**kind, "hidden": kind["id"] == known_bodies.COLLECTIVE and shown is named}
                for kind in known_bodies.kinds(shown.values(), scene.lang)
            ],
            "bodies": known_bodies.as_data({**named, **shown}.values()),
            **scene.data(),
            "notes": notes,
            "itemsByFrame": {year.id: [item.id for item in year.items] for year in years},
        },
        _relations(years, shown, said),
    )
    _fill(made, years, shown, said)
    drawn: Page = made.page()
    return drawn


def places(years: Sequence[Year], shown: Mapping[str, Body]) -> Places:
    """Return a place for each body, the same for all *years*: named ones in rings, collectives in rows below."""
    load = {b: max(y.total[b] for y in years) + sum(y.total[b] for y in years) / 100 for b in shown}
    collectives = [b for b in shown if shown[b].collective and shown[b].members == (b,)]
    size = _sizes(years)
    boxes = {b: _box(shown[b], max(y.total[b] for y in years), size) for b in shown}
    inside = {b: load[b] for b in shown if b not in set(collectives)}
    weights: Counter[Pair] = Counter()
    for year in years:
        weights.update(year.shared)
    at = rings(inside, weights, boxes)
    ranked = sorted(collectives, key=lambda b: (-load[b], b))
    return at | rows_below(at, ranked, boxes)


def _sizes(years: Iterable[Year]) -> Callable[[int], float]:
    """Return how large a body of a number of tasks is drawn: its area grows with them, the largest stays below 54 units."""
    most = max((load for year in years for load in year.total.values()), default=1)
    step = min(6.4, 45 / math.sqrt(most))
    return lambda load: round(9 + step * math.sqrt(load), 1)


def _box(body: Body, load: int, size: Callable[[int], float]) -> Box:
    """Return what a body covers: its shape, and its label with the number of tasks below."""
    label = sum(1.0 if ord(c) > 0x2E7F else 0.58 for c in f"{_short(body.name)} {load}") * FONT
    return Box(max(label / 2, size(load)), size(load), size(load) + FONT * 1.7)


def _short(name: str) -> str:
    return name if len(name) <= LABEL else f"{name[: LABEL - 1]}…"


def _fill(made: Any, years: Sequence[Year], shown: Mapping[str, Body], said: Words) -> None:
    """Put bodies and what they share into the network *made*."""
    at, size = places(years, shown), _sizes(years)
    for body in shown.values():
        loads = {year.id: year.total[body.id] for year in years if year.total[body.id]}
        made.add_node(
            body.id,
            _short(body.name),
            known_bodies.shape(body.kind),
            kind=body.kind,
            x=at[body.id][0],
            y=at[body.id][1],
            title=body.name,
            load=loads,
            sizes={year: size(load) for year, load in loads.items()},
        )
    pairs, floor, count = kept(years)
    if floor > 1:
        made.data["notes"].append(said.say("network_floor", count=count, floor=floor))
    for one, other in pairs:
        weights = {year.id: year.shared[one, other] for year in years if year.shared[one, other]}
        made.add_edge(one, other, weights=weights)
    made.data["weight"] = {
        "least": floor,
        "most": max((w for year in years for w in year.shared.values()), default=1),
        "named": max((w for year in years for w in named_pairs(year, shown).values()), default=1),
        "start": clear(years, shown, floor),
    }


def _head(scene: Scene, years: Sequence[Year], shown: Mapping[str, Body]) -> tuple[str, str, str]:
    said = scene.said
    return (
        scene.headed(said.say("network_title")),
        _answer(years[0], shown, said),
        said.say("network_hint"),
    )


def _answer(year: Year, shown: Mapping[str, Body], said: Words) -> str:
    if not year.items:
        return said.say("nothing")
    groups = with_groups(year, shown)
    return said.say(
        "network_answer_types" if _grouped(shown) else "network_answer",
        types=len(year.total),
        frame=year.label,
        named=len(members(year, shown)),
        tasks=len(year.items),
        pairs=len(named_pairs(year, shown)),
        groups=said.say("network_groups", count=groups) if groups else "",
    )


def _frame(years: Sequence[Year], place: int, shown: Mapping[str, Body], said: Words) -> dict[str, Any]:
    """Return the sentence, the findings and the first bodies of one year."""
    year = years[place]
    ranked = [b for b in _ranked(year, shown) if not shown[b].collective]
    first_word = said.say(evidence.head_mark(year.items))
    return {
        "id": year.id,
        "label": year.label,
        "answer": _answer(year, shown, said),
        "findings": _findings(years, place, shown, said),
        "counts": dict(Counter(shown[b].kind for b in sorted(year.total))),
        "top": [
            {
                "id": b,
                "sub": said.say("top_entry", count=year.total[b], first=year.first[b], first_word=first_word),
            }
            for b in ranked[:6]
        ],
    }


def _findings(years: Sequence[Year], place: int, shown: Mapping[str, Body], said: Words) -> list[str]:
    year = years[place]
    pairs = sorted(named_pairs(year, shown).items(), key=lambda each: (-each[1], each[0]))
    told = [
        said.say("find_pair", one=shown[one].name, other=shown[other].name, count=count)
        for (one, other), count in pairs[:2]
    ]
    found = [said.say("find_pairs", pairs=said.list(told)) if told else said.say("find_no_pairs")]
    partners = Counter(body for pair, _ in pairs for body in pair)
    named = [b for b in _ranked(year, shown) if not shown[b].collective]
    if not _grouped(shown):
        if place:
            found.append(_change(years[place - 1], year, shown, said))
        if partners:
            body = min(partners, key=lambda b: (-partners[b], b))
            found.append(said.say("find_broad", body=shown[body].name, count=partners[body]))
        if groups := with_groups(year, shown):
            label = known_bodies.label(known_bodies.COLLECTIVE, said.lang)
            found.append(said.say("find_groups", count=groups, collective=label))
        if alone := sum(not partners[b] for b in named):
            found.append(said.say("find_alone", count=alone))
    if named:
        entries = [said.say("find_load_entry", body=shown[b].name, count=year.total[b]) for b in named[:3]]
        found.append(said.say("find_load", bodies=said.list(entries)))
    return found[:3]


def _grouped(shown: Mapping[str, Body]) -> bool:
    """Whether the bodies are types, each with its members."""
    return any(body.members != (body.id,) for body in shown.values())


def _change(before: Year, year: Year, shown: Mapping[str, Body], said: Words) -> str:
    """Say which named bodies *year* no longer names, and which it names anew."""
    then, now = ([b for b in _ranked(each, shown) if not shown[b].collective] for each in (before, year))
    told = {}
    for key, some in (
        ("gone", [b for b in then if b not in now]),
        ("new", [b for b in now if b not in then]),
    ):
        names = said.list(shown[b].name for b in some[:4])
        told[key] = said.say(f"find_{key}", count=len(some), bodies=names) if some else ""
    return said.say("find_change", before=before.label, then=len(then), now=len(now), **told)


def _relations(years: Sequence[Year], shown: Mapping[str, Body], said: Words) -> dict[str, Any]:
    """Return all pairs as a table, those that share most first."""
    pairs, _, _ = kept(years)
    pairs.sort(key=lambda pair: (-sum(year.shared[pair] for year in years), pair))
    heads = [said.say("network_one"), said.say("network_other")]
    heads += [said.say("network_shared", frame=year.label) for year in years]
    rows = [
        [shown[one].name, shown[other].name, *(year.shared[one, other] or "" for year in years)]
        for one, other in pairs[:TABLE]
    ]
    return {"heads": heads, "rows": rows}


def _ranked(year: Year, shown: Mapping[str, Body]) -> list[str]:
    return sorted(year.total, key=lambda b: (-year.total[b], shown[b].name, b))
