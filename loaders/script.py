"""How characters are written: traditional script (繁體字) and the blanks of web pages, read as simplified ones and plain blanks, one for one.

What is printed comes back into the facts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from ..graph.fact import Evidence, Fact
from .vocabulary import vocabulary

_WORDS = vocabulary("characters")["traditional"]
_SIMPLIFIED = dict(zip(map(ord, "".join(_WORDS["characters"])), "".join(_WORDS["simplified"]), strict=True))
_SIMPLIFIED |= dict(zip(map(ord, "「」『』"), "“”‘’", strict=True))
_TRADITIONAL = frozenset(map(chr, _SIMPLIFIED))
_ANY = re.compile(f"[{''.join(_TRADITIONAL)}]")
_DRAWN = re.compile("(?<=[计规企策筹])画")  # 計畫 is 计划, a painting 画
_SHARE = 20  # a text is in traditional script where one of so many characters is
_SAMPLE = 4000  # characters that are looked at
# Blanks of web pages and word processors, and what has no width at all: one for one, so that places stay.
_BLANK_FORMS = dict.fromkeys(
    map(ord, "\xa0\u1680\u2000\u2002\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"), " "
)
_BLANK_FORMS |= dict.fromkeys(map(ord, "\u2001\u2003"), "\u3000")
_BLANK_FORMS |= dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\xad"), " ")
_ENTITY = re.compile("&(?:nbsp|ensp|emsp|thinsp|#160|#xa0);", re.IGNORECASE)
_BREAK_AT_END = re.compile(r"<br {0,2}/?>(?=[ \u3000]*(?:[\r\n]|$))", re.IGNORECASE)
_ODD_BLANK = re.compile(f"[{''.join(map(chr, _BLANK_FORMS))}]")
_KEPT = frozenset(
    {
        "id",
        "lists",
        "task",
        "doc",
        "key",
        "within",
        "parent",
        "where",
        "role",
        "op",
        "kind",
        "due",
        "type",
        "reason",
    }
)


def traditional(text: str) -> bool:
    """Whether *text* is written in traditional script, as its beginning shows.

    >>> traditional("甲縣2024年工作要點"), traditional("甲县2024年工作要点")
    (True, False)
    """
    sample = text[:_SAMPLE]
    return (
        bool(_ANY.search(sample))
        and len(_TRADITIONAL.intersection(sample)) > 1
        and (sum(character in _TRADITIONAL for character in sample) * _SHARE > len(sample.strip()))
    )


def simplified(text: str) -> str:
    """Return *text* with simplified characters; the length stays.

    >>> simplified("責任單位：財政廳")
    '责任单位：财政厅'
    >>> simplified("辦理商街再造計畫")
    '办理商街再造计划'
    """
    text = text.translate(_SIMPLIFIED)
    return _DRAWN.sub("划", text) if "画" in text else text


def one_blank(text: str) -> str:
    """Return *text* with the blanks that web pages and word processors use as those of plain text; the length stays.

    >>> one_blank("\xa0\xa0一、总则\u2003"), one_blank("&nbsp;一、总则<br>")
    ('  一、总则\u3000', '      一、总则    ')
    """
    if "\\n" in text:
        text = text.replace("\\n", "  ")  # a line end in a cell, as converters write it
    if _ODD_BLANK.search(text):
        text = text.translate(_BLANK_FORMS)
    if _ENTITY.search(text):
        text = _ENTITY.sub(lambda entity: " " * len(entity[0]), text)
    if _BREAK_AT_END.search(text):
        text = _BREAK_AT_END.sub(lambda tag: " " * len(tag[0]), text)
    return text


def plain(text: str) -> str:
    """Return *text* as the rules read it: one kind of blank, simplified characters; the length stays.

    >>> plain("\xa0責任單位：財政廳，甲縣、乙縣")
    ' 责任单位：财政厅，甲县、乙县'
    """
    text = one_blank(text)
    return simplified(text) if traditional(text) else text


def printed(facts: tuple[Fact, ...], read: str, text: str) -> tuple[Fact, ...]:
    """Return *facts* that were found in *read*, the simplified form of *text*, with the words that *text* prints.

    A word stands where its quote says, else where *read* has it first, else its characters are those that *text* uses.
    """
    back = {
        ord(after): before
        for before, after in zip(text, read, strict=True)
        if before != after and not after.isspace()
    }

    def of(fact: Fact) -> Callable[[str], str]:
        evidence = fact.evidence

        def word(words: str) -> str:
            at = read.find(words, evidence.start, evidence.end)
            at = at if at >= 0 else read.find(words)
            return text[at : at + len(words)] if at >= 0 else words.translate(back)

        return word

    return tuple(_with(fact, of(fact), text) for fact in facts)


def _with(fact: Fact, word: Callable[[str], str], text: str) -> Fact:
    found = fact.evidence
    changes: dict[str, Any] = {
        "evidence": Evidence(
            found.start, found.end, text[found.start : found.end], found.rule, found.confidence
        )
    }
    for field in fields(fact):
        value = getattr(fact, field.name)
        if field.name in _KEPT or not value:
            continue
        if isinstance(value, str):
            changes[field.name] = word(value)
        elif isinstance(value, tuple) and isinstance(value[0], str):
            changes[field.name] = tuple(map(word, value))
    return replace(fact, **changes)
