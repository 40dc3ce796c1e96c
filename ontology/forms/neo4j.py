"""The model as constraints and indexes of Neo4j 5: `neo4j.cypher`.

Only what the community edition has: unique ids, and indexes. That a property must be there, or has a type, `remit check` says.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Model

_LOOKED_UP = (
    "name",
    "title",
)  # by what people look things up: indexes of text, which take long ones and find parts


def neo4j(model: Model) -> str:
    """Return the statements, one a line; running them again changes nothing.

    >>> from remit.ontology import model
    >>> neo4j(model()).splitlines()[2]
    'CREATE CONSTRAINT remit_Document_id IF NOT EXISTS FOR (n:Document) REQUIRE n.id IS UNIQUE;'
    """
    head = (
        f"// Constraints and indexes of a Neo4j database with remit's graph, model version {model.version}.\n"
    )
    lines = (
        "// Run once before loading: cypher-shell -f neo4j.cypher",
        *(f"{each};" for each in statements(model)),
    )
    return head + "".join(f"{line}\n" for line in lines)


def statements(model: Model) -> Iterator[str]:
    """Yield the statements, one after the other, as a driver takes them; things are found by id, by document and by what people call them."""
    own = model.header.prefix
    for name in model.things:
        yield f"CREATE CONSTRAINT {own}_{name}_id IF NOT EXISTS FOR (n:{name}) REQUIRE n.id IS UNIQUE"
    for name in model.things:
        fields = model.classes[name].fields
        keys = [p.name for p in model.properties.values() if p.key and p.name in fields]
        for field in (f for f in _LOOKED_UP if f in fields):
            yield f"CREATE TEXT INDEX {own}_{name}_{field} IF NOT EXISTS FOR (n:{name}) ON (n.{field})"
        for field in ("document", *keys):
            yield f"CREATE INDEX {own}_{name}_{field} IF NOT EXISTS FOR (n:{name}) ON (n.{field})"
    for name in ("RemitState", "RemitText"):  # what a push keeps for itself
        yield f"CREATE CONSTRAINT {own}_{name}_id IF NOT EXISTS FOR (n:{name}) REQUIRE n.id IS UNIQUE"
    for edge in model.edges.values():
        if edge.relation:
            yield f"CREATE INDEX {own}_{edge.type}_id IF NOT EXISTS FOR ()-[r:{edge.type}]-() ON (r.id)"
