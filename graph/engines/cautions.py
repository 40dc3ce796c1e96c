"""What the embedded engine answers and Neo4j refuses: worth a word to who will ask a server the same.

exists(n.name)            a property that is there
reverse(…), apoc.…        lists turned round; procedures of an extension
ORDER BY sum(n.value)     an aggregate that is no column
count(n) + n.value        a value beside an aggregate that is no column of its own
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .guard import AGGREGATES
from .nesting import Clause, Group, Node, Nodes, clauses, columns, holds_clauses, nested
from .words import Word, words

_KEYWORDS = frozenset(
    "AND|OR|XOR|NOT|IS|NULL|IN|AS|CASE|WHEN|THEN|ELSE|END|TRUE|FALSE|CONTAINS|STARTS|ENDS|WITH|DISTINCT|DESC|ASC|BY|"  # noqa: SIM905
    "DESCENDING|ASCENDING|WHERE".split("|")
)


def cautions(query: str) -> tuple[str, ...]:
    """Return what Neo4j would refuse in *query*, a sentence each.

    >>> cautions("MATCH (t:Task) RETURN t.title AS title ORDER BY title")
    ()
    >>> cautions("MATCH (t:Task) WHERE exists(t.title) RETURN t.number AS n")
    ('Neo4j does not take exists(t.title): write t.title IS NOT NULL',)
    """
    return tuple(dict.fromkeys(_query(nested(words(query)))))


def _query(nodes: Nodes) -> Iterator[str]:
    """Yield the cautions about a query, and about the queries within it."""
    projected: list[Nodes] = []
    for clause in clauses(nodes):
        yield from _functions(clause.nodes)
        if clause.keyword in ("WITH", "RETURN"):
            projected = list(columns(clause))
            yield from _ungrouped(projected)
        elif clause.keyword == "ORDER":
            yield from _unsorted(clause, projected)
        yield from _within(clause.nodes)


def _within(nodes: Nodes) -> Iterator[str]:
    for place, node in enumerate(nodes):
        if isinstance(node, Group):
            yield from (_query if holds_clauses(nodes, place) else _within)(node.nodes)


def _functions(nodes: Nodes) -> Iterator[str]:
    """Yield the cautions about functions that Neo4j has not, or takes otherwise."""
    for place, node in enumerate(nodes):
        if isinstance(node, Group):
            yield from _functions(node.nodes)
            continue
        before = nodes[place - 1].key if place else ""
        after = nodes[place + 1] if place + 1 < len(nodes) else None
        if node.key == "APOC" and after is not None and after.key == "." and before != ".":
            yield "Neo4j has apoc.… only where the extension is installed: use what Cypher has"
        if not isinstance(after, Group) or after.key != "(" or before in (".", ":"):
            continue
        inner = "".join(_texts(after.nodes))
        if node.key == "EXISTS" and not inner.startswith("("):
            yield f"Neo4j does not take exists({inner}): write {inner} IS NOT NULL"
        if node.key == "REVERSE":
            yield f"Neo4j does not turn a stored list round: write [x IN {inner} | x] in reverse( )"


def _unsorted(clause: Clause, projected: Sequence[Nodes]) -> Iterator[str]:
    """Yield the caution about an aggregate that sorts and is no column."""
    known = {text for column in projected for text in _names(column)}
    for column in columns(clause):
        nodes = column[:-1] if column and column[-1].key in ("DESC", "ASC") else column
        if any(_aggregate(nodes, place) for place in range(len(nodes))):
            shown = "".join(_texts(nodes))
            if shown not in known:
                yield f"Neo4j does not sort by {shown}, which is no column: return it, or make it in a WITH before"


def _ungrouped(projected: Sequence[Nodes]) -> Iterator[str]:
    """Yield the caution about a value beside an aggregate that is no column of its own."""
    keys = {text for column in projected if not _aggregates(column) for text in _names(column)}
    for column in projected:
        if _aggregates(column):
            nodes = column[:-2] if len(column) > 2 and column[-2].key == "AS" else column
            for value in _values(nodes):
                if value not in keys and value.partition(".")[0] not in keys:
                    yield f"Neo4j does not take {value} beside an aggregate: make {value} a column of a WITH before"


def _names(column: Nodes) -> Iterator[str]:
    """Yield how a column may be spoken of: by its expression, and by its name."""
    if len(column) > 2 and column[-2].key == "AS":
        yield "".join(_texts(column[-1:]))
        column = column[:-2]
    yield "".join(_texts(column))


def _aggregate(nodes: Nodes, place: int) -> bool:
    node = nodes[place]
    called = place + 1 < len(nodes) and nodes[place + 1].key == "("
    return isinstance(node, Word) and node.key in AGGREGATES and called


def _aggregates(nodes: Nodes) -> bool:
    """Whether an aggregate stands in *nodes*, at any depth but in no query within them."""
    for place, node in enumerate(nodes):
        if _aggregate(nodes, place):
            return True
        if isinstance(node, Group) and not holds_clauses(nodes, place) and _aggregates(node.nodes):
            return True
    return False


def _values(nodes: Nodes) -> Iterator[str]:
    """Yield the variables and properties in *nodes* that stand in no aggregate, list comprehension or query."""
    for place, node in enumerate(nodes):
        before = nodes[place - 1] if place else None
        if isinstance(node, Group):
            aggregate = place > 0 and _aggregate(nodes, place - 1)
            if not (aggregate or holds_clauses(nodes, place) or _binds(node)):
                yield from _values(node.nodes)
        elif node.kind == "name" and node.key not in _KEYWORDS and not node.text.startswith("$"):
            after = nodes[place + 1].key if place + 1 < len(nodes) else ""
            holder = after == "{" and node.key in ("COUNT", "EXISTS", "COLLECT")
            if after not in ("(", ":") and not holder and (before is None or before.key != "."):
                yield _chain(nodes, place)


def _binds(group: Group) -> bool:
    """Whether *group* names things of its own: x IN list, or a pattern."""
    keys = [node.key for node in group.nodes]
    return group.key != "{" and ("IN" in keys[:2] or "|" in keys or ":" in keys[:2])


def _chain(nodes: Nodes, place: int) -> str:
    """Return the variable at *place* with the properties that are read from it: t.title."""
    text, at = "".join(_texts(nodes[place : place + 1])), place + 1
    while at + 1 < len(nodes) and nodes[at].key == "." and isinstance(nodes[at + 1], Word):
        text += "." + "".join(_texts(nodes[at + 1 : at + 2]))
        at += 2
    return text


def _texts(nodes: Sequence[Node]) -> Iterator[str]:
    """Yield the texts of *nodes* at any depth, with their brackets."""
    for node in nodes:
        if isinstance(node, Group):
            yield node.key
            yield from _texts(node.nodes)
            yield {"(": ")", "[": "]", "{": "}"}[node.key]
        else:
            yield node.text
