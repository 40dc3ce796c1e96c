"""Honours (荣誉): what persons are elected, in quotation marks or with an edition.

    评选“最美甲乙人”    第三届“甲乙工匠”评选    评选2025年度十佳甲乙    第十届甲乙十大杰出青年评选

Honours that persons are counted for (选树“甲乙工匠”10名) and those of places and units are what a target is about, no initiatives.
"""

from __future__ import annotations

import re

from ..vocabulary import either
from . import naming
from .grammar import COUNT, EDITION, ending, verbs, words
from .runs import Run, row_end, row_start

_BEST = re.compile(r"最美.|十[大佳优]")
_ELECTED = re.compile("(?:的)?(?:评选|推选|选树|寻访)")
_NAMED = re.compile(
    r"(?:(?:十佳|十大(?:杰出|优秀|最美)|最美)[\u4e00-\u9fff]{2,8}?|"
    rf"第[一二三四五六七八九十\d]{{1,3}}届[\u4e00-\u9fff]{{2,16}}?{either(words()['endings']['honoured'])})"
    r"(?=$|[，。；、和及（]|评选|推选|选树|表彰|寻访)"
)


def honoured(run: Run, start: int, end: int, last: int, inner: str) -> bool:
    """Say whether the quotation at *start* to *end* of a member that ends at *last*, with *inner* between its marks, is an honour."""
    if inner.endswith(ending("designations")) and not _BEST.match(inner):
        return False
    elected = _ELECTED.match(run.text, row_end(run.text, end, run.end), run.end)
    persons = inner.endswith(ending("persons")) and _chosen(run, start)
    counted = COUNT.match(run.text, end, last) and not EDITION.search(
        run.text, max(run.start, start - 8), start
    )
    if not (elected or _BEST.match(inner) or (persons and not counted)):
        return False
    return (
        bool(elected)
        or run.governed(start, "honouring")
        or verbs("honouring").match(run.text, end, last) is not None
    )


def _chosen(run: Run, start: int) -> bool:
    """Say whether a verb of choosing stands right before the row of quotations of which one begins at *start*."""
    first = row_start(run.text, start, run.start)
    return run.last("electing", first) == first


def elected(run: Run, start: int, last: int, first: bool) -> tuple[int, int, int] | None:
    """Return where the verb, the name and the end of an honour without marks in the member at *start* to *last* are, or None.

    It has an edition or a year, or a verb of choosing right before it.
    """
    found = _NAMED.search(run.text, start, last)
    if found is None:
        return None
    verb, name = naming.beginning(run.text, start, found.start(), first)
    edition = EDITION.search(run.text, name, found.end())
    beside = run.last("electing", name) == name
    if not (
        beside or (edition and run.governed(name, "electing")) or _ELECTED.match(run.text, found.end(), last)
    ):
        return None
    if found.end() - name > naming.LONGEST or COUNT.match(run.text, found.end(), last):
        return None
    return (verb, name, found.end()) if edition or beside else None
