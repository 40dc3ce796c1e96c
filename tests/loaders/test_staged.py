"""Commitments in stages and lists, whose clauses leave out what is counted, who is meant or what is done."""

import doctest

import pytest

from remit.graph.fact import Doubt, Target
from remit.loaders.passage import clean
from remit.loaders.targets import coverage, understood
from remit.loaders.targets.dates import Calendar
from remit.loaders.targets.facts import targets_in

Row = tuple[str, str, str, object, str | None, str | None]


def read(text: str) -> list[Target | Doubt]:
    """Return what *text*, as the words of a task of a plan for 2024, commits to."""
    passage = clean(text, [(0, len(text))])
    return list(targets_in(passage, 0, len(passage.text), "d#要点.1", Calendar(2024)))


def rows(text: str) -> list[Row]:
    """Return verb, object, operator, value, unit and deadline of each target of *text*."""
    return [(t.verb, t.object, t.op, t.value, t.unit, t.due) for t in read(text) if isinstance(t, Target)]


@pytest.mark.parametrize("module", [coverage, understood])
def test_doctests(module: object) -> None:
    """The examples in the modules hold."""
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "日间照料站：3月底前新建成2家；9月底前完成7家建设任务。",
            [
                ("新建成", "日间照料站", "=", 2, "家", "2024-03"),
                ("完成", "日间照料站", "=", 7, "家", "2024-09"),
            ],
        ),
        (
            "新建口袋公园10处。5月底前开工6处，10月底前完工10处。",
            [
                ("新建", "口袋公园", "=", 10, "处", "2024"),
                ("开工", "口袋公园", "=", 6, "处", "2024-05"),
                ("完工", "口袋公园", "=", 10, "处", "2024-10"),
            ],
        ),
        (
            "实施水库加固项目12个，计划竣工3个。",
            [("实施", "水库加固项目", "=", 12, "个", "2024"), ("竣工", "水库加固项目", "=", 3, "个", "2024")],
        ),
        ("管网改造：6月底前完成200户。", [("完成", "管网改造", "=", 200, "户", "2024-06")]),
        (
            "实施县道提升工程3条，总里程51.4公里；农村公路4条，总里程6.65公里。",
            [
                ("实施", "县道提升工程", "=", 3, "条", "2024"),
                ("实施", "总里程", "=", 51.4, "公里", "2024"),
                ("实施", "农村公路", "=", 4, "条", "2024"),
                ("实施", "总里程", "=", 6.65, "公里", "2024"),
            ],
        ),
        ("改造滨河路，总长度6.7公里。", [("改造", "总长度", "=", 6.7, "公里", "2024")]),
        (
            "投资4000万元，桥梁加固等养护工程60公里。",
            [
                ("投资", "投资", "=", 40000000, "元", "2024"),
                ("投资", "桥梁加固等养护工程", "=", 60, "公里", "2024"),
            ],
        ),
        ("水利投资80亿元以上。", [("投资", "水利投资", ">=", 8000000000, "元", "2024")]),
        ("农产品价格涨幅3%左右。", [("", "农产品价格涨幅", "~", 3, "%", "2024")]),
    ],
)
def test_what_a_clause_leaves_out(text: str, expected: list[Row]) -> None:
    """A number counts what the label, the number or the clause before names, and takes over its verb."""
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "老旧管网更新，8月底100%开工；9月底竣工70%以上；11月底100%竣工。",
            [
                ("开工", "老旧管网更新", "=", 100, "%", "2024-08"),
                ("竣工", "老旧管网更新", ">=", 70, "%", "2024-09"),
                ("竣工", "老旧管网更新", "=", 100, "%", "2024-11"),
            ],
        ),
        ("确保脱贫户100%有安全住房。", [("有", "脱贫户", "=", 100, "%", "2024")]),
        (
            "实现98%以上的行政村、35%以上的自然村通硬化路。",
            [("实现", "行政村", ">=", 98, "%", "2024"), ("实现", "自然村", ">=", 35, "%", "2024")],
        ),
        ("推进5万个自然村通光纤。", [("推进", "自然村", "=", 50000, "个", "2024")]),
        (
            "到2026年和2030年，居民体质合格率分别不低于22%和30%。",
            [
                ("不低于", "居民体质合格率", ">=", 22, "%", "2026"),
                ("不低于", "居民体质合格率", ">=", 30, "%", "2030"),
            ],
        ),
        (
            "到2026年和2030年，参加锻炼人数比例达到37%及以上和40%及以上。",
            [
                ("达到", "参加锻炼人数比例", ">=", 37, "%", "2026"),
                ("达到", "参加锻炼人数比例", ">=", 40, "%", "2030"),
            ],
        ),
        (
            "健康素养水平2026年和2030年分别达到30%和40%。",
            [("达到", "健康素养水平", "=", 30, "%", "2026"), ("达到", "健康素养水平", "=", 40, "%", "2030")],
        ),
    ],
)
def test_shares(text: str, expected: list[Row]) -> None:
    """A share of a thing has a verb behind it or before it, and each year its own figure."""
    assert rows(text) == expected


