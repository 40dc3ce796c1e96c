"""Files for the bulk import of Neo4j: read by the importer of a real Neo4j 5, they are the graph that a push writes."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import neo4j as driver
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from remit.errors import WrongParameter
from remit.graph.build import build
from remit.graph.document import Document
from remit.graph.export import bulk
from remit.graph.model import Edge, Graph, Node
from remit.graph.properties import of_edge, of_node
from remit.graph.store import open_server
from remit.graph.store.neo4j import Neo4jStore
from remit.loaders.load import extract
from remit.ontology import model
from remit.queries.library import ask
from tests.neo4j_server import Neo4jServer, here
from tests.synthetic import documents as synthetic_documents

PLAN = "甲协会2023年工作要点\n1.办好年会。举办年会，新建20个基地，培训1.5万人次，覆盖率达到95.5%。（乙部牵头，丙部配合）\n2.办好“读书节”。（丙部）"
HOSTILE = (
    "`", "'\"\\", "{x}$y;", "甲\n乙\r\n", "\r", "😀🏳️‍🌈", "\u202e甲\u2066", "长" * 10_000, "\x00", "\x1c\x1f\x02\x10i", "\x85\u2028",
    "", " 甲 ", ",", "\ufeff", "".join(map(chr, range(32))), "\\N", "NULL",
)  # fmt: skip


def hostile() -> Graph:
    """Return a graph whose texts, lists and numbers are as bad as they may be."""
    nodes = [
        Node(
            f"org.{n}",
            "OrganizationGroup" if n % 2 else "Organization",
            {"name": text, "altName": (text, "", "甲;,", "x")},
        )
        for n, text in enumerate(HOSTILE)
    ]
    own: tuple[dict[str, float | str], ...] = (
        {"value": 20},
        {"value": 0.1},
        {"value": 1e300},
        {"value": -7.0, "minValue": 3, "maxValue": 2.5},
        {"due": "2018-06"},
        {},
    )
    nodes += [
        Node(f"target.d.{n}", "Target", {"aspirational": n % 2 == 0, "verb": text, **each}, "d")
        for n, (text, each) in enumerate(zip(HOSTILE, own, strict=False))
    ]
    nodes += [
        Node("task.d.1", "Task", {"title": "题", "number": 2**53 + 1, "text": "一\n二"}, "d"),
        Node("remit", "Year", {"gregorianYear": 0}),
    ]
    edges = [
        Edge(
            "Responsibility",
            f"org.{n}",
            "task.d.1",
            (text, "a,b"),
            f"resp.{n}",
            {"rule": text, "confidence": 1.0},
            "d",
        )
        for n, text in enumerate(HOSTILE)
    ]
    edges += [Edge("hasTarget", "task.d.1", f"target.d.{n}", (), document="d") for n in range(len(own))]
    return Graph.of(nodes, edges)


class Imported:
    """A Neo4j of one's own that is given files by its own importer."""

    def __init__(self, home: Path) -> None:
        self.server = Neo4jServer(home)
        self.programs = home / "bin"
        self.programs.mkdir(parents=True)
        program = self.programs / "neo4j-admin"
        java = self.server._java("org.neo4j.cli.AdminTool")
        program.write_text("#!/bin/sh\nexec " + " ".join(f"'{word}'" for word in java) + ' "$@"\n')
        program.chmod(0o755)

    def load(self, folder: Path) -> None:
        """Run the script of *folder*, start the server and run the Cypher there."""
        self.server._configure(7687)
        environment = self.server._environment()
        environment["PATH"] = f"{self.programs}{os.pathsep}{environment['PATH']}"
        done = subprocess.run(
            ["sh", str(folder / bulk.SCRIPT), "--overwrite-destination"],
            env=environment,
            capture_output=True,
            text=True,
            cwd="/",
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert not (folder / "import.report").exists() or not (folder / "import.report").read_text()
        address = self.server.start()
        with driver.GraphDatabase.driver(address.uri, auth=address.auth) as one:
            said = (folder / bulk.SCHEMA).read_text(encoding="utf-8").splitlines()
            for statement in "\n".join(line for line in said if not line.startswith("//")).split(";\n"):
                if statement.strip(" \n;"):
                    one.execute_query(statement)


@pytest.fixture
def imported(tmp_path: Path) -> Iterator[Imported]:
    """Return a Neo4j for imports; skip where there is none."""
    if not here():
        (pytest.fail if os.environ.get("REMIT_CI") else pytest.skip)(
            "no Neo4j here (sh .dev/servers.sh fetches it)"
        )
    made = Imported(tmp_path / "home")
    yield made
    made.server.stop()


def properties(store: Neo4jStore) -> tuple[dict[str, dict[str, object]], list[tuple[object, ...]]]:
    """Return what the database has, as the driver gives it: nodes by id, and edges."""
    nodes = {
        own["id"]: own
        for (own,) in store.bolt.read(
            "MATCH (n) WHERE NOT n:RemitState AND NOT n:RemitText RETURN properties(n) AS own"
        )
    }
    edges = store.bolt.read(
        "MATCH (a)-[r]->(b) RETURN type(r) AS t, a.id AS a, b.id AS b, properties(r) AS own"
    )
    return nodes, sorted(edges, key=repr)


def expected(graph: Graph) -> tuple[dict[str, dict[str, object]], list[tuple[object, ...]]]:
    """Return the same of *graph*, as a push gives it to the driver."""
    return {id: of_node(node) for id, node in graph.nodes.items()}, sorted(
        ((e.type, e.source, e.target, dict(sorted(of_edge(e).items()))) for e in graph.edges), key=repr
    )


def typed(value: object) -> object:
    """Return *value* with the types of all it holds."""
    if isinstance(value, dict):
        return {key: typed(each) for key, each in sorted(value.items())}
    if isinstance(value, list | tuple):
        return [typed(each) for each in value]
    return type(value).__name__, value


def together(graph: Graph) -> Graph:
    """Return *graph* and the hostile one."""
    return Graph.of([*graph.nodes.values(), *hostile().nodes.values()], [*graph.edges, *hostile().edges])


@pytest.mark.slow
def test_the_importer_of_a_real_neo4j_makes_the_graph(
    imported: Imported, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hostile texts and plans, to the type of each value; all counts; afterwards a push has nothing to do, then writes what has changed."""
    plans = [extract(PLAN, "a"), Document("d", "空白\n“”", ()), *synthetic_documents(600)]
    graph = together(build(plans))
    folder = tmp_path / "files"
    bulk.write(graph, folder, plans)
    imported.load(folder)
    monkeypatch.setenv("NEO4J_PASSWORD", imported.server.address.password)
    with open_server(imported.server.address.uri) as store:
        assert isinstance(store, Neo4jStore)
        labels = store.bolt.read("MATCH (n) UNWIND labels(n) AS l RETURN l, count(*) AS n")
        types = store.bolt.read("MATCH ()-[r]->() RETURN type(r) AS t, count(*) AS n")
        assert dict(labels) | dict(types) == graph.counts() | {"RemitState": 1, "RemitText": len(plans)}
        assert typed(properties(store)) == typed(expected(graph))
        assert store.graph() == graph
        assert store.documents() == tuple(sorted(plans, key=lambda each: each.id))
        for text in HOSTILE:
            found = store.cypher("MATCH (o:Organization {name: $name}) RETURN o.name AS name", {"name": text})
            assert found.rows == ((text,),)
        assert ask(store, "documents").rows
        again = store.push(graph, documents=plans)
        assert (again.written, again.things, again.resumed) == ((), 0, False)
        changed = [extract(PLAN.replace("20个", "30个"), "a"), *plans[1:]]
        done = store.push(together(build(changed)), documents=changed)
        assert (done.changes.replaced, done.changes.added, done.changes.removed) == (("a",), (), ())
        assert store.graph() == together(build(changed))


names = st.text(st.characters(exclude_categories=["Cs"]), max_size=8) | st.text(
    '\x02\x03\x10\x1c\x1d\x1e\x1f",\ni', max_size=6
)


@given(
    name=names,
    others=st.lists(names, min_size=2, max_size=3).map(tuple),
    value=st.none() | st.integers(0, 9) | st.floats(0, 9),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_csv_says_what_there_is(
    tmp_path: Path, name: str, others: tuple[str, ...], value: float | None
) -> None:
    """A reader of CSV finds each text as it was, whatever is in it; lists are divided by what occurs in none of their elements."""
    own = {} if value is None else {"value": value}
    graph = Graph.of(
        [
            Node("org.x", "Organization", {"name": name, "altName": others}),
            Node("target.d", "Target", {"verb": name, **own}, "d"),
        ],
        [],
    )
    done = bulk.write(graph, tmp_path / "files")
    delimiter = chr(int(next(word for word in done.command if "array" in word).partition("U+")[2], 16))
    bodies = rows(tmp_path / "files" / "Organization")
    assert bodies == [
        {"id:ID(thing)": "org.x", "name:string": name, "altName:string[]": delimiter.join(others)}
    ]
    ((target,)) = rows(tmp_path / "files" / "Target")
    kind = "long" if isinstance(value, int) else "double"
    assert target["verb:string"] == name
    assert value is None or float(target[f"value:{kind}"]) == value


def rows(table: Path) -> list[dict[str, str]]:
    """Return the rows of a table without the cells that are empty and may be missing."""
    header = table.with_name(f"{table.name}.header.csv").read_text(encoding="utf-8").strip().split(",")
    text = table.with_name(f"{table.name}.csv").read_bytes().decode()
    found = [
        dict(zip(header, row, strict=True)) for row in csv.reader(io.StringIO(text, newline=""), strict=True)
    ]
    always = ("name:string", "verb:string")
    return [{key: value for key, value in row.items() if value or key in always} for row in found]


class TestFolder:
    """The folder is there whole, or as it was."""

    graph = Graph.of([Node("year.2024", "Year", {"gregorianYear": 2024})], [])

    def test_it_is_written_again_over_itself(self, tmp_path: Path) -> None:
        """Byte for byte the same; what a smaller graph does not have is gone; the importer's report does not stand in the way."""
        folder = tmp_path / "files"
        bulk.write(hostile(), folder)
        bulk.write(self.graph, folder)
        (folder / "import.report").touch()
        first = {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix != ".report"}
        bulk.write(self.graph, folder)
        assert {path.name: path.read_bytes() for path in folder.iterdir()} == first
        assert "Task.csv" not in first
        assert [path.name for path in tmp_path.iterdir()] == ["files"]

    def test_other_things_are_left_alone(self, tmp_path: Path) -> None:
        """A folder with files of others is refused, also where remit wrote it once; so is a file."""
        (tmp_path / "notes.txt").touch()
        with pytest.raises(OSError, match=r"holds other things \(notes\.txt …\) and is left alone"):
            bulk.write(self.graph, tmp_path)
        bulk.write(self.graph, tmp_path / "files")
        (tmp_path / "files" / "notes.txt").touch()
        with pytest.raises(OSError, match=r"notes\.txt"):
            bulk.write(self.graph, tmp_path / "files")
        with pytest.raises(NotADirectoryError, match="this is a file"):
            bulk.write(self.graph, tmp_path / "notes.txt")
        with pytest.raises(FileNotFoundError, match="make it first"):
            bulk.write(self.graph, tmp_path / "none" / "files")

    def test_what_cannot_be_said_leaves_all_as_it_was(self, tmp_path: Path) -> None:
        """Lists without elements or of one empty text, half characters, names that are none; nothing is left beside."""
        bulk.write(self.graph, tmp_path / "files")
        before = {path.name: path.read_bytes() for path in (tmp_path / "files").iterdir()}
        for own, says in (
            ({"altName": ()}, "a list without elements"),
            ({"altName": ("",)}, "an empty text alone"),
            ({"name": "\ud83d"}, r"half of a character \(U\+D83D\)"),
            ({"a:b": "x"}, "be named 'a:b'"),
        ):
            with pytest.raises(WrongParameter, match=says + r".*remit push bolt://"):
                bulk.write(Graph.of([Node("org.x", "Organization", own)], []), tmp_path / "files")
        assert {path.name: path.read_bytes() for path in (tmp_path / "files").iterdir()} == before
        assert [path.name for path in tmp_path.iterdir()] == ["files"]

    def test_no_two_files_have_one_name(self, tmp_path: Path) -> None:
        """Not even where capitals do not count."""
        kinds = [*model().things, *(edge.type for edge in model().edges.values()), "RemitState", "RemitText"]
        assert len({kind.lower() for kind in kinds}) == len(kinds)
        assert shutil.which("sh") is None or os.access(
            bulk.write(self.graph, tmp_path / "f").folder / bulk.SCRIPT, os.X_OK
        )

    def test_long_texts_get_a_larger_buffer(self, tmp_path: Path) -> None:
        """The importer takes 4 MB for a value unless told otherwise."""
        done = bulk.write(
            Graph.of([Node("org.x", "Organization", {"name": "长" * 3_000_000})], []), tmp_path / "files"
        )
        (size,) = (int(word.partition("=")[2]) for word in done.command if "buffer" in word)
        assert size > 9_000_000
