"""Official short and full names of common bodies, and the provinces (names.toml)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("names.toml").read_text(encoding="utf-8"))


@cache
def provinces() -> tuple[str, ...]:
    """Return the names of the provinces, full and short (河南省, 河南), longest first."""
    both = {name for full, short in _table()["provinces"].items() for name in (full, short)}
    return tuple(sorted(both, key=lambda name: (-len(name), name)))


def full_province(name: str) -> str | None:
    """Return the full name of the province that *name* begins with, short or full, or None.

    >>> full_province("河南省科协"), full_province("北京科协"), full_province("科协")
    ('河南省', '北京市', None)
    """
    for full, short in _table()["provinces"].items():
        if name.startswith((full, short)):
            return str(full)
    return None


def expand(name: str) -> str:
    """Return the full form of a short name that is known whole or with a unit after it; any other name as it is.

    >>> expand("科协"), expand("发展改革委"), expand("科普中心")
    ('科学技术协会', '发展和改革委员会', '科普中心')
    """
    return str(_table()["bodies"].get(name, name))


def bodies() -> dict[str, str]:
    """Return the short names of bodies with their full forms, region left out: 科协 → 科学技术协会."""
    return dict(_table()["bodies"])
