"""The house rules for the texts of questions, held over every file: what any Neo4j 5, embedded engine and SPARQL 1.1 server reads alike."""

import re
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import Any

import pytest

from remit.graph.engines.guard import forbid
from remit.graph.engines.query import keywords
from remit.graph.engines.words import Word, split_list, words
from remit.ontology import model
from remit.queries.binding import names
from remit.queries.contract import Question
from remit.queries.library import questions

EVERY = list(questions().values())
TWINS = list(questions("sparql").values())
UNWANTED = {
    r"\{\s*\d*\s*,\s*\d*\s*\}": "a quantified path",
    r"collect\s*\{|exists\s*\(": "a form that one engine lacks",
    r"round\([^()]*,\s*0\s*\)": "a round to no digit",
    r"(?<!toString\()\b\w+\.issuedOn": "a date as a date",
}
NEITHER = (
    "SHORTEST",
    "ANY",
    "APOC",
    "ELEMENTID",
    "CREATE",
    "MERGE",
    "SET",
    "DELETE",
    "REMOVE",
    "FOREACH",
    "LOAD",
    "USE",
    "CYPHER",
)


def bound_names(found: Sequence[Word]) -> set[str]:
    """Return the names of nodes, relations, paths and columns that the query makes before its last RETURN."""
    made = set()
    for before, word, after in zip(found, found[1:], found[2:], strict=False):
        if word.kind == "name" and (
            (before.text == "(" and after.text in (":", ")"))
            or (before.text == "[" and after.text == ":")
            or before.key == "AS"
            or (before.key == "MATCH" and after.text == "=")
        ):
            made.add(word.text.strip("`"))
    return made


def nodes(found: Sequence[Word]) -> Iterator[tuple[str, bool]]:
    """Yield each node of the patterns: its name, or nothing, and whether it has a label there."""
    for place, word in enumerate(found):
        before = found[place - 1] if place else None
        if word.text != "(" or before is None:
            continue
        function = before.kind == "name" and before.key not in (
            "MATCH",
            "WHERE",
            "AND",
            "OR",
            "NOT",
            "IN",
            "AS",
            "WHEN",
            "THEN",
            "ELSE",
        )
        after = found[place + 1 : place + 3]
        if before.key == "MATCH" or before.text in ("-", ">", ","):
            if function or (
                before.text == "," and after[0].text not in (":",) and after[-1].text not in (":", ")")
            ):
                continue
            name = after[0].text if after[0].kind == "name" else ""
            yield name, ":" in (after[0].text, after[-1].text)


@pytest.mark.parametrize("question", EVERY, ids=lambda q: q.name)
def test_the_guard_lets_it_pass(question: Question) -> None:
    """No aggregate inside a predicate, no condition on a shortest path, no two columns of one name, no file."""
    forbid(question.text)


def faults(text: str) -> Iterator[str]:
    """Yield what breaks the rules in the Cypher *text*."""
    found = list(words(text))
    yield from unlabelled(text, found)
    yield from misnamed(text, found)
    yield from (
        "an identifier is not ASCII" for word in found if word.kind != "text" and not word.text.isascii()
    )
    yield from (f"{word.key} is not for questions" for word in found if word.key in NEITHER)
    bare = re.sub(r"'[^']*'", "''", text)
    for pattern, said in UNWANTED.items():
        if re.search(pattern, bare):
            yield said
    labels: set[str] = {label for kind in model().classes for label in model().labels(kind)}
    types: set[str] = {edge.type for edge in model().edges.values()}
    for group in re.findall(r":\s*([A-Z][\w|]*)", bare):
        yield from (f"{each} is not of the model" for each in group.split("|") if each not in labels | types)
    for name in re.findall(r"\b[a-z]\w*\.([a-z]\w*)", bare):
        if name not in {*model().properties, "id", "evidence"}:
            yield f"{name} is not of the model"


def unlabelled(text: str, found: Sequence[Word]) -> Iterator[str]:
    """Yield the nodes that have no label, and had none where they were bound."""
    known = {name for name, labelled in nodes(found) if labelled and name} | set(
        re.findall(r"\bAS (\w+)", text)
    )
    yield from (
        f"({name}) has no label" for name, labelled in nodes(found) if not labelled and name not in known
    )


