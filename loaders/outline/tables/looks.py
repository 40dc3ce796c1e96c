"""Looks of a line of a table: a running number, a sentence, bodies, persons, a date, an amount; and how well that fits a column of each kind."""

from __future__ import annotations

import re
from functools import lru_cache

from ...clauses.bodies import bodies, ends_in_verb
from ...clauses.bodynames import ends_like_a_body
from ...clauses.persons import several
from ...vocabulary import either, vocabulary
from ..numbering import HEADS, ordinal
from .row import CODE

_CELLS = vocabulary("clauses")["cells"]
_NUMBER = re.compile(r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})[.、]?")
_SENTENCE = re.compile(r"[。；，：]")
_PERSON = re.compile(r"[一-鿿·]{2,4}(?:[、，][一-鿿·]{2,4}){0,5}")
_DUE = re.compile(
    r"(?=.*(?:(?:周|星期)[一二三四五六日末天]|\d年(?!度)|\d月|\d日|[年月季]度?[底末初内前]|[寒暑]假|每[年月周季日]|[汛节]期?前|[春夏秋冬]|\d\.\d"
    rf"|{either(_CELLS['due'])}))"
    rf"(?!.*{either(_CELLS['doing'])}$).{{2,24}}"
)
_OF_WORK = re.compile(rf"[“《]|赴|上报|\d月|进{either(_CELLS['entered'])}$")  # of work, and of no name
_VERBS = vocabulary("targets")["verbs"]
_DONE = re.compile(either({*_VERBS["strong"]} - {*_VERBS["weak"]}))  # begins what is to be done, and no name
_NOUN = re.compile(  # 派出所 begins with a verb, and is a body
    either(verb + noun for verb, nouns in vocabulary("targets")["nouns_of"].items() for noun in nouns)
)
_ACCORDING = re.compile("[按视随][一-鿿]{2,8}")  # 按赛程, 视情况
_WEEK = re.compile(r"第[\d一二三四五六七八九十]{1,3}[周月季](?!年)")
_TIMES = re.compile("每[年月周季日学]|[春夏秋冬]{1,2}[两二]?季")
_OFFICE = re.compile(
    rf"[一-鿿]{{0,10}}(?:{either(vocabulary('clauses')['persons']['offices'])}|委员|(?:纪检|联络|网格|组织|专管|负责)[人员])"
)
_MEASURED = re.compile(r"\d(?![\d.年月日季])|[≥≤＞＜]")
_PLACE = re.compile("[一-鿿]{1,6}(?:村|社区|[镇乡县区市州旗]|街道)")  # beside bodies: 甲村、乙局
_LASTING = frozenset(vocabulary("clauses")["notes"]["times"])
_NOTHING = re.compile(r"[/\\—－–\-－无空·…\s]+")
_LONG = 14  # characters: names and dates are seldom longer, what is to be done seldom shorter
_SHORT = 8  # characters of a body whose name does not end like one (省人口计生)
_LEVELS = frozenset("国省市区县州镇乡")
LATE = 40  # characters: a longer line is no cell of a section

SURE = frozenset(("number", "bodies", "both", "leader", "due"))  # kinds of columns that a look confirms

# How well what a line says fits a column of each kind; the unit is what one line too many costs.
_FITS = {
    "number": {"number": 4.0, "code": 3.0, "else": -6.0},
    "text": {"number": -4.0, "numbered": 2.5, "sentence": 2.0, "bodies": -2.5, "due": -1.5, "nothing": -2.0, "short": 0.0, "else": 0.5},
    "section": {"number": -4.0, "head": 1.5, "numbered": -1.0, "sentence": -1.5, "bodies": -2.0, "due": -1.5, "nothing": -1.0, "else": 0.4},
    "name": {"number": -4.0, "head": 1.5, "numbered": -1.0, "long": 1.2, "sentence": -1.5, "bodies": -2.0, "due": -1.5, "nothing": -1.0, "else": 0.8},
    "bodies": {"bodies": 3.0, "acting": 3.0, "nothing": 1.0, "numbered": -5.0, "sentence": -4.0, "level": 1.5, "short": -0.5, "else": -2.5},
    "both": {"bodies": 3.0, "acting": 3.0, "person": 2.0, "nothing": 1.0, "numbered": -5.0, "sentence": -4.0, "short": 1.0, "else": -2.5},
    "leader": {"person": 2.0, "nothing": 1.0, "else": -3.0},
    "due": {"code": -2.0, "due": 3.0, "nothing": 1.0, "else": -3.0},
    "amount": {"measured": 3.0, "nothing": 1.0, "number": 0.5, "bodies": -3.0, "due": -1.0, "else": -0.5},
    "unit": {"number": -4.0, "bodies": -3.0, "short": 2.0, "else": -2.0},
    "period": {"number": -4.0, "sentence": 2.0, "numbered": 0.5, "bodies": -2.5, "person": -2.0, "due": -1.0, "nothing": 1.0, "short": 0.2, "else": 0.8},
    "other": {"sentence": -0.5, "else": 0.0},
    "notes": {"number": -1.0, "sentence": 1.8, "numbered": 1.0, "bodies": -1.5, "nothing": 1.0, "else": 1.0},
}  # fmt: skip


