"""The registry: what belongs to no single document — organizations, programmes, persons, years — each once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from ..ontology import model
from .document import Document
from .fact import Leader, Organization, Plan, Program, Responsibility
from .identity import Frame, Key, Title, frame, normal, organization_key, program_scope, title
from .mentions import mention_id, text_id
from .model import Edge, Node, Value

_UNITS = ("department", "party")  # what is a part of its body; others are bodies of their own below it


@dataclass(slots=True)
class _Entry:
    """What documents say of one thing, before its node is made."""

    names: Counter[str] = field(default_factory=Counter)
    also: set[str] = field(default_factory=set)
    types: Counter[str] = field(default_factory=Counter)
    mentions: set[str] = field(default_factory=set)
    quantifiers: set[str] = field(default_factory=set)
    above: dict[str, set[str]] = field(default_factory=dict)  # edge kind → ids

    @property
    def name(self) -> str:
        """The name that most documents use, the longest of equals."""
        return min(self.names, key=lambda n: (-self.names[n], -len(n), n))


@dataclass(frozen=True, slots=True)
class Scheme:
    """A programme of one year: where its name is unique, the year (None where its plan names none), and its title."""

    scope: str
    year: int | None
    title: Title


class Registry:
    """Collects what all documents say of shared things; afterwards gives their nodes and edges."""

    def __init__(self) -> None:
        self._organizations: dict[Key, _Entry] = {}
        self._persons: dict[Key, _Entry] = {}
        self._programs: dict[Scheme, _Entry] = {}
        self._years: dict[int, set[str]] = {}
        self._known: dict[str, dict[str, Key]] = {}
        self._frames: dict[str, Frame] = {}
        self._plan_years: dict[str, int | None] = {}

    def meet(self, document: Document) -> None:
        """Take in the names of *document*."""
        plan = next(document.of(Plan), None)
        facts = {fact.name: fact for fact in document.of(Organization)}
        named = facts | {
            alias: fact for fact in facts.values() for alias in fact.aliases if alias not in facts
        }
        place = self._frames[document.id] = frame(document.id, plan, named)
        self._plan_years[document.id] = plan.year if plan else None
        known = {name: organization_key(fact, place) for name, fact in named.items()}
        self._known[document.id] = known
        text = text_id(document)
        uses = Counter(r.org for r in document.of(Responsibility))
        for name, fact in facts.items():
            entry = self._organizations.setdefault(known[name], _Entry())
            entry.names[name] += 1 + uses[name]
            entry.also.update(fact.aliases)
            entry.types[fact.type] += 1
            entry.mentions.add(mention_id(text, fact.evidence))
            if fact.quantifier:
                entry.quantifiers.add(fact.quantifier)
            self._place(entry, fact, known, place)
        for leader in document.of(Leader):
            person = self._persons.setdefault(Key("person", place.house, normal(leader.name)), _Entry())
            person.names[leader.name] += 1
            person.mentions.add(mention_id(text, leader.evidence))
        for program in document.of(Program):
            own = self._programs.setdefault(self.scheme(document.id, program), _Entry())
            own.names[program.name] += 1
            own.types[program.type] += 1
            own.mentions.add(mention_id(text, program.evidence))

    def _place(self, entry: _Entry, fact: Organization, known: dict[str, Key], place: Frame) -> None:
        above = known.get(fact.part_of or "")
        if above:
            kind = "unitOf" if fact.type in _UNITS else "subOrganizationOf"
            entry.above.setdefault(kind, set()).add(_id(above))
        house = next((k for k in known.values() if k.kind == "org" and k.name == place.house), None)
        if fact.collective and house and not above:
            entry.above.setdefault("groupScope", set()).add(_id(house))

    def organization(self, doc: str, name: str) -> str | None:
        """Return the id of the organization that *name* (or alias) means in document *doc*, None where it has no such fact."""
        key = self._known[doc].get(name)
        return _id(key) if key else None

    def person(self, doc: str, name: str) -> str:
        """Return the id of the person *name* of document *doc*."""
        return _id(Key("person", self._frames[doc].house, normal(name)))

    def scheme(self, doc: str, program: Program) -> Scheme:
        """Return which programme of which year *program* of document *doc* is."""
        year = self._plan_years[doc]
        scope = program_scope(program, self._frames[doc])
        return Scheme(scope if year else f"doc:{doc}", year, title(program.name))

    def program(self, doc: str, program: Program) -> str:
        """Return the id of *program* of document *doc*."""
        return program_id(self.scheme(doc, program))

    def year(self, year: int, mention: str) -> str:
        """Return the id of *year*, which *mention* states."""
        self._years.setdefault(year, set()).add(mention)
        return f"year.{year}"

    def schemes(self) -> Iterator[tuple[Scheme, tuple[str, ...]]]:
        """Yield each programme with its mentions, in a fixed order."""
        for scheme in sorted(self._programs, key=program_id):
            yield scheme, tuple(sorted(self._programs[scheme].mentions))

    def nodes(self) -> Iterator[Node]:
        """Yield the node of each thing."""
        for key, entry in self._organizations.items():
            properties = _named(entry) | {"organizationType": _first(entry.types, "OrganizationType")}
            if entry.quantifiers:
                properties["groupQuantifier"] = sorted(entry.quantifiers)[0]
            yield Node(_id(key), "OrganizationGroup" if key.kind == "group" else "Organization", properties)
        for key, entry in self._persons.items():
            yield Node(_id(key), "Person", _named(entry))
        for scheme, entry in self._programs.items():
            noun = min(entry.types, key=lambda n: (-entry.types[n], n))
            properties = _named(entry) | {"programKind": _kind_of(noun), "typeNoun": noun}
            yield Node(program_id(scheme), "Program", properties)
        for year in self._years:
            yield Node(f"year.{year}", "Year", {"gregorianYear": year})

    def edges(self) -> Iterator[Edge]:
        """Yield what stands between shared things, and the evidence of each."""
        for key, entry in self._organizations.items():
            yield from _evidence(_id(key), entry.mentions)
            for kind, ids in entry.above.items():
                for above in sorted(ids - {_id(key)})[:1] if kind == "unitOf" else sorted(ids - {_id(key)}):
                    yield Edge(kind, _id(key), above, tuple(sorted(entry.mentions)))
        for key, entry in self._persons.items():
            yield from _evidence(_id(key), entry.mentions)
        for scheme, entry in self._programs.items():
            yield from _evidence(program_id(scheme), entry.mentions)
            if scheme.year in self._years:
                shown = tuple(sorted(entry.mentions))
                yield Edge("forYear", program_id(scheme), f"year.{scheme.year}", shown)
        for year, mentions in self._years.items():
            yield from _evidence(f"year.{year}", mentions)


@lru_cache(1 << 16)
def program_id(scheme: Scheme) -> str:
    """Return the id of a programme."""
    name = f"{scheme.title.stem}|{scheme.title.noun}"
    scope = f"{scheme.scope}|{scheme.year or ''}"
    return f"prog.{Key('program', scope, name).slug}"


def _id(key: Key) -> str:
    return f"{'person' if key.kind == 'person' else 'org'}.{key.slug}"


def _evidence(node: str, mentions: Iterable[str]) -> Iterator[Edge]:
    return (Edge("evidence", node, mention, (mention,)) for mention in sorted(mentions))


def _named(entry: _Entry) -> dict[str, Value]:
    named: dict[str, Value] = {"name": entry.name}
    if others := tuple(sorted((set(entry.names) | entry.also) - {entry.name})):
        named["altName"] = others
    return named


def _first(types: Counter[str], class_name: str) -> str:
    """Return the type most often stated, of equals the one that the model lists first; *other* only where nothing else is."""
    order = [c.code for c in model().schemes[model().classes[class_name].scheme or ""]]
    return min(types, key=lambda t: (t == "other", -types[t], order.index(t)))


def _kind_of(noun: str) -> str:
    """Return the code of the programme kind that *noun* names in the model's list, else ``other``."""
    for concept in model().schemes[model().classes["ProgramKind"].scheme or ""]:
        if noun == concept.label["zh"] or noun in concept.alt:
            return concept.code
    return "other"