def misnamed(text: str, found: Sequence[Word]) -> Iterator[str]:
    """Yield the columns without a name of their own, whole nodes, and what the rows are ordered by that is no column."""
    last = max(place for place, word in enumerate(found) if word.key == "RETURN")
    body, ordered, order = text[found[last].start + len("RETURN") :].partition("ORDER BY")
    scope, aliases = bound_names(found[:last]), set()
    for column in split_list(body):
        match = re.fullmatch(r"(.+?)\s+AS\s+`?(\w+)`?", column, flags=re.DOTALL)
        if not match:
            yield f"{column} has no alias"
            continue
        aliases.add(match[2])
        if match[2] in scope:
            yield f"{match[2]} is a name in scope"
        if match[1] in {name for name, _ in nodes(found)}:
            yield f"{column} is a whole node"
    if not ordered:
        yield "there is no order"
    for part in split_list(order):
        if part.split()[0].strip("`") not in aliases:
            yield f"{part} is no column"


@pytest.mark.parametrize("question", EVERY, ids=lambda q: q.name)
def test_a_text_keeps_the_rules(question: Question) -> None:
    """Labels, aliases, order, ASCII, reading only, dates as text, and nothing that the model does not have."""
    assert list(faults(question.text)) == []
    assert tuple(re.findall(r"\bAS `?(\w+)", question.text.rpartition("RETURN")[2])) == question.fetched


@pytest.mark.parametrize("question", EVERY, ids=lambda q: q.name)
def test_its_order_tells_all_rows_apart(question: Question) -> None:
    """The last ORDER BY ends with what makes a row one: an id, or all columns that are no numbers of something."""
    ordered = {name for name, _ in question.order}
    ids = {c for c in question.fetched if c == "id" or c.endswith("_id")}
    assert (ids and ids <= ordered) or ordered & {"document", "unit", "month"}


GOOD = "MATCH (t:Task)-[:IN_PLAN]->(p:Plan) WHERE t.number > 3 RETURN t.id AS id, p.title AS plan ORDER BY plan, id"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("(t:Task)", "(t)", "(t) has no label"),
        ("(p:Plan)", "()", "() has no label"),
        ("AS id", "AS t", "t is a name in scope"),
        ("t.id AS id,", "t.id,", "t.id has no alias"),
        ("t.id AS id", "t AS id", "t AS id is a whole node"),
        ("t.id AS id, p.title AS plan", "*", "* has no alias"),
        ("ORDER BY plan, id", "", "there is no order"),
        ("ORDER BY plan", "ORDER BY p.title", "p.title is no column"),
        ("[:IN_PLAN]->", "[:IN_PLAN]->{1,3}", "a quantified path"),
        ("-[:IN_PLAN]->", "-[:IN_PALN]->", "IN_PALN is not of the model"),
        ("t.number", "t.nummer", "nummer is not of the model"),
        ("MATCH (t", "MATCH q = SHORTEST 1 (t", "SHORTEST is not for questions"),
        ("RETURN", "SET t.number = 3 RETURN", "SET is not for questions"),
        ("p.title AS plan", "p.title AS 计划", "an identifier is not ASCII"),
        ("p.title AS plan", "p.issuedOn AS plan", "a date as a date"),
    ],
)
def test_a_broken_rule_is_seen(old: str, new: str, said: str) -> None:
    """What a rule forbids is told."""
    assert list(faults(GOOD)) == []
    assert said in list(faults(GOOD.replace(old, new)))


@pytest.mark.parametrize("question", TWINS, ids=lambda q: q.name)
def test_sparql_is_plain_too(question: Question) -> None:
    """Parameters stand in VALUES alone; predicates are of the model; nothing is written, and no other server asked."""
    text = re.sub(r'"[^"]*"', '""', question.text)
    assert names(question.text) >= {p.name for p in question.parameters} - (
        {"pivots"} if question.measure else set()
    )
    assert not keywords(question.text) & {
        "INSERT",
        "DELETE",
        "SERVICE",
        "LOAD",
        "CLEAR",
        "DROP",
        "FROM",
        "GRAPH",
    }
    terms: Any = {p.iri for p in model().properties.values()} | {f"remit:{name}" for name in model().classes}
    terms |= {edge.direct and f"remit:{edge.direct}" for edge in model().edges.values()}
    terms |= {f"remit:{c.name}" for scheme in model().schemes.values() for c in scheme} | {
        "skos:notation",
        "xsd:integer",
    }
    assert set(re.findall(r"\b(?:remit|skos|dcterms|prov|oa|org|xsd):[\w-]+", text)) <= terms
    assert "ORDER BY" in question.text


def test_every_text_is_a_question() -> None:
    """The folders hold one Cypher and one SPARQL text for each name, and nothing else."""
    queries = files("remit.queries")
    assert {f.name for f in queries.joinpath("cypher").iterdir()} == {f"{q.name}.cypher" for q in EVERY}
    assert {f.name for f in queries.joinpath("sparql").iterdir()} == {f"{q.name}.rq" for q in EVERY}
    assert len(EVERY) >= 28
