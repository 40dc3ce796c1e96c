"""RDF files that remit wrote, read back: the same graph from every format, as a store, and through rdflib."""

from __future__ import annotations

import gzip
import importlib.util
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit import ask, build, extract, open_store
from remit.errors import BrokenStore, NoStore, StoreError, UnknownFormat
from remit.graph.export import export
from remit.graph.export.rdf import from_rdflib, to_rdflib
from remit.graph.model import Edge, Graph, Node
from remit.graph.retrieval import ENDINGS, from_statements, retrieve
from remit.graph.store.folder import FolderStore
from remit.graph.triples import statements

PLANS = (
    """甲协会2023年工作要点
一、服务
1.办好年会。举办第三届甲乙论坛，新建20个基地。（乙部牵头，丙部配合）
""",
    """甲协会2024年工作要点
（甲协发〔2024〕3号）
一、服务
1.办好年会。举办第四届甲乙论坛，力争新建30-40个基地。（牵头部门：乙部；配合部门：各县协会）
2.培训人员。年底前培训2万人次，“甲乙”工程覆盖率达到95%。（责任领导：王大海；责任部门：丙部、有关单位）
""",
)


def bare(graph: Graph) -> Graph:
    """Return *graph* without the evidence of edges that RDF has no node for."""
    return Graph.of(
        graph.nodes.values(),
        (e if e.id or e.kind == "evidence" else replace(e, evidence=()) for e in graph.edges),
    )


@pytest.fixture(scope="module")
def graph() -> Graph:
    """Return the graph of two plans of which the later goes on with the earlier."""
    return bare(build([extract(text, f"d{n}") for n, text in enumerate(PLANS)]))


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_format_gives_the_graph_back(ending: str, graph: Graph, tmp_path: Path) -> None:
    """What was exported comes back equal, also from the formats that have no named graphs."""
    path = tmp_path / f"plans{ending}"
    export(graph, ENDINGS[ending], path)
    assert retrieve(path) == graph


def test_a_compressed_file_and_two_files_are_one_graph(graph: Graph, tmp_path: Path) -> None:
    """A file may be compressed, and several files say one graph together."""
    export(graph, "nquads", tmp_path / "all.nq")
    lines = (tmp_path / "all.nq").read_bytes().splitlines(keepends=True)
    for n in (0, 1):
        with gzip.open(tmp_path / f"part{n}.nq.gz", "wb") as out:
            out.writelines(lines[n::2])
    assert retrieve(tmp_path / "part0.nq.gz", tmp_path / "part1.nq.gz") == graph


def test_reifiers_change_nothing(graph: Graph, tmp_path: Path) -> None:
    """A file with RDF 1.2 reifiers gives the graph of one without."""
    export(graph, "trig", tmp_path / "plans.trig", rdf12=True)
    assert retrieve(tmp_path / "plans.trig") == graph


@given(
    name=st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=20),
    value=st.one_of(st.integers(0, 10**12), st.floats(0, 1e6, allow_nan=False)),
    aspires=st.booleans(),
    due=st.sampled_from(["2024", "2024-06", "2024-06-30", "年底"]),
)
def test_any_value_comes_back_without_named_graphs(name: str, value: float, aspires: bool, due: str) -> None:
    """Texts, numbers, truth and partial dates survive, and things find their document by their ids."""
    nodes = [
        Node("doc.d", "Document", {"title": name}, "d"),
        Node("text.abc", "SourceText", {"sha256": "abc", "charLength": 9}, "d"),
        Node("org.h1", "Organization", {"name": name, "organizationType": "other"}),
        Node(
            "target.d.1.1.4",
            "Target",
            {"value": value, "aspirational": aspires, "due": due, "targetKind": "count"},
            "d",
        ),
    ]
    edges = [
        Edge("hasText", "doc.d", "text.abc", document="d"),
        Edge("issuedBy", "org.h1", "doc.d", document="d"),
    ]
    graph = Graph.of(nodes, edges)
    assert from_statements(each._replace(graph="") for each in statements(graph)) == graph


def test_a_file_is_a_store_that_answers(graph: Graph, tmp_path: Path) -> None:
    """Questions get the rows of the folder from an exported file, and what needs the plans says so."""
    with FolderStore.open(tmp_path / "remit.db", create=True) as folder:
        folder.add([extract(text, f"d{n}") for n, text in enumerate(PLANS)])
        rows = ask(folder, "workload").rows
        listed = [row[:-1] for row in folder.listing().rows]
    export(graph, "turtle", tmp_path / "plans.ttl")
    with open_store(tmp_path / "plans.ttl") as store:
        assert ask(store, "workload").rows == rows
        assert [row[:-1] for row in store.listing().rows] == listed
        assert store.graph() == graph
        for refused in (store.documents, lambda: store.add([]), lambda: store.remove(["d0"])):
            with pytest.raises(StoreError, match=r"plans\.ttl"):
                refused()
        with pytest.raises(StoreError, match="SPARQL"):
            store.cypher("RETURN 1")


@pytest.mark.parametrize("kept", ["default", "Oxigraph"])
def test_rdflib_gives_the_graph_back(kept: str, graph: Graph) -> None:
    """The rdflib dataset, whichever store keeps it, and an rdflib graph read from Turtle lead back to the graph."""
    import rdflib

    if kept == "Oxigraph" and not importlib.util.find_spec("oxrdflib"):
        pytest.skip("no oxrdflib here")
    dataset = to_rdflib(graph, store=kept)
    assert ("Oxigraph" in type(dataset.store).__name__) == (kept == "Oxigraph")
    assert from_rdflib(dataset) == graph
    flat = rdflib.Graph().parse(data=dataset.serialize(format="nt"), format="nt")
    assert from_rdflib(flat) == graph


@pytest.mark.parametrize(
    ("name", "content", "error", "message"),
    [
        ("plans.docx", b"", UnknownFormat, r"\.ttl"),
        ("plans.ttl", b"<a> <b", BrokenStore, "turtle"),
        ("plans.ttl", b"<http://x/a> a <http://x/B> .", BrokenStore, "no class"),
        ("plans.ttl", b"[] a <http://x/B> .", BrokenStore, "blank"),
        ("plans.nq.gz", b"no gzip", BrokenStore, "nquads"),
        ("none.ttl", None, NoStore, "does not exist"),
    ],
)
def test_what_is_no_export_of_remit_is_named(
    name: str, content: bytes | None, error: type[Exception], message: str, tmp_path: Path
) -> None:
    """A file of another kind, a damaged one, somebody else's data or none at all gets a message that says so."""
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(error, match=message):
        retrieve(tmp_path / name)
