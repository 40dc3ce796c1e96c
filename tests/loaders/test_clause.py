"""Clauses of every style that plans were seen to use, on invented bodies."""

import pytest

from remit.graph.fact import Leader, Responsibility
from remit.loaders.clauses.bodies import bodies
from remit.loaders.clauses.clause import clauses
from remit.loaders.clauses.labels import column
from remit.loaders.load import extract
from remit.loaders.passage import clean

Named = list[tuple[str, str]]


def read(source: str) -> Named:
    """Return name and role of each body that the clauses of *source* name."""
    text = clean(source, [(0, len(source))]).text
    return [
        (body.name, body.role)
        for clause in clauses(text)
        for group in clause.groups
        if group.kind == "bodies"
        for body in bodies(text, group.start, group.end, group.role)
    ]


def lead(*names: str) -> Named:
    """Return *names* as leading bodies."""
    return [(name, "lead") for name in names]


def responsible(*names: str) -> Named:
    """Return *names* as responsible bodies."""
    return [(name, "responsible") for name in names]


def support(*names: str) -> Named:
    """Return *names* as supporting bodies."""
    return [(name, "support") for name in names]


STYLES: dict[str, tuple[str, Named]] = {
    "B support behind names that wait for their verb": (
        "建设平台。（省甲厅牵头，省乙厅、省丙厅，各县政府配合）",
        lead("省甲厅") + support("省乙厅", "省丙厅", "各县政府"),
    ),
    "B verbs parted by 、": ("建设平台。（甲局牵头、乙局配合）", lead("甲局") + support("乙局")),
    "B with 等部门和单位": ("建设平台。（甲局、乙局等部门和单位负责）", responsible("甲局", "乙局")),
    "B with a manner after 等部门": (
        "建设平台。（甲局、乙局等部门根据职责负责）",
        responsible("甲局", "乙局"),
    ),
    "A 各 before villages": ("建设平台。（责任单位：各村、社区）", responsible("各村", "各社区")),
    "A a slash of full width": ("建设平台。（责任单位：甲部／乙部）", responsible("甲部", "乙部")),
    "A 协助 alone": ("建设平台。（牵头：甲科；协助：乙科）", lead("甲科") + support("乙科")),
    "A 协作部门": ("建设平台。（牵头部门：甲科；协作部门：乙科）", lead("甲科") + support("乙科")),
    "A a level left out": (
        "建设平台。（责任单位：省文化厅、住房城乡建设厅、市场监管局、人社厅、残联、总工会、消防救援总队）",
        responsible(
            "省文化厅", "省住房城乡建设厅", "省市场监管局", "省人社厅", "省残联", "省总工会", "省消防救援总队"
        ),
    ),
    "B what responsible means where several lead": (
        "建设平台。（甲部、乙委负责。排在第一位的部门为牵头部门，分别负责为各部门分别牵头，下同）",
        responsible("甲部", "乙委"),
    ),
    "A a level left out behind an association": (
        "建设平台。（责任单位：省总工会、团委、科技厅）",
        responsible("省总工会", "省团委", "省科技厅"),
    ),
    "A a level left out behind a centre": (
        "建设平台。（责任单位：自治区大数据中心、生态环境厅）",
        responsible("自治区大数据中心", "自治区生态环境厅"),
    ),
    "A a party body's level left out": (
        "建设平台。（责任单位：省委宣传部、网信办、组织部、教育厅）",
        responsible("省委宣传部", "省委网信办", "省委组织部", "省教育厅"),
    ),
    "A one label in brackets": (
        "建设平台。（责任部门：甲部、乙中心，丙学会）",
        responsible("甲部", "乙中心", "丙学会"),
    ),
    "A square brackets": ("建设平台。[责任单位:甲局、乙局]", responsible("甲局", "乙局")),
    "A turtle-shell brackets": (
        "建设平台。〔责任单位：甲局、各县（市、区）政府〕",
        responsible("甲局", "各县（市、区）政府"),
    ),
    "A padded label": ("建设平台。（责 任 单 位 ：甲局）", responsible("甲局")),
    "B bodies and a verb": ("建设平台。（甲局、乙局等负责）", responsible("甲局", "乙局")),
    "B with 等部门": ("建设平台。（甲局、乙局等部门按职责分工负责）", responsible("甲局", "乙局")),
    "B with a group after 等": (
        "建设平台。（甲部、乙部等有关部门和单位按职责分工负责）",
        responsible("甲部", "乙部", "有关部门", "有关单位"),
    ),
    "B with 和各": (
        "建设平台。（甲部、乙部等和各省级人民政府负责）",
        responsible("甲部", "乙部", "各省级人民政府"),
    ),
    "B departments of a ministry": (
        "建设平台。（规划司牵头，财务司配合）",
        lead("规划司") + support("财务司"),
    ),
    "B a council whose name ends like a verb": (
        "建设平台。（市甲局、市政协办）",
        responsible("市甲局", "市政协办"),
    ),
    "B a verb that names the role": (
        "建设平台。（市甲局为牵头单位，市乙局为配合单位）",
        lead("市甲局") + support("市乙局"),
    ),
    "B who takes care of it all": (
        "建设平台。（市甲局抓总，市乙局配合）",
        lead("市甲局") + support("市乙局"),
    ),
    "B a blank behind the verb": ("建设平台。（市甲局牵头 市乙局配合）", lead("市甲局") + support("市乙局")),
    "B behind a dash": ("建设平台。——市甲局牵头，市乙局配合", lead("市甲局") + support("市乙局")),
    "A a blank behind the label": (
        "建设平台。（责任单位 市甲局、市乙局）",
        responsible("市甲局", "市乙局"),
    ),
    "A a backslash between": ("建设平台。（责任单位：市甲局\\市乙局）", responsible("市甲局", "市乙局")),
    "B bodies alone": ("建设平台。（市财政局、市教育局）", responsible("市财政局", "市教育局")),
    "C a label a line": (
        "建设平台。\n牵头单位：甲局\n责任单位：乙局、各街道",
        lead("甲局") + responsible("乙局", "各街道"),
    ),
    "C doubled in a line": (
        "建设平台。\n牵头单位：甲局责任单位：乙局",
        lead("甲局") + responsible("乙局"),
    ),
    "E two labels": (
        "建设平台。（牵头单位：甲局；配合单位：乙局、丙局）",
        lead("甲局") + support("乙局", "丙局"),
    ),
    "E a comma before the label": (
        "建设平台。(牵头单位:甲局,责任单位:乙局,各乡镇人民政府)",
        lead("甲局") + responsible("乙局", "各乡镇人民政府"),
    ),
    "E words before the label": ("增长7%。（预期性指标，牵头单位：甲局）", lead("甲局")),
    "F lead and the rest": (
        "建设平台。（甲局牵头，乙局、各县区政府按职责分工负责）",
        lead("甲局") + responsible("乙局", "各县区政府"),
    ),
    "F lead and support": ("建设平台。（甲局牵头，乙局、丙局配合）", lead("甲局") + support("乙局", "丙局")),
    "F inside a label": (
        "建设平台。责任单位：甲局牵头，乙局按职责分工负责",
        lead("甲局") + responsible("乙局"),
    ),
    "G lead only": ("建设平台。（牵头部门：甲部）", lead("甲部")),
    "H running text": ("平台基本建成。责任单位：甲局、乙局。", responsible("甲局", "乙局")),
    "doubled role words": (
        "建设平台。\n牵头责任单位:甲局。\n协同责任单位:乙局等。",
        lead("甲局") + support("乙局"),
    ),
    "a note": (
        "建设平台。（甲部、乙部负责。列第一位者为牵头单位，下同）",
        responsible("甲部", "乙部"),
    ),
    "a note after a comma": (
        "建设平台。（责任单位：甲局、乙集团（筹），列第一位的为牵头单位，下同）",
        responsible("甲局", "乙集团（筹）"),
    ),
    "a note in brackets": (
        "建设平台。\n责任单位：甲局、乙局（列第一位者为牵头单位，下同）",
        responsible("甲局", "乙局"),
    ),
    "a carry-over sentence": (
        "建设平台。〔责任单位：甲局、乙局按职责分工负责。具体任务均涉及各县（区）人民政府，不再列出，下同。〕",
        responsible("甲局", "乙局"),
    ),
    "a deadline": ("建设平台。（责任单位：甲局，6月底前完成）", responsible("甲局")),
    "a name-plate": (
        "建设平台。（责任单位：市数据局（市人工智能局）、市乙局）",
        responsible("市数据局", "市乙局"),
    ),
    "an empty cell of a label": ("建设平台。（责任单位：无）", []),
}


