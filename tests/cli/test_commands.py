"""The command line: what each command prints, writes and says when something is wrong."""

import json
import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import portalocker
import pytest
from click.testing import CliRunner, Result

from remit.cli import main
from remit.ontology import model
from remit.ontology.forms import FORMS
from remit.visualizations.draw import VIEWS

EXAMPLES = Path(str(files("remit.examples")))
EARLIER, LATER = EXAMPLES / "tushuguan-2021.txt", EXAMPLES / "tushuguan-2024.md"


def remit(*arguments: str | Path, given: bytes | None = None) -> Result:
    """Run a command and return what it did."""
    return CliRunner().invoke(main, [str(a) for a in arguments], input=given)


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of the two example plans."""
    folder = tmp_path_factory.mktemp("store") / "remit.db"
    assert remit("load", EARLIER, LATER, "--store", folder).exit_code == 0
    return folder


def test_demo_does_everything_and_again_changes_nothing(tmp_path: Path) -> None:
    """The demonstration writes plans, store, pages and RDF, prints answers, says what to do next, and is repeatable."""
    first = remit("demo", tmp_path / "demo")
    assert first.exit_code == 0, first.output
    made = {
        p.relative_to(tmp_path / "demo"): p.read_bytes()
        for p in (tmp_path / "demo").rglob("*.*")
        if p.is_file()
    }
    assert {Path("remit.ttl"), Path("pages/matrix.html"), Path("pages/collaboration.html")} <= made.keys()
    assert "阅读推广部" in first.stdout
    assert "remit ask" in first.stderr
    again = remit("demo", tmp_path / "demo")
    assert again.exit_code == 0
    assert again.stdout == first.stdout
    assert "2 unchanged" in again.stderr
    assert all((tmp_path / "demo" / name).read_bytes() == content for name, content in made.items())


def test_extract_prints_facts_that_quote_the_file() -> None:
    """Each line is a fact in the format, and its quote stands at its place."""
    result = remit("extract", EARLIER)
    text = EARLIER.read_text(encoding="utf-8")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert {"plan", "section", "task", "org", "resp", "program", "target"} <= {r["k"] for r in rows}
    assert all(text[r["start"] : r["end"]] == r.get("quote", r.get("surface")) for r in rows)


def test_extract_reads_standard_input_and_writes_files(tmp_path: Path) -> None:
    """`-` is standard input; -o writes a file and says so."""
    piped = remit("extract", "-", given=EARLIER.read_bytes())
    assert piped.exit_code == 0
    out = tmp_path / "facts.jsonl"
    written = remit("extract", EARLIER, "-o", out)
    assert f"wrote {out}" in written.stderr
    assert len(out.read_text(encoding="utf-8").splitlines()) == len(piped.stdout.splitlines())


def test_loading_twice_changes_nothing(tmp_path: Path) -> None:
    """The second time everything is unchanged, and so is every file of the store."""
    folder = tmp_path / "s.db"
    assert "1 added" in remit("load", EARLIER, "--store", folder).stderr
    before = {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    assert "1 unchanged" in remit("load", EARLIER, "--store", folder).stderr
    assert before == {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_list_and_remove(tmp_path: Path) -> None:
    """What was loaded is listed with its tasks; what is removed is as if it had never been there."""
    folder = tmp_path / "s.db"
    remit("load", EXAMPLES, "--store", folder)
    rows = json.loads(remit("list", "--store", folder, "--format", "json").stdout)
    assert [(r["document"], r["year"], r["tasks"]) for r in rows] == [
        ("tushuguan-2021", 2021, 12),
        ("tushuguan-2024", 2024, 12),
    ]
    assert "1 removed" in remit("remove", "tushuguan-2021", "--store", folder).stderr
    only = remit("ask", "documents", "--store", folder, "--format", "jsonl").stdout
    assert [json.loads(line)["document"] for line in only.splitlines()] == ["tushuguan-2024"]


def test_ask_lists_the_questions_in_both_languages() -> None:
    """Without a name the questions are listed, in Chinese or English."""
    assert "workload" in remit("ask", "--lang", "en").stdout
    assert "以统称出现的组织" in remit("ask", "--lang", "zh").stdout


@pytest.mark.parametrize("style", ["table", "csv", "json", "jsonl"])
def test_answers_come_in_every_format(store: Path, style: str) -> None:
    """One answer, four ways to write it."""
    result = remit("ask", "workload", "year=2024", "--store", store, "--format", style)
    assert result.exit_code == 0
    assert "业务部" in result.stdout


def test_cypher_binds_parameters_and_sparql_knows_the_prefixes(store: Path) -> None:
    """Text in a parameter stays text; both languages count the same tasks."""
    query = "MATCH (o:Organization {name: $name})-[:RESPONSIBLE_FOR]->(t:Task) RETURN count(t) AS n"
    assert json.loads(remit("cypher", query, "name=业务部", "--store", store, "--format", "json").stdout) == [
        {"n": 6}
    ]
    hostile = "name=业务部'}) MATCH (x) DETACH DELETE x //"
    assert json.loads(remit("cypher", query, hostile, "--store", store, "--format", "json").stdout) == [
        {"n": 0}
    ]
    counted = remit(
        "sparql", "SELECT (COUNT(?t) AS ?n) { ?t a remit:Task }", "--store", store, "--format", "json"
    )
    assert json.loads(counted.stdout) == [{"n": 24}]


@pytest.mark.parametrize("format", ["turtle", "ntriples", "nquads", "trig", "jsonld", "rdfxml", "graphml"])
def test_exports_to_file_and_pipe_are_the_same_bytes(store: Path, tmp_path: Path, format: str) -> None:
    """-o FILE and standard output get the same."""
    out = tmp_path / "x"
    assert remit("export", format, "--store", store, "-o", out).exit_code == 0
    assert remit("export", format, "--store", store).stdout_bytes == out.read_bytes()


def test_view_writes_pages_or_one_file(store: Path, tmp_path: Path) -> None:
    """All pages go to a folder, one page to a file or to standard output."""
    assert remit("view", "--store", store, "-o", tmp_path / "pages").exit_code == 0
    assert sorted(p.stem for p in (tmp_path / "pages").iterdir()) == sorted([*VIEWS, "index"])
    assert remit("view", "matrix", "--store", store, "-o", tmp_path / "m.html").exit_code == 0
    assert remit("view", "matrix", "--store", store, "-o", "-").stdout == (tmp_path / "m.html").read_text(
        "utf-8"
    )
    assert remit("view", "--store", store, "-o", tmp_path / "m.html").exit_code == 2


def test_pages_of_a_folder_lead_to_each_other(store: Path, tmp_path: Path) -> None:
    """Pages know those written beside them, a single file none; the reading page has the texts of the store."""

    def beside(page: Path) -> Any:
        data = page.read_text("utf-8").split('id="data">')[1].split("</script>")[0]
        return json.loads(data)["beside"]

    pages = tmp_path / "pages"
    assert remit("view", "matrix", "reading", "--store", store, "-o", pages).exit_code == 0
    assert beside(pages / "matrix.html") == beside(pages / "reading.html") == ["matrix", "reading"]
    assert remit("view", "reading", "--store", store, "-o", tmp_path / "r.html").exit_code == 0
    assert beside(tmp_path / "r.html") == []
    assert '"note":"这里没有原文' not in (tmp_path / "r.html").read_text("utf-8")


def test_index_leads_to_all_pages_and_names_those_refused(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The index is written with all pages only; a page that was too much stands there with the reason, and no page leads to it."""
    pages = tmp_path / "pages"
    assert remit("view", "matrix", "ego", "--store", store, "-o", pages).exit_code == 0
    assert not (pages / "index.html").exists()
    monkeypatch.setattr("remit.visualizations.views.collaboration.BODIES_AT_ALL", 1)
    assert remit("view", "--store", store, "-o", pages, "--lang", "en").exit_code == 1
    index = (pages / "index.html").read_text("utf-8")
    assert 'href="collaboration.html"' not in index
    assert "more than a network page shows" in index
    assert 'href="matrix.html"' in index
    matrix = (pages / "matrix.html").read_text("utf-8")
    assert '<a href="index.html">Index</a>' in matrix
    assert '<a href="collaboration.html"' not in matrix


