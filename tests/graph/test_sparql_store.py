"""The store in a SPARQL server, over real servers: what is written, when, and what a broken push leaves."""

import subprocess
import sys
import threading
import urllib.parse
import urllib.request
from collections.abc import Callable

import pyoxigraph
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from remit.errors import BrokenStore, StoreInUse
from remit.graph.build import build
from remit.graph.model import Graph, Node
from remit.graph.store import open_server
from remit.graph.store.endpoint import Endpoint
from remit.graph.store.protocol import Changes
from remit.graph.triples import quads, vocabulary
from remit.loaders.load import extract

FIRST = (
    "甲协会2023年工作要点\n1.办好年会。举办年会，新建20个基地。（乙部牵头，丙部配合）\n2.办好读书节。（丙部）"
)
OTHER = (
    "甲协会2023年工作要点\n1.办好年会。举办年会，新建30个基地。（乙部牵头，丙部配合）\n2.办好读书节。（丙部）"
)
SECOND = "甲协会2024年工作要点\n1.办好年会。举办年会，新建50个基地。（乙部牵头，戊部配合）"


def graph(**texts: str) -> Graph:
    """Return the graph of plans, id → text."""
    return build([extract(text, id) for id, text in texts.items()])


def held(server: str, with_state: bool = True) -> list[str]:
    """Return everything that *server* holds as canonical lines, asked without remit."""
    query = "SELECT ?s ?p ?o ?g { GRAPH ?g { ?s ?p ?o } }"
    address = f"{server}/query?query={urllib.parse.quote(query)}"
    request = urllib.request.Request(address, headers={"Accept": "application/sparql-results+json"})
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request) as reply:
        found = pyoxigraph.parse_query_results(reply.read(), pyoxigraph.QueryResultsFormat.JSON)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    lines = [" ".join(str(row[name]) for name in "spog") + " ." for row in found]
    return canonical(lines if with_state else [line for line in lines if not line.endswith("graph.state> .")])


def canonical(lines: list[str]) -> list[str]:
    """Return N-Quads sorted, with values in the form that an engine may give them (50 for 50.0)."""
    store = pyoxigraph.Store()
    store.load("\n".join(lines).encode(), pyoxigraph.RdfFormat.N_QUADS)
    return sorted(f"{quad} ." for quad in store)


def fresh(server: str, made: Graph) -> list[str]:
    """Return what *server* holds after *made* alone was pushed to it; then it is empty again."""
    clear(server)
    with open_server(server) as store:
        store.push(made)
    lines = held(server)
    clear(server)
    return lines


def clear(server: str) -> None:
    """Take everything out of *server*."""
    headers = {"Content-Type": "application/sparql-update"}
    request = urllib.request.Request(f"{server}/update", b"DROP ALL", headers, method="POST")
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request):
        pass


def dying(steps: int) -> Callable[[str], None]:
    """Return a watch that kills the push when it takes up the graph after *steps* others."""
    left = iter(range(steps))

    def watch(_: str) -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt

    return watch


def test_a_server_holds_what_was_pushed_and_nothing_else(server: str) -> None:
    """Every statement of the graph and the labels of codes stand in their named graphs."""
    made = graph(a=FIRST, b=SECOND)
    with open_server(server) as store:
        done = store.push(made)

    assert done.changes == Changes(added=("a", "b"))
    assert set(done.written) == {"graph.a", "graph.b", "graph.registry", "graph.vocabulary"}
    assert held(server, with_state=False) == canonical([*quads(made), *vocabulary()])
    assert done.things == len(held(server, with_state=False))


def test_pushing_again_writes_nothing(server: str) -> None:
    """The second push finds every digest unchanged and touches nothing."""
    made = graph(a=FIRST, b=SECOND)
    with open_server(server) as store:
        store.push(made)
        before = held(server)
        again = store.push(made, dying(0))

    assert (again.changes, again.written) == (Changes(unchanged=("a", "b")), ())
    assert held(server) == before