@pytest.mark.parametrize("style", STYLES)
def test_each_style_names_its_bodies_and_roles(style: str) -> None:
    """Bodies and roles come out of each clause as it was written."""
    source, expected = STYLES[style]
    assert read(source) == expected


NONE = [
    "建设平台（含三个县、两个区）。",
    "新建18个示范县（市、区）。",
    "举办年会（责任重大）。",
    "明确责任单位：各地要抓紧落实。"[2:4] + "，建立机制。",
    "成立联谊会（交流协会），搭建平台。",
    "实施方案（2024—2027年）。",
    "打造讲堂（此件公开发布）",
    "由甲局牵头，会同乙局建设平台。",
    "划分地区。（地区的划分按照有关文件的规定执行）",
    "发放补贴。（按国家有关规定执行）",
    "建设平台。（各县区参照执行）",
]


@pytest.mark.parametrize("source", NONE)
def test_other_brackets_and_sentences_are_no_clauses(source: str) -> None:
    """Brackets inside a sentence and running text name nobody responsible."""
    assert read(source) == []


LISTS: dict[str, list[str]] = {
    "市甲局、各社区和物业服务企业": ["市甲局", "各社区", "各物业服务企业"],
    "各学院、实验室与设备管理处": ["各学院", "实验室与设备管理处"],
    "生产部、各码头公司、信息公司": ["生产部", "各码头公司", "信息公司"],
    "各科室、直属单位": ["各科室", "各直属单位"],
    "市甲局，各有关区、县级市": ["市甲局", "各有关区", "各有关县级市"],
    "各区政府和甲高新区管委会": ["各区政府", "甲高新区管委会"],
    "各区政府和开发区管委会": ["各区政府", "各开发区管委会"],
    "各镇（街道）、县级有关部门": ["各镇（街道）", "县级有关部门"],
    "市甲局、韩江供电局": ["市甲局", "韩江供电局"],
    "机关有关部室和直属事业单位": ["机关有关部室", "有关直属事业单位"],
    "机关各部室和各直属事业单位": ["机关各部室", "各直属事业单位"],
    "机关有关部室和各直属事业单位": ["机关有关部室", "各直属事业单位"],
    "各省辖市和丙示范区科协": ["各省辖市科协", "丙示范区科协"],
    "各高校科协、企业科协、医院科协": ["各高校科协", "各企业科协", "各医院科协"],
    "省政府各部门、各直属机构": ["省政府各部门", "省政府各直属机构"],
    "各有关部门和单位": ["各有关部门", "各有关单位"],
    "国务院相关部门及各地区": ["国务院相关部门", "各地区"],
    "各市、县（市、区）政府": ["各市、县（市、区）政府"],
    "各省、自治区、直辖市人民政府": ["各省、自治区、直辖市人民政府"],
    "各区、县级市": ["各区", "各县级市"],
    "各街道、区直各部门": ["各街道", "区直各部门"],
    "省经济和信息化厅、省文化和旅游厅": ["省经济和信息化厅", "省文化和旅游厅"],
    "市教育局和市体育局": ["市教育局", "市体育局"],
    "甲市、乙市、丙市人民政府": ["甲市人民政府", "乙市人民政府", "丙市人民政府"],
    "省全民素质工作领导小组办公室": ["省全民素质工作领导小组办公室"],
    "相关部室和单位共同参与": ["相关部室和单位"],
    "由甲局会同乙局": ["甲局", "乙局"],
    "各市、县（区）党委、政府": ["各市、县（区）党委", "各市、县（区）政府"],
    "各级党委和政府": ["各级党委", "各级政府"],
    "县公路中心及沿线乡镇": ["县公路中心", "沿线乡镇"],
    "镇农业农村办、财政所，派出所": ["镇农业农村办", "镇财政所", "镇派出所"],
    "东坪、罗家湾、枫树坳村委会": ["东坪村委会", "罗家湾村委会", "枫树坳村委会"],
    "城关、北门街道办事处": ["城关街道办事处", "北门街道办事处"],
    "教务处、机电工程、信息工程学院": ["教务处", "机电工程学院", "信息工程学院"],
    "学生工作部（处）、校友会": ["学生工作部（处）", "校友会"],
    "市公安局，临川移动、联通、电信公司": ["市公安局", "临川移动公司", "联通公司", "电信公司"],
    "市自然资源局，县水务局、供销社，涉农镇": ["市自然资源局", "县水务局", "县供销社", "涉农镇"],
    "服务商、气象、甲公司": ["服务商", "气象", "甲公司"],
    "县教育局（学校项目）、县卫健局": ["县教育局", "县卫健局"],
    "各乡镇党委、人大、政府，各村支部、村委会": [
        "各乡镇党委",
        "各乡镇人大",
        "各乡镇政府",
        "各村支部",
        "各村委会",
    ],
    "各县（市、区）、市财政局": ["各县（市、区）", "市财政局"],
    "属地镇街、市甲局": ["属地镇街", "市甲局"],
    "各县、市（区）人民政府": ["各县、市（区）人民政府"],
    "各乡镇人民政府、经济开发区管委会": ["各乡镇人民政府", "经济开发区管委会"],
    "县政府有关部门、有关直属单位": ["县政府有关部门", "县政府有关直属单位"],
    "盟甲局、盟乙局等部门和各旗县人民政府": ["盟甲局", "盟乙局", "各旗县人民政府"],
    "教学科研办公室，动物科学系，动物医学系": ["教学科研办公室", "动物科学系", "动物医学系"],
    "相关股室、直属单位": ["相关股室", "相关直属单位"],
    "县“双随机、一公开”监管联席会议成员单位、各所": ["县“双随机、一公开”监管联席会议成员单位", "各所"],
    "甲科、分阶段": ["甲科"],
    "各股室、委属部门单位": ["各股室", "各委属部门单位"],
    "市农信联社、市慈善总会、国家统计局甲市调查队": ["市农信联社", "市慈善总会", "国家统计局甲市调查队"],
    "各市、县、自治县人民政府": ["各市、县、自治县人民政府"],
    "各盟行政公署、市人民政府": ["各盟行政公署", "各市人民政府"],
    "有关盟行政公署、市人民政府": ["有关盟行政公署", "有关市人民政府"],
    "/、—、无": [],
}


