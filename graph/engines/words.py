"""A Cypher query as words, each with its place: enough to see what a query does, without reading it wholly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORD = re.compile(
    r"""(?P<space>\s+|//[^\n]*|/\*(?:[^*]|\*(?!/))*(?:\*/|\Z))
      | (?P<text>'(?:[^'\\]|\\.)*'?|"(?:[^"\\]|\\.)*"?)
      | (?P<name>\$?[^\W\d]\w*|`[^`]*`?)
      | (?P<number>\d[\w.]*)
      | (?P<mark>=~|<>|<=|>=|\.\.|.)""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a query: its *kind* (text, name, number, mark), what stands there, and where it starts."""

    kind: str
    text: str
    start: int

    @property
    def key(self) -> str:
        """The word in capitals when it is a name, else as it stands; quoted text is never a keyword."""
        return self.text.upper() if self.kind == "name" else "" if self.kind == "text" else self.text


def words(query: str) -> Iterator[Word]:
    r"""Yield the words of *query* without spaces and comments.

    >>> [word.text for word in words("MATCH (t:Task) // all\nRETURN t.title = 'a // b'")]
    ['MATCH', '(', 't', ':', 'Task', ')', 'RETURN', 't', '.', 'title', '=', "'a // b'"]
    """
    for match in _WORD.finditer(query):
        if match.lastgroup and match.lastgroup != "space":
            yield Word(match.lastgroup, match[0], match.start())


def split_list(text: str) -> tuple[str, ...]:
    """Return the parts of *text* between the commas that stand in no bracket and no quotation.

    >>> split_list("n.id, [a, b], 'x, y'")
    ('n.id', '[a, b]', "'x, y'")
    """
    parts, begin, depth = [], 0, 0
    for word in words(text):
        depth += (word.text in ("(", "[", "{")) - (word.text in (")", "]", "}"))
        if depth == 0 and word.text == ",":
            parts.append(text[begin : word.start].strip())
            begin = word.start + 1
    last = text[begin:].strip()
    return (*parts, last) if last else tuple(parts)
