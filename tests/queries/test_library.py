"""Every question of the library runs, keeps its contract, and gives the right rows on two small plans."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from remit.errors import UnknownQuestion, WrongParameter
from remit.graph.document import Document, check
from remit.graph.engines.guard import forbid
from remit.graph.fact import (
    Doubt,
    Evidence,
    Fact,
    Organization,
    Plan,
    Program,
    Responsibility,
    Target,
    Task,
)
from remit.graph.store import open_store
from remit.graph.store.protocol import Store
from remit.ontology import model
from remit.queries.contract import Question
from remit.queries.library import ask, labelled, questions
from remit.queries.library import check as check_question

EARLY = """甲协会2021年工作要点
1.读书活动。举办“书香乡村”行动，新建10个书屋，培训2万人。（责任部门：普及部、各分会）
2.写字比赛。（牵头：学术部；配合：普及部）
3.没有写明责任的事项。
"""
LATE = """甲协会2022年工作要点
1.继续读书。推进“书香乡村”行动，培训3万至5万人。（责任部门：学术部、普及部）
"""


def plan(
    id: str, text: str, tasks: list[tuple[str | None, list[tuple[str, str]]]], more: list[Fact]
) -> Document:
    """Return the plan *text* with its *tasks*: title, and who answers in which role."""
    head = text.split("\n")[0]
    year = int(head[3:7])
    facts: list[Fact] = [
        Plan(quoted(text, head), id, head, "甲协会", year, lists=("要点",), list_titles=(head,))
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
            Task(quoted(text, line.split("（")[0]), f"{id}#要点.{n}", title, (), "", body, n, f"1.{n}")
        )
        start = text.index(line)
        for order, (name, role) in enumerate(bodies, 1):
            clause = quoted(text, name, start)
            facts.append(Responsibility(clause, f"{id}#要点.{n}", name, role, order))  # type: ignore[arg-type]
    return check(Document(id, text, (*facts, *more), f"{id}.txt"))


def quoted(text: str, quote: str, after: int = 0) -> Evidence:
    """Return the evidence of the first *quote* in *text* after a place."""
    start = text.index(quote, after)
    return Evidence(start, start + len(quote), quote, "test", 0.9)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return a store of the two plans."""
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
    with open_store(tmp_path_factory.mktemp("library") / "remit.db", create=True) as made:
        made.add([early, late])
        yield made


GIVEN: dict[str, Any] = {"topic": "书", "organization": "普及部", "value": 10, "id": "task.e.1.1"}
EVERY = list(questions().values())


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
    def test_it_runs_and_returns_its_columns(self, store: Store, question: Question) -> None:
        """The engine names exactly the declared columns, and there are rows."""
        found = store.cypher(question.text, question.bind(given(question)))

        assert found.columns == question.columns
        assert found.rows
        assert ask(store, question.name, **given(question)).rows == found.rows

    @pytest.mark.parametrize("question", EVERY, ids=lambda q: q.name)
    def test_columns_of_codes_say_so(self, store: Store, question: Question) -> None:
        """A column that is a property with a code list names the list, and its labels can be shown; signs need none."""
        returned = re.findall(r"\w+\.(\w+) AS `?(\w+)", question.text.rpartition("RETURN")[2])
        lists = {column: model().code_class(name) for name, column in returned if name in model().properties}
        assert question.codes == {c: name for c, name in lists.items() if name not in (None, "Operator")}

        answer = ask(store, question.name, **given(question))
        for lang in ("zh", "en"):
            shown = labelled(answer, lang)
            assert len(shown) == len(answer)
            for column, name in question.codes.items():
                labels = {c.label[lang] for c in model().schemes[model().classes[name].scheme or ""]}
                assert {row[column] for row in shown} <= labels | {None}

    @pytest.mark.parametrize("question", EVERY, ids=lambda q: q.name)
    def test_no_row_comes_twice_and_each_is_a_plain_value(self, store: Store, question: Question) -> None:
        """Cells are scalars or flat lists, and the last ORDER BY tells all rows apart."""
        rows = ask(store, question.name, **given(question)).rows

        assert len(set(rows)) == len(rows)
        for cell in (cell for row in rows for cell in row):
            flat = cell if isinstance(cell, tuple) else (cell,)
            assert all(each is None or isinstance(each, (str, int, float, bool)) for each in flat)

    @pytest.mark.parametrize("question", EVERY, ids=lambda q: q.name)
    def test_it_is_documented(self, question: Question) -> None:
        """It says in English and in Chinese what it answers, and every parameter means something."""
        assert len(question.title["en"]) > 15
        assert re.search("[\u4e00-\u9fff]{3}", question.title["zh"])
        assert {p.name for p in question.parameters} == set(re.findall(r"\$(\w+)", question.text))

    @pytest.mark.parametrize("question", EVERY, ids=lambda q: q.name)
    def test_it_is_portable(self, question: Question) -> None:
        """It keeps to what Neo4j and the embedded engine answer alike: labels, aliases, an order, no star."""
        forbid(question.text)
        last = question.text.rpartition("RETURN")[2]

        assert "ORDER BY" in last
        assert not re.search(
            r"RETURN \*|RETURN DISTINCT|apoc\.|elementId|collect \{", question.text, re.IGNORECASE
        )
        for name in set(re.findall(r"\((\w+)[):]", question.text)):
            assert re.search(rf"\({name}:[A-Z]|AS {name}\b", question.text), f"{name} has no label anywhere"
        assert [alias.strip("`") for alias in re.findall(r"\bAS (`?\w+`?)", last)] == list(question.columns)

    @pytest.mark.parametrize(
        "hostile", ["' OR 1=1 //", "x') RETURN 1 AS a //", "\\", "科普'}) DETACH DELETE n //", "$topic"]
    )
    @pytest.mark.parametrize(
        "question", [q for q in EVERY if any(p.type == "str" for p in q.parameters)], ids=lambda q: q.name
    )
    def test_text_never_becomes_a_query(self, store: Store, question: Question, hostile: str) -> None:
        """A parameter that looks like Cypher matches nothing and harms nothing."""
        texts = {p.name: hostile for p in question.parameters if p.type == "str"}

        assert ask(store, question.name, **(given(question) | texts)).rows == ()


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


class TestWrong:
    """Questions that cannot be asked."""

    @pytest.mark.parametrize(
        ("name", "said"),
        [("worklode", "Did you mean workload"), ("", "The questions are:"), ("task", "tasks-of")],
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
