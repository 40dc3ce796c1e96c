"""Validation: the model's constraints as queries, and pyshacl with the shapes as their referee."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from remit import build, extract, validate
from remit.graph.model import Graph, Value
from remit.graph.triples import BASE, prefixes
from remit.ontology import model
from remit.ontology.constraints import constraints
from tests.graph.little import compiled, little, referee, triples, twice

# rdflib 7.6 uses names of its own that it deprecates
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)  # ill-formed literals are what is tested here

LINES = triples(little())
XSD, NS = "http://www.w3.org/2001/XMLSchema#", "https://w3id.org/remit/ns#"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
ODD = (
    *(f'"{text}"^^<{XSD}{type}>' for text, type in (
        ("abc", "integer"), ("-1", "integer"), ("0", "integer"), ("7", "integer"), ("99", "integer"), ("1.5", "decimal"), ("-0.1", "decimal"),
        ("true", "boolean"), ("yes", "boolean"), ("2018", "gYear"), ("18", "gYear"), ("2018-13", "gYearMonth"), ("2017-06", "gYearMonth"),
        ("2018-02-30", "date"), ("2018-06-30", "date"), ("x", "string"),
    )),
    '"x"', '""', '"x"@zh', '"x"@fr', '"x"@en-GB', f"<{BASE}nobody>", f"<{NS}Task>", f"<{NS}role-boss>", f"<{NS}op-range>",
)  # fmt: skip


def full(name: str) -> str:
    """Return an id or a prefixed name as an IRI between brackets; a literal as it is."""
    if name.startswith('"'):
        return name
    prefix, colon, local = name.partition(":")
    return f"<{prefixes()[prefix]}{local}>" if colon else f"<{BASE}{name}>"


def says(line: str, subject: str, predicate: str) -> bool:
    """Whether *line* is about *subject* and *predicate*."""
    return line.startswith(f"{full(subject)} {full(predicate)} ")


def without(subject: str, predicate: str) -> list[str]:
    """Return the lines of the little graph but for what *subject* has as *predicate*."""
    kept = [line for line in LINES if not says(line, subject, predicate)]
    assert len(kept) < len(LINES)
    return kept


def added(subject: str, predicate: str, object: str) -> list[str]:
    """Return the lines of the little graph and one more."""
    return [*LINES, f"{full(subject)} {full(predicate)} {full(object)} ."]


def changed(subject: str, predicate: str, object: str) -> list[str]:
    """Return the lines of the little graph, with another *object*."""
    return [*without(subject, predicate), f"{full(subject)} {full(predicate)} {full(object)} ."]


FAULTS: dict[str, tuple[Callable[[], list[str]], tuple[str, str]]] = {
    "a task without a number": (lambda: without("task.d.1.1", "remit:number"), ("Task.number.count", "task.d.1.1")),
    "two texts of a task": (lambda: added("task.d.1.1", "remit:text", '"又一"@zh'), ("Task.text.count", "task.d.1.1")),
    "a confidence above 1": (
        lambda: changed("task.d.1.1", "remit:confidence", f'"1.5"^^<{XSD}decimal>'), ("confidence.form", "task.d.1.1")),
    "a month that is none": (
        lambda: changed("doc.d", "dcterms:issued", f'"2018-13"^^<{XSD}gYearMonth>'), ("issuedOn.form", "doc.d")),
    "a digest cut short": (lambda: changed("text.t", "remit:sha256", '"00"'), ("sha256.form", "text.t")),
    "a title in French": (lambda: changed("sec.d.1.1", "dcterms:title", '"Travaux"@fr'), ("title.form", "sec.d.1.1")),
    "a role of no list": (lambda: changed("resp.1", "remit:role", "remit:role-boss"), ("role.list", "resp.1")),
    "a doubt about a body": (lambda: changed("doubt.d.1", "remit:doubtAbout", "org.b"), ("doubtAbout.class", "doubt.d.1")),
    "a quotation one character short": (
        lambda: changed("span.t.15-17", "oa:exact", '"甲"'), ("quote-length", "span.t.15-17")),
    "a text shorter than its mentions": (
        lambda: changed("text.t", "remit:charLength", f'"26"^^<{XSD}integer>'), ("span-in-text", "span.t.22-27")),
    "a responsibility without its direct statement": (
        lambda: [line for line in LINES if line != f"{full('task.d.1.1')} {full('remit:responsibleOrganization')} {full('org.g')} ."],
        ("Responsibility.direct", "resp.2")),
    "a direct statement without a node": (
        lambda: added("task.d.1.2", "remit:responsibleOrganization", "org.b"), ("responsibleOrganization.node", "task.d.1.2")),
    "a name twice in one language": (lambda: added("org.a", "skos:prefLabel", '"乙部"@zh'), ("name.language", "org.a")),
    "a range from more to less": (
        lambda: changed("target.d.2", "remit:minValue", f'"31.0"^^<{XSD}decimal>'), ("range-order", "target.d.2")),
    "a range without an end": (lambda: without("target.d.2", "remit:maxValue"), ("range-bounds", "target.d.2")),
    "a bound of no range": (
        lambda: added("target.d.1", "remit:minValue", f'"1.0"^^<{XSD}decimal>'), ("bounds-of-range", "target.d.1")),
    "a date target with a number": (
        lambda: added("target.d.3", "remit:value", f'"1.0"^^<{XSD}decimal>'), ("date-target", "target.d.3")),
    "a count without a number": (lambda: without("target.d.1", "remit:value"), ("number-target", "target.d.1")),
    "a deadline in another year": (
        lambda: changed("target.d.1", "remit:due", f'"2019"^^<{XSD}gYear>'), ("due-year", "target.d.1")),
    "a section on the wrong level": (
        lambda: changed("sec.d.1.1.1", "remit:level", f'"3"^^<{XSD}integer>'), ("section-level", "sec.d.1.1.1")),
    "a year that is not the plan's": (
        lambda: changed("item.d.1.1.1", "remit:forYear", "year.2017"), ("year-of-plan", "item.d.1.1.1")),
    "two bodies in one place": (lambda: changed("resp.2", "remit:position", f'"1"^^<{XSD}integer>'), ("place-in-clause", "resp.1 resp.2")),
    "a later programme continued": (
        lambda: changed("prog.0", "remit:forYear", "year.2018"), ("later-continues-earlier", "cont.1")),
    "a body within itself": (lambda: added("org.b", "org:unitOf", "org.a"), ("unit-of-itself", "org.a org.b")),
}  # fmt: skip


def test_the_little_graph_conforms() -> None:
    """Neither validator finds anything in a sound graph, and it has a thing of every class that facts make."""
    assert compiled(LINES) == referee(LINES) == set()
    kinds = {node.kind for node in little().nodes.values()} | {edge.kind for edge in little().edges}
    assert {c for each in constraints() for c in each.classes} - kinds == {"ExtractionRun"}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_caught_by_its_constraint_alone(fault: str) -> None:
    """Each fault is found at its thing, by the constraint that it breaks and by no other, in both validators."""
    make, (constraint, nodes) = FAULTS[fault]
    lines = make()
    assert compiled(lines) == referee(lines) == {(constraint, node) for node in nodes.split()}


def mutated(changes: list[tuple[str, int, int]]) -> list[str]:
    """Return the lines of the little graph after *changes*: what to do, to which line, with which other term of the graph."""
    lines = list(LINES)
    subjects = sorted({line.split(" ", 1)[0] for line in LINES})
    objects = sorted({line.split(" ", 2)[2].removesuffix(" .") for line in LINES}) + list(ODD)
    for change, place, other in changes:
        subject, predicate, object = lines[place % len(lines)].removesuffix(" .").split(" ", 2)
        if change in ("drop", "replace", "move"):
            lines.pop(place % len(lines))
        if change in ("replace", "add"):
            object = objects[other % len(objects)]
        if change == "move":
            subject = subjects[other % len(subjects)]
        if change != "drop" and not (predicate == TYPE and object.startswith('"')):
            lines.append(f"{subject} {predicate} {object} .")
    return sorted(set(lines))


CHANGES = st.tuples(
    st.sampled_from(("drop", "replace", "add", "move")), st.integers(0, 999), st.integers(0, 999)
)


@settings(max_examples=15, deadline=None, phases=[Phase.explicit, Phase.generate])  # shrinking takes minutes
@given(st.lists(CHANGES, min_size=1, max_size=6))
@pytest.mark.slow
def test_both_validators_judge_alike(changes: list[tuple[str, int, int]]) -> None:
    """Whatever is dropped, replaced, added or moved, the queries and the shapes find the same things for each constraint."""
    lines = mutated(changes)
    assert compiled(lines) == referee(lines)


ODD_VALUES: tuple[Value, ...] = (
    "",
    "x",
    "2018",
    "18",
    "2018-06",
    -1,
    0,
    1,
    99,
    0.5,
    1.5,
    True,
    "00",
    ("甲", "乙"),
    ("甲", "甲"),
)


def altered(graph: Graph, changes: list[tuple[str, int, int]]) -> Graph:
    """Return *graph* after *changes* to its nodes and edges: what to do, to which one, and with what."""
    nodes, edges = dict(graph.nodes), list(graph.edges)
    for change, place, other in changes:
        node, at = list(nodes.values())[place % len(nodes)], place % len(edges)
        names = sorted(node.properties) or ["title"]
        if change == "forget":
            del nodes[node.id]
        elif change in ("unset", "set"):
            name = names[other % len(names)]
            left = {key: value for key, value in node.properties.items() if key != name}
            odd = ODD_VALUES[(place + other) % len(ODD_VALUES)]
            coded = model().code_class(name)
            nodes[node.id] = replace(
                node, properties=left if change == "unset" or coded else left | {name: odd}
            )
        elif change == "cut":
            edges.pop(at)
        else:
            new = replace(edges[at], id=edges[at].id and f"{edges[at].id}.{place}.{other}")
            edges.append(replace(new, target=node.id) if other % 2 else replace(new, source=node.id))
    return Graph.of(nodes.values(), edges)


ALTERED = st.tuples(
    st.sampled_from(("forget", "unset", "set", "cut", "lead")), st.integers(0, 999), st.integers(0, 999)
)


@settings(deadline=None, max_examples=40)
@given(st.lists(ALTERED, min_size=1, max_size=6))
def test_specimens_and_portions_miss_nothing(changes: list[tuple[str, int, int]]) -> None:
    """One thing of each form, and documents one by one, give what all statements at once give."""
    graph = altered(twice(), changes)
    found = {(finding.constraint.id, finding.node) for finding in validate(graph, ("model",), portion=1)}
    assert found == compiled(triples(graph))
    assert validate(graph, portion=1) == validate(graph)


def test_real_plans_conform(plans: tuple[Path, Path]) -> None:
    """The graph of the two real plans breaks no constraint, looked at by its forms or as a whole."""
    graph = build([extract(plan, plan.stem) for plan in plans])
    assert validate(graph, ("model",)) == ()
    assert compiled(triples(graph)) == set()


def test_an_example_plan_conforms_to_the_shapes() -> None:
    """A whole plan, as it is exported, has nothing that the referee finds."""
    text = (Path(str(files("remit.examples"))) / "tushuguan-2024.md").read_text(encoding="utf-8")
    assert referee(triples(build([extract(text, "d")]))) == set()


def test_findings_stand_where_their_evidence_stands() -> None:
    """A finding has the document and the character of its evidence, a name for people, and the value that is wrong."""
    nodes = dict(little().nodes)
    nodes["target.d.2"] = replace(
        nodes["target.d.2"], properties={**nodes["target.d.2"].properties, "minValue": 40}
    )
    (finding,) = validate(Graph(nodes, little().edges), ("model",))
    assert (finding.constraint.id, finding.node, finding.value) == ("range-order", "target.d.2", 40)
    assert (finding.document, finding.start, finding.name) == ("d", 22, "基地")


def test_the_faults_of_a_plan() -> None:
    """A task without a body, one with collectives only, several bodies and no lead, a target without a date: each is found."""
    text = "甲会2024年要点\n1.甲事。\n2.乙事。（各部门）\n3.丙事。（责任部门：甲部、乙部）\n4.丁事。（甲部牵头，乙部配合）"
    found = validate(build([extract(text, "d")]))
    assert [(f.constraint.id, f.node) for f in found] == [
        ("no-responsible", "task.d.1.1"), ("only-collectives", "task.d.1.2"), ("no-lead", "task.d.1.3"),
    ]  # fmt: skip
    assert "undated-target" in {f.constraint.id for f in validate(little())}
