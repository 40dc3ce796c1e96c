"""Rows of the ledger: one for each item of work, with who answers for it and what is to be reached, as lists of pieces (台账)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..scene import Scene
from . import bodies as known_bodies
from .bodies import Body
from .evidence import HEADS, Item, short_title
from .leaders import Leader
from .programmes import Programme
from .targets import Target

COLUMNS = {  # each with the word over it
    "year": "ledger_year",
    "plan": "ledger_plan",
    "section": "ledger_section",
    "number": "ledger_number",
    "task": "ledger_task",
    "head": "ledger_head",
    "others": "ledger_others",
    "collectives": "ledger_collectives",
    "leaders": "ledger_leaders",
    "targets": "ledger_targets",
    "programmes": "ledger_programmes",
    "due": "ledger_due",
}
NUMBERS = ("year", "number", "targets")  # sorted by the number of their first piece
UNNAMED = "unnamed"  # the type of those items that name no body


@dataclass(frozen=True, slots=True)
class Piece:
    """One entry of a cell: *text*, its *figure* and a *note* after it; *id* is what it leads to, *kind* the type of a body.

    *value* is the number that its column is sorted by.
    """

    text: str
    figure: str = ""
    note: str = ""
    id: str = ""
    kind: str = ""
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """The row of *item*: its *cells* by column; a cell without pieces is something that the plan does not say."""

    item: Item
    cells: Mapping[str, tuple[Piece, ...]]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The types of its bodies, each once; UNNAMED where it has none."""
        found = [piece.kind for column in ("head", "others", "collectives") for piece in self.cells[column]]
        return tuple(dict.fromkeys(found)) or (UNNAMED,)


def rows(
    scene: Scene,
    named: Mapping[str, Body],
    aims: Iterable[Target],
    programmes: Iterable[Programme],
    leaders: Iterable[Leader],
) -> tuple[Row, ...]:
    """Return a row for every item of *scene*, in the order of documents and their texts."""
    owed: dict[str, list[Target]] = {}
    for aim in aims:
        owed.setdefault(aim.item.id, []).append(aim)
    advanced: dict[str, list[Programme]] = {}
    for programme in programmes:
        for item in programme.items:
            advanced.setdefault(item.id, []).append(programme)
    led: dict[str, list[Leader]] = {}
    for leader in leaders:
        for item in leader.items:
            led.setdefault(item.id, []).append(leader)
    made = []
    for item in scene.items:
        node = scene.graph.nodes[item.id]
        number, due = node.properties.get("number"), str(node.properties.get("dueText") or "")
        cells = {
            "year": _numbered(item.year),
            "plan": (Piece(short_title(scene.graph, item.plan)),),
            "section": _section(scene, item),
            "number": _numbered(number if isinstance(number, int) else None),
            "task": (Piece(item.title, id=item.id, note=item.where if node.kind == "SubItem" else ""),),
            **_parts(scene, item, named),
            "leaders": tuple(_leader(scene, each, item) for each in led.get(item.id, ())),
            "targets": tuple(target_piece(scene, each) for each in owed.get(item.id, ())),
            "programmes": tuple(Piece(each.name, id=each.id) for each in advanced.get(item.id, ())),
            "due": (Piece(due, id=item.id),) if due else (),
        }
        made.append(Row(item, cells))
    return tuple(made)


def target_piece(scene: Scene, aim: Target) -> Piece:
    """Return *aim* as people write it, its figure apart: 新建书房, 20 个, with when it is due and whether it is only aspired to."""
    hope = scene.said.say("card_aspires") if aim.aspirational else ""
    of = scene.graph.nodes[aim.id].properties
    value = next(
        (each for each in map(of.get, ("value", "minValue", "maxValue")) if isinstance(each, int | float)),
        None,
    )
    note = " · ".join(part for part in (aim.due, hope) if part)
    return Piece(f"{aim.verb}{aim.object}", aim.figure, note, aim.id, value=value)


def section_label(scene: Scene, section: str) -> str:
    """Return the heading of a section after its number: 一 阅读推广."""
    node = scene.graph.nodes[section]
    ordinal = str(node.properties.get("ordinal", "")).replace(".", "·")
    return f"{ordinal} {node.name}".strip()


def _numbered(value: int | None) -> tuple[Piece, ...]:
    return (Piece(str(value), value=value),) if value is not None else ()


def _section(scene: Scene, item: Item) -> tuple[Piece, ...]:
    return (Piece(section_label(scene, item.section)),) if item.section else ()


def _parts(scene: Scene, item: Item, named: Mapping[str, Body]) -> dict[str, tuple[Piece, ...]]:
    """Return the bodies of *item* by column: those at its head, the others, and the collectives that are not at its head."""
    found: dict[str, list[Piece]] = {"head": [], "others": [], "collectives": []}
    for body, mark in item.marks.items():
        each = named[body]
        column = "head" if mark in HEADS else "collectives" if each.collective else "others"
        # That one takes part, or is named first, the column says; that one leads or supports only the mark does.
        note = scene.said.say(f"mark_{mark}") if mark in ("lead", "support") else ""
        found[column].append(Piece(each.name, note=note, id=body, kind=each.kind))
    return {column: tuple(pieces) for column, pieces in found.items()}


def _leader(scene: Scene, leader: Leader, item: Item) -> Piece:
    role = leader.roles[item.id]
    note = scene.said.say("mark_support") if role == "support" else ""
    return Piece(leader.name, note=note, id=leader.id)


def kind_labels(kinds: Iterable[str], scene: Scene, unnamed: str) -> list[dict[str, str]]:
    """Return *kinds* of bodies as the legend shows them, last and by the word *unnamed* those items that name no body."""
    known = sorted(set(kinds) - {UNNAMED}, key=lambda kind: (known_bodies.rank(kind), kind))
    found = [
        {"id": kind, "label": known_bodies.label(kind, scene.lang), "shape": known_bodies.shape(kind)}
        for kind in known
    ]
    if UNNAMED in kinds:
        label = scene.said.say(unnamed)
        found.append({"id": UNNAMED, "label": label, "shape": known_bodies.shape(UNNAMED)})
    return found
