"""The organizations of a document (组织): one fact a body, with the names that the document itself shows to be its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ...graph.fact import Evidence, Organization
from ..clauses.bodies import Body
from ..clauses.bodynames import ends_like_a_body
from ..clauses.names import house, level, province, short_forms
from ..evidence import evidence
from ..outline.parse import Item, Outline
from ..passage import Passage
from ..vocabulary import either, vocabulary
from .aliases import aliases, bare, contracts, plated
from .forms import mentioned, placed
from .kinds import CONSULTING, INNER, PLACED_NAME, kind, kind_in

_TYPES = vocabulary("organizations")
_OWN_PLACE = re.compile(  # its own place, without those above it
    r"(?:[一-鿿]{1,6}?(?:省|自治区|市|州|盟))?[一-鿿]{1,6}?(省|自治区|市|州|盟|县|区|旗|镇|乡)([一-鿿]{2,20})"
)
_PLACE = re.compile(r"[一-鿿]{1,6}?(省|自治区|市|州|盟|县|区|旗|镇|乡)([一-鿿]{2,20})")
_JOINT = re.compile("(中共[一-鿿]{1,12}?委(?:员会)?(?:办公[室厅])?)([一-鿿]{2,12}人民政府(?:办公[室厅])?)")
_LEVELLED = re.compile("[省市区县州](?=[^级直委][一-鿿]{4})")
_HOUSED = re.compile(rf"{either(_TYPES['housed']['endings'])}$")  # a house whose parts bear no place
_CONCERNED = re.compile(either(vocabulary("clauses")["groups"]["concerned"]))
_OWNED = re.compile("|".join(_TYPES["owned"]["headings"]))


@dataclass(frozen=True, slots=True)
class Register:
    """Which names of a document are one body: *names* leads each other name to the canonical one."""

    names: Mapping[str, str]
    facts: tuple[Organization, ...]

    def canonical(self, name: str) -> str:
        """Return the canonical name of the body *name* in this document."""
        return self.names.get(name, name)


def register(outline: Outline, source: str, answering: Sequence[tuple[Item, Sequence[Body]]]) -> Register:
    """Return the organizations of a document: those that its clauses name (*answering*), its issuer, and the house of that.

    One body gets one name: X（以下简称Y）, X（Y） where X or Y stands alone too, and the task “X工作” with one responsible body
    that abbreviates X are evidence;
    so is the same name after another level or after none (省素质办, 素质办). Nothing is written out from knowledge of the world;
    an issuer that clauses abbreviate has its full name as another one.
    """
    same = aliases(answering, source)
    named = dict.fromkeys(body.name for _, bodies in answering for body in bodies)
    issuing: dict[str, str] = {}
    for signer, _ in outline.header.signers:
        forms = _issuing(signer)
        forms |= dict.fromkeys(_abbreviated(forms, named), house(signer) or signer)
        issuing |= _called(forms, named)
        if above := house(signer):
            office = signer.removeprefix(above)
            issuing |= _called({f"{form}{office}": signer for form in forms}, named)
    names = {other: issuing.get(name, name) for other, name in same.items()} | issuing
    names |= plated(answering, {*names, *names.values()})
    first: dict[str, tuple[Evidence, set[str]]] = {}
    owned: set[str] = set()
    headings = {(heading.list, heading.path): heading.passage.text for heading in outline.headings}
    for item, bodies in answering:
        for body in bodies:
            if body.doubtful:
                continue
            name = names.get(body.name, body.name)
            if name not in first:
                first[name] = evidence(item.passage, body.start, body.end, "org.clause"), set()
            if body.name != name and not bare(body.name, name):
                first[name][1].add(body.name)
            if body.alias:
                first[name][1].update((body.alias, f"{body.name}（{body.alias}）"))
                first[name][1].discard(name)
        if len(bodies) == 1 and item.title and item.heading:
            path = item.heading.path
            over = [headings.get((item.list, path[:depth]), "") for depth in range(1, len(path) + 1)]
            title = item.passage.text[slice(*item.title)]
            name = names.get(bodies[0].name, bodies[0].name)
            if any(map(_OWNED.search, over)) and title.startswith(name):
                owned.add(name)
    elsewhere = mentioned((*issuing, *issuing.values()), source)
    for other, name in names.items():
        if name in first and (other in same or other in elsewhere) and not bare(other, name):
            first[name][1].add(other)
    return Register(names, tuple(_facts(outline, source, first, owned, names)))


def _called(forms: Mapping[str, str], named: Iterable[str]) -> dict[str, str]:
    """Return *forms* of an issuer with the name that the clauses of its plan, which name the bodies *named*, have for it.

    That is the full one where they write it out, with its place or without (甲省商务厅, 省商务厅), else the first abbreviation
    (省发展改革委), for nothing is written out from knowledge of the world; the full one is another name of it then.
    """
    if not forms:
        return {}
    whole = next(iter(forms.values()))
    known = {*forms, whole}
    used = [name for name in named if name in known]
    own = whole if not used or any(whole.endswith(name) for name in used) else used[0]
    return dict.fromkeys(known - {own}, own)


def _issuing(issuer: str) -> dict[str, str]:
    """Return the forms under which a plan names its own issuer, or the house for which that signs: 省科协, 省数据局."""
    whole = house(issuer) or issuer
    place = province(whole)
    level_alone = [level(place) + whole.removeprefix(place)] if place and place != whole else []
    for pattern in (_OWN_PLACE, _PLACE):
        if (named := pattern.match(whole)) and ends_like_a_body(named[2]):
            level_alone.append(named[1] + named[2])
    return dict.fromkeys((*short_forms(whole), *level_alone), whole)


def _abbreviated(forms: Mapping[str, str], named: Iterable[str]) -> list[str]:
    """Return the one of the bodies *named* in clauses that abbreviates a form of the issuer (市科委 of 甲市科学技术委员会); nothing where two do."""
    levelled = [form for form in forms if _LEVELLED.match(form)]
    whole = {*levelled, *(form[1:] for form in levelled)}
    found = [name for name in named if name not in forms and any(contracts(name, form) for form in whole)]
    return found if len(found) == 1 else []


def _facts(
    outline: Outline,
    source: str,
    first: dict[str, tuple[Evidence, set[str]]],
    owned: set[str],
    names: Mapping[str, str],
) -> list[Organization]:
    signers = outline.header.signers
    if len(signers) > 1:
        return _together(signers, first, source, names) + _named_bodies(first, owned, None, source)
    issuer, printed = signers[0] if signers else (None, None)
    above = house(issuer) if issuer else None
    above = above if above and ends_like_a_body(above) else None
    whole = above or issuer
    facts: list[Organization] = []
    office = None
    if issuer and printed and whole:
        found = evidence(printed, 0, len(printed.text), "org.issuer")
        own = names.get(whole, whole)
        others = mentioned((*short_forms(whole), whole), source) | {whole}
        others |= first[own][1] if own in first else set()
        if joint := _JOINT.fullmatch(whole):
            return [Organization(found, name, (), kind(name)) for name in joint.groups()] + _named_bodies(
                first, owned, None, source
            )
        facts.append(Organization(found, own, _sorted(others, own), kind(whole)))
        if above:
            office, office_kind = issuer.removeprefix(above), kind(issuer)
            part = own if office_kind in ("department", "party") else None
            forms = [issuer, *(f"{short}{office}" for short in short_forms(above))]
            elsewhere = mentioned(forms, source) - {office}
            called = names.get(issuer, office)
            if called in first:
                first[called][1].update((elsewhere | {issuer}) - {called})
            else:
                facts.append(
                    Organization(found, issuer, tuple(sorted(elsewhere - {issuer})), office_kind, part)
                )
    return facts + _named_bodies(first, owned, whole, source, names.get(whole, whole) if whole else None)


def _sorted(names: Iterable[str], own: str) -> tuple[str, ...]:
    """Return the other *names* of the body *own*, the longest first, without those that only leave out its level."""
    others = {name for name in names if name != own and not bare(name, own)}
    return tuple(sorted(others, key=lambda name: (-len(name), name)))


def _together(
    signers: Sequence[tuple[str, Passage]],
    first: dict[str, tuple[Evidence, set[str]]],
    source: str,
    names: Mapping[str, str],
) -> list[Organization]:
    """Return the bodies that issued a plan together, and take those from *first* that its clauses name, too."""
    facts: list[Organization] = []
    for name, printed in dict(signers).items():
        own = names.get(name, name)
        _, others = first.pop(own, (None, set()))
        others |= mentioned((*short_forms(name), name), source) | {name}
        found = evidence(printed, 0, len(printed.text), "org.issuer")
        facts.append(Organization(found, own, _sorted(others, own), kind(name)))
    return facts


def _named_bodies(
    first: dict[str, tuple[Evidence, set[str]]],
    owned: set[str],
    whole: str | None,
    source: str,
    own: str | None = None,
) -> list[Organization]:
    """Return the bodies that clauses name, but for the issuer *whole*, whose name in this document is *own*."""
    facts: list[Organization] = []
    levelled = placed(first, whole, source)
    for name, (found, others) in first.items():
        if name == own:
            continue
        type_ = kind_in(name, whole)
        inside = (
            type_ == "department"
            or (type_ == "party" and name.startswith("机关"))
            or (type_ == "affiliated" and name in owned)
            or _within(name, type_, whole)
        )
        quantifier = None
        if type_ == "collective":
            quantifier = "concerned" if _CONCERNED.search(name) else "all"
        others |= levelled.get(name, set())
        facts.append(
            Organization(
                found,
                name,
                tuple(sorted(others - {name}, key=lambda alias: (len(alias), alias))),
                type_,
                own if inside else None,
                type_ == "collective",
                quantifier,  # type: ignore[arg-type]
            )
        )
    return facts


def _within(name: str, type_: str, whole: str | None) -> bool:
    """Whether *name*, of the type *type_*, is a part of the issuer *whole*.

    So are the party bodies of a house that governs nobody, and what a school, a hospital or a company names without a place (研究生院).
    """
    if not whole or PLACED_NAME.search(name):
        return False
    if (
        kind(whole) in ("government", "party", "committee")
        and not _HOUSED.search(whole)
        and not INNER.search(whole)
        and not whole.startswith(CONSULTING)
    ):
        return False
    if type_ == "party":
        return not name.startswith(("中央", "中共"))
    return type_ in ("affiliated", "association") and bool(_HOUSED.search(whole)) and not _HOUSED.search(name)
