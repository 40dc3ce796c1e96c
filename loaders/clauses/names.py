"""Official names of bodies: short forms written out, and the place in front of them."""

from __future__ import annotations

import re

from ...graph.names import beginnings, bodies, expand, office_heads, offices, provinces
from ..vocabulary import either

_OFFICE = re.compile(rf"(?:{either(office_heads())})?{either(offices())}$")
_PLACE_ALONE = re.compile("[省市区县州盟旗乡镇道]$")
_SHORT = re.compile(
    rf"(?<=.)({either(s for shorts in bodies().values() for s in shorts)})({either(offices())})?$"
)
_SHORT_PLACE = re.compile(rf"({either(provinces().values())})(?![省市]|自治区|特别)")
_FULL_PLACE = re.compile(either(provinces()))
_LEVEL = re.compile(r"(?:省|市|县|区|州|自治区|自治州|旗|盟)(?!.{0,3}[省市县区州])")


def full_name(name: str) -> str:
    """Return the official name of a body that *name* abbreviates; other names stay as they are.

    >>> full_name("辽宁省科协办公室"), full_name("辽宁科协"), full_name("甲市文旅局"), full_name("政协甲县委员会")
    ('辽宁省科学技术协会办公室', '辽宁省科学技术协会', '甲市文化和旅游局', '中国人民政治协商会议甲县委员会')
    """
    for full, brief in beginnings().items():
        if name.startswith(brief) and name.endswith("委员会") and len(name) > len(brief) + 3:
            return full + name.removeprefix(brief)
    found = _SHORT.search(name)
    if not found:
        return name
    place = name[: found.start()]
    if short := _SHORT_PLACE.fullmatch(place):
        place = next(full for full, bare in provinces().items() if bare == short[1])
    return place + expand(found[1]) + (found[2] or "")


def house(name: str) -> str | None:
    """Return the body for which an office signs: 甲省科学技术协会 of 甲省科学技术协会办公室; None where there is none.

    A place alone is no body (甲镇党政办公室).
    """
    found = _OFFICE.search(name)
    whole = name[: found.start()] if found else ""
    headed = found is not None and not found[0].startswith(offices())
    return None if not whole or (headed and _PLACE_ALONE.search(whole)) else whole


def short_forms(name: str) -> tuple[str, ...]:
    """Return the forms in which a document may abbreviate the official *name*: with its place, and with the level alone.

    A place without its level is no such form: 辽宁科协工作 is work, not a body.

    >>> short_forms("辽宁省科学技术协会")
    ('辽宁省科协', '省科协')
    """
    for full, short in beginnings().items():
        if name.startswith(full):
            return (short + name.removeprefix(full),)
    for full, shorts in bodies().items():
        if shorts and name.endswith(full) and len(name) > len(full):
            place = name.removesuffix(full)
            places = [place, level(place)]
            return tuple(dict.fromkeys(p + short for short in shorts for p in places if p))
    return ()


def level(place: str) -> str:
    """Return the level by which a document calls its own place: 省 of 辽宁省, 区 of 甲市乙区; empty where it has none."""
    found = _LEVEL.findall(place)
    return found[-1] if found and place.endswith(found[-1]) else ""


def province(name: str) -> str | None:
    """Return the province that *name* begins with."""
    found = _FULL_PLACE.match(name)
    return found[0] if found else None
