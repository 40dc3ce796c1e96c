"""The graph, its RDF index and its network have the same of everything."""

from collections import Counter
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from remit.graph.engines.sparql import select, write_index
from remit.graph.model import Edge, Graph, Node
from remit.graph.networks import to_networkx
from remit.ontology import model


def sparql_counts(index: Path) -> dict[str, int]:
    """Return how many things each class and how many edges each type has in an RDF index, as `Graph.counts` does.

    The evidence of relation nodes is not counted: in a property graph it is a property of their edges.
    """
    edges = model().edges.values()
    classes = {f"remit:{name}": name for name in model().things}
    relations = {f"remit:{edge.kind}": edge.type for edge in edges if edge.relation}
    plain = {model().properties[edge.kind].iri: edge.type for edge in edges if not edge.relation}
    of_relations = f"VALUES ?relation {{ {' '.join(relations)} }} ?x a ?relation"
    return _sorted(
        _counted(index, classes, "?x a ?name")
        + _counted(index, relations, "?x a ?name")
        + _counted(index, plain, f"?x ?name ?y FILTER NOT EXISTS {{ {of_relations} }}")
    )


def _counted(index: Path, names: dict[str, str], pattern: str) -> Counter[str]:
    """Return how often *pattern* is there for each ?name among the keys of *names*, under the names that stand for them."""
    prefixes = model().prefixes
    full = {prefixes[key.partition(":")[0]] + key.partition(":")[2]: name for key, name in names.items()}
    query = (
        f"SELECT ?name (COUNT(*) AS ?n) {{ VALUES ?name {{ {' '.join(names)} }} {pattern} }} GROUP BY ?name"
    )
    return Counter({full[name]: n for name, n in select(index, query)[1]})


def networkx_counts(network: Any) -> dict[str, int]:
    """Return how many nodes each class and how many edges each type has in a network, as `Graph.counts` does."""
    counts = Counter(c for _, kind in network.nodes(data="kind") for c in model().labels(kind))
    counts.update(type for _, _, type in network.edges(data="type"))
    return _sorted(counts)


def _sorted(counts: Counter[str]) -> dict[str, int]:
    """Return *counts* with the classes first, without those that are nowhere."""
    found = sorted((name not in model().classes, name, n) for name, n in counts.items() if n)
    return {name: n for _, name, n in found}


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Return graphs of any kinds of nodes and any edges that the model allows between them."""
    kinds = draw(st.lists(st.sampled_from(model().things), max_size=12))
    nodes = [
        Node(f"n.{i}", kind, {}, draw(st.sampled_from([None, "d", "e"]))) for i, kind in enumerate(kinds)
    ]
    edges = []
    for name, edge in model().edges.items():
        ends = [[n.id for n in nodes if n.kind in kinds] for kinds in (edge.sources, edge.targets)]
        if all(ends):
            pairs = st.tuples(st.sampled_from(ends[0]), st.sampled_from(ends[1]))
            for i, pair in enumerate(draw(st.lists(pairs, max_size=2))):
                evidence = tuple(n.id for n in nodes if n.kind == "Mention")
                edges.append(Edge(name, *pair, evidence, f"{name}.{i}" if edge.relation else "", {}, "d"))
    return Graph.of(nodes, edges)


@given(graphs())
def test_networkx_counts_what_the_graph_counts(graph: Graph) -> None:
    """Every class and every relation has the same number in the network."""
    assert networkx_counts(to_networkx(graph)) == graph.counts()


@settings(deadline=None, max_examples=30)  # each example is a store on disk
@given(graph=graphs())
def test_sparql_counts_what_the_graph_counts(tmp_path_factory: Any, graph: Graph) -> None:
    """Every class and every relation has the same number in the RDF index."""
    folder = tmp_path_factory.mktemp("index")
    write_index(graph, folder)
    assert sparql_counts(folder) == graph.counts()


def test_the_real_plans_count_the_same_everywhere(plans: tuple[Path, Path], tmp_path: Path) -> None:
    """Over both real plans the graph, its network, the RDF index and the Cypher engine have the same of each class and relation."""
    from remit.graph.store import open_store
    from remit.loaders.load import load

    with open_store(tmp_path / "remit.db", create=True) as store:
        store.add(load(*map(str, plans)).documents)
        graph = store.graph()
        labels = store.cypher("MATCH (n) UNWIND labels(n) AS label RETURN label AS label, count(*) AS n")
        types = store.cypher("MATCH ()-[r]->() RETURN type(r) AS type, count(*) AS n")
    write_index(graph, tmp_path / "index")
    counts = graph.counts()

    assert dict((*labels.rows, *types.rows)) == counts
    assert sparql_counts(tmp_path / "index") == counts
    assert networkx_counts(to_networkx(graph)) == counts
    assert (counts["Task"], counts["SubItem"], counts["Section"]) == (84, 11, 15)
    assert counts["RESPONSIBLE_FOR"] == 126 + 229
