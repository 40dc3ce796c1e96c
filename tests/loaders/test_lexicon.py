"""Names known beforehand, and names that a document introduces itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.loaders.programs.grammar import classes, pattern
from remit.loaders.programs.lexicon import Lexicon, Named, gazetteer, key, known
from remit.loaders.vocabulary import either


def test_marks_and_a_closing_class_word_do_not_make_another_name() -> None:
    """“甲乙周”活动, 甲乙周 and 甲 乙周 are one name within a document."""
    assert key("“甲乙周”活动") == key("甲乙周") == key("甲 乙周")


@pytest.mark.parametrize(
    ("first", "second", "new"),
    [
        ("甲乙工程", "甲乙工程", False),
        ("第九届学术及产业发展年会", "第九届学术及产业年会", False),
        ("百千万甲乙驱动助力工程", "甲乙驱动助力工程", True),
        ("第一届甲乙大赛", "第二届甲乙大赛", True),
        ("甲乙丙行动", "甲乙丁行动", True),
    ],
)
def test_a_task_names_an_initiative_once(first: str, second: str, new: bool) -> None:
    """A name that only leaves out words inside an earlier one is the same; another beginning is another name."""
    named = Named()
    assert named.add(first)
    assert named.add(second) is new


def test_the_gazetteer_finds_the_longest_name() -> None:
    """Of two known names that begin at one place the longer one is found."""
    text = "办好食品安全宣传周和质量月"
    assert [text[a:b] for a, b, _ in known(text, 0, len(text))] == ["食品安全宣传周", "质量月"]


def test_the_gazetteer_speaks_of_no_single_place() -> None:
    """Known names are of national currency, each with a type."""
    assert len(gazetteer()) >= 60
    assert not [
        name
        for name in gazetteer()
        if pattern("regions").match(name) and name[:2] not in ("全国", "中国", "世界")
    ]
    assert all(gazetteer().values())


def test_own_names_are_found_again_and_short_ones_are_not() -> None:
    """A document's long names are looked up in its other tasks; a short one could be a common word."""
    text = "以甲乙创新驱动工程为平台，推进强基计划"
    assert list(Lexicon([("甲乙创新驱动工程", "工程"), ("强基计划", "计划")]).find(text, 0, len(text))) == [
        (1, 9, "工程")
    ]
    assert list(Lexicon([]).find(text, 0, len(text))) == []


@given(st.lists(st.text("甲乙丙+(.", min_size=1, max_size=5), min_size=1, max_size=8))
def test_a_trie_finds_each_of_its_words_whole(alternatives: list[str]) -> None:
    """The pattern of some words matches each of them and prefers the longest."""
    import re

    trie = re.compile(either(alternatives))
    for word in alternatives:
        found = trie.match(word)
        assert found is not None
        assert found.group() == word


def test_class_nouns_have_the_types_of_the_format() -> None:
    """Strong nouns win over marked ones, and each has a canonical type."""
    assert classes()["专项行动"] == ("行动", True)
    assert classes()["研修班"] == ("培训班", False)
