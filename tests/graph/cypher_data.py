"""A small graph with gaps, cycles and Chinese, in Cypher and in the embedded engine, for holding the two engines against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import arcadedb

TEXTS = (
    "科普部",
    "学会学术部，计财部",
    "推进培训，科普",
    "Ab科普C",
    "",
    "a.b+c(d)",
    "12",
    "3.7",
    " 空格 ",
    "１２",
    "x\\y",
    "工程。行动",
)
KINDS = ("工程", "计划", "行动")
_TEMPORAL = re.compile(r"(?<=\d)\.?0{3,9}(?=$|Z|[+-])")


def statements() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the statements that make the graph: fourteen nodes :E, twenty-six edges :R and :Q."""
    random = Random(5)
    for place in range(14):
        properties: dict[str, Any] = {"uid": f"e{place:02d}"}
        choices: dict[str, tuple[Any, ...]] = {
            "i": (-7, -2, 0, 1, 2, 3, 5, 9, 2018, 2022),
            "f": (-2.5, 0.0, 0.5, 1.5, 2.5, 3.0, 99.25, 3000000.0),
            "g": KINDS,
            "l": ([1, 2, 3], [3, 1, 2, 2], [5], [2, 4]),
            "t": (["甲", "乙"], ["乙"], ["甲", "丙", "甲"]),
            "b": (True, False),
        }
        for name, values in choices.items():
            if random.random() < 0.75:
                properties[name] = random.choice(values)
        if place < len(TEXTS):
            properties["s"] = TEXTS[place]
        yield "CREATE (n:E) SET n = $p", {"p": properties}
        if random.random() < 0.7:
            day = random.choice(("2018-03-05", "2020-02-29", "2022-03-10", "2022-12-31", "2023-01-01"))
            yield "MATCH (n:E {uid: $u}) SET n.d = date($d)", {"u": properties["uid"], "d": day}
    for _ in range(26):
        one, other = (f"e{random.randrange(12):02d}" for _ in "ab")
        type_ = random.choice("RRQ")
        own = {"w": random.choice((1, 2, 3.5, 0)), "since": random.choice((2018, 2022))}
        yield (
            f"MATCH (a:E {{uid: $a}}), (b:E {{uid: $b}}) CREATE (a)-[r:{type_}]->(b) SET r = $p",
            {"a": one, "b": other, "p": own},
        )


class Embedded:
    """The embedded engine with the graph, in *folder*."""

    def __init__(self, folder: Path) -> None:
        self.database = arcadedb.create_database(str(folder / "db"))
        for query, parameters in statements():
            with self.database.transaction():
                self.database.command("opencypher", query, parameters)

    def rows(self, query: str, parameters: dict[str, Any]) -> list[list[Any]]:
        """Return the rows of *query*, as `told` says them."""
        found = self.database.query("opencypher", query, parameters).to_list()
        return [[told(value) for value in row.values()] for row in found]

    def close(self) -> None:
        """Let go of the files."""
        self.database.close()


def told(value: Any) -> Any:
    """Return *value* of either engine in one form: nodes and relations as their properties, moments as text, 2.0 as 2, the rest as it is."""
    if isinstance(value, dict):
        return {
            key: told(each)
            for key, each in sorted(value.items())
            if not key.startswith("@") and each is not None
        }
    if hasattr(value, "element_id") and not hasattr(value, "nodes"):
        return told(dict(value))
    if hasattr(value, "start_node"):
        return told(dict(value))
    if hasattr(value, "iso_format") or hasattr(value, "isoformat"):
        text = value.iso_format() if hasattr(value, "iso_format") else value.isoformat()
        return _TEMPORAL.sub("", text)
    if isinstance(value, (list, tuple, set)):
        return [told(each) for each in value]
    if isinstance(value, float):  # the last digit of an average depends on the order of adding
        value = float(f"{value:.11g}")
        return int(value) if value.is_integer() and abs(value) < 2**53 else value
    return value


def unordered(rows: list[list[Any]]) -> list[str]:
    """Return *rows* in an order of their own, for comparing."""
    return sorted(map(repr, rows))
