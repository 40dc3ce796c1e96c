"""Rows in the order and the form that a question promises, whichever engine found them."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from remit.queries.arrangement import arranged
from remit.queries.contract import Question

TEXTS = st.none() | st.text(st.sampled_from("甲乙a（𠮷"), max_size=2)
ORDER = (("n", True), ("name", False), ("place", False))
ROWS = st.lists(st.tuples(st.integers(0, 2), TEXTS, st.none() | st.integers(0, 3)), max_size=12, unique=True)


def asked(lists: frozenset[str] = frozenset(), columns: tuple[str, ...] = ("n", "name", "place")) -> Question:
    """Return a question of *columns*."""
    return Question("q", {}, (), columns, "", {}, lists, ORDER)


@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_the_engine_does_not_count(rows: list[tuple[Any, ...]], random: Any) -> None:
    """However the rows come, they leave in one order."""
    mixed = random.sample(rows, len(rows))
    assert arranged(asked(), ("n", "name", "place"), mixed) == arranged(asked(), ("n", "name", "place"), rows)


@given(ROWS)
def test_rows_are_ordered_by_code_points_with_nothing_last(rows: list[tuple[Any, ...]]) -> None:
    """A descending column comes first, then text by code points; nothing comes after everything."""
    found = arranged(asked(), ("n", "name", "place"), rows)
    keys = [
        (-n, name is None, [ord(c) for c in name or ""], place is None, place or 0)
        for n, name, place in found
    ]
    assert keys == sorted(keys)
    assert sorted(map(repr, found)) == sorted(map(repr, rows))


@given(ROWS)
def test_rows_that_differ_in_a_list_only_become_one(rows: list[tuple[Any, ...]]) -> None:
    """Each number comes once, with all its names in the order of the rows; columns that only order are left out."""
    found = arranged(asked(frozenset({"name"}), ("n", "name")), ("n", "name", "place"), rows)
    assert [row[0] for row in found] == sorted({row[0] for row in rows}, reverse=True)
    flat = [name for _, names in found for name in names]
    assert flat == [row[1] for row in arranged(asked(), ("n", "name", "place"), rows) if row[1] is not None]


def test_lists_of_an_engine_stay_lists() -> None:
    """Cypher gives lists as they are; an empty one stays empty."""
    rows = ((1, ("乙", "甲", "乙")), (0, ()))
    assert arranged(asked(frozenset({"name"}), ("n", "name")), ("n", "name"), rows) == rows


def test_whole_numbers_are_integers_wherever_they_come_from() -> None:
    """200.0 and 200 are one number, written in one way; what no integer can say stays."""
    ((*found,),) = arranged(asked(), ("n", "name", "place"), [(200.0, "甲", 0.5)])
    assert [type(cell) for cell in found] == [int, str, float]
