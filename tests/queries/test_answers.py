"""The right rows of the questions about gaps, ways, changes and profiles, counted by hand on three plans."""

from pathlib import Path

from remit.graph.fact import Fact, Organization, Responsibility
from remit.graph.store import open_store
from remit.graph.store.protocol import Store
from remit.queries.library import ask, asked
from tests.queries.plans import HOSTILE, plan, quoted


def test_gaps(whole: Store) -> None:
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


def test_networks(whole: Store) -> None:
    """学术部 is the only way from 普及部 to the two others, and without it they are cut off."""
    way = ask(whole, "path-between", organization="普及部", other="财务部")
    assert [row[:4] for row in way.rows] == [
        (1, "普及部", "写字比赛", 2021),
        (2, "学术部", "三家共办", 2023),
        (3, "财务部", None, None),
    ]
    assert ask(whole, "path-between", organization="普及部", other="普及部").rows[0][:3] == (
        1,
        "普及部",
        None,
    )
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


def test_partners_and_profile(whole: Store) -> None:
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


def test_programmes_through_the_years(whole: Store) -> None:
    """One programme in two years, and that it is not in the plan of the third."""
    history = ask(whole, "programme-history", programme="书香").rows
    assert [(row[0], row[3], row[4]) for row in history] == [
        (2021, (), ("各分会", "普及部")),
        (2022, (), ("学术部", "普及部")),
    ]
    changes = ask(whole, "programme-changes").rows
    assert [row[:5] for row in changes] == [(2023, "dropped", "“书香乡村”行动", None, 2022)]


def test_targets_and_days(whole: Store) -> None:
    """Sums by unit and object, a range by both its ends; what is due until a day; how much in each month."""
    assert ask(whole, "target-totals", unit="人").rows == (("人", "人", 2, 50000, 70000, 20000, 50000, 2),)
    assert [row[0] for row in ask(whole, "due-within", until="2021").rows] == ["2021", "2021"]
    assert ask(whole, "due-within", until="2021-11-30").rows == ()
    assert [row[0] for row in ask(whole, "due-within", until="2022-12", since="2022-02").rows] == ["2022"]
    assert ask(whole, "deadlines-by-month").rows == (("2021", 2, 1, 2), ("2022", 1, 1, 2))


def test_priorities(whole: Store) -> None:
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


def test_a_task_and_its_words(whole: Store) -> None:
    """All that a task has, and the facts of a confidence below a number."""
    found = ask(whole, "task", id="task.e.1.1").rows
    assert [row[0] for row in found] == [
        *("organization", "organization", "plan", "programme", "target", "target", "title", "year"),
    ]
    assert [row[1] for row in found if row[0] == "target"] == ["新建10个书屋", "培训2万人"]
    assert [row[1] for row in ask(whole, "low-confidence").rows] == ["Doubt"]
    kinds = {row[1] for row in ask(whole, "low-confidence", below=0.95).rows}
    assert kinds == {"Task", "Target", "Responsibility", "Advancement", "Leadership", "Doubt"}


def test_counts(whole: Store) -> None:
    """How much of each kind a document gave."""
    assert [row[:9] for row in ask(whole, "document-counts").rows] == [
        ("e", 0, 3, 0, 4, 3, 1, 2, 1),
        ("l", 0, 1, 0, 2, 2, 1, 1, 0),
        ("z", 1, 3, 0, 5, 5, 0, 0, 0),
    ]


def test_hostile_names_are_found_as_they_are(tmp_path: Path) -> None:
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
