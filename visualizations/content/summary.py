"""What was read in a document, in a sentence and a few findings, doubts first (要点)."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..scene import Scene
from .evidence import Item
from .frames import Frame
from .highlights import NAMED, Highlight, is_body
from .stretches import Stretches

DOUBTS, PLACES, WORDS = 8, 5, 12  # that the panel opens with; that a finding lists; characters it quotes
BODIES = "bodies"


@dataclass(frozen=True, slots=True)
class Summary:
    """What the page says of a document (摘要): its *answer*, *findings*, highlights of each kind, and first *doubts* with their words."""

    id: str
    label: str
    answer: str
    findings: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    doubts: tuple[tuple[str, str], ...] = ()
    title: str = ""

    def as_data(self) -> dict[str, Any]:
        """Return it as the page's script reads it."""
        return {
            "id": self.id,
            "label": self.label,
            "answer": self.answer,
            "findings": list(self.findings),
            "counts": dict(self.counts),
            "top": [{"id": id, "sub": sub} for id, sub in self.doubts],
            "topTitle": self.title,
        }


def summary(
    scene: Scene, frame: Frame, text: Stretches, found: Sequence[Highlight], cards: Mapping[str, Any]
) -> Summary:
    """Return what was read in the document of *frame*: *found* in *text*; *cards* have the reasons and words of doubts."""
    said = scene.said
    doubts = [each for each in found if each.kind == "doubt"]
    listed = []
    for each in doubts[:DOUBTS]:
        quote = next(q for q in cards[each.id]["quotes"] if q["span"][0] == each.start)
        words = quote["text"] if len(quote["text"]) <= 3 * WORDS else f"{quote['text'][: 3 * WORDS]}…"
        listed.append((each.id, said.say("reading_doubt_entry", words=words, where=quote["where"])))
    return Summary(
        frame.id,
        frame.label,
        _answer(scene, frame, text, found),
        tuple(_findings(scene, frame, text, found, cards)),
        dict(sorted(Counter(each.kind for each in found).items())),
        tuple(listed),
        said.say("reading_doubts"),
    )


def counted(scene: Scene, found: Iterable[Highlight]) -> list[str]:
    """Return how many facts of each kind *found* are, as people say it; headings, titles and doubts are left out."""
    say = scene.said.say
    counts = Counter(_sort(scene, each) for each in found if each.mark != NAMED)
    words = {
        "task": "reading_count_task",
        "subitem": "reading_count_subitem",
        BODIES: "reading_count_bodies",
        "person": "reading_count_person",
        "programme": "reading_count_programme",
        "target": "reading_count_target",
        "due": "reading_count_due",
    }
    return [say(key, count=counts[kind]) for kind, key in words.items() if counts[kind]]


def _sort(scene: Scene, each: Highlight) -> str:
    return BODIES if is_body(scene.graph, each.id) else each.kind


def _answer(scene: Scene, frame: Frame, text: Stretches, found: Sequence[Highlight]) -> str:
    said = scene.said
    doubts = sum(each.kind == "doubt" for each in found)
    known = {
        "frame": frame.label,
        "characters": f"{text.length:,}",
        "doubts": said.say("reading_count_doubt", count=doubts) if doubts else said.say("reading_no_doubt"),
    }
    facts = counted(scene, found)
    if not facts:
        return said.say("reading_answer_none", **known)
    return said.say("reading_answer", found=said.list(facts), **known)


def _findings(
    scene: Scene, frame: Frame, text: Stretches, found: Sequence[Highlight], cards: Mapping[str, Any]
) -> Iterable[str]:
    said = scene.said
    reasons = Counter(cards[each.id]["name"] for each in found if each.kind == "doubt")
    if reasons:
        reason, most = min(reasons.items(), key=lambda each: (-each[1], each[0]))
        yield said.say("reading_find_doubts", count=reasons.total(), reason=reason, most=most)
    else:
        yield said.say("reading_find_no_doubts")
    unnamed = [item for item in frame.items if not item.parts and scene.graph.nodes[item.id].kind == "Task"]
    if unnamed:
        places = said.list(item.where for item in unnamed[:PLACES]) + ("…" if len(unnamed) > PLACES else "")
        yield said.say("reading_find_unnamed", count=len(unnamed), places=places)
    elif frame.items:
        yield said.say("reading_find_named")
    if full := _fullest(scene, frame.items, found):
        item, inside = full
        yield said.say("reading_find_full", where=item.where, found=said.list(counted(scene, inside)))
    if text.whole and found:
        yield _outside(scene, text, found)


def _fullest(
    scene: Scene, items: Iterable[Item], found: Sequence[Highlight]
) -> tuple[Item, list[Highlight]] | None:
    """Return the item with the most facts, and these: what stands in its words, and the bodies that answer for it."""
    starts = [each.start for each in found]
    spans = {(part.body, part.start, part.end) for item in items for part in item.parts}
    named = {(each.id, each.start, each.end): each for each in found}
    best: tuple[Item, list[Highlight]] | None = None
    for item in items:
        own = {(part.body, part.start, part.end) for part in item.parts}
        first = bisect_left(starts, item.start)
        last = bisect_left(starts, item.start + len(item.quote))
        inside = [
            each
            for each in found[first:last]
            if each.kind not in ("task", "subitem") and (each.id, each.start, each.end) not in spans
        ]
        inside += [named[each] for each in sorted(own) if each in named]
        if inside and (best is None or len(inside) > len(best[1])):
            best = item, inside
    return best if best and counted(scene, best[1]) else None


def _outside(scene: Scene, text: Stretches, found: Sequence[Highlight]) -> str:
    """Return how much of *text* is in no fact, and where the longest such stretch begins."""
    pieces = [(start, words) for paragraph in text.paragraphs for start, words in paragraph]
    total = sum(len(str(words)) for _, words in pieces)
    longest, outside, run = "", 0, ""
    rest = iter(found)
    coming = next(rest, None)
    at = 0  # up to where facts reach
    for start, words in pieces:
        place, words = start, str(words)
        while place < start + len(words):
            while coming is not None and coming.start <= place:
                at = max(at, coming.end)
                coming = next(rest, None)
            if at > place:
                longest, run = max(longest, run, key=len), ""
                place = at
                continue
            end = min(start + len(words), coming.start if coming else start + len(words))
            run += words[place - start : end - start]
            outside += end - place
            place = end
    longest = max(longest, run, key=len)
    if not longest:
        return scene.said.say("reading_find_inside")
    return scene.said.say(
        "reading_find_outside",
        percent=round(100 * (total - outside) / total),
        count=len(longest),
        words=f"{longest[:WORDS]}…" if len(longest) > WORDS else longest,
    )
