"""Measure the precision of each extraction rule on the annotated documents; write loaders/words/confidence.toml and docs/accuracy.md.

A fact is right when the annotation has it with all compared fields. Borderline annotations and listed candidates count neither way.
The table holds (right + 0.5) / (all + 1), so that a rule seen once is not trusted wholly.
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from remit.graph.rows import row
from remit.loaders.load import extract

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("REMIT_SHARED", ROOT.parent / "shared"))
Row = dict[str, Any]


def scorer() -> ModuleType:
    """Return the module that judges facts."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "tools" / "score.py")
    if spec is None or spec.loader is None:
        sys.exit(f"no annotated documents in {SHARED}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def documents() -> Iterator[tuple[str, list[Row], list[Row]]]:
    """Yield name, annotated rows and found rows of each annotated document."""
    for gold in sorted((SHARED / "gold").glob("*.jsonl")):
        texts = [SHARED / folder / f"{gold.stem}.txt" for folder in ("plans", "wild")]
        text = next((t for t in texts if t.is_file()), None)
        if text is None:
            continue
        lines = gold.read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines if line.strip() and not line.startswith("//")]
        yield gold.stem, rows, [row(fact) for fact in extract(text, gold.stem).facts]


def judged(score: ModuleType, gold: list[Row], found: list[Row]) -> Iterator[tuple[str, str, bool]]:
    """Yield kind, rule and whether it is right, for each found fact that counts."""
    found = score.aligned(gold, found)
    excuses: dict[tuple[str, str], list[str]] = {}
    for each in gold:
        for kind in ("program", "target"):
            if each["k"] == "doubt" and each.get(f"ignore_{kind}"):
                excuses.setdefault((kind, score.norm(each["where"])), []).extend(each[f"ignore_{kind}"])
    for kind in {r["k"] for r in gold} & set(score.KINDS):
        wanted, offered = ([r for r in rows if r["k"] == kind] for rows in (gold, found))
        pairs, _, spurious = score.pair(kind, wanted, offered)
        for true, mine in score.ranked(pairs) if kind == "resp" else pairs:
            if not true.get("borderline") and not true.get("optional"):
                right = all(score.same_field(kind, f, true, mine) for f in score.FIELDS[kind])
                yield kind, mine["rule"], right
        for mine in spurious:
            if not score.excused(mine, excuses):
                yield kind, mine["rule"], False


def main() -> None:
    """Measure, write the tables, print them."""
    score = scorer()
    right: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    kinds: dict[str, str] = {}
    tables: list[str] = []
    for name, gold, found in documents():
        for kind, rule, good in judged(score, gold, found):
            seen[rule] += 1
            right[rule] += good
            kinds[rule] = kind
        result, _ = score.score(gold, found)
        for kind, r in result["kinds"].items():
            f, e = r["found_prf"], r["exact_prf"]
            tables.append(
                f"| {name} | {kind} | {r['gold']} | {r['pred']} | {f['p']:.3f} | {f['r']:.3f} | {f['f1']:.3f} | {e['f1']:.3f} |"
            )
    table = {rule: round((right[rule] + 0.5) / (seen[rule] + 1), 3) for rule in sorted(seen)}
    toml = [
        "# Measured precision of each rule on the annotated documents. Made by `make confidence`; do not edit.",
        "[precision]",
    ]
    toml += [f'"{rule}" = {value}' for rule, value in table.items()]
    (ROOT / "loaders" / "words" / "confidence.toml").write_text("\n".join(toml) + "\n", encoding="utf-8")
    rules = [f"| `{r}` | {kinds[r]} | {seen[r]} | {right[r]} | {v:.3f} |" for r, v in table.items()]
    (ROOT / "docs" / "accuracy.md").write_text(
        "# How right the facts are\n\n"
        "Made by `make confidence` from the annotated documents; do not edit.\n"
        "The rules were written while looking at these documents: the figures are in-sample, and other offices' plans will give lower ones.\n\n"
        "## By document and kind\n\n"
        "*Found*: about the same thing as an annotated fact. *Exact*: all fields agree too.\n\n"
        "| document | kind | annotated | found | precision | recall | F1 found | F1 exact |\n|---|---|---|---|---|---|---|---|\n"
        + "\n".join(tables)
        + "\n\n## By rule\n\n"
        "*Right*: exact. *Confidence*: (right + 0.5) / (all + 1), what each fact of the rule carries.\n\n"
        "| rule | kind | all | right | confidence |\n|---|---|---|---|---|\n" + "\n".join(rules) + "\n",
        encoding="utf-8",
    )
    print("\n".join(rules))


if __name__ == "__main__":
    main()
