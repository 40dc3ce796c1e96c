"""Where graphs are kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import StoreError
from ..retrieval import notation

if TYPE_CHECKING:
    from .protocol import Store
    from .sparql import SparqlStore

__all__ = ["open_server", "open_store"]

Password = Callable[[str], str]
_BOLT = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
_HTTP = ("http", "https")


def open_store(url: str | Path = "remit.db", create: bool = False, password: Password | None = None) -> Store:
    """Return the store at *url*: a folder, the address of a SPARQL server, or a file of RDF that remit wrote; with *create*, make a folder where there is none.

    Of a server the user and password are those of the environment (REMIT_SPARQL_USERNAME, REMIT_SPARQL_PASSWORD);
    where there is a user only, *password* is asked, with what it is for.
    Raises NoStore where there is none, BrokenStore where the folder is something else, Unreachable and Refused for servers, StoreError
    for an address that this version does not know (``bolt://…``).

    >>> open_store("bolt://localhost")
    Traceback (most recent call last):
    remit.errors.StoreError: bolt://localhost is an address of Neo4j; this version keeps its store in a folder or a SPARQL server: give a path such as remit.db
    """
    if isinstance(url, Path) or "://" not in url:
        path = Path(url)
        if notation(path.name) and not path.is_dir():
            from .rdffile import RdfFileStore

            return RdfFileStore.open(path)
        from .folder import FolderStore

        return FolderStore.open(path, create)
    return open_server(url, password)


def open_server(url: str, password: Password | None = None) -> SparqlStore:
    """Return the store in the server at *url*, which may be empty yet; raises as `open_store` does."""
    scheme, mark, _ = url.lower().partition("://")
    if not mark:
        raise StoreError(f"{url} is no address of a server: expected one such as http://127.0.0.1:7878")
    if scheme not in _HTTP:
        what = "Neo4j" if scheme in _BOLT else f"something that remit does not know ({scheme})"
        raise StoreError(
            f"{_without_secret(url)} is an address of {what}; this version keeps its store in a folder or a SPARQL server: "
            f"give a path such as remit.db"
        )
    from .sparql import SparqlStore

    return SparqlStore.open(url, password)


def _without_secret(url: str) -> str:
    """Return *url* without the user and password that may stand before its host."""
    scheme, mark, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    return scheme + mark + host.rpartition("@")[2] + slash + path
