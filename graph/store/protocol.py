"""What every store can do, whatever keeps it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Protocol, Self

from ..document import Document
from ..model import Graph


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that answer a query: *columns* in the order of the query, and as many cells in each of *rows*.

    A cell is text, a number, true or false, None, a tuple of cells, or a mapping of names to cells
    (a node or a relation, as its properties). *cautions* say what another store would not take in the query.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    cautions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """What adding or removing documents did to a store, by document ids, sorted.

    *renamed* pairs the id that a document came with and the one it got, because another text has the first;
    *same* pairs the id of a document that was not kept and the one that has the same text already.

    >>> Changes(added=("a", "b"), unchanged=("c",)).summary()
    '2 added, 1 unchanged'
    """

    added: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    same: tuple[tuple[str, str], ...] = ()

    @classmethod
    def between(cls, before: Mapping[str, str], after: Mapping[str, str]) -> Self:
        """Return what happens to documents whose digests by id were those *before* and are those *after*.

        >>> Changes.between({"a": "1", "b": "1", "c": "1"}, {"b": "1", "c": "2", "d": "1"}).summary()
        '1 added, 1 replaced, 1 unchanged, 1 removed'
        """
        both = sorted(before.keys() & after.keys())
        return cls(
            added=tuple(sorted(after.keys() - before.keys())),
            replaced=tuple(id for id in both if before[id] != after[id]),
            unchanged=tuple(id for id in both if before[id] == after[id]),
            removed=tuple(sorted(before.keys() - after.keys())),
        )

    def __bool__(self) -> bool:
        return bool(self.added or self.replaced or self.removed)

    def summary(self) -> str:
        """Return how many documents each change is about, as one phrase."""
        counts = {name: len(getattr(self, name)) for name in ("added", "replaced", "unchanged", "removed")}
        return ", ".join(f"{count} {name}" for name, count in counts.items() if count) or "nothing to do"


Watch = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Push:
    """What a push did: *changes* of documents, the names of the parts *written* (``graph.registry`` …), and how many *things* there are in them.

    *resumed* says that an earlier push had not come to its end. *called* is what parts and things are on this server, *notes* what a person
    should know of it.
    """

    changes: Changes
    written: tuple[str, ...] = ()
    things: int = 0
    resumed: bool = False
    called: tuple[str, str] = ("graphs", "statements")
    notes: tuple[str, ...] = ()

    def summary(self) -> str:
        """Return what was written, as one phrase."""
        return f"{self.changes.summary()}; {len(self.written)} {self.called[0]}, {self.things} {self.called[1]} written"


class Closing:
    """Lets go of what is held open when a block ends (``with``)."""

    def close(self) -> None:
        """Let go of whatever is held open."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class Store(Protocol):
    """Keeps documents with their facts, and answers queries about the graph that they make.

    Adding and removing are transactions: whatever happens, the store is as before or as after.
    *language* (cypher or sparql) is the one that named questions are put in.
    """

    language: str

    def documents(self) -> tuple[Document, ...]:
        """Return the documents, by id."""

    def listing(self) -> Table:
        """Return the documents, one a row, sorted by id: document, year, title, tasks, doubts, source."""

    def add(self, documents: Iterable[Document]) -> Changes:
        """Keep *documents*; what is there already in the same words is left as it is."""

    def remove(self, ids: Iterable[str]) -> Changes:
        """Forget the documents *ids*, as if they had never been added; raise UnknownDocument where one is not there."""

    def graph(self) -> Graph:
        """Return the graph of all documents."""

    def cypher(self, query: str, parameters: Mapping[str, Any] | None = None, write: bool = False) -> Table:
        """Return the rows that answer a Cypher *query*; raise QueryMistake where it cannot be read."""

    def sparql(self, query: str) -> Table:
        """Return the rows that answer a SPARQL *query*; raise QueryMistake where it cannot be read."""

    def close(self) -> None:
        """Let go of whatever is held open."""

    def __enter__(self) -> Self:
        """Return the store itself."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
