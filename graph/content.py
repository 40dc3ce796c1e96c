"""The content of each document: its text, lists, sections, tasks and what they say, as nodes and edges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from ..errors import BrokenFact
from . import fact as kinds
from .document import Document
from .fact import Evidence, Fact
from .identity import normal
from .mentions import mention, text_id
from .model import Edge, Node, Value
from .registry import Registry

SOFTWARE = "https://w3id.org/remit/release/"  # the IRI of a version of remit begins so


class Content:
    """Collects the nodes and edges of documents, one document at a time; shared things are asked of *registry*."""

    def __init__(self, registry: Registry) -> None:
        self.nodes: list[Node] = []
        self.edges: list[Edge] = []
        self._registry = registry

    def add(self, document: Document) -> None:
        """Take in *document*, whose names the registry has met."""
        _Page(document, self._registry, self.nodes, self.edges).write()


class _Page:
    """One document on its way into the graph."""

    def __init__(self, document: Document, registry: Registry, nodes: list[Node], edges: list[Edge]) -> None:
        self.document, self.registry, self.nodes, self.edges = document, registry, nodes, edges
        self.doc = document.id
        self.text = text_id(document)
        self.mentions: set[str] = set()
        self.tasks = {task.id: f"task.{self.doc}.{task.key}" for task in document.of(kinds.Task)}
        self.begins: dict[str | None, int] = {
            task.id: task.evidence.start for task in document.of(kinds.Task)
        }
        self.sections = {
            section.key: f"sec.{self.doc}.{section.key}" for section in document.of(kinds.Section)
        }
        self.plan = next(document.of(kinds.Plan), None)
        self.used: Counter[str] = Counter()

    # -- pieces

    def mention(self, evidence: Evidence) -> str:
        """Return the id of the mention of *evidence*, making it when it is new."""
        node, edge = mention(self.document, self.text, evidence)
        if node.id not in self.mentions:
            self.mentions.add(node.id)
            self.nodes.append(node)
            self.edges.append(edge)
        return node.id

    def node(self, made: str, kind: str, fact: Fact | None, **properties: Value | None) -> str:
        """Add a node of this document with the evidence of *fact*; properties that are None are left out."""
        given = {key: value for key, value in properties.items() if value is not None}
        self.nodes.append(Node(made, kind, given, self.doc))
        if fact:
            shown = self.mention(fact.evidence)
            self.edges.append(Edge("evidence", made, shown, (shown,), document=self.doc))
        return made

    def edge(self, kind: str, source: str, target: str, fact: Fact) -> None:
        """Add an edge that *fact* shows."""
        self.edges.append(Edge(kind, source, target, (self.mention(fact.evidence),), document=self.doc))

    def relation(self, kind: str, made: str, ends: tuple[str, str], fact: Fact, **properties: Value) -> None:
        """Add a relation with an id of its own; of one pair twice in an item the second gets ``.2``."""
        self.used[made] += 1
        own = made if self.used[made] == 1 else f"{made}.{self.used[made]}"
        shown = (self.mention(fact.evidence),)
        known = properties | _trust(fact)
        self.edges.append(Edge(kind, *ends, shown, own, known, self.doc))

    def year(self, kind: str, source: str, year: int | None, fact: Fact) -> None:
        """Add an edge from *source* to *year*, where there is one."""
        if year is not None:
            self.edge(kind, source, self.registry.year(year, self.mention(fact.evidence)), fact)

    def task(self, fact: Fact, name: str) -> str:
        """Return the id of the task *name* that *fact* is about; raise BrokenFact where the document has none of that name."""
        if name not in self.tasks:
            raise BrokenFact(
                f"{self.doc}: {type(fact).__name__} {fact.evidence.quote[:40]!r} is about the task {name}, and the document's "
                f"facts have no such task. Load {self.document.source or 'the plan'} again."
            )
        return self.tasks[name]

    # -- the document, from the top down

    def write(self) -> None:
        """Add everything that the document says."""
        for organization in self.document.of(kinds.Organization):
            self.mention(organization.evidence)
        self._document()
        for section in self.document.of(kinds.Section):
            self._section(section)
        for task in self.document.of(kinds.Task):
            self._task(task)
        for sub in self.document.of(kinds.SubItem):
            self._sub_item(sub)
        for responsibility in self.document.of(kinds.Responsibility):
            self._responsibility(responsibility)
        for leader in self.document.of(kinds.Leader):
            self._leader(leader)
        programs = {}
        for program in self.document.of(kinds.Program):
            made = self._program(program)
            programs[program.task, normal(program.name)] = made
        for target in self.document.of(kinds.Target):
            self._target(target, programs)
        for doubt in self.document.of(kinds.Doubt):
            self._doubt(doubt)

    def _document(self) -> None:
        text, plan, made = self.document, self.plan, f"doc.{self.doc}"
        length = len(text.text)
        self.node(
            self.text, "SourceText", None, sha256=text.sha256, charLength=length, mediaType=text.media_type
        )
        self._run()
        if plan is None:
            self.node(made, "Document", None)
            self.edges.append(Edge("hasText", made, self.text, document=self.doc))
            return
        self.node(
            made,
            "Document",
            plan,
            title=plan.title,
            documentNumber=plan.number,
            issuedOn=plan.date,
            language="zh",
        )
        self.edge("hasText", made, self.text, plan)
        known = (self.registry.organization(self.doc, name) for name in plan.issuers)
        issuers = [issuer for issuer in known if issuer]
        for issuer in issuers:
            self.edge("issuedBy", issuer, made, plan)
        titles = dict(enumerate(plan.list_titles, 1))
        for place, label in enumerate(plan.lists, 1):
            own = self.node(
                f"plan.{self.doc}.{place}",
                "Plan",
                plan,
                title=titles.get(place) or plan.title,
                listLabel=label,
                position=place,
            )
            self.edge("publishedIn", own, made, plan)
            for issuer in issuers:
                self.edge("issuedBy", issuer, own, plan)
            self.year("forYear", own, plan.year, plan)

    def _run(self) -> None:
        """Add the run (抽取过程) that found the facts in the text, where it is known which remit that was."""
        if version := self.document.software:
            made = self.node(
                f"run.{self.doc}", "ExtractionRun", None, wasAssociatedWith=(f"{SOFTWARE}{version}",)
            )
            self.edges.append(Edge("used", made, self.text, document=self.doc))

    def _section(self, section: kinds.Section) -> None:
        above = self.sections.get(section.key.rpartition(".")[0], f"plan.{self.doc}.{section.list}")
        made = self.node(
            self.sections[section.key],
            "Section",
            section,
            title=section.heading,
            ordinal=".".join(section.path),
            level=section.level,
            position=int(section.key.rpartition(".")[2].partition("-")[0]),  # 1.2-2: the second 二 there
        )
        self.edge("partOf", made, above, section)

    def _task(self, task: kinds.Task) -> None:
        plan = f"plan.{self.doc}.{task.list}"
        made = self.node(
            self.tasks[task.id],
            "Task",
            task,
            title=task.title,
            text=task.text,
            number=task.number,
            dueText=task.due_text,
            **_trust(task),
        )
        above = self.tasks.get(task.parent or "") or self.sections.get(task.within or "") or plan
        self.edge("partOf", made, above, task)
        self.edge("inPlan", made, plan, task)
        self.year("forYear", made, self.plan.year if self.plan else None, task)

    def _sub_item(self, sub: kinds.SubItem) -> None:
        task = self.task(sub, sub.task)
        own = f"item.{task.removeprefix('task.')}.{sub.order}"
        made = self.node(own, "SubItem", sub, title=sub.title, position=sub.order, **_trust(sub))
        self.edge("partOf", made, task, sub)
        self.edge("inPlan", made, f"plan.{self.doc}.{_list_of(task, self.doc)}", sub)
        self.year("forYear", made, self.plan.year if self.plan else None, sub)

    def _responsibility(self, fact: kinds.Responsibility) -> None:
        task, body = self.task(fact, fact.task), self.registry.organization(self.doc, fact.org)
        if body is None:
            return
        made = f"resp.{task.removeprefix('task.')}.{body.removeprefix('org.')}"
        self.relation(
            "Responsibility", made, (body, task), fact, role=fact.role, position=fact.order, tier=fact.tier
        )

    def _leader(self, fact: kinds.Leader) -> None:
        task, person = self.task(fact, fact.task), self.registry.person(self.doc, fact.name)
        made = f"lead.{task.removeprefix('task.')}.{person.removeprefix('person.')}"
        self.relation("Leadership", made, (person, task), fact, role=fact.role)

    def _program(self, fact: kinds.Program) -> str:
        program = self.registry.program(self.doc, fact)
        self.mention(fact.evidence)
        item = self.task(fact, fact.task) if fact.task else self.sections.get(fact.within or "")
        if item:
            made = f"adv.{item.partition('.')[2]}.{program.removeprefix('prog.')}"
            made = made if fact.task else f"adv.{item}.{program.removeprefix('prog.')}"
            self.relation("Advancement", made, (item, program), fact)
        return program

    def _target(self, fact: kinds.Target, programs: Mapping[tuple[str | None, str], str]) -> None:
        item = self.task(fact, fact.task) if fact.task else f"plan.{self.doc}.1"
        begin = self.begins.get(fact.task, 0)
        stem = f"target.{item.partition('.')[2]}.{fact.evidence.start - begin}"
        self.used[stem] += 1
        made = stem if self.used[stem] == 1 else f"{stem}.{self.used[stem]}"
        low, high = fact.value if isinstance(fact.value, tuple) else (None, None)
        self.node(
            made,
            "Target",
            fact,
            targetKind=fact.kind,
            verb=fact.verb,
            targetObject=fact.object,
            operator=None if fact.kind == "date" else fact.op,
            value=None if isinstance(fact.value, tuple) else fact.value,
            minValue=low,
            maxValue=high,
            unit=fact.unit,
            due=fact.due,
            aspirational=fact.aspire,
            scope=fact.scope,
            per=fact.per,
            sharedBy=fact.shared,
            **_trust(fact),
        )
        if fact.task or (self.plan and self.plan.lists):
            self.edge("hasTarget", item, made, fact)
        self.year("dueIn", made, int(fact.due[:4]) if fact.due else None, fact)
        self.year("baselineYear", made, fact.baseline, fact)
        if about := programs.get((fact.task, normal(fact.object))):
            self.edge("concerns", made, about, fact)

    def _doubt(self, fact: kinds.Doubt) -> None:
        stem = f"doubt.{self.doc}.{fact.evidence.start}-{fact.evidence.end}"
        self.used[stem] += 1
        made = stem if self.used[stem] == 1 else f"{stem}.{self.used[stem]}"
        self.node(made, "Doubt", fact, reason=fact.reason, doubtKind=fact.kind or None, **_trust(fact))
        self.edge("doubtAbout", made, self.tasks.get(fact.where, f"doc.{self.doc}"), fact)


def _trust(fact: Fact) -> dict[str, Value]:
    return {"rule": fact.evidence.rule, "confidence": fact.evidence.confidence}


def _list_of(task: str, doc: str) -> str:
    return task.removeprefix(f"task.{doc}.").partition(".")[0]
