"""Programmes and targets as pages show them, each with the words of the text that name it (项目、指标)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from ...graph.model import Edge, Node
from ...ontology import model
from ..scene import Scene
from .evidence import Item, as_item, quoted

OPEN_ENDED = {
    ">=": "target_at_least",
    "<=": "target_at_most",
    ">": "target_more",
    "<": "target_less",
    "~": "target_about",
}


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document that say something (引文): *text*, and in it the *length* characters from *at* on that name the thing.

    *start* and *end* are those of the name in *document*; *item* is the item of work that says it, if one does.
    """

    text: str
    at: int
    length: int
    where: str
    document: str
    start: int
    end: int
    item: str | None = None
    rule: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Programme:
    """A named programme (项目): *quotes* are the places that name it, in order; *earlier* the programmes it continues.

    *places* pairs the item of work that advances it with its year; a section that does so has no item, and is in *quotes* alone.
    """

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    items: tuple[Item, ...]
    years: tuple[int | None, ...]
    earlier: tuple[str, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """A target of an item of work (指标): its *figure* as people write it, *object*, *due* as ISO date, month or year, or empty."""

    id: str
    item: Item
    kind: str
    figure: str
    verb: str
    object: str
    due: str
    aspirational: bool
    programmes: tuple[str, ...]
    quote: Quote


@dataclass(frozen=True, slots=True)
class Leader:
    """A leader (责任领导) whom plans name for *items* of work; *roles* are codes, by item."""

    id: str
    name: str
    items: tuple[Item, ...]
    roles: Mapping[str, str]
    quotes: tuple[Quote, ...]


def programmes(scene: Scene) -> tuple[Programme, ...]:
    """Return the programmes of *scene* by name; those that no text names are left out."""
    known = {item.id: item for item in scene.items}
    found = [_programme(scene, node, known) for node in scene.graph.of_kind("Program")]
    return tuple(sorted((each for each in found if each.quotes), key=lambda p: (p.name, p.id)))


def targets(scene: Scene) -> tuple[Target, ...]:
    """Return the targets of *scene* in the order of their documents and texts."""
    known = {item.id: item for item in scene.items}
    found = [
        _target(scene, edge, known[edge.source])
        for edge in scene.graph.edges
        if edge.type == "HAS_TARGET" and edge.source in known
    ]
    return tuple(sorted(found, key=lambda t: (t.quote.document, t.quote.start, t.id)))


def whole_targets(scene: Scene) -> tuple[Target, ...]:
    """Return the targets that a plan sets as a whole, outside its items of work; the *item* of each stands for the plan."""
    known = {item.id for item in scene.items}
    found = [
        _target(scene, edge, as_item(scene.graph, scene.graph.nodes[edge.source], scene.said))
        for edge in scene.graph.edges
        if edge.type == "HAS_TARGET" and edge.source not in known
    ]
    return tuple(sorted(found, key=lambda t: (t.quote.document, t.quote.start, t.id)))


def leaders(scene: Scene) -> tuple[Leader, ...]:
    """Return the leaders that the plans of *scene* name for items of work, by name."""
    known = {item.id: item for item in scene.items}
    own: dict[str, list[Edge]] = {}
    for edge in scene.graph.edges:
        if edge.type == "LEADS" and edge.target in known:
            own.setdefault(edge.source, []).append(edge)
    found = []
    for person, edges in own.items():
        name = scene.graph.nodes[person].name
        quotes = [q for e in edges for q in _quotes(scene, e.evidence, known[e.target], e, name)]
        roles = {edge.target: str(edge.properties.get("role", "")) for edge in edges}
        items = sorted((known[each] for each in roles), key=lambda i: (i.year or 0, i.frame, i.start))
        quotes.sort(key=lambda q: (q.document, q.start, q.end))
        found.append(Leader(person, name, tuple(items), roles, tuple(quotes)))
    return tuple(sorted(found, key=lambda each: (each.name, each.id)))


@cache
def kind_label(class_name: str, code: str, lang: str) -> str:
    """Return what the model calls the kind *code* of a class of kinds in *lang*; a kind that it does not list is called by its code."""
    scheme = model().classes[class_name].scheme or ""
    return next((c.label[lang] for c in model().schemes[scheme] if c.code == code), code)


def figure(properties: Mapping[str, object], scene: Scene) -> str:
    """Return the figure of a target as people write it: 200 个, 10–15 场, 至少 30%.

    >>> from remit.graph.model import Graph
    >>> figure({"value": 30, "operator": ">=", "unit": "%"}, Scene.of(Graph.of([], []), "zh"))
    '至少 30%'
    """
    unit = str(properties.get("unit") or "")
    joint = "" if unit in ("%", "") else " "
    low, high, value = (properties.get(name) for name in ("minValue", "maxValue", "value"))
    if low is not None and high is not None:
        number = f"{_number(low)}–{_number(high)}"
    elif value is not None or low is not None or high is not None:
        number = _number(next(each for each in (value, low, high) if each is not None))
    else:
        return ""
    key = OPEN_ENDED.get(str(properties.get("operator") or ""))
    text = f"{number}{joint}{unit}"
    return scene.said.say(key, figure=text) if key else text


def _number(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return (
        f"{value:,}" if isinstance(value, int) else f"{value:g}" if isinstance(value, float) else str(value)
    )


def _programme(scene: Scene, node: Node, known: Mapping[str, Item]) -> Programme:
    edges = scene.graph.into(node.id, "ADVANCES")
    places = [(known.get(edge.source), edge) for edge in edges]
    quotes = [
        quote for item, edge in places for quote in _quotes(scene, edge.evidence, item, edge, node.name)
    ]
    items = sorted(
        {item.id: item for item, _ in places if item}.values(), key=lambda i: (i.year or 0, i.frame, i.start)
    )
    other = node.properties.get("altName", ())
    return Programme(
        node.id,
        node.name,
        str(node.properties.get("programKind", "")),
        other if isinstance(other, tuple) else (),
        tuple(items),
        tuple(dict.fromkeys(item.year for item in items)),
        tuple(sorted({edge.target for edge in scene.graph.out(node.id, "CONTINUES")})),
        tuple(sorted(quotes, key=lambda q: (q.document, q.start, q.end))),
    )


def _target(scene: Scene, edge: Edge, item: Item) -> Target:
    node = scene.graph.nodes[edge.target]
    of = node.properties
    name = str(of.get("targetObject") or node.name)
    # Its own evidence: that of a plain relation is not kept by every store.
    mentions = [each.target for each in scene.graph.out(node.id, "EVIDENCED_BY")]
    return Target(
        node.id,
        item,
        str(of.get("targetKind", "")),
        figure(of, scene),
        str(of.get("verb") or ""),
        name,
        str(of.get("due") or ""),
        of.get("aspirational") is True,
        tuple(sorted(e.target for e in scene.graph.out(node.id, "CONCERNS"))),
        next(iter(_quotes(scene, mentions, item, node, name))),
    )


def _quotes(
    scene: Scene, mentions: Iterable[str], item: Item | None, said_by: Edge | Node, otherwise: str
) -> list[Quote]:
    """Return a quotation for each of *mentions*: the words of *item* around it where they hold it, else the mention alone."""
    trust = said_by.properties.get("confidence")
    rule, confidence = (
        str(said_by.properties.get("rule", "")),
        trust if isinstance(trust, float | int) else None,
    )
    found = []
    for name, start, document in quoted(scene.graph, mentions) or [
        (otherwise, 0, item.frame if item else "")
    ]:
        text, at = name, 0
        if item and item.quote[start - item.start :][: len(name)] == name and start >= item.start:
            text, at = item.quote, start - item.start
        where = item.where if item else scene.place(said_by)
        end = start + len(name)
        found.append(
            Quote(
                text, at, len(name), where, document, start, end, item.id if item else None, rule, confidence
            )
        )
    return found
