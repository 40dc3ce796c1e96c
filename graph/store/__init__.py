"""Where graphs are kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import StoreError

if TYPE_CHECKING:
    from .protocol import Store

__all__ = ["open_store"]

_SERVERS = {
    "bolt": "Neo4j",
    "bolt+s": "Neo4j",
    "bolt+ssc": "Neo4j",
    "neo4j": "Neo4j",
    "neo4j+s": "Neo4j",
    "neo4j+ssc": "Neo4j",
    "http": "a SPARQL endpoint",
    "https": "a SPARQL endpoint",
}


def open_store(url: str | Path = "remit.db", create: bool = False) -> Store:
    """Return the store at *url*, a folder; with *create*, make it where there is none.

    Raises NoStore where there is none, BrokenStore where the folder is something else, StoreError for an
    address of a server (``bolt://…``, ``https://…``), which this version does not keep.

    >>> open_store("bolt://localhost")
    Traceback (most recent call last):
    remit.errors.StoreError: bolt://localhost is an address of Neo4j; this version keeps its store in a folder: give a path such as remit.db
    """
    scheme, mark, _ = str(url).partition("://")
    if mark and not isinstance(url, Path):
        what = _SERVERS.get(scheme.lower(), f"something that remit does not know ({scheme})")
        address = _without_secret(str(url))
        raise StoreError(
            f"{address} is an address of {what}; this version keeps its store in a folder: "
            f"give a path such as remit.db"
        )
    from .folder import FolderStore

    return FolderStore.open(Path(url), create)


def _without_secret(url: str) -> str:
    """Return *url* without the user and password that may stand before its host."""
    scheme, mark, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    return scheme + mark + host.rpartition("@")[2] + slash + path
