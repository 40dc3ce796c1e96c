"""Cleaned text knows its places in the source."""

from hypothesis import given
from hypothesis import strategies as st

from remit.loaders.passage import clean, joined

SOURCES = st.text(st.sampled_from("甲乙丙，。（）(),:;*- \u3000\n\r\f12０９％ab—“”《》"), max_size=60)


@given(SOURCES)
def test_each_cleaned_character_stands_where_the_passage_says(source: str) -> None:
    """Every cleaned character is one character of the source, in the same order, changed in form at most."""
    passage = clean(source, [(0, len(source))])
    places = [passage.place(at) for at in range(len(passage.text))]
    assert places == sorted(set(places))
    for at, place in enumerate(places):
        if passage.text[at] in "甲乙丙ab":
            assert source[place] == passage.text[at]


@given(SOURCES, st.data())
def test_a_cut_is_the_same_text_at_the_same_places(source: str, data: st.DataObject) -> None:
    """Cutting a passage keeps characters and places."""
    passage = clean(source, [(0, len(source))])
    start = data.draw(st.integers(0, len(passage.text)))
    end = data.draw(st.integers(start, len(passage.text)))
    cut = passage.cut(start, end)
    assert cut.text == passage.text[start:end]
    assert [cut.place(at) for at in range(end - start)] == [passage.place(at) for at in range(start, end)]


@given(SOURCES)
def test_places_lead_back_to_characters(source: str) -> None:
    """The character at the place of a character is that character."""
    passage = clean(source, [(0, len(source))])
    assert all(passage.at(passage.place(at)) == at for at in range(len(passage.text)))


@given(st.lists(st.text(st.sampled_from("甲乙（，1 *"), min_size=1, max_size=12), min_size=1, max_size=5))
def test_the_pieces_of_a_joined_passage_add_up(lines: list[str]) -> None:
    """Joined passages have the characters of all, a line end between two, and the same places."""
    source = "\n".join(lines)
    passages, at = [], 0
    for line in lines:
        passages.append(clean(source, [(at, at + len(line))]))
        at += len(line) + 1
    whole = joined(passages)
    assert whole.text.replace("\n", "") == "".join(passage.text for passage in passages)
    for position, character in enumerate(whole.text):
        assert character != "\n" or source[whole.place(position)] == "\n"


def test_what_is_printed_has_spaces_but_no_page_number() -> None:
    """A quote that a page number cuts is printed without it, inner spaces kept."""
    source = "办好“i 科普”\n— 3 —\n\n\f活动"
    passage = clean(source, [(0, 8), (source.index("活动"), len(source))])
    assert passage.text == "办好“i科普”活动"
    assert passage.printed(0, len(passage.text)) == "办好“i 科普”活动"
    assert passage.quote(0, len(passage.text)) == source


def test_readings_that_a_page_prints_behind_characters_are_left_out() -> None:
    """發(fā) is read as 發, and quoted as it is printed; (a) and (AI) stay."""
    source = "優(yōu)化營商環(huán)境(AI)(a)"
    passage = clean(source, [(0, len(source))])
    assert passage.text == "優化營商環境（AI）（a）"
    assert passage.quote(0, 6) == "優(yōu)化營商環(huán)境"
    assert passage.printed(0, 6) == "優化營商環境"