def test_answers_are_drawn_by_the_name_of_the_file(store: Path, tmp_path: Path) -> None:
    """A file that ends in .html gets the page of the answer; --format says it too, and has the last word."""
    query = "MATCH (o:Organization)-[r:RESPONSIBLE_FOR]->(t:Task) RETURN o, r, t"
    for command in (
        ["cypher", query],
        ["sparql", "SELECT ?o ?t { ?t remit:responsibleOrganization ?o }"],
        ["ask", "workload", "year=2024"],
    ):
        page = tmp_path / f"{command[0]}.html"
        assert remit(*command, "--store", store, "-o", page).exit_code == 0
        assert page.read_text("utf-8").startswith("<!doctype html>")
        piped = remit(*command, "--store", store, "--format", "html").stdout
        assert piped == page.read_text("utf-8")
        assert remit(*command, "--store", store, "--format", "csv", "-o", page).exit_code == 0
        assert not page.read_text("utf-8").startswith("<!doctype")
    assert "MATCH (o:Organization)" in remit("cypher", query, "--store", store, "--format", "html").stdout
    assert remit("ask", "--format", "html").exit_code == 2


ONE = "MATCH (n:Task) RETURN count(n) AS n"


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["extract", "missing.txt"], 1, "missing.txt"),
        (["load", "missing.txt"], 1, "missing.txt"),
        (["load", "empty.txt"], 1, "empty.txt is empty"),
        (["load", "blank.txt"], 1, "blank.txt holds nothing"),
        (["load", "picture.txt"], 1, "picture.txt"),
        (["load", "office.docx"], 1, "office.docx"),
        (["load", "nothing"], 1, "no plan was read"),
        (["load"], 2, "PLAN"),
        (["ask", "worklod", "--store", "STORE"], 2, "workload"),
        (["ask", "workload", "yeer=2024", "--store", "STORE"], 2, "year"),
        (["ask", "workload", "year=soon", "--store", "STORE"], 2, "int"),
        (["ask", "who-works-on", "--store", "STORE"], 2, "topic"),
        (["ask", "workload", "2024", "--store", "STORE"], 2, "key=value"),
        (["ask", "workload", "--store", "none.db"], 1, "none.db"),
        (["list", "--store", "none.db"], 1, "none.db"),
        (["remove", "nobody", "--store", "STORE"], 1, "nobody"),
        (["cypher", "MATCH (t:Task RETURN t", "--store", "STORE"], 2, "line 1, column 15"),
        (["cypher", "MATCH (t:Task) SET t.title = 'x'", "--store", "STORE"], 2, "read"),
        (["sparql", "SELECT ?t { ?t a remit:Task", "--store", "STORE"], 2, "1:28"),
        (["sparql", "DELETE WHERE { ?a ?b ?c }", "--store", "STORE"], 2, "SELECT"),
        (["cypher", ONE, "--store", "plain"], 1, "plain"),
        (["export", "docx", "--store", "STORE"], 2, "turtle"),
        (["export", "turtle", "--store", "STORE", "-o", "no/such/folder.ttl"], 1, "no/such"),
        (["view", "pie", "--store", "STORE"], 2, "matrix"),
        (["list", "--store", "bolt://localhost"], 1, "bolt"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_mistakes_get_one_clear_message(
    arguments: list[str], status: int, says: str, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each mistake ends with status 1 or 2 and a message that names it; no traceback, nothing lost."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_bytes(b" \n\n\xe3\x80\x80\n")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (tmp_path / "office.docx").write_bytes(b"PK\x03\x04" + bytes(100))
    (tmp_path / "nothing").mkdir()
    (tmp_path / "plain").mkdir()
    (tmp_path / "plain" / "letter.txt").write_text("甲", encoding="utf-8")
    result = remit(*(str(store) if a == "STORE" else a for a in arguments))
    assert result.exit_code == status, result.output
    assert says in result.stderr
    assert "Traceback" not in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert len(json.loads(remit("list", "--store", store, "--format", "json").stdout)) == 2


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    """The good plans of a folder are loaded, the bad file is named, the exit status is 1."""
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "good.txt").write_bytes(EARLIER.read_bytes())
    (folder / "bad.txt").write_bytes(b"\x00\x01\x02\x03" * 50)
    result = remit("load", folder, "--store", tmp_path / "s.db")
    assert result.exit_code == 1
    assert "bad.txt" in result.stderr
    assert "1 added" in result.stderr
    assert "Traceback" not in result.output


def test_a_text_without_tasks_is_kept_with_a_doubt(tmp_path: Path) -> None:
    """A letter is no plan: it has no tasks, and a doubt says so."""
    letter = tmp_path / "letter.txt"
    letter.write_text("尊敬的读者：\n\n感谢您的来信。\n", encoding="utf-8")
    result = remit("load", letter, "--store", tmp_path / "s.db")
    assert "0 tasks" in result.stderr
    assert "1 doubt" in result.stderr


def test_a_store_in_use_says_so(store: Path) -> None:
    """While another process writes, a command ends with a message that names the store."""
    with portalocker.Lock(str(store / "lock"), "a", flags=portalocker.LockFlags.EXCLUSIVE):
        result = remit("list", "--store", store)
    assert result.exit_code == 1
    assert str(store) in result.stderr


def test_the_store_can_come_from_the_environment(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """REMIT_STORE names the store where --store does not."""
    monkeypatch.setenv("REMIT_STORE", str(store))
    assert remit("list").exit_code == 0


def test_python_dash_m_and_closed_pipes(store: Path) -> None:
    """`python -m remit` is the same program, and a reader that leaves early gets no traceback."""
    command = f'"{sys.executable}" -m remit export ntriples --store "{store}" | head -n 1'
    done = subprocess.run(command, shell=True, capture_output=True, text=True, env=os.environ, check=True)
    assert done.stdout.count("\n") == 1
    assert "Traceback" not in done.stderr


def test_help_has_examples_for_every_command() -> None:
    """The help of each command shows how it is used."""
    for name in main.commands:
        result = remit(name, "--help")
        assert result.exit_code == 0
        assert f"remit {name}" in result.stdout.split("Example", 1)[1]


def test_the_model_is_printed_in_each_form(tmp_path: Path) -> None:
    """Without a form the forms are listed; each prints what its file holds; an unknown one is a usage error."""
    listed = json.loads(remit("ontology", "--format", "json").stdout)
    assert [row["form"] for row in listed] == list(FORMS)
    for name, form in FORMS.items():
        assert remit("ontology", name).stdout == form.write(model())
    assert remit("ontology", "html", "-o", tmp_path / "remit.html").stdout == ""
    assert (tmp_path / "remit.html").read_text(encoding="utf-8") == FORMS["html"].write(model())
    wrong = remit("ontology", "xml")
    assert (wrong.exit_code, wrong.stdout) == (2, "")
    assert "no form 'xml'; the forms are owl, " in wrong.stderr
