"""Loading: from files, folders, archives and bytes to documents with their facts."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from .. import __version__
from ..errors import NothingToRead, RemitError, UnreadableDocument
from ..graph.document import Document, check
from ..graph.fact import Doubt, Fact, Leader, Plan, Program, Section, SubItem, Task
from .clauses.bodies import Body
from .doubts import of_brackets, of_clauses, of_outline, whole
from .evidence import evidence
from .files.plain import characters
from .files.sources import SUFFIXES, contents
from .outline.header import year_of_list
from .outline.items import subitems
from .outline.parse import Item, Outline, TaskList, outline
from .programs.facts import programs
from .responsibility.facts import due_text, leaders, named, responsibilities, section_leader
from .responsibility.organizations import Register, register
from .script import plain, printed
from .targets.calendar import Calendar
from .targets.facts import targets, targets_in
from .targets.indicators import indicated
from .text import Text
from .trust import in_part, several, shortfalls

_HEAD = 15  # characters
_PLACED = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was not read, and why."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read (*documents*, in the order of the sources) and what was *skipped*, with reasons."""

    documents: tuple[Document, ...] = ()
    skipped: tuple[Skipped, ...] = ()


def load(*sources: Path | str | bytes, watch: Callable[[str], None] | None = None) -> Reading:
    """Return the documents of *sources*: files, folders (with what is under them, sorted), zip archives, bytes.

    ``-`` reads the standard input. A source that cannot be read does not stop the others: it is among the *skipped*.
    Two documents of one name get ids that differ. *watch* is called with the name of each before it is read.

    >>> reading = load("甲协会2024年工作要点\\n1.办好年会。（责任部门：甲部）".encode())
    >>> [document.id for document in reading.documents], reading.skipped
    (['document'], ())
    """
    documents: list[Document] = []
    skipped: list[Skipped] = []
    taken: set[str] = set()
    for source in sources:
        for name, data in contents(source):
            if isinstance(data, str):
                skipped.append(Skipped(name, data))
                continue
            if watch:
                watch(name)
            try:
                text, encoding = characters(data, name)
                media_type = SUFFIXES.get(Path(name).suffix.lower(), "text/plain")
                chosen = _unused(doc_id(name) if name != "-" else "document", data, taken)
                documents.append(extract(Text(text, encoding, media_type), chosen, name))
                taken.add(chosen)
            except RemitError as error:
                skipped.append(Skipped(name, str(error)))
    return Reading(tuple(documents), tuple(skipped))


