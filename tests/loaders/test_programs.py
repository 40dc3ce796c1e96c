"""Named initiatives of tasks and headings."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.graph.fact import Doubt, Program
from remit.loaders.load import extract
from remit.loaders.outline.parse import Heading, Item
from remit.loaders.passage import clean
from remit.loaders.programs.facts import programs
from remit.loaders.programs.initiatives import mentions


def item(text: str, number: int = 1) -> Item:
    """Return a task that says *text*."""
    passage = clean(text, [(0, len(text))])
    return Item(str(number), f"1.{number}", number, 1, passage, 0, 0, len(passage.text))


def heading(text: str) -> Heading:
    """Return a section heading with these words."""
    return Heading("1.1", ("一",), 1, clean(text, [(0, len(text))]))


def facts(*texts: str) -> list[Program | Doubt]:
    """Return what the rules say of tasks with these texts."""
    return list(programs([(f"d#要点.{n}", item(text, n)) for n, text in enumerate(texts, 1)], [], "d"))


def names(text: str) -> list[tuple[str, str]]:
    """Return name and type of each initiative of one task."""
    return [(fact.name, fact.type) for fact in facts(text) if isinstance(fact, Program)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("启动实施“甲乙强基”计划，", [("“甲乙强基”计划", "计划")]),
        ("实施基层组织“能力提升工程”，", [("能力提升工程", "工程")]),
        ("开展“甲乙丙，丁戊己”主题实践活动。", [("“甲乙丙，丁戊己”主题实践活动", "活动")]),
        ("开展“甲、乙、丙”三进专项行动", [("“甲、乙、丙”三进专项行动", "行动")]),
        ("开展2025年“甲乙日”系列活动，", [("2025年“甲乙日”系列活动", "活动")]),
        ("庆祝“全国教工日”、", [("全国教工日", "活动")]),
        ("开展形式多样的文化“五进”活动，", [("文化“五进”活动", "活动")]),
        ("推动“新甲乙”手机APP上线运行", [("“新甲乙”手机APP", "媒体")]),
        ("评选宣传2025年甲省“最美教师”，", [("最美教师", "奖")]),
        ('开展"甲乙"专项行动', [('"甲乙"专项行动', "行动")]),
        ("落实“十四五”甲乙发展规划", [("“十四五”甲乙发展规划", "计划")]),
        ("编制“十四五”甲乙发展规划", []),
        ("举行庆祝建党百年文艺晚会", [("庆祝建党百年文艺晚会", "活动")]),
        ("办好省第八届运动会部分赛事", [("省第八届运动会", "活动")]),
        ("开展科技周、科普日等活动，抓好科普日常工作", [("科技周", "活动"), ("科普日", "活动")]),
        ("实施“甲乙+”应用示范工程", [("“甲乙+”应用示范工程", "工程")]),
        ("打造一批“甲乙+”示范工程", []),
        ("全面实施甲乙司法保护规划（2021－2025年）。", [("甲乙司法保护规划（2021－2025年）", "计划")]),
        ("实施基础研究十年规划，推进五年规划编制。", [("基础研究十年规划", "计划")]),
        ("实施科技体制改革三年攻坚方案。", [("科技体制改革三年攻坚方案", "计划")]),
        ("开展2023年甲乙监管执法年活动。", [("2023年甲乙监管执法年活动", "活动")]),
        ("举办2021年“护甲杯”网络安全防护赛。", [("2021年“护甲杯”网络安全防护赛", "竞赛")]),
        ("推动能力与“双千兆”网络设施同规划。", []),
        ("继续开展“断乙行动2.0”。", [("断乙行动2.0", "行动")]),
        ("“三支一扶”计划招募2500人左右。", [("“三支一扶”计划", "计划")]),
        ("推进“互联网+护理服务”试点。", [("“互联网+护理服务”试点", "试点")]),
        ("推广“甲乙通”平台。", [("“甲乙通”平台", "平台")]),
        ("筹办好北京冬奥会、冬残奥会。", [("北京冬奥会", "竞赛"), ("冬残奥会", "竞赛")]),
        ("落实“一城三廊”建设和城市更新规划", []),
        ("深入实施“六甲一乙”计划2.0。", [("“六甲一乙”计划2.0", "计划")]),
        ("举办“甲创投”融资路演。", [("“甲创投”融资路演", "活动")]),
        ("组织参加“甲乙杯”。", [("甲乙杯", "大赛")]),
        ("智慧停车平台“甲乙易停”上线运行。", [("甲乙易停", "平台")]),
        ("依托小程序“甲乙通”提供服务。", [("甲乙通", "媒体")]),
        ("搭建平台“一站式”服务企业。", []),
        ("用好“雨露计划+”政策。", [("雨露计划+", "计划")]),
        ("实施“青蓝计划”青年人才培养工程。", [("“青蓝计划”青年人才培养工程", "工程")]),
        ("深化“红帆甲乙”党建品牌建设。", [("“红帆甲乙”党建品牌", "平台")]),
        ("办好“甲乙发布”政务微博微信。", [("“甲乙发布”政务微博微信", "媒体")]),
        ("“甲乙惠”APP实名注册会员达到20万人。", [("“甲乙惠”APP", "媒体")]),
    ],
)
def test_a_quotation_with_a_class_noun_is_a_name(text: str, expected: list[tuple[str, str]]) -> None:
    """Marks stay when the class noun is outside and go when they enclose the whole name."""
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("办好“甲乙”“丙丁”等微信公众号，", [("甲乙", "媒体"), ("丙丁", "媒体")]),
        ("依托“甲乙大讲堂”、“丙丁学习”等平台开发课程", [("甲乙大讲堂", "平台"), ("丙丁学习", "平台")]),
        (
            "完成“甲乙发展研究”“丙丁政策研究”等重大课题研究工作",
            [("甲乙发展研究", "课题"), ("丙丁政策研究", "课题")],
        ),
        (
            "举办第二届甲乙大赛、丙丁知识竞赛和农机巡展等活动",
            [("第二届甲乙大赛", "大赛"), ("丙丁知识竞赛", "竞赛"), ("农机巡展", "活动")],
        ),
        ("通过甲乙大会、世界丙丁大会等重大平台", [("甲乙大会", "会议"), ("世界丙丁大会", "会议")]),
        (
            "联合举办甲乙·2025丙丁、百名医生进百村等重点活动",
            [("甲乙·2025丙丁", "活动"), ("百名医生进百村", "活动")],
        ),
        ("推进甲乙进地铁、进影院活动常态化", [("甲乙进地铁、进影院活动", "活动")]),
        (
            "实施“甲乙扩容”“丙升丁”“戊升己”三大工程",
            [("甲乙扩容", "工程"), ("丙升丁", "工程"), ("戊升己", "工程")],
        ),
        ("包括甲乙后续工程等重大工程。", [("甲乙后续工程", "工程")]),
        ("组织建议征集和第五届甲乙创新大赛，", [("第五届甲乙创新大赛", "大赛")]),
        ("办好第十二届“蒙马”耐力赛。", [("第十二届“蒙马”耐力赛", "竞赛")]),
        (
            "加快甲水厂二期工程建设，乙港区四期工程6月底前通水。",
            [("甲水厂二期工程", "工程"), ("乙港区四期工程", "工程")],
        ),
        (
            "办好第二届甲城速度滑冰冠军赛、中国花样滑冰俱乐部联赛。",
            [("第二届甲城速度滑冰冠军赛", "竞赛"), ("中国花样滑冰俱乐部联赛", "竞赛")],
        ),
        ("实施名校、名院、名师引进工程。", [("名校、名院、名师引进工程", "工程")]),
        ("申报储能科学与工程、智能制造工程等本科专业3个。", []),
        ("开展市级重大专项12项、省重点研发计划20项。", [("省重点研发计划", "计划")]),
    ],
)
def test_members_of_a_list_share_verb_and_class(text: str, expected: list[tuple[str, str]]) -> None:
    """Each member is a row; one without a class noun takes what the text calls them all."""
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("拓展实施甲乙助力工程。", [("甲乙助力工程", "工程")]),
        ("2025年5月底前完成第四次全国文物普查实地调查。", [("第四次全国文物普查实地调查", "调查")]),
        ("打造甲乙畅通工程升级版。", [("甲乙畅通工程升级版", "工程")]),
        ("举办第十五届职工技术比武。", [("第十五届职工技术比武", "竞赛")]),
        ("办好甲乙青年研习营。", [("甲乙青年研习营", "活动")]),
        ("完善市、县两级教师心理关怀云平台。", []),
        ("推进20条河涌整治工程。", []),
        ("推进一期、二期工程建设，加快二期工程。", []),
        ("支持制造业企业围绕转型升级和产业再造工程开展培训。", []),
        ("深入开展农药减量增效行动，", [("农药减量增效行动", "行动")]),
        ("在全县广泛开展喜迎党的二十大系列活动", [("喜迎党的二十大系列活动", "活动")]),
        ("举办我市第二届甲乙大赛。", [("第二届甲乙大赛", "大赛")]),
        ("举办第三期全省青年干部研修班，", [("第三期全省青年干部研修班", "培训班")]),
        ("开展甲乙专家丙丁行（戊市）活动，", [("甲乙专家丙丁行（戊市）活动", "活动")]),
        ("主办甲乙发展论坛暨丙丁合作大会", [("甲乙发展论坛暨丙丁合作大会", "论坛")]),
        ("举办20场以上甲乙发展论坛", [("甲乙发展论坛", "论坛")]),
        ("做好第八次甲乙人口普查工作", [("第八次甲乙人口普查", "调查")]),
        ("实施领甲计划能力提升活动", [("领甲计划能力提升活动", "活动")]),
        ("开展百城质量提升活动。", [("百城质量提升活动", "活动")]),
        ("实施高等学校珠峰计划。", [("高等学校珠峰计划", "计划")]),
    ],
)
def test_a_class_noun_ends_a_name_that_picks_out_one(text: str, expected: list[tuple[str, str]]) -> None:
    """Verbs, counts and 我市 are struck; year, edition and region stay."""
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("出版《甲乙研究》《丙丁志》等著作，", [("《甲乙研究》", "著作"), ("《丙丁志》", "著作")]),
        ("创办《甲乙专报》，", [("《甲乙专报》", "刊物")]),
        ("编印《甲乙科技》内刊4期。", [("《甲乙科技》", "刊物")]),
        ("编报《甲乙建议》不少于20期。", [("《甲乙建议》", "刊物")]),
        ("编印《竹海匠心》。", [("《竹海匠心》", "著作")]),
        ("编印《甲乙办法》。", []),
        ("落实《甲乙发展规划（2021—2025年）》重点任务", [("《甲乙发展规划（2021—2025年）》", "计划")]),
        ("加强《甲乙纲要》实施的统筹", [("《甲乙纲要》", "计划")]),
        ("制定《甲乙行动方案》，", []),
        ("贯彻落实《甲乙管理条例》，", []),
        ("推动完成《甲乙条例》修订", []),
    ],
)
def test_a_title_is_read_by_its_verb(text: str, expected: list[tuple[str, str]]) -> None:
    """A book is published, a periodical run, a plan carried out; a document that is drafted or a law is no initiative."""
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "增强“四个意识”、坚定“四个自信”、做到“两个维护”，",
        "规范“三会一课”，推广“甲县经验”“乙镇模式”，",
        "深化“放管服”改革，推进“互联网+政务服务”，",
        "召开甲协会第三次代表大会、换届大会和全县教育工作会议，",
        "召开省院合作对接会、工作经验交流会，组织现场观摩会",
        "建设20个科普示范县、10所特色学校和一批教育基地，",
        "制定全县年度工作计划，编制三年行动计划，出台意见",
        "推进重大工程、重点工程和各类建筑工程建设，",
        "完成甲乙工程、安居工程、配套项目三大任务，",
        "积极开展体育竞赛交流活动，引进世界锦标赛，",
        "开展技能竞赛、学科竞赛，办好各类论坛",
        "增强思想自觉和行动自觉，以实际行动迎接检查",
        "加强工程质量监管，推进农机装备工程化验证，引进工程师，",
        "开展“回头看”，提供“一对一”服务，",
        "实施“十五五”规划，落实“双减”政策",
        "通过“揭榜挂帅”方式支持公共服务平台建设",
        "科技进步一等奖评奖、获奖和奖励，",
        "成立甲乙联盟，组建丙丁宣讲团、专家服务团，",
        "开展宣讲活动，组织学术交流、成果发布等活动，",
        "举办学术研讨会议或论坛",
        "指导各县“一校一案”制订甲乙标准化建设工程方案，“一类一策”推进中试平台建设",
    ],
)
def test_what_is_no_initiative(text: str) -> None:
    """Slogans, ways of working, meetings, designations, kinds of work and bodies give no row."""
    assert names(text) == []


def test_the_quote_begins_with_the_adjacent_verb_and_is_the_source() -> None:
    """Line breaks inside a quote stay in the quote and go from the name."""
    text = "深入实施“甲乙\n丙丁”计划，举办\n第二届甲乙大赛。"
    found = facts(text)
    assert [fact.evidence.quote for fact in found] == ["深入实施“甲乙\n丙丁”计划", "举办\n第二届甲乙大赛"]
    assert [fact.name for fact in found if isinstance(fact, Program)] == ["“甲乙丙丁”计划", "第二届甲乙大赛"]
    assert all(text[f.evidence.start : f.evidence.end] == f.evidence.quote for f in found)


def test_spaces_inside_a_name_stay_as_printed() -> None:
    """A blank on purpose between the halves of a motto belongs to the name."""
    assert names("深入开展“自立 自强”活动") == [("“自立 自强”活动", "活动")]


def test_one_row_per_task_and_initiative() -> None:
    """A name in title and text is one row of the task, and another row of another task."""
    found = facts("实施甲乙赋能工程。甲乙赋能工程要提质，开展“甲乙周”活动和“甲乙周”。", "推进甲乙赋能工程。")
    assert [(getattr(f, "task", None), getattr(f, "name", None)) for f in found] == [
        ("d#要点.1", "甲乙赋能工程"),
        ("d#要点.1", "“甲乙周”活动"),
        ("d#要点.2", "甲乙赋能工程"),
    ]


def test_names_of_one_task_are_known_in_the_others() -> None:
    """A strong name is found where no verb and no mark shows it, and wins over a known name inside it."""
    found = facts("实施十百创新驱动助力工程。", "对十百创新驱动助力工程绩效进行评估。")
    assert [(f.name, f.evidence.rule) for f in found if isinstance(f, Program)] == [
        ("十百创新驱动助力工程", "program.typed"),
        ("十百创新驱动助力工程", "program.lexicon"),
    ]


def test_a_known_name_needs_no_class_noun() -> None:
    """Brands and official days of national currency stand in the gazetteer."""
    assert names("组织文化、卫生、科技三下乡，促进科普中国落地应用") == [
        ("三下乡", "活动"),
        ("科普中国", "平台"),
    ]


def test_a_heading_alone_names_an_initiative() -> None:
    """What only a heading names has no task, but the section; what a task names too is the task's."""
    headings = [heading("实施“甲乙”行动，提升能力"), heading("推进“丙丁”计划")]
    found = list(programs([("d#要点.1", item("推进“丙丁”计划，"))], headings, "d"))
    alone = [fact for fact in found if isinstance(fact, Program) and fact.task is None]
    assert [(f.name, f.section, f.within, f.doc, f.evidence.rule) for f in alone] == [
        ("“甲乙”行动", ("一",), "1.1", "d", "program.heading")
    ]


