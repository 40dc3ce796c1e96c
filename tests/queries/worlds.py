"""What the parity tests ask: values for every parameter, the back ends that need no server, and how answers are compared."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

from remit.graph.engines import cypher, sparql
from remit.graph.engines.query import readable
from remit.graph.engines.values import plain
from remit.graph.model import Graph
from remit.graph.store.protocol import Table
from remit.graph.triples import BASE, prefixes, short, vocabulary
from remit.queries.library import questions

MOST = 9  # ways in which one question is asked, unless a test says less; of more, a lot is drawn, always the same
World = dict[str, list[Any]]
FIXED: World = {
    "unit": [None, "人次", "%"],
    "minimum": [1, 2],
    "collectives": [False, True],
    "value": [1, 1000, 0.5, 1e300],
    "pivots": [1000, 3],
    "least": [3, 1],
    "below": [0.8, 0.95, 0],
    "until": ["2024", "2024-06", "2018-12-31"],
    "since": [None, "2022", "2021-07"],
    "priorities": ["重点", "要点", ""],
    "uncovered": [False, True],
    "programme": ["行动", "阅读", "科普", "", "不存在"],
    "collective": [None, "各市图书馆", "各省辖市科协"],
}


class Engines:
    """The two embedded engines with *graph*, in *folder*: what a folder store asks, for graphs that no document made."""

    def __init__(self, graph: Graph, folder: Path) -> None:
        self.places = folder / "cypher", folder / "rdf"
        folder.mkdir(parents=True, exist_ok=True)
        cypher.write_database(graph, self.places[0])
        sparql.write_index(graph, self.places[1])

    def cypher(self, query: str, parameters: Mapping[str, Any] | None = None, write: bool = False) -> Table:
        """Return the rows of a Cypher *query*."""
        return Table(*cypher.select(self.places[0], query, parameters or {}))

    def sparql(self, query: str) -> Table:
        """Return the rows of a SPARQL *query*."""
        return Table(*sparql.select(self.places[1], query))


class Rdflib:
    """*graph* as an rdflib Dataset that all named graphs are asked of at once."""

    def __init__(self, graph: Graph) -> None:
        self.data = graph.to_rdflib()
        self.data.default_union = True
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore", DeprecationWarning
            )  # rdflib's parser uses names that rdflib gives up
            self.data.parse(data="\n".join(vocabulary()), format="nquads")

    def sparql(self, query: str) -> Table:
        """Return the rows of a SPARQL *query*."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            found = self.data.query(readable(query, BASE), initNs=prefixes(BASE))
            rows = tuple(tuple(_value(cell) for cell in row) for row in found)  # type: ignore[union-attr]
        return Table(tuple(str(name) for name in found.vars or ()), rows)


def _value(cell: Any) -> Any:
    import rdflib

    if isinstance(cell, rdflib.Literal):
        return plain(str(cell), str(cell.datatype or ""))
    return None if cell is None else short(str(cell))


def ways(name: str, world: World, most: int = MOST) -> Iterator[dict[str, Any]]:
    """Yield the parameters of the question *name* in the combinations of *world*, or the first and a lot of the others, always the same."""
    names = [p.name for p in questions()[name].parameters]
    every = list(product(*(world[each] for each in names)))
    if len(every) > most:
        every = [every[0], *Random(name).sample(every[1:], most - 1)]
    for values in every:
        yield dict(zip(names, values, strict=True))
