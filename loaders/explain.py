"""Explaining facts: which rule said what of a task or a line, and why, with the quote marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..errors import NothingToRead
from ..graph.document import Document
from ..graph.fact import Fact, Task
from ..graph.rows import row
from .outline.parse import outline
from .script import plain
from .text import Text
from .trust import causes, shortfalls, told
from .vocabulary import vocabulary

AROUND = 16  # characters shown before and after a quote
_LINE = re.compile(r":(\d+)")
_HIDDEN = {"k", "doc", "task", "id", "quote", "surface", "start", "end", "rule", "confidence", "text", "head"}
_HIDDEN |= {"key", "list", "within", "number", "tier"}


def explain(document: Document, where: str, lang: str = "zh") -> Iterator[str]:
    r"""Yield lines that say which rule found each fact of *where*, and why, with the quote between ⟦ and ⟧.

    Where the document was understood only in part, the last line says what is lacking.
    *where* is a task (``12``, ``要点.12`` or a whole id) or a line of the text (``:48``).
    Raises NothingToRead where there is no such task or line, with what there is.

    >>> from remit.loaders.load import extract
    >>> plan = extract("甲协会2024年工作要点\n1.办好年会。新建20个基地。（责任部门：甲部）", "d")
    >>> place, _, task, quote, why, *_ = explain(plan, "1")
    >>> print(place, quote, why, sep="\n")
    d, line 2: d#要点.1 办好年会
        甲协会2024年工作要点⏎⟦1.办好年会。新建20个基地。⟧（责任部门：甲部）
        任务：编号的事项或表格的一行
    """
    place, facts = (
        _of_line(document, int(line[1])) if (line := _LINE.fullmatch(where)) else _of_task(document, where)
    )
    yield place
    yield ""
    rules = vocabulary("rules")["rules"]
    if not facts:
        yield "no rule says anything of it" if lang == "en" else "没有规则从中读出事实"
    lacking = shortfalls(outline(Text(plain(document.text), media_type=document.media_type))) if facts else ()
    for fact in facts:
        evidence = fact.evidence
        reason = rules.get(evidence.rule, {}).get(lang, evidence.rule)
        yield f"{said(fact)}  [{evidence.rule} {evidence.confidence:.2f}]"
        yield f"    {marked(document.text, evidence.start, evidence.end)}"
        yield f"    {reason}"
        if not lacking and (why := causes(fact)):
            yield f"    {told(why, lang)}"
    if lacking:
        yield told(lacking, lang)


def said(fact: Fact) -> str:
    """Return what *fact* says in one line: its kind, then its values."""
    values = row(fact)
    shown = [_shown(value) for key, value in values.items() if key not in _HIDDEN]
    if isinstance(fact, Task) and not fact.title:
        shown.insert(0, values["head"])  # else it would be told by the number of its section alone
    return "  ".join([values["k"], " ".join(text for text in shown if text)])


def marked(text: str, start: int, end: int) -> str:
    """Return ``text[start:end]`` between ⟦ and ⟧ with some characters around it, on one line; a long quote loses its middle.

    >>> marked("新建20个基地，培养人才。", 0, 7)
    '⟦新建20个基地⟧，培养人才。'
    """
    quote = text[start:end]
    if len(quote) > 80:
        quote = f"{quote[:50]} … {quote[-20:]}"
    whole = f"{text[max(0, start - AROUND) : start]}⟦{quote}⟧{text[end : end + AROUND]}"
    return re.sub(r"\s*[\r\n\f]+\s*", "⏎", whole).strip("⏎")


def _of_task(document: Document, where: str) -> tuple[str, list[Fact]]:
    tasks = list(document.of(Task))
    named = [t for t in tasks if where in (t.id, t.id.partition("#")[2], t.id.rpartition(".")[2])]
    if not named:
        known = ", ".join(t.id.partition("#")[2] for t in tasks[:60])
        raise NothingToRead(f"{document.id} has no task {where!r}; it has {known or 'none'}")
    ids = {task.id for task in named}
    facts = [f for f in document.facts if ids & {row(f).get(key) for key in ("id", "task", "where")}]
    first = named[0]
    return (
        f"{document.id}, line {_line_of(document.text, first.evidence.start)}: {first.id} {first.title or ''}".rstrip(),
        facts,
    )


def _of_line(document: Document, number: int) -> tuple[str, list[Fact]]:
    lines = document.text.split("\n")
    if not 1 <= number <= len(lines):
        raise NothingToRead(f"{document.id} has no line {number}; it has {len(lines)}")
    start = sum(len(line) + 1 for line in lines[: number - 1])
    end = start + len(lines[number - 1])
    facts = [f for f in document.facts if f.evidence.start < end and f.evidence.end > start]
    return f"{document.id}, line {number}: {lines[number - 1].strip()[:60]}", facts


def _line_of(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _shown(value: Any) -> str:
    if isinstance(value, bool) or value is None:
        return ""
    return ".".join(map(str, value)) if isinstance(value, list) else str(value)
