"""A document as two plain files: its text, and its facts, one a line."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ...errors import BrokenFact, BrokenStore, StoreError
from .. import document as documents
from .. import rows
from ..document import Document

TEXTS, FACTS = "documents", "facts"
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,180}")
_DEVICE = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")  # names that Windows keeps for itself
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Kept:
    """What the first line of a facts file says of its document."""

    id: str
    source: str
    media_type: str
    sha256: str
    facts: str = ""  # the digest of the lines below; a store of an earlier remit does not have it
    software: str = ""  # the version of remit that found them; nor this


def names(id: str) -> tuple[str, str]:
    """Return the paths of the text and the facts of the document *id*, from the root of the store.

    >>> names("henan-kexie-2018")
    ('documents/henan-kexie-2018.txt', 'facts/henan-kexie-2018.jsonl')
    """
    return f"{TEXTS}/{id}.txt", f"{FACTS}/{id}.jsonl"


def check_id(id: str) -> str:
    """Return *id*; raise StoreError where it cannot name the files of a document.

    >>> check_id("../plan")
    Traceback (most recent call last):
    remit.errors.StoreError: '../plan' cannot name a document: use A-Z a-z 0-9 . _ - (at most 181, a letter or digit first), as in plan-2022
    """
    if not _ID.fullmatch(id) or id.endswith(".") or _DEVICE.fullmatch(id):
        raise StoreError(
            f"{id!r} cannot name a document: use A-Z a-z 0-9 . _ - (at most 181, a letter or digit first), as in plan-2022"
        )
    return id


def check(document: Document) -> Document:
    """Return *document*; raise StoreError or BrokenFact where it could not be read back as it is."""
    id = check_id(document.id)
    if half := _SURROGATE.search(document.text) or _SURROGATE.search(document.source):
        raise StoreError(
            f"{id}: character {half.start()} is half of a pair (U+{ord(half[0]):04X}), which no file can hold as UTF-8. "
            f"Read the document again with its right encoding."
        )
    return documents.check(document)


def written(document: Document) -> dict[str, bytes]:
    """Return the two files of *document*, path → content."""
    said = "".join(f"{line}\n" for line in rows.lines(document.facts)).encode()
    head = {
        "source": document.source,
        "media_type": document.media_type,
        "sha256": document.sha256,
        "facts": _digest(said),
        "software": document.software,
    }
    text, facts = names(document.id)
    return {
        text: document.text.encode(),
        facts: f"// {json.dumps(head, ensure_ascii=False)}\n".encode() + said,
    }


def both(document: Document) -> tuple[str, str]:
    """Return text and facts of *document* as a folder keeps them; raise StoreError or BrokenFact where they could not be read back."""
    files = written(check(document))
    text, facts = (files[name].decode() for name in names(document.id))
    return text, facts


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def kept(root: Path) -> dict[str, Kept]:
    """Return what the store in *root* holds, by id, sorted; raise BrokenStore where half a document is missing."""
    texts = {path.stem for path in _files(root, TEXTS, "*.txt")}
    facts = {path.stem for path in _files(root, FACTS, "*.jsonl")}
    for id in sorted(texts ^ facts):
        text, fact = names(id)
        lost, left = (text, fact) if id in facts else (fact, text)
        raise BrokenStore(
            f"{root / lost} is missing. Put it back, or delete {root / left} and load the plan again."
        )
    return {id: _head(root, id) for id in sorted(texts)}


def _head(root: Path, id: str) -> Kept:
    path = root / names(id)[1]
    with path.open("rb") as file:
        line = file.readline()
    try:
        said = json.loads(line.decode().removeprefix("//"))
        return Kept(
            id,
            str(said["source"]),
            str(said["media_type"]),
            str(said["sha256"]),
            str(said.get("facts", "")),
            str(said.get("software", "")),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise BrokenStore(
            f"{path}:1 should say source, media type and the digests of the text and of the facts after //, and does not ({error!r}). "
            f"Put the line back, or delete both files of {id} and load the plan again."
        ) from error


def document(root: Path, kept: Kept) -> Document:
    """Return the document *kept*; raise BrokenStore where its files do not fit each other."""
    text_path, facts_path = (root / name for name in names(kept.id))
    again = f"Put back the file as it was, or load {kept.source or 'the plan'} again."
    try:
        text = text_path.read_bytes().decode()
        said = facts_path.read_bytes()
        facts = rows.read(said.decode())
    except (UnicodeDecodeError, BrokenFact) as error:
        wrong = facts_path if isinstance(error, BrokenFact) else text_path
        raise BrokenStore(f"{wrong} cannot be read: {error}. {again}") from error
    read = Document(kept.id, text, facts, kept.source, kept.media_type, kept.software)
    if read.sha256 != kept.sha256:
        raise BrokenStore(f"{text_path} was changed: {facts_path.name} is about another text. {again}")
    if kept.facts and _digest(said.partition(b"\n")[2]) != kept.facts:
        raise BrokenStore(f"{facts_path} was changed: its facts are not those that remit wrote. {again}")
    try:
        return documents.check(read)
    except BrokenFact as error:
        raise BrokenStore(f"{facts_path} was changed: {error}. {again}") from error


def contents(root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the name and content of each file of the documents in *root*, in a fixed order."""
    for folder, ending in ((TEXTS, "*.txt"), (FACTS, "*.jsonl")):
        for path in _files(root, folder, ending):
            yield f"{folder}/{path.name}", path.read_bytes()


def _files(root: Path, folder: str, ending: str) -> list[Path]:
    """Return the files of documents in *folder*, sorted; what a file manager hides there (._a.txt) is none."""
    return sorted(path for path in (root / folder).glob(ending) if _ID.fullmatch(path.stem))
