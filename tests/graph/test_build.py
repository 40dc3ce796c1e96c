"""Facts of documents, into one graph."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.errors import BrokenFact
from remit.graph.build import build
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
    SubItem,
    Target,
    Task,
)
from remit.graph.rows import fact, lines, read, row
from remit.loaders.load import extract
from remit.ontology import model

BODIES = {
    "办公室": ("department", "甲省乙协会"),
    "业务部": ("department", "甲省乙协会"),
    "省图书馆": ("affiliated", None),
    "丙县财政局": ("government", None),
    "各市协会": ("collective", None),
}
PROGRAMS = {"阅读起跑线计划": "计划", "第{}届读书节": "活动", "书香工程": "工程", "全国读书日": "活动"}


class Scribe:
    """Writes a text and notes where each piece of it stands."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, words: str, rule: str = "test") -> Evidence:
        """Append *words* and return their evidence."""
        start = len(self.text)
        self.text += words
        return Evidence(start, len(self.text), words, rule, 0.9)


def plan(doc: str, year: int, tasks: Sequence[tuple[Sequence[str], Sequence[str], int]]) -> Document:
    """Return the plan *doc* of *year* with *tasks*: bodies, programmes and the number of a target each."""
    scribe = Scribe()
    title = f"甲省乙协会{year}年工作要点"
    facts: list[Fact] = [
        Plan(scribe.write(title), doc, title, "甲省乙协会", year, None, None, ("要点",), (title,))
    ]
    facts.append(Section(scribe.write("一、业务"), doc, ("一",), "业务", 1, 1, "1.1"))
    facts.append(Organization(scribe.write("甲省乙协会"), "甲省乙协会", ("省乙协",), "association"))
    named: dict[str, Organization] = {}
    rest: list[Fact] = []
    for number, (bodies, programs, count) in enumerate(tasks, 1):
        task = f"{doc}#要点.{number}"
        body = scribe.write(f"{number}.做好第{number}项工作。")
        rest.append(
            Task(
                body, task, f"做好第{number}项工作", ("一",), "", body.quote, number, f"1.{number}", 1, "1.1"
            )
        )
        for name in programs:
            own = name.format(year - 2010)
            rest.append(Program(scribe.write(f"实施{own}"), task, own, PROGRAMS[name]))
        if count:
            rest.append(
                Target(scribe.write(f"新建{count}个基地"), task, "新建", "基地", "=", count, "个", str(year))
            )
        for order, name in enumerate(bodies, 1):
            kind, above = BODIES[name]
            here = scribe.write(name)
            collective = kind == "collective"
            quantifier = "all" if collective else None
            named.setdefault(name, Organization(here, name, (), kind, above, collective, quantifier))  # type: ignore[arg-type]
            rest.append(Responsibility(here, task, name, "responsible", order, 1, collective))
    return check(Document(doc, scribe.text, (*facts, *named.values(), *rest)))


def plans() -> st.SearchStrategy[Document]:
    """Return plans of one association, of any year and content."""
    some = st.lists(st.sampled_from(sorted(BODIES)), unique=True, max_size=4)
    schemes = st.lists(st.sampled_from(sorted(PROGRAMS)), unique=True, max_size=3)
    tasks = st.lists(st.tuples(some, schemes, st.integers(0, 300)), max_size=4)
    return st.builds(plan, st.sampled_from(["p1", "p2", "p3", "p4"]), st.integers(2015, 2026), tasks)


