"""The ontology as a semantic-web engineer checks it: profile, reasoner, words, external terms, common pitfalls."""

import importlib.util
import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import (
    DCAT,
    DCTERMS,
    FOAF,
    ORG,
    OWL,
    PROV,
    RDF,
    RDFS,
    SDO,
    SKOS,
    TIME,
    VANN,
    DefinedNamespace,
)

from remit.graph.build import build
from remit.graph.triples import quads
from remit.loaders.load import load
from remit.ontology import Class, Property, model
from remit.ontology.forms import form
from remit.ontology.forms.owl import externals

HERE = Path(__file__).parent
NS = rdflib.Namespace(model().namespace)
PUBLISHED: dict[str, type[DefinedNamespace]] = {
    "dcat": DCAT, "dcterms": DCTERMS, "foaf": FOAF, "org": ORG, "prov": PROV, "schema": SDO, "skos": SKOS, "time": TIME, "vann": VANN,
}  # fmt: skip
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.NamedIndividual)


slow = pytest.mark.slow  # each starts a virtual machine


@cache
def ontology() -> rdflib.Graph:
    """Return the written ontology as a graph."""
    return rdflib.Graph().parse(data=form("owl").write(model()))


def own_terms() -> set[rdflib.term.Node]:
    """Return every term that the ontology defines."""
    return {s for s in ontology().subjects() if isinstance(s, rdflib.URIRef) and s in NS}


# -- the reasoner


