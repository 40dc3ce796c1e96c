"""Kinds as pages call them: the labels that the model has for its codes (类型)."""

from __future__ import annotations

from functools import cache

from ...ontology import model


@cache
def kind_label(class_name: str, code: str, lang: str) -> str:
    """Return what the model calls the kind *code* of a class of kinds in *lang*; a kind that it does not list is called by its code."""
    scheme = model().classes[class_name].scheme or ""
    return next((c.label[lang] for c in model().schemes[scheme] if c.code == code), code)
