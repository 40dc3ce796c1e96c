"""Rows of tables in forms that users bring: a section that only its first row prints, names of columns that stand alone, rows over pages."""

from remit.graph.fact import Doubt, Leader, Responsibility, Section, Target, Task
from remit.loaders.load import extract

BARRED = """甲水务公司2022年重点工作目标责任清单
任务类别|序号|目标任务|完成标准|责任领导|责任部门|配合部门|节点|
经营指标|1|完成售水量1200万立方米,回收率达到98%。|决算报表|韩明|经营部|财务部|12月31日|
2|漏损率控制在9%以内。|漏损报告|马东|管网部|财务部|按时间节点|
供水保障|3|新建管网35公里,改造户表800户。|验收资料|马东|工程部|经营部|11月15日|
"""
STACKED = """甲省银发经济三年行动计划（2024—2026年）重点任务分工表

序号

重点任务

主要措施

责任分工

完成时限

一、发展民生事业

1

扩大助餐服务

建成食堂3000个以上，覆盖率达到60%。

省甲厅牵头，省乙厅配合

2026年底

2

拓展居家服务

培育机构20家。

省甲厅、省丙厅按职责分工负责

持续实施

二、壮大市场主体

3

培育企业

引进头部企业15户。

省丁厅牵头，省乙厅配合

2026年底
"""
PAGED = """甲省林业局2025年重点工作任务分解表

序号  工作任务及目标                  牵头处室（单位）    配合处室（单位）    完成时限
一、科学绿化
      完成造林400万亩，其中人工造林   生态修复处（省绿化  种苗处、各设区市
1     70万亩，封山育林100万亩，核实   办）                林业局              2025年12月
      率达95%以上。
      组织实施生态保护工程，6月底前   生态修复处（省绿化  规划财务处、有关
2     开工率达100%。                  办）                设区市林业局        2025年6月
3     完成古树资源普查，挂牌保护率    生态修复处（省绿化  资源监测中心        2025年9月

                               — 1 —
序号  工作任务及目标                  牵头处室（单位）    配合处室（单位）    完成时限
      达到100%，公布第二批名单。      办）
二、保护体系
      推动公园建设，管护站改造9处，                       动植物保护处、
4     立桩长度62公里；                自然保护处          甲山国家公园        2025年9月
      创建公园，9月底前报送方案。                         管理局
      实施湿地修复工程，修复湿地2.5                       动植物保护处、
5     万亩，监测全覆盖；办好          湿地管理处          省甲湖自然保护      2025年12月
      观鸟周。                                            区管理局
"""
CITY = """甲街道2023年行动目标任务表

序号  项目            目标任务                                        责任科室（单位）          时限
1     环境卫生        新增洗扫车4台；                                 城市管理办公室            4月底
2     垃圾分类        建成“四分类”投放点86处，改造收集点十二座，    城市管理办公室、甲路派出  9月底
                      整治点位30处；                                  所
3     停车治理        划停车位600个；                                 公共安全办公室、交警二大  10月底
                                                                      队
4     老旧小区        完成5个老旧小区改造；                           社会事务办公室、区住房城  12月底
                                                                      乡建设局
"""

