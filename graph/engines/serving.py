"""The embedded Cypher engine behind Bolt: a copy of a graph that any Neo4j tool or driver of this machine may read.

What a client asks goes to the engine as it is: remit sees no query, so its guard (`remit.graph.engines.guard`) is not asked.
The user may read and nothing else: the engine itself refuses whatever writes, at the latest when it is committed.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import secrets
import socket
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ...errors import StoreError
from .cypher import LIMIT, engine
from .mistakes import reason

HOST, PORT = "127.0.0.1", 7687  # nobody else's machine is listened to
_DATABASE = "neo4j"  # what tools ask for unless they are told otherwise
_ROUNDS = 65_536  # of the hash of a password, as the engine takes it
_CLOSED = (
    "loadCsv.allowFileUrls",
    "loadCsv.allowRemoteUrls",
)  # a query reads the graph, not the machine's files or the network
_TRIES = 4  # ports
_STATE = "CREATE (s:RemitState) SET s = $state"


def port(wanted: int | None = None) -> int:
    """Return the port to listen on: *wanted*, else 7687, else one that is free; raise StoreError where *wanted* is taken."""
    for each in (wanted or PORT, 0):
        try:
            with socket.create_server((HOST, each)) as one:
                return int(one.getsockname()[1])
        except OSError as error:
            if wanted:
                raise StoreError(
                    f"port {wanted} of {HOST} cannot be listened on ({os.strerror(error.errno or 0)}): give another with --port, or none"
                ) from error
    raise StoreError(f"{HOST} has no port left to listen on")


@contextmanager
def served(
    copy: Callable[[Path], Mapping[str, Any]], user: str, password: str, wanted: int | None = None
) -> Iterator[str]:
    """Serve over Bolt what *copy* writes into the folder that it is given, until the block ends; give the address.

    *copy* returns what a push would have the database say of itself. *user* may read with *password*. All files are those of a temporary folder.
    Raises StoreError where the engine cannot be started, or *wanted*, a port, is taken.
    """
    if user == "root":
        raise StoreError(
            "root is the engine's own user: set NEO4J_USERNAME to another name, or to none for neo4j"
        )
    port(wanted)  # one that is taken is said before the folder is copied
    with tempfile.TemporaryDirectory(prefix="remit-serve-") as place:
        root = Path(place)
        state = copy(root / "databases" / _DATABASE)
        _prepare(root / "databases" / _DATABASE, state)
        _admit(root / "config", user, password)
        server, chosen = _started(root, wanted)
        try:
            yield f"bolt://{HOST}:{chosen}"
        finally:
            server.stop()


def _started(root: Path, wanted: int | None) -> tuple[Any, int]:
    """Return the engine's server of the folder *root*, started, and its port.

    Another process may take the port before the engine does: where none was *wanted* there is another one.
    """
    left = 1 if wanted else _TRIES
    while True:
        chosen = port(wanted)
        server = engine().create_server(str(root), secrets.token_urlsafe(32), _settings(chosen))
        try:
            server.start()
        except engine().ArcadeDBError as error:
            left -= 1
            if not left:
                raise StoreError(
                    f"the Cypher engine cannot serve on port {chosen} ({reason(str(error))})"
                ) from error
            server.stop()
            continue
        return server, chosen


def _settings(chosen: int) -> dict[str, Any]:
    """Return how the engine's server is set: Bolt, and its HTTP, which cannot be closed, on a port of this machine that nobody is told."""
    return {
        "mode": "development",  # with it, mistakes come back with their reason
        "host": HOST,
        "http_port": "0",
        "bolt_host": HOST,
        "bolt_port": chosen,
        "bolt_defaultDatabase": _DATABASE,
        "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
    }


def _prepare(directory: Path, state: Mapping[str, Any]) -> None:
    """Let the database in *directory* say what it holds, and take no files but its own."""
    with engine().open_database(str(directory)) as database:
        for setting in _CLOSED:
            database.command("sql", f"ALTER DATABASE `arcadedb.opencypher.{setting}` false")
        with database.transaction():
            database.command("opencypher", _STATE, {"state": dict(state)})


def _admit(folder: Path, user: str, password: str) -> None:
    """Write down, in the engine's *folder* of settings, that *user* may read, and who else may what."""
    everything = ["createRecord", "readRecord", "updateRecord", "deleteRecord"]
    groups = {
        "admin": _group(["updateSecurity", "updateSchema", "updateDatabaseSettings"], everything),
        "readers": _group([], ["readRecord"]),
        "*": _group([], []),
    }
    known = {"name": user, "password": _hashed(password), "databases": {_DATABASE: ["readers"]}}
    folder.mkdir()
    (folder / "server-groups.json").write_text(
        json.dumps({"version": 2, "databases": {"*": {"groups": groups}}}), encoding="utf-8"
    )
    (folder / "server-users.jsonl").write_text(json.dumps(known) + "\n", encoding="utf-8")


def _group(access: list[str], records: list[str]) -> dict[str, Any]:
    return {
        "access": access,
        "resultSetLimit": -1,
        "readTimeout": 1000 * LIMIT,
        "types": {"*": {"access": records}},
    }


def _hashed(password: str) -> str:
    """Return *password* as the engine keeps it; nobody can read it from there."""
    salt = base64.b64encode(secrets.token_bytes(32)).decode()
    made = hashlib.pbkdf2_hmac("sha256", password.encode(), salt.encode(), _ROUNDS)
    return f"PBKDF2WithHmacSHA256${_ROUNDS}${salt}${base64.b64encode(made).decode()}"
