"""Targets: what a task promises that can be checked, in invented sentences."""

import datetime
import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.graph.fact import Doubt, Target
from remit.loaders.load import extract
from remit.loaders.outline.parse import Item
from remit.loaders.passage import clean
from remit.loaders.targets import commitments, counts, milestones, phrases
from remit.loaders.targets import facts as targets
from remit.loaders.targets.calendar import Calendar

PLAN = Calendar(2024, datetime.date(2024, 2, 1))


def read(text: str, calendar: Calendar = PLAN) -> list[Target | Doubt]:
    """Return what *text*, as the words of a task, commits to."""
    passage = clean(text, [(0, len(text))])
    return list(targets.targets_in(passage, 0, len(passage.text), "d#要点.1", calendar))


def said(text: str, calendar: Calendar = PLAN) -> list[tuple[object, ...]]:
    """Return rule, verb, object, operator, value, unit and deadline of the targets of *text*."""
    found = [fact for fact in read(text, calendar) if isinstance(fact, Target)]
    return [(t.evidence.rule[7:], t.verb, t.object, t.op, t.value, t.unit, t.due) for t in found]


@pytest.mark.parametrize("module", [targets, counts, milestones, commitments, phrases])
def test_doctests(module: object) -> None:
    """The examples in the modules hold."""
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新建200个培训基地。", [("count", "新建", "培训基地", "=", 200, "个", "2024")]),
        (
            "县、乡两级配置率和公示牌设置率达到100%。",
            [
                ("ratio", "达到", "县、乡两级配置率", "=", 100, "%", "2024"),
                ("ratio", "达到", "公示牌设置率", "=", 100, "%", "2024"),
            ],
        ),
        ("占比由目前的25%提高到35%。", [("ratio", "提高到", "占比", "=", 35, "%", "2024")]),
        ("支持100个县左右。", [("count", "支持", "县", "~", 100, "个", "2024")]),
        (
            "签约项目总额力争超过150亿元。",
            [("reach", "超过", "签约项目总额", ">=", 15000000000, "元", "2024")],
        ),
        ("举办培训两期。", [("trailing", "举办", "培训", "=", 2, "期", "2024")]),
        ("建设甲园区二期。", []),
        ("4月：召开专题会议，布置工作。", []),
        ("选派干部参加培训60人次。", [("trailing", "选派", "干部", "=", 60, "人次", "2024")]),
        ("人均预期寿命达到80岁。", [("reach", "达到", "人均预期寿命", "=", 80, "岁", "2024")]),
        ("中层干部每学期听课不少于25节。", [("reach", "不少于", "中层干部", ">=", 25, "节", None)]),
        ("药占比≤30%。", [("ratio", "", "药占比", "<=", 30, "%", "2024")]),
        ("在省级媒体发稿50篇。", [("opening", "发", "稿", "=", 50, "篇", "2024")]),
        (
            "完成吞吐量80万吨，集装箱量10万标箱。",
            [
                ("trailing", "完成", "吞吐量", "=", 800000, "吨", "2024"),
                ("list", "完成", "集装箱量", "=", 100000, "标箱", "2024"),
            ],
        ),
        (
            "引导支持55个甲类示范县发挥好示范作用。",
            [("count", "引导支持", "甲类示范县", "=", 55, "个", "2024")],
        ),
        (
            "创建18个信息化示范县（市、区），做好推送。",
            [("count", "创建", "信息化示范县（市、区）", "=", 18, "个", "2024")],
        ),
        ("新建和改建4所养老中心。", [("count", "新建和改建", "养老中心", "=", 4, "所", "2024")]),
        ("新（改、扩）建幼儿园8所。", [("trailing", "新（改、扩）建", "幼儿园", "=", 8, "所", "2024")]),
        ("开工重大实施类项目34个。", [("trailing", "开工", "重大实施类项目", "=", 34, "个", "2024")]),
        ("信息采用50篇以上。", [("reach", "采用", "信息采用", ">=", 50, "篇", "2024")]),
        (
            "良田新增10万亩，改造提升5万亩。",
            [
                ("reach", "新增", "良田", "=", 100000, "亩", "2024"),
                ("trailing", "改造提升", "良田", "=", 50000, "亩", "2024"),
            ],
        ),
        (
            "接待游客10万人次，实现旅游收入8亿元，分别增长20%和25%。",
            [
                ("trailing", "接待", "游客", "=", 100000, "人次", "2024"),
                ("trailing", "实现", "旅游收入", "=", 800000000, "元", "2024"),
                ("ratio", "增长", "游客", "=", 20, "%", "2024"),
                ("ratio", "增长", "旅游收入", "=", 25, "%", "2024"),
            ],
        ),
        ("甲乡达到全市乡总数的80%。", [("ratio", "达到", "甲乡", "=", 80, "%", "2024")]),
        ("健康发展指数达85。", [("reach", "达", "健康发展指数", "=", 85, None, "2024")]),
        ("确保播种面积917万亩。", [("reach", "确保", "播种面积", "=", 9170000, "亩", "2024")]),
        ("选聘第四批100名专家。", [("count", "选聘", "专家", "=", 100, "名", "2024")]),
        ("创办并举办50期以上“甲乙论坛”。", [("count", "创办并举办", "“甲乙论坛”", ">=", 50, "期", "2024")]),
        ("开展10项质量提升行动。", [("count", "开展", "质量提升行动", "=", 10, "项", "2024")]),
        ("解决群众关心的8个突出问题。", [("count", "解决", "突出问题", "=", 8, "个", "2024")]),
        ("建设5个自主可控、行业领先的大模型。", [("count", "建设", "大模型", "=", 5, "个", "2024")]),
        (
            "支持建设13个示范社、16个科技馆和22个社区。",
            [
                ("count", "支持建设", "示范社", "=", 13, "个", "2024"),
                ("list", "支持建设", "科技馆", "=", 16, "个", "2024"),
                ("list", "支持建设", "社区", "=", 22, "个", "2024"),
            ],
        ),
        (
            "实施示范项目17项和协同项目26项。",
            [
                ("trailing", "实施", "示范项目", "=", 17, "项", "2024"),
                ("list", "实施", "协同项目", "=", 26, "项", "2024"),
            ],
        ),
        (
            "形成甲类数据集、乙类智能体各100个。",
            [
                ("trailing", "形成", "甲类数据集", "=", 100, "个", "2024"),
                ("trailing", "形成", "乙类智能体", "=", 100, "个", "2024"),
            ],
        ),
        ("培训5000人以上。", [("trailing", "培训", "人", ">=", 5000, "人", "2024")]),
        ("联合举办科普日、读书月等10项重点活动。", [("sum", "举办", "重点活动", "=", 10, "项", "2024")]),
        ("受益群众达到300万人次。", [("reach", "达到", "受益群众", "=", 3000000, "人次", "2024")]),
        ("产业营业收入超1万亿元。", [("reach", "超", "产业营业收入", ">=", 10**12, "元", "2024")]),
        ("科普受益18万人。", [("reach", "受益", "科普受益", "=", 180000, "人", "2024")]),
        ("办理时限压缩至3个工作日以内。", [("reach", "压缩至", "办理时限", "<=", 3, "个工作日", "2024")]),
        ("水产品总产量1020万吨以上。", [("reach", "", "水产品总产量", ">=", 10200000, "吨", "2024")]),
        ("全年为500家以上企业提供创新服务。", [("after", "提供", "企业", ">=", 500, "家", "2024")]),
        ("三年内在全省1000所学校开展科普活动。", [("after", "开展", "学校", "=", 1000, "所", "2026")]),
        ("生产总值增长7%以上。", [("ratio", "增长", "生产总值", ">=", 7, "%", "2024")]),
        ("失业率控制在4%以内。", [("ratio", "控制在", "失业率", "<=", 4, "%", "2024")]),
        ("覆盖率不低于85%。", [("ratio", "不低于", "覆盖率", ">=", 85, "%", "2024")]),
        ("污水处理率从45%提高到70%。", [("ratio", "提高到", "污水处理率", "=", 70, "%", "2024")]),
        (
            "一产增长3%左右、二产增长6%左右。",
            [("ratio", "增长", "一产", "~", 3, "%", "2024"), ("ratio", "增长", "二产", "~", 6, "%", "2024")],
        ),
        (
            "完成固定资产投资120亿元，同比增长8%左右。",
            [
                ("trailing", "完成", "固定资产投资", "=", 12 * 10**9, "元", "2024"),
                ("ratio", "增长", "固定资产投资", "~", 8, "%", "2024"),
            ],
        ),
        ("总量翻一番。", [("ratio", "翻", "总量", "=", 2, "倍", "2024")]),
        ("实现党的组织全面覆盖。", [("coverage", "实现", "党的组织全面覆盖", "=", 100, "%", "2024")]),
        ("年内展陈工作基本完成。", [("date", "完成", "展陈工作", "<=", None, None, "2024")]),
        ("6月1日前具备试运行条件。", [("date", "具备", "试运行条件", "<=", None, None, "2024-06-01")]),
        ("3月底前，完成方案编制。", [("date", "完成", "方案编制", "<=", None, None, "2024-03")]),
        ("确保甲园区7月份建成。", [("date", "建成", "甲园区", "<=", None, None, "2024-07")]),
        ("加快建设一流的新馆，力争年内建成投用。", [("date", "建成投用", "新馆", "<=", None, None, "2024")]),
        ("上半年出台实施办法。", [("date", "出台", "实施办法", "<=", None, None, "2024-06")]),
        ("到2027年培育100个企业。", [("count", "培育", "企业", "=", 100, "个", "2027")]),
        ("年底前新建5座水厂。", [("count", "新建", "水厂", "=", 5, "座", "2024-12")]),
    ],
)
def test_target(text: str, expected: list[tuple[object, ...]]) -> None:
    """Each frame of a commitment is read with verb, object, number and deadline."""
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "凝聚全省145个学会。",
        "联系所属145个学会。",
        "现有会员1200名，下设15个分会。",
        "扶持一批35岁以下青年。",
        "召开第八次代表大会，举办第32届大赛。",
        "落实13710工作制度，抓好“六稳”工作。",
        "落实豫甲发〔2022〕5号文件。",
        "实施“100个基地”计划，学习《30个案例》。",
        "打造三大功能模块。",
        "把握好5个方面。",
        "认定一批示范区，打造若干品牌。",
        "对新认定的企业给予最高20万元奖励。",
        "按照不高于合同金额的30%给予补助。",
        "鼓励有条件的地方对研发费用占比3%以上的企业予以支持。",
        "年营业收入1亿元以上的，可申请认定。",
        "去年建成50个基地。",
        "截至2023年底，建成50个基地。",
        "进出口增速高于全国平均水平。",
        "形成全地域覆盖的体系，推进基层双覆盖。",
        "推进一期、二期工程。",
        "到2027年，初步形成发展格局。",
        "2024年1月31日印发。",
        "进一步推进一流学会建设。",
    ],
)
def test_no_target(text: str) -> None:
    """What exists, ages, editions, names, tallies, ceilings and what has been are neither targets nor doubts."""
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "reason", "quote"),
    [
        ("开展数百场宣传活动。", "没有确定的值", "开展数百场宣传活动"),
        ("货物进出口总额9亿元。", "没有认出动词", "货物进出口总额9亿元"),
        ("每年争取至少5个。", "对象不在本句", "争取至少5个"),
    ],
)
def test_doubt(text: str, reason: str, quote: str) -> None:
    """What looks like a commitment and cannot be read becomes a doubt that says why."""
    (doubt,) = read(text)
    assert isinstance(doubt, Doubt)
    assert (doubt.where, doubt.kind, doubt.evidence.quote) == ("d#要点.1", "target", quote)
    assert reason in doubt.reason


