"""Quotations that are held, acts after them, what stands before them, honours, sites and titles: sentences of invented offices."""

import pytest

from remit.graph.fact import Program
from remit.loaders.outline.parse import Item
from remit.loaders.passage import clean
from remit.loaders.programs.facts import programs


def names(text: str) -> list[tuple[str, str]]:
    """Return name and type of each initiative of a task that says *text*."""
    item = Item("1", "1.1", 1, 1, clean(text, [(0, len(text))]), 0, 0, len(text))
    found = programs([("d#要点.1", item)], [], "d")
    return [(each.name, each.type) for each in found if isinstance(each, Program)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("启动“书香甲城·委员荐读”，建设书屋6个", [("书香甲城·委员荐读", "活动")]),
        ("组织“送文化下乡”60场、“送法进企业”12次", [("送文化下乡", "活动"), ("送法进企业", "活动")]),
        ("继续抓好“四比四看”“三评两查”等主题实践活动", [("四比四看", "活动"), ("三评两查", "活动")]),
        ("实施“三名工程”和“331”提升计划", [("三名工程", "工程"), ("“331”提升计划", "计划")]),
        ("全面实施重点群体创业推进行动", [("重点群体创业推进行动", "行动")]),
        ("组织“邻里节”“百家宴”，打造生活圈", [("邻里节", "活动"), ("百家宴", "活动")]),
        ("举办“政企早餐会”12期", [("政企早餐会", "活动")]),
        ("办好“甲城大讲堂”", [("甲城大讲堂", "平台")]),
        ("开设“纪法课堂”，依托“甲城云课堂”培训", [("纪法课堂", "活动"), ("甲城云课堂", "平台")]),
        ("配合做好“甲城一日捐”工作", [("甲城一日捐", "活动")]),
        (
            "开展“打非治违”专项整治、“两客一危”专项治理",
            [("“打非治违”专项整治", "行动"), ("“两客一危”专项治理", "行动")],
        ),
        ("组织“书香润童心”亲子阅读推广48场", [("“书香润童心”亲子阅读推广", "活动")]),
        (
            "元旦期间开展“两节”送温暖，办好“暖港”十件实事",
            [("“两节”送温暖", "活动"), ("“暖港”十件实事", "活动")],
        ),
        (
            "举办“甲图杯”业务技能比武，开展“金点子”征集",
            [("“甲图杯”业务技能比武", "竞赛"), ("“金点子”征集", "活动")],
        ),
        ("深化“进医院、转作风、解难题”活动", [("“进医院、转作风、解难题”活动", "活动")]),
        ("开展“固土安居”科技志愿服务行动", [("“固土安居”科技志愿服务行动", "行动")]),
        ("开展“党建+医疗”品牌创建活动", [("“党建+医疗”品牌创建活动", "活动")]),
        ("开展“大棚房”问题专项清理整治行动“回头看”", [("“大棚房”问题专项清理整治行动", "行动")]),
        ("参与“一带一路”国际合作高峰论坛", [("“一带一路”国际合作高峰论坛", "论坛")]),
        ("组织开展“质量强企”专项服务月活动", [("“质量强企”专项服务月活动", "活动")]),
    ],
)
def test_a_quotation_that_is_held_is_an_activity(text: str, expected: list[tuple[str, str]]) -> None:
    """What a verb of holding is followed by needs no class noun; an act that follows the marks belongs to the name."""
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("实施基层工会“强基固本”三年工程", [("基层工会“强基固本”三年工程", "工程")]),
        ("推进优秀年轻干部“百人储备”计划", [("优秀年轻干部“百人储备”计划", "计划")]),
        (
            "实施企业家“领航计划”、青年企业家“接力计划”",
            [("企业家“领航计划”", "计划"), ("青年企业家“接力计划”", "计划")],
        ),
        ("组织夏季治安打击整治“百日行动”", [("夏季治安打击整治“百日行动”", "行动")]),
        ("实施基层组织“能力提升工程”", [("能力提升工程", "工程")]),
        ("推进国家卫生健康委“千县工程”", [("千县工程", "工程")]),
        ("深入开展新一轮“千企技改”行动", [("“千企技改”行动", "行动")]),
        ("将消费纳入“万企帮万村”行动", [("“万企帮万村”行动", "行动")]),
        ("开展组工干部“大走访、大落实”活动", [("“大走访、大落实”活动", "活动")]),
        ("承办全省第九届“群星奖”复赛", [("全省第九届“群星奖”复赛", "竞赛")]),
        ("评选第四届“甲城慈善奖”", [("第四届“甲城慈善奖”", "奖")]),
        ("参加第十一个“敬老月”活动", [("第十一个“敬老月”活动", "活动")]),
        (
            "组织“119”消防宣传月、“12·4”国家宪法日宣传",
            [("“119”消防宣传月", "活动"), ("“12·4”国家宪法日", "活动")],
        ),
    ],
)
def test_what_an_initiative_is_for_belongs_to_its_name(text: str, expected: list[tuple[str, str]]) -> None:
    """Nouns before a quoted plan or project stay, as do editions and dates; verbs, bodies and whose it is go."""
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("评选表彰2025年度十佳河长", [("2025年度十佳河长", "奖")]),
        ("开展第十届甲城市十大杰出青年评选", [("第十届甲城市十大杰出青年", "奖")]),
        ("组织“甲城好人”“乙乡先锋”评选", [("甲城好人", "奖"), ("乙乡先锋", "奖")]),
        ("做好“光荣服务30年”纪念章颁发工作", [("“光荣服务30年”纪念章", "奖")]),
        ("办好甲城人大网和《甲城人大》会刊", [("甲城人大网", "媒体"), ("《甲城人大》", "刊物")]),
        ("编辑出版《甲城文史》第二十一辑", [("《甲城文史》第二十一辑", "刊物")]),
        ("编写《甲城口述史》第一卷", [("《甲城口述史》第一卷", "著作")]),
        ("推进《甲乙学报》缩短发文周期", [("《甲乙学报》", "刊物")]),
        ("拍摄《甲城警示录》警示教育片", [("《甲城警示录》警示教育片", "著作")]),
        ("做好《甲城年鉴（2025）》编纂工作", [("《甲城年鉴（2025）》", "著作")]),
        ("主办第九届国际遥感会议", [("第九届国际遥感会议", "会议")]),
        ("举办岚江论坛、甲河对话等品牌活动", [("岚江论坛", "论坛"), ("甲河对话", "活动")]),
        ("抓好女职工维权行动月", [("女职工维权行动月", "活动")]),
        ("举办甲城荷花节、龙虾节和乡村旅游文化节", [("甲城荷花节", "活动"), ("乡村旅游文化节", "活动")]),
    ],
)
def test_honours_sites_titles_and_festivals_are_named(text: str, expected: list[tuple[str, str]]) -> None:
    """Honours with an edition or a verb of choosing, sites that are run, volumes, films and yearbooks are initiatives."""
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("实施甲业单位、乙业单位干部培训工程", [("甲业单位、乙业单位干部培训工程", "工程")]),
        ("开展减刑、假释、监外执行专项检察活动", [("减刑、假释、监外执行专项检察活动", "活动")]),
        ("实施人才强校战略、名校建设工程", [("名校建设工程", "工程")]),
        ("以农村环境整治提升行动为抓手，建设和美乡村", [("农村环境整治提升行动", "行动")]),
        ("按照国企改革深化提升行动要求，完善治理", [("国企改革深化提升行动", "行动")]),
        ("将职业技能培训纳入技能甲州行动", [("技能甲州行动", "行动")]),
        ("听取学前教育三年行动计划实施情况报告", [("学前教育三年行动计划", "计划")]),
        ("完成全民健身设施补短板工程年度任务", [("全民健身设施补短板工程", "工程")]),
    ],
)
def test_plans_and_projects_under_way_are_named(text: str, expected: list[tuple[str, str]]) -> None:
    """What is carried out, used or reported on is named whole, with the nouns that 、 joins right behind the verb."""
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "选树“甲城工匠”10名，建设“数字车间”试点20家",
        "力争1篇获省甲城新闻奖，争创省优质工程奖5项",
        "培育“一社一品”项目10个，督办“五个一批”重点项目",
        "规范“三会一课”、“主题党日”，组织“八一”走访慰问",
        "推进“四题一评”改革，提供“帮办代办”服务",
        "实施农产品“三品一标”四大行动",
        "出台《甲城人才新政》，落实《甲城英才计划实施办法》",
        "观看《甲城之光》专题片，在《甲城学报》发表论文",
        "建设城区供水管网、物联网、铁路网",
        "对“农家书屋”进行重点帮扶",
        "各分支机构要结合本要点制定年度工作计划",
        "讲好“甲城故事”，唱响“主旋律”，争当“排头兵”",
        "建设“零碳园区”，打造“15分钟便民生活圈”",
        "召开第三届理事会第二次会议，参加全县工会工作大会",
        "严格执行年度审计项目计划，落实财政收支计划",
        "开展“互联网+监管”，举办“庆祝甲城节”表彰大会",
        "开展“甲城贷”、“银税贷”，纳入年度脱贫攻坚工作计划",
        "开展“甲城文明岗”“最强支部”评选表彰",
        "探索“拨投结合”等方式支持重大项目",
    ],
)
def test_what_is_only_said_in_marks_is_no_initiative(text: str) -> None:
    """Honours that are counted, prizes to be won, kinds, mottos, networks, drafts and mechanisms give no row."""
    assert names(text) == []


def test_one_initiative_is_one_row_however_it_is_called_later() -> None:
    """The quoted core of a name by itself, or another outlet of the same brand, is the same initiative."""
    assert names("实施“青英计划”留学项目。扩大“青英计划”规模。") == [("“青英计划”留学项目", "项目")]
    assert names("打造“甲青”新媒体矩阵，推进“甲青”新媒体品牌运营。") == [("“甲青”新媒体矩阵", "媒体")]
