"""A folder behind Bolt: any driver of Neo4j reads it, nobody writes it, no other machine reaches it, and nothing of it is left."""

from __future__ import annotations

import hashlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import neo4j as driver
import psutil
import pytest
from click.testing import CliRunner

from remit.cli import main
from remit.errors import Refused
from remit.graph.store import open_server, open_store
from remit.graph.store.folder import FolderStore
from remit.graph.store.neo4j import Neo4jStore
from remit.loaders.load import load
from remit.queries.library import asked, questions
from tests.conftest import free_port
from tests.queries.test_parity import NAMES, worlds
from tests.queries.worlds import ways

EXAMPLES = Path(str(files("remit.examples")))
PASSWORD = 'a "password]: ,甲'


@dataclass
class Served:
    """What a process that serves said, and where it runs."""

    address: str
    process: subprocess.Popen[str]
    home: Path

    def session(self, password: str = PASSWORD) -> driver.Driver:
        """Return a driver of it."""
        return driver.GraphDatabase.driver(self.address, auth=("neo4j", password))


@contextmanager
def serving(store: Path, home: Path, *arguments: str, **environment: str) -> Iterator[Served]:
    """Serve *store* by a process in the new folder *home*, which also has its temporary files."""
    (home / "here").mkdir(parents=True)
    (home / "tmp").mkdir()
    command = [sys.executable, "-m", "remit", "serve", "--bolt", "--store", str(store), *arguments]
    env = os.environ | {"TMPDIR": str(home / "tmp"), "PYTHONUNBUFFERED": "1"} | environment
    with (home / "said").open("wb") as said:
        process = subprocess.Popen(
            command, cwd=home / "here", env=env, stdout=subprocess.PIPE, stderr=said, text=True
        )
    assert process.stdout
    try:
        yield Served(process.stdout.readline().strip(), process, home)
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the example plans."""
    made = tmp_path_factory.mktemp("serving") / "remit.db"
    with open_store(made, create=True) as store:
        store.add(load(EXAMPLES).documents)
        store.cypher("RETURN 1 AS one")
    return made


@pytest.fixture(scope="module")
def served(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve the folder to the tests of this module."""
    with serving(folder, tmp_path_factory.mktemp("home") / "h", NEO4J_PASSWORD=PASSWORD) as made:
        yield made


