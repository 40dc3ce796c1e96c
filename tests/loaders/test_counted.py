"""Numbers whose verb no list knows, and numbers whose thing stands elsewhere: in the clause before, in the title, in the label."""

import pytest

from remit.graph.fact import Doubt, Target
from remit.loaders.load import extract
from remit.loaders.passage import clean
from remit.loaders.targets.calendar import Calendar
from remit.loaders.targets.facts import targets_in
from tests.loaders.committed import Row, read, rows

PLAIN: list[tuple[str, list[Row]]] = [
    ("规整档柜40组", [("", "规整档柜", "=", 40, "组", "2024")]),
    ("馆领导走访读者200人以上", [("走访", "读者", ">=", 200, "人", "2024")]),
    ("勘界立桩长度62公里", [("", "勘界立桩长度", "=", 62, "公里", "2024")]),
    ("新建光伏电站52个，总装机容量3.5万千瓦", [("新建", "光伏电站", "=", 52, "个", "2024"), ("新建", "总装机容量", "=", 35000, "千瓦", "2024")]),
    ("开展“最美甲员”评选，表彰20名", [("表彰", "“最美甲员”评选", "=", 20, "名", "2024")]),
    ("棚户区改造新开工1862套、基本建成3000套", [("新开工", "棚户区改造", "=", 1862, "套", "2024"), ("建成", "棚户区改造", "=", 3000, "套", "2024")]),
    ("新开工保障性住房300套，8月底前全部开工", [("新开工", "保障性住房", "=", 300, "套", "2024"), ("开工", "保障性住房", "<=", None, None, "2024-08")]),
    ("甲大学西区2025年9月投用，乙线2026年开工", [("投用", "甲大学西区", "<=", None, None, "2025-09"), ("开工", "乙线", "<=", None, None, "2026")]),
    ("压缩“三公”经费5%", [("压缩", "“三公”经费", "=", 5, "%", "2024")]),
    ("年内封填机井22眼", [("封填", "机井", "=", 22, "眼", "2024")]),
    ("样本企业扩充到500家", [("扩充到", "样本企业", "=", 500, "家", "2024")]),
    ("确保4.2万贫困人口脱贫", [("脱贫", "贫困人口", "=", 42000, "人", "2024")]),
    ("带动80万农村人口增收", [("带动", "农村人口", "=", 800000, "人", "2024")]),
    ("力争1人获评全省业务标兵", [("获评", "全省业务标兵", "=", 1, "人", "2024")]),
    ("举办职工技能大赛20个工种以上", [("举办", "工种", ">=", 20, "个", "2024")]),
    ("开展全员培训12期1600人次", [("开展", "全员培训", "=", 12, "期", "2024"), ("开展", "全员培训", "=", 1600, "人次", "2024")]),
    ("选派骨干到三级医院进修35人次", [("选派", "骨干", "=", 35, "人次", "2024")]),
    ("选派教师攻读博士学位20名", [("选派", "教师", "=", 20, "名", "2024")]),
    ("评选“仁心医者”“最美护士”各10名", [("评选", "“仁心医者”", "=", 10, "名", "2024"), ("评选", "“最美护士”", "=", 10, "名", "2024")]),
    ("成本控制在0.92元/立方米以内", [("控制在", "成本", "<=", 0.92, "元/立方米", "2024")]),
    ("12月底前形成调研报告报送市政府", [("形成", "调研报告", "<=", None, None, "2024-12")]),
    ("次年1月15日前报送总结", [("报送", "总结", "<=", None, None, "2025-01-15")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_what_is_counted_is_read_though_no_list_has_the_verb(text: str, expected: list[Row]) -> None:
    """A clause that says only how much of a thing there is to be is a commitment, with the verb that was known or with none."""
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "涉及居民楼62栋",
        "占地86亩",
        "总建筑面积11.2万平方米",
        "石桥镇20个",
        "30户以上自然村",
        "建设日处理3万吨污水处理厂",
        "编制50人以上的市级机关",
    ],
)
def test_what_is_only_sized_or_placed_is_no_commitment(text: str) -> None:
    """How large something is, whom it concerns, and a place without a thing commit to nothing."""
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("开展“甲夜话”院坝会活动，全年不少于100场", "“甲夜话”院坝会活动"),
        ("办好《甲政协》会刊，全年出刊6期", "《甲政协》会刊"),
        ("走访企业60家，精准推送优惠政策，全年推送不少于24批次", "优惠政策"),
        ("编报信息300篇，力争省级以上采用25篇", "信息"),
    ],
)
def test_the_clause_before_says_what_a_number_counts(text: str, thing: str) -> None:
    """A number right behind its verb counts what the clause before names, or the number before counted."""
    assert [fact for fact in read(text) if isinstance(fact, Doubt)] == []
    assert rows(text)[-1][1] == thing


def test_a_label_says_what_shares_are_of() -> None:
    """支出进度： names what the percentages of each date are of."""
    found = rows("甲资金支出进度：6月底达到60%、9月底达到85%、12月10日前达到92%以上")
    assert [(row[1], row[2], row[3], row[5]) for row in found] == [
        ("甲资金支出进度", "=", 60, "2024-06"),
        ("甲资金支出进度", "=", 85, "2024-09"),
        ("甲资金支出进度", ">=", 92, "2024-12-10"),
    ]


def test_the_title_of_a_task_is_what_its_days_are_about() -> None:
    """What is begun and finished by days that name nothing is the project that the title of the task names."""
    text = "甲市2024年重点任务清单\n1.乙港项目。一季度完成摘牌，5月开工。（牵头部门：丙部）\n2.加强队伍建设。5月开工。（牵头部门：丙部）"
    found = [t for t in extract(text, "d").of(Target) if t.kind == "date"]
    assert [(t.object, t.verb, t.due) for t in found] == [
        ("摘牌", "完成", "2024-03"),
        ("乙港项目", "开工", "2024-05"),
    ]


def test_the_name_of_a_row_is_what_its_number_counts() -> None:
    """A cell that begins with a verb and its number counts what the cell before names."""
    text = "序号\t任务\t目标要求\t牵头单位\n1\t燃气锅炉改造\t完成58台\t甲局\n2\t盘活闲置土地\t全年盘活2600亩\t乙局"
    found = extract(text, "d").of(Target)
    assert [(t.object, t.value, t.unit) for t in found] == [
        ("燃气锅炉改造", 58, "台"),
        ("闲置土地", 2600, "亩"),
    ]


def test_a_year_before_money_or_those_it_is_for_dates_what_follows() -> None:
    """In a plan of several years a bare year opens its clause: 2025年投资…, 2025年为…配备…."""
    passage = "2025年投资100亿元，2026年为1200个教学点配备设备"
    found = targets_in(
        clean(passage, [(0, len(passage))]), 0, len(passage), "d#1", Calendar(2024, None, False)
    )
    assert [t.due for t in found if isinstance(t, Target)] == ["2025", "2026"]
