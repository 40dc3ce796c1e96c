"""Quantities: numbers with units, as plans write them."""

import doctest
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.loaders.targets import numbers
from remit.loaders.targets.numbers import quantities
from remit.loaders.targets.numerals import read

DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """Return *number* (below 1,0000,0000,0000) as a Chinese numeral."""
    if number >= 10**8:
        rest = number % 10**8
        return (
            chinese(number // 10**8) + "亿" + (("零" if rest < 10**7 else "") + chinese(rest) if rest else "")
        )
    if number >= 10**4:
        rest = number % 10**4
        return (
            chinese(number // 10**4) + "万" + (("零" if rest < 10**3 else "") + chinese(rest) if rest else "")
        )
    for scale, character in ((1000, "千"), (100, "百"), (10, "十")):
        if number >= scale:
            rest = number % scale
            gap = "零" if rest and rest < scale // 10 else ""
            return DIGITS[number // scale] + character + gap + (chinese(rest) if rest else "")
    return DIGITS[number]


def test_doctests() -> None:
    """The examples in the module hold."""
    assert doctest.testmod(numbers).failed == 0


@given(st.integers(0, 10**12 - 1))
def test_chinese_numerals_read_back(number: int) -> None:
    """A number that is written in Chinese reads as that number."""
    assert read(chinese(number)) == number


@given(st.integers(0, 10**15))
def test_arabic_numerals_read_back(number: int) -> None:
    """A number in Arabic digits reads as that number, with and without commas."""
    assert read(str(number)) == number
    assert read(f"{number:,}") == number


@given(
    st.integers(1, 99999),
    st.integers(0, 3),
    st.sampled_from([("万", 10**4), ("亿", 10**8), ("万亿", 10**12)]),
)
def test_scaled_numerals_read_back(digits: int, places: int, scale: tuple[str, int]) -> None:
    """A number in 万 or 亿, with decimals, reads exactly: 6.55万 is 65500, not 65499.99."""
    written = f"{digits // 10**places}.{digits % 10**places:0{places}}" if places else str(digits)
    assert read(written + scale[0]) == digits * scale[1] // 10**places


@given(st.integers(2, 10**11), st.sampled_from(["个", "名", "家", "项"]))
def test_a_numeral_with_a_unit_is_a_quantity(number: int, unit: str) -> None:
    """Whatever the writing, number and unit are found in a sentence."""
    for written in (str(number), f"{number:,}"):
        found = list(quantities(f"建设{written}{unit}基地"))
        assert [(q.value, q.unit) for q in found] == [(number, unit)]


@pytest.mark.parametrize(
    ("text", "value", "operator", "unit"),
    [
        ("新建200个基地", 200, "=", "个"),
        ("培养2万名人才", 20000, "=", "名"),
        ("受益300万人次", 3000000, "=", "人次"),
        ("收入1.2万亿元", 1200000000000, "=", "元"),
        ("收入1\ue0102万亿元", 1200000000000, "=", "元"),
        ("投资1,500.5万元", 15005000, "=", "元"),
        ("举办30-40场报告会", (30, 40), "range", "场"),
        ("举办1—2场报告会", (1, 2), "range", "场"),
        ("建设3至5个基地", (3, 5), "range", "个"),
        ("培训3-5万人次", (30000, 50000), "range", "人次"),
        ("培训1万至2万人次", (10000, 20000), "range", "人次"),
        ("增长4.5%—5%", (4.5, 5), "range", "%"),
        ("建成10个以上中心", 10, ">=", "个"),
        ("建成10个（含）以上中心", 10, ">=", "个"),
        ("设15个左右分会场", 15, "~", "个"),
        ("控制在4%以内", 4, "<=", "%"),
        ("开放不低于50个场景", 50, ">=", "个"),
        ("评选不超过10个项目", 10, "<=", "个"),
        ("收入超1万亿元", 1000000000000, ">=", "元"),
        ("约20家企业", 20, "~", "家"),
        ("100余家企业", 100, ">=", "家"),
        ("240多万人", 2400000, ">=", "人"),
        ("百分之三十五", 35, "=", "%"),
        ("三成以上", 30, ">=", "%"),
        ("总量翻一番", 2, "=", "倍"),
        ("总量翻两番", 4, "=", "倍"),
        ("实现翻番", 2, "=", "倍"),
        ("两万五千个", 25000, "=", "个"),
        ("数百场活动", None, "=", "场"),
        ("几十个村", None, "=", "个"),
        ("近百家企业", None, "=", "家"),
        ("三五个人", None, "=", "个"),
    ],
)
def test_quantity(text: str, value: object, operator: str, unit: str) -> None:
    """Number, operator and unit of one phrase."""
    (found,) = quantities(text)
    assert (found.value, found.operator, found.unit) == (value, operator, unit)


@pytest.mark.parametrize(
    "text",
    [
        "第3名",
        "第四批",
        "13710工作制度",
        "5G基站",
        "“7·20”特大暴雨",
        "四位一体"[1:],
        "一大批企业",
        "若干家",
        "3家庭",
        "5-3个",
        "党的十九大",
        "V5个",
    ],
)
def test_no_quantity(text: str) -> None:
    """Ordinals, names, reversed ranges and numbers without a unit are no quantities with a value."""
    assert not [q for q in quantities(text) if q.value is not None]


def test_places() -> None:
    """A quantity knows where its bound and its numeral begin and where it ends."""
    text = "培训不少于500名左右骨干"
    (found,) = quantities(text)
    assert (text[found.start : found.end], text[found.numeral :][:4]) == ("不少于500名左右", "500名")


@pytest.mark.parametrize("text", ["", "九九九百", "三百三百五五", "甲", "一二三五四个", "1.2.3", "万"])
def test_reading_never_raises(text: str) -> None:
    """What is no numeral reads as None or as a number, and raises nothing."""
    assert read(text) is None or isinstance(read(text), int | float)


@given(
    st.text(alphabet="0123456789,.%-—至一二三十百千万亿多余个名家元第数几上近成翻番分之以内左右", max_size=60)
)
def test_any_text_is_read(text: str) -> None:
    """Any mixture of digits, units and bounds is read in order, each quantity inside the text."""
    found = list(quantities(text))
    assert all(0 <= q.start <= q.numeral < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_hostile_digits() -> None:
    """A hundred thousand digits are no quantity, five thousand quantities are five thousand."""
    assert list(quantities("9" * 100_000 + "个")) == []
    assert len(list(quantities("建设3个" * 5_000))) == 5_000
    assert len(list(quantities("一" * 100_000))) == 0
