"""Answers as people and programs read them."""

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.queries import answer
from remit.queries.answer import Answer, width

cells = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.tuples(st.text(), st.integers())
)
tables = st.integers(1, 4).flatmap(
    lambda n: st.tuples(
        st.just(tuple(f"c{i}" for i in range(n))), st.lists(st.tuples(*[cells] * n), max_size=5).map(tuple)
    )
)


class TestTable:
    """A table for a screen."""

    def test_chinese_takes_two_columns(self) -> None:
        """Columns stand below each other on a screen where a Chinese character is twice as wide."""
        shown = answer.table(("name", "n", "x"), (("科普部", 5, True), ("ab", None, ("甲", "乙"))))

        assert shown == (
            "name    n  x\n"
            "------  -  ------\n"
            "科普部  5  true\n"
            "ab         甲, 乙\n"
        )  # fmt: skip

    def test_a_long_cell_is_cut_and_marked(self) -> None:
        """A cell never takes more than the columns it may have; nothing is cut when they are unlimited."""
        text = "全省科普工作" * 10

        assert answer.table(("t",), ((text,),), 9).splitlines()[2] == "全省科普…"
        assert answer.table(("t",), ((text,),), None).splitlines()[2] == text

    @settings(deadline=None)
    @given(tables)
    def test_every_row_is_one_line(self, table: tuple[tuple[str, ...], tuple[tuple[Any, ...], ...]]) -> None:
        """No text breaks a row or reaches the terminal as a control character."""
        lines = answer.table(*table).split("\n")

        assert len(lines) == len(table[1]) + 3
        assert all(line.isprintable() for line in lines)

    def test_no_rows_leave_the_heads(self) -> None:
        """An empty answer shows its columns; one without columns shows nothing."""
        assert answer.table(("a", "bc"), ()) == "a  bc\n-  --\n"
        assert answer.table((), ()).strip() == ""

    @settings(deadline=None)
    @given(st.text(), st.text())
    def test_width_adds_up(self, one: str, two: str) -> None:
        """The width of two texts is the sum of their widths."""
        assert width(one + two) == width(one) + width(two)


class TestCsv:
    """Comma-separated values that a spreadsheet may open."""

    @pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
    def test_no_text_becomes_a_formula(self, start: str) -> None:
        """Text that begins like a formula gets an apostrophe; the same in a column name too."""
        shown = answer.csv((f"{start}c",), ((f"{start}HYPERLINK(1)",),))

        assert [row[0][:2] for row in csv.reader(io.StringIO(shown, newline=""))] == [f"'{start}"] * 2

    def test_numbers_stay_numbers(self) -> None:
        """A negative number is no formula; a whole float has no point; truth is that of JSON."""
        assert (
            answer.csv(("a", "b", "c", "d"), ((-1, 20000.0, 0.5, True),))
            == "a,b,c,d\r\n-1,20000,0.5,true\r\n"
        )

    def test_the_mark_for_excel_is_there_on_request_alone(self) -> None:
        """A byte order mark stands at the start only when asked for."""
        assert answer.csv(("a",), ()) == "a\r\n"
        assert answer.csv(("a",), (), bom=True) == "\ufeffa\r\n"

    @settings(deadline=None)
    @given(tables)
    def test_csv_reads_back(self, table: tuple[tuple[str, ...], tuple[tuple[Any, ...], ...]]) -> None:
        """A reader of CSV finds the same rows, and text as it was but for the apostrophe."""
        columns, rows = table
        found = list(csv.reader(io.StringIO(answer.csv(columns, rows), newline="")))

        assert found[0] == list(columns)
        assert len(found) == len(rows) + 1
        for given_row, read in zip(rows, found[1:], strict=True):
            for cell, text in zip(given_row, read, strict=True):
                if isinstance(cell, str):
                    assert text in (cell, f"'{cell}")


class TestJson:
    """JSON for programs."""

    @settings(deadline=None)
    @given(tables)
    def test_json_reads_back(self, table: tuple[tuple[str, ...], tuple[tuple[Any, ...], ...]]) -> None:
        """Array and lines hold the same objects, strictly JSON, and equal what was given."""
        columns, rows = table
        array = json.loads(answer.json(columns, rows), parse_constant=pytest.fail)
        lines = [json.loads(line) for line in answer.jsonl(columns, rows).split("\n")[:-1]]

        assert array == lines
        for row, read in zip(rows, array, strict=True):
            for cell, value in zip(row, read.values(), strict=True):
                if isinstance(cell, float) and not abs(cell) < float("inf"):
                    assert value is None
                else:
                    assert value == (list(cell) if isinstance(cell, tuple) else cell)

    def test_chinese_is_not_escaped(self) -> None:
        """A person can read the file."""
        assert answer.jsonl(("名",), (("科普",),)) == '{"名": "科普"}\n'


def test_an_answer_is_its_rows() -> None:
    """An answer has a length and gives its rows by column."""
    found = Answer("q", ("a", "b"), ((1, 2), (3, 4)))

    assert len(found) == 2
    assert list(found) == [{"a": 1, "b": 2}, {"a": 3, "b": 4}]
