"""What a real Neo4j is told of the model: what each edition takes, and names longer than an index."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import neo4j as driver
import pytest

from remit.graph.build import build
from remit.graph.model import Graph, Node
from remit.graph.store import open_store, schema
from remit.graph.store.neo4j import Neo4jStore
from remit.graph.store.schema import LONGEST
from remit.loaders.load import extract, load
from remit.ontology import model
from remit.ontology.forms.neo4j import enterprise
from tests.neo4j_server import Address
from tests.synthetic import documents as synthetic_documents

EXAMPLES = Path(str(files("remit.examples")))
OLD = "甲协会2023年工作要点\n1.办好年会。举办年会，新建20个基地。（乙部牵头，丙部配合）"
OTHER = "甲协会2024年工作要点\n1.办好年会。举办年会，新建50个基地。（乙部牵头，戊部配合）"
REQUIRED = re.compile(r".* FOR \(n:(\w+)\) REQUIRE n\.(\w+) IS (NOT NULL|:: .+)")


@pytest.fixture
def store(neo4j_store: Neo4jStore) -> Neo4jStore:
    """Return the store in a real Neo4j with nothing in it."""
    return neo4j_store


def named(text: str) -> Graph:
    """Return a graph with *text* wherever people look things up."""
    return Graph.of(
        [
            Node("org.x", "OrganizationGroup", {"name": text}),
            Node("task.d.1", "Task", {"title": text}, "d"),
        ],
        [],
    )


@pytest.mark.parametrize("text", ["长" * 10_000, "😀" * 10_000, "a" * LONGEST, "a" * 32_767, "长" * 100_000])
def test_a_name_may_be_longer_than_an_index(store: Neo4jStore, text: str) -> None:
    """It is stored and found verbatim; where it is beyond the index, the push says that looking up is slower."""
    done = store.push(named(text))
    slow = [note for note in done.notes if "looking these up" in note]
    assert len(slow) == (3 if len(text.encode()) > LONGEST else 0)
    assert store.graph() == named(text)
    for label in ("Organization", "OrganizationGroup"):
        found = store.cypher(f"MATCH (o:{label} {{name: $name}}) RETURN o.id AS id", {"name": text})
        assert found.rows == (("org.x",),)


def test_all_again_brings_the_indexes_back(store: Neo4jStore) -> None:
    """When the long name has gone, --again makes what was taken away."""
    names = "SHOW INDEXES YIELD name WHERE name = 'remit_Task_title' RETURN name"
    store.push(named("长" * 20_000))
    assert store.bolt.read(names) == []
    store.push(named("短"), again=True)
    assert store.bolt.read(names) == [("remit_Task_title",)]


def test_the_first_push_says_what_the_edition_does_not_take(store: Neo4jStore) -> None:
    """How many constraints, and what looks after them instead; a push of changes does not say it again."""
    graph = build(load(EXAMPLES).documents)
    ((edition,),) = store.bolt.read("CALL dbms.components() YIELD edition RETURN edition")
    notes = store.push(graph).notes
    if edition == "community":
        (note,) = notes
        assert f"{len(list(enterprise(model())))} constraints of the model" in note
        assert "remit check" in note
    else:
        assert notes == ()
    assert store.push(named("短")).notes == ()


def test_the_community_edition_refuses_the_rest_only_for_its_edition(neo4j: Address) -> None:
    """Each statement is right as Cypher: what stands against it is the edition."""
    with driver.GraphDatabase.driver(neo4j.uri, auth=neo4j.auth) as one:
        ((edition,),) = one.execute_query("CALL dbms.components() YIELD edition RETURN edition").records
        if edition != "community":
            pytest.skip(f"this is the {edition} edition")
        for statement in enterprise(model()):
            with pytest.raises(driver.exceptions.DatabaseError, match=r"(?i)enterprise edition"):
                one.execute_query(statement)


@pytest.mark.slow
def test_what_is_pushed_keeps_the_constraints_of_the_enterprise_edition(store: Neo4jStore) -> None:
    """The server itself finds no node without what must be there, or with another type: plans and synthetic graphs."""
    store.push(build([*load(EXAMPLES).documents, *synthetic_documents(3_000)]))
    asked = 0
    for statement in enterprise(model()):
        match = REQUIRED.fullmatch(statement)
        assert match, statement
        label, field, what = match.groups()
        wrong = "IS NULL" if what == "NOT NULL" else f"IS NOT {what}"
        rows = store.bolt.read(f"MATCH (n:{label}) WHERE n.{field} {wrong} RETURN n.id AS id LIMIT 3")
        assert rows == [], statement
        asked += 1
    assert asked == len(list(enterprise(model())))


def test_moments_are_written_as_by_a_folder(store: Neo4jStore, tmp_path: Path) -> None:
    """Times, dates with times and durations: the same text from both."""
    documents = load(EXAMPLES).documents
    store.push(build(documents))
    query = (
        "RETURN time('10:00:05+08:00') AS a, datetime('2024-01-01T10:20:30.123Z') AS b, localtime('10:00') AS c, "
        "localdatetime('2024-01-01T10:20:00.120') AS d, date('2024-03-01') AS e, duration('P1M2DT3S') AS f, "
        "duration('PT0.5S') AS g, [duration('P1D')] AS h, {x: localtime('10:00:00.000001')} AS i"
    )
    with open_store(tmp_path / "remit.db", create=True) as folder:
        folder.add(documents)
        assert store.cypher(query) == folder.cypher(query)


@pytest.mark.parametrize("earlier", [True, False], ids=["a database with a graph", "an empty database"])
def test_a_push_between_looking_and_beginning_is_seen(
    store: Neo4jStore, monkeypatch: pytest.MonkeyPatch, earlier: bool
) -> None:
    """What another push wrote after this one had looked is written over where it differs: nothing is taken for unchanged."""
    first, second = ([extract(text, "a"), extract(OTHER, "b")] for text in (OLD, OLD.replace("20个", "30个")))
    if earlier:
        store.push(build(first))
    wanted = build([first[0], extract(OTHER.replace("50个", "60个"), "b")])
    prepare = schema.prepare

    def late(*arguments: Any) -> tuple[str, ...]:
        monkeypatch.setattr(schema, "prepare", prepare)
        store.push(build(second))
        return prepare(*arguments)

    monkeypatch.setattr(schema, "prepare", late)
    store.push(wanted)
    assert store.graph() == wanted
