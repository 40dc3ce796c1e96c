"""What a panel shows: each item of work with its words, and who answers for it as the text names them (依据)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from ...graph.model import Edge, Graph, Node
from ..words import Words

Mark = Literal["lead", "first", "part", "support"]
MARKS: tuple[Mark, ...] = ("lead", "first", "part", "support")  # of two the earlier is shown
HEADS = ("lead", "first")
LONGEST_QUOTE = 2000  # characters of an item that a page carries
LONGEST_TITLE = 24


@dataclass(frozen=True, slots=True)
class Part:
    """What a body has in an item (责任分工): its *mark*, and the words *name* at *start* to *end* of the text that say so.

    The mark is lead (牵头) only where the text says so; first (列首位) is the first body of a clause that names no lead.
    """

    body: str
    mark: Mark
    name: str
    start: int
    end: int
    rule: str
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Item:
    """An item of work that bodies answer for (事项): *where* it stands, its words and its *parts* in the order of the text.

    *frame* is the document; *section* the innermost section's id or None; *quote* is the text from its character *start* on.
    """

    id: str
    title: str
    where: str
    frame: str
    plan: str
    section: str | None
    year: int | None
    quote: str
    start: int
    parts: tuple[Part, ...]

    @property
    def marks(self) -> dict[str, Mark]:
        """The mark of each body; one that is named twice has the weightier one."""
        found: dict[str, Mark] = {}
        for part in sorted(self.parts, key=lambda p: MARKS.index(p.mark)):
            found.setdefault(part.body, part.mark)
        return found


def items(graph: Graph, said: Words) -> tuple[Item, ...]:
    """Return every task of *graph*, and whatever else bodies answer for, in the order of documents and their text."""
    wanted = {node.id for node in graph.of_kind("Task")}
    wanted |= {edge.target for edge in graph.edges if edge.type == "RESPONSIBLE_FOR"}
    found = [as_item(graph, graph.nodes[each], said) for each in wanted]
    return tuple(sorted(found, key=lambda i: (i.frame, _position(graph, i.plan), i.start, i.id)))


def short_title(graph: Graph, plan: str) -> str:
    """Return the title of *plan* without the name of its issuer before it: 2018年工作要点."""
    node = graph.nodes.get(plan)
    if node is None:
        return plan
    title = node.name
    if (
        title == node.id and node.document
    ):  # without a title: its document's, else the name that it is kept by
        held = (graph.nodes[edge.target] for edge in graph.out(plan, "PUBLISHED_IN"))
        title = next((each.name for each in held if each.name != each.id), node.document)
    for name in sorted(_issuers(graph, plan), key=lambda name: (-len(name), name)):
        if title.startswith(name) and len(title) > len(name):
            return title[len(name) :].strip()
    return title


def issuer(graph: Graph, plan: str) -> str | None:
    """Return the issuer of *plan* by the name that its title uses, else by its own; None where it is not known."""
    names = _issuers(graph, plan)
    title = graph.nodes[plan].name if plan in graph.nodes else ""
    used = [name for name in sorted(names, key=lambda name: (-len(name), name)) if title.startswith(name)]
    return next(iter((*used, *names)), None)


def head_mark(found: Iterable[Item]) -> str:
    """Return the word for standing at the head of an item as *found* have it: first-named, lead (where texts say so), or both."""
    marks = {part.mark for item in found for part in item.parts if part.mark in HEADS}
    return "mark_first_or_lead" if len(marks) == 2 else "mark_lead" if marks == {"lead"} else "mark_first"


def as_data(found: Iterable[Item]) -> dict[str, Any]:
    """Return the items by id as the page's script reads them; a part's ``at`` is its place in the quote, if it stands there."""
    return {
        item.id: {
            "title": item.title,
            "where": item.where,
            "document": item.frame,
            "start": item.start,
            "quote": item.quote,
            "parts": [
                {
                    "body": part.body,
                    "mark": part.mark,
                    "name": part.name,
                    "span": [part.start, part.end],
                    "at": _place_in_quote(item, part),
                    "rule": part.rule,
                    "confidence": part.confidence,
                }
                for part in item.parts
            ],
        }
        for item in found
    }


def as_item(graph: Graph, node: Node, said: Words) -> Item:
    """Return *node*, an item of work or a plan as a whole, with its words and parts."""
    plan = _plan(graph, node)
    section = next((each for each in _above(graph, node.id) if graph.nodes[each].kind == "Section"), None)
    quote, start = _words(
        graph, [e.target for e in graph.out(node.id, "EVIDENCED_BY")], str(node.properties.get("text", ""))
    )
    return Item(
        node.id,
        _title(node),
        _where(graph, node, plan, said),
        node.document or plan,
        plan,
        section,
        _year(graph, node.id) or _year(graph, plan),
        quote if len(quote) <= LONGEST_QUOTE else f"{quote[:LONGEST_QUOTE]}…",
        start,
        tuple(_parts(graph, graph.into(node.id, "RESPONSIBLE_FOR"))),
    )


def _parts(graph: Graph, edges: tuple[Edge, ...]) -> Iterator[Part]:
    led = any(edge.properties.get("role") == "lead" for edge in edges)
    for edge in sorted(edges, key=lambda e: (_number(e, "position"), e.id)):
        name, start = _words(graph, list(edge.evidence), graph.nodes[edge.source].name)
        trust = edge.properties.get("confidence")
        yield Part(
            edge.source,
            _mark(str(edge.properties.get("role", "responsible")), _number(edge, "position"), led),
            name,
            start,
            start + len(name),
            str(edge.properties.get("rule", "")),
            trust if isinstance(trust, float | int) else None,
        )


def _mark(role: str, position: int, led: bool) -> Mark:
    if role in ("lead", "support"):
        return role  # type: ignore[return-value]
    return "first" if position == 1 and not led else "part"


def _number(edge: Edge, name: str) -> int:
    value = edge.properties.get(name)
    return value if isinstance(value, int) else 0


def _words(graph: Graph, mentions: list[str], otherwise: str) -> tuple[str, int]:
    """Return the first quotation among *mentions* and where it starts, else *otherwise* and 0."""
    return next(((words, start) for words, start, _ in quoted(graph, mentions)), (otherwise, 0))


def quoted(graph: Graph, mentions: Iterable[str]) -> list[tuple[str, int, str]]:
    """Return the words of each of *mentions* that is in *graph*, where they start, and their document."""
    found = []
    for each in mentions:
        node = graph.nodes.get(each)
        if node is not None and "exact" in node.properties:
            found.append(
                (str(node.properties["exact"]), int(str(node.properties["charStart"])), node.document or "")
            )
    return found


def _above(graph: Graph, node: str) -> Iterator[str]:
    """Yield *node* and what it is part of, innermost first."""
    seen: set[str] = set()
    while node not in seen:
        seen.add(node)
        yield node
        node = next((edge.target for edge in graph.out(node, "PART_OF")), node)


def _plan(graph: Graph, node: Node) -> str:
    named = next((edge.target for edge in graph.out(node.id, "IN_PLAN")), None)
    above = (each for each in _above(graph, node.id) if graph.nodes[each].kind == "Plan")
    return named or next(above, None) or node.document or node.id


def _position(graph: Graph, plan: str) -> tuple[int, str]:
    value = graph.nodes[plan].properties.get("position") if plan in graph.nodes else None
    return (value if isinstance(value, int) else 0, plan)


def _year(graph: Graph, node: str) -> int | None:
    years = [graph.nodes[e.target].properties.get("gregorianYear") for e in graph.out(node, "FOR_YEAR")]
    return next((year for year in years if isinstance(year, int)), None)


def _title(node: Node) -> str:
    title = str(node.properties.get("title") or node.properties.get("text") or node.name).strip()
    return (
        title if node.properties.get("title") or len(title) <= LONGEST_TITLE else f"{title[:LONGEST_TITLE]}…"
    )


def where(graph: Graph, node: Node, said: Words) -> str:
    """Return the place of a section, task or part of a task as people say it: 2018年工作要点 第12条."""
    return _where(graph, node, _plan(graph, node), said)


def _where(graph: Graph, node: Node, plan: str, said: Words) -> str:
    if node.kind == "Section":
        return f"{short_title(graph, plan)} {node.properties.get('ordinal', '')}".strip()
    task = next((e for e in _above(graph, node.id) if graph.nodes[e].kind == "Task"), node.id)
    number = graph.nodes[task].properties.get("number")
    item = said.say("item", number=number) if number is not None else ""
    if node.kind == "SubItem":
        item = said.say("sub_item", item=item, title=_title(node))
    return said.say("place", plan=short_title(graph, plan), item=item).strip()


def _issuers(graph: Graph, plan: str) -> list[str]:
    """Return the names of the issuer of *plan*, then those of the bodies that it belongs to: an office issues for its house."""
    found = [edge.source for edge in graph.into(plan, "ISSUED")]
    for each in found:
        for kind in ("UNIT_OF", "SUB_ORGANIZATION_OF"):
            found += [edge.target for edge in graph.out(each, kind) if edge.target not in found]
    names: list[str] = []
    for node in map(graph.nodes.__getitem__, found):
        other = node.properties.get("altName", ())
        names += [node.name, *(other if isinstance(other, tuple) else ())]
    return names


def _place_in_quote(item: Item, part: Part) -> int | None:
    at = part.start - item.start
    return at if at >= 0 and item.quote[at : at + len(part.name)] == part.name and part.name else None
