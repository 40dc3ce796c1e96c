"""The model against what the graph really says: no term without use, no statement without a term, cardinalities that hold."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from remit.graph import fact as kinds
from remit.graph.build import build
from remit.graph.document import Document, check
from remit.graph.model import Graph
from remit.graph.triples import literal, statements
from remit.loaders.load import load
from remit.ontology import model
from remit.ontology.datatypes import DATATYPES

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
PROPERTIES = {model().expanded(p.iri): name for name, p in model().properties.items()}

Said = Mapping[str, Mapping[str, frozenset[object]]]  # subject → predicate → objects


def everything() -> Document:
    """Return a document with one fact of each kind, each saying all that its kind can say."""
    words = iter("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉")
    text = ""

    def evidence() -> kinds.Evidence:
        nonlocal text
        text += next(words)
        return kinds.Evidence(len(text) - 1, len(text), text[-1], "test", 0.9)

    title, body, task = "甲省乙协会2024年工作要点", "甲省乙协会", "d#要点.1"
    facts: tuple[kinds.Fact, ...] = (
        kinds.Plan(evidence(), "d", title, body, 2024, "甲协发〔2024〕1号", "2024-03-01", ("要点",), (title,)),
        kinds.Section(evidence(), "d", ("一",), "科普", 1, 1, "1.1"),
        kinds.Organization(evidence(), body, ("省乙协",), "association"),
        kinds.Organization(evidence(), "科普部", (), "department", body),
        kinds.Organization(evidence(), "省图书馆", (), "affiliated", body),
        kinds.Organization(evidence(), "各市协会", (), "collective", None, True, "all"),
        kinds.Task(evidence(), task, "办节", ("一",), "办节", "办好科普节。", 1, "1.1", 1, "1.1", None, "6月底前"),
        kinds.SubItem(evidence(), task, "开幕", 1),
        kinds.Responsibility(evidence(), task, "科普部", "lead", 1, 1),
        kinds.Responsibility(evidence(), task, "各市协会", "support", 2, 2, True),
        kinds.Leader(evidence(), task, "王某"),
        kinds.Program(evidence(), task, "科普节", "活动"),
        kinds.Program(evidence(), None, "科普工程", "工程", ("一",), "d", "1.1"),
        kinds.Target(
            evidence(), task, "举办", "科普节", ">=", 3, "场", "2024-06-30", 2023, True, "count", "面向学生", "每年", "a"
        ),
        kinds.Target(evidence(), task, "培训", "馆员", "range", (10, 20), "人", None, None, False, "count"),
        kinds.Target(evidence(), None, "完成", "任务", due="2024", kind="date", doc="d"),
        kinds.Doubt(evidence(), task, "没有读懂", "target"),
    )  # fmt: skip
    return check(Document("d", text, facts))


@cache
def graphs() -> tuple[Graph, ...]:
    """Return the graph of the example plans, which go on from year to year, and that of a document that says everything."""
    return build(load(Path(str(files("remit.examples")))).documents), build([everything()])


def said(graph: Graph) -> Said:
    """Return what *graph* says, by subject and predicate."""
    found: dict[str, dict[str, set[object]]] = defaultdict(lambda: defaultdict(set))
    for statement in statements(graph):
        found[statement.subject][statement.predicate].add(statement.object)
    return {s: {p: frozenset(objects) for p, objects in ps.items()} for s, ps in found.items()}


def class_of(predicates: Mapping[str, frozenset[object]]) -> str:
    """Return the most specific class of a subject."""
    names = [str(c).removeprefix(model().namespace) for c in predicates[TYPE]]
    return max(names, key=lambda name: len(model().ancestors(name)))


def used() -> dict[str, set[str]]:
    """Return the properties that things of each class have in the graphs."""
    found: dict[str, set[str]] = defaultdict(set)
    for graph in graphs():
        for predicates in said(graph).values():
            found[class_of(predicates)] |= {PROPERTIES[p] for p in predicates if p != TYPE}
    return found


def test_every_class_and_property_is_used_or_says_why_not() -> None:
    """A term that no graph has is marked as reserved, with the reason."""
    classes = {c for name in used() for c in model().ancestors(name)}
    idle = {n for n, c in model().classes.items() if n not in classes and not c.reserved and not c.scheme}
    properties = set().union(*used().values())
    idle |= {n for n, p in model().properties.items() if n not in properties and not p.reserved}
    assert idle == set()


def test_every_code_list_is_used() -> None:
    """The class of each code list is the range of a property that graphs have."""
    properties = set().union(*used().values())
    assert {model().code_class(name) for name in properties} - {None} == {
        name for name, c in model().classes.items() if c.scheme
    }


def test_nothing_is_said_that_the_class_does_not_have() -> None:
    """Each statement of the graph is a field of its subject's class."""
    for name, properties in used().items():
        assert properties <= model().classes[name].fields.keys(), name


@pytest.mark.parametrize("place", [0, 1], ids=["examples", "everything"])
def test_the_graph_keeps_to_the_cardinalities(place: int) -> None:
    """Whatever is said exactly once, at most once or at least once by the model is so in the graph."""
    bounds = {"1": (1, 1), "?": (0, 1), "+": (1, None), "*": (0, None)}
    for subject, predicates in said(graphs()[place]).items():
        for field, cardinality in model().classes[class_of(predicates)].fields.items():
            least, most = bounds[cardinality]
            times = len(predicates.get(model().expanded(model().properties[field].iri), ()))
            assert least <= times <= (most or times), (subject, field, times)


@pytest.mark.parametrize("place", [0, 1], ids=["examples", "everything"])
def test_what_properties_join_is_of_their_domain_and_range(place: int) -> None:
    """The class of subject and object of each statement between things is one that the model names."""
    things = said(graphs()[place])
    for predicates in things.values():
        for iri, objects in predicates.items():
            p = model().properties[PROPERTIES[iri]] if iri != TYPE else None
            if (
                p is None
                or p.kind != "object"
                or p.ranges[0] not in model().classes
                or model().code_class(p.name)
            ):
                continue
            assert not p.domains or {*model().ancestors(class_of(predicates))} & {*p.domains}, p.name
            for thing in objects:
                assert {*model().ancestors(class_of(things[str(thing)]))} & {*p.ranges}, p.name


def test_values_get_the_datatypes_that_the_forms_name() -> None:
    """What the RDF of a value says is one of the XSD types that shapes, context and page give its datatype."""
    samples: dict[str, str | float] = {
        "string": "a", "text": "a", "decimal": 1.5, "unitInterval": 0.5, "positiveInteger": 1, "nonNegativeInteger": 0,
        "boolean": True, "gYear": 2024, "partialDate": "2024-06", "dateTime": "2024-06-30T08:00:00",
    }  # fmt: skip
    assert samples.keys() == DATATYPES.keys() - {"iri"}
    for name, value in samples.items():
        said = literal(name, value)
        xsd = said.datatype.removeprefix(model().prefixes["xsd"]) or "string"
        assert said.language == "zh" if name == "text" else xsd in DATATYPES[name].xsd, name
