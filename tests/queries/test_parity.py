"""Each question gives the same rows in the same order: folder by Cypher, folder by SPARQL, Neo4j, Oxigraph, Fuseki."""

from collections.abc import Iterator
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from remit.graph.fact import Target
from remit.graph.store import open_server, open_store
from remit.graph.store.neo4j import Neo4jStore
from remit.graph.store.protocol import Store
from remit.loaders.load import load
from remit.queries.library import ask, asked, questions
from tests.conftest import Servers
from tests.neo4j_server import Address
from tests.queries.test_library import plan, quoted

EXAMPLES = Path(str(files("remit.examples")))
EVERY = list(questions())
FIXED: dict[str, list[Any]] = {
    "unit": [None, "人次", "%"],
    "minimum": [1, 2],
    "collectives": [False, True],
    "value": [1, 1000, 0.5, 1e300],
}


def worlds(store: Store, topics: list[str], extra: list[str]) -> dict[str, list[Any]]:
    """Return values for each parameter: those that *store* has something about, and some that it has nothing about."""
    years = sorted({row["year"] for row in ask(store, "workload")})
    bodies = [row["organization"] for row in ask(store, "workload")][:3]
    ids = [ask(store, name).rows[0][-1] for name in ("workload", "continuations", "deadlines", "programmes")]
    return FIXED | {
        "year": [None, *years, 1999],
        "topic": [*topics, "", 'a"b\\u0022'],
        "organization": [*bodies, ids[0], *extra],
        "id": [*ids, *(f"year.{year}" for year in years), "no.such", "../x y<>"],
    }


def every_way(store: Store, name: str, world: dict[str, list[Any]]) -> Iterator[dict[str, Any]]:
    """Yield the parameters of question *name* in every combination of *world*."""
    names = [p.name for p in questions()[name].parameters]
    for values in product(*(world[each] for each in names)):
        yield dict(zip(names, values, strict=True))


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return a folder with the example plans."""
    with open_store(tmp_path_factory.mktemp("examples") / "remit.db", create=True) as made:
        made.add(load(EXAMPLES).documents)
        yield made


@pytest.fixture(scope="module")
def real(plans: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return a folder with the two real plans."""
    with open_store(tmp_path_factory.mktemp("real") / "remit.db", create=True) as made:
        made.add(load(*plans).documents)
        yield made


@pytest.mark.parametrize("language", ["cypher", "sparql"])
def test_the_heads_are_the_same(language: str) -> None:
    """A question is the same thing in each language: name, titles, parameters, columns, codes, lists, order of rows."""
    for name, question in questions(language).items():
        twin = questions()[name]
        for part in ("name", "title", "parameters", "columns", "codes", "lists"):
            assert getattr(question, part) == getattr(twin, part)
        order = dict.fromkeys(column for column in question.order if column[0] in question.columns)
        missing = [column for column in twin.order if column not in order]
        assert missing == []


def same_rows(
    source: Store, others: list[tuple[str, Store]], topics: list[str], extra: list[str], silent: str = ""
) -> None:
    """Ask every question in every way and compare; all but *silent* have something to answer."""
    world = worlds(source, topics, extra)
    for name in EVERY:
        filled = False
        for given in every_way(source, name, world):
            expected = asked(source, name, "cypher", given)
            filled = filled or bool(expected.rows)
            for where, store in others:
                language = "cypher" if isinstance(store, Neo4jStore) else "sparql"
                assert asked(store, name, language, given) == expected, (where, name, given)
        assert filled != (name == silent), f"{name} was never answered with a row"


@pytest.mark.slow
def test_a_folder_answers_alike_in_both_languages(examples: Store) -> None:
    """The example plans, every question, every way to ask it."""
    same_rows(examples, [("folder", examples)], ["古籍", "书"], ["东河省图书馆协会"])


@pytest.mark.slow
def test_a_server_answers_like_the_folder(examples: Store, server: str) -> None:
    """What was pushed to a real server gives the same rows as the folder it came from."""
    with open_server(server) as there:
        there.push(examples.graph())
        same_rows(examples, [(server, there)], ["古籍", "书"], ["东河省图书馆协会"])


# Fuseki compares text by UTF-16: 😀 and （ (or another of U+E000 to U+FFFF) in the two names of a pair would change places.
NAMES = ["𠮷部", 'a"b\\u0022c部', "部{x}", "😀部", "~部", "o'部", "$_year部", "<部>"]


