"""Labels of responsibility clauses (责任标签): 牵头单位：, 责任领导：, 完成时限：, and the columns of tables that are named like them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ...graph.fact import Role
from ..columnnames import HOUSE, IN_CHARGE
from ..vocabulary import either, vocabulary
from .bodies import about_bodies
from .bodynames import ends_like_a_body
from .endings import LONGEST_LINE
from .group import Kind

_WORDS = vocabulary("clauses")
_ROLES: dict[str, list[str]] = _WORDS["roles"]
_ROLE_WORD = either(word for words in _ROLES.values() for word in words)
_NOUN = either(_WORDS["labels"]["nouns"])
_BY_PERSONS = rf"(?P<leader>{IN_CHARGE})"
_BY_DATES = rf"(?P<due>{either(_WORDS['labels']['dues'])})"
_LEVEL = either(_WORDS["labels"]["levels"])


def _labelled(noun: str) -> str:
    """Return the pattern of role words before one of *noun*: 牵头责任单位."""
    return rf"{_ROLE_WORD}{{1,6}}(?:{noun}|（{noun}）|[及和、/或](?={noun})){{1,4}}"


def _by_bodies(labelled: str) -> str:
    return (
        rf"(?P<bodies>(?:{_LEVEL})?(?:{_ROLE_WORD}{{1,3}}[及和、与])?(?:{labelled}[及和、/或与])*{labelled}"
        rf"|{either(_WORDS['labels']['alone'])})"
    )


def _both(by_bodies: str, line_end: str = "") -> str:
    """Return the pattern of a label of bodies and persons; the names of columns may have a *line_end* between the two."""
    return rf"(?P<both>{by_bodies.replace('bodies', 'named', 1)}(?:[及和、/与{line_end}]|（)?{IN_CHARGE}）?)"


_LABELLED = _labelled(_NOUN)
_BY_BODIES = _by_bodies(_LABELLED)
_BOTH = _both(_BY_BODIES)
_HEADS = _by_bodies(_labelled(either([*_WORDS["labels"]["nouns"], *_WORDS["columns"]["nouns"]])))
_BOTH_HEADS = _both(_HEADS, r"\n")
_COMPOUND = re.compile(rf".*(?:{_NOUN}|{_ROLE_WORD})[及和、/与]{_ROLE_WORD}.*")
_OTHER = rf"(?P<other>{either(_WORDS['labels']['others'])})"
_LABEL = re.compile(rf"(?:{_OTHER}|{_BY_PERSONS}|{_BOTH}|{_BY_DATES}|{_BY_BODIES})$")
_WHOSE = re.compile(
    rf"(?:{HOUSE}|{either(word for word in _WORDS['labels']['levels'] if len(word) == 1)})(?={_ROLE_WORD}|{either(_WORDS['labels']['leading'])})"
)
_COLUMN = re.compile(rf"(?:{_BY_PERSONS}|{_BOTH_HEADS}|{_BY_DATES}|{_HEADS})(?:（[^（）]{{1,12}}）)?$")
_INSIDE = re.compile("(?:[一-鿿]{1,10}(?<!单位)内)?")  # whose rooms a column names: 甲委内牵头处室
_SAYS = re.compile(  # one mark before it: what begins so is found fast
    rf"[。；，\n（〔［【](?:{_BY_PERSONS}|{_BY_DATES}|(?>{_BY_BODIES}))(?:为|是|(?=[一-鿿]))"
)
_OPENED = re.compile(
    rf"[（〔［【](?>{_LABELLED})(?=[一-鿿])"
)  # （责任单位 甲局、乙局）: a label that a blank parts from the names
_CLOSES = {"（": "）", "〔": "〕", "［": "］", "【": "】", "\n": "\n"}
_SAID = re.compile(  # a cheap look for what a label is followed by
    f"[为是](?<=[{''.join(sorted({word[-1] for words in _WORDS['labels'].values() for word in words}))}）].)"
)
_ENCLOSED = re.compile(r"[【〔［]([一-鿿]{2,8})[】〕］](?=\w)")
_ENDED = re.compile(r"[\n。；]")
LONGEST_LABEL = 20
_LONGEST_NAME = 60  # characters of the name of a column, which are fewer
_NOT_INSIDE = "，。；"  # of a label
_PLACES = "省市县区州镇乡"
STARTS = frozenset("（〔［【〈\n。；！？，、）〕］】〉”—")  # what a label may stand behind

Label = tuple[int, int, Kind, Role | None]  # where it starts, where its members start, what it says


def column(header: str) -> tuple[Kind, Role | None] | None:
    """Return what the cells under *header* of a table name and their role, or None where it is no label.

    >>> column("责任单位"), column("牵头领导"), column("责任单位及责任人"), column("备注"), column("甲委内牵头处室")
    (('bodies', 'responsible'), ('leader', 'lead'), ('both', 'responsible'), None, ('bodies', 'lead'))
    """
    return _column(header) if len(header) < _LONGEST_NAME else None


@lru_cache(1 << 12)  # the cells of a table are asked again and again
def _column(header: str) -> tuple[Kind, Role | None] | None:
    found = _COLUMN.fullmatch(header, _INSIDE.match(header).end())  # type: ignore[union-attr]
    return _kind(found) if found else None


def role_of(words: str) -> Role:
    """Return the role that the words of a label or a verb give; lead wins over support, support over responsible."""
    if _COMPOUND.fullmatch(words):
        return "responsible"  # 牵头部门及责任单位: who leads is not said
    role: Role
    for role in ("lead", "support"):
        if any(word in words for word in _ROLES[role]):
            return role
    return "responsible"


def _kind(found: re.Match[str]) -> tuple[Kind, Role | None]:
    if found.groupdict().get("other"):
        return "other", None
    if found.groupdict().get("both"):
        return "both", role_of(found["named"])
    if found["leader"]:
        return "leader", "lead"
    return ("due", None) if found["due"] else ("bodies", role_of(found["bodies"]))


def labels(text: str) -> list[Label]:
    """Return the labels in the cleaned *text*, in order, those with a colon and those that stand without one.

    >>> [(kind, role) for _, _, kind, role in labels("牵头单位：甲局；完成时限：6月底")]
    [('bodies', 'lead'), ('due', None)]
    """
    found = list(_with_colon(text))
    others = list(_said(text)) if "单位" in text or "部门" in text or "科室" in text else []
    if "】" in text or "〕" in text or "］" in text:
        others += _enclosed(text)
    return sorted({each[0]: each for each in (*others, *found)}.values()) if others else found


def _with_colon(text: str) -> Iterator[Label]:
    at = text.find("：")
    last = 0
    while at >= 0:
        before = text[max(last, at - LONGEST_LABEL) : at]
        words = before[max(before.rfind(mark) for mark in _NOT_INSIDE) + 1 :]
        if found := _ending(words):
            yield _own_start(text, at - len(words) + found[0], at), at + 1, *found[1:]
        last = at + 1
        at = text.find("：", last)


@lru_cache(1 << 12)  # a plan has a few labels, again and again
def _ending(words: str) -> tuple[int, Kind, Role | None] | None:
    """Return the label that ends *words*: where it starts there, and what it says."""
    found = _LABEL.search(words)
    return (found.start(), *_kind(found)) if found else None


def _own_start(text: str, start: int, end: int) -> int:
    """Return where the label at *start* to *end* begins that stands behind a name with no mark between: 市甲局|责任领导, 各县区|配合单位."""
    if not start or text[start - 1] in STARTS:
        return start
    whose = _WHOSE.match(text, start, end)
    before = text[max(0, start - LONGEST_LABEL) : start]
    if whose and (before[-1] in _PLACES or ends_like_a_body(before + whose[0]) > ends_like_a_body(before)):
        return whose.end()
    return start


def _enclosed(text: str) -> Iterator[Label]:
    """Yield the labels that stand in brackets at the beginning of a line, before the names, and those after them: 【牵头单位】甲局【配合单位】乙局."""
    last = -1
    for found in _ENCLOSED.finditer(text):
        at = found.start()
        begins = at == 0 or _ENDED.match(text, at - 1) is not None
        goes_on = last >= 0 and at - last < LONGEST_LINE and not _ENDED.search(text, last, at)
        if (begins or goes_on) and (inner := _ending(found[1])) and not inner[0]:
            last = found.end()
            yield at, last, *inner[1:]


def _opens(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is a bracket with a whole label behind it."""
    found = _OPENED.match(text, start)
    return found is not None and found.end() == end


def _said(text: str) -> Iterator[Label]:
    """Yield the labels of bodies that 为 or 是 follows, or that begin a line or a bracket with nothing but bodies behind them."""
    for found in _SAYS.finditer(text) if "\n" in text or _SAID.search(text) or _OPENED.search(text) else ():
        at = found.start() + 1
        if text[found.end() - 1] in "为是":
            yield at, found.end(), *_kind(found)
        elif found[0][0] == "\n" or _opens(text, *found.span()):
            end = text.find(_CLOSES[found[0][0]], found.end())
            end = end if end >= 0 else len(text)
            if end - found.end() < LONGEST_LINE and about_bodies(
                text, found.end(), end, alone=True, all_=True
            ):
                yield at, found.end(), *_kind(found)
