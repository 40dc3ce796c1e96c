"""A store in a folder: documents and facts as plain files, which are the truth, and caches for the engines.

remit.db/
  remit.json            what the folder is, and the version of its layout
  documents/<id>.txt    the text of a document, character by character, UTF-8
  facts/<id>.jsonl      a comment line (source, media type, digests of the text and of the facts), then one fact a line
  cache/                for the engines; may be deleted at any time
  lock, journal/        one writer or many readers; a change under way
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Self

from ...errors import BrokenStore, NoStore, StoreError, UnknownDocument
from ..document import Document
from ..model import Graph
from . import cache, journal, listing, lock, pages
from .intake import Intake
from .pages import Kept
from .protocol import Changes, Closing, Table

FORMAT = 1
SIGN = "remit.json"
WAIT = 5.0  # seconds that a reader or writer waits for the others
_OURS = re.compile(r"remit\.json(\.[0-9]+)?")  # the second while it is being written
_ABOUT = "A store of remit: documents/ and facts/ hold what is known, cache/ may be deleted at any time."


class FolderStore(Closing):
    """The store in the folder *root*; *wait* is how many seconds it waits for another process."""

    language = "cypher"

    def __init__(self, root: Path, wait: float = WAIT) -> None:
        self.root = root
        self.wait = wait
        self._elsewhere: str | None = None  # where caches go when the store cannot be written to

    @classmethod
    def open(cls, root: Path, create: bool = False, wait: float = WAIT) -> Self:
        """Return the store in *root*; with *create*, make it where there is none.

        Raises NoStore where there is none, BrokenStore where the folder holds something else or a newer layout.
        """
        if not (root / SIGN).is_file():
            _make(root, create)
        try:
            sign = json.loads((root / SIGN).read_text(encoding="utf-8"))
            version = sign["format"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise BrokenStore(
                f"{root / SIGN} cannot be understood ({error}). It should read: {_sign().decode().strip()}"
            ) from error
        if version != FORMAT:
            raise BrokenStore(
                f"{root} has layout {version!r}, and this remit knows layout {FORMAT}: install a newer remit to read it"
            )
        return cls(root, wait)

    # -- documents

    def documents(self) -> tuple[Document, ...]:
        """Return the documents, by id; raise BrokenStore where a file was changed or is missing."""
        with self._reading():
            return self._documents()

    def _documents(self) -> tuple[Document, ...]:
        return tuple(pages.document(self.root, kept) for kept in pages.kept(self.root).values())

    def listing(self) -> Table:
        """Return the documents, one a row; raise BrokenStore where a file was changed or is missing."""
        return Table(listing.COLUMNS, listing.of(self.documents()))

    def add(self, documents: Iterable[Document]) -> Changes:
        """Keep *documents*, all or none; the order in which they come makes no difference.

        The same text under the same id and with the same facts is left as it is; so is a text that is there under another id.
        Another text under a taken id replaces the old one when both were read from the same source; else it gets an id of its own,
        ``<id>-<first 8 digits of its digest>``.
        """
        arriving = sorted(documents, key=lambda d: (d.id, d.source, d.sha256))
        for document in arriving:
            pages.check(document)
        with self._writing():
            there = pages.kept(self.root)
            intake = Intake(self.root, there)
            for document in arriving:
                intake.take(document)
            self._commit(intake.files, intake.gone)
            return intake.changes()

    def remove(self, ids: Iterable[str]) -> Changes:
        """Forget the documents *ids*, all or none; raise UnknownDocument where one is not there."""
        wanted = sorted(set(ids))
        with self._writing():
            there = pages.kept(self.root)
            for id in wanted:
                if id not in there:
                    raise UnknownDocument(_unknown(self.root, id, there))
            self._commit({}, [name for id in wanted for name in pages.names(id)])
            return Changes(removed=tuple(wanted))

    def _commit(self, files: Mapping[str, bytes], gone: Iterable[str]) -> None:
        gone = list(gone)
        if files or gone:
            try:
                journal.commit(self.root, files, gone)
            except OSError as error:
                state = (
                    "will be finished" if journal.pending(self.root) else "was undone; nothing has changed"
                )
                raise StoreError(
                    f"{self.root} could not be written: {error.strerror or error}. The change {state}. "
                    f"Make room on the disk and try again."
                ) from error
        with contextlib.suppress(OSError):
            cache.clear(self.root, everything=bool(files or gone))

    # -- what is known

    def graph(self) -> Graph:
        """Return the graph of all documents."""
        from ..build import build

        return build(self.documents())

    def cypher(self, query: str, parameters: Mapping[str, Any] | None = None, write: bool = False) -> Table:
        """Return the rows that answer a Cypher *query*, with *parameters* bound by name.

        It only reads: *write* raises StoreError, because what the engine holds is made from the plain files.
        """
        if write:
            raise StoreError(
                f"{self.root} cannot be changed by Cypher: its documents are the truth, and the graph is made from them. "
                f"Change the plans and load them again, or write to a copy in Neo4j."
            )
        from ..engines import cypher
        from ..engines.cautions import cautions

        with self._engine("cypher", "arcadedb", cypher.write_database) as directory:
            return Table(*cypher.select(directory, query, parameters or {}), cautions(query))

    def copy(self, place: Path) -> Graph:
        """Write a copy of the Cypher engine's directory to the new folder *place*; return the graph that it holds."""
        from ..build import build
        from ..engines import cypher

        with self._engine("cypher", "arcadedb", cypher.write_database) as directory:
            shutil.copytree(directory, place)
            return build(self._documents())

    def sparql(self, query: str) -> Table:
        """Return the rows that answer a SPARQL *query*; it only reads."""
        from ..engines import sparql

        with self._engine("rdf", "pyoxigraph", sparql.write_index) as directory:
            return Table(*sparql.select(directory, query))

    @contextlib.contextmanager
    def _engine(self, name: str, package: str, write: Callable[[Graph, Path], None]) -> Iterator[Path]:
        """Give the directory of an engine, made from the documents where it is not current; none changes meanwhile."""

        def build(directory: Path) -> None:
            from ..build import build

            write(build(self._documents()), directory)

        with self._reading():
            stamp = cache.stamp(package, pages.contents(self.root))
            try:
                directory = cache.current(self.root, name, stamp, build)
            except OSError:
                directory = self._made_aside(name, stamp, build)
            yield directory

    def _made_aside(self, name: str, stamp: str, build: Callable[[Path], None]) -> Path:
        """Return the directory of an engine outside the store; raise StoreError where there is no room for it either."""
        try:
            return cache.current(self._aside(), name, stamp, build)
        except OSError as error:
            raise StoreError(
                f"what the {name} engine needs can be written neither to {self.root / cache.FOLDER} nor to "
                f"{self._elsewhere or tempfile.gettempdir()}: {error.strerror or error}. "
                f"Make room on the disk, or set TMPDIR to a folder that has some."
            ) from error

    def _aside(self) -> Path:
        """Return a folder for caches outside the store, for a store that cannot be written to."""
        if self._elsewhere is None:
            self._elsewhere = tempfile.mkdtemp(prefix="remit-")
        return Path(self._elsewhere)

    # -- one writer or many readers

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        with lock.held(self.root, True, self.wait):
            journal.recover(self.root)
            yield

    @contextlib.contextmanager
    def _reading(self) -> Iterator[None]:
        """Share the store with other readers, after finishing what a dead writer had committed."""
        while True:
            with lock.held(self.root, False, self.wait):
                if not journal.pending(self.root):
                    yield
                    return
            with self._writing():
                pass

    def close(self) -> None:
        """Let go of whatever is held open."""
        if self._elsewhere:
            shutil.rmtree(self._elsewhere, ignore_errors=True)
            self._elsewhere = None


