"""What a Neo4j database is told of the model before it is given a graph: the constraints and indexes that its edition has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...errors import QueryError, StoreError
from ...ontology import model
from ...ontology.forms.neo4j import enterprise, statements, text_indexes
from ..model import Graph
from .bolt import Bolt

LONGEST = 32_000  # bytes that an index of text takes; the server refuses more than 32,766


def prepare(bolt: Bolt, graph: Graph, schema: bool, first: bool) -> tuple[str, ...]:
    """Make *bolt* ready for *graph*, with *schema* its constraints and indexes too; return what a person should know of it.

    Raises StoreError where nothing was pushed yet (*first*) and the database has things of the model's labels already.
    """
    if first:
        _alone(bolt)
    long = sorted(too_long(graph))
    for index in long:
        bolt.run(f"DROP INDEX {index} IF EXISTS")
    indexes = text_indexes(model())
    notes = [
        f"a {field} of :{label} is longer than {LONGEST} bytes, more than an index takes: looking these up by {field} is slower"
        for label, field in (indexes[index] for index in long)
    ]
    return (*_made(bolt, long), *notes) if schema else tuple(notes)


def too_long(graph: Graph) -> set[str]:
    """Return the names of the indexes of text that cannot hold *graph*.

    >>> from remit.graph.model import Node
    >>> too_long(Graph.of([Node("person.x", "Person", {"name": "长" * 11_000})], []))
    {'remit_Person_name'}
    """
    by_place = {place: index for index, place in text_indexes(model()).items()}
    fields = {field for _, field in by_place}
    found = set()
    for node in graph.nodes.values():
        for field in fields & node.properties.keys():
            if len(str(node.properties[field]).encode()) > LONGEST:
                places = ((label, field) for label in model().labels(node.kind))
                found |= {by_place[place] for place in places if place in by_place}
    return found


def _alone(bolt: Bolt) -> None:
    """Raise StoreError where the database has things of the model's labels, and not from a push that began a moment ago."""
    for label in model().things:
        ours = "EXISTS { MATCH (:RemitState {id: 'remit'}) }"
        if bolt.read(f"MATCH (n:{label}) WHERE NOT {ours} RETURN 1 AS one LIMIT 1"):
            raise StoreError(
                f"{bolt.address} has nodes :{label} that remit did not write. Give a database of its own: {bolt.address}/plans, or set NEO4J_DATABASE"
            )


def _made(bolt: Bolt, long: Iterable[str]) -> Iterator[str]:
    """Make the constraints and indexes but for those *long*; yield which the database did not take."""
    for statement in statements(model()):
        if statement.split()[3] not in long:
            bolt.run(statement)
    ((edition,),) = bolt.read("CALL dbms.components() YIELD edition RETURN edition")
    wanted = list(enterprise(model()))
    if edition != "enterprise":
        yield (
            f"the {edition} edition has unique ids and indexes; {len(wanted)} constraints of the model (which properties there must be, "
            "and of what type) are of the enterprise edition, and remit check looks after them here"
        )
        return
    for statement in wanted:
        try:
            bolt.run(statement)
        except (StoreError, QueryError) as error:
            yield f"{statement.split()[2]} was not made: {error}"
