"""Persons among the bodies of a clause (责任领导): 王某某副主席牵头, 甲委负责."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..vocabulary import either, vocabulary
from .bodynames import VILLAGE, collective, ends_like_a_body

_WORDS = vocabulary("clauses")["persons"]
_OFFICE = rf"(?:(?:常务)?副?{either(_WORDS['offices'])}|同志)"
_SURNAME = rf"(?:{either(_WORDS['double'])}|[{_WORDS['surnames']}])"
_NAME = rf"{_SURNAME}[一-鿿]{{1,2}}?"
_FAMILY = re.compile(rf"(?:{either(_WORDS['double'])}|[{_WORDS['surnames']}{_WORDS['rarer']}])")
_RUN = re.compile(rf"(?:{_FAMILY.pattern}[一-鿿]{{1,2}})+")
_LONGEST_RUN = 15  # characters
_PERSON = re.compile(
    rf"(?:[一-鿿]{{0,10}}{_OFFICE}|负责人|责任人)?(?P<name>{_NAME})(?P<office>{_OFFICE}{{0,2}})"
)


@lru_cache(1 << 12)
def person(name: str) -> tuple[int, int] | None:
    """Return where the name of a person stands in *name*, None where that is a body.

    >>> person("王芳副主席"), person("副院长李小丽"), person("市财政局"), person("教务处"), person("高新区")
    ((0, 2), (3, 6), None, None, None)
    """
    found = _PERSON.fullmatch(name)
    if not found or collective(name):
        return None
    if found["office"]:
        return found.span("name")
    return None if ends_like_a_body(name) or VILLAGE.search(name) else found.span("name")


def family(text: str, at: int) -> int:
    """Return how many characters the family name has with which ``text[at:]`` begins, 0 where it begins with none.

    >>> family("何某某", 0), family("欧阳某", 0), family("教育局", 0)
    (1, 2, 0)
    """
    found = _FAMILY.match(text, at)
    return len(found[0]) if found else 0


@lru_cache(1 << 12)
def several(names: str, blanks: tuple[int, ...] = ()) -> tuple[tuple[int, int], ...]:
    """Return where each name stands in *names*, those of two persons or more without a mark between, () where they cannot be told.

    *blanks* are where blanks stood: between two names, or inside one of two characters (陈　锋).

    >>> several("刘明玉陈锋朱水军", (4, 5)), several("陆明俞悦", (1, 3)), several("优化学校管理")
    (((0, 3), (3, 5), (5, 8)), ((0, 2), (2, 4)), ())
    """
    if not 4 <= len(names) <= _LONGEST_RUN or not _RUN.fullmatch(names):
        return ()
    ways = [way for way in _ways(names, 0, frozenset(blanks)) if len(way) > 1]
    return ways[0] if len(ways) == 1 else ()


def _ways(names: str, start: int, blanks: frozenset[int]) -> Iterator[tuple[tuple[int, int], ...]]:
    """Yield the ways to part *names* from *start* on: each begins with a family name, has two or three characters and no blank inside, but for two."""
    if start == len(names):
        yield ()
        return
    if not _FAMILY.match(names, start):
        return
    for end in (start + 2, start + 3):
        broken = end - start > 2 and any(start < blank < end for blank in blanks)
        if end > len(names) or broken:
            continue
        yield from (((start, end), *rest) for rest in _ways(names, end, blanks))