def _sign() -> bytes:
    return json.dumps({"about": _ABOUT, "format": FORMAT}, indent=2).encode() + b"\n"


def _make(root: Path, create: bool) -> None:
    """Make a store in *root* where that does no harm; else say why not."""
    if root.exists() and not root.is_dir():
        raise BrokenStore(f"{root} is a file, not a folder: give the path of a store, such as remit.db")
    held = sorted(p.name for p in root.iterdir() if not _OURS.fullmatch(p.name)) if root.exists() else []
    if held:
        raise BrokenStore(
            f"{root} is a folder of other things ({', '.join(held[:3])} …) and has no {SIGN}: it is left alone. "
            f"Give another path, which may be new, such as remit.db"
        )
    if not create:
        raise NoStore(
            f"{root}: there is no store here. Make one by loading plans: remit load PLAN… --store {root}"
        )
    try:
        root.mkdir(parents=True, exist_ok=True)
        new = root / f"{SIGN}.{os.getpid()}"
        new.write_bytes(_sign())
        new.replace(root / SIGN)
        journal.sync(root)
    except OSError as error:
        raise StoreError(
            f"{root} cannot be made: {error.strerror}. Choose a place that you may write to."
        ) from error


def _unknown(root: Path, id: str, there: Mapping[str, Kept]) -> str:
    close = get_close_matches(id, there, 3, 0.5) or list(there)[:3]
    meant = f"Did you mean {', '.join(close)}?" if close else "It is empty."
    return f"{root} has no document {id!r}. {meant} See them all with: remit list --store {root}"
