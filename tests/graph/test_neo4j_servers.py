"""Real Neo4j servers of other settings: one that only reads, and one that speaks TLS."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from remit.errors import Refused, StoreError, Unreachable
from remit.graph.build import build
from remit.graph.store import bolt, open_server
from remit.graph.store.neo4j import Neo4jStore
from remit.loaders.load import extract
from tests.neo4j_server import Neo4jServer, here
from tests.synthetic import documents as synthetic_documents

GRAPH = build([extract("甲协会2023年工作要点\n1.办好年会。（乙部）", "a")])
MORE = build([extract("甲协会2024年工作要点\n1.办好年会。（乙部）", "b")])
READS = {"server.databases.default_to_read_only": "true"}

pytestmark = pytest.mark.slow


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Neo4jServer]:
    """Return a server of the test's own, which is not started yet."""
    if not (here() and shutil.which("openssl")):
        absent = pytest.fail if os.environ.get("REMIT_CI") else pytest.skip
        absent("no Neo4j here (Java 17 and Maven; sh .dev/servers.sh fetches it), or no openssl")
    made = Neo4jServer(tmp_path / "home")
    monkeypatch.setenv("NEO4J_PASSWORD", made.address.password)
    monkeypatch.setattr(bolt, "_RETRY", 1.0)
    yield made
    made.stop()


def test_a_server_that_only_reads(
    server: Neo4jServer, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It answers; a push and a query with --write say why not, and nothing of the driver is printed."""
    with open_server(server.start().uri) as store:
        store.push(GRAPH)
    server.stop()
    server.settings.update(READS)
    with open_server(server.start().uri) as store:
        assert isinstance(store, Neo4jStore)
        assert store.graph() == GRAPH
        assert store.push(GRAPH).written == ()
        with pytest.raises(
            Refused, match=r"cannot be written: .*Give the address of a server that takes writes"
        ):
            store.push(MORE)
        with pytest.raises(Refused, match="cannot be written"):
            store.cypher("CREATE (n:X)", write=True)
        assert store.graph() == GRAPH
    assert capfd.readouterr() == ("", "")


def test_a_server_that_only_reads_and_was_never_written(
    server: Neo4jServer, capfd: pytest.CaptureFixture[str]
) -> None:
    """Such a one has no database yet: the message says so, and what the driver tried again is not printed."""
    server.settings.update(READS)
    with (
        open_server(server.start().uri) as store,
        pytest.raises(Unreachable, match="if it only reads, was it ever written"),
    ):
        store.push(GRAPH)
    assert capfd.readouterr() == ("", "")


def test_a_server_that_speaks_tls(server: Neo4jServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """+ssc trusts any certificate, +s one that is known; each refusal says what to do."""
    folder = server.home / "certificates"
    folder.mkdir(parents=True)
    names = "subjectAltName=DNS:localhost,IP:127.0.0.1"
    request = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost"]
    made = ["-addext", names, "-days", "2", "-keyout", "private.key", "-out", "public.crt"]
    subprocess.run([*request, *made], cwd=folder, check=True, capture_output=True)
    server.settings |= {
        "server.bolt.tls_level": "OPTIONAL",
        "dbms.ssl.policy.bolt.enabled": "true",
        "dbms.ssl.policy.bolt.base_directory": str(folder),
        "dbms.ssl.policy.bolt.client_auth": "NONE",
    }
    address = server.start().uri.partition("://")[2]
    for scheme in ("bolt+ssc", "neo4j+ssc"):
        with open_server(f"{scheme}://{address}") as store:
            store.push(GRAPH)
            assert store.graph() == GRAPH
    with pytest.raises(
        Unreachable, match=r"not trusted \(self.signed certificate\).*SSL_CERT_FILE.*bolt\+ssc"
    ):
        open_server(f"bolt+s://{address}")
    with pytest.raises(Unreachable, match=r"Is its certificate trusted \(SSL_CERT_FILE\)"):
        open_server(f"neo4j+s://{address}")
    monkeypatch.setenv("SSL_CERT_FILE", str(folder / "public.crt"))
    for scheme in ("bolt+s", "neo4j+s"):
        with open_server(f"{scheme}://{address}") as store:
            assert store.push(GRAPH).written == ()
    server.stop()
    server.settings["server.bolt.tls_level"] = "DISABLED"
    server.start()
    with pytest.raises(StoreError, match="no Neo4j answers"):
        open_server(f"bolt+ssc://{address}")


def test_many_documents_go_in_transactions_that_a_server_can_take(server: Neo4jServer) -> None:
    """However many are taken away or become small, no transaction is larger than that of a push that brings them."""
    server.settings["dbms.memory.transaction.total.max"] = "32m"
    many = list(synthetic_documents(10_000))
    small = [extract("甲协会2024年工作要点\n1.办好年会。（乙部）", document.id) for document in many]
    with open_server(server.start().uri) as store:
        assert isinstance(store, Neo4jStore)
        store.push(build(many))
        store.push(build(small))
        assert store.graph() == build(small)
        store.push(build(many))
        store.push(build([]))
        assert store.bolt.read("MATCH (n) RETURN labels(n) AS labels") == [(["RemitState"],)]


def test_a_query_that_the_server_has_no_memory_for(server: Neo4jServer) -> None:
    """It says so, and not that the server is busy."""
    server.settings["dbms.memory.transaction.total.max"] = "64m"
    with open_server(server.start().uri) as store:
        store.push(GRAPH)
        with pytest.raises(StoreError, match=r"has not enough memory for this.*Narrow the query"):
            store.cypher("UNWIND range(1, 10000000) AS x RETURN size(collect(toString(x) + 'abc')) AS n")
