"""Tables that print each cell on a line of its own: in which column each line stands.

What a line says shows where it belongs: a running number, a sentence, bodies, persons, a date. Of all ways to read the lines as rows,
each from left to right, the likeliest is taken; a column may hold several lines, and merged or empty cells are not printed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...passage import Passage, clean
from .columns import Columns
from .looks import LATE, SURE, fit, names_bodies, traits
from .row import CODE

Placed = list[list[Passage]]


_AGAIN = {
    "number": 8.0,
    "section": 1.5,
    "name": 1.5,
    "text": 0.4,
    "bodies": 0.3,
    "both": 0.3,
    "leader": 0.4,
    "due": 1.0,
    "amount": 0.5,
    "unit": 1.0,
    "period": 1.0,
    "other": 0.5,
    "notes": 0.2,
}
_LEADS = 1.2
_EMPTY = {
    "section": 0.2,
    "name": 0.2,
    "text": 3.0,
}  # a column without a line: a cell above may reach down to it
_SKIPPED = 0.6  # … any other
_UNANSWERED = 2.5  # a row that ends before anybody answers for it
_UNNUMBERED = 1.5  # a row without its running number
_NEW = 0.3  # each row
# In a row of cells side by side: a column left out, that of the text, its share at the ends of the row, two cells in one column.
_GAP, _UNSAID, _LEFT, _SAME, _SECOND = 0.9, 6.0, 0.2, 1.6, 0.3
_NUMBERED = 2.0  # a text with a number of its own in the row of the text before it
_DASHED = re.compile(r"(?m)^[ \t\u3000]*[-—－–]{1,2}[ \t\u3000\r]*$")
_DIGITS = 3  # of a running number
_FEW = 30  # rows that any table may have
_NO_NUMBER = -6.0  # how badly an amount fits the column of running numbers
_MANY = 3  # texts with a number of their own, among which a row without one is rare


def by_columns(cells: Sequence[Passage], found: Columns) -> Iterator[Placed]:
    """Yield the rows that *cells*, one a line, make under the columns *found*: for each column the lines that stand in it.

    >>> import re
    >>> from remit.loaders.outline.tables.columns import columns
    >>> from remit.loaders.passage import clean
    >>> source = "1\\n建设平台。\\n甲局\\n乙局\\n6月底\\n2\\n办好年会，培训人员。\\n丙局\\n年底"
    >>> lines = [clean(source, [m.span()]) for m in re.finditer(".+", source)]
    >>> for row in by_columns(lines, columns(["序号", "任务", "责任单位", "完成时限"])):
    ...     print([[cell.text for cell in cells] for cells in row])
    [['1'], ['建设平台。'], ['甲局', '乙局'], ['6月底']]
    [['2'], ['办好年会，培训人员。'], ['丙局'], ['年底']]
    """
    kinds = kinds_of(found)
    pieces = _pieces(cells, found)
    full = [_in_order(piece, kinds) for piece in pieces]
    merged = found.section
    if (
        not any(full)
        or (merged is None and 2 * sum(full) < len(pieces))
        or (found.number is None and not all(full))
    ):
        yield from _likeliest(cells, kinds, found)
        return
    below = [*kinds[:merged], *kinds[merged + 1 :]] if merged is not None else []
    for nth, (piece, whole) in enumerate(zip(pieces, full, strict=True)):
        if whole:
            yield [[cell] for cell in piece]
        elif merged is not None and nth and _in_order(piece, below):  # the section is that of the row before
            yield [*([cell] for cell in piece[:merged]), [], *([cell] for cell in piece[merged:])]
        else:
            yield from _likeliest(piece, kinds, found)


def _pieces(cells: Sequence[Passage], found: Columns) -> list[Sequence[Passage]]:
    """Return *cells* row by row, as running numbers in a first column part them; as many as there are columns where nothing is numbered."""
    if found.number is None:
        return [cells[at : at + found.count] for at in range(0, len(cells), found.count)]
    if found.number or not cells:
        return [cells]
    first = cells[0].text.rstrip("、.")
    counted = int(first) if first.isdecimal() and len(first) <= _DIGITS else 1
    for printed in (cells, _with_dashes(cells)):
        whole = [printed[at : at + found.count] for at in range(0, len(printed), found.count)]
        if len(whole[-1]) == found.count and all(
            piece[0].text.rstrip("、.") == str(nth) for nth, piece in enumerate(whole, counted)
        ):
            return whole
    if found.measured:
        return [cells]  # among amounts no number shows where a row begins
    begins: list[int] = []
    for at, cell in enumerate(cells):
        if cell.text.rstrip("、.") == str(len(begins) + counted):
            begins.append(at)
    if not begins or begins[0]:
        return [cells]
    return [cells[at:stop] for at, stop in pairwise([*begins, len(cells)])]


def _with_dashes(cells: Sequence[Passage]) -> list[Passage]:
    """Return *cells* with those between them that hold a dash, which says that there is nothing, and is no text by itself."""
    made: list[Passage] = []
    for cell in cells:
        if made and cell.text and made[-1].text:
            above, here = made[-1].place(len(made[-1].text) - 1) + 1, cell.place(0)
            made += (clean(cell.source, [dash.span()]) for dash in _DASHED.finditer(cell.source, above, here))
        made.append(cell)
    return made


def _in_order(cells: Sequence[Passage], kinds: Sequence[str]) -> bool:
    """Whether *cells* are a row with a line in each column.

    Those that name bodies, persons and days look so, and that of the text does not; where no number begins the row, no other does.
    """
    silent = ("text", "period") if "number" in kinds else ("text", "period", "section", "name")
    if len(cells) == len(kinds) and any(
        pair == ("text", "other") and two.text.endswith("。") and not one.text.endswith("。")
        for pair, (one, two) in zip(pairwise(kinds), pairwise(cells), strict=True)
    ):
        return False  # the name of the task, and behind it what is to be done: a cell is missing
    return len(cells) == len(kinds) and all(
        fit(cell.text, kind) > 0 if kind in SURE else kind not in silent or "bodies" not in traits(cell.text)
        for cell, kind in zip(cells, kinds, strict=True)
    )


def _likeliest(cells: Sequence[Passage], kinds: tuple[str, ...], found: Columns) -> Iterator[Placed]:
    """Yield the rows of *cells* that fit best what each line looks like."""
    row: Placed = [[] for _ in range(found.count)]
    last = -1
    for cell, (at, begins) in zip(cells, _path(cells, kinds, found), strict=True):
        if begins and last >= 0:
            yield row
            row = [[] for _ in range(found.count)]
        row[at].append(cell)
        last = at
    if last >= 0:
        yield row


def aligned(line: Sequence[Passage], found: Columns) -> Placed:
    """Return in which columns the cells of the *line* stand, a row that prints fewer cells than its table has columns, or more.

    Cells that are merged over several rows are printed with the first of them; a header may stand over two cells.

    >>> from remit.loaders.outline.tables.columns import columns
    >>> from remit.loaders.passage import clean
    >>> line = [clean(words, [(0, len(words))]) for words in ("培训人员，开展轮训。", "甲局", "张建国")]
    >>> header = ["序号", "类别", "任务", "完成时限", "责任单位", "责任领导", "备注"]
    >>> [[cell.text for cell in cells] for cells in aligned(line, columns(header))]
    [[], [], ['培训人员，开展轮训。'], [], ['甲局'], ['张建国'], []]
    """
    kinds = kinds_of(found)
    width = range(len(kinds))
    scores: list[list[float]] = []
    came: list[list[int]] = []
    for nth, cell in enumerate(line):
        fits = [fit(cell.text, kind) if cell.text else 0.0 for kind in kinds]
        if not scores:
            scores.append([fits[at] - sum(_without(kinds[one]) for one in range(at)) * _LEFT for at in width])
            continue
        # a number and the words behind it are one cell
        same = 0.0 if CODE.fullmatch(line[nth - 1].text) else _SAME
        before, now, back = scores[-1], [], []
        for at in width:
            ways = [
                before[one] - sum(_without(kinds[left]) for left in range(one + 1, at)) for one in range(at)
            ]
            leads = kinds[at : at + 2] == ("bodies", "bodies")  # one leads, the next column has all others
            ways.append(before[at] - same - _SECOND * leads)
            from_ = max(range(at + 1), key=ways.__getitem__)
            back.append(from_)
            now.append(ways[from_] + fits[at])
        scores.append(now)
        came.append(back)
    row: Placed = [[] for _ in width]
    left_out = [_LEFT * sum(map(_without, kinds[at + 1 :])) for at in width]  # behind the last cell
    at = max(width, key=lambda column: scores[-1][column] - left_out[column]) if scores else 0
    for cell, back in zip(reversed(line), [*reversed(came), []], strict=True):
        if cell.text:
            row[at].insert(0, cell)
        at = back[at] if back else at
    return row


def _without(kind: str) -> float:
    """Return what it costs that a row has no cell in a column of this *kind*."""
    return _UNSAID if kind == "text" else _GAP


def kinds_of(found: Columns) -> tuple[str, ...]:
    """Return the kind of each column: number, section, name, text, bodies, leader, due, amount, period, notes, other."""
    kinds = ["other"] * found.count
    for at, kind, _ in found.labels:
        kinds[at] = kind
    for at in (*found.beside, *([] if found.section is None else [found.section])):
        kinds[at] = "section"
    for at in found.notes:
        kinds[at] = "notes"
    for at, _ in found.periods:
        kinds[at] = "period"
    if found.merged and found.named and found.section is not None and not found.beside:
        kinds[found.section] = "name"
    if found.amount is not None:
        kinds[found.amount] = "amount"
    if found.measured:
        for at in found.measured.columns:
            kinds[at] = "unit" if at == found.measured.unit else "amount"
    kinds[found.text] = "text"
    if found.number is not None:
        kinds[found.number] = "number"
    return tuple(kinds)


def _path(cells: Sequence[Passage], kinds: tuple[str, ...], found: Columns) -> list[tuple[int, bool]]:
    """Return for each of *cells* its column and whether a row begins with it: the likeliest way through (Viterbi)."""
    width = range(len(kinds))
    within = [[_onward(kinds, one, other) for other in width] for one in width]
    starts = [_start(kinds, at) for at in width]
    leaves = [0.0 if at >= found.answers else _UNANSWERED for at in width]
    seen = Counter(trait for cell in cells for trait in traits(cell.text))
    numbered = seen["numbered"] >= _MANY and seen["numbered"] > seen["number"]
    scores = [[-s for s in starts]]
    came: list[list[tuple[int, bool]]] = []
    for nth, cell in enumerate(cells):
        fits = [fit(cell.text, kind) for kind in kinds]
        if found.number is not None and cell.text.isdigit() and int(cell.text) > max(_FEW, len(cells)):
            fits[found.number] = _NO_NUMBER  # an amount: there are not so many rows
        own = "numbered" in traits(cell.text)
        if numbered and not own:
            fits = [_unnumbered(cell.text, kind, score) for kind, score in zip(kinds, fits, strict=True)]
        if nth == 0:
            scores[0] = [score + fit for score, fit in zip(scores[0], fits, strict=True)]
            continue
        before, now, back = scores[-1], [], []
        left = max(width, key=lambda at: before[at] - leaves[at])
        for at in width:
            new = before[left] - leaves[left] - starts[at] - _NEW
            new -= numbered and at == found.text and not own
            from_ = max((one for one in width if one <= at), key=lambda one: before[one] - within[one][at])
            on = before[from_] - within[from_][at]
            on -= _NUMBERED * (numbered and at == found.text and own == (from_ == found.text))
            back.append((left, True) if new > on else (from_, False))
            now.append(max(new, on) + fits[at])
        scores.append(now)
        came.append(back)
    return _traced(scores, came, leaves)


def _unnumbered(text: str, kind: str, fit: float) -> float:
    """Return how well the line *text* without a number fits among texts that have one: a heading with ， in it fits a section."""
    heading = kind in ("section", "name") and len(text) < LATE and text[-1] not in "。；"
    return max(fit, 0.0) if heading and not names_bodies(text) else fit


def _traced(
    scores: list[list[float]], came: list[list[tuple[int, bool]]], leaves: list[float]
) -> list[tuple[int, bool]]:
    """Return the way that led to the best end."""
    if not scores:
        return []
    at = max(range(len(leaves)), key=lambda column: scores[-1][column] - leaves[column])
    found: list[tuple[int, bool]] = []
    for back in reversed(came):
        before, begins = back[at]
        found.append((at, begins))
        at = before
    return [(at, True), *reversed(found)]


def _onward(kinds: tuple[str, ...], one: int, other: int) -> float:
    """Return what it costs that the line after one in the column *one* stands in *other*, in the same row."""
    if one == other:
        leads = kinds[one : one + 2] == ("bodies", "bodies")  # one leads, the next column has all others
        return _LEADS if leads else _AGAIN[kinds[one]]
    return sum(_EMPTY.get(kinds[at], _SKIPPED) for at in range(one + 1, other))


def _start(kinds: tuple[str, ...], at: int) -> float:
    """Return what it costs that a row begins in the column *at*."""
    return sum(_UNNUMBERED if kind == "number" else _EMPTY.get(kind, _SKIPPED) for kind in kinds[:at])
