"""Which rule said what, and why."""

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

import remit.loaders
from remit.errors import NothingToRead
from remit.graph.fact import Task
from remit.graph.rows import row
from remit.loaders.explain import explain, marked
from remit.loaders.load import extract

TEXT = "甲协会2024年工作要点\n一、业务\n1.办好年会。新建20个基地。（责任部门：甲部，乙部配合）\n2.加强培训。组织培训。（责任部门：甲部）\n"
PLAN = extract(TEXT, "d")
RULES = tomllib.loads(files("remit.loaders").joinpath("words", "rules.toml").read_text(encoding="utf-8"))[
    "rules"
]


@pytest.mark.parametrize("where", ["1", "要点.1", "d#要点.1"])
def test_a_task_is_found_by_number_label_or_id(where: str) -> None:
    """Each fact of the task stands there with its rule, its quote marked, and the reason."""
    told = "\n".join(explain(PLAN, where))
    assert told.startswith("d, line 3: d#要点.1 办好年会")
    assert "⟦新建20个基地⟧" in told
    assert "[target.count " in told
    assert "resp  乙部 support 2" in told
    assert "2.加强培训" not in told.split("task", 1)[0]


def test_a_task_without_a_title_is_told_by_its_head() -> None:
    """A row whose text has no title is not told by the number of its section alone."""
    said = "各基层单位要高度重视这项工作并认真落实相关要求，新建基地20个，开放10个场馆"
    table = f"| 序号 | 任务内容 | 责任单位 |\n|---|---|---|\n| 1 | {said} | 甲局 |\n| 2 | 修订办法 | 乙局 |\n"
    plan = extract(table, "d")
    assert not next(fact for fact in plan.facts if isinstance(fact, Task)).title
    assert any(line.startswith("task  各基层单位要高度重视") for line in explain(plan, "1"))


def test_a_line_shows_the_facts_that_touch_it() -> None:
    """A line gives whatever is quoted from it; a line that says nothing says so."""
    assert "section  一 业务" in "\n".join(explain(PLAN, ":2"))
    assert "没有规则" in "\n".join(explain(PLAN, ":5"))
    assert "no rule says anything" in "\n".join(explain(PLAN, ":5", "en"))


@pytest.mark.parametrize(("where", "says"), [("9", "要点.1, 要点.2"), (":99", "it has 5")])
def test_what_is_not_there_is_refused_with_what_is(where: str, says: str) -> None:
    """An unknown task or line names those that there are."""
    with pytest.raises(NothingToRead, match=re.escape(says)):
        list(explain(PLAN, where))


def test_long_quotes_lose_their_middle() -> None:
    """A quote of a whole page still fits a screen."""
    assert len(marked("甲" * 1000, 100, 900)) < 150


def test_every_rule_says_what_it_looks_for() -> None:
    """Each rule named in the code has a sentence in both languages, and no sentence is about a rule that is gone."""
    package = Path(remit.loaders.__file__).parent
    written = "\n".join(file.read_text(encoding="utf-8") for file in package.rglob("*.py"))
    kinds = "doubt|leader|org|plan|program|resp|section|target|task"
    named = set(re.findall(rf'"((?:{kinds})\.[a-z-]+)"', written)) | {"document"}
    assert named == set(RULES)
    assert all(sentence["zh"] and sentence["en"] for sentence in RULES.values())


def test_rules_of_the_real_plans_are_known(plans: tuple[Path, Path]) -> None:
    """No fact of the real plans comes from a rule without a sentence."""
    for plan in plans:
        assert {row(fact)["rule"] for fact in extract(plan, "d").facts} <= set(RULES)