def test_vague_member_of_a_list() -> None:
    """A vague amount that is joined to a number is a doubt beside the target."""
    target, doubt = read("开展30-40场报告会和数百场次宣传活动。")
    assert isinstance(target, Target)
    assert isinstance(doubt, Doubt)
    assert (target.object, doubt.evidence.quote) == ("报告会", "数百场次宣传活动")


def test_unknown_day_is_a_doubt() -> None:
    """A deadline that counts from an unknown day of issue is a doubt, no guess."""
    (doubt,) = read("自印发之日起30日内，制定出台实施办法。", Calendar(2024))
    assert isinstance(doubt, Doubt)
    assert "起算日期" in doubt.reason
    (target,) = read("自印发之日起30日内，制定出台实施办法。")
    assert isinstance(target, Target)
    assert target.due == "2024-03-02"


@pytest.mark.parametrize(
    ("text", "aspires"),
    [
        ("力争打造3家企业，培育30家龙头。", [True, True]),
        ("受益群众力争达到300万人次。", [True]),
        ("确保建成3个基地，力争培训20人。", [False, True]),
        ("力争打造3家企业。培育30家龙头。", [True, False]),
    ],
)
def test_aspiration(text: str, aspires: list[bool]) -> None:
    """力争 governs its verb and the verbs joined to it; 确保 does not aspire."""
    assert [t.aspire for t in read(text) if isinstance(t, Target)] == aspires


