"""Bolt: a database of a Neo4j server, asked with the official driver. The one module that knows the driver.

An address is that of the driver with the name of the database behind it, where it is not the server's own choice:

    (bolt | bolt+s | bolt+ssc | neo4j | neo4j+s | neo4j+ssc) :// host [: port] [/ database]
"""

from __future__ import annotations

import logging
import os
import re
import ssl
from collections.abc import Callable, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Self, TypeVar
from urllib.parse import urlsplit

from ...errors import (
    NoStore,
    QueryError,
    QueryMistake,
    QueryTooSlow,
    Refused,
    RemitError,
    StoreError,
    StoreInUse,
    Unreachable,
    WrongParameter,
)
from ..engines.mistakes import mistake, no_files
from .cells import cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    import neo4j

T = TypeVar("T")

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
USERNAME, PASSWORD, DATABASE = "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE"
LIMIT = 60.0  # seconds that a query of a user may take
OLDEST = 5  # of the versions of Neo4j that remit writes for
_CONNECT = 15.0  # seconds until a server counts as unreachable
_RETRY = 30.0  # seconds in which a transaction that was refused for a moment is tried again
_PLACE = re.compile(r"\(line (\d+), column (\d+) \(offset: (\d+)\)\)")
_VERSION = re.compile(r"Neo4j/(\d+)\.(\d+)")


