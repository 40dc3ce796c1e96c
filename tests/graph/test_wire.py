"""Requests to servers that are busy, slow, rude, or none: a small HTTP server of the test's own plays them."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from remit.errors import QueryMistake, Refused, StoreError, Unreachable
from remit.graph.store.endpoint import RESULTS, Endpoint, checked
from remit.graph.store.wire import Login, Wire
from tests.conftest import free_port

YES = (200, {"Content-Type": RESULTS}, b'{"head": {}, "boolean": true}')
Answer = tuple[int, dict[str, str], bytes] | None  # None: hang up without a word
Play = Callable[[str, str], Answer]


class Stage:
    """An HTTP server that answers as *play* (method, path → answer) says, and remembers what it was asked."""

    def __init__(self) -> None:
        self.play: Play = lambda method, path: YES
        self.asked: list[tuple[str, str, dict[str, str]]] = []
        stage = self

        class Actor(BaseHTTPRequestHandler):
            def answer(self) -> None:
                stage.asked.append((self.command, self.path, dict(self.headers)))
                self.rfile.read(int(self.headers.get("Content-Length") or 0))
                said = stage.play(self.command, self.path)
                if said is None:
                    self.close_connection = True
                    return
                status, headers, content = said
                self.send_response(status)
                for name, value in {**headers, "Content-Length": str(len(content))}.items():
                    self.send_header(name, value)
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(content)

            do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = answer

            def log_message(self, *arguments: Any) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Actor)
        self.address = f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def stage() -> Iterator[Stage]:
    """Return an HTTP server that plays what it is told."""
    made = Stage()
    thread = threading.Thread(target=made.server.serve_forever, args=(0.01,))
    thread.start()
    yield made
    made.server.shutdown()
    thread.join()
    made.server.server_close()


def quick(login: Login | None = None, timeout: float = 5.0) -> Wire:
    """Return a wire that does not wait long."""
    return Wire(login, timeout, attempts=4, pause=0.001)


def in_turn(*answers: Answer) -> Play:
    """Play *answers* one after the other, the last for ever."""
    left = list(answers)
    return lambda method, path: left.pop(0) if len(left) > 1 else left[0]


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_busy_server_is_asked_again(stage: Stage, status: int) -> None:
    """Three refusals for lack of time, one of them with its own waiting time, and then the answer."""
    busy: Answer = (status, {"Retry-After": "0"}, b"busy")
    stage.play = in_turn(busy, (status, {}, b""), busy, YES)
    assert quick().send("GET", stage.address).ok
    assert len(stage.asked) == 4


def test_a_connection_that_breaks_is_tried_again(stage: Stage) -> None:
    """A server that hangs up gets another chance, for every kind of request."""
    for method in ("GET", "POST", "PUT", "DELETE"):
        stage.play = in_turn(None, None, YES)
        assert quick().send(method, stage.address, b"x" if method in ("POST", "PUT") else None).ok


def test_patience_ends(stage: Stage) -> None:
    """A server that stays busy, or hangs up each time, is reported after the last attempt."""
    stage.play = in_turn(YES, (503, {}, b"busy"))
    with pytest.raises(StoreError, match=r"too busy for a question \(status 503\)"):
        Endpoint(f"{stage.address}/query", quick()).ask("ASK {}")
    assert len(stage.asked) == 5
    stage.play = in_turn(None)
    with pytest.raises(Unreachable, match="cannot be reached"):
        quick().send("GET", stage.address)


def test_other_refusals_are_final(stage: Stage) -> None:
    """A mistake in a query, a missing right and a fault of the server are not tried again."""
    for status, error, said in (
        (400, QueryMistake, "It says: line 1: no"),
        (403, Refused, "does not allow a question"),
        (500, StoreError, r"could not do a question \(status 500\). It says: line 1: no"),
    ):
        stage.play = in_turn(YES, (status, {}, b"line 1:\n no\x1b[2J"))
        endpoint = Endpoint(f"{stage.address}/query", quick())
        stage.asked.clear()
        with pytest.raises(error, match=said) as raised:
            endpoint.ask("ASK {}")
        assert "\x1b" not in str(raised.value)
        assert len(stage.asked) == 1


def test_a_slow_server_is_not_waited_for_for_ever(stage: Stage) -> None:
    """When the time is over the message says how long it was, and nothing is sent again."""
    over = threading.Event()

    def slow(method: str, path: str) -> Answer:
        over.wait(10)
        return YES

    stage.play = slow
    with pytest.raises(Unreachable, match=r"did not answer within 0.05 seconds"):
        quick(timeout=0.05).send("GET", stage.address)
    over.set()
    assert len(stage.asked) == 1


def test_nothing_listens_there() -> None:
    """A port without a server, and a name that nobody has, are told by their address."""
    port = free_port()
    with pytest.raises(Unreachable, match=f"http://127.0.0.1:{port} cannot be reached"):
        Endpoint(f"http://127.0.0.1:{port}/ds", quick())
    with pytest.raises(Unreachable, match=r"http://no-such-host\.invalid cannot be reached"):
        Endpoint("http://no-such-host.invalid/ds", quick())


def test_the_password_goes_in_a_header_and_nowhere_else(stage: Stage) -> None:
    """A server that asks gets it, in UTF-8; others do not; neither representation nor a redirection shows it."""
    login = Login("馆员", "芝麻 开门")
    wire = quick(login)
    assert wire.send("GET", stage.address).ok
    assert "Authorization" not in stage.asked[0][2]
    stage.play = in_turn((401, {"WWW-Authenticate": 'Basic realm="x"'}, b""), YES)
    assert wire.send("GET", stage.address).ok
    assert wire.send("GET", stage.address).ok
    given = [headers.get("Authorization") for _, _, headers in stage.asked[1:]]
    assert given == [None, *["Basic 6aaG5ZGYOuiKnem6uyDlvIDpl6g="] * 2]
    assert "芝麻" not in repr(login)
    assert "馆员" not in repr(login)
    stage.play = in_turn((302, {"Location": f"{stage.address}/elsewhere"}, b""))
    with pytest.raises(StoreError, match="sends us to another address"):
        wire.send("GET", f"{stage.address}/old")
    assert [path for _, path, _ in stage.asked] == ["/", "/", "/", "/", "/old"]


@pytest.mark.parametrize("challenge", ['Basic realm="x"', "Negotiate", ""])
@pytest.mark.parametrize("login", [None, Login("staff", "guess")])
def test_a_wrong_password_is_said_once(stage: Stage, login: Login | None, challenge: str) -> None:
    """A password is tried once, and the refusal says which variables to set."""
    stage.play = in_turn((401, {"WWW-Authenticate": challenge}, b""))
    with pytest.raises(Refused, match=r"Set REMIT_SPARQL_USERNAME and REMIT_SPARQL_PASSWORD") as refused:
        Endpoint(stage.address, quick(login))
    assert "guess" not in str(refused.value)
    assert len(stage.asked) == (2 if login and challenge.startswith("Basic") else 1)


@pytest.mark.parametrize(
    "page",
    [
        (200, {"Content-Type": "text/html"}, b"<html>hello"),
        (404, {"Content-Type": "text/plain"}, b"nothing here"),
        (200, {"Content-Type": "application/json"}, b"{}"),
    ],
)
def test_a_server_of_something_else_is_recognised(stage: Stage, page: Answer) -> None:
    """A web site is no SPARQL server, and the message shows addresses that would be right."""
    stage.play = in_turn(page)
    with pytest.raises(
        StoreError, match=r"does not answer SPARQL. Give the root of the service \(http://host:3030/ds"
    ):
        Endpoint(stage.address, quick())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{",
        b"\xff\xfe",
        b'{"head": {}}',
        b'{"head": {"vars": ["x"]}, "results": {"bindings": [1]}}',
        b'{"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type": "uri"}}]}}',
    ],
)
def test_an_odd_answer_is_named(stage: Stage, content: bytes) -> None:
    """What says to be a result and is none is an error about the server, not a crash."""
    stage.play = in_turn(YES, (200, {"Content-Type": RESULTS}, content))
    endpoint = Endpoint(f"{stage.address}/query", quick())
    with pytest.raises(StoreError, match="gave an answer that cannot be read"):
        endpoint.rows("SELECT ?x {}")
    stage.play = in_turn((200, {"Content-Type": "text/html"}, b"<h1>Please log in</h1>"))
    with pytest.raises(StoreError, match=r"answered with text/html.*Please log in"):
        endpoint.rows("SELECT ?x {}")


def test_rare_terms_come_as_text(stage: Stage) -> None:
    """Blank nodes, old typed literals and quoted triples of other servers are cells too."""
    terms = {
        "b": {"type": "bnode", "value": "b0"},
        "t": {"type": "typed-literal", "value": "12", "datatype": "http://www.w3.org/2001/XMLSchema#integer"},
        "z": {"type": "literal", "value": "12", "xml:lang": "zh"},
        "q": {"type": "triple", "value": {"subject": {"type": "uri", "value": "http://x/甲"}}},
    }
    said = {"head": {"vars": [*"btzqn"]}, "results": {"bindings": [terms]}}
    stage.play = in_turn(YES, (200, {"Content-Type": RESULTS}, json.dumps(said).encode()))
    ((*cells,),) = Endpoint(f"{stage.address}/query", quick()).rows("SELECT * {}")[1]
    assert cells == ["_:b0", 12, "12", '{"subject": {"type": "uri", "value": "http://x/甲"}}', None]


@pytest.mark.parametrize(
    ("path", "questions", "graphs"),
    [
        ("", "/query", "/store"),
        ("/ds", "/ds/query", "/ds/data"),
        ("/ds/", "/ds/query", "/ds/data"),
        ("/ds/query", "/ds/query", "/ds/data"),
        ("/sparql", "/sparql", "/sparql-graph-crud-auth"),
        ("", "/sparql", "/sparql-graph-crud-auth"),
        ("/repositories/r", "/repositories/r", "/repositories/r/rdf-graphs/service"),
    ],
)
def test_addresses_are_found(stage: Stage, path: str, questions: str, graphs: str) -> None:
    """From the root of a service or from the address of its questions, where it takes graphs is found."""

    def play(method: str, asked: str) -> Answer:
        place = asked.partition("?")[0]
        if place == questions and method in ("GET", "POST"):
            return YES
        return (204, {}, b"") if place == graphs else (404, {"Content-Type": "text/plain"}, b"")

    stage.play = play
    endpoint = Endpoint(stage.address + path, quick())
    endpoint.put("http://x/a&b", b"")
    assert stage.asked[-1][:2] == ("PUT", f"{graphs}?graph=http%3A%2F%2Fx%2Fa%26b")
    endpoint.delete("http://x/g")
    assert endpoint.ask("ASK {}").ok
    assert stage.asked[-1][:2] == ("POST", questions)


def test_a_server_without_graphs_can_be_read_only(stage: Stage) -> None:
    """Where no address takes graphs, a change is refused and the message names the variable that could give it."""
    stage.play = lambda method, path: YES if path.startswith("/query") else (404, {}, b"")
    endpoint = Endpoint(stage.address, quick())
    assert endpoint.rows("ASK {}") == (("answer",), ((True,),))
    with pytest.raises(Refused, match="name it in REMIT_SPARQL_GRAPHS"):
        endpoint.put("http://x/g", b"")
    stage.play = lambda method, path: (204, {}, b"") if path.startswith("/rw?graph=") else YES
    Endpoint(stage.address, quick(), f"{stage.address}/rw").put("http://x/g", b"")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (
            "http://staff:secret@example.org/ds",
            r"http://example.org/ds was given with a user name or password",
        ),
        ("http://", "no address of a SPARQL server"),
        ("ftp://example.org", "no address of a SPARQL server"),
        ("http://example.org/ds?x=1", "no address of a SPARQL server"),
        ("http://example.org:port/ds", "no address of a SPARQL server"),
        ("http://[::1/ds", "no address of a SPARQL server"),
        ("http://exa mple.org/ds", "no address of a SPARQL server"),
    ],
)
def test_addresses_that_are_none(address: str, said: str) -> None:
    """A password in an address is refused and not repeated; what is no address of a server is named."""
    with pytest.raises(StoreError, match=said) as wrong:
        checked(address)
    assert "secret" not in str(wrong.value)


def test_addresses_are_written_for_the_wire() -> None:
    """Chinese in a path is percent-encoded once."""
    assert checked("http://127.0.0.1:3030/数据/") == "http://127.0.0.1:3030/%E6%95%B0%E6%8D%AE"
    assert checked(checked("http://127.0.0.1:3030/数据")) == checked("http://127.0.0.1:3030/数据")