@given(st.lists(plans(), max_size=4, unique_by=lambda d: d.id), st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(documents: list[Document], random: object) -> None:
    """A graph built twice, or of the documents in another order, is the same graph."""
    shuffled = [*documents, *documents]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert build(shuffled) == build(documents)


@settings(max_examples=40)
@given(st.lists(plans(), max_size=3, unique_by=lambda d: d.id))
def test_everything_is_as_the_model_types_it_and_shows_its_words(documents: list[Document]) -> None:
    """Kinds, properties and ends are the model's; each node but texts and mentions, and each edge, has mentions in its text."""
    graph, known = build(documents), model()
    texts = {d.id: d.text for d in documents}
    for node in graph.nodes.values():
        assert node.kind in known.things
        assert set(node.properties) <= set(known.classes[node.kind].fields)
        for name, value in node.properties.items():
            if codes := known.code_class(name):
                known.code(codes, str(value))
        if node.kind == "Mention":
            start, end = int(node.properties["charStart"]), int(node.properties["charEnd"])  # type: ignore[arg-type]
            assert texts[node.document or ""][start:end] == node.properties["exact"]
        elif node.kind != "SourceText":
            assert graph.out(node.id, "EVIDENCED_BY")
    for edge in graph.edges:
        rule = known.edges[edge.kind]
        assert graph.nodes[edge.source].kind in rule.sources or edge.kind == "evidence"
        assert graph.nodes[edge.target].kind in rule.targets
        assert edge.evidence or edge.kind == "hasText"
        assert all(graph.nodes[m].kind == "Mention" for m in edge.evidence)
        assert bool(edge.id) == rule.relation


@given(plans(), plans())
def test_a_document_leaves_without_a_trace(one: Document, other: Document) -> None:
    """The graph of one document is the same whether or not another was ever there."""
    if one.id != other.id:
        both = build([one, other])
        alone = build([one])
        assert alone == build([d for d in (one, other) if d.id == one.id])
        assert set(alone.nodes) <= set(both.nodes)


def test_one_body_of_two_years_is_one_node() -> None:
    """The office of 2018 and of 2022 is one organization, the region's library too; the tasks stay apart."""
    graph = build([plan(f"p{i}", y, [(["办公室", "省图书馆"], [], 0)]) for i, y in enumerate((2018, 2022))])
    assert sorted(n.name for n in graph.of_kind("Organization")) == ["办公室", "甲省乙协会", "省图书馆"]
    assert len(list(graph.of_kind("Task"))) == 2
    assert graph.counts()["RESPONSIBLE_FOR"] == 4


def test_programmes_go_on() -> None:
    """A programme of a later year continues that of the last earlier one, whatever its edition."""
    graph = build([plan(f"p{y}", y, [([], ["第{}届读书节"], 0)]) for y in (2018, 2020, 2023)])
    names = {e.source: graph.nodes[e.source].name for e in graph.edges if e.type == "CONTINUES"}
    assert sorted(names.values()) == ["第10届读书节", "第13届读书节"]


def test_ambiguous_successors_are_not_guessed() -> None:
    """Where a year has a 工程 and a 行动 of one stem, a 计划 of the next continues neither."""

    def one(doc: str, year: int, names: list[str]) -> Document:
        scribe = Scribe()
        facts: list[Fact] = [Plan(scribe.write("甲协会"), doc, "要点", "甲协会", year, lists=("要点",))]
        body = scribe.write("1.做。")
        facts.append(Task(body, f"{doc}#要点.1", None, (), "做", "做。", 1, "1.1"))
        facts += [Program(scribe.write(n), f"{doc}#要点.1", n, n[-2:]) for n in names]
        return Document(doc, scribe.text, tuple(facts))

    graph = build([one("a", 2018, ["书香工程", "书香行动"]), one("b", 2022, ["书香计划"])])
    assert not [e for e in graph.edges if e.type == "CONTINUES"]
    graph = build([one("a", 2018, ["书香工程"]), one("b", 2022, ["书香计划"])])
    assert [e.properties["rule"] for e in graph.edges if e.type == "CONTINUES"] == ["continues.other-noun"]


def test_doubts_leaders_and_sub_items_are_kept() -> None:
    """What is rare is in the graph too: a leader, a sub-item, a doubt, a goal of the whole document."""
    scribe = Scribe()
    here = [scribe.write(w) for w in ("甲协会要点", "1.办好读书节。", "办好", "张三", "（责任", "新建3个馆")]
    facts = (
        Plan(here[0], "d", "要点", "甲协会", 2020, lists=("要点",)),
        Task(here[1], "d#要点.1", None, (), "办好", "办好读书节。", 1, "1.1"),
        SubItem(here[2], "d#要点.1", "办好", 1),
        Leader(here[3], "d#要点.1", "张三"),
        Doubt(here[4], "d#要点.1", "括号未闭合", "resp"),
        Target(here[5], None, "新建", "馆", "=", 3, "个", "2020", doc="d"),
    )
    counts = build([Document("d", scribe.text, facts)]).counts()
    assert [counts[k] for k in ("SubItem", "Person", "LEADS", "Doubt", "DOUBT_ABOUT", "HAS_TARGET")] == [
        1
    ] * 6


def test_sections_with_one_number_are_two_nodes() -> None:
    """A number that stands twice in a document (key 1.2-2) is two sections, each in its place."""
    scribe = Scribe()
    here = [scribe.write(w) for w in ("甲协会要点", "二、阅读", "二、队伍")]
    facts = (
        Plan(here[0], "d", "要点", "甲协会", 2020, lists=("要点",)),
        Section(here[1], "d", ("二",), "阅读", 1, 1, "1.2"),
        Section(here[2], "d", ("二",), "队伍", 1, 1, "1.2-2"),
    )
    graph = build([Document("d", scribe.text, facts)])
    found = [node.properties for node in graph.nodes.values() if node.kind == "Section"]
    assert sorted((p["title"], p["position"]) for p in found) == [("阅读", 2), ("队伍", 2)]


def test_equal_pairs_keep_both_relations() -> None:
    """A body that two clauses of one task name is responsible twice, each with its own words."""
    scribe = Scribe()
    here = [scribe.write(w) for w in ("甲协会要点", "1.做。", "办公室", "办公室")]
    facts = (
        Plan(here[0], "d", "要点", "甲协会", 2020, lists=("要点",)),
        Task(here[1], "d#要点.1", None, (), "做", "做。", 1, "1.1"),
        Organization(here[2], "办公室", (), "department"),
        Responsibility(here[2], "d#要点.1", "办公室", "lead", 1),
        Responsibility(here[3], "d#要点.1", "办公室", "support", 2),
    )
    edges = [e for e in build([Document("d", scribe.text, facts)]).edges if e.type == "RESPONSIBLE_FOR"]
    assert [e.properties["role"] for e in edges] == ["lead", "support"]
    assert len({e.id for e in edges}) == 2


@given(plans())
def test_facts_survive_their_rows(document: Document) -> None:
    """Facts written as lines and read back are the same facts."""
    assert read("\n".join(lines(document.facts))) == document.facts


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('{"k": "plot"}', "kind 'plot'"),
        ('{"k": "task", "start": 0}', "lacks"),
        ("[", "line 1"),
        ("3", "line 1"),
    ],
)
def test_broken_rows_say_where(line: str, says: str) -> None:
    """A row that is no fact is refused with its line and what it lacks."""
    with pytest.raises(BrokenFact, match="line 1") as raised:
        read(line)
    assert says in str(raised.value)


