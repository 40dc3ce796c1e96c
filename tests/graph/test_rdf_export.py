"""RDF files, the rdflib Dataset, and files of any format."""

import io
import os
import random
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from remit.errors import UnknownFormat
from remit.graph.export import export, formats
from remit.graph.export.rdf import FORMATS, to_rdflib, write
from remit.graph.model import Edge, Graph, Node, Value
from remit.graph.triples import Literal, Statement, statements

# rdflib 7.6 uses names of its own that it deprecates
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

WITH_GRAPHS = {"nquads", "trig", "jsonld"}
RDFLIB_NAMES = {"ntriples": "nt", "jsonld": "json-ld", "rdfxml": "xml"}
HOSTILE = (
    '"""', "'''", "\\", "a\\nb", "a\nb", "a\r\nb\rc", "a\u2028b\u2029c\x85d", "\t \x00\x01\x1f\x7f", "<script>&amp;]]>",
    "😀河南𠀀", "\ufffe\uffff", " ", "", "%s{0}$1", "@zh", "^^<x>", "<a> <b> <c> .", "e\u0301", "\u202e",
)  # fmt: skip

Statements = set[tuple[str, str, str | Literal, str]]


def specimen(texts: Iterable[str] = HOSTILE) -> Graph:
    """Return a graph with each datatype, a code, a group, both sorts of edges and *texts*."""
    target: dict[str, Value] = {
        "targetKind": "ratio",
        "value": 98.5,
        "minValue": 200,
        "due": "2018-06",
        "aspirational": True,
        "confidence": 1.0,
    }
    nodes = [
        Node("org.a", "Organization", {"name": "甲协会", "altName": tuple(texts)}),
        Node("org.g", "OrganizationGroup", {"name": "各部室", "groupQuantifier": "all"}),
        Node("doc.d", "Document", {"title": "要点", "issuedOn": "2018-02-01"}, "d"),
        Node("task.d.1.1", "Task", {"number": 1, "text": "办好科普周"}, "d"),
        Node("target.d.1.1.0", "Target", target, "d"),
        Node("year.2018", "Year", {"gregorianYear": 2018}),
        Node("span.t.0-2", "Mention", {"exact": "科普", "charStart": 0, "charEnd": 2}, "d"),
        Node("sec.e.1", "Section", {"title": "章"}, "e"),
    ]
    edges = [
        Edge("hasTarget", "task.d.1.1", "target.d.1.1.0", document="d"),
        Edge("issuedBy", "org.a", "doc.d", document="d"),
        Edge("groupScope", "org.g", "org.a"),
        Edge("Responsibility", "org.g", "task.d.1.1", ("span.t.0-2",), "resp.d.1.1.g", {"role": "lead"}, "d"),
    ]
    return Graph.of(nodes, edges)


def expected(graph: Graph, format: str) -> Statements:
    """Return what a file of *graph* in *format* must say."""
    found = {s if format in WITH_GRAPHS else Statement(*s[:3], "") for s in statements(graph)}
    return {in_xml(s) for s in found} if format == "rdfxml" else {*found}


def in_xml(statement: Statement) -> Statement:
    """Return *statement* with pictures of the characters that XML cannot hold."""
    said = statement.object
    if not isinstance(said, Literal):
        return statement
    shown = {n: 0x2400 + n for n in range(32) if chr(n) not in "\t\n\r"} | {0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD}
    return statement._replace(object=said._replace(text=said.text.translate(shown)))


def by_pyoxigraph(data: bytes, format: str) -> Statements:
    """Return what pyoxigraph reads in *data*."""
    kind = {
        "turtle": "ttl",
        "ntriples": "nt",
        "nquads": "nq",
        "trig": "trig",
        "jsonld": "jsonld",
        "rdfxml": "rdf",
    }
    notation = pyoxigraph.RdfFormat.from_extension(kind[format])
    found: Statements = set()
    for quad in pyoxigraph.parse(data, notation):
        assert isinstance(quad.subject, pyoxigraph.NamedNode)
        place = quad.graph_name.value if isinstance(quad.graph_name, pyoxigraph.NamedNode) else ""
        said = quad.object
        if isinstance(said, pyoxigraph.Literal):
            value: str | Literal = plain(said.value, said.datatype.value, said.language or "")
        else:
            assert isinstance(said, pyoxigraph.NamedNode)
            value = said.value
        found.add((quad.subject.value, quad.predicate.value, value, place))
    return found


