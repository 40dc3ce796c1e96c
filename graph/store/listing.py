"""The documents of a store as rows, from the documents themselves or from the graph that they make."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from ...errors import UnknownDocument
from ..document import Document
from ..fact import Doubt, Plan, Task

COLUMNS = ("document", "year", "title", "tasks", "doubts", "source")
Rows = tuple[tuple[Any, ...], ...]

QUERY = """SELECT ?d (MIN(xsd:integer(STR(?y))) AS ?year) (STR(?head) AS ?title) (COALESCE(?items, 0) AS ?tasks) (COALESCE(?open, 0) AS ?doubts) {
  ?d a remit:Document .
  OPTIONAL { ?d dcterms:title ?head }
  OPTIONAL { ?p remit:publishedIn ?d ; remit:forYear/remit:gregorianYear ?y }
  OPTIONAL { { SELECT ?d (COUNT(DISTINCT ?t) AS ?items) { ?t a remit:Task ; remit:inPlan/remit:publishedIn ?d } GROUP BY ?d } }
  OPTIONAL {
    { SELECT ?d (COUNT(DISTINCT ?b) AS ?open) {
        ?b a remit:Doubt ; remit:evidence/prov:wasQuotedFrom ?x . ?d remit:hasText ?x
      } GROUP BY ?d }
  }
} GROUP BY ?d ?head ?items ?open ORDER BY ?d"""

CYPHER = """MATCH (d:Document)
OPTIONAL MATCH (p:Plan)-[:PUBLISHED_IN]->(d)
OPTIONAL MATCH (p)-[:FOR_YEAR]->(y:Year)
WITH d, min(y.gregorianYear) AS year
RETURN d.id AS thing, year, d.title AS title,
       COUNT { MATCH (t:Task)-[:IN_PLAN]->(:Plan)-[:PUBLISHED_IN]->(d) } AS tasks,
       COUNT { MATCH (b:Doubt) WHERE b.document = d.document } AS doubts
ORDER BY thing"""


def of(documents: Iterable[Document]) -> Rows:
    """Return a row of COLUMNS for each of *documents*."""
    return tuple(_row(document) for document in documents)


def _row(document: Document) -> tuple[Any, ...]:
    plan = next(document.of(Plan), None)
    tasks, doubts = (sum(1 for _ in document.of(kind)) for kind in (Task, Doubt))
    year, title = (plan.year, plan.title) if plan else (None, None)
    return document.id, year, title, tasks, doubts, document.source


def of_things(rows: Rows) -> Rows:
    """Return the answer to QUERY or CYPHER as rows of COLUMNS; the graph does not know from where a plan was read."""
    return tuple(sorted((str(thing).removeprefix("doc."), *rest, None) for thing, *rest in rows))


def known(address: str, ids: Iterable[str], there: Collection[str]) -> list[str]:
    """Return *ids* in order, each once; raise UnknownDocument where one is not among the documents *there* at *address*.

    >>> known("bolt://127.0.0.1", ["b", "a", "b"], ["a", "b", "c"])
    ['a', 'b']
    """
    wanted = sorted(set(ids))
    if unknown := [id for id in wanted if id not in there]:
        some = ", ".join(sorted(there)[:5]) or "none"
        raise UnknownDocument(
            f"{address} has no document {unknown[0]!r}. It has: {some}. See them all with: remit list --store {address}"
        )
    return wanted
