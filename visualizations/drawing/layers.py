"""Layers: boxes in columns joined by curves, laid out in Python and drawn as SVG (分层图).

Units are CSS pixels at scale one, y grows downward. Boxes of a column keep the order of the text where it has one; a free column is ordered by
where the boxes that its own are joined to stand, and each box lies as near to those as its neighbours leave it room.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

FONT = 13.0
HEIGHT, GAP, BREAK = 22.0, 5.0, 16.0  # of a box; between two; more where a group ends
AIRY, WIDE = 30.0, 64.0  # between two boxes of a column that is shorter than the longest; of one that grows
PORT = 4.0  # between the curves that end at a box that grows with them
TOP = 30.0  # the titles of the columns stand above
Key = tuple[int, str]  # column and id: the same body may stand in two columns


@dataclass(frozen=True, slots=True)
class Column:
    """A column of boxes: its *title*, where it begins and how *wide* it is; *free* columns are ordered by what they are joined to."""

    title: str
    left: float
    wide: float
    free: bool = False
    grows: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """What stands in a column: *id* leads to its panel; *bold* is set off before its label, *note* stands at its right end.

    *more* is said of it beside what is seen. In a column that grows its height is that of its *load*, or of its curves where these are more.
    """

    column: int
    id: str
    label: str
    kind: str
    bold: str = ""
    note: str = ""
    group: str = ""
    style: str = ""
    more: str = ""
    load: int = 0

    @property
    def key(self) -> Key:
        """What tells it from all other boxes."""
        return self.column, self.id


@dataclass(frozen=True, slots=True)
class Link:
    """A curve from a box to one in a column further right; *kind* colours it, a *strong* one is drawn thick."""

    source: Key
    target: Key
    kind: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A box with its place: *left* and *top* corner, *wide* and *high*; *text* is what of its label there is room for."""

    box: Box
    left: float
    top: float
    wide: float
    high: float
    text: str

    @property
    def spoken(self) -> str:
        """What is said of it: what is seen first, so that whoever speaks to the page can name it, then the rest."""
        seen = " ".join(part for part in (self.box.bold, self.text, self.box.note) if part)
        whole = self.box.label if self.text != self.box.label else ""
        return "; ".join(part for part in (seen, whole, self.box.more) if part)


@dataclass(frozen=True, slots=True)
class Curve:
    """A link as the path of an SVG."""

    link: Link
    path: str


