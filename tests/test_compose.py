"""compose.yaml: a Neo4j for users that only this machine reaches, with settings that a real server takes."""

import os
import re
from pathlib import Path

import pytest

from tests.neo4j_server import Neo4jServer, here

TEXT = (Path(__file__).parents[1] / "compose.yaml").read_text("utf-8")
PORTS = re.findall(r'- "(\S*:\d+)"', TEXT)
SETTINGS = dict(re.findall(r'NEO4J_([a-z]\w+): "(\S+)"', TEXT))


def test_only_this_machine_reaches_it() -> None:
    """Each port is one of 127.0.0.1."""
    assert PORTS == ["127.0.0.1:7687:7687", "127.0.0.1:7474:7474"]


def test_the_password_is_the_users_own() -> None:
    """It comes from the environment, and without one nothing starts."""
    assert 'NEO4J_AUTH: "neo4j/${NEO4J_PASSWORD:?' in TEXT


@pytest.mark.slow
def test_a_real_server_takes_the_settings(tmp_path: Path) -> None:
    """A key that it does not know would stop the start; the image writes . for _ and _ for __."""
    if not here():
        (pytest.fail if os.environ.get("REMIT_CI") else pytest.skip)(
            "no Neo4j here (Java 17 and Maven; sh .dev/servers.sh fetches it)"
        )
    settings = {
        key.replace("__", "\0").replace("_", ".").replace("\0", "_"): value for key, value in SETTINGS.items()
    }
    assert sorted(settings) == ["dbms.security.allow_csv_import_from_file_urls", "dbms.usage_report.enabled"]
    server = Neo4jServer(tmp_path, settings)
    try:
        assert server.start().uri.startswith("bolt://127.0.0.1:")
    finally:
        server.stop()
