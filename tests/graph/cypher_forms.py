"""Forms of Cypher that the embedded engine reads otherwise than Neo4j, and their neighbours that it reads alike."""

from __future__ import annotations

# Each as a column of MATCH (n:E) RETURN n.g AS k, … AS r. What the engine gets wrong, the guard refuses.
REFUSED = (
    "count(n) IS NULL",
    "max(n.i) IS NOT NULL",
    "count(*) IN [2, 3]",
    "2 IN [count(n), 3]",
    "2 IN collect(n.i)",
    "NOT (count(n) = 2)",
    "count(n) > 1 AND count(n) < 4",
    "count(n) > 1 OR false",
    "count(n) > 1 XOR true",
    'toString(count(n)) =~ "1"',
    "toString(count(n)) CONTAINS '1'",
    "toString(count(n)) STARTS WITH '1'",
    "'12' ENDS WITH toString(count(n))",
    "[1, 2, 3, 4][..count(n)]",
    "[1, 2, 3, 4][count(n)..]",
    "collect(n.i)[..count(*)]",
    "{a: count(n)}.a",
    "head(collect(n)).uid",
    "collect(n)[0].uid",
    "max(n.d).year",
    "(max(n.d)).year",
    "CASE WHEN count(n) IS NULL THEN 0 ELSE 1 END",
    "coalesce(count(*) IN [4], false)",
    "coalesce(count(*), 0) IN [4]",
    "[count(*) IN [4]]",
    "{a: count(*) IN [4]}",
    "count(n) IS :: INTEGER",
    "percentileCont(n.i, 0.5) IS NULL",
    "stdev(n.i) IS NULL",
    "{n: count(*), l: collect(n {.uid})}",
    "{l: [x IN collect(n {.uid}) | x.uid]}",
    "{a: {b: head(collect(n {.uid}))}}",
    "[{a: collect(n {.uid})}]",
    "min({a: n.i})",
    "{a: size(collect(n.b))}",
    "{a: coalesce(max(n.i), 0)}",
    "{a: count(*) > 1}",
    "[{a: {b: round(avg(n.f), 1)}}]",
    "{a: CASE WHEN count(*) > 1 THEN 1 ELSE 0 END}",
    "{a: any(x IN collect(n.i) WHERE x > 1)}",
)
ALIKE = (
    "count(n) + 1",
    "-count(n)",
    "count(n) * 2 - 1",
    "max(n.i) ^ 2",
    "count(n) = 2",
    "count(n) <> 2",
    "1 <= count(n) <= 5",
    "[1, 2, 3, 4][count(n) % 3]",
    "{a: count(n)}",
    "{a: count(n)}['a']",
    "[count(n), 1][0]",
    "CASE count(n) WHEN 2 THEN 'y' ELSE 'n' END",
    "CASE WHEN count(n) = 2 THEN max(n.i) ELSE 0 END",
    "coalesce(max(n.i), 0)",
    "toString(count(n)) + '项'",
    "round(avg(n.f) * 1.5, 1)",
    "reduce(s = count(n), y IN [1, 2] | s + y)",
    "range(1, count(n))",
    "collect(n.uid)[0]",
    "collect(n.uid)[-1]",
    "collect(n.uid)[..1]",
    "size(collect(n.i)) > 1",
    "[y IN collect(n.i) WHERE y > 1]",
    "[x IN collect(n.i) WHERE x IN [1, 2] | x]",
    "[x IN collect(n) | x.uid]",
    "any(x IN collect(n.i) WHERE x IS NULL OR x > 3)",
    "reduce(s = 0, x IN collect(n.i) | CASE WHEN x IS NULL THEN s ELSE s + x END)",
    "collect(n {.uid, .i})",
    "[x IN collect(n {.uid, .i}) WHERE x.i > 1 | x.uid]",
    "head(collect(n {.uid}))",
    "{l: collect({a: n.uid})}",
    "{a: count(*), b: {c: max(n.i)}}",
    "{a: count(*) + 1, b: [count(n.i), 1], c: collect(n.uid)[0]}",
    "{a: reduce(s = 0, x IN collect(n.i) | s + 1), b: [x IN collect(n.i) | x + 1]}",
    "{a: count(n.i), b: 1 > 2}",
    "{a: CASE count(*) WHEN 4 THEN 1 ELSE 0 END}",
    "count(CASE WHEN n.i IS NULL THEN 1 END)",
    "sum(CASE WHEN n.i IN [1, 2] OR n.b THEN 1 ELSE 0 END)",
    "count(n.i IS NULL)",
    "count(DISTINCT n.i) / 2.0",
)
# Each as a column of MATCH (n:E) RETURN n.uid AS k, … AS r.
REFUSED_BY_NODE = (
    "COUNT { (n)-->() } > 1 AND true",
    "COUNT { (n)-->() } > 1 OR n.i > 1",
    "NOT COUNT { (n)-->() } > 1",
    "COUNT { MATCH (n)-->(m) WHERE m.i > 1 } > 1 XOR false",
    "CASE WHEN COUNT { (n)-->() } > 1 AND true THEN 1 ELSE 0 END",
    "[COUNT { (n)-->() } = 1 OR COUNT { (n)-->() } = 2]",
    "COUNT { (n)-->() } + 1 > 2",
    "1 + COUNT { (n)-->() } > 2",
    "COUNT { (n)-->() } * 2 > 3",
    "COUNT { (n)-->() } % 2 = 0",
    "-COUNT { (n)-->() } < -1",
    "COUNT { (n)-->() } > COUNT { (n)-->() } - 1",
    "{a: n {.uid}}",
    "[{a: n {.uid}, b: 1}]",
    "n {.uid, m: {a: n {.i}}}",
    "{l: [(n)-->(m) | m {.uid}]}",
    "{l: COLLECT { MATCH (n)-->(m) RETURN m {.uid} }}",
    "round(-2.5, 0)",
    "toInteger(' 42')",
    "toInteger('42 ')",
    "range(1, 0, 2)",
    "duration('P1M') < duration('P31D')",
    "valueType([1])",
)
ALIKE_BY_NODE = (
    "COUNT { (n)-->() }",
    "COUNT { (n)-->() } > 1",
    "COUNT { (n)-->() } > COUNT { (n)<--() }",
    "COUNT { (n)-->() } + 1",
    "COUNT { (n)-->() } + COUNT { (n)<--() }",
    "(COUNT { (n)-->() } + 1) > 2",
    "COUNT { (n)-->() } IN [1, 2]",
    "1 < COUNT { (n)-->() }",
    "COUNT { (n)-->() } > n.i - 1",
    "CASE WHEN COUNT { (n)-->() } > 1 THEN 1 ELSE 0 END",
    "{a: COUNT { (n)-->() }, b: n.uid}",
    "EXISTS { (n)-->() } AND n.i > 1",
    "NOT EXISTS { MATCH (n)-->(m) WHERE m.i > 1 }",
    "n {.uid, m: n {.i}}",
    "n {.uid, .t}",
    "[n {.uid}]",
    "size([(n)-->(m) | m.uid]) > 1 AND true",
    "round(-2.5)",
    "round(2.345, 2)",
    "range(0, 3, 2)",
    "range(5, 1, -2)",
    "range(1, 0)",
    "toInteger(trim(' 42'))",
    "toInteger(n.f)",
    "duration('P1Y') = duration('P12M')",
    "replace('ab', 'a', '')",
    "split('a，b', '，')",
)
# Each as the WHERE of MATCH (n:E) WHERE … RETURN n.uid AS r.
REFUSED_CONDITIONS = (
    "COUNT { (n)-->() } + 1 > 2",
    "any(y IN [1, 2, 3] WHERE COUNT { MATCH (m:E) WHERE m.i > y } > 5 AND y > 1)",
    "coalesce(COUNT { MATCH (m:E) WHERE m.i > n.i } > 5 AND n.i > 1, false)",
    "(COUNT { MATCH (m:E) WHERE m.i > n.i } > 5 AND n.i > 1) = true",
    "CASE WHEN COUNT { MATCH (m:E) WHERE m.i > n.i } > 5 AND n.i > 1 THEN true ELSE false END",
)
ALIKE_CONDITIONS = (
    "COUNT { (n)-->() } > 1 AND COUNT { (n)<--() } > 1",
    "(COUNT { (n)-->() } > 1 AND n.i > 1) OR n.i < 0",
    "NOT (COUNT { (n)-->() } > 1 AND n.i > 1)",
    "EXISTS { (n)-->() } AND COUNT { (n)-->() } > 1",
    "n.i > 1 AND COUNT { (n)-->() } >= n.i - 1",
    "n.s STARTS WITH '科' OR n.s ENDS WITH '部'",
    "(n)-->() AND NOT (n)<--()",
)


def grouped(column: str) -> str:
    """Return the query with *column* beside a grouping key."""
    return f"MATCH (n:E) WITH n ORDER BY n.uid RETURN n.g AS k, {column} AS r"


def by_node(column: str) -> str:
    """Return the query with *column* for each node."""
    return f"MATCH (n:E) RETURN n.uid AS k, {column} AS r"


def where(condition: str) -> str:
    """Return the query of the nodes that meet *condition*."""
    return f"MATCH (n:E) WHERE {condition} RETURN n.uid AS r"


WRONG = [
    *map(grouped, REFUSED),
    *map(by_node, REFUSED_BY_NODE),
    *map(where, REFUSED_CONDITIONS),
    "MATCH p = shortestPath((a:E {uid: 'e00'})-[:R*..4]-(b:E {uid: 'e11'})) WHERE length(p) > 2 RETURN length(p) AS r",
]
RIGHT = [*map(grouped, ALIKE), *map(by_node, ALIKE_BY_NODE), *map(where, ALIKE_CONDITIONS)]
