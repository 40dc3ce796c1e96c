"""What the Cypher engine has against a query, in words for the person who wrote it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any
from unicodedata import east_asian_width

from ...errors import QueryError, QueryMistake, StoreError, WrongParameter
from .words import words

_CLASS = re.compile(r"(?:[\w$]+\.)+[\w$]*(?:Exception|Error): ")
_CAUSE = re.compile(r" \(caused by [^()]*(?:\([^()]*\)[^()]*)*\)\s*\Z")
_LEAD = re.compile(r"^(?:Query failed|Command failed|Reading the result set failed): ")
_AT = re.compile(r"(?:Syntax error )?at line (\d+)(?::|, column )(\d+)(?: - )?")
_NAMED = re.compile(r"(?:Variable|Unknown function|Function|variable) [`'\"]([^`'\"]+)")
_NUMBERED = re.compile(r"\\u+([0-9A-Fa-f]{4})")
_MISSING = re.compile(r"Expected parameter\(s\): (.+)")


def explained(said: str, query: str, parameters: Mapping[str, Any]) -> QueryError | StoreError:
    """Return the error for what the engine *said* about *query*: the place, what is wrong and what to do."""
    if "NotIdempotentException" in said:
        return QueryMistake(
            "the query writes (CREATE, MERGE, SET, DELETE …) or calls a procedure that might, and this store is only read by "
            "Cypher: its documents are the truth. Begin with MATCH and end with RETURN."
        )
    message = _CLASS.sub("", _CAUSE.sub("", _LEAD.sub("", said)))
    if missing := _MISSING.search(message):
        wanted = missing[1].split(", ")
        given = ", ".join(sorted(parameters)) or "none"
        example = " ".join(f"{name}=…" for name in wanted)
        names = ", ".join(f"${name}" for name in wanted)
        return WrongParameter(f"the query asks for {names}; given: {given}. Add {example} after the query.")
    place = _place(message, query)
    text = _AT.sub("", message.split("\n")[0]).strip(" -") or message
    text = re.sub(r"^\w+: ", "", text)
    return mistake(text, query, place)


def reason(said: str) -> str:
    """Return the last and plainest cause in what the engine *said* about its files.

    >>> reason("Failed to create: com.x.E: Error (error=com.x.F: on commit) (caused by java.io.IOException: File too large)")
    'File too large'
    """
    last = said.split("\n")[0].rpartition("(caused by ")[2]
    return _CLASS.sub("", last).rstrip(") ")


def mistake(text: str, query: str, start: int | None) -> QueryMistake:
    r"""Return the error that says *text* about the character *start* of *query*, and shows it.

    >>> print(mistake("unknown variable", "MATCH (t)\nRETURN 科普, u", 21))
    line 2, column 12: unknown variable
        RETURN 科普, u
                     ^
    """
    if start is None:
        return QueryMistake(f"the query cannot be answered: {text}")
    start = min(start, len(query))
    before = query[:start]
    line, begin = before.count("\n") + 1, before.rfind("\n") + 1
    shown = query[begin:].split("\n", 1)[0].replace("\t", " ")
    pad = " " * sum(2 if east_asian_width(c) in "WF" else 1 for c in query[begin:start])
    return QueryMistake(f"line {line}, column {start - begin + 1}: {text}\n    {shown}\n    {pad}^")


def no_files(query: str) -> None:
    """Raise QueryMistake where *query* has LOAD CSV, plainly or with letters written as numbers, which a server reads first.

    Engines and servers read files and ask other servers for it, in a transaction that only reads, too.

    >>> no_files("RETURN 'LOAD CSV' AS said")
    """
    plain = _NUMBERED.sub(lambda found: chr(int(found[1], 16)), query)
    for load, csv in pairwise(words(plain)):
        if (load.key, csv.key) == ("LOAD", "CSV"):
            text = "LOAD CSV reads files, and a store answers only from its documents"
            raise mistake(text, query, load.start if plain == query else None)


def _place(message: str, query: str) -> int | None:
    if at := _AT.search(message):
        lines = query.split("\n")
        line = int(at[1])
        return sum(len(each) + 1 for each in lines[: line - 1]) + int(at[2])  # its columns count from 0
    if named := _NAMED.search(message):
        return next((w.start for w in words(query) if w.text.strip("`") == named[1]), None)
    return None
