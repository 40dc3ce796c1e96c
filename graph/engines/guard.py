"""Queries that the embedded engine must not be asked: it would answer with wrong rows, or read other files.

The engine gives other rows than Neo4j where an aggregate stands below a predicate or an index, where WHERE tests the path of
``shortestPath``, and where two columns have one name. Such a query is refused with the way round, which is right everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from .mistakes import mistake
from .words import Word, words

AGGREGATES = frozenset(
    ("COUNT", "SUM", "AVG", "MIN", "MAX", "COLLECT", "STDEV", "STDEVP", "PERCENTILECONT", "PERCENTILEDISC")
)
_CLAUSES = frozenset(
    ("MATCH", "OPTIONAL", "WITH", "RETURN", "WHERE", "UNWIND", "ORDER", "SKIP", "LIMIT", "UNION", "CALL")
)
_PREDICATES = frozenset(
    ("IS", "IN", "CONTAINS", "STARTS", "ENDS", "NOT", "AND", "OR", "XOR", "CASE", "=~", "[", "{", ".")
)
_OPEN, _CLOSE = frozenset("([{"), frozenset(")]}")


def forbid(query: str) -> None:
    """Raise QueryMistake where *query* is one that the engine would not answer truly, or reads files of the machine.

    >>> forbid("MATCH (t:Task) RETURN count(t) AS tasks")
    >>> forbid("MATCH (t:Task) RETURN count(t) IN [2] AS two")
    Traceback (most recent call last):
    remit.errors.QueryMistake: line 1, column 23: an aggregate inside a larger expression would give wrong rows. \
Put it in a WITH of its own first: WITH count(…) AS c, then use c
        MATCH (t:Task) RETURN count(t) IN [2] AS two
                              ^
    """
    found = list(words(query))
    _no_files(found, query)
    for clause in _projections(found):
        for item in clause:
            _bare_aggregate(item, query)
        _no_twins(clause, query)
    _free_path(found, query)


def _no_files(found: Sequence[Word], query: str) -> None:
    for word, following in pairwise(found):
        if (word.key, following.key) == ("LOAD", "CSV"):
            raise mistake(
                "LOAD CSV reads files, and a store answers only from its documents", query, word.start
            )


def _projections(found: Sequence[Word]) -> Iterator[Sequence[Sequence[Word]]]:
    """Yield the columns of each WITH and RETURN, at any depth of braces."""
    for place, word in enumerate(found):
        if word.key not in ("WITH", "RETURN") or (
            place and found[place - 1].key in ("STARTS", "ENDS", ".", ":")
        ):
            continue
        depth = 0
        items: list[list[Word]] = [[]]
        for each in found[place + 1 :]:
            depth += (each.text in _OPEN) - (each.text in _CLOSE)
            if depth < 0 or (depth == 0 and _ends(each, items[-1])):
                break
            if depth == 0 and each.text == ",":
                items.append([])
            else:
                items[-1].append(each)
        yield items


def _no_twins(items: Sequence[Sequence[Word]], query: str) -> None:
    """Raise where two columns have one name: the engine would answer with the last alone."""
    seen: set[tuple[str, ...]] = set()
    for item in items:
        named = item[1:] if item and item[0].key == "DISTINCT" else item
        name = tuple(word.text for word in named)
        if len(named) > 1 and named[-2].key == "AS":
            name = (named[-1].text.strip("`"),)
        if name and name in seen:
            raise mistake(
                f"two columns have the name {''.join(name)}, and one would be lost. Name them with AS",
                query,
                named[0].start,
            )
        seen.add(name)


def _ends(word: Word, before: Sequence[Word]) -> bool:
    """Whether *word* opens the next clause: a keyword that is no name after a dot, nor the WITH of STARTS WITH."""
    last = before[-1].key if before else ""
    return word.key in _CLAUSES and last not in (".", "STARTS", "ENDS", "AS")


def _bare_aggregate(item: Sequence[Word], query: str) -> None:
    """Raise where an aggregate of *item* stands under a predicate, an index or a map."""
    rest: list[Word] = []
    first: Word | None = None
    place = 0
    while place < len(item):
        word = item[place]
        if word.key in AGGREGATES and place + 1 < len(item) and item[place + 1].text == "(":
            first = first or word
            place = _closed(item, place + 1)
        else:
            rest.append(word)
        place += 1
    if first and any(word.key in _PREDICATES for word in rest):
        raise mistake(
            "an aggregate inside a larger expression would give wrong rows. "
            f"Put it in a WITH of its own first: WITH {first.text}(…) AS c, then use c",
            query,
            first.start,
        )


def _closed(item: Sequence[Word], place: int) -> int:
    depth = 0
    for at in range(place, len(item)):
        depth += (item[at].text in _OPEN) - (item[at].text in _CLOSE)
        if depth == 0:
            return at
    return len(item)


def _free_path(found: Sequence[Word], query: str) -> None:
    """Raise where the WHERE after ``p = shortestPath(…)`` tests p."""
    for place, word in enumerate(found):
        if word.key not in ("SHORTESTPATH", "ALLSHORTESTPATHS") or place < 2 or found[place - 1].text != "=":
            continue
        path, inside = found[place - 2], False
        for each in found[place + 1 :]:
            if each.key in _CLAUSES:
                if inside or each.key != "WHERE":
                    break
                inside = True
            elif inside and each.text == path.text and each.kind == "name":
                raise mistake(
                    "a condition on the shortest path is tested after the search, not during it. "
                    f"Put WITH {path.text} before the WHERE to say so, or narrow the pattern",
                    query,
                    each.start,
                )
