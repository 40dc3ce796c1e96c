"""The matrix page: who answers for which field, body by section, one document at a time (责任矩阵)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from ..content import bodies as known_bodies
from ..content import evidence
from ..content.bodies import Body
from ..content.evidence import HEADS
from ..content.fields import UNNAMED, Column, Matrix, matrices
from ..page import Page, compose
from ..scene import Scene
from ..words import Words

DOTS = 10  # marks of one kind that a cell shows one by one; more are a number


def page(scene: Scene) -> Page:
    """Return the matrix page of *scene*: every document a table, body by section, with the evidence of each mark.

    More than 60 bodies of a document are grouped by type, more than 20 sections by their top-level section, and the page says so.
    Raises TooMuchToDraw for more than 150 documents.
    """
    graph, said, found = scene.graph, scene.said, scene.items
    tables = matrices(graph, found, said)
    shown = {body.id: body for table in tables for body in table.rows if body.id != UNNAMED}
    named = known_bodies.bodies(graph, found)
    first_word = said.say(evidence.head_mark(found))
    data = {
        "view": "matrix",
        "frames": [_frame(table, said, first_word) for table in tables],
        "kinds": known_bodies.kinds(shown.values(), scene.lang),
        "bodies": known_bodies.as_data({**named, **shown}.values()),
        **scene.data(),
        "cells": {table.id: _cells(table) for table in tables},
        "columns": {
            column.id: {
                "label": column.label,
                "over": column.over,
                "frame": table.id,
                "items": [item.id for item in column.items],
            }
            for table in tables
            for column in table.columns
        },
    }
    context = {
        "title": scene.headed(said.say("matrix_title")),
        "answer": data["frames"][0]["answer"],
        "hint": said.say("matrix_hint", first_word=first_word),
        "frames": [{"id": table.id, "label": table.label, "title": table.title} for table in tables],
        "tables": [_table(table, said) for table in tables],
        "marks": _legend(tables, said, first_word),
    }
    return compose("matrix", scene.lang, data, context, ["matrix.js"], styles=["matrix.css"])


def _cells(table: Matrix) -> list[dict[str, Any]]:
    """Return the cells that are not empty, for the page's script."""
    return [
        {
            "row": row.id,
            "column": column.id,
            "items": [item.id for item, _ in cell],
            "marks": dict(Counter(mark for _, mark in cell)),
        }
        for row in table.rows
        for column in table.columns
        if (cell := table.cell(row.id, column))
    ]


def _table(table: Matrix, said: Words) -> dict[str, Any]:
    """Return what the template writes of one matrix."""
    total, first = known_bodies.load(table.marks.values())
    total[UNNAMED] = sum(not each for each in table.marks.values())
    most = max(total.values(), default=0) or 1
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in table.rows:
        cells = [_cell(table, row, column, said) for column in table.columns]
        groups.setdefault(row.kind, []).append(
            {
                "id": row.id,
                "name": row.name,
                "cells": cells,
                "total": total[row.id],
                "first": first[row.id],
                "wide": round(100 * total[row.id] / most, 1),
                "dark": round(100 * first[row.id] / most, 1),
            }
        )
    plans = {column.over for column in table.columns}
    return {
        "id": table.id,
        "title": table.title,
        "notes": table.notes,
        "columns": table.columns,
        "bands": _bands(table.columns) if len(plans) > 1 else [],
        "groups": [
            {"kind": kind, "label": _group_label(kind, said), "rows": rows} for kind, rows in groups.items()
        ],
    }


def _cell(table: Matrix, row: Body, column: Column, said: Words) -> dict[str, Any]:
    marks = Counter(mark for _, mark in table.cell(row.id, column))
    counted = [said.say("cell_mark", mark=said.say(f"mark_{mark}"), count=n) for mark, n in marks.items()]
    spoken = said.say("cell", row=row.name, column=column.label, marks=said.list(counted))
    kept = [{"mark": mark, "count": n, "dots": range(n if n <= DOTS else 1)} for mark, n in marks.items()]
    return {"column": column.id, "marks": kept, "spoken": spoken}


