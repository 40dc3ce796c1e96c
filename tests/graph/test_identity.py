"""Which names are one thing."""

import doctest
import importlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.graph.fact import Evidence, Organization, Plan
from remit.graph.identity import Frame, Key, frame, normal, organization_key, regions, title

HERE = Evidence(0, 1, "甲", "test")
PROVINCE = Frame("河南省科学技术协会", ("河南省",), known=True)
CITY = Frame("湖北省黄石市人民政府", ("湖北省", "黄石市"), known=True)


def key(name: str, place: Frame = PROVINCE, **more: object) -> Key:
    """Return the key of an organization *name* in a document of *place*."""
    return organization_key(Organization(HERE, name, **more), place)  # type: ignore[arg-type]


@pytest.mark.parametrize("module", ["identity", "names", "mentions", "build", "document", "rows", "model"])
def test_doctests(module: str) -> None:
    """The examples in the docstrings of the room are true."""
    result = doctest.testmod(importlib.import_module(f"remit.graph.{module}"))
    assert result.failed == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("省科协", "河南省科协"),
        ("省科协", "河南省科学技术协会"),
        ("省发展改革委", "河南省发展和改革委员会"),
        ("省科技馆", "河南省科技馆"),
    ],
)
def test_names_of_one_province_are_one(one: str, other: str) -> None:
    """A relative region and a known short form do not make another body."""
    assert key(one) == key(other)


def test_a_plate_makes_no_other_body() -> None:
    """A body that one plan calls by its name and plate, and another by its name alone, is one."""
    plated = key("省市场监管局（省知识产权局）", aliases=("省市场监管局", "省知识产权局"))
    assert plated == key("省市场监管局") == key("河南省市场监管局")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("省科技馆", "省科技馆新馆"),
        ("省反邪教协会", "省反邪教协会秘书处"),
        ("省民协", "省民营企业家协会"),
        ("英才中心", "豫英中心"),
        ("省科协", "市科协"),
    ],
)
def test_similar_names_stay_apart(one: str, other: str) -> None:
    """Names that only look alike are two bodies until the document says otherwise."""
    assert key(one) != key(other)


def test_a_department_belongs_to_its_body() -> None:
    """Every body has an office; two offices are one only within one body."""
    ours = key("办公室", type="department", part_of="省科协")
    again = key("办公室", type="department", part_of="河南省科学技术协会")
    theirs = key("办公室", CITY, type="department", part_of="湖北省黄石市人民政府")
    assert ours == again
    assert ours != theirs


def test_bare_names_are_scoped_by_region() -> None:
    """财政局 of two documents of one city is one, of another city another."""
    county = Frame("湖北省黄石市教育局", ("湖北省", "黄石市"), known=True)
    assert key("财政局", CITY) == key("财政局", county)
    assert key("财政局", CITY) != key("财政局", Frame("湖北省武汉市教育局", ("湖北省", "武汉市"), known=True))


def test_unknown_issuers_merge_nothing() -> None:
    """Without an issuer a bare name is the document's own."""
    assert key("财政局", frame("a", None, {})) != key("财政局", frame("b", None, {}))


def test_an_office_issues_for_its_house() -> None:
    """The frame of a plan that the office issued is the body that the office belongs to."""
    office = Organization(HERE, "办公室", ("乙省丙协会办公室",), "department", "乙省丙协会")
    plan = Plan(HERE, "d", "要点", "乙省丙协会办公室", 2022)
    assert frame("d", plan, {"办公室": office, "乙省丙协会办公室": office}).house == "乙省丙协会"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“全国科技工作者日”活动", "2022年“全国科技工作者日”系列活动"),
        ("“2018典赞•科普中原”活动", "典赞·2022 科普中原"),
        ("第32届河南省青少年科技创新大赛", "青少年科技创新大赛"),
        ("河南省第九届学术及产业发展年会", "河南省第十一届学术与产业发展年会"),
    ],
)
def test_years_and_editions_do_not_make_another_programme(one: str, other: str) -> None:
    """The title of a programme is the same from year to year."""
    assert title(one) == title(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("英才计划", "豫英计划"),
        ("科创中原论坛", "“科创中原”行动"),
        ("百千万创新驱动助力工程", "创新驱动助力工程"),
        ("科普中国", "科普中国·百城千校万村行动"),
    ],
)
def test_other_programmes_stay_apart(one: str, other: str) -> None:
    """Names that share a part are two programmes."""
    assert title(one).stem != title(other).stem


@given(st.text())
def test_normal_is_idempotent_and_titles_are_never_empty(name: str) -> None:
    """Normalising twice changes nothing, and whatever has a normal form has a title."""
    assert normal(normal(name)) == normal(name)
    assert title(name).stem or not normal(name)


@given(st.text(), st.text(), st.text())
def test_slugs_are_ascii_and_tell_keys_apart(kind: str, scope: str, name: str) -> None:
    """A slug is fourteen ASCII characters of the id alphabet, another for another name."""
    slug = Key("org", scope, name).slug
    assert len(slug) == 14
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz234567")
    assert slug != Key("org", scope, name + "x").slug


@given(st.text(alphabet="省市县区州甲乙丙自治", max_size=30))
def test_regions_are_a_prefix(name: str) -> None:
    """The regions of a name, joined, are how it begins."""
    assert name.startswith("".join(regions(name)))
