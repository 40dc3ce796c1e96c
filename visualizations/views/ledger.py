"""The ledger: who answers for each task and what is to be reached, as a table to sort, filter and take along (任务台账)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..content import bodies as known_bodies
from ..content.bodies import Body
from ..content.cards import leader_cards, programme_cards, target_cards
from ..content.evidence import head_mark
from ..content.frames import Frame, documents_or_years
from ..content.leaders import leaders
from ..content.programmes import programmes
from ..content.rows import COLUMNS, NUMBERS, UNNAMED, Piece, Row, kind_labels, rows, section_label
from ..content.targets import targets, whole_targets
from ..page import Page, compose
from ..scene import Scene

WHOLE = 400  # rows that stand in the file as they are; of more the script shows a part at a time
PART = 200
SHOWN = 3  # pieces of a cell; more are behind a button that counts them
ALL = "all"


@dataclass(frozen=True, slots=True)
class Extent:
    """What the page shows at a time (范围): all rows, or those of a document or year."""

    id: str
    label: str
    file: str
    rows: tuple[Row, ...]


def page(scene: Scene) -> Page:
    """Return the ledger of *scene*: a table with one row for each item of work.

    Up to 400 rows stand in the file and can be read without a script; of more, the script shows 200 at a time.
    More than 150 documents are offered by their years. Raises TooMuchToDraw for more than 150 years.
    """
    said = scene.said
    named = known_bodies.bodies(scene.graph, scene.items)
    found, aims, led = programmes(scene), targets(scene), leaders(scene)
    table = rows(scene, named, aims, found, led)
    extents = _extents(documents_or_years(scene.graph, scene.items, said), table, scene)
    columns = [column for column in COLUMNS if any(row.cells[column] for row in table)]
    unsaid = [said.say(word) for column, word in COLUMNS.items() if column not in columns]
    heads = {column: said.say(COLUMNS[column]) for column in columns}
    if "head" in heads:
        word = said.say(head_mark(scene.items))
        heads["head"] = word[:1].upper() + word[1:]
    kinds = kind_labels({kind for row in table for kind in row.kinds}, scene, "ledger_unnamed_kind")
    data = {
        "view": "ledger",
        "frames": [_frame(each, named, scene) for each in extents],
        "kinds": kinds,
        "bodies": known_bodies.as_data(named.values()),
        **scene.data(),
        "cards": programme_cards(scene, found)
        | target_cards(scene, aims, (each.id for each in found))
        | leader_cards(scene, led),
        "itemsByFrame": {each.id: [row.item.id for row in each.rows] for each in extents},
        "columns": [{"id": column, "label": label} for column, label in heads.items()],
        "numbers": [column for column in columns if column in NUMBERS],
        "rows": {row.item.id: _row(row, columns) for row in table},
        "sections": _sections(table, scene),
        "part": WHOLE if len(table) <= WHOLE else PART,
        "shown": SHOWN,
    }
    notes = []
    if whole := len(whole_targets(scene)):
        notes.append(said.say("ledger_whole", count=whole))
    if len(table) > WHOLE:
        notes.append(said.say("ledger_parts", count=len(table), part=PART))
    hint = said.say("ledger_hint")
    if table and unsaid:
        hint += said.say("ledger_unsaid", columns=said.list(unsaid))
    context = {
        "title": scene.headed(said.say("ledger_title")),
        "answer": data["frames"][0]["answer"],
        "hint": hint,
        "frames": [{"id": each.id, "label": each.label} for each in extents],
        "heads": heads,
        "rows": table[: WHOLE if len(table) <= WHOLE else PART],
        "notes": notes,
        "shown": SHOWN,
        "total": len(table),
    }
    return compose(
        "ledger", scene.lang, data, context, ["area.js", "rows.js", "ledger.js"], styles=["ledger.css"]
    )


def _extents(frames: Sequence[Frame], table: Sequence[Row], scene: Scene) -> list[Extent]:
    """Return all rows, then those of each of *frames*, unless there is only one."""
    by_id = {row.item.id: row for row in table}
    own = [
        Extent(f.id, f.label, str(f.year or f.id), tuple(by_id[item.id] for item in f.items)) for f in frames
    ]
    if len(own) == 1:
        return own
    years = sorted({f.year for f in frames if f.year})
    file = "-".join(map(str, dict.fromkeys([*years[:1], *years[-1:]]))) or ALL
    return [Extent(ALL, scene.said.say("ledger_all"), file, tuple(table)), *own]


def _row(row: Row, columns: Sequence[str]) -> dict[str, Any]:
    """Return *row* for the page's script; of each piece what it is, without empty ends."""
    return {
        "kinds": row.kinds,
        "section": row.item.section or "",
        "cells": [[_piece(piece) for piece in row.cells[column]] for column in columns],
    }


