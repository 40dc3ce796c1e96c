"""A real Neo4j 5 for the tests: started on 127.0.0.1 from the jars that .dev/servers.sh fetched, stopped at the end."""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
JARS = Path(os.environ.get("REMIT_SERVERS", ROOT / ".venv" / "servers")) / "neo4j"
USER, PASSWORD = "neo4j", "a-password-of-the-tests"
READY = 120.0  # seconds that the server may take to answer
_HELLO = bytes.fromhex("6060b017" + "00080805" + "00000404" + "00" * 8)  # Bolt 5.0 to 5.8, or 4.4
_FLAGS = (
    *("-Xms128m", "-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8"),
    *(f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in ("java.nio", "java.io", "sun.nio.ch")),
)


@dataclass(frozen=True)
class Address:
    """Where a server answers, and as whom."""

    uri: str
    user: str
    password: str

    @property
    def auth(self) -> tuple[str, str]:
        """User and password, as the driver takes them."""
        return self.user, self.password


def here() -> bool:
    """Whether there is what the server needs: Java, and its jars."""
    return JARS.is_dir() and shutil.which("java") is not None


class Neo4jServer:
    """A server with its files in *home*; it can be stopped, killed and started again with its data."""

    def __init__(self, home: Path, settings: Mapping[str, str] | None = None) -> None:
        self.home = home.absolute()
        self.settings = dict(
            settings or {}
        )  # beyond those of the tests; they may change between stop and start
        self.port = 0
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> Address:
        """Where it answers."""
        return Address(f"bolt://127.0.0.1:{self.port}", USER, PASSWORD)

    def admin(self, *arguments: str) -> str:
        """Return what neo4j-admin says to *arguments*; the server must not run. Raises AssertionError where it fails."""
        self._configure(self.port or 7687)
        done = subprocess.run(
            self._java("org.neo4j.cli.AdminTool", *arguments),
            env=self._environment(),
            cwd=self.home,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, f"neo4j-admin {arguments}: {done.stdout}\n{done.stderr}"
        return done.stdout

    def start(self) -> Address:
        """Start it, wait until it answers, and return where."""
        with socket.create_server(("127.0.0.1", 0)) as one:
            self.port = self.port or one.getsockname()[1]
        if not (self.home / "data" / "dbms").exists():
            self.admin("dbms", "set-initial-password", PASSWORD)
        self._configure(self.port)
        command = self._java(
            "org.neo4j.server.CommunityEntryPoint",
            f"--home-dir={self.home}",
            f"--config-dir={self.home / 'conf'}",
        )
        with (self.home / "console.log").open("ab") as log:
            self._process = subprocess.Popen(
                command,
                env=self._environment(),
                cwd=self.home,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                preexec_fn=_die_with_parent if sys.platform == "linux" else None,
            )
        until = time.monotonic() + READY
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > until:
                said = (self.home / "console.log").read_text("utf-8", "replace")[-3000:]
                self.stop()
                raise AssertionError(f"Neo4j did not start: {said}")
            time.sleep(0.05)
        return self.address

    def stop(self) -> None:
        """Stop it in order."""
        if self._process and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(60)
            except subprocess.TimeoutExpired:
                self.kill()

    def kill(self) -> None:
        """Stop it as a power cut does."""
        if self._process and self._process.poll() is None:
            self._process.kill()
            self._process.wait()

    def _java(self, main: str, *arguments: str) -> list[str]:
        return ["java", *_FLAGS, "-cp", f"{JARS.absolute()}/*", main, *arguments]

    def _environment(self) -> dict[str, str]:
        return {**os.environ, "NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}

    def _configure(self, port: int) -> None:
        settings = {
            "server.default_listen_address": "127.0.0.1",
            "server.default_advertised_address": "127.0.0.1",
            "server.bolt.listen_address": f"127.0.0.1:{port}",
            "server.bolt.advertised_address": f":{port}",
            "server.http.enabled": "false",
            "server.https.enabled": "false",
            "dbms.usage_report.enabled": "false",
            "server.memory.pagecache.size": "128m",
            "internal.server.bolt.thread_pool_shutdown_wait_time": "1s",  # these three: it stops at once
            "internal.dbms.bolt.netty_server_shutdown_quiet_period": "0",
            "internal.dbms.bolt.netty_server_shutdown_timeout": "1s",
        } | self.settings
        folder = self.home / "conf"
        folder.mkdir(parents=True, exist_ok=True)
        lines = (f"{key}={value}\n" for key, value in settings.items())
        (folder / "neo4j.conf").write_text("".join(lines), encoding="utf-8")

    def _answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), 1) as one:
                one.sendall(_HELLO)
                return len(one.recv(4)) == 4
        except OSError:
            return False


def _die_with_parent() -> None:
    """Let the server end with the tests, however these end."""
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)
