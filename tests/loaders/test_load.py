"""From files to documents: what is read, what is skipped, in what order the facts come."""

import io
import re
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from remit.errors import NothingToRead
from remit.graph import rows
from remit.graph.document import Document, check
from remit.graph.fact import Doubt, Leader, Organization, Plan, Responsibility, Section, SubItem, Task
from remit.loaders.load import doc_id, extract, load
from remit.loaders.script import plain

PLAN = (
    "甲协会2024年工作要点\n一、组织\n**1. 建设平台。推进联网。**全市联网运行。（责任部门：甲部、乙部，各县协会）\n"
    "2.培训人员，扩大覆盖。\n责任领导：张三\n责任单位：丙中心\n完成时限：6月底\n"
)


def test_facts_come_plan_first_and_doubts_last() -> None:
    """Plan, organizations and sections, then each task with its own rows, then doubts."""
    kinds = [type(fact) for fact in extract(PLAN + "3.宣传。（责任部门：甲部\n", "d").facts]
    assert kinds[0] is Plan
    assert kinds.index(Section) < kinds.index(Task)
    assert kinds.index(Organization) < kinds.index(Section)
    assert set(kinds[kinds.index(Doubt) :]) == {Doubt}
    assert kinds.count(Task) == 3


def test_each_row_of_a_task_stands_under_it() -> None:
    """Sub-items, bodies and persons in charge follow their task and name it."""
    document = extract(PLAN, "d")
    assert [(f.title, f.order) for f in document.of(SubItem)] == [("推进联网", 1)]
    assert [(f.task, f.org, f.order, f.tier) for f in document.of(Responsibility)] == [
        ("d#要点.1", "甲部", 1, 1),
        ("d#要点.1", "乙部", 2, 1),
        ("d#要点.1", "各县协会", 3, 2),
        ("d#要点.2", "丙中心", 1, 1),
    ]
    assert [(f.task, f.name) for f in document.of(Leader)] == [("d#要点.2", "张三")]
    first, second = document.of(Task)
    assert (first.title, first.head, first.section, first.within) == (
        "建设平台",
        "推进联网。全市联网运行。",
        ("一",),
        "1.1",
    )
    assert first.evidence.quote == "1. 建设平台。推进联网。**全市联网运行。"
    assert (second.due_text, second.text) == ("6月底", "培训人员，扩大覆盖。")


def test_every_quote_is_in_the_text_with_its_line_ends() -> None:
    """Offsets count the characters as they are, CRLF included."""
    document = extract(PLAN.replace("\n", "\r\n").encode("gb18030"), "d")
    assert "\r\n" in document.text
    assert check(document) is document
    assert [f.org for f in document.of(Responsibility)] == [
        f.org for f in extract(PLAN, "d").of(Responsibility)
    ]


def test_facts_survive_as_rows() -> None:
    """What is printed as JSON Lines reads back as the same facts."""
    document = extract(PLAN, "d")
    assert rows.read("\n".join(rows.lines(document.facts))) == document.facts


def test_first_is_lead_holds_to_the_end_of_the_document() -> None:
    """The convention leads from the clause in which it stands; groups alone and clauses that say who leads are left as they are."""
    document = extract(
        "甲市2024年工作要点\n1.早。（责任单位：甲局、乙局）\n2.建设。（责任单位：甲局、乙局。列第一位的为牵头单位，下同）\n"
        "3.培训。（责任单位：丙局）\n4.宣传。（责任单位：各县政府）\n5.总结。（甲局牵头，乙局配合）\n",
        "d",
    )
    assert [(f.task[-1], f.role) for f in document.of(Responsibility)] == [
        ("1", "responsible"),
        ("1", "responsible"),
        ("2", "lead"),
        ("2", "responsible"),
        ("3", "lead"),
        ("4", "responsible"),
        ("5", "lead"),
        ("5", "support"),
    ]


