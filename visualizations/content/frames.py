"""Frames: what a page shows at a time, a document or, where these are too many, a year (文件)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ...errors import TooMuchToDraw
from ...graph.model import Graph
from ..words import Words
from . import evidence
from .evidence import Item

FRAMES = 150  # documents or years that a page offers


@dataclass(frozen=True, slots=True)
class Frame:
    """A document as pages offer it (文件): *label* is its year where no other has it, else its title; *items* are in the order of the text."""

    id: str
    label: str
    title: str
    year: int | None
    items: tuple[Item, ...]


def documents(graph: Graph, found: Sequence[Item], said: Words, limit: int | None = FRAMES) -> list[Frame]:
    """Return the documents of *found*, earlier years first; raise TooMuchToDraw for more than *limit*, which None lifts."""
    frames: dict[str, list[Item]] = {}
    for item in found:
        frames.setdefault(item.frame, []).append(item)
    if limit is not None and len(frames) > limit:
        raise TooMuchToDraw(
            f"{len(frames)} documents are more than a page shows ({limit}); "
            "draw a graph of fewer documents, for example those of one issuer or of two years"
        )
    years = {frame: next((i.year for i in own if i.year), None) for frame, own in frames.items()}
    repeated = {year for year, count in Counter(years.values()).items() if count > 1}
    made = []
    for frame in sorted(frames, key=lambda frame: (years[frame] or 0, frame)):
        titles = list(dict.fromkeys(evidence.short_title(graph, item.plan) for item in frames[frame]))
        title, year = said.list(titles), years[frame]
        label = said.say("year", year=year) if year and year not in repeated else title
        made.append(Frame(frame, label, title, year, tuple(frames[frame])))
    return made


def documents_or_years(graph: Graph, found: Sequence[Item], said: Words) -> list[Frame]:
    """Return the documents of *found*; where these are more than a page offers (150), their years, each as one frame.

    Raises TooMuchToDraw for more years than a page offers.
    """
    own = documents(graph, found, said, None)
    if len(own) <= FRAMES:
        return own
    years: dict[int | None, list[Item]] = {}
    for item in found:
        years.setdefault(item.year, []).append(item)
    if len(years) > FRAMES:
        raise TooMuchToDraw(
            f"{len(own)} documents of {len(years)} years are more than a page shows ({FRAMES}); "
            "draw a graph of fewer documents, for example those of one issuer or of two years"
        )
    made = []
    for year in sorted(years, key=lambda each: each or 0):
        label = said.say("year", year=year) if year else said.say("undated")
        made.append(Frame(f"year.{year or 0}", label, label, year, tuple(years[year])))
    return made
