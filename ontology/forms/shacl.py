"""The model's constraints as SHACL shapes in Turtle: `shapes.ttl`.

A node shape for each class lists property shapes, one for each constraint, which classes share; a rule between things is a
SPARQL constraint. The name of a shape is that of its constraint with hyphens, so that the verdicts of two validators can be
compared. The shapes need no ontology beside the data: abstract classes are spelt out, code lists too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import singledispatch

from ..constraint import Constraint, Count, Form, KindOf, Link, Named, OncePerLanguage, OneOf, Rule
from ..constraints import enumerated, rules
from ..model import Model
from .turtle import block, document, listed, literal, words

Rows = list[tuple[str, list[str]]]

NAMESPACE = "https://w3id.org/remit/ns/shapes#"
_WRONG = ("sh:severity", ["sh:Violation"])
_PREFIXED = re.compile(r"(?<![\w$?])([a-z][a-z-]*):[\w]")


def shacl(model: Model) -> str:
    r"""Return the shapes as Turtle, in the order of the model.

    >>> from remit.ontology import model
    >>> text = shacl(model())
    >>> print(text[text.index("shape:number-form a ") :].partition(" ;\n    sh:sev")[0])
    shape:number-form a sh:PropertyShape ;
        sh:path remit:number ;
        sh:name "编号"@zh , "number"@en ;
        sh:datatype xsd:integer ;
        sh:minInclusive 1
    """
    known = [c for c in enumerated(model, rules()) if c.about == "model"]
    parts = [
        _about(model, known),
        "# ---- classes\n",
        *_classes(model, known),
        "# ---- properties\n",
        *(_property(model, c) for c in known if not isinstance(c, Named | Rule)),
        "# ---- rules between things\n",
        *(_rule(c) for c in known if isinstance(c, Rule)),
    ]
    return document({"shape": NAMESPACE, **model.prefixes}, parts)


def shape(constraint: Constraint) -> str:
    """Return the name of the shape of *constraint* in NAMESPACE: a node shape, a property shape or a SPARQL constraint.

    >>> from remit.ontology.constraints import constraints
    >>> [shape(c) for c in constraints() if c.id in ("Task.iri", "Task.number.count", "quote-length")]
    ['Task', 'Task-number-count', 'quote-length']
    """
    return constraint.classes[0] if isinstance(constraint, Named) else constraint.id.replace(".", "-")


def _about(model: Model, known: Iterable[Constraint]) -> str:
    used = {prefix for c in known if isinstance(c, Rule) for prefix in _PREFIXED.findall(c.select)}
    declared = [
        f'[ sh:prefix "{prefix}" ; sh:namespace "{iri}"^^xsd:anyURI ]'
        for prefix, iri in model.prefixes.items()
        if prefix in used
    ]
    rows: Rows = [
        ("a", ["owl:Ontology"]),
        ("dcterms:title", words({"zh": "remit 数据约束", "en": "Remit: shapes of the data"})),
        ("owl:versionInfo", [literal(model.version)]),
        ("rdfs:seeAlso", [f"<{model.header.iri}>"]),
        ("sh:declare", declared),
    ]
    return block(f"<{NAMESPACE.rstrip('#')}>", rows)


def _classes(model: Model, known: list[Constraint]) -> Iterator[str]:
    """Yield the node shape of each class that has constraints of its own."""
    for name, c in model.classes.items():
        own = [each for each in known if name in each.classes]
        if not own:
            continue
        rows: Rows = [
            ("a", ["sh:NodeShape"]),
            ("rdfs:label", words(c.label)),
            ("sh:targetClass", [f"remit:{name}"]),
            _WRONG,
        ]
        for named in (each for each in own if isinstance(each, Named)):
            rows += [("sh:nodeKind", ["sh:IRI"]), ("sh:message", words(named.message))]
        values = [each for each in own if not isinstance(each, Named | Rule)]
        rows.append(("sh:property", [f"shape:{shape(each)}" for each in values]))
        rows.append(("sh:sparql", [f"shape:{shape(each)}" for each in own if isinstance(each, Rule)]))
        yield block(f"shape:{name}", rows)


def _property(model: Model, constraint: Constraint) -> str:
    property = model.properties[constraint.property or ""]
    rows: Rows = [
        ("a", ["sh:PropertyShape"]),
        ("sh:path", [property.iri]),
        ("sh:name", words(property.label)),
        *_demands(constraint),
        _WRONG,
        ("sh:message", words(constraint.message)),
    ]
    return block(f"shape:{shape(constraint)}", rows)


def _rule(rule: Rule) -> str:
    rows: Rows = [
        ("a", ["sh:SPARQLConstraint"]),
        ("sh:message", words(rule.message)),
        ("sh:prefixes", [f"<{NAMESPACE.rstrip('#')}>"]),
        ("sh:select", ['"""\n' + rule.select.replace("\\", "\\\\").replace('"""', '\\"\\"\\"') + '\n"""']),
    ]
    return block(f"shape:{shape(rule)}", rows)


@singledispatch
def _demands(constraint: Constraint) -> Rows:
    raise TypeError(
        type(constraint).__name__
    )  # a kind of constraint without a shape is a mistake of this module


@_demands.register
def _(constraint: Count) -> Rows:
    low = [str(constraint.low)] if constraint.low else []
    return [
        ("sh:minCount", low),
        ("sh:maxCount", [] if constraint.high is None else [str(constraint.high)]),
    ]


@_demands.register
def _(constraint: OncePerLanguage) -> Rows:
    return [("sh:uniqueLang", ["true"])]


@_demands.register
def _(constraint: Link) -> Rows:
    return [("sh:nodeKind", ["sh:IRI"])]


@_demands.register
def _(constraint: OneOf) -> Rows:
    return [("sh:in", [listed(f"remit:{code}" for code in constraint.codes)])]


@_demands.register
def _(constraint: KindOf) -> Rows:
    kinds = [f"sh:class remit:{kind}" for kind in constraint.kinds]
    if len(kinds) == 1:
        return [("sh:nodeKind", ["sh:IRI"]), ("sh:class", [f"remit:{constraint.kinds[0]}"])]
    return [("sh:nodeKind", ["sh:IRI"]), ("sh:or", [listed(f"[ {kind} ]" for kind in kinds)])]


@_demands.register
def _(constraint: Form) -> Rows:
    types = [
        f"sh:datatype {type}" + (f" ; sh:pattern {literal(pattern)}" if pattern else "")
        for type, pattern in constraint.types
    ]
    if len(types) == 1:
        type, pattern = constraint.types[0]
        rows: Rows = [("sh:datatype", [type]), ("sh:pattern", [literal(pattern)] if pattern else [])]
    else:
        rows = [("sh:or", [listed(f"[ {type} ]" for type in types)])]
    return [
        *rows,
        ("sh:languageIn", [listed(map(literal, constraint.languages))] if constraint.languages else []),
        ("sh:minInclusive", [] if constraint.low is None else [str(constraint.low)]),
        ("sh:maxInclusive", [] if constraint.high is None else [str(constraint.high)]),
    ]
