"""Labels as offices word them: before names in brackets, on lines of their own, at the head of a column."""

import pytest

from remit.graph.fact import Leader, Responsibility, Role, Task
from remit.loaders.load import extract
from tests.loaders.printing import PLAN, TITLE
from tests.loaders.tabulated import FORMS, LEADERS

BODIES: dict[Role, str] = {
    "lead": (
        "牵头单位 牵头部门 牵头责任单位 牵头科室 牵头处室 主办单位 主责单位 主要责任单位 主责部门 总牵头单位 "
        "牵头落实单位 牵头市直部门 牵头省直单位 领办单位 市级牵头单位"
    ),
    "responsible": (
        "责任单位 责任部门 责任科室 责任处室 责任股室 责任主体 承办单位 落实单位 实施单位 负责单位 责任部室 责任院系 "
        "承担部门 执行单位 主管部门 责任站所 责任办公室 市直责任单位 责任乡镇 责任单位及部门 具体落实单位 工作责任单位 "
        "任务责任单位 责任单位和部门 分工 责任班子 责任中心 经办部门"
    ),
    "support": (
        "配合单位 配合部门 协办单位 协同单位 参与单位 协助单位 支持单位 参加单位 协作单位 配合科室 支撑单位 "
        "协同配合单位 主要协作单位 联办单位 市级配合单位"
    ),
}
PERSONS = "责任领导 牵头领导 分管领导 责任人 包保领导 市级领导 主管领导 具体责任人 分管副市长 责任校领导 带队领导 挂钩领导 第一责任人 领衔领导 挂点领导"
DATES = "完成时限 完成时间 时间节点 完成期限 时限要求 办结时限 进度安排 截止时间 工作时限 整改时限 预计完成时间 任务时限 建设周期 实施期限"
ROLES = [(label, role) for role, labels in BODIES.items() for label in labels.split()]
STYLES = ("（{}：市甲局、市乙委）", "\n{}：市甲局、市乙委", "({}:市甲局、市乙委)", "【{}】市甲局、市乙委")
LINES = ("（{}：{}；责任单位：市甲局）", "\n{}：{}\n责任单位：市甲局")
COLUMNS = {
    "text": (
        "重点任务 具体任务 工作事项 改革任务 整改措施 年度目标任务 任务要求 要点内容 推进措施 建设规模及内容 "
        "民生实事项目 办理事项 任务清单 目标任务及进度安排 工作任务及标准 报告原文 考核要点 预期成效"
    ),
    "all": (
        "责任单位 主管部门 承办部门 责任股室 责任主体单位 业主单位 责任站所 责任办公室 市直责任单位 单位 部门 归口部门 "
        "责任乡镇 牵头市直部门 实施主体"
    ),
    "due": "完成时限 截止时间 推进时间 时间表 进度计划 落实时限 预计完成时间 起止时间",
    "leader": "责任领导 包保领导 市级领导 责任人员 领导 经办人 责任校领导 项目负责人",
}
USUAL = {"text": "工作任务", "all": "责任单位", "due": "完成时限", "leader": "责任领导"}


def plan(clause: str) -> str:
    """Return a plan of two tasks, of which the first ends in *clause*."""
    work = "1.抓好落实。全面推进各项工作。"
    return f"甲市2025年工作要点\n一、任务\n{work}{clause}\n2.加强建设。做好工作。（责任单位：市丙局）\n"


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(("label", "role"), ROLES)
def test_a_label_says_who_answers_and_how(label: str, role: Role, style: str) -> None:
    """Role words and what they qualify, with a level or without, make a label wherever it stands."""
    found = extract(plan(style.format(label)), "d").of(Responsibility)
    named = [(each.org, each.role) for each in found if each.task.endswith("1")]
    assert named == [("市甲局", role), ("市乙委", role)]


@pytest.mark.parametrize("style", LINES)
@pytest.mark.parametrize("label", PERSONS.split())
def test_a_label_of_persons_names_no_body(label: str, style: str) -> None:
    """Who is in charge is a leader, who answers a body."""
    document = extract(plan(style.format(label, "王建国")), "d")
    assert [leader.name for leader in document.of(Leader)] == ["王建国"]
    assert [each.org for each in document.of(Responsibility)] == ["市甲局", "市丙局"]


@pytest.mark.parametrize("style", LINES)
@pytest.mark.parametrize("label", DATES.split())
def test_a_label_of_dates_says_when(label: str, style: str) -> None:
    """Until when is the deadline of the task."""
    document = extract(plan(style.format(label, "6月底前")), "d")
    assert [task.due_text for task in document.of(Task)] == ["6月底前", None]
    assert [each.org for each in document.of(Responsibility)] == ["市甲局", "市丙局"]


@pytest.mark.parametrize("form", ["Markdown", "tabs", "a cell a line"])
@pytest.mark.parametrize(
    ("kind", "name"), [(kind, name) for kind in COLUMNS for name in COLUMNS[kind].split()]
)
def test_a_column_is_known_by_its_name(kind: str, name: str, form: str) -> None:
    """What is to be done, who answers, who is in charge and when, under the names that offices give to such columns."""
    kinds = ["text", "leader", "all"] if kind == "leader" else ["text", "all", "due"]
    names = ["序号", *(name if each == kind else USUAL[each] for each in kinds)]
    works = [work for works in PLAN.values() for work in works]
    rows = []
    for nth, work in enumerate(works):
        cells = {"text": work.text, "leader": LEADERS[nth], "due": "6月底前"}
        cells["all"] = "、".join(work.lead + work.support)
        rows.append([str(nth + 1), *(cells[each] for each in kinds)])
    document = extract(f"{TITLE}\n{FORMS[form](names, rows)}", "d")
    tasks = list(document.of(Task))
    answering = [[each.org for each in document.of(Responsibility) if each.task == task.id] for task in tasks]
    assert answering == [[*work.lead, *work.support] for work in works]
    if kind == "leader":
        assert [leader.name for leader in document.of(Leader)] == [*LEADERS]
    if "due" in kinds:
        assert [task.due_text for task in tasks] == ["6月底前"] * len(works)
