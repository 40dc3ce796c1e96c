"""Page."""

from ..model import Model


def page(model: Model) -> str:
    """Return."""
    return ""