def test_a_heading_that_is_a_name_needs_no_verb() -> None:
    """甲乙攻关工程 over tasks is carried out by them, and so is what stands before a dash in the title of a task."""
    found = [fact for fact in programs([], [heading("甲乙技术攻关工程")], "d") if isinstance(fact, Program)]
    assert [(fact.name, fact.type) for fact in found] == [("甲乙技术攻关工程", "工程")]
    text = "甲市行动方案\n1.再造新极行动——区域整体焕新。建设平台。（市甲局）\n2.培训人员。（市乙局）\n"
    named = [fact.name for fact in extract(text, "d").of(Program)]
    assert named == ["再造新极行动"]


def test_a_quotation_of_unclear_kind_is_a_doubt() -> None:
    """An activity's verb with a motto and nothing else is for a person to decide."""
    found = facts("推动“甲乙之光 照耀丙丁”。")
    assert [(type(f), f.evidence.quote) for f in found] == [(Doubt, "推动“甲乙之光 照耀丙丁”")]
    assert isinstance(found[0], Doubt)
    assert (found[0].where, found[0].kind) == ("d#要点.1", "program")


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from(
            [
                *"“”《》（）、，。和等的进行年日",
                "工程",
                "活动",
                "大赛",
                "甲乙",
                "实施",
                "举办",
                "第二届",
                "暨",
                "2025年",
                "\n",
                " ",
            ]
        ),
        max_size=40,
    ).map("".join)
)
def test_any_text_gives_true_quotes(text: str) -> None:
    """Whatever the text, every quote is the source, holds its name and overlaps no other mention."""
    passage = clean(text, [(0, len(text))])
    end = 0
    for each in sorted(mentions(passage, 0, len(passage.text)), key=lambda mention: mention.start):
        assert end <= each.start < each.end <= each.close
        assert each.verb <= each.start
        end = each.end
    for fact in facts(text):
        assert text[fact.evidence.start : fact.evidence.end] == fact.evidence.quote


@pytest.mark.parametrize(
    "hostile",
    [
        "“",
        "”",
        '"',
        "（",
        "、",
        "和",
        "等",
        "《规划》",
        "开办《甲》",
        "《甲》展",
        "“甲乙丙”",
        "“甲乙”政策",
        "《甲》乙",
        "“工程”",
        "工程和",
        "推进",
        "甲工程、",
        "进百",
        "暨",
        "1个中",
        "“甲乙”",
        "“科普日”",
        "“甲”送温暖",
        "十佳甲",
        "第三届甲",
        "网、",
        "《甲》第一辑",
        "开展甲、",
        "力争",
    ],
)
def test_hostile_text_neither_raises_nor_lingers(hostile: str) -> None:
    """A hundred thousand of one token are read in one pass."""
    assert isinstance(facts(hostile * (100_000 // len(hostile))), list)
