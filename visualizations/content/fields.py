"""Fields of plans and who answers in them: one matrix for each document (板块)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ...graph.model import Graph
from ..words import Words
from . import bodies as known_bodies
from . import evidence
from .bodies import Body
from .evidence import Item, Mark
from .frames import Frame, documents

ROWS, COLUMNS = 60, 20
UNNAMED = "unnamed"  # the row of items that name no body
Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a plan (板块): the *items* in it; *path* places it in its document, *over* is the title of its plan."""

    id: str
    label: str
    ordinal: str
    over: str
    items: tuple[Item, ...]

    @property
    def name(self) -> str:
        """What a sentence calls it: its heading, or, where it is no section, its plan."""
        return self.label if self.ordinal else self.over


@dataclass(frozen=True, slots=True)
class Matrix:
    """The matrix of one document: *rows* by *columns*; *marks* are those of each item, by row."""

    id: str
    label: str
    title: str
    rows: tuple[Body, ...]
    columns: tuple[Column, ...]
    marks: Mapping[str, Mapping[str, Mark]]
    notes: tuple[str, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """The items of all columns, in order."""
        return tuple(item for column in self.columns for item in column.items)

    def cell(self, row: str, column: Column) -> list[tuple[Item, str]]:
        """Return the items of a cell with their marks, those that stand first before the rest."""
        found: list[tuple[Item, str]] = []
        for item in column.items:
            marks = self.marks[item.id]
            if row == UNNAMED and not marks:
                found.append((item, "absent"))
            elif row in marks:
                found.append((item, marks[row]))
        order = (*evidence.MARKS, "absent")
        return sorted(found, key=lambda each: order.index(each[1]))


def matrices(graph: Graph, found: Sequence[Item], said: Words) -> list[Matrix]:
    """Return the matrix of each document of *found*, earlier years first; raise TooMuchToDraw for too many."""
    made = [_matrix(graph, each, said) for each in documents(graph, found, said)]
    return made or [Matrix("", "", "", (), (), {}, (said.say("nothing"),))]


def _matrix(graph: Graph, frame: Frame, said: Words) -> Matrix:
    notes: list[str] = []
    own = frame.items
    rows = known_bodies.bodies(graph, own)
    if len(rows) > ROWS:
        notes.append(said.say("matrix_by_type", count=len(rows), limit=ROWS))
        rows = known_bodies.by_type(rows, said.lang)
    marks = {item.id: known_bodies.merged(item, rows.values()) for item in own}
    total, _ = known_bodies.load(marks.values())
    ordered = sorted(rows.values(), key=lambda b: (known_bodies.rank(b.kind), -total[b.id], b.name, b.id))
    if any(not each for each in marks.values()):
        ordered.append(Body(UNNAMED, said.say("matrix_unnamed"), UNNAMED))
    columns, note = _columns(graph, own, said)
    return Matrix(frame.id, frame.label, frame.title, tuple(ordered), columns, marks, tuple(notes + note))


def _columns(graph: Graph, own: Sequence[Item], said: Words) -> tuple[tuple[Column, ...], list[str]]:
    """Return the columns of a document: its innermost sections, or, where these are too many, coarser ones and a note."""
    fine = _grouped(graph, own, said, lambda path: path[-1:])
    if len(fine) <= COLUMNS:
        return fine, []
    coarse = _grouped(graph, own, said, lambda path: path[:1])
    if len(coarse) <= COLUMNS:
        return coarse, [said.say("matrix_by_level", count=len(fine), limit=COLUMNS)]
    plans = _grouped(graph, own, said, lambda path: ())
    return plans, [said.say("matrix_by_plan", count=len(fine), limit=COLUMNS)]


def _grouped(
    graph: Graph, own: Sequence[Item], said: Words, choose: Callable[[Path], Path]
) -> tuple[Column, ...]:
    groups: dict[tuple[str, Path], list[Item]] = {}
    for item in own:
        groups.setdefault((item.plan, choose(_path(graph, item.section))), []).append(item)
    split = {plan for plan, path in groups if path}
    found = []
    for (plan, path), members in groups.items():
        over = evidence.short_title(graph, plan)
        if path:
            section = graph.nodes[path[-1]]
            ordinal = str(section.properties.get("ordinal", "")).replace(".", "·")
            found.append(Column(path[-1], section.name, ordinal, over, tuple(members)))
        else:
            label = said.say("matrix_outside" if plan in split else "matrix_no_section")
            found.append(Column(f"whole.{plan}", label, "", over, tuple(members)))
    return tuple(found)


def _path(graph: Graph, section: str | None) -> Path:
    """Return *section* and the sections above it, outermost first."""
    path: list[str] = []
    while section is not None and section not in path:
        path.append(section)
        above = [e.target for e in graph.out(section, "PART_OF") if graph.nodes[e.target].kind == "Section"]
        section = above[0] if above else None
    return tuple(reversed(path))
