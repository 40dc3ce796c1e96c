"""Asking the store in a SPARQL server: as a folder is asked; with a password; where it can only be read."""

import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from remit.errors import BrokenStore, NoStore, QueryMistake, Refused, StoreError
from remit.graph.build import build
from remit.graph.document import Document
from remit.graph.store import open_server, open_store
from remit.graph.store.sparql import SparqlStore
from remit.graph.triples import iri, quads
from remit.loaders.load import extract
from tests.conftest import Servers

FIRST = (
    "甲协会2023年工作要点\n1.办好年会。举办年会，新建20个基地。（乙部牵头，丙部配合）\n2.办好读书节。（丙部）"
)
SECOND = "甲协会2024年工作要点\n1.办好年会。举办年会，新建50个基地。（乙部牵头，戊部配合）"


def test_the_list_is_that_of_the_folder_but_for_the_source(server: str, tmp_path: Path) -> None:
    """Id, year, title and counts come from the graph; from where a plan was read only the folder knows."""
    with open_store(tmp_path / "remit.db", create=True) as folder, open_server(server) as store:
        folder.add([extract(FIRST, "a"), extract(SECOND, "b"), Document("e", "空白", ())])
        store.push(folder.graph())
        assert store.listing().columns == folder.listing().columns
        assert [row[:-1] for row in store.listing().rows] == [row[:-1] for row in folder.listing().rows]


def test_own_queries_are_answered_as_in_a_folder(server: str, tmp_path: Path) -> None:
    """Prefixes, ids, all graphs at once, one graph, ASK, CONSTRUCT and DESCRIBE: columns and rows are the same."""
    with open_store(tmp_path / "remit.db", create=True) as folder, open_server(server) as store:
        folder.add([extract(FIRST, "a"), extract(SECOND, "b")])
        store.push(folder.graph())
        for query in (
            "SELECT ?t ?n { ?t a remit:Task ; remit:responsibleOrganization/skos:prefLabel ?n } ORDER BY ?t ?n",
            "SELECT ?p ?o { id:task.a.1.1 ?p ?o } ORDER BY STR(?p) STR(?o)",
            "SELECT ?v ?u ?y ?a { ?x remit:value ?v ; remit:unit ?u ; remit:due ?y ; remit:aspirational ?a } ORDER BY ?v",
            "SELECT ?g (COUNT(?t) AS ?n) { GRAPH ?g { ?t a remit:Task } } GROUP BY ?g ORDER BY ?g",
            "SELECT ?t { GRAPH ?g { ?t a remit:Task } ?t remit:forYear ?y } ORDER BY ?t",
            "SELECT ?t FROM id:graph.b { ?t a remit:Task } ORDER BY ?t",
            "SELECT (1.5 AS ?d) (1e3 AS ?e) ('x'@zh AS ?z) (1/0 AS ?none) (<http://x/甲> AS ?i) {}",
            "ASK { <task.a.1.1> a remit:Task }",
            "ASK { <task.a.9> a remit:Task }",
            "CONSTRUCT { ?t a remit:Task } { ?t a remit:Task }",
            "CONSTRUCT { ?o skos:prefLabel ?n } { ?o a remit:Organization ; skos:prefLabel ?n }",
            "SELECT * { ?s a remit:Nothing }",
        ):
            assert store.sparql(query) == folder.sparql(query), query


def test_mistakes_are_told_as_by_a_folder(server: str, tmp_path: Path) -> None:
    """A query that cannot be read, that would write, or that would ask elsewhere gets the folder's message."""
    with open_store(tmp_path / "remit.db", create=True) as folder, open_server(server) as store:
        folder.add([extract(FIRST, "a")])
        store.push(folder.graph())
        for query in (
            "SELECT ?t {\n ?t a remit:Task",
            "SELECT ?t { ?t a foo:Task }",
            "DROP ALL",
            "ASK { SERVICE <http://x/> {} }",
        ):
            with pytest.raises(QueryMistake) as here:
                folder.sparql(query)
            with pytest.raises(QueryMistake) as there:
                store.sparql(query)
            assert str(there.value) == str(here.value)


