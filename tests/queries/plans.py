"""Three small plans, about which every question has something to answer."""

import re
from dataclasses import replace

from remit.graph.document import Document, check
from remit.graph.fact import (
    Doubt,
    Evidence,
    Fact,
    Leader,
    Organization,
    Plan,
    Program,
    Responsibility,
    Section,
    Target,
    Task,
)

EARLY = """甲协会2021年工作要点
1.读书活动。举办“书香乡村”行动，新建10个书屋，培训2万人。（责任部门：普及部、各分会）
2.写字比赛。（牵头：学术部；配合：普及部）
3.没有写明责任的事项。
"""
LATE = """甲协会2022年工作要点
1.继续读书。推进“书香乡村”行动，培训3万至5万人。（责任部门：学术部、普及部）
"""
LAST = """甲协会2023年重点工作
一、加强协作
1.只有统称。（各分会）
2.三家共办。（责任部门：学术部、办公室、财务部）
3.独自承担。（责任部门：普及部；责任领导：王大海）
"""


def plan(
    id: str,
    text: str,
    tasks: list[tuple[str | None, list[tuple[str, str]]]],
    more: list[Fact],
    label: str = "要点",
) -> Document:
    """Return the plan *text* with one list, called *label*, of *tasks*: title, and who answers in which role."""
    head = text.split("\n")[0]
    year = int(head[3:7])
    facts: list[Fact] = [
        Plan(quoted(text, head), id, head, "甲协会", year, lists=(label,), list_titles=(head,))
    ]
    names = dict.fromkeys(name for _, bodies in tasks for name, _ in bodies)
    facts.append(Organization(quoted(text, "甲协会"), "甲协会", type="association"))
    for name in names:
        group = name.startswith("各")
        kind = "collective" if group else "department"
        above = None if group else "甲协会"
        facts.append(Organization(quoted(text, name), name, (), kind, above, group, "all" if group else None))
    for n, (title, bodies) in enumerate(tasks, 1):
        line = next(line for line in text.split("\n") if line.startswith(f"{n}."))
        body = re.sub(r"^\d+\.|（.*", "", line)
        facts.append(
            Task(quoted(text, line.split("（")[0]), f"{id}#{label}.{n}", title, (), "", body, n, f"1.{n}")
        )
        start = text.index(line)
        for order, (name, role) in enumerate(bodies, 1):
            clause = quoted(text, name, start)
            facts.append(Responsibility(clause, f"{id}#{label}.{n}", name, role, order))  # type: ignore[arg-type]
    return check(Document(id, text, (*facts, *more), f"{id}.txt"))


def quoted(text: str, quote: str, after: int = 0) -> Evidence:
    """Return the evidence of the first *quote* in *text* after a place."""
    start = text.index(quote, after)
    return Evidence(start, start + len(quote), quote, "test", 0.9)


def pair() -> list[Document]:
    """Return the two plans."""
    early = plan(
        "e",
        EARLY,
        [
            ("读书活动", [("普及部", "responsible"), ("各分会", "responsible")]),
            ("写字比赛", [("学术部", "lead"), ("普及部", "support")]),
            ("没有写明责任的事项", []),
        ],
        [
            Program(quoted(EARLY, "“书香乡村”行动"), "e#要点.1", "“书香乡村”行动", "行动"),
            Target(quoted(EARLY, "新建10个书屋"), "e#要点.1", "新建", "书屋", "=", 10, "个", "2021"),
            Target(quoted(EARLY, "培训2万人"), "e#要点.1", "培训", "人", "=", 20000, "人", "2021"),
            Doubt(quoted(EARLY, "没有写明责任"), "e#要点.3", "no clause", "resp"),
        ],
    )
    late = plan(
        "l",
        LATE,
        [("继续读书", [("学术部", "responsible"), ("普及部", "responsible")])],
        [
            Program(quoted(LATE, "“书香乡村”行动"), "l#要点.1", "“书香乡村”行动", "行动"),
            Target(
                quoted(LATE, "培训3万至5万人"),
                "l#要点.1",
                "培训",
                "人",
                "range",
                (30000, 50000),
                "人",
                "2022",
            ),
        ],
    )
    return [early, late]


def last() -> Document:
    """Return a third plan, of priorities: one task for a collective name alone, one for three bodies without a lead, one led by a person."""
    tasks: list[tuple[str | None, list[tuple[str, str]]]] = [
        ("只有统称", [("各分会", "responsible")]),
        ("三家共办", [("学术部", "responsible"), ("办公室", "responsible"), ("财务部", "responsible")]),
        ("独自承担", [("普及部", "responsible")]),
    ]
    more: list[Fact] = [Leader(quoted(LAST, "王大海"), "z#重点.3", "王大海")]
    more.append(Section(quoted(LAST, "一、加强协作"), "z", ("一",), "加强协作", 1, 1, "1.1"))
    made = plan("z", LAST, tasks, more, "重点")
    facts = [replace(f, section=("一",), within="1.1") if isinstance(f, Task) else f for f in made.facts]
    return check(replace(made, facts=tuple(facts)))


# Names and values that look like queries, or like nothing that a plan says.
HOSTILE = [
    *(
        "' OR 1=1 //",
        "x') RETURN 1 AS a //",
        "\\",
        "科普'}) DETACH DELETE n //",
        "$topic",
        "`x`",
        "{}",
        "}) {",
    ),
    *("\n1.读书活动", '" } DROP ALL #', "😀", "\u202e普及部", "普及部\u200f", "普" * 10_000),
]
