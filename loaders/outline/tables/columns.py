"""The columns of a table of tasks (任务分解表), by the words of its header."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ....graph.fact import Role
from ...clauses.group import BODIES, Kind
from ...clauses.labels import column
from ...columnnames import AMOUNT, MEASURE, bare, describes, says_task
from ...vocabulary import either, vocabulary
from .indicators import Measures, measured
from .periods import periods

_COLUMNS: dict[str, list[str]] = vocabulary("clauses")["columns"]
_WHO = frozenset(_COLUMNS["bodies"])
_WHAT = re.compile(rf"[一-鿿（）“”]{{0,10}}{either(_COLUMNS['duties'])}[一-鿿]{{0,4}}")
_KINDS = tuple(_COLUMNS["kinds"])
_NOTES = tuple(_COLUMNS["notes"])
_DATES = frozenset(_COLUMNS["dates"])
_ALONE = frozenset(_COLUMNS["answering"])
_AMOUNTS = re.compile(AMOUNT)
_MEASURES = re.compile(MEASURE)
_PARTED = re.compile("（牵头[^；（）]{0,4}；(?:配合|协同|协助|参与)[^；（）]{0,4}）$")
_HOW_FAR = re.compile(
    "(?!目标任务)(?:工作|年度|任务|具体|主要|考核)?(?:目标|指标|要点)(?![和与及、]?(?:具体|主要|工作|重点)?(?:举措|措施|任务|内容|要求))"
)
_ANSWERING: frozenset[Kind] = BODIES | {"leader"}
_UNANSWERED = 2  # columns that say what is to be done, in a table where nobody answers
_DUTIES = 4  # columns of a list of duties at most
_FEWEST = 3  # columns of such a table


@dataclass(frozen=True, slots=True)
class Columns:
    """Which of *count* columns say what: the *section*, the *number*, the *text* of a task, who answers and when (*labels*).

    *beside* are other columns of the text that stand before it (任务, 措施); *merged* says that the section is one of the text, too.
    *notes* are columns of remarks, of what was done or measured before (备注, 2023年实绩); in those *parted* ； stands between who leads and who supports.
    *amount* is the one that says how much is to be reached of what the column before it names (目标值).
    *periods* are those of what is to be done in a part of the year, with its name (一季度目标).
    *measured* are those of a table of indicators, each row of which is a task: its name is the text, its amounts stand apart,
    and *more* are columns of what is to be done beside.
    *named* says that the first of two columns of the text names the task, as the second does not only say how far it is to go (目标).
    """

    section: int | None
    number: int | None
    text: int
    labels: tuple[tuple[int, Kind, Role | None], ...]
    count: int
    beside: tuple[int, ...] = ()
    merged: bool = False
    notes: tuple[int, ...] = ()
    parted: frozenset[int] = frozenset()
    named: bool = True
    amount: int | None = None
    periods: tuple[tuple[int, str], ...] = ()
    measured: Measures | None = None
    more: tuple[int, ...] = ()

    @property
    def says(self) -> tuple[int, ...]:
        """The columns that say what is to be done."""
        return (*self.beside, self.text, *self.more)

    @property
    def read(self) -> frozenset[int]:
        """The columns that are read, and those of remarks."""
        others = (at for at in (self.section, self.number, self.amount) if at is not None)
        parts = (at for at, _ in self.periods)
        amounts = self.measured.columns if self.measured else ()
        return frozenset(
            (*self.says, *(at for at, *_ in self.labels), *self.notes, *parts, *amounts, *others)
        )

    @property
    def duties(self) -> bool:
        """Whether the table is a list of duties: a body, and what it has to do."""
        return self.number is None and self.section is None and self.text == 1 and self.answers == 0

    @property
    def answers(self) -> int:
        """The first column that names bodies; one past the last where none does."""
        return next((at for at, kind, _ in self.labels if kind in _ANSWERING), self.count)


def columns(header: Sequence[str]) -> Columns | None:
    """Return the columns that *header* names, None where it names no task.

    Where it names nobody who answers, each of its names must be known, and two or more must say what is to be done.

    >>> found = columns(["序号", "任务", "责任单位"])
    >>> found and (found.number, found.text, found.labels)
    (0, 1, ((2, 'bodies', 'responsible'),))
    """
    names = [bare(cell) for cell in header]
    indicated = _measured(names)
    amounts_of = {*indicated.columns} if indicated else set[int]()
    labels = [
        (at, *found) for at, name in enumerate(names) if at not in amounts_of and (found := _label(name))
    ]
    if labels and not any(kind in _ANSWERING for _, kind, _ in labels) and any(map(says_task, names)):
        alone = (at for at, name in enumerate(names) if name in _ALONE and at not in amounts_of)
        labels += [(at, "bodies", "responsible") for at in alone][:1]
        labels.sort()
    if not labels and 1 < len(names) <= _DUTIES and (answering := who(names[0])) and what(names[1]):
        return Columns(None, None, 1, ((0, *answering),), len(names), named=False)  # 部门, 工作职责
    parts = tuple(each for each in periods(names) if each[0] not in {at for at, *_ in labels})
    labelled = {*(at for at, *_ in labels), *(at for at, _ in parts)}
    sections = [
        at
        for at, name in enumerate(names)
        if name in _COLUMNS["section"] or (at not in labelled and name.endswith(_KINDS))
    ]
    texts = [at for at, name in enumerate(names) if at not in {*labelled, *sections} and says_task(name)]
    numbers = [at for at, name in enumerate(names) if name in _COLUMNS["number"]]
    amounts = [at for at, name in enumerate(names) if _AMOUNTS.fullmatch(name) or _of_indicators(names, at)]
    texts = [at for at in texts if at not in amounts or at - 1 not in texts]
    notes = [
        at
        for at, name in enumerate(names)
        if at not in labelled and (name.endswith(_NOTES) or _MEASURES.fullmatch(name))
    ]
    if indicated and any(kind in _ANSWERING for _, kind, _ in labels):
        others = [at for at in (*sections, *texts) if at not in amounts_of]
        over = [at for at in others if at < indicated.name]
        if not any(indicated.name < at < max(amounts_of) for at in others):
            return Columns(
                over[0] if over else None,
                numbers[0] if numbers else None,
                indicated.name,
                tuple(labels),
                len(names),
                notes=tuple(at for at in notes if at not in amounts_of),
                measured=indicated,
                more=tuple(at for at in others if at > indicated.name),
            )
    if not any(kind in _ANSWERING for _, kind, _ in labels) and (
        len(texts) < _UNANSWERED
        or len(names) < _FEWEST
        or not labelled.union(texts, sections, numbers, notes, amounts) >= {*range(len(names))}
    ):
        return None
    if (
        not texts
    ):  # a name that nobody knows says what is to be done, where the rows are numbered or there is no other
        known = labelled | {*sections, *numbers, *notes, *amounts}
        unknown = [at for at, name in enumerate(names) if at not in known and name and not describes(name)]
        texts = unknown[:1]
        if not texts or not (numbers or len(unknown) == 1):
            return None
    amount = next((at for at in amounts if at - 1 in texts), None)
    merged = not sections and len(texts) > 1
    section = sections[0] if sections else texts.pop(0) if merged else None
    return Columns(
        section,
        numbers[0] if numbers else None,
        texts[-1],
        tuple(labels),
        len(names),
        tuple(texts[:-1]),
        merged,
        tuple(notes),
        frozenset(at for at in labelled if _PARTED.search(names[at])),
        not merged or not _HOW_FAR.match(names[texts[-1]]),
        amount,
        parts,
    )


def who(name: str) -> tuple[Kind, Role] | None:
    """Return what the first column *name* of a list of duties holds: 部门, 责任单位; None where it is none.

    >>> who("部门"), who("牵头单位"), who("序号")
    (('bodies', 'responsible'), ('bodies', 'lead'), None)
    """
    if name in _WHO:
        return "bodies", "responsible"
    found = column(name)
    return (found[0], found[1]) if found and found[0] in BODIES and found[1] else None


def what(name: str) -> bool:
    """Whether the column *name* says what a body has to do.

    >>> what("职责与任务"), what("联系电话")
    (True, False)
    """
    return _WHAT.fullmatch(name) is not None


def _measured(names: Sequence[str]) -> Measures | None:
    """Return which columns measure indicators, where a unit stands before their amounts or there are amounts of several years."""
    found = measured(names)
    if found is None:
        return None
    between = found.unit is not None and found.name < found.unit < found.amounts[0][0]
    years = sum(year is not None for _, year, _ in found.amounts)
    return (found if between else replace(found, unit=None)) if between or years > 1 else None


def _of_indicators(names: Sequence[str], at: int) -> bool:
    """Whether the column *at* says how far the indicators go that the one before it names: 指标名称 | 目标任务."""
    return at > 0 and "指标" in names[at - 1] and names[at] in _COLUMNS["years"]


def _label(name: str) -> tuple[Kind, Role | None] | None:
    """Return what the cells under the column *name* name, None where that is neither bodies nor persons nor a date: 负责处室/年段, 日期."""
    if found := column(name) or column(name.partition("/")[0]):
        return found
    return ("leader", "lead") if name in _COLUMNS["leaders"] else ("due", None) if name in _DATES else None
