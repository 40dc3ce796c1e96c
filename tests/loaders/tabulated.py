"""The plan of printing.py as a table: columns in several orders, under several names, as Markdown, spreadsheet, web page, drawn boxes or a cell a line."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

from tests.loaders.printing import PLAN, TITLE

COLUMNS = {  # what stands in each column
    "tasks": ("number", "title", "lead"),
    "sections": ("number", "section", "title", "lead", "support", "due"),
    "sections first": ("section", "number", "title", "all", "due"),
    "work": ("number", "title", "text", "all"),
    "work, two roles": ("number", "title", "text", "lead", "support", "due"),
    "leaders": ("number", "title", "leader", "lead", "support"),
    "sections and work": ("number", "section", "title", "text", "all", "due"),
    "no numbers": ("title", "text", "lead", "support"),
    "sections, no numbers": ("section", "title", "text", "all"),
}
_KINDS = ("number", "section", "title", "text", "lead", "support", "all", "due", "leader")
NAMES = tuple(
    dict(zip(_KINDS, names.split(), strict=True))
    for names in (
        "序号 类别 重点任务 具体举措 牵头单位 配合单位 责任单位 完成时限 责任领导",
        "序号 工作领域 工作任务 主要内容 牵头部门 协助部门 责任部门 时间节点 牵头领导",
        "编号 项目类别 目标任务 工作措施 主办单位 协办单位 承办单位 完成时间 分管领导",
    )
)
LEADERS = ("王建国", "李志强", "陈敏", "刘晓燕", "赵海峰", "周明", "吴丽华")

Rows = list[list[str]]


def _box(header: Sequence[str], rows: Rows) -> str:
    """Return a table drawn with lines, its columns as wide as their cells."""
    widths = [max(map(_width, column)) for column in zip(header, *rows, strict=True)]

    def line(left: str, between: str, right: str) -> str:
        return left + between.join("─" * width for width in widths) + right + "\n"

    def drawn(cells: Sequence[str]) -> str:
        filled = (cell + " " * (width - _width(cell)) for cell, width in zip(cells, widths, strict=True))
        return "│" + "│".join(filled) + "│\n"

    inner = line("├", "┼", "┤")
    return (
        line("┌", "┬", "┐")
        + drawn(header)
        + "".join(inner + drawn(row) for row in rows)
        + line("└", "┴", "┘")
    )


def _width(text: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(character) in "WF") for character in text)


def _parted(mark: str) -> Callable[[Sequence[str], Rows], str]:
    """Return what prints a line a row, its cells parted by *mark*."""
    return lambda header, rows: "".join(mark.join(row) + "\n" for row in (header, *rows))


def _torn(mark: str) -> Callable[[Sequence[str], Rows], str]:
    """Return what prints a line a row, its cells parted by *mark*, where the first rows keep the line ends inside of their cells."""

    def row(cells: Sequence[str], torn: bool) -> str:
        return (
            mark.join(cell.replace("、", "、\n").replace("；", "；\n") if torn else cell for cell in cells)
            + "\n"
        )

    return lambda header, rows: (
        row(header, False) + "".join(row(each, nth < 2) for nth, each in enumerate(rows))
    )


def _lines(between: str) -> Callable[[Sequence[str], Rows], str]:
    """Return what prints each cell on a line of its own, with *between* after it; empty ones are lost."""
    return lambda header, rows: "".join(cell + between for row in (header, *rows) for cell in row if cell)


def _wrapped(width: int) -> Callable[[Sequence[str], Rows], str]:
    """Return what prints each cell in lines of *width* characters, with a blank line behind it; empty ones are lost."""
    return lambda header, rows: "".join(
        "\n".join(cell[at : at + width] for at in range(0, len(cell), width)) + "\n\n"
        for row in (header, *rows)
        for cell in row
        if cell
    )


FORMS: dict[str, Callable[[Sequence[str], Rows], str]] = {
    "Markdown": lambda header, rows: "".join(
        f"| {' | '.join(row)} |\n" for row in (header, ["---"] * len(header), *rows)
    ),
    "bars": _parted(" | "),
    "commas": _parted(","),
    "tabs": _parted("\t"),
    "tabs, cells torn": _torn("\t"),
    "bars, cells torn": _torn(" | "),
    "HTML": lambda header, rows: (
        "<table>"
        + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>\n" for row in (header, *rows))
        + "</table>\n"
    ),
    "boxes": _box,
    "a cell a line": _lines("\n"),
    "a cell a line, apart": _lines("\n\n"),
    "cells over lines, apart": _wrapped(9),
    "cells over many lines, apart": _wrapped(3),
}


def tabulated(columns: str, names: int, form: str, *, merged: bool) -> str:
    """Return the plan as a table; *merged* says that a section is printed in its first row alone."""
    kinds = COLUMNS[columns]
    rows: Rows = []
    for heading, works in PLAN.items():
        for nth, work in enumerate(works):
            number = len(rows)
            alone = "support" not in kinds
            cells = {
                "number": str(number + 1),
                "section": "" if merged and nth else heading,
                "title": work.title,
                "text": work.text,
                "lead": "、".join(work.lead + (work.support if alone else ())),
                "support": "、".join(work.support),
                "all": "、".join(work.lead + work.support),
                "due": "6月底" if number % 2 else "2025年12月底前",
                "leader": LEADERS[number],
            }
            rows.append([cells[kind] for kind in kinds])
    return f"{TITLE}\n" + FORMS[form]([NAMES[names][kind] for kind in kinds], rows)


def told(columns: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what the table says: section and bodies with their roles, of each task."""
    kinds = COLUMNS[columns]
    first = "lead" if "lead" in kinds else "responsible"
    second = "support" if "support" in kinds else first
    return [
        (
            heading if "section" in kinds else "",
            [*((body, first) for body in work.lead), *((body, second) for body in work.support)],
        )
        for heading, works in PLAN.items()
        for work in works
    ]
