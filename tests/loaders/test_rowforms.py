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
