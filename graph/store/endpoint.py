"""A SPARQL server by its protocols: questions (SPARQL 1.1 Protocol), and named graphs as a whole (Graph Store Protocol).

One address is enough; the others are found beside it, as servers have them:

    Oxigraph   /query            /store        Fuseki    /ds/query   /ds/data
    Virtuoso   /sparql           /sparql-graph-crud-auth       GraphDB, RDF4J   /repositories/r   …/rdf-graphs/service
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote, urlencode, urljoin, urlsplit

from ...errors import QueryMistake, Refused, StoreError
from ..engines.sparql import triples
from ..engines.values import Rows, results
from .wire import Reply, Wire

Scope = tuple[tuple[str, str], ...]  # parameters of the protocol that say which graphs a question is about
RESULTS, TRIPLES = "application/sparql-results+json", "application/n-triples"
_ACCEPT = f"{RESULTS}, {TRIPLES};q=0.9"
NO_BASE = "\0"  # starts no IRI: each comes in full
_NO_ADDRESS = (
    "{} is no address of a SPARQL server: expected one such as http://127.0.0.1:3030/ds, without ? and #"
)
_FORM = "application/x-www-form-urlencoded"
_ENDS = ("query", "sparql")  # the last part of the address of questions
_STORES = ("store", "data", "rdf-graphs/service")  # the addresses of graphs beside it
_VIRTUOSO = "/sparql-graph-crud-auth"

# Each engine's own way to ask all named graphs at once: by itself, by Oxigraph's parameter, by Jena's name for their union.
UNIONS: tuple[Scope, ...] = (
    (),
    (("union-default-graph", ""),),
    (("default-graph-uri", "urn:x-arq:UnionGraph"),),
)


class Endpoint:
    """The server at *address*: the root of a service, or where it takes questions.

    *graphs* is where it takes graphs, if not beside that; *update*, where it takes SPARQL Update, is used in its place where a server has no such thing.
    Raises Unreachable, Refused, and StoreError where the address is none of a SPARQL server.
    """

    def __init__(
        self, address: str, wire: Wire | None = None, graphs: str | None = None, update: str | None = None
    ) -> None:
        self._wire = wire or Wire()
        self.address = checked(address)
        self._query = next(self._answering(), "")
        if not self._query:
            raise StoreError(
                f"{address} does not answer SPARQL. Give the root of the service (http://host:3030/ds for Fuseki, "
                f"http://host:7878 for Oxigraph) or the address of its queries (http://host:8890/sparql)."
            )
        self._graphs = checked(graphs) if graphs else ""
        self._update = checked(update) if update else ""

    def _answering(self) -> Iterator[str]:
        """Yield the addresses, of those where a server may take questions, that answer one."""
        for place in (*(_below(self.address, end) for end in _ENDS if not self._ends()), self.address):
            reply = self._wire.send(
                "GET", f"{place}?{urlencode({'query': 'ASK {}'})}", None, {"Accept": RESULTS}
            )
            if reply.ok and reply.type == RESULTS:
                yield place

    def _ends(self) -> bool:
        return self.address.rpartition("/")[2] in _ENDS

    def ask(self, query: str, scope: Scope = ()) -> Reply:
        """Return the server's answer to *query* about the graphs of *scope* (parameters of the protocol): results in JSON, or N-Triples.

        Raises QueryMistake where the server does not accept the query, with what it says.
        """
        form = urlencode([("query", query), *scope]).encode()
        reply = self._wire.send("POST", self._query, form, {"Accept": _ACCEPT, "Content-Type": _FORM})
        if reply.status == 400:
            raise QueryMistake(f"the server does not accept the query. It says: {reply.words}")
        if not reply.ok:
            raise self._refusal(reply, "a question")
        if reply.type not in (RESULTS, TRIPLES):
            raise StoreError(
                f"{self._query} answered with {reply.type}, and a SPARQL server answers with {RESULTS}. It says: {reply.words}"
            )
        return reply

    def rows(self, query: str, scope: Scope = (), base: str = NO_BASE) -> tuple[tuple[str, ...], Rows]:
        """Return the columns and rows that answer *query*, of things their ids where *base* starts their IRIs."""
        reply = self.ask(query, scope)
        try:
            return (results if reply.type == RESULTS else triples)(reply.content, base)
        except ValueError as error:
            raise StoreError(f"{self.address} gave an answer that cannot be read: {error}") from error

    # -- named graphs as a whole

    def put(self, graph: str, ntriples: bytes) -> None:
        """Make *ntriples* all that the named *graph* holds, in one step: readers see the old or the new."""
        if self._update:
            data = ntriples.decode()
            self._change(f"DROP SILENT GRAPH <{graph}> ; INSERT DATA {{ GRAPH <{graph}> {{\n{data}}} }}")
        else:
            self._store("PUT", graph, ntriples)

    def delete(self, graph: str) -> None:
        """Take the named *graph* away, if it is there."""
        if self._update:
            self._change(f"DROP SILENT GRAPH <{graph}>")
        else:
            self._store("DELETE", graph, None)

    def _change(self, update: str) -> None:
        headers = {"Content-Type": "application/sparql-update"}
        reply = self._wire.send("POST", self._update, update.encode(), headers)
        if not reply.ok:
            raise self._refusal(reply, "an update")

    def _store(self, method: str, graph: str, content: bytes | None) -> None:
        headers = {"Content-Type": TRIPLES} if content is not None else {}
        address = f"{self.graphs()}?graph={quote(graph, safe='')}"
        reply = self._wire.send(method, address, content, headers)
        if not reply.ok and not (method == "DELETE" and reply.status == 404):
            raise self._refusal(reply, f"{method} of a graph")

    def graphs(self) -> str:
        """Return the address where the server takes graphs; raise Refused where it takes none."""
        if not self._graphs:
            self._graphs = next((place for place in self._stores() if self._takes_graphs(place)), "")
        if not self._graphs:
            raise Refused(
                f"{self.address} can be read, and no address was found at which it takes graphs (SPARQL 1.1 Graph Store "
                f"Protocol): it may be there to be read only. If it has one, name it in REMIT_SPARQL_GRAPHS; "
                f"if it takes SPARQL Update, name that address in REMIT_SPARQL_UPDATE."
            )
        return self._graphs

    def _stores(self) -> Iterator[str]:
        root = self._query.rpartition("/")[0] if self._query.endswith(_ENDS) else self._query
        yield from (_below(root, end) for end in _STORES)
        yield urljoin(self._query, _VIRTUOSO)

    def _takes_graphs(self, place: str) -> bool:
        """Whether a graph store answers at *place*: the default graph is always there."""
        reply = self._wire.send("HEAD", f"{place}?default", None, {"Accept": TRIPLES})
        if place.endswith(_VIRTUOSO):  # knows no default graph, and nobody else has such an address
            return reply.status != 404
        return reply.ok and reply.type != "text/html"

    def _refusal(self, reply: Reply, what: str) -> StoreError:
        if reply.status in (403, 405, 501):
            return Refused(
                f"{self.address} does not allow {what} (status {reply.status}): it is there to be read only, or this user may "
                f"not write. It says: {reply.words}"
            )
        if reply.status in (429, 502, 503, 504):
            return StoreError(
                f"{self.address} is too busy for {what} (status {reply.status}). Try again later."
            )
        return StoreError(
            f"{self.address} could not do {what} (status {reply.status}). It says: {reply.words}"
        )


def checked(address: str) -> str:
    """Return *address* without a slash at its end; raise StoreError where it is none of a server, or has a password in it.

    >>> checked("http://127.0.0.1:3030/ds/")
    'http://127.0.0.1:3030/ds'
    """
    try:
        parts = urlsplit(address)
        sound = parts.scheme.lower() in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        raise StoreError(_NO_ADDRESS.format(address.partition("@")[2] or address)) from None
    if parts.username is not None or parts.password is not None:
        safe = parts._replace(netloc=parts.netloc.rpartition("@")[2], query="").geturl()
        raise StoreError(
            f"{safe} was given with a user name or password in the address, where others can see it: "
            f"set REMIT_SPARQL_USERNAME and REMIT_SPARQL_PASSWORD instead."
        )
    if not sound or parts.query or parts.fragment or re.search(r"[\s<>\"]", parts.netloc):
        raise StoreError(_NO_ADDRESS.format(parts._replace(query="", fragment="").geturl()))
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~").rstrip("/")
    return parts._replace(path=path).geturl()


def _below(address: str, end: str) -> str:
    return f"{address}/{end}"
