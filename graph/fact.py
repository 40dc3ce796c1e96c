"""Facts: what one document says, each with the words that say it.

A fact is one statement of one document, as the text has it: surface forms and normalised values, no identity yet.
Its :class:`Evidence` names the characters that say it; ``text[start:end] == quote``, always.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

_TOGETHER = re.compile("(?<=[一-鿿）]) (?=[一-鿿])")

Role = Literal["lead", "responsible", "support"]
Operator = Literal["=", ">=", "<=", "~", "range"]
TargetKind = Literal["count", "ratio", "coverage", "date"]
Quantifier = Literal["all", "concerned"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The characters of a text that say something (原文依据), and the rule that read them.

    *start* and *end* count Unicode code points of the text, *end* exclusive; *quote* is exactly what stands there.
    *confidence* is the measured precision of *rule*, between 0 and 1.
    """

    start: int
    end: int
    quote: str
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Fact:
    """What all facts have: the words that say them."""

    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Plan(Fact):
    """The document itself and its task lists (文件), quoted by its title.

    *title* without line breaks and layout spaces; *issuer* the full official name (制发机关), those of several that issued it
    together (联合发文) with blanks between; *number* the 文号;
    *date* the day of issue as ``YYYY-MM-DD``; *year* the year it is for, else the year of issue.
    *lists* are labels such as 要点, *list_titles* the headings of these lists, in the same order.
    What the text does not say is None.
    """

    doc: str
    title: str | None = None
    issuer: str | None = None
    year: int | None = None
    number: str | None = None
    date: str | None = None
    lists: tuple[str, ...] = ()
    list_titles: tuple[str, ...] = ()

    @property
    def issuers(self) -> tuple[str, ...]:
        """The bodies that issued it, each by its name: one as a rule; none where the text names nobody.

        >>> Plan(Evidence(0, 1, "甲", "plan.title"), "d", issuer="甲省发展和改革委员会 甲省能源局").issuers
        ('甲省发展和改革委员会', '甲省能源局')
        """
        return tuple(_TOGETHER.split(self.issuer)) if self.issuer else ()


@dataclass(frozen=True, slots=True)
class Section(Fact):
    """A heading over tasks (章节), quoted by the heading.

    *path* holds the bare ordinals from the top (``("二", "一")``), *level* is their number.
    *list* is the place of its task list in ``Plan.lists``, from 1.
    *key* is unique in the document and ASCII: ``1.2.1`` is the first section of the second of list 1.
    """

    doc: str
    path: tuple[str, ...]
    heading: str
    level: int
    list: int = 1
    key: str = ""


@dataclass(frozen=True, slots=True)
class Task(Fact):
    """A numbered item of work (任务), quoted from its number to the end of its text, without the clause.

    *id* is ``doc#list.n``; *key* says the same in ASCII, unique in the document: ``1.12`` is item 12 of list 1.
    *title* is the run-in heading or None; *head* the first 15 characters after number and title.
    *section* is the path of the innermost section, *within* that section's key, *parent* the id of the item above it.
    *text* is the cleaned text of the item without number and clause; *due_text* a deadline column.
    """

    id: str
    title: str | None
    section: tuple[str, ...]
    head: str
    text: str
    number: int
    key: str = ""
    list: int = 1
    within: str | None = None
    parent: str | None = None
    due_text: str | None = None


@dataclass(frozen=True, slots=True)
class SubItem(Fact):
    """A bold run-in heading inside a task (子事项); *order* is its place there, from 1."""

    task: str
    title: str
    order: int


@dataclass(frozen=True, slots=True)
class Organization(Fact):
    """A body that the document holds responsible, or its issuer (组织), quoted by its first mention.

    *name* is canonical in this document, *aliases* are its other names there; *type* is one of the model's organization types.
    *part_of* is the name of the body it belongs to. A collective (各省辖市科协) has a *quantifier*: all, or those concerned (有关, 相关).
    """

    name: str
    aliases: tuple[str, ...] = ()
    type: str = "other"
    part_of: str | None = None
    collective: bool = False
    quantifier: Quantifier | None = None


@dataclass(frozen=True, slots=True)
class Responsibility(Fact):
    """A body that answers for a task (责任分工), quoted by its surface in the clause.

    *org* is the name of an :class:`Organization`; *order* counts the bodies of the task from 1, *tier* the groups of its clause
    that are set off from each other (by ， or a new label), from 1.
    """

    task: str
    org: str
    role: Role = "responsible"
    order: int = 1
    tier: int = 1
    collective: bool = False


@dataclass(frozen=True, slots=True)
class Leader(Fact):
    """A person named as in charge of a task (责任领导); persons are never organizations."""

    task: str
    name: str
    role: Role = "lead"


@dataclass(frozen=True, slots=True)
class Program(Fact):
    """A named initiative of a task (项目), or, where *task* is None, of the heading of *section*.

    *type* is the class noun (工程, 行动, 大赛 …); *list* is the task list of that section.
    """

    task: str | None
    name: str
    type: str
    section: tuple[str, ...] = ()
    doc: str | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Target(Fact):
    """A checkable commitment (指标): a count, a ratio, a coverage or a date.

    *value* is a plain number (2万 is 20000), a pair for ``range``, None for a date; *unit* as printed without 万 and 亿.
    *due* is ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; *baseline* the year of comparison; *aspire* is true under 力争.
    *task* is None for a goal of the whole document.
    """

    task: str | None
    verb: str
    object: str
    op: Operator = "="
    value: int | float | tuple[int | float, int | float] | None = None
    unit: str | None = None
    due: str | None = None
    baseline: int | None = None
    aspire: bool = False
    kind: TargetKind = "count"
    scope: str | None = None
    per: str | None = None
    shared: str | None = None
    doc: str | None = None


@dataclass(frozen=True, slots=True)
class Doubt(Fact):
    """A stretch that looks like a fact and was not understood (疑点), for a person to read.

    *where* is a task id or a word for the subject (``document``, ``issuer``); *reason* says what is unclear, *kind* which sort of fact it is about.
    """

    where: str
    reason: str
    kind: str = ""
