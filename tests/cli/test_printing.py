"""What the commands share: values of parameters, standard output, files, queries from standard input."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from remit.cli import main
from remit.cli.printing import typed
from remit.ontology import model

PLANS = tuple(
    Path(str(files("remit.examples") / name)) for name in ("tushuguan-2021.txt", "tushuguan-2024.md")
)
FULL = Path("/dev/full")


def remit(*arguments: str | Path, given: bytes | None = None) -> Result:
    """Run a command and return what it did."""
    return CliRunner().invoke(main, [str(a) for a in arguments], input=given)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of the two example plans."""
    folder = tmp_path_factory.mktemp("printing") / "remit.db"
    assert remit("load", *PLANS, "--store", folder).exit_code == 0
    return folder


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("-7", -7),
        ("0.5", 0.5),
        ("1e3", 1000.0),
        ("007", "007"),
        ("1_000", "1_000"),
        ("１２", "１２"),
        ("nan", "nan"),
        ("Infinity", "Infinity"),
        ("1e999", "1e999"),
        ("99999999999999999999", "99999999999999999999"),
        ("+5", "+5"),
        (" 5", " 5"),
        ("", ""),
        ("'", "'"),
    ],
)
def test_only_what_everyone_reads_as_a_number_is_one(text: str, value: object) -> None:
    """Codes with leading zeros, names such as nan and numbers beyond the engine's stay text."""
    assert (typed(text), type(typed(text))) == (value, type(value))


@pytest.mark.skipif(not FULL.exists(), reason="needs the device that is always full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    "arguments",
    [
        ["export", "graphml"],
        ["export", "nquads"],
        ["view", "matrix", "-o", "-"],
        ["ask", "workload"],
        ["ask", "workload", "-o", "/dev/full"],
        ["export", "turtle", "-o", "/dev/full"],
    ],
)
def test_a_full_disk_is_never_a_success(store: Path, arguments: list[str], unbuffered: str) -> None:
    """Whoever writes to a full disk is told, with exit status 1, however Python buffers."""
    with FULL.open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "remit", *arguments, "--store", store],
            stdout=full,
            stderr=subprocess.PIPE,
            env=os.environ | {"PYTHONUNBUFFERED": unbuffered},
            check=False,
        )
    assert done.returncode == 1, done.stderr.decode()
    assert b"No space left" in done.stderr
    assert b"Traceback" not in done.stderr
    assert not FULL.is_file()


@pytest.fixture
def small_files() -> Callable[[], None]:
    """Return what lets the process that calls it write only small files."""
    resource = pytest.importorskip("resource")
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_half_an_export_is_never_a_success(
    store: Path, tmp_path: Path, small_files: Callable[[], None], unbuffered: str
) -> None:
    """An unbuffered standard output may take a part of what it is given; the rest is not forgotten."""
    with (tmp_path / "graph.graphml").open("wb") as file:
        done = subprocess.run(
            [sys.executable, "-m", "remit", "export", "graphml", "--store", store],
            stdout=file,
            stderr=subprocess.PIPE,
            env=os.environ | {"PYTHONUNBUFFERED": unbuffered},
            preexec_fn=small_files,
            check=False,
        )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("command", [["ask", "workload"], ["sparql", "ASK {}"]])
def test_an_engine_without_room_is_one_message(
    tmp_path: Path, small_files: Callable[[], None], command: list[str]
) -> None:
    """Where neither the store nor the temporary folder takes the engine's files, the person learns what to do."""
    place = tmp_path / "remit.db"
    assert remit("load", *PLANS, "--store", place).exit_code == 0
    done = subprocess.run(
        [sys.executable, "-m", "remit", *command, "--store", place],
        capture_output=True,
        preexec_fn=small_files,
        check=False,
    )
    assert done.returncode == 1
    said = done.stderr.decode()
    assert "Traceback" not in said
    assert "Make room on the disk" in said
    assert remit(*command, "--store", place).exit_code == 0


