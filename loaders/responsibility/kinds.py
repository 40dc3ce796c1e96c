"""The type of a body (单位类别), by how its name ends or begins, and by whose part it is."""

from __future__ import annotations

import re
from functools import lru_cache

from ..clauses.bodynames import collective
from ..clauses.names import house
from ..vocabulary import either, vocabulary

_TYPES = vocabulary("organizations")
_SECOND = re.compile("（[^（）]{1,12}）$")  # 学生工作部（处）
PLACED_NAME = re.compile(r"[省市区县州盟旗镇乡国]|街道")
INNER, _UNIT, _UNIVERSITY, _FACULTY = (
    re.compile(rf"{either(_TYPES['housed'][words])}$")
    for words in ("inner", "units", "universities", "faculties")
)
_ROOM = re.compile("(?<!领导小组)(?<!指挥部)(?<!委员会)(?:办公室|办|(?<!实验)室)$")
_GOVERNS = re.compile(
    f"(?:{either(_TYPES['government']['governing'])}|[省市区县州镇乡旗盟]委|[省市区县州镇乡旗盟]委员会)$"
)
_OF_LEVEL = re.compile(  # an office of a government, and none of the issuer's own: 市口岸办, 甲街道管理办
    "(?:[一-鿿]{0,6}?(?:省|市|区|县|州|盟|旗)(?![局委厅直级院校馆办])[一-鿿]{1,12}|[一-鿿]{1,6}街道[一-鿿]{1,4})(?<!局)(?<!厅)(?<!委)(?:办|办公室)"
)
CONSULTING = ("政协", "中国人民政治协商会议")
_NATIONAL = ("国务院", "中共中央")
_PARTY_OFFICES = tuple(_TYPES["party"]["offices"])
_GOVERNING = tuple(_TYPES["government"]["commissions"])
_PARTY = tuple(_TYPES["party"]["beginnings"])
_ENDINGS = {
    kind: re.compile("(?:" + "|".join((either(types.get("endings", ())), *types.get("patterns", ()))) + ")$")
    for kind, types in ((kind, _TYPES[kind]) for kind in _TYPES["order"])
}
_BEGINNINGS = {
    kind: re.compile(either(_TYPES[kind]["beginnings"]))
    for kind in _TYPES["order"]
    if "beginnings" in _TYPES[kind]
}


@lru_cache(1 << 12)  # the bodies of a plan are looked at for each other
def kind(name: str) -> str:
    """Return the type of the body *name*, by how it ends or begins.

    >>> [kind(name) for name in ["财政部", "科普部", "市委宣传部", "甲县科协", "信息中心", "各街道", "甲县科协办公室", "市口岸办"]]
    ['government', 'department', 'party', 'association', 'affiliated', 'collective', 'department', 'government']
    """
    if collective(name):
        return "collective"
    if name in _TYPES["government"]["names"]:
        return "government"
    if name.startswith("共青团"):
        return "association"
    if name.endswith("委员会") and not name.endswith(_GOVERNING):
        return "party" if name.startswith(_PARTY) else "committee"
    if above := house(name):
        type_ = kind(above)
        return type_ if type_ in ("government", "party", "committee") else "department"
    name = _SECOND.sub("", name)
    for type_ in _TYPES["order"]:
        begins = _BEGINNINGS.get(type_)
        if _ENDINGS[type_].search(name) or (begins and begins.match(name)):
            if type_ == "department" and _OF_LEVEL.fullmatch(name):
                return "government"
            return str(_TYPES[type_].get("type", type_))
    return "other"


@lru_cache(1 << 12)
def kind_in(name: str, whole: str | None) -> str:
    """Return the type of the body *name* in a plan of *whole*: what a court or a company names without a place is its department."""
    type_ = kind(name)
    if whole and whole.startswith(_NATIONAL) and _ROOM.search(name):
        return "government" if type_ == "department" else type_  # 扶贫办 in a plan of the State Council
    if whole and type_ != "collective" and not PLACED_NAME.search(name):
        if _ROOM.search(name) and not _GOVERNS.search(whole):
            return "party" if name.startswith(_PARTY_OFFICES) else "department"  # 党委办公室
        if (
            type_ not in ("party", "association")
            and (INNER.search(whole) or whole.startswith(CONSULTING))
            and _UNIT.search(name)
        ):
            return "department"
        if _UNIVERSITY.search(whole) and _FACULTY.search(name):
            return "department"
    return type_
