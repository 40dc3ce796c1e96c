"""Every question of the library runs, keeps its contract, and gives the right rows on two small plans."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from remit.errors import UnknownQuestion, WrongParameter
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
from remit.graph.store import open_store
from remit.graph.store.protocol import Store
from remit.ontology import model
from remit.queries.contract import Question
from remit.queries.library import ask, asked, labelled, questions
from remit.queries.library import check as check_question

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
    tasks = [
        ("只有统称", [("各分会", "responsible")]),
        ("三家共办", [("学术部", "responsible"), ("办公室", "responsible"), ("财务部", "responsible")]),
        ("独自承担", [("普及部", "responsible")]),
    ]
    more: list[Fact] = [Leader(quoted(LAST, "王大海"), "z#重点.3", "王大海")]
    more.append(Section(quoted(LAST, "一、加强协作"), "z", ("一",), "加强协作", 1, 1, "1.1"))
    made = plan("z", LAST, tasks, more, "重点")
    facts = [replace(f, section=("一",), within="1.1") if isinstance(f, Task) else f for f in made.facts]
    return check(replace(made, facts=tuple(facts)))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return a store of the two plans."""
    with open_store(tmp_path_factory.mktemp("library") / "remit.db", create=True) as made:
        made.add(pair())
        yield made


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return a store of all three plans, about which every question has something to answer."""
    with open_store(tmp_path_factory.mktemp("whole") / "remit.db", create=True) as made:
        made.add([*pair(), last()])
        yield made


GIVEN: dict[str, Any] = {
    **{"topic": "书", "organization": "普及部", "value": 10, "id": "task.e.1.1"},
    **{"other": "财务部", "until": "2024", "programme": "书香"},
}
EVERY = list(questions().values())
HOSTILE = [
    *("' OR 1=1 //", "x') RETURN 1 AS a //", "\\", "科普'}) DETACH DELETE n //", "$topic", "`x`", "{}", "}) {"),
    *("\n1.读书活动", '" } DROP ALL #', "😀", "\u202e普及部", "普及部\u200f", "普" * 10_000),
]


def given(question: Question) -> dict[str, Any]:
    """Return values for the required parameters of *question*."""
    return {p.name: GIVEN[p.name] for p in question.parameters if p.required}


class TestContract:
    """What holds for each question."""

    def test_the_questions_of_the_card_are_there(self) -> None:
        """Who works on what, workload, shared tasks, targets, programmes, gaps and evidence."""
        assert set(questions()) >= {
            *(
                "who-works-on",
                "workload",
                "shared-tasks",
                "tasks-of",
                "targets-of",
                "targets-above",
                "programmes",
            ),
            *("continuations", "unassigned", "evidence", "documents", "doubts", "collectives", "deadlines"),
        }

    @pytest.mark.parametrize("question", EVERY, ids=lambda q: q.name)
    def test_it_runs_and_returns_its_columns(self, whole: Store, question: Question) -> None:
        """The engine names exactly the declared columns, and there are rows."""
        found = whole.cypher(question.text, question.bind(given(question)))
        answer = ask(whole, question.name, **given(question))

        assert found.columns == question.fetched
        assert found.rows
        assert answer.rows
        assert answer.columns == question.columns
        if not question.measure:
            assert answer.rows == found.rows

    @pytest.mark.parametrize("question", EVERY, ids=lambda q: q.name)
    def test_columns_of_codes_say_so(self, whole: Store, question: Question) -> None:
        """A column that is a property with a code list names the list, and its labels can be shown; signs need none."""
        returned = re.findall(r"\w+\.(\w+) AS `?(\w+)", question.text.rpartition("RETURN")[2])
        lists = {column: model().code_class(name) for name, column in returned if name in model().properties}
        assert question.codes == {c: name for c, name in lists.items() if name not in (None, "Operator")}

        answer = ask(whole, question.name, **given(question))
        for lang in ("zh", "en"):
            shown = labelled(answer, lang)
            assert len(shown) == len(answer)
            for column, name in question.codes.items():
                labels = {c.label[lang] for c in model().schemes[model().classes[name].scheme or ""]}
                assert {row[column] for row in shown} <= labels | {None}

    @pytest.mark.parametrize("question", EVERY, ids=lambda q: q.name)
    def test_no_row_comes_twice_and_each_is_a_plain_value(self, whole: Store, question: Question) -> None:
        """Cells are scalars or flat lists, and the last ORDER BY tells all rows apart."""
        rows = ask(whole, question.name, **given(question)).rows

        assert len(set(rows)) == len(rows)
        for cell in (cell for row in rows for cell in row):
            flat = cell if isinstance(cell, tuple) else (cell,)
            assert all(each is None or isinstance(each, (str, int, float, bool)) for each in flat)

    @pytest.mark.parametrize("question", EVERY, ids=lambda q: q.name)
    def test_it_is_documented(self, question: Question) -> None:
        """It says in English and in Chinese what it answers, and every parameter means something."""
        assert len(question.title["en"]) > 15
        assert re.search("[\u4e00-\u9fff]{3}", question.title["zh"])
        used = set(re.findall(r"\$(\w+)", question.text))
        assert {p.name for p in question.parameters} - used <= ({"pivots"} if question.measure else set())

    @pytest.mark.parametrize("hostile", HOSTILE)
    @pytest.mark.parametrize(
        "question", [q for q in EVERY if any(p.type == "str" for p in q.parameters)], ids=lambda q: q.name
    )
    def test_text_never_becomes_a_query(self, whole: Store, question: Question, hostile: str) -> None:
        """A parameter that looks like a query, or like nothing that a plan says, matches nothing and harms nothing."""
        texts = {p.name: hostile for p in question.parameters if p.type == "str"}
        for language in ("cypher", "sparql"):
            assert asked(whole, question.name, language, given(question) | texts).rows == ()

    @pytest.mark.parametrize("question", EVERY, ids=lambda q: q.name)
    def test_a_value_of_another_type_is_refused(self, question: Question) -> None:
        """What is no number, truth or date is told with the parameter, its type and an example, before any store is asked."""
        for each in question.parameters:
            wrong: Any = {"str": 5, "date": "2024-13"}.get(each.type, "soon")
            with pytest.raises(WrongParameter, match=rf"wants \${each.name} as {each.type}, not"):
                check_question(question.name, given(question) | {each.name: wrong})


class TestRows:
    """The right rows, counted by hand."""

    def test_workload(self, store: Store) -> None:
        """Tasks, first place, lead and support of each body in each year."""
        rows = [row[:-1] for row in ask(store, "workload").rows]

        assert rows == [
            ("普及部", 2021, 2, 1, 0, 1),
            ("各分会", 2021, 1, 0, 0, 0),
            ("学术部", 2021, 1, 1, 1, 0),
            ("学术部", 2022, 1, 1, 0, 0),
            ("普及部", 2022, 1, 0, 0, 0),
        ]
        assert [row[:-1] for row in ask(store, "workload", year="2022").rows] == rows[3:]
        assert ask(store, "workload", year=1999).rows == ()

    def test_who_works_on(self, store: Store) -> None:
        """Bodies of the tasks whose title or text has the topic, in the order of the clause."""
        rows = ask(store, "who-works-on", topic="读书").rows

        assert [(r[0], r[2], r[3]) for r in rows] == [
            ("普及部", 1, 2021),
            ("各分会", 2, 2021),
            ("学术部", 1, 2022),
            ("普及部", 2, 2022),
        ]

    def test_shared_tasks(self, store: Store) -> None:
        """Pairs with their number of common tasks; collectives on request; by year and by least number."""
        pairs = {row[:3] for row in ask(store, "shared-tasks").rows}

        assert pairs == {("学术部", "普及部", 2)}
        assert {row[:3] for row in ask(store, "shared-tasks", collectives=True).rows} == pairs | {
            ("各分会", "普及部", 1)
        }
        assert ask(store, "shared-tasks", year=2021).rows[0][2] == 1
        assert ask(store, "shared-tasks", minimum=3).rows == ()

    def test_targets(self, store: Store) -> None:
        """Targets of a body, and those of a number or more, a range by its lower end, with who answers."""
        assert {row[3:8] for row in ask(store, "targets-of", organization="学术部").rows} == {
            ("培训", "人", "range", None, 30000)
        }
        assert [(r[0], r[8]) for r in ask(store, "targets-above", value=20000).rows] == [
            (30000, ("学术部", "普及部")),
            (20000, ("普及部", "各分会")),
        ]
        assert [r[0] for r in ask(store, "targets-above", value=1, unit="个").rows] == [10]

    def test_programmes(self, store: Store) -> None:
        """Each year's programme, how many tasks advance it, and what goes on."""
        assert [row[:5] for row in ask(store, "programmes").rows] == [
            (2021, "“书香乡村”行动", "action", 1, ()),
            (2022, "“书香乡村”行动", "action", 1, ("“书香乡村”行动",)),
        ]
        ((*_, then, now, _, _, _),) = ask(store, "continuations").rows
        assert (set(then), set(now)) == ({"普及部", "各分会"}, {"学术部", "普及部"})

    def test_gaps_and_doubts(self, store: Store) -> None:
        """The task without a body, and the doubt about it with its words."""
        assert [row[2:4] for row in ask(store, "unassigned").rows] == [(3, "没有写明责任的事项")]
        ((document, start, end, *rest),) = ask(store, "doubts").rows
        assert EARLY[start:end] == rest[2] == "没有写明责任"
        assert (document, rest[3]) == ("e", "没有写明责任的事项")

    @pytest.mark.parametrize("question", ["tasks-of", "continuations"])
    def test_evidence_of_whatever_has_an_id(self, store: Store, question: str) -> None:
        """A task or a relation that another question names shows its words, which stand where it says."""
        parameters = {"organization": "学术部"} if question == "tasks-of" else {}
        id = ask(store, question, **parameters).rows[0][-1]
        rows = ask(store, "evidence", id=id).rows
        texts = {"e": EARLY, "l": LATE}

        assert rows
        for quote, document, start, end, rule, confidence in rows:
            assert texts[document][start:end] == quote
            assert rule
            assert 0 < confidence <= 1

    def test_documents_collectives_deadlines(self, store: Store) -> None:
        """What is there, collective names with their tasks, and what is due when."""
        assert [(r[0], r[3], r[5], r[7]) for r in ask(store, "documents").rows] == [
            ("e", ("甲协会",), (2021,), 3),
            ("l", ("甲协会",), (2022,), 1),
        ]
        assert [(r[0], r[1], r[3]) for r in ask(store, "collectives").rows] == [("各分会", "all", 1)]
        assert [r[0] for r in ask(store, "deadlines", year=2022).rows] == ["2022"]
        assert len(ask(store, "deadlines").rows) == 3


