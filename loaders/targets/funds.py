"""Funds that are to be set up, with their size: 设立总规模100亿元的转型基金."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...graph.fact import Target
from ..vocabulary import either, vocabulary
from .commitments import Reading
from .frames import Frame, Last, made

_SETTING_UP = re.compile(
    f"({either(vocabulary('targets')['words']['founding'])})[^，。；、0-9]{{0,8}}?(?:总|首期|母基金)?规模(?:不低于|不少于|达到?|超过?|约|为)?$"
)
_NEAR = 32  # characters before the sum in which the verb is looked for
_FUND = re.compile("(?:以上)?的?([^，。；、0-9]{0,20}?(?:基金群?|资金池|资金))(?=[，。；、）]|$)")


def sized(text: str, start: int, at: int, end: int) -> tuple[re.Match[str], re.Match[str]] | None:
    """Return what sets a fund up before the sum from *at* to *end*, and the fund behind it; None where nothing does.

    >>> text = "设立总规模100亿元的转型基金"
    >>> verb, fund = sized(text, 0, 5, 10)
    >>> verb[1], fund[1]
    ('设立', '转型基金')
    """
    verb = _SETTING_UP.search(text, max(start, at - _NEAR), at)
    fund = _FUND.match(text, end) if verb else None
    return (verb, fund) if verb and fund else None


def founded(r: Reading, f: Frame, last: Last | None) -> Iterator[tuple[Target, Last]] | None:
    """Return the commitment of a sum that is the size of a fund to be set up, None where it is none."""
    q = f.quantity
    found = sized(r.text, f.clause[0], q.start, q.end) if q.kind == "money" else None
    if found is None:
        return None
    verb, fund = found
    quote = r.backward(verb.start(), f.floor), fund.end()
    return made(r, f, "target.count", quote, verb.span(1), [fund.span(1)], last)
