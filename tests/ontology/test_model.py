"""The model: what may be said, in one file."""

from importlib.resources import files

import pytest

from remit.errors import BrokenModel
from remit.graph.rows import KINDS
from remit.ontology import Class, Concept, Property, model
from remit.ontology.model import parse

SOURCE = files("remit.ontology").joinpath("model.toml").read_text(encoding="utf-8")


def test_every_term_has_a_label_and_a_definition_in_both_languages() -> None:
    """Chinese and English stand side by side for each class, property and code."""
    known = model()
    terms: tuple[Class | Property | Concept, ...] = (
        *known.classes.values(),
        *known.properties.values(),
        *(c for s in known.schemes.values() for c in s),
    )
    assert all(term.label["zh"] and term.label["en"] for term in terms)
    assert all(term.definition["zh"].endswith("。") for term in terms)
    assert all(term.definition["en"].endswith(".") for term in terms)


def test_every_kind_of_fact_has_a_place() -> None:
    """Each kind of fact that documents state is a class or a relation of the model."""
    places = {
        "plan": "Plan", "section": "Section", "org": "Organization", "task": "Task", "subitem": "SubItem",
        "resp": "Responsibility", "leader": "Leadership", "program": "Program", "target": "Target", "doubt": "Doubt",
    }  # fmt: skip
    assert places.keys() == KINDS.keys()
    assert set(places.values()) <= model().classes.keys()


def test_codes_are_those_of_the_fact_format() -> None:
    """Roles, operators and target kinds have the same codes in facts and in the graph."""
    schemes = {name: {c.code for c in concepts} for name, concepts in model().schemes.items()}
    assert {"lead", "responsible", "support"} <= schemes["roles"]
    assert schemes["operators"] == {"=", ">=", "<=", "~", "range"}
    assert schemes["target-kinds"] == {"count", "ratio", "coverage", "date"}
    assert {"collective", "department", "government", "society"} <= schemes["organization-types"]


def test_a_group_is_an_organization_too() -> None:
    """A collective is found by whoever asks for organizations; no node is labelled with an abstract class."""
    assert model().labels("OrganizationGroup") == ("Organization", "OrganizationGroup")
    assert model().labels("Task") == ("Task",)
    assert model().concrete("WorkItem") == ("SubItem", "Task")


def test_relations_know_both_ends_and_their_shortcut() -> None:
    """A relation is a node in RDF and an edge in a property graph, from the same lines of the model."""
    edge = model().edges["Responsibility"]
    assert (edge.type, edge.start, edge.end, edge.direct) == (
        "RESPONSIBLE_FOR",
        "organization",
        "task",
        "responsibleOrganization",
    )
    assert edge.relation
    assert not model().edges["inPlan"].relation


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ('number = "1", text', 'nummer = "1", text', "unknown property nummer"),
        ('number = "1", text', 'number = "2", text', "cardinality '2'"),
        ('range = "Document"\ndomain = ["Plan"]', 'range = "Dokument"\ndomain = ["Plan"]', "unknown range"),
        ('scheme = "roles"', 'scheme = "rolls"', "no scheme rolls"),
        ('subclass_of = ["remit:WorkItem"]', 'subclass_of = ["remit:WorkItm"]', "unknown superclass"),
        ('label = {zh = "任务", en = "task"}', 'label = {zh = "任务"}', "Task lacks a label"),
        ('iri = "dcterms:title"', 'iri = "dct:title"', "unknown prefix"),
        ("role-support = {", "role-lead2 = {notation = 'lead', ", "repeats a code"),
        ('direct = "responsibleOrganization"', 'direct = "nobody"', "nobody"),
        (
            'chain = ["Responsibility", "task", "organization"]',
            'chain = ["Responsibility", "organization", "task"]',
            "must have the chain",
        ),
        (
            'domain = ["Plan", "WorkItem", "Program"]',
            'domain = ["Plan", "WorkItem"]',
            "forYear has the domain",
        ),
        ('range = "partialDate"', 'range = "currency"', "unknown datatype currency"),
        (
            'edge = {from = "person"',
            'edge = {from = "persona"',
            "'persona' is missing, or is the name of no term",
        ),
        ('kind = "object"', 'sort = "object"', "'kind' is missing"),
        ('domain = ["Leadership"]', 'domain = ["Leader"]', "unknown domain"),
        ('number = "1", text', 'number = "*", text', "functional, and Task may have several"),
        ('close = ["doco:Section"]', 'close = ["doko:Section"]', "unknown prefix: doko:Section"),
        ('"remit:Fact", "p-plan:Step"', '"remit:Fakt", "p-plan:Step"', "unknown superclass"),
        (
            "公文的发文字号，如“豫科协办发〔2022〕5号”。",
            "公文的发文字号",
            "documentNumber lacks a definition in zh",
        ),
        ('en = "document number"', 'en = "text"', "has the label 'text' of another property"),
        ('name = "issued",', 'name = "Issued",', "Issued is no name for a property"),
        ('name = "issued",', 'name = "number",', "number is the name of two terms"),
        (
            '["Responsibility", "Leadership", "Advancement"',
            '["Responsibilities", "Advancement"',
            "unknown class Responsibilities",
        ),
    ],
)
def test_contradictions_are_refused(before: str, after: str, says: str) -> None:
    """A slip in the model is found when it is read, with the name of what is wrong."""
    assert before in SOURCE
    with pytest.raises(BrokenModel, match=r"model\.toml") as raised:
        parse(SOURCE.replace(before, after, 1))
    assert says in str(raised.value)


def test_unknown_codes_are_refused() -> None:
    """A code that no list has is an error, not a new code."""
    with pytest.raises(BrokenModel, match="no code 'boss'"):
        model().code("ResponsibilityRole", "boss")