@pytest.mark.parametrize(
    ("text", "per", "due"),
    [
        ("每年引进10名以上人才。", "year", None),
        ("每季度开展1次专题培训。", "quarter", None),
        ("到2027年，每年引进10名人才。", "year", None),
        ("引进10名人才。", None, "2024"),
    ],
)
def test_periods(text: str, per: str | None, due: str | None) -> None:
    """A figure for each year has no end of its own, whatever the sentence says: each year is one."""
    (target,) = read(text)
    assert isinstance(target, Target)
    assert (target.per, target.due) == (per, due)


def test_baseline() -> None:
    """The year of comparison is no number of the target and no deadline."""
    (target,) = read("各项绩效指标较2023年提高30%以上。")
    assert isinstance(target, Target)
    assert (target.baseline, target.value, target.due, target.object) == (2023, 30, "2024", "各项绩效指标")
    (target,) = read("培训人数比上年增长10%。")
    assert isinstance(target, Target)
    assert target.baseline == 2023


def test_shared_number() -> None:
    """One number over several objects gives a row each, marked with the same sign."""
    text = "3.资助组织34项甲类学术项目、乙类产业项目、丙类发布项目。"
    item = Item("3", "1.3", 3, 1, clean(text, [(0, len(text))]), 2, 2, len(text))
    found = [t for t in targets.targets(item, "d#要点.3", PLAN) if isinstance(t, Target)]
    assert [(t.object, t.value, t.shared) for t in found] == [
        ("甲类学术项目", 34, "3-34"),
        ("乙类产业项目", 34, "3-34"),
        ("丙类发布项目", 34, "3-34"),
    ]


