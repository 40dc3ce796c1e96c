"""The graph as RDF statements and lines of N-Quads."""

import random
import re
from collections.abc import Iterable

import pyoxigraph
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from remit.errors import BrokenModel, WrongParameter
from remit.graph.model import Edge, Graph, Node, Value
from remit.graph.triples import BASE, Literal, Statement, iri, literal, quads, short, statements
from remit.ontology import model

NS = "https://w3id.org/remit/ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"
LINE = re.compile(
    r'<[^<>"{}|^`\\\s]+> <[^<>"{}|^`\\\s]+> (?:<[^<>"{}|^`\\\s]+>|"(?:[^"\\\x00-\x1f\x7f-\x9f\u2028\u2029]|\\.)*"'
    r'(?:@[a-z]+|\^\^<[^<>"{}|^`\\\s]+>)?) <[^<>"{}|^`\\\s]+> \.'
)


def task(**more: Value) -> Node:
    """Return a task of document d with *more* properties."""
    return Node("task.d.1.1", "Task", {"number": 1, "text": "办好科普周", **more}, "d")


def said(nodes: Iterable[Node], *edges: Edge) -> set[Statement]:
    """Return what the graph of *nodes* and *edges* says."""
    return set(statements(Graph.of(nodes, edges)))


def objects(node: Node, predicate: str) -> list[str | Literal]:
    """Return what *node* alone says with *predicate*, in order."""
    return [s.object for s in statements(Graph.of([node], [])) if s.predicate == predicate]


@pytest.mark.parametrize(
    ("datatype", "value", "text", "xsd"),
    [
        ("decimal", 200, "200.0", "decimal"),
        ("decimal", 0.1, "0.1", "decimal"),
        ("decimal", 1e-7, "0.0000001", "decimal"),
        ("decimal", 1e22, "10000000000000000000000.0", "decimal"),
        ("decimal", -2, "-2.0", "decimal"),
        ("decimal", float("nan"), "NaN", ""),
        ("unitInterval", 1.0, "1.0", "decimal"),
        ("positiveInteger", 12, "12", "integer"),
        ("nonNegativeInteger", 0, "0", "integer"),
        ("positiveInteger", "十二", "十二", ""),
        ("positiveInteger", "１２", "１２", ""),
        ("boolean", True, "true", "boolean"),
        ("boolean", False, "false", "boolean"),
        ("gYear", 2018, "2018", "gYear"),
        ("gYear", 987, "0987", "gYear"),
        ("gYear", 0, "0000", ""),
        ("partialDate", "2018", "2018", "gYear"),
        ("partialDate", "2018-06", "2018-06", "gYearMonth"),
        ("partialDate", "2018-13", "2018-13", ""),
        ("partialDate", "2018-06-30", "2018-06-30", "date"),
        ("partialDate", "2018-06-31", "2018-06-31", ""),
        ("partialDate", "年底", "年底", ""),
        ("dateTime", "2018-06-30T08:00:00Z", "2018-06-30T08:00:00Z", "dateTime"),
        ("dateTime", "2018-06-30T28:00:00Z", "2018-06-30T28:00:00Z", ""),
        ("string", 5, "5", ""),
    ],
)
def test_values_get_the_datatype_of_the_model(datatype: str, value: str | float, text: str, xsd: str) -> None:
    """A value gets its XSD type when it has the form of one, and stays plain text otherwise."""
    assert literal(datatype, value) == Literal(text, XSD + xsd if xsd else "")


def test_texts_are_tagged_as_chinese() -> None:
    """A text of a plan has the language zh; half a character becomes a visible mark."""
    assert literal("text", "科普\ud800") == Literal("科普\ufffd", "", "zh")


def test_every_datatype_of_the_model_has_a_form() -> None:
    """No literal property of the model is without a way to write it."""
    for each in model().properties.values():
        if each.ranges[0] not in model().classes and each.ranges[0] != "iri":
            assert literal(each.ranges[0], "x").text == "x", each.name


def test_an_unknown_datatype_is_a_fault_of_the_model() -> None:
    """A datatype that RDF output does not know is reported by name."""
    with pytest.raises(BrokenModel, match="'currency'"):
        literal("currency", "5元")


