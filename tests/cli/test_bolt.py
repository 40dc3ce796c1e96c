"""The command line and a real Neo4j: what is pushed or loaded there is answered as in the folder."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from remit.cli import main
from tests.neo4j_server import Address

EXAMPLES = Path(str(files("remit.examples")))
SHELL = {
    "who answers for most": "MATCH (o:Organization)-[r:RESPONSIBLE_FOR]->(t:Task)-[:IN_PLAN]->(:Plan)-[:FOR_YEAR]->(y:Year) "
    "RETURN o.name AS organization, y.gregorianYear AS year, count(t) AS tasks ORDER BY tasks DESC, organization, year LIMIT 5",
    "tasks about a topic": "MATCH (t:Task) WHERE t.text CONTAINS $topic RETURN t.id AS id, t.title AS title ORDER BY id",
    "large targets": "MATCH (t:Task)-[:HAS_TARGET]->(x:Target) WHERE x.value >= 100 "
    "RETURN t.id AS task, x.value AS value, x.unit AS unit ORDER BY value DESC, task, unit",
}


class Shell:
    """Runs commands as one who may enter the server."""

    def __init__(self, address: Address) -> None:
        self.address = address.uri
        self._environment = {"NEO4J_USERNAME": address.user, "NEO4J_PASSWORD": address.password}

    def __call__(self, *arguments: str | Path) -> Result:
        """Return what `remit` did with *arguments*."""
        return CliRunner().invoke(main, [str(each) for each in arguments], env=self._environment)


@pytest.fixture
def remit(neo4j: Address) -> Shell:
    """Return what runs commands against an empty Neo4j."""
    return Shell(neo4j)


@pytest.fixture
def folder(remit: Shell, tmp_path: Path) -> Path:
    """Return a folder with the example plans, whose files lie beside it."""
    for name in ("tushuguan-2021.txt", "tushuguan-2024.md"):
        (tmp_path / name).write_bytes((EXAMPLES / name).read_bytes())
    made = tmp_path / "remit.db"
    assert "2 added" in remit("load", *sorted(tmp_path.glob("tushuguan*")), "--store", made).stderr
    return made


def test_an_analysts_morning(remit: Shell, folder: Path, tmp_path: Path) -> None:
    """Push, three questions, an edit of a plan, push again: only what changed is written, and the report says so."""
    first = remit("push", remit.address, "--store", folder)
    assert (first.exit_code, first.stdout) == (0, "")
    assert "  tushuguan-2021: added\n  tushuguan-2024: added\n" in first.stderr
    for query in SHELL.values():
        there = remit("cypher", query, "topic=古籍", "--store", remit.address, "--format", "csv")
        here = remit("cypher", query, "topic=古籍", "--store", folder, "--format", "csv")
        assert there.exit_code == 0, there.output
        assert len(there.stdout.splitlines()) > 1
        assert there.stdout == here.stdout
    plan = tmp_path / "tushuguan-2024.md"
    text = plan.read_text("utf-8")
    plan.write_text(text.replace("读书", "阅读", 1) if "读书" in text else text + "\n", "utf-8")
    assert plan.read_text("utf-8") != text
    assert "1 replaced" in remit("load", plan, "--store", folder).stderr
    second = remit("push", remit.address, "--store", folder)
    assert second.stderr.startswith("  tushuguan-2024: replaced\n")
    assert f"{remit.address}: 1 replaced, 1 unchanged; " in second.stderr
    third = remit("push", remit.address, "--store", folder)
    assert third.stderr == f"{remit.address}: 2 unchanged; 0 parts, 0 nodes and edges written\n"
    again = remit("push", remit.address, "--store", folder, "--again")
    assert again.stderr.endswith("nodes and edges written\n")
    assert "; 0 parts" not in again.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask", "workload", "year=2024", "--format", "csv"],
        ["ask", "who-works-on", "topic=古籍", "--lang", "en"],
        ["ask", "doubts", "--format", "json"],
        ["list", "--format", "csv"],
        ["check", "--lang", "en"],
        ["export", "nquads"],
        ["export", "graphml"],
    ],
    ids=lambda arguments: " ".join(arguments[:2]),
)
def test_a_database_prints_what_a_folder_prints(remit: Shell, folder: Path, arguments: list[str]) -> None:
    """Byte for byte the same."""
    assert remit("push", remit.address, "--store", folder).exit_code == 0
    here, there = (remit(*arguments, "--store", place) for place in (folder, remit.address))
    assert there.stdout_bytes == here.stdout_bytes
    assert there.stdout_bytes
    assert there.exit_code == here.exit_code


def test_a_database_draws_what_a_folder_draws(remit: Shell, folder: Path, tmp_path: Path) -> None:
    """The pages are byte for byte the same."""
    remit("push", remit.address, "--store", folder)
    for place, name in ((folder, "here"), (remit.address, "there")):
        assert remit("view", "--store", place, "-o", tmp_path / name).exit_code == 0
    pages = sorted((tmp_path / "here").iterdir())
    assert pages
    assert [p.read_bytes() for p in sorted((tmp_path / "there").iterdir())] == [p.read_bytes() for p in pages]


def test_plans_are_loaded_and_removed_there(remit: Shell, folder: Path, tmp_path: Path) -> None:
    """As in a folder, without one."""
    plans = sorted(tmp_path.glob("tushuguan*"))
    loaded = remit("load", *plans, "--store", remit.address)
    assert loaded.exit_code == 0, loaded.output
    assert "2 added" in loaded.stderr
    here, there = (
        remit("export", "nquads", "--store", place).stdout_bytes for place in (folder, remit.address)
    )
    assert there == here
    for place in (folder, remit.address):
        assert "1 removed" in remit("remove", "tushuguan-2021", "--store", place).stderr
    here, there = (
        remit("export", "nquads", "--store", place).stdout_bytes for place in (folder, remit.address)
    )
    assert there == here


def test_texts_that_were_changed_are_not_left_out(remit: Shell, folder: Path, tmp_path: Path) -> None:
    """A database whose texts somebody changed is not taken for one that has none: nothing is written."""
    assert remit("push", remit.address, "--store", folder).exit_code == 0
    query = "MATCH (t:RemitText {id: 'tushuguan-2021'}) SET t.text = t.text + '。'"
    assert remit("cypher", query, "--write", "--store", remit.address).exit_code == 0
    done = remit("export", "neo4j", "-o", tmp_path / "import", "--store", remit.address)
    assert (done.exit_code, (tmp_path / "import").exists()) == (1, False)
    assert f"Error: {remit.address}: documents/tushuguan-2021.txt was changed: " in done.stderr
    assert f"remit push {remit.address} --again" in done.stderr


def test_a_database_names_no_files_elsewhere(remit: Shell, folder: Path) -> None:
    """The id of a document that somebody put there is no path."""
    assert remit("push", remit.address, "--store", folder).exit_code == 0
    for query in (
        "MATCH (t:RemitText {id: 'tushuguan-2021'}) SET t.id = '../../../remit-was-here'",
        "MATCH (s:RemitState) SET s.names = [n IN s.names | CASE n WHEN 'tushuguan-2021' THEN '../../../remit-was-here' ELSE n END]",
    ):
        assert remit("cypher", query, "--write", "--store", remit.address).exit_code == 0
    done = remit("list", "--store", remit.address)
    assert done.exit_code == 1
    assert "cannot name a document" in done.stderr


def test_what_cannot_be_done_says_why(remit: Shell, folder: Path) -> None:
    """Each mistake in one message, without a traceback and without the password."""
    empty = remit("list", "--store", remit.address)
    assert "Write one: remit push" in empty.stderr
    remit("push", remit.address, "--store", folder)
    for arguments, says, code in (
        (["cypher", "CREATE (n:X)", "--store", remit.address], "unless --write is given", 2),
        (["cypher", "MATCH (n", "--store", remit.address], "line 1, column", 2),
        (["cypher", "RETURN $x AS x", "--store", remit.address], "Add name=", 2),
        (["sparql", "SELECT * {}", "--store", remit.address], "answers Cypher, not SPARQL", 1),
        (["remove", "nothing", "--store", remit.address], "has no document 'nothing'", 1),
        (["list", "--store", f"{remit.address}/nothing"], "Name another database", 1),
    ):
        done = remit(*arguments)
        assert done.stderr.startswith("Error: "), arguments
        assert says in done.stderr
        assert done.exit_code == code, arguments
        assert "a-password" not in done.output
    wrong = CliRunner().invoke(main, ["list", "--store", remit.address], env={"NEO4J_PASSWORD": "s3cret"})
    assert (wrong.exit_code, "s3cret" in wrong.output) == (1, False)
    assert "does not take this login" in wrong.stderr
    done = remit(
        "cypher", "CREATE (n:X) RETURN 1 AS one", "--write", "--store", remit.address, "--format", "csv"
    )
    assert done.stdout.split() == ["one", "1"]
