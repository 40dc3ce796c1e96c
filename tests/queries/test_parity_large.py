"""Each question gives the rows of the embedded engines on a large graph, too: in SPARQL servers, and behind Bolt."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from remit.graph.engines import cypher
from remit.graph.engines.serving import served
from remit.graph.model import Graph
from remit.graph.store import open_server, transfer
from remit.queries.library import asked, questions
from tests.queries.test_parity import ONE_OF_MANY, elaborated
from tests.queries.worlds import Engines
from tests.synthetic import synthetic

THINGS = int(os.environ.get("REMIT_LARGE", "5000"))  # of the synthetic graph; 100000 take minutes


@pytest.fixture(scope="module")
def graph() -> Graph:
    """Return a synthetic graph, in which some things spell out others."""
    return elaborated(synthetic(THINGS))


@pytest.fixture(scope="module")
def engines(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Engines:
    """Return the embedded engines with the graph."""
    return Engines(graph, tmp_path_factory.mktemp("large") / "engines")


def same_answers(engines: Any, there: Any, language: str) -> None:
    """Ask every question once and compare."""
    for name, question in questions().items():
        given = {p.name: ONE_OF_MANY[p.name] for p in question.parameters if p.name in ONE_OF_MANY}
        expected = asked(engines, name, "cypher", given)
        assert asked(there, name, language, given) == expected, (name, given)


@pytest.mark.slow
def test_sparql_servers(graph: Graph, engines: Engines, server: str) -> None:
    """What was pushed to Oxigraph and to Fuseki."""
    with open_server(server) as there:
        there.push(graph)
        same_answers(engines, there, "sparql")


@pytest.mark.slow
def test_the_embedded_engine_behind_bolt(
    graph: Graph, engines: Engines, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same engine, asked by the driver of Neo4j."""

    def copy(place: Path) -> Mapping[str, Any]:
        cypher.write_database(graph, place)
        return transfer.state(transfer.complete(graph, {}))

    monkeypatch.setenv("NEO4J_USERNAME", "neo4j")
    monkeypatch.setenv("NEO4J_PASSWORD", "a password")
    with served(copy, "neo4j", "a password") as address, open_server(address) as there:
        same_answers(engines, there, "cypher")