def doc_id(path: Path | str) -> str:
    """Return the ASCII name of the document at *path*: its file's stem, with a digest where the stem says more than ASCII can.

    >>> doc_id("plans/Henan Kexie_2018.txt"), doc_id("要点2024.txt")
    ('henan-kexie-2018', '2024-6946d146')
    """
    stem = unicodedata.normalize("NFC", Path(path).stem)
    slug = _PLACED.sub("-", stem.lower()).strip("-")
    if stem.isascii() and slug:
        return slug
    digest = hashlib.sha256(stem.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{slug}-{digest}".strip("-")


def extract(source: Text | str | bytes | Path, doc: str, origin: str = "") -> Document:
    """Return the document *doc* with the facts of *source*, a text, its bytes or the path of a file.

    The facts depend on nothing but the characters and the vocabularies. Their order: the plan, organizations, sections,
    each task followed by its own rows, doubts last. *origin* says where the text is from, for people.
    Raises UnreadableDocument or NothingToRead where there is no text.

    >>> document = extract("甲协会2024年工作要点\\n1.办好年会。（责任部门：甲部、乙部）", "d")
    >>> [fact.org for fact in document.facts if type(fact).__name__ == "Responsibility"]
    ['甲部', '乙部']
    """
    text = _text(source)
    read = plain(text.characters)
    if not read.strip():
        raise NothingToRead(
            f"{origin or doc} holds nothing but white space. Load a file that holds the text of a plan."
        )
    found = _facts(Text(read, text.encoding, text.media_type), doc)
    if read != text.characters:
        found = printed(found, read, text.characters)
    return check(Document(doc, text.characters, found, origin, text.media_type, __version__))


def _facts(text: Text, doc: str) -> tuple[Fact, ...]:
    """Return the facts of *text* in the order that :func:`extract` promises."""
    parts = outline(text)
    answering = [(item, named(item, parts.convention)) for item in parts.items]
    known = register(parts, text.characters, answering)
    facts: list[Fact] = [_plan(parts, text.characters, doc), *known.facts, *_sections(parts, doc)]
    doubts: list[Fact] = list(of_outline(parts, text.characters))
    ids = {item.key: f"{doc}#{parts.lists[item.list - 1].label}.{item.n}" for item in parts.items}
    calendar = Calendar(parts.header.year, parts.header.date, parts.header.single)
    of_lists = [_of_list(each, calendar) for each in parts.lists]
    by_task: dict[str | None, list[Fact]] = {None: []}
    for fact in programs([(ids[item.key], item) for item in parts.items], parts.headings, doc, parts.prose):
        (by_task.setdefault(fact.task, []) if isinstance(fact, Program) else doubts).append(fact)
    facts += by_task[None]
    for passage, start, end in parts.prose or parts.goals:
        for found in targets_in(passage, start, end, None, calendar, doc):
            (doubts if isinstance(found, Doubt) else facts).append(found)
    for found in indicated(parts.indicators, calendar, doc):
        (doubts if isinstance(found, Doubt) else facts).append(found)
    for item, bodies in answering:
        task, first = ids[item.key], len(facts)
        facts += _task(item, task, ids, doc, parts)
        facts += _task_rows(item, task, bodies, known)
        facts += by_task.get(task, ())
        for found in targets(item, task, of_lists[item.list - 1]):
            (doubts if isinstance(found, Doubt) else facts).append(found)
        if several(item):
            facts[first:] = in_part(facts[first:])
        persons = [each.evidence.start for each in facts[first:] if isinstance(each, Leader)]
        doubts += of_clauses(item, task, bodies, persons)
    doubts += of_brackets([(ids[item.key], item) for item in parts.items])
    return tuple(in_part([*facts, *doubts])) if shortfalls(parts) else (*facts, *doubts)


def _of_list(tasks: TaskList, calendar: Calendar) -> Calendar:
    """Return what the dates of the list *tasks* are counted from: in a plan of several years its own title may name one."""
    year = year_of_list(tasks.title) if tasks.title and not calendar.single else None
    return replace(calendar, year=year, single=True) if year else calendar


def _text(source: Text | str | bytes | Path) -> Text:
    if isinstance(source, Text):
        return source
    if isinstance(source, str):
        return Text(source)
    if isinstance(source, Path):
        return Text(
            *characters(source.read_bytes(), str(source)), SUFFIXES.get(source.suffix.lower(), "text/plain")
        )
    return Text(*characters(source))


def _plan(parts: Outline, source: str, doc: str) -> Plan:
    head = parts.header
    return Plan(
        evidence(head.title, 0, len(head.title.text), "plan.title") if head.title else whole(source),
        doc,
        head.title.text if head.title else None,
        head.issuer,
        head.year,
        head.number,
        head.date.isoformat() if head.date else None,
        tuple(each.label for each in parts.lists),
        tuple(each.title.text if each.title else "" for each in parts.lists),
    )


def _sections(parts: Outline, doc: str) -> Iterator[Section]:
    for heading in parts.headings:
        words = heading.passage
        yield Section(
            evidence(words, 0, len(words.text), "section.heading"),
            doc,
            heading.path,
            words.text,
            len(heading.path),
            heading.list,
            heading.key,
        )


def _task(item: Item, task: str, ids: dict[str, str], doc: str, parts: Outline) -> Iterator[Task]:
    passage = item.passage
    named = item.title is not None and passage.text.startswith("\n", item.title[1])  # by a cell of its own
    yield Task(
        evidence(passage, 0, item.end or len(passage.text), "task.named" if named else "task.number"),
        task,
        passage.printed(*item.title) if item.title else None,
        item.heading.path if item.heading else (),
        passage.printed(item.body, min(item.end, item.body + _HEAD))[:_HEAD],
        passage.text[item.start : item.end],
        item.number,
        item.key,
        item.list,
        item.heading.key if item.heading else None,
        f"{doc}#{parts.lists[item.list - 1].label}.{item.parent}" if item.parent else None,
        due_text(item),
    )


def _task_rows(item: Item, task: str, answering: Sequence[Body], known: Register) -> Iterator[Fact]:
    for order, (start, end) in enumerate(subitems(item), 1):
        yield SubItem(
            evidence(item.passage, start, end, "task.bold"), task, item.passage.text[start:end], order
        )
    yield from responsibilities(item, task, list(answering), known.canonical)
    yield from leaders(item, task)
    if not any(group.kind == "leader" for clause in item.clauses for group in clause.groups):
        yield from section_leader(item, task)


def _unused(wanted: str, data: bytes, taken: set[str]) -> str:
    """Return *wanted*, with a digest of the bytes where another document of this reading has it."""
    if wanted not in taken:
        return wanted
    digest = hashlib.sha256(data).hexdigest()
    length = 8
    while f"{wanted}-{digest[:length]}" in taken and length < 64:
        length += 8
    if f"{wanted}-{digest[:length]}" in taken:
        raise UnreadableDocument(f"{wanted} was read before with the same bytes. Give each file once.")
    return f"{wanted}-{digest[:length]}"
