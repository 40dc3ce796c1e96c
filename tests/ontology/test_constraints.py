"""The constraints that the model states."""

from typing import Any

import pytest

from remit.errors import BrokenModel
from remit.graph.triples import Literal, literal
from remit.ontology import model
from remit.ontology.constraint import Count, Form, Rule
from remit.ontology.constraints import constraints, enumerated, rules
from remit.ontology.forms.shacl import shape
from remit.ontology.selects import selects

SOUND: dict[str, Any] = {"on": ["Task"], "select": "SELECT $this {}", "message": {"zh": "错", "en": "wrong"}}


def test_ids_and_shapes_are_unique() -> None:
    """No two constraints have one id, and no two shapes one name."""
    known = constraints()
    assert len({c.id for c in known}) == len({shape(c) for c in known}) == len(known)


def test_each_says_in_both_languages_what_must_hold() -> None:
    """Every message is there in Chinese and in English, and names things by their labels."""
    assert all(c.message["zh"] and c.message["en"] for c in constraints())
    count = next(c for c in constraints() if c.id == "Responsibility.role.count")
    assert count.message == {
        "zh": "责任分工：“角色”须有且只有一个值",
        "en": "responsibility: 'role' must have exactly one value",
    }


def test_every_cardinality_and_every_property_has_its_constraint() -> None:
    """Whatever a concrete class demands is counted for it or for a concrete superclass; values of all properties are looked at."""
    counted = {(c.classes[0], c.property) for c in constraints() if isinstance(c, Count)}
    for name, c in model().classes.items():
        for field, cardinality in () if c.abstract else c.fields.items():
            if cardinality in "1+":
                assert any((above, field) in counted for above in model().ancestors(name)), (name, field)
    looked_at = {c.property for c in constraints() if not isinstance(c, Count | Rule)}
    assert {field for c in model().classes.values() for field in c.fields} <= looked_at


def test_every_constraint_has_a_query() -> None:
    """What is enumerated is also asked."""
    assert {c.id for s in selects() for c in s.broken.values()} == {c.id for c in constraints()}


@pytest.mark.parametrize(
    ("datatype", "value"),
    [
        ("decimal", 2), ("unitInterval", 0.5), ("positiveInteger", 1), ("nonNegativeInteger", 0), ("boolean", True),
        ("gYear", 2018), ("partialDate", "2018"), ("partialDate", "2018-06"), ("partialDate", "2018-06-30"),
        ("dateTime", "2018-06-30T08:00:00Z"), ("string", "x"), ("text", "x"),
    ],
)  # fmt: skip
def test_what_remit_writes_has_the_form_that_is_demanded(datatype: str, value: str | float) -> None:
    """The datatype of each value in RDF is one that the constraint on its property allows."""
    written: Literal = literal(datatype, value)
    known = [
        c
        for c in constraints()
        if isinstance(c, Form) and model().properties[c.property or ""].ranges[0] == datatype
    ]
    allowed = {type.replace("xsd:", model().prefixes["xsd"]) for c in known for type, _ in c.types}
    assert known
    assert (
        written.datatype or {"zh": "rdf:langString", "": model().prefixes["xsd"] + "string"}[written.language]
    ) in allowed


@pytest.mark.parametrize(
    "fault",
    [{"on": ["Nothing"]}, {"message": {"zh": "错"}}, {"property": "mood"}, {"far": ["mood"]}, {"severity": "warning"},
     {"about": "me"}, {"select": "SELECT ?x {}"}, {"about": "plan", "severity": "bad"}, {"colour": "red"}],
)  # fmt: skip
def test_a_rule_with_a_fault_is_refused(fault: dict[str, Any]) -> None:
    """A rule that names what the model does not have, or lacks something, is reported with its name."""
    assert enumerated(model(), {"sound": SOUND})[-1].id == "sound"
    with pytest.raises(BrokenModel, match=r"constraint\.new"):
        enumerated(model(), {"new": SOUND | fault})


def test_rules_of_the_model_are_its_tables() -> None:
    """Each table of model.toml is a rule of its name."""
    assert [c.id for c in constraints()][-len(rules()) :] == list(rules())
