"""Official short and full names of common bodies, and the provinces (names.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("names.toml").read_text(encoding="utf-8"))


@cache
def provinces() -> Mapping[str, str]:
    """Return the provinces, each full name with its short one.

    >>> provinces()["河南省"]
    '河南'
    """
    return MappingProxyType(_table()["provinces"])


@cache
def places() -> tuple[str, ...]:
    """Return the names of the provinces, full and short, longest first."""
    both = {name for pair in provinces().items() for name in pair}
    return tuple(sorted(both, key=lambda name: (-len(name), name)))


@cache
def bodies() -> Mapping[str, tuple[str, ...]]:
    """Return the full names of common bodies, without the place before them, with their short forms."""
    return MappingProxyType({full: tuple(shorts) for full, shorts in _table()["bodies"].items()})


@cache
def beginnings() -> Mapping[str, str]:
    """Return how the names of some bodies begin, each full form with its short one.

    >>> dict(beginnings())
    {'中国人民政治协商会议': '政协'}
    """
    return MappingProxyType(dict(_table()["beginnings"]))


def offices() -> tuple[str, ...]:
    """Return what the part of a body is called that signs for it: 办公室, 办公厅."""
    return tuple(_table()["offices"]["words"])


def office_heads() -> tuple[str, ...]:
    """Return whose office a part that signs is called in schools and companies: 党政 of 甲学院党政办公室."""
    return tuple(_table()["offices"]["of"])


@cache
def _full() -> Mapping[str, str]:
    return {short: full for full, shorts in bodies().items() for short in shorts}


def expand(name: str) -> str:
    """Return the full form of a short name, given whole and without its place; any other name as it is.

    >>> expand("科协"), expand("发展改革委"), expand("科普中心")
    ('科学技术协会', '发展和改革委员会', '科普中心')
    """
    return _full().get(name, name)
