"""A Cypher query as nested brackets: enough structure to see what stands below what, without a grammar of the whole language.

node    = word | group            group = bracket { node } bracket
clause  = keyword { node }        a query, and the braces of EXISTS, COUNT, COLLECT and CALL, hold clauses
column  = { node }                between the commas of WITH, RETURN and ORDER BY
segment = { node }                of a column: between commas, | and the words of CASE
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from .words import Word, words

_PAIRS = {"(": ")", "[": "]", "{": "}"}
_CLAUSES = frozenset(
    "MATCH|OPTIONAL|WITH|RETURN|WHERE|UNWIND|ORDER|SKIP|LIMIT|OFFSET|UNION|CALL|FINISH|CREATE|MERGE|SET|DELETE|DETACH|"  # noqa: SIM905
    "REMOVE|FOREACH|USE|LOAD|SHOW".split("|")
)
_HOLDERS = frozenset(("EXISTS", "COUNT", "COLLECT"))
_DEEPEST = 200  # brackets within brackets; what is deeper is read flat
_BEFORE_LIST = frozenset(
    (
        "NOT",
        "AND",
        "OR",
        "XOR",
        "IN",
        "CONTAINS",
        "WITH",
        "RETURN",
        "WHEN",
        "THEN",
        "ELSE",
        "CASE",
        "IS",
        "DISTINCT",
    )
)
_PARTS = frozenset((",", "|", "WHEN", "THEN", "ELSE", "END"))


@dataclass(frozen=True, slots=True)
class Group:
    """What stands between two brackets; *first* is the opening one."""

    first: Word
    nodes: tuple[Node, ...]

    @property
    def key(self) -> str:
        """The opening bracket."""
        return self.first.text

    @property
    def start(self) -> int:
        """Where the opening bracket stands."""
        return self.first.start


Node: TypeAlias = Word | Group
Nodes: TypeAlias = Sequence[Node]


@dataclass(frozen=True, slots=True)
class Clause:
    """A keyword and what stands after it, up to the next keyword of a clause; the first of a query may have none, CALL is kept."""

    keyword: str
    nodes: Nodes

    @property
    def projects(self) -> bool:
        """Whether it makes columns, or sorts by them."""
        return self.keyword in ("WITH", "RETURN", "ORDER")


def nested(found: Iterable[Word]) -> tuple[Node, ...]:
    """Return the words *found* with what stands between brackets as groups; one that is never closed ends with the text.

    >>> [node.key for node in nested(words("RETURN f(x, [1]) AS y"))]
    ['RETURN', 'F', '(', 'AS', 'Y']
    """
    open_: list[tuple[Word | None, list[Node]]] = [(None, [])]
    for word in found:
        if word.kind == "mark" and word.text in _PAIRS and len(open_) < _DEEPEST:
            open_.append((word, []))
            continue
        first = open_[-1][0]
        if first is not None and word.text == _PAIRS[first.text] and word.kind == "mark":
            _close(open_)
        else:
            open_[-1][1].append(word)
    while len(open_) > 1:
        _close(open_)
    return tuple(open_[0][1])


def _close(open_: list[tuple[Word | None, list[Node]]]) -> None:
    first, nodes = open_.pop()
    assert first is not None
    open_[-1][1].append(Group(first, tuple(nodes)))


def clauses(nodes: Nodes) -> Iterator[Clause]:
    """Yield the clauses that *nodes* are made of.

    >>> [c.keyword for c in clauses(nested(words("MATCH (n) WHERE n.name STARTS WITH 'a' RETURN n.with")))]
    ['', 'MATCH', 'WHERE', 'RETURN']
    """
    keyword, since = "", 0
    for place, node in enumerate(nodes):
        if isinstance(node, Word) and node.key in _CLAUSES and _opens(nodes, place):
            yield Clause(keyword, nodes[since:place])
            keyword, since = node.key, place + (node.key != "CALL")  # CALL (n) {…} is known by it
    yield Clause(keyword, nodes[since:])


def _opens(nodes: Nodes, place: int) -> bool:
    """Whether the keyword at *place* opens a clause: it is no name after a dot, a colon or AS, and not the WITH of STARTS WITH."""
    before = nodes[place - 1].key if place else ""
    after = nodes[place + 1].key if place + 1 < len(nodes) else ""
    return before not in (".", ":", "AS", "STARTS", "ENDS", "|", "&", "$") and after not in (":", "=", ".")


def columns(clause: Clause) -> Iterator[Nodes]:
    """Yield the columns of a clause that projects, without the DISTINCT before the first and the BY of ORDER BY."""
    nodes = clause.nodes
    if nodes and nodes[0].key in ("DISTINCT", "BY"):
        nodes = nodes[1:]
    yield from split(nodes, frozenset((",",)))


def segments(nodes: Nodes) -> Iterator[Nodes]:
    """Yield the parts of an expression that commas, | and the words of CASE divide: operators bind within one."""
    yield from split(nodes, _PARTS)


def split(nodes: Nodes, marks: frozenset[str]) -> Iterator[Nodes]:
    """Yield the parts of *nodes* between the words *marks*; a word after a dot divides nothing."""
    since = 0
    for place, node in enumerate(nodes):
        if isinstance(node, Word) and node.key in marks and not (place and nodes[place - 1].key == "."):
            yield nodes[since:place]
            since = place + 1
    yield nodes[since:]


def holds_clauses(nodes: Nodes, place: int) -> bool:
    """Whether the group at *place* is a query of its own: EXISTS {…}, COUNT {…}, COLLECT {…}, CALL {…}, CALL (x) {…}."""
    node = nodes[place]
    if node.key != "{" or not isinstance(node, Group):
        return False
    before = nodes[place - 1].key if place else ""
    if before in _HOLDERS or before == "CALL":
        return True
    return before == "(" and place > 1 and nodes[place - 2].key == "CALL"


def projection(nodes: Nodes, place: int) -> bool:
    """Whether the group at *place* makes a map of a node: n {.name, .title}."""
    group, before = nodes[place], nodes[place - 1] if place else None
    if (
        not isinstance(group, Group)
        or group.key != "{"
        or not isinstance(before, Word)
        or before.kind != "name"
    ):
        return False
    return any(part and part[0].key == "." for part in split(group.nodes, frozenset((",",))))


def sliced(nodes: Nodes, place: int) -> bool:
    """Whether the bracket at *place* reads from what stands before it, and is no list."""
    if not place:
        return False
    before = nodes[place - 1]
    if isinstance(before, Group):
        return True
    return before.kind == "name" and before.key not in _BEFORE_LIST


def arranged(query: str, names: Sequence[str]) -> tuple[str, ...]:
    """Return the columns *names* of *query* in the order of Neo4j, which sorts what ``RETURN *`` stands for.

    >>> arranged("MATCH (t)-->(a) RETURN *, t.title AS b", ["t", "a", "b"])
    ('a', 't', 'b')
    """
    last = next((c for c in reversed([*clauses(nested(words(query)))]) if c.keyword == "RETURN"), None)
    parts = list(columns(last)) if last else []
    if not parts or [node.key for node in parts[0]] != ["*"]:
        return tuple(names)
    own = len(names) - (len(parts) - 1)
    return (*sorted(names[:own]), *names[own:])
