"""What a document lacks that was not understood, and how far its facts are trusted then."""

import doctest

import pytest

from remit.graph.fact import Doubt, Responsibility, Task
from remit.loaders import trust
from remit.loaders.clauses import persons
from remit.loaders.evidence import confidence
from remit.loaders.explain import explain
from remit.loaders.load import extract
from remit.loaders.outline.parse import outline
from remit.loaders.text import Text

WHOLE = "甲协会2024年工作要点\n1.建设平台。新建基地20个。（责任部门：甲部）\n2.培训人员。（责任部门：乙部）\n"
LACKING = {
    "title": "甲协会的事\n1.建设平台。（责任部门：甲部）\n",
    "issuer": "2024年工作要点\n1.建设平台。（责任部门：甲部）\n",
    "year": "甲协会关于提升服务的措施\n1.建设平台。（责任部门：甲部）\n",
    "tasks": "甲协会2024年工作要点\n今年将新建平台10个。\n",
    "table": "甲协会2024年工作要点\n甲|乙|丙\n1|建设平台|甲部\n2|培训人员|乙部\n",
    "left": WHOLE + "各单位新建台账10个，抓好落实。\n",
}


@pytest.mark.parametrize("module", [trust, persons])
def test_doctests(module: object) -> None:
    """The examples in the modules hold."""
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


@pytest.mark.parametrize("lacking", LACKING)
def test_a_document_says_what_it_lacks(lacking: str) -> None:
    """Each thing that a plan has and a document does not is a shortfall of its own."""
    assert lacking in trust.shortfalls(outline(Text(LACKING[lacking])))
    assert trust.shortfalls(outline(Text(WHOLE))) == ()


def test_facts_of_a_document_with_a_shortfall_are_trusted_less() -> None:
    """The same rule carries another confidence where the document was understood in part."""
    whole, part = (extract(text, "d") for text in (WHOLE, LACKING["title"]))
    said = {each.evidence.confidence for document in (whole, part) for each in document.of(Responsibility)}
    assert said == {confidence("resp.label"), confidence("resp.label", whole=False)}
    assert all(
        confidence(rule, whole=False) <= confidence(rule) + 0.02 for rule in ("resp.label", "task.number")
    )


def test_an_item_with_clauses_inside_is_trusted_less_than_the_others() -> None:
    """Two clauses with text between them may be two tasks whose numbers were not seen."""
    text = WHOLE + "3.办好年会。邀请专家。（责任部门：甲部）广泛宣传，扩大影响。（责任部门：乙部）\n"
    found = {task.id[-1]: task.evidence.confidence for task in extract(text, "d").of(Task)}
    assert found["3"] == confidence("task.number", whole=False) < found["1"] == confidence("task.number")


def test_explain_says_what_is_lacking() -> None:
    """The last line names the shortfalls in both languages, and is not there where there are none."""
    part = extract(LACKING["year"], "d")
    assert list(explain(part, "1"))[-1].startswith("没有完全读懂（没有年度）")
    assert "no year" in list(explain(part, "1", "en"))[-1]
    assert "没有完全读懂" not in "\n".join(explain(extract(WHOLE, "d"), "1"))


def test_a_name_that_does_not_end_like_one_is_trusted_less() -> None:
    """What stands behind a label and does not look like a body is told with less confidence, and explain says why."""
    plan = extract(WHOLE + "3.办好年会。（责任部门：甲部、乙丙丁）\n", "d")
    found = {each.org: each.evidence.confidence for each in plan.of(Responsibility)}
    assert found["乙丙丁"] == confidence("resp.label", whole=False)
    assert "没有完全读懂（名称不像单位）" in "\n".join(explain(plan, "3"))


def test_a_calendar_makes_no_date_target_and_no_doubt() -> None:
    """What a plan sets down for a month before a colon is a calendar, as a column of dates is."""
    document = extract(WHOLE + "3.会议。4月：召开专题会议。5月：举办年会。\n", "d")
    assert not [fact for fact in document.of(Doubt) if fact.kind == "target"]
