"""Facts as rows, and back: the JSON Lines that `remit extract` prints and a store keeps."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import cache
from typing import Any, Literal, get_args, get_origin, get_type_hints

from ..errors import BrokenFact
from . import fact as kinds
from .fact import Evidence, Fact

KINDS: dict[str, type[Fact]] = {
    "plan": kinds.Plan,
    "section": kinds.Section,
    "org": kinds.Organization,
    "task": kinds.Task,
    "subitem": kinds.SubItem,
    "resp": kinds.Responsibility,
    "leader": kinds.Leader,
    "program": kinds.Program,
    "target": kinds.Target,
    "doubt": kinds.Doubt,
}
_NAMES = {kind: name for name, kind in KINDS.items()}
_QUOTED_AS = {"resp": "surface", "leader": "surface"}  # where the quote has a name of its own
_ALWAYS = {
    "plan": {"title", "issuer", "year", "number"},
    "task": {"title"},
    "org": {"part_of"},
    "program": {"task"},
}
_ALWAYS["target"] = {"task", "value", "unit", "due", "baseline"}
_FIELDS = {kind: tuple(f for f in fields(kind) if f.name != "evidence") for kind in KINDS.values()}
_HINTS = {kind: get_type_hints(kind) for kind in (*KINDS.values(), Evidence)}
_TUPLES = {kind: {f.name for f in own if "tuple[" in str(f.type)} for kind, own in _FIELDS.items()}


def row(fact: Fact) -> dict[str, Any]:
    """Return *fact* as a flat row: the kind ``k``, its own keys, then quote, start, end, rule, confidence.

    A key that is not set is left out unless the format requires it.

    >>> from remit.graph.fact import Evidence, Leader
    >>> row(Leader(Evidence(3, 5, "张三", "leader.label"), "d#分解.1", "张三"))["surface"]
    '张三'
    """
    kind = type(fact)
    name = _NAMES[kind]
    out: dict[str, Any] = {"k": name}
    always = _ALWAYS.get(name, set())
    for field in _FIELDS[kind]:
        value = getattr(fact, field.name)
        if value is None and field.name not in always:
            continue
        out[field.name] = list(value) if isinstance(value, tuple) else value
    evidence = fact.evidence
    out[_QUOTED_AS.get(name, "quote")] = evidence.quote
    out |= {"start": evidence.start, "end": evidence.end, "rule": evidence.rule}
    out["confidence"] = evidence.confidence
    return out


def fact(row: Any) -> Fact:
    """Return the fact that *row* says; raise BrokenFact where it is no object, a key is missing or the kind is unknown."""
    if not isinstance(row, dict):
        raise BrokenFact(f"a row is an object with the key k, not {row!r}")
    name = row.get("k", "")
    kind = KINDS.get(name)
    if kind is None:
        raise BrokenFact(f"a row of kind {name!r}; the kinds are {', '.join(KINDS)}")
    try:
        evidence = Evidence(
            row["start"],
            row["end"],
            row[_QUOTED_AS.get(name, "quote")],
            row.get("rule", ""),
            row.get("confidence", 1.0),
        )
        values = {f.name: row[f.name] for f in _FIELDS[kind] if f.name in row}
        for key in _TUPLES[kind] & values.keys():
            if isinstance(values[key], list):
                values[key] = tuple(values[key])
        made = kind(evidence, **values)
    except (KeyError, TypeError) as error:
        raise BrokenFact(
            f"a {name} row lacks {error}: {json.dumps(row, ensure_ascii=False)[:200]}"
        ) from error
    for part in (evidence, made):
        for key, hint in _HINTS[type(part)].items():
            if key != "evidence" and not _fits(getattr(part, key), hint):
                raise BrokenFact(f"a {name} row has {key} {getattr(part, key)!r}; expected {_said(hint)}")
    return made


def _fits(value: Any, hint: Any) -> bool:
    """Whether *value* is of the type *hint*; a whole number does where any number is wanted."""
    simple, listed, elements = _allowed(hint)
    if isinstance(value, tuple):
        return tuple in simple and all(type(each) in elements for each in value)
    return type(value) in simple or (isinstance(value, str) and value in listed)


@cache
def _allowed(hint: Any) -> tuple[frozenset[type], frozenset[str], frozenset[type]]:
    """Return the plain types that *hint* allows, the words it lists, and the types that it allows in a tuple."""
    if get_origin(hint) is Literal:
        return frozenset(), frozenset(get_args(hint)), frozenset()
    if get_origin(hint) is tuple:
        inner = [_allowed(each)[0] for each in get_args(hint) if each is not Ellipsis]
        return frozenset((tuple,)), frozenset(), frozenset().union(*inner)
    if parts := get_args(hint):
        found = [_allowed(each) for each in parts]
        simple, listed, elements = (frozenset().union(*each) for each in zip(*found, strict=True))
        return simple, listed, elements
    return frozenset((float, int) if hint is float else (hint,)), frozenset(), frozenset()


def _said(hint: Any) -> str:
    """Return what *hint* allows, in words."""
    simple, listed, _ = _allowed(hint)
    names = {str: "text", int: "a whole number", float: "a number", bool: "true or false", tuple: "a list"}
    return " or ".join([*sorted(listed), *sorted(names.get(each, "null") for each in simple)])


def lines(facts: Iterable[Fact]) -> Iterator[str]:
    """Yield each of *facts* as one line of JSON, without a line end."""
    for each in facts:
        yield json.dumps(row(each), ensure_ascii=False)


def read(text: str) -> tuple[Fact, ...]:
    """Return the facts of JSON Lines; blank lines and lines that start with ``//`` are passed over."""
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("//"):
            continue
        try:
            found.append(fact(json.loads(line)))
        except (json.JSONDecodeError, BrokenFact) as error:
            raise BrokenFact(f"line {number}: {error}") from error
    return tuple(found)