def test_scope() -> None:
    """Whom or what a target is limited to is kept beside it."""
    found = [
        t for t in read("支持20个基地提升服务能力。推动每个地级市建有1座科技馆。") if isinstance(t, Target)
    ]
    assert [(t.object, t.scope) for t in found] == [("基地", "提升服务能力"), ("科技馆", "每个地级市")]


def test_title_and_text_say_it_once() -> None:
    """A commitment that the title has already made is not made twice."""
    assert len(read("建设10个基地。建设10个基地，完善服务。")) == 1


def test_clause_is_left_out() -> None:
    """What stands after the end of the item is not read."""
    text = "1.建设10个基地。（责任单位：甲局等3个部门）"
    item = Item("1", "1.1", 1, 1, clean(text, [(0, len(text))]), 2, 2, text.index("（"))
    assert [t.evidence.quote for t in targets.targets(item, "d#要点.1", PLAN)] == ["建设10个基地"]


def test_goal_of_the_document() -> None:
    """A goal outside any task names the document and no task."""
    passage = clean("生产总值增长5%左右", [(0, 9)])
    (goal,) = targets.targets_in(passage, 0, len(passage.text), None, PLAN, doc="d")
    assert isinstance(goal, Target)
    assert (goal.task, goal.doc, goal.evidence.quote) == (None, "d", "生产总值增长5%")


