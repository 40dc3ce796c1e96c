"""Titles, shows, columns and regions that make names of initiatives, in invented sentences."""

import doctest

import pytest

from remit.graph.fact import Program
from remit.loaders.load import extract
from remit.loaders.programs import titles


def names(text: str) -> list[tuple[str, str]]:
    """Return name and type of each initiative of a plan whose one task is *text*."""
    plan = f"甲市2024年工作要点\n\n一、重点工作\n\n1.{text}（责任单位：市甲局）\n"
    return [(fact.name, fact.type) for fact in extract(plan, "d").facts if isinstance(fact, Program)]


def test_doctests() -> None:
    """The examples in the module hold."""
    assert doctest.testmod(titles).failed == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("养老托育服务提升工程。新建2家托育机构。", [("养老托育服务提升工程", "工程")]),
        ("河湖清澈行动。清理河道20公里。", [("河湖清澈行动", "行动")]),
        ("城市人居环境提升项目。新建公园2处。", []),
        ("教育提升行动：新建学校2所。", [("教育提升行动", "行动")]),
        ("重点工程。新建公园2处。", []),
        ("重大项目工程。新建公园2处。", []),
        ("老旧小区改造工程、管网工程。新建公园2处。", []),
    ],
)
def test_a_run_in_title_is_a_name_as_a_whole(text: str, expected: list[tuple[str, str]]) -> None:
    """A title without a verb names its task, if its class noun is one of works; a 项目 or a kind does not."""
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“春到甲江”书画展。", [("“春到甲江”书画展", "活动")]),
        ("《甲山魂》云展播。", [("《甲山魂》云展播", "活动")]),
        (
            "举办“春到甲江”灯谜竞猜、《税法》灯谜晚会。",
            [("“春到甲江”灯谜竞猜", "活动"), ("《税法》灯谜晚会", "活动")],
        ),
        ("开办《乙味》《行走甲河》两个季播栏目。", [("《乙味》", "媒体"), ("《行走甲河》", "媒体")]),
        ("举办甲江经济区“千店惠民”消费活动。", [("甲江经济区“千店惠民”消费活动", "活动")]),
        ("继续办好《行风热线》节目。", [("《行风热线》", "媒体")]),
        ("举办长三角“百企百校”招聘活动。", [("长三角“百企百校”招聘活动", "活动")]),
        ("举办知识竞赛、演讲比赛。", []),
        ("学习《民法典》，开展宣传活动。", []),
        ("组织观看《甲乙》专题节目。", []),
        ("动工建设农贸市场，完成地下室基础工程。", []),
        ("实施教学楼主体结构工程。", []),
    ],
)
def test_shows_columns_and_regions(text: str, expected: list[tuple[str, str]]) -> None:
    """A show after a quotation or a title, a row of titles that is opened as columns, and a region before a quotation belong to names."""
    assert names(text) == expected