def test_only_what_has_changed_is_written(server: str) -> None:
    """A changed plan replaces its own graph, and the registry where that changes; the other plan is left alone."""
    with open_server(server) as store:
        store.push(graph(a=FIRST, b=SECOND))
        done = store.push(graph(a=OTHER, b=SECOND))

    assert done.changes == Changes(replaced=("a",), unchanged=("b",))
    assert "graph.a" in done.written
    assert not {"graph.b", "graph.vocabulary"} & set(done.written)
    lines = held(server)
    assert lines == fresh(server, graph(a=OTHER, b=SECOND))


def test_what_is_gone_from_the_graph_is_gone_from_the_server(server: str) -> None:
    """After a push without a plan the server is as if the plan had never been there."""
    with open_server(server) as store:
        store.push(graph(a=FIRST, b=SECOND))
        done = store.push(graph(a=FIRST))

    assert done.changes == Changes(unchanged=("a",), removed=("b",))
    lines = held(server)
    assert lines == fresh(server, graph(a=FIRST))


@pytest.mark.parametrize("steps", range(5))
def test_a_broken_push_is_noticed_and_mended(server: str, steps: int) -> None:
    """Wherever a push dies, readers are told, other documents stay whole, and the next push makes all right."""
    after = graph(a=OTHER, c=SECOND)
    with open_server(server) as store:
        store.push(graph(a=FIRST, b=SECOND))
        wanted = {line for made in (graph(a=FIRST, b=SECOND), after) for line in canonical(list(quads(made)))}
        broken = False
        try:
            store.push(after, dying(steps))
        except KeyboardInterrupt:
            broken = True
        assert broken == (steps < 4)
        if broken:
            assert set(held(server, with_state=False)) <= wanted | set(canonical(list(vocabulary())))
            with (
                open_server(server) as reader,
                pytest.raises(BrokenStore, match="did not come to its end; 4 of 5"),
            ):
                reader.sparql("ASK { ?s ?p ?o }")
        done = store.push(after)

    assert done.resumed == broken
    lines = held(server)
    assert lines == fresh(server, after)


def test_a_reader_never_sees_a_push_half_done(server: str) -> None:
    """Whoever asks during a push is told so, and a store that was opened before it answers from what is new after it."""
    query = "SELECT ?v { ?x remit:value ?v } ORDER BY ?v"
    told: list[str] = []

    def ask(name: str) -> None:
        with pytest.raises(BrokenStore, match="a push is under way"):
            reader.sparql(query)
        told.append(name)

    with open_server(server) as store, open_server(server) as reader:
        store.push(graph(a=FIRST))
        assert reader.sparql(query).rows == ((20,),)
        store.push(graph(a=OTHER, b=SECOND), ask)
        assert reader.sparql(query).rows == ((30,), (50,))
    assert len(told) == 3


def test_two_pushes_at_once_are_noticed(server: str) -> None:
    """The push that began first learns of the other, and the next one writes everything."""
    ours, theirs = graph(a=FIRST), graph(a=OTHER)
    seen: list[str] = []

    def meddle(name: str) -> None:
        if not seen:
            with open_server(server) as other:
                other.push(theirs)
        seen.append(name)

    with open_server(server) as store:
        with pytest.raises(StoreInUse, match="another push"):
            store.push(ours, meddle)
        assert store.push(ours).resumed
    lines = held(server)
    assert lines == fresh(server, ours)


def test_other_graphs_of_the_server_are_left_alone(server: str) -> None:
    """What others keep on the server stays, and is no part of the store's documents."""
    headers = {"Content-Type": "application/sparql-update"}
    update = b'INSERT DATA { GRAPH <http://x/mine> { <http://x/a> <http://x/b> "c" } }'
    request = urllib.request.Request(f"{server}/update", update, headers, method="POST")
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request):
        pass
    with open_server(server) as store:
        store.push(graph(a=FIRST))
        store.push(graph(b=SECOND))
        assert [row[0] for row in store.listing().rows] == ["b"]
    assert '<http://x/a> <http://x/b> "c" <http://x/mine> .' in held(server)