def test_a_graph_that_others_have_changed_is_not_passed_off_as_ours(server: str) -> None:
    """What is drawn and exported is what was pushed, or an error that says what to do."""
    made = build([extract(FIRST, "a")])
    with open_server(server) as store:
        store.push(made)
        assert isinstance(store, SparqlStore)
        store.endpoint.put(iri("graph.a"), b"")
        with pytest.raises(BrokenStore, match=f"Write all of it: remit push {server} --again"):
            store.graph()
        assert store.push(made).written == ()
        assert len(store.push(made, again=True).written) == 3
        assert list(quads(store.graph())) == list(quads(made))


def test_what_a_server_cannot_do_is_said(server: str) -> None:
    """Plans, texts and Cypher are for folders; an empty server has no graph yet."""
    with open_server(server) as store:
        with pytest.raises(NoStore, match=r"no graph of remit here. Write one: remit push"):
            store.listing()
        for what in (store.documents, lambda: store.add([]), lambda: store.cypher("MATCH (n) RETURN n")):
            with pytest.raises(StoreError, match=r"Load them into a folder|answers SPARQL, not Cypher"):
                what()


@pytest.fixture
def password(monkeypatch: pytest.MonkeyPatch) -> Callable[[str | None, str | None], None]:
    """Return what sets the user and password of the environment."""

    def set(user: str | None, secret: str | None) -> None:
        for name, value in (("USERNAME", user), ("PASSWORD", secret)):
            if value is None:
                monkeypatch.delenv(f"REMIT_SPARQL_{name}", raising=False)
            else:
                monkeypatch.setenv(f"REMIT_SPARQL_{name}", value)

    return set


@pytest.mark.slow
@pytest.mark.parametrize("form", ["basic", "digest"])
def test_a_server_with_a_password(
    own_servers: Servers, tmp_path: Path, password: Callable[[str | None, str | None], None], form: str
) -> None:
    """No password and a wrong one are two messages that do not show it; the right one, from the environment or typed, writes."""
    secrets = tmp_path / "passwords"
    secrets.write_text("staff: open-sesame\n")
    address = own_servers.fuseki("--passwd", str(secrets), f"--auth={form}", "--mem", "--update")
    password(None, None)
    with pytest.raises(Refused, match=r"wants a user name and a password. Set REMIT_SPARQL_USERNAME"):
        open_server(address)
    password("staff", "shibboleth")
    with pytest.raises(Refused, match="refuses the user name or password") as refused:
        open_server(address)
    assert "shibboleth" not in f"{refused.value!r}{refused.value.__cause__!r}"
    password("staff", "open-sesame")
    with open_server(address) as store:
        assert store.push(build([extract(FIRST, "a")])).changes.added == ("a",)
    password("staff", None)
    asked: list[str] = []
    with open_server(address, lambda what: asked.append(what) or "open-sesame") as store:  # type: ignore[func-returns-value]
        assert len(store.listing().rows) == 1
    assert asked == [f"staff at {address}"]
    with pytest.raises(StoreError, match="REMIT_SPARQL_PASSWORD is not"):
        open_server(address)


@pytest.mark.slow
def test_a_server_that_is_there_to_be_read(own_servers: Servers, tmp_path: Path) -> None:
    """A graph on a read-only server can be asked, and a push says that it is read only."""
    made = build([extract(FIRST, "a")])
    file = tmp_path / "all.nq"
    writing = own_servers.oxigraph()
    with open_server(writing) as store:
        store.push(made)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(
        urllib.request.Request(f"{writing}/store", headers={"Accept": "application/n-quads"})
    ) as reply:
        file.write_bytes(reply.read())
    with open_server(own_servers.fuseki("--file", str(file))) as store:
        assert [row[0] for row in store.listing().rows] == ["a"]
        assert store.push(made).written == ()
        with pytest.raises(Refused, match="read only"):
            store.push(build([extract(SECOND, "b")]))
        assert [row[0] for row in store.listing().rows] == ["a"]
