"""The morning's work of docs/servers.md on a real Neo4j: each question of the page has the rows under it, and the push writes as much as it says."""

import re
from importlib.resources import files
from pathlib import Path

import neo4j as driver
import pytest
from click.testing import CliRunner

from remit.cli import main
from tests.neo4j_server import Address

PAGE = Path(__file__).parents[1] / "docs" / "servers.md"
EXAMPLES = Path(str(files("remit.examples")))


def plain(value: object) -> str:
    """Return *value* as cypher-shell prints it in the format plain."""
    return "NULL" if value is None else f'"{value}"' if isinstance(value, str) else str(value)


@pytest.mark.slow
def test_the_morning_is_as_the_page_says(neo4j: Address, tmp_path: Path) -> None:
    """Push, three questions in the syntax of cypher-shell, an edit of a plan, push again."""
    text = PAGE.read_text("utf-8")
    questions = re.findall(r"```cypher\n(.*?)```\s+```text\n(.*?)```", text, re.DOTALL)
    assert len(questions) == 3
    environment = {"NEO4J_USERNAME": neo4j.user, "NEO4J_PASSWORD": neo4j.password}

    def remit(*arguments: object) -> str:
        done = CliRunner().invoke(main, [str(each) for each in arguments], env=environment)
        assert done.exit_code == 0, done.output
        return done.stderr

    store = tmp_path / "remit.db"
    for name in ("tushuguan-2021.txt", "tushuguan-2024.md"):
        (tmp_path / name).write_bytes((EXAMPLES / name).read_bytes())
        remit("load", tmp_path / name, "--store", store)
    remit("push", neo4j.uri, "--store", store)
    parameters: dict[str, object] = {}
    with driver.GraphDatabase.driver(neo4j.uri, auth=neo4j.auth) as one:
        for block, expected in questions:
            query = block.strip()
            if found := re.match(r":param (\{.*\})\n", query):
                ((parameters,),) = one.execute_query(f"RETURN {found[1]} AS given").records
                query = query[found.end() :].strip()
            assert query.endswith(";")
            answer = one.execute_query(query.removesuffix(";"), parameters)
            lines = [", ".join(answer.keys), *(", ".join(map(plain, row)) for row in answer.records)]
            assert expected.splitlines() == lines
    plan = tmp_path / "tushuguan-2024.md"
    plan.write_text(plan.read_text("utf-8").replace("60名儿童阅读推广人", "80名儿童阅读推广人"), "utf-8")
    remit("load", plan, "--store", store)
    said = remit("push", neo4j.uri, "--store", store)
    assert said.replace(neo4j.uri, "bolt://127.0.0.1:7687") in text
