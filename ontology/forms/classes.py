"""The model as typed Python: dataclasses for things and relations, enumerations for code lists: `classes.py`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..datatypes import DATATYPES
from ..model import Model
from ..terms import Class, Concept, Property

_LINE = 110  # characters, as everywhere in the repository
_HEAD = '''"""Things, relations and codes of the model as typed values. Written from `model.toml` by `make ontology`; change that.

Names and values are those of the property graph, so that a node's properties fit: numbers as numbers, codes as members of
enumerations that equal their text, what leads to other things as their ids.

>>> task = Task(
...     id="task.d.1.1", number=1, text="办好科普周", inPlan="plan.d.1", partOf="plan.d.1", evidence=("span.d.0-9",)
... )
>>> task.number, task.responsibleOrganization
(1, ())
>>> ResponsibilityRole("lead").zh, OrganizationType.SOCIETY == "society"
('牵头', True)
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Code(StrEnum):
    """A code with its words in Chinese and English."""

    zh: str
    en: str

    def __new__(cls, value: str, zh: str, en: str) -> Code:
        """Make the member of *value*, the code in property graphs."""
        member = str.__new__(cls, value)
        member._value_, member.zh, member.en = value, zh, en
        return member
'''


def classes(model: Model) -> str:
    """Return a module of Python.

    >>> from remit.ontology import model
    >>> "class OrganizationGroup(Organization):" in classes(model())
    True
    """
    codes = (part for c in model.classes.values() if c.scheme for part in _codes(model, c))
    things = (
        part for c in model.classes.values() if not c.scheme and not c.abstract for part in _thing(model, c)
    )
    kinds = [_union(name, model.concrete(name)) for name, c in model.classes.items() if c.abstract]
    return "\n".join([_HEAD, *codes, *things, "\n# Abstract classes: any of these.", *kinds]) + "\n"


def _codes(model: Model, c: Class) -> Iterator[str]:
    yield f'\nclass {c.name}(Code):\n    """{_words(c)}"""\n'
    for concept in model.schemes[c.scheme or ""]:
        yield f"    {_member(concept)} = {_quoted(concept.code)}, {_quoted(concept.label['zh'])}, {_quoted(concept.label['en'])}"
    yield ""


def _member(concept: Concept) -> str:
    return concept.name.split("-", 1)[1].replace("-", "_").upper()


def _thing(model: Model, c: Class) -> Iterator[str]:
    base = next((p for p in c.parents if not model.classes[p].abstract), None)
    own = c.own if base else c.fields
    yield f'\n@dataclass(frozen=True, slots=True, kw_only=True)\nclass {c.name}{f"({base})" if base else ""}:\n    """{_words(c)}"""\n'
    if not base:
        yield "    id: str"
    for field, cardinality in own.items():
        yield f"    {field}: {_type(model, model.properties[field], cardinality)}"
    yield ""


def _type(model: Model, p: Property, cardinality: str) -> str:
    name = model.code_class(p.name) or (
        "str" if p.ranges[0] in model.classes else DATATYPES[p.ranges[0]].python
    )
    return {
        "1": name,
        "?": f"{name} | None = None",
        "+": f"tuple[{name}, ...]",
        "*": f"tuple[{name}, ...] = ()",
    }[cardinality]


def _union(name: str, members: Iterable[str]) -> str:
    line = f"{name} = {' | '.join(members)}"
    return line if len(line) <= _LINE else line.replace("= ", "= (\n    ") + "\n)"


def _words(c: Class) -> str:
    return f"{c.label['zh']}: {c.definition['en']}".replace("\\", "\\\\").replace('"', '\\"')


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
