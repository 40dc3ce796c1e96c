"""Names of the columns of tables (表头): who answers, what is to be done, how far, by when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from .vocabulary import either, vocabulary

_NAME = 24  # characters of the name of a column, which are fewer
_CLAUSES = vocabulary("clauses")
_COLUMNS: dict[str, list[str]] = _CLAUSES["columns"]
_ROLES = either(word for words in _CLAUSES["roles"].values() for word in words)
_ANSWERS = re.compile(
    rf"(?:{either(_CLAUSES['labels']['levels'])})?{_ROLES}{{1,6}}{either(_CLAUSES['labels']['nouns'] + _COLUMNS['nouns'])}"
)
_ALONE = frozenset(_CLAUSES["labels"]["alone"])  # 责任分工
HOUSE = either(_CLAUSES["labels"]["houses"])
_HOUSE = f"(?:{HOUSE})?"
IN_CHARGE = (  # a label of persons: 责任领导, 分管省领导
    rf"(?:{_HOUSE}{either(_CLAUSES['labels']['leaders'])}"
    rf"|{_HOUSE}{either(_CLAUSES['labels']['leading'])}{_HOUSE}{either(_CLAUSES['labels']['persons'])})"
)
AMOUNT = (  # how much is to be reached: 2024年目标值, 2023年目标
    rf"(?:(?:19|20)\d\d年)?{either(_COLUMNS['amounts'])}(?:（[^（）]{{1,12}}）)?|(?:19|20)\d\d年度?{either(_COLUMNS['years'])}"
)
MEASURE = rf"(?:(?:19|20)\d\d年度?)?{either(_COLUMNS['reached'])}|{either(_COLUMNS['measured'])}"
_TASK = rf"(?:20\d\d年度?)?[一-鿿（）]{{0,8}}{either(_COLUMNS['endings'])}"
_TASKS = re.compile(_TASK)
_SAYING = re.compile(either(_COLUMNS["saying"]))
_NO_SAYING = re.compile(rf"{either(_COLUMNS['attributes'])}$")
_COLUMN = re.compile(
    rf"(?:{either(name for at in ('number', 'section', 'text', 'dates', 'leaders', 'answering') for name in _COLUMNS[at])}|{_TASK}|{IN_CHARGE}"
    rf"|(?:(?:19|20)\d\d年)?{either(_COLUMNS['facts'])}|[一-鿿]{{1,4}}(?:{either(_COLUMNS['kinds'])})|{AMOUNT}|{MEASURE}"
    rf"|{either(_CLAUSES['labels']['dues'])}|{_ANSWERS.pattern}|{either(_ALONE)})(?:（[^（）]{{1,12}}）)?|{either(_COLUMNS['notes'])}"
)
_PERSONS = re.compile(IN_CHARGE)
_INDICATORS: dict[str, list[str]] = _CLAUSES["indicators"]
_INDICATOR = re.compile(rf"{either(_INDICATORS['kinds'])}?指标{either(_INDICATORS['names'])}?")
UNIT = re.compile(either(_INDICATORS["units"]))
YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
AIMED = re.compile(either(_INDICATORS["aimed"]))
REACHED = re.compile(either(_INDICATORS["reached"]))
_COMPARED = re.compile(rf"{either(_INDICATORS['compared'])}(?:（[^（）]{{1,4}}）|%)?")
_STRANGE = re.compile("[一-鿿]{2,12}")
_NOTED = re.compile("（[一-鿿、]{1,8}）")  # goes on with the name of a column on the next line


def heads_column(cell: str) -> bool:
    """Whether *cell* is a word of the header of a table of tasks.

    >>> heads_column("责任单位"), heads_column("序号"), heads_column("甲局")
    (True, True, False)
    """
    return len(cell) < _NAME and _heads_column(cell)


@lru_cache(1 << 12)  # a table is looked for from each of its cells
def _heads_column(cell: str) -> bool:
    return bool(_COLUMN.fullmatch(bare(cell)))


def says_task(name: str) -> bool:
    """Whether the column *name* of a table says what is to be done: a known name, or one with the ending of such.

    >>> says_task("改革任务"), says_task("主要举措"), says_task("项目类别")
    (True, True, False)
    """
    if name in _COLUMNS["section"]:
        return False
    return (
        name in _COLUMNS["text"]
        or bool(_TASKS.fullmatch(name) or _TASKS.fullmatch(name.partition("/")[0]))
        or bool(_SAYING.search(name) and not _NO_SAYING.search(name))
    )


def describes(name: str) -> bool:
    """Whether the column *name* of a table only describes what another says: 规模, 地点, 项目类别."""
    return bool(_NO_SAYING.search(name))


def names_indicator(name: str) -> bool:
    """Whether the column *name* holds what is measured.

    >>> names_indicator("主要指标"), names_indicator("指标名称"), names_indicator("任务")
    (True, True, False)
    """
    return _INDICATOR.fullmatch(name) is not None


def measures(name: str) -> bool:
    """Whether the column *name*, behind that of an indicator, says how much of it there is to be or was, or in what unit.

    >>> measures("单位"), measures("2024年"), measures("目标"), measures("责任单位")
    (True, True, True, False)
    """
    said = YEAR.search(name) or AIMED.search(name) or REACHED.search(name)
    beside = UNIT.fullmatch(name) or _COMPARED.fullmatch(name)
    return beside is not None or (said is not None and not _ANSWERS.match(name))


def bare(cell: str) -> str:
    """Return the words of the *cell* of a header, without emphasis, blanks and colon."""
    return cell.replace("*", "").replace(" ", "").replace("\n", "").strip("：")


def header_length(cells: Sequence[str]) -> int:
    """Return how many of *cells*, one a line, are the header of a table of tasks; 0 where they begin with none.

    A name may go on in brackets on the next line.

    >>> header_length(["序号", "任务", "责任单位", "1", "建设平台"]), header_length(["任务", "建设平台"])
    (3, 0)
    >>> header_length(["序号", "民生工程", "责任单位", "1", "建设平台"])
    3
    >>> header_length(["指标", "单位", "2023年", "2024年", "责任单位", "就业人数"])
    5
    """
    count = 0
    indicated = False
    strange = ""  # a name that nobody knows, between known ones: that of the text
    while count < len(cells):
        if count and _NOTED.fullmatch(cells[count]):  # 责任股室 ⏎ （单位）
            count += 1
            continue
        if not (heads_column(cells[count]) or (indicated and measures(bare(cells[count])))):
            following = cells[count + 1 : count + 2]
            if (
                strange
                or not count
                or not _STRANGE.fullmatch(bare(cells[count]))
                or not any(map(heads_column, following))
            ):
                break
            strange = bare(cells[count])
        indicated = indicated or names_indicator(bare(cells[count]))
        count += 1
    names = [bare(cell) for cell in cells[:count] if not _NOTED.fullmatch(cell)]
    answered = any(
        _ANSWERS.match(name) or _PERSONS.fullmatch(name) or name in _ALONE or name in _COLUMNS["answering"]
        for name in names
    )
    says = (bool(strange) or any(map(says_task, names))) and answered
    return count if len(names) > 2 and says else 0


def unnoted(cells: Sequence[str]) -> list[int]:
    """Return which of *cells*, a header with a cell on each line, name a column: （单位） goes on with the one before."""
    return [at for at, cell in enumerate(cells) if not at or not _NOTED.fullmatch(cell)]
