"""Plans in and out: extract, load, list, remove."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import NothingToRead
from .places import opened, store_option
from .printing import (
    counting,
    format_option,
    language_option,
    output_option,
    say,
    show,
    speaking,
    write_text,
)

if TYPE_CHECKING:
    from ..graph.document import Document
    from ..loaders.load import Reading

plans_argument = click.argument(
    "plans", nargs=-1, required=True, metavar="PLAN...", type=click.Path(path_type=Path, allow_dash=True)
)


words_option = click.option(
    "--words",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    multiple=True,
    metavar="FILE",
    help="Your office's own words beside remit's (TOML; see docs/words.md).",
)


@click.command()
@plans_argument
@output_option
@words_option
@click.option(
    "--explain",
    "where",
    metavar="TASK|:LINE",
    help="Say which rule found what in a task (12, 要点.12) or a line (:48), and why.",
)
@language_option
@speaking
def extract(
    plans: tuple[Path, ...], output: Path, words: tuple[Path, ...], where: str | None, lang: str
) -> None:
    """Print what each PLAN says, one fact a line, as JSON.

    A PLAN is a text, Markdown, CSV or TSV file, a folder of them, or - for standard input.
    Each fact has the words that say it, their place in the text, the rule that found it and how far that rule can be trusted.

    \b
    Examples:
      remit extract plan.txt
      remit extract plans/ -o facts.jsonl
      remit extract plan.txt | grep '"k": "target"'
      remit extract plan.txt --explain 12
    """
    from ..graph.rows import lines

    reading = read(plans, words)
    if where:
        from ..loaders.explain import explain

        told = (line + "\n" for d in reading.documents for line in explain(d, where, lang))
        write_text(output, told)
        return
    write_text(output, (line + "\n" for d in reading.documents for line in lines(d.facts)))
    _report(reading, 'see the lines with "k": "doubt"')


@click.command()
@plans_argument
@store_option
@words_option
@speaking
def load(plans: tuple[Path, ...], place: str, words: tuple[Path, ...]) -> None:
    """Read each PLAN into the store.

    A PLAN is a text, Markdown, CSV or TSV file, a folder of them, or - for standard input.
    Loading again changes nothing; a file that has changed replaces what was read from it before.
    All of it is kept, or nothing: a crash leaves the store as it was.

    \b
    Examples:
      remit load 2018.txt 2022.txt
      remit load plans/ --store work.db
    """
    reading = read(plans, words)
    with opened(place, create=True) as store:
        changes = store.add(reading.documents)
    for old, new in changes.renamed:
        say(f"{old}: the store has another document of this name; this one is kept as {new}")
    for name, twin in changes.same:
        say(f"{name}: not kept; the store has the same text as {twin}")
    say(f"{place}: {changes.summary()}")
    named, unkept = dict(changes.renamed), dict(changes.same)
    for document in reading.documents:
        if document.id not in unkept:
            say(f"  {named.get(document.id, document.id)}: {_tally(document)}")
    _report(reading, "see `remit ask doubts`")


@click.command("list")
@store_option
@format_option
@output_option
@speaking
def list_documents(place: str, style: str, output: Path) -> None:
    """List the documents of the store.

    A server does not know from which file a document was read.

    \b
    Examples:
      remit list
      remit list --format csv -o documents.csv
    """
    with opened(place) as store:
        table = store.listing()
    show(table.columns, table.rows, style, output)


@click.command()
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@store_option
@speaking
def remove(documents: tuple[str, ...], place: str) -> None:
    """Remove each DOCUMENT from the store, as if it had never been loaded.

    The names are those of `remit list`. On a server the names of shared bodies stay as they were until the next push.

    \b
    Example:
      remit remove henan-kexie-2018
    """
    with opened(place) as store:
        changes = store.remove(documents)
    say(f"{place}: {changes.summary()}")


def read(plans: tuple[Path, ...], words: tuple[Path, ...]) -> Reading:
    """Read *plans* with an office's own *words*; raise NothingToRead where there is no plan among them."""
    from ..loaders.vocabulary import add

    for file in words:
        add(file)
    from ..loaders.files.sources import SUFFIXES
    from ..loaders.load import load as load_plans

    with counting("reading") as watch:
        reading = load_plans(*map(str, plans), watch=watch)
    for skipped in reading.skipped:
        say(skipped.reason)
    if not reading.documents:
        places = ", ".join(map(str, plans))
        raise NothingToRead(
            f"{places}: no plan was read; remit reads {' '.join(SUFFIXES)}, folders and zip archives of them"
        )
    return reading


def _report(reading: Reading, hint: str) -> None:
    """Say how many doubts there are and how to see them; exit with 1 when something could not be read."""
    from ..graph.fact import Doubt

    if doubts := sum(1 for d in reading.documents for _ in d.of(Doubt)):
        passages = "passage was" if doubts == 1 else "passages were"
        say(f"{doubts} doubtful {passages} not understood; {hint}")
    if reading.skipped:
        raise SystemExit(1)


def _tally(document: Document) -> str:
    """Return how much a document says: ``51 tasks, 126 responsibilities, 108 programmes, 26 targets, 0 doubts``."""
    from ..graph import fact

    named = (
        (fact.Task, "tasks"),
        (fact.Responsibility, "responsibilities"),
        (fact.Program, "programmes"),
        (fact.Target, "targets"),
        (fact.Doubt, "doubts"),
    )
    return ", ".join(f"{sum(1 for _ in document.of(kind))} {name}" for kind, name in named)