def test_a_page_on_standard_output_is_utf_8_everywhere(store: Path) -> None:
    """A page says that it is UTF-8, and is, also where the locale is another."""
    done = subprocess.run(
        [sys.executable, "-m", "remit", "view", "matrix", "-o", "-", "--lang", "zh", "--store", store],
        capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": "gbk"},
        check=True,
    )
    assert "责任矩阵" in done.stdout.decode("utf-8")


def test_pages_are_not_put_into_a_file(store: Path, tmp_path: Path) -> None:
    """A file where a folder of pages is wanted is wrong usage, and stays as it is."""
    taken = tmp_path / "pages"
    taken.write_text("mine", "utf-8")
    result = remit("view", "-o", taken, "--store", store)
    assert (result.exit_code, taken.read_text("utf-8")) == (2, "mine")
    assert "give a folder" in result.stderr


def test_a_folder_is_no_output_file(store: Path, tmp_path: Path) -> None:
    """A folder given with -o is named as it was given."""
    for command in (["ask", "workload"], ["export", "turtle"], ["list"]):
        result = remit(*command, "-o", tmp_path, "--store", store)
        assert result.exit_code == 1
        assert f"{tmp_path}: this is a folder" in result.stderr


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_queries_come_from_standard_input(store: Path, mark: bytes) -> None:
    """A query in UTF-8 is read, with or without the mark that some editors put first."""
    query = mark + "MATCH (o:Organization {name: '阅读推广部'}) RETURN o.name AS name".encode()
    result = remit("cypher", "-", "--store", store, "--format", "csv", given=query)
    assert result.stdout.splitlines() == ["name", "阅读推广部"]


def test_a_query_in_another_encoding_is_refused(store: Path) -> None:
    """A query whose Chinese would be lost is not asked: its answer would be empty and look true."""
    query = "MATCH (o:Organization {name: '阅读推广部'}) RETURN o.name AS name".encode("gbk")
    result = remit("cypher", "-", "--store", store, given=query)
    assert result.exit_code == 2
    assert "UTF-8" in result.stderr


@pytest.mark.parametrize(("lang", "label"), [("zh", "负责"), ("en", "responsible")])
def test_tables_have_labels_and_files_have_codes(store: Path, lang: str, label: str) -> None:
    """People read the model's words in their language; programs get the codes, whatever the language."""
    question = ("ask", "who-works-on", "topic=阅读", "--lang", lang, "--store", store)
    table = remit(*question).stdout.splitlines()
    assert any(f" {label} " in line for line in table[2:])
    rows = [json.loads(line) for line in remit(*question, "--format", "jsonl").stdout.splitlines()]
    codes = {concept.code for concept in model().schemes["roles"]}
    assert rows
    assert {row["role"] for row in rows} <= codes


def test_a_page_that_cannot_be_drawn_keeps_no_other_back(tmp_path: Path) -> None:
    """Of many documents there is no matrix; the other page is written, the reason told, and the status is 1."""
    plans = tmp_path / "plans"
    plans.mkdir()
    for year in range(1900, 2051):
        text = f"甲市协会{year}年工作要点\n\n一、业务\n1.办好讲座。（责任部门：办公室）\n"
        (plans / f"plan-{year}.txt").write_text(text, "utf-8")
    assert remit("load", plans, "--store", tmp_path / "s").exit_code == 0
    result = remit("view", "--store", tmp_path / "s", "-o", tmp_path / "pages")
    assert result.exit_code == 1
    assert "matrix: not drawn: 151 documents" in result.stderr
    written = {page.stem: page.read_text("utf-8") for page in (tmp_path / "pages").iterdir()}
    assert "matrix" not in written
    data = json.loads(written["collaboration"].split('id="data">')[1].split("</script>")[0])
    assert set(data["beside"]) == set(written)  # no page leads to one that was not drawn


def test_what_was_read_is_told_of_what_is_kept(store: Path, tmp_path: Path) -> None:
    """A text that the store has already under another name is not counted as if it had been kept."""
    twin = tmp_path / "twin.txt"
    twin.write_bytes(PLANS[0].read_bytes())
    said = remit("load", twin, "--store", store).stderr
    assert "twin: not kept; the store has the same text as tushuguan-2021" in said
    assert "  twin:" not in said
