"""Graphs as files of other formats, one module a family."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import BinaryIO

from ...errors import UnknownFormat
from ..model import Graph
from ..networks import graphml
from ..triples import BASE
from . import rdf

__all__ = ["export", "formats"]


def formats() -> dict[str, str]:
    """Return the formats that a graph can be exported to, each with a short description.

    >>> list(formats())
    ['turtle', 'ntriples', 'nquads', 'trig', 'jsonld', 'rdfxml', 'graphml']
    """
    return {**rdf.FORMATS, "graphml": "GraphML, for Gephi, yEd, Cytoscape and networkx"}


def export(graph: Graph, format: str, target: str | Path | BinaryIO, base: str = BASE) -> None:
    """Write *graph* in *format* to *target*, a path or a binary stream; the same graph gives the same bytes.

    A file is written beside its place and then renamed: it is there whole, or as it was before.
    *base* starts the IRIs of the data in RDF. Raises UnknownFormat, and OSError where the file cannot be written.

    >>> export(Graph.of([], []), "docx", "graph.docx")
    Traceback (most recent call last):
    remit.errors.UnknownFormat: there is no export format 'docx'; the formats are turtle, ntriples, nquads, trig, jsonld, rdfxml, graphml
    """
    if format not in formats():
        raise UnknownFormat(f"there is no export format {format!r}; the formats are {', '.join(formats())}")
    if isinstance(target, str | Path):
        _write_file(graph, format, Path(target), base)
    else:
        _write(graph, format, target, base)


def _write(graph: Graph, format: str, out: BinaryIO, base: str) -> None:
    if format == "graphml":
        out.write(graphml(graph))
    else:
        rdf.write(graph, format, out, base)


def _write_file(graph: Graph, format: str, path: Path, base: str) -> None:
    path = path.resolve()  # a link stays a link to the new file
    if path.exists() and not path.is_file():  # a device or a pipe, which nothing may replace
        with path.open("wb") as out:
            return _write(graph, format, out, base)
    if not path.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "there is no such folder", str(path.parent))
    aside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with aside.open("wb") as out:
            _write(graph, format, out, base)
            out.flush()
            os.fsync(out.fileno())
        if path.exists():
            aside.chmod(path.stat().st_mode)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    return None
