"""The Cypher engine answers from the graph, as it is, and says clearly what it cannot."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.errors import BrokenStore, QueryMistake, WrongParameter
from remit.graph.engines import cypher
from remit.graph.engines.guard import forbid
from remit.graph.engines.words import words
from remit.graph.model import Edge, Graph, Node

GRAPH = Graph.of(
    [
        Node("org.1", "Organization", {"name": "科普部", "altName": ("科普处", "科 普 部")}),
        Node("org.2", "OrganizationGroup", {"name": "各分会", "organizationType": "collective"}),
        Node(
            "task.a.1",
            "Task",
            {"title": "'\"\\`\r\n\u2028😀", "text": "=1+1", "number": 1, "confidence": 0.5},
            "a",
        ),
        Node("target.a.1", "Target", {"value": 20000, "aspirational": True, "due": "2021-06"}, "a"),
        Node("plan.a.1", "Plan", {"title": "要点", "issuedOn": "2021-01-02"}, "a"),
    ],
    [
        Edge(
            "Responsibility",
            "org.1",
            "task.a.1",
            ("span.1", "span.2"),
            "resp.1",
            {"role": "lead", "position": 1},
        ),
        Edge(
            "Responsibility", "org.1", "task.a.1", ("span.3",), "resp.2", {"role": "support", "position": 2}
        ),
        Edge("hasTarget", "task.a.1", "target.a.1"),
        Edge("inPlan", "task.a.1", "plan.a.1", ("span.1",)),
    ],
)


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the engine's directory of GRAPH."""
    made = tmp_path_factory.mktemp("engine") / "db"
    cypher.write_database(GRAPH, made)
    return made


def ask(directory: Path, query: str, **parameters: object) -> tuple[tuple[object, ...], ...]:
    """Return the rows that answer *query*."""
    return cypher.select(directory, query, parameters)[1]


class TestGraph:
    """What is written is what is asked."""

    def test_counts_are_those_of_the_graph(self, directory: Path) -> None:
        """Every class, superclasses included, and every edge type has as many as the graph counts."""
        labels = ask(directory, "MATCH (n) UNWIND labels(n) AS label RETURN label, count(*) AS n")
        types = ask(directory, "MATCH ()-[r]->() RETURN type(r) AS type, count(*) AS n")

        assert {str(k): n for k, n in (*labels, *types)} == GRAPH.counts()

    def test_properties_come_back_as_they_were(self, directory: Path) -> None:
        """Numbers, truth, lists and any text keep value and type; nodes and relations are maps without the engine's own keys."""
        nodes = ask(directory, "MATCH (n) RETURN n ORDER BY n.id")
        edges = ask(directory, "MATCH ()-[r:RESPONSIBLE_FOR]->() RETURN r ORDER BY r.id")

        assert [n for (n,) in nodes] == [{"id": n.id} | dict(n.properties) for n in GRAPH.nodes.values()]
        assert edges[0] == (
            {"id": "resp.1", "role": "lead", "position": 1, "evidence": ("span.1", "span.2")},
        )

    def test_two_relations_of_one_pair_stay_two(self, directory: Path) -> None:
        """The same organization named twice for a task is two edges."""
        query = "MATCH (:Organization)-[r:RESPONSIBLE_FOR]->(:Task) RETURN r.id AS id, r.evidence AS e ORDER BY id"

        assert ask(directory, query) == (("resp.1", ("span.1", "span.2")), ("resp.2", ("span.3",)))

    def test_an_empty_graph_answers(self, tmp_path: Path) -> None:
        """Without any node there are no rows, and no error."""
        cypher.write_database(Graph.of([], []), tmp_path / "db")

        assert cypher.select(tmp_path / "db", "MATCH (t:Task) RETURN t.id AS id, 1 AS one", {}) == (
            ("id", "one"),
            (),
        )

    def test_dates_and_lists_are_plain_values(self, directory: Path) -> None:
        """What Python has no type for comes as text."""
        query = "RETURN date('2021-06-01') AS d, duration('P1D') AS p, [1, [2, {a: null}]] AS l"

        assert ask(directory, query) == (("2021-06-01", "P1D", (1, (2, {"a": None}))),)

    def test_columns_keep_the_order_of_the_query(self, directory: Path) -> None:
        """Columns are named as asked, also when there is no row."""
        query = "MATCH (t:Task) WHERE t.number = $n RETURN t.number AS z, t.title AS `a, b`, t.id"

        assert cypher.select(directory, query, {"n": 1})[0] == ("z", "a, b", "t.id")
        assert cypher.select(directory, query.replace("a, b", "a b"), {"n": 2}) == (("z", "a b", "t.id"), ())

    @settings(deadline=None)
    @given(
        st.text(st.characters(exclude_categories=["Cs"]))
        | st.sampled_from(["' OR 1=1 //", "') RETURN 1 //", "$x", "\\"])
    )
    def test_a_parameter_is_never_a_part_of_the_query(self, directory: Path, text: str) -> None:
        """Whatever is bound comes back as it is and matches only itself."""
        found = ask(directory, "MATCH (o:Organization) WHERE o.name = $x RETURN o.id AS id", x=text)

        assert found == ()
        assert ask(directory, "RETURN $x AS x, $l AS l", x=text, l=[text, "b"]) == ((text, (text, "b")),)


