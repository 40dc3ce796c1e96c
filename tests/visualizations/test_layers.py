"""The layout of layers: nothing overlaps, order is kept, every link is drawn between the boxes that it joins."""

import re
from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from remit.visualizations.drawing.layers import Box, Column, Drawing, Link, drawing, shortened, width

COLUMNS = (
    Column("左", 0, 150, free=True, grows=True),
    Column("中", 250, 300),
    Column("右", 700, 200, free=True),
)


@st.composite
def pictures(draw: st.DrawFn) -> tuple[list[Box], list[Link]]:
    """Return boxes in three columns and links from each column to the next."""
    boxes: list[Box] = []
    for column in range(3):
        for number in range(draw(st.integers(0, 8))):
            group = draw(st.sampled_from(["", "甲", "乙"])) if column != 1 else "甲" if number < 3 else "乙"
            boxes.append(Box(column, f"{column}.{number}", draw(st.text(max_size=30)), "task", group=group))
    ends = [(one.key, other.key) for one in boxes for other in boxes if other.column == one.column + 1]
    chosen = draw(st.lists(st.sampled_from(ends), unique=True, max_size=20)) if ends else []
    return boxes, [Link(one, other, "task", strong=draw(st.booleans())) for one, other in chosen]


def by_column(made: Drawing, column: int) -> list[tuple[float, float, str]]:
    """Return where the boxes of a column begin and end, from the top."""
    own = [placed for placed in made.boxes if placed.box.column == column]
    return sorted((placed.top, placed.top + placed.high, placed.box.id) for placed in own)


@settings(deadline=None)
@given(pictures())
def test_boxes_of_a_column_never_overlap(picture: tuple[list[Box], list[Link]]) -> None:
    """Whatever is joined to what, boxes stand below each other with room between, and inside the drawing."""
    made = drawing(COLUMNS, *picture)
    for column in range(3):
        own = by_column(made, column)
        assert all(later[0] - earlier[1] >= 4.5 for earlier, later in pairwise(own))
    assert all(placed.top >= 29.9 and placed.top + placed.high <= made.high for placed in made.boxes)


@settings(deadline=None)
@given(pictures())
def test_a_column_that_is_not_free_keeps_its_order(picture: tuple[list[Box], list[Link]]) -> None:
    """The middle column stands in the order in which it was given."""
    boxes, links = picture
    assert [id for _, _, id in by_column(drawing(COLUMNS, boxes, links), 1)] == [
        box.id for box in boxes if box.column == 1
    ]


@settings(deadline=None)
@given(pictures())
def test_every_link_ends_at_the_edges_of_its_boxes(picture: tuple[list[Box], list[Link]]) -> None:
    """A curve leaves the right edge of its source and arrives at the left edge of its target, each within the height of the box."""
    boxes, links = picture
    made = drawing(COLUMNS, boxes, links)
    places = {placed.box.key: placed for placed in made.boxes}
    assert sorted(curve.link.source + curve.link.target for curve in made.curves) == sorted(
        link.source + link.target for link in links
    )
    for curve in made.curves:
        x, y, *_, u, v = map(float, re.findall(r"-?\d+(?:\.\d+)?", curve.path))
        source, target = places[curve.link.source], places[curve.link.target]
        assert (x, u) == (source.left + source.wide, target.left)
        assert source.top <= y <= source.top + source.high
        assert target.top <= v <= target.top + target.high


@settings(deadline=None)
@given(pictures(), st.randoms())
def test_the_order_of_links_and_free_boxes_changes_nothing(
    picture: tuple[list[Box], list[Link]], chance: Random
) -> None:
    """Only the order of the boxes in columns that are not free counts."""
    boxes, links = picture
    free = [box for box in boxes if box.column != 1]
    chance.shuffle(free)
    mixed = [*free, *(box for box in boxes if box.column == 1)]
    one, other = drawing(COLUMNS, boxes, links), drawing(COLUMNS, mixed, reversed(links))
    assert {p.box.key: p for p in one.boxes} == {p.box.key: p for p in other.boxes}
    assert set(one.curves) == set(other.curves)


def test_a_box_grows_with_its_load() -> None:
    """In a column that grows, a body of many tasks is higher than one of few; in another it is not."""
    made = drawing(
        COLUMNS,
        [
            Box(0, "a", "甲", "department", load=20),
            Box(0, "b", "乙", "department", load=1),
            Box(2, "c", "丙", "programme", load=20),
        ],
        [],
    )
    high = {placed.box.id: placed.high for placed in made.boxes}
    assert high["a"] > 3 * high["b"]
    assert high["c"] == high["b"]


def test_names_of_groups_stand_over_them() -> None:
    """A group with a name has it above its first box; one whose name begins with a null character has only a gap."""
    boxes = [
        Box(1, str(n), "任务", "task", group=group)
        for n, group in enumerate(["2021年", "2021年", "2023年", "\0x"])
    ]
    made = drawing(COLUMNS, boxes, [])
    headings = [(heading.text, heading.base) for heading in made.headings if heading.group]
    tops = [top for top, _, _ in by_column(made, 1)]
    assert [text for text, _ in headings] == ["2021年", "2023年"]
    assert tops[0] - 15 < headings[0][1] < tops[0]
    assert tops[1] + 22 < headings[1][1] < tops[2]


@given(st.text(), st.floats(20, 400))
def test_shortened_text_has_room(text: str, room: float) -> None:
    """A label is as wide as its room at most, and whole where it fits."""
    short = shortened(text, room)
    assert width(short) <= room
    assert short == text if width(text) <= room else short.endswith("…")


def test_a_free_column_is_led_by_the_one_that_stands() -> None:
    """Boxes stand in the order of what they are joined to in the column that is not free, whatever is joined from the other side."""
    columns = (
        Column("单位", 0, 100, free=True),
        Column("任务", 200, 100, free=True),
        Column("指标", 400, 100),
    )
    aims = [Box(2, f"a{n}", "指标", "target") for n in range(3)]
    tasks = [Box(1, f"t{n}", "任务", "task") for n in range(3)]
    bodies = [Box(0, f"b{n}", "单位", "department") for n in range(3)]
    links = [Link((1, f"t{n}"), (2, f"a{n}"), "target") for n in range(3)]
    links += [Link((0, f"b{n}"), (1, f"t{(n + 1) % 3}"), "department") for n in range(3)]
    made = drawing(columns, [*reversed(tasks), *bodies, *aims], links)

    assert [id for _, _, id in by_column(made, 1)] == ["t0", "t1", "t2"]
    assert [id for _, _, id in by_column(made, 0)] == ["b2", "b0", "b1"]
