"""Random Cypher over the graph of `cypher_data`: typed expressions in queries as analysts write them, aggregates in predicates included."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

_STRINGS = ("'科普'", "'部'", "'，'", "'a'", "'工程'", "'12'", "'4.9'", "'AB'", "'.'")
_PATTERNS = ("'.*科普.*'", "'.*(部|程)$'", "'(?i)ab.*'", "'a\\\\.b.*'", "'\\\\d+'", "'.*[，。].*'")


class Expressions:
    """Makes expressions about the variable *n*, as deep as asked; *bold* ones use forms that the guard is for."""

    def __init__(self, random: Random, bold: bool, n: str = "n") -> None:
        self.random, self.bold, self.n = random, bold, n

    def one(self, *choices: str) -> str:
        """Return one of *choices*."""
        return self.random.choice(choices)

    def number(self, deep: int) -> str:
        """Return a whole number, or null."""
        n, e = self.n, deep - 1
        if deep <= 0:
            return self.one(
                f"{n}.i", f"{n}.i", "0", "1", "2", "-4", "null", f"size({n}.s)", f"{n}.l[0]", f"{n}.d.year"
            )
        return self.one(
            f"({self.number(e)} {self.one('+', '-', '*')} {self.number(e)})",
            f"({self.number(e)} {self.one('/', '%')} {self.one('2', '3', '-3')})",
            f"abs({self.number(e)})",
            f"CASE WHEN {self.truth(e)} THEN {self.number(e)} ELSE {self.number(e)} END",
            f"CASE {n}.g WHEN '工程' THEN {self.number(e)} WHEN '计划' THEN 2 END",
            f"coalesce({self.number(e)}, {self.number(e)})",
            f"reduce(a = 0, x IN {self.list(e)} | a + x)",
            f"toInteger({self.text(e)})",
            f"size({self.list(e)})",
            f"head({self.list(e)})",
            f"{self.list(e)}[{self.one('0', '1', '-1', '5')}]",
            f"{self.date(e)}.{self.one('year', 'month', 'day', 'week', 'quarter', 'dayOfWeek')}",
        )

    def real(self, deep: int) -> str:
        """Return a number with a fraction, or null."""
        e = deep - 1
        if deep <= 0:
            return self.one(f"{self.n}.f", f"{self.n}.f", "0.5", "-1.5", "1e3")
        return self.one(
            f"({self.real(e)} + {self.number(e)})",
            f"({self.number(e)} / {self.one('2.0', '4.0')})",
            f"floor({self.real(e)})",
            f"toFloat({self.number(e)})",
            f"({self.number(e)} ^ 2)",
        )

    def text(self, deep: int) -> str:
        """Return a text, or null."""
        n, e = self.n, deep - 1
        if deep <= 0:
            return self.one(f"{n}.s", f"{n}.s", f"{n}.g", *_STRINGS)
        return self.one(
            f"substring({self.text(e)}, {self.one('0', '1', '2')})",
            f"left({self.text(e)}, {self.one('1', '2', '8')})",
            f"replace({self.text(e)}, {self.one(*_STRINGS)}, {self.one(*_STRINGS)})",
            f"split({self.text(e)}, '，')[{self.one('0', '1', '-1')}]",
            f"toUpper({self.text(e)})",
            f"trim({self.text(e)})",
            f"({self.text(e)} + {self.text(e)})",
            f"toString({self.number(e)})",
            f"toString({self.date(e)})",
            f"coalesce({self.text(e)}, {self.text(e)})",
        )

    def truth(self, deep: int) -> str:
        """Return true, false or null."""
        n, e = self.n, deep - 1
        if deep <= 0:
            return self.one(f"{n}.b", f"{n}.b", f"{n}.i > 1", f"{n}.s IS NULL", f"{n}.g = '工程'", "true")
        compared = self.one("=", "<>", "<", "<=", ">", ">=")
        return self.one(
            f"{self.number(e)} {compared} {self.number(e)}",
            f"{self.text(e)} {compared} {self.text(e)}",
            f"{self.date(e)} {compared} {self.date(e)}",
            f"({self.truth(e)} {self.one('AND', 'OR', 'XOR')} {self.truth(e)})",
            f"NOT ({self.truth(e)})",
            f"{self.text(e)} {self.one('CONTAINS', 'STARTS WITH', 'ENDS WITH')} {self.text(0)}",
            f"{self.text(e)} =~ {self.one(*_PATTERNS)}",
            f"{self.number(e)} IN [{self.number(0)}, {self.number(0)}, null]",
            f"{self.number(e)} IN {self.list(e)}",
            f"({self.one(self.number(e), self.text(e), self.list(e))}) IS {self.one('', 'NOT ')}NULL",
            f"{self.one('any', 'all', 'none', 'single')}(x IN {self.list(e)} WHERE x {compared} {self.number(0)})",
            f"isEmpty({self.one(self.text(e), self.list(e))})",
        )

    def list(self, deep: int) -> str:
        """Return a list of whole numbers, or null."""
        n, e = self.n, deep - 1
        if deep <= 0:
            return self.one(f"{n}.l", f"{n}.l", "[1, 2, null]", "[]", "[3, 1]")
        return self.one(
            f"({self.list(e)} + {self.list(e)})",
            f"[x IN {self.list(e)} WHERE x > {self.number(0)} | x * 2]",
            f"{self.list(e)}[{self.one('0', '1', '-2')}..{self.one('1', '2', '9')}]",
            f"tail({self.list(e)})",
            f"range({self.one('0', '1')}, {self.one('3', '6')})",
            f"[{self.number(e)}, {self.number(e)}]",
            f"coalesce({self.list(e)}, [])",
        )

    def date(self, deep: int) -> str:
        """Return a date, or null."""
        if deep <= 0:
            return self.one(f"{self.n}.d", f"{self.n}.d", "date('2020-01-31')")
        return self.one(
            f"({self.date(deep - 1)} + duration({{{self.one('days', 'months', 'years')}: {self.one('1', '13')}}}))",
            f"date.truncate('{self.one('year', 'month', 'week')}', {self.date(deep - 1)})",
        )

    def any(self, deep: int) -> str:
        """Return any of these."""
        return self.random.choice([self.number, self.real, self.text, self.truth, self.list, self.date])(deep)

    def aggregate(self) -> str:
        """Return an aggregate."""
        return self.one(
            "count(*)",
            f"count({self.any(1)})",
            f"count(DISTINCT {self.any(1)})",
            f"sum({self.number(1)})",
            f"avg({self.real(1)})",
            f"min({self.number(1)})",
            f"max({self.date(0)})",
            f"size(collect({self.any(0)}))",
            f"sum(CASE WHEN {self.truth(1)} THEN 1 ELSE 0 END)",
        )

    def over(self) -> str:
        """Return an expression over an aggregate."""
        a, b = self.aggregate(), self.aggregate()
        tame = (
            *(
                a,
                f"{a} > 1",
                f"coalesce({a}, 0)",
                f"toString(count({self.any(1)}))",
                f"[{a}, 1]",
                f"{{a: {a.replace('size(', '(')}}}",
                f"[{a}, {b}]",
            ),
            *(f"CASE WHEN {a} > 1 THEN 'm' ELSE 'o' END", "collect(n.uid)[0]", "[x IN collect(n.i) | x + 1]"),
        )
        bold = (
            *(
                f"{a} IS NULL",
                f"{a} IN [1, 2]",
                f"NOT {a} = 1",
                f"{a} > 1 AND {b} IS NOT NULL",
                "head(collect(n)).uid",
            ),
            *(
                f"{{a: size(collect({self.any(0)}))}}",
                f"{{a: {a} > 1}}",
                f"[1, 2, 3][..{a}]",
                "{l: collect(n {.uid})}",
            ),
        )
        return self.one(*tame, *bold) if self.bold else self.one(*tame)

    def subquery(self) -> str:
        """Return an expression over a query within the query."""
        where = self.one("", " WHERE m.i > 1", " WHERE m.i > n.i", " WHERE m.g = n.g")
        edge = self.one("-->", "<--", "--", "-[:R]->", "-[:R|Q]->")
        inner = f"{{ MATCH (n){edge}(m){where} }}"
        bold = (
            f"COUNT {inner} > 1 AND {self.truth(0)}",
            f"COUNT {inner} + 1 > {self.one('1', '2')}",
            "{m: n {.uid}}",
        )
        tame = (
            f"COUNT {inner}",
            f"COUNT {inner} > {self.number(0)}",
            f"EXISTS {inner}",
            f"EXISTS {inner} AND {self.truth(1)}",
            f"size([(n){edge}(m) | m.uid])",
        )
        return self.one(*tame, *bold) if self.bold else self.one(*tame)


def queries(seed: int, count: int, bold: bool) -> Iterator[str]:
    """Yield *count* queries; the same *seed* gives the same ones. One that ends in ``/*o*/`` gives its rows in a certain order.

    *bold* ones use aggregates in predicates and the other forms that the guard is for, next to ordinary ones.
    """
    random = Random(seed)
    made: list[Callable[[Expressions], str]] = [
        *([_expression] * 5),
        *([_filter] * 4),
        *([_grouped] * 5),
        *(
            _all,
            _ordered,
            _unwound,
            _having,
            _matched,
            _optional,
            _within,
            _called,
            _union,
            _chain,
            _path,
            _subqueries,
        ),
    ]
    for _ in range(count):
        yield random.choice(made)(Expressions(random, bold))


def _edge(e: Expressions) -> str:
    kind = e.one("", ":R", ":Q", ":R|Q")
    return e.one(f"-[r{kind}]->", f"<-[r{kind}]-", f"-[r{kind}]-")


def _expression(e: Expressions) -> str:
    return f"MATCH (n:E) RETURN n.uid AS u, {e.any(3)} AS x, {e.any(2)} AS y ORDER BY u /*o*/"


def _filter(e: Expressions) -> str:
    return f"MATCH (n:E) WHERE {e.one(e.truth(3), e.subquery() + ' = true', e.truth(2))} RETURN n.uid AS u"


def _grouped(e: Expressions) -> str:
    key = e.one("n.g", "n.b", "n.i % 2", "n.d.year", "n.s IS NULL", "size(n.t)")
    return f"MATCH (n:E) WITH n ORDER BY n.uid RETURN {key} AS k, {e.over()} AS a, {e.over()} AS b"


def _all(e: Expressions) -> str:
    where = e.one("", "WHERE n.i > 1 ", "WHERE false ", "WHERE n.g IS NULL ")
    return f"MATCH (n:E) {where}WITH n ORDER BY n.uid RETURN {e.over()} AS a, {e.over()} AS b"


def _ordered(e: Expressions) -> str:
    return f"MATCH (n:E) RETURN n.uid AS u, {e.number(2)} AS x ORDER BY x {e.one('', 'DESC')}, u {e.one('', 'SKIP 3 LIMIT 5')} /*o*/"


def _unwound(e: Expressions) -> str:
    return f"MATCH (n:E) UNWIND {e.one('n.l', 'n.t', e.list(2))} AS x RETURN {e.one('n.uid AS u, x', 'x, count(*) AS c', 'DISTINCT x')}"


def _having(e: Expressions) -> str:
    condition = e.one("c > 1", "a > 2", "a IS NULL OR a < 100", "NOT a > 2", "c IN [1, 2]")
    return f"MATCH (n:E) WITH n.g AS k, count(*) AS c, {e.one('sum(n.i)', 'max(n.i)')} AS a WHERE {condition} RETURN k, c, a"


def _matched(e: Expressions) -> str:
    return (
        f"MATCH (n:E){_edge(e)}(m:E) WHERE {e.truth(1)} RETURN n.uid AS u, m.uid AS v, type(r) AS t, r.w AS w"
    )


def _optional(e: Expressions) -> str:
    return f"MATCH (n:E) OPTIONAL MATCH (n){_edge(e)}(m:E) WHERE m.i > {e.number(0)} RETURN n.uid AS u, count(m) AS c, sum(m.i) AS s"


def _within(e: Expressions) -> str:
    return f"MATCH (n:E) WHERE EXISTS {{ MATCH (n){_edge(e)}(m) WHERE m.i > 1 }} RETURN n.uid AS u, {e.any(1)} AS x"


def _called(e: Expressions) -> str:
    return f"MATCH (n:E) CALL (n) {{ MATCH (n){_edge(e)}(m) RETURN {e.one('count(m)', 'sum(m.i)', 'max(r.w)')} AS c }} RETURN n.uid AS u, c"


def _union(e: Expressions) -> str:
    both = e.one("UNION", "UNION ALL")
    return f"MATCH (n:E) WHERE {e.truth(1)} RETURN n.g AS x {both} MATCH (n:E) WHERE {e.truth(1)} RETURN n.s AS x"


def _chain(e: Expressions) -> str:
    hops = e.one("*1..2", "*2", "*..3")
    return f"MATCH (n:E {{uid: 'e0{e.one(*'01234')}'}})-[:R{hops}]->(m) RETURN m.uid AS u, count(*) AS c"


def _path(e: Expressions) -> str:
    one, other = e.random.sample("0123456789", 2)
    ends = f"(a:E {{uid: 'e0{one}'}})-[:R*..6]-(b:E {{uid: 'e0{other}'}})"
    return f"MATCH p = shortestPath({ends}) RETURN length(p) AS l"


def _subqueries(e: Expressions) -> str:
    return f"MATCH (n:E) RETURN n.uid AS u, {e.subquery()} AS x ORDER BY u /*o*/"
