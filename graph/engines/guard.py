"""Queries that the embedded engine must not be asked: it would answer with other rows than Neo4j, or read other files.

Each refusal names the place, the reason and a way round that is right on both. What was found by running both engines side by side:

    aggregate        below IS, IN, NOT, AND, OR, XOR, =~, CONTAINS, STARTS WITH, ENDS WITH, a property, the bounds of a slice
    COUNT {…}        beside AND, OR, XOR or NOT, but right below WHERE; in arithmetic that is compared, anywhere
    map              {n: size(collect(x))}: functions, comparisons and CASE over an aggregate; {node: n {.name}} comes as the inner map
    shortestPath     where WHERE tests the path: Neo4j searches for a path that passes, the engine tests the one it found
    functions        `trifles.py`: round(x, 0), range(a, b, step), toInteger(' 42') and others
    columns          two of one name: one would be lost; RETURN *, x and WITH *, count(x)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from .mistakes import mistake, no_files
from .nesting import (
    Clause,
    Group,
    Nodes,
    clauses,
    columns,
    holds_clauses,
    nested,
    projection,
    segments,
    sliced,
)
from .trifles import trifle
from .words import Word, words

AGGREGATES = frozenset(
    ("COUNT", "SUM", "AVG", "MIN", "MAX", "COLLECT", "STDEV", "STDEVP", "PERCENTILECONT", "PERCENTILEDISC")
)
_BOOLEAN = frozenset(("NOT", "AND", "OR", "XOR"))
_PREDICATES = _BOOLEAN | {"IS", "IN", "CONTAINS", "STARTS", "ENDS", "=~"}
_COMPARISONS = frozenset(("=", "<", ">", "<=", ">=", "<>", "IN"))
_ARITHMETIC = frozenset("+-*/%^")
_EACH = frozenset(
    ("ANY", "ALL", "NONE", "SINGLE", "REDUCE", "[")
)  # x IN list stands in them, and is no predicate
_PATHS = frozenset(("SHORTESTPATH", "ALLSHORTESTPATHS"))


def forbid(query: str) -> None:
    """Raise QueryMistake where *query* is one that the engine would not answer as Neo4j does, or reads files of the machine.

    >>> forbid("MATCH (t:Task) RETURN count(t) AS tasks, count(t) > 1 AS many, collect(t.title)[0] AS first")
    >>> forbid("MATCH (t:Task) RETURN count(t) IN [2] AS two")
    Traceback (most recent call last):
    remit.errors.QueryMistake: line 1, column 23: an aggregate below IN would give wrong rows. \
