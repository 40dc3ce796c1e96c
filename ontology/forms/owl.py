"""The model as an OWL 2 DL ontology in Turtle: `remit.ttl`.

Terms of other vocabularies are declared and not imported, so the file is whole by itself. A reasoner needs only what OWL 2 knows:
``xsd:gYear``, ``xsd:date`` and texts with a language have the range ``rdfs:Literal``; their datatypes are said in SHACL.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..datatypes import DATATYPES
from ..model import Model
from ..terms import Class, CodeList, Property
from .turtle import block, document, listed, literal, words

_KINDS = {
    "object": "owl:ObjectProperty",
    "data": "owl:DatatypeProperty",
    "annotation": "owl:AnnotationProperty",
}
_HEADER = ("title", "description", "created", "modified", "creator", "license", "bibliographicCitation")
_ANNOTATIONS = (
    *(f"dcterms:{name}" for name in _HEADER),
    "vann:preferredNamespacePrefix",
    "vann:preferredNamespaceUri",
    *(
        f"skos:{name}"
        for name in ("prefLabel", "altLabel", "definition", "scopeNote", "editorialNote", "notation")
    ),
    *(f"skos:{name}" for name in ("closeMatch", "relatedMatch")),
)
_RESERVED = {"zh": "保留：", "en": "Reserved: "}


def owl(model: Model) -> str:
    """Return the ontology as Turtle, in the order of the model.

    >>> from remit.ontology import model
    >>> [line for line in owl(model()).splitlines() if line.startswith("remit:Task ")]
    ['remit:Task a owl:Class ;']
    """
    return document(
        model.prefixes,
        [
            _about(model),
            "# ---- terms of other vocabularies, declared so that nothing has to be imported\n",
            "".join(f"{name} a {kind} .\n" for name, kind in sorted(externals(model).items())),
            "# ---- classes\n",
            *(_class(model, c) for c in model.classes.values()),
            *(_disjoint(model, row) for row in model.disjoint),
            "# ---- properties\n",
            *(text for p in model.properties.values() if not p.external for text in _property(model, p)),
            "# ---- code lists\n",
            *(text for each in model.lists.values() for text in _list(model, each)),
        ],
    )


def citation(model: Model) -> str:
    """Return how the ontology is cited: title, version, year and IRI."""
    about = model.header
    return f"{about.title['en']}, version {model.version}, {about.modified[:4]}, {about.iri}/{model.version}"


def externals(model: Model) -> dict[str, str]:
    """Return the kind of each term of another vocabulary that the ontology builds on, by prefixed name."""
    own = f"{model.header.prefix}:"
    found = dict.fromkeys(_ANNOTATIONS, "owl:AnnotationProperty")
    found |= dict.fromkeys(("skos:ConceptScheme",), "owl:Class")
    found |= dict.fromkeys(("skos:inScheme", "skos:topConceptOf", "skos:hasTopConcept"), "owl:ObjectProperty")
    for c in model.classes.values():
        found |= {name: "owl:Class" for name in c.above if not name.startswith(own)}
    for p in model.properties.values():
        named = (*p.above, *([p.iri] if p.external else []))
        found |= {name: _KINDS[p.kind] for name in named if not name.startswith(own)}
    return found


def _about(model: Model) -> str:
    about = model.header
    return block(
        f"<{about.iri}>",
        [
            ("a", ["owl:Ontology"]),
            ("owl:versionIRI", [f"<{about.iri}/{model.version}>"]),
            ("owl:versionInfo", [literal(model.version)]),
            ("dcterms:title", words(about.title)),
            ("dcterms:description", words(about.description)),
            ("dcterms:created", [literal(about.created)]),
            ("dcterms:modified", [literal(about.modified)]),
            ("dcterms:creator", [f"<{about.creator}>"]),
            ("dcterms:license", [f"<{about.license}>"]),
            ("dcterms:bibliographicCitation", [literal(citation(model))]),
            ("vann:preferredNamespacePrefix", [literal(about.prefix)]),
            ("vann:preferredNamespaceUri", [literal(model.namespace)]),
        ],
    )


def _own(model: Model, name: str) -> str:
    return f"{model.header.prefix}:{name}"


def _defined(model: Model) -> tuple[str, list[str]]:
    return "rdfs:isDefinedBy", [f"<{model.header.iri}>"]


def _reserved(said: Class | Property) -> list[str]:
    why = said.reserved
    return words({language: _RESERVED[language] + why[language] for language in _RESERVED}) if why else []


def _class(model: Model, c: Class) -> str:
    keys = [p for p in model.properties.values() if p.key and c.name in p.domains]
    return block(
        _own(model, c.name),
        [
            ("a", ["owl:Class"]),
            ("rdfs:label", words(c.label)),
            ("skos:definition", words(c.definition)),
            ("skos:scopeNote", words(c.note)),
            ("skos:editorialNote", _reserved(c)),
            ("rdfs:subClassOf", [*c.above, *_restrictions(model, c)]),
            ("owl:hasKey", [listed(p.iri for p in keys)] if keys else []),
            ("skos:closeMatch", c.close),
            ("skos:relatedMatch", c.related),
            _defined(model),
        ],
    )


def _restrictions(model: Model, c: Class) -> Iterator[str]:
    """Yield the cardinalities of the fields of *c*, as far as OWL 2 DL has them: no upper bound on a property with a chain."""
    for field, cardinality in c.own.items():
        p = model.properties[field]
        if p.kind == "annotation":
            continue
        start = f"[ a owl:Restriction ; owl:onProperty {p.iri} ;"
        if cardinality in "1+":
            if p.kind == "object" and p.ranges[0] in model.classes:
                yield f"{start} owl:someValuesFrom {_union(model, p.ranges)} ]"
            else:
                yield f'{start} owl:minCardinality "1"^^xsd:nonNegativeInteger ]'
        if cardinality in "1?" and not p.functional and not p.chain and p.ranges != ("text",):
            yield f'{start} owl:maxCardinality "1"^^xsd:nonNegativeInteger ]'


def _union(model: Model, names: Iterable[str]) -> str:
    own = [_own(model, name) for name in names]
    return own[0] if len(own) == 1 else f"[ a owl:Class ; owl:unionOf {listed(own)} ]"


def _disjoint(model: Model, row: Iterable[str]) -> str:
    return f"[] a owl:AllDisjointClasses ;\n    owl:members {listed(_own(model, name) for name in row)} .\n"


def _property(model: Model, p: Property) -> Iterator[str]:
    things = p.ranges[0] in model.classes
    chain = f"( [ owl:inverseOf {_own(model, p.chain[1])} ] {_own(model, p.chain[2])} )" if p.chain else ""
    yield block(
        p.iri,
        [
            ("a", [_KINDS[p.kind], *(["owl:FunctionalProperty"] if p.functional else [])]),
            ("rdfs:label", words(p.label)),
            ("skos:definition", words(p.definition)),
            ("skos:editorialNote", _reserved(p)),
            ("rdfs:subPropertyOf", p.above),
            ("rdfs:domain", [_union(model, p.domains)]),
            ("rdfs:range", [_union(model, p.ranges) if things else DATATYPES[p.ranges[0]].owl]),
            ("owl:propertyChainAxiom", [chain] if chain else []),
            ("skos:closeMatch", p.close),
            ("skos:relatedMatch", p.related),
            _defined(model),
        ],
    )
    if p.inverse:
        yield block(
            _own(model, p.inverse.name),
            [
                ("a", ["owl:ObjectProperty"]),
                ("rdfs:label", words(p.inverse.label)),
                ("skos:definition", words(p.inverse.definition)),
                ("owl:inverseOf", [p.iri]),
                _defined(model),
            ],
        )


def _list(model: Model, each: CodeList) -> Iterator[str]:
    own, names = _own(model, each.name), [_own(model, concept.name) for concept in each.concepts]
    yield block(
        own,
        [
            ("a", ["owl:NamedIndividual", "skos:ConceptScheme"]),
            ("rdfs:label", words(each.label)),
            ("skos:definition", words(each.definition)),
            ("skos:hasTopConcept", names),
            _defined(model),
        ],
    )
    for name, concept in zip(names, each.concepts, strict=True):
        yield block(
            name,
            [
                ("a", ["owl:NamedIndividual", _own(model, each.class_name)]),
                ("rdfs:label", words(concept.label)),
                ("skos:prefLabel", words(concept.label)),
                ("skos:altLabel", [literal(alt, "zh") for alt in concept.alt]),
                ("skos:definition", words(concept.definition)),
                ("skos:notation", [literal(concept.code)]),
                ("skos:closeMatch", concept.close),
                ("skos:inScheme", [own]),
                ("skos:topConceptOf", [own]),
                _defined(model),
            ],
        )
    yield f"[] a owl:AllDifferent ;\n    owl:distinctMembers {listed(names)} .\n"
