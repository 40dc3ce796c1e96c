"""The contract at the head of a query file: its name, what it asks for, what it needs, what it gives.

    head      = about, title, { parameter }, [ measured ], returns;   mark = "// " in Cypher, "# " in SPARQL
    about     = mark, name, ": ", what it answers, in English
    title     = mark, the same in Chinese
    parameter = mark, "$", name, ": ", type, [ " = ", default ], " — ", meaning
    measured  = mark, "measured by ", name, " from ", column, { ", ", column }
    returns   = mark, "returns ", column, { ", ", column }
    column    = name, [ "[]" for a list ], [ ":", the class of the model whose codes it holds ]
    type      = "int" | "float" | "str" | "bool" | "date" (2024, 2024-06 or 2024-06-30);   default = a JSON value: null, 1, "text" …

What follows is the query. Its last ORDER BY names the order of the rows. Where a measure (queries/measures.py) is named, the query
gives the columns after "from", and the measure turns its rows into the answer.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ..errors import QueryMistake, WrongParameter
from ..ontology import model

TYPES: dict[str, type] = {"int": int, "float": float, "str": str, "bool": bool, "date": str}
_SAMPLES = {"int": "2022", "float": "1000", "str": "科普", "bool": "true", "date": "2024-06"}
_ABOUT = re.compile(r"(?://|#) ([a-z][a-z0-9-]*): (\S.*)")
_TITLE = re.compile(r"(?://|#) ((?!returns )[^$\s].*)")
_PARAMETER = re.compile(r"(?://|#) \$([a-z]\w*): (\w+)(?: = (\S+))? — (\S.*)")
_COLUMN = r"[a-z]\w*(?:\[\])?(?::[A-Z]\w*)?"
_RETURNS = re.compile(rf"(?://|#) returns ({_COLUMN}(?:, {_COLUMN})*)")
_MEASURED = re.compile(r"(?://|#) measured by ([a-z]+) from ([a-z]\w*(?:, [a-z]\w*)*)")
_ORDER = re.compile(r"(?:(DESC)\s*\()?[?`]?([a-z]\w*)[`)]?(?:\s+(DESC)\b(?!\s*\())?")
_TRUTH = {"true": True, "yes": True, "false": False, "no": False}
_INTEGER = re.compile(r"[+-]?\d{1,18}")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question needs to know: *name*, *type* (int, float, str, bool, date), *meaning*, and, unless *required*, a *default*."""

    name: str
    type: str
    meaning: str
    required: bool = True
    default: Any = None

    def value(self, given: Any) -> Any:
        """Return *given* as a value of the type; text, as typed at a command line, is read. Raises ValueError where it is none.

        >>> Parameter("year", "int", "the year").value("2022"), Parameter("until", "date", "by when").value("2022-06")
        (2022, '2022-06')
        """
        if given is None and not self.required and self.default is None:
            return None
        if isinstance(given, str) and self.type != "str":
            return _read(given.strip(), self.type)
        if isinstance(given, bool) != (self.type == "bool"):
            raise ValueError(given)
        if self.type == "float" and isinstance(given, int):
            return float(given)
        if not isinstance(given, TYPES[self.type]):
            raise ValueError(given)
        return given

    @property
    def usage(self) -> str:
        """How to give it at a command line: ``topic=str``, or ``[year=int]`` where it may be left out."""
        return f"{self.name}={self.type}" if self.required else f"[{self.name}={self.type}]"

    def __str__(self) -> str:
        default = "" if self.required else f" = {json.dumps(self.default, ensure_ascii=False)}"
        return f"${self.name}: {self.type}{default} — {self.meaning}"


