"""The rows of an answer as the question promises them, whichever engine found them.

Rows are ordered here once more: engines differ in where nothing stands and in the order of characters beyond U+FFFF.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from .contract import Question

Row = tuple[Any, ...]


def arranged(asked: Question, columns: Sequence[str], rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return *rows*, which have *columns* and maybe more, as rows of the columns of *asked*, in its order.

    Text is ordered by code points and nothing comes last, or first where a column descends. Of a column of lists
    SPARQL gives one element a row: rows that are else equal become one, with their elements in the order of the rows.

    >>> from remit.queries.contract import Question
    >>> asked = Question("q", {}, (), ("n", "names"), "", {}, frozenset({"names"}), (("n", False), ("place", False)))
    >>> arranged(asked, ("n", "names", "place"), [(2, "乙", 2), (1, None, None), (2, "甲", 1)])
    ((1, ()), (2, ('甲', '乙')))
    """
    if not rows:
        return ()
    ordered = sorted_by(asked.order, columns, rows)
    places = [columns.index(name) for name in asked.columns]
    picked = [tuple(_plain(row[n]) for n in places) for row in ordered]
    return tuple(_folded(asked, picked)) if asked.lists else tuple(picked)


def sorted_by(
    order: Sequence[tuple[str, bool]], columns: Sequence[str], rows: Sequence[Row]
) -> Sequence[Row]:
    """Return *rows* in *order*: names of *columns*, each with whether it descends; the others do not count."""
    for name, descends in reversed(order):
        if name in columns:
            rows = sorted(rows, key=partial(_key, columns.index(name)), reverse=descends)
    return rows


def _key(place: int, row: Row) -> tuple[bool, Any]:
    return (True, 0) if row[place] is None else (False, row[place])


def _folded(asked: Question, rows: Sequence[Row]) -> list[Row]:
    """Return *rows* with one row for those that differ in lists only; what is a list already stays one."""
    found: dict[Row, list[tuple[Any, ...]]] = {}
    many = [n for n, name in enumerate(asked.columns) if name in asked.lists]
    for row in rows:
        key = tuple(None if n in many else cell for n, cell in enumerate(row))
        lists = found.setdefault(key, [() for _ in many])
        for each, n in enumerate(many):
            lists[each] += row[n] if isinstance(row[n], tuple) else () if row[n] is None else (row[n],)
    return [_filled(key, dict(zip(many, lists, strict=True))) for key, lists in found.items()]


def _filled(row: Row, lists: dict[int, tuple[Any, ...]]) -> Row:
    return tuple(lists.get(n, cell) for n, cell in enumerate(row))


def _plain(cell: Any) -> Any:
    """Return a whole number as an int, whether an engine keeps it as one or not."""
    whole = isinstance(cell, float) and cell.is_integer() and abs(cell) < 2**53
    return int(cell) if whole else cell
