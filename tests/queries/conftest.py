"""Stores of the three small plans."""

from collections.abc import Iterator

import pytest

from remit.graph.store import open_store
from remit.graph.store.protocol import Store
from tests.queries.plans import last, pair


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return a store of the two plans."""
    with open_store(tmp_path_factory.mktemp("library") / "remit.db", create=True) as made:
        made.add(pair())
        yield made


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return a store of all three plans, about which every question has something to answer."""
    with open_store(tmp_path_factory.mktemp("whole") / "remit.db", create=True) as made:
        made.add([*pair(), last()])
        yield made
