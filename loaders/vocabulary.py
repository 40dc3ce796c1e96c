"""The vocabularies of `words/`: lists that an analyst can extend without touching code."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import Any

from ..errors import BrokenVocabulary

_OWN: list[tuple[str, Mapping[str, Any]]] = []  # what offices added, by the file it came from


@cache
def vocabulary(name: str) -> dict[str, Any]:
    """Return the vocabulary ``words/<name>.toml``, with what was added to it, read once; treat it as read-only.

    >>> "全国科普日" in str(vocabulary("gazetteer"))
    True
    """
    words = tomllib.loads(_shipped(name).read_text(encoding="utf-8"))
    for source, own in _OWN:
        words = _merged(words, own.get(name, {}), f"{source}: {name}")
    return words


def add(path: Path) -> None:
    """Add an office's own words: a TOML file with a table for each vocabulary that it extends.

    Lists grow, tables are merged, single values are replaced. ``[gazetteer.names]`` with ``活动 = ["甲乙文化周"]`` makes 甲乙文化周
    a known campaign. Patterns are made of the words when the rules are first used, so add before the first plan is read.
    Raises BrokenVocabulary where the file is no TOML, names no vocabulary of remit, or does not fit its shape.
    """
    if vocabulary.cache_info().currsize:
        raise BrokenVocabulary(
            f"{path}: words must be added before the first plan is read; add them in a fresh process"
        )
    try:
        own = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BrokenVocabulary(f"{path} is no TOML: {error}") from error
    for name, table in own.items():
        if name not in names():
            raise BrokenVocabulary(f"{path}: there is no vocabulary {name!r}; there are {', '.join(names())}")
        _merged(tomllib.loads(_shipped(name).read_text(encoding="utf-8")), table, f"{path}: {name}")
    _OWN.append((str(path), own))


def names() -> tuple[str, ...]:
    """Return the names of the vocabularies, sorted.

    >>> {"clauses", "gazetteer", "units"} <= set(names())
    True
    """
    found = (file.name.removesuffix(".toml") for file in files(__package__).joinpath("words").iterdir())
    return tuple(sorted(set(found) - {"confidence", "rules"}))


def either(words: Iterable[str]) -> str:
    """Return a pattern that matches any of *words*, the longest that stands there.

    It has the shape of a trie: what several words begin with is looked at once.

    >>> either(["奖", "奖项", "大赛", "大会"])
    '(?:大(?:会|赛)|奖(?:项)?)'
    """
    return _trie(sorted(set(words)), 0) or "(?:)"


def _trie(words: list[str], depth: int) -> str:
    """Return the pattern of what follows the first *depth* characters, which the sorted *words* share."""
    ends = bool(words) and len(words[0]) == depth
    branches = []
    for _, group in groupby(words[ends:], key=lambda word: word[depth]):
        same = list(group)
        pairs = zip(same[0], same[-1], strict=False)
        shared = next((at for at, (one, other) in enumerate(pairs) if one != other), len(same[0]))
        rest = _trie(same, shared) if len(same) > 1 else ""
        branches.append(re.escape(same[0][depth:shared]) + rest)
    return f"(?:{'|'.join(branches)}){'?' * ends}" if branches else ""


def _shipped(name: str) -> Any:
    return files(__package__).joinpath("words", f"{name}.toml")


def _merged(words: Any, own: Any, where: str) -> Any:
    """Return *words* with *own* added; *where* names the place in *own* for errors."""
    if isinstance(words, dict) and isinstance(own, dict):
        merged = {key: _merged(words[key], own[key], f"{where}.{key}") for key in words.keys() & own.keys()}
        return {**words, **own, **merged}
    if isinstance(words, list) and isinstance(own, list):
        kinds = {type(each) for each in words} or {str}
        if strange := next((each for each in own if type(each) not in kinds), None):
            raise BrokenVocabulary(f"{where} takes {_kind(words[0])}, not {strange!r}")
        return [*words, *(each for each in own if each not in words)]
    if type(words) is not type(own):
        raise BrokenVocabulary(f"{where} is {_kind(words)}, not {_kind(own)}")
    return own


def _kind(value: Any) -> str:
    known = {dict: "a table", list: "a list", str: "text", int: "a number", bool: "true or false"}
    return known.get(type(value), type(value).__name__)
