"""The words of the pages in zh and en, read from the files of `phrases/`: one for all pages, and one for each view."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from ..errors import UnknownView

LANGUAGES = ("zh", "en")


class Words:
    """What a page says in one language (界面用语); *all* holds every entry, for the page's script.

    >>> words("zh").say("matrix_count", count=3)
    '3 项'
    """

    def __init__(self, lang: str, entries: Mapping[str, str]) -> None:
        self.lang = lang
        self.all = entries

    def say(self, key: str, /, **values: object) -> str:
        """Return the entry *key* with each ``{name}`` in it replaced by that one of *values*."""
        return self.all[key].format_map({name: str(value) for name, value in values.items()})

    def list(self, names: Iterable[str]) -> str:
        """Return *names* as an enumeration.

        >>> words("zh").list(["办公室", "业务部"])
        '办公室、业务部'
        """
        return self.all["comma"].join(names)


@cache
def words(lang: str) -> Words:
    """Return the words of *lang*, zh or en; raise UnknownView for another language."""
    if lang not in LANGUAGES:
        raise UnknownView(f"pages are written in {' or '.join(LANGUAGES)}, not in {lang!r}")
    entries: dict[str, str] = {}
    folder = files(__package__).joinpath("phrases")
    for file in sorted(
        (each for each in folder.iterdir() if each.name.endswith(".toml")), key=lambda each: each.name
    ):
        for key, phrase in tomllib.loads(file.read_text(encoding="utf-8"))[lang].items():
            if key in entries:
                raise AssertionError(f"phrases/{file.name}: {key} stands in another file already")
            entries[key] = phrase
    return Words(lang, entries)
