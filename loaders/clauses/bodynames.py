"""How names of bodies are worded (单位名称): their endings, groups without a list, and what a list of names leaves out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ..vocabulary import either, vocabulary

_MANY = 1 << 13  # names; a plan has a hundred, which stand in it again and again
_GROUPS: dict[str, list[str]] = vocabulary("clauses")["groups"]
_TYPES = vocabulary("organizations")
_ENDING = re.compile(
    "(?:"
    + either(e for kind in _TYPES["order"] for e in _TYPES[kind]["endings"])
    + "|"
    + either(_TYPES["government"]["names"] + _GROUPS["generic"])
    + "|"
    + "|".join(_TYPES["department"]["patterns"])
    + ")$"
)
STRONG = re.compile(  # endings that a common noun seldom has
    either(
        e
        for kind in ("party", "association", "committee", "government", "secretariat")
        for e in _TYPES[kind]["endings"]
        if len(e) > 1 or e in "局厅委署"
    )
    + "$|"
    + either(_TYPES["government"]["names"])
    + "$"
)
VILLAGE = re.compile(rf"{either(_TYPES['villages']['endings'])}$")
_ROOM = re.compile(
    rf"[一-鿿]{{1,12}}{either(_TYPES['department']['endings'])}$|(?:{either(_TYPES['department']['endings'])})$"
    rf"|(?:{'|'.join(_TYPES['department']['patterns'])})$"
)
QUANTIFIER = re.compile(
    rf"(?:各(?:{either(_GROUPS['concerned'])})?"
    rf"|{either(_GROUPS['concerned'])}|{either(_GROUPS['all'])})"
)
PLACE = re.compile(r"(?:省|市|区|县|州|盟|旗|乡|镇|街道|辖市|级市|地区|自治区)$")
_OFFICE_ROOM = re.compile(
    "(?<![全内外本])[部处室办]$|(?<=[一-鿿]{2})(?:中心|(?<![学本专全内外眼骨儿妇产])科)$"
)
_OWN_FIRM = re.compile("[一-鿿]{2}公司$")  # of a company: 资本运营部和投资公司
_LEVELLED = re.compile("[省市县区州][^级直属]")  # a single body: 市甲中心
GENERIC = re.compile(rf"(?:\d+个?|多个?)?{either(_GROUPS['generic'])}?")
_OTHER_GROUP = re.compile("其[他它余]")
OF_ZONES = re.compile(f"{either(_GROUPS['zoned'])}?{either(_GROUPS['zones'])}{either(_GROUPS['boards'])}")
_ZONE_BOARD = re.compile("区(?:管委会|管理委员会)$")
_GROUPED = re.compile("(?:企业|单位|机构|学校|组织)$")
GRASSROOTS = frozenset(_GROUPS["grassroots"])
KINDS = frozenset(_GROUPS["kinds"])
_GROUP_NOUN = re.compile(
    rf"(?:部门|单位|部室|(?<!教)科室|处室|股室)$|^{either(_GROUPS['classes'])}$"
    rf"|^[省市区县州]属{either(_GROUPS['owned'])}$|^驻[省市区县州]{either(_GROUPS['stationed'])}$"
)  # a 教科室 is one room
_OF_LEVELS = re.compile("[市区县州旗乡镇]（[市区县州旗盟乡镇街道、，]{1,8}）")  # 县（市、区）政府
_AFTER_PLACE = re.compile(
    r"(?:省|市|区|县|州|盟|旗|乡|镇|街道)((?:人民)?政府|科协|[^省市区县州盟旗乡镇]{1,8})$"
)
_PLACED = re.compile("^[国中全]|[省市区县州]")
_OF_PLACES = re.compile("(各.*[省市区县州盟旗乡镇级）])(?:党委|政府|人民政府)$")
HOUSE = re.compile(r"(?:政府|国务院|党委|省委|市委|县委|区委)$")


@lru_cache(_MANY)
def collective(name: str) -> bool:
    """Whether *name* is a group without a list of members: 各…, 有关…, or a bare 部门, 单位.

    >>> collective("各省辖市科协"), collective("机关有关部室"), collective("县（市、区）政府"), collective("省科技厅")
    (True, True, True, False)
    """
    return bool(
        QUANTIFIER.search(name)
        or _GROUP_NOUN.search(name)
        or _OF_LEVELS.match(name)
        or _OTHER_GROUP.match(name)
    )


@lru_cache(_MANY)
def ends_like_a_body(name: str) -> bool:
    """Whether *name* ends as names of organizations do, or with another ending of theirs in brackets: 学生工作部（处）."""
    if name.endswith("）") and (at := name.rfind("（")) > 0:
        return bool(_ENDING.search(name[:at]))
    return bool(_ENDING.search(name))


def _strong(name: str) -> bool:
    return collective(name) or STRONG.search(name) is not None


def alone_in_brackets(names: Sequence[str], after_stop: bool) -> bool:
    """Whether all of *names*, in a bracket without label or verb, are bodies: common nouns with the ending of one do not count.

    Behind a stop (*after_stop*) stands nothing else there; behind words it is two bodies or more, or a department.
    Of four names or more there, three of five show what the others are.

    >>> alone_in_brackets(["人事科"], False), alone_in_brackets(["特色学校"], False), alone_in_brackets(["甲校"], True)
    (True, False, True)
    >>> alone_in_brackets(["市财政局", "甲区"], False), alone_in_brackets(["甲区", "乙县"], False)
    (True, False)
    """
    if all(map(_strong, names)):
        return True
    if after_stop and len(names) > 3 and sum(map(_strong, names)) * 5 >= len(names) * 3:
        return True
    if not all(collective(name) or ends_like_a_body(name) for name in names):
        return False
    if all(PLACE.search(name) for name in names):
        return False
    return after_stop or len(names) > 1 or bool(_ROOM.match(names[0]))


_SINGLE = ("公司", "集团", "中心")  # behind a group one of these is a body of its own: 各码头公司、信息公司


@lru_cache(_MANY)
def apart(left: str, right: str, joint: bool) -> tuple[str, str] | None:
    """Return the full names of both sides where *left* 和 *right* are two bodies, else None."""
    quantifier = QUANTIFIER.search(left)
    if QUANTIFIER.match(right) and (quantifier or ends_like_a_body(left)):
        return left, right
    if _OTHER_GROUP.match(left) and _GROUP_NOUN.search(left) and _GROUP_NOUN.search(right) and len(right) > 2:
        return left, right  # 其他股室及属下单位
    if left.endswith("实验室") and not QUANTIFIER.search(left):
        return None  # 实验室与设备管理处
    if left.startswith("各") and left[1:] in GRASSROOTS and _GROUPED.search(right) and len(right) > 2:
        return left, f"各{right}"  # 各社区和物业服务企业
    named = ends_like_a_body(right) or VILLAGE.search(right)
    if quantifier and not PLACE.search(left) and (named or GENERIC.fullmatch(right)):
        if not ends_like_a_body(left):
            return None
        if joint and GENERIC.fullmatch(right):
            return None
        if (places := _OF_PLACES.match(left)) and HOUSE.search(right):
            return left, places[1] + right  # 各市、县党委和政府
        if GENERIC.fullmatch(right):
            return left, left[: quantifier.end()] + right  # 国务院相关部门和单位
        zone = _ZONE_BOARD.search(right) and not OF_ZONES.fullmatch(right)  # 各区政府和甲高新区管委会
        alone = zone or QUANTIFIER.search(right) or _LEVELLED.match(right)
        return left, right if alone else quantifier[0] + right
    if PLACE.search(left) and (noun := noun_after_place(right)):
        return left + noun, right
    if _OFFICE_ROOM.search(left) and not PLACE.search(right):
        own = (
            _OFFICE_ROOM.search(right)
            or QUANTIFIER.search(right, 1)
            or (left.endswith("部") and _OWN_FIRM.search(right))
        )
        if own:
            return left, right
    if len(left) > 1 and len(right) > 1:
        if STRONG.search(left) and named:
            return left, right
        if left.endswith("办公室") and STRONG.search(right):
            return left, right
    return None


def noun_after_place(name: str) -> str | None:
    """Return the noun that a place shares with the one before it: 科协 of 丙示范区科协."""
    found = _AFTER_PLACE.search(name)
    return found[1] if found and ends_like_a_body(found[1]) and not PLACE.search(found[1]) else None


def shares_noun(group: str, name: str) -> bool:
    """Whether *name* ends in the noun of *group* and names no single body: 企业科协 after 各高校科协."""
    noun = group[-2:]
    if noun in _SINGLE:
        return False
    single = QUANTIFIER.search(name) or _PLACED.search(name, 0, len(name) - 2)
    return name.endswith(noun) and len(name) > 2 and not single
