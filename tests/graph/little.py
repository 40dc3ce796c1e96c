"""A small graph that has a thing of every class and a relation of every kind, and conforms; and the two validators."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

import pyshacl
import rdflib

from remit.graph.model import Edge, Graph, Node, Value
from remit.graph.specimens import stated
from remit.graph.triples import quads, short
from remit.graph.validation import violations
from remit.ontology import model
from remit.ontology.constraints import constraints
from remit.ontology.forms.shacl import NAMESPACE, shacl, shape

Properties = dict[str, Value]
Verdict = set[tuple[str, str]]  # ids of a constraint and of a thing that breaks it

QUOTES = {
    "0-7": "甲协会工作要点",
    "7-10": "一业务",
    "10-14": "1办年会",
    "15-17": "甲部",
    "18-21": "各单位",
    "22-27": "新建20个",
}
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")


def little() -> Graph:
    """Return a graph of one document: a section, two tasks and a sub-item, three bodies, a leader, two programmes, three targets, a doubt."""
    at = {f"span.t.{place}": quote for place, quote in QUOTES.items()}
    trust: Properties = {"rule": "test", "confidence": 0.9}
    target: Properties = {
        "targetKind": "count",
        "aspirational": False,
        "unit": "个",
        "verb": "新建",
        "targetObject": "基地",
        **trust,
    }
    whole: Properties = {"title": "甲协会工作要点", "text": "办年会", **trust}
    body: Properties = {"organizationType": "department"}
    nodes = [
        Node("text.t", "SourceText", {"sha256": "0" * 64, "charLength": 30, "mediaType": "text/plain"}, "d"),
        Node("doc.d", "Document", {"title": "甲协会工作要点", "language": "zh", "issuedOn": "2018-02-01"}, "d"),
        Node("plan.d.1", "Plan", {"title": "要点", "listLabel": "要点", "position": 1}, "d"),
        Node("sec.d.1.1", "Section", {"title": "业务", "ordinal": "一", "level": 1, "position": 1}, "d"),
        Node("sec.d.1.1.1", "Section", {"title": "年会", "ordinal": "一.一", "level": 2, "position": 1}, "d"),
        Node("task.d.1.1", "Task", {"number": 1, **whole}, "d"),
        Node("task.d.1.2", "Task", {"number": 2, **whole}, "d"),
        Node("item.d.1.1.1", "SubItem", {"title": "年会", "position": 1, **trust}, "d"),
        Node("target.d.1", "Target", {**target, "operator": "=", "value": 20, "due": "2018-06"}, "d"),
        Node("target.d.2", "Target", {**target, "operator": "range", "minValue": 20, "maxValue": 30}, "d"),
        Node("target.d.3", "Target", {"targetKind": "date", "aspirational": True, "due": "2018-06-30", **trust}, "d"),
        Node("doubt.d.1", "Doubt", {"reason": "?", "doubtKind": "target", **trust}, "d"),
        Node("org.a", "Organization", {"name": "甲部", **body}),
        Node("org.b", "Organization", {"name": "甲协会", "altName": ("甲协", "甲会"), **body}),
        Node("org.g", "OrganizationGroup", {"name": "各单位", "groupQuantifier": "all", "organizationType": "collective"}),
        Node("person.l", "Person", {"name": "王某"}),
        Node("prog.1", "Program", {"name": "年会", "programKind": "annual", "typeNoun": "年会"}),
        Node("prog.0", "Program", {"name": "年会", "programKind": "annual"}),
        Node("year.2017", "Year", {"gregorianYear": 2017}),
        Node("year.2018", "Year", {"gregorianYear": 2018}),
        *(Node(id, "Mention", _span(id, quote), "d") for id, quote in at.items()),
    ]  # fmt: skip
    task, other, item, title = "task.d.1.1", "task.d.1.2", "item.d.1.1.1", "span.t.0-7"
    spans = {
        "span.t.7-10": ["sec.d.1.1", "sec.d.1.1.1"],
        "span.t.10-14": [task, other, item],
        "span.t.15-17": ["org.a"],
    }
    spans |= {
        "span.t.18-21": ["org.g"],
        "span.t.22-27": ["target.d.1", "target.d.2", "target.d.3", "doubt.d.1"],
    }
    spans |= {title: ["doc.d", "plan.d.1", "org.b", "person.l", "prog.0", "prog.1", "year.2017", "year.2018"]}
    plain = [
        ("hasText", "doc.d", "text.t"), ("issuedBy", "org.b", "doc.d"), ("publishedIn", "plan.d.1", "doc.d"),
        ("forYear", "plan.d.1", "year.2018"), ("partOf", "sec.d.1.1", "plan.d.1"), ("partOf", "sec.d.1.1.1", "sec.d.1.1"),
        ("partOf", task, "sec.d.1.1.1"), ("partOf", other, "plan.d.1"), ("partOf", item, task),
        *(("inPlan", each, "plan.d.1") for each in (task, other, item)), *(("forYear", each, "year.2018") for each in (task, item)),
        ("hasTarget", task, "target.d.1"), ("hasTarget", task, "target.d.2"), ("hasTarget", other, "target.d.3"),
        ("dueIn", "target.d.1", "year.2018"), ("dueIn", "target.d.3", "year.2018"), ("baselineYear", "target.d.1", "year.2017"),
        ("concerns", "target.d.1", "prog.1"), ("doubtAbout", "doubt.d.1", task), ("unitOf", "org.a", "org.b"),
        ("groupScope", "org.g", "org.b"), ("forYear", "prog.0", "year.2017"), ("forYear", "prog.1", "year.2018"),
    ]  # fmt: skip
    edges = [
        *(Edge("quotedFrom", id, "text.t", document="d") for id in at),
        *(Edge("evidence", id, span, (span,), document="d") for span, ids in spans.items() for id in ids),
        *(Edge(kind, source, end, document="d") for kind, source, end in plain),
        _relation("Responsibility", "org.a", task, "resp.1", role="lead", position=1, tier=1),
        _relation("Responsibility", "org.g", task, "resp.2", role="support", position=2, tier=2),
        _relation("Leadership", "person.l", task, "lead.1", role="lead"),
        _relation("Advancement", "sec.d.1.1", "prog.1", "adv.1"),
        _relation("Elaboration", other, task, "ela.1"),
        _relation("Continuation", "prog.1", "prog.0", "cont.1"),
    ]
    shared = {node.id for node in nodes if not node.document}
    return Graph.of(nodes, [replace(e, document=None) if stated(e)[0] in shared else e for e in edges])


def twice() -> Graph:
    """Return the little graph and its document once more, as e, about the same bodies, programmes and years."""
    one = little()
    new = {node.id: f"{node.id}.e" for node in one.nodes.values() if node.document}
    nodes = [replace(node, id=new[node.id], document="e") for node in one.nodes.values() if node.document]
    edges = [
        replace(
            edge,
            source=new.get(edge.source, edge.source),
            target=new.get(edge.target, edge.target),
            evidence=tuple(new.get(mention, mention) for mention in edge.evidence),
            id=edge.id and f"{edge.id}.e",
            document="e",
        )
        for edge in one.edges
        if edge.source in new or edge.target in new
    ]
    return Graph.of([*one.nodes.values(), *nodes], [*one.edges, *edges])


def _span(id: str, quote: str) -> Properties:
    start, _, end = id.rpartition(".")[2].partition("-")
    return {"charStart": int(start), "charEnd": int(end), "exact": quote}


def _relation(kind: str, source: str, target: str, id: str, **more: str | int) -> Edge:
    return Edge(kind, source, target, ("span.t.15-17",), id, {**more, "rule": "test", "confidence": 0.9}, "d")


def triples(graph: Graph) -> list[str]:
    """Return *graph* as lines of N-Triples, sorted."""
    return sorted({line[: line.rindex(" <")] + " ." for line in quads(graph)})


def compiled(lines: Iterable[str]) -> Verdict:
    """Return what remit's own queries find in lines of N-Triples."""
    return {(finding.constraint.id, finding.node) for finding in violations(lines, ("model",))}


def referee(lines: Iterable[str]) -> Verdict:
    """Return what pyshacl finds in lines of N-Triples, by the shapes and nothing else."""
    shapes, names = _shapes()
    data = rdflib.Graph().parse(data="\n".join(lines), format="nt")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
    assert isinstance(report, rdflib.Graph)
    found = set()
    for result in report.subjects(rdflib.RDF.type, SH.ValidationResult):
        source = report.value(result, SH.sourceConstraint) or report.value(result, SH.sourceShape)
        found.add((names[str(source)], short(str(report.value(result, SH.focusNode)))))
    return found


@cache
def _shapes() -> tuple[rdflib.Graph, dict[str, str]]:
    named = {NAMESPACE + shape(c): c.id for c in constraints()}
    return rdflib.Graph().parse(data=shacl(model()), format="turtle"), named
