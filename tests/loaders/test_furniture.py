"""What pages print around their text: notes at their foot, and the head that they repeat."""

import doctest

import pytest

from remit.graph.fact import Responsibility, Target, Task
from remit.loaders import furniture
from remit.loaders.furniture import printed_text
from remit.loaders.lines import lines_of
from remit.loaders.load import extract

TITLE = "甲市奶业提升三年行动计划（2023—2025年）\n"
PLAN = """    1．加快良种繁育推广。实施遗传改良计划，到2025年，年推广性
控冻精{mark}60万剂、优质胚胎5万枚以上。举办第
{note}
— 3 —
二届全市资源评鉴大赛。（牵头单位：市农牧局；配合单位：市财政
局）
    2．强化疫病防控。开展净化攻坚行动，创建净化场10家。（牵头
单位：市卫生健康委）
"""


def kept(source: str) -> list[str]:
    """Return the lines that are the text of *source*."""
    return [source[line.start : line.end] for line in printed_text(source, list(lines_of(source)))[0]]


def test_doctests() -> None:
    """The examples in the module hold."""
    assert doctest.testmod(furniture).failed == 0


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        ("①", "①性控冻精：经过性别控制技术处理的冷冻精液，母犊率可达\\n90%以上。"),
        ("①", "①“性控冻精”是指经过性别控制技术处理的冷冻精液。"),
        ("[1]", "[1] 性控冻精:经过性别控制技术处理的冷冻精液。\\n其母犊率高。"),
        ("①", "①指经过性别控制技术处理的冷冻精液。"),
    ],
)
def test_a_note_at_the_foot_of_a_page_is_no_part_of_the_item_above(mark: str, note: str) -> None:
    """The sentence that a page and its notes cut in two is whole: its number, its day and who answers."""
    text = TITLE + PLAN.format(mark=mark, note=note.replace("\\n", "\n"))
    document = extract(text, "d")
    assert [task.number for task in document.of(Task)] == [1, 2]
    bodies = [fact.org for fact in document.of(Responsibility) if fact.task.endswith(".1")]
    assert bodies == ["市农牧局", "市财政局"]
    values = [(fact.value, fact.due) for fact in document.of(Target) if fact.value]
    assert (600000, "2025") in values
    assert (90, None) not in [(value, None) for value, _ in values]


@pytest.mark.parametrize(
    "source",
    [
        "1.办好三件事：①建设平台，新建3个。\n②培训人员，培训20名。\n— 1 —\n2.建设道路。\n",
        "一、重点\n①提升服务：新建中心3个。\n②培训人员：培训20名。\n",
        "1.推进改革。\n① 改革：深化改革。\n",  # no mark above
        "",
    ],
)
def test_numbers_in_circles_stay(source: str) -> None:
    """Items and points that a circle numbers are no notes."""
    assert kept(source) == [line for line in source.split("\n") if line and not line.startswith("—")]


def test_a_head_that_pages_repeat_is_left_out() -> None:
    """The title above each page is no line of the sentence that the page goes on with, and the end of the page is still known."""
    head = "甲集团治本攻坚三年行动"
    source = "".join(
        f"{nth}.建设平台，强化管理，\n— {nth} —\n{head}\n新建平台{nth}个。\n" for nth in (1, 2, 3, 4)
    )
    assert head not in kept(source)
    lines, _ = printed_text(source, list(lines_of(source)))
    assert [source[line.start : line.end] for line in lines if line.paged] == [
        f"新建平台{nth}个。" for nth in (1, 2, 3, 4)
    ]


@pytest.mark.parametrize("top", ["县教育局", "（责任单位：县教育局、县财政局）", "甲局牵头，乙局配合"])
def test_what_answers_is_no_head_of_a_page(top: str) -> None:
    """A cell or a clause that happens to begin several pages stays."""
    source = "".join(f"{nth}.建设平台\n— {nth} —\n{top}\n" for nth in (1, 2, 3, 4))
    assert kept(source).count(top) == 4
