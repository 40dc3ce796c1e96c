"""Each question gives the rows of the folder on a real Neo4j 5: the same text of Cypher, the same rows in the same order."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from remit.graph.fact import Target
from remit.graph.store import open_store
from remit.graph.store.neo4j import Neo4jStore
from remit.graph.store.protocol import Store
from remit.loaders.load import load
from remit.queries.library import asked, questions
from tests.queries.plans import plan, quoted
from tests.queries.test_parity import (
    EXAMPLES,
    NAMES,
    NOTHING,
    ONE_OF_MANY,
    elaborated,
    small,
    worlds,
)
from tests.queries.worlds import FIXED, Engines, World, ways
from tests.synthetic import synthetic


@pytest.fixture
def there(neo4j_store: Neo4jStore) -> Neo4jStore:
    """Return the store in a real Neo4j with nothing in it."""
    return neo4j_store


def same_rows(source: Store, there: Neo4jStore, world: World) -> None:
    """Ask every question in every way of *world* and compare."""
    there.push(source.graph())
    for name in questions():
        for given in ways(name, world, 6):  # a real server plans each new query, which takes it longest
            assert asked(there, name, "cypher", given) == asked(source, name, "cypher", given), (name, given)


@pytest.mark.slow
def test_the_example_plans(there: Neo4jStore, tmp_path: Path) -> None:
    """Every question, in six ways."""
    with open_store(tmp_path / "remit.db", create=True) as folder:
        folder.add(load(EXAMPLES).documents)
        same_rows(folder, there, worlds(folder, ["古籍", "书"], [*NAMES[:2], "东河省图书馆协会"]))


@pytest.mark.slow
def test_the_real_plans(there: Neo4jStore, plans: tuple[Path, Path], tmp_path: Path) -> None:
    """The two real plans."""
    with open_store(tmp_path / "remit.db", create=True) as folder:
        folder.add(load(*plans).documents)
        same_rows(folder, there, worlds(folder, ["科普", "农村"], ["河南省科协"]))


@pytest.mark.slow
def test_a_synthetic_graph(there: Neo4jStore, tmp_path: Path) -> None:
    """What spells out what, leaders and all else of synthetic plans; about what they have, and about what they have not."""
    graph, engines = small(tmp_path)
    there.push(graph)
    for name, question in questions().items():
        asking = [p.name for p in question.parameters if p.required or p.name in ("priorities", "below")]
        given = {each: ONE_OF_MANY[each] for each in asking}
        absent = {p.name: NOTHING[p.name] for p in question.parameters if p.name in NOTHING}
        for each in (given, given | absent):
            assert asked(there, name, "cypher", each) == asked(engines, name, "cypher", each), (name, each)


@pytest.mark.slow
def test_a_large_graph(there: Neo4jStore, tmp_path: Path) -> None:
    """8,000 things, or as many as REMIT_LARGE says, each question once."""
    graph = elaborated(synthetic(int(os.environ.get("REMIT_LARGE", "8000"))))
    engines: Any = Engines(graph, tmp_path / "large")
    there.push(graph)
    for name, question in questions().items():
        given = {p.name: ONE_OF_MANY[p.name] for p in question.parameters if p.name in ONE_OF_MANY}
        assert asked(there, name, "cypher", given) == asked(engines, name, "cypher", given), (name, given)


def test_hostile_names(there: Neo4jStore, tmp_path: Path) -> None:
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
        same_rows(folder, there, world)