@pytest.mark.parametrize(
    ("source", "where", "words"),
    [
        ("甲协会的一封信，没有任务。", "document", "没有找到编号的工作事项"),
        ("甲协会2024年工作要点\n1.建设平台。（责任部门：甲部", "d#要点.1", "仍未闭合"),
        ("甲协会2024年工作要点\n1.建设平台。（责任部门：）", "d#要点.1", "之后没有单位名称"),
        (
            "甲协会2024年工作要点\n1.建设平台。（责任部门：甲部）\n9.培训。",
            "document",
            "按次序应为 2",
        ),
        ("甲 | 乙\n1 | 2\n", "document", "没有写明任务和责任单位的表头"),
        (
            "甲协会2024年工作要点\n1.建设平台。（责任部门：把这项工作作为当前的头等大事切实抓紧抓好抓出成效）",
            "d#要点.1",
            "不像单位名称",
        ),
        (
            "甲局2024年工作要点\n1.建设平台。（宣教科）\n2.培训人员。（人事科）\n3.办好年会。（另行安排）",
            "d#要点.3",
            "写在责任单位的位置",
        ),
    ],
)
def test_what_was_not_understood_is_a_doubt(source: str, where: str, words: str) -> None:
    """Stretches that look like structure and cannot be read are facts of their own kind."""
    doubts = [(f.where, f.reason) for f in extract(source, "d").of(Doubt)]
    assert any(place == where and words in reason for place, reason in doubts)


def test_a_broken_clause_is_read_as_far_as_it_goes() -> None:
    """The bodies of a clause that does not close are facts, and the doubt says which."""
    document = extract("甲协会2024年工作要点\n1.建设平台。（责任部门：甲部、乙部", "d")
    assert [f.org for f in document.of(Responsibility)] == ["甲部", "乙部"]
    assert any("读作：甲部、乙部" in f.reason for f in document.of(Doubt))


def test_a_folder_is_read_in_order_and_bad_files_do_not_stop_it(tmp_path: Path) -> None:
    """Known suffixes under a folder are read, sorted; others and broken ones are skipped with a reason."""
    (tmp_path / "b.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "c.md").write_text(PLAN, encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"%PDF-1.7")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.png").write_bytes(b"x")
    (tmp_path / ".hidden.txt").write_text(PLAN, encoding="utf-8")
    found = load(tmp_path)
    assert [document.id for document in found.documents] == ["c", "b"]
    assert found.documents[0].media_type == "text/markdown"
    reasons = {Path(each.source).name: each.reason for each in found.skipped}
    assert sorted(reasons) == ["bad.txt", "empty.txt", "picture.png"]
    assert "PDF" in reasons["bad.txt"]
    assert ".png" in reasons["picture.png"]


def test_an_archive_is_read_like_a_folder(tmp_path: Path) -> None:
    """Members of a zip archive are documents; a file that is no archive is skipped."""
    with zipfile.ZipFile(tmp_path / "plans.zip", "w") as archive:
        archive.writestr("x/甲2024.txt", PLAN)
        archive.writestr("x/readme.docx", "x")
    (tmp_path / "broken.zip").write_bytes(b"PK not really")
    found = load(tmp_path / "plans.zip", tmp_path / "broken.zip", tmp_path / "absent.txt")
    assert [document.id for document in found.documents] == [doc_id("甲2024.txt")]
    assert len(found.skipped) == 3
    assert "does not exist" in found.skipped[-1].reason


def test_two_files_of_one_name_get_two_ids(tmp_path: Path) -> None:
    """A second document of the same name is told apart by its content; the same file twice is skipped."""
    for folder, text in (("a", PLAN), ("b", PLAN + "3.宣传。")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "plan.txt").write_text(text, encoding="utf-8")
    found = load(tmp_path)
    assert found.documents[0].id == "plan"
    assert found.documents[1].id.startswith("plan-")
    assert len({document.id for document in found.documents}) == 2


def test_a_watcher_hears_of_each_source_before_it_is_read(tmp_path: Path) -> None:
    """Long work can be followed: the name of each file comes before its document; files that are skipped unread are not told."""
    for name in ("a.txt", "b.md", "c.png"):
        (tmp_path / name).write_text(PLAN, encoding="utf-8")
    heard: list[str] = []
    load(tmp_path, watch=heard.append)
    assert [Path(name).name for name in heard] == ["a.txt", "b.md"]


def test_the_standard_input_is_a_source(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash reads bytes from the standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PLAN.encode())))
    assert [document.id for document in load("-").documents] == ["document"]


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("henan-kexie-2018.txt", "henan-kexie-2018"),
        ("A B__c.v2.md", "a-b-c-v2"),
        ("2024.txt", "2024"),
    ],
)
def test_an_ascii_name_is_its_own_id(path: str, slug: str) -> None:
    """ASCII letters and digits of the stem make the id."""
    assert doc_id(path) == slug


@given(st.text(min_size=1, max_size=30).filter(lambda stem: "/" not in stem and "\0" not in stem))
def test_an_id_is_ascii_and_never_empty(stem: str) -> None:
    """Whatever the name of a file, its id is ASCII letters, digits and dashes."""
    slug = doc_id(f"{stem}.txt")
    assert slug
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_composed_and_decomposed_names_have_one_id() -> None:
    """The two Unicode forms of one file name are one document."""
    assert doc_id("plan\u00e9.txt") == doc_id("plane\u0301.txt")


