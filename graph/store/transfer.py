"""A graph into a Neo4j database: what has changed, each document in one transaction.

The database says of itself what it holds, in one node :RemitState: the digest of each part (`remit.graph.parts`), written in the transaction
that writes the part, and which push is under way. So whatever dies meanwhile, client or server, a part is as it was or as it is to be, and the
next push goes on where this one ended. Nodes :RemitText hold the texts and facts, for who loads there; no question sees them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import uuid4

from ...errors import StoreInUse
from ...ontology import model
from ..lines import Lines
from ..model import Graph
from ..parts import LINKS, SHARED, Part, digests, parts
from ..properties import of_node
from . import mutations, schema
from .bolt import Ask, Bolt
from .protocol import Changes, Push, Watch

STATE = "MATCH (s:RemitState {id: 'remit'}) RETURN s.names AS names, s.digests AS digests, s.run AS run"
_TOGETHER = 6_000  # nodes and edges that one transaction writes, but that a document is never divided
_TURN = "MATCH (s:RemitState {id: 'remit'}) SET s.turn = coalesce(s.turn, 0) + 1 RETURN s.run AS run"
_SAY = "MATCH (s:RemitState {id: 'remit'}) SET s.names = $names, s.digests = $digests"


T = TypeVar("T")
Texts = Mapping[str, tuple[str, str]]  # text and facts of documents by id


@dataclass(frozen=True, slots=True)
class Held:
    """What a database says that it holds: the *digests* of parts by name; *run* is the push that is under way or has died, or empty."""

    digests: Mapping[str, str] = field(default_factory=dict)
    run: str = ""

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents."""
        return tuple(sorted(self.digests.keys() - {SHARED, LINKS}))

    def is_of(self, graph: Graph) -> bool:
        """Whether this is what a push of *graph* writes, whatever texts there are."""
        return {n: d.partition(".")[0] for n, d in self.digests.items()} == digests(graph)


def held(ask: Ask) -> Held | None:
    """Return what the database says that it holds, None where nothing was ever pushed to it."""
    found = ask(STATE)
    if not found:
        return None
    names, digests, run = found[0]
    return Held(dict(zip(names or (), digests or (), strict=True)), run or "")


def push(bolt: Bolt, graph: Graph, texts: Texts, watch: Watch | None = None, again: bool = False) -> Push:
    """Make what the database holds the same as *graph* and *texts*; *watch* is given the name of each part that is written.

    What it says it holds is believed, unless it is all to be written *again*. Raises StoreError where the database has things of the same
    labels that remit did not write, StoreInUse where another push began meanwhile.
    """
    wanted = parts(graph)
    aim = complete(graph, texts)
    seen = bolt.reading(held)
    if seen and not again and not seen.run and dict(seen.digests) == aim:
        return Push(_changes(seen.digests, aim), called=_CALLED)
    notes = schema.prepare(bolt, graph, again or seen is None, seen is None)
    run = uuid4().hex
    before = bolt.writing(lambda ask: _begin(ask, run))  # from here on nobody else writes
    known = before.digests
    changed = [part for name, part in wanted.items() if again or known.get(name) != aim[name]]
    gone = sorted(known.keys() - wanted.keys())
    _Transfer(bolt, graph, texts, aim, dict(known), watch, run).go(wanted, changed, gone)
    written = tuple(part.name for part in changed if part.size)
    things = sum(part.size for part in changed)
    return Push(_changes(known, aim), written, things, before.run not in ("", run), _CALLED, notes)


def _begin(ask: Ask, run: str) -> Held:
    """Say that the push *run* is under way, and return what the database held till then: another push sees it and stops."""
    ask(
        "MERGE (s:RemitState {id: 'remit'}) SET s.turn = coalesce(s.turn, 0) + 1"
    )  # takes the lock before it reads
    before = held(ask) or Held()
    ask("MATCH (s:RemitState {id: 'remit'}) SET s.run = $run", {"run": run})
    return before


_CALLED = ("parts", "nodes and edges")


