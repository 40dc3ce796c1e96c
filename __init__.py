"""Who is responsible for what: annual work plans as a knowledge graph."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .graph.build import build
    from .graph.document import Document
    from .graph.model import Graph
    from .graph.store import open_store
    from .graph.validation import validate
    from .loaders.load import extract, load
    from .queries.library import ask
    from .visualizations.draw import draw

__all__ = ["Document", "Graph", "ask", "build", "draw", "extract", "load", "open_store", "validate"]
__version__ = "0.1.0"


_ROOMS = {
    "Document": ".graph.document",
    "Graph": ".graph.model",
    "ask": ".queries.library",
    "build": ".graph.build",
    "draw": ".visualizations.draw",
    "extract": ".loaders.load",
    "load": ".loaders.load",
    "open_store": ".graph.store",
    "validate": ".graph.validation",
}


def __getattr__(name: str) -> object:
    """Import a room when a name of it is first asked for."""
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_ROOMS[name], __name__), name)
