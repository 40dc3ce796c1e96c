"""Every question of the library runs, keeps its contract, and gives the right rows on two small plans."""

import re
from pathlib import Path
from typing import Any

import pytest

from remit.errors import UnknownQuestion, WrongParameter
from remit.graph.store import open_store
from remit.graph.store.protocol import Store
from remit.ontology import model
from remit.queries.contract import Question
from remit.queries.library import ask, asked, labelled, questions
from remit.queries.library import check as check_question
from tests.queries.plans import EARLY, HOSTILE, LATE

GIVEN: dict[str, Any] = {
    **{"topic": "书", "organization": "普及部", "value": 10, "id": "task.e.1.1"},
    **{"other": "财务部", "until": "2024", "programme": "书香"},
}
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