def test_check_refuses_a_quote_that_is_not_there() -> None:
    """A fact must quote exactly what stands at its place."""
    good = Doubt(Evidence(0, 1, "甲", "test"), "document", "?")
    assert check(Document("d", "甲乙", (good,))).facts == (good,)
    for start, end in ((1, 2), (0, 2), (-2, -1), (5, 6)):
        with pytest.raises(BrokenFact, match="d: Doubt quotes '甲'"):
            check(Document("d", "甲乙", (Doubt(Evidence(start, end, "甲", "test"), "document", "?"),)))


def test_rows_have_the_keys_of_the_format() -> None:
    """A responsibility quotes its surface; what has no value is left out unless the format asks for it."""
    made = row(Responsibility(Evidence(0, 1, "甲", "test"), "d#要点.1", "甲"))
    assert made["surface"] == "甲"
    assert "quote" not in made
    assert row(Target(Evidence(0, 1, "甲", "t"), None, "建", "馆"))["task"] is None
    assert fact(made) == Responsibility(Evidence(0, 1, "甲", "test"), "d#要点.1", "甲")


def test_a_fact_about_no_task_is_told() -> None:
    """A fact that names a task which the document does not have is an error with document, words and task."""
    about = SubItem(Evidence(0, 2, "科普", "task.bold"), "d#要点.9", "科普", 1)
    with pytest.raises(BrokenFact, match=r"d: SubItem '科普' is about the task d#要点\.9"):
        build([Document("d", "科普", (about,))])


def test_each_issuer_of_a_joint_plan_has_its_relation() -> None:
    """A plan that two bodies issued together leads to both of them."""
    text = "甲市教育局 甲市民政局关于印发2024年助学工作要点的通知\n1.建设平台。（责任部门：甲科）\n2.培训人员。（责任部门：乙科）\n"
    graph = build([extract(text, "d")])
    issuers = [
        graph.nodes[edge.source].name
        for edge in graph.edges
        if (edge.type, edge.target) == ("ISSUED", "doc.d")
    ]
    assert sorted(issuers) == ["甲市教育局", "甲市民政局"]
