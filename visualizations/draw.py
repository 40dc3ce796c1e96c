"""The views: which pages there are, and drawing one of a graph."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ..errors import UnknownView
from ..graph.model import Graph
from .page import Page
from .views import collaboration, matrix


@dataclass(frozen=True, slots=True)
class View:
    """A kind of page (视图): its *title* and the *question* it answers, in zh and en, and what draws it."""

    title: Mapping[str, str]
    question: Mapping[str, str]
    page: Callable[[Graph, str], Page]


VIEWS: Mapping[str, View] = MappingProxyType(
    {
        "matrix": View(
            {"zh": "责任矩阵", "en": "responsibility matrix"},
            {"zh": "哪个单位在哪个板块担责？", "en": "Who answers for which field?"},
            matrix.page,
        ),
        "collaboration": View(
            {"zh": "协作网络", "en": "collaboration network"},
            {
                "zh": "哪些单位共同承担任务，各年有何变化？",
                "en": "Who shares tasks with whom, and what changed?",
            },
            collaboration.page,
        ),
    }
)


def draw(graph: Graph, view: str, lang: str = "zh") -> Page:
    """Return the page *view* of *graph* with labels in *lang* (zh or en); equal graphs give equal pages, to the byte.

    Raises UnknownView where there is no such view or language, TooMuchToDraw where a page could not be read by a person.

    >>> from remit.graph.model import Graph
    >>> draw(Graph.of([], []), "matrix").html[:15]
    '<!doctype html>'
    """
    return check(view).page(graph, lang)


def check(view: str) -> View:
    """Return the view of the name *view*; raise UnknownView, which names all, where there is none."""
    if view not in VIEWS:
        known = ", ".join(f"{name} ({each.question['en']})" for name, each in VIEWS.items())
        raise UnknownView(f"there is no view {view!r}; the views are {known}")
    return VIEWS[view]
