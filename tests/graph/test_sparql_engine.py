"""The RDF index on disk, and what it answers."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.errors import BrokenStore, NoStore, QueryMistake, StoreError
from remit.graph.engines.sparql import select, write_index
from remit.graph.model import Edge, Graph, Node, Value
from remit.ontology import model

TARGET: dict[str, Value] = {
    "targetKind": "count",
    "value": 200,
    "minValue": 0.5,
    "unit": "个",
    "due": "2018-06",
    "aspirational": True,
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the index of a small graph."""
    folder = tmp_path_factory.mktemp("store") / "rdf 索引"
    nodes = [
        Node("org.a", "Organization", {"name": "甲协会", "organizationType": "association"}),
        Node("org.g", "OrganizationGroup", {"name": "各部室", "organizationType": "collective"}),
        Node("task.d.1.1", "Task", {"number": 1, "text": "办好“科普周”\n<script>"}, "d"),
        Node("task.e.1.1", "Task", {"number": 2, "text": "培训"}, "e"),
        Node("target.d.1.1.0", "Target", TARGET, "d"),
        Node("year.2018", "Year", {"gregorianYear": 2018}),
    ]
    edges = [
        Edge("hasTarget", "task.d.1.1", "target.d.1.1.0", document="d"),
        Edge("Responsibility", "org.a", "task.d.1.1", (), "resp.d.1.1.a", {"role": "lead"}, "d"),
        Edge("Responsibility", "org.g", "task.e.1.1", (), "resp.e.1.1.g", {"role": "support"}, "e"),
    ]
    write_index(Graph.of(nodes, edges), folder)
    return folder


def test_things_come_as_their_ids(index: Path) -> None:
    """A query over all documents needs no PREFIX line and no GRAPH, and answers with ids."""
    query = "SELECT ?t ?o { ?t a remit:Task ; remit:responsibleOrganization ?o } ORDER BY ?t"
    assert select(index, query) == (("t", "o"), (("task.d.1.1", "org.a"), ("task.e.1.1", "org.g")))


def test_values_come_as_plain_python(index: Path) -> None:
    """Numbers are numbers, a whole decimal an int, a truth a bool, a text text, nothing None."""
    query = """
        SELECT ?value ?min ?unit ?due ?aspires ?year ?kind ?none {
          ?t remit:value ?value ; remit:minValue ?min ; remit:unit ?unit ; remit:due ?due ;
             remit:aspirational ?aspires ; remit:targetKind ?kind .
          ?y remit:gregorianYear ?year  OPTIONAL { ?t remit:maxValue ?none } }"""
    ((*row,),) = select(index, query)[1]
    kind = "https://w3id.org/remit/ns#target-count"
    assert row == [200, 0.5, "个", "2018-06", True, 2018, kind, None]
    assert [type(cell) for cell in row[:6]] == [int, float, str, str, bool, int]


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("1.5 + 1", 2.5),
        ("1.5 + 1.5", 3),
        ("1e3", 1000.0),
        ("'INF'^^xsd:double", float("inf")),
        ("'99999999999999999999999'^^xsd:integer", 99999999999999999999999),
        ("'abc'^^xsd:integer", "abc"),
        ("'甲'@zh", "甲"),
        ("<http://example.org/甲>", "http://example.org/甲"),
        ("<task.d.1.1>", "task.d.1.1"),
        ("id:org.a", "org.a"),
        ("1 = 2", False),
        ("1 / 0", None),
    ],
)
def test_computed_values_come_as_plain_python(index: Path, expression: str, value: Any) -> None:
    """What a query computes comes back in the same plain types."""
    (found,) = select(index, f"SELECT ({expression} AS ?x) {{}}")[1][0]
    assert found == value
    assert type(found) is type(value)


def test_ask_gives_one_row(index: Path) -> None:
    """ASK answers with true or false in one row."""
    assert select(index, "ASK { id:task.d.1.1 a remit:Task }") == (("answer",), ((True,),))
    assert select(index, "ASK { <task.x.9> a remit:Task }") == (("answer",), ((False,),))


@pytest.mark.parametrize(
    "query",
    [
        "ASK { id:task.d.1.1 a remit:Task ; remit:responsibleOrganization id:org.a . }",
        "ASK { ?x remit:hasTarget id:target.d.1.1.0. FILTER(STR(id:task.d.1.1) = CONCAT(STR(id:), 'task.d.1.1')) }",
        "PREFIX id: <https://w3id.org/remit/id/task.d.> ASK { VALUES ?t { id:1.1 } ?t a remit:Task }",
        "PREFIX id: <https://w3id.org/remit/id/> ASK { id:task.d.1.1 a remit:Task }",
        "ASK { FILTER(STRLEN('id:task.d.1.1') = 13) } # id:a.1",
    ],
)
def test_ids_can_be_written_as_in_turtle(index: Path, query: str) -> None:
    """An id with dots and digits is a name after id:, as exported files have it; strings stay what they are."""
    assert select(index, query)[1] == ((True,),)


