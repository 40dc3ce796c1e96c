"""What all tests share: where the real documents are, real SPARQL servers, and skipping clearly where they are not."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import neo4j as driver
import portalocker
import pytest
from hypothesis import settings

from remit.graph.store import open_server
from remit.graph.store.neo4j import Neo4jStore
from tests.neo4j_server import Address, Neo4jServer, here

settings.register_profile("remit", deadline=None)  # how fast this machine is now is no property of the code
settings.load_profile("remit")

ROOT = Path(__file__).resolve().parents[1]
SERVERS = Path(os.environ.get("REMIT_SERVERS", ROOT / ".venv" / "servers"))
READY = 60.0  # seconds that a server may take to answer
VIRTUOSO = """[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{other}
NumberOfBuffers = 5000
[HTTPServer]
ServerPort = 127.0.0.1:{port}
"""


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real plans and their annotations; skip where it is absent."""
    folder = Path(os.environ.get("REMIT_SHARED", ROOT.parent / "shared"))
    if not (folder / "plans").is_dir():
        pytest.skip("the real plans are not here (set REMIT_SHARED to their folder)")
    return folder


@pytest.fixture(scope="session")
def plans(shared: Path) -> tuple[Path, Path]:
    """Return the two real plans, 2018 and 2022."""
    return shared / "plans" / "henan-kexie-2018.txt", shared / "plans" / "henan-kexie-2022.txt"


@pytest.fixture(scope="session", autouse=True)
def nobody() -> None:
    """Forget the user, password and addresses that the environment of the tests may have."""
    for name in [name for name in os.environ if name.startswith(("REMIT_SPARQL_", "NEO4J_"))]:
        del os.environ[name]


class Servers:
    """Starts SPARQL servers of the tests' own on 127.0.0.1, in *folder*, and stops them all at the end."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._running: list[subprocess.Popen[bytes]] = []

    def oxigraph(self, *arguments: str) -> str:
        """Return the address of a new Oxigraph."""
        port = free_port()
        program = Path(sys.executable).parent / "oxigraph"
        command = [str(program), "serve", "--bind", f"127.0.0.1:{port}", *arguments]
        return self._start(command, f"http://127.0.0.1:{port}", "/query")

    def fuseki(self, *arguments: str) -> str:
        """Return the address of a new Fuseki with a dataset; skip where there is no Java, or no Fuseki."""
        jars = sorted(SERVERS.glob("jena-fuseki-server-*.jar"))
        if not (jars and shutil.which("java")):
            absent = pytest.fail if os.environ.get("REMIT_CI") else pytest.skip
            absent("no Fuseki here (Java 17 and Maven; sh .dev/servers.sh fetches it)")
        port = free_port()
        heap = "6g" if os.environ.get("REMIT_LARGE") else "512m"  # 100,000 things in memory need 3 GB
        flags = [f"-Xmx{heap}", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
        command = ["java", *flags, "-jar", str(jars[-1].resolve()), "--localhost", "--port", str(port)]
        chosen = arguments or ("--mem", "--update")
        return self._start([*command, *chosen, "/ds"], f"http://127.0.0.1:{port}/ds", "/query")

    def virtuoso(self) -> str:
        """Return the address of a new Virtuoso, whose user dba has the password dba; skip where it is not installed."""
        if not shutil.which("virtuoso-t"):
            pytest.skip("no Virtuoso here (Debian: virtuoso-opensource-7)")
        port = free_port()
        self.folder.mkdir(exist_ok=True)
        settings = self.folder / f"virtuoso-{port}.ini"
        settings.write_text(VIRTUOSO.format(port=port, other=free_port()))
        return self._start(["virtuoso-t", "-f", "-c", str(settings)], f"http://127.0.0.1:{port}/sparql", "")

    def _start(self, command: list[str], address: str, path: str) -> str:
        home = self.folder / str(len(self._running))
        home.mkdir(parents=True)
        with (home / "log").open("wb") as log:
            process = subprocess.Popen(command, cwd=home, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        self._running.append(process)
        until = time.monotonic() + READY
        while time.monotonic() < until and process.poll() is None:
            if answers(f"{address}{path}?query=ASK%7B%7D"):
                return address
            time.sleep(0.05)
        raise AssertionError(f"{command[0]} did not start: {(home / 'log').read_text('utf-8')[-2000:]}")

    def stop(self) -> None:
        """Stop every server that was started here."""
        for process in self._running:
            process.terminate()
        for process in self._running:
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def answers(address: str) -> bool:
    """Whether a server answers at *address*, if only that it wants a password."""
    try:
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(address, timeout=5):
            return True
    except urllib.error.HTTPError as error:
        error.close()
        return error.code == 401
    except OSError:
        return False


def free_port() -> int:
    """Return a port of this machine that nothing listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture(scope="session")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    """Return what starts SPARQL servers."""
    made = Servers(tmp_path_factory.mktemp("servers"))
    yield made
    made.stop()


@pytest.fixture
def own_servers(tmp_path: Path) -> Iterator[Servers]:
    """Return what starts SPARQL servers for one test, and stops them after it."""
    made = Servers(tmp_path / "servers")
    yield made
    made.stop()


@pytest.fixture(scope="session")
def oxigraph(servers: Servers) -> str:
    """Return the address of an Oxigraph that the tests share."""
    return servers.oxigraph()


@pytest.fixture(scope="session")
def fuseki(servers: Servers) -> str:
    """Return the address of a Fuseki that the tests share."""
    return servers.fuseki()


@pytest.fixture(params=["oxigraph", "fuseki"])
def server(request: pytest.FixtureRequest) -> str:
    """Return the address of each kind of server in turn, with nothing in it."""
    address: str = request.getfixturevalue(request.param)
    drop = urllib.request.Request(
        f"{address}/update", b"DROP ALL", {"Content-Type": "application/sparql-update"}, method="POST"
    )
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(drop, timeout=30):
        return address


GIVEN = {name: os.environ.get(name) for name in ("REMIT_TEST_NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD")}
VERSIONS: set[str] = set()  # of the Neo4j servers that the tests asked


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Address]:
    """Return the address of a real Neo4j 5: that of REMIT_TEST_NEO4J_URI, else one that the tests start; skip where there is none."""
    if uri := GIVEN["REMIT_TEST_NEO4J_URI"]:
        yield Address(uri, GIVEN["NEO4J_USERNAME"] or "neo4j", GIVEN["NEO4J_PASSWORD"] or "")
        return
    if not here():
        absent = pytest.fail if os.environ.get("REMIT_CI") else pytest.skip
        absent("no Neo4j here (Java 17 and Maven; sh .dev/servers.sh fetches it)")
    server = Neo4jServer(tmp_path_factory.mktemp("neo4j"))
    yield server.start()
    server.stop()


