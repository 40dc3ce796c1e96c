"""What is said of the lanes of a document: the sentence over them, and the findings beside them (概况)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from ..scene import Scene
from .bodies import Body
from .dues import Lane, Mark, dated
from .frames import Frame

# The words that count the marks of each kind of lane, and those that tell some of them.
COUNTED = {
    "year": "timeline_year_count",
    "after": "timeline_after_count",
    "before": "timeline_before_count",
    "words": "timeline_words_count",
    "undated": "timeline_undated_count",
}
TOLD = {"after": "timeline_find_after", "before": "timeline_find_before", "words": "timeline_find_words"}


def answer(frame: Frame, found: Sequence[Lane], scene: Scene) -> str:
    """Return the sentence over the lanes of *frame*: how much is due, when most of it, and how much has no month."""
    say = scene.said.say
    own = [mark for lane in found for mark in lane.marks]
    if not frame.items and not own:
        return say("nothing")
    if not own:
        return say("timeline_answer_none", frame=frame.label, tasks=len(frame.items))
    exact = len(dated(found))
    parts = [
        say("timeline_dated", count=exact, most=_most(found, scene)) if exact else say("timeline_dated_none")
    ]
    for kind, word in COUNTED.items():
        # What has a month is counted once, whatever its year.
        if count := sum(len(mark.due) <= 4 for lane in found if lane.kind == kind for mark in lane.marks):
            parts.append(say(word, count=count))
    inner = scene.said.all["semicolon"].join(parts)
    return say("timeline_answer", frame=frame.label, count=len(own), parts=inner)


def _most(found: Sequence[Lane], scene: Scene) -> str:
    """Return in which months most of what is dated is due; nothing where no month of the year has anything."""
    said = scene.said
    months = [lane for lane in found if lane.kind == "month"]
    if not months:
        return ""
    most = max(len(lane.marks) for lane in months)
    named = [lane.label for lane in months if len(lane.marks) == most]
    if len(named) > 3:
        return said.say("timeline_spread", months=len(months), count=most)
    return said.say("timeline_most", months=said.list(named), count=most)


def findings(frame: Frame, lanes: Sequence[Lane], named: Mapping[str, Body], scene: Scene) -> list[str]:
    """Return up to four sentences on the lanes of *frame*: what has a date, what lies in other years, what is only hoped for, who has most."""
    said = scene.said
    found: list[str] = []
    own = [mark for lane in lanes for mark in lane.marks]
    if not own:
        return []

    def names(some: Sequence[Mark], due: bool = True) -> str:
        return said.list(
            f"{mark.text} {mark.figure}".strip() + (f" ({mark.words or mark.due})" if due else "")
            for mark in some[:3]
        )

    exact = sorted(dated(lanes), key=lambda mark: mark.due)
    if exact:
        found.append(said.say("timeline_find_dated", count=len(exact), names=names(exact)))
    for kind, word in TOLD.items():
        some = [mark for lane in lanes if lane.kind == kind for mark in lane.marks if len(mark.due) <= 4]
        if some:
            found.append(said.say(word, count=len(some), names=names(some)))
    hopes = [mark for mark in own if mark.aspirational]
    if hopes:
        found.append(said.say("timeline_find_hopes", count=len(hopes), names=names(hopes, due=False)))
    owed = Counter(body for mark in own for body in mark.heads)
    if owed:
        order = sorted(owed, key=lambda body: (-owed[body], named[body].name, body))
        entries = said.list(said.say("find_load_entry", body=named[b].name, count=owed[b]) for b in order[:3])
        found.append(said.say("timeline_find_bodies", bodies=entries))
    without = {item.id for item in frame.items} - {mark.item.id for mark in own}
    if without or len(found) < 2:
        found.append(said.say("timeline_find_without", count=len(without)))
    return found[:4]
