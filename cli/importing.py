"""RDF that remit wrote, read back: import."""

from __future__ import annotations

from pathlib import Path

import click

from ..errors import UnknownFormat
from .printing import format_option, output_option, say, show, speaking, standard_output


@click.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@format_option
@output_option
@click.option("--to", "wanted", metavar="FORMAT", help="Write the graph in a format of `remit export`.")
@click.option("--base", default=None, metavar="IRI", help="How the IRIs of the data in the files begin.")
@speaking
def import_rdf(
    files: tuple[Path, ...], style: str, output: Path, wanted: str | None, base: str | None
) -> None:
    """Read RDF that remit wrote, and print how much of what it says.

    A FILE ends in .ttl, .nt, .nq, .trig, .jsonld or .rdf, each also with .gz; several are one graph.
    With --to the same graph is written in another format.
    RDF holds the quotations and not the texts of the plans; to ask a FILE, give it to other commands with --store.

    \b
    Examples:
      remit import plans.nq.gz
      remit import plans.ttl --to graphml -o plans.graphml
      remit ask workload --store plans.trig
    """
    from ..graph import export as formats
    from ..graph.retrieval import retrieve
    from ..graph.triples import BASE

    if wanted and wanted not in formats.formats():
        raise UnknownFormat(f"there is no format {wanted!r}; the formats are {', '.join(formats.formats())}")
    graph = retrieve(*files, base=base or BASE)
    if not wanted:
        show(("what", "number"), tuple(graph.counts().items()), style, output)
        return
    if str(output) == "-":
        with standard_output() as out:
            formats.export(graph, wanted, out, base or BASE)
        return
    formats.export(graph, wanted, output, base or BASE)
    say(f"wrote {output}: {len(graph.nodes)} nodes, {len(graph.edges)} edges")
