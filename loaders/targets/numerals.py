"""Numerals (数词): Arabic ones with points, groups and scales, Chinese ones, and their values.

    numeral = arabic [多 | 余] [scale] [多 | 余]  |  chinese [多 | 余]
    arabic  = digits, with a point, or with commas or spaces between groups of three; 1万2千, 6万8,412
    scale   = 十 | 百 | 千 | 万 | 亿, multiplied: 2万 is 20000, 1.2万亿 is 1200000000000

The patterns are for larger ones; `read` gives the value.
"""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}

SCALE = "[多余]?(?:[十百万亿]|千(?![瓦米克])){0,3}[多余]?"
_POINT = "(?:[.]|[\ue000-\uf8ff] ?)"  # some printers draw the decimal point with a glyph of their own
ARABIC = (
    r"\d{1,4}万(?:\d千|\d,?\d{3})(?![\d,万亿])"
    rf"|\d{{1,3}}(?:(?:,\d{{3}}){{1,5}}|(?:[ \u2009]\d{{3}}){{1,5}})(?:{_POINT}\d{{1,9}})?(?![\d,])|\d{{1,18}}(?:{_POINT}\d{{1,9}})?(?!\d)"
)
_GROUPS = re.compile("[, \u2009](?=[0-9])")
_GLYPH = re.compile("[\ue000-\uf8ff] ?")
CHINESE = "[一二三四五六七八九十两][零〇一二三四五六七八九十百千万亿两]{0,11}"


def read(numeral: str) -> int | float | None:
    """Return the value of *numeral*, Arabic or Chinese, with or without 万 and 亿; None where it is none or vague.

    >>> read("1,500"), read("1.2万亿"), read("三万五千"), read("一百零二"), read("二〇二五"), read("三五")
    (1500, 1200000000000, 35000, 102, 2025, None)
    """
    body = numeral.rstrip("十百千万亿")
    if body and body.replace(",", "").replace(".", "", 1).isdecimal() and body.isascii():
        return _scaled(body, numeral[len(body) :]) if len(body) <= 40 else None
    return _chinese(numeral)


def _scaled(digits: str, scale: str) -> int | float:
    """Return Arabic *digits* times the characters of *scale*."""
    if not scale and digits.isdecimal():
        return int(digits)
    value = Decimal(_GLYPH.sub(".", _GROUPS.sub("", digits)))
    for character in scale:
        value *= SCALES[character]
    return int(value) if value == value.to_integral_value() else float(value)


def _chinese(numeral: str) -> int | None:
    """Return the value of a Chinese numeral; None where it is none, or vague as 三五."""
    if not numeral or len(numeral) > 40 or any(c not in _DIGITS and c not in SCALES for c in numeral):
        return None
    if len(numeral) > 1 and all(c in _DIGITS for c in numeral):
        positional = len(numeral) > 2 or "〇" in numeral or "零" in numeral
        return int("".join(str(_DIGITS[c]) for c in numeral)) if positional else None
    total = myriads = section = digit = 0
    for character in numeral:
        if character in _DIGITS:
            if digit:
                return None  # 三五百 is vague
            digit = _DIGITS[character]
        elif character == "亿":
            total, myriads, section, digit = total + (myriads + section + digit) * 10**8, 0, 0, 0
        elif character == "万":
            myriads, section, digit = myriads + (section + digit) * 10**4, 0, 0
        else:
            section, digit = section + (digit or 1) * SCALES[character], 0
    if digit and numeral[-2:-1] in ("百", "千", "万", "亿"):
        digit *= SCALES[numeral[-2]] // 10  # 二百五 is 250
    return total + myriads + section + digit


def arabic(digits: str, scale: str) -> int | float:
    """Return Arabic *digits* times *scale*, whose 多 and 余 count nothing.

    >>> arabic("1.2", "万余")
    12000
    >>> arabic("1万2千", ""), arabic("6万8,412", "")
    (12000, 68412)
    """
    if "万" in digits:
        myriads, _, rest = digits.partition("万")
        ones = rest.removesuffix("千")
        return int(myriads) * SCALES["万"] + int(ones.replace(",", "")) * (
            SCALES["千"] if ones != rest else 1
        )
    return _scaled(digits, scale.replace("多", "").replace("余", ""))
