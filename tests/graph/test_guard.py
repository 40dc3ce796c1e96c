"""The guard: with it, the embedded engine gives the rows of a real Neo4j, or says that it would not."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import neo4j as bolt
import pytest

from remit.errors import QueryMistake
from remit.graph.engines.cautions import cautions
from remit.graph.engines.guard import forbid
from tests.graph.cypher_data import Embedded, statements, told, unordered
from tests.graph.cypher_forms import RIGHT, WRONG
from tests.graph.cypher_random import queries
from tests.neo4j_server import Address

COUNT = int(os.environ.get("REMIT_DIFFERENTIAL", "900"))  # random queries; 10000 take some minutes


def refused(query: str) -> bool:
    """Whether the guard refuses *query*."""
    try:
        forbid(query)
    except QueryMistake:
        return True
    return False


class Both:
    """The two engines with the same graph."""

    def __init__(self, embedded: Embedded, driver: bolt.Driver) -> None:
        self.embedded, self.driver = embedded, driver

    def verdict(self, query: str) -> str:
        """Return how the answers to *query* compare: same, rows (they differ), or who refuses it."""
        with self.driver.session() as session:
            try:
                real = [[told(value) for value in row.values()] for row in session.run(query)]
            except bolt.exceptions.Neo4jError:
                real = None
        try:
            ours: list[list[Any]] | None = self.embedded.rows(query, {})
        except Exception:
            ours = None
        if real is None or ours is None:
            return "both refuse" if real is ours else "neo4j refuses" if real is None else "embedded refuses"
        same = real == ours if query.endswith("/*o*/") else unordered(real) == unordered(ours)
        return "same" if same else "rows"

    def compared(self, some: Iterable[str]) -> tuple[Counter[tuple[str, bool]], list[str]]:
        """Return how many queries of *some* have each verdict and are refused or not, and those that differ without being refused."""
        found: Counter[tuple[str, bool]] = Counter()
        differing = []
        for query in some:
            verdict, stopped = self.verdict(query), refused(query)
            found[verdict, stopped] += 1
            if verdict == "rows" and not stopped:
                differing.append(query)
        return found, differing


@pytest.fixture(scope="module")
def both(neo4j_server: Address, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    """Return both engines with the graph."""
    embedded = Embedded(tmp_path_factory.mktemp("embedded"))
    with bolt.GraphDatabase.driver(
        neo4j_server.uri, auth=neo4j_server.auth, notifications_min_severity="OFF"
    ) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")
        for query, parameters in statements():
            driver.execute_query(query, parameters)
        yield Both(embedded, driver)
        driver.execute_query("MATCH (n) DETACH DELETE n")
    embedded.close()


class TestForms:
    """Each form that was found to differ is refused, and its neighbours are not."""

    @pytest.mark.parametrize("query", WRONG)
    def test_what_the_engine_gets_wrong_is_refused(self, query: str) -> None:
        """The message says where, why and what to write."""
        with pytest.raises(QueryMistake, match=r"line 1, column \d+: .*\n"):
            forbid(query)

    @pytest.mark.parametrize("query", RIGHT)
    def test_what_it_gets_right_is_not(self, query: str) -> None:
        """A guard that refuses good queries would be turned off."""
        forbid(query)

    def test_the_forms_are_what_a_real_neo4j_says_they_are(self, both: Both) -> None:
        """No form is called wrong that both engines answer alike on this graph, and none right that they do not."""
        said = {query: both.verdict(query) for query in (*WRONG, *RIGHT)}
        assert [query for query in RIGHT if said[query] != "same"] == []
        assert [query for query in WRONG if said[query] == "same"] == []


class TestRandom:
    """Random queries on both engines."""

    def test_no_row_differs_from_neo4j_without_a_refusal(self, both: Both) -> None:
        """Of queries with all the forms that the guard is for, each has the rows of Neo4j or is refused."""
        found, differing = both.compared(queries(7, COUNT // 2, bold=True))
        print("forms that the guard is for:", dict(found))
        assert differing == []
        assert found["rows", True] > COUNT / 40, found  # there was something to refuse
        assert found["same", False] > COUNT / 5, found

    def test_ordinary_queries_are_not_refused(self, both: Both) -> None:
        """Of ordinary queries that agree at most one in a hundred is refused, and none differs."""
        found, differing = both.compared(queries(11, COUNT // 2, bold=False))
        print("ordinary:", dict(found))
        assert differing == []
        assert found["same", True] <= found["same", False] / 100, found
        assert found["same", False] > COUNT / 3, found


class TestCautions:
    """What Neo4j refuses and the engine answers is said."""

    @pytest.mark.parametrize(
        "query",
        [
            "MATCH (n:E) WHERE exists(n.i) RETURN n.uid AS u",
            "MATCH (n:E) RETURN n.g AS k, count(*) AS c ORDER BY sum(n.i), k",
            "MATCH (n:E) RETURN n.uid, count(n.l) + n.i AS z",
            "MATCH (n:E) RETURN {a: n.g, b: count(*)} AS r",
            "MATCH (n:E) RETURN n {.uid, c: count(*)} AS r",
            "RETURN apoc.text.join(['a'], ',') AS x",
            "MATCH (n:E) RETURN reverse(n.l) AS r",
        ],
    )
    def test_a_caution_is_one_about_what_neo4j_refuses(self, both: Both, query: str) -> None:
        """Each is said beforehand, and the server refuses it."""
        assert len(cautions(query)) == 1
        assert both.verdict(query) == "neo4j refuses"

    @pytest.mark.parametrize("query", RIGHT)
    def test_nothing_is_said_about_what_both_take(self, query: str) -> None:
        """Aggregates beside keys, lists that bind names, queries within queries."""
        assert cautions(query) == ()

    def test_sorting_by_a_column_that_is_an_aggregate_is_fine(self) -> None:
        """By its name or by its words."""
        assert cautions("MATCH (n:E) RETURN n.g AS k, count(*) AS c ORDER BY count(*) DESC, c, k") == ()
