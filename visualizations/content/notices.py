"""Cards of what a document says beside its items of work: titles, headings, sub-items, people, doubts, and goals of a whole plan (卡片)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ...graph.model import Node
from ..scene import Scene
from . import evidence
from .cards import card
from .evidence import Item, quoted
from .highlights import Highlight
from .kinds import kind_label
from .quotations import Quote
from .targets import figure

DOUBTS = {
    "task": "reading_about_task",
    "resp": "reading_about_body",
    "org": "reading_about_body",
    "program": "reading_about_programme",
    "target": "reading_about_target",
}


def notices(
    scene: Scene, found: Mapping[str, Iterable[Highlight]], titles: Mapping[str, str], known: Iterable[str]
) -> dict[str, Any]:
    """Return a card for each thing of *found* that is no item and no body and has none among *known*; *titles* are those of documents."""
    makers = {
        "document": _document,
        "section": _section,
        "subitem": _sub_item,
        "person": _person,
        "target": _goal,
        "due": _goal,
        "doubt": _doubt,
    }
    kinds = {each.id: each.kind for own in found.values() for each in own}
    items = {item.id: item for item in scene.items}
    made = {}
    for id in sorted(kinds.keys() - set(known) - items.keys()):
        if kinds[id] in makers:
            made[id] = makers[kinds[id]](scene, scene.graph.nodes[id], titles, items)
    return made


def _document(scene: Scene, node: Node, titles: Mapping[str, str], items: Mapping[str, Item]) -> Any:
    of, said = node.properties, scene.said
    known = [of.get("documentNumber"), of.get("issuedOn")]
    lists = [edge.source for edge in scene.graph.into(node.id, "PUBLISHED_IN")]
    issuer = [scene.graph.nodes[edge.source].name for edge in scene.graph.into(node.id, "ISSUED")]
    return card(
        node.name,
        said.list([said.say("reading_document"), *issuer, *(str(each) for each in known if each)]),
        links=[
            (
                said.say("reading_lists"),
                [(evidence.short_title(scene.graph, each), "") for each in sorted(lists)],
            )
        ],
        quotes=_quotes(scene, node, titles),
    )


def _section(scene: Scene, node: Node, titles: Mapping[str, str], items: Mapping[str, Item]) -> Any:
    own = [(item.id, item.where) for item in items.values() if item.section == node.id]
    ordinal = str(node.properties.get("ordinal", "")).replace(".", "·")
    return card(
        f"{ordinal} {node.name}".strip(),
        scene.said.say("reading_section"),
        links=[(scene.said.say("section_title"), own)],
        quotes=_quotes(scene, node, titles),
    )


def _sub_item(scene: Scene, node: Node, titles: Mapping[str, str], items: Mapping[str, Item]) -> Any:
    """Return the card of a part of a task for which nobody answers by itself."""
    above = [e.target for e in scene.graph.out(node.id, "PART_OF") if e.target in items]
    return card(
        node.name,
        scene.said.say("reading_subitem"),
        links=[(scene.said.say("card_carried"), [(each, items[each].where) for each in above])],
        quotes=_quotes(scene, node, titles, items[above[0]].where if above else ""),
    )


def _person(scene: Scene, node: Node, titles: Mapping[str, str], items: Mapping[str, Item]) -> Any:
    led = [items[e.target] for e in scene.graph.out(node.id, "LEADS") if e.target in items]
    return card(
        node.name,
        scene.said.say("reading_person"),
        links=[(scene.said.say("card_carried"), [(item.id, item.where) for item in led])],
        quotes=_quotes(scene, node, titles),
    )


def _goal(scene: Scene, node: Node, titles: Mapping[str, str], items: Mapping[str, Item]) -> Any:
    """Return the card of a target that no item of work has: a goal of the whole plan."""
    of, said = node.properties, scene.said
    due = [said.say("card_due", due=of["due"])] if of.get("due") else []
    whole = said.say("reading_whole")
    return card(
        " ".join(part for part in (str(of.get("targetObject") or node.name), figure(of, scene)) if part),
        said.list([kind_label("TargetKind", str(of.get("targetKind", "")), scene.lang), *due, whole]),
        quotes=_quotes(scene, node, titles),
    )


def _doubt(scene: Scene, node: Node, titles: Mapping[str, str], items: Mapping[str, Item]) -> Any:
    said = scene.said
    about = [e.target for e in scene.graph.out(node.id, "DOUBT_ABOUT") if e.target in items]
    kind = DOUBTS.get(str(node.properties.get("doubtKind", "")))
    return card(
        str(node.properties.get("reason", node.name)),
        said.list([said.say("reading_doubt"), *([said.say(kind)] if kind else [])]),
        links=[(said.say("card_carried"), [(each, items[each].where) for each in about])],
        quotes=_quotes(scene, node, titles, items[about[0]].where if about else ""),
    )


def _quotes(scene: Scene, node: Node, titles: Mapping[str, str], where: str = "") -> list[Quote]:
    trust = node.properties.get("confidence")
    rule = str(node.properties.get("rule", ""))
    mentions = [edge.target for edge in scene.graph.out(node.id, "EVIDENCED_BY")]
    found = []
    for words, start, own in quoted(scene.graph, mentions):
        document = own or node.document or ""
        place = where or titles.get(document, document)
        found.append(
            Quote(
                words,
                0,
                len(words),
                place,
                document,
                start,
                start + len(words),
                None,
                rule,
                trust if isinstance(trust, float | int) else None,
            )
        )
    return found
