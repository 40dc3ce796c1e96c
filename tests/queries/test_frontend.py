"""The questions as Neo4j's own front end reads them: Cypher 5 and Cypher 25, with the labels and types of the model."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from remit.graph.store import listing
from remit.ontology import model
from remit.queries.library import questions
from tests.conftest import ROOT, SERVERS

MODULES = SERVERS / "node" / "node_modules"


def said(queries: list[tuple[str, dict[str, Any]]]) -> list[list[str]]:
    """Return what the front end says of each of *queries* with its parameters; skip where it is not here."""
    if not (MODULES.is_dir() and shutil.which("node")):
        absent = pytest.fail if os.environ.get("REMIT_CI") else pytest.skip
        absent("no front end of Neo4j here (Node.js and npm; sh .dev/servers.sh installs it)")
    asked = {
        "queries": [{"text": text, "parameters": parameters} for text, parameters in queries],
        "labels": sorted({label for kind in model().things for label in model().labels(kind)}),
        "types": sorted({edge.type for edge in model().edges.values()}),
    }
    done = subprocess.run(
        ["node", str(Path(ROOT) / ".dev" / "frontend.cjs")],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"NODE_PATH": str(MODULES.resolve())},
    )
    found: list[list[str]] = json.loads(done.stdout)
    return found


def test_the_front_end_has_nothing_against_a_question() -> None:
    """No error, no warning, no label or type that the model does not know."""
    texts = {name: (q.text, {p.name: 1 for p in q.parameters}) for name, q in questions("cypher").items()}
    texts["list"] = (listing.CYPHER, {})
    assert {name: each for name, each in zip(texts, said(list(texts.values())), strict=True) if each} == {}


def test_the_front_end_would_have_something_to_say() -> None:
    """It knows a variable that is not there, an unknown label, a value beside an aggregate and a missing parameter."""
    wrong = [
        "MATCH (t:Task) RETURN x.title AS title",
        "MATCH (t:Taskk) RETURN t.title AS title",
        "MATCH (t:Task) RETURN count(*) + t.number AS n",
        "MATCH (t:Task) WHERE t.number = $n RETURN t.title AS title",
    ]
    assert all(said([(text, {}) for text in wrong]))
