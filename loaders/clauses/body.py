"""A body as a clause names it (责任单位)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ...graph.fact import Role
from ..vocabulary import either, vocabulary
from .bodynames import PLACE, STRONG, collective, ends_like_a_body
from .persons import person

_WORDS = vocabulary("clauses")
NOTE = re.compile(either(_WORDS["notes"]["marks"]))
TOLD = re.compile(  # a sentence, and no name: 由甲局, 由乙局组成, but 领导小组成员单位
    either(_WORDS["notes"]["told"]) + "|(?<![自理事缘])由|组成(?!员)"
)
_MARK = re.compile(  # 甲局（牵头）, 乙局（配合单位）
    "(?:"
    + "|".join(f"(?P<{role}>{either(_WORDS['roles'][role])})" for role in ("lead", "support", "responsible"))
    + f"){{1,3}}{either(_WORDS['labels']['nouns'])}?"
)
_MARKS: tuple[Role, ...] = ("lead", "support", "responsible")  # of several the first that stands there
_SCOPE = re.compile(f"[一-鿿、]{{2,12}}{either(_WORDS['notes']['scopes'])}")  # 教育局（学校项目）
_BRACKETS = str.maketrans("〔〕［］【】〈〉", "（）（）（）（）")

COMPLETE = 40  # characters; a longer stretch is no name
_PLAIN = 6  # characters of a name that is looked into no further
_LIKELY = 18  # characters; a longer name that does not end like one is rather a sentence


@dataclass(frozen=True, slots=True)
class Body:
    """A body as a clause names it: *name* with ellipses filled, *start* to *end* what is printed.

    *tier* counts the groups that ， sets off, from 1; *alias* is a name-plate in brackets (甲局（乙局）).
    """

    name: str
    start: int
    end: int
    role: Role
    tier: int = 1
    alias: str | None = None

    @property
    def collective(self) -> bool:
        """Whether it names a group without a list of members."""
        return collective(self.name)

    @property
    def doubtful(self) -> bool:
        """Whether it is too long for a name and does not end like one, or much too long, or stands behind an unknown label."""
        return _doubtful(self.name)


@lru_cache(1 << 12)  # each rule asks for each body of a plan
def _doubtful(name: str) -> bool:
    if "：" in name or (len(name) > _PLAIN and TOLD.search(name)):
        return True
    if len(name) <= _LIKELY:
        return False
    named = collective(name) or ends_like_a_body(name)
    return len(name) > (COMPLETE if named else _LIKELY)


def body_of(text: str, start: int, end: int, name: str, role: Role, tier: int) -> Body:
    """Return the body printed from *start* to *end*; a note in brackets is cut off, a role there (牵头) is its own, a name-plate becomes the alias."""
    if not name.isalnum():
        name = name.translate(_BRACKETS)
    alias = None
    if name.endswith("）") and (at := _opening(name)) > 0:
        outer, inner = name[:at], name[at + 1 : -1]
        if marked := _MARK.fullmatch(inner):
            end -= len(name) - at
            name, role = outer, next(r for r in _MARKS if marked[r])
        elif (
            NOTE.search(inner)
            or inner.startswith(("含", "不含", "包括"))
            or "：" in inner
            or (_SCOPE.fullmatch(inner) and ends_like_a_body(outer))
            or person(inner)  # 甲部（王某）
        ):
            end -= len(name) - at
            name = outer
        elif _plate(outer, inner) and not collective(outer):  # 各县、区人民政府（管委会） is one name
            name, alias = outer, inner
    return Body(name, start, end, role, tier, alias)


def _opening(name: str) -> int:
    """Return where the bracket opens that closes at the end of *name*; -1 where none does."""
    depth = 0
    for at in range(len(name) - 1, -1, -1):
        depth += (name[at] == "）") - (name[at] == "（")
        if not depth:
            return at
    return -1


def _plate(outer: str, inner: str) -> bool:
    """Whether *inner* is the name-plate of the body *outer*: 甲局（乙局）, 人事处（教师工作部）."""
    if not ends_like_a_body(outer) or "、" in inner or len(inner) < 3:
        return False
    return bool(STRONG.search(inner)) or (
        ends_like_a_body(inner)
        and not collective(outer)
        and not collective(inner)
        and not PLACE.search(inner)
    )
