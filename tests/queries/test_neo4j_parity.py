"""Each question has the rows of the folder on a real Neo4j 5: the same files of Cypher, run on the server, read-only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from remit.graph.document import Document
from remit.graph.fact import Target
from remit.graph.store import open_server, open_store
from remit.graph.store.neo4j import Neo4jStore
from remit.loaders.load import load
from remit.queries.library import asked, questions
from tests.neo4j_server import Address
from tests.queries.plans import plan, quoted
from tests.queries.test_parity import EVERY, NAMES, NOTHING, ONE_OF_MANY, small, worlds
from tests.queries.worlds import FIXED, World, ways

EXAMPLES = Path(str(files("remit.examples")))
SILENT = ("leaders", "only-collectives")  # of which the plans say nothing


@pytest.fixture
def bolt(neo4j: Address, monkeypatch: pytest.MonkeyPatch) -> Iterator[Neo4jStore]:
    """Return the store in a real Neo4j with nothing in it."""
    monkeypatch.setenv("NEO4J_USERNAME", neo4j.user)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j.password)
    with open_server(neo4j.uri) as made:
        assert isinstance(made, Neo4jStore)
        yield made


def same_rows(
    bolt: Neo4jStore,
    place: Path,
    documents: Sequence[Document],
    world: tuple[list[str], list[str]],
    silent: Sequence[str],
) -> None:
    """Ask folder and server every question in every way and compare; all but *silent* have something to answer."""
    with open_store(place, create=True) as folder:
        folder.add(documents)
        bolt.push(folder.graph())
        values = worlds(folder, *world)
        for name in EVERY:
            filled = False
            for given in ways(name, values):
                expected = asked(folder, name, "cypher", given)
                filled = filled or bool(expected.rows)
                assert asked(bolt, name, "cypher", given) == expected, (name, given)
            assert filled != (name in silent), f"{name} was never answered with a row"


@pytest.mark.slow
def test_the_examples(bolt: Neo4jStore, tmp_path: Path) -> None:
    """Every question, in every way to ask it."""
    documents = load(EXAMPLES).documents
    same_rows(bolt, tmp_path / "remit.db", documents, (["古籍", "书"], ["东河省图书馆协会"]), SILENT)


@pytest.mark.slow
def test_the_real_plans(bolt: Neo4jStore, plans: tuple[Path, Path], tmp_path: Path) -> None:
    """Every question, in every way to ask it."""
    world = ["科普", "农村"], ["河南省科协"]
    same_rows(bolt, tmp_path / "remit.db", load(*plans).documents, world, ("unassigned", *SILENT))


@pytest.mark.slow
def test_a_synthetic_graph(bolt: Neo4jStore, tmp_path: Path) -> None:
    """What spells out what, leaders, and what there is not."""
    graph, engines = small(tmp_path)
    bolt.push(graph)
    for name, question in questions().items():
        asking = [p.name for p in question.parameters if p.required or p.name in ("priorities", "below")]
        given = {each: ONE_OF_MANY[each] for each in asking}
        absent = given | {p.name: NOTHING[p.name] for p in question.parameters if p.name in NOTHING}
        for each in (given, absent):
            assert asked(bolt, name, "cypher", each) == asked(engines, name, "cypher", each), (name, each)


def test_hostile_names(bolt: Neo4jStore, tmp_path: Path) -> None:
    """Quotation marks, backslashes, braces and emoji: the same rows in the same order."""
    text = f"甲协会2021年工作要点\n1.{'😀办好' * 15}（责任部门：{'、'.join(NAMES)}）\n"
    target = Target(quoted(text, "办好"), "e#要点.1", "办\\", '好"', ">=", 0.1, "个'", "2021")
    own: dict[str, list[Any]] = {
        "year": [None, 2021],
        "topic": ["😀", "办好", "\\"],
        "organization": NAMES,
        "other": NAMES[2:5],
        "programme": NAMES[:2],
        "collective": NAMES[:2],
        "id": ["task.e.1.1"],
        "value": [0.1, 1],
        "unit": [None, "个'"],
    }
    world: World = FIXED | own
    with open_store(tmp_path / "remit.db", create=True) as folder:
        folder.add([plan("e", text, [(None, [(name, "responsible") for name in NAMES])], [target])])
        bolt.push(folder.graph())
        for name in EVERY:
            for given in ways(name, world):
                assert asked(bolt, name, "cypher", given) == asked(folder, name, "cypher", given), (
                    name,
                    given,
                )
