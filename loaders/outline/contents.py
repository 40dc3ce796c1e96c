"""The table of contents of a plan (目录): its headings before they come, with or without the numbers of pages; it says nothing that they do not."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..text import Block
from .numbering import ordinal

_MARK = re.compile(r"(?:目\s{0,8}[录錄次]|内容目录|CONTENTS|Contents)")
_PAGED = re.compile(
    r"(.{2,80}?)(?:[…⋯]|[\s.·．。┄—-]{3})[\s.…·．。⋯┄—-]*[（(]?\d{1,4}[)）]?"
)  # 一、总体要求……1
_PAGE = re.compile(r"[（(]?\d{1,4}[)）]?")
_PAGE_ENDS = tuple("0123456789)）")  # a cheap look before a costly one
_SENTENCE = re.compile(r"[。；！？：]")
_LONGEST = 50  # characters of a heading
_LEAST = 3  # entries, or as many with numbers where no word says that it is a table of contents
_MOSTLY = 0.8  # of the entries come again, in their order
_TRIES = 8  # lines before a table of contents that come again, too
_AMISS = 1  # lines beside each other that do not come again


@dataclass(frozen=True, slots=True)
class _Page:
    """The *blocks* of a text, what each may print in a table of contents (*entries*), and where headings stand (*places*)."""

    blocks: Sequence[Block]
    entries: Sequence[str | None]
    places: dict[str, list[int]]


def without_contents(blocks: Sequence[Block]) -> list[Block]:
    """Return *blocks* without those of tables of contents.

    >>> from ..text import Text, blocks
    >>> page = "目录\\n一、要求……1\\n二、任务……2\\n三、保障……3\\n一、要求\\n二、任务\\n三、保障"
    >>> [block.text for block in without_contents(blocks(Text(page)))]
    ['一、要求', '二、任务', '三、保障']
    """
    entries = [_entry(block) for block in blocks]
    if sum(entry is not None for entry in entries) < _LEAST:
        return [*blocks]
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, block in enumerate(blocks):
        if head := _head(block):
            places[head].append(at)
    page = _Page(blocks, entries, places)
    kept: list[Block] = []
    at = seen = near = tries = 0  # lines before *seen* were found to be none
    while at < len(blocks):
        marked = not blocks[at].cells and _MARK.fullmatch(blocks[at].text) is not None
        end, tried = at + marked, at >= seen or ((marked or at < near) and tries < _TRIES)
        if tried:
            end, stop = _end(page, at + marked, marked)
            near, tries = (at + _TRIES, 0) if at >= seen else (near, tries + 1)
            seen = max(seen, stop)
        if end > at + marked:
            at = end
        else:
            kept.append(blocks[at])
            at += 1
    return kept


def _entry(block: Block) -> str | None:
    """Return the heading that *block* may print in a table of contents, None where it is none."""
    if block.cells:
        paged = len(block.cells) == 2 and _PAGE.fullmatch(block.cells[1].text)
        return _bare(block.cells[0].text) if paged and block.cells[0].text else None
    if paged := _paged_line(block.text):
        return _bare(paged[1])
    short = 1 < len(block.text) <= _LONGEST and not _SENTENCE.search(block.text)
    return _bare(block.text) if short else None


def _paged(block: Block) -> bool:
    """Whether *block* ends in the number of a page, which other text hardly does."""
    return bool(block.cells) or _paged_line(block.text) is not None


def _paged_line(text: str) -> re.Match[str] | None:
    """Return the line *text* as a heading and the number of its page; None where it ends in none."""
    return _PAGED.fullmatch(text) if text.endswith(_PAGE_ENDS) and len(text) < 2 * _LONGEST else None


def _head(block: Block) -> str:
    """Return the words with which *block* begins, without its number: those of a heading, or of one that a sentence follows."""
    if block.cells or _paged(block):
        return ""
    first = _SENTENCE.search(block.text, 0, _LONGEST + 1)
    return _bare(block.text[: first.start()] if first else block.text[: _LONGEST + 1])


def _bare(heading: str) -> str:
    own = ordinal(heading)
    return heading[own.end if own else 0 :].replace(" ", "").replace("\u3000", "")


def _end(page: _Page, since: int, marked: bool) -> tuple[int, int]:
    """Return where the table of contents ends that begins at *since*, *since* where none does, and up to where that was looked at.

    *marked* says that 目录 stands above.
    """
    blocks = page.blocks
    if since >= len(blocks) or page.entries[since] is None:
        return since, since
    first = _again(page, since)
    paged = _paged(blocks[since])
    if first is None and not paged:
        return since, since
    if first is not None and _cut(page, since, first, marked):
        return first, first
    found = [*_run(page, since, first or len(blocks))]
    if not found:
        return since, since
    stop = found[-1][0] + 1
    again = [place for _, place in found if place is not None]
    if len(again) + sum(_paged(blocks[at]) for at, place in found if place is None) < _LEAST:
        return since, stop
    numbered = sum(ordinal(blocks[at].text) is not None for at, _ in found)
    follows = sum(one < other for one, other in pairwise(again)) >= _MOSTLY * max(0, len(again) - 1)
    sure = sum(_paged(blocks[at]) for at, _ in found) >= _MOSTLY * len(found)
    return (stop if sure or (follows and (marked or numbered >= _LEAST)) else since), stop


def _cut(page: _Page, since: int, first: int, marked: bool) -> bool:
    """Whether all that stands before the heading at *first*, which the entry *since* prints, is the table of contents of a text that is cut off.

    Its first entries come again, in their order, and no other does; three of them where no word says that it is a table of contents.
    """
    places: list[int] = []
    for at in range(since, first):
        if page.entries[at] is None or ordinal(page.blocks[at].text) is None:
            return False
        if (place := _again(page, at)) is None:
            continue
        if len(places) < at - since or (places and place < places[-1]):
            return False  # one behind those that do not come again, or before the one before it
        places.append(place)
    return (1 if marked else _LEAST) <= len(places) < first - since


def _run(page: _Page, since: int, until: int) -> Iterator[tuple[int, int | None]]:
    """Yield the entries from *since* on, before *until*, each with where its heading comes again, if it does."""
    amiss: list[tuple[int, int | None]] = []
    for at in range(since, until):
        if page.entries[at] is None:
            return
        again = _again(page, at)
        if again is None and not _paged(page.blocks[at]):
            amiss.append((at, None))
            if len(amiss) > _AMISS:
                return
            continue
        yield from amiss
        amiss = []
        yield at, again


def _again(page: _Page, at: int) -> int | None:
    """Return where the heading that the entry *at* prints comes next behind it, None where it does not."""
    found = page.places.get(page.entries[at] or "", [])
    nth = bisect_right(found, at)
    return found[nth] if nth < len(found) else None
