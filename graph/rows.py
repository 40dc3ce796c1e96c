"""Facts as rows, and back: the JSON Lines that `remit extract` prints and a store keeps."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

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
        return kind(evidence, **values)
    except (KeyError, TypeError) as error:
        raise BrokenFact(
            f"a {name} row lacks {error}: {json.dumps(row, ensure_ascii=False)[:200]}"
        ) from error


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
