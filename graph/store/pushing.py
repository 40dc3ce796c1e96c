"""A graph into a SPARQL server, one named graph after the other, and only those that have changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import chain
from uuid import uuid4

from ...errors import StoreInUse
from ..model import Graph
from ..recall import owner
from ..triples import BASE, short, unordered, vocabulary
from . import state
from .endpoint import Endpoint
from .protocol import Changes, Push, Watch
from .state import State


def push(
    endpoint: Endpoint, graph: Graph, watch: Watch | None = None, again: bool = False, base: str = BASE
) -> Push:
    """Make what *endpoint* holds the same as *graph*; *watch* is given the name of each named graph that is taken up.

    What the server says it holds is believed, unless it is all to be written *again*.
    Readers see a document's graph as it was or as it is, never half of it. Raises StoreInUse where another push began meanwhile.
    """
    wanted = contents(graph, base)
    digests = {place: state.digest(content) for place, content in wanted.items()}
    before = state.read(endpoint, base)
    known = before.digests if before else {}
    changed = [place for place in wanted if again or known.get(place) != digests[place]]
    gone = sorted(known.keys() - wanted.keys())
    resumed = bool(before and before.run)
    changes = _changes(known, digests, base)
    if before and not (changed or gone or resumed):
        return Push(changes)
    kept = {place: digests[place] for place in wanted if place not in changed}
    under_way = State(kept | dict.fromkeys((*changed, *gone), ""), uuid4().hex)
    state.write(endpoint, under_way, base)
    for place in chain(changed, gone):
        if watch:
            watch(short(place, base))
        if place in wanted:
            endpoint.put(place, wanted[place])
        else:
            endpoint.delete(place)
    _finish(endpoint, under_way, State(digests), base)
    names = tuple(short(place, base) for place in changed)
    return Push(changes, names, sum(wanted[place].count(b"\n") for place in changed), resumed)


def _finish(endpoint: Endpoint, under_way: State, done: State, base: str) -> None:
    """Write that the push is *done*, unless another has begun: then nothing is certain any more, and the next push shall write all."""
    if state.read(endpoint, base) != under_way:
        doubtful = State(dict.fromkeys(done.digests.keys() | under_way.digests.keys(), ""), under_way.run)
        state.write(endpoint, doubtful, base)
        raise StoreInUse(
            f"{endpoint.address}: another push was under way at the same time, and what is there may be a mixture. Push again."
        )
    state.write(endpoint, done, base)


def contents(graph: Graph, base: str = BASE) -> dict[str, bytes]:
    """Return the content of each named graph of *graph* by its IRI, sorted lines of N-Triples; the labels of codes have one too."""
    lines: dict[str, set[str]] = defaultdict(set)
    for line in chain(unordered(graph, base), vocabulary(base)):
        triple, _, place = line.rpartition(" <")
        lines[place.removesuffix("> .")].add(f"{triple} .\n")
    return {place: "".join(sorted(said)).encode() for place, said in sorted(lines.items())}


def _changes(before: Mapping[str, str], after: Mapping[str, str], base: str) -> Changes:
    """Return what happens to documents, each of which has a named graph."""
    old, new = (
        {name: d for place, d in each.items() if (name := owner(place, base)) is not None}
        for each in (before, after)
    )
    return Changes.between(old, new)
