"""An answer: columns and rows, and how people and programs read them.

The four forms — table, csv, json, jsonl — are text that ends with a line end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from csv import writer
from dataclasses import dataclass
from io import StringIO
from json import dumps
from typing import Any
from unicodedata import combining, east_asian_width

WIDEST = 60  # columns of the screen that a cell of a table may take
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_UNSEEN = {ord("\n"): " ", ord("\r"): " ", ord("\t"): " "}

Columns = Sequence[str]
Rows = Sequence[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a store says to a question: the name of the *question*, *columns*, and as many cells in each of *rows*.

    A cell is text, a number, true or false, None, a tuple of cells, or a mapping of names to cells.

    >>> list(Answer("workload", ("organization", "tasks"), (("科普部", 12),)))
    [{'organization': '科普部', 'tasks': 12}]
    """

    question: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)


def table(columns: Columns, rows: Rows, widest: int | None = WIDEST) -> str:
    """Return *rows* as a table for a screen, where a Chinese character takes two columns; numbers stand to the right.

    A cell of more than *widest* columns ends with ``…``; None shows all of it. Line ends and what
    cannot be printed are shown as a space and as �, so that no text can move the cursor.

    >>> print(table(("organization", "tasks"), (("科普部", 12), ("办公室", 7))), end="")
    organization  tasks
    ------------  -----
    科普部           12
    办公室            7
    """
    cells = [[_short(_shown(cell), widest) for cell in row] for row in rows]
    heads = [_short(_shown(column), widest) for column in columns]
    widths = [max(width(row[n]) for row in (heads, *cells)) for n in range(len(heads))]
    right = [
        bool(rows) and all(_is_number(row[n]) or row[n] is None for row in rows) for n in range(len(heads))
    ]
    lines = [heads, ["-" * wide for wide in widths], *cells]
    return "".join(_line(line, widths, right) for line in lines)


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    padded = []
    for cell, wide, number in zip(cells, widths, right, strict=True):
        blank = " " * (wide - width(cell))
        padded.append(blank + cell if number else cell + blank)
    return "  ".join(padded).rstrip() + "\n"


def csv(columns: Columns, rows: Rows, bom: bool = False) -> str:
    r"""Return *rows* as CSV under a line of column names; with *bom*, a mark at the start that tells Excel it is UTF-8.

    Text that a spreadsheet would run as a formula (after = + - @ tab or carriage return) gets an apostrophe in front;
    numbers stay numbers. Lists and maps are JSON.

    >>> csv(("name", "n"), (("=1+1", -2), ("甲, 乙", None)))
    'name,n\r\n\'=1+1,-2\r\n"甲, 乙",\r\n'
    """
    out = StringIO()
    lines = writer(out)
    for row in (columns, *rows):
        lines.writerow([_safe(cell) for cell in row])
    return ("\ufeff" if bom else "") + out.getvalue()


def json(columns: Columns, rows: Rows) -> str:
    """Return *rows* as one JSON array with an object a row, a row on each line.

    >>> print(json(("name", "n"), (("甲局", 1), ("乙局", 2))), end="")
    [
    {"name": "甲局", "n": 1},
    {"name": "乙局", "n": 2}
    ]
    """
    inner = ",\n".join(_objects(columns, rows))
    return f"[\n{inner}\n]\n" if inner else "[]\n"


def jsonl(columns: Columns, rows: Rows) -> str:
    """Return *rows* as JSON lines, an object each; what JSON has no number for (NaN) is null.

    >>> print(jsonl(("name", "n"), (("甲局", 1),)), end="")
    {"name": "甲局", "n": 1}
    """
    return "".join(f"{line}\n" for line in _objects(columns, rows))


def _objects(columns: Columns, rows: Rows) -> Iterator[str]:
    for row in rows:
        cells = dict(zip(columns, row, strict=True))
        yield dumps(_jsonable(cells), ensure_ascii=False, allow_nan=False)


def width(text: str) -> int:
    """Return how many columns of a screen *text* takes: two for a wide character, none for a combining mark.

    >>> width("科普a")
    5
    """
    if text.isascii():
        return len(text)
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def _short(text: str, widest: int | None) -> str:
    if widest is None or width(text) <= widest:
        return text
    room, kept = widest - 1, []
    for character in text:
        room -= width(character)
        if room < 0:
            break
        kept.append(character)
    return "".join(kept) + "…"


def _shown(cell: Any) -> str:
    """Return *cell* as one line for people: nothing for None, the elements of a list with commas."""
    if isinstance(cell, tuple) and not any(isinstance(each, (tuple, Mapping)) for each in cell):
        return ", ".join(_shown(each) for each in cell)
    shown = _text(cell).translate(_UNSEEN)
    return "".join(c if c.isprintable() else "�" for c in shown)


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, (bool, tuple, Mapping)):
        return dumps(_jsonable(cell), ensure_ascii=False)
    return str(cell)


def _safe(cell: Any) -> str:
    text = _text(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(_FORMULA) else text


def _is_number(cell: Any) -> bool:
    return isinstance(cell, (int, float)) and not isinstance(cell, bool)


def _jsonable(cell: Any) -> Any:
    if isinstance(cell, Mapping):
        return {str(key): _jsonable(each) for key, each in cell.items()}
    if isinstance(cell, (tuple, list)):
        return [_jsonable(each) for each in cell]
    if isinstance(cell, float) and (cell != cell or abs(cell) == float("inf")):
        return None
    return cell
