"""Where the graph is kept: the option that says it, and what opens it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from ..errors import NoTexts

if TYPE_CHECKING:
    from ..graph.document import Document
    from ..graph.model import Graph
    from ..graph.store.protocol import Store

store_option = click.option(
    "--store",
    "place",
    default="remit.db",
    show_default=True,
    envvar="REMIT_STORE",
    metavar="FOLDER|URL",
    help="Where the graph is kept: a folder, a Neo4j database (bolt://…) or a SPARQL server (or REMIT_STORE).",
)


def opened(place: str, create: bool = False) -> Store:
    """Return the store at *place*; a person at a terminal is asked for the password that the environment does not have."""
    from ..graph.store import open_store

    return open_store(place, create, typed if sys.stdin.isatty() else None)


def contents(store: Store) -> tuple[Graph, tuple[Document, ...]]:
    """Return the graph of *store* and its documents, of which there are none where it has the graph alone."""
    graph = store.graph()
    try:
        return graph, store.documents()
    except NoTexts:
        return graph, ()


def typed(what: str) -> str:
    """Return the password for *what*, which a person types unseen."""
    return str(click.prompt(f"Password of {what}", hide_input=True, err=True))