def test_documents_with_names_of_our_own_graphs_stay_apart(server: str) -> None:
    """Plans called registry, vocabulary and state are documents like others."""
    made = graph(registry=FIRST, vocabulary=SECOND, state=OTHER.replace("2023", "2025"))
    with open_server(server) as store:
        assert store.push(made).changes.added == ("registry", "state", "vocabulary")
        assert store.push(made).changes.unchanged == ("registry", "state", "vocabulary")
        assert [row[0] for row in store.listing().rows] == ["registry", "state", "vocabulary"]


def test_a_server_that_takes_updates_only(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """By SPARQL Update the same comes to the same place, hostile text included."""
    hostile = Node("span.t.0-1", "Mention", {"exact": "\\u0022 } \x00\x0b\u2028\"'\n\t😀 DROP ALL #"}, "c")
    made = graph(a=FIRST, b=SECOND)
    more = Graph.of([*made.nodes.values(), hostile], made.edges)
    expected = fresh(server, more)
    monkeypatch.setenv("REMIT_SPARQL_UPDATE", f"{server}/update")
    with open_server(server) as store:
        store.push(graph(a=OTHER, d=SECOND))
        assert store.push(more).changes == Changes(("b", "c"), ("a",), (), ("d",))
        assert store.push(more).written == ()
    assert held(server) == expected


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text())
def test_any_text_comes_back_from_a_server(server: str, text: str) -> None:
    """Names with quotation marks, backslashes, line ends, braces and emoji go there and come back."""
    said = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    with open_server(server) as store:
        store.push(Graph.of([Node("span.t.0-1", "Mention", {"exact": text}, "d")], []))
        assert store.sparql("SELECT ?x { ?m oa:exact ?x }").rows == ((said,),)


def test_a_graph_is_replaced_in_one_step(server: str) -> None:
    """Whoever reads while a graph is replaced, again and again, finds the old or the new, whole."""
    sizes = (3000, 5000)
    versions = [
        "".join(f'<http://x/{n}> <http://x/v> "{size}" .\n' for n in range(size)).encode() for size in sizes
    ]
    count = "SELECT (COUNT(*) AS ?n) (COUNT(DISTINCT ?v) AS ?kinds) { GRAPH <http://x/g> { ?s ?p ?v } }"
    writer, reader = Endpoint(server), Endpoint(server)
    writer.put("http://x/g", versions[0])
    over = threading.Event()
    found: list[tuple[int, int]] = []

    def read() -> None:
        while not over.is_set():
            found.extend(reader.rows(count)[1])

    thread = threading.Thread(target=read)
    thread.start()
    for turn in range(12):
        writer.put("http://x/g", versions[turn % 2])
    over.set()
    thread.join()
    assert len(found) > 3
    assert set(found) <= {(size, 1) for size in sizes}


def test_a_client_that_is_killed_leaves_what_the_next_one_mends(server: str) -> None:
    """A process that dies between two graphs, with no chance to clean up: readers are told, and a push makes all right."""
    code = (
        "import os, sys\n"
        "from remit import build, extract, open_store\n"
        "names = []\n"
        "def watch(name):\n"
        "    names.append(name)\n"
        "    if len(names) == 2: os._exit(9)\n"
        "open_store(sys.argv[1]).push(build([extract(sys.argv[2], 'a')]), watch)\n"
    )
    with open_server(server) as store:
        store.push(graph(a=FIRST))
        killed = subprocess.run([sys.executable, "-c", code, server, OTHER], check=False)
        assert killed.returncode == 9
        with pytest.raises(BrokenStore, match="did not come to its end"):
            store.listing()
        assert store.push(graph(a=OTHER)).resumed
    lines = held(server)
    assert lines == fresh(server, graph(a=OTHER))