@dataclass(frozen=True, slots=True)
class Heading:
    """Text over a column or a group of boxes."""

    text: str
    left: float
    base: float
    group: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything of a picture, placed; no two boxes overlap."""

    wide: float
    high: float
    headings: tuple[Heading, ...]
    boxes: tuple[Placed, ...]
    curves: tuple[Curve, ...]


def drawing(columns: Sequence[Column], boxes: Sequence[Box], links: Iterable[Link]) -> Drawing:
    """Return *boxes* and *links* laid out in *columns*; links whose ends are not both among the boxes are left out.

    >>> left, right = Column("单位", 0, 100, free=True), Column("任务", 200, 100)
    >>> made = drawing([left, right], [Box(0, "a", "办公室", "department"), Box(1, "t", "办展", "task")], [Link((0, "a"), (1, "t"), "department")])
    >>> [(placed.box.id, placed.left, placed.top) for placed in made.boxes]
    [('a', 0, 30.0), ('t', 200, 30.0)]
    """
    known = {box.key for box in boxes}
    kept = [link for link in links if link.source in known and link.target in known]
    near: dict[Key, list[Key]] = {box.key: [] for box in boxes}
    for link in kept:
        near[link.source].append(link.target)
        near[link.target].append(link.source)
    high = {
        box.key: _high(max(box.load, len(near[box.key])) if columns[box.column].grows else 1) for box in boxes
    }
    top: dict[Key, float] = {}
    headings = [Heading(column.title, column.left, TOP - 12) for column in columns]
    order = {place: [box for box in boxes if box.column == place] for place in range(len(columns))}
    gaps = _gaps(columns, order, high)
    for place, column in enumerate(columns):
        if not column.free:
            headings += _stacked(order[place], column, high, top, gaps[place])
    # Free columns one after the other, outwards from those that are not: each is led by what stands already.
    for place in sorted((p for p, c in enumerate(columns) if c.free), key=lambda p: _distance(columns, p)):
        _settled(order[place], near, high, top, gaps[place])
    lift = TOP - min(top.values(), default=TOP)
    top = {key: y + lift for key, y in top.items()}
    headings = [replace(h, base=h.base + lift) if h.group else h for h in headings]
    bottom = max((top[key] + high[key] for key in top), default=TOP)
    placed = [_placed(box, columns[box.column], top[box.key], high[box.key]) for box in boxes]
    wide = max((column.left + column.wide for column in columns), default=0.0)
    return Drawing(wide, bottom + 6, tuple(headings), tuple(placed), _curves(kept, columns, top, high))


def width(text: str) -> float:
    """Return about how wide *text* is drawn: a Chinese character is as wide as it is high.

    >>> width("办公室ab") > width("办公室")
    True
    """
    return sum(
        FONT if ord(character) > 0x2E7F or character in "“”‘’…—" else FONT * 0.58 for character in text
    )


def shortened(text: str, room: float) -> str:
    """Return *text*, or as much of it as has room, with … at its end.

    >>> shortened("推进全民阅读", 60)
    '推进全…'
    """
    if width(text) <= room:
        return text
    kept, used = "", FONT
    for character in text:
        used += width(character)
        if used > room:
            break
        kept += character
    return kept + "…"


def _high(load: int) -> float:
    return max(HEIGHT, PORT * (load + 1))


def _gaps(
    columns: Sequence[Column], order: Mapping[int, Sequence[Box]], high: Mapping[Key, float]
) -> dict[int, float]:
    """Return how far apart the boxes of each column stand: the longest column closely, the others so that they reach as far, if not too far."""
    own = {place: sum(high[box.key] for box in boxes) for place, boxes in order.items()}
    longest = max((own[place] + GAP * (len(boxes) - 1) for place, boxes in order.items()), default=0.0)
    return {
        place: round(
            min(
                WIDE if columns[place].grows else AIRY,
                max(GAP, (longest - own[place]) / max(1, len(boxes) - 1)),
            ),
            1,
        )
        for place, boxes in order.items()
    }


def _distance(columns: Sequence[Column], place: int) -> int:
    """Return how far a column is from the nearest one that is not free."""
    return min((abs(place - other) for other, each in enumerate(columns) if not each.free), default=place)


def _stacked(
    boxes: Sequence[Box], column: Column, high: Mapping[Key, float], top: dict[Key, float], gap: float
) -> list[Heading]:
    """Put *boxes* one below the other; where a group with a name begins, its name stands above."""
    y, found, before = TOP, [], None
    for box in boxes:
        if before is not None and box.group != before:
            y += max(6.0, BREAK - gap)
        if box.group and box.group != before and not box.group.startswith("\0"):
            y += 20 if before is not None else 8
            found.append(Heading(box.group, column.left, y, group=True))
            y += 8
        before = box.group
        top[box.key] = y
        y += high[box.key] + gap
    return found


def _settled(
    boxes: list[Box],
    near: Mapping[Key, Sequence[Key]],
    high: Mapping[Key, float],
    top: dict[Key, float],
    gap: float,
) -> None:
    """Order *boxes* by the middle of what they are joined to, and put each as near to it as the others leave it room."""

    def wanted(box: Box) -> float:
        ends = [top[key] + high[key] / 2 for key in near[box.key] if key in top]
        return sum(ends) / len(ends) if ends else top.get(box.key, TOP)

    middle = {box.key: wanted(box) for box in boxes}
    boxes.sort(key=lambda box: (box.group, middle[box.key], box.label, box.id))
    # Boxes that would overlap join into blocks; a block lies where its boxes want to be on average (pool adjacent violators).
    blocks: list[list[float]] = []  # where its first box wants to begin, its height, how many boxes
    for box in boxes:
        blocks.append([middle[box.key] - high[box.key] / 2, high[box.key] + gap, 1])
        while len(blocks) > 1 and blocks[-2][0] + blocks[-2][1] > blocks[-1][0]:
            later, earlier = blocks.pop(), blocks[-1]
            count = earlier[2] + later[2]
            earlier[0] = (earlier[0] * earlier[2] + (later[0] - earlier[1]) * later[2]) / count
            earlier[1], earlier[2] = earlier[1] + later[1], count
    rest = iter(boxes)
    for begin, _, count in blocks:
        y = begin
        for _ in range(int(count)):
            key = next(rest).key
            top[key] = round(y, 1)
            y += high[key] + gap


def _placed(box: Box, column: Column, top: float, high: float) -> Placed:
    room = (
        column.wide
        - 14
        - (width(box.note) + 8 if box.note else 0)
        - (width(box.bold) * 1.1 + 6 if box.bold else 0)
    )
    return Placed(box, column.left, round(top, 1), column.wide, high, shortened(box.label, room))


def _curves(
    links: Sequence[Link], columns: Sequence[Column], top: Mapping[Key, float], high: Mapping[Key, float]
) -> tuple[Curve, ...]:
    """Return the paths of *links*; at each box they leave and arrive at places of their own, ordered as their other ends are."""

    def middle(key: Key) -> float:
        return top[key] + high[key] / 2

    ports: dict[tuple[Key, Link, bool], float] = {}
    for outward in (True, False):
        ends: dict[Key, list[Link]] = {}
        for link in links:
            ends.setdefault(link.source if outward else link.target, []).append(link)
        for key, own in ends.items():
            own.sort(key=lambda each: middle(each.target if outward else each.source))
            for order, link in enumerate(own, 1):
                ports[key, link, outward] = top[key] + high[key] * order / (len(own) + 1)
    found = []
    for link in sorted(links, key=lambda each: (each.strong, each.source, each.target)):
        source, target = columns[link.source[0]], columns[link.target[0]]
        x, u = source.left + source.wide, target.left
        y, v = ports[link.source, link, True], ports[link.target, link, False]
        half = (x + u) / 2
        path = f"M{_short(x)} {_short(y)}C{_short(half)} {_short(y)} {_short(half)} {_short(v)} {_short(u)} {_short(v)}"
        found.append(Curve(link, path))
    return tuple(found)


def _short(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
