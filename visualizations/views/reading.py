"""The reading page: the document with every fact where it stands, and the facts beside it (原文对照)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ...errors import TooMuchToDraw
from ..content import bodies as known_bodies
from ..content import evidence
from ..content.cards import programme_cards, target_cards
from ..content.frames import FRAMES, Frame, documents
from ..content.highlights import Highlight, highlights, organizations
from ..content.notices import notices
from ..content.programmes import programmes
from ..content.stretches import Stretches, mentions, stretches
from ..content.summary import Summary, summary
from ..content.targets import targets
from ..page import Page, compose
from ..scene import Scene

# Of all documents together. A page of 970,000 characters with 30,000 highlights in one document has 16 MB and opens in 1.7 s
# on two cores without a graphics card; 2,400,000 with 75,000 in 58 documents take up to 2.2 s.
CHARACTERS, PLACES = 1_500_000, 50_000
AROUND = 24  # characters that a card quotes on either side of a name: the text stands beside it
KINDS = ("document", "section", "task", "subitem", "person", "programme", "target", "due", "doubt")


def page(scene: Scene) -> Page:
    """Return the reading page of *scene*: each document with its highlights, from its text or from what the graph quotes of it.

    Raises TooMuchToDraw for more documents, characters or highlights than a browser opens at once.
    """
    said = scene.said
    found = highlights(scene)
    frames = _frames(scene, found)
    texts = _texts(scene, found, frames)
    _check(frames, texts, found)
    titles = {frame.id: frame.title for frame in frames}
    bodies = organizations(scene.graph, found)
    named = programmes(scene)
    cards = programme_cards(scene, named) | target_cards(scene, targets(scene), (each.id for each in named))
    cards |= notices(scene, found, titles, cards)
    for each in cards.values():
        each["quotes"] = [_shortened(quote) for quote in each["quotes"]]
    shown = [
        summary(scene, frame, texts[frame.id], found.get(frame.id, ()), cards)
        for frame in frames
        if frame.id in texts
    ] or [Summary("", "", said.say("nothing"))]
    data = {
        "view": "reading",
        "frames": [each.as_data() for each in shown],
        "kinds": _kinds(scene, bodies.values(), found),
        "bodies": known_bodies.as_data(bodies.values()),
        **scene.data(),
        "cards": cards,
        "itemsByFrame": {frame.id: [item.id for item in frame.items] for frame in frames},
        "documents": {
            frame.id: {
                "title": frame.title,
                "note": _note(texts[frame.id], scene),
                "paragraphs": texts[frame.id].paragraphs,
                "places": [
                    [each.start, each.end, each.kind, each.id, each.mark] for each in found.get(frame.id, ())
                ],
            }
            for frame in frames
        },
    }
    context = {
        "title": scene.headed(said.say("reading_title")),
        "answer": data["frames"][0]["answer"],
        "hint": said.say("reading_hint"),
        "frames": [{"id": frame.id, "label": frame.label, "title": frame.title} for frame in frames],
        "marks": _marks(scene),
    }
    scripts = ["snapshot.js", "text.js", "reading.js"]
    return compose("reading", scene.lang, data, context, scripts, styles=["reading.css"])


def _frames(scene: Scene, found: Iterable[str]) -> list[Frame]:
    """Return the documents, those of which no item is known after the rest."""
    frames = documents(scene.graph, scene.items, scene.said)
    known = {frame.id for frame in frames}
    titles = {
        node.document: node.name for node in scene.graph.of_kind("Document") if node.document is not None
    }
    others = sorted({*found, *titles, *scene.texts} - known)
    for id in others:
        title = titles.get(id, id)
        title = id if title == f"doc.{id}" else title
        frames.append(Frame(id, title, title, None, ()))
    return frames


def _texts(
    scene: Scene, found: Mapping[str, Iterable[Highlight]], frames: Iterable[Frame]
) -> dict[str, Stretches]:
    quoted = mentions(scene.graph)
    lengths = {node.document: node.properties.get("charLength") for node in scene.graph.of_kind("SourceText")}
    made = {}
    for frame in frames:
        length = lengths.get(frame.id)
        heads = {each.start for each in found.get(frame.id, ()) if each.kind in KINDS[:4]}
        made[frame.id] = stretches(
            scene.texts.get(frame.id),
            quoted.get(frame.id, ()),
            length if isinstance(length, int) else 0,
            heads,
        )
    return made


def _check(
    frames: list[Frame], texts: Mapping[str, Stretches], found: Mapping[str, tuple[Highlight, ...]]
) -> None:
    characters, places = sum(each.known for each in texts.values()), sum(map(len, found.values()))
    if characters > CHARACTERS or places > PLACES or len(frames) > FRAMES:
        raise TooMuchToDraw(
            f"{len(frames)} documents with {characters:,} characters and {places:,} highlights are more than a page shows "
            f"({FRAMES}, {CHARACTERS:,}, {PLACES:,}); draw a graph of fewer documents, for example those of one issuer or of two years"
        )


def _shortened(quote: Mapping[str, Any]) -> dict[str, Any]:
    """Return *quote* with the words near the name alone."""
    text, at, end = quote["text"], quote["at"], quote["at"] + quote["length"]
    start, stop = max(0, at - AROUND), end + AROUND
    before, after = "…" if start else "", "…" if stop < len(text) else ""
    return {
        **quote,
        "text": f"{before}{text[start:stop]}{after}",
        "at": at - start + len(before),
    }


def _kinds(
    scene: Scene, bodies: Iterable[known_bodies.Body], found: Mapping[str, Iterable[Highlight]]
) -> list[dict[str, Any]]:
    """Return the legend: the kinds of highlights in the order of the page, the types of bodies among them."""
    say = scene.said.say
    used = {each.kind for own in found.values() for each in own}
    labels = {
        "document": say("reading_document"),
        "section": say("reading_section"),
        "task": say("reading_task"),
        "subitem": say("reading_subitem"),
        "person": say("reading_person"),
        "programme": say("reading_programme"),
        "target": say("reading_target"),
        "due": say("reading_due"),
        "doubt": say("reading_doubt"),
    }
    kinds = [{"id": kind, "label": labels[kind], "shape": "square"} for kind in KINDS if kind in used]
    before = sum(kind["id"] in KINDS[:4] for kind in kinds)
    return [*kinds[:before], *known_bodies.kinds(bodies, scene.lang), *kinds[before:]]


def _note(text: Stretches, scene: Scene) -> str:
    """Return what the page says where the text is not at hand."""
    if text.whole or not text.length:
        return ""
    percent = round(100 * text.known / text.length)
    return scene.said.say(
        "reading_partial", length=f"{text.length:,}", known=f"{text.known:,}", percent=percent
    )


def _marks(scene: Scene) -> list[tuple[str, str]]:
    """Return how the lines under bodies are explained."""
    say = scene.said.say
    used = {part.mark for item in scene.items for part in item.parts}
    heads = {
        "mark_lead": say("reading_lead"),
        "mark_first": say("reading_first"),
        "mark_first_or_lead": say("reading_first_or_lead"),
    }
    found = [("first", heads[evidence.head_mark(scene.items)])] if used & set(evidence.HEADS) else []
    if "part" in used:
        found.append(("part", say("reading_part")))
    return found + ([("support", say("reading_support"))] if "support" in used else [])
