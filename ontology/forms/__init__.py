"""The written forms of the model: each is a function of the model alone, and a file in the repository that is always current."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ...errors import UnknownFormat
from ..model import Model
from . import classes, context, embedded, neo4j, owl, page, shacl, w3id

__all__ = ["FORMS", "Form", "form"]


@dataclass(frozen=True, slots=True)
class Form:
    """A written form: what it is for, its file in the repository, and the function that writes it."""

    description: str
    path: str
    write: Callable[[Model], str]


FORMS = {
    "owl": Form("the ontology, OWL 2 DL in Turtle", "ontology/remit.ttl", owl.owl),
    "shacl": Form("what data must be like, as SHACL shapes", "ontology/shapes.ttl", shacl.shacl),
    "context": Form("names for JSON-LD documents", "ontology/context.jsonld", context.context),
    "neo4j": Form("constraints and indexes for Neo4j 5", "ontology/neo4j.cypher", neo4j.neo4j),
    "embedded": Form(
        "types and indexes of the embedded Cypher engine", "ontology/embedded.cypher", embedded.embedded
    ),
    "python": Form("typed dataclasses and enumerations", "ontology/classes.py", classes.classes),
    "html": Form("the reference page, Chinese and English, one file", "ontology/remit.html", page.page),
    "w3id": Form("redirects of w3id.org to where the forms are served", "docs/w3id/.htaccess", w3id.w3id),
}


def form(name: str) -> Form:
    """Return the form of that name; raise UnknownFormat where there is none.

    >>> form("owl").path
    'ontology/remit.ttl'
    >>> form("xml")
    Traceback (most recent call last):
    remit.errors.UnknownFormat: there is no form 'xml'; the forms are owl, shacl, context, neo4j, embedded, python, html, w3id
    """
    if name not in FORMS:
        raise UnknownFormat(f"there is no form {name!r}; the forms are {', '.join(FORMS)}")
    return FORMS[name]
