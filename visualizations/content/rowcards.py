"""What the panel of an answer's page shows of a thing: its properties, what it is linked to, and what the rows say of that (卡片)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..words import Words
from .cards import card
from .results import Network, Thing

SAYINGS, LONGEST = 6, 400


def cards(found: Network, drawn_as: Mapping[str, str], said: Words) -> dict[str, Any]:
    """Return the card of each thing, and of each kind that is drawn as one."""
    near: dict[str, dict[str, list[int]]] = {id: {} for id in found.things}
    for (one, other), rows in found.links.items():
        near[one][other] = near[other][one] = rows
    made = {thing.id: _card(thing, near[thing.id], found, said) for thing in found.things.values()}
    for group in dict.fromkeys(group for id, group in drawn_as.items() if id != group):
        members = [found.things[id] for id, each in drawn_as.items() if each == group]
        label = found.kinds[members[0].kind].label
        made[group] = card(
            label,
            said.say("answer_kind", count=len(members)),
            links=[(label, [(each.id, said.say("answer_rows", count=len(each.rows))) for each in members])],
        )
    return made


def _card(thing: Thing, near: Mapping[str, list[int]], found: Network, said: Words) -> dict[str, Any]:
    leads = []
    for n, kind in enumerate(found.kinds):
        others = [other for other in near if found.things[other].kind == n]
        notes = [(other, said.all["semicolon"].join(sayings(found, near[other], 2))) for other in others]
        leads.append((kind.label, notes))
    alone = [] if near else [(said.say("answer_row", number=n + 1), _saying(found, n)) for n in thing.rows]
    made = card(
        thing.name,
        found.kinds[thing.kind].label,
        numbers=[
            (str(len(thing.rows)), said.say("answer_in_rows")),
            (str(len(near)), said.say("answer_links")),
        ],
        links=leads,
    )
    facts = [*thing.facts, *((name, text) for name, text in alone if text)]
    return {**made, "facts": [list(each) for each in facts]}


def _saying(found: Network, row: int) -> str:
    return " · ".join(f"{name} {text}" for name, text in found.said[row])


def sayings(found: Network, rows: Sequence[int], most: int = SAYINGS) -> list[str]:
    """Return what *rows* say beside their things, each once and *most* of them."""
    texts = [text for text in dict.fromkeys(_saying(found, row)[:LONGEST] for row in rows) if text]
    return [*texts[:most], *(["…"] if len(texts) > most else [])]
