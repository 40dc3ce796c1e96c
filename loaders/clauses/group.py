"""What a responsibility clause is made of (责任分工): groups of names, each under one label or verb."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ...graph.fact import Role

Kind = Literal["bodies", "both", "leader", "due", "other"]
BODIES: frozenset[Kind] = frozenset(("bodies", "both"))
ASIDE: frozenset[Kind] = frozenset(("due", "other"))  # of these alone nobody answers


@dataclass(frozen=True, slots=True)
class Group:
    """What stands under one label: the cleaned characters *start* to *end* name bodies, persons in charge, both, a date or what answers for nothing (联系电话).

    *role* is what the label says (牵头单位: lead), None where there is no label; *label* is where that begins, else *start*.
    """

    kind: Kind
    role: Role | None
    start: int
    end: int
    label: int


@dataclass(frozen=True, slots=True)
class Clause:
    """A responsibility clause: the cleaned characters *start* to *end*, brackets and labels included.

    *closed* is False where a bracket opens and does not close.
    *rule* says how it was found: by its label, by its verb, as the cell of a table.
    """

    start: int
    end: int
    groups: tuple[Group, ...]
    rule: str
    closed: bool = True
