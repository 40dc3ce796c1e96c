"""What stands beside the items of a plan: goals above the tasks of a section, the letter that carries a plan."""

from remit.graph.fact import Doubt, Section, Target, Task
from remit.loaders.load import extract

TASKS = "（一）建设平台。建设平台3个。（甲局负责）\n（二）培训人才。培训人才200名。（乙局负责）\n"


def goals(text: str) -> list[tuple[str, object, str | None]]:
    """Return the targets of *text* that belong to no task."""
    return [(t.object, t.value, t.due) for t in extract(text, "d").of(Target) if t.task is None]


def test_what_a_section_aims_at_stands_above_its_tasks() -> None:
    """Figures between the heading of a section and its first task are goals of the plan; words alone are none."""
    head = "甲市2024年重点工作任务\n一、加强建设\n"
    aim = "重点解决布局不合理的问题。新增试点县20个，参保率稳定在95%以上。\n"
    assert goals(head + aim + TASKS) == [("试点县", 20, "2024"), ("参保率", 95, "2024")]
    assert goals(head + "重点解决布局不合理的问题。\n" + TASKS) == []


def test_what_was_done_is_no_goal() -> None:
    """Figures under a heading over the past are left."""
    text = "甲市2024年重点工作任务\n一、2023年工作回顾\n新增试点县20个，参保率稳定在95%以上。\n二、加强建设\n"
    assert goals(text + TASKS) == []


def test_the_paragraphs_of_a_letter_are_no_tasks() -> None:
    """The title that the letter names begins the plan, whatever it begins with; why there is work to do is no doubt."""
    text = (
        "甲省人民政府关于印发“十四五”节能减排综合工作方案的通知\n甲政发〔2021〕74号\n\n各市人民政府，省政府各部门：\n"
        "一、“十三五”节能减排工作取得显著成效。全省能耗降低18.4%，排放总量减少13%。\n"
        "二、充分认识做好“十四五”节能减排工作的重要性和紧迫性。当前，任务艰巨。\n\n甲省人民政府\n2021年12月20日\n\n"
        "“十四五”节能减排综合工作方案\n\n一、加强建设\n"
    )
    document = extract(text + TASKS, "d")
    assert [task.title for task in document.of(Task)] == ["建设平台", "培训人才"]
    assert [section.heading for section in document.of(Section)] == ["加强建设"]
    assert {task.id.split("#")[1][:2] for task in document.of(Task)} == {"方案"}
    assert [target.value for target in document.of(Target)] == [3, 200]
    assert list(document.of(Doubt)) == []