class Bolt:
    """A database at *address*, through *driver*; *name* is the database, None for the server's own choice."""

    def __init__(self, address: str, driver: neo4j.Driver, name: str | None) -> None:
        self.address = address
        self._driver = driver
        self._name = name

    @classmethod
    def open(cls, address: str, password: Callable[[str], str] | None = None) -> Self:
        """Return the database at *address*; user, password and database are those of the environment, unless the address names the last.

        *password* is asked, with what it is for, where the environment has none. Raises StoreError for an address that cannot be,
        Unreachable, Refused, and StoreError for a server that is too old.
        """
        uri, name = parted(address)
        import neo4j

        logging.getLogger("neo4j").addHandler(
            logging.NullHandler()
        )  # what it tries again is no news for people
        own = os.environ.get(USERNAME) or "neo4j"
        known = os.environ.get(PASSWORD)
        if known is None and password:
            known = password(f"{own} at {address}")
        auth = (own, known) if known else None
        with _said(address):
            driver = neo4j.GraphDatabase.driver(
                uri,
                auth=auth,
                connection_timeout=_CONNECT,
                max_transaction_retry_time=_RETRY,
                notifications_min_severity="OFF",
                user_agent="remit",
            )
            try:
                made = cls(address, driver, name or os.environ.get(DATABASE) or None)
                made._check()
            except BaseException:
                driver.close()
                raise
        return made

    def _check(self) -> None:
        """Raise where nobody answers, the login is refused, or the server is too old."""
        self._driver.verify_connectivity()
        agent = str(self._driver.get_server_info().agent)
        found = _VERSION.search(agent)
        if found and int(found[1]) < OLDEST:
            raise StoreError(
                f"{self.address} is {agent}; remit writes for Neo4j {OLDEST} and later. Upgrade the server, or export for it: remit export"
            )

    def close(self) -> None:
        """Let go of the connections."""
        self._driver.close()

    def read(self, query: str, parameters: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
        """Return the rows of one of remit's own queries."""
        return self.reading(lambda ask: ask(query, parameters or {}))

    def reading(self, work: Callable[[Ask], T]) -> T:
        """Return what *work* returns, which asks several queries of one state of the database; it may be called again."""
        return self._managed(work, writes=False)

    def writing(self, work: Callable[[Ask], T]) -> T:
        """Return what *work* returns, which changes the database: all of it or nothing; it may be called again."""
        return self._managed(work, writes=True)

    def _managed(self, work: Callable[[Ask], T], writes: bool) -> T:
        def unit(transaction: neo4j.ManagedTransaction) -> T:
            def ask(query: str, parameters: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
                return [tuple(row.values()) for row in transaction.run(query, dict(parameters or {}))]

            return work(ask)

        with _said(self.address), self._driver.session(database=self._name) as session:
            return (session.execute_write if writes else session.execute_read)(unit)

    def run(self, query: str) -> None:
        """Run one statement outside of transactions: a constraint or an index."""
        with _said(self.address), self._driver.session(database=self._name) as session:
            session.run(query).consume()

    def select(
        self, query: str, parameters: Mapping[str, Any], write: bool = False
    ) -> tuple[tuple[str, ...], tuple[tuple[Any, ...], ...]]:
        """Return the columns and rows that answer a user's *query*; unless *write*, the server refuses to change anything.

        Raises QueryMistake with line and column, WrongParameter where one is missing, QueryTooSlow after LIMIT seconds.
        LOAD CSV is refused unless *write*.
        """
        import neo4j

        if not write:
            no_files(query)
        mode = neo4j.WRITE_ACCESS if write else neo4j.READ_ACCESS
        with (
            _said(self.address, query, parameters),
            self._driver.session(database=self._name, default_access_mode=mode) as session,
            session.begin_transaction(timeout=LIMIT) as transaction,
        ):
            found = transaction.run(query, dict(parameters))
            columns = tuple(found.keys())
            rows = tuple(tuple(cell(value) for value in row.values()) for row in found)
            transaction.commit()
        return columns, rows


Ask = Callable[..., "list[tuple[Any, ...]]"]


def parted(address: str) -> tuple[str, str | None]:
    """Return the address of the server and the name of the database in *address*; raise StoreError where it is no address of Neo4j.

    >>> parted("bolt://127.0.0.1:7687/plans"), parted("neo4j+s://example.org")
    (('bolt://127.0.0.1:7687', 'plans'), ('neo4j+s://example.org', None))
    """
    parts = urlsplit(address)
    if parts.scheme not in SCHEMES or not parts.hostname or parts.query or parts.fragment:
        raise StoreError(
            f"{address} is no address of a Neo4j database: expected one such as bolt://127.0.0.1:7687 or neo4j+s://example.org/plans"
        )
    if parts.username or parts.password:
        raise StoreError(
            f"an address is no place for a password: set {USERNAME} and {PASSWORD} and give {parts.scheme}://{parts.hostname}"
        )
    return f"{parts.scheme}://{parts.netloc}", parts.path.strip("/") or None


@contextmanager
def _said(address: str, query: str = "", parameters: Mapping[str, Any] | None = None) -> Iterator[None]:
    """Turn what the driver raises into errors of remit about *address*, or about *query* with *parameters*."""
    import neo4j

    try:
        yield
    except RemitError:
        raise
    except (neo4j.exceptions.Neo4jError, neo4j.exceptions.DriverError, OSError) as error:
        raise _error(error, address, query, parameters or {}) from error
    except (ValueError, OverflowError) as error:
        raise StoreError(f"{address}: {error}") from error


def _error(error: Exception, address: str, query: str, parameters: Mapping[str, Any]) -> RemitError:
    code, text = (
        str(getattr(error, "code", "") or ""),
        str(getattr(error, "message", "") or error).split("\n")[0],
    )
    name = type(error).__name__
    if code.endswith("Security.Forbidden"):
        return Refused(
            f"{address} does not let this user do that ({text}). Log in as one who may, with {USERNAME} and {PASSWORD}"
        )
    if "Security" in code or name in ("AuthError", "AuthConfigurationError"):
        return Refused(
            f"{address} does not take this login ({text}). Set {USERNAME} and {PASSWORD} to a user who may read, and for push write, there"
        )
    if "DatabaseNotFound" in code:
        return NoStore(f"{address}: {text} Name another database behind the address, or in {DATABASE}")
    if "ReadOnly" in code or "NotALeader" in code or "AccessMode" in code or "access mode" in text.lower():
        if query and ("AccessMode" in code or "access mode" in text.lower()):
            return QueryMistake(
                "the query writes (CREATE, MERGE, SET, DELETE …), and queries only read unless --write is given"
            )
        return Refused(f"{address} cannot be written: {text}. Give the address of a server that takes writes")
    if "TransactionTimedOut" in code or "Timeout" in name:
        return QueryTooSlow(
            f"the query took longer than {LIMIT:g} seconds and was stopped. Narrow it: a name or an id in the first MATCH, "
            "a bound on each path (*..3), a LIMIT after a WITH"
        )
    if "ParameterMissing" in code:
        given = ", ".join(sorted(parameters)) or "none"
        return WrongParameter(f"{text}; given: {given}. Add name=… after the query.")
    if "DatabaseUnavailable" in code:
        return Unreachable(
            f"{address}: its database is not available ({text}). Is it started, and if it only reads, was it ever written?"
        )
    if "OutOfMemory" in code:
        return StoreError(
            f"{address}: the server has not enough memory for this ({text}). Narrow the query, or give the server more: "
            "server.memory.heap.max_size"
        )
    if code.startswith("Neo.TransientError"):
        return StoreInUse(f"{address} is busy ({text}). Try again.")
    if code.startswith("Neo.ClientError") and query:
        return _mistake(text, query)
    if code:
        return StoreError(f"{address}: {text}")
    if certificate := _certificate(error):
        return Unreachable(
            f"{address}: its certificate is not trusted ({certificate}). Name the file of the office's own in SSL_CERT_FILE, or give "
            "bolt+ssc:// or neo4j+ssc:// to trust any certificate"
        )
    secure = address.partition("://")[0].endswith("+s")
    hint = (
        "Is its certificate trusted (SSL_CERT_FILE)?" if secure else "A secure one is bolt+s:// or neo4j+s://"
    )
    return Unreachable(
        f"{address}: no Neo4j answers ({text}). Is it running, and is this its Bolt address? {hint}"
    )


def _certificate(error: BaseException | None) -> str:
    """Return what is wrong with the server's certificate where that lies behind *error*, else nothing."""
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return error.verify_message
        error = error.__cause__ or error.__context__
    return ""


def _mistake(text: str, query: str) -> QueryError:
    place = _PLACE.search(text)
    return mistake(_PLACE.sub("", text).strip(), query, int(place[3]) if place else None)
