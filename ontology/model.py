"""The ontology in memory: what may be said, read from `model.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from ..errors import BrokenModel
from .rules import contradictions
from .terms import CARDINALITIES, LANGUAGES, Class, CodeList, Concept, EdgeType, Header, Inverse, Property

__all__ = ["CARDINALITIES", "LANGUAGES", "Model", "model", "parse"]


@dataclass(frozen=True)
class Model:
    """All of it: classes, properties, edge types and code lists by name.

    *disjoint* are rows of classes that have no thing in common; *open* names the code lists to which others may add.

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
    lists: Mapping[str, CodeList]
    prefixes: Mapping[str, str]
    namespace: str
    version: str
    header: Header
    disjoint: tuple[tuple[str, ...], ...] = ()

    @cached_property
    def schemes(self) -> Mapping[str, tuple[Concept, ...]]:
        """The concepts of each code list."""
        return {name: each.concepts for name, each in self.lists.items()}

    @cached_property
    def open(self) -> frozenset[str]:
        """The names of the code lists to which others may add."""
        return frozenset(name for name, each in self.lists.items() if each.open)

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

    def holders(self, property_name: str) -> tuple[str, ...]:
        """Return the concrete classes whose things may have the property, sorted."""
        return self.among(c for c, d in self.classes.items() if property_name in d.fields)

    def among(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the concrete classes of all of *names*, sorted, each once."""
        return tuple(sorted({c for name in names for c in self.concrete(name)}))

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

    def expanded(self, name: str) -> str:
        """Return the IRI of a prefixed *name*; raise BrokenModel where the prefix is none of the model's.

        >>> model().expanded("org:unitOf")
        'http://www.w3.org/ns/org#unitOf'
        """
        prefix, _, local = name.partition(":")
        if prefix not in self.prefixes:
            raise BrokenModel(f"{name!r} has an unknown prefix")
        return self.prefixes[prefix] + local


@cache
def model() -> Model:
    """Return the model of this installation, read and checked once."""
    source = files(__package__).joinpath("model.toml").read_text(encoding="utf-8")
    return parse(source)


def parse(source: str) -> Model:
    """Return the model that the TOML *source* states; raise BrokenModel where it is incomplete or contradicts itself."""
    try:
        made = _made(tomllib.loads(source))
    except KeyError as error:
        raise _broken(f"{error} is missing, or is the name of no term") from error
    for contradiction in contradictions(made):
        raise _broken(contradiction)
    return made


def _made(data: Mapping[str, Any]) -> Model:
    about = data["ontology"]
    header = Header(**{field: about[field] for field in Header.__dataclass_fields__})
    made = Model(
        _classes(data["class"], header.prefix),
        {name: _property(name, d, header.prefix) for name, d in data["property"].items()},
        {},
        {name: _list(name, d) for name, d in data["scheme"].items()},
        data["prefixes"],
        about["namespace"],
        about["version"],
        header,
        tuple(map(tuple, about["disjoint"])),
    )
    return replace(made, edges=_edges(data, made))


def _classes(data: Mapping[str, Any], prefix: str) -> dict[str, Class]:
    def parents(name: str) -> tuple[str, ...]:
        own = (s for s in data[name].get("subclass_of", ()) if s.startswith(f"{prefix}:"))
        found = tuple(s.removeprefix(f"{prefix}:") for s in own)
        if not all(p in data for p in found):
            raise _broken(f"class {name} has an unknown superclass in {found}")
        return found

    def inherited(name: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for parent in parents(name):
            found |= inherited(parent)
        own: dict[str, str] = data[name].get("fields", {})
        return found | own

    return {
        name: Class(
            name=name,
            label=d["label"],
            definition=d.get("definition", {}),
            abstract=d.get("abstract", False),
            registry=d.get("registry", False),
            scheme=d.get("scheme"),
            parents=parents(name),
            fields=inherited(name),
            own=d.get("fields", {}),
            above=tuple(d.get("subclass_of", ())),
            close=tuple(d.get("close", ())),
            related=tuple(d.get("related", ())),
            note=d.get("note"),
            plural=d.get("plural"),
            reserved=d.get("reserved"),
        )
        for name, d in data.items()
    }


def _property(name: str, d: Mapping[str, Any], prefix: str) -> Property:
    return Property(
        name=name,
        iri=d.get("iri", f"{prefix}:{name}"),
        kind=d["kind"],
        ranges=tuple(d["range"]) if isinstance(d["range"], list) else (d["range"],),
        label=d["label"],
        cypher=d.get("cypher"),
        reverse=d.get("cypher_reverse", False),
        definition=d.get("definition", {}),
        domains=tuple(d.get("domain", ())),
        above=tuple(d.get("subproperty_of", ())),
        close=tuple(d.get("close", ())),
        related=tuple(d.get("related", ())),
        inverse=Inverse(**d["inverse"]) if "inverse" in d else None,
        chain=tuple(d.get("chain", ())),
        functional=d.get("functional", False),
        key=d.get("key", False),
        pattern=d.get("pattern", ""),
        unique_lang=d.get("unique_lang", False),
        external="iri" in d,
        reserved=d.get("reserved"),
    )


def _list(name: str, d: Mapping[str, Any]) -> CodeList:
    concepts = tuple(
        Concept(
            c,
            entry.get("notation", c.split("-", 1)[1]),
            {language: entry[language] for language in LANGUAGES if language in entry},
            entry.get("definition", {}),
            tuple(entry.get("alt", ())),
            tuple(entry.get("close", ())),
        )
        for c, entry in d["concept"].items()
    )
    return CodeList(name, d["class"], d["label"], d.get("definition", {}), d.get("open", False), concepts)


def _edges(data: Mapping[str, Any], made: Model) -> dict[str, EdgeType]:
    found = {}
    for name, p in made.properties.items():
        if p.cypher:
            ends = made.holders(name), made.among(r for r in p.ranges if r in made.classes)
            ends = ends[::-1] if p.reverse else ends
            found[name] = EdgeType(name, p.cypher, *ends, reverse=p.reverse)
    for name, d in data["class"].items():
        if edge := d.get("edge"):
            start, end = edge["from"], edge["to"]
            ends = made.among(made.properties[start].ranges), made.among(made.properties[end].ranges)
            reverse = edge.get("reverse", False)
            found[name] = EdgeType(name, edge["type"], *ends, reverse, start, end, edge["direct"])
    return found


def _broken(what: str) -> BrokenModel:
    return BrokenModel(f"ontology/model.toml: {what}")
