"""How the characters of a page's names are read (拼音), so that “kpb” finds 科普部; only where pypinyin is installed (remit[zh])."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any


def readings(data: Mapping[str, Any]) -> dict[str, str]:
    """Return the readings of each Chinese character in what the search of a page with *data* finds; nothing without pypinyin.

    What it finds are the names and other names of bodies and cards, and the titles of items. A character is read in every way
    that pypinyin lists for it, the usual one first, without tones: 重 is "zhong chong tong". So no word is misread, and a page
    carries a reading once for each character and not for each name.
    """
    names = [
        text
        for table, keys in (
            ("bodies", ("name", "aliases")),
            ("items", ("title",)),
            ("cards", ("name", "aliases")),
        )
        for entry in data.get(table, {}).values()
        for key in keys
        for text in _texts(entry.get(key, ()))
    ]
    read = _reader()
    found = {character: read(character) for character in sorted(set().union(*names))}
    return {character: " ".join(each) for character, each in found.items() if each}


def _texts(value: Any) -> Iterable[str]:
    return (value,) if isinstance(value, str) else value


@cache
def _reader() -> Any:
    try:
        from pypinyin import Style, pinyin
    except ImportError:
        return lambda character: ()

    @cache
    def read(character: str) -> tuple[str, ...]:
        if not unicodedata.name(character, "").startswith("CJK UNIFIED"):
            return ()
        ways = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
        return tuple(dict.fromkeys(way for ways in ways for way in ways if way.isascii() and way.isalpha()))

    return read
