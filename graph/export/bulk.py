"""A graph as the files of Neo4j's bulk import: typed CSV for each set of labels and each type of edge, and the command that reads them.

The database has afterwards what a push would have written, to the type of each value, and says so of itself: the next push has nothing to do.
What no file can say, an empty list, the last file of all says in Cypher: `remit.cypher`, with the constraints and indexes.
"""

from __future__ import annotations

import shlex
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...errors import WrongParameter
from ...ontology import model
from ...ontology.datatypes import DATATYPES
from ...ontology.forms.neo4j import neo4j
from ..document import Document
from ..lines import CELL, END, ESCAPE, ITEM, LIST, MISSING, NUMBER, Lines, by_kind, cell, restored
from ..model import Edge, Graph, Node
from ..output import filling
from ..store import pages, transfer

SCRIPT, SCHEMA = "import.sh", "remit.cypher"
TYPES: Mapping[type, str] = {str: "string", int: "long", float: "double", bool: "boolean", tuple: "string[]"}
_ENDS = {"source": ":START_ID(thing)", "target": ":END_ID(thing)"}
_FIXED = 5  # words of the command before its options
_LONG = 500_000  # characters of a line from which on the importer wants a larger buffer
_HEAD = """#!/bin/sh
# Import these files into a new database of Neo4j 5 whose server does not run; then start it and run {schema} there, once.
# What you add goes to the importer: sh {script} --overwrite-destination
cd "$(dirname "$0")" || exit
"""


@dataclass(frozen=True, slots=True)
class Table:
    """A file *name*.csv of *lines* with its *header*; *option* says whether of nodes or relationships, *what* of which labels or type."""

    name: str
    option: str
    what: str
    header: tuple[str, ...]
    lines: Sequence[str]

    @property
    def files(self) -> tuple[str, str]:
        """The names of the files of the header and of the lines."""
        return f"{self.name}.header.csv", f"{self.name}.csv"

    @property
    def argument(self) -> str:
        """What names them to the importer."""
        return f"--{self.option}={self.what}={','.join(self.files)}"


@dataclass(frozen=True, slots=True)
class Import:
    """The *folder* that was written, its *files*, and the *command* to be run there."""

    folder: Path
    files: tuple[str, ...]
    command: tuple[str, ...]


def write(graph: Graph, folder: Path, documents: Iterable[Document] = ()) -> Import:
    """Write *graph*, with the texts and facts of *documents*, into *folder*, which is there whole afterwards or as it was before.

    Raises WrongParameter for what CSV cannot say to the importer, OSError where *folder* cannot be written or holds other things.
    """
    lines = by_kind(graph)
    texts = {document.id: pages.both(document) for document in documents}
    tables = [*_tables(lines.values()), *_kept(transfer.complete(graph, texts, lines), texts)]
    raw = [END.join(table.lines) for table in tables]
    for table, text in zip(tables, raw, strict=True):
        if ESCAPE in text and f"{LIST}{ESCAPE}o" in text:
            raise _cannot(table.name, "with a list", "hold an empty text alone")
    delimiter = _delimiter(raw)
    command = _command(tables, raw, delimiter)
    with filling(folder) as made:
        for table, text in zip(tables, raw, strict=True):
            header, data = (made / name for name in table.files)
            header.write_text(",".join(table.header) + "\n", encoding="utf-8", newline="")
            data.write_bytes(_csv(table.name, text, delimiter))
        (made / SCHEMA).write_text(_schema(lines.values()), encoding="utf-8", newline="")
        start, options = shlex.join(command[:_FIXED]), shlex.join(command[_FIXED:])
        script = _HEAD.format(schema=SCHEMA, script=SCRIPT) + f'exec {start} "$@" {options}\n'
        (made / SCRIPT).write_text(script, encoding="utf-8", newline="")
        (made / SCRIPT).chmod(0o755)
        files = tuple(sorted(path.name for path in made.iterdir()))
    return Import(folder, files, command)


# -- tables


def _tables(all: Iterable[Lines]) -> Iterator[Table]:
    for lines in all:
        if isinstance(lines.things[0], Node):
            option, name, what = "nodes", lines.kind, ":".join(model().labels(lines.kind))
        else:
            option, name = "relationships", lines.things[0].type
            what = name
        for ending, types, own in _sorted_by_type(lines):
            yield Table(name + ending, option, what, _header(lines, types), own)


def _sorted_by_type(lines: Lines) -> Iterator[tuple[str, Sequence[type], Sequence[str]]]:
    """Yield the lines that have one type in each column, with the types and an ending for their file: a number may be whole or not."""
    found = [sorted(types - {type(None)}, key=TYPES.__getitem__) for types in _known(lines)]
    plain = [types[0] if types else _of_model(name) for name, types in zip(lines.columns, found, strict=True)]
    mixed = [place for place, types in enumerate(found) if len(types) > 1]
    if not mixed:
        yield "", plain, lines.lines
        return
    groups: dict[tuple[type, ...], list[str]] = defaultdict(list)
    for own, line in zip((thing.properties for thing in lines.things), lines.lines, strict=True):
        given = [(plain[place], own.get(lines.columns[place])) for place in mixed]
        groups[tuple(usual if value is None else type(value) for usual, value in given)].append(line)
    for types, some in sorted(groups.items(), key=lambda group: [TYPES[each] for each in group[0]]):
        chosen = dict(zip(mixed, types, strict=True))
        ending = "".join(f".{lines.columns[p]}-{TYPES[t].rstrip('[]')}" for p, t in chosen.items())
        yield ending, [chosen.get(place, each) for place, each in enumerate(plain)], some


