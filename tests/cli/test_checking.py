"""remit check: what is found, how it is printed, and the exit status."""

import csv
import io
import json
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from remit import build, open_store
from remit.cli import main
from remit.graph.document import Document
from remit.graph.fact import Evidence, Plan, Target, Task

EXAMPLES = Path(str(files("remit.examples")))
LATER = EXAMPLES / "tushuguan-2024.md"
PLAN = """甲省乙协会2024年工作要点

1.办好年会。举办年会1次。

2.建好基地。新建基地20个。（责任部门：甲部、乙部）

3.做好服务。服务会员2000人次。（各市协会）
"""


def remit(*arguments: str | Path, given: str | None = None) -> Result:
    """Run a command and return what it did."""
    return CliRunner().invoke(main, [str(a) for a in arguments], input=given)


def test_the_faults_of_a_plan_stand_at_their_lines() -> None:
    """Each fault of a plan is printed with the line of its task; faults of plans do not fail the command."""
    found = remit("check", "-", "--lang", "en", given=PLAN)
    assert found.exit_code == 0, found.output
    lines = [line.split(" ", 1) for line in found.stdout.splitlines()]
    assert [(place, said.rpartition("[")[2].partition("]")[0]) for place, said in lines] == [
        ("-:3:1:", "no-responsible"),
        ("-:5:1:", "no-lead"),
        ("-:7:1:", "only-collectives"),
    ]
    assert "0 violations, 1 warnings, 2 remarks" in found.stderr


@pytest.mark.parametrize(("lang", "words"), [("zh", "无责任单位"), ("en", "no responsible organization")])
def test_messages_come_in_both_languages(lang: str, words: str) -> None:
    """--lang chooses the words of the model."""
    assert words in remit("check", "-", "--lang", lang, given=PLAN).stdout


def test_only_the_model_or_only_the_plan() -> None:
    """--only leaves out the other half; a plan as it is read always conforms to the model."""
    assert remit("check", LATER, "--only", "model").stdout == ""
    assert remit("check", LATER, "--only", "plan").stdout == remit("check", LATER).stdout != ""


def test_rows_for_programs() -> None:
    """CSV and JSON have the same findings, with document, line, constraint and node in columns of their own."""
    table = list(csv.DictReader(io.StringIO(remit("check", "-", "--format", "csv", given=PLAN).stdout)))
    rows = json.loads(remit("check", "-", "--format", "json", given=PLAN).stdout)
    assert [row["constraint"] for row in table] == [row["constraint"] for row in rows]
    assert rows[0]["node"] == "task.document.1.1"
    assert (rows[0]["line"], rows[0]["column"], rows[0]["severity"]) == (3, 1, "warning")


def test_the_store_is_checked_without_a_plan(tmp_path: Path) -> None:
    """What the store holds gives the same findings as the file, under the name of the document."""
    remit("load", LATER, "--store", tmp_path / "s.db")
    stored = remit("check", "--store", tmp_path / "s.db").stdout
    assert stored.replace("tushuguan-2024:", f"{LATER}:") == remit("check", LATER).stdout


def test_a_violation_fails_the_command(tmp_path: Path) -> None:
    """A store whose facts contradict the model makes the exit status 1, and the place is that of the fact."""
    text = "甲协会要点\n办年会"
    facts = (
        Plan(Evidence(0, 5, "甲协会要点", "t"), "d", "甲协会要点", year=2024, lists=("要点",)),
        Task(Evidence(6, 9, "办年会", "t"), "d#要点.1", "办年会", (), "办年会", "办年会", 1, "1", 1),
        Target(Evidence(7, 9, "年会", "t"), "d#要点.1", "办", "年会", "range", (3, 2), "次", "2024"),
    )
    document = Document("d", text, facts)
    assert build([document]).counts()["Target"] == 1
    with open_store(tmp_path / "s.db", create=True) as store:
        store.add([document])
    found = remit("check", "--store", tmp_path / "s.db", "--only", "model", "--lang", "en")
    assert found.exit_code == 1
    assert found.stdout == "d:2:2: the minimum value must not exceed the maximum value [range-order] 年会\n"
    assert "1 violations" in found.stderr


def test_what_is_no_plan_is_an_error(tmp_path: Path) -> None:
    """A path without a plan is said so, with exit status 1."""
    missing = remit("check", tmp_path / "none.txt")
    assert missing.exit_code == 1
    assert "none.txt" in missing.stderr
