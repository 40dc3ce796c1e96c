"""Where graphs are kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import StoreError
from ..retrieval import notation

if TYPE_CHECKING:
    from .neo4j import Neo4jStore
    from .protocol import Store
    from .sparql import SparqlStore

__all__ = ["open_server", "open_store"]

Password = Callable[[str], str]
_BOLT = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
_HTTP = ("http", "https")


def open_store(url: str | Path = "remit.db", create: bool = False, password: Password | None = None) -> Store:
    """Return the store at *url*: a folder, a Neo4j database, a SPARQL server, or a file of RDF that remit wrote; with *create*, make a folder.

    Of a server the user and password are those of the environment (NEO4J_USERNAME, NEO4J_PASSWORD, NEO4J_DATABASE;
    REMIT_SPARQL_USERNAME, REMIT_SPARQL_PASSWORD); where a password is wanted, *password* is asked, with what it is for.
    Raises NoStore where there is none, BrokenStore where the folder is something else, Unreachable and Refused for servers, StoreError
    for an address that remit does not know.

    >>> open_store("ftp://localhost")
    Traceback (most recent call last):
    remit.errors.StoreError: ftp://localhost is an address that remit does not know (ftp): give a folder such as remit.db, \
a Neo4j database (bolt://, neo4j://, with +s for TLS) or a SPARQL server (http://, https://)
    """
    if isinstance(url, Path) or "://" not in url:
        path = Path(url)
        if notation(path.name) and not path.is_dir():
            from .rdffile import RdfFileStore

            return RdfFileStore.open(path)
        from .folder import FolderStore

        return FolderStore.open(path, create)
    return open_server(url, password)


def open_server(url: str, password: Password | None = None) -> Neo4jStore | SparqlStore:
    """Return the store in the server at *url*, which may be empty yet; raises as `open_store` does."""
    scheme, mark, _ = url.lower().partition("://")
    if not mark:
        raise StoreError(
            f"{url} is no address of a server: expected one such as bolt://127.0.0.1:7687 or http://127.0.0.1:7878"
        )
    if scheme in _BOLT:
        from .neo4j import Neo4jStore

        return Neo4jStore.open(url, password)
    if scheme in _HTTP:
        from .sparql import SparqlStore

        return SparqlStore.open(url, password)
    raise StoreError(
        f"{_without_secret(url)} is an address that remit does not know ({scheme}): give a folder such as remit.db, "
        "a Neo4j database (bolt://, neo4j://, with +s for TLS) or a SPARQL server (http://, https://)"
    )


def _without_secret(url: str) -> str:
    """Return *url* without the user and password that may stand before its host."""
    scheme, mark, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    return scheme + mark + host.rpartition("@")[2] + slash + path
