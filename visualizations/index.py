"""The index of a folder of pages: what each page answers, and what they are drawn from (目录)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .content import bodies, evidence
from .content.programmes import programmes
from .content.targets import targets
from .page import Page, compose
from .scene import Scene
from .shell import INDEX

PLANS = 200  # plans that the index lists by name


def index(scene: Scene, pages: Iterable[Page], refused: Mapping[str, str] | None = None) -> Page:
    """Return the page that leads to *pages*, drawn of *scene* and saved beside it under their names.

    Each has a card with its title, its question and its answer in one sentence; those *refused* stand there with the reason,
    by name. Above them it says of which plans the pages speak, and how much is in these.
    """
    said = scene.said
    plans = _plans(scene)
    entries = [_entry(page, scene) for page in pages]
    counts = _counts(scene)
    answer = said.say("index_answer" if plans else "nothing", pages=len(entries), **counts)
    return compose(
        INDEX,
        scene.lang,
        {
            "view": INDEX,
            "frames": [{"id": "", "label": ""}],
            "kinds": [],
            "bodies": {},
            "items": {},
            "beside": [],
        },
        {
            "title": scene.headed(said.say("index_title")),
            "answer": answer,
            "hint": said.say("index_hint"),
            "frames": [],
            "entries": entries,
            "refused": [
                {
                    "title": said.say(f"{name}_view"),
                    "question": said.say(f"{name}_question"),
                    "reason": reason,
                }
                for name, reason in (refused or {}).items()
            ],
            "plans": plans[:PLANS],
            "more": said.say("index_more", count=len(plans) - PLANS) if len(plans) > PLANS else "",
            "numbers": [(count, said.say(f"index_{what}")) for what, count in counts.items()],
        },
        ["index.js"],
        styles=["index.css"],
    )


def _entry(page: Page, scene: Scene) -> dict[str, str]:
    """Return the card of *page*."""
    said = scene.said
    return {
        "name": page.name,
        "title": said.say(f"{page.name}_view"),
        "question": said.say(f"{page.name}_question"),
        "answer": page.answer,
    }


def _counts(scene: Scene) -> dict[str, int]:
    """Return how many plans, tasks, bodies, programmes and targets the pages speak of."""
    known = bodies.bodies(scene.graph, scene.items)
    return {
        "plans": sum(1 for _ in scene.graph.of_kind("Plan")),
        "tasks": len(scene.items),
        "bodies": len(known),
        "programmes": len(programmes(scene)),
        "targets": len(targets(scene)),
    }


def _plans(scene: Scene) -> list[dict[str, Any]]:
    """Return the plans by year and title, each with its number of tasks."""
    said = scene.said
    tasks: dict[str, int] = {}
    for item in scene.items:
        tasks[item.plan] = tasks.get(item.plan, 0) + 1
    found = []
    for node in scene.graph.of_kind("Plan"):
        year = next(
            (
                scene.graph.nodes[e.target].properties.get("gregorianYear")
                for e in scene.graph.out(node.id, "FOR_YEAR")
            ),
            None,
        )
        title = node.name if node.name != node.id else evidence.short_title(scene.graph, node.id)
        found.append((str(year or ""), title, node.id, tasks.get(node.id, 0)))
    return [
        {"title": title, "tasks": said.say("index_plan", count=count)} for _, title, _, count in sorted(found)
    ]
