"""Constraints: what must hold for every graph, one by one, as the model says it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from ..errors import BrokenModel
from .constraint import (
    SEVERITIES,
    Constraint,
    Count,
    Form,
    KindOf,
    Link,
    Named,
    OncePerLanguage,
    OneOf,
    Rule,
    Shortcut,
    Words,
)
from .model import Model, model
from .terms import LANGUAGES, EdgeType, Property

KEYS = {"on", "select", "message", "property", "severity", "about", "far"}


# A datatype of the model: its XSD types with patterns, bounds, languages, and what people call it.
_FORMS: dict[str, tuple[dict[str, str], int | None, int | None, Words]] = {
    "string": ({"xsd:string": ""}, None, None, {"zh": "文字", "en": "plain text"}),
    "text": ({"rdf:langString": ""}, None, None, {"zh": "中文或英文文字", "en": "text in Chinese or English"}),
    "decimal": ({"xsd:decimal": ""}, None, None, {"zh": "数", "en": "a decimal number"}),
    "unitInterval": ({"xsd:decimal": ""}, 0, 1, {"zh": "0 到 1 之间的数", "en": "a number from 0 to 1"}),
    "positiveInteger": ({"xsd:integer": ""}, 1, None, {"zh": "正整数", "en": "a whole number from 1"}),
    "nonNegativeInteger": ({"xsd:integer": ""}, 0, None, {"zh": "非负整数", "en": "a whole number from 0"}),
    "boolean": ({"xsd:boolean": ""}, None, None, {"zh": "是或否", "en": "true or false"}),
    "gYear": ({"xsd:gYear": "^[0-9]{4}$"}, None, None, {"zh": "四位年份", "en": "a year of four digits"}),
    "partialDate": (
        {
            "xsd:gYear": "^[0-9]{4}$",
            "xsd:gYearMonth": "^[0-9]{4}-(0[1-9]|1[0-2])$",
            "xsd:date": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        },
        None,
        None,
        {"zh": "年、年月或日期", "en": "a year, a month or a day"},
    ),
    "dateTime": ({"xsd:dateTime": ""}, None, None, {"zh": "日期时间", "en": "a date and time"}),
}  # fmt: skip
_COUNTS: dict[str, tuple[int, int | None, Words]] = {
    "1": (1, 1, {"zh": "须有且只有一个值", "en": "must have exactly one value"}),
    "?": (0, 1, {"zh": "至多有一个值", "en": "must have at most one value"}),
    "+": (1, None, {"zh": "至少须有一个值", "en": "must have at least one value"}),
}


@cache
def constraints() -> tuple[Constraint, ...]:
    """Return every constraint of this installation's model, in a fixed order, each with an id of its own.

    >>> from remit.ontology.constraints import constraints
    >>> count = next(c for c in constraints() if c.id == "Task.number.count")
    >>> count.low, count.high, count.message["zh"]
    (1, 1, '任务：“编号”须有且只有一个值')
    >>> next(c for c in constraints() if c.id == "confidence.form").message["en"]
    "'confidence' must be a number from 0 to 1"
    """
    return enumerated(model(), rules())


@cache
def rules() -> Mapping[str, Mapping[str, Any]]:
    """Return the tables of model.toml that say what must hold between things, by name."""
    source = files(__package__).joinpath("model.toml").read_text(encoding="utf-8")
    found: Mapping[str, Mapping[str, Any]] = tomllib.loads(source)["constraint"]
    return found


def enumerated(made: Model, rules: Mapping[str, Mapping[str, Any]]) -> tuple[Constraint, ...]:
    """Return the constraints of the model *made* and the *rules* between its things; raise BrokenModel for a rule with a fault."""
    found: list[Constraint] = [*_of_classes(made)]
    for property in made.properties.values():
        if classes := _holders(made, property.name):
            found += _of_values(made, property, classes)
    for edge in made.edges.values():
        found += _of_shortcuts(made, edge)
    found += [_rule(made, name, rule) for name, rule in rules.items()]
    return tuple(found)


def _things(made: Model) -> Iterator[str]:
    """Yield the classes that have instances in data: concrete, no code list."""
    return (name for name, c in made.classes.items() if not c.abstract and c.scheme is None)


def _inherited(made: Model, name: str, field: str) -> bool:
    """Whether instances of *name* have *field* as instances of a concrete superclass, in whose words it is checked."""
    own = made.classes[name].fields[field]
    above = (made.classes[c] for c in made.ancestors(name)[1:])
    return any(not c.abstract and c.fields.get(field) == own for c in above)


def _of_classes(made: Model) -> Iterator[Constraint]:
    for name in _things(made):
        said = made.classes[name].label
        if not any(not made.classes[c].abstract for c in made.ancestors(name)[1:]):
            words = {
                "zh": f"{said['zh']}：须有 IRI，不得是空白节点",
                "en": f"{said['en']}: must have an IRI, not a blank node",
            }
            yield Named(f"{name}.iri", (name,), words)
        for field, cardinality in made.classes[name].fields.items():
            if made.properties[field].unique_lang:
                cardinality = {"1": "+", "?": "*"}.get(cardinality, cardinality)  # one value a language
            if cardinality not in _COUNTS or _inherited(made, name, field):
                continue
            low, high, must = _COUNTS[cardinality]
            label = made.properties[field].label
            words = {
                "zh": f"{said['zh']}：“{label['zh']}”{must['zh']}",
                "en": f"{said['en']}: '{label['en']}' {must['en']}",
            }
            yield Count(f"{name}.{field}.count", (name,), words, field, low=low, high=high)


def _holders(made: Model, field: str) -> tuple[str, ...]:
    """Return the classes whose instances may have *field*, each named once: no class beside its concrete superclass."""
    holders = [c for c in _things(made) if field in made.classes[c].fields]
    return tuple(c for c in holders if not set(made.ancestors(c)[1:]) & {*holders})


def _of_values(made: Model, property: Property, classes: tuple[str, ...]) -> Iterator[Constraint]:
    """Yield what each value of *property* must be, whatever thing of *classes* has it."""
    name, first = property.name, property.ranges[0]
    scheme = made.classes[first].scheme if first in made.classes else None
    if scheme and scheme not in made.open:
        codes = made.schemes[scheme]
        words = _must(property, {k: _one_of([c.label[k] for c in codes], k) for k in LANGUAGES})
        yield OneOf(f"{name}.list", classes, words, name, codes=tuple(c.name for c in codes))
    elif scheme or first == "iri":
        yield Link(f"{name}.iri", classes, _must(property, {"zh": "IRI", "en": "an IRI"}), name)
    elif first in made.classes:
        kinds = tuple(sorted({c for r in property.ranges for c in made.concrete(r)}))
        kinds = tuple(c for c in kinds if not set(made.ancestors(c)[1:]) & {*kinds})
        words = {k: _one_of([made.classes[r].label[k] for r in property.ranges], k) for k in LANGUAGES}
        yield KindOf(f"{name}.class", classes, _must(property, words), name, kinds=kinds)
    else:
        yield _form(property, classes)
    if property.unique_lang:
        words = {
            "zh": f"“{property.label['zh']}”每种语言至多有一个值",
            "en": f"'{property.label['en']}' must have at most one value in each language",
        }
        yield OncePerLanguage(f"{name}.language", classes, words, name)


def _form(property: Property, classes: tuple[str, ...]) -> Form:
    if property.ranges[0] not in _FORMS:
        raise BrokenModel(f"ontology/model.toml has a datatype {property.ranges[0]!r} that has no constraint")
    types, low, high, words = _FORMS[property.ranges[0]]
    languages = LANGUAGES if "rdf:langString" in types else ()
    if property.pattern:
        types = dict.fromkeys(types, property.pattern)
        words = {k: f"{w} {property.pattern}" for k, w in words.items()}
    pairs = tuple(types.items())
    said = _must(property, words)
    return Form(
        f"{property.name}.form",
        classes,
        said,
        property.name,
        types=pairs,
        low=low,
        high=high,
        languages=languages,
    )


def _must(property: Property, words: Words) -> Words:
    return {
        "zh": f"“{property.label['zh']}”的值须是{words['zh']}",
        "en": f"'{property.label['en']}' must be {words['en']}",
    }


def _one_of(words: list[str], language: str) -> str:
    """Return a choice of *words*: ``甲、乙或丙``, ``a, b or c``."""
    comma, last = ("、", "或") if language == "zh" else (", ", " or ")
    return last.join([comma.join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _of_shortcuts(made: Model, edge: EdgeType) -> Iterator[Shortcut]:
    """Yield that a relation node and its direct statement come together, from both sides."""
    if not (edge.start and edge.end and edge.direct):
        return
    first, last = (edge.end, edge.start) if edge.reverse else (edge.start, edge.end)
    kind, direct = made.classes[edge.kind].label, made.properties[edge.direct]
    ends = [made.properties[end].iri for end in (first, last)]
    node = f"a remit:{edge.kind} ; {ends[0]}"
    yield Shortcut(
        f"{edge.kind}.direct",
        (edge.kind,),
        {
            "zh": f"{kind['zh']}：须另有直接的“{direct.label['zh']}”",
            "en": f"{kind['en']}: the direct statement '{direct.label['en']}' must stand beside it",
        },
        edge.direct,
        select=f"SELECT $this ?value WHERE {{\n  $this {node} ?from ; {ends[1]} ?value .\n"
        f"  FILTER NOT EXISTS {{ ?from {direct.iri} ?value }}\n}}",
    )
    yield Shortcut(
        f"{edge.direct}.node",
        _holders(made, edge.direct),
        {
            "zh": f"“{direct.label['zh']}”须有相应的{kind['zh']}节点",
            "en": f"'{direct.label['en']}' must have a node of the class {kind['en']}",
        },
        edge.direct,
        select=f"SELECT $this ?value WHERE {{\n  $this {direct.iri} ?value .\n"
        f"  OPTIONAL {{ ?node {ends[0]} $this ; {ends[1]} ?value ; a remit:{edge.kind} }}\n  FILTER (!BOUND(?node))\n}}",
    )


def _rule(made: Model, name: str, rule: Mapping[str, Any]) -> Rule:
    """Return the rule that a table of model.toml states; raise BrokenModel where it is none."""
    severity, about = rule.get("severity", "violation"), rule.get("about", "model")
    sound = (
        rule.keys() <= KEYS
        and {"on", "select", "message"} <= rule.keys()
        and {*rule["on"]} <= made.classes.keys()
        and all(rule["message"].get(language) for language in LANGUAGES)
        and {rule.get("property", "title"), *rule.get("far", ())} <= made.properties.keys()
        and severity in (SEVERITIES if about == "plan" else ("violation",))
        and about in ("model", "plan")
        and "$this" in rule["select"]
    )
    if not sound:
        raise BrokenModel(
            f"ontology/model.toml: [constraint.{name}] lacks something, or names what the model does not have"
        )
    far, select = tuple(rule.get("far", ())), rule["select"].strip()
    return Rule(
        name,
        tuple(rule["on"]),
        rule["message"],
        rule.get("property"),
        severity,
        about,
        select=select,
        far=far,
    )
