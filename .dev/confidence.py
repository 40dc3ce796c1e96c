"""Measure the precision of each extraction rule on the annotated documents; write loaders/words/confidence.toml and docs/accuracy.md.

A fact is right when the annotation has it with all compared fields. Borderline annotations and listed candidates count neither way.

The annotated documents are those that the rules were written with: on others a rule is right less often. So what counts is
`first-sight.toml`: how often each rule was right in documents of other offices before anybody had read its errors there, in those that
were understood (whole) and in those with a shortfall (part, see loaders/trust.py). The annotated documents are where that starts:

    mean = (right at first sight + 5 × annotated × share) / (all at first sight + 5)
    confidence = mean − √(mean × (1 − mean) / (all at first sight + 5))

*annotated* is (right + 0.5) / (all + 1) in the annotated documents, *share* how many facts of all rules were right at first sight.
`--first-sight FOLDER …` measures the documents of folders (NAME.txt, NAME.jsonl) and adds them to that file; run it once, before looking at them.
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from remit.graph.rows import row
from remit.loaders.load import extract
from remit.loaders.outline.parse import outline
from remit.loaders.script import plain
from remit.loaders.text import Text
from remit.loaders.trust import shortfalls

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("REMIT_SHARED", ROOT.parent / "shared"))
HELD_OUT = ROOT / "tests" / "heldout"
FIRST_SIGHT = ROOT / ".dev" / "first-sight.toml"
WEIGHT = 5  # facts at first sight that the annotated documents count as much as
HIGH = 0.9
READINGS = ("whole", "part")
UNSEEN = ROOT / ".dev" / "unseen.md"  # what was measured on documents that are not here
Row = dict[str, Any]


def scorer() -> ModuleType:
    """Return the module that judges facts."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "tools" / "score.py")
    if spec is None or spec.loader is None:
        sys.exit(f"no annotated documents in {SHARED}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def documents() -> Iterator[tuple[str, bool, list[Row], list[Row], str]]:
    """Yield name, whether it is held out, annotated rows, found rows and reading (whole, part) of each annotated document."""
    for folder, texts in ((SHARED / "gold", (SHARED / "plans", SHARED / "wild")), (HELD_OUT, (HELD_OUT,))):
        for name, gold, text in annotated(folder, texts):
            found = [row(fact) for fact in extract(text, name).facts]
            yield name, folder == HELD_OUT, gold, found, reading(text)


def reading(text: Path) -> str:
    """Return whether the document *text* is understood whole or in part."""
    return "part" if shortfalls(outline(Text(plain(text.read_text(encoding="utf-8"))))) else "whole"


def annotated(folder: Path, texts: tuple[Path, ...]) -> Iterator[tuple[str, list[Row], Path]]:
    """Yield name, annotated rows and text of each document of *folder*."""
    for gold in sorted(folder.glob("*.jsonl")):
        found = (t for f in texts for t in f.glob(f"{gold.stem}.*") if t.suffix in (".txt", ".md"))
        if text := next(found, None):
            lines = gold.read_text(encoding="utf-8").splitlines()
            yield gold.stem, [json.loads(n) for n in lines if n.strip() and not n.startswith("//")], text


def first_sight(folders: list[Path]) -> None:
    """Measure the annotated documents of *folders* and add them to the table of first sight."""
    score = scorer()
    text_ = FIRST_SIGHT.read_text("utf-8")
    counts: dict[str, dict[str, list[int]]] = {read: {} for read in READINGS} | tomllib.loads(text_)
    for folder in folders:
        for name, gold, text in annotated(folder, (folder,)):
            for _, rule, good in judged(score, gold, [row(fact) for fact in extract(text, name).facts]):
                count = counts[reading(text)].setdefault(rule, [0, 0])
                count[0] += good
                count[1] += 1
    lines = [line for line in text_.splitlines() if line.startswith("#")]
    for read, table in counts.items():
        lines += ["", f"[{read}]", *(f'"{rule}" = {count}' for rule, count in sorted(table.items()))]
    FIRST_SIGHT.write_text("\n".join(lines) + "\n", encoding="utf-8")


def trusted(known: dict[str, float]) -> dict[str, dict[str, float]]:
    """Return for each reading the confidence of each rule; *known* is how often it is right in the annotated documents."""
    seen = tomllib.loads(FIRST_SIGHT.read_text(encoding="utf-8"))
    found: dict[str, dict[str, float]] = {}
    for read in READINGS:
        counts = {rule: (right, all_) for rule, (right, all_) in seen[read].items()}
        share = sum(right for right, _ in counts.values()) / sum(all_ for _, all_ in counts.values())
        found[read] = {}
        for rule in sorted({*known, *counts}):
            right, all_ = counts.get(rule, (0, 0))
            mean = (right + WEIGHT * known.get(rule, 0.5) * share) / (all_ + WEIGHT)
            found[read][rule] = round(mean - (mean * (1 - mean) / (all_ + WEIGHT)) ** 0.5, 3)
    return found


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


def figures(name: str, result: dict[str, Any]) -> list[str]:
    """Return the lines of a table of scores."""
    lines = []
    for kind, r in result.items():
        f, e = r["found_prf"], r["exact_prf"]
        counts = f"| {name} | {kind} | {r['gold']} | {r['pred']} "
        lines.append(counts + f"| {f['p']:.3f} | {f['r']:.3f} | {f['f1']:.3f} | {e['f1']:.3f} |")
    return lines


def total(score: ModuleType, results: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the scores of several documents taken together, by kind."""
    summed: dict[str, Any] = {}
    for kind in score.KINDS:
        parts = [r[kind] for r in results if kind in r]
        if parts:
            n = {key: sum(p[key] for p in parts) for key in ("gold", "pred", "found", "exact")}
            summed[kind] = n | {
                "found_prf": score.prf(n["found"], n["gold"], n["pred"]),
                "exact_prf": score.prf(n["exact"], n["gold"], n["pred"]),
            }
    return summed


def main() -> None:
    """Measure, write the tables, print the totals."""
    score = scorer()
    right: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    high: dict[bool, Counter[bool]] = {False: Counter(), True: Counter()}
    kinds: dict[str, str] = {}
    results: dict[bool, list[dict[str, Any]]] = {False: [], True: []}
    tables: list[str] = []
    for name, held_out, gold, found, _ in documents():
        for kind, rule, good in judged(score, gold, found):
            seen[rule] += 1
            right[rule] += good
            kinds[rule] = kind
        result, _ = score.score(gold, score.aligned(gold, found))
        results[held_out].append(result["kinds"])
        tables += figures(name, result["kinds"])
    table = trusted({rule: (right[rule] + 0.5) / (seen[rule] + 1) for rule in seen})
    for _, held_out, gold, found, read in documents():
        for _, rule, good in judged(score, gold, found):
            if table[read][rule] >= HIGH:
                high[held_out][good] += 1
    known, new = (
        figures("known", total(score, results[False])),
        figures("invented", total(score, results[True])),
    )
    share = {out: f"{c[True]} of {c.total()}" for out, c in high.items()}
    toml = [
        "# How often each rule is right, in documents that are understood whole and in those understood in part (loaders/trust.py).",
        "# Made by `make confidence` from annotated documents and .dev/first-sight.toml; do not edit.",
    ]
    for read, values in table.items():
        toml += ["", f"[{read}]", *(f'"{rule}" = {value}' for rule, value in values.items())]
    (ROOT / "loaders" / "words" / "confidence.toml").write_text("\n".join(toml) + "\n", encoding="utf-8")
    sight = tomllib.loads(FIRST_SIGHT.read_text(encoding="utf-8"))
    rules = [
        f"| `{r}` | {kinds[r]} | {right[r]} of {seen[r]} | "
        + " | ".join(
            f"{' of '.join(map(str, sight[n].get(r, [0, 0])))} | {table[n][r]:.3f}" for n in READINGS
        )
        + " |"
        for r in sorted(seen)
    ]
    head = "| documents | kind | annotated | found | precision | recall | F1 found | F1 exact |\n|---|---|---|---|---|---|---|---|\n"
    (ROOT / "docs" / "accuracy.md").write_text(
        "# How right the facts are\n\n"
        "Made by `make confidence` from annotated documents; do not edit.\n\n"
        "*Known* documents are real plans that the rules were written with. "
        "*Invented* plans (`tests/heldout`) were written and annotated by a reader who did not know the rules. "
        "They were held out at first; since then errors on them have been read and the rules repaired, so they no longer tell "
        "what remit makes of a plan that nobody has looked at.\n\n"
        "*Found*: about the same thing as an annotated fact. *Exact*: all fields agree too. What is debatable counts neither way.\n\n"
        + UNSEEN.read_text(encoding="utf-8")
        + "\n## Together\n\n"
        + head
        + "\n".join((*known, *new))
        + "\n\n"
        f"Facts with a confidence of 0.9 or more that are exact: {share[False]} in known documents, {share[True]} in invented ones.\n\n"
        "## By rule\n\n"
        "*Annotated*: exact ones in the documents above. *First sight*: exact ones in the third set before its errors were read, "
        "in documents understood whole and in part; a document is understood in part where it has no title, issuer, year or task, a table without "
        "a header that can be read, a number out of sequence, or work that no task holds (`remit extract --explain` says which). "
        "*Confidence*: what each fact of the rule carries there, "
        "(right + 5 × annotated × share) / (all + 5) with what was seen at first sight, less its standard error, so that few facts count less; "
        "*annotated* is (right + 0.5) / (all + 1), *share* the part of all facts that were right at first sight.\n\n"
        "| rule | kind | annotated | first sight, whole | confidence | first sight, in part | confidence |\n|---|---|---|---|---|---|---|\n"
        + "\n".join(rules)
        + "\n\n"
        "## By document\n\n" + head.replace("documents", "document") + "\n".join(tables) + "\n",
        encoding="utf-8",
    )
    print("\n".join((*known, *new)))
    print(share)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--first-sight"]:
        first_sight([Path(folder) for folder in sys.argv[2:]])
    else:
        main()
