"""Which of the documents that arrive are new, which replace another, and which are there already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from ...errors import StoreError
from ..document import Document
from ..rename import renamed
from . import pages
from .pages import Kept
from .protocol import Changes


class Intake:
    """Takes documents one at a time, and then knows the files to write, those to delete, and what changed.

    *there* is what the store in *root* holds. Nothing is written here.
    """

    def __init__(self, root: Path, there: Mapping[str, Kept]) -> None:
        self.files: dict[str, bytes] = {}
        self.gone: list[str] = []
        self._root = root
        self._there = dict(there)
        self._by_text = {kept.sha256: id for id, kept in reversed(list(there.items()))}
        self._fate: dict[str, str] = {}
        self._renamed: dict[str, str] = {}
        self._same: dict[str, str] = {}

    def take(self, document: Document) -> None:
        """Decide about *document*."""
        twin = self._by_text.get(document.sha256)
        if twin is not None:
            self._again(document, twin)
        elif (old := self._predecessor(document)) is not None:
            self._keep(document, "replaced", old)
        else:
            self._keep(document, "added", None)

    def changes(self) -> Changes:
        """Return what happened to the documents taken."""
        fates = {
            name: tuple(sorted(id for id, fate in self._fate.items() if fate == name))
            for name in ("added", "replaced", "unchanged")
        }
        return Changes(
            **fates, renamed=tuple(sorted(self._renamed.items())), same=tuple(sorted(self._same.items()))
        )

    def _again(self, document: Document, twin: str) -> None:
        """Take a text that is there as *twin*: only other facts under the same id make a difference."""
        kept = self._there[twin]
        if twin not in (document.id, self._own_id(document)):
            self._same[document.id] = twin
            self._fate.setdefault(twin, "unchanged")
            return
        if twin != document.id:
            self._renamed[document.id] = twin
        now = replace(renamed(document, twin), source=kept.source, media_type=kept.media_type)
        files = pages.written(now)
        if self._is_there(twin, files):
            self._fate.setdefault(twin, "unchanged")
            return
        self.files |= files
        if self._fate.get(twin) != "added":
            self._fate[twin] = "replaced"

    def _is_there(self, id: str, files: Mapping[str, bytes]) -> bool:
        """Whether the two *files* of document *id* are what the store has already."""
        return all(self._content(name) == content for name, content in files.items())

    def _content(self, name: str) -> bytes:
        return self.files[name] if name in self.files else (self._root / name).read_bytes()

    def _predecessor(self, document: Document) -> str | None:
        """Return the id of the document that an earlier text of the same source is kept under."""
        ids = (document.id, *(id for id in self._there if id.startswith(f"{document.id}-")))
        for id in ids:
            kept = self._there.get(id)
            own = kept and id in (document.id, f"{document.id}-{kept.sha256[:8]}")
            if kept and own and kept.source == document.source:
                return id
        return None

    def _own_id(self, document: Document) -> str:
        return f"{document.id}-{document.sha256[:8]}"

    def _keep(self, document: Document, fate: str, old: str | None) -> None:
        """Keep *document* under its id, or under one of its own where another text has that; *old* goes."""
        taken = {id.casefold() for id in self._there if id != old}
        id = self._own_id(document) if document.id.casefold() in taken else document.id
        if id.casefold() in taken:
            raise StoreError(f"{document.id} and {id} both name other documents: give this one another id")
        if old is not None:
            self._drop(old, id)
        if id != document.id:
            self._renamed[document.id] = id
        made = renamed(document, id)
        self.files |= pages.written(made)
        self.gone = [name for name in self.gone if name not in self.files]
        self._there[id] = Kept(id, made.source, made.media_type, made.sha256)
        self._by_text[made.sha256] = id
        self._fate[id] = fate

    def _drop(self, old: str, new: str) -> None:
        kept = self._there.pop(old)
        self._by_text.pop(kept.sha256, None)
        self._fate.pop(old, None)
        if old != new:
            self.gone += pages.names(old)
            for name in pages.names(old):
                self.files.pop(name, None)
