"""Values of the Neo4j driver as cells of a table, the same that the embedded engine gives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOCK = re.compile(r"(.*\d\d:\d\d)(:\d\d)\.(\d{9})(.*)")


def cell(value: Any) -> Any:
    """Return *value* of the driver as a cell: nodes and relations as their properties, dates as text, lists as tuples, 2.0 as 2."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if hasattr(value, "iso_format"):  # before tuples: a duration is one, too
        return _moment(value.iso_format())
    if isinstance(value, (list, tuple, set, frozenset)):
        return tuple(cell(each) for each in value)
    if hasattr(value, "nodes") and hasattr(value, "relationships") and not hasattr(value, "type"):
        return tuple(cell(each) for pair in _steps(value) for each in pair)  # a path
    if hasattr(value, "items"):
        return {key: cell(each) for key, each in sorted(value.items())}
    return str(value)


def _moment(text: str) -> str:
    """Return a time that the driver writes with nine digits as the embedded engine writes it.

    >>> _moment("2024-01-01T10:20:30.120000000+00:00"), _moment("10:20:00.000000000"), _moment("P1M2D")
    ('2024-01-01T10:20:30.120Z', '10:20', 'P1M2D')
    """
    if not (found := _CLOCK.fullmatch(text)):
        return text
    head, seconds, digits, zone = found.groups()
    while digits.endswith("000"):
        digits = digits[:-3]
    clock = f"{seconds}.{digits}" if digits else seconds.replace(":00", "")
    return head + clock + ("Z" if zone == "+00:00" else zone)


def _steps(path: Any) -> Iterator[tuple[Any, ...]]:
    """Yield the nodes of *path* with the relation after each."""
    for place, node in enumerate(path.nodes):
        yield (node, *path.relationships[place : place + 1])
