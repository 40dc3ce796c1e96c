"""The store in a real Neo4j 5: what is pushed or loaded there is the graph of the folder, whatever happens meanwhile."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import neo4j as driver
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from remit.errors import (
    BrokenStore,
    NoStore,
    QueryMistake,
    QueryTooSlow,
    Refused,
    StoreError,
    StoreInUse,
    UnknownDocument,
    Unreachable,
    WrongParameter,
)
from remit.graph.build import build
from remit.graph.document import Document
from remit.graph.model import Edge, Graph, Node
from remit.graph.parts import digests, parts
from remit.graph.store import bolt, open_server, open_store, transfer
from remit.graph.store.neo4j import Neo4jStore
from remit.graph.triples import quads
from remit.loaders.load import extract
from tests.conftest import free_port
from tests.neo4j_server import Address, Neo4jServer, here
from tests.synthetic import documents as synthetic_documents

FIRST = (
    "甲协会2023年工作要点\n1.办好年会。举办年会，新建20个基地。（乙部牵头，丙部配合）\n2.办好读书节。（丙部）"
)
SECOND = "甲协会2024年工作要点\n1.办好年会。举办年会，新建50个基地。（乙部牵头，戊部配合）"
PLANS = [extract(FIRST, "a"), extract(SECOND, "b"), Document("e", "空白", ())]


@pytest.fixture
def store(neo4j_store: Neo4jStore) -> Neo4jStore:
    """Return the store in a real Neo4j with nothing in it."""
    return neo4j_store


def same(store: Neo4jStore, graph: Graph) -> bool:
    """Whether the database has *graph*, byte for byte as RDF says it, and as the graph itself."""
    there = store.graph()
    return there == graph and list(quads(there)) == list(quads(graph))


class TestPush:
    """What is pushed is there, and only what has changed is written."""

    def test_the_graph_comes_back_as_it_was(self, store: Neo4jStore) -> None:
        """Nodes, edges, evidence of every edge, types of values, what belongs to which document."""
        graph = build(PLANS)
        done = store.push(graph)
        assert done.changes.added == ("a", "b", "e")
        assert done.things == len(graph.nodes) + len(graph.edges)
        assert same(store, graph)

    def test_pushing_again_writes_nothing(self, store: Neo4jStore) -> None:
        """Neither with texts nor without."""
        graph = build(PLANS)
        store.push(graph, documents=PLANS)
        again = store.push(graph, documents=PLANS)
        assert (again.written, again.things, again.changes.unchanged) == ((), 0, ("a", "b", "e"))

    def test_a_document_that_changed_is_written_and_no_other(self, store: Neo4jStore) -> None:
        """The others keep their digests; shared things and what joins documents follow."""
        store.push(build(PLANS))
        changed = [extract(FIRST.replace("20个", "30个"), "a"), *PLANS[1:]]
        done = store.push(build(changed))
        assert (done.changes.replaced, done.changes.unchanged) == (("a",), ("b", "e"))
        assert "b" not in done.written
        assert same(store, build(changed))

    def test_a_document_that_is_gone_goes(self, store: Neo4jStore) -> None:
        """As if it had never been there, its organizations and years too."""
        store.push(build(PLANS))
        assert store.push(build(PLANS[1:])).changes.removed == ("a",)
        assert same(store, build(PLANS[1:]))
        assert store.push(build([])).changes.removed == ("b", "e")
        assert store.cypher("MATCH (n) WHERE NOT n:RemitState RETURN count(n) AS n").rows == ((0,),)

    def test_edges_between_documents_survive_a_change_of_either(self, store: Neo4jStore) -> None:
        """Two documents with one text share its mentions: each edge is there again after each change."""
        twins = [extract(FIRST, "a"), extract(FIRST, "b"), extract(SECOND, "c")]
        store.push(build(twins))
        for changed in (twins[1:], twins, [twins[0], extract(SECOND, "b"), twins[2]], twins):
            store.push(build(changed))
            assert same(store, build(changed))

    def test_a_shared_thing_may_become_another_kind(self, store: Neo4jStore) -> None:
        """Its labels are those of its kind and no other."""
        year = Node("year.2024", "Year", {"gregorianYear": 2024})
        for kind in ("Organization", "OrganizationGroup", "Organization"):
            graph = Graph.of([Node("org.x", kind, {"name": "各部"}), year], [])
            store.push(graph)
            assert store.graph() == graph

    def test_everything_again(self, store: Neo4jStore) -> None:
        """What others have changed is written over."""
        graph = build(PLANS)
        store.push(graph)
        store.cypher("MATCH (t:Task) DETACH DELETE t", write=True)
        with pytest.raises(BrokenStore, match=r"Write all of it: remit push .* --again"):
            store.graph()
        assert store.push(graph).written == ()
        store.push(graph, again=True)
        assert same(store, graph)

    def test_things_of_others_are_not_touched(self, store: Neo4jStore) -> None:
        """A database with nodes of the same labels is refused before anything is written; other labels stay."""
        store.bolt.run("CREATE (:Task {name: 'mine'})")
        with pytest.raises(StoreError, match="has nodes :Task that remit did not write"):
            store.push(build(PLANS))
        assert store.bolt.read("MATCH (n) RETURN properties(n) AS own") == [({"name": "mine"},)]
        store.bolt.run("MATCH (n:Task) SET n:Mine REMOVE n:Task")
        store.push(build(PLANS))
        store.push(build([]))
        assert store.bolt.read("MATCH (n:Mine) RETURN n.name AS name") == [("mine",)]

    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(name=st.text(min_size=1, max_size=60), unit=st.text(max_size=20))
    def test_any_text_is_stored_and_found_verbatim(self, store: Neo4jStore, name: str, unit: str) -> None:
        """Quotation marks, backticks, braces, line breaks, emoji, marks of direction, NUL: as parameters they are only text."""
        name, unit = (text.encode("utf-8", "ignore").decode() for text in (name, unit))
        graph = Graph.of(
            [
                Node("org.x", "Organization", {"name": name, "altName": tuple(sorted({name, unit}))}),
                Node("target.d.1", "Target", {"unit": unit, "verb": name}, "d"),
                Node("task.d.1", "Task", {"title": name}, "d"),
            ],
            [Edge("Responsibility", "org.x", "task.d.1", (), "resp.d.1", {"rule": name}, "d")],
        )
        store.push(graph)
        assert store.graph() == graph
        found = store.cypher("MATCH (o:Organization {name: $name}) RETURN o.name AS name", {"name": name})
        assert found.rows == ((name,),)

    @pytest.mark.parametrize(
        "text", ["`", "'\"\\", "{x}$y", "甲\n乙\r\n", "😀🏳️‍🌈", "\u202e甲\u2066", "长" * 10_000, "\x00\x1f"]
    )
    def test_hostile_names_are_found_verbatim(self, store: Neo4jStore, text: str) -> None:
        """Each comes back as it was, and matches only itself."""
        graph = Graph.of(
            [Node(f"org.{n}", "Organization", {"name": each}) for n, each in enumerate((text, "甲"))], []
        )
        store.push(graph)
        assert store.graph() == graph
        assert store.cypher("MATCH (o:Organization {name: $n}) RETURN o.id AS id", {"n": text}).rows == (
            ("org.0",),
        )


class TestBroken:
    """Whatever dies meanwhile, the same push makes it whole."""

    def test_a_push_that_broke_off_says_so_and_is_finished_by_the_next(
        self, store: Neo4jStore, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """After every number of transactions: nothing is answered, nothing is half, the next push goes on."""
        graph = build(PLANS)
        monkeypatch.setattr(transfer, "_TOGETHER", 1)  # each document in a transaction of its own
        writing, done = bolt.Bolt.writing, 0
        for stop in range(2, 30):
            if done:
                break
            store.push(build([]))
            left = stop

            def dying(self: bolt.Bolt, work: object) -> object:
                nonlocal left
                left -= 1
                if not left:
                    raise KeyboardInterrupt
                return writing(self, work)  # type: ignore[arg-type]

            monkeypatch.setattr(bolt.Bolt, "writing", dying)
            try:
                store.push(graph)
                done += 1
            except KeyboardInterrupt:
                with pytest.raises(BrokenStore, match=r"did not come to its end.*Push again: remit push"):
                    store.cypher("MATCH (n) RETURN n")
            monkeypatch.setattr(bolt.Bolt, "writing", writing)
            assert store.push(graph).resumed == bool(not done)
            assert same(store, graph)
        assert done, "the push was longer than the test thought"

    def test_of_two_pushes_at_once_the_first_says_that_it_stopped(
        self, store: Neo4jStore, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The second goes on, and what is there is what it pushed."""
        first, second = build(PLANS), build(PLANS[1:])
        finish = transfer._Transfer._finish

        def meanwhile(self: transfer._Transfer, *arguments: object) -> None:
            monkeypatch.setattr(transfer._Transfer, "_finish", finish)
            store.push(second)
            finish(self, *arguments)  # type: ignore[arg-type]

        documents = transfer._Transfer._shared_nodes

        def slow(self: transfer._Transfer, part: object) -> None:
            monkeypatch.setattr(transfer._Transfer, "_shared_nodes", documents)
            store.push(second)
            documents(self, part)  # type: ignore[arg-type]

        monkeypatch.setattr(transfer._Transfer, "_shared_nodes", slow)
        with pytest.raises(
            StoreInUse, match="another push has begun meanwhile and goes on; this one has stopped"
        ):
            store.push(first)
        assert same(store, second)

    @pytest.mark.slow
    def test_the_client_is_killed(self, neo4j: Address, store: Neo4jStore, tmp_path: Path) -> None:
        """When so many parts of some thousand things are written, and the same command again."""
        with open_store(tmp_path / "remit.db", create=True) as folder:
            folder.add(synthetic_documents(2_000))
            graph = folder.graph()
        command = [sys.executable, "-m", "remit", "push", neo4j.uri, "--store", str(tmp_path / "remit.db")]
        environment = os.environ | {"NEO4J_USERNAME": neo4j.user, "NEO4J_PASSWORD": neo4j.password}
        met = 0
        for parts_written in (0, 1, 11):
            store.push(build([]))
            process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
            while process.poll() is None:
                there = store.bolt.reading(transfer.held)
                if there and there.run and len(there.documents) >= parts_written:
                    break
            process.send_signal(signal.SIGKILL)
            process.wait()
            left = store.bolt.reading(transfer.held)
            broken = bool(left and left.run)  # the last transaction may have come to its end on the server
            again = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
            assert ("an earlier push had not come to its end" in again.stderr) == broken
            assert same(store, graph)
            met += broken
        assert met >= 2, "the push was over before it could be killed"

    @pytest.mark.slow
    def test_the_server_is_killed(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """In the middle of a push: an error that says what to do, and after a restart the same push again."""
        if not here():
            (pytest.fail if os.environ.get("REMIT_CI") else pytest.skip)("no Neo4j here")
        server = Neo4jServer(tmp_path)
        monkeypatch.setenv("NEO4J_PASSWORD", server.start().password)
        monkeypatch.setattr(bolt, "_RETRY", 1.0)
        monkeypatch.setattr(transfer, "_TOGETHER", 1)
        graph = build(synthetic_documents(150))
        try:
            with open_server(server.address.uri) as store:
                store.push(build([]))
                seen = 0

                def watch(name: str) -> None:
                    nonlocal seen
                    seen += 1
                    if seen == 2:
                        server.kill()

                with pytest.raises(StoreError, match=r"no Neo4j answers|is busy"):
                    store.push(graph, watch)
            server.start()
            with open_server(server.address.uri) as store:
                assert isinstance(store, Neo4jStore)
                assert store.push(graph).resumed
                assert same(store, graph)
        finally:
            server.stop()


class TestTexts:
    """With the texts in the database, it is a store like a folder."""

    def test_documents_come_back(self, store: Neo4jStore) -> None:
        """Texts, facts and sources, with which the graph can be built again."""
        store.push(build(PLANS), documents=PLANS)
        assert store.documents() == tuple(PLANS)
        assert build(store.documents()) == store.graph()

    def test_documents_are_added_as_to_a_folder(self, store: Neo4jStore, tmp_path: Path) -> None:
        """The same changes, the same list, the same graph, in whatever order they come."""
        with open_store(tmp_path / "remit.db", create=True) as folder:
            for some in (
                [PLANS[1]],
                [PLANS[0], PLANS[2]],
                [PLANS[0]],
                [extract(SECOND + "\n2.写字。（丙部）", "a")],
            ):
                assert store.add(some) == folder.add(some)
                assert same(store, folder.graph())
                assert store.listing() == folder.listing()
            assert store.remove(["e"]) == folder.remove(["e"])
            assert same(store, folder.graph())

    def test_without_texts_it_says_what_to_do(self, store: Neo4jStore) -> None:
        """What was pushed from another server has a graph and a list, and nothing can be added."""
        store.push(build(PLANS))
        assert [row[0] for row in store.listing().rows] == ["a", "b", "e"]
        with pytest.raises(StoreError, match="has the graph and not the texts"):
            store.add(PLANS)
        assert store.remove(["e"]).removed == ("e",)
        with pytest.raises(UnknownDocument, match=r"has no document 'e'. It has: a, b"):
            store.remove(["e"])


class TestQueries:
    """Queries run on the server, read-only, with parameters."""

    @pytest.fixture(autouse=True)
    def pushed(self, store: Neo4jStore) -> None:
        """Push the plans."""
        store.push(build(PLANS))

    def test_cells_are_those_of_a_folder(self, store: Neo4jStore, tmp_path: Path) -> None:
        """Nodes and relations as their properties, lists as tuples, dates as text, whole numbers whole."""
        with open_store(tmp_path / "remit.db", create=True) as folder:
            folder.add(PLANS)
            for query in (
                "MATCH (t:Task) RETURN t ORDER BY t.id",
                "MATCH ()-[r:RESPONSIBLE_FOR]->() RETURN r ORDER BY r.id",
                "MATCH (x:Target) RETURN x.value AS v, x.value / 2 AS h, [x.unit, x.due] AS l, {a: x.verb} AS m ORDER BY v",
                "MATCH (t:Task)-[r:FOR_YEAR]->(y:Year) RETURN * ORDER BY t.id",
                "RETURN date('2024-03-01') AS d, null AS n, true AS b, 1.0 AS one, 0.5 AS half",
                "MATCH (n:Nothing) RETURN n.x AS x",
            ):
                assert store.cypher(query) == folder.cypher(query), query

    def test_files_of_the_server_are_not_read(self, store: Neo4jStore) -> None:
        """LOAD CSV is refused with its place, and stays a text where it is one."""
        with pytest.raises(QueryMistake, match="line 2, column 1: LOAD CSV reads files"):
            store.cypher("MATCH (t:Task)\nload /* so */ csv FROM 'file:///x.csv' AS row RETURN row")
        with pytest.raises(QueryMistake, match="LOAD CSV reads files"):
            store.cypher(r"LO\u0041D CSV FROM 'file:///x.csv' AS row RETURN row")
        assert store.cypher("RETURN 'LOAD CSV' AS said").rows == (("LOAD CSV",),)

    def test_a_path_is_its_nodes_and_relations(self, store: Neo4jStore) -> None:
        """One after the other."""
        ((path,),) = store.cypher(
            "MATCH p = (o:Organization)-[:RESPONSIBLE_FOR]->(:Task) RETURN p LIMIT 1"
        ).rows
        assert [sorted(each) for each in path][1][:3] == ["confidence", "document", "evidence"]
        assert len(path) == 3

    def test_writing_needs_to_be_asked_for(self, store: Neo4jStore) -> None:
        """Else the server refuses, whatever the query looks like."""
        for query in (
            "CREATE (n:X) RETURN n",
            "MATCH (t:Task) SET t.x = 1",
            "MATCH (n) CALL (n) { DETACH DELETE n }",
        ):
            with pytest.raises(QueryMistake, match="queries only read unless --write is given"):
                store.cypher(query)
        assert store.cypher("CREATE (n:X) RETURN 1 AS one", write=True).rows == ((1,),)
        assert store.cypher("MATCH (n:X) RETURN count(n) AS n").rows == ((1,),)

    def test_mistakes_show_the_place(self, store: Neo4jStore) -> None:
        """Line and column are those of the query."""
        with pytest.raises(QueryMistake, match=r"line 2, column 10: .*\n    RETURN x\.\n"):
            store.cypher("MATCH (t:Task)\nRETURN x.")
        with pytest.raises(WrongParameter, match="given: y"):
            store.cypher("RETURN $x AS x", {"y": 1})

    def test_a_query_that_takes_too_long_is_stopped(
        self, store: Neo4jStore, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """And says how to narrow it."""
        monkeypatch.setattr(bolt, "LIMIT", 0.5)
        with pytest.raises(QueryTooSlow, match="Narrow it"):
            store.cypher(
                "UNWIND range(1, 100000000) AS x UNWIND range(1, 100000) AS y RETURN sum(x * y) AS s"
            )


class TestAddress:
    """What can be wrong with a server is said."""

    def test_nothing_pushed_yet(self, store: Neo4jStore) -> None:
        """The message says how."""
        with pytest.raises(NoStore, match="Write one: remit push bolt://"):
            store.cypher("RETURN 1 AS x")

    def test_a_wrong_password(self, neo4j: Address, monkeypatch: pytest.MonkeyPatch) -> None:
        """It is not repeated."""
        monkeypatch.setenv("NEO4J_PASSWORD", "s3cret")
        with pytest.raises(Refused, match="Set NEO4J_USERNAME and NEO4J_PASSWORD") as caught:
            open_server(neo4j.uri)
        assert "s3cret" not in str(caught.value)

    def test_a_password_may_be_typed(self, neo4j: Address) -> None:
        """Where the environment has none."""
        with open_server(neo4j.uri, lambda what: neo4j.password if "neo4j at bolt" in what else "") as made:
            assert isinstance(made, Neo4jStore)

    def test_nobody_there(self) -> None:
        """No server listens."""
        with pytest.raises(Unreachable, match="no Neo4j answers"):
            open_server(f"bolt://127.0.0.1:{free_port()}")

    def test_another_database(self, neo4j: Address, store: Neo4jStore) -> None:
        """The server's own has a name; one that is not there is said."""
        store.push(build(PLANS))
        with open_store(f"{neo4j.uri}/neo4j") as made:
            assert made.listing().rows
        with (
            pytest.raises(NoStore, match="Name another database"),
            open_store(f"{neo4j.uri}/nothing") as made,
        ):
            made.listing()

    @pytest.mark.parametrize(
        ("address", "says"),
        [
            ("bolt://neo4j:pw@127.0.0.1", "no place for a password"),
            ("bolt://127.0.0.1?x=1", "no address of a Neo4j database"),
            ("bolt://", "no address of a Neo4j database"),
            ("neo4j+x://127.0.0.1", "does not know"),
        ],
    )
    def test_addresses_that_cannot_be(self, address: str, says: str) -> None:
        """Nothing is connected to."""
        with pytest.raises(StoreError, match=says):
            open_server(address)

    def test_an_old_server_is_refused(self, store: Neo4jStore, monkeypatch: pytest.MonkeyPatch) -> None:
        """By what it says of itself."""
        monkeypatch.setattr(bolt, "OLDEST", 6)
        with pytest.raises(StoreError, match=r"is Neo4j/5\.\d+.*remit writes for Neo4j 6 and later"):
            store.bolt._check()


@given(st.integers(0, 800))
@settings(max_examples=6, deadline=None)
def test_parts_add_up_to_the_graph(count: int) -> None:
    """Every node and edge is in one part, and equal graphs have equal digests."""
    graph = build(synthetic_documents(count))
    found = parts(graph).values()
    assert Graph.of((n for p in found for n in p.nodes), (e for p in found for e in p.edges)) == graph
    assert sum(part.size for part in found) == len(graph.nodes) + len(graph.edges)
    assert digests(build(synthetic_documents(count))) == digests(graph)
    assert digests(graph).keys() == parts(graph).keys()


def test_the_schema_is_that_of_the_model(store: Neo4jStore, neo4j: Address) -> None:
    """Constraints and indexes of `remit ontology neo4j` are there after a push."""
    store.push(build(PLANS))
    with driver.GraphDatabase.driver(neo4j.uri, auth=neo4j.auth) as one:
        names = {row["name"] for row in one.execute_query("SHOW INDEXES YIELD name").records}
    assert {"remit_Task_id", "remit_Task_document", "remit_Organization_name", "remit_RemitState_id"} <= names
