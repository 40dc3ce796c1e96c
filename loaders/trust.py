"""How well a document was understood (读懂程度): what its outline lacks, and how far its facts are trusted for that.

Rules are right less often in a document whose layout was not understood, and that shows: it has no title, no issuer, no year or no
tasks, a table without a header that can be read, numbers out of sequence, work that no task holds.
`words/confidence.toml` holds for each rule how often it was right in documents without such a shortfall, and in those with one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from ..graph.fact import Evidence, Fact, Responsibility
from .clauses.bodynames import ends_like_a_body
from .evidence import confidence
from .outline.parse import Item, Outline
from .vocabulary import vocabulary


def shortfalls(parts: Outline) -> tuple[str, ...]:
    """Return what is missing in the outline of a document, or was not read; empty where it was understood.

    >>> from remit.loaders.outline.parse import outline
    >>> from remit.loaders.text import Text
    >>> shortfalls(outline(Text("甲协会2024年工作要点\\n1.办好年会。（责任部门：甲部）"))), shortfalls(outline(Text("1.办好年会。")))
    ((), ('title', 'issuer', 'year'))
    """
    head = parts.header
    lacking = {
        "title": head.title is None,
        "issuer": head.issuer is None,
        "year": head.year is None,
        "tasks": not parts.items,
        "table": bool(parts.unread or parts.torn),
        "number": any(not stray.taken for stray in parts.strays),
        "left": bool(parts.left),
        "lines": parts.run_together,
    }
    return tuple(name for name, lacks in lacking.items() if lacks)


def several(item: Item) -> bool:
    """Return whether *item* holds clauses with text between them: perhaps it is more than one task, and its numbers were not seen."""
    if len(item.clauses) < 2:
        return False
    text = item.passage.text
    naming = [clause for clause in item.clauses if any(group.kind != "due" for group in clause.groups)]
    return any(text[one.end : other.start].strip("。；，、 \n") for one, other in pairwise(naming))


def causes(fact: Fact) -> tuple[str, ...]:
    """Return why *fact* is trusted less than its rule, in a document without a shortfall: its name, or the item that it is of."""
    if fact.evidence.confidence >= confidence(fact.evidence.rule):
        return ()
    named = isinstance(fact, Responsibility) and not (fact.collective or ends_like_a_body(fact.org))
    return ("name",) if named else ("several",)


def in_part(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Yield *facts* with the confidence that their rules have in a document that was understood in part."""
    for fact in facts:
        at = fact.evidence
        known = confidence(at.rule, whole=False)
        yield replace(fact, evidence=Evidence(at.start, at.end, at.quote, at.rule, known))


def told(lacking: Iterable[str], lang: str = "zh") -> str:
    """Return the sentence that says what is *lacking*, and what that means for the facts.

    >>> told(["title", "year"])
    '没有完全读懂（没有标题、没有年度），可信度取此时的实测值'
    """
    words = vocabulary("rules")["shortfalls"]
    mark = ", " if lang == "en" else "、"
    what = mark.join(words[name][lang] for name in lacking)
    if lang == "en":
        return f"not understood wholly ({what}); the confidence is what was measured then"
    return f"没有完全读懂（{what}），可信度取此时的实测值"
