"""A document: its characters and what they say."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from ..errors import BrokenFact
from .fact import Fact

F = TypeVar("F", bound=Fact)


@dataclass(frozen=True, slots=True)
class Document:
    """One document that was read (文件): the text, kept as it is, and the facts found in it.

    *id* is ASCII (``henan-kexie-2018``) and names the document in every store; *source* is where it was read from, for people.
    *software* is the version of remit that found the facts, empty where nobody knows; it makes no other document.

    >>> from remit.graph.fact import Evidence, SubItem
    >>> title = SubItem(Evidence(0, 2, "科普", "task.bold"), "d#要点.1", "科普", 1)
    >>> document = Document("d", "科普工作", (title,))
    >>> [fact.title for fact in document.of(SubItem)]
    ['科普']
    """

    id: str
    text: str
    facts: tuple[Fact, ...] = ()
    source: str = ""
    media_type: str = "text/plain"
    software: str = field(default="", compare=False)

    @property
    def sha256(self) -> str:
        """The digest of the text, as UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def of(self, kind: type[F]) -> Iterator[F]:
        """Yield the facts of *kind* in the order in which they were found."""
        return (fact for fact in self.facts if isinstance(fact, kind))


def check(document: Document) -> Document:
    """Return *document*; raise BrokenFact unless every fact quotes exactly the characters that it names."""
    for fact in document.facts:
        start, end = fact.evidence.start, fact.evidence.end
        found = document.text[start:end]
        if found != fact.evidence.quote or not 0 <= start < end:
            raise BrokenFact(
                f"{document.id}: {type(fact).__name__} quotes {fact.evidence.quote!r}, "
                f"but characters {start}-{end} of the text are {found!r}"
            )
    return document


def by_id(documents: Iterable[Document]) -> dict[str, Document]:
    """Return *documents* by their ids, sorted; a later one replaces an earlier one of the same id."""
    return dict(sorted({document.id: document for document in documents}.items()))