class _Transfer:
    """One push of *graph* and *texts*; parts are to have the digests *wanted*, and have *known* by now."""

    def __init__(
        self,
        bolt: Bolt,
        graph: Graph,
        texts: Texts,
        wanted: Mapping[str, str],
        known: Mapping[str, str],
        watch: Watch | None,
        run: str,
    ) -> None:
        self.bolt, self.graph, self.texts, self.wanted, self.known = bolt, graph, texts, wanted, known
        self.watch, self.run = watch, run

    def go(self, wanted: Mapping[str, Part], changed: Sequence[Part], gone: Sequence[str]) -> None:
        """Write the parts *changed* and take those *gone* away: first shared things, then documents, then what joins them."""
        names = {part.name for part in changed}
        if SHARED in names:
            self._see(SHARED)
            self._shared_nodes(wanted[SHARED])
        documents = [part for part in changed if part.name not in (SHARED, LINKS)]
        old = self.bolt.reading(
            lambda ask: mutations.sizes(ask, [*gone, *(p.name for p in documents if p.name in self.known)])
        )
        for together in _grouped((part, part.size + old.get(part.name, 0)) for part in documents):
            for part in together:
                self._see(part.name)
            self._write(lambda ask, some=together: self._documents(ask, some))  # type: ignore[misc]
        for some in _grouped((name, old.get(name, 0)) for name in gone):
            self._write(lambda ask, names=some: self._forget(ask, names))  # type: ignore[misc]
        if SHARED in names or documents or gone:
            self._unshare({node.id for node in wanted[SHARED].nodes})
        touched = bool(names - {SHARED} or gone)
        self._write(lambda ask: self._finish(ask, wanted, touched or SHARED in names, touched))

    def _see(self, name: str) -> None:
        if self.watch:
            self.watch(name.removeprefix("%"))

    def _write(self, work: Callable[[Ask], None]) -> None:
        """Do *work* in one transaction, with what the database then holds, unless another push has begun."""

        def unit(ask: Ask) -> None:
            if ask(_TURN) != [(self.run,)]:
                raise StoreInUse(
                    f"{self.bolt.address}: another push has begun meanwhile and goes on; this one has stopped. Push again when it is done."
                )
            work(ask)

        self.bolt.writing(unit)

    def _say(self, ask: Ask, digests: Mapping[str, str]) -> None:
        names = sorted(digests)
        ask(_SAY, {"names": names, "digests": [digests[name] for name in names]})

    # -- documents

    def _documents(self, ask: Ask, some: Sequence[Part]) -> None:
        """Write the documents *some*, each as a whole."""
        if there := [part.name for part in some if part.name in self.known]:
            mutations.drop(ask, there)
        mutations.create(ask, (node for part in some for node in part.nodes))
        mutations.connect(ask, self.graph, (edge for part in some for edge in part.edges))
        mutations.keep(ask, {part.name: self.texts[part.name] for part in some if part.name in self.texts})
        now = dict(self.known) | {part.name: self.wanted[part.name] for part in some}
        self._say(ask, now)
        self.known = now

    def _forget(self, ask: Ask, names: Sequence[str]) -> None:
        """Take the documents *names* away."""
        mutations.drop(ask, names)
        now = {name: digest for name, digest in self.known.items() if name not in names}
        self._say(ask, now)
        self.known = now

    # -- what is shared, and what joins documents

    def _shared_nodes(self, part: Part) -> None:
        """Write the shared nodes that are not there as they are to be; others stay until all documents are written."""
        there = {id: (frozenset(labels), own) for id, labels, own in self.bolt.reading(mutations.shared)}
        missing = [
            node
            for node in part.nodes
            if there.get(node.id) != (frozenset(model().labels(node.kind)), of_node(node))
        ]
        for some in mutations.chunks(missing, _TOGETHER):
            self._write(lambda ask, nodes=some: mutations.merge(ask, nodes))  # type: ignore[misc]

    def _unshare(self, kept: Set[str]) -> None:
        """Take away the shared things that no document names any more: all but those *kept*."""
        there = (id for id, _, _ in self.bolt.reading(mutations.shared))
        for some in mutations.chunks((id for id in there if id not in kept), _TOGETHER):
            self._write(lambda ask, ids=some: mutations.forget(ask, ids))  # type: ignore[misc]

    def _finish(self, ask: Ask, wanted: Mapping[str, Part], shared: bool, links: bool) -> None:
        """Write what joins shared things, and what joins documents, and say that all is done."""
        if shared:
            mutations.part_shared(ask)
            mutations.connect(ask, self.graph, wanted[SHARED].edges)
        if links:
            mutations.part_documents(ask)
            mutations.connect(ask, self.graph, wanted[LINKS].edges)
        self._say(ask, self.wanted)
        ask("MATCH (s:RemitState {id: 'remit'}) SET s.run = ''")


def complete(graph: Graph, texts: Texts, lines: Mapping[str, Lines] | None = None) -> Mapping[str, str]:
    """Return the digests of what a database with all of *graph* and *texts* holds; *lines* are those of *graph*, where they are at hand."""
    found = dict(digests(graph, lines))
    for name in found.keys() & texts.keys():
        text, facts = texts[name]
        found[name] += "." + hashlib.sha256(f"{len(text)} {text}{facts}".encode()).hexdigest()[:16]
    return found


def state(digests: Mapping[str, str]) -> Mapping[str, Any]:
    """Return the properties of the node :RemitState of a database that holds parts with *digests*, all of them."""
    names = sorted(digests)
    return {"id": "remit", "names": names, "digests": [digests[name] for name in names], "run": ""}


def _grouped(documents: Iterable[tuple[T, int]]) -> Iterator[list[T]]:
    """Yield *documents*, each with how many things go and come with it, in groups that one transaction takes."""
    group: list[T] = []
    weight = 0
    for document, size in documents:
        if group and weight + size > _TOGETHER:
            yield group
            group, weight = [], 0
        group.append(document)
        weight += size
    if group:
        yield group


def _changes(before: Mapping[str, str], after: Mapping[str, str]) -> Changes:
    """Return what happens to documents."""
    old, new = (
        {name: d for name, d in each.items() if name not in (SHARED, LINKS)} for each in (before, after)
    )
    return Changes.between(old, new)