def by_rdflib(dataset: rdflib.Dataset, format: str) -> Statements:
    """Return the statements of *dataset*; those of its default graph have no graph."""
    found: Statements = set()
    for graph in dataset.graphs():
        assert isinstance(graph.identifier, rdflib.URIRef)
        place = "" if graph.identifier == rdflib.graph.DATASET_DEFAULT_GRAPH_ID else str(graph.identifier)
        for subject, predicate, said in graph:
            assert isinstance(subject, rdflib.URIRef)
            assert isinstance(said, rdflib.URIRef | rdflib.Literal)
            value: str | Literal = str(said)
            if isinstance(said, rdflib.Literal):
                assert not said.ill_typed
                value = plain(str(said), str(said.datatype or ""), said.language or "")
            found.add((str(subject), str(predicate), value, place if format in WITH_GRAPHS else ""))
    return found


def plain(text: str, datatype: str, language: str) -> Literal:
    """Return a literal whose datatype is named only where it is neither a string nor a text in a language."""
    implied = (
        "http://www.w3.org/2001/XMLSchema#string",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString",
    )
    return Literal(text, "" if datatype in implied else datatype, language)


def written(graph: Graph, format: str) -> bytes:
    """Return the file of *graph* in *format*."""
    out = io.BytesIO()
    export(graph, format, out)
    return out.getvalue()


@pytest.mark.parametrize("format", FORMATS)
def test_two_readers_find_what_the_graph_says(format: str) -> None:
    """Each RDF file, hostile texts included, is the same to pyoxigraph, to rdflib and to the graph."""
    graph = specimen()
    data = written(graph, format)
    assert by_pyoxigraph(data, format) == expected(graph, format)
    dataset = rdflib.Dataset()
    dataset.parse(data=data, format=RDFLIB_NAMES.get(format, format), publicID="http://example.org/")
    assert by_rdflib(dataset, format) == expected(graph, format)


@pytest.mark.parametrize("format", FORMATS)
@given(texts=st.lists(st.text(), max_size=4))
def test_any_text_survives_in_every_notation(format: str, texts: list[str]) -> None:
    """Whatever characters a plan has, the file can be read and says them."""
    graph = Graph.of(
        [Node("org.a", "Organization", {"altName": tuple(texts), "identifier": "".join(texts)})], []
    )
    assert by_pyoxigraph(written(graph, format), format) == expected(graph, format)


@given(texts=st.lists(st.text(), max_size=4))
def test_any_text_survives_in_rdflib(texts: list[str]) -> None:
    """The Dataset says exactly what the graph says."""
    graph = specimen(texts)
    assert by_rdflib(to_rdflib(graph), "nquads") == expected(graph, "nquads")


def test_the_dataset_answers_sparql_with_the_prefixes_of_the_model() -> None:
    """A query of the Dataset needs neither GRAPH nor PREFIX lines."""
    dataset = specimen().to_rdflib("https://example.org/")
    rows = dataset.query(
        "SELECT ?o { ?t a remit:Task ; remit:responsibleOrganization ?o . ?o a remit:Organization }"
    )
    assert [str(row[0]) for row in rows if isinstance(row, rdflib.query.ResultRow)] == [
        "https://example.org/org.g"
    ]


@pytest.mark.parametrize("format", formats())
def test_the_order_of_the_input_does_not_change_a_byte(format: str) -> None:
    """Shuffled nodes and edges give the same file."""
    graph = specimen()
    nodes, edges = list(graph.nodes.values()), list(graph.edges)
    for seed in range(3):
        random.Random(seed).shuffle(nodes)
        random.Random(seed).shuffle(edges)
        assert written(Graph.of(nodes, edges), format) == written(graph, format)


