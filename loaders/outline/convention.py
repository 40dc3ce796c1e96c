"""What a plan states once of all its clauses: who leads where no label or verb says it (列第一位者为牵头单位，下同)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ...graph.fact import Role
from ..text import Block
from ..vocabulary import either, vocabulary

_NOTES = vocabulary("clauses")["notes"]
_FIRST = re.compile("|".join(_NOTES["first_is_lead"]))
_BEFORE_COMMA = re.compile("|".join(_NOTES["before_comma"]))
_BELOW = re.compile(f"（?{either(_NOTES['below'])}[：:]")
_SUPPORT = re.compile("|".join(vocabulary("clauses")["roles"]["support"]))
_MARK = re.compile(  # 标★的为牵头单位, 带“*”号者为牵头部门
    r"(?:[带标加注有打]|后面?[带有])[有注]?[“\"（(]?([★☆▲△※*])[”\")）]?号?(?:的|者)?[^，。；★☆▲△※*]{0,8}牵头"
)
_HINTS = ("第一", "首", "最前", "逗号", "分号")  # each form has one of these, which are found fast
_NOTE = 60  # characters of the note, in which it may say what the others do


@dataclass(frozen=True, slots=True)
class Convention:
    """From *place* of the source on the first body of a clause leads.

    *comma*: all before its first ， do, and the others have the role *rest*; *mark*: those with that mark behind their name (★) do.
    """

    place: int
    comma: bool = False
    rest: Role = "responsible"
    mark: str = ""


def stated(paragraphs: Iterable[Block]) -> Convention | None:
    """Return the convention that *paragraphs* state first, None where they state none; a note below a table (备注：) holds for all of it.

    >>> from ..text import Text, blocks
    >>> stated(blocks(Text("1.建设平台。（甲局、乙局，列第一位的为牵头单位，下同）")))
    Convention(place=14, comma=False, rest='responsible', mark='')
    >>> stated(blocks(Text("1.建设平台。（甲局、乙局，丙局。逗号前的为牵头单位，其他单位配合，下同）")))
    Convention(place=17, comma=True, rest='support', mark='')
    """
    for block in paragraphs:
        text = block.text
        if marked := _marked(block):
            return marked
        if not any(hint in text for hint in _HINTS):
            continue
        whole = _BELOW.match(text) is not None
        if found := _BEFORE_COMMA.search(text):
            note = text[found.end() : found.end() + _NOTE].partition("。")[0]
            rest: Role = "support" if _SUPPORT.search(note) else "responsible"
            return Convention(0 if whole else block.passage.place(found.start()), True, rest)
        if found := _FIRST.search(text):
            return Convention(0 if whole else block.passage.place(found.start()))
    return None


def _marked(block: Block) -> Convention | None:
    """Return the convention that a mark behind a name says who leads, for the whole plan; the marks are no part of the cleaned text."""
    if "牵头" not in block.text or block.cells or not block.passage.places:
        return None
    printed = block.passage.source[block.passage.place(0) : block.passage.place(len(block.text) - 1) + 1]
    found = _MARK.search(printed)
    return Convention(0, mark=found[1]) if found else None
