"""Validation: which things of a graph break which constraints of the model, and where a text says them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain

from ..ontology.constraint import Constraint, Rule
from ..ontology.constraints import constraints
from ..ontology.model import model
from ..ontology.selects import Select, selects
from .engines.sparql import select_all
from .model import Edge, Graph, Node, Value
from .triples import BASE, short, unordered

ABOUT = ("model", "plan")
PORTION = 25_000  # nodes and edges that are looked at together, unless one document has more


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that breaks one *constraint*: the id of the *node*, what people call it, and the *value* that is wrong.

    *document* and *start* say where its evidence stands, None where it has none.
    """

    constraint: Constraint
    node: str
    value: str | int | float | bool | None = None
    name: str = ""
    document: str | None = None
    start: int | None = None


def validate(graph: Graph, about: Collection[str] = ABOUT, portion: int = PORTION) -> tuple[Finding, ...]:
    """Return what is wrong with *graph*, in the order of the documents and their texts; nothing, where it conforms.

    *about* chooses: ``model``, what must hold for any graph; ``plan``, what the plans themselves leave open (no responsible body …).
    Documents are looked at in portions of some *portion* nodes and edges, so that memory is bounded; the answer is the same for all.

    >>> from remit.graph.model import Graph, Node
    >>> year = Node("year.18", "Year", {"gregorianYear": 18})
    >>> [(f.constraint.id, f.node) for f in validate(Graph.of([replace(year, properties={})], [])) if f.constraint.property != "evidence"]
    [('Year.gregorianYear.count', 'year.18')]
    """
    found: dict[tuple[str, str], Finding] = {}
    for part, beyond in _portions(graph, portion):
        lines = chain(unordered(part, flat=True), unordered(beyond, flat=True))
        for finding in violations(lines, about):
            if finding.node not in beyond.nodes:
                found.setdefault((finding.constraint.id, finding.node), finding)
    return tuple(sorted(_placed(graph, list(found.values())), key=_order))


def violations(triples: Iterable[str], about: Collection[str] = ABOUT, base: str = BASE) -> Iterator[Finding]:
    """Yield what is wrong with the lines of N-Triples *triples*, looked at all together; one thing may come with several values."""
    yield from _violations(triples, tuple(s for s in selects() if _first(s).about in about), base)


def _violations(triples: Iterable[str], asked: Sequence[Select], base: str = BASE) -> Iterator[Finding]:
    answers = select_all(triples, [(s.query, s.screen) for s in asked], base)
    for select, (columns, rows) in zip(asked, answers, strict=True):
        yield from _findings(select, columns, rows)


def _first(select: Select) -> Constraint:
    return next(iter(select.broken.values()))


def _findings(
    select: Select, columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]
) -> Iterator[Finding]:
    for row in rows:
        said = dict(zip(columns, row, strict=True))
        kind = "" if "" in select.broken else short(str(said["class"]), model().namespace)
        value = said.get("value")
        yield Finding(
            select.broken[kind],
            str(said["this"]),
            value if isinstance(value, str | int | float | bool) else None,
        )


# -- portions


def _portions(graph: Graph, size: int) -> Iterator[tuple[Graph, Graph]]:
    """Yield parts of *graph*, each with what it names beyond itself: the types of things, and what rules read of them.

    All statements about a thing are in one part; what belongs to no document is a part of its own.
    """
    nodes: dict[str | None, dict[str, Node]] = {}
    edges: dict[str | None, list[Edge]] = {}
    for node in graph.nodes.values():
        nodes.setdefault(node.document, {})[node.id] = node
    kinds = model().edges
    for edge in graph.edges:
        kind = kinds[edge.kind]
        subject = graph.nodes.get(edge.target if kind.reverse else edge.source)
        edges.setdefault(subject.document if subject else edge.document, []).append(edge)
    homes = sorted({*nodes, *edges} - {None}, key=str)
    together: tuple[dict[str, Node], list[Edge]] = ({}, [])
    for home in (*homes, None):
        own = nodes.get(home, {}), edges.get(home, [])
        if together[0] and (home is None or sum(map(len, (*together, *own))) > size):
            yield _with_beyond(graph, *together)
            together = ({}, [])
        together[0].update(own[0])
        together[1].extend(own[1])
    yield _with_beyond(graph, *together)


def _with_beyond(graph: Graph, nodes: Mapping[str, Node], edges: list[Edge]) -> tuple[Graph, Graph]:
    named = {end for edge in edges for end in (edge.source, edge.target, *edge.evidence)}
    beyond = {id: graph.nodes[id] for id in sorted(named - nodes.keys()) if id in graph.nodes}
    lean = {id: replace(node, properties=_only(node, _far())) for id, node in beyond.items()}
    return Graph(nodes, tuple(edges)), Graph(lean, ())


def _only(node: Node, names: frozenset[str]) -> dict[str, Value]:
    return {name: value for name, value in node.properties.items() if name in names}


@cache
def _far() -> frozenset[str]:
    """Return the properties that rules read of things beyond the document."""
    return frozenset(name for c in constraints() if isinstance(c, Rule) for name in c.far)


# -- places


def _placed(graph: Graph, findings: list[Finding]) -> Iterator[Finding]:
    """Yield *findings* with names and places, which are looked up for them alone."""
    wanted = {finding.node for finding in findings}
    shown: dict[str, tuple[str, ...]] = {}
    relations: dict[str, Edge] = {}
    for edge in graph.edges:
        if edge.id in wanted:
            relations[edge.id] = edge
            shown[edge.id] = edge.evidence
        elif edge.kind == "evidence" and edge.source in wanted:
            shown.setdefault(edge.source, (edge.target,))
    for finding in findings:
        node, relation = graph.nodes.get(finding.node), relations.get(finding.node)
        mentions = (graph.nodes.get(id) for id in shown.get(finding.node, ()))
        mention = next((m for m in mentions if m), node if node and node.kind == "Mention" else None)
        start = mention.properties.get("charStart") if mention else None
        owner = mention or node
        yield replace(
            finding,
            name=_name(graph, node, relation) or finding.node,
            document=owner.document if owner else relation.document if relation else None,
            start=start if isinstance(start, int) else None,
        )


def _name(graph: Graph, node: Node | None, relation: Edge | None) -> str:
    if node:
        return node.name
    ends = [graph.nodes.get(end) for end in (relation.source, relation.target)] if relation else []
    return " → ".join(end.name for end in ends if end)


def _order(finding: Finding) -> tuple[str, int, str, str]:
    return finding.document or "", finding.start or 0, finding.constraint.id, finding.node
