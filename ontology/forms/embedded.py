"""The model as what the embedded Cypher engine is told before it is given a graph: `embedded.cypher`.

The engine's own module runs these statements for the labels and edge types that a graph has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model import Model


def vertices(labels: Iterable[str]) -> str:
    """Return the Cypher that declares nodes of *labels*: only Cypher knows how the engine keeps several.

    >>> vertices(("Organization", "OrganizationGroup"))
    'CREATE (n:Organization:OrganizationGroup) DELETE n'
    """
    return f"CREATE (n:{':'.join(labels)}) DELETE n"


def edges(type: str) -> str:
    """Return the SQL that declares edges of *type*: in Cypher they could not be declared without an edge."""
    return f"CREATE EDGE TYPE `{type}` IF NOT EXISTS"


def index(label: str) -> str:
    """Return the Cypher that makes an index of the ids of nodes of *label*."""
    return f"CREATE INDEX FOR (n:{label}) ON (n.id)"


def embedded(model: Model) -> str:
    """Return all statements for the model, one a line.

    >>> from remit.ontology import model
    >>> [line for line in embedded(model()).splitlines() if "LEADS" in line]
    ['CREATE EDGE TYPE `LEADS` IF NOT EXISTS;']
    """
    return "".join(f"{line}\n" for line in _lines(model))


def _lines(model: Model) -> Iterator[str]:
    yield f"// Types and indexes of the embedded Cypher engine (ArcadeDB), model version {model.version}."
    yield "// Nodes, Cypher:"
    yield from (f"{vertices(model.labels(name))};" for name in model.things)
    yield "// Edges, SQL:"
    yield from (f"{edges(type)};" for type in sorted({edge.type for edge in model.edges.values()}))
    yield "// Ids, Cypher:"
    yield from (
        f"{index(label)};" for label in sorted({x for name in model.things for x in model.labels(name)})
    )