def _bands(columns: Iterable[Column]) -> list[tuple[str, int]]:
    """Return the plans over the columns, with how many columns each has."""
    found: list[tuple[str, int]] = []
    for column in columns:
        if found and found[-1][0] == column.over:
            found[-1] = (column.over, found[-1][1] + 1)
        else:
            found.append((column.over, 1))
    return found


def _group_label(kind: str, said: Words) -> str:
    return said.say("matrix_unnamed") if kind == UNNAMED else known_bodies.label(kind, said.lang)


def _legend(tables: Iterable[Matrix], said: Words, first_word: str) -> list[tuple[str, str]]:
    tables = list(tables)
    used = {mark for t in tables for own in t.marks.values() for mark in own.values()}
    found = [("first", first_word)] if used & set(HEADS) else []
    found += [(mark, said.say(f"mark_{mark}")) for mark in ("part", "support") if mark in used]
    unnamed = any(row.id == UNNAMED for t in tables for row in t.rows)
    return found + ([("absent", said.say("mark_absent"))] if unnamed else [])


def _frame(table: Matrix, said: Words, first_word: str) -> dict[str, Any]:
    """Return the sentence, the findings and the first bodies of one document."""
    total, first = known_bodies.load(table.marks.values())
    rows = [row for row in table.rows if row.id != UNNAMED]
    ranked = sorted(rows, key=lambda b: (-total[b.id], b.collective, b.name, b.id))
    named = [body for body in ranked if not body.collective] or ranked
    return {
        "id": table.id,
        "label": table.label,
        "answer": _answer(table, named, total, first, said, first_word),
        "findings": _findings(table, named, total, said),
        "counts": dict(Counter(row.kind for row in rows)),
        "top": [
            {
                "id": b.id,
                "sub": said.say("top_entry", count=total[b.id], first=first[b.id], first_word=first_word),
            }
            for b in named[:6]
        ],
    }


def _answer(
    table: Matrix, named: list[Body], total: Counter[str], first: Counter[str], said: Words, first_word: str
) -> str:
    if not table.items:
        return said.say("nothing")
    members = {each: row.collective for row in table.rows for each in row.members}
    groups = sum(members.values())
    if not members:
        return said.say("matrix_answer_none", frame=table.label, tasks=len(table.items))
    top = max(named, key=lambda b: (first[b.id], total[b.id]))
    return said.say(
        "matrix_answer",
        frame=table.label,
        tasks=len(table.items),
        named=len(members) - groups,
        groups=said.say("matrix_groups", count=groups) if groups else "",
        top=top.name,
        most=total[top.id],
        first=first[top.id],
        first_word=first_word,
    )


def _findings(table: Matrix, named: list[Body], total: Counter[str], said: Words) -> list[str]:
    found = []
    if named:
        entries = [said.say("find_load_entry", body=b.name, count=total[b.id]) for b in named[:3]]
        found.append(said.say("find_load", bodies=said.list(entries)))
    if focus := _focus(table, named, total):
        body, column, inside = focus
        found.append(
            said.say("find_focus", body=body.name, count=total[body.id], inside=inside, column=column.name)
        )
    carried = [item.marks for item in table.items if item.marks]
    if carried:
        mean = f"{sum(map(len, carried)) / len(carried):.1f}"
        found.append(said.say("find_sharing", mean=mean, single=sum(len(each) == 1 for each in carried)))
    if unnamed := len(table.items) - len(carried):
        found.append(said.say("find_unnamed", count=unnamed))
    return found


def _focus(table: Matrix, named: list[Body], total: Counter[str]) -> tuple[Body, Column, int] | None:
    """Return the body whose tasks are most in one column, of those with at least three tasks."""
    if len(table.columns) < 2:
        return None
    counted = [
        (len(table.cell(body.id, column)), body, column)
        for body in named
        if total[body.id] >= 3
        for column in table.columns
    ]
    best = max(counted, key=lambda each: (each[0] / total[each[1].id], each[0]), default=None)
    return (best[1], best[2], best[0]) if best and best[0] > 1 else None
