"""Members: splitting lists and clauses without cutting quotations, titles and brackets."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.loaders import members
from remit.loaders.members import REACH
from remit.loaders.members import members as split
from remit.loaders.programs import facts as programs
from remit.loaders.programs import grammar, lexicon, naming, nouns, runs
from remit.loaders.programs import initiatives as mentioning

PIECES = st.lists(
    st.sampled_from([*'“”"「」『』《》（）〔〕【】，。；：、！？和及与以甲乙', "工程"]), max_size=60
).map("".join)


def parts(text: str, *ends: str) -> list[str]:
    """Return the members of *text* as strings."""
    return [text[each.start : each.end] for each in split(text, 0, len(text), ends)]


@pytest.mark.parametrize("module", [lexicon, members, mentioning, naming, nouns, programs, runs, grammar])
def test_examples_in_docstrings_run(module: object) -> None:
    """Every example in these modules gives what it says."""
    result = doctest.testmod(module)  # type: ignore[arg-type]
    assert result.attempted > 0
    assert result.failed == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲、乙，丙。丁；戊", ["甲", "乙", "丙", "丁", "戊"]),
        ("“甲、乙”丙、丁", ["“甲、乙”丙", "丁"]),
        ("《甲，乙》《丙》、丁", ["《甲，乙》《丙》", "丁"]),
        ("甲（乙、丙（丁，戊））、己", ["甲（乙、丙（丁，戊））", "己"]),
        ('"甲、乙"、"丙"', ['"甲、乙"', '"丙"']),
        ("“甲、乙", ["“甲", "乙"]),
        ("甲）、乙", ["甲）", "乙"]),
        ("“甲、“乙、丙”丁", ["“甲", "“乙、丙”丁"]),
        ("", [""]),
    ],
)
def test_marks_inside_an_enclosure_separate_nothing(text: str, expected: list[str]) -> None:
    """Only marks outside closed quotations, titles and brackets separate members."""
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲工程和乙工程", ["甲工程", "乙工程"]),
        ("甲工程以及乙工程", ["甲工程", "乙工程"]),
        ("学术与产业工程", ["学术与产业工程"]),
        ("“甲”和《乙》及丙", ["“甲”", "《乙》", "丙"]),
    ],
)
def test_a_conjunction_separates_only_after_a_noun_of_the_caller(text: str, expected: list[str]) -> None:
    """和, 及, 与 stay inside a name unless a whole name ends before them."""
    assert parts(text, "工程") == expected


def test_an_enclosure_that_runs_too_far_is_none() -> None:
    """A quotation mark whose other mark was lost does not swallow the rest of the text."""
    text = "“甲" + "、乙" * REACH + "”"
    assert len(parts(text)) == REACH + 1


@given(PIECES)
def test_members_and_marks_add_up_to_the_text(text: str) -> None:
    """Nothing is lost and nothing is there twice."""
    assert "".join(text[m.start : m.end] + m.mark for m in split(text, 0, len(text), ("工程",))) == text


@given(PIECES)
def test_members_never_cut_an_enclosure(text: str) -> None:
    """Every enclosure lies in exactly one member, in order, and its two marks belong together."""
    pairs = {"“": "”", '"': '"', "「": "」", "『": "』", "《": "》", "（": "）", "〔": "〕", "【": "】"}
    for member in split(text, 0, len(text), ("工程",)):
        at = member.start
        for start, end in member.enclosed:
            assert at <= start < end <= member.end
            assert pairs[text[start]] == text[end - 1]
            at = end


@pytest.mark.parametrize("hostile", ["“", "”", '"', "（", "）", "、", "和", "《》", "“”", "工程和", "（“"])
def test_hostile_text_is_split_whole(hostile: str) -> None:
    """A hundred thousand marks in a row neither raise nor lose a character."""
    text = hostile * 100_000
    found = split(text, 0, len(text), ("工程",))
    assert sum(each.end - each.start + len(each.mark) for each in found) == len(text)
