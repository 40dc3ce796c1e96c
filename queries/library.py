"""The questions that remit knows by name, and asking them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from ..errors import QueryMistake, UnknownQuestion
from ..graph.store.protocol import Store
from ..ontology import model
from .answer import Answer
from .arrangement import arranged
from .binding import bound
from .contract import Question, question
from .measures import measured

_FILES = {"cypher": ("cypher", ".cypher"), "sparql": ("sparql", ".rq")}


@cache
def questions(language: str = "cypher") -> Mapping[str, Question]:
    """Return the questions by name, sorted, with their text in *language* (cypher or sparql).

    >>> questions()["workload"].title["en"]
    'how many tasks each organization answers for in each year'
    >>> questions().keys() == questions("sparql").keys()
    True
    """
    folder, ending = _FILES[language]
    found = {}
    for file in files(__package__).joinpath(folder).iterdir():
        if not file.name.endswith(ending):
            continue
        name = file.name.removesuffix(ending)
        try:
            found[name] = question(file.read_text(encoding="utf-8"))
        except QueryMistake as error:
            raise QueryMistake(f"{file.name}, {error}") from error
        if found[name].name != name:
            raise QueryMistake(f"{file.name}, line 1: the file is about {found[name].name!r}")
    return MappingProxyType(dict(sorted(found.items())))


def named(name: str) -> Question:
    """Return the question *name*; raise UnknownQuestion with those of a similar name.

    >>> named("worklod")
    Traceback (most recent call last):
    remit.errors.UnknownQuestion: there is no question 'worklod'. Did you mean workload? See all with: remit ask
    """
    if found := questions().get(name):
        return found
    close = get_close_matches(name, questions(), 3) or [n for n in questions() if name and name in n]
    meant = f"Did you mean {', '.join(close)}? See all with: remit ask" if close else _all()
    raise UnknownQuestion(f"there is no question {name!r}. {meant}")


def check(name: str, parameters: Mapping[str, Any]) -> None:
    """Raise UnknownQuestion or WrongParameter where the question *name* cannot be asked with *parameters*."""
    named(name).bind(parameters)


def ask(store: Store, name: str, /, **parameters: Any) -> Answer:
    """Return the answer of *store* to the question *name*; text is read where a parameter wants a number (``year="2022"``).

    The question is put in the language that the store speaks; the rows and their order are the same in each.
    Raises UnknownQuestion, and WrongParameter where a parameter is missing, unknown or of the wrong type.
    """
    return asked(store, name, store.language, parameters)


def asked(store: Store, name: str, language: str, parameters: Mapping[str, Any]) -> Answer:
    """Return the answer of *store* to the question *name* put in *language* (cypher or sparql); raises as `ask` does."""
    values = named(name).bind(parameters)
    put = questions(language)[name]
    found = store.cypher(put.text, values) if language == "cypher" else store.sparql(bound(put.text, values))
    if not put.measure:
        return Answer(name, put.columns, arranged(put, found.columns, found.rows))
    edges = arranged(replace(put, columns=put.measured, lists=frozenset()), found.columns, found.rows)
    return Answer(name, put.columns, measured(put.measure, edges, values))


def labelled(answer: Answer, lang: str) -> Answer:
    """Return *answer* with the model's labels in *lang* (zh or en) in the place of codes: 牵头 for ``lead``; for people to read.

    >>> labelled(Answer("tasks-of", ("role", "order"), (("lead", 1), (None, 2))), "zh").rows
    (('牵头', 1), (None, 2))
    """
    codes = named(answer.question).codes
    lists = [codes.get(column) for column in answer.columns]
    rows = (
        tuple(
            model().code(name, cell).label[lang] if name and cell is not None else cell
            for name, cell in zip(lists, row, strict=True)
        )
        for row in answer.rows
    )
    return replace(answer, rows=tuple(rows))


def _all() -> str:
    lines = (f"    {q.name}: {q.title['en']}" for q in questions().values())
    return "The questions are:\n" + "\n".join(lines)
