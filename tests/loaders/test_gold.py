"""The annotated documents as a number that may only rise.

`gold.toml` holds the F1 of each kind of fact in each annotated document, found and exact.
`python tests/loaders/test_gold.py` writes it anew; lower a figure there only with a reason in the commit.
"""

import importlib.util
import json
import os
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from remit.graph.rows import row
from remit.loaders.load import extract

TABLE = Path(__file__).with_name("gold.toml")
HELD_OUT = Path(__file__).parents[1] / "heldout"
TEXTS = {"henan-kexie-2018": "plans", "henan-kexie-2022": "plans"}  # the others stand in wild/
Scores = dict[str, list[float]]


def recorded() -> dict[str, Scores]:
    """Return the figures of the committed table: document, kind, [found, exact]."""
    return tomllib.loads(TABLE.read_text(encoding="utf-8")) if TABLE.exists() else {}


def scorer(shared: Path) -> ModuleType:
    """Return the scoring tool as a module."""
    spec = importlib.util.spec_from_file_location("score", shared / "tools" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measured(shared: Path, name: str) -> Scores:
    """Return the F1 of each kind of fact that the annotation of the document *name* has."""
    tool = scorer(shared)
    held_out = (HELD_OUT / f"{name}.jsonl").is_file()
    gold = tool.load(str((HELD_OUT if held_out else shared / "gold") / f"{name}.jsonl"))
    folder = HELD_OUT if held_out else shared / TEXTS.get(name, "wild")
    text = next(path for path in folder.glob(f"{name}.*") if path.suffix in (".txt", ".md"))
    document = extract(text, name)
    predicted = [json.loads(json.dumps(row(fact))) for fact in document.facts]
    result, _ = tool.score(gold, tool.aligned(gold, predicted))
    return {
        kind: [round(found["found_prf"]["f1"], 4), round(found["exact_prf"]["f1"], 4)]
        for kind, found in result["kinds"].items()
    }


@pytest.mark.parametrize("name", sorted(recorded()))
def test_no_figure_falls(shared: Path, name: str) -> None:
    """Each kind of fact is found, and read exactly, at least as well as the table says."""
    found = measured(shared, name)
    fallen = {
        kind: (found.get(kind), figures)
        for kind, figures in recorded()[name].items()
        if any(now < then for now, then in zip(found.get(kind, [0.0, 0.0]), figures, strict=True))
    }
    assert not fallen


def test_every_annotated_document_is_in_the_table(shared: Path) -> None:
    """A new annotation is measured from the day it comes."""
    annotated = {path.stem for folder in (shared / "gold", HELD_OUT) for path in folder.glob("*.jsonl")} - {
        "links"
    }
    assert annotated <= set(recorded())


def test_the_two_plans_are_read_whole(plans: tuple[Path, Path], shared: Path) -> None:
    """Sections, tasks, sub-items and responsible bodies of both real plans are all found, and nothing else is."""
    for path in plans:
        found = measured(shared, path.stem)
        structure = {kind: found[kind] for kind in ("section", "task", "subitem", "resp") if kind in found}
        assert all(figures == [1.0, 1.0] for figures in structure.values()), structure


def write(shared: Path) -> None:
    """Write the table anew."""
    lines = ["# F1 of each kind of fact, [found, exact]. Written by `python tests/loaders/test_gold.py`."]
    for path in (*sorted((shared / "gold").glob("*.jsonl")), *sorted(HELD_OUT.glob("*.jsonl"))):
        if path.stem != "links":
            lines += ["", f"[{path.stem}]"]
            lines += [f"{kind} = {figures}" for kind, figures in measured(shared, path.stem).items()]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(Path(os.environ.get("REMIT_SHARED", Path(__file__).resolve().parents[3] / "shared")))