def test_hostile_names_are_answered_alike(server: str, tmp_path: Path) -> None:
    """Names, texts and units with quotation marks, backslashes, braces and emoji: the same rows, cut at the same characters."""
    tasks = ["1." + "😀办好" * 15, "2.写字"]
    clauses = [f"（责任部门：{'、'.join(names)}）" for names in (NAMES, NAMES[::-1])]
    text = "\n".join(["甲协会2021年工作要点", *(a + b for a, b in zip(tasks, clauses, strict=True))]) + "\n"
    bodies = [[(name, "responsible") for name in names] for names in (NAMES, NAMES[::-1])]
    target = Target(quoted(text, "办好"), "e#要点.1", "办\\", '好"', ">=", 0.1, "个'", "2021")
    document = plan("e", text, [(None, bodies[0]), ("写字", bodies[1])], [target])
    world: dict[str, list[Any]] = FIXED | {
        **{"year": [None, 2021], "topic": ["😀", "办好", "\\"], "organization": NAMES, "id": ["task.e.1.1"]},
        **{"value": [0.1, 1], "unit": [None, "个'"]},
    }
    with open_store(tmp_path / "remit.db", create=True) as folder, open_server(server) as there:
        folder.add([document])
        there.push(folder.graph())
        for name in EVERY:
            for given in every_way(folder, name, world):
                expected = asked(folder, name, "cypher", given)
                for store in (folder, there):
                    assert asked(store, name, "sparql", given) == expected, (name, given)
        assert len(asked(there, "tasks-of", "sparql", {"organization": NAMES[1]}).rows) == 2


@pytest.mark.slow
def test_an_old_dialect_answers_alike_too(
    examples: Store, own_servers: Servers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Virtuoso, where it is installed: Digest authentication, its own address of graphs, and the same rows."""
    monkeypatch.setenv("REMIT_SPARQL_USERNAME", "dba")
    monkeypatch.setenv("REMIT_SPARQL_PASSWORD", "dba")
    with open_server(own_servers.virtuoso()) as there:
        assert there.push(examples.graph()).changes.added
        assert there.push(examples.graph()).written == ()
        same_rows(examples, [("virtuoso", there)], ["古籍", "书"], ["东河省图书馆协会"])


@pytest.mark.slow
def test_the_real_plans_are_answered_alike_everywhere(real: Store, server: str) -> None:
    """The two real plans: folder in both languages and each server."""
    with open_server(server) as there:
        there.push(real.graph())
        same_rows(real, [("folder", real), (server, there)], ["科普", "农村"], ["河南省科协"], "unassigned")


@pytest.fixture
def bolt(neo4j: Address, monkeypatch: pytest.MonkeyPatch) -> Iterator[Neo4jStore]:
    """Return the store in a real Neo4j with nothing in it."""
    monkeypatch.setenv("NEO4J_USERNAME", neo4j.user)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j.password)
    with open_server(neo4j.uri) as made:
        assert isinstance(made, Neo4jStore)
        yield made


@pytest.mark.slow
def test_neo4j_answers_the_examples_like_the_folder(examples: Store, bolt: Neo4jStore) -> None:
    """The same files of Cypher on a real Neo4j 5: every question, every way to ask it."""
    bolt.push(examples.graph())
    same_rows(examples, [("neo4j", bolt)], ["古籍", "书"], ["东河省图书馆协会"])


@pytest.mark.slow
def test_neo4j_answers_the_real_plans_like_the_folder(real: Store, bolt: Neo4jStore) -> None:
    """The two real plans."""
    bolt.push(real.graph())
    same_rows(real, [("neo4j", bolt)], ["科普", "农村"], ["河南省科协"], "unassigned")


def test_neo4j_answers_hostile_names_alike(bolt: Neo4jStore, tmp_path: Path) -> None:
    """Quotation marks, backslashes, braces and emoji: the same rows in the same order as the folder."""
    text = f"甲协会2021年工作要点\n1.{'😀办好' * 15}（责任部门：{'、'.join(NAMES)}）\n"
    bodies = [(name, "responsible") for name in NAMES]
    target = Target(quoted(text, "办好"), "e#要点.1", "办\\", '好"', ">=", 0.1, "个'", "2021")
    world: dict[str, list[Any]] = FIXED | {
        **{"year": [None, 2021], "topic": ["😀", "办好", "\\"], "organization": NAMES, "id": ["task.e.1.1"]},
        **{"value": [0.1, 1], "unit": [None, "个'"]},
    }
    with open_store(tmp_path / "remit.db", create=True) as folder:
        folder.add([plan("e", text, [(None, bodies)], [target])])
        bolt.push(folder.graph())
        for name in EVERY:
            for given in every_way(folder, name, world):
                assert asked(bolt, name, "cypher", given) == asked(folder, name, "cypher", given), (
                    name,
                    given,
                )
