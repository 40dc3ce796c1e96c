"""Turtle as people read it: prefixes, literals, blocks of one subject."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ..terms import LANGUAGES, Words

_ESCAPES = {ord(c): "\\" + e for c, e in zip('"\\\n\r\t', '"\\nrt', strict=True)}
_WIDTH = 100  # characters of values that stand on one line
_NOT_NAMES = re.compile(r'"(?:[^"\\]|\\.)*"|<[^<>]*>|#[^\n]*')


def literal(text: str, language: str = "") -> str:
    r"""Return *text* as a literal, with its *language* where it has one.

    >>> print(literal('"一"', "zh"), literal("a\nb"))
    "\"一\""@zh "a\nb"
    """
    return f'"{text.translate(_ESCAPES)}"' + (f"@{language}" if language else "")


def words(said: Words | None) -> list[str]:
    """Return *said* as literals, Chinese first; none for None."""
    return [literal(said[language], language) for language in LANGUAGES] if said else []


def listed(names: Iterable[str]) -> str:
    """Return *names* as an RDF list."""
    return f"( {' '.join(names)} )"


def block(subject: str, rows: Iterable[tuple[str, Iterable[str]]]) -> str:
    """Return the statements of *rows* (predicate, objects) about *subject*; a row without objects is left out.

    >>> print(block("a:b", [("a", ["a:C"]), ("a:d", ["1", "2"]), ("a:e", [])]), end="")
    a:b a a:C ;
        a:d 1 , 2 .
    """
    said = []
    for predicate, objects in rows:
        values = list(objects)
        if values:
            between = " ,\n        " if len(values) > 1 and sum(map(len, values)) > _WIDTH else " , "
            said.append(f"{predicate} {between.join(values)}")
    return f"{subject} " + " ;\n    ".join(said) + " .\n"


def document(prefixes: Mapping[str, str], parts: Iterable[str]) -> str:
    """Return *parts* as one document that declares those of *prefixes* that they use."""
    body = "\n".join(parts)
    used = set(re.findall(r"(?<![\w-])([\w-]+):", _NOT_NAMES.sub(" ", body)))
    head = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes.items() if name in used)
    return f"{head}\n{body}"
