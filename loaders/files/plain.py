"""Plain text and Markdown (.txt, .md): from bytes to characters, whatever the encoding."""

from __future__ import annotations

import re

from ...errors import NothingToRead, UnreadableDocument

_MARKS = (  # byte order marks; the longer ones first
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_FORMATS = (  # how files begin that are not text, and what to do with them
    (b"%PDF", "a PDF file", "Save its text as UTF-8 and load that file"),
    (
        b"PK\x03\x04",
        "a zip archive or an Office file (docx, xlsx)",
        "Save it as plain text and load that file",
    ),
    (b"\xd0\xcf\x11\xe0", "an old Office file (doc, xls, wps)", "Save it as plain text and load that file"),
    (b"{\\rtf", "an RTF file", "Save it as plain text and load that file"),
    (b"\x89PNG", "a picture", "Recognize its text and load that"),
    (b"\xff\xd8\xff", "a picture", "Recognize its text and load that"),
    (b"\x1f\x8b", "a gzip file", "Unpack it and load what it holds"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_FREQUENT = {  # characters that nearly every Chinese plan has
    "gb18030": "的，。、一工作和在有不人（）年科进加强组",
    "big5hkscs": "的，。、一工作和在有不人（）年科進加強組",
}
_LOOKED_AT = 4096  # bytes; enough to tell UTF-16 from the rest


def characters(data: bytes, source: str = "") -> tuple[str, str]:
    """Return the characters of *data* and the name of their encoding.

    Known by its mark: UTF-8, UTF-16, UTF-32; else UTF-16 by its zero bytes, UTF-8 where it is valid,
    GB18030 or Big5 by frequent characters. Nothing is changed but a byte order mark, which is dropped: line ends stay as they are.
    Raises NothingToRead where there is no visible character, UnreadableDocument where *data* is no text; *source* names it there.

    >>> characters("一、加强组织".encode("gb18030"))
    ('一、加强组织', 'gb18030')
    >>> characters("一、\\r\\n".encode("utf-16-le"))
    ('一、\\r\\n', 'utf-16-le')
    """
    name = source or "the input"
    if not data.strip():
        raise NothingToRead(f"{name} is empty. Load a file that holds the text of a plan.")
    for magic, what, remedy in _FORMATS:
        if data.startswith(magic):
            raise UnreadableDocument(f"{name} cannot be read as text: it looks like {what}. {remedy}.")
    text, encoding = _decoded(data, name)
    found = _CONTROLS.findall(text[:100_000])
    if len(found) > len(text[:100_000]) // 500 or "\x00" in found:
        raise UnreadableDocument(
            f"{name} cannot be read as text: it holds control characters such as {found[0]!r} and looks like "
            "binary data. Save the document as UTF-8 text and load that file."
        )
    if not text.strip("\ufeff\u200b \t\r\n\f\v\u3000\xa0"):
        raise NothingToRead(
            f"{name} holds nothing but white space. Load a file that holds the text of a plan."
        )
    return text, encoding


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding.removesuffix("-sig")
            except UnicodeDecodeError as error:
                raise _undecodable(name, f"its mark says {encoding}, but {error.reason}") from error
    wide = _without_mark(data)
    for encoding in (wide, "utf-8") if wide else ("utf-8",):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            pass
    found = []
    for encoding, frequent in _FREQUENT.items():
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        found.append((sum(map(text[:20_000].count, frequent)), encoding, text))
    if not found:
        raise _undecodable(name, "its bytes are not UTF-8, UTF-16, GB18030 or Big5")
    _, encoding, text = max(found, key=lambda each: each[0])
    return text, encoding


def _without_mark(data: bytes) -> str | None:
    """Return which UTF-16 the zero bytes of *data* speak for: the one in which frequent characters come out."""
    head = data[:_LOOKED_AT]
    if len(data) % 2 or 0 not in head:
        return None
    counted = {
        encoding: sum(map(head.decode(encoding, "replace").count, _FREQUENT["gb18030"] + "\n0123456789 "))
        for encoding in ("utf-16-le", "utf-16-be")
    }
    best = max(counted, key=lambda encoding: counted[encoding])
    return best if counted[best] * 50 > len(head) // 2 else None


def _undecodable(name: str, why: str) -> UnreadableDocument:
    return UnreadableDocument(
        f"{name} cannot be read as text: {why}. Save the document as UTF-8 text and load that file."
    )
