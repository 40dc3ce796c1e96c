"""What a list of bodies leaves out (省略): the level of the first name, a quantifier, a noun that places share."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby

from ...graph.names import provinces
from ..vocabulary import either, vocabulary
from .body import Body
from .bodynames import (
    GENERIC,
    GRASSROOTS,
    HOUSE,
    KINDS,
    OF_ZONES,
    PLACE,
    QUANTIFIER,
    collective,
    ends_like_a_body,
    noun_after_place,
    shares_noun,
)

_WORDS = vocabulary("clauses")
LEVEL = either(_WORDS["groups"]["levels"])
LEVELS = re.compile(rf"(?:{QUANTIFIER.pattern})?{LEVEL}(?:（[^（）]*）)?")
_HOUSES = re.compile(either(_WORDS["groups"]["houses"]))
_OWN_UNITS = re.compile(  # 各科室、直属单位
    f"(?:{either(_WORDS['groups']['subordinate'])}|[局委厅院校部市区县镇]属|驻[市区县镇]){either(_WORDS['groups']['units'])}"
)
_EVERY = re.compile("各(?:有关|相关)?")
_SEAT = re.compile(f"(.*[省市县区州盟旗镇乡村级道）]|.*社区){_HOUSES.pattern}$")
_LEAGUE = re.compile(r"(各|各?有关|各?相关)[^、，]{0,4}(?:盟|地区|州)(?:行政公署|行署|公署)")
_BESIDE_LEAGUE = re.compile("(?:市|州|地区)(?:人民)?政府")
_CONCERNED = re.compile(f"{either(_WORDS['groups']['concerned'])}$")
_OWN = re.compile("各|(?:有关|相关)(?:直属|所属|派出)")
_ZONE = re.compile(r"(?:开发|示范|园|新|经开|高新)区$")  # a body of its own, not a place
_PREFIX = _WORDS["prefix"]
_LEVELLED = re.compile(
    rf"(?:省|自治区|市|州|县|区)(?=(?:[一-鿿]{{1,10}}(?:办|{either(_PREFIX['endings'])})|{either(word for word in _PREFIX['endings'] if len(word) > 1)})$)"
)
_OF_A_LEVEL = re.compile(f"(?:省|自治区|市|县)(?=[一-鿿]{{1,10}}{either(_PREFIX['units'])}$)")
_PARTY_LED = re.compile(rf"(?:省|自治区|市|州|县|区)党?委(?={either(_PREFIX['party'])}$)")
_LONG_LEVEL = 3  # characters of a level that most leave out
_TOWN = re.compile("(?:镇|乡)(?=[一-鿿]{1,8}(?:办|办公室|所|站|中心|室)$)")
_OF_TOWN = re.compile("[^省市区县州镇乡街各有关相（村）]{1,7}(?:办|所|站|队)")
_HOUSE_ROOM = re.compile(  # 市局甲处
    r"(?:省|自治区|市|州|县|区|总|分)(?:局|厅|院|公司)(?:机关)?(?=[一-鿿]{1,16}(?:处|科|室|股|办公室)$)"
)
_ROOM = re.compile("[^省市区县州镇乡街国各中央有关相（][一-鿿、]{0,16}?(?:处|科|室|股|办公室)")
_PARTY_OFFICE = re.compile(either(_PREFIX["party"]))
_BARE_OFFICE = re.compile(
    rf"(?!中[央国共])[^省市区县州镇乡街国各央有关相（）直人海]{{0,9}}(?:{either(_PREFIX['endings'])}|(?<=[^公])办)"
)
_NO_LEVEL = re.compile(either(_PREFIX["plain"]))
_OWN_NAME = re.compile(rf"^{either(provinces().values())}|(?:{either(_PREFIX['vertical'])})$")

_BARE_PLACE = re.compile("[一-鿿]{2,4}")
_OF_ZONE = re.compile(f"[一-鿿]{{2,4}}?({either(_WORDS['groups']['localities'])})")
_OF_FACULTY = re.compile("[一-鿿]{2,12}?(学院)")
_BARE_FACULTY = re.compile("[一-鿿]{2,8}")
_SHARED = (  # 甲垸、乙管理区; 机电工程、信息工程学院
    (_OF_ZONE, _BARE_PLACE),
    (_OF_FACULTY, _BARE_FACULTY),
)
_COMPANY = re.compile(  # 联通甲县分公司, 电信公司
    f"{either(_WORDS['groups']['trades'])}([一-鿿]{{0,6}}?(?:分|子)?公司)|[一-鿿]{{2,8}}?((?:分|子)?公司)"
)
_BARE_COMPANY = re.compile(f"[一-鿿]{{0,4}}{either(_WORDS['groups']['trades'])}")  # 移动、联通、电信公司
_GRADE = "(?:[高初小][一二三四五六]|[一二三四五六七八九])"
_BARE_GRADE = re.compile(_GRADE)
_OF_GRADE = re.compile(f"{_GRADE}({either(_WORDS['groups']['grades'])})")
_SHORT = frozenset(provinces().values())
_OF_PROVINCE = re.compile(rf"{either(provinces().values())}((?:分|子|省)?[^省市区县州]{{1,6}})$")
_NUMBERED_ROOM = re.compile("[一二三四五六七八九]([处科室部庭])")
_CITY = re.compile("[一-鿿]{1,3}?[^省市区县旗盟镇乡部局厅委办处科室院校会司团]")
_OF_CITY = re.compile("[一-鿿]{2,4}?(市(?:人民)?政府)")
_BARE_DISTRICT = re.compile("[一-鿿]{2,3}(?<![省市区县州盟旗乡镇道部局厅委办处科室院校会司团])")
_OF_DISTRICT = re.compile("[一-鿿]{2,3}([区县](?:人民)?政府)")
_OF_LEVEL = re.compile(f"[一-鿿]{{2,8}}[市区县]({either(_WORDS['groups']['associations'])})")
_EACH_LEVEL = re.compile(f"各(?:有关|相关)?{LEVEL}")
_EACH_BARE = re.compile("各(?!有关|相关)[一-鿿]{2,4}")
_SHARED_GROUP = re.compile("[一-鿿]{2,4}(科室|部门|学院|单位)")
_BARE_NUMBER = re.compile("第?([一二三四五六七八九十]{1,2})")
_ORDINAL_NAME = re.compile("第?[一二三四五六七八九十]{1,2}([一-鿿]{1,8})")


def prefixed(names: list[Body]) -> list[Body]:
    """Return *names* of one list with the level of the first before those that leave it out: 省甲厅、乙厅.

    Where another name repeats the level (省甲委、乙厅、省丙局), those without it are written as they are called;
    but a group that ， sets off is a list of its own (市甲局牵头，市乙局、丙局参与).
    """
    if len(parts := _by_level(names)) > 1:
        return [body for part in parts for body in prefixed(part)]
    whole = _levelled(names)
    if whole != names or len({body.tier for body in names}) in (1, len(names)):
        return whole  # of one list, or each of its own
    return [body for _, group in groupby(names, key=lambda body: body.tier) for body in _levelled([*group])]


def _by_level(names: list[Body]) -> list[list[Body]]:
    """Return *names* in parts, one from each group that begins with another level than the one before: 市甲局，区乙局、丙社."""
    parts: list[list[Body]] = []
    last = ""
    for _, group in groupby(names, key=lambda body: body.tier):
        bodies = [*group]
        named = _LEVELLED.match(bodies[0].name)
        level = named[0] if named else ""
        if parts and not (last and level and level != last):
            parts[-1] += bodies
        else:
            parts.append(bodies)
        last = level or last
    return parts


def _levelled(names: list[Body]) -> list[Body]:
    if len(names) < 2:
        return names
    if town := _TOWN.match(names[0].name):  # 镇农业办、财政所
        alone = not any(body.name.startswith(town[0]) for body in names[1:])
        return [
            replace(body, name=town[0] + body.name) if alone and _OF_TOWN.fullmatch(body.name) else body
            for body in names
        ]
    if own := _HOUSE_ROOM.match(names[0].name):
        return _housed(names, own[0])
    party = _PARTY_LED.match(names[0].name)
    first = party or _LEVELLED.match(names[0].name) or _OF_A_LEVEL.match(names[0].name)
    if not first or _NO_LEVEL.match(names[0].name):
        return names
    level = first[0].removesuffix("委").removesuffix("党") if party else first[0]
    again = [name for body in names[1:] if (name := _NO_LEVEL.sub("", body.name)).startswith(level)]
    if any(_BARE_OFFICE.fullmatch(name, len(level)) for name in again) or (
        again and len(level) < _LONG_LEVEL
    ):
        return names  # but an institute may repeat what is long: 自治区甲厅、乙厅、自治区丙院
    found: list[Body] = []
    for body in names:
        if party and _PARTY_OFFICE.fullmatch(body.name):
            body = replace(body, name=first[0] + body.name)
        elif _BARE_OFFICE.fullmatch(_NO_LEVEL.sub("", body.name)) and not _OWN_NAME.search(body.name):
            body = replace(body, name=level + body.name)
        found.append(body)
    return found


def _housed(names: list[Body], house: str) -> list[Body]:
    """Return *names* with the *house* of the first before the rooms that leave it out: 市局甲处、乙处."""
    if any(body.name.startswith(house) for body in names[1:]):
        return names
    return [replace(body, name=house + body.name) if _ROOM.fullmatch(body.name) else body for body in names]


def filled(text: str, names: list[Body]) -> list[Body]:
    """Return *names* with what a list leaves out: 各 before later members, a noun after bare places, a house before 各."""
    if len(names) < 2:
        return names
    found: list[Body] = []
    quantified = every = house = concerned = ""
    for body in names:
        name = body.name
        listed = body.start > 0 and text[body.start - 1] in "、/"
        plain = listed and not QUANTIFIER.search(name)
        if plain and found and _HOUSES.fullmatch(name) and (seat := _SEAT.match(found[-1].name)):
            name = seat[1].removesuffix(name[0]) + name  # 各镇党委、政府
        elif concerned and plain and (GENERIC.fullmatch(name) or _OWN_UNITS.fullmatch(name)):
            name = concerned + name  # 市直有关部门、单位, 相关股室、直属单位
        elif house and listed and _OWN.match(name) and not PLACE.search(name[1:2]):
            name = house + name  # 县政府有关部门、有关直属单位
        elif (
            quantified
            and plain
            and (
                LEVELS.fullmatch(name)
                or _OWN_UNITS.fullmatch(name)
                or name in GRASSROOTS
                or name in KINDS
                or OF_ZONES.fullmatch(name)
                or shares_noun(quantified, name)
            )
        ):
            name = every + name
        elif plain and found and _BESIDE_LEAGUE.fullmatch(name) and (league := _LEAGUE.match(found[-1].name)):
            name = league[1] + name  # 各盟行政公署、市人民政府
        if plain and found and (number := _NUMBERED_ROOM.fullmatch(name)):
            above = re.fullmatch(f"(.{{2,12}})[一二三四五六七八九]{number[1]}", found[-1].name)
            name = above[1] + name if above else name  # 基础教育一处、二处
        if quantifier := QUANTIFIER.search(name):
            before = name[: quantifier.start()]
            house = before if HOUSE.search(before) else ""
            concerned = name[: quantifier.end()] if _CONCERNED.search(quantifier[0]) else ""
            each = _EVERY.match(name)
            every, quantified = (each[0], name) if each else ("", "")
        else:
            quantified = every = house = concerned = ""
        found.append(body if name == body.name else replace(body, name=name))
    for at in range(len(found) - 2, -1, -1):
        name, following = found[at].name, found[at + 1].name
        bare = PLACE.search(name) and not QUANTIFIER.search(name) and not QUANTIFIER.search(following)
        listed = text[found[at].end : found[at].end + 1] == "、"
        if listed and (left_out := _left_out(name, following)):
            found[at] = replace(found[at], name=name + left_out)
            continue
        if _ZONE.search(name) and following.endswith("区管委会") and not QUANTIFIER.search(following):
            found[at] = replace(found[at], name=f"{name}管委会")  # 甲高新区、乙经开区管委会
            continue
        noun = noun_after_place(following) if bare else None
        if noun and noun.endswith(("政府", "科协")) and not _ZONE.search(name):
            found[at] = replace(found[at], name=name + noun)
        elif _BARE_GRADE.fullmatch(name) and (grade := _OF_GRADE.match(following)):
            found[at] = replace(found[at], name=name + grade[1])  # 高一、高二年级
        elif shared_noun := _shared(name, following, text[found[at].end : found[at].end + 1]):
            found[at] = replace(found[at], name=name + shared_noun)
            others = following.removesuffix(shared_noun)
            if others.endswith("等") and len(others) > 2:  # 甲寨、乙城等村委会
                found[at + 1] = replace(found[at + 1], name=others[:-1] + shared_noun)
        elif name in _SHORT and (shared := _OF_PROVINCE.match(following)):
            found[at] = replace(found[at], name=name + shared[1])  # 山东、江苏公司
    return _numbered(found)


def _left_out(name: str, following: str) -> str:
    """Return the noun that cities, districts or groups leave out before one that has it: 福州、厦门市人民政府; 各设区市、甲区妇联; 各临床、各医技科室."""
    if _CITY.fullmatch(name) and (city := _OF_CITY.fullmatch(following)):
        return city[1]
    if _EACH_LEVEL.fullmatch(name):
        association = _OF_LEVEL.fullmatch(following)
        return association[1] if association else ""
    if _EACH_BARE.fullmatch(name) and not ends_like_a_body(name) and not PLACE.search(name):
        group = _SHARED_GROUP.fullmatch(following)
        return group[1] if group and name[1:] not in GRASSROOTS else ""
    district = _OF_DISTRICT.fullmatch(following) if _BARE_DISTRICT.fullmatch(name) else None
    return district[1] if district and not (collective(name) or ends_like_a_body(name)) else ""


def _shared(name: str, following: str, mark: str) -> str:
    """Return the noun of *following* that *name*, parted from it by *mark*, leaves out; empty where it leaves out none."""
    if collective(name) or ends_like_a_body(name):
        return ""
    for whole, bare in _SHARED:
        if bare.fullmatch(name) and (noun := whole.fullmatch(following)):
            return noun[1]
    trade = _COMPANY.fullmatch(following) if mark == "、" and _BARE_COMPANY.fullmatch(name) else None
    return trade[1] or trade[2] if trade else ""


def _numbered(names: list[Body]) -> list[Body]:
    """Return *names* with the noun that numbers share before each but the last of them: 第一、二、三检察部."""
    found = [*names]
    noun, ordinal = "", False
    for at in range(len(found) - 1, -1, -1):
        name = found[at].name
        if noun and (bare := _BARE_NUMBER.fullmatch(name)):
            found[at] = replace(found[at], name=f"{'第' if ordinal else ''}{bare[1]}{noun}")
            continue
        own = _ORDINAL_NAME.fullmatch(name)
        since = at
        while since and _BARE_NUMBER.fullmatch(found[since - 1].name):
            since -= 1
        noun = own[1] if own and since < at else ""
        ordinal = bool(noun) and found[since].name.startswith("第")
        if noun and ordinal and not name.startswith("第"):
            found[at] = replace(found[at], name="第" + name)
    return found