MERGED = """甲省养老服务重点任务清单（2024—2025年）

重点任务      序号    工作内容                                      牵头单位        责任单位                完成时限
                      2024年6月底前制定省级服务指导性目录，各市     省甲厅          省财政厅、省人力资源
              1       9月底前发布，清单项目不少于18项，并向社会                     社会保障厅、各市（州）  2024年9月
一、完善服                                                                          人民政府
务制度        2       建立探访关爱制度，到2025年月探访率保持100%，  省甲厅          省卫生健康委、省残联    2025年12月
                      培育队伍500支。
              3       全面开展能力评估，2024年完成评估30万人次。    省乙局          省医保局                持续推进
                      实施机构提质工程，到2025年底改造敬老院180                     省发展改革委、省财政
二、优化养    4       所，护理型床位占比达到60%以上，每个县至少     省甲厅          厅                      2025年12月
老供给                建有1所照护机构。
              5       新增助餐点600个。                             省甲厅          省商务厅                2025年10月

                                        — 1 —
重点任务      序号    工作内容                                      牵头单位        责任单位                完成时限
三、强化保    6       升级信息平台，归集数据600万条，县级覆盖率     省甲厅          省大数据局              2025年11月
障                    2025年达到100%。
              7       评选服务人20名。                              省老龄办        省级有关部门            每年10月
"""
CUT = """甲部2024年水土保持重点工作分工表

序号    工作内容                        牵头司局        配合司局            完成时限
1       建立协调制度，召开会议2次。     水土保持司      规划司              2024年6月
        完成侵蚀沟治理2000条，在四个     水土保持司      规划司、各流域
2       省份落实方案，保护耕地。                        管理机构            2024年11月
        完成年度动态监测，发布公报，     监测中          水土保持司、

                                  — 1 —
序号    工作内容                        牵头司局        配合司局            完成时限
3       成果应用率达到80%以上，消除     心              信息中心、各流域    2024年8月
        图斑90%以上。                                   管理机构
4       培训人员300人次。               水土保持司      信息中心            2024年9月
"""
QUARTERS = """甲集团2024年重点工作推进表

序号\t重点工作\t年度目标\t工作计划\t责任部门\t分管领导
一季度\t二季度\t三季度\t四季度\t牵头部门\t配合部门
（一）经营发展
1\t完成经营目标\t实现营业收入18.6亿元。\t完成4亿元\t完成8亿元\t完成13亿元\t全面完成\t财务部\t企管部、各分公司\t郑海波
2\t降低产销差\t新建计量区65个。\t编制方案\t建成20个\t建成45个\t全部建成\t营销部\t管网公司\t何建明
"""
VILLAGES = """甲镇2024年民生实事责任清单

所属村（社区）
序号
工作任务
责任领导
牵头单位
配合单位
完成时限
全镇
1
新增公益性岗位35个，全年开展排查2次。
杨光明
乡村振兴办公室
派出所、财政所
全年
2
组织应急演练12场次。
周涛
平安建设办公室
派出所、市场监管所
6月30日前
乙村
3
改造供水管道9公里。
陈志军
乙村村委会
规划建设办公室
按赛程
"""


def answering(text: str) -> list[list[str]]:
    """Return the bodies of each task of *text*."""
    document = extract(text, "d")
    return [
        [fact.org for fact in document.of(Responsibility) if fact.task == task.id]
        for task in document.of(Task)
    ]


def test_a_section_that_only_its_first_row_prints_moves_no_cell() -> None:
    """Rows without the merged cell of their section stand in the same columns as those that have it."""
    document = extract(BARRED, "d")
    assert [section.heading for section in document.of(Section)] == ["经营指标", "供水保障"]
    assert [(task.number, task.section, task.head[:4]) for task in document.of(Task)] == [
        (1, ("1",), "完成售水"),
        (2, ("1",), "漏损率控"),
        (3, ("2",), "新建管网"),
    ]
    assert answering(BARRED) == [["经营部", "财务部"], ["管网部", "财务部"], ["工程部", "经营部"]]
    assert [fact.name for fact in document.of(Leader)] == ["韩明", "马东", "马东"]
    assert [task.due_text for task in document.of(Task)] == ["12月31日", "按时间节点", "11月15日"]
    assert [fact.object for fact in document.of(Target)] == ["售水量", "回收率", "漏损率", "管网", "户表"]


def test_a_column_that_is_called_for_the_division_of_work_names_bodies() -> None:
    """责任分工 heads a column of bodies and what they do, in a table with a cell on each line and headings between its rows."""
    document = extract(STACKED, "d")
    assert [section.heading for section in document.of(Section)] == ["发展民生事业", "壮大市场主体"]
    assert [(task.section, task.due_text) for task in document.of(Task)] == [
        (("一",), "2026年底"),
        (("一",), "持续实施"),
        (("二",), "2026年底"),
    ]
    assert [(fact.org, fact.role) for fact in document.of(Responsibility)] == [
        ("省甲厅", "lead"),
        ("省乙厅", "support"),
        ("省甲厅", "responsible"),
        ("省丙厅", "responsible"),
        ("省丁厅", "lead"),
        ("省乙厅", "support"),
    ]


