"""Plans that nobody wrote, for graphs of any size: facts by a fixed lot, each quoting its text, and the graph that remit builds of them.

The same number gives the same plans on every machine. Bodies, places and programmes are invented.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from itertools import count, product
from random import Random

from remit import build
from remit.graph.document import Document
from remit.graph.fact import (
    Doubt,
    Evidence,
    Fact,
    Leader,
    Organization,
    Plan,
    Program,
    Responsibility,
    Role,
    Section,
    SubItem,
    Target,
    Task,
)
from remit.graph.model import Graph

PROVINCES = tuple(a + b + "省" for a, b in product("东南西北上下", "河山川原"))
FIELDS = ("图书馆", "博物馆", "气象", "农技", "林业", "水利", "档案", "测绘", "地质", "航海")
YEARS = range(2010, 2030)
HEADINGS = ("加强组织建设", "服务基层群众", "推进数字转型", "开展交流合作", "保障安全运行")
DEPARTMENTS = (
    "办公室",
    "人事部",
    "宣传部",
    "业务部",
    "培训部",
    "财务部",
    "研究室",
    "信息中心",
    "法规处",
    "规划处",
)
PERSONS = tuple(a + b for a, b in product("王李张刘陈杨", ("大海", "小河", "长青", "远山")))
SCHEMES = (
    ("阅读起跑线", "计划"),
    ("万村书屋", "工程"),
    ("星火下乡", "行动"),
    ("读书月", "活动"),
    ("金种子", "计划"),
)
VERBS = ("新建", "举办", "培训", "发展", "评选")
THINGS = (("基地", "个"), ("培训班", "期"), ("馆员", "人次"), ("会员单位", "家"), ("示范点", "个"))
ROLES: tuple[Role, ...] = ("lead", "responsible", "support")
RULE = "synthetic"


@dataclass
class Sheet:
    """A plan as it is written: the *text* so far and the *facts* that it says."""

    id: str
    house: str
    year: int
    lot: Random
    text: str = ""
    facts: list[Fact] = field(default_factory=list)
    bodies: set[str] = field(default_factory=set)

    def write(self, words: str, end: str = "") -> Evidence:
        """Append *words* and an *end* that is not quoted; return their evidence."""
        start = len(self.text)
        self.text += words + end
        return Evidence(start, start + len(words), words, RULE, 0.9)

    def odds(self, percent: int) -> bool:
        """Whether the lot falls so, as it does in *percent* of a hundred cases."""
        return self.lot.randrange(100) < percent

    def head(self) -> None:
        """Write title, number and issuer."""
        title = f"{self.house}{self.year}年工作要点"
        number = f"协发〔{self.year}〕{self.lot.randint(1, 99)}号"
        day = f"{self.year}-{self.lot.randint(1, 12):02}-{self.lot.randint(1, 28):02}"
        shown = self.write(title, f"\n（{number}）\n")
        self.facts.append(
            Plan(shown, self.id, title, self.house, self.year, number, day, ("要点",), (title,))
        )
        self.facts.append(Organization(self.write(self.house, "各部门：\n"), self.house, (), "association"))

    def section(self, order: int, first: int) -> int:
        """Write a section whose tasks count from *first*; return the number of the next task."""
        ordinal, heading = "一二三四五"[order - 1], HEADINGS[order - 1]
        shown = self.write(f"{ordinal}、{heading}", "\n")
        self.facts.append(Section(shown, self.id, (ordinal,), heading, 1, 1, f"1.{order}"))
        numbers = range(first, first + self.lot.randint(4, 6))
        for number in numbers:
            self.task(number, (ordinal,), f"1.{order}")
        return numbers.stop

    def task(self, number: int, path: tuple[str, ...], within: str) -> None:
        """Write a task with all that is said in it."""
        task, title = f"{self.id}#要点.{number}", f"做好第{number}项工作"
        start = len(self.text)
        self.text += f"{number}.{title}。"
        body = len(self.text)
        if self.odds(15):
            self.facts.append(SubItem(self.write("摸清底数", "。"), task, "摸清底数", 1))
        if self.odds(40):
            stem, noun = self.lot.choice(SCHEMES)
            self.facts.append(
                Program(self.write("“" + stem + noun + "”", "稳步实施，"), task, stem + noun, noun)
            )
        for _ in range(self.lot.randint(0, 2)):
            self.target(task)
        text = self.text[start:]
        shown = Evidence(start, start + len(text), text, RULE, 0.99)
        key = f"1.{number}"
        self.facts.append(
            Task(shown, task, title, path, title[:15], text[body - start :], number, key, 1, within)
        )
        self.clause(task)

    def target(self, task: str) -> None:
        """Write a count, a range, a ratio or a date."""
        verb, (thing, unit) = self.lot.choice(VERBS), self.lot.choice(THINGS)
        low, due = self.lot.randint(2, 900), f"{self.year}-{self.lot.choice(('06', '09', '11'))}"
        aspire, before = self.odds(10), self.year - 1 if self.odds(10) else None
        match self.lot.randrange(4):
            case 0:
                shown = self.write(f"{verb}{low}-{low + 10}{unit}{thing}", "，")
                made = Target(shown, task, verb, thing, "range", (low, low + 10), unit, str(self.year))
            case 1:
                share = self.lot.randint(500, 999) / 10
                shown = self.write(f"{thing}覆盖率达到{share}%", "，")
                made = Target(
                    shown, task, "达到", f"{thing}覆盖率", ">=", share, "%", due, before, aspire, "ratio"
                )
            case 2:
                shown = self.write(f"{int(due[5:])}月底前完成{thing}验收", "，")
                made = Target(shown, task, "完成", f"{thing}验收", due=due, kind="date")
            case _:
                shown = self.write(f"{verb}{low}{unit}{thing}", "，")
                made = Target(shown, task, verb, thing, "=", low, unit, str(self.year), before, aspire)
        self.facts.append(made)

    def clause(self, task: str) -> None:
        """Write who answers for *task*."""
        self.text += "（"
        for order, name in enumerate(self.lot.sample(DEPARTMENTS, self.lot.randint(1, 4)), 1):
            shown = self.write(name, "、")
            self.body(name, shown, "department")
            role = ROLES[min(order, 3) - 1]
            self.facts.append(Responsibility(shown, task, name, role, order, min(order, 2)))
        if self.odds(20):
            shown = self.write("各市协会", "，")
            self.body("各市协会", shown, "collective")
            self.facts.append(Responsibility(shown, task, "各市协会", "support", 5, 3, True))
        if self.odds(20):
            leader = self.lot.choice(PERSONS)
            self.facts.append(Leader(self.write(leader), task, leader))
        if self.odds(5):
            self.facts.append(Doubt(self.write("等"), task, "不知还有谁", "responsibility"))
        self.text += "）\n"

    def body(self, name: str, shown: Evidence, kind: str) -> None:
        """Note a body where it is named first."""
        if name not in self.bodies:
            self.bodies.add(name)
            group = kind == "collective"
            above, quantifier = (None, "all") if group else (self.house, None)
            self.facts.append(Organization(shown, name, (), kind, above, group, quantifier))  # type: ignore[arg-type]

    def size(self) -> int:
        """Return how many nodes are the document's own: itself, text, run and list, what it has, and the spans that it quotes."""
        own = sum(isinstance(fact, Section | Task | SubItem | Target | Doubt) for fact in self.facts)
        return 4 + own + len({(fact.evidence.start, fact.evidence.end) for fact in self.facts})

    def shared(self) -> Iterator[Hashable]:
        """Yield a name for each thing that other documents may share: bodies, persons, programmes, years."""
        for fact in self.facts:
            match fact:
                case Organization(name=name):
                    yield name if name == self.house else (self.house, name)
                case Leader(name=name):
                    yield self.house, name
                case Program(name=name):
                    yield self.house, self.year, name
                case Plan(year=year) | Target(baseline=year) if year:
                    yield year


def sheet(number: int) -> Sheet:
    """Return the plan *number*, from 0: each house has one for each of twenty years, one house after the other."""
    house, year = divmod(number, len(YEARS))
    place, about = house % len(PROVINCES), house // len(PROVINCES) % len(FIELDS)
    round = house // (len(PROVINCES) * len(FIELDS))
    name = f"{PROVINCES[place]}{FIELDS[about]}{'第' + str(round + 1) if round else ''}协会"
    made = Sheet(f"h{house}-{YEARS[year]}", name, YEARS[year], Random(number))
    made.head()
    following = 1
    for order in range(1, made.lot.randint(3, 5) + 1):
        following = made.section(order, following)
    return made


def documents(entities: int) -> Iterator[Document]:
    """Yield plans until the things that they own or share are *entities* or more."""
    own, shared = 0, set[Hashable]()
    for number in count():
        if own + len(shared) >= entities:
            return
        made = sheet(number)
        own += made.size()
        shared.update(made.shared())
        yield Document(made.id, made.text, tuple(made.facts), made.id, software="0")


def synthetic(entities: int) -> Graph:
    """Return a graph of *entities* nodes, or of so few more that the last plan is whole."""
    return build(documents(entities))
