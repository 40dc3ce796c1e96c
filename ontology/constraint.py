"""What a constraint is (约束): one class for each kind of thing that must hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Severity = Literal["violation", "warning", "info"]
Words = Mapping[str, str]
SEVERITIES: tuple[Severity, ...] = ("violation", "warning", "info")


@dataclass(frozen=True, slots=True)
class Constraint:
    """What must hold for each thing of the *classes* (约束): *id* names it in every validator, *message* says it in zh and en."""

    id: str
    classes: tuple[str, ...]
    message: Words
    property: str | None = None
    severity: Severity = "violation"
    about: Literal["model", "plan"] = "model"


@dataclass(frozen=True, slots=True)
class Named(Constraint):
    """Each thing has an IRI: there are no blank nodes."""


@dataclass(frozen=True, slots=True)
class Count(Constraint):
    """The property has at least *low* and at most *high* values; None is no limit."""

    low: int = 0
    high: int | None = None


@dataclass(frozen=True, slots=True)
class OncePerLanguage(Constraint):
    """No two values of the property are in one language."""


@dataclass(frozen=True, slots=True)
class Form(Constraint):
    """Each value of the property is a literal of one of the *types*.

    *types* pair the prefixed name of a datatype with a pattern of its text, which may be empty.
    *low* and *high* are bounds of numbers, *languages* those of tagged text.
    """

    types: tuple[tuple[str, str], ...] = ()
    low: int | None = None
    high: int | None = None
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KindOf(Constraint):
    """Each value of the property is a thing of one of the *kinds*."""

    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OneOf(Constraint):
    """Each value of the property is one of the *codes*, the names of concepts of a closed code list."""

    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link(Constraint):
    """Each value of the property is an IRI, of whatever vocabulary."""


@dataclass(frozen=True, slots=True)
class Rule(Constraint):
    """A SPARQL *select* finds what breaks it: ``$this``, and perhaps ``?value``; *far* as in model.toml."""

    select: str = ""
    far: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shortcut(Rule):
    """A relation node and the direct statement beside it come together."""
