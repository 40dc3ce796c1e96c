"""Persons among the bodies of a clause (责任领导): 王某某副主席牵头, 甲委负责."""

from __future__ import annotations

import re
from functools import lru_cache

from ..vocabulary import either, vocabulary
from .bodynames import collective, ends_like_a_body

_WORDS = vocabulary("clauses")["persons"]
_OFFICE = rf"(?:(?:常务)?副?{either(_WORDS['offices'])}|同志)"
_SURNAME = rf"(?:{either(_WORDS['double'])}|[{_WORDS['surnames']}])"
_NAME = rf"{_SURNAME}[一-鿿]{{1,2}}?"
_PERSON = re.compile(rf"(?:[一-鿿]{{0,10}}{_OFFICE})?(?P<name>{_NAME})(?P<office>{_OFFICE}{{0,2}})")


@lru_cache(1 << 12)
def person(name: str) -> tuple[int, int] | None:
    """Return where the name of a person stands in *name*, None where that is a body.

    >>> person("王芳副主席"), person("副院长李小丽"), person("市财政局"), person("教务处"), person("高新区")
    ((0, 2), (3, 6), None, None, None)
    """
    found = _PERSON.fullmatch(name)
    if not found or collective(name):
        return None
    return found.span("name") if found["office"] or not ends_like_a_body(name) else None