def test_a_row_goes_on_behind_the_head_of_the_next_page() -> None:
    """What stands on a new page before the next heading belongs to the row above, and a row has as many lines above its number as below."""
    document = extract(PAGED, "d")
    assert [task.head[:6] for task in document.of(Task)][2:] == [
        "完成古树资源",
        "推动公园建设",
        "实施湿地修复",
    ]
    assert answering(PAGED) == [
        ["生态修复处（省绿化办）", "种苗处", "各设区市林业局"],
        ["生态修复处（省绿化办）", "规划财务处", "有关设区市林业局"],
        ["生态修复处（省绿化办）", "资源监测中心"],
        ["自然保护处", "动植物保护处", "甲山国家公园管理局"],
        ["湿地管理处", "动植物保护处", "省甲湖自然保护区管理局"],
    ]
    assert any(fact.object == "挂牌保护率" and fact.value == 100 for fact in document.of(Target))


def test_a_page_is_measured_by_where_its_columns_begin() -> None:
    """Where Chinese characters take two columns the rest of a name stands below its beginning, though other columns end elsewhere."""
    assert answering(CITY) == [
        ["城市管理办公室"],
        ["城市管理办公室", "甲路派出所"],
        ["公共安全办公室", "交警二大队"],
        ["社会事务办公室", "区住房城乡建设局"],
    ]
    assert not list(extract(CITY, "d").of(Doubt))


def test_a_first_column_whose_cells_stand_in_the_middle_of_their_rows_heads_them() -> None:
    """What is printed left of the running numbers heads the rows around its middle, on a page of two."""
    document = extract(MERGED, "d")
    assert [section.heading for section in document.of(Section)] == [
        "完善服务制度",
        "优化养老供给",
        "强化保障",
    ]
    assert [task.section for task in document.of(Task)] == [("一",)] * 3 + [("二",)] * 2 + [("三",)] * 2
    assert answering(MERGED) == [
        ["省甲厅", "省财政厅", "省人力资源社会保障厅", "各市（州）人民政府"],
        ["省甲厅", "省卫生健康委", "省残联"],
        ["省乙局", "省医保局"],
        ["省甲厅", "省发展改革委", "省财政厅"],
        ["省甲厅", "省商务厅"],
        ["省甲厅", "省大数据局"],
        ["省老龄办", "省级有关部门"],
    ]
    for fact in document.facts:
        assert document.text[fact.evidence.start : fact.evidence.end] == fact.evidence.quote


def test_a_second_row_of_names_stands_below_two_of_the_first() -> None:
    """The quarters stand below the plan of work, those who lead and support below who answers."""
    document = extract(QUARTERS, "d")
    assert [section.heading for section in document.of(Section)] == ["经营发展"]
    assert answering(QUARTERS) == [["财务部", "企管部", "各分公司"], ["营销部", "管网公司"]]
    assert [fact.role for fact in document.of(Responsibility)] == [
        "lead",
        "support",
        "support",
        "lead",
        "support",
    ]
    assert [fact.name for fact in document.of(Leader)] == ["郑海波", "何建明"]


def test_the_village_of_a_row_heads_those_below_it() -> None:
    """A column of villages is one of sections; a police station that begins a cell begins with no verb, and 按赛程 is a time."""
    document = extract(VILLAGES, "d")
    assert [section.heading for section in document.of(Section)] == ["全镇", "乙村"]
    assert answering(VILLAGES) == [
        ["乡村振兴办公室", "派出所", "财政所"],
        ["平安建设办公室", "派出所", "市场监管所"],
        ["乙村村委会", "规划建设办公室"],
    ]
    assert [task.due_text for task in document.of(Task)] == ["全年", "6月30日前", "按赛程"]


def test_a_page_may_cut_a_row_above_its_number() -> None:
    """Lines at the foot of a page belong to the row whose number stands on the next, where no blank line parts rows."""
    document = extract(CUT, "d")
    assert [task.head[:6] for task in document.of(Task)] == [
        "建立协调制度",
        "完成侵蚀沟治",
        "完成年度动态",
        "培训人员30",
    ]
    assert answering(CUT) == [
        ["水土保持司", "规划司"],
        ["水土保持司", "规划司", "各流域管理机构"],
        ["监测中心", "水土保持司", "信息中心", "各流域管理机构"],
        ["水土保持司", "信息中心"],
    ]