class TestMistakes:
    """A query that cannot be answered is refused with the place and the way out."""

    def test_a_mistake_shows_its_place(self, directory: Path) -> None:
        """Line, column and a mark below it, two columns for a Chinese character."""
        with pytest.raises(QueryMistake) as caught:
            ask(directory, "MATCH (t:Task)\nWHERE t.title = '科普' RETURN u.id AS id")

        assert str(caught.value) == (
            "line 2, column 29: Variable 'u' not defined\n"
            "    WHERE t.title = '科普' RETURN u.id AS id\n"
            "                                  ^"
        )

    @pytest.mark.parametrize(
        ("query", "said"),
        [
            ("MATCH (t:Task RETURN t", "line 1, column 15: mismatched input 'RETURN'"),
            ("RETURN 1 AS a; RETURN 2 AS b", "line 1, column 14: Unexpected input ';'"),
            ("RETURN foo(1) AS a", "line 1, column 8: Unknown function 'foo'"),
            ("", "cannot be answered: Query cannot be empty"),
            ("RETURN 1/0 AS x", "cannot be answered: / by zero"),
            ("CREATE (t:Task)", "the query writes"),
            ("MATCH (t:Task) SET t.number = 2", "the query writes"),
            ("MATCH (t:Task) DETACH DELETE t", "the query writes"),
            ("LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l", "LOAD CSV reads files"),
            ("load /* now */ csv with headers from 'x' as l return l", "LOAD CSV reads files"),
        ],
    )
    def test_what_is_wrong_is_said(self, directory: Path, query: str, said: str) -> None:
        """Syntax, names, writing and reading files."""
        with pytest.raises(QueryMistake) as caught:
            ask(directory, query)

        assert said in str(caught.value)
        assert "com.arcadedb" not in str(caught.value)

    def test_a_missing_parameter_is_named(self, directory: Path) -> None:
        """The message says which, what was given, and how to give it."""
        with pytest.raises(WrongParameter, match=r"asks for \$x; given: y\. Add x=… after the query"):
            ask(directory, "RETURN $x AS x, $y AS y", y=1)

    def test_a_damaged_directory_is_a_broken_store(self, tmp_path: Path) -> None:
        """A directory that is none of the engine's says what to do."""
        (tmp_path / "schema.json").write_text("{")

        with pytest.raises(BrokenStore, match="delete it"):
            ask(tmp_path, "RETURN 1 AS one")


