"""The model as constraints and indexes of Neo4j 5: `neo4j.cypher`.

The community edition has unique ids and indexes. That a property must be there, and its type, only the enterprise edition holds;
elsewhere `remit check` says it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Model

_LOOKED_UP = (
    "name",
    "title",
)  # by what people look things up: indexes of text, which take long ones and find parts
_NUMBER = "INTEGER | FLOAT"  # a whole number is kept as such
_TYPES = {
    "nonNegativeInteger": "INTEGER",
    "positiveInteger": "INTEGER",
    "gYear": "INTEGER",
    "boolean": "BOOLEAN",
    "decimal": _NUMBER,
    "unitInterval": _NUMBER,
}  # all else is text


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
        "// Only in the enterprise edition; take the two strokes away:",
        *(f"// {each};" for each in enterprise(model)),
    )
    return head + "".join(f"{line}\n" for line in lines)


def statements(model: Model) -> Iterator[str]:
    """Yield the statements, one after the other, as a driver takes them; things are found by id, by document and by what people call them."""
    own = model.header.prefix
    texts = {
        index: f"FOR (n:{label}) ON (n.{field})" for index, (label, field) in text_indexes(model).items()
    }
    for name in model.things:
        yield f"CREATE CONSTRAINT {own}_{name}_id IF NOT EXISTS FOR (n:{name}) REQUIRE n.id IS UNIQUE"
    for name in model.things:
        fields = model.classes[name].fields
        keys = [p.name for p in model.properties.values() if p.key and p.name in fields]
        for index in (i for i in (f"{own}_{name}_{field}" for field in _LOOKED_UP) if i in texts):
            yield f"CREATE TEXT INDEX {index} IF NOT EXISTS {texts[index]}"
        for field in ("document", *keys):
            yield f"CREATE INDEX {own}_{name}_{field} IF NOT EXISTS FOR (n:{name}) ON (n.{field})"
    for name in ("RemitState", "RemitText"):  # what a push keeps for itself
        yield f"CREATE CONSTRAINT {own}_{name}_id IF NOT EXISTS FOR (n:{name}) REQUIRE n.id IS UNIQUE"
    for edge in model.edges.values():
        if edge.relation:
            yield f"CREATE INDEX {own}_{edge.type}_id IF NOT EXISTS FOR ()-[r:{edge.type}]-() ON (r.id)"


def text_indexes(model: Model) -> dict[str, tuple[str, str]]:
    """Return label and property of each index of text, by its name: they refuse values beyond some 32,000 bytes.

    >>> from remit.ontology import model
    >>> text_indexes(model())["remit_Task_title"]
    ('Task', 'title')
    """
    return {
        f"{model.header.prefix}_{name}_{field}": (name, field)
        for name in model.things
        for field in _LOOKED_UP
        if field in model.classes[name].fields
    }


def enterprise(model: Model) -> Iterator[str]:
    """Yield the statements that only the enterprise edition takes: which properties must be there, and of what type.

    >>> from remit.ontology import model
    >>> [line.partition(" FOR ")[2] for line in enterprise(model()) if "_Year_" in line]
    ['(n:Year) REQUIRE n.gregorianYear IS NOT NULL', '(n:Year) REQUIRE n.gregorianYear IS :: INTEGER']
    """
    own = model.header.prefix
    for name in model.things:
        above = {f for label in model.labels(name) if label != name for f in model.classes[label].fields}
        for field, count in model.classes[name].fields.items():
            type_ = _type(model, field, count)
            if type_ is None or field in above:
                continue
            if count in ("1", "+"):
                yield f"CREATE CONSTRAINT {own}_{name}_{field}_there IF NOT EXISTS FOR (n:{name}) REQUIRE n.{field} IS NOT NULL"
            yield f"CREATE CONSTRAINT {own}_{name}_{field}_type IF NOT EXISTS FOR (n:{name}) REQUIRE n.{field} IS :: {type_}"


def _type(model: Model, field: str, count: str) -> str | None:
    """Return the type of Neo4j that *field* has as a property, None where it is an edge."""
    about = model.properties[field]
    if about.kind == "object" and model.code_class(field) is None:
        return None
    name = next((_TYPES[each] for each in about.ranges if each in _TYPES), "STRING")
    return f"LIST<{name} NOT NULL>" if count in ("*", "+") else name
