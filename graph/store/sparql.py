"""A store in a SPARQL server: the graph that was pushed to it, asked where it is.

The server has the graph and not the plans: it answers questions and gives the graph back, and what changes the plans is done where they are.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import Any, NoReturn, Self, TypeVar

from ...errors import BrokenStore, NoStore, NoTexts, QueryMistake, StoreError, StoreInUse
from ..document import Document
from ..engines.query import keywords, portable
from ..engines.sparql import mistake
from ..engines.values import statements
from ..model import Graph
from ..recall import owner, recalled
from ..removal import without
from ..triples import BASE, STATE, VOCABULARY, Statement, iri
from . import listing, pushing, state
from .endpoint import UNIONS, Endpoint, Scope
from .protocol import Changes, Closing, Push, Table, Watch
from .pushing import contents
from .state import State
from .wire import Login, Wire

T = TypeVar("T")

USERNAME, PASSWORD = "REMIT_SPARQL_USERNAME", "REMIT_SPARQL_PASSWORD"
GRAPHS, UPDATE = "REMIT_SPARQL_GRAPHS", "REMIT_SPARQL_UPDATE"
_TRIES = 3  # times that something is read which changes meanwhile


class SparqlStore(Closing):
    """The store at *endpoint*; *base* starts the IRIs of the data."""

    language = "sparql"

    def __init__(self, endpoint: Endpoint, base: str = BASE) -> None:
        self.endpoint = endpoint
        self.base = base

    @classmethod
    def open(
        cls, address: str, password: Callable[[str], str] | None = None, wire: Wire | None = None
    ) -> Self:
        """Return the store at *address*; user, password and what addresses are not beside it are those of the environment.

        *password* is asked, with what it is for, where the environment has a user and no password.
        Raises Unreachable, Refused, and StoreError where there is no SPARQL server.
        """
        wire = wire or Wire(_login(address, password))
        return cls(Endpoint(address, wire, os.environ.get(GRAPHS), os.environ.get(UPDATE)))

    # -- what is known

    def sparql(self, query: str) -> Table:
        """Return the rows that answer a SPARQL *query*, as a folder would give them; it only reads."""
        words = keywords(query)
        text = portable(query, self.base)
        try:
            return self._steady(lambda: Table(*self.endpoint.rows(text, self._scope(words), self.base)))
        except QueryMistake as error:
            if found := mistake(query, self.base):
                raise found from error
            raise

    def _steady(self, read: Callable[[], T]) -> T:
        """Return what *read* gives of the server between two pushes; raise BrokenStore during one."""
        for _ in range(_TRIES):
            before, found = self._state, read()
            if state.read(self.endpoint, self.base) == before:
                return found
            self._forget()
        raise StoreInUse(f"{self.endpoint.address} is written all the time. Try again later.")

    def _scope(self, words: Collection[str]) -> Scope:
        """Return the parameters that make a query of these *words* one about all graphs, unless it chooses itself (FROM)."""
        if "FROM" in words:
            return ()
        union = self._union
        if "GRAPH" in words and any(key == "default-graph-uri" for key, _ in union):
            return (*union, *(("named-graph-uri", graph) for graph in self._graphs()))
        return union

    def _graphs(self) -> tuple[str, ...]:
        return (*self._state.digests, iri(f"graph.{STATE}", self.base))

    @cached_property
    def _union(self) -> Scope:
        """How this server is asked about all graphs at once: the first way in which it sees the state; else by naming each graph."""
        graphs = self._graphs()
        probe = f"ASK {{ <{iri(f'graph.{STATE}', self.base)}> <{state.STATUS}> ?status }}"
        for union in UNIONS:
            try:
                if self.endpoint.rows(probe, union)[1] == ((True,),):
                    return union
            except (StoreError, QueryMistake):  # a server that does not know the parameter may refuse it
                continue
        return tuple(("default-graph-uri", graph) for graph in graphs)

    @cached_property
    def _state(self) -> State:
        """What is there; raises NoStore where that is nothing, BrokenStore where a push has not come to its end."""
        found = state.read(self.endpoint, self.base)
        if found is None:
            raise NoStore(
                f"{self.endpoint.address}: there is no graph of remit here. Write one: remit push {self.endpoint.address}"
            )
        if found.run:
            raise BrokenStore(
                f"{self.endpoint.address}: a push is under way or did not come to its end; {len(found.pending)} of "
                f"{len(found.digests)} graphs may be old or new. Push again: remit push {self.endpoint.address}"
            )
        return found

    def graph(self) -> Graph:
        """Return the graph that was pushed; raise BrokenStore where what is there is not what was written.

        The evidence of edges that are no relations of their own is known to the folder only.
        """
        return self._steady(self._read)

    def _read(self) -> Graph:
        labels = iri(f"graph.{VOCABULARY}", self.base)
        wanted = {place: known for place, known in self._state.digests.items() if place != labels}
        graph = recalled(chain.from_iterable(map(self._statements, wanted)), self.base)
        found = {
            place: state.digest(said) for place, said in contents(graph, self.base).items() if place != labels
        }
        if found != wanted:
            raise BrokenStore(
                f"{self.endpoint.address}: what is there is not what this remit would have written: it was changed by others, "
                f"or written by another version, or an answer was cut. Write all of it: remit push {self.endpoint.address} --again"
            )
        return graph

    def _statements(self, place: str) -> Iterator[Statement]:
        said = self.endpoint.ask(f"SELECT ?s ?p ?o {{ GRAPH <{place}> {{ ?s ?p ?o }} }}")
        try:
            yield from statements(said.content, place)
        except ValueError as error:
            raise StoreError(
                f"{self.endpoint.address} gave an answer that cannot be read: {error}"
            ) from error

    def listing(self) -> Table:
        """Return the documents, one a row: id, year, title, numbers of tasks and doubts; the server does not know the source."""
        return Table(listing.COLUMNS, listing.of_things(self.sparql(listing.QUERY).rows))

    # -- what changes

    def push(
        self,
        graph: Graph,
        watch: Watch | None = None,
        again: bool = False,
        documents: Iterable[Document] = (),
    ) -> Push:
        """Make what the server holds the same as *graph*; with *again*, write all of it; see `pushing.push`. It keeps no *documents*."""
        self._forget()
        return pushing.push(self.endpoint, graph, watch, again, self.base)

    def remove(self, ids: Iterable[str]) -> Changes:
        """Take the documents *ids* away, and what they alone show; raise UnknownDocument where one is not there.

        How shared bodies are called is decided over all plans: only the next push from the folder decides it anew.
        """
        there = {name for place in self._state.digests if (name := owner(place, self.base)) is not None}
        wanted = listing.known(self.endpoint.address, ids, there)
        self.push(without(self.graph(), wanted))
        return Changes(removed=tuple(wanted))

    def _forget(self) -> None:
        for name in ("_state", "_union"):
            self.__dict__.pop(name, None)

    # -- what only the plans can give

    def documents(self) -> tuple[Document, ...]:
        """Raise NoTexts: the server has the graph, not the texts."""
        self._lacks("has the graph and not the texts of the plans", NoTexts)

    def add(self, documents: Iterable[Document]) -> Changes:
        """Raise StoreError: who is meant by a name is decided over all plans at once, where they are."""
        self._lacks("takes graphs and not plans")

    def cypher(self, query: str, parameters: Mapping[str, Any] | None = None, write: bool = False) -> Table:
        """Raise StoreError: the server speaks SPARQL."""
        raise StoreError(
            f"{self.endpoint.address} answers SPARQL, not Cypher: use remit sparql, or ask Cypher of a folder"
        )

    def _lacks(self, what: str, error: type[StoreError] = StoreError) -> NoReturn:
        raise error(
            f"{self.endpoint.address} {what}. Load them into a folder and push that: "
            f"remit load PLAN… --store remit.db; remit push {self.endpoint.address} --store remit.db"
        )


def _login(address: str, password: Callable[[str], str] | None) -> Login | None:
    """Return who asks *address*: the user of the environment with the password that is there or that is typed."""
    user, known = os.environ.get(USERNAME), os.environ.get(PASSWORD)
    if not user:
        return None
    if known is None and password:
        known = password(f"{user} at {address}")
    if known is None:
        raise StoreError(f"{USERNAME} is set and {PASSWORD} is not: set both, or ask at a terminal.")
    return Login(user, known)
