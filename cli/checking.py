"""What is wrong, and where: check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .places import opened, store_option
from .printing import (
    format_option,
    language_option,
    output_option,
    say,
    show,
    speaking,
    write_text,
)
from .reading import read, words_option

if TYPE_CHECKING:
    from ..graph.document import Document
    from ..graph.model import Graph
    from ..graph.validation import Finding
    from ..ontology.constraint import Severity

COLUMNS = (
    "document",
    "line",
    "column",
    "severity",
    "constraint",
    "node",
    "name",
    "property",
    "value",
    "message",
)
_PLURALS: dict[Severity, str] = {"violation": "violations", "warning": "warnings", "info": "remarks"}


@click.command()
@click.argument("plans", nargs=-1, metavar="[PLAN]...", type=click.Path(path_type=Path, allow_dash=True))
@store_option
@words_option
@click.option(
    "--only",
    type=click.Choice(["model", "plan"]),
    help="Only what the model demands of all data, or only what the plans leave open.",
)
@format_option
@output_option
@language_option
@speaking
def check(
    plans: tuple[Path, ...],
    place: str,
    words: tuple[Path, ...],
    only: str | None,
    style: str,
    output: Path,
    lang: str,
) -> None:
    """Say what is wrong with each PLAN, or with the store, as document:line:column: message.

    Violations break the model's constraints; warnings and remarks are faults of the plans: tasks without a responsible
    organization, targets without a deadline, several bodies and none that leads, only collective names.
    Exit status 1 when there are violations.

    \b
    Examples:
      remit check
      remit check plan.txt --only plan
      remit check plans/ --format csv -o findings.csv
    """
    from ..graph.validation import ABOUT, validate

    documents, graph = _read(plans, place, words)
    findings = validate(graph, (only,) if only else ABOUT)
    texts = {document.id: document for document in documents}
    if style == "table":
        write_text(output, (line + "\n" for line in _lines(findings, texts, lang, bool(plans))))
    else:
        show(COLUMNS, (_row(finding, texts, lang) for finding in findings), style, output)
    counts = Counter(finding.constraint.severity for finding in findings)
    say(", ".join(f"{counts[severity]} {name}" for severity, name in _PLURALS.items()))
    if counts["violation"]:
        raise SystemExit(1)


def _read(plans: tuple[Path, ...], place: str, words: tuple[Path, ...]) -> tuple[Sequence[Document], Graph]:
    """Return the documents and the graph of *plans*, or of the store at *place* where there are none."""
    from ..graph.build import build

    if plans:
        documents: Sequence[Document] = read(plans, words).documents
    else:
        with opened(place) as store:
            documents = store.documents()
    return documents, build(documents)


def _place(finding: Finding, texts: dict[str, Document]) -> tuple[str, int | None, int | None]:
    """Return the document of *finding*, and line and column of its evidence, from 1, where there is a text."""
    document, start = finding.document or "", finding.start
    if start is None or document not in texts:
        return document, None, None
    before = texts[document].text[:start]
    return document, before.count("\n") + 1, start - before.rfind("\n")


def _lines(
    findings: Sequence[Finding], texts: dict[str, Document], lang: str, by_file: bool
) -> Iterator[str]:
    """Yield a line for each finding; with *by_file*, the place is in the file as it was given."""
    for finding in findings:
        document, *within = _place(finding, texts)
        if by_file and document in texts:
            document = texts[document].source or document
        place = ":".join(str(part) for part in (document, *within) if part)
        name = finding.name if len(finding.name) <= 30 else finding.name[:29] + "…"
        constraint = finding.constraint
        yield f"{place or finding.node}: {constraint.message[lang]} [{constraint.id}] {name}"


def _row(finding: Finding, texts: dict[str, Document], lang: str) -> tuple[object, ...]:
    constraint = finding.constraint
    what = constraint.severity, constraint.id, finding.node, finding.name, constraint.property, finding.value
    return *_place(finding, texts), *what, constraint.message[lang]
