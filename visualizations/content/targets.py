"""Targets as pages show them, each with the words of the text that set it (指标)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...graph.model import Edge
from ..scene import Scene
from .evidence import Item, as_item
from .quotations import Quote, quotations

OPEN_ENDED = {
    ">=": "target_at_least",
    "<=": "target_at_most",
    ">": "target_more",
    "<": "target_less",
    "~": "target_about",
}


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
        next(iter(quotations(scene, mentions, item, node, name))),
    )
