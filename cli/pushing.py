"""The store into a server: push."""

from __future__ import annotations

import sys

import click

from .places import contents, opened, store_option, typed
from .printing import counting, say, speaking


@click.command()
@click.argument("url", metavar="URL")
@store_option
@click.option("--again", is_flag=True, help="Write everything, whatever the server says it holds.")
@speaking
def push(url: str, place: str, again: bool) -> None:
    """Write the store into the Neo4j database or the SPARQL server at URL, and only what has changed.

    URL is bolt://HOST/DATABASE (neo4j:// for a cluster, +s for TLS), or the root of a SPARQL service, or where it takes queries.
    What is not in the store any more is taken away there. Each document is replaced as a whole; after a push that broke off, push again.
    NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE, or REMIT_SPARQL_USERNAME and REMIT_SPARQL_PASSWORD, say who writes; without a password you are asked.

    \b
    Examples:
      remit push bolt://127.0.0.1:7687                 # Neo4j
      remit push neo4j+s://example.org/plans           # the database plans of a cluster
      remit push http://127.0.0.1:7878                 # Oxigraph
      remit push http://127.0.0.1:3030/ds              # Apache Jena Fuseki
      remit push https://example.org/sparql --store work.db
    """
    from ..graph.store import open_server

    with open_server(url, typed if sys.stdin.isatty() else None) as server:
        with opened(place) as store:
            graph, documents = contents(store)
        with counting("writing") as watch:
            done = server.push(graph, watch, again, documents)
    if done.resumed:
        say(f"{url}: an earlier push had not come to its end; what it left was written again")
    for note in done.notes:
        say(f"note: {note}")
    for fate in ("added", "replaced", "removed"):
        for document in getattr(done.changes, fate):
            say(f"  {document}: {fate}")
    say(f"{url}: {done.summary()}")
