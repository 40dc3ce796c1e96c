"""Functions that the embedded engine answers a little differently from Neo4j: rounding, counting steps, reading numbers.

Each has another form that is the same on both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .nesting import Group, Nodes, split
from .words import Word

_BLANK = re.compile(r"""['"](?:\s.*|.*\s)['"]""", re.DOTALL)
_WHOLE = re.compile("[0-9]{1,18}")
_EMPTY = ("''", '""')
_ORDERED = frozenset(("<", ">", "<=", ">="))


def trifle(nodes: Nodes, place: int) -> str | None:
    """Return what is wrong with the function that is called at *place*, and what to write instead; None where nothing is.

    >>> from .nesting import nested
    >>> from .words import words
    >>> trifle(nested(words("round(t.value, 0)")), 0)
    'round(x, 0) rounds -2.5 down here and up in Neo4j. Write round(x)'
    >>> trifle(nested(words("round(t.value, 1)")), 0)
    """
    name = nodes[place]
    if place + 1 >= len(nodes) or not isinstance(name, Word) or name.kind != "name":
        return None
    group = nodes[place + 1]
    if not isinstance(group, Group) or group.key != "(" or (place and nodes[place - 1].key in (".", ":")):
        return None
    if name.key == "DURATION":
        return _duration(nodes)
    check = _CHECKS.get(name.key)
    return check(list(split(group.nodes, frozenset((",",))))) if check else None


def _round(arguments: list[Nodes]) -> str | None:
    if len(arguments) == 2 and _number(arguments[1]) == 0:
        return "round(x, 0) rounds -2.5 down here and up in Neo4j. Write round(x)"
    return None


def _range(arguments: list[Nodes]) -> str | None:
    if len(arguments) != 3:
        return None
    start, end, step = map(_number, arguments)
    if step in (1, -1):
        return None
    if start is not None and end is not None and step and (end - start) * step >= 0:
        return None
    return (
        "range(a, b, step) may hold a number more in Neo4j, where a is beyond b. "
        "Write [x IN range(a, b) WHERE (x - a) % step = 0]"
    )


def _read(arguments: list[Nodes]) -> str | None:
    trimmed = bool(arguments and arguments[0]) and arguments[0][0].key == "TRIM"
    if not trimmed and any(word.kind == "text" and _BLANK.fullmatch(word.text) for word in _words(arguments)):
        return (
            "a number with blanks around it is read here and is null in Neo4j. Write trim(…) around the text"
        )
    return None


def _replace(arguments: list[Nodes]) -> str | None:
    if len(arguments) > 1 and _text(arguments[1]) in _EMPTY:
        return (
            "an empty text between rare characters is found in other places than in Neo4j. "
            "Write [i IN range(0, size(s) - 1) | substring(s, i, 1)] for the characters of s"
        )
    return None


def _type(arguments: list[Nodes]) -> str | None:
    return "valueType names lists otherwise than Neo4j. Test with IS :: LIST<INTEGER> in a WITH of its own"


def _duration(nodes: Nodes) -> str | None:
    if any(node.key in _ORDERED for node in nodes):
        return "durations have no order in Neo4j (a month is not a number of days). Compare dates"
    return None


_CHECKS: dict[str, Callable[[list[Nodes]], str | None]] = {
    "ROUND": _round,
    "RANGE": _range,
    "TOINTEGER": _read,
    "TOINTEGERORNULL": _read,
    "REPLACE": _replace,
    "SPLIT": _replace,
    "VALUETYPE": _type,
}


def _number(nodes: Nodes) -> int | None:
    """Return the whole number that *nodes* are, None where they are something else."""
    sign = -1 if len(nodes) == 2 and nodes[0].key == "-" else 1
    last = nodes[-1] if nodes else None
    if not isinstance(last, Word) or len(nodes) > 2 or (len(nodes) == 2 and sign == 1):
        return None
    return sign * int(last.text) if _WHOLE.fullmatch(last.text) else None


def _text(nodes: Nodes) -> str:
    return nodes[0].text if len(nodes) == 1 and isinstance(nodes[0], Word) else ""


def _words(arguments: list[Nodes]) -> Iterator[Word]:
    for nodes in arguments:
        for node in nodes:
            if isinstance(node, Group):
                yield from _words([node.nodes])
            else:
                yield node
