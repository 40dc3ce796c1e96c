"""One fact a body, under the name that the document shows to be its own."""

import pytest

from remit.graph.fact import Organization, Responsibility
from remit.loaders.clauses.names import full_name, house, short_forms
from remit.loaders.load import extract
from remit.loaders.responsibility.aliases import abbreviates
from remit.loaders.responsibility.kinds import kind

HEAD = (
    "甲省科协2024年工作要点\n一、服务\n1.建设平台。开展培训。（责任部门：组织部，科普部，机关党委，省民协）\n"
)
OWN = "二、所属事业单位\n2.省民营企业家协会工作。发展会员。（责任单位：省民协）\n3.信息中心工作。办好网站。（责任单位：信息中心）\n"


def organizations(source: str) -> dict[str, Organization]:
    """Return the organizations of *source* by name."""
    return {fact.name: fact for fact in extract(source, "d").of(Organization)}


def test_a_title_and_its_single_body_are_one() -> None:
    """“X工作” with one responsible body that abbreviates X gives that body its full name everywhere."""
    found = organizations(HEAD + OWN)
    assert found["省民营企业家协会"].aliases == ("省民协",)
    assert "省民协" not in found
    named = [fact.org for fact in extract(HEAD + OWN, "d").of(Responsibility)]
    assert named.count("省民营企业家协会") == 2


def test_departments_and_own_units_are_part_of_the_house() -> None:
    """Departments, 机关 party bodies and units listed as 所属事业单位 belong to the issuer; a society does not."""
    found = organizations(HEAD + OWN)
    whole = "甲省科学技术协会"
    assert {name for name, fact in found.items() if fact.part_of == whole} == {
        "组织部",
        "科普部",
        "机关党委",
        "信息中心",
    }
    assert found[whole].aliases == ("甲省科协",)
    assert found[whole].type == "association"


def test_an_office_is_the_department_of_its_house() -> None:
    """The issuing office and the 办公室 of the clauses are one body; the house has a fact of its own."""
    found = organizations(
        "# 甲省科学技术协会办公室文件\n# 甲省科协办公室关于印发甲省科协2024年工作要点的通知\n"
        "# 甲省科协2024年工作要点\n1.建设平台。（责任部门：办公室、科普部）\n"
    )
    assert set(found) == {"甲省科学技术协会", "办公室", "科普部"}
    assert set(found["办公室"].aliases) == {"甲省科学技术协会办公室", "甲省科协办公室"}


def test_a_name_plate_in_a_title_gives_aliases() -> None:
    """X（Y） in a title makes Y a name of X, also with the level in front."""
    found = organizations(
        HEAD
        + "二、所属单位\n2.省甲中心（素质办）工作。办好刊物。（责任单位：省甲中心）\n3.宣传，报道。（责任单位：科普部，省素质办）\n"
    )
    assert set(found["省甲中心"].aliases) == {"省甲中心（素质办）", "素质办", "省素质办"}


def test_a_definition_gives_the_full_name() -> None:
    """X（以下简称Y） makes X the name of Y."""
    text = "依托公司。甲市创新发展促进中心（以下简称“促进中心”）负责日常工作。\n1.建设平台。（责任单位：促进中心）\n"
    assert organizations("甲市2024年工作要点\n" + text)["甲市创新发展促进中心"].aliases == ("促进中心",)


def test_the_issuer_has_one_fact_however_it_is_called() -> None:
    """省数据局 in a clause is the 甲省数据局 that issued the plan, when the province is known."""
    found = organizations("辽宁省数据局2024年工作要点\n1.建设平台。（责任单位：省数据局、省财政厅）\n")
    assert set(found) == {"辽宁省数据局", "省财政厅"}
    assert found["辽宁省数据局"].aliases == ("省数据局",)


def test_the_issuer_without_its_level_is_the_issuer_too() -> None:
    """科协 beside 省科协 is the 河南省科学技术协会 that issued the plan, and no second body; it is called as the clauses call it."""
    clauses = "1.办好年会。（责任单位：省科协、省教育厅）\n2.加强检查。（责任单位：甲海关、科协、教育厅）\n"
    found = organizations("河南省科学技术协会2024年工作要点\n" + clauses)
    assert set(found) == {"省科协", "省教育厅", "甲海关"}
    assert set(found["省科协"].aliases) == {"河南省科学技术协会"}


def test_collectives_have_a_quantifier() -> None:
    """各 names all of a group, 有关 and 相关 those concerned; neither belongs to anybody."""
    found = organizations(HEAD + "2.宣传。（责任部门：各直属单位，有关学会）")
    assert (found["各直属单位"].collective, found["各直属单位"].quantifier) == (True, "all")
    assert (found["有关学会"].type, found["有关学会"].quantifier) == ("collective", "concerned")
    assert found["组织部"].quantifier is None


