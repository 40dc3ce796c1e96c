"""The views: which pages there are, and drawing one of a graph."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ..errors import UnknownView
from ..graph.model import Graph
from .content.results import Rows
from .page import Page
from .scene import Scene
from .views import answer as answers
from .views import collaboration, ego, ledger, matrix, panorama, programmes, reading, targets, timeline
from .words import LANGUAGES, words


@dataclass(frozen=True, slots=True)
class View:
    """A kind of page (视图): its *title* and the *question* it answers, in zh and en, and what draws it."""

    title: Mapping[str, str]
    question: Mapping[str, str]
    page: Callable[[Scene], Page]


def _view(name: str, page: Callable[[Scene], Page]) -> View:
    title, question = (
        {lang: words(lang).say(f"{name}_{what}") for lang in LANGUAGES} for what in ("view", "question")
    )
    return View(title, question, page)


VIEWS: Mapping[str, View] = MappingProxyType(
    {
        name: _view(name, page)
        for name, page in {
            "matrix": matrix.page,
            "panorama": panorama.page,
            "collaboration": collaboration.page,
            "ego": ego.page,
            "programmes": programmes.page,
            "targets": targets.page,
            "ledger": ledger.page,
            "timeline": timeline.page,
            "reading": reading.page,
        }.items()
    }
)


def draw(
    graph: Graph | Scene | Rows, view: str | None = None, lang: str = "zh", *, asked: Graph | None = None
) -> Page:
    """Return the page *view* of *graph* with labels in *lang* (zh or en); equal graphs give equal pages, to the byte.

    Without a *view*, a graph is drawn as its matrix; rows that answer a query (``columns`` and ``rows``) are drawn as a network,
    ``answer``; with the graph that was *asked*, its panel has the words of the plans behind the rows.

    Whoever draws several pages makes a Scene once and draws each from that; it has its own language.
    Raises UnknownView where there is no such view or language, TooMuchToDraw where a page could not be read by a person.

    >>> from remit.graph.model import Graph
    >>> draw(Graph.of([], []), "matrix").html[:15]
    '<!doctype html>'
    """
    if not isinstance(graph, (Graph, Scene)):
        if view not in (None, "answer"):
            raise UnknownView(
                f"the rows of a query are drawn as 'answer', not as {view!r}; leave the view out, or draw a graph"
            )
        return answers.page(graph, lang, graph=asked)
    page = check(view or "matrix").page
    return page(graph if isinstance(graph, Scene) else Scene.of(graph, lang))


def check(view: str) -> View:
    """Return the view of the name *view*; raise UnknownView, which names all, where there is none."""
    if view not in VIEWS:
        known = ", ".join(f"{name} ({each.question['en']})" for name, each in VIEWS.items())
        raise UnknownView(f"there is no view {view!r}; the views are {known}")
    return VIEWS[view]
