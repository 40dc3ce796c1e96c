"""The words of the plans behind the rows of a query, where the graph that was asked is at hand (引文)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..scene import Scene
from .cards import quote_data
from .evidence import Item
from .programmes import programmes
from .quotations import Quote
from .results import Network, Thing
from .targets import targets

MOST = 30  # quotes on a card

Known = Mapping[str, tuple[Quote, ...]]


def known_quotes(scene: Scene) -> dict[str, tuple[Quote, ...]]:
    """Return the words for each id that rows may have: of an item of work, a programme, a target, and of a relation to an item."""
    found: dict[str, tuple[Quote, ...]] = {item.id: (_quote(item),) for item in scene.items}
    for edge in scene.graph.edges:
        if edge.id and edge.target in found:
            found[edge.id] = found[edge.target]
    found |= {each.id: each.quotes for each in programmes(scene)}
    found |= {each.id: (each.quote,) for each in targets(scene)}
    return found


def quoted_cards(cards: Mapping[str, Any], found: Network, known: Known) -> dict[str, Any]:
    """Return *cards* of the things of *found* with the words for them, and these words once for all cards.

    A thing has its own words, then those of whatever has an id in its rows; its name is marked where they have it.
    """
    texts: dict[Quote, int] = {}
    made = dict(cards)
    for thing in found.things.values():
        quotes = [_marked(quote, thing, texts) for quote in _for(thing, found, known)]
        made[thing.id] = {**cards[thing.id], "quotes": quotes}
    return {"cards": made, "quotes": [quote_data(quote) for quote in texts]}


def _for(thing: Thing, found: Network, known: Known) -> list[Quote]:
    ids: Iterable[str] = dict.fromkeys((thing.id, *(id for row in thing.rows for id in found.ids[row])))
    quotes = dict.fromkeys(quote for id in ids for quote in known.get(id, ()))
    return list(quotes)[:MOST]


def _marked(quote: Quote, thing: Thing, texts: dict[Quote, int]) -> dict[str, int]:
    """Return which of *texts* a quote is, noted there, and the place in it that names *thing*."""
    place = texts.setdefault(quote, len(texts))
    at = quote.text.find(thing.name)
    if quote.length or at < 0:
        return {"of": place}
    return {"of": place, "at": at, "length": len(thing.name)}


def _quote(item: Item) -> Quote:
    end = item.start + len(item.quote)
    return Quote(item.quote, 0, 0, item.where, item.frame, item.start, end, item.id)