def test_each_substance_has_its_share_and_the_common_year() -> None:
    """One percentage for each member of the subject, all compared with one year; what 等 adds is no part of the last."""
    found = read("二氧化硫、氮氧化物和有机物等污染物排放量比2020年分别下降15%、10%和26%。")
    said = [(t.object, t.value, t.baseline) for t in found if isinstance(t, Target)]
    assert said == [("二氧化硫", 15, 2020), ("氮氧化物", 10, 2020), ("有机物", 26, 2020)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("硬化通村公路300公里。", [("硬化", "通村公路", "=", 300, "公里", "2024")]),
        ("亮化背街小巷75条。", [("亮化", "背街小巷", "=", 75, "条", "2024")]),
        ("投资5000万元，建设甲大桥。", [("投资", "投资", "=", 50000000, "元", "2024")]),
        ("新增墓穴10000穴。", [("新增", "墓穴", "=", 10000, "穴", "2024")]),
        ("对东湖路等3条道路进行综合改造。", [("进行", "道路", "=", 3, "条", "2024")]),
        ("为全区700艘渔船每艘增配1只救生筏。", [("增配", "救生筏", "=", 1, "只", "2024")]),
        ("全年助餐服务人次达200万以上。", [("达", "助餐服务人次", ">=", 2000000, "人次", "2024")]),
        (
            "颗粒物年均浓度为34微克/立方米，降尘量不高于5吨/月·平方公里。",
            [
                ("为", "颗粒物年均浓度", "=", 34, "微克/立方米", "2024"),
                ("不高于", "降尘量", "<=", 5, "吨/月·平方公里", "2024"),
            ],
        ),
        ("孕产妇死亡率控制在15/10万以内。", [("控制在", "孕产妇死亡率", "<=", 15, "/10万", "2024")]),
        ("新增或改扩建卫生室（服务站）10家。", [("改扩建", "卫生室（服务站）", "=", 10, "家", "2024")]),
        ("新建（改建）10家标准化食堂。", [("新建", "标准化食堂", "=", 10, "家", "2024")]),
        ("新建(改建)食堂10家。", [("新建", "食堂", "=", 10, "家", "2024")]),
        (
            "引导1000名毕业生到基层、到企业就业。",
            [("引导", "毕业生", "=", 1000, "名", "2024")],
        ),
        ("为62户困难家庭实施家居改造。", [("实施", "困难家庭", "=", 62, "户", "2024")]),
        ("档案使用率达80%以上。", [("达", "档案使用率", ">=", 80, "%", "2024")]),
        ("使用率达80%以上。", [("达", "使用率", ">=", 80, "%", "2024")]),
        (
            "城乡居民达到《体质标准》合格率90%以上。",
            [("", "城乡居民达到《体质标准》合格率", ">=", 90, "%", "2024")],
        ),
    ],
)
def test_things_and_units(text: str, expected: list[Row]) -> None:
    """What is counted is found around brackets, lists and units that are no words of their own."""
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2.4月底前完成筛查方案制定。", [("完成", "筛查方案制定", "2024-04")]),
        ("8月底前甲小学、乙幼儿园、丙中学竣工交付。", [("竣工交付", "甲小学、乙幼儿园、丙中学", "2024-08")]),
        ("4月底前甲小学、乙中学主体完工。", [("完工", "主体", "2024-04")]),
        ("12月底前完成甲路、乙路等交通项目。", [("完成", "交通项目", "2024-12")]),
        ("12月底前完成甲路、乙路改造。", [("完成", "甲路、乙路改造", "2024-12")]),
        ("甲、乙等3个项目8月底前竣工。", [("竣工", "甲、乙等3个项目", "2024-08")]),
        ("乙村的项目，原则上10月底前实施完毕。", [("实施完毕", "项目", "2024-10")]),
        (
            "6月1日前具备试运行条件、年内展陈工作基本完成。",
            [("具备", "试运行条件", "2024-06-01"), ("完成", "展陈工作", "2024")],
        ),
    ],
)
def test_lists_with_a_day(text: str, expected: list[tuple[str, str, str]]) -> None:
    """A list is finished as a whole, and ends where another verb or day begins."""
    assert [(verb, object, due) for verb, object, *_, due in rows(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "全市现有卫生室12家；学校30所。",
        "投资10亿元以上项目优先保障用地。",
        "总投资3.2亿元的甲项目加快推进。",
        "该项目计划投资5000万元。",
        "符合条件的企业100%享受补贴。",
        "补助比例不低于30%。",
        "30%以上的企业为小微企业。",
        "去年竣工50%以上，今年继续推进。",
        "建设内容：新建3座，改造2座。",
        "甲站占地100亩，总面积3万平方米。",
        "甲日均客流量达200万。",
        "6月底前甲部门、乙部门按职责完成自查。",
    ],
)
def test_what_is_no_commitment(text: str) -> None:
    """What exists, limits or describes commits to nothing, and a label that names no thing lends none."""
    assert rows(text) == []
