"""Bytes of text files become characters, or an error that says what to do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.errors import NothingToRead, UnreadableDocument
from remit.loaders.files.plain import characters

PLAN = "甲协会2024年工作要点\r\n一、组织工作\r\n1.建设平台，在全市开展培训。（责任部门：甲部、乙部）\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "gb18030"])
def test_an_encoding_without_a_mark_is_recognized(encoding: str) -> None:
    """UTF-8, UTF-16 by its zero bytes and GB18030 by frequent characters are told apart."""
    assert characters(PLAN.encode(encoding)) == (PLAN, encoding)


def test_big5_is_told_from_gb18030() -> None:
    """Traditional characters in Big5 are not taken for GB18030."""
    text = "一、加強組織。在全市開展科學工作，人員和單位的年度工作。"
    assert characters(text.encode("big5hkscs")) == (text, "big5hkscs")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_dropped(encoding: str) -> None:
    """A byte order mark names the encoding and is no character of the text."""
    assert characters(PLAN.encode(encoding))[0] == PLAN


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=80))
def test_characters_stay_as_they_are(text: str) -> None:
    """What UTF-8 encodes comes back unchanged, line ends included."""
    assert characters(f"一、\r\n{text}\n".encode())[0] == f"一、\r\n{text}\n"


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", "\u3000\ufeff\n".encode(), "\n".encode("utf-16")])
def test_nothing_visible_is_nothing_to_read(data: bytes) -> None:
    """An empty or blank file raises NothingToRead."""
    with pytest.raises(NothingToRead, match=r"甲\.txt"):
        characters(data, "甲.txt")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 ...", "a PDF file"),
        (b"PK\x03\x04....", "a zip archive or an Office file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Office file"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"ab\x00\x01\x02cd\x00" * 40, "control characters"),
        (b"\xff\xff\xff\xff\xff\x80\x80", "its bytes are not"),
    ],
)
def test_what_is_no_text_says_what_it_looks_like(data: bytes, what: str) -> None:
    """Binary content raises UnreadableDocument that names the file, what was found and what to do."""
    with pytest.raises(UnreadableDocument, match=what) as raised:
        characters(data, "甲.txt")
    assert "甲.txt" in str(raised.value)
    assert "load" in str(raised.value)


@given(st.binary(max_size=300))
def test_no_bytes_do_anything_else(data: bytes) -> None:
    """Whatever the bytes: characters, or one of the two errors."""
    try:
        text, _ = characters(data)
    except (NothingToRead, UnreadableDocument):
        return
    assert text