class TestMore:
    """The right rows of the questions about gaps, ways, changes and profiles, counted by hand on three plans."""

    def test_gaps(self, whole: Store) -> None:
        """A task for a collective name alone, one with three bodies and no lead, and what a collective name answers for."""
        assert [row[2:5] for row in ask(whole, "only-collectives").rows] == [(1, "只有统称", ("各分会",))]
        assert [row[2:6] for row in ask(whole, "no-lead").rows] == [
            (2, "三家共办", 3, ("学术部", "办公室", "财务部"))
        ]
        assert [(row[1], row[2], row[6]) for row in ask(whole, "collective-tasks").rows] == [
            (2021, 1, 1),
            (2023, 1, 0),
        ]
        assert [row[:4] for row in ask(whole, "leaders").rows] == [("王大海", 2023, 1, ("普及部",))]

    def test_networks(self, whole: Store) -> None:
        """学术部 is the only way from 普及部 to the two others, and without it they are cut off."""
        way = ask(whole, "path-between", organization="普及部", other="财务部")
        assert [row[:4] for row in way.rows] == [
            (1, "普及部", "写字比赛", 2021),
            (2, "学术部", "三家共办", 2023),
            (3, "财务部", None, None),
        ]
        assert ask(whole, "path-between", organization="普及部", other="普及部").rows[0][:3] == (1, "普及部", None)
        assert ask(whole, "path-between", organization="普及部", other="财务部", year=2021).rows == ()
        assert [row[:4] for row in ask(whole, "bridging").rows] == [("学术部", 0.666667, 3, 1)]
        assert [row[:4] for row in ask(whole, "centrality").rows] == [
            ("学术部", 3, 4, 1),
            ("办公室", 2, 2, 0.75),
            ("财务部", 2, 2, 0.75),
            ("普及部", 1, 2, 0.6),
        ]
        assert [row[:5] for row in ask(whole, "dependence").rows] == [
            ("普及部", 4, 2, 0.5, 0),
            ("学术部", 3, 0, 0, 1),
        ]

    def test_partners_and_profile(self, whole: Store) -> None:
        """With whom, how often and when; and all numbers of one body."""
        assert [row[:4] for row in ask(whole, "partners", organization="普及部", collectives=True).rows] == [
            ("学术部", 2, 1, (2021, 2022)),
            ("各分会", 1, 0, (2021,)),
        ]
        (profile,) = ask(whole, "organization", organization="普及部").rows
        assert profile[:13] == (
            *("普及部", "department", ("甲协会",), (), (2021, 2022, 2023)),
            *(4, 2, 0, 1, 2, 3, 2, 0),
        )

    def test_programmes_through_the_years(self, whole: Store) -> None:
        """One programme in two years, and that it is not in the plan of the third."""
        history = ask(whole, "programme-history", programme="书香").rows
        assert [(row[0], row[3], row[4]) for row in history] == [
            (2021, (), ("各分会", "普及部")),
            (2022, (), ("学术部", "普及部")),
        ]
        changes = ask(whole, "programme-changes").rows
        assert [row[:5] for row in changes] == [(2023, "dropped", "“书香乡村”行动", None, 2022)]

    def test_targets_and_days(self, whole: Store) -> None:
        """Sums by unit and object, a range by both its ends; what is due until a day; how much in each month."""
        assert ask(whole, "target-totals", unit="人").rows == (("人", "人", 2, 50000, 70000, 20000, 50000, 2),)
        assert [row[0] for row in ask(whole, "due-within", until="2021").rows] == ["2021", "2021"]
        assert ask(whole, "due-within", until="2021-11-30").rows == ()
        assert [row[0] for row in ask(whole, "due-within", until="2022-12", since="2022-02").rows] == ["2022"]
        assert ask(whole, "deadlines-by-month").rows == (("2021", 2, 1, 2), ("2022", 1, 1, 2))

    def test_priorities(self, whole: Store) -> None:
        """Tasks of the list of priorities, and those of another list by its label; no reader finds yet what spells them out."""
        assert [row[2:5] for row in ask(whole, "coverage").rows] == [
            (1, "只有统称", 0),
            (2, "三家共办", 0),
            (3, "独自承担", 0),
        ]
        assert len(ask(whole, "coverage", priorities="要点", uncovered=True)) == 4
        assert [row[1:6] for row in ask(whole, "section-matrix").rows][:2] == [
            ("甲协会2023年重点工作", "加强协作", "办公室", 1, 0),
            ("甲协会2023年重点工作", "加强协作", "各分会", 1, 0),
        ]

    def test_a_task_and_its_words(self, whole: Store) -> None:
        """All that a task has, and the facts of a confidence below a number."""
        found = ask(whole, "task", id="task.e.1.1").rows
        assert [row[0] for row in found] == [
            *("organization", "organization", "plan", "programme", "target", "target", "title", "year"),
        ]
        assert [row[1] for row in found if row[0] == "target"] == ["新建10个书屋", "培训2万人"]
        assert [row[1] for row in ask(whole, "low-confidence").rows] == ["Doubt"]
        kinds = {row[1] for row in ask(whole, "low-confidence", below=0.95).rows}
        assert kinds == {"Task", "Target", "Responsibility", "Advancement", "Leadership", "Doubt"}

    def test_counts(self, whole: Store) -> None:
        """How much of each kind a document gave."""
        assert [row[:9] for row in ask(whole, "document-counts").rows] == [
            ("e", 0, 3, 0, 4, 3, 1, 2, 1),
            ("l", 0, 1, 0, 2, 2, 1, 1, 0),
            ("z", 1, 3, 0, 5, 5, 0, 0, 0),
        ]

    def test_hostile_names_are_found_as_they_are(self, tmp_path: Path) -> None:
        """A body is found by its name and by nothing else, whatever the name is."""
        text = "甲协会2021年工作要点\n" + "".join(f"{n}.事项。\n" for n in range(1, len(HOSTILE) + 1))
        tasks: list[tuple[str | None, list[tuple[str, str]]]] = [("事项", []) for _ in HOSTILE]
        more: list[Fact] = []
        for n, name in enumerate(HOSTILE, 1):
            shown = quoted(text, "事项", text.index(f"{n}."))
            more.append(Organization(shown, name, (), "department", "甲协会"))
            more.append(Responsibility(shown, f"n#要点.{n}", name, "lead", 1))
        with open_store(tmp_path / "remit.db", create=True) as made:
            made.add([plan("n", text, tasks, more)])
            for language in ("cypher", "sparql"):
                for n, name in enumerate(HOSTILE, 1):
                    found = asked(made, "tasks-of", language, {"organization": name}).rows
                    assert [(row[2], row[7]) for row in found] == [(n, name)]
                    assert len(asked(made, "organization", language, {"organization": name}).rows) == 1


