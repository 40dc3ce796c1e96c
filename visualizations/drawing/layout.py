"""Places for the bodies of a network: centrality rings, the same on every machine and in every year.

Bodies with the most load stand in the middle, the rest in rings around them, those that share work near each other.
Units are those of the canvas; y grows downward. Nothing here reads a clock or the order of a set.
"""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

RINGS = (4, 9, 13)  # bodies in the inner rings; each further ring holds six more than the one before
RADII = ((185.0, 118.0), (455.0, 285.0), (690.0, 435.0))
STEP = (235.0, 150.0)  # from ring to ring further out
TURNS = (math.pi / 4, 0.12, 0.3)  # where the first place of a ring is, in radians
GAP = (14.0, 10.0)  # between two boxes, across and down
Places = dict[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Box:
    """What a body covers around its point: half its *width*, and how far it reaches *up* and *down* (the label is below)."""

    width: float
    up: float
    down: float


def rings(
    load: Mapping[str, float],
    shared: Mapping[tuple[str, str], float],
    boxes: Mapping[str, Box],
    seed: int = 7,
) -> Places:
    """Return a place for each body of *load*; no two of their *boxes* overlap.

    *shared* says how much each pair has in common. Bodies of equal load are taken by name, so equal input gives equal places.

    >>> rings({"甲": 3, "乙": 1}, {("甲", "乙"): 1}, {"甲": Box(40, 20, 40), "乙": Box(40, 10, 30)})
    {'甲': (-131, -83), '乙': (131, 83)}
    """
    ranked = sorted(load, key=lambda body: (-load[body], body))
    circles = _circles(ranked)
    places = _best(circles, _neighbours(ranked, shared), random.Random(seed))
    return _apart({body: places[body] for body in ranked}, boxes)


def rows_below(above: Places, names: Sequence[str], boxes: Mapping[str, Box], across: int = 7) -> Places:
    """Return places for *names* in rows of at most *across* under the places *above*."""
    if not names:
        return {}
    low = max((y + boxes[body].down for body, (_, y) in above.items()), default=0.0)
    step = max(2 * boxes[name].width for name in names) + GAP[0]
    tall = max(boxes[name].up + boxes[name].down for name in names) + GAP[1]
    found: Places = {}
    for start in range(0, len(names), across):
        row = names[start : start + across]
        low += tall
        for index, name in enumerate(row):
            found[name] = (round((index - (len(row) - 1) / 2) * step), round(low))
    return found


def overlap(places: Mapping[str, tuple[float, float]], boxes: Mapping[str, Box]) -> list[tuple[str, str]]:
    """Return the pairs whose boxes overlap."""
    names = sorted(places, key=lambda body: (places[body][1] - boxes[body].up, body))
    found = []
    for index, one in enumerate(names):
        bottom = places[one][1] + boxes[one].down
        for other in names[index + 1 :]:
            if places[other][1] - boxes[other].up >= bottom:
                break
            if abs(places[one][0] - places[other][0]) < boxes[one].width + boxes[other].width:
                found.append((one, other))
    return found


def _circles(ranked: Sequence[str]) -> list[list[str]]:
    """Return *ranked* cut into rings, innermost first."""
    found, start, ring = [], 0, 0
    while start < len(ranked):
        size = RINGS[ring] if ring < len(RINGS) else RINGS[-1] + 6 * (ring - len(RINGS) + 1)
        found.append(list(ranked[start : start + size]))
        start, ring = start + size, ring + 1
    return found


def _slots(ring: int, size: int) -> list[tuple[float, float]]:
    """Return the *size* places of ring number *ring*."""
    more = max(0, ring - len(RADII) + 1)
    wide, high = RADII[min(ring, len(RADII) - 1)]
    wide, high = wide + more * STEP[0], high + more * STEP[1]
    turn = TURNS[ring % len(TURNS)]
    angles = [turn + 2 * math.pi * index / size for index in range(size)]
    return [(wide * math.cos(angle), high * math.sin(angle)) for angle in angles]


def _neighbours(
    ranked: Sequence[str], shared: Mapping[tuple[str, str], float]
) -> dict[str, list[tuple[str, float]]]:
    found: dict[str, list[tuple[str, float]]] = {body: [] for body in ranked}
    for (one, other), weight in sorted(shared.items()):
        if one in found and other in found and one != other and weight > 0:
            found[one].append((other, weight**0.8))
            found[other].append((one, weight**0.8))
    return found


def _best(
    circles: list[list[str]], near: Mapping[str, list[tuple[str, float]]], chance: random.Random
) -> dict[str, tuple[float, float]]:
    """Return the best of several seeded searches: in each, two bodies of a ring change places while that shortens the lines."""
    bodies = sum(len(circle) for circle in circles)
    starts, passes = (6, 30) if bodies <= 60 else (2, 6)
    best: tuple[float, dict[str, tuple[float, float]]] | None = None
    for _ in range(starts):
        orders = [chance.sample(circle, len(circle)) for circle in circles]
        at = {
            body: slot
            for ring, order in enumerate(orders)
            for body, slot in zip(order, _slots(ring, len(order)), strict=True)
        }
        for _ in range(passes):
            swapped = [_swap(order, at, near) for order in orders]
            if True not in swapped:
                break
        cost = sum(_pull(body, at, near) for body in sorted(at))
        if best is None or cost < best[0] - 1e-6:
            best = cost, at
    return best[1] if best else {}


def _swap(
    order: list[str], at: dict[str, tuple[float, float]], near: Mapping[str, list[tuple[str, float]]]
) -> bool:
    """Swap every two bodies of a ring where that shortens their lines; say whether any were."""
    changed = False
    for i, one in enumerate(order):
        for other in order[i + 1 :]:
            before = _pull(one, at, near) + _pull(other, at, near)
            at[one], at[other] = at[other], at[one]
            if _pull(one, at, near) + _pull(other, at, near) < before - 1e-6:
                changed = True
            else:
                at[one], at[other] = at[other], at[one]
    return changed


def _pull(
    body: str, at: Mapping[str, tuple[float, float]], near: Mapping[str, list[tuple[str, float]]]
) -> float:
    x, y = at[body]
    return sum(
        weight * math.hypot(x - at[other][0], (y - at[other][1]) * 1.5) for other, weight in near[body]
    )


def _apart(at: Mapping[str, tuple[float, float]], boxes: Mapping[str, Box]) -> Places:
    """Return *at* in whole units, pushed and then stretched until no two boxes overlap."""
    spots = {body: [x, y] for body, (x, y) in at.items()}
    while True:
        for _ in range(60):
            crossing = overlap({b: (s[0], s[1]) for b, s in spots.items()}, boxes)
            for one, other in crossing:
                _push(spots, one, other, boxes)
            if not crossing:
                break
        placed = {body: (round(x), round(y)) for body, (x, y) in spots.items()}
        if not overlap(placed, boxes):
            return placed
        for spot in spots.values():
            spot[0], spot[1] = spot[0] * 1.08, spot[1] * 1.08


def _push(spots: dict[str, list[float]], one: str, other: str, boxes: Mapping[str, Box]) -> None:
    """Move two overlapping bodies apart along the shorter way out."""
    (x, y), (u, v) = spots[one], spots[other]
    across = boxes[one].width + boxes[other].width + GAP[0] - abs(u - x)
    # The box reaches further down than up, so which one is above is asked of the middles of the boxes.
    middle = (v - boxes[other].up / 2 + boxes[other].down / 2) - (y - boxes[one].up / 2 + boxes[one].down / 2)
    down = (boxes[one].up + boxes[one].down + boxes[other].up + boxes[other].down) / 2 + GAP[1] - abs(middle)
    if across < down * 1.2:
        step = across / 2 * (1 if u >= x else -1)
        spots[one][0], spots[other][0] = x - step, u + step
    else:
        step = down / 2 * (1 if middle >= 0 else -1)
        spots[one][1], spots[other][1] = y - step, v + step
