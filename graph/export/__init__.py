"""Graphs as files of other formats, one module a family."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from ...errors import UnknownFormat, WrongParameter
from ..model import Graph
from ..networks import graphml
from ..output import replacing
from ..triples import BASE
from . import rdf

__all__ = ["FOLDERS", "export", "formats"]

FOLDERS = {
    "neo4j": "CSV and the command for the bulk import of Neo4j"
}  # formats that are a folder: `remit.graph.export.bulk` writes it


def formats() -> dict[str, str]:
    """Return the formats that a graph can be exported to as one file, each with a short description.

    >>> list(formats())
    ['turtle', 'ntriples', 'nquads', 'trig', 'jsonld', 'rdfxml', 'graphml']
    """
    return {**rdf.FORMATS, "graphml": "GraphML, for Gephi, yEd, Cytoscape and networkx"}


def export(
    graph: Graph,
    format: str,
    target: str | Path | BinaryIO,
    base: str = BASE,
    flat: bool = False,
    rdf12: bool = False,
) -> None:
    """Write *graph* in *format* to *target*, a path or a binary stream; the same graph gives the same bytes.

    A file is there whole afterwards, or as it was before.
    In RDF *base* starts the IRIs of the data, *flat* leaves the named graphs out, *rdf12* makes relation nodes reifiers.
    Raises UnknownFormat, WrongParameter for what a format cannot say, and OSError where the file cannot be written.

    >>> export(Graph.of([], []), "docx", "graph.docx")
    Traceback (most recent call last):
    remit.errors.UnknownFormat: there is no export format 'docx'; the formats are turtle, ntriples, nquads, trig, jsonld, rdfxml, graphml
    """
    if format not in formats():
        raise UnknownFormat(f"there is no export format {format!r}; the formats are {', '.join(formats())}")
    if not isinstance(target, str | Path):
        _write(graph, format, target, base, flat, rdf12)
        return
    with replacing(target) as out:
        _write(graph, format, out, base, flat, rdf12)


def _write(graph: Graph, format: str, out: BinaryIO, base: str, flat: bool, rdf12: bool) -> None:
    if format != "graphml":
        rdf.write(graph, format, out, base, flat, rdf12)
    elif flat or rdf12:
        raise WrongParameter("GraphML has neither named graphs nor reifiers; leave out --triples and --rdf12")
    else:
        out.write(graphml(graph))
