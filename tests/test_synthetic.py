"""The graphs that benchmarks and tests of size are made with."""

from __future__ import annotations

import pytest

from remit import validate
from remit.graph.document import check
from tests.synthetic import documents, synthetic


@pytest.mark.parametrize("entities", [1, 1_000, 8_000])
def test_the_size_is_what_was_asked_for(entities: int) -> None:
    """The graph has as many nodes as asked for, and the rest of its last plan."""
    assert entities <= len(synthetic(entities).nodes) < entities + 300


def test_every_quote_is_in_its_text_and_the_graph_conforms() -> None:
    """Synthetic plans are plans: facts quote their texts, and the graph is as the model wants it."""
    for document in documents(2_000):
        check(document)
    assert list(validate(synthetic(2_000), ("model",))) == []


def test_every_kind_of_fact_is_there() -> None:
    """The graph has things and relations of each kind that plans say, and programmes that go on from year to year."""
    counts = synthetic(10_000).counts()
    for kind in (
        "Section",
        "Task",
        "SubItem",
        "Target",
        "Doubt",
        "Person",
        "Program",
        "OrganizationGroup",
        "Year",
    ):
        assert counts[kind] > 2
    assert counts["RESPONSIBLE_FOR"] > 500
    assert counts["CONTINUES"] > 10
    assert counts["LEADS"] > 10