def _known(lines: Lines) -> Iterator[frozenset[type]]:
    """Yield the types of each column; raise WrongParameter where one is none that the importer knows, or a list is one that it leaves out."""
    for name, types in zip(lines.columns, lines.types, strict=True):
        if not name.isidentifier() or types - TYPES.keys() - {type(None)}:
            raise _cannot(lines.kind, name, f"be named {name!r} and hold {types}")
        if (
            tuple in types
            and name != "evidence"
            and any(thing.properties.get(name) == () for thing in lines.things)
        ):
            raise _cannot(lines.kind, name, "hold a list without elements")
        yield types


def _cannot(kind: str, name: str, what: str) -> WrongParameter:
    return WrongParameter(
        f"{kind} {name}: in files for the import a property cannot {what}. Write the graph over Bolt: remit push bolt://…"
    )


def _of_model(name: str) -> type:
    """Return the type that the model gives the property *name*, of which there is no value."""
    known = model()
    if name not in known.properties:
        return str
    datatype = DATATYPES.get(known.properties[name].ranges[0])
    return {"int": int, "float": float, "bool": bool}.get(datatype.python if datatype else "", str)


def _header(lines: Lines, types: Sequence[type]) -> tuple[str, ...]:
    own = [
        _ENDS.get(name) or f"{name}:{TYPES[each]}" for name, each in zip(lines.columns, types, strict=True)
    ]
    return tuple(own if isinstance(lines.things[0], Edge) else ["id:ID(thing)", *own[1:]])


def _kept(digests: Mapping[str, str], texts: Mapping[str, tuple[str, str]]) -> Iterator[Table]:
    """Yield what a push keeps for itself: what the database holds, and texts and facts."""
    held = {key: tuple(v) if isinstance(v, list) else v for key, v in transfer.state(digests).items()}
    header = ("id:ID(state)", "names:string[]", "digests:string[]", "run:string")
    yield Table("RemitState", "nodes", "RemitState", header, [CELL.join(map(cell, held.values()))])
    rows = [CELL.join(map(cell, (id, *texts[id]))) for id in sorted(digests.keys() & texts.keys())]
    if rows:
        yield Table("RemitText", "nodes", "RemitText", ("id:ID(text)", "text:string", "facts:string"), rows)


# -- files


def _csv(name: str, text: str, delimiter: str) -> bytes:
    """Return the lines *text* as CSV: every cell in quotation marks but those that are missing."""
    text = text.replace('"', '""').replace(NUMBER, "").replace(LIST, "")
    text = text.replace(CELL, '","').replace(END, '"\n"').replace(ITEM, delimiter)
    text = f'"{text}"\n'.replace(f'"{MISSING}"', "")
    try:
        return restored(text).encode()
    except UnicodeEncodeError as error:
        half = f"U+{ord(text[error.start]):04X}"
        raise _cannot(name, "text", f"hold half of a character ({half})") from error


def _delimiter(raw: Sequence[str]) -> str:
    """Return a character that is in no list of the tables *raw*."""
    if not any(ESCAPE in text for text in raw):
        return ITEM
    cells = (each for text in raw for line in text.split(END) for each in line.split(CELL))
    held = {mark for each in cells if each.startswith(LIST) for mark in each}
    return next(mark for mark in map(chr, range(0xE000, 0xF8FF)) if mark not in held)


def _command(tables: Sequence[Table], raw: Sequence[str], delimiter: str) -> tuple[str, ...]:
    options = [f"--array-delimiter=U+{ord(delimiter):04X}"]
    if any(end in text for text in raw for end in "\n\r"):
        options.append("--multiline-fields=true")
    longest = max(max(map(len, table.lines), default=0) for table in tables)
    if longest > _LONG:
        options.append(f"--read-buffer-size={8 * longest}")
    return (
        "neo4j-admin",
        "database",
        "import",
        "full",
        "neo4j",
        *options,
        *(table.argument for table in tables),
    )


def _schema(all: Iterable[Lines]) -> str:
    """Return the constraints and indexes, and what says that there is no evidence: lists without elements cannot be imported."""
    bare = [
        f"MATCH ()-[r:{edge.type}]->() WHERE r.evidence IS NULL SET r.evidence = [];\n"
        for lines in all
        for edge in lines.things[:1]
        if isinstance(edge, Edge)
        and any(not each.evidence for each in lines.things if isinstance(each, Edge))
    ]
    return neo4j(model()) + "".join(bare)
