"""The graph as pages and files: view, export."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import TooMuchToDraw, UnknownFormat, WrongParameter
from .places import contents, opened, store_option
from .printing import (
    language_option,
    output_option,
    say,
    speaking,
    standard_output,
    steps,
    write_text,
)

if TYPE_CHECKING:
    from ..visualizations.page import Page
    from ..visualizations.scene import Scene


@click.command()
@click.argument("views", nargs=-1, metavar="[VIEW]...")
@store_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    default="remit-pages",
    show_default=True,
    help="The folder for the pages; for one VIEW also a file ending in .html, or - for standard output.",
)
@language_option
@speaking
def view(views: tuple[str, ...], place: str, output: Path, lang: str) -> None:
    """Write pages that show the store; without a VIEW, all of them.

    Each page is one file that opens in any browser and needs no network.

    \b
    Views:
      matrix         who is responsible in which field
      panorama       who carries which task, and for which programme
      collaboration  who works with whom, and what changed
      ego            what one organization carries, with whom, and for what
      programmes     which programmes go on, and who leads them now
      targets        who owes which number by when
      ledger         all tasks in a table to sort, filter and take along
      timeline       what is due when
      reading        the text with every fact where it stands

    \b
    Examples:
      remit view
      remit view matrix -o matrix.html
      remit view collaboration --lang en -o pages/
    """
    from ..visualizations.draw import VIEWS, check
    from ..visualizations.scene import Scene

    names = tuple(dict.fromkeys(views)) or tuple(VIEWS)
    for name in names:
        check(name)
    single = str(output) == "-" or output.suffix.lower() in (".html", ".htm")
    if single and len(names) != 1:
        raise click.UsageError(
            f"{output} holds one page; name one VIEW of {', '.join(VIEWS)}, or give a folder"
        )
    if not single and output.exists() and not output.is_dir():
        raise click.UsageError(
            f"{output} is a file; give a folder for the pages, or a name that ends in .html"
        )
    with opened(place) as store:
        graph, documents = contents(store)
    texts = {document.id: document.text for document in documents}
    # A part of the pages leaves the index of all as it is.
    pages, refused = drawn(
        Scene.of(graph, lang, texts), names, linked=not single, indexed=not (single or views)
    )
    for name, reason in refused.items():
        say(
            f"{name}: not drawn: {reason}. Load those into a store of their own: remit load PLAN… --store FOLDER"
        )
    for page in pages:
        if str(output) == "-":
            write_text(output, [page.html])
            continue
        path = output if single else output / f"{page.name}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        page.save(path)
        say(f"wrote {path}")
    if refused:
        raise SystemExit(1)


def drawn(
    scene: Scene, names: Iterable[str], *, linked: bool, indexed: bool = False
) -> tuple[list[Page], dict[str, str]]:
    """Return the pages *names* of *scene*, and why those that are too much were not drawn.

    Where *linked*, they lead to each other; where *indexed*, to an index as well, which is the last of them.
    """
    from ..visualizations.draw import draw
    from ..visualizations.index import index

    names = list(names)
    head = ("index",) if indexed else ()
    scene = replace(scene, beside=(*head, *names) if linked else ())
    pages, refused = [], {}
    for name in steps(names, "pages"):
        try:
            pages.append(draw(scene, name))
        except TooMuchToDraw as error:  # the other pages can still be had
            refused[name] = str(error)
    if linked and refused:  # no page leads to one that is not there
        scene = replace(scene, beside=(*head, *(page.name for page in pages)))
        pages = [draw(scene, page.name) for page in pages]
    return [*pages, index(scene, pages, refused)] if indexed else pages, refused


@click.command()
@click.argument("format", metavar="FORMAT")
@store_option
@output_option
@click.option("--base", default=None, metavar="IRI", help="How the IRIs of the data begin.")
@click.option("--triples", "flat", is_flag=True, help="Leave the named graphs of documents out.")
@click.option("--rdf12", is_flag=True, help="Relation nodes also reify their direct statement (RDF 1.2).")
@speaking
def export(format: str, place: str, output: Path, base: str | None, flat: bool, rdf12: bool) -> None:
    """Write the whole graph in FORMAT, byte for byte the same every time.

    Formats: turtle, ntriples, nquads, trig, jsonld, rdfxml, graphml; and neo4j, a folder of CSV for the bulk import of Neo4j.

    \b
    Examples:
      remit export turtle -o plans.ttl
      remit export turtle --rdf12 -o plans12.ttl
      remit export trig --triples -o plans.trig
      remit export graphml -o plans.graphml
      remit export nquads | gzip > plans.nq.gz
      remit export neo4j -o plans-neo4j
    """
    from ..graph import export as formats
    from ..graph.triples import BASE

    known = [*formats.formats(), *formats.FOLDERS]
    if format not in known:
        raise UnknownFormat(f"there is no format {format!r}; the formats are {', '.join(known)}")
    if format in formats.FOLDERS:
        if base or flat or rdf12:
            raise WrongParameter("--base, --triples and --rdf12 are for RDF; leave them out for neo4j")
        _bulk(place, output)
        return
    with opened(place) as store:
        graph = store.graph()
    if str(output) == "-":
        with standard_output() as out:
            formats.export(graph, format, out, base or BASE, flat, rdf12)
        return
    formats.export(graph, format, output, base or BASE, flat, rdf12)
    say(f"wrote {output}: {len(graph.nodes)} nodes, {len(graph.edges)} edges")


def _bulk(place: str, folder: Path) -> None:
    """Write the files of a bulk import into *folder*, and say how they are imported."""
    from ..graph.export import bulk

    if str(folder) == "-":
        raise click.UsageError("neo4j is a folder of files: name it, which may be new, with -o FOLDER")
    with opened(place) as store:
        graph, documents = contents(store)
    done = bulk.write(graph, folder, documents)
    say(f"wrote {folder}: {len(graph.nodes)} nodes, {len(graph.edges)} edges in {len(done.files)} files")
    say(
        f"Import them into a new database, while its server does not run (sh {folder / bulk.SCRIPT} does it):"
    )
    click.echo(f"cd {shlex.quote(str(folder))} && {shlex.join(done.command)}")
    say(f"Then start the server and run {folder / bulk.SCHEMA} once, which makes constraints and indexes:")
    say(f"  cypher-shell -d neo4j -f {folder / bulk.SCHEMA}")
