"""Links across plans: programmes that go on in a later year (延续)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from .model import Edge, Value
from .registry import Registry, Scheme, program_id

# Precision on the annotated continuations of two plans: 13 of 13 of these links are right (docs/accuracy.md).
SAME, RENAMED = ("continues.same-name", 0.95), ("continues.other-noun", 0.9)


def continuations(registry: Registry) -> Iterator[Edge]:
    """Yield a CONTINUES edge from each programme to the same one of the last earlier year.

    The same: equal scope and stem. Where a year has several of one stem (a 工程 and a 行动), the one with the same class noun
    continues; if none has it, nothing is said.
    """
    years: dict[tuple[str, str], dict[int, list[Scheme]]] = defaultdict(lambda: defaultdict(list))
    mentions = {}
    for scheme, shown in registry.schemes():
        mentions[scheme] = shown
        if scheme.year is not None:
            years[scheme.scope, scheme.title.stem][scheme.year].append(scheme)
    for by_year in years.values():
        ordered = sorted(by_year)
        for earlier, later in pairwise(ordered):
            for scheme in by_year[later]:
                before = _predecessor(scheme, by_year[earlier], by_year[later])
                if before:
                    yield _edge(scheme, before, mentions[scheme] + mentions[before])


def _predecessor(scheme: Scheme, earlier: list[Scheme], peers: list[Scheme]) -> Scheme | None:
    same = [e for e in earlier if e.title.noun == scheme.title.noun]
    if same:
        return same[0]
    return earlier[0] if len(earlier) == 1 and len(peers) == 1 else None


def _edge(scheme: Scheme, before: Scheme, shown: tuple[str, ...]) -> Edge:
    rule, confidence = SAME if scheme.title.noun == before.title.noun else RENAMED
    this, that = program_id(scheme), program_id(before)
    made = f"cont.{this.removeprefix('prog.')}.{that.removeprefix('prog.')}"
    properties: dict[str, Value] = {"rule": rule, "confidence": confidence}
    return Edge("Continuation", this, that, tuple(sorted(set(shown))), made, properties)
