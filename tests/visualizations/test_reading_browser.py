"""The reading page in a real Chromium: from a highlight to its facts, from a fact to its places, by mouse and by keyboard."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page as Tab

from remit.graph.build import build
from remit.graph.document import Document
from remit.visualizations.draw import draw
from remit.visualizations.page import Page
from remit.visualizations.scene import Scene
from tests.visualizations.browsing import Visit
from tests.visualizations.plan import TEXT, read_plan

pytestmark = pytest.mark.browser

Open = Callable[..., Visit]


def drawn(*documents: Document, beside: tuple[str, ...] = (), view: str = "reading") -> Page:
    """Return a page of *documents* with their texts."""
    texts = {document.id: document.text for document in documents}
    return draw(Scene.of(build(documents), "zh", texts, beside), view)


def other() -> Document:
    """Return a second plan, of the next year."""
    return read_plan(TEXT.replace("2023", "2024").replace("建设书房", "扩建书房"), "b-2024")


def named(tab: Tab, text: str) -> Any:
    """Return the first highlight that shows *text*."""
    return tab.locator("#text .fact", has_text=text).first


def body(tab: Tab, name: str) -> str:
    """Return the id of the body called *name*."""
    found: str = tab.evaluate(
        "(name) => Object.keys(remit.page.bodies).find((id) => remit.page.bodies[id].name === name)", name
    )
    return found


def in_sight(tab: Tab, selector: str) -> bool:
    """Return whether an element lies inside the window."""
    found: bool = tab.locator(selector).first.evaluate(
        "(e) => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight; }"
    )
    return found


def test_text_is_there_to_be_read_and_copied(visit: Open) -> None:
    """Every character but blanks stands on the page in its order, and each fact covers exactly its words."""
    document = read_plan()
    seen = visit(drawn(document))
    tab = seen.tab
    text = tab.evaluate("[...document.querySelectorAll('#text p')].map((p) => p.textContent).join('')")

    assert "".join(text.split()) == "".join(document.text.split())
    for start, end, kind, _, _ in tab.evaluate("remit.page.documents['a-2023'].places"):
        if kind not in ("task", "document"):
            tab.evaluate("(span) => remit.go(span)", f"{start}-{end}")
            chosen = tab.evaluate(
                "[...document.querySelectorAll('#text .current')].map((e) => e.textContent).join('')"
            )
            assert chosen == document.text[start:end]
    seen.check()


def test_several_facts_at_one_place_are_listed(visit: Open) -> None:
    """A click where a target is a programme as well lists both; each name leads to its own panel and the text marks it."""
    seen = visit(drawn(read_plan()))
    tab = seen.tab
    named(tab, "举办20场").click()
    assert tab.locator("#panel .name").inner_text() == "举办20场“书香甲市”读书活动"
    assert tab.locator("#panel .entry .tag").all_inner_texts() == ["项目", "指标"]
    assert "n=49-64" in tab.evaluate("location.hash")
    tab.locator("#panel .entry .link").first.click()
    assert tab.locator("#panel .quiet").first.inner_text() == "活动"
    assert tab.locator("#text .current").first.inner_text().startswith("举办20场")
    seen.check()


def test_one_fact_opens_at_once(visit: Open) -> None:
    """A click on a body shows its part here with rule and confidence, then all its tasks; on a doubt its reason, words and rule."""
    seen = visit(drawn(read_plan()))
    tab = seen.tab
    tab.locator("#text .fact.m-support").first.click()
    assert tab.locator("#panel .name").inner_text() == "业务部"
    assert tab.locator("#panel .numbers b").first.inner_text() == "2"
    here = tab.locator("#panel .entry").first.inner_text()
    assert "配合" in here
    assert "建设书房" in here
    assert "规则" in here
    named(tab, "数百场次").click()
    assert tab.locator("#panel .name").inner_text().startswith("数量“数百场次”没有确定的值")
    assert tab.locator("#panel mark").inner_text() == "开展数百场次讲座"
    assert "规则 target.vague" in tab.locator("#panel cite").inner_text()
    tab.locator("#text .digit", has_text="2").click()
    assert tab.locator("#panel .name").inner_text() == "建设书房"
    assert tab.locator("#text .row.current .digit").inner_text() == "2"
    seen.check()


def test_next_and_previous_place_of_a_body(visit: Open) -> None:
    """All places of a body are marked; n and p and the buttons lead from one to the next, round and round."""
    seen = visit(drawn(read_plan()))
    tab = seen.tab
    tab.evaluate("(id) => remit.go(id, { reveal: true })", body(tab, "业务部"))
    assert tab.locator("#text .chosen").count() == 2
    assert tab.locator("#places").inner_text().startswith("业务部：第 1/2 处")
    first = tab.locator("#text .current").get_attribute("data-span")
    tab.keyboard.press("n")
    assert tab.locator("#places").inner_text().startswith("业务部：第 2/2 处")
    assert tab.locator("#text .current").get_attribute("data-span") != first
    tab.get_by_role("button", name="下一处").click()
    assert tab.locator("#text .current").get_attribute("data-span") == first
    tab.keyboard.press("p")
    assert tab.locator("#places").inner_text().startswith("业务部：第 2/2 处")
    assert tab.locator("#panel .name").inner_text() == "业务部"
    tab.locator("#search").focus()
    tab.keyboard.type("np")
    assert tab.locator("#places").inner_text().startswith("业务部：第 2/2 处")
    seen.check()


def test_quotes_of_other_pages_lead_here(visit: Open) -> None:
    """The link under a quote of the matrix opens this page at that document and stretch, marked, in sight, with its facts."""
    long = TEXT.replace("2023年是关键一年。", "\n".join(f"第{n}段说明。" for n in range(120)))
    last, first = read_plan(long), other()
    visit(drawn(first, last, beside=("reading",)))  # writes reading.html into the folder
    seen = visit(drawn(first, last, beside=("reading",), view="matrix"))
    tab = seen.tab
    tab.evaluate("(id) => remit.go(id)", body(tab, "学术部"))
    link = tab.locator("#panel cite a").first
    assert "#y=a-2023&n=" in (link.get_attribute("href") or "")
    link.click()
    tab.wait_for_selector("html[data-ready]")
    tab.wait_for_function("scrollY > 500")
    assert tab.locator("#text .current").inner_text() == "学术部"
    assert in_sight(tab, "#text .current")
    assert tab.evaluate("remit.state.frame") == "a-2023"
    assert tab.locator("#panel .name").inner_text() == "学术部"
    seen.check()


def test_facts_of_another_document_open_it(visit: Open) -> None:
    """A task of the other year, from a search or a link, opens that document; its quote leads to its place."""
    seen = visit(drawn(read_plan(), other()), address="#y=b-2024&n=task.b-2024.1.3")
    tab = seen.tab
    assert tab.locator("#text .row.current").inner_text().endswith("“馆员成长计划”。")
    assert "2024年" in tab.locator("#answer").inner_text()
    tab.keyboard.press("/")
    tab.keyboard.type("建设书房")
    tab.keyboard.press("Enter")
    assert tab.evaluate("remit.state.frame") == "a-2023"
    tab.locator("#panel cite button", has_text="在原文中看").first.click()
    assert tab.locator("#text .row.current .digit").inner_text() == "2"
    tab.locator("[data-frame='b-2024']").click()
    assert tab.locator("#text .current").count() == 0
    seen.check()


def test_text_is_one_stop_and_arrows_walk(visit: Open) -> None:
    """Tab reaches the text once; arrows go from fact to fact in order, Enter opens, Escape comes back to the same place."""
    seen = visit(drawn(read_plan()))
    tab = seen.tab
    assert tab.locator("#text [tabindex='0']").count() == 1
    tab.locator("#text [tabindex='0']").focus()
    walked = [tab.evaluate("document.activeElement.textContent")]
    for _ in range(4):
        tab.keyboard.press("ArrowRight")
        walked.append(tab.evaluate("document.activeElement.textContent"))
    assert walked == ["甲市图书馆协会", "阅读推广", "1", "举办20场“书香甲市”读书活动", "新建20个书房"]
    tab.keyboard.press("Enter")
    assert tab.locator("#panel .name").inner_text() == "书房 20 个"
    assert tab.evaluate("document.activeElement.textContent") == "新建20个书房"
    tab.keyboard.press("Escape")
    assert tab.locator("#panel .findings").count() == 1
    assert tab.evaluate("document.activeElement.textContent") == "新建20个书房"
    tab.keyboard.press("End")
    assert tab.evaluate("document.activeElement.textContent") == "组织实施“馆员成长计划”"
    tab.keyboard.press("Tab")
    assert not tab.evaluate("document.querySelector('#text').contains(document.activeElement)")
    seen.check()


def test_legend_hides_kinds_and_lists_lead_to_places(visit: Open) -> None:
    """A kind that is ticked off has no highlight while the text stays; the panel lists each kind and leads to its facts."""
    seen = visit(drawn(read_plan()))
    tab = seen.tab
    before = tab.locator("#text p").all_inner_texts()
    assert tab.locator("#legend label").last.inner_text().split() == ["疑点", "1"]
    tab.get_by_role("checkbox", name="项目").uncheck()
    assert tab.locator("#text .is-programme").count() == 0
    assert tab.locator("#text .is-target").count() == 2
    tab.get_by_role("checkbox", name="任务").uncheck()
    assert tab.locator("#text .digit").count() == 0
    assert tab.locator("#text p").all_inner_texts() == before
    tab.locator("#panel .kinds .link", has_text="指标").click()
    assert tab.locator("#panel .entry .link").all_inner_texts() == ["“书香甲市”读书活动 20 场", "书房 20 个"]
    tab.locator("#panel .entry .link").last.click()
    assert tab.locator("#text .current").inner_text() == "新建20个书房"
    seen.check()


def test_without_texts_gaps_are_seen(visit: Open) -> None:
    """From the graph alone a note stands over the text, gaps are marked, and highlights lead to their facts as ever."""
    seen = visit(draw(build((read_plan(),)), "reading"))
    tab = seen.tab
    assert "只有图中引用的文字" in tab.locator("#partial").inner_text()
    assert "此处原文不在图中，19 字" in tab.locator("#text .gap").first.inner_text()
    named(tab, "数百场次").click()
    assert tab.locator("#panel mark").inner_text() == "开展数百场次讲座"
    seen.check()


def test_hostile_text_is_text(visit: Open, hostile_texts: tuple[str, ...]) -> None:
    """Markup in a document is shown as it stands and does nothing."""
    bad = "".join(text for text in hostile_texts if "\u2028" not in text)
    seen = visit(drawn(read_plan(TEXT.replace("是关键一年", bad).replace("办好读书节", f"办好{bad}"))))
    tab = seen.tab
    assert bad in (tab.locator("#text").text_content() or "")
    tab.evaluate("for (const each of document.querySelectorAll('#text .fact, #text .digit')) each.click()")
    assert tab.evaluate("document.images.length + document.scripts.length") == 2
    seen.check()


def test_picture_is_the_screenful_around_the_chosen_place(visit: Open, tmp_path: Path) -> None:
    """With a fact at the end of a long text chosen, the saved picture has its words, though the button stands at the top."""
    many = "\n".join(f"第{n}段说明。" for n in range(900)) + "\n三、其他\n4.做好总结。（责任部门：财务部）\n"
    document = read_plan(TEXT.replace("3.培训馆员。组织实施“馆员成长计划”。", "3.培训馆员。") + many)
    seen = visit(drawn(document), accept_downloads=True)
    tab = seen.tab
    at = document.text.rindex("第899段说明。")
    tab.evaluate("(span) => remit.go(span, { reveal: true })", f"{at}-{at + 4}")
    with tab.expect_download() as waiting:
        tab.locator("#vector").click()
    target = tmp_path / "picture.svg"
    waiting.value.save_as(target)
    texts = [
        each.text
        for each in ElementTree.fromstring(target.read_text("utf-8")).iter("{http://www.w3.org/2000/svg}text")
    ]
    assert "第899" in texts
    assert "第1段说明。" not in texts
    seen.check()


def test_long_texts_open_in_time(visit: Open) -> None:
    """A text of 200,000 characters is open within the time that people wait, and a link finds its end."""
    lines = "\n".join(TEXT.split("\n")[6:12])
    text = "\n".join(TEXT.split("\n")[:6]) + "\n" + (lines + "\n") * 1700
    document = read_plan(text)
    assert len(document.text) > 200_000
    page = drawn(document)
    start = time.perf_counter()
    seen = visit(page)
    assert time.perf_counter() - start < 6  # two seconds on an idle machine; tests run beside each other
    end = document.text.rindex("学术部；")
    seen.tab.evaluate("(span) => remit.go(span, { reveal: true })", f"{end}-{end + 3}")
    seen.tab.wait_for_timeout(100)
    assert in_sight(seen.tab, "#text .current")
    seen.check()
