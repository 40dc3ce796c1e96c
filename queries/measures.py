"""Measures: answers that neither Cypher nor SPARQL can find, from the rows that a question fetches in either.

A measure is a function of the rows of a query, in their order, and of the values of the question's parameters. It sees nothing
else, so that equal rows give equal answers, whichever engine found them. Shares are rounded to six digits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ..graph import networks

Row = tuple[Any, ...]
Measure = Callable[[Sequence[Row], Mapping[str, Any]], list[Row]]


def measured(name: str, rows: Sequence[Row], values: Mapping[str, Any]) -> tuple[Row, ...]:
    """Return the answer that the measure *name* makes of *rows*, with the *values* of the parameters of the question.

    >>> measured("bridging", [("a", "甲", "b", "乙", 1), ("b", "乙", "c", "丙", 1)], {"pivots": 9})
    (('乙', 1, 2, 1, 'b'),)
    """
    return tuple(MEASURES[name](rows, values))


def bridging(rows: Sequence[Row], values: Mapping[str, Any]) -> list[Row]:
    """Pairs that share tasks → the organizations between others: the share of paths through each, its partners, whom it holds on."""
    names = {id: name for row in rows for id, name in (row[0:2], row[2:4])}
    network = networks.ties((row[0], row[2]) for row in rows)
    shares, lost = networks.betweenness(network, values["pivots"]), networks.separated(network)
    found = [
        (names[id], _share(share), network.degree(id), lost[id], id) for id, share in shares.items() if share
    ]
    return sorted(found, key=lambda row: (-row[1], -row[2], row[0], row[4]))


def centrality(rows: Sequence[Row], values: Mapping[str, Any]) -> list[Row]:
    """Pairs that share tasks → every organization with its partners, the tasks it shares with them, and how near it is to all others."""
    names = {id: name for row in rows for id, name in (row[0:2], row[2:4])}
    network = networks.ties((row[0], row[2]) for row in rows)
    near, shared = networks.closeness(network), dict.fromkeys(names, 0)
    for first, _, second, _, tasks in rows:
        shared[first] += tasks
        shared[second] += tasks
    found = [(names[id], network.degree(id), shared[id], _share(near[id]), id) for id in names]
    return sorted(found, key=lambda row: (-row[1], -row[2], row[0], row[4]))


def dependence(rows: Sequence[Row], values: Mapping[str, Any]) -> list[Row]:
    """Tasks with their organizations → those that answer alone for tasks, or through which alone others are tied to the rest."""
    names = {row[1]: row[2] for row in rows}
    bodies, tasks = defaultdict(set), defaultdict(set)
    for task, organization, _ in rows:
        bodies[task].add(organization)
        tasks[organization].add(task)
    pairs = {(a, b) for together in bodies.values() for a in together for b in together if a < b}
    lost = networks.separated(networks.ties(pairs))
    found = []
    for id, own in tasks.items():
        alone = sum(len(bodies[task]) == 1 for task in own)
        if alone or lost.get(id):
            found.append((names[id], len(own), alone, _share(alone / len(own)), lost.get(id, 0), id))
    return sorted(found, key=lambda row: (-row[2], -row[4], -row[3], row[0], row[5]))


def path(rows: Sequence[Row], values: Mapping[str, Any]) -> list[Row]:
    """Tasks with their organizations, of which some are the ends → the organizations on the way, each with the task it shares with the next."""
    tasks, names = {row[0]: row[1:3] for row in rows}, {row[3]: row[4] for row in rows}
    starts, ends = {row[3] for row in rows if row[5]}, {row[3] for row in rows if row[6]}
    nodes = networks.shortest(networks.ties((row[0], row[3]) for row in rows), starts, ends)
    found: list[Row] = []
    for step, organization in enumerate(nodes[::2], 1):
        task = nodes[2 * step - 1] if 2 * step <= len(nodes) else None
        title, year = tasks[task] if task else (None, None)
        found.append((step, names[organization], title, year, organization, task))
    return found


MEASURES: Mapping[str, Measure] = {
    measure.__name__: measure for measure in (bridging, centrality, dependence, path)
}


def _share(value: float) -> int | float:
    """Return *value* rounded to six digits, a whole number as such."""
    rounded = round(value, 6)
    return int(rounded) if rounded.is_integer() else rounded
