"""What a server holds of a graph: the digest of each named graph, and whether a push has come to its end.

It is a named graph of its own, ``graph.state``, that is written before a push changes anything and after it has changed everything.
Between the two the graphs that may be old or new have no digest, so that the next push writes them again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from ..triples import BASE, STATE, iri
from .endpoint import Endpoint

DIGEST, STATUS, RUN = (f"http://schema.org/{name}" for name in ("sha256", "creativeWorkStatus", "identifier"))
COMPLETE, PENDING = "complete", "pending"


@dataclass(frozen=True, slots=True)
class State:
    """The *digests* of named graphs by IRI, empty for one that may be old or new; *run* is the push that is under way or has died, or empty."""

    digests: Mapping[str, str]
    run: str = ""

    @property
    def pending(self) -> tuple[str, ...]:
        """The graphs that may be old or new."""
        return tuple(sorted(graph for graph, digest in self.digests.items() if not digest))


def digest(ntriples: bytes) -> str:
    """Return the digest of the content of a named graph, sorted lines of N-Triples."""
    return hashlib.sha256(ntriples).hexdigest()


def read(endpoint: Endpoint, base: str = BASE) -> State | None:
    """Return the state of what *endpoint* holds, None where nothing was ever pushed to it."""
    place = iri(f"graph.{STATE}", base)
    query = f"SELECT ?thing ?said ?value {{ GRAPH <{place}> {{ ?thing ?said ?value }} }}"
    _, rows = endpoint.rows(query)
    if not rows:
        return None
    digests = {thing: value for thing, said, value in rows if said == DIGEST}
    digests |= {thing: "" for thing, said, value in rows if said == STATUS and thing != place}
    return State(digests, next((value for _, said, value in rows if said == RUN), ""))


def write(endpoint: Endpoint, state: State, base: str = BASE) -> None:
    """Make *state* what *endpoint* says of itself."""
    place = iri(f"graph.{STATE}", base)
    lines = [f'<{place}> <{STATUS}> "{PENDING if state.run else COMPLETE}" .\n']
    lines += [f'<{place}> <{RUN}> "{state.run}" .\n'] if state.run else []
    for graph, known in state.digests.items():
        lines.append(
            f'<{graph}> <{DIGEST}> "{known}" .\n' if known else f'<{graph}> <{STATUS}> "{PENDING}" .\n'
        )
    endpoint.put(place, "".join(sorted(lines)).encode())
