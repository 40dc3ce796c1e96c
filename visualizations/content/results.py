"""Rows of a query read as a network: what in them is a thing, and what is said of how things belong together (查询结果)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from statistics import median
from typing import Any, Protocol

from ...graph.model import Node
from ...ontology import model

_IDENTIFIER = re.compile(r"[a-z]+(?:\.[\w-]+)+|[a-z]+://\S+", re.ASCII)
PASSAGE = 60  # characters from which on a text is words of a document and no name


class Rows(Protocol):
    """Anything with *columns* and *rows* of as many cells: an Answer, a Table."""

    @property
    def columns(self) -> Sequence[str]:
        """The names of the columns."""

    @property
    def rows(self) -> Sequence[Sequence[Any]]:
        """The rows; a cell is text, a number, true or false, None, a tuple of cells, or a mapping."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What the things of a column are, or of several columns that hold the same: *label* are the names of these columns."""

    label: str
    columns: tuple[int, ...]


@dataclass(slots=True)
class Thing:
    """A node of the network: *rows* are the places of the rows it stands in, *facts* what its mapping says of it."""

    id: str
    name: str
    kind: int
    facts: tuple[tuple[str, str], ...] = ()
    rows: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Network:
    """Rows as a network: *links* has for each two things the rows that join them, *said* for each row the cells that are no things.

    *ids* are what may be identifiers in each row: those of mappings, and texts.
    """

    kinds: tuple[Kind, ...]
    things: Mapping[str, Thing]
    links: Mapping[tuple[str, str], list[int]]
    said: tuple[tuple[tuple[str, str], ...], ...]
    ids: tuple[tuple[str, ...], ...]


def read(answer: Rows, lang: str) -> Network:
    """Return *answer* as a network; what becomes a node follows from its cells alone.

    - A mapping with an ``id`` and a name, title or text is a thing: a node of the query. One with an ``id`` and no name is a relation, and is
      said of the link.
    - Where fewer than two columns hold such things, a text is a thing as well, and equal text in one column is one thing. Not so a column
      whose texts are all codes of the model (lead, 牵头), figures without a letter (2022-06), or passages (most of them longer than 60
      characters); nor one of identifiers (org.h3q…, resp.label, an IRI), unless there is no other.
    - In each row the first thing is linked to all others; a list is as many things as it has elements. Numbers and all else are said of the link.
    - Two columns hold the same kind of thing where they have one in common and no row has the same in both: *one* and *other* of a pair do;
      a programme and the later one of the same name that continues it do not.

    >>> from types import SimpleNamespace
    >>> found = read(SimpleNamespace(columns=("org", "task", "order"), rows=(("甲局", "办展", 1), ("乙局", "办展", 2))), "zh")
    >>> list(found.links), found.said[0]
    ([('org:甲局', 'task:办展'), ('org:乙局', 'task:办展')], (('order', '1'),))
    """
    names = [str(column) for column in answer.columns]
    cells = [[tuple(_flat(cell)) for cell in row] for row in answer.rows]
    chosen = _things(names, cells)
    kinds, kind_of = _kinds(names, cells, chosen)
    things: dict[str, Thing] = {}
    links: dict[tuple[str, str], list[int]] = {}
    said = []
    for place, row in enumerate(cells):
        ids = [
            [_thing(things, cell, kind_of[n], kinds, place, lang) for cell in row[n] if _key(cell)]
            for n in chosen
        ]
        filled = [each for each in ids if each]
        for first in filled[0] if filled else ():
            for other in dict.fromkeys(each for group in filled[1:] for each in group):
                if first != other:
                    pair = (other, first) if (other, first) in links else (first, other)
                    links.setdefault(pair, []).append(place)
        left = [(names[n], row[n]) for n in range(len(names)) if n not in kind_of and not _is_id(names[n])]
        said.append(tuple(_said(left, lang)))
    every = tuple(tuple(dict.fromkeys(_ids(cell for group in row for cell in group))) for row in cells)
    return Network(tuple(kinds), things, links, tuple(said), every)


def text_of(cell: Any, lang: str) -> str:
    """Return *cell* as people read it: a thing by its name, a list with commas, nothing for None.

    >>> text_of(({"id": "org.1", "name": "甲局"}, 2.0, None), "zh")
    '甲局, 2'
    """
    if isinstance(cell, (tuple, list)):
        return ", ".join(text for each in cell if (text := text_of(each, lang)))
    if isinstance(cell, Mapping):
        return called(cell) or ", ".join(f"{key}: {text_of(value, lang)}" for key, value in cell.items())
    if isinstance(cell, float):
        return figure(cell)
    return "" if cell is None else _labels(lang).get(cell, cell) if isinstance(cell, str) else str(cell)


def figure(number: float) -> str:
    """Return *number* as people write it.

    >>> figure(3e6), figure(0.25)
    ('3000000', '0.25')
    """
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else f"{number:g}"


