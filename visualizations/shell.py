"""What surrounds every page: the way to the pages beside it, and the keys that its help lists (导航、帮助)."""

from __future__ import annotations

from collections.abc import Iterable

from .words import Words

INDEX = "index"


def neighbours(name: str, beside: Iterable[str], said: Words) -> list[tuple[str, str]]:
    """Return the pages of the folder with what they are called, the index first and *name* among them; none where it stands alone.

    >>> from .words import words
    >>> neighbours("matrix", ["index", "matrix", "collaboration"], words("zh"))
    [('index', '目录'), ('matrix', '责任矩阵'), ('collaboration', '协作网络')]
    """
    others = list(beside)
    if not set(others) - {name}:
        return []
    if name not in others:
        others.insert(0, name)
    others.sort(key=lambda each: each != INDEX)
    return [(each, said.all[f"{each}_view"]) for each in others if f"{each}_view" in said.all]


def keys(names: Iterable[str], said: Words) -> list[tuple[list[str], str]]:
    """Return the keys of a page and what they do: those of all pages, then those of the phrase ``NAME_keys`` of each of *names*.

    A line of a phrase is: keys with blanks between them, a bar, what they do.

    >>> from .words import words
    >>> keys(["matrix"], words("zh"))[0]
    (['?'], '打开这份按键说明')
    """
    names = ["help", *dict.fromkeys(names)]
    if INDEX in names:
        return []
    lines = [line for name in names for line in said.all.get(f"{name}_keys", "").splitlines()]
    found = [line.partition(" | ") for line in lines if line.strip()]
    return [(pressed.split(), does) for pressed, _, does in found]
