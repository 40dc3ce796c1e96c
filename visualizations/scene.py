"""What pages are drawn from: the graph with its items, words, and the texts and pages that links may lead to (素材)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Self

from ..graph.model import Edge, Graph, Node
from .content import evidence
from .content.evidence import Item
from .words import Words, words


@dataclass(frozen=True, slots=True)
class Scene:
    """A *graph* made ready to be drawn in one language: its *items* are found once for all pages.

    *texts* has the text of each document that is at hand, by document; *beside* names the pages that lie in the same folder,
    to which a page may link.
    """

    graph: Graph
    said: Words
    items: tuple[Item, ...]
    texts: Mapping[str, str]
    beside: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        graph: Graph,
        lang: str = "zh",
        texts: Mapping[str, str] | None = None,
        beside: Iterable[str] = (),
    ) -> Self:
        """Return the scene of *graph* in *lang* (zh or en); raise UnknownView for another language.

        >>> Scene.of(Graph.of([], []), "zh").items
        ()
        """
        said = words(lang)
        found = evidence.items(graph, said)
        return cls(graph, said, found, MappingProxyType(dict(texts or {})), tuple(beside))

    @property
    def lang(self) -> str:
        """The language of the pages."""
        return self.said.lang

    def headed(self, title: str) -> str:
        """Return *title* after the name of the issuer, where one body issued all the plans."""
        issuers = {evidence.issuer(self.graph, item.plan) for item in self.items}
        subject = next(iter(issuers)) if len(issuers) == 1 else None
        return f"{subject} · {title}" if subject else title

    def place(self, of: Node | Edge) -> str:
        """Return where a thing, or that which a relation starts from, stands: 2018年工作要点 第12条."""
        return evidence.where(
            self.graph, self.graph.nodes[of.source] if isinstance(of, Edge) else of, self.said
        )

    def data(self) -> dict[str, Any]:
        """Return what the script of every page reads: the items with their words, and the pages beside this one."""
        return {"items": evidence.as_data(self.items), "beside": list(self.beside)}