@pytest.mark.parametrize("printed", LISTS)
def test_a_list_splits_into_whole_names(printed: str) -> None:
    """Ellipses are filled, groups kept whole, 和 and 、 inside names do not split."""
    assert [body.name for body in bodies(printed, 0, len(printed))] == LISTS[printed]


def test_a_long_level_is_left_out_though_an_institute_says_it_again() -> None:
    """自治区 is that of all offices of a list, even where an institute at its end repeats it."""
    item = "建设平台。（责任单位：自治区甲厅、乙厅、自治区丙科学院）"
    document = extract(f"甲自治区2024年工作要点\n1.{item}", "d")
    assert [fact.org for fact in document.of(Responsibility)] == [
        "自治区甲厅",
        "自治区乙厅",
        "自治区丙科学院",
    ]


def test_a_given_name_may_have_the_character_for_and() -> None:
    """何春和 and 李和平 are one person each, 李明和王强 are two."""
    text = "甲市2024年工作要点\n1.建设平台。（责任领导：何春和、李和平；责任单位：市甲局）\n2.培训人员。（责任领导：李明和王强；责任单位：市乙局）"
    assert [fact.name for fact in extract(text, "d").of(Leader)] == ["何春和", "李和平", "李明", "王强"]


def test_a_surface_is_what_is_printed() -> None:
    """A filled name still points at the words in the clause."""
    text = "各高校科协、企业科协"
    assert [text[body.start : body.end] for body in bodies(text, 0, len(text))] == ["各高校科协", "企业科协"]


