"""What a model must not do: name what it does not have, leave a term without words, contradict itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from .datatypes import DATATYPES
from .terms import CARDINALITIES, LANGUAGES, Class, CodeList, Concept, Inverse, Property, Words

if TYPE_CHECKING:
    from .model import Model

_FULL_STOPS = {"zh": "。", "en": "."}
_FORMS = {"class": r"[A-Z][A-Za-z]*", "property": r"[a-z][A-Za-z0-9]*", "code": r"[a-z]+(?:-[a-z]+)*"}


def contradictions(model: Model) -> Iterator[str]:
    """Yield what is wrong with *model*, one line each; nothing where all is well."""
    yield from _classes(model)
    yield from _properties(model)
    yield from _edges(model)
    yield from _lists(model)
    yield from _words(model)
    yield from _names(model)


def _classes(model: Model) -> Iterator[str]:
    for name, c in model.classes.items():
        for field, cardinality in c.fields.items():
            if field not in model.properties:
                yield f"class {name} has an unknown property {field}"
            if cardinality not in CARDINALITIES:
                yield f"{name}.{field} has cardinality {cardinality!r}"
        if c.scheme is not None and c.scheme not in model.lists:
            yield f"{name} has no scheme {c.scheme}"
        yield from _unknown(model, f"class {name}", (*c.above, *c.close, *c.related))
    for row in model.disjoint:
        yield from (
            f"unknown class {name} among the disjoint ones" for name in row if name not in model.classes
        )


def _properties(model: Model) -> Iterator[str]:
    for name, p in model.properties.items():
        if p.kind == "object" and not all(r in model.classes or r == "iri" for r in p.ranges):
            yield f"property {name} has an unknown range {p.ranges}"
        if p.kind != "object" and p.ranges[0] not in DATATYPES:
            yield f"property {name} has an unknown datatype {p.ranges[0]}"
        if not all(d in model.classes for d in p.domains):
            yield f"property {name} has an unknown domain {p.domains}"
        if p.external == bool(p.domains):
            yield f"property {name} must have a domain, unless it is a term of another vocabulary"
        yield from _unknown(model, f"property {name}", (p.iri, *p.above, *p.close, *p.related))
        if p.chain and (p.chain[0] not in model.edges or not model.edges[p.chain[0]].relation):
            yield f"property {name} has a chain over {p.chain[0]}, which is no relation class"
        if not p.external:
            yield from _holders(model, p)


def _holders(model: Model, p: Property) -> Iterator[str]:
    """Yield where the domain of *p* and the classes that have it as a field are not the same, and false promises of one value."""
    stated, having = model.among(p.domains), model.holders(p.name)
    if stated != having:
        yield f"property {p.name} has the domain {stated} and is a field of {having}"
    several = [c for c, d in model.classes.items() if d.fields.get(p.name) in ("*", "+")]
    if p.functional and several:
        yield f"property {p.name} is functional, and {several[0]} may have several"


def _edges(model: Model) -> Iterator[str]:
    for edge in model.edges.values():
        named = (edge.start, edge.end, edge.direct)
        if not all(n is None or n in model.properties for n in named):
            yield f"{edge.kind}: {named}"
        if edge.direct and edge.direct in model.properties:
            start, end = (edge.end, edge.start) if edge.reverse else (edge.start, edge.end)
            if model.properties[edge.direct].chain != (edge.kind, start, end):
                yield f"property {edge.direct} must have the chain {[edge.kind, start, end]}"


def _lists(model: Model) -> Iterator[str]:
    for name, each in model.lists.items():
        codes = [c.code for c in each.concepts]
        if len(set(codes)) < len(codes):
            yield f"scheme {name} repeats a code"
        if model.classes.get(each.class_name) is None or model.classes[each.class_name].scheme != name:
            yield f"scheme {name} is not the scheme of its class {each.class_name}"
        for concept in each.concepts:
            yield from _unknown(model, f"code {concept.name}", concept.close)


def _unknown(model: Model, place: str, names: Iterable[str]) -> Iterator[str]:
    own = model.header.prefix
    for name in names:
        prefix, _, local = name.partition(":")
        if prefix not in model.prefixes:
            yield f"{place} has an unknown prefix: {name}"
        elif prefix == own and local not in model.classes and local not in model.properties:
            yield f"{place} names {name}, which the model does not have"


def _terms(model: Model) -> Iterator[tuple[str, Class | Property | Inverse | CodeList | Concept]]:
    """Yield each term with the group in which its labels are unique."""
    yield from (("class", c) for c in model.classes.values())
    for p in model.properties.values():
        yield "property", p
        if p.inverse:
            yield "property", p.inverse
    for each in model.lists.values():
        yield "scheme", each
        yield from ((each.name, concept) for concept in each.concepts)


def _words(model: Model) -> Iterator[str]:
    seen: Counter[tuple[str, str, str]] = Counter()
    for group, term in _terms(model):
        for language in LANGUAGES:
            label, definition = term.label.get(language, ""), term.definition.get(language, "")
            if not label:
                yield f"{term.name} lacks a label in {language}"
            if not definition.endswith(_FULL_STOPS[language]):
                yield f"{term.name} lacks a definition in {language} that ends with {_FULL_STOPS[language]}"
            seen[group, language, label] += 1
            if seen[group, language, label] == 2:
                yield f"{term.name} has the label {label!r} of another {group}"
        notes: tuple[Words | None, ...] = getattr(term, "note", None), getattr(term, "reserved", None)
        if any(note is not None and not all(note.get(language) for language in LANGUAGES) for note in notes):
            yield f"{term.name} has a note in one language only"


def _names(model: Model) -> Iterator[str]:
    names = Counter(term.name for _, term in _terms(model))
    for group, term in _terms(model):
        form = _FORMS.get(group, _FORMS["code"])
        if not re.fullmatch(form, term.name):
            yield f"{term.name} is no name for a {group if group in _FORMS else 'code'}: expected {form}"
    for name, times in names.items():
        if name in model.prefixes:
            yield f"{name} is a prefix and cannot be the name of a term"
        if times > 1:
            yield f"{name} is the name of two terms"