class TestGuard:
    """Forms that the engine would answer wrongly are refused; ordinary ones are not."""

    @pytest.mark.parametrize(
        "query",
        [
            "UNWIND [1,2] AS x RETURN count(*) IN [2] AS r",
            "MATCH (o)-[:R]->(t) WITH o, count(t) > 1 AND max(t.no) < 40 AS r RETURN r",
            "MATCH (o) RETURN collect(o)[0].name AS r",
            "MATCH (o) RETURN CASE WHEN count(o) IS NULL THEN 1 END AS r",
            "MATCH (o) RETURN NOT max(o.i) AS r",
            "MATCH (o) RETURN collect(o.name) CONTAINS 'a' AS r",
            "MATCH (o) CALL (o) { MATCH (o)-->(t) RETURN count(t) IS NULL AS r } RETURN r",
        ],
    )
    def test_an_aggregate_below_a_predicate(self, query: str) -> None:
        """The refusal names the aggregate and the right form."""
        with pytest.raises(QueryMistake, match="in a WITH of its own first"):
            forbid(query)

    @pytest.mark.parametrize(
        "query",
        [
            "MATCH (o) WITH count(o) AS c WHERE c IN [2] RETURN c > 1 AND c < 3 AS r",
            "MATCH (o) WHERE o.name STARTS WITH 'a' RETURN count(DISTINCT CASE WHEN o.i IN [1] THEN o END) AS n",
            "MATCH (o) RETURN count(o) * 2 + sum(o.i) AS n, round(avg(o.i), 1) AS m, [x IN o.l WHERE x > 1] AS l",
            "MATCH (o) WHERE COUNT { (o)-->() } > 1 AND o.x IN [1] RETURN o.count AS c",
            "MATCH (o) RETURN 'count(o) IN [1]' AS text // count(o) IN [1]",
            "MATCH (o) WHERE o.name ENDS WITH 'x' WITH o, count(*) AS c WHERE c IN [1] RETURN c",
            "MATCH p = shortestPath((a:A)-[*]-(b:B)) WHERE a.x = 1 RETURN length(p) AS n",
        ],
    )
    def test_ordinary_queries_pass(self, query: str) -> None:
        """Bare aggregates, arithmetic, predicates without aggregates, text and comments."""
        forbid(query)

    def test_a_condition_on_the_shortest_path(self) -> None:
        """It would be tested after the search."""
        with pytest.raises(QueryMistake, match="tested after the search"):
            forbid("MATCH p = shortestPath((a:A)-[*]-(b:B)) WHERE length(p) > 2 RETURN length(p) AS n")

    @settings(deadline=None)
    @given(st.text())
    def test_any_text_has_words(self, text: str) -> None:
        """Words never overlap, and outside of them there is only space and comment."""
        found = list(words(text))

        assert all(text[w.start : w.start + len(w.text)] == w.text for w in found)
        assert all(a.start + len(a.text) <= b.start for a, b in pairwise(found))

    @pytest.mark.parametrize(
        "piece", ["'", '"', "`", "/*", "(", "[", "count(", "\\", "RETURN ", "WITH ", "//"]
    )
    def test_long_hostile_queries_are_read_in_time(self, piece: str) -> None:
        """A hundred thousand openings do not make it slow enough to notice: the test ends."""
        query = piece * (20_000 if piece in ("RETURN ", "WITH ") else 100_000)
        list(words(query))
        forbid(query)


@pytest.mark.parametrize(
    "query",
    [
        "MATCH (t:Task) RETURN t.title, t.number, t.title",
        "MATCH (t:Task) RETURN t.title AS x, t.number AS `x`",
        "MATCH (t:Task) RETURN DISTINCT t.title, t.title",
        "MATCH (t:Task) WITH t.title AS a, t.number AS a RETURN a",
    ],
)
def test_two_columns_of_one_name_are_refused(query: str) -> None:
    """A column that would be lost without a word is a mistake with its place, as it is in Neo4j."""
    with pytest.raises(QueryMistake, match="two columns have the name"):
        forbid(query)


def test_columns_of_different_names_are_left_alone() -> None:
    """Equal words below other expressions, in other clauses and in other branches are no twins."""
    forbid(
        "MATCH (t:Task) WITH t, t.title AS x RETURN t.title, toUpper(t.title), [t.title, t.title] AS both, x"
    )
    forbid("MATCH (t:Task) RETURN t.title AS x UNION MATCH (t:Task) RETURN t.text AS x")
    forbid("MATCH (t:Task) RETURN *")
    forbid("MATCH (t:Task) RETURN t.title AS a, t.title AS b")
