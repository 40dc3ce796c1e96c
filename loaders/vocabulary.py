"""The vocabularies of `words/`: lists that an analyst can extend without touching code."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def vocabulary(name: str) -> dict[str, Any]:
    """Return the vocabulary ``words/<name>.toml``, read once; treat it as read-only.

    >>> "全国科普日" in str(vocabulary("gazetteer"))
    True
    """
    return tomllib.loads(files(__package__).joinpath("words", f"{name}.toml").read_text(encoding="utf-8"))


def either(words: Iterable[str]) -> str:
    """Return a pattern that matches any of *words*, the longest first.

    >>> either(["局", "办公室", "室"])
    '(?:办公室|室|局)'
    """
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, longest_first)) + ")"
