"""Cards: what the panel of a page shows of a programme or a target, as the page's script reads it (卡片)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..scene import Scene
from .evidence import HEADS, Item
from .kinds import kind_label
from .leaders import Leader
from .programmes import Programme
from .quotations import Quote
from .targets import Target

Links = tuple[str, list[tuple[str, str]]]  # a heading, and what it leads to: an id and a word on it


def programme_cards(scene: Scene, found: Iterable[Programme]) -> dict[str, Any]:
    """Return the card of each of *found*, by id: its items, first bodies, the programmes before and after it, and its words."""
    found = tuple(found)
    later: dict[str, list[str]] = {}
    for each in found:
        for one in each.earlier:
            later.setdefault(one, []).append(each.id)
    known = {each.id for each in found}
    said = scene.said
    cards = {}
    for each in found:
        before = [(one, "") for one in each.earlier if one in known]
        after = [(one, "") for one in later.get(each.id, ())]
        cards[each.id] = card(
            each.name,
            kind_label("ProgramKind", each.kind, scene.lang),
            aliases=each.aliases,
            numbers=[
                (str(len(each.items)), said.say("card_items")),
                (str(len(each.years)), said.say("card_years")),
            ],
            links=[
                (said.say("card_heads"), heads(each.items, said.all)),
                (said.say("card_before"), before),
                (said.say("card_after"), after),
                (said.say("card_carried"), [(item.id, item.where) for item in each.items]),
            ],
            quotes=each.quotes,
            frames=dict.fromkeys(quote.document for quote in each.quotes),
        )
    return cards


def target_cards(scene: Scene, found: Iterable[Target], known: Iterable[str] = ()) -> dict[str, Any]:
    """Return the card of each of *found*, by id; of the programmes that targets concern those that are *known* are named."""
    said, known = scene.said, set(known)
    cards = {}
    for each in found:
        aspires = [said.say("card_aspires")] if each.aspirational else []
        due = [said.say("card_due", due=each.due)] if each.due else []
        cards[each.id] = card(
            " ".join(part for part in (each.object, each.figure) if part),
            said.list([kind_label("TargetKind", each.kind, scene.lang), *due, *aspires]),
            links=[
                (said.say("card_heads"), heads([each.item], said.all)),
                (said.say("card_programmes"), [(one, "") for one in each.programmes if one in known]),
                (said.say("card_carried"), [(each.item.id, each.item.where)]),
            ],
            quotes=[each.quote],
            frames=[each.quote.document],
        )
    return cards


def leader_cards(scene: Scene, found: Iterable[Leader]) -> dict[str, Any]:
    """Return the card of each of *found*, by id: the items that name the leader, and their words."""
    said = scene.said
    return {
        each.id: card(
            each.name,
            said.say("card_leader"),
            numbers=[(str(len(each.items)), said.say("card_leads"))],
            links=[(said.say("card_carried"), [(item.id, item.where) for item in each.items])],
            quotes=each.quotes,
            frames=dict.fromkeys(item.frame for item in each.items),
        )
        for each in found
    }


def card(
    name: str,
    kind: str,
    *,
    aliases: Iterable[str] = (),
    numbers: Iterable[tuple[str, str]] = (),
    links: Iterable[Links] = (),
    quotes: Iterable[Quote] = (),
    frames: Iterable[str] = (),
) -> dict[str, Any]:
    """Return a card as the page's script reads it; a heading that leads to nothing is left out."""
    return {
        "name": name,
        "kind": kind,
        "aliases": list(aliases),
        "numbers": [list(each) for each in numbers],
        "links": [[title, [list(each) for each in leads]] for title, leads in links if leads],
        "quotes": [quote_data(each) for each in quotes],
        "frames": list(frames),
    }


def heads(found: Iterable[Item], words: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the bodies that stand first or lead in *found*, each once, with what they are."""
    marks: dict[str, str] = {}
    for item in found:
        for part in item.parts:
            if part.mark in HEADS:
                marks.setdefault(part.body, words[f"mark_{part.mark}"])
    return list(marks.items())


def quote_data(quote: Quote) -> dict[str, Any]:
    """Return a quote as the page's script reads it."""
    return {
        "text": quote.text,
        "at": quote.at,
        "length": quote.length,
        "where": quote.where,
        "document": quote.document,
        "span": [quote.start, quote.end],
        "rule": quote.rule,
        "confidence": quote.confidence,
    }
