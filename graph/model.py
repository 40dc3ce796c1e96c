"""The graph: nodes and edges as the ontology types them, each with its evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from ..ontology import model

if TYPE_CHECKING:
    import networkx
    import rdflib

Value = str | int | float | bool | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A thing: *id* is ASCII and the same in every store; *kind* is a class of the model.

    *properties* are data properties and codes, by their names in the model.
    *document* is the id of the document it belongs to, None where it is nobody's own (an organization, a year).
    """

    id: str
    kind: str
    properties: Mapping[str, Value]
    document: str | None = None

    @property
    def name(self) -> str:
        """What people call it: its name, title, quotation or year; else its id."""
        for key in ("name", "title", "exact", "targetObject", "gregorianYear", "reason"):
            if value := self.properties.get(key):
                return str(value)
        return self.id


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation between two nodes, in the direction of the property graph.

    *kind* is the object property or relation class of the model, *type* its name in a property graph.
    *id* is set where the relation is a node of its own in RDF (``resp.…``), else empty.
    *evidence* names the mentions that show it; *properties* are those of the relation node.
    """

    kind: str
    source: str
    target: str
    evidence: tuple[str, ...] = ()
    id: str = ""
    properties: Mapping[str, Value] = field(default_factory=dict)
    document: str | None = None

    @property
    def type(self) -> str:
        """The edge type in a property graph: RESPONSIBLE_FOR, IN_PLAN and so on."""
        return model().edges[self.kind].type

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes the edge this one and no other; edges are kept in this order."""
        return (self.type, self.source, self.target, self.id)


@dataclass(frozen=True)
class Graph:
    """What is known: nodes by id and edges by key, both sorted. Two graphs of the same content are equal.

    >>> from remit.graph.model import Edge, Graph, Node
    >>> plan, year = Node("plan.d.1", "Plan", {"title": "要点"}, "d"), Node("year.2018", "Year", {"gregorianYear": 2018})
    >>> graph = Graph.of([plan, year], [Edge("forYear", "plan.d.1", "year.2018")])
    >>> graph.counts()
    {'Plan': 1, 'Year': 1, 'FOR_YEAR': 1}
    """

    nodes: Mapping[str, Node]
    edges: tuple[Edge, ...]

    @classmethod
    def of(cls, nodes: Iterable[Node], edges: Iterable[Edge]) -> Graph:
        """Return the graph of *nodes* and *edges* in any order; of two with one id or key the last stays."""
        by_key = {edge.key: edge for edge in edges}
        return cls(
            {node.id: node for node in sorted(nodes, key=lambda n: n.id)},
            tuple(edge for _, edge in sorted(by_key.items())),
        )

    def of_kind(self, *kinds: str) -> Iterator[Node]:
        """Yield the nodes of *kinds*, subclasses included, by id."""
        wanted = {c for kind in kinds for c in model().concrete(kind)}
        return (node for node in self.nodes.values() if node.kind in wanted)

    def counts(self) -> dict[str, int]:
        """Return how many nodes each class and how many edges each type has; a node counts for its superclasses too."""
        classes = Counter(c for node in self.nodes.values() for c in model().labels(node.kind))
        types = Counter(edge.type for edge in self.edges)
        return dict(sorted(classes.items())) | dict(sorted(types.items()))

    @cached_property
    def _out(self) -> Mapping[tuple[str, str], tuple[Edge, ...]]:
        return self._grouped("source")

    @cached_property
    def _in(self) -> Mapping[tuple[str, str], tuple[Edge, ...]]:
        return self._grouped("target")

    def _grouped(self, end: str) -> Mapping[tuple[str, str], tuple[Edge, ...]]:
        found: dict[tuple[str, str], list[Edge]] = {}
        for edge in self.edges:
            found.setdefault((getattr(edge, end), edge.type), []).append(edge)
        return {key: tuple(edges) for key, edges in found.items()}

    def out(self, node: str, type: str) -> tuple[Edge, ...]:
        """Return the edges of *type* that leave *node*, in order."""
        return self._out.get((node, type), ())

    def into(self, node: str, type: str) -> tuple[Edge, ...]:
        """Return the edges of *type* that reach *node*, in order."""
        return self._in.get((node, type), ())

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """Return it as a networkx MultiDiGraph: node and edge attributes are the properties, with ``kind`` and ``type``."""
        from .networks import to_networkx

        return to_networkx(self)

    def to_rdflib(self, base: str | None = None, store: str = "default") -> rdflib.Dataset:
        """Return it as an rdflib Dataset, kept by rdflib's *store*: one named graph a document, one for the rest (docs/rdf.md)."""
        from .export.rdf import BASE, to_rdflib

        return to_rdflib(self, base or BASE, store)