def test_page_break() -> None:
    """A quotation keeps the line break and the page number that the object is printed without."""
    text = "培育 ３０ 家龙头\n—２—\n\n\f企业。"
    (target,) = targets.targets_in(clean(text, [(0, 10), (16, len(text))]), 0, 10, "t", PLAN)
    assert isinstance(target, Target)
    assert (target.object, target.value) == ("龙头企业", 30)
    assert target.evidence.quote == text[:-1] == text[target.evidence.start : target.evidence.end]


def test_several_years() -> None:
    """In a document of several years a target has the deadline that is stated, or none."""
    many = Calendar(2024, single=False)
    assert [row[-1] for row in said("培育3家企业。到2027年，打造5家龙头。", many)] == [None, "2027"]


def test_a_list_of_one_year() -> None:
    """In a plan of several years the list whose own title names one year is due in it; days without a year are of it, too."""
    text = """甲集团治本攻坚三年行动方案（2024—2026年）
1.建设平台。建成智慧工地15个。（责任单位：工程部）
2.开展培训。培训200人次。（责任单位：人力部）
附件
2025年重点任务台账
序号 | 任务内容 | 责任部门
1 | 完成监测系统接入38座 | 运营部
2 | 建成物资储备库2座，3月底前培训专员5名 | 应急中心
"""
    dues = [(fact.value, fact.due) for fact in extract(text, "d").of(Target)]
    assert dues == [(15, None), (200, None), (38, "2025"), (2, "2025"), (5, "2025-03")]


def test_a_number_that_says_how_large_things_are() -> None:
    """How large each thing is commits to nothing: 50人以下学校9所 are nine schools."""
    for text in ("整合撤并50人以下小规模学校9所。", "改造300头以上养殖场60个。"):
        ((*_, value, unit, _),) = said(text)
        assert (value, unit) in [(9, "所"), (60, "个")]


def test_a_rate_without_a_unit() -> None:
    """A rate that is printed as a plain number is read where its name says that it is one."""
    ((_, _, thing, op, value, unit, _),) = said("生产安全事故死亡率控制在0.02以内。")
    assert (thing, op, value, unit) == ("生产安全事故死亡率", "<=", 0.02, None)


WORDS = "力争确保建设培育新建完成提高增长达到年内6月底前到2025年3个10%以上左右、，。；的和等全覆盖“”（）基地企业每年为在1亿元数百场"


@given(st.text(alphabet=WORDS, max_size=80))
def test_any_text_is_read(text: str) -> None:
    """Any mixture of these words is read without an error; every quotation is what stands in the source."""
    for fact in read(text):
        assert text[fact.evidence.start : fact.evidence.end] == fact.evidence.quote
        if isinstance(fact, Target):
            assert fact.verb in text
            assert fact.object in text
            assert fact.object


@pytest.mark.parametrize(
    "text",
    [
        "9" * 100_000 + "个",
        "建设3个基地和" * 5_000,
        "增长3%、" * 5_000,
        "6月底前完成整治，" * 5_000,
        "（建设3个" * 5_000,
        "“3个" * 5_000,
        "建设34项" + "甲项目、" * 5_000,
        "甲、" * 20_000 + "等3个项目",
        "实现全覆盖、" * 5_000,
        "力争" * 20_000 + "建成3个馆",
        "甲站：3月底前新建2家；" * 5_000,
        "到2025年和2030年，甲率分别达到30%和40%" * 3_000,
        "30%和" * 20_000,
        "6月底前甲、" * 10_000 + "竣工",
        "6月底前完成甲、乙、" * 5_000,
        "甲站10站" * 10_000,
        "对甲等3条路" * 5_000,
        "每艘增配1只" * 5_000,
        "8月底100%开工；" * 5_000,
    ],
)
def test_hostile_text(text: str) -> None:
    """Thousands of numbers, dates, marks or words of aim in one sentence are read, and end."""
    assert all(fact.evidence.quote in text for fact in read(text)[:50])


def test_real_plans(plans: tuple[object, ...]) -> None:
    """Every number that a real plan commits to is quoted from it."""
    for plan in plans:
        text = plan.read_text(encoding="utf-8")  # type: ignore[attr-defined]
        found = read(text)
        assert sum(isinstance(fact, Target) for fact in found) >= 15
        assert all(text[f.evidence.start : f.evidence.end] == f.evidence.quote for f in found)
