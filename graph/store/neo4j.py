"""A store in a Neo4j database: the graph that was pushed to it or loaded there, asked in Cypher where it is."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from ...errors import BrokenStore, NoStore, NoTexts, StoreError
from ...ontology import model
from ..document import Document
from ..model import Edge, Graph, Node
from ..properties import edge_of, node_of
from ..removal import without
from . import listing, pages, transfer
from .bolt import Ask, Bolt
from .protocol import Changes, Closing, Push, Table, Watch
from .transfer import Held

if TYPE_CHECKING:
    from .folder import FolderStore


class Neo4jStore(Closing):
    """The store in the database *bolt*."""

    language = "cypher"

    def __init__(self, bolt: Bolt) -> None:
        self.bolt = bolt

    @classmethod
    def open(cls, address: str, password: Callable[[str], str] | None = None) -> Self:
        """Return the store at *address*; see `remit.graph.store.bolt` for what an address is and what the environment says.

        Raises StoreError for an address that cannot be and a server that is too old, Unreachable, Refused.
        """
        return cls(Bolt.open(address, password))

    # -- what is known

    def cypher(self, query: str, parameters: Mapping[str, Any] | None = None, write: bool = False) -> Table:
        """Return the rows that answer a Cypher *query*, with *parameters* bound by name.

        Unless *write*, the server refuses to change anything. What is changed by *write* is not known to the plans: the next push of
        a document writes over it, and `graph` says that it is there.
        """
        self.bolt.reading(self._whole)
        return Table(*self.bolt.select(query, parameters or {}, write))

    def _whole(self, ask: Ask) -> Held:
        """Return what the database holds; raise NoStore where that is nothing, BrokenStore where a push has not come to its end."""
        found = transfer.held(ask)
        if found is None:
            raise NoStore(
                f"{self.bolt.address}: there is no graph of remit here. Write one: remit push {self.bolt.address}"
            )
        if found.run:
            raise BrokenStore(
                f"{self.bolt.address}: a push is under way or did not come to its end, and some documents may be old, new or missing. "
                f"Push again: remit push {self.bolt.address}"
            )
        return found

    def graph(self) -> Graph:
        """Return the graph that was pushed; raise BrokenStore where what is there is not what was written."""
        found, graph = self.bolt.reading(lambda ask: (self._whole(ask), _graph(ask)))
        if not found.is_of(graph):
            raise BrokenStore(
                f"{self.bolt.address}: what is there is not what this remit would have written: it was changed by others, or written by "
                f"another version. Write all of it: remit push {self.bolt.address} --again"
            )
        return graph

    def listing(self) -> Table:
        """Return the documents, one a row: id, year, title, numbers of tasks and doubts, and the source where the texts are there, too."""
        if self._has_texts():
            return Table(listing.COLUMNS, listing.of(self.documents()))
        return Table(listing.COLUMNS, listing.of_things(self.cypher(listing.CYPHER).rows))

    # -- what changes

    def push(
        self,
        graph: Graph,
        watch: Watch | None = None,
        again: bool = False,
        documents: Iterable[Document] = (),
    ) -> Push:
        """Make what the database holds the same as *graph*, with the texts and facts of *documents*; with *again*, write all of it."""
        texts = {document.id: pages.both(document) for document in documents}
        return transfer.push(self.bolt, graph, texts, watch, again)

    def documents(self) -> tuple[Document, ...]:
        """Return the documents, by id; raise NoTexts where the database has only their graph, BrokenStore where one was changed."""
        with tempfile.TemporaryDirectory(prefix="remit-") as place:
            return self._read(Path(place))

    def add(self, documents: Iterable[Document]) -> Changes:
        """Keep *documents*, as a folder keeps them; what of the graph has changed thereby is written."""
        with self._mirror(empty=True) as folder:
            changes = folder.add(documents)
            if changes:
                self.push(folder.graph(), documents=folder.documents())
            return changes

    def remove(self, ids: Iterable[str]) -> Changes:
        """Take the documents *ids* away, as if they had never been there; raise UnknownDocument where one is not there.

        Where the database has only the graph, how shared bodies are called is decided anew by the next push.
        """
        wanted = listing.known(self.bolt.address, ids, self.bolt.reading(self._whole).documents)
        if self._has_texts():
            with self._mirror() as folder:
                folder.remove(wanted)
                self.push(folder.graph(), documents=folder.documents())
        else:
            self.push(without(self.graph(), wanted))
        return Changes(removed=tuple(wanted))

    def _has_texts(self) -> bool:
        """Whether the database has a text for each of its documents, and has some."""
        ids = "MATCH (n:RemitText) RETURN n.id AS id"
        found, rows = self.bolt.reading(lambda ask: (self._whole(ask), ask(ids)))
        return bool(rows) and {id for (id,) in rows} == set(found.documents)

    @contextmanager
    def _mirror(self, empty: bool = False) -> Iterator[FolderStore]:
        """Give a folder with the documents of the database, for a while; with *empty*, one without where nothing was ever pushed."""
        from .folder import FolderStore

        with (
            tempfile.TemporaryDirectory(prefix="remit-") as place,
            FolderStore.open(Path(place) / "remit.db", create=True) as folder,
        ):
            if not (empty and self.bolt.reading(transfer.held) is None):
                folder.add(self._read(Path(place)))
            yield folder

    def _read(self, place: Path) -> tuple[Document, ...]:
        """Return the documents of the database, which are written into the empty folder *place* on the way."""
        texts = "MATCH (n:RemitText) RETURN n.id AS id, n.text AS text, n.facts AS facts"
        found, rows = self.bolt.reading(lambda ask: (self._whole(ask), ask(texts)))
        if {id for id, _, _ in rows} != set(found.documents):
            raise NoTexts(
                f"{self.bolt.address} has the graph and not the texts of the plans: it was pushed from a server or a file of RDF. "
                f"Load them into a folder and push that: remit load PLAN… --store remit.db; remit push {self.bolt.address} --store remit.db"
            )
        for id, *contents in rows:
            for name, content in zip(pages.names(pages.check_id(id)), contents, strict=True):
                (place / name).parent.mkdir(exist_ok=True)
                (place / name).write_bytes(content.encode())
        try:
            return tuple(pages.document(place, kept) for kept in pages.kept(place).values())
        except BrokenStore as error:
            said = str(error).replace(f"{place}{os.sep}", "").split(". ")[0]
            raise BrokenStore(
                f"{self.bolt.address}: {said}. Write all of it again from the folder: remit push {self.bolt.address} --again"
            ) from error

    def sparql(self, query: str) -> Table:
        """Raise StoreError: the server speaks Cypher."""
        raise StoreError(
            f"{self.bolt.address} answers Cypher, not SPARQL: use remit cypher, or ask SPARQL of a folder"
        )

    def close(self) -> None:
        """Let go of the connections."""
        self.bolt.close()


def _graph(ask: Ask) -> Graph:
    """Return all that the database has of the model's labels and types."""
    kinds = {frozenset(model().labels(kind)): kind for kind in model().things}
    nodes: dict[str, Node] = {}
    for label in model().things:
        for labels, own in ask(f"MATCH (n:{label}) RETURN labels(n) AS labels, properties(n) AS own"):
            kind = kinds.get(frozenset(labels))
            if kind is None or "id" not in own:
                raise BrokenStore(
                    f"a node of the labels {', '.join(sorted(labels))} is none that remit wrote: {own}"
                )
            nodes[own["id"]] = node_of(kind, own)
    edges: list[Edge] = []
    for edge in model().edges.values():
        found = ask(
            f"MATCH (a)-[r:{edge.type}]->(b) RETURN a.id AS source, b.id AS target, properties(r) AS own"
        )
        edges += [edge_of(edge.kind, source, target, own) for source, target, own in found]
    return Graph.of(nodes.values(), edges)