@pytest.fixture
def neo4j(
    neo4j_server: Address,
    record_property: Callable[[str, object], None],
    tmp_path_factory: pytest.TempPathFactory,
    worker_id: str,
) -> Iterator[Address]:
    """Return the address of a real Neo4j 5 with nothing in it."""
    if not GIVEN["REMIT_TEST_NEO4J_URI"]:
        record_property("neo4j", empty(neo4j_server))
        yield neo4j_server
        return
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    with portalocker.Lock(shared / "neo4j.lock", timeout=600):  # one server, and the workers take turns
        if not (shared / "neo4j.ours").exists():
            refuse_data(neo4j_server)
            (shared / "neo4j.ours").touch()
        record_property("neo4j", empty(neo4j_server))
        yield neo4j_server
        empty(neo4j_server)


@pytest.fixture
def neo4j_store(neo4j: Address, monkeypatch: pytest.MonkeyPatch) -> Iterator[Neo4jStore]:
    """Return the store in a real Neo4j with nothing in it."""
    monkeypatch.setenv("NEO4J_USERNAME", neo4j.user)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j.password)
    with open_server(neo4j.uri) as made:
        assert isinstance(made, Neo4jStore)
        yield made


def refuse_data(address: Address) -> None:
    """Fail where somebody keeps something in the server at *address*: the tests empty it."""
    with driver.GraphDatabase.driver(address.uri, auth=address.auth) as one:
        ((count,),) = one.execute_query("MATCH (n) RETURN count(n) AS n").records
    if count:
        pytest.fail(
            f"{address.uri} holds {count} nodes, and the tests would delete them: give an empty database"
        )


def empty(address: Address) -> str:
    """Remove all nodes of the server at *address*, whose constraints may stay; return its version."""
    with driver.GraphDatabase.driver(address.uri, auth=address.auth) as one:
        version, *_ = one.execute_query("CALL dbms.components() YIELD name, versions, edition").records
        with one.session() as session:
            session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()
    return f"{version['name']} {version['versions'][0]} {version['edition']}"


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Take over which servers the workers asked."""
    VERSIONS.update(str(text) for name, text in report.user_properties if name == "neo4j")


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which Neo4j the tests asked."""
    for version in sorted(VERSIONS):
        terminalreporter.write_line(f"asked a real server: {version}")
