"""The written forms of the model: current, the same everywhere, readable by the engines they are for."""

import ast
import json
import os
import re
import subprocess
import sys
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from remit.errors import UnknownFormat
from remit.graph.build import build
from remit.graph.engines.cypher import select, write_database
from remit.graph.export import export
from remit.graph.model import Graph, Node
from remit.loaders.load import load
from remit.ontology import classes, forms, model
from remit.ontology.forms import FORMS, turtle

# rdflib's own reader of JSON-LD uses what rdflib deprecates
RDFLIB = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = Path(str(files("remit.examples")))
CONTEXT = json.loads(forms.form("context").write(model()))


@cache
def example() -> Graph:
    """Return the graph of the two example plans."""
    return build(load(EXAMPLES).documents)


@pytest.mark.parametrize("name", FORMS)
def test_each_form_in_the_repository_is_current(name: str) -> None:
    """What the model says now is what the file says; if not, run `make ontology`."""
    folder, _, file = FORMS[name].path.rpartition("/")
    place = Path(str(files("remit.ontology"))) if folder == "ontology" else ROOT / folder
    if not place.is_dir():
        pytest.skip("the documentation is not here: these are the tests of an installed remit")
    assert (place / file).read_text(encoding="utf-8") == FORMS[name].write(model())


def test_forms_are_the_same_under_any_hash_seed() -> None:
    """Two processes with different hash seeds write the same bytes."""
    code = "from remit.ontology import model; from remit.ontology.forms import FORMS; print([f.write(model()) for f in FORMS.values()])"
    written = {
        subprocess.check_output([sys.executable, "-c", code], env=os.environ | {"PYTHONHASHSEED": seed})
        for seed in ("1", "2")
    }
    assert len(written) == 1


def test_an_unknown_form_is_refused() -> None:
    """The message lists the forms that there are."""
    with pytest.raises(UnknownFormat, match="no form 'xml'; the forms are owl, "):
        forms.form("xml")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_text_is_a_literal_that_reads_back(text: str) -> None:
    """What is written into Turtle is what a reader of Turtle gets."""
    source = f"<http://x/s> <http://x/p> {turtle.literal(text, 'zh')} ."
    (read,) = pyoxigraph.parse(source.encode(), pyoxigraph.RdfFormat.TURTLE)
    assert read.object == pyoxigraph.Literal(text, language="zh")


