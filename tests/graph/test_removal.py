"""A graph without one of its documents."""

from itertools import combinations
from pathlib import Path

import pytest

from remit.graph.build import build
from remit.graph.removal import without
from remit.loaders.load import extract, load

ABOVE = ("unitOf", "subOrganizationOf", "groupScope")
PLANS = {
    "a": "甲协会2023年工作要点\n1.办好年会。举办年会，新建20个基地，推进“书香乡村”行动。（乙部牵头，丙部配合）",
    "b": "甲协会2024年工作要点\n1.办好年会。继续“书香乡村”行动，新建50个基地。（乙部牵头，戊部配合）",
    "c": "己学会2024年工作要点\n1.办好论坛。（庚部）\n2.没有人负责的事。",
}


@pytest.mark.parametrize("gone", [c for n in range(4) for c in combinations(PLANS, n)], ids="".join)
def test_it_is_the_graph_that_the_others_make(gone: tuple[str, ...]) -> None:
    """Where the plans agree about names, what is left is what the other plans alone would have made."""
    read = {id: extract(text, id) for id, text in PLANS.items()}
    left = build(document for id, document in read.items() if id not in gone)
    assert without(build(read.values()), gone) == left


def test_nothing_of_the_document_stays(plans: tuple[Path, Path]) -> None:
    """Of two real plans nothing is left that only the other says, but for the bodies that organizations belong to."""
    first, second = load(*plans).documents
    left = without(build([first, second]), [first.id])
    alone = build([second])
    assert left.nodes.keys() == alone.nodes.keys()
    assert {edge.key for edge in left.edges if edge.kind not in ABOVE} == {
        edge.key for edge in alone.edges if edge.kind not in ABOVE
    }
    assert without(left, [second.id]) == build([])
