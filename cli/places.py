"""Where the graph is kept: the option that says it, and what opens it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
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


def typed(what: str) -> str:
    """Return the password for *what*, which a person types unseen."""
    return str(click.prompt(f"Password of {what}", hide_input=True, err=True))
