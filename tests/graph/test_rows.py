"""Rows of facts: what has not the form of a fact is told, and where."""

import json

import pytest

from remit.errors import BrokenFact
from remit.graph.rows import fact, read, row

RESP = {
    "k": "resp",
    "task": "d#要点.1",
    "org": "甲局",
    "role": "lead",
    "surface": "甲局",
    "start": 0,
    "end": 2,
}
TARGET = {
    "k": "target",
    "task": None,
    "verb": "建",
    "object": "馆",
    "value": [1, 2.5],
    "quote": "建馆",
    "start": 0,
    "end": 2,
}


@pytest.mark.parametrize(
    "given", [RESP, TARGET, {**TARGET, "value": 3}, {**TARGET, "value": None, "unit": "个"}]
)
def test_rows_of_the_right_types_are_facts(given: dict[str, object]) -> None:
    """A whole number does where any number is wanted, a list where a fact has a tuple."""
    again = json.loads(json.dumps(row(fact(given))))
    assert {key: again[key] for key in given} == given


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({**RESP, "role": "boss"}, "role 'boss'; expected lead or responsible or support"),
        ({**RESP, "order": "x"}, "order 'x'; expected a whole number"),
        ({**RESP, "order": True}, "order True; expected a whole number"),
        ({**RESP, "task": None}, "task None; expected text"),
        ({**RESP, "start": "a"}, "start 'a'; expected a whole number"),
        ({**RESP, "confidence": "high"}, "confidence 'high'; expected a number"),
        ({**TARGET, "value": "200"}, "value '200'; expected a list or"),
        ({**TARGET, "value": ["a", "b"]}, "value .*; expected a list"),
        ({**TARGET, "aspire": 1}, "aspire 1; expected true or false"),
        ({**TARGET, "object": ["馆"]}, "object .*; expected text"),
    ],
)
def test_a_value_of_another_type_is_named(given: dict[str, object], said: str) -> None:
    """The message has the key, what stands there and what should; the line too, when lines are read."""
    with pytest.raises(BrokenFact, match=said):
        fact(given)
    with pytest.raises(BrokenFact, match=f"line 2: .*{said}"):
        read(f"// head\n{json.dumps(given)}\n")
