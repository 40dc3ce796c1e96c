"""Pages are the same, to the byte, whatever keeps the graph."""

from pathlib import Path

import pytest

from remit.graph.document import Document
from remit.graph.model import Graph
from remit.graph.store import open_server, open_store
from remit.graph.store.neo4j import Neo4jStore
from remit.loaders.load import load
from remit.visualizations.draw import VIEWS, draw
from remit.visualizations.scene import Scene

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def documents() -> tuple[Document, ...]:
    """Return the example plans."""
    return load(EXAMPLES).documents


@pytest.fixture(scope="module")
def folder(documents: tuple[Document, ...], tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """Return the graph of a folder store with the example plans."""
    with open_store(tmp_path_factory.mktemp("store") / "remit.db", create=True) as store:
        store.add(documents)
        return store.graph()


def same_pages(one: Graph, other: Graph) -> None:
    """Fail unless both graphs give the same pages."""
    first, second = Scene.of(one), Scene.of(other)
    for view in VIEWS:
        assert draw(first, view).html == draw(second, view).html, view


@pytest.mark.slow
def test_a_sparql_server_gives_the_same_pages(folder: Graph, server: str) -> None:
    """What was pushed to Oxigraph and to Fuseki."""
    with open_server(server) as there:
        there.push(folder)
        same_pages(folder, there.graph())


@pytest.mark.slow
def test_neo4j_gives_the_same_pages(
    folder: Graph, documents: tuple[Document, ...], neo4j_store: Neo4jStore
) -> None:
    """What was loaded into a real Neo4j."""
    neo4j_store.add(documents)
    same_pages(folder, neo4j_store.graph())