def reasoned(source: str, folder: Path) -> list[str]:
    """Return what HermiT and the OWL API find wrong with the ontology *source*; skip where there is no Java, but never in CI."""
    java, found = shutil.which("java"), importlib.util.find_spec("owlready2")
    if not java or not found or not found.origin:
        missing = "java" if not java else "owlready2"
        if os.environ.get("CI"):
            pytest.fail(f"CI must reason over the ontology, and {missing} is missing")
        pytest.skip(f"no reasoner: {missing} is missing (install a JDK of version 11 or later)")
    (folder / "o.ttl").write_text(source, encoding="utf-8")
    jar = Path(found.origin).parent / "hermit" / "HermiT.jar"
    command = [
        java,
        "-Dfile.encoding=UTF-8",
        "-cp",
        str(jar),
        str(HERE / "Reason.java"),
        str(folder / "o.ttl"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    *wrong, last = done.stdout.splitlines() or [""]
    assert last.startswith("read: "), done.stderr
    assert int(last.split()[1]) > 1000
    return wrong


@slow
def test_it_is_owl_2_dl_consistent_and_every_class_can_have_instances(tmp_path: Path) -> None:
    """The OWL API finds nothing beyond OWL 2 DL, HermiT no contradiction and no unsatisfiable class."""
    assert reasoned(form("owl").write(model()), tmp_path) == []


@slow
@pytest.mark.parametrize(
    ("planted", "found"),
    [
        ("remit:Task rdfs:subClassOf remit:Section .", "unsatisfiable: https://w3id.org/remit/ns#Task"),
        ("remit:ledBy a owl:FunctionalProperty .", "not OWL 2 DL: "),
        ("remit:number a owl:ObjectProperty .", "not OWL 2 DL: "),
        ("<http://x/a> a remit:Year , remit:Organization .", "inconsistent"),
    ],
)
def test_the_reasoner_finds_planted_faults(planted: str, found: str, tmp_path: Path) -> None:
    """A contradiction, a functional shortcut and a property of two kinds are each found."""
    wrong = reasoned(f"{form('owl').write(model())}\n{planted}\n", tmp_path)
    assert any(each.startswith(found) for each in wrong), wrong


@cache
def example() -> str:
    """Return the graph of the example plans as triples, without the datatypes that OWL 2 does not know."""
    lines = quads(build(load(Path(str(files("remit.examples")))).documents))
    triples = {f"{line[: line.rindex(' <')]} ." for line in lines}
    return "\n".join(sorted(t for t in triples if not re.search(r"#(?:gYear|gYearMonth|date)> \.$", t)))


TASK = "<https://w3id.org/remit/id/task.tushuguan-2021.1.3>"
FOLLOWS = """
<http://x/r> a remit:Responsibility ; remit:task {task} ; remit:organization <http://x/o> .
<http://x/o> a owl:NamedIndividual .
[] a owl:NegativePropertyAssertion ; owl:sourceIndividual {task} ;
    owl:assertionProperty remit:responsibleOrganization ; owl:targetIndividual <http://x/o> .
"""


@slow
@pytest.mark.parametrize(
    ("planted", "wrong"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param(f"{TASK} a remit:Section .", ["inconsistent"], id="a task that is a section"),
        pytest.param(f"{TASK} remit:hasTarget {TASK} .", ["inconsistent"], id="a target that is a task"),
        pytest.param(
            FOLLOWS.format(task=TASK), ["inconsistent"], id="the shortcut of a responsibility denied"
        ),
    ],
)
def test_data_is_consistent_with_the_ontology_or_found_out(
    planted: str, wrong: list[str], tmp_path: Path
) -> None:
    """The example graph agrees with every axiom; a thing of two kinds, a wrong object and a denied shortcut do not."""
    assert example().count("\n") > 2000
    assert reasoned("\n".join([form("owl").write(model()), example(), planted]), tmp_path) == wrong


# -- words


def test_every_term_has_its_words_and_says_where_it_is_defined() -> None:
    """Each own term has one label and one definition in each language, and isDefinedBy."""
    assert len(own_terms()) > 130
    for term in own_terms():
        for said in (RDFS.label, SKOS.definition):
            languages = Counter(getattr(o, "language", None) for o in ontology().objects(term, said))
            assert languages == {"zh": 1, "en": 1}, (term, said)
        assert [*ontology().objects(term, RDFS.isDefinedBy)] == [rdflib.URIRef(model().header.iri)]


def test_no_label_is_used_twice_among_terms_of_one_kind() -> None:
    """In each language a label names one class, one property, one code of its list."""
    for kind in KINDS:
        for place in {None, *ontology().objects(predicate=SKOS.inScheme)}:
            terms = [
                t for t in own_terms() if (t, RDF.type, kind) in ontology() and ontology().value(t, SKOS.inScheme) == place
            ]  # fmt: skip
            labels = Counter(o for t in terms for o in ontology().objects(t, RDFS.label))
            assert {str(label): n for label, n in labels.items() if n > 1} == {}


def test_the_ontology_describes_itself() -> None:
    """Title and description in both languages, version, dates, licence, creator, prefix and how to cite."""
    about = rdflib.URIRef(model().header.iri)
    said = Counter(ontology().predicates(about))
    for predicate in (DCTERMS.title, DCTERMS.description):
        assert said[predicate] == 2
    for predicate in (
        OWL.versionIRI, OWL.versionInfo, DCTERMS.created, DCTERMS.modified, DCTERMS.creator, DCTERMS.license,
        DCTERMS.bibliographicCitation, VANN.preferredNamespacePrefix, VANN.preferredNamespaceUri,
    ):  # fmt: skip
        assert said[predicate] == 1, predicate
    assert (None, OWL.imports, None) not in ontology()


# -- other vocabularies


def published(prefix: str) -> set[str]:
    """Return the local names of a vocabulary: as rdflib lists them, else as the file of its prefix does."""
    if prefix in PUBLISHED:
        base = str(PUBLISHED[prefix]._NS)
        return {str(term).removeprefix(base) for term in dir(PUBLISHED[prefix])} | {
            *PUBLISHED[prefix]._extras
        }
    lines = (HERE / "terms" / f"{prefix}.txt").read_text(encoding="utf-8").splitlines()
    return {line for line in lines if not line.startswith("#")}


def foreign() -> Iterator[str]:
    """Yield the name of each term of another vocabulary that the model builds on or matches."""
    yield from externals(model())
    terms: tuple[Class | Property, ...] = (*model().classes.values(), *model().properties.values())
    for term in terms:
        yield from (*term.above, *term.close, *term.related)
    for concepts in model().schemes.values():
        yield from (name for concept in concepts for name in concept.close)


def test_every_term_of_another_vocabulary_exists() -> None:
    """No alignment leads to a name that its vocabulary does not have."""
    names = {n for n in foreign() if not n.startswith(f"{model().header.prefix}:")}
    assert len(names) > 80
    unknown = [n for n in sorted(names) if n.partition(":")[2] not in published(n.partition(":")[0])]
    assert unknown == []


def test_the_documentation_shows_the_alignments() -> None:
    """The table in docs/ontology.md has a row for each aligned term, and each row says what the model says."""
    page = HERE.parents[1] / "docs" / "ontology.md"
    if not page.is_file():
        pytest.skip("the documentation is not here: these are the tests of an installed remit")
    shown = {}
    for line in page.read_text(encoding="utf-8").splitlines():
        cells = [tuple(re.findall("`([^`]+)`", cell)) for cell in line.split("|")[1:-1]]
        if len(cells) == 4 and cells[0]:
            shown[cells[0][0]] = tuple(cells[1:])
    own = f"{model().header.prefix}:"
    terms: tuple[Class | Property, ...] = (*model().classes.values(), *model().properties.values())
    stated = {t.name: (tuple(n for n in t.above if not n.startswith(own)), t.close, t.related) for t in terms}
    assert shown == {name: matches for name, matches in stated.items() if any(matches)}


def test_every_prefix_leads_to_the_vocabulary_of_its_name() -> None:
    """The namespaces are those that rdflib knows; schema.org stays with http, as in its own files."""
    for prefix, vocabulary in PUBLISHED.items():
        expected = str(vocabulary._NS).replace("https://schema.org/", "http://schema.org/")
        assert model().prefixes[prefix] == expected


def test_every_term_of_another_vocabulary_is_declared_once() -> None:
    """Whatever axioms use is declared as one kind of thing, so that nothing has to be imported."""
    axioms = (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, OWL.onProperty, OWL.inverseOf)
    used = {o for p in axioms for o in ontology().objects(predicate=p) if isinstance(o, rdflib.URIRef)}
    built_in = {str(RDFS.Literal), str(OWL.Thing)}
    for term in used:
        kinds = [k for k in ontology().objects(term, RDF.type) if k in KINDS]
        assert len(kinds) == 1 or str(term) in built_in or "XMLSchema#" in str(term), (term, kinds)


# -- pitfalls


def test_no_class_is_below_itself() -> None:
    """Superclasses form no circle."""
    assert not ontology().query("ASK { ?c rdfs:subClassOf+ ?c FILTER(isIRI(?c)) }").askAnswer
    assert not ontology().query("ASK { ?p rdfs:subPropertyOf+ ?p }").askAnswer


def test_every_own_property_says_what_it_joins() -> None:
    """Each own property has one domain and one range, or is the inverse of one that has."""
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty):
        for p in own_terms() & {*ontology().subjects(RDF.type, kind)}:
            if (p, OWL.inverseOf, None) in ontology():
                continue
            assert len([*ontology().objects(p, RDFS.domain)]) == 1, p
            assert len([*ontology().objects(p, RDFS.range)]) == 1, p


def test_an_inverse_is_declared_once() -> None:
    """Of two inverse properties one says so, and no property is its own inverse or has two."""
    pairs = [(s, o) for s, o in ontology().subject_objects(OWL.inverseOf) if isinstance(s, rdflib.URIRef)]
    assert pairs
    assert max(Counter(frozenset(pair) for pair in pairs).values()) == 1
    assert max(Counter(term for pair in pairs for term in set(pair)).values()) == 1


def test_classes_are_capitalised_and_properties_are_not() -> None:
    """A name tells what kind of term it is."""
    for term in own_terms():
        name = str(term).removeprefix(str(NS))
        assert name[0].isupper() == ((term, RDF.type, OWL.Class) in ontology()), name


def test_terms_of_one_level_have_nothing_in_common_or_a_reason() -> None:
    """Each concrete class is disjoint from all others that are neither above nor below it, save code lists from things."""

    def apart(a: str, b: str) -> bool:
        above = ({*model().ancestors(a)}, {*model().ancestors(b)})
        return any(
            above[0] & {x} and above[1] & {y} for row in model().disjoint for x in row for y in row if x != y
        )

    concrete = [n for n, c in model().classes.items() if not c.abstract and c.scheme is None]
    overlapping = {
        (a, b) for a in concrete for b in concrete if a < b and not apart(a, b) and a not in model().ancestors(b) and b not in model().ancestors(a)
    }  # fmt: skip
    assert overlapping == set()
