"""Tables whose cells follow each other line by line, broken as wide as their columns (折行的表格), as extractors of pages print them.

    table = name { name } { [section] number [title] text { cell } }    name = line    section, title, text, cell = line { line }

Running numbers on lines of their own tell the rows apart, the first broad line of a row where its text begins,
and the words where a cell behind it ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .columnnames import header_length, heads_column
from .lines import HEADED, Line, repeated_header, text_width
from .vocabulary import either, vocabulary

_NAMES = 16  # of columns at most
_ROWS = 3  # of a table at least
_LONG = 18  # characters of a line that fills the column of the text
_RAGGED = 4  # characters by which such lines differ at most
_BROKEN = 0.5  # of the rows at least begin with such a line
_UNTITLED = 2  # columns before those behind the text: number and text
_TITLE = 4  # lines of a title at most
_SECTION = 4  # lines of the name of a section at most
_PERSON = 5  # characters; a shorter line may be the name of a person, and is whole
_FIRST = re.compile(r"(?m)^[ \t\u3000]*1[、.]?[ \t\u3000\r]*$")  # else there is no such table
_CELLS = vocabulary("clauses")["cells"]
_LABELLED = re.compile(f"[一-鿿]{{2,8}}{either(_CELLS['labels'])}[:：]")
_WHOLE = re.compile(  # how the name of a body, a day or a list of either ends
    f"(?:{either(_CELLS['whole'])}|(?<!社)会|[年月日底前])$"
)
_LEVEL = re.compile("[、，：；][省市县区州旗盟镇乡]{1,2}$")  # …、县 ⏎ 林草局
_BEHIND = re.compile(either(_CELLS["behind"]))  # columns behind that of the text
_ENDS = tuple("。；！;")
_OPEN_ENDS = tuple("、，：；（(〔《“,:")
_CLOSING = tuple("，。、；：！？）)〕》”,;:")
_OPENS, _CLOSES = "（(〔《“", "）)〕》”"


def cells_wrapped(source: str, lines: list[Line]) -> tuple[list[Line], frozenset[int], int]:
    """Return *lines* without those of a header that a page repeats, which of them go on with the cell above, and where the table begins.

    Nothing goes on, and the table begins behind the last line, where there is no such table.

    >>> from .lines import lines_of
    >>> row = "{}\\n建设平台。汇聚全县各部门各行业资源，新建平\\n台{}个，年底前上线。\\n县甲局、县乙\\n局，各乡镇\\n"
    >>> source = "序号\\n任务\\n责任单位\\n" + "".join(row.format(n, n) for n in (1, 2, 3))
    >>> lines, more, first = cells_wrapped(source, list(lines_of(source)))
    >>> ["+" * (nth in more) + source[line.start : line.end] for nth, line in enumerate(lines)][3:8]
    ['1', '建设平台。汇聚全县各部门各行业资源，新建平', '+台1个，年底前上线。', '县甲局、县乙', '+局，各乡镇']
    """
    none: tuple[list[Line], frozenset[int], int] = (lines, frozenset(), len(lines))
    if not _FIRST.search(source):
        return none
    words = [source[line.start : line.end].strip() for line in lines]
    found = _header(words)
    if found is None:
        return none
    at, length = found
    again = repeated_header(words, at, length)
    kept = [nth for nth in range(len(lines)) if nth not in again]
    lines, words = [lines[nth] for nth in kept], [words[nth] for nth in kept]
    numbers = _numbers(words, at + length)
    behind = sum(_BEHIND.search(word) is not None for word in words[at : at + length])
    texts = _texts(words, numbers, titled=length - behind > _UNTITLED)
    if len(numbers) < _ROWS or not texts:
        return none
    more = set(_section(words, at + length, numbers[0]))
    for number, text, until in zip(numbers, texts, [*numbers[1:], len(words)], strict=True):
        more.update(range(number + 2, text))
        more.update(_goes_on(words, text, until, last=until == len(words), single=behind == 1))
    return lines, frozenset(more), at


def _header(words: Sequence[str]) -> tuple[int, int] | None:
    """Return where the names of the columns begin in *words*, a line each, and how many they are; None where there are none."""
    for at, word in enumerate(words):
        if heads_column(word) and (length := header_length(words[at : at + _NAMES])):
            return at, length
    return None


def _numbers(words: Sequence[str], since: int) -> list[int]:
    """Return which lines from *since* on are the running numbers 1, 2, 3 …."""
    found: list[int] = []
    for nth in range(since, len(words)):
        if words[nth].rstrip("、.") == str(len(found) + 1):
            found.append(nth)
    return found


def _texts(words: Sequence[str], numbers: Sequence[int], *, titled: bool) -> list[int]:
    """Return where the text of each row begins; nothing where most rows have no line that the width of its column broke.

    Such lines are long, equally long, and end without a stop. A *titled* row has the lines of its title before them.
    """
    rows = [*pairwise([*numbers, len(words)])]
    first = [
        next(_broad(words, number, until), number + 1) if titled else number + 1 for number, until in rows
    ]
    long = [len(words[nth]) for nth in first if nth < len(words) and _broke(words[nth])]
    if not long or len(long) < _BROKEN * len(numbers):
        return []
    middle = sorted(long)[len(long) // 2]
    return first if 2 * sum(abs(length - middle) <= _RAGGED for length in long) > len(long) else []


def _broad(words: Sequence[str], number: int, until: int) -> Iterator[int]:
    """Yield the first line of a row as broad as the column of the text, behind narrow ones of its title."""
    for nth in range(number + 1, min(until, number + 2 + _TITLE)):
        if len(words[nth]) >= _LONG:
            yield from (nth,) if nth > number + 1 and _broke(words[nth]) else ()
            return


def _broke(line: str) -> bool:
    return len(line) >= _LONG and not line.endswith(_ENDS)


def _goes_on(words: Sequence[str], first: int, until: int, *, last: bool, single: bool) -> Iterator[int]:
    """Yield the lines of a row, from *first* before *until*, that go on with the cell above.

    Behind the *last* one other text may stand; *single* says that one column stands behind the text.
    """
    ends = [nth for nth in range(first, until) if words[nth].endswith("。")]
    text_end = next(
        (nth for nth in ends if nth + 1 >= until or not _sentence(words[nth + 1])),
        ends[0] if ends else _narrower(words, first, until),
    )
    yield from range(first + 1, text_end + 1)
    section = (
        until
        if last
        else next((nth for nth in range(until - 1, text_end, -1) if _heads(words, nth, until)), until)
    )
    for nth in range(text_end + 2, section):
        if words[nth].endswith("。") and last:
            return
        if (single and not last) or _open(words[nth - 1], words[nth]):
            yield nth
    yield from range(section + 1, until)


def _narrower(words: Sequence[str], first: int, until: int) -> int:
    """Return the first line from *first* on that does not fill the column of the text, which has no stop at its end."""
    width = int(text_width(words[first])) - _RAGGED
    return next((nth for nth in range(first, until) if int(text_width(words[nth])) < width), first)


def _section(words: Sequence[str], since: int, number: int) -> Iterator[int]:
    """Yield the lines before the first *number* that go on with the name of its section."""
    if since < number and _heads(words, since, number):
        yield from range(since + 1, number)


def _heads(words: Sequence[str], nth: int, until: int) -> bool:
    """Whether the name of a section begins at *nth* that the lines before *until* end."""
    return until - nth <= _SECTION and HEADED.match(words[nth]) is not None


def _sentence(line: str) -> bool:
    """Whether *line* goes on with what is to be done, and names neither bodies nor a day."""
    return not _LABELLED.match(line) and not HEADED.match(line) and line.endswith("。")


def _open(above: str, line: str) -> bool:
    """Whether the cell does not end with the line *above*, which *line* follows: 县自然 ⏎ 资源局."""
    if _LABELLED.match(line) and not above.endswith(_OPEN_ENDS):
        return False
    if line.startswith((*_CLOSING, "（", "(")) or above.endswith(_OPEN_ENDS) or _unclosed(above):
        return True
    return len(above) >= _PERSON and (_WHOLE.search(above) is None or _LEVEL.search(above) is not None)


def _unclosed(line: str) -> bool:
    return sum(line.count(mark) for mark in _OPENS) > sum(line.count(mark) for mark in _CLOSES)
