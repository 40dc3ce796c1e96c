"""pyvis' Network with remit's own page: the same calls, one file without requests, nothing executed from data.

pyvis is asked for the container only. Its template, its menus and its physics are not used: the page is remit's (`page.py`),
positions are given, and the bundled vis-network 10.1.5 draws them.
"""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ..errors import RemitError
from .page import Page, compose
from .words import Words, words

LIBRARY = "vis-network.min.js"
OPTIONS: Mapping[str, Any] = {
    "physics": False,
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "tooltipDelay": 120, "zoomSpeed": 0.6, "dragNodes": False},
    "edges": {"selectionWidth": 0, "hoverWidth": 0.5},
    "nodes": {"labelHighlightBold": False},
}


@cache
def network() -> type[Any]:
    """Return the class ResponsibilityNetwork, a subclass of ``pyvis.network.Network``; pyvis is imported at the first call.

    Node ids are found in a dictionary, so adding an edge takes the same time however many there are; parallel edges are kept.

    >>> net = network()("甲与乙")
    >>> net.add_node("a", "甲"), net.add_node("b", "乙"), net.add_edge("a", "b"), net.add_edge("b", "a")
    (None, None, None, None)
    >>> net.num_nodes(), net.num_edges()
    (2, 2)
    """
    with warnings.catch_warnings():
        # What pyvis imports (IPython) may warn of its own doings; that is no concern of the person who draws.
        warnings.simplefilter("ignore")
        from pyvis.network import Network

    class ResponsibilityNetwork(Network):  # type: ignore[misc]
        """A network on remit's page: *title*, *answer* and *hint* are its head, *data* what its script reads beside nodes and edges."""

        def __init__(
            self,
            title: str = "",
            answer: str = "",
            hint: str = "",
            lang: str = "zh",
            data: Mapping[str, Any] | None = None,
            table: Mapping[str, Any] | None = None,
        ) -> None:
            super().__init__(directed=True, cdn_resources="in_line")
            self.node_map: dict[Any, dict[str, Any]] = {}
            self.heading, self.answer, self.hint, self.lang = title, answer, hint, lang
            self.data, self.table = dict(data or {}), table
            self.options: dict[str, Any] = dict(OPTIONS)

        def add_node(
            self,
            n_id: str | int,
            label: str | None = None,
            shape: str = "dot",
            color: str | None = None,
            **options: Any,
        ) -> None:
            """Add a node; one that is there already stays as it is. Without a *label* it shows its id."""
            if n_id in self.node_map:
                return
            node = {"id": n_id, "label": str(n_id) if label is None else label, "shape": shape, **options}
            if color is not None:
                node["color"] = color
            self.node_map[n_id] = node
            self.node_ids.append(n_id)
            self.nodes.append(node)

        def add_edge(self, source: str | int, to: str | int, **options: Any) -> None:
            """Add an edge between two nodes that are there; a second one between the same nodes stands beside the first."""
            for end in (source, to):
                if end not in self.node_map:
                    raise RemitError(
                        f"an edge from {source!r} to {to!r}, but there is no node {end!r}; add it first"
                    )
            self.edges.append({"id": f"e{len(self.edges)}", "from": source, "to": to, **options})

        def set_options(self, options: str | Mapping[str, Any]) -> None:
            """Take *options* of vis-network, as JSON or as a mapping, over those that are set."""
            given = json.loads(options) if isinstance(options, str) else dict(options)
            self.options = {**self.options, **given}

        def page(self) -> Page:
            """Return the page of this network."""
            said = words(self.lang)
            frames = self.data.get("frames") or [{"id": "", "label": ""}]
            data = {
                "view": "network",
                "frames": frames,
                "kinds": [],
                "bodies": {},
                "items": {},
                **self.data,
                "nodes": self.nodes,
                "edges": self.edges,
                "options": self.options,
            }
            context = {
                "title": self.heading,
                "answer": self.answer,
                "hint": self.hint,
                "frames": frames,
                "drawn": bool(self.nodes),
                "notes": self.data.get("notes", []),
                "table": self.table,
                "label": self.data.get("label") or said.say("network_label"),
                "table_title": self._table_title(said),
            }
            name = str(self.data.get("view", "network"))
            return compose(
                name, self.lang, data, context, ["network.js"], LIBRARY, ["network.css"], "network"
            )

        def _table_title(self, said: Words) -> str:
            if not self.table:
                return ""
            return str(self.table.get("title") or said.say("network_table", count=len(self.table["rows"])))

        def generate_html(self, name: str = "index.html", local: bool = True, notebook: bool = False) -> str:
            """Return the page as HTML; the arguments are pyvis' and change nothing."""
            self.html: str = self.page().html
            return self.html

        def write_html(
            self,
            name: str | os.PathLike[str],
            local: bool = True,
            notebook: bool = False,
            open_browser: bool = False,
        ) -> Path:
            """Write the page to the file *name* as UTF-8, whole or not at all; open it where *open_browser* is true."""
            path = self.page().save(name)
            if open_browser:
                import webbrowser

                webbrowser.open(path.resolve().as_uri())
            return path

        def show(self, name: str | os.PathLike[str], local: bool = True, notebook: bool = True) -> Page:
            """Write the page to *name* and return it; a notebook shows it in place."""
            self.write_html(name, open_browser=not notebook)
            return self.page()

    return ResponsibilityNetwork