def called(cell: Any) -> str:
    """Return what a mapping that is a thing is called, by its name, title or text; empty for anything else."""
    if not isinstance(cell, Mapping) or not isinstance(cell.get("id"), str):
        return ""
    name = Node(cell["id"], "", cell).name
    return str(cell.get("text") or "") if name == cell["id"] else name


def _flat(cell: Any) -> Iterator[Any]:
    if isinstance(cell, (tuple, list)):
        for each in cell:
            yield from _flat(each)
    elif cell is not None:
        yield cell


def _key(cell: Any) -> str:
    """Return what makes a cell the same thing as another: the id of a mapping, the text itself."""
    if isinstance(cell, str):
        return cell.strip()
    return str(cell["id"]) if called(cell) else ""


def _ids(cells: Iterable[Any]) -> Iterator[str]:
    for cell in cells:
        id = cell.get("id") if isinstance(cell, Mapping) else cell
        if isinstance(id, str):
            yield id


def _is_id(name: str) -> bool:
    return name == "id" or name.endswith(("_id", ".id"))


def _things(names: Sequence[str], cells: Sequence[Sequence[tuple[Any, ...]]]) -> list[int]:
    """Return the columns that hold things."""
    columns = [[cell for row in cells for cell in row[n]] for n in range(len(names))]
    mapped = [n for n, column in enumerate(columns) if any(map(called, column))]
    if len(mapped) > 1:
        return mapped
    texts = [[cell for cell in column if isinstance(cell, str) and cell.strip()] for column in columns]
    named = [n for n, column in enumerate(texts) if n in mapped or _are_names(column)]
    return [n for n in named if n in mapped or not all(map(_IDENTIFIER.fullmatch, texts[n]))] or named


def _are_names(texts: Sequence[str]) -> bool:
    if not texts or not any(c.isalpha() for text in texts for c in text):
        return False
    return not all(text in _codes() for text in set(texts)) and median(map(len, texts)) <= PASSAGE


def _kinds(
    names: Sequence[str], cells: Sequence[Sequence[tuple[Any, ...]]], chosen: Sequence[int]
) -> tuple[list[Kind], dict[int, int]]:
    """Return the kinds of things, and which each column has."""
    keys = {n: [{_key(cell) for cell in row[n]} - {""} for row in cells] for n in chosen}
    root = {n: n for n in chosen}
    for one, other in combinations(chosen, 2):
        common = set().union(*keys[one]) & set().union(*keys[other])
        if common and not any(a & b for a, b in zip(keys[one], keys[other], strict=True)):
            old, new = root[other], root[one]
            root = {n: new if r == old else r for n, r in root.items()}
    heads = list(dict.fromkeys(root[n] for n in chosen))
    kinds = []
    for head in heads:
        own = tuple(n for n in chosen if root[n] == head)
        kinds.append(Kind(" / ".join(names[n] for n in own), own))
    return kinds, {n: heads.index(root[n]) for n in chosen}


def _thing(
    things: dict[str, Thing], cell: Any, kind: int, kinds: Sequence[Kind], place: int, lang: str
) -> str:
    """Return the id of the thing that *cell* is, noted in *things* with the row."""
    name = called(cell)
    key = _key(cell)
    id = key if name else f"{kinds[kind].label}:{key}"
    if id not in things:
        facts = _facts(cell, name, lang) if name else ()
        things[id] = Thing(id, " ".join((name or key).split()), kind, facts)
    if things[id].rows[-1:] != [place]:
        things[id].rows.append(place)
    return id


def _facts(cell: Mapping[str, Any], name: str, lang: str) -> tuple[tuple[str, str], ...]:
    found = [
        (str(key), text_of(value, lang)) for key, value in cell.items() if value != name and key != "evidence"
    ]
    return tuple((key, text) for key, text in found if text)


def _said(left: Iterable[tuple[str, tuple[Any, ...]]], lang: str) -> Iterator[tuple[str, str]]:
    """Yield what the cells of a row that are no things say, a relation by its own properties."""
    for name, cells in left:
        plain = [cell for cell in cells if not isinstance(cell, Mapping)]
        if text := text_of(tuple(plain), lang):
            yield name, text
        for cell in cells:
            if isinstance(cell, Mapping):
                for key, value in cell.items():
                    if key not in ("id", "evidence") and (text := text_of(value, lang)):
                        yield f"{name}.{key}", text


@cache
def _labels(lang: str) -> Mapping[str, str]:
    """Return the labels of the codes that mean one thing only in the model."""
    found: dict[str, set[str]] = {}
    for scheme in model().schemes.values():
        for concept in scheme:
            found.setdefault(concept.code, set()).add(concept.label[lang])
    return {code: next(iter(labels)) for code, labels in found.items() if len(labels) == 1}


@cache
def _codes() -> frozenset[str]:
    """Return the codes of the model, and what people call them."""
    every = [concept for scheme in model().schemes.values() for concept in scheme]
    return frozenset(text for concept in every for text in (concept.code, *concept.label.values()))