@dataclass(frozen=True, slots=True)
class Question:
    """A question with a name (问题): what it answers, by language (zh, en), what it needs, its columns, and its *text*.

    *codes* names, for each column that holds codes of the model, the class of the code list: ``{"role": "ResponsibilityRole"}``.
    *lists* are the columns whose cells are lists; *order* are the columns that order the rows, each with whether it descends.
    *measure* names what turns the rows of the query, which have the columns *measured*, into the answer; most questions have none.
    """

    name: str
    title: Mapping[str, str]
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    text: str
    codes: Mapping[str, str] = field(default_factory=dict)
    lists: frozenset[str] = frozenset()
    order: tuple[tuple[str, bool], ...] = ()
    measure: str = ""
    measured: tuple[str, ...] = ()

    @property
    def fetched(self) -> tuple[str, ...]:
        """The columns that the query gives."""
        return self.measured or self.columns

    @property
    def example(self) -> str:
        """How to ask it at the command line."""
        required = (p for p in self.parameters if p.required)
        return " ".join(["remit ask", self.name, *(f"{p.name}={_sample(p)}" for p in required)])

    def bind(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Return the value of every parameter, from *given* (values, or text as typed) or the defaults.

        Raises WrongParameter where one is unknown, missing or of another type.
        """
        values = self.read(given)
        missing = [p.name for p in self.parameters if p.required and p.name not in values]
        if missing:
            raise self._wrong(f"needs {', '.join(f'${name}' for name in missing)}")
        return {p.name: values.get(p.name, p.default) for p in self.parameters}

    def read(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Return the values that *given* means, each of its parameter's type; raise WrongParameter where one means none."""
        known = {p.name: p for p in self.parameters}
        values = {}
        for name, each in given.items():
            if name not in known:
                raise self._wrong(f"has no parameter {name!r}")
            try:
                values[name] = known[name].value(each)
            except ValueError as error:
                raise self._wrong(f"wants ${name} as {known[name].type}, not {each!r}") from error
        return values

    def _wrong(self, problem: str) -> WrongParameter:
        lines = [f"    {p}" for p in self.parameters] or ["    it has none"]
        return WrongParameter(
            f"the question {self.name} {problem}. Its parameters:\n"
            + "\n".join(lines)
            + f"\nFor example: {self.example}"
        )


def question(source: str) -> Question:
    """Return the question that the text *source* of a query file states.

    Raises QueryMistake with the line where the head does not keep the contract.

    >>> asked = question('''// tasks: tasks of a year
    ... // 某年度的任务
    ... // $year: int — the year, e.g. 2022
    ... // returns number, task
    ... MATCH (t:Task)-[:FOR_YEAR]->(y:Year) WHERE y.gregorianYear = $year
    ... RETURN t.number AS number, t.title AS task ORDER BY number, task
    ... ''')
    >>> asked.name, asked.columns, asked.bind({"year": 2022})
    ('tasks', ('number', 'task'), {'year': 2022})
    """
    lines = source.splitlines()
    head = next((n for n, line in enumerate(lines) if not line.startswith(("//", "#"))), len(lines))
    about = _expect(_ABOUT, lines, 0, "// name: what it answers")
    title = _expect(_TITLE, lines, 1, "// the title in Chinese")
    measured = _MEASURED.fullmatch(lines[head - 2]) if head > 3 else None
    parameters = tuple(_parameter(lines, n) for n in range(2, head - (2 if measured else 1)))
    columns, codes, many = _columns(lines, max(head - 1, 2))
    text = "\n".join(lines[head:]).strip()
    titles = {"zh": title[1], "en": about[2]}
    measure, edges = (measured[1], tuple(measured[2].split(", "))) if measured else ("", ())
    return Question(about[1], titles, parameters, columns, text, codes, many, _order(text), measure, edges)


def _order(text: str) -> tuple[tuple[str, bool], ...]:
    """Return what the last ORDER BY of *text* names: columns, and whether each descends.

    >>> _order("… ORDER BY tasks DESC, `end`"), _order("… ORDER BY DESC(?tasks) ?end")
    ((('tasks', True), ('end', False)), (('tasks', True), ('end', False)))
    """
    _, found, said = text.rpartition("ORDER BY")
    return tuple((m[2], bool(m[1] or m[3])) for m in _ORDER.finditer(said)) if found else ()


def _columns(lines: list[str], number: int) -> tuple[tuple[str, ...], dict[str, str], frozenset[str]]:
    """Return the columns that the line *number* states, the code lists of those that have one, and those that are lists."""
    said = _expect(_RETURNS, lines, number, "// returns column, column:CodeList")[1]
    many = frozenset(part.partition("[]")[0] for part in said.split(", ") if "[]" in part)
    parts = [part.replace("[]", "").partition(":") for part in said.split(", ")]
    codes = {name: class_ for name, mark, class_ in parts if mark}
    lists = sorted(class_.name for class_ in model().classes.values() if class_.scheme)
    if not codes.keys() <= {name for name, _, class_ in parts if class_ in ("", *lists)}:
        raise _broken(lines, number, f"a code list of the model ({', '.join(lists)})")
    return tuple(name for name, _, _ in parts), codes, many


def _parameter(lines: list[str], number: int) -> Parameter:
    found = _expect(_PARAMETER, lines, number, "// $name: type = default — meaning")
    name, kind, default, meaning = found.groups()
    try:
        value = None if default is None else json.loads(default)
    except ValueError:
        kind = ""
    if kind not in TYPES:
        raise _broken(lines, number, f"a type of {', '.join(TYPES)} and a default in JSON")
    if default is not None and value is not None and type(value) is not TYPES[kind]:
        raise _broken(lines, number, f"a default of type {kind}")
    return Parameter(name, kind, meaning, default is None, value)


def _read(text: str, kind: str) -> int | float | bool | str:
    """Return the number, truth or date that *text* says; raise ValueError where it says none."""
    if kind == "bool" and text.lower() in _TRUTH:
        return _TRUTH[text.lower()]
    if kind == "int" and _INTEGER.fullmatch(text):
        return int(text)
    if kind == "float" and abs(value := float(text)) < float("inf"):
        return value
    if kind == "date" and (found := _DATE.fullmatch(text)):
        date(*(int(part or 1) for part in found.groups()))  # raises where there is no such day
        return text
    raise ValueError(text)


def _expect(pattern: re.Pattern[str], lines: list[str], number: int, expected: str) -> re.Match[str]:
    found = pattern.fullmatch(lines[number]) if number < len(lines) else None
    if not found:
        raise _broken(lines, number, expected)
    return found


def _broken(lines: list[str], number: int, expected: str) -> QueryMistake:
    found = repr(lines[number]) if number < len(lines) else "the end of the file"
    return QueryMistake(f"line {number + 1}: expected {expected}, found {found}")


def _sample(parameter: Parameter) -> str:
    """Return the example that the meaning of *parameter* gives after ``e.g.``, else one of its type."""
    _, mark, rest = parameter.meaning.partition("e.g. ")
    return re.split(r"[;,]| or ", rest)[0].strip() if mark else _SAMPLES[parameter.type]