class TestWrong:
    """Questions that cannot be asked."""

    @pytest.mark.parametrize(
        ("name", "said"),
        [("worklode", "Did you mean workload"), ("", "The questions are:"), ("tasks", "tasks-of")],
    )
    def test_an_unknown_question(self, store: Store, name: str, said: str) -> None:
        """Similar names are offered, or all."""
        with pytest.raises(UnknownQuestion, match=said):
            ask(store, name)

    def test_wrong_parameters_are_found_before_the_store_is_opened(self) -> None:
        """Checking needs no store."""
        check_question("workload", {"year": "2022"})
        with pytest.raises(WrongParameter, match=r"wants \$year as int, not 'soon'"):
            check_question("workload", {"year": "soon"})
        with pytest.raises(WrongParameter, match=r"needs \$topic"):
            check_question("who-works-on", {})


def test_the_real_plans_are_answered_as_counted_by_hand(plans: tuple[Path, Path], tmp_path: Path) -> None:
    """51 tasks in 2018, 11 and 22 in 2022, and the engine counts what the graph counts."""
    from remit.loaders.load import load

    with open_store(tmp_path / "remit.db", create=True) as store:
        store.add(load(*plans).documents)
        tasks = store.cypher(
            "MATCH (t:Task)-[:IN_PLAN]->(p:Plan) RETURN p.id AS plan, count(t) AS tasks ORDER BY plan"
        )
        labels = store.cypher("MATCH (n) UNWIND labels(n) AS label RETURN label AS label, count(*) AS n")
        types = store.cypher("MATCH ()-[r]->() RETURN type(r) AS type, count(*) AS n")

        assert [count for _, count in tasks.rows] == [51, 11, 22]
        assert dict((*labels.rows, *types.rows)) == store.graph().counts()