def test_the_ontology_is_the_same_for_both_readers() -> None:
    """Oxigraph and rdflib read isomorphic graphs from the Turtle."""
    text = forms.form("owl").write(model())
    read = pyoxigraph.parse(text.encode(), pyoxigraph.RdfFormat.TURTLE)
    lines = pyoxigraph.serialize((q.triple for q in read), format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert lines
    assert isomorphic(rdflib.Graph().parse(data=text), rdflib.Graph().parse(data=lines, format="nt"))


# -- JSON-LD


def both_read(document: dict[str, Any]) -> set[str]:
    """Return the lines of N-Triples that Oxigraph reads from a JSON-LD *document*, once rdflib has read the same."""
    source = json.dumps(document, ensure_ascii=False)
    read = pyoxigraph.parse(source.encode(), pyoxigraph.RdfFormat.JSON_LD)
    lines = {f"{quad.triple} ." for quad in read}
    other = rdflib.Dataset().parse(data=source, format="json-ld")
    said = "".join(f"{s.n3()} {p.n3()} {o.n3()} .\n" for s, p, o, _ in other.quads())
    again = pyoxigraph.parse(said.encode(), pyoxigraph.RdfFormat.TURTLE)
    assert {f"{quad.triple} ." for quad in again} == lines
    return lines


@RDFLIB
def test_a_document_written_by_hand_means_the_same_to_both_readers() -> None:
    """Texts, codes, numbers, dates and nested relation nodes become the triples that an export has."""
    base = "https://w3id.org/remit/id/"
    task = {
        **CONTEXT,
        "id": f"{base}task.d.1.12",
        "type": "Task",
        "number": 12,
        "title": {"zh": "推进农村电商技能人才培训"},
        "inPlan": f"{base}plan.d.1",
        "hasTarget": [
            {"id": f"{base}target.d.1.12.36", "value": "0.98", "operator": "op-ge", "aspirational": False}
        ],
        "responsibilities": [
            {"id": f"{base}resp.d.1.12.a", "type": "Responsibility", "role": "role-lead", "organization": f"{base}org.a"}
        ],
    }  # fmt: skip
    lines = both_read(task)
    assert len(lines) == 12
    for part in (
        'task.d.1.12> <http://purl.org/dc/terms/title> "推进农村电商技能人才培训"@zh',
        'task.d.1.12> <https://w3id.org/remit/ns#number> "12"^^<http://www.w3.org/2001/XMLSchema#integer>',
        'value> "0.98"^^<http://www.w3.org/2001/XMLSchema#decimal>',
        "operator> <https://w3id.org/remit/ns#op-ge>",
        "resp.d.1.12.a> <https://w3id.org/remit/ns#task> <https://w3id.org/remit/id/task.d.1.12>",
        "role> <https://w3id.org/remit/ns#role-lead>",
    ):
        assert any(part in line for line in lines), part


@RDFLIB
def test_the_example_survives_the_context(tmp_path: Path) -> None:
    """The whole graph of the examples, compacted with the context and read by both engines, is the same graph."""
    export(example(), "ntriples", tmp_path / "g.nt")
    graph = rdflib.Graph().parse(tmp_path / "g.nt")
    document = json.loads(graph.serialize(format="json-ld", context=CONTEXT["@context"], auto_compact=False))
    before = pyoxigraph.parse((tmp_path / "g.nt").read_bytes(), pyoxigraph.RdfFormat.N_TRIPLES)
    assert both_read(document) == {f"{quad.triple} ." for quad in before}
    things = [thing for thing in document["@graph"] if thing["type"] == "Task"]
    assert len(things) == example().counts()["Task"]
    assert all(isinstance(thing["number"], dict | int | str) and "inPlan" in thing for thing in things)


def test_no_term_of_the_context_is_taken_for_another() -> None:
    """A name is a prefix, an alias or a term, never two of them, and each property of the graph has one."""
    terms = CONTEXT["@context"]
    assert not {"id", "type"} & {*model().classes, *model().properties, *model().lists}
    assert not {*model().prefixes} & {*model().classes, *model().properties, *model().lists}
    assert {*model().classes, *model().properties} <= terms.keys()


# -- property graphs


def test_the_embedded_engine_takes_every_statement_of_its_form(tmp_path: Path) -> None:
    """The engine runs the form line by line, each in its language, and then has all edge types and an index for each label."""
    arcadedb = pytest.importorskip("arcadedb")
    database = arcadedb.create_database(str(tmp_path / "db"))
    language = ""
    for line in forms.form("embedded").write(model()).splitlines():
        if line.startswith("//"):
            language = "sql" if line.endswith("SQL:") else "opencypher"
            continue
        with database.transaction():
            database.command(language, line.rstrip(";"))
    types = {row["name"] for row in database.query("sql", "SELECT name FROM schema:types").to_list()}
    indexes = {
        row["typeName"] for row in database.query("sql", "SELECT typeName FROM schema:indexes").to_list()
    }
    database.close()
    assert {edge.type for edge in model().edges.values()} <= types
    assert {label for name in model().things for label in model().labels(name)} <= indexes & types


def test_the_engine_of_a_store_is_told_what_the_form_says(tmp_path: Path) -> None:
    """A node of each class loads into the engine, and is found by the labels that the form declares."""
    things = [Node(f"x.{name}", name, {}) for name in model().things]
    write_database(Graph.of(things, []), tmp_path / "db")
    declared = re.findall(r"CREATE \(n:(\S+)\) DELETE n;", forms.form("embedded").write(model()))
    assert len(declared) == len(things)
    for labels in declared:
        _, rows = select(tmp_path / "db", f"MATCH (n:{labels}) RETURN n.id AS id", {})
        assert {f"x.{label}" for label in labels.split(":")} & {id for (id,) in rows}


def test_neo4j_gets_a_unique_id_for_every_class_and_no_name_twice() -> None:
    """Each statement can be run again, each constraint and index has a name of its own, and its property exists."""
    lines = [x for x in forms.form("neo4j").write(model()).splitlines() if not x.startswith("//")]
    form = re.compile(
        r"CREATE (?:CONSTRAINT|(?:TEXT )?INDEX) (\w+) IF NOT EXISTS FOR (?:\(n:(\w+)\)|\(\)-\[r:(\w+)\]-\(\)) "
        r"(?:REQUIRE n\.id IS UNIQUE|ON \([nr]\.(\w+)\));"
    )
    found = [match.groups() for line in lines if (match := form.fullmatch(line))]
    assert len(found) == len(lines) == len({name for name, *_ in found})
    own = {"RemitState", "RemitText"}  # what a push keeps for itself
    assert {label for _, label, _, indexed in found if indexed is None} == {*model().things, *own}
    for _, label, type_, indexed in found:
        assert not label or not indexed or indexed in {"document", *model().classes[label].fields}
        assert not type_ or any(edge.type == type_ for edge in model().edges.values())


# -- Python


def test_every_thing_and_relation_of_the_example_is_one_of_the_classes() -> None:
    """The typed classes take whatever the graph says of each thing and relation, and lack nothing that they require."""
    held: dict[str, dict[str, Any]] = {n.id: dict(n.properties) for n in example().nodes.values()}
    kinds = {node.id: node.kind for node in example().nodes.values()}
    links: list[tuple[str, str, str]] = []
    for edge in example().edges:
        known = model().edges[edge.kind]
        subject, object = (edge.target, edge.source) if known.reverse else (edge.source, edge.target)
        links.append((subject, known.direct or edge.kind, object))
        if known.start and known.end:
            held[edge.id], kinds[edge.id] = dict(edge.properties), edge.kind
            links += [(edge.id, known.start, edge.source), (edge.id, known.end, edge.target)]
            links += [(edge.id, "evidence", mention) for mention in edge.evidence]
    for subject, name, object in links:
        held[subject][name] = (*held[subject].get(name, ()), object)
    made = 0
    for id, values in held.items():
        fields = model().classes[kinds[id]].fields
        one = {n: v[0] for n, v in values.items() if fields[n] in "1?" and isinstance(v, tuple)}
        thing = getattr(classes, kinds[id])(id=id, **values | one)
        assert thing.id == id
        made += 1
    assert made > 100


def test_codes_are_those_of_the_graph_with_their_words() -> None:
    """Each code list is an enumeration whose members equal the codes of the graph."""
    for each in model().lists.values():
        members = list(getattr(classes, each.class_name))
        assert [(m, m.zh, m.en) for m in members] == [
            (c.code, c.label["zh"], c.label["en"]) for c in each.concepts
        ]


def test_the_classes_need_nothing_but_the_standard_library() -> None:
    """The module can be copied out of remit and used by itself."""
    tree = ast.parse(forms.form("python").write(model()))
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert imported == {"__future__", "dataclasses", "enum"}


# -- w3id


def redirect(path: str, accept: str) -> tuple[int, str]:
    """Return the status and the target that the rules of the w3id form give a request, read as mod_rewrite reads them."""
    conditions: list[str] = []
    for line in forms.form("w3id").write(model()).splitlines():
        word, *rest = line.split(" ")
        if word == "RewriteCond":
            conditions.append(rest[1])
        elif word == "RewriteRule":
            match = re.search(rest[0], path)
            if match and (not conditions or any(re.search(c, accept) for c in conditions)):
                status = re.search(r"R=(\d+)", rest[2])
                assert status
                return int(status[1]), rest[1].replace("$1", match[1] if match.groups() else "")
            conditions = []
    return 404, ""


@pytest.mark.parametrize(
    ("path", "accept", "file"),
    [
        ("ns", "text/html,application/xhtml+xml;q=0.9", "remit.html"),
        ("ns", "text/turtle", "remit.ttl"),
        ("ns", "*/*", "remit.ttl"),
        ("ns/0.1.0", "text/html", "0.1.0/remit.html"),
        ("ns/0.1.0", "text/turtle", "0.1.0/remit.ttl"),
        ("ns/context.jsonld", "application/ld+json", "context.jsonld"),
        ("ns/shapes", "text/turtle", "shapes.ttl"),
        ("id/task.d.1.12", "text/html", "remit.html"),
    ],
)
def test_w3id_leads_to_the_form_that_is_asked_for(path: str, accept: str, file: str) -> None:
    """A browser gets the page, everything else Turtle; forms and versions have addresses of their own."""
    status, target = redirect(path, accept)
    assert target == model().header.home + file
    assert status in (302, 303)


def test_w3id_leads_nowhere_else() -> None:
    """What is none of remit's addresses is not redirected."""
    assert redirect("nsx", "text/html") == redirect("ns/context-jsonld", "*/*") == (404, "")
