"""The ontology in memory: what may be said, read from `model.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from ..errors import BrokenModel

LANGUAGES = ("zh", "en")
CARDINALITIES = ("1", "?", "*", "+")


@dataclass(frozen=True, slots=True)
class Concept:
    """One entry of a code list (代码): *name* in RDF (``role-lead``), *code* in property graphs (``lead``), labels by language."""

    name: str
    code: str
    label: Mapping[str, str]
    alt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Class:
    """A class (类): its labels, its properties with cardinalities, inherited ones included, and its own superclasses."""

    name: str
    label: Mapping[str, str]
    definition: Mapping[str, str]
    abstract: bool
    registry: bool
    scheme: str | None
    parents: tuple[str, ...]
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Property:
    """A property (属性): *iri* as a prefixed name, *ranges* as class names or one datatype name, *kind* object, data or annotation."""

    name: str
    iri: str
    kind: str
    ranges: tuple[str, ...]
    label: Mapping[str, str]
    cypher: str | None
    reverse: bool
    pattern: str = ""
    unique_lang: bool = False


@dataclass(frozen=True, slots=True)
class EdgeType:
    """How a property graph shows an object property or a relation class.

    *kind* is the name in the model (``inPlan``, ``Responsibility``), *type* the edge type (``IN_PLAN``, ``RESPONSIBLE_FOR``).
    *sources* and *targets* are concrete classes in the direction of the edge; *reverse* says that RDF runs the other way.
    A relation has *start* and *end*, the properties of its node that lead to the ends of the edge, and the *direct* shortcut property.
    """

    kind: str
    type: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    reverse: bool = False
    start: str | None = None
    end: str | None = None
    direct: str | None = None

    @property
    def relation(self) -> bool:
        """Whether the edge is a relation node of its own in RDF."""
        return self.start is not None


@dataclass(frozen=True)
class Model:
    """All of it: classes, properties, edge types and code lists by name.

    >>> from remit.ontology.model import model
    >>> model().labels("OrganizationGroup")
    ('Organization', 'OrganizationGroup')
    >>> model().edges["Responsibility"].type
    'RESPONSIBLE_FOR'
    >>> model().code("ResponsibilityRole", "lead").label["zh"]
    '牵头'
    """

    classes: Mapping[str, Class]
    properties: Mapping[str, Property]
    edges: Mapping[str, EdgeType]
    schemes: Mapping[str, tuple[Concept, ...]]
    prefixes: Mapping[str, str]
    namespace: str
    version: str
    open: frozenset[str] = frozenset()

    def ancestors(self, name: str) -> tuple[str, ...]:
        """Return *name* and its superclasses in the model, nearest first."""
        found = [name]
        for each in found:
            found += [p for p in self.classes[each].parents if p not in found]
        return tuple(found)

    def concrete(self, name: str) -> tuple[str, ...]:
        """Return the classes that may have instances among *name* and its subclasses, sorted."""
        return tuple(
            sorted(c for c, d in self.classes.items() if not d.abstract and name in self.ancestors(c))
        )

    def labels(self, name: str) -> tuple[str, ...]:
        """Return the labels of a node of class *name* in a property graph: it and its concrete superclasses, sorted."""
        return tuple(sorted(c for c in self.ancestors(name) if not self.classes[c].abstract))

    @cached_property
    def things(self) -> tuple[str, ...]:
        """The classes whose instances are nodes of a property graph: concrete, no code list, no relation."""
        return tuple(
            name
            for name, c in self.classes.items()
            if not c.abstract and c.scheme is None and name not in self.edges
        )

    def code(self, class_name: str, code: str) -> Concept:
        """Return the concept of a code-list class by its code; raise BrokenModel where there is none."""
        scheme = self.classes[class_name].scheme
        for concept in self.schemes[scheme] if scheme else ():
            if concept.code == code:
                return concept
        raise BrokenModel(f"{class_name} has no code {code!r}")

    def code_class(self, property_name: str) -> str | None:
        """Return the code-list class that *property_name* takes its values from, or None."""
        ranges = self.properties[property_name].ranges
        return ranges[0] if ranges[0] in self.classes and self.classes[ranges[0]].scheme else None


@cache
def model() -> Model:
    """Return the model of this installation, read and checked once."""
    source = files(__package__).joinpath("model.toml").read_text(encoding="utf-8")
    return parse(source)


def parse(source: str) -> Model:
    """Return the model that the TOML *source* states; raise BrokenModel where it contradicts itself."""
    data = tomllib.loads(source)
    prefix = data["ontology"]["prefix"]
    parents = {
        name: tuple(
            s.removeprefix(f"{prefix}:") for s in d.get("subclass_of", ()) if s.startswith(f"{prefix}:")
        )
        for name, d in data["class"].items()
    }

    def inherited(name: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for parent in parents[name]:
            found |= inherited(parent)
        own: dict[str, str] = data["class"][name].get("fields", {})
        return found | own

    for name, above in parents.items():
        _expect(all(p in parents for p in above), f"class {name} has an unknown superclass in {above}")
    classes = {
        name: Class(
            name,
            d["label"],
            d["definition"],
            d.get("abstract", False),
            d.get("registry", False),
            d.get("scheme"),
            parents[name],
            inherited(name),
        )
        for name, d in data["class"].items()
    }
    properties = {
        name: Property(
            name,
            d.get("iri", f"{prefix}:{name}"),
            d["kind"],
            tuple(d["range"]) if isinstance(d["range"], list) else (d["range"],),
            d["label"],
            d.get("cypher"),
            d.get("cypher_reverse", False),
            d.get("pattern", ""),
            d.get("unique_lang", False),
        )
        for name, d in data["property"].items()
    }
    schemes = {
        name: tuple(
            Concept(c, d.get("notation", c.split("-", 1)[1]), d, tuple(d.get("alt", ())))
            for c, d in scheme["concept"].items()
        )
        for name, scheme in data["scheme"].items()
    }
    made = Model(
        classes,
        properties,
        {},
        schemes,
        data["prefixes"],
        data["ontology"]["namespace"],
        data["ontology"]["version"],
        frozenset(name for name, scheme in data["scheme"].items() if scheme.get("open")),
    )
    return _checked(Model(**{**made.__dict__, "edges": _edges(data, made)}))


def _edges(data: dict[str, Any], made: Model) -> dict[str, EdgeType]:
    def concrete(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(sorted({c for name in names for c in made.concrete(name)}))

    def holders(prop: str) -> tuple[str, ...]:
        return concrete(tuple(c for c, d in made.classes.items() if prop in d.fields))

    found = {}
    for name, p in made.properties.items():
        if p.cypher:
            ends = holders(name), concrete(p.ranges)
            ends = ends[::-1] if p.reverse else ends
            found[name] = EdgeType(name, p.cypher, *ends, reverse=p.reverse)
    for name, d in data["class"].items():
        if edge := d.get("edge"):
            start, end = edge["from"], edge["to"]
            found[name] = EdgeType(
                name,
                edge["type"],
                concrete(made.properties[start].ranges),
                concrete(made.properties[end].ranges),
                edge.get("reverse", False),
                start,
                end,
                edge["direct"],
            )
    return found


def _checked(made: Model) -> Model:
    """Return *made* when each name it uses exists and each term has both labels."""
    for name, c in made.classes.items():
        for field, cardinality in c.fields.items():
            _expect(field in made.properties, f"class {name} has an unknown property {field}")
            _expect(cardinality in CARDINALITIES, f"{name}.{field} has cardinality {cardinality!r}")
        _expect(c.scheme is None or c.scheme in made.schemes, f"{name} has no scheme {c.scheme}")
    terms: tuple[Class | Property, ...] = (*made.classes.values(), *made.properties.values())
    for term in terms:
        _expect(all(term.label.get(language) for language in LANGUAGES), f"{term.name} lacks a label")
    for name, p in made.properties.items():
        known = p.kind != "object" or all(r in made.classes or r == "iri" for r in p.ranges)
        _expect(known, f"property {name} has an unknown range {p.ranges}")
        _expect(p.iri.split(":")[0] in made.prefixes, f"property {name} has an unknown prefix: {p.iri}")
    for edge in made.edges.values():
        named = (edge.start, edge.end, edge.direct)
        _expect(all(n is None or n in made.properties for n in named), f"{edge.kind}: {named}")
    for scheme, concepts in made.schemes.items():
        codes = [c.code for c in concepts]
        _expect(len(set(codes)) == len(codes), f"scheme {scheme} repeats a code")
    return made


def _expect(holds: bool, otherwise: str) -> None:
    if not holds:
        raise BrokenModel(f"ontology/model.toml: {otherwise}")