def fit(text: str, kind: str) -> float:
    """Return how well the line *text* fits a column of *kind*, in lines too many: the surest of its looks decides.

    >>> fit("甲局、乙局", "bodies"), fit("甲局、乙局", "text")
    (3.0, -2.5)
    """
    fits = _FITS[kind]
    return next((fits[trait] for trait in traits(text) if trait in fits), fits["else"])


@lru_cache(1 << 12)
def traits(text: str) -> tuple[str, ...]:
    """Return what the line *text* looks like, the surest first.

    >>> traits("12"), traits("6月底前"), traits("甲局、乙局")
    (('number',), ('due',), ('bodies',))
    """
    if _NUMBER.fullmatch(text):
        return ("number",)
    if _NOTHING.fullmatch(text):
        return ("nothing",)
    if CODE.fullmatch(text):
        return ("code",)
    if _WEEK.match(text):
        return ("head",)  # 第16周（6.14-6.20）
    own = ordinal(text)
    found = [] if own is None else ["head" if own.style in HEADS and len(text) < LATE else "numbered"]
    if text.endswith("。"):
        if ("、" in text or text[:1] in _LEVELS or text[:1] == "各") and names_bodies(text.rstrip("。")):
            return (*found, "bodies")  # but 开工建设老年大学。
        return (*found, "acting") if _acts(text.rstrip("。")) else (*found, "sentence")
    if text in _LASTING or (_TIMES.match(text) and _DUE.fullmatch(text)):
        found.append("due")  # 每月1场
    elif names_bodies(text):
        found.append("bodies")
    elif _acts(text):
        found.append("acting")
    elif _DUE.fullmatch(text) or _ACCORDING.fullmatch(text):
        found.append("due")
    else:
        found += ["person"] if _PERSON.fullmatch(text) or several(text) or _OFFICE.fullmatch(text) else []
        if len(text) > _LONG or _SENTENCE.search(text):
            found += ["sentence"] if _SENTENCE.search(text) else ["long", "sentence"]
        elif len(text) <= _SHORT:
            found += ["level"] if text[:1] in _LEVELS else []
            found.append("short")
    return (*found, "measured") if _MEASURED.search(text) else tuple(found)


def _acts(text: str) -> bool:
    """Whether *text* is bodies and what they do: 甲局牵头落实."""
    if len(text) >= LATE or not ends_in_verb(text, 0, len(text)):
        return False
    return any(body.collective or ends_like_a_body(body.name) for body in bodies(text, 0, len(text)))


def names_bodies(text: str) -> bool:
    """Whether *text* is nothing but names of bodies, with or without what they do.

    >>> names_bodies("甲局、乙中心"), names_bodies("甲局牵头"), names_bodies("培训人员"), names_bodies("新建中小学校")
    (True, True, False, False)
    """
    if _OF_WORK.search(text) or (_DONE.match(text) and not _NOUN.match(text)):
        return False  # “…”方案上报局政治处, 咨询进社区, 新建中小学校
    named = bodies(text, 0, len(text))
    known = [body for body in named if body.collective or ends_like_a_body(body.name)]
    return bool(known) and all(body in known or _PLACE.fullmatch(body.name) for body in named)
