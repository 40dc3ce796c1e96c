"""The model as a JSON-LD 1.1 context: `context.jsonld`."""

from __future__ import annotations

import json
from typing import Any

from ..datatypes import DATATYPES
from ..model import Model
from ..terms import Property


def context(model: Model) -> str:
    """Return the context as JSON.

    Texts are maps by language, what may have several values is a list, codes go by their names (``role-lead``), and a work item
    can hold its relation nodes under ``responsibilities`` and so on. Decimal numbers must be JSON strings: of a JSON number
    engines make a double. A date to the year, month or day says its type itself.

    >>> from remit.ontology import model
    >>> known = json.loads(context(model()))["@context"]
    >>> known["responsibilities"], known["altName"]
    ({'@reverse': 'remit:task', '@type': '@id', '@container': '@set'}, {'@id': 'skos:altLabel', '@container': '@language'})
    """
    own = model.header.prefix
    terms: dict[str, Any] = {"@version": 1.1, "id": "@id", "type": "@type", **model.prefixes}
    terms |= {name: f"{own}:{name}" for name in model.classes}
    for p in model.properties.values():
        terms[p.name] = _property(model, p)
        if p.inverse:
            terms[p.inverse.name] = {"@id": f"{own}:{p.inverse.name}", "@type": "@id", "@container": "@set"}
    for c in model.classes.values():
        if c.plural:
            terms[c.plural] = {"@reverse": f"{own}:task", "@type": "@id", "@container": "@set"}
    terms |= {each.name: f"{own}:{each.name}" for each in model.lists.values()}
    terms |= {c.name: f"{own}:{c.name}" for each in model.lists.values() for c in each.concepts}
    return json.dumps({"@context": terms}, ensure_ascii=False, indent=2) + "\n"


def _property(model: Model, p: Property) -> dict[str, str]:
    said = {"@id": p.iri}
    if p.ranges == ("text",):
        return said | {"@container": "@language"}
    if model.code_class(p.name):
        said["@type"] = "@vocab"
    elif p.ranges[0] in model.classes or p.ranges == ("iri",):
        said["@type"] = "@id"
    elif DATATYPES[p.ranges[0]].coerced:
        said["@type"] = f"xsd:{DATATYPES[p.ranges[0]].xsd[0]}"
    if any(c.fields.get(p.name) in ("*", "+") for c in model.classes.values()):
        said["@container"] = "@set"
    return said