SIZE = 150_000  # characters: at quadratic cost each case would take hours

HOSTILE = {
    "brackets": "（" * SIZE,
    "closing brackets": "）" * SIZE,
    "pairs": "（）" * (SIZE // 2),
    "open clauses": "1.建设平台。\n" + "（责任单位：甲局" * (SIZE // 8),
    "clauses": "1.建设平台。" + "（责任单位：甲局）" * (SIZE // 9),
    "labels": "1.建设平台。\n" + "责任单位：" * (SIZE // 5),
    "label lines": "1.建设平台。\n" + "责任单位：甲局\n" * (SIZE // 8),
    "bodies": "1.建设平台。（责任单位：" + "、".join(f"甲{n}局" for n in range(SIZE // 8)) + "）",
    "joined bodies": "1.建设平台。（责任单位：" + "和甲局" * (SIZE // 3) + "）",
    "manners": "1.建设平台。（甲局" + "分别" * (SIZE // 2) + "）",
    "levels": "1.建设平台。（责任单位：" + "各市、" * (SIZE // 3) + "）",
    "digits": "1" * SIZE,
    "chinese digits": "1.建设平台，新建" + "一" * SIZE,
    "chinese numerals": "1.建设平台，新建" + "十百" * (SIZE // 2) + "个",
    "newlines": "一\n" * (SIZE // 2),
    "blank lines": "甲" + "\n" * SIZE + "乙",
    "blanks": "甲" + " " * SIZE + "乙",
    "stars": "*" * SIZE + "甲",
    "bars": "甲|" * (SIZE // 2),
    "bar lines": "甲\n|\n" * (SIZE // 4),
    "numbers": "5.甲乙丙。\n" * (SIZE // 7),
    "ones": "1.甲乙丙。\n" * (SIZE // 7),
    "sections": "一、甲乙\n" * (SIZE // 5),
    "items": "".join(f"{n % 999 + 1}.甲乙丙丁。\n" for n in range(SIZE // 9)),
    "titles": "甲协会2024年工作要点\n" * (SIZE // 13),
    "short lines": "甲乙丙丁，\n" * (SIZE // 6),
    "one line": "1." + "甲乙丙丁，" * (SIZE // 5),
    "headings": "# 甲\n" * (SIZE // 4),
    "quotes": "“" * SIZE,
    "labels without colons": "1.建设平台。\n" + "牵头单位甲局\n" * (SIZE // 7),
    "lines of bodies": "1.建设平台。\n" + "甲局牵头，乙局配合\n" * (SIZE // 10),
    "no numbers": "建设平台（甲局负责）\n" * (SIZE // 11),
    "headings without numbers": "推进\n1.建设。\n" * (SIZE // 9),
    "points": "一是建设（甲局）。\n" * (SIZE // 10),
    "cells": "序号\n任务\n责任单位\n" + "1\n建设\n甲局\n" * (SIZE // 8),
    "cells that a column broke": "序号\n任务\n责任单位\n"
    + "".join(
        f"{n}\n推进甲乙丙丁戊己庚辛壬癸的各项建设工\n作。\n甲局、乙\n局\n" for n in range(1, SIZE // 34)
    ),
    "numbers that a column broke": "序号\n任务\n责任单位\n"
    + "1\n推进甲乙丙丁戊己庚辛壬癸的各项建设工\n" * (SIZE // 21),
    "headers of broken cells": "序号\n任务\n责任单位\n" * (SIZE // 11),
    "cells apart": "序号\n\n任务\n\n牵头\n单位\n\n" + "1\n\n建设\n平台\n\n甲局\n\n" * (SIZE // 14),
    "headers of cells apart": "序号\n\n任务\n\n牵头\n单位\n\n" * (SIZE // 15),
    "notes": "推广甲①乙。\n①甲：乙丙。\n" * (SIZE // 14),
    "notes of no text": "①甲：乙丙\n" * (SIZE // 7),
    "marks of one note": "推广甲①乙。\n" * (SIZE // 7) + "①甲：乙丙\n",
    "heads of pages": "— 1 —\n甲集团治本攻坚三年行动\n" * (SIZE // 19),
    "cells without numbers": "内容\n任务\n责任单位\n" + "甲\n建设\n甲局\n" * (SIZE // 8),
    "broken cells": "│序号│任务│责任单位│\n├─┼─┤\n│1│建设│甲局│\n" + "│ │建设│甲局│\n" * (SIZE // 9),
    "gaps": "序号  任务  责任单位\n" + "1  建设  甲局\n" * (SIZE // 11),
    "cells of one line": "负责|" * (SIZE // 3),
    "tabs": "项目\t" * (SIZE // 3),
    "given": "1.年底前" + "由市局" * (SIZE // 3),
    "leads in brackets": "1.办会" + "。和（牵头" * (SIZE // 5),
    "lines of a copied table": "序号\t任务\t责任单位\n" + "1\t建设\n甲局\n" * (SIZE // 8),
    "numbers before digits": "1.建设。\n2.3.4.5个\n" * (SIZE // 15),
    "traditional": "責任單位：甲局\n" * (SIZE // 8),
    "latin blanks": "x" + " " * SIZE + "y",
    "blanks between": "甲 " * (SIZE // 2),
    "an open quotation": "“" + "甲 " * (SIZE // 2),
    "stops before blanks": "甲。 " * (SIZE // 3),
    "labels before blanks": "责任单位： 甲局 " * (SIZE // 9),
    "numbers run together": "一、甲1.乙" * (SIZE // 6),
    "circles run together": "①甲②乙" * (SIZE // 4),
    "headings run together": "（一）" * (SIZE // 3),
    "days run together": "甲局关于2024年1月2日" * (SIZE // 13),
    "openings run together": "工作要点为深入" * (SIZE // 7),
    "duties run together": "一、职责分工" + "教育局：负责。" * (SIZE // 7),
    "rows that go on": "|序号|任务|责任单位|备注|\n|1|建设平台。|甲局||\n"
    + "||开展培训。||无|\n" * (SIZE // 12),
    "cells run together": "序号主要任务责任单位"
    + "".join(f"{n}建设平台。甲局乙局" for n in range(1, SIZE // 12)),
    "a tail run together": "序号主要任务责任单位1建设平台。"
    + "甲局" * 60
    + "2建设平台。"
    + "甲局" * (SIZE // 2),
    "names run together": "序号" + "任务" * (SIZE // 2) + "1建设平台。甲局2建设平台。乙局",
    "leading sentences": "甲局牵头，乙局配合。" * (SIZE // 10),
    "entities": "甲" + "&nbsp;" * (SIZE // 6),
    "provinces": "1.建设平台。（责任单位：" + "山东、" * (SIZE // 3) + "江苏公司）",
    "goals": "一、目标\n" + "主要目标是" * (SIZE // 5),
    "headers that blanks part": "序号 重点任务 牵头单位 完成时限\n1 建设平台。 甲局\n" * (SIZE // 32),
    "rows that blanks part": "序号 任务 牵头单位 完成时限\n"
    + "".join(f"{nth} 建设 平台。 甲局、乙 局 6月底\n" for nth in range(1, SIZE // 24)),
    "rows without numbers that blanks part": "任务 牵头单位 配合单位 完成时限\n"
    + ("一、建设\n" + "建设平 台。\n甲局 乙局、丙\n局 6月底\n" * 8) * (SIZE // 200),
    "lines below names": "任务 牵头单位 配合单位 完成时限\n建设 平台 培训\n一、建设\n" * (SIZE // 34),
    "blanks in a row": "序号 任务 牵头单位 完成时限\n1 建设" + " 平台" * (SIZE // 3),
    "rows whose cells break": "序号\t任务\t牵头单位\t完成时限\n" + "1\t建设\n平台\n" * (SIZE // 9),
    "headers of tables, a cell a line": "序号\n任务\n牵头单位\n1\n建设\n甲局\n序号\n任务\n牵头单位\n完成时限\n"
    * (SIZE // 34),
    "headers of columns": "序号  重点任务  具体举措  牵头单位  完成时限\n" * (SIZE // 26),
    "rows in columns": "序号  任务  举措  牵头单位\n\n" + "1   试点    方便群众。  乙局\n\n" * (SIZE // 20),
    "rows that no blank line parts": "序号  任务  举措  牵头单位\n"
    + "1 甲 乙\n乙 丙\n" * 3
    + "2  甲  乙\n   丙\n" * (SIZE // 12),
    "headers of indicators": "指标|单位|2024年目标\n" * (SIZE // 14),
    "rows of indicators": "指标|单位|2024年目标\n" + "甲|个|1\n" * (SIZE // 6),
    "headers of indicators over lines": "指标|单位|2024年目标\n甲\n" * (SIZE // 16),
    "lines that come again": "".join(f"事{chr(0x4E00 + n)}\n" for n in range(SIZE // 8)) * 2,
    "numbered lines that come again": "".join(f"1.事{chr(0x4E00 + n)}\n" for n in range(SIZE // 12))
    + "".join(f"1.事{chr(0x4E00 + n * 7919 % (SIZE // 12))}\n" for n in range(SIZE // 12)),
    "lines above a header": "责任分工\n" * (SIZE // 5) + "序号  任务  举措  牵头单位\n",
    "quoted cells": '1\t"甲\n' * (SIZE // 5),
    "quotation marks in cells": '\t"' * (SIZE // 2),
    "doubled quotation marks": '\t"' + '""' * (SIZE // 2),
    "commas": "序号,任务,牵头单位,时限\n" + ',"甲\n乙",,\n' * (SIZE // 10),
    "open tables": "<table>" * (SIZE // 7),
    "rows in HTML": "<table>" + "<tr><td>建设</td><td>甲局</td></tr>" * (SIZE // 35) + "</table>",
    "wide cells in HTML": "<table>"
    + "<tr><td rowspan=999 colspan=999>甲</td></tr>" * (SIZE // 46)
    + "</table>",
    "marks in HTML": "<table><tr><td>" + "<p>甲</p>" * (SIZE // 8) + "<" * SIZE + "</table>",
    "parts in a paragraph": "一、建设\n" + "（1）甲局；（2）乙局；" * (SIZE // 12),
    "torn cells": "序号 任务 责任单位\n" + "甲 局\n" * (SIZE // 4),
    "numbers of what stands before": "1." + "开展甲活动，全年不少于9场，" * 3_000,
    "things filed by a day": "1." + "9月底前将甲乙丙方案报省厅备案、" * 2_500,
    "things hurried": "1.加快" + "甲项目、" * 9_000 + "乙项目等9个项目建设",
    "people without a unit": "1." + "带动9万甲乙丙丁戊己" * 4_000,
    "things that all are to do": "1.9月底前" + "省、市、县全面" * 5_000,
}


@pytest.mark.parametrize("shape", HOSTILE)
def test_hostile_text_is_read_in_one_pass(shape: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred and fifty thousand characters of one token neither raise nor take quadratic time."""
    monkeypatch.setattr("remit.loaders.load.programs", lambda *_: iter(()))
    monkeypatch.setattr("remit.loaders.load.targets", lambda *_: iter(()))
    document = extract("甲协会2024年工作要点\n" + HOSTILE[shape], "d")
    assert isinstance(document, Document)
    assert any(isinstance(fact, Plan) for fact in document.facts)


@pytest.mark.parametrize("text", ["", " ", "\n\u3000\n", "\u200b\ufeff", "&nbsp;<br>"])
def test_nothing_is_no_plan(text: str) -> None:
    """A text without a character to quote is refused, with what to do."""
    with pytest.raises(NothingToRead, match="holds nothing"):
        extract(text, "d")


STYLES = tomllib.loads(Path(__file__).with_name("styles.toml").read_text("utf-8"))["plan"]
PIECES = sorted({piece for plan in STYLES for piece in re.findall(r"\w{1,12}：?|[^\w\n]{1,2}", plan["text"])})
PARTING = [
    "",
    "",
    "",
    "\n",
    "\n",
    "\n\n",
    " |\n",
    " | ",
    "|",
    "||",
    "\t",
    " ",
    " ",
    "\u3000",
    "\f",
    "\xa0",
    "\u200b",
    "&nbsp;",
    "<br>\n",
]


@given(
    st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(PARTING)), min_size=1, max_size=80).map(
        lambda parts: "".join(piece + mark for piece, mark in parts)
    )
)
def test_any_mixture_of_what_plans_are_made_of_is_read(text: str) -> None:
    """Pieces of plans and tables in any order and with anything between them never raise, and each fact quotes the text."""
    assume(plain(text).strip())
    document = extract(text, "d")
    for fact in document.facts:
        assert document.text[fact.evidence.start : fact.evidence.end] == fact.evidence.quote


def test_a_folder_without_files_says_so(tmp_path: Path) -> None:
    """An empty folder, or one with hidden files only, is skipped with a reason."""
    (tmp_path / ".hidden").write_text("1.建设平台。")
    reading = load(tmp_path)
    assert [each.reason for each in reading.skipped] == [
        f"{tmp_path} is a folder without files. Give one that holds plans."
    ]
