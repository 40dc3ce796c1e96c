"""The store for other programs: serve."""

from __future__ import annotations

import os
import secrets
import signal
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from ..errors import StoreError
from .places import opened, store_option
from .printing import say, speaking


@click.command()
@click.option("--bolt", is_flag=True, required=True, help="For tools and drivers of Neo4j.")
@store_option
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=None,
    show_default="7687, or a free one",
    help="Where to listen.",
)
@speaking
def serve(bolt: bool, place: str, port: int | None) -> None:
    """Let tools and drivers of Neo4j on this machine read the store, which is a folder, until Ctrl-C.

    They are served a copy, as the store is now: it can be used and changed meanwhile. Nothing can be written, and no other machine can connect.
    The user is neo4j, or NEO4J_USERNAME; the password that of NEO4J_PASSWORD, or a new one that is shown once.
    A query goes to the embedded engine as it is: the forms that `remit cypher` refuses are not refused there (docs/cypher.md).

    \b
    Examples:
      remit serve --bolt
      NEO4J_PASSWORD=… remit serve --bolt --port 7688 --store work.db
    """
    from ..graph.engines.serving import served
    from ..graph.store import transfer
    from ..graph.store.folder import FolderStore

    user, password = os.environ.get("NEO4J_USERNAME") or "neo4j", os.environ.get("NEO4J_PASSWORD")
    made = password or secrets.token_urlsafe(12)
    with opened(place) as store:
        if not isinstance(store, FolderStore):
            raise StoreError(
                f"{place} is no folder: only what is in a folder is served; a server is asked where it is"
            )

        def copy(directory: Path) -> Mapping[str, Any]:
            return transfer.state(transfer.complete(store.copy(directory), {}))

        with served(copy, user, made, port) as address:
            if not password:
                say(f"password: {made}")  # before the address: who has that, may come in
            click.echo(address)
            say(f"{place} as user {user}, read-only, for this machine alone; stop with Ctrl-C")
            _wait()


def _wait() -> None:
    """Return when the process is told to stop."""
    told = threading.Event()
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda *_: told.set())
    while not told.wait(0.5):  # without an end Windows would not hear of Ctrl-C
        pass