def test_a_group_is_an_organization_too() -> None:
    """A node has the type of its class and of all concrete superclasses."""
    group = Node("org.g", "OrganizationGroup", {"name": "各部室", "organizationType": "collective"})
    found = objects(group, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    assert found == [NS + "Organization", NS + "OrganizationGroup"]


def test_every_code_becomes_its_concept() -> None:
    """A value from a code list is the IRI of the concept, for each property and each code of the model."""
    for name in model().properties:
        scheme = model().classes[model().code_class(name) or "Task"].scheme
        for concept in model().schemes[scheme] if scheme else ():
            node = Node("x", "Target", {name: concept.code})
            assert [s.object for s in said([node]) if s.predicate == NS + name] == [NS + concept.name]


def test_reused_properties_keep_their_own_iris() -> None:
    """Titles, names and quotations go under the vocabularies that have them already."""
    mention = Node("span.t.0-2", "Mention", {"exact": "科普", "charStart": 0})
    assert objects(mention, "http://www.w3.org/ns/oa#exact") == [Literal("科普")]
    assert objects(task(title="科普周"), "http://purl.org/dc/terms/title") == [Literal("科普周", "", "zh")]


def test_several_values_are_several_statements() -> None:
    """Each other name of an organization is a statement of its own."""
    body = Node("org.a", "Organization", {"name": "甲协会", "altName": ("甲协", "甲会")})
    found = objects(body, "http://www.w3.org/2004/02/skos/core#altLabel")
    assert found == [Literal("甲协", "", "zh"), Literal("甲会", "", "zh")]


def test_an_edge_is_one_statement_in_the_direction_of_the_model() -> None:
    """ISSUED runs from the organization, remit:issuedBy from the document."""
    plain = said([], Edge("inPlan", "task.d.1.1", "plan.d.1", document="d"))
    reverse = said([], Edge("issuedBy", "org.a", "doc.d", ("span.t.0-2",), document="d"))
    graph = BASE + "graph.d"
    assert plain == {Statement(BASE + "task.d.1.1", NS + "inPlan", BASE + "plan.d.1", graph)}
    assert reverse == {Statement(BASE + "doc.d", NS + "issuedBy", BASE + "org.a", graph)}


def test_a_relation_is_a_node_and_a_direct_statement() -> None:
    """A responsibility states its ends, role and evidence of itself, and the short way from task to organization."""
    edge = Edge(
        "Responsibility",
        "org.a",
        "task.d.1.1",
        ("span.t.0-2",),
        "resp.d.1.1.a",
        {"role": "lead", "tier": 2},
        "d",
    )
    found = {(s.subject, s.predicate, s.object) for s in said([], edge)}
    node = BASE + "resp.d.1.1.a"
    assert found == {
        (BASE + "task.d.1.1", NS + "responsibleOrganization", BASE + "org.a"),
        (node, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", NS + "Responsibility"),
        (node, NS + "task", BASE + "task.d.1.1"),
        (node, NS + "organization", BASE + "org.a"),
        (node, NS + "role", NS + "role-lead"),
        (node, NS + "tier", Literal("2", XSD + "integer")),
        (node, NS + "evidence", BASE + "span.t.0-2"),
    }


@pytest.mark.parametrize("kind", sorted(k for k, e in model().edges.items() if e.relation))
def test_the_direct_statement_follows_the_relation_node(kind: str) -> None:
    """The direct statement joins what the node's two properties name, from the item or the later programme."""
    edge = model().edges[kind]
    found = said([], Edge(kind, "s", "t", id="r"))
    ends = {s.predicate: s.object for s in found if s.subject == BASE + "r"}
    assert edge.start
    assert edge.end
    assert edge.direct
    first, last = (edge.end, edge.start) if edge.reverse else (edge.start, edge.end)
    (direct,) = (s for s in found if s.predicate == NS + edge.direct)
    assert (direct.subject, direct.object) == (ends[NS + first], ends[NS + last])
    assert first in ("task", "program")


def test_each_document_has_a_graph_and_the_rest_has_one() -> None:
    """What belongs to a document is in its named graph; documents called as the others do not mix in."""
    year = Node("year.2018", "Year", {})
    own, words = (Node(f"doc.{name}", "Document", {}, name) for name in ("registry", "vocabulary"))
    found = {s.subject: s.graph for s in said([year, task(), own, words])}
    assert found[BASE + "task.d.1.1"] == BASE + "graph.d"
    assert found[BASE + "year.2018"] == BASE + "graph.registry"
    assert found[BASE + "doc.registry"] not in (BASE + "graph.registry", BASE + "graph.d")
    assert not any(BASE + "graph.vocabulary>" in line for line in quads(Graph.of([words], [])))


def test_the_base_can_be_chosen() -> None:
    """Another base starts the IRIs of all things and graphs."""
    lines = list(quads(Graph.of([task()], []), "https://example.org/计划/"))
    assert all(line.startswith("<https://example.org/计划/task.d.1.1> ") for line in lines)
    assert all(line.endswith(" <https://example.org/计划/graph.d> .") for line in lines)


@pytest.mark.parametrize("base", ["", "id/", "http://a b/", "http://x/<", "http://x/\n"])
def test_a_base_that_is_no_iri_is_refused(base: str) -> None:
    """A base with spaces, brackets or without a scheme is a wrong parameter."""
    with pytest.raises(WrongParameter, match="absolute IRI"):
        list(quads(Graph.of([task()], []), base))


def test_a_property_that_the_model_does_not_have_is_refused() -> None:
    """Nothing goes into RDF under a name that the ontology does not define."""
    with pytest.raises(BrokenModel, match="'mood'"):
        said([task(mood="good")])


@given(st.text())
def test_ids_become_iris_and_back(id: str) -> None:
    """Whatever stands in an id, its IRI is one, and the id can be read from it."""
    list(pyoxigraph.parse(f"<{iri(id)}> <a:b> <c:d> .", pyoxigraph.RdfFormat.N_TRIPLES))
    assert short(iri(id)) == id


@example("a://@@")
@example("a://u:p@h:1/@?@#@")
@example("a://u:p@h:1:2")
@given(st.from_regex(r"[a-z]{1,4}:(//)?[\[\]a-z0-9%:/?#@.河 \u2028|<-]{0,20}", fullmatch=True) | st.text())
def test_a_link_is_an_iri_or_stays_text(link: str) -> None:
    """A link to elsewhere that is no IRI never spoils the file."""
    lines = list(quads(Graph.of([Node("org.a", "Organization", {"exactMatch": link})], [])))
    parsed = list(pyoxigraph.parse("\n".join(lines), pyoxigraph.RdfFormat.N_QUADS))
    (found,) = (q.object for q in parsed if "exactMatch" in q.predicate.value)
    assert not isinstance(found, pyoxigraph.NamedNode | pyoxigraph.Literal) or found.value == link


def test_foreign_iris_are_kept_byte_for_byte() -> None:
    """A link with Chinese characters and percent signs stays what it is."""
    link = "https://zh.example.org:8080/wiki/河南%E7%9C%81?a=1&b=2#x"
    assert objects(
        Node("org.a", "Organization", {"exactMatch": link}), "http://www.w3.org/2004/02/skos/core#exactMatch"
    ) == [link]


@given(st.lists(st.text(), min_size=1, max_size=5))
def test_any_text_survives_in_well_formed_lines(texts: list[str]) -> None:
    """Quotes, backslashes, line ends, controls and emoji come back from the lines; each is one line, sorted, without blank nodes."""
    body = Node("org.a", "Organization", {"altName": tuple(texts)})
    lines = list(quads(Graph.of([body], [])))
    assert lines == sorted(set(lines))
    assert all(LINE.fullmatch(line) and len(line.splitlines()) == 1 for line in lines)
    parsed = pyoxigraph.parse("\n".join(lines).encode(), pyoxigraph.RdfFormat.N_QUADS)
    found = {q.object.value for q in parsed if isinstance(q.object, pyoxigraph.Literal)}
    assert found == set(texts)


def test_the_order_of_the_input_changes_nothing() -> None:
    """Shuffled nodes and edges give the same lines."""
    nodes = [Node(f"year.{n}", "Year", {"gregorianYear": n}) for n in range(1990, 2030)]
    edges = [Edge("forYear", "task.d.1.1", node.id) for node in nodes]
    lines = list(quads(Graph.of([*nodes, task()], edges)))
    for seed in range(3):
        random.Random(seed).shuffle(nodes)
        random.Random(seed).shuffle(edges)
        assert list(quads(Graph({n.id: n for n in (task(), *nodes)}, tuple(edges)))) == lines