def content(folder: Path) -> dict[str, str]:
    """Return a digest of each file."""
    return {str(p): hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.slow
def test_every_question_has_the_rows_of_the_folder(
    served: Served, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the official driver, in every way to ask; so have the list and the graph."""
    monkeypatch.setenv("NEO4J_PASSWORD", PASSWORD)
    with open_store(folder) as here, open_server(served.address) as there:
        assert isinstance(there, Neo4jStore)
        world = worlds(here, ["古籍", "书"], [*NAMES[:2], "东河省图书馆协会"])
        for name in questions():
            for given in ways(name, world):
                expected = asked(here, name, "cypher", given)
                assert asked(there, name, "cypher", given) == expected, (name, given)
        assert there.graph() == here.graph()
        assert [row[:-1] for row in there.listing().rows] == [row[:-1] for row in here.listing().rows]


def test_a_driver_gets_nodes_relations_and_paths(served: Served) -> None:
    """As of Neo4j, in autocommit and in transactions."""
    with served.session() as one, one.session() as session:
        found = session.run(
            "MATCH p = (o:Organization)-[r:RESPONSIBLE_FOR]->(t:Task) RETURN o, r, t, p LIMIT 1"
        ).single()
        assert found is not None
        assert found["t"].labels == {"Task"}
        assert found["r"].type == "RESPONSIBLE_FOR"
        assert found["p"].nodes == (found["o"], found["t"])
        rows = session.execute_read(lambda work: work.run("MATCH (t:Task) RETURN count(t) AS n").data())
        assert rows == [{"n": 24}]


WRITES = (
    "CREATE (:X)",
    "CREATE (:Task {id: 'x'})",
    "MERGE (:Task {id: 'x'})",
    "MATCH (t:Task) SET t.title = 'x'",
    "MATCH (t:Task) SET t += {title: 'x'}",
    "MATCH (t:Task) SET t:X",
    "MATCH (t:Task) REMOVE t.title",
    "MATCH (t:Task) DETACH DELETE t",
    "MATCH ()-[r]->() SET r.x = 1",
    "MATCH ()-[r]->() DELETE r",
    "MATCH (a:Task), (b:Plan) CREATE (a)-[:IN_PLAN]->(b)",
    "MATCH (a:Task), (b:Plan) MERGE (a)-[:HAS_TEXT]->(b)",
    "FOREACH (x IN [1] | CREATE (:Task))",
    "CALL { CREATE (:Task) } IN TRANSACTIONS",
    "MATCH (n:Task) SET n:A WITH n REMOVE n:A RETURN count(*)",
    "CREATE INDEX FOR (n:Task) ON (n.title)",
    "CREATE CONSTRAINT FOR (n:Task) REQUIRE n.title IS UNIQUE",
)


def explicitly(session: driver.Session, query: str) -> None:
    """Run *query* in a transaction and commit it."""
    with session.begin_transaction() as transaction:
        transaction.run(query).consume()
        transaction.commit()


@pytest.mark.parametrize("query", WRITES)
def test_nothing_is_written(served: Served, folder: Path, query: str) -> None:
    """In autocommit, in managed and in explicit transactions: refused at the latest at the end, and nothing has changed."""
    before = content(folder)
    with served.session() as one, one.session() as session:
        with pytest.raises(driver.exceptions.ClientError):
            session.run(query).consume()
        with pytest.raises(driver.exceptions.ClientError):
            session.execute_write(lambda work: work.run(query).consume())
        with pytest.raises(driver.exceptions.ClientError):
            explicitly(session, query)
        (counts,) = session.run(
            "MATCH (n) WITH count(n) AS n, count(n.x) AS x, sum(size(coalesce(n.title, ''))) AS t "
            "MATCH ()-[r]->() RETURN n, x, t, count(r) AS r, count(r.x) AS rx"
        ).data()
    with open_store(folder) as store:
        graph = store.graph()
    titles = sum(len(str(node.properties.get("title", ""))) for node in graph.nodes.values())
    assert counts == {"n": len(graph.nodes) + 1, "x": 0, "t": titles, "r": len(graph.edges), "rx": 0}
    assert content(folder) == before


@pytest.mark.parametrize(
    "source", ["file:///etc/hostname", "http://127.0.0.1:{port}/x.csv", "https://example.org/x.csv"]
)
def test_no_file_and_no_network_is_read(served: Served, source: str) -> None:
    """LOAD CSV is refused before anything is opened."""
    with (
        socket.create_server(("127.0.0.1", 0)) as listening,
        served.session() as one,
        one.session() as session,
    ):
        listening.settimeout(0.2)
        address = source.format(port=listening.getsockname()[1])
        with pytest.raises(driver.exceptions.ClientError, match=r"allowed|disabled|security"):
            session.run(f"LOAD CSV FROM '{address}' AS row RETURN row").consume()
        with pytest.raises(TimeoutError):
            listening.accept()


def test_remit_says_what_is_refused(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """To one who writes, and to one with another password."""
    monkeypatch.setenv("NEO4J_PASSWORD", PASSWORD)
    with open_server(served.address) as store, pytest.raises(Refused, match="does not let this user do that"):
        store.cypher("CREATE (:Task)", write=True)
    monkeypatch.setenv("NEO4J_PASSWORD", "other")
    with pytest.raises(Refused, match="does not take this login"):
        open_server(served.address)


def test_only_this_machine_can_connect(served: Served) -> None:
    """Whatever the process listens on is an address of this machine alone."""
    found = psutil.Process(served.process.pid).net_connections()
    listening = [one.laddr.ip for one in found if one.status == psutil.CONN_LISTEN]
    assert listening
    assert {ip.removeprefix("::ffff:") for ip in listening} == {"127.0.0.1"}


def test_the_store_stays_usable(served: Served, folder: Path, tmp_path: Path) -> None:
    """It can be asked and changed meanwhile; what is served stays as it was."""
    with open_store(folder) as store:
        assert store.cypher("MATCH (t:Task) RETURN count(t) AS n").rows == ((24,),)
    copied = tmp_path / "copy.db"
    with open_store(copied, create=True) as store:
        store.add(load(EXAMPLES).documents)
    with serving(copied, tmp_path / "h", NEO4J_PASSWORD=PASSWORD) as other, open_store(copied) as store:
        store.remove(["tushuguan-2021"])
        with other.session() as one:
            assert one.execute_query("MATCH (t:Task) RETURN count(t) AS n").records[0]["n"] == 24


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_and_leaves_nothing(folder: Path, tmp_path: Path, how: signal.Signals) -> None:
    """Not in the folder where it runs, not among temporary files, though a client is connected and made mistakes."""
    with (
        serving(folder, tmp_path / "h", NEO4J_PASSWORD=PASSWORD) as made,
        made.session() as one,
        one.session() as session,
    ):
        with pytest.raises(driver.exceptions.ClientError):
            session.run("MATCH (n").consume()
        session.run("MATCH (n) RETURN n").peek()
        made.process.send_signal(how)
        assert made.process.wait(20) == 0
        assert list((made.home / "here").iterdir()) == list((made.home / "tmp").iterdir()) == []
        assert "Traceback" not in (made.home / "said").read_text("utf-8")


def test_without_a_password_a_new_one_is_shown_once(folder: Path, tmp_path: Path) -> None:
    """On standard error; the address alone is on standard output; another run has another password."""
    seen = set()
    for number in range(2):
        with serving(folder, tmp_path / str(number), "--port", str(free_port())) as made:
            with pytest.raises(driver.exceptions.AuthError), made.session("") as one:
                one.verify_connectivity()
            said = (made.home / "said").read_text("utf-8")
            password = said.rpartition("password: ")[2].splitlines()[0]
            with made.session(password) as one:
                one.verify_connectivity()
            assert said.count(password) == 1
            assert len(password) >= 16
            seen.add(password)
    assert len(seen) == 2


def test_two_that_begin_at_once_have_two_ports(folder: Path, tmp_path: Path) -> None:
    """Whoever finds the port taken in the meantime takes another one."""
    command = [sys.executable, "-m", "remit", "serve", "--bolt", "--store", str(folder)]
    env = os.environ | {"NEO4J_PASSWORD": PASSWORD, "PYTHONUNBUFFERED": "1"}
    both = [
        subprocess.Popen(
            command, cwd=tmp_path, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        for _ in range(2)
    ]
    try:
        said = [each.stdout.readline().strip() for each in both if each.stdout]
    finally:
        for each in both:
            each.kill()
            each.communicate()
    assert all(address.startswith("bolt://127.0.0.1:") for address in said), said
    assert len(set(said)) == 2


def test_a_port_that_is_taken(folder: Path, tmp_path: Path) -> None:
    """Where it was asked for it is an error; else there is another one."""
    with socket.create_server(("127.0.0.1", 0)) as one:
        taken = one.getsockname()[1]
        done = CliRunner().invoke(main, ["serve", "--bolt", "--store", str(folder), "--port", str(taken)])
    assert done.exit_code == 1
    assert (
        f"port {taken} of 127.0.0.1 cannot be listened on (Address already in use): give another with --port"
        in done.stderr
    )
    with (
        serving(folder, tmp_path / "1", NEO4J_PASSWORD=PASSWORD) as first,
        serving(folder, tmp_path / "2", NEO4J_PASSWORD=PASSWORD) as second,
    ):
        assert first.address != second.address
        for each in (first, second):
            with each.session() as one:
                one.verify_connectivity()


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["serve", "--store", "FOLDER"], 2, "--bolt"),
        (["serve", "--bolt", "--store", "none.db"], 1, "there is no store here"),
        (["serve", "--bolt", "--store", "RDF"], 1, "only what is in a folder is served"),
        (["serve", "--bolt", "--store", "FOLDER", "--port", "0"], 2, "--port"),
        (["serve", "--bolt", "--store", "FOLDER"], 1, "root is the engine's own user"),
    ],
)
def test_what_cannot_be_served_is_said(
    folder: Path, tmp_path: Path, arguments: list[str], status: int, says: str
) -> None:
    """Before anything is started."""
    nquads = tmp_path / "plans.nq"
    with open_store(folder) as store:
        assert isinstance(store, FolderStore)
    CliRunner().invoke(main, ["export", "nquads", "--store", str(folder), "-o", str(nquads)])
    given = [{"FOLDER": str(folder), "RDF": str(nquads)}.get(a, a) for a in arguments]
    done = CliRunner().invoke(main, given, env={"NEO4J_USERNAME": "root"})
    assert done.exit_code == status
    assert says in done.stderr
