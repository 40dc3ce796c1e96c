"""The head of a query file says what the question needs and gives."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.errors import QueryMistake, WrongParameter
from remit.queries.contract import Parameter, question

SOURCE = """// busy: who has many tasks
// 任务多的组织
// $year: int — the year, e.g. 2022
// $least: float = 1 — at least so many
// $topic: str = null — words
// $all: bool = false — groups too
// returns organization, tasks
MATCH (o:Organization) RETURN o.name AS organization, 1 AS tasks ORDER BY organization
"""


def test_the_head_is_read() -> None:
    """Name, titles, parameters with types, defaults and meanings, columns, and the query without the head."""
    with pytest.raises(QueryMistake, match="line 4: expected a default of type float"):
        question(SOURCE)
    busy = question(SOURCE.replace("= 1 —", "= 1.0 —"))

    assert (busy.name, busy.title) == ("busy", {"en": "who has many tasks", "zh": "任务多的组织"})
    assert [str(p) for p in busy.parameters] == [
        "$year: int — the year, e.g. 2022",
        "$least: float = 1.0 — at least so many",
        "$topic: str = null — words",
        "$all: bool = false — groups too",
    ]
    assert busy.columns == ("organization", "tasks")
    assert busy.text.startswith("MATCH")
    assert busy.example == "remit ask busy year=2022"
    assert busy.bind({"year": "2022", "all": "yes"}) == {
        "year": 2022,
        "least": 1.0,
        "topic": None,
        "all": True,
    }


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "// busy: who",
            "// Busy: who",
            "line 1: expected // name: what it answers, found '// Busy: who has many tasks'",
        ),
        ("// 任务多的组织\n", "", "line 2: expected // the title in Chinese"),
        ("int —", "year —", "line 3: expected a type of int, float, str, bool"),
        ("int —", "int -", "line 3: expected // \\$name: type = default — meaning"),
        ("= null —", "= nothing —", "line 5: expected a type"),
        ("// returns organization, tasks\n", "", "expected // returns column, column"),
        (
            "// returns organization, tasks",
            "// returns organization tasks",
            "expected // returns column, column",
        ),
        (SOURCE, "", "line 1: expected // name: what it answers, found the end of the file"),
    ],
)
def test_a_broken_head_names_the_line(old: str, new: str, said: str) -> None:
    """What stands there and what was expected."""
    source = SOURCE.replace("= 1 —", "= 1.0 —") if old != SOURCE else SOURCE

    with pytest.raises(QueryMistake, match=said):
        question(source.replace(old, new))


@pytest.mark.parametrize(
    ("kind", "value", "meant"),
    [
        ("int", 5, 5),
        ("int", "5", 5),
        ("int", " -5 ", -5),
        ("float", 5, 5.0),
        ("float", "1e3", 1000.0),
        ("str", "2022", "2022"),
        ("str", "", ""),
        ("bool", True, True),
        ("bool", "No", False),
    ],
)
def test_values_and_typed_text_are_read(kind: str, value: Any, meant: Any) -> None:
    """A value of the type is itself; text is read as the type."""
    found = Parameter("p", kind, "").value(value)

    assert (found, type(found)) == (meant, type(meant))


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("int", 5.0),
        ("int", "5.0"),
        ("int", "五"),
        ("int", "٥" * 30),
        ("int", True),
        ("int", "9" * 30),
        ("float", "nan"),
        ("float", "inf"),
        ("float", ""),
        ("bool", 1),
        ("bool", "maybe"),
        ("str", 5),
        ("str", None),
        ("int", [1]),
    ],
)
def test_other_types_are_refused(kind: str, value: Any) -> None:
    """Nothing is converted that does not say what is wanted."""
    with pytest.raises(ValueError, match=r".*"):
        Parameter("p", kind, "").value(value)


@pytest.mark.parametrize(
    ("given_values", "said"),
    [
        ({}, r"needs \$year"),
        ({"year": "x"}, r"wants \$year as int, not 'x'"),
        ({"year": None}, r"wants \$year as int, not None"),
        ({"year": 1, "yaer": 2}, "has no parameter 'yaer'"),
    ],
)
def test_a_wrong_parameter_lists_the_right_ones(given_values: dict[str, Any], said: str) -> None:
    """The message says what is wrong, all parameters with their types, and an example."""
    busy = question(SOURCE.replace("= 1 —", "= 1.0 —"))

    with pytest.raises(WrongParameter, match=said) as caught:
        busy.bind(given_values)
    assert "$least: float = 1.0 — at least so many" in str(caught.value)
    assert str(caught.value).endswith("For example: remit ask busy year=2022")


@settings(deadline=None)
@given(st.text())
def test_any_text_is_a_question_or_a_mistake(text: str) -> None:
    """No file makes the reader fail in another way."""
    with pytest.raises(QueryMistake, match="line"):
        question(text)


def test_a_column_can_say_which_code_list_it_holds() -> None:
    """After a colon stands the class of the model; the column's name is what stands before."""
    plain = SOURCE.replace("= 1 —", "= 1.0 —")
    coded = question(
        plain.replace("returns organization, tasks", "returns organization:OrganizationType, tasks")
    )
    assert (coded.columns, coded.codes) == (("organization", "tasks"), {"organization": "OrganizationType"})
    assert question(plain).codes == {}


@pytest.mark.parametrize("wrong", ["Task", "Nothing"])
def test_a_code_list_is_one_of_the_model(wrong: str) -> None:
    """What is no code list of the model is told with the line and the lists there are."""
    source = SOURCE.replace("= 1 —", "= 1.0 —").replace(
        "returns organization", f"returns organization:{wrong}"
    )
    with pytest.raises(
        QueryMistake, match=r"line 7: expected a code list of the model \(.*ResponsibilityRole"
    ):
        question(source)