def test_commas_set_off_tiers() -> None:
    """、 joins bodies of one tier, ， begins the next."""
    text = "甲部、乙部，丙中心"
    assert [body.tier for body in bodies(text, 0, len(text))] == [1, 1, 2]


def test_a_clause_that_does_not_close_is_known_as_such() -> None:
    """An open bracket ends with its line."""
    (found,) = clauses("建设平台。（责任部门：甲部、乙部\n下一段。")
    assert not found.closed
    assert found.end == len("建设平台。（责任部门：甲部、乙部")


def test_persons_and_dates_are_kept_apart() -> None:
    """Labels of persons in charge and of deadlines name no bodies."""
    (found,) = clauses("建设平台。\n责任领导：张三\n完成时限：6月底前\n责任单位：甲局")
    assert [group.kind for group in found.groups] == ["leader", "due", "bodies"]


def test_headers_of_columns_are_labels() -> None:
    """A column is named like a label, with a note in brackets at most."""
    assert column("牵头单位（部门）") == ("bodies", "lead")
    assert column("完成时限") == ("due", None)
    assert column("工作任务") is None


def test_a_name_plate_is_an_alias_and_a_room_no_group() -> None:
    """人事处（教师工作部） is one body; a 教科室 is no group of rooms."""
    found = bodies("人事处（教师工作部）、教科室", 0, 14)
    assert [(b.name, b.alias, b.collective) for b in found] == [
        ("人事处", "教师工作部", False),
        ("教科室", None, False),
    ]


@pytest.mark.parametrize(
    "source", ["建设平台。（承接处：甲部）", "建设平台。（责任单位：丙部；承接处：甲部、乙部）"]
)
def test_an_unknown_label_is_no_part_of_a_name(source: str) -> None:
    """What stands behind a label that nobody knows is doubtful as a whole."""
    text = clean(source, [(0, len(source))]).text
    (clause,) = clauses(text)
    found = [b for g in clause.groups for b in bodies(text, g.start, g.end, g.role)]
    assert [b.name for b in found if not b.doubtful] == (["丙部"] if "丙" in source else [])
    assert any(b.doubtful and b.name.startswith("承接处：") for b in found)
