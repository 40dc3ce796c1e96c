"""Lists of duties (职责清单): tables of two or three columns, a body and what it has to do, with a cell on each line.

部门                 the header: who answers, and what for
工作职责
甲局                 a row: the name, which may be broken into two lines, and the lines behind it
建设平台。开展培训。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...columnnames import bare
from ...passage import Passage, joined
from ...titles import furniture
from .columns import what, who
from .looks import names_bodies
from .row import Row

_HEADER = 4  # lines of a header at most
_NAME = 24  # characters of a line of a name
_ROWS = 3  # bodies that show that the lines are a table
_GOES_ON = ("和", "与", "及", "、")
_LEVELS = ("省", "市", "区", "县", "州", "国家", "中国")
_STOPS = ("。", "；", "：", "，")


def begins_duties(texts: Sequence[str]) -> bool:
    """Whether the lines *texts* begin with the header of a list of duties and go on with its rows.

    >>> begins_duties(["部门", "工作职责", "甲局", "建设平台。", "乙局", "办好年会。", "丙局", "培训人员。"])
    True
    """
    return _header(texts) > 0


def duty_rows(lines: Sequence[Passage]) -> list[Row] | None:
    """Return the rows of the list of duties that *lines* print, None where they print none."""
    texts = [line.text for line in lines]
    count = _header(texts)
    if not count:
        return None
    kind, role = who(bare(texts[0])) or ("bodies", "responsible")
    end = next((at for at, text in enumerate(texts) if furniture(text)), len(texts))
    made: list[Row] = []
    for first, behind, stop in _rows(texts, count, end):
        said = [*lines[behind:stop]]
        if count > 2 and len(said) > 1 and said[-2].text.endswith("。") and not said[-1].text.endswith("。"):
            said = said[:-1]  # the third column: what it is for
        cells = tuple((kind, role, cell) for cell in _names(lines[first:behind]))
        made.append(Row(None, joined(said), cells, named=False))
    return made


def _header(texts: Sequence[str]) -> int:
    """Return how many lines the header of the list of duties has that *texts* begin with, 0 where they begin with none."""
    if len(texts) < _HEADER or not who(bare(texts[0])) or not what(bare(texts[1])):
        return 0
    count = next((at for at in range(2, _HEADER + 1) if at < len(texts) and _name_at(texts, at)), 0)
    if not count or any(text.endswith(_STOPS) for text in texts[:count]):
        return 0
    return count if sum(1 for _ in _rows(texts, count, len(texts))) >= _ROWS else 0


def _rows(texts: Sequence[str], start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Yield of each row where its names begin, where what they have to do begins, and where that ends."""
    at = start
    while at < end and (count := _name_at(texts, at)):
        behind = at + count
        stop = behind
        while stop < end and (stop == behind or not _name_at(texts, stop)):
            stop += 1
        if stop > behind:
            yield at, behind, stop
        at = stop


def _name_at(texts: Sequence[str], at: int) -> int:
    """Return how many lines from *at* on are names of bodies, one of which may be broken into two; 0 where it begins none."""
    count = 0
    while at + count < len(texts) and count < _HEADER:
        here = texts[at + count]
        if len(here) > _NAME or here.endswith(_STOPS):
            break
        if names_bodies(here):
            count += 1
            continue
        following = texts[at + count + 1] if at + count + 1 < len(texts) else ""
        if len(following) > _NAME or following.endswith(_STOPS) or not names_bodies(here + following):
            break
        if names_bodies(following) and not (here.endswith(_GOES_ON) or here.startswith(_LEVELS)):
            break
        count += 2
    return count


def _names(lines: Sequence[Passage]) -> Iterator[Passage]:
    """Yield the cells of names, those that are broken into two lines as one."""
    open_: list[Passage] = []
    for line in lines:
        open_.append(line)
        if names_bodies("".join(each.text for each in open_)):
            yield joined(open_, line_ends=False)
            open_ = []