Put it in a WITH of its own first: WITH count(…) AS c, then use c
        MATCH (t:Task) RETURN count(t) IN [2] AS two
                              ^
    """
    no_files(query)
    _Guard(query).read(nested(words(query)))


@dataclass(frozen=True, slots=True)
class _Inside:
    """What an expression stands in: *condition* says right below WHERE, *mapped* in a map, *bound* that ``x IN list`` may begin it."""

    condition: bool = False
    mapped: bool = False
    bound: bool = False


_COLUMN = _Inside()


class _Guard:
    """Reads one *query*."""

    def __init__(self, query: str) -> None:
        self.query = query

    def read(self, nodes: Nodes) -> None:
        """Read *nodes* as a query: clause by clause, and the queries within them."""
        parts = list(clauses(nodes))
        for place, clause in enumerate(parts):
            if clause.projects:
                found = [(column, self.expression(column, _COLUMN)) for column in columns(clause)]
                if clause.nodes and [node.key for node in found[0][0]] == ["*"]:
                    self.star(clause, found[1:])
                self.no_twins(clause)
            else:
                self.expression(clause.nodes, _Inside(condition=clause.keyword == "WHERE"))
            if clause.keyword == "MATCH":
                self.free_paths(clause, parts[place + 1 :])

    def mistake(self, text: str, node: Word | Group) -> Exception:
        """Return the error that says *text* about *node*."""
        return mistake(text, self.query, node.start)

    def expression(self, nodes: Nodes, inside: _Inside) -> Word | None:
        """Return the first aggregate in *nodes*; raise where one, or a COUNT {…}, stands below what the engine reads wrongly."""
        if inside.condition and any(node.key == "CASE" for node in nodes):
            inside = replace(inside, condition=False)
        first: Word | None = None
        for segment in segments(nodes):
            first = self.segment(segment, inside) or first
        keys = [node.key for node in nodes]
        if first and inside.mapped and ("CASE", "WHEN") in pairwise(keys):
            raise self.aggregate(first, "CASE in a map")
        return first

    def segment(self, nodes: Nodes, inside: _Inside) -> Word | None:
        """Return the first aggregate in *nodes*, which no comma divides."""
        first: Word | None = None
        for place, node in enumerate(nodes):
            if isinstance(node, Group):
                found = self.group(nodes, place, inside)
                if found and self.indexed(nodes, place):
                    raise self.aggregate(found, "a property or a slice")
                if found and inside.mapped and _calls(nodes, place):
                    raise self.aggregate(found, "a function in a map")
                first = first or found
            elif problem := trifle(nodes, place):
                raise self.mistake(problem, node)
            elif node.key == "COUNT" and place + 1 < len(nodes) and nodes[place + 1].key == "{":
                self.counted(nodes, place, inside)
        if first:
            self.above(nodes, first, inside)
        return first

    def group(self, nodes: Nodes, place: int, inside: _Inside) -> Word | None:
        """Return the aggregate that the group at *place* holds, or is the argument of."""
        group = nodes[place]
        assert isinstance(group, Group)
        if holds_clauses(nodes, place):
            if inside.mapped and any(projection(group.nodes, at) for at in range(len(group.nodes))):
                raise self.projected(group)
            self.read(group.nodes)
            return None
        before = nodes[place - 1] if place else None
        shown = projection(nodes, place)
        if shown and inside.mapped:
            raise self.projected(group)
        within = _Inside(
            inside.condition and _plain(nodes, place),
            mapped=(inside.mapped or (group.key == "{")) and not shown,
        )
        if isinstance(before, Word) and before.key in AGGREGATES and group.key == "(":
            if before.key in ("MIN", "MAX") and group.nodes and group.nodes[0].key == "{":
                raise self.mistake(f"maps have no order here: {before.text} would give the first", before)
            self.expression(group.nodes, within)
            return before
        if (before.key if before and group.key == "(" else group.key) in _EACH:
            return self.each(group, within)
        return self.expression(group.nodes, within)

    def each(self, group: Group, inside: _Inside) -> Word | None:
        """Return the aggregate in ``x IN list WHERE … | …``; Neo4j takes none after WHERE, and the engine would count it wrongly."""
        keys = [node.key for node in group.nodes]
        where = keys.index("WHERE") if "WHERE" in keys else len(keys)
        if found := self.expression(group.nodes[where + 1 :], inside):
            raise self.aggregate(found, "the WHERE of a list")
        return self.expression(group.nodes[:where], replace(inside, bound=True))

    def indexed(self, nodes: Nodes, place: int) -> bool:
        """Whether the group at *place*, which holds an aggregate, is read from by a property, or bounds a slice."""
        group = nodes[place]
        assert isinstance(group, Group)
        at = place + 1
        while at < len(nodes) and nodes[at].key == "[" and sliced(nodes, at):
            at += 1  # collect(x)[0].name
        if at < len(nodes) and nodes[at].key == ".":
            return True
        return group.key == "[" and sliced(nodes, place) and any(node.key == ".." for node in group.nodes)

    def above(self, nodes: Nodes, aggregate: Word, inside: _Inside) -> None:
        """Raise where a predicate stands beside *aggregate* in *nodes*; in a map a comparison is one, too."""
        rest = nodes[2:] if inside.bound and len(nodes) > 1 and nodes[1].key == "IN" else nodes
        wrong = _PREDICATES | _COMPARISONS if inside.mapped else _PREDICATES
        for place, node in enumerate(rest):
            if node.key in wrong and not (place and rest[place - 1].key in (".", "AS")):
                raise self.aggregate(aggregate, node.key)

    def aggregate(self, found: Word, above: str) -> Exception:
        """Return the error about the aggregate *found* below *above*."""
        return self.mistake(
            f"an aggregate below {above} would give wrong rows. "
            f"Put it in a WITH of its own first: WITH {found.text}(…) AS c, then use c",
            found,
        )

    def counted(self, nodes: Nodes, place: int, inside: _Inside) -> None:
        """Raise where the COUNT {…} at *place* stands in a condition that is not right below WHERE, or in arithmetic that is compared."""
        keys = [node.key for node in nodes]
        beside = {keys[place - 1] if place else "", keys[place + 2] if place + 2 < len(keys) else ""}
        if not inside.condition and _BOOLEAN & {*keys}:
            above = next(key for key in keys if key in _BOOLEAN)
        elif beside & _ARITHMETIC and _COMPARISONS & {*keys}:
            above = "a comparison of a sum"
        else:
            return
        raise self.mistake(
            f"COUNT {{…}} below {above} would give wrong values. "
            "Count in a WITH of its own first: WITH n, COUNT {…} AS c, then use c",
            nodes[place],
        )

    def projected(self, group: Group) -> Exception:
        """Return the error about the map projection *group* in a map."""
        return self.mistake(
            "a node as a map ({.name, …}) inside another map would come alone. "
            "Make it in a WITH of its own first: WITH n {.name} AS node, then {node: node}",
            group,
        )

    def star(self, clause: Clause, others: Sequence[tuple[Nodes, Word | None]]) -> None:
        """Raise where * stands beside *others* that the engine would lose, or would count over all rows."""
        for column, aggregate in others:
            if clause.keyword == "RETURN" or aggregate:
                raise self.mistake(
                    f"{clause.keyword} * with more columns would give other rows. Name the columns that are wanted",
                    column[0],
                )

    def no_twins(self, clause: Clause) -> None:
        """Raise where two columns have one name: the engine would answer with the last alone."""
        if clause.keyword == "ORDER":
            return
        seen: set[tuple[str, ...]] = set()
        for column in columns(clause):
            name = tuple(_texts(column))
            if len(column) > 1 and column[-2].key == "AS":
                name = tuple(text.strip("`") for text in _texts(column[-1:]))
            if name and name in seen:
                shown = "".join(name)
                raise self.mistake(
                    f"two columns have the name {shown}, and one would be lost. Name them with AS", column[0]
                )
            seen.add(name)

    def free_paths(self, match: Clause, following: list[Clause]) -> None:
        """Raise where the WHERE of *match* tests a path that shortestPath found."""
        paths = {
            _text(match.nodes[place - 2])
            for place, node in enumerate(match.nodes)
            if node.key in _PATHS and place > 1 and match.nodes[place - 1].key == "="
        }
        if not paths or not following or following[0].keyword != "WHERE":
            return
        for word in _words(following[0].nodes):
            if word.text in paths and word.kind == "name":
                raise self.mistake(
                    "a condition on the shortest path is tested after the search, not during it. "
                    f"Put WITH {word.text} before the WHERE to say so, or narrow the pattern",
                    word,
                )


def _calls(nodes: Nodes, place: int) -> bool:
    """Whether the group at *place* holds the arguments of a function, which is no aggregate and not reduce."""
    before = nodes[place - 1] if place else None
    if nodes[place].key != "(" or not isinstance(before, Word) or before.kind != "name":
        return False
    return before.key not in AGGREGATES and before.key != "REDUCE" and before.key not in _PREDICATES


def _plain(nodes: Nodes, place: int) -> bool:
    """Whether the group at *place* only holds a condition together: (a AND b), no argument, list or map, nothing that is compared."""
    before = nodes[place - 1].key if place else ""
    after = nodes[place + 1].key if place + 1 < len(nodes) else ""
    return nodes[place].key == "(" and before in (*_BOOLEAN, "") and after in (*_BOOLEAN, "")


def _words(nodes: Nodes) -> Iterator[Word]:
    """Yield the words of *nodes* at any depth."""
    for node in nodes:
        if isinstance(node, Group):
            yield from _words(node.nodes)
        else:
            yield node


def _text(node: Word | Group) -> str:
    return node.text if isinstance(node, Word) else ""


def _texts(nodes: Nodes) -> Iterator[str]:
    """Yield the texts of *nodes* at any depth, with the brackets."""
    for node in nodes:
        if isinstance(node, Group):
            yield node.key
            yield from _texts(node.nodes)
            yield ")"
        else:
            yield node.text