def test_no_byte_depends_on_the_hash_seed() -> None:
    """Processes with different seeds of str hashes write the same files."""
    script = (
        "import hashlib, io\n"
        "from remit.graph.export import export, formats\n"
        "from remit.graph.model import Edge, Graph, Node\n"
        "nodes = [Node(f'year.{n}', 'Year', {'gregorianYear': n}) for n in range(1990, 2030)]\n"
        "nodes.append(Node('org.a', 'Organization', {'name': '甲', 'altName': ('乙', '丙')}))\n"
        "nodes.append(Node('task.d.1.1', 'Task', {'number': 1, 'title': '丁'}, 'd'))\n"
        "edges = [Edge('forYear', 'task.d.1.1', node.id) for node in nodes[:40]]\n"
        "edges.append(Edge('Responsibility', 'org.a', 'task.d.1.1', ('m.1', 'm.2'), 'r', {'role': 'lead'}, 'd'))\n"
        "for format in formats():\n"
        "    out = io.BytesIO()\n"
        "    export(Graph.of(nodes, edges), format, out)\n"
        "    print(format, hashlib.sha256(out.getvalue()).hexdigest())\n"
    )
    found = {
        subprocess.run(
            [sys.executable, "-X", "utf8", "-c", script],
            env=os.environ | {"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(found) == 1
    assert len(found.pop().splitlines()) == len(formats())


def test_turtle_is_made_to_be_read() -> None:
    """Turtle names what a thing is first, uses prefixes and writes numbers bare."""
    lines = written(specimen(()), "turtle").decode().splitlines()
    start = lines.index("id:target.d.1.1.0 a remit:Target ;")
    assert "\tremit:value 98.5 ." in lines[start:]
    assert "@prefix vann: <http://purl.org/vocab/vann/> ." not in lines


def test_json_ld_has_numbers_as_text() -> None:
    """No reader can turn 98.5 into 9.85E1, which is no decimal."""
    assert b'"@value":"98.5"' in written(specimen(()), "jsonld")


def test_an_empty_graph_is_a_file_too() -> None:
    """Nothing known is an empty file of the format, which readers accept."""
    for format in FORMATS:
        assert by_pyoxigraph(written(Graph.of([], []), format), format) == set()


def test_an_unknown_format_names_the_known_ones(tmp_path: Path) -> None:
    """A wrong format is refused before anything is written."""
    with pytest.raises(UnknownFormat, match=r"'n3'.*turtle.*graphml"):
        export(specimen(), "n3", tmp_path / "x")
    assert not list(tmp_path.iterdir())


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    """A new file takes the place of the old one with its permissions, and nothing else stays in the folder."""
    path = tmp_path / "图.ttl"
    path.write_text("old")
    path.chmod(0o640)
    export(specimen(), "turtle", str(path))
    assert path.read_bytes() == written(specimen(), "turtle")
    assert path.stat().st_mode & 0o777 == 0o640 or os.name == "nt"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failed_export_leaves_the_old_file(tmp_path: Path) -> None:
    """When the graph cannot be written, the file is as it was and no part of a new one is left."""
    path = tmp_path / "graph.nq"
    path.write_text("old")
    broken = Graph.of([Node("org.a", "Organization", {"organizationType": "no such code"})], [])
    with pytest.raises(ValueError, match="no such code"):
        export(broken, "nquads", path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """The error is about the folder that is not there, not about a file that the caller never named."""
    with pytest.raises(FileNotFoundError) as caught:
        export(specimen(), "turtle", tmp_path / "no" / "graph.ttl")
    assert caught.value.filename == str(tmp_path.resolve() / "no")


@pytest.mark.skipif(os.name == "nt", reason="pipes of this sort are POSIX")
def test_a_device_is_written_to_and_not_replaced() -> None:
    """Exporting to /dev/null leaves a device there."""
    export(specimen(), "turtle", "/dev/null")
    assert not Path("/dev/null").is_file()


def test_write_is_the_same_without_the_file() -> None:
    """The RDF module writes into any binary stream."""
    out = io.BytesIO()
    write(specimen(), "trig", out)
    assert out.getvalue() == written(specimen(), "trig")
