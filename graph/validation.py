"""Validation: which things of a graph break which constraints of the model, and where a text says them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from ..ontology.constraint import Constraint, Named, Rule
from ..ontology.model import model
from ..ontology.selects import Select, selects
from .engines.sparql import select_all
from .model import Edge, Graph, Node
from .portions import Portion, Reads, portions
from .portions import portion as whole
from .specimens import forms, stated
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
    Rules are asked of some *portion* nodes and edges at a time, so that memory is bounded; the answer is the same for any number.

    >>> from remit.graph.model import Graph, Node
    >>> year = Node("year.18", "Year", {})
    >>> [(f.constraint.id, f.node) for f in validate(Graph.of([year], []))]
    [('Year.evidence.count', 'year.18'), ('Year.gregorianYear.count', 'year.18')]
    """
    found: dict[tuple[str, str], Finding] = {}
    for finding in chain(_of_form(graph) if "model" in about else (), _of_rules(graph, about, portion)):
        found.setdefault((finding.constraint.id, finding.node), finding)
    return tuple(sorted(_placed(graph, list(found.values())), key=_order))


def _of_form(graph: Graph) -> Iterator[Finding]:
    """Yield what is wrong with single things: one of each form is looked at, and where it is at fault, all of that form."""
    alike = forms(graph)
    asked = tuple(s for s in selects() if not isinstance(_first(s), Rule | Named))
    wrong = {f.node for f in _in_portion(_with_all(graph, {ids[0] for ids in alike.values()}), asked)}
    if wrong:
        suspects = {id for ids in alike.values() if ids[0] in wrong for id in ids}
        yield from (f for f in _in_portion(_with_all(graph, suspects), asked) if f.node in suspects)


def _of_rules(graph: Graph, about: Collection[str], size: int) -> Iterator[Finding]:
    """Yield which rules between things are broken. A relation is both node and direct statement by its edge, so that is not asked."""
    asked = tuple(s for s in selects() if type(_first(s)) is Rule and _first(s).about in about)
    reads = Reads.of(rule for s in asked if isinstance(rule := _first(s), Rule))
    for each in portions(graph, size, reads):
        yield from _in_portion(each, asked)


def _with_all(graph: Graph, ids: Collection[str]) -> Portion:
    """Return all that *graph* says of the nodes and relations *ids*."""
    nodes = {id: graph.nodes[id] for id in sorted(ids) if id in graph.nodes}
    return whole(
        graph, nodes, [edge for edge in graph.edges if edge.id in ids or stated(edge)[0] in nodes], None
    )


def _in_portion(each: Portion, asked: Sequence[Select]) -> Iterator[Finding]:
    lines = chain(unordered(each.part, flat=True), unordered(each.beyond, flat=True))
    return (finding for finding in _violations(lines, asked) if finding.node not in each.beyond.nodes)


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
