"""Places in the network: no overlap, the same every time, the busy in the middle."""

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from remit.visualizations.drawing.layout import Box, overlap, rings, rows_below

NAMES = [f"单位{number}" for number in range(1, 61)]


@st.composite
def networks(draw: st.DrawFn) -> tuple[dict[str, float], dict[tuple[str, str], float], dict[str, Box]]:
    """Return loads, shared work and boxes of up to forty bodies."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=40, unique=True))
    load = {name: float(draw(st.integers(0, 40))) for name in names}
    pairs = st.tuples(st.sampled_from(names), st.sampled_from(names))
    shared = draw(st.dictionaries(pairs, st.integers(1, 9).map(float), max_size=30))
    boxes = {name: Box(draw(st.integers(5, 220)), 9 + load[name], 45 + load[name]) for name in names}
    return load, shared, boxes


@settings(max_examples=40, deadline=None)
@given(networks())
def test_no_two_boxes_overlap(
    network: tuple[dict[str, float], dict[tuple[str, str], float], dict[str, Box]],
) -> None:
    """However many bodies there are and however long their names, every label has its own room."""
    load, shared, boxes = network
    places = rings(load, shared, boxes)

    assert places.keys() == load.keys()
    assert overlap(places, boxes) == []
    for one in places:
        for other in places:
            if one < other:
                apart = abs(places[one][0] - places[other][0]) >= boxes[one].width + boxes[other].width
                above = places[one][1] + boxes[one].down <= places[other][1] - boxes[other].up
                below = places[other][1] + boxes[other].down <= places[one][1] - boxes[one].up
                assert apart or above or below


@settings(max_examples=20, deadline=None)
@given(networks(), st.randoms(use_true_random=False))
def test_order_of_input_changes_nothing(
    network: tuple[dict[str, float], dict[tuple[str, str], float], dict[str, Box]], random: object
) -> None:
    """Places depend on what is known, not on the order in which it is told."""
    load, shared, boxes = network
    names, pairs = list(load), list(shared)
    random.shuffle(names)  # type: ignore[attr-defined]
    random.shuffle(pairs)  # type: ignore[attr-defined]
    again = rings({n: load[n] for n in names}, {p: shared[p] for p in pairs}, boxes)

    assert again == rings(load, shared, boxes)


def test_the_busiest_stand_in_the_middle() -> None:
    """The four bodies with most load are nearer the centre than all others."""
    load = {name: float(100 - number) for number, name in enumerate(NAMES[:26])}
    places = rings(load, {}, {name: Box(50, 12, 40) for name in load})
    away = {name: math.hypot(x, y * 1.5) for name, (x, y) in places.items()}

    assert max(away[name] for name in NAMES[:4]) < min(away[name] for name in NAMES[4:26])


def test_wide_labels_stretch_the_picture() -> None:
    """Where pushing alone finds no room, as for sixty very long names, the picture grows until all have theirs."""
    boxes = {name: Box(420, 54, 90) for name in NAMES}
    assert overlap(rings(dict.fromkeys(NAMES, 1.0), {}, boxes), boxes) == []


def test_partners_stand_closer_than_strangers() -> None:
    """On a ring, bodies that share much work stand nearer each other than they would by name."""
    load = dict.fromkeys(NAMES[:13], 1.0)
    boxes = {name: Box(30, 12, 40) for name in load}
    pair = (NAMES[5], NAMES[12])
    apart = rings(load, {}, boxes)
    close = rings(load, {pair: 9.0}, boxes)

    assert math.dist(close[pair[0]], close[pair[1]]) <= math.dist(apart[pair[0]], apart[pair[1]])


def test_rows_stand_below_and_do_not_overlap() -> None:
    """Collectives stand in rows under everything else, seven in a row."""
    boxes = {name: Box(80, 15, 50) for name in NAMES[:30]}
    above = rings(dict.fromkeys(NAMES[:10], 1.0), {}, boxes)
    below = rows_below(above, NAMES[10:30], boxes)

    assert overlap(above | below, boxes) == []
    assert min(y - 15 for _, y in below.values()) >= max(y + 50 for _, y in above.values())
    assert sorted(len([p for p in below.values() if p[1] == y]) for y in {y for _, y in below.values()}) == [
        6,
        7,
        7,
    ]
    assert rows_below(above, [], boxes) == {}