def _piece(piece: Piece) -> list[Any]:
    parts: list[Any] = [piece.text, piece.figure, piece.note, piece.id, piece.kind, piece.value]
    while parts and parts[-1] in ("", None):
        parts.pop()
    return parts


def _sections(table: Sequence[Row], scene: Scene) -> list[dict[str, str]]:
    """Return the innermost sections of the rows in their order, each under its plan."""
    found: dict[str, dict[str, str]] = {}
    for row in table:
        if row.item.section:
            plan = row.cells["plan"][0].text
            label = section_label(scene, row.item.section)
            found.setdefault(row.item.section, {"id": row.item.section, "label": label, "plan": plan})
    return list(found.values())


def _frame(extent: Extent, named: Mapping[str, Body], scene: Scene) -> dict[str, Any]:
    """Return the sentence, the findings and the busiest bodies of the rows of *extent*."""
    said = scene.said
    total, first = known_bodies.load(row.item.marks for row in extent.rows)
    ranked = sorted(total, key=lambda b: (named[b].collective, -total[b], named[b].name, b))
    first_word = said.say(head_mark(row.item for row in extent.rows))
    counts = Counter(named[body].kind for body in total)
    counts[UNNAMED] = sum(not row.item.parts for row in extent.rows)
    return {
        "id": extent.id,
        "label": extent.label,
        "file": extent.file,
        "answer": _answer(extent, first, named, scene),
        "findings": _findings(extent, ranked, total, named, scene),
        "counts": dict(counts),
        "top": [
            {
                "id": body,
                "sub": said.say("top_entry", count=total[body], first=first[body], first_word=first_word),
            }
            for body in ranked[:6]
        ],
    }


def _answer(extent: Extent, first: Counter[str], named: Mapping[str, Body], scene: Scene) -> str:
    say, own = scene.said.say, extent.rows
    if not own:
        return say("nothing")
    owned = sum(bool(row.item.parts) for row in own)
    busiest = min(first, key=lambda b: (named[b].collective, -first[b], named[b].name, b), default=None)
    word = say(head_mark(row.item for row in own))
    return say(
        "ledger_answer",
        frame=extent.label,
        tasks=len(own),
        owned=say("ledger_owned_all") if owned == len(own) else say("ledger_owned", count=owned),
        most=say("ledger_head_most", first_word=word, body=named[busiest].name, count=first[busiest])
        if busiest
        else "",
        aimed=sum(bool(row.cells["targets"]) for row in own),
        targets=sum(len(row.cells["targets"]) for row in own),
    )


def _findings(
    extent: Extent, ranked: Sequence[str], total: Counter[str], named: Mapping[str, Body], scene: Scene
) -> list[str]:
    said, own = scene.said, extent.rows
    if not own:
        return []
    found = []
    if ranked:
        entries = [said.say("find_load_entry", body=named[b].name, count=total[b]) for b in ranked[:3]]
        found.append(said.say("find_load", bodies=said.list(entries)))
    most = max(own, key=lambda row: len(row.cells["targets"]))
    if count := len(most.cells["targets"]):
        found.append(said.say("ledger_most", where=most.item.where, title=most.item.title, count=count))
    found.append(said.say("ledger_unaimed", count=sum(not row.cells["targets"] for row in own)))
    unnamed = sum(not row.item.parts for row in own)
    found.append(said.say("ledger_unnamed", count=unnamed) if unnamed else said.say("ledger_all_named"))
    return found