def test_construct_and_describe_give_statements(index: Path) -> None:
    """A graph comes as rows of subject, predicate and object, sorted, each once."""
    columns, rows = select(
        index, "CONSTRUCT { ?o a remit:Organization } WHERE { ?t ?p ?o . ?o a remit:Organization }"
    )
    kind = ("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "https://w3id.org/remit/ns#Organization")
    assert columns == ("subject", "predicate", "object")
    assert rows == (("org.a", *kind), ("org.g", *kind))
    assert len(select(index, "DESCRIBE <year.2018>")[1]) == 2


def test_codes_have_labels_in_both_languages(index: Path) -> None:
    """The model's labels of codes are in the index, in a graph of their own, for queries that are read by people."""
    path = "SELECT DISTINCT ?said { ?r a remit:Responsibility ; remit:role/skos:prefLabel ?said FILTER(LANG(?said) = '%s') }"
    for language in ("zh", "en"):
        labels = {model().code("ResponsibilityRole", role).label[language] for role in ("lead", "support")}
        assert {row[0] for row in select(index, path % language)[1]} == labels != set()
    places = (
        "SELECT DISTINCT ?g { GRAPH ?g { ?c skos:prefLabel ?l } FILTER(STRSTARTS(STR(?c), STR(remit:))) }"
    )
    assert select(index, places)[1] == (("graph.vocabulary",),)


def test_one_document_can_be_asked(index: Path) -> None:
    """FROM and GRAPH choose the named graph of a document."""
    assert select(index, "SELECT ?t FROM id:graph.d { ?t a remit:Task }")[1] == (("task.d.1.1",),)
    query = "SELECT ?g { GRAPH ?g { ?t a remit:Task } } ORDER BY ?g"
    assert select(index, query)[1] == (("graph.d",), ("graph.e",))


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT ?t {\n ?t a remit:Task", r"at 2:17 .*found nothing more: a bracket"),
        (
            "SELECT ?t {\n '甲乙' ?t a foo:Task }",
            r"at 2:\d+ .*declare foo: with PREFIX, or use one of cv, .*remit",
        ),
        ("SELECT ?t WHERE ?t a remit:Task }", r"at 1:17 .*found '\?t a remit:Task }'"),
        ("SELEC ?t {}", r"at 1:\d+ .*starts with SELECT"),
        ("", r"at 1:1 .*found nothing more: a query starts with"),
        ("SELECT ?a (COUNT(?b) AS ?c) { ?a ?b ?c }", r"GROUP BY"),
        ("SELECT ?x { ?x remit:name '甲 }", r"quotation mark"),
        ("# INSERT\nSELECT ?x { ?x ?y }", r"at 2:\d+ .*bracket"),
    ],
)
def test_a_mistake_is_shown_with_its_place(index: Path, query: str, message: str) -> None:
    """The message says line and column, what stands there, and what to do."""
    with pytest.raises(QueryMistake, match=message):
        select(index, query)


@pytest.mark.parametrize(
    "query",
    [
        "DELETE WHERE { ?s ?p ?o }",
        "prefix x: <http://x/> insert data { x:a x:b x:c }",
        "# SELECT\nDROP ALL",
        "BASE <http://SELECT/> CLEAR DEFAULT",
        "WITH id:graph.d DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_changes_are_refused(index: Path, query: str) -> None:
    """SPARQL Update is named as the reason, and nothing changes."""
    before = select(index, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    with pytest.raises(QueryMistake, match="SPARQL Update"):
        select(index, query)
    assert select(index, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == before


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o FILTER(?o<5)service silent?s{?a ?b ?c} }",
        "SELECT * { ?s ?p '>' . SERVICE id:x { ?s ?p ?o } }",
    ],
)
def test_no_other_server_is_asked(index: Path, query: str) -> None:
    """SERVICE would send a request: it is refused."""
    with pytest.raises(QueryMistake, match="SERVICE"):
        select(index, query)


def test_words_inside_strings_and_names_are_no_keywords(index: Path) -> None:
    """INSERT, SERVICE and FROM in a string, a comment, a variable or an IRI are nothing to refuse."""
    query = """SELECT ?service ('INSERT { SERVICE' AS ?from) # SERVICE <x>
        { ?service a remit:Year FILTER(?service != <http://x/SERVICE> && ?service != id:FROM) }"""
    assert select(index, query) == (("service", "from"), (("year.2018", "INSERT { SERVICE"),))


def test_reading_leaves_the_index_open_to_others(index: Path) -> None:
    """Two readers at once, and the answer is the same."""
    query = "SELECT ?t { ?t a remit:Task } ORDER BY ?t"
    assert select(index, query) == select(index, query)


def test_an_index_needs_an_empty_folder(tmp_path: Path) -> None:
    """Nothing is mixed into what is there already."""
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(StoreError, match="not empty"):
        write_index(Graph.of([], []), tmp_path)


def test_a_missing_or_foreign_folder_is_named(tmp_path: Path) -> None:
    """No index, and a folder that is no index, are two clear errors."""
    with pytest.raises(NoStore, match="there is no RDF index at"):
        select(tmp_path / "none", "ASK {}")
    (tmp_path / "CURRENT").write_text("no store")
    with pytest.raises(BrokenStore, match="no RDF index"):
        select(tmp_path, "ASK {}")


@settings(deadline=None, max_examples=50)
@given(text=st.text())
def test_any_text_comes_back_from_the_index(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """What goes into the index comes out the same."""
    folder = tmp_path_factory.mktemp("any")
    write_index(Graph.of([Node("span.t.0-1", "Mention", {"exact": text})], []), folder)
    assert select(folder, "SELECT ?x { ?m oa:exact ?x }")[1] == ((text,),)
