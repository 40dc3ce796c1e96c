"""Constraints as SPARQL: queries over all things at once that find what breaks them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, singledispatch

from .constraint import (
    Constraint,
    Count,
    Form,
    KindOf,
    Link,
    Named,
    OncePerLanguage,
    OneOf,
    Rule,
)
from .constraints import constraints
from .model import model


@dataclass(frozen=True, slots=True)
class Select:
    """A *query* for ``?this``, ``?class`` and ``?value``, and the constraints that a row breaks, by the class that it names.

    Where a row names no class, it breaks the one constraint there is. *screen* is an ASK that takes less time, and is false
    where the query would have no rows; it may be empty.
    """

    query: str
    broken: Mapping[str, Constraint]
    screen: str = ""


@cache
def selects() -> tuple[Select, ...]:
    """Return the queries for all constraints of the model: one a constraint, one for all classes that count a property alike.

    >>> from remit.ontology.selects import selects
    >>> print(next(s.query for s in selects() if "Task.number.count" in {c.id for c in s.broken.values()}))
    SELECT ?this ?class WHERE {
      VALUES ?class { remit:Task }
      ?this a ?class .
      MINUS { ?this remit:number ?some }
    }
    """
    counts = [c for c in constraints() if isinstance(c, Count)]
    named = {c.classes[0]: c for c in constraints() if isinstance(c, Named)}
    others = [c for c in constraints() if not isinstance(c, Count | Named)]
    return (Select(_unnamed(named), named), *_counts(counts), *(Select(_query(c), {"": c}) for c in others))


def _unnamed(classes: Iterable[str]) -> str:
    """Return a query for blank nodes; only of them it asks what they are."""
    return _of_classes(
        "SELECT DISTINCT ?this WHERE { ?this a ?any . FILTER (!isIRI(?this)) }", classes, "?this ?class"
    )


def _counts(counts: Iterable[Count]) -> Iterator[Select]:
    alike: dict[tuple[str, str, int], list[Count]] = {}
    for count in counts:
        if count.low:
            alike.setdefault((count.property or "", "low", count.low), []).append(count)
        if count.high is not None:
            alike.setdefault((count.property or "", "high", count.high), []).append(count)
    for (name, end, limit), group in alike.items():
        path, broken = model().properties[name].iri, {c.classes[0]: c for c in group}
        if end == "low":
            yield Select(_too_few(path, broken), broken)
        else:
            yield Select(_too_many(path, broken, limit), broken, _some_twice(path))


def _some_twice(path: str) -> str:
    """Return whether anything has two values, which is counted in half the time that it takes to find it."""
    return (
        f"ASK {{ {{ SELECT (COUNT(*) AS ?all) (COUNT(DISTINCT ?this) AS ?different) WHERE {{ ?this {path} ?each }} }} "
        f"FILTER (?all > ?different) }}"
    )


def _too_few(path: str, classes: Iterable[str]) -> str:
    return (
        f"SELECT ?this ?class WHERE {{\n  {_among(classes)}\n  ?this a ?class .\n"
        f"  MINUS {{ ?this {path} ?some }}\n}}"
    )


def _too_many(path: str, classes: Iterable[str], limit: int) -> str:
    """Return a query that counts first and asks for the class of the few that have too many."""
    many = f"SELECT ?this (COUNT(*) AS ?value) WHERE {{ ?this {path} ?each }} GROUP BY ?this HAVING (COUNT(*) > {limit})"
    return _of_classes(many, classes, "?this ?class ?value")


def _of_classes(inner: str, classes: Iterable[str], columns: str = "DISTINCT ?this ?value") -> str:
    """Return a query for those rows of *inner* whose ``?this`` is of one of the *classes*."""
    return f"SELECT {columns} WHERE {{\n  {{ {inner} }}\n  {_among(classes)}\n  ?this a ?class .\n}}"


def _among(classes: Iterable[str]) -> str:
    return f"VALUES ?class {{ {' '.join(f'remit:{name}' for name in classes)} }}"


@singledispatch
def _query(constraint: Constraint) -> str:
    raise TypeError(
        type(constraint).__name__
    )  # a kind of constraint without a query is a mistake of this module


@_query.register
def _(constraint: OncePerLanguage) -> str:
    path = model().properties[constraint.property or ""].iri
    twice = (
        f'SELECT ?this WHERE {{ ?this {path} ?each . FILTER (LANG(?each) != "") }} '
        f"GROUP BY ?this (LCASE(LANG(?each)) AS ?language) HAVING (COUNT(*) > 1)"
    )
    return _of_classes(twice, constraint.classes, "DISTINCT ?this")


@_query.register
def _(constraint: Form) -> str:
    return _values(constraint, f"FILTER (!COALESCE({_sound(constraint)}, false))")


@_query.register
def _(constraint: KindOf) -> str:
    kinds = " ".join(f"MINUS {{ ?value a remit:{kind} }}" for kind in constraint.kinds)
    return _values(constraint, kinds)


@_query.register
def _(constraint: OneOf) -> str:
    codes = ", ".join(f"remit:{code}" for code in constraint.codes)
    return _values(constraint, f"FILTER (?value NOT IN ({codes}))")


@_query.register
def _(constraint: Link) -> str:
    return _values(constraint, "FILTER (!isIRI(?value))")


@_query.register
def _(constraint: Rule) -> str:
    return _of_classes(constraint.select, constraint.classes)


def _values(constraint: Constraint, wrong: str) -> str:
    """Return a query for the values that are *wrong*; only of their subjects it asks what they are."""
    path = model().properties[constraint.property or ""].iri
    return _of_classes(f"SELECT ?this ?value WHERE {{ ?this {path} ?value . {wrong} }}", constraint.classes)


def _sound(form: Form) -> str:
    """Return an expression that is true of a ``?value`` of the *form*, and false or an error of any other."""
    either = " || ".join(f"({_typed(type, pattern)})" for type, pattern in form.types)
    bounds = [f"?value >= {form.low}"] if form.low is not None else []
    bounds += [f"?value <= {form.high}"] if form.high is not None else []
    if form.languages:
        tagged = " || ".join(f'LANGMATCHES(LANG(?value), "{language}")' for language in form.languages)
        bounds.append(f"({tagged})")
    return " && ".join([f"({either})", *bounds])


def _typed(type: str, pattern: str) -> str:
    """Return an expression that is true of a ``?value`` whose datatype is *type* and whose text belongs to it."""
    belongs = {
        "xsd:integer": "isNumeric(?value)",
        "xsd:decimal": "isNumeric(?value)",
        "xsd:boolean": "?value IN (true, false)",
        "xsd:date": "?value <= ?value",
        "xsd:dateTime": "?value <= ?value",
    }
    said = [f"DATATYPE(?value) = {type}", *([belongs[type]] if type in belongs else [])]
    return " && ".join([*said, *([f'REGEX(STR(?value), "{pattern}")'] if pattern else [])])
