"""A store that is a file of RDF which remit wrote: read-only, for whoever was handed the file and not the plans."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NoReturn, Self

from ...errors import NoTexts, StoreError
from ..document import Document
from ..engines import sparql
from ..model import Graph
from ..retrieval import retrieve
from . import listing
from .protocol import Changes, Closing, Table


class RdfFileStore(Closing):
    """The store in the RDF file *path*; its index is made when it is first asked, outside of the place where the file lies."""

    language = "sparql"

    def __init__(self, path: Path, graph: Graph) -> None:
        self.path = path
        self._graph = graph
        self._folder: str | None = None

    @classmethod
    def open(cls, path: Path) -> Self:
        """Return the store in *path*; raises NoStore where there is no such file, BrokenStore where remit did not write it."""
        return cls(path, retrieve(path))

    def graph(self) -> Graph:
        """Return the graph that the file says; the evidence of edges that are no relations of their own is not in RDF."""
        return self._graph

    def sparql(self, query: str) -> Table:
        """Return the rows that answer a SPARQL *query*; it only reads."""
        return Table(*sparql.select(self._index, query))

    @cached_property
    def _index(self) -> Path:
        self._folder = tempfile.mkdtemp(prefix="remit-")
        directory = Path(self._folder, "rdf")
        sparql.write_index(self._graph, directory)
        return directory

    def listing(self) -> Table:
        """Return the documents, one a row: id, year, title, numbers of tasks and doubts; RDF does not know the source."""
        return Table(listing.COLUMNS, listing.of_things(self.sparql(listing.QUERY).rows))

    def documents(self) -> tuple[Document, ...]:
        """Raise NoTexts: RDF has the quotations and not the texts."""
        self._lacks("has the graph and not the texts of the plans", NoTexts)

    def add(self, documents: Iterable[Document]) -> Changes:
        """Raise StoreError: the file is what somebody exported."""
        self._lacks("is an export that is not changed")

    def remove(self, ids: Iterable[str]) -> Changes:
        """Raise StoreError: the file is what somebody exported."""
        self._lacks("is an export that is not changed")

    def cypher(self, query: str, parameters: Mapping[str, Any] | None = None, write: bool = False) -> Table:
        """Raise StoreError: a file of RDF is asked in SPARQL."""
        raise StoreError(f"{self.path} is asked in SPARQL, not Cypher: use remit sparql or remit ask")

    def _lacks(self, what: str, error: type[StoreError] = StoreError) -> NoReturn:
        raise error(f"{self.path} {what}. Load the plans into a folder: remit load PLAN… --store FOLDER")

    def close(self) -> None:
        """Let go of the index."""
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None
            self.__dict__.pop("_index", None)
