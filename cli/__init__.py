"""The command line: each command is one library call plus printing. click lives here alone."""

import gc

import click

from .asking import ask, cypher, sparql
from .checking import check
from .demo import demo
from .importing import import_rdf
from .modelling import ontology
from .pushing import push
from .reading import extract, list_documents, load, remove
from .serving import serve
from .showing import export, view


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with `remit demo`. Every command has examples: remit COMMAND --help.",
)
@click.version_option(package_name="remit", prog_name="remit")
def main() -> None:
    """Who is responsible for what: annual work plans as a knowledge graph.

    \b
    Results go to standard output, everything else to standard error.
    Exit status: 0 done, 1 something could not be read or done, 2 wrong usage.
    """
    # a graph is many small objects that all stay: looking for garbage among them every 700 costs a third of building it
    gc.set_threshold(50_000)


for command in (
    demo, extract, load, list_documents, remove, ask, cypher, sparql, check, view, export, import_rdf, push, serve, ontology,
):  # fmt: skip
    main.add_command(command)
