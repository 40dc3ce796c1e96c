"""What the model is made of: classes, properties, edge types, code lists and their concepts, each with its words in zh and en."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

LANGUAGES = ("zh", "en")
CARDINALITIES = ("1", "?", "*", "+")

Words = Mapping[str, str]  # by language


@dataclass(frozen=True, slots=True)
class Header:
    """What the ontology says of itself: its *iri*, the *prefix* of its terms, dates as ``YYYY-MM-DD``, licence and creator as IRIs.

    *home* is the folder on the web that holds the written forms.
    """

    iri: str
    prefix: str
    created: str
    modified: str
    license: str
    creator: str
    home: str
    title: Words
    description: Words


@dataclass(frozen=True, slots=True)
class Concept:
    """One entry of a code list (代码): *name* in RDF (``role-lead``), *code* in property graphs (``lead``), labels by language.

    *alt* are other Chinese words for it; *close* are terms of other vocabularies, as prefixed names.
    """

    name: str
    code: str
    label: Words
    definition: Words
    alt: tuple[str, ...] = ()
    close: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeList:
    """A code list (代码表): the class of its *concepts*; where it is *open*, others may add concepts of their own."""

    name: str
    class_name: str
    label: Words
    definition: Words
    open: bool
    concepts: tuple[Concept, ...]


@dataclass(frozen=True, slots=True)
class Class:
    """A class (类): its labels, its properties with cardinalities, inherited ones included, and its own superclasses.

    *parents* are its superclasses in the model; *above* all its superclasses, as prefixed names; *own* the fields that it states itself.
    *close* and *related* are matches in other vocabularies, from which nothing follows. *plural* is the key under which a work item
    lists its nodes in JSON-LD. *reserved* says why no node of it is made yet.
    """

    name: str
    label: Words
    definition: Words
    abstract: bool
    registry: bool
    scheme: str | None
    parents: tuple[str, ...]
    fields: Mapping[str, str]
    own: Mapping[str, str]
    above: tuple[str, ...] = ()
    close: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    note: Words | None = None
    plural: str | None = None
    reserved: Words | None = None


@dataclass(frozen=True, slots=True)
class Inverse:
    """The other direction of an object property (逆属性), as a term of its own."""

    name: str
    label: Words
    definition: Words


@dataclass(frozen=True, slots=True)
class Property:
    """A property (属性): *iri* as a prefixed name, *ranges* as class names or one datatype name, *kind* object, data or annotation.

    *domains* are class names, none for a term of another vocabulary (``external``). *above* are its superproperties, *close* and *related*
    matches, all as prefixed names. *chain* names the relation class and the properties of its node that lead to subject and object of
    the shortcut that this property is. *functional*: one value at most, in whatever class. *key*: the value says which thing it is.
    """

    name: str
    iri: str
    kind: str
    ranges: tuple[str, ...]
    label: Words
    cypher: str | None
    reverse: bool
    definition: Words
    domains: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    close: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    inverse: Inverse | None = None
    chain: tuple[str, ...] = ()
    functional: bool = False
    key: bool = False
    pattern: str = ""
    unique_lang: bool = False
    external: bool = False
    reserved: Words | None = None


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
