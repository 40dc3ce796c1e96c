"""Each question gives the same rows in the same order: folder by Cypher, folder by SPARQL, rdflib, Oxigraph, Fuseki."""

import os
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from remit.graph.fact import Target
from remit.graph.model import Edge, Graph
from remit.graph.store import open_server, open_store
from remit.graph.store.protocol import Store
from remit.loaders.load import load
from remit.queries.library import ask, asked, questions
from tests.conftest import Servers
from tests.queries.plans import plan, quoted
from tests.queries.worlds import FIXED, MOST, Engines, Rdflib, World, ways
from tests.synthetic import synthetic

EXAMPLES = Path(str(files("remit.examples")))
EVERY = list(questions())
LARGE = int(os.environ.get("REMIT_LARGE", "40000"))  # things of the synthetic graph


def worlds(store: Store, topics: list[str], extra: list[str]) -> World:
    """Return values for each parameter: those that *store* has something about, and some that it has nothing about."""
    years = sorted({row["year"] for row in ask(store, "workload")})
    bodies = [row["organization"] for row in ask(store, "workload")][:3]
    ids = [ask(store, name).rows[0][-1] for name in ("workload", "continuations", "deadlines", "programmes")]
    task = ask(store, "tasks-of", organization=bodies[0]).rows[0][-1]
    return FIXED | {
        "year": [None, *years, 1999],
        "topic": [*topics, "", 'a"b\\u0022'],
        "organization": [*bodies, ids[0], *extra],
        "other": [*bodies[1:], ids[0], "不存在"],
        "id": [task, *ids, *(f"year.{year}" for year in years), "no.such", "../x y<>"],
    }


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
        for part in ("name", "title", "parameters", "columns", "codes", "lists", "measure", "measured"):
            assert getattr(question, part) == getattr(twin, part)
        order = dict.fromkeys(column for column in question.order if column[0] in question.fetched)
        missing = [column for column in twin.order if column not in order]
        assert missing == []


def same_rows(
    source: Store,
    others: Sequence[tuple[str, Any]],
    topics: list[str],
    extra: list[str],
    silent: Sequence[str] = ("leaders", "only-collectives"),
    most: int = MOST,
) -> None:
    """Ask every question in every way and compare; all but *silent* have something to answer."""
    world = worlds(source, topics, extra)
    for name in EVERY:
        filled = False
        for given in ways(name, world, most):
            expected = asked(source, name, "cypher", given)
            filled = filled or bool(expected.rows)
            for where, store in others:
                assert asked(store, name, "sparql", given) == expected, (where, name, given)
        assert most < MOST or filled != (name in silent), f"{name} was never answered with a row"


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
    world: World = FIXED | {
        **{"year": [None, 2021], "topic": ["😀", "办好", "\\"], "organization": NAMES, "id": ["task.e.1.1"]},
        **{
            "value": [0.1, 1],
            "unit": [None, "个'"],
            "other": NAMES[2:5],
            "programme": NAMES[:2],
            "collective": NAMES[:2],
        },
    }
    with open_store(tmp_path / "remit.db", create=True) as folder, open_server(server) as there:
        folder.add([document])
        there.push(folder.graph())
        for name in EVERY:
            for given in ways(name, world):
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
        same_rows(
            real,
            [("folder", real), (server, there)],
            ["科普", "农村"],
            ["河南省科协"],
            ("unassigned", "leaders", "only-collectives"),
        )


def elaborated(graph: Graph) -> Graph:
    """Return *graph* with the second task of each plan spelling out its first, which no reader finds yet."""
    links = []
    for id in graph.nodes:
        first, other = id.removesuffix(".1.2") + ".1.1", id
        if id.startswith("task.") and id.endswith(".1.2") and first in graph.nodes:
            own = f"elab.{other}.{first}"
            links.append(Edge("Elaboration", other, first, (), own, {"rule": "synthetic", "confidence": 0.9}))
    return Graph.of(graph.nodes.values(), [*graph.edges, *links])


ONE_OF_MANY: dict[str, Any] = {
    **{
        "year": 2011,
        "topic": "第5项",
        "organization": "办公室",
        "other": "规划处",
        "id": "task.h0-2010.1.2",
        "value": 880,
    },
    **{
        "until": "2011-06",
        "since": "2011",
        "programme": "读书月",
        "priorities": "要点",
        "below": 0.5,
        "least": 1,
    },
}


@pytest.mark.slow
def test_a_large_graph_is_answered_alike(tmp_path: Path) -> None:
    """40,000 things, or as many as REMIT_LARGE says: the same rows in both languages, and no answer is empty that need not be."""
    engines: Any = Engines(elaborated(synthetic(LARGE)), tmp_path / "large")
    for name, question in questions().items():
        given = {p.name: ONE_OF_MANY[p.name] for p in question.parameters if p.name in ONE_OF_MANY}
        expected = asked(engines, name, "cypher", given)
        assert asked(engines, name, "sparql", given) == expected, (name, given)
        assert bool(expected.rows) != (name in ("unassigned", "only-collectives", "no-lead")), name


NOTHING: dict[str, Any] = {
    **dict.fromkeys(
        ("organization", "other", "topic", "unit", "programme", "collective", "priorities"), "不存在"
    ),
    **{"year": 1999, "value": 1e9, "until": "1999", "below": 0.0, "least": 99, "id": "no.such"},
}


def small(folder: Path, things: int = 600) -> tuple[Graph, Any]:
    """Return a small synthetic graph, in which one thing spells out another, and the engines that hold it."""
    graph = elaborated(synthetic(things))
    return graph, Engines(graph, folder / "small")


def same_answers(source: Any, other: Any) -> None:
    """Ask every question about what synthetic plans have, and about what they have not, and compare."""
    for name, question in questions().items():
        asking = [p.name for p in question.parameters if p.required or p.name in ("priorities", "below")]
        given = {each: ONE_OF_MANY[each] for each in asking}
        absent = {p.name: NOTHING[p.name] for p in question.parameters if p.name in NOTHING}
        for each in (given, given | absent) if absent else (given,):
            assert asked(other, name, "sparql", each) == asked(source, name, "cypher", each), (name, each)


@pytest.mark.slow
def test_servers_answer_like_the_engines_about_a_synthetic_graph(server: str, tmp_path: Path) -> None:
    """What spells out what, leaders and all else of synthetic plans, in a real server."""
    graph, engines = small(tmp_path)
    with open_server(server) as there:
        there.push(graph)
        same_answers(engines, there)


@pytest.mark.slow
def test_rdflib_answers_like_the_engines(examples: Store, tmp_path: Path) -> None:
    """The example plans and 150 synthetic things: rdflib tries every solution in Python, and more things take it long."""
    graph, engines = small(tmp_path, 150)
    same_answers(engines, Rdflib(graph))
    same_rows(examples, [("rdflib", Rdflib(examples.graph()))], ["古籍"], [], most=1)