def test_swapped_characters_of_an_official_name_are_a_slip() -> None:
    """省农村农业厅 beside 省农业农村厅 is that body, the slip an alias."""
    found = organizations(HEAD + "2.种地。（责任单位：省农业农村厅）\n3.养殖。（责任单位：省农村农业厅）")
    assert found["省农业农村厅"].aliases == ("省农村农业厅",)


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("省发展改革委", "government"),
        ("财政部", "government"),
        ("甲经济开发区", "government"),
        ("市政府办公室", "government"),
        ("国务院办公厅", "government"),
        ("市口岸办", "government"),
        ("甲街道管理办", "government"),
        ("中国移动", "other"),
        ("科普部", "department"),
        ("办公室", "department"),
        ("省委宣传部", "party"),
        ("机关纪委", "party"),
        ("甲县科协", "association"),
        ("甲县科协办公室", "department"),
        ("省老科技工作者协会", "society"),
        ("省反邪教协会秘书处", "affiliated"),
        ("甲报社", "affiliated"),
        ("省全民素质工作领导小组办公室", "committee"),
        ("甲投资有限公司", "other"),
        ("发展规划司", "department"),
        ("县农商行", "other"),
        ("甲城管中队", "government"),
        ("各街道", "collective"),
        ("县（市、区）政府", "collective"),
        ("其他人民法庭", "collective"),
        ("国家统计局甲市调查队", "government"),
        ("市消委会", "society"),
        ("领导小组各工作组", "collective"),
    ],
)
def test_the_end_of_a_name_tells_its_type(name: str, type_: str) -> None:
    """Types follow the endings of the vocabulary, collectives first."""
    assert kind(name) == type_


@pytest.mark.parametrize(
    ("short", "long", "same"),
    [
        ("省民协", "省民营企业家协会", True),
        ("省老科协", "省老科技工作者协会", True),
        ("省科协", "省老科技工作者协会", False),
        ("省科技馆", "省科技馆新馆", False),
        ("省反邪教协会", "省反邪教协会秘书处", False),
        ("市民协", "省民营企业家协会", False),
    ],
)
def test_an_abbreviation_keeps_level_beginning_and_head(short: str, long: str, same: bool) -> None:
    """Letters in order are not enough, and a longer name with a part added is another body."""
    assert abbreviates(short, long) is same


def test_official_names_are_written_out_behind_a_place() -> None:
    """Short forms grow to full names only behind a place; a province may drop its kind."""
    assert full_name("黑龙江科协") == "黑龙江省科学技术协会"
    assert full_name("科协") == "科协"
    assert full_name("甲市人社局") == "甲市人力资源和社会保障局"
    assert house("甲省科学技术协会办公室") == "甲省科学技术协会"
    assert house("甲职业技术学院党政办公室") == "甲职业技术学院"
    assert house("甲镇党政办公室") is None
    assert short_forms("甲协会") == ()


def test_a_level_alone_names_the_issuer_of_that_level() -> None:
    """省乙厅 is the issuer 甲省乙厅; a short form that stands only inside the full one is no alias."""
    found = organizations("甲省乙厅2024年工作要点\n1.建设平台。（责任单位：省乙厅、省丙厅）\n")
    assert set(found) == {"甲省乙厅", "省丙厅"}
    assert found["甲省乙厅"].aliases == ("省乙厅",)
    full = organizations("甲市卫生健康委员会2024年工作要点\n1.建设平台。（责任单位：甲市卫生健康委员会）\n")
    assert full["甲市卫生健康委员会"].aliases == ()


def test_parts_of_a_school_bear_no_place() -> None:
    """Party bodies and institutes of a university belong to it; other bodies do not."""
    found = organizations(
        "甲大学2024年工作要点\n1.建设平台。（责任部门：党委宣传部、研究生院、教务处、市教育局、乙大学）\n"
    )
    parts = {name for name, fact in found.items() if fact.part_of == "甲大学"}
    assert parts == {"党委宣传部", "研究生院", "教务处"}


def test_who_issued_together_are_called_as_the_clauses_call_them() -> None:
    """A clause that has letters of an issuer's words names it, whatever its place; 市委 is no 委员会, and where two names fit neither is taken."""
    text = (
        "关于印发《甲市2024年食品工作方案》的通知\n甲市科学技术委员会\n甲市商务委员会\n甲市城市管理局\n甲市教育委员会\n2024年1月2日\n甲市2024年食品工作方案\n"
        "1.建设平台。（市科委、市商务委、市委）\n2.培训人员。（市城市管理局、市教委、市教育工委）\n"
    )
    found = {fact.name: fact.aliases for fact in extract(text, "d").of(Organization)}
    assert found["市科委"] == ("甲市科学技术委员会",)
    assert found["市商务委"] == ("甲市商务委员会",)
    assert found["市委"] == ()
    assert found["甲市城市管理局"] == ("市城市管理局",)


def test_a_level_that_no_clause_prints_is_not_added() -> None:
    """科技厅, which the clauses of a province print by itself, stays so beside 省委网信办、科技厅."""
    text = "甲省2024年工作要点\n1.建设平台。（责任单位：科技厅、教育厅）\n2.培训人员。（责任单位：省委网信办、科技厅）\n"
    assert [each.org for each in extract(text, "d").of(Responsibility)] == [
        "科技厅",
        "教育厅",
        "省委网信办",
        "科技厅",
    ]


def test_a_laboratory_is_no_room_and_an_office_of_the_state_no_department() -> None:
    """实验室 ends like a room and is none; 扶贫办 in a plan of the State Council is of the government."""
    found = organizations("甲协会2024年工作要点\n1.建设平台。（责任单位：乙江实验室、办公室）\n")
    assert (found["乙江实验室"].type, found["乙江实验室"].part_of) == ("affiliated", None)
    assert (found["办公室"].type, found["办公室"].part_of) == ("department", "甲协会")
    national = organizations("国务院关于建设平台的意见\n1.建设平台。（扶贫办、财政部负责）\n")
    assert (national["扶贫办"].type, national["扶贫办"].part_of) == ("government", None)
