"""The command line and SPARQL servers: what is pushed is asked there as in the folder."""

from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from remit.cli import main
from tests.conftest import free_port

EXAMPLES = Path(str(files("remit.examples")))


def remit(*arguments: str | Path, **environment: str) -> Result:
    """Run a command and return what it did."""
    return CliRunner().invoke(main, [str(a) for a in arguments], env=environment)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the two example plans."""
    made = tmp_path_factory.mktemp("pushing") / "remit.db"
    assert "2 added" in remit("load", EXAMPLES, "--store", made).stderr
    return made


def test_push_says_what_it_did(server: str, folder: Path, tmp_path: Path) -> None:
    """Each document with its fate, the number of graphs and statements; nothing on standard output."""
    first = remit("push", server, "--store", folder)
    assert (first.exit_code, first.stdout) == (0, "")
    assert "  tushuguan-2021: added\n  tushuguan-2024: added\n" in first.stderr
    assert f"{server}: 2 added; 4 graphs, 2" in first.stderr
    again = remit("push", server, "--store", folder)
    assert again.stderr == f"{server}: 2 unchanged; 0 graphs, 0 statements written\n"
    one = tmp_path / "one.db"
    remit("load", EXAMPLES / "tushuguan-2021.txt", "--store", one)
    less = remit("push", server, "--store", one)
    assert "  tushuguan-2024: removed\n" in less.stderr
    assert "1 unchanged, 1 removed; 1 graphs" in less.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask", "workload", "year=2024", "--format", "csv"],
        ["ask", "who-works-on", "topic=古籍", "--lang", "en"],
        ["ask", "targets-above", "value=3000", "--format", "jsonl"],
        ["ask", "doubts", "--format", "json"],
        ["sparql", "SELECT (COUNT(?t) AS ?n) { ?t a remit:Task }"],
        ["list", "--format", "csv"],
    ],
    ids=lambda arguments: " ".join(arguments[:2]),
)
def test_a_server_prints_what_a_folder_prints(server: str, folder: Path, arguments: list[str]) -> None:
    """Byte for byte the same, but for the file that a document was read from; the store may stand in REMIT_STORE."""
    remit("push", server, "--store", folder)
    here = remit(*arguments, "--store", folder)
    there = remit(*arguments, REMIT_STORE=server)
    assert there.exit_code == here.exit_code == 0, there.output
    lines = [line.rpartition(",")[0] if arguments[0] == "list" else line for line in here.stdout.splitlines()]
    found = [
        line.rpartition(",")[0] if arguments[0] == "list" else line for line in there.stdout.splitlines()
    ]
    assert found == lines


@pytest.mark.parametrize("format", ["turtle", "ntriples", "nquads", "trig", "jsonld", "rdfxml"])
def test_a_server_exports_what_a_folder_exports(server: str, folder: Path, format: str) -> None:
    """RDF out of the server is byte for byte that of the folder; the labels of codes and the state stay there."""
    remit("push", server, "--store", folder)
    there = remit("export", format, "--store", server)
    assert there.exit_code == 0, there.output
    assert there.stdout_bytes == remit("export", format, "--store", folder).stdout_bytes


def test_a_server_draws_what_a_folder_draws(server: str, folder: Path, tmp_path: Path) -> None:
    """The pages are byte for byte the same but for the one of the texts, which a server has not: it says so."""
    remit("push", server, "--store", folder)
    assert remit("view", "--store", server, "-o", tmp_path / "there").exit_code == 0
    assert remit("view", "--store", folder, "-o", tmp_path / "here").exit_code == 0
    here, there = (
        {page.name: page.read_bytes() for page in (tmp_path / place).iterdir()} for place in ("here", "there")
    )
    texts = [pages.pop("reading.html").decode() for pages in (here, there)]
    assert there == here != {}
    assert ['"note":"这里没有原文' in text for text in texts] == [False, True]


def test_a_document_is_removed_from_a_server(server: str, folder: Path, tmp_path: Path) -> None:
    """What it alone says goes; the next push from a folder without it makes all as if it had never been there."""
    remit("push", server, "--store", folder)
    removed = remit("remove", "tushuguan-2024", "--store", server)
    assert (removed.exit_code, removed.stderr) == (0, f"{server}: 1 removed\n")
    listed = remit("list", "--store", server, "--format", "csv").stdout
    assert [line.partition(",")[0] for line in listed.splitlines()] == ["document", "tushuguan-2021"]
    one = tmp_path / "one.db"
    remit("load", EXAMPLES / "tushuguan-2021.txt", "--store", one)
    assert "1 unchanged" in remit("push", server, "--store", one).stderr
    assert (
        remit("export", "nquads", "--store", server).stdout
        == remit("export", "nquads", "--store", one).stdout
    )
    unknown = remit("remove", "tushuguan-2024", "--store", server)
    assert unknown.exit_code == 1
    assert "has no document 'tushuguan-2024'. It has: tushuguan-2021" in unknown.stderr


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["cypher", "MATCH (n) RETURN n", "--store", "URL"], 1, "answers SPARQL, not Cypher"),
        (["load", str(EXAMPLES), "--store", "URL"], 1, "takes graphs and not plans"),
        (["sparql", "SELECT ?t {", "--store", "URL"], 2, "1:12"),
        (["sparql", "DROP ALL", "--store", "URL"], 2, "SPARQL Update (DROP) is refused"),
        (["ask", "workload", "year=x", "--store", "URL"], 2, "int"),
        (["push", "URL/nothing", "--store", "FOLDER"], 1, "does not answer SPARQL"),
        (["push", "http://127.0.0.1:PORT", "--store", "FOLDER"], 1, "cannot be reached"),
        (["push", "http://staff:secret@127.0.0.1:1/ds", "--store", "FOLDER"], 1, "REMIT_SPARQL_PASSWORD"),
        (["push", "ftp://localhost", "--store", "FOLDER"], 1, "an address that remit does not know"),
        (["push", "remit.db", "--store", "FOLDER"], 1, "is no address of a server"),
        (["push", "URL", "--store", "none.db"], 1, "none.db"),
        (["push"], 2, "URL"),
    ],
    ids=lambda value: " ".join(value[:2]) if isinstance(value, list) else None,
)
def test_mistakes_get_one_clear_message(
    server: str, folder: Path, arguments: list[str], status: int, says: str
) -> None:
    """Each mistake ends with status 1 or 2 and a message that names it; no traceback, no password, nothing lost."""
    remit("push", server, "--store", folder)
    named = {"URL": server, "FOLDER": str(folder), "PORT": str(free_port())}
    given = [
        a.replace("URL", server).replace("PORT", named["PORT"]) if a not in named else named[a]
        for a in arguments
    ]
    result = remit(*given)
    assert result.exit_code == status, result.output
    assert says in result.stderr
    assert "Traceback" not in result.output
    assert "secret" not in result.output
    assert remit("list", "--store", server).stdout.count("tushuguan") == 2


def test_a_server_without_a_graph_says_how_to_get_one(server: str) -> None:
    """Before the first push there is nothing to ask."""
    result = remit("ask", "workload", "--store", server)
    assert result.exit_code == 1
    assert f"Write one: remit push {server}" in result.stderr
