"""The ledger in a real Chromium: sorting, filtering, turning pages, taking the rows along."""

import csv
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from remit.graph.model import Graph
from remit.queries import answer
from remit.visualizations.draw import draw
from remit.visualizations.page import Page
from tests.visualizations.browsing import Visit
from tests.visualizations.deadlines import with_due_texts, with_leader
from tests.visualizations.works import Aim, Works, with_works

pytestmark = pytest.mark.browser

Visiting = Callable[..., Visit]
TITLES = "[...document.querySelectorAll('tbody tr td.task button')].map((b) => b.textContent)"


def test_columns_sort_as_people_read_them(visit: Visiting, make_graph: Callable[..., Graph]) -> None:
    """A heading sorts its column, again the other way, a third time not at all; numbers go by size, empty cells stay last."""
    bodies = ["卓越部", "办公室", "安全处"]
    tasks = [(None, f"任务{n}", [(bodies[n % 3], "responsible")] if n != 3 else []) for n in range(1, 11)]
    spec: Any = [(2021, [], tasks)]
    works = Works(
        (), (Aim((0, 1), "甲", 900, "2021"), Aim((0, 2), "乙", 20_000, "2021"), Aim((0, 4), "丙", 3, "2021"))
    )
    seen = visit(draw(with_works(make_graph(spec, kind=lambda _: "department"), spec, works), "ledger"))
    tab = seen.tab

    def press(column: str) -> list[str]:
        tab.locator(f"[data-sort='{column}']").click()
        return [title.removeprefix("任务") for title in tab.evaluate(TITLES)]

    heads = "[...document.querySelectorAll('tbody td.head')].map((c) => c.textContent)"
    assert press("number") == [str(n) for n in range(1, 11)]
    assert tab.locator("th[aria-sort='ascending']").inner_text().startswith("条")
    assert press("number") == [str(n) for n in range(10, 0, -1)]
    assert tab.locator("th[aria-sort='descending']").count() == 1
    assert press("number") == [str(n) for n in range(1, 11)]
    assert tab.locator("th:not([aria-sort='none'])").count() == 0
    assert press("targets")[:3] == ["4", "1", "2"]
    assert press("targets")[:3] == ["2", "1", "4"]
    press("head")
    assert tab.evaluate(heads) == ["安全处"] * 3 + ["办公室"] * 4 + ["卓越部"] * 2 + [""]
    press("head")
    assert tab.evaluate(heads)[-1] == ""
    assert tab.locator("#live").inner_text() == "按列首位排序"
    seen.check()


def test_rows_are_filtered_and_counted(visit: Visiting, example: Graph) -> None:
    """All words must be in a row; body, section, year and legend narrow further; clear brings all back."""
    seen = visit(draw(example, "ledger"))
    tab = seen.tab
    count = tab.locator("#count")
    assert count.inner_text() == "6 / 6 项"
    assert tab.locator("#clear").is_disabled()
    tab.locator("#filter").fill("2021 业务部")
    assert count.inner_text() == "3 / 6 项"
    tab.locator("#body").select_option("org.省图书馆")
    assert count.inner_text() == "2 / 6 项"
    tab.locator("#section").select_option("sec.d0.1.2")
    assert count.inner_text() == "0 / 6 项"
    assert tab.locator(".none").is_visible()
    tab.locator("#clear").click()
    assert count.inner_text() == "6 / 6 项"
    tab.locator("[data-frame='d0']").click()
    assert count.inner_text() == "4 / 4 项"
    assert not tab.locator("td.year").first.is_visible()
    assert tab.locator("#section option").all_inner_texts() == [
        "全部板块",
        "一 阅读推广（2）",
        "二 队伍建设（1）",
        "章节之外（1）",
    ]
    tab.get_by_label("未写明责任单位").uncheck()
    assert count.inner_text() == "3 / 4 项"
    tab.get_by_label("机关部室").uncheck()
    tab.get_by_label("直属单位").uncheck()
    assert tab.evaluate(TITLES) == ["培训馆员"]
    seen.check()


def test_a_row_opens_its_evidence(visit: Visiting, example: Graph) -> None:
    """A task shows its words in the panel, a target its card; arrow keys walk the cells; what is searched for is shown though filtered out."""
    seen = visit(draw(example, "ledger"))
    tab = seen.tab
    tab.locator("[data-row='task.d0.1.2'] td.task button").click()
    assert tab.locator("#panel .name").inner_text() == "建设书房"
    assert "2.建设书房" in tab.locator("#panel blockquote").first.inner_text()
    assert tab.locator("tr.chosen").count() == 1
    tab.locator("[data-row='task.d0.1.2'] td.targets button").click()
    assert tab.locator("#panel .name").inner_text() == "书房 20 个"
    assert tab.locator("tbody [data-focus][tabindex='0']").count() == 1
    tab.keyboard.press("ArrowLeft")
    tab.keyboard.press("Enter")
    assert tab.locator("#panel .name").inner_text() == "省图书馆"
    tab.locator("#filter").fill("办展")
    tab.evaluate("remit.go('task.d0.1.2', { reveal: true })")
    assert tab.locator("tr.chosen").is_visible()
    assert tab.locator("#count").inner_text() == "6 / 6 项"
    seen.check()


def test_long_cells_are_cut_on_the_screen_and_whole_on_paper(
    visit: Visiting, make_graph: Callable[..., Graph]
) -> None:
    """Of many bodies three are shown and a button counts the rest, which print and the panel have."""
    clause = [(f"单位{n}", "responsible") for n in range(9)]
    seen = visit(draw(make_graph([(2021, [], [(None, "办展", clause)])], kind=lambda _: "other"), "ledger"))
    tab = seen.tab
    cell = tab.locator("td.others")
    assert cell.inner_text().replace("\n", "") == "单位1单位2单位3另 5 个"
    cell.locator(".more button").click()
    assert tab.locator("#panel .entry").count() == 9
    tab.emulate_media(media="print")
    assert cell.locator("li:visible").count() == 8
    seen.check()


def download(seen: Visit, folder: Path) -> tuple[str, str]:
    """Return the name and the text of the CSV file that the page saves."""
    with seen.tab.expect_download() as waiting:
        seen.tab.locator("#csv").click()
    target = folder / "saved.csv"
    waiting.value.save_as(target)
    return waiting.value.suggested_filename, target.read_bytes().decode("utf-8")


def test_csv_has_the_rows_as_shown(visit: Visiting, example: Graph, tmp_path: Path) -> None:
    """The file has the filtered rows in their order, a mark for Excel and CRLF, and is named after the years."""
    graph = with_leader(with_due_texts(example, {"task.d0.1.1": "年底前"}), {"task.d0.1.3": "support"})
    seen = visit(draw(graph, "ledger"), accept_downloads=True)
    tab = seen.tab
    tab.locator("#filter").fill("2021")
    tab.locator("[data-sort='number']").click()
    tab.locator("[data-sort='number']").click()
    name, text = download(seen, tmp_path)
    rows = list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline="")))

    assert name == "ledger-2021-2023.csv"
    assert text.startswith(
        "\ufeff年度,计划,板块,条,任务,列首位或牵头,其他单位,集体,责任领导,指标（时限）,项目,时限要求\r\n"
    )
    assert text.endswith("\r\n")
    assert [row[4] for row in rows[1:]] == ["做好总结", "培训馆员", "建设书房", "办好读书节"]
    assert rows[2] == [
        "2021",
        "2021年工作要点",
        "二 队伍建设",
        "3",
        "培训馆员",
        "办公室（牵头）",
        "业务部（配合）",
        "各市协会",
        "王一（配合）",
        "办馆员 100 个（2021-06）",
        "书房工程",
        "",
    ]
    tab.locator("[data-frame='d1']").click()
    assert download(seen, tmp_path)[0] == "ledger-2023.csv"
    seen.check()


@pytest.mark.parametrize(
    "text", ["=1+1", "+86", "-5", "@SUM(A1)", "\tx", "\rx", '甲"乙,丙', "第一行\n第二行"]
)
def test_csv_runs_nothing_in_a_sheet(
    visit: Visiting, make_graph: Callable[..., Graph], tmp_path: Path, text: str
) -> None:
    """A name that a sheet would run gets an apostrophe in front, and the file is the one that remit ask would write."""
    spec = [(2021, [text], [(0, text, [("业务部", "responsible")])])]
    page = draw(make_graph(spec, name=lambda each: text if each == "业务部" else each), "ledger")
    seen = visit(page, accept_downloads=True)
    _, found = download(seen, tmp_path)
    title = text.strip()
    shown = ["2021", "2021年工作要点", f"一 {text}".strip(), "1", title, text]
    heads = ["年度", "计划", "板块", "条", "任务", "列首位"]

    assert found == answer.csv(heads, [shown], bom=True)


def test_rows_are_copied_or_selected(visit: Visiting, example: Graph) -> None:
    """Copy puts lines with tabs on the clipboard; where the browser refuses, the table is selected and the person told."""
    seen = visit(draw(example, "ledger"), permissions=["clipboard-read", "clipboard-write"])
    tab = seen.tab
    tab.locator("#filter").fill("书房 建设书房")
    tab.locator("#copy").click()
    tab.locator("#live", has_text="已复制 1 行").wait_for(state="attached")
    lines = tab.evaluate("navigator.clipboard.readText()").splitlines()
    assert [len(line.split("\t")) for line in lines] == [10, 10]
    assert lines[1].split("\t")[4:7] == ["建设书房", "业务部", "省图书馆"]
    tab.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    tab.locator("#copy").click()
    tab.locator("#live", has_text="Ctrl+C").wait_for(state="attached")
    assert "建设书房" in tab.evaluate("getSelection().toString()")
    seen.check()


def test_rows_made_by_the_script_are_those_of_the_file(visit: Visiting, hostile: Graph) -> None:
    """A row that the script makes is, element by element, the one that stands in the file, whatever the names are."""
    graph = with_due_texts(hostile, {"task.d0.1.1": "<b>年底前</b>"})
    tab = visit(draw(graph, "ledger")).tab
    differing = tab.evaluate(
        """() => { const bare = (row) => { const copy = row.cloneNode(true); copy.classList.remove("chosen");
          for (const each of [copy, ...copy.querySelectorAll("*")]) { each.removeAttribute("tabindex"); if (!each.className) each.removeAttribute("class"); }
          for (const each of [...copy.childNodes]) if (each.nodeType === 3) each.remove();
          copy.normalize();
          return copy; };
        return [...document.querySelectorAll("tr[data-row]")].filter((row) => !bare(row).isEqualNode(bare(remit.madeRow(row.dataset.row)))).length; }"""
    )
    assert differing == 0


def test_five_thousand_rows_open_at_once(visit: Visiting, many_rows: Page) -> None:
    """5,000 rows are there in two seconds, 200 at a time; pages turn, sorting and the last row are for all of them."""
    seen = visit(many_rows)
    tab = seen.tab
    ready = tab.evaluate(
        "performance.timeOrigin && performance.getEntriesByType('navigation')[0].domComplete"
    )
    assert ready < 2000
    assert tab.locator("tbody tr").count() == 200
    assert tab.locator("#part").inner_text() == "第 1–200 行"
    tab.locator("#after").click()
    assert tab.evaluate(TITLES)[0] == "任务200"
    tab.locator("[data-sort='number']").click()
    tab.locator("[data-sort='number']").click()
    assert tab.evaluate(TITLES)[0] == "任务4999"
    tab.evaluate("remit.go('task.d0.1.3', { reveal: true })")
    assert tab.locator("tr.chosen td.task").inner_text() == "任务2"
    assert tab.locator("#part").inner_text() == "第 4801–5000 行"
    seen.check()


@pytest.fixture
def many_rows(make_graph: Callable[..., Graph]) -> Page:
    """Return the ledger of a plan with 5,000 tasks."""
    clause = [("业务部", "responsible"), ("办公室", "responsible"), ("各市协会", "support")]
    return draw(make_graph([(2021, ["一"], [(0, f"任务{n}", clause) for n in range(5000)])]), "ledger")


def test_a_phone_shows_rows_as_cards(visit: Visiting, example: Graph) -> None:
    """On a phone each row is a card with the names of its columns, nothing is wider than the screen, sorting works."""
    seen = visit(draw(example, "ledger"), "phone")
    tab = seen.tab
    cell = tab.locator("[data-row='task.d0.1.3'] td.head")
    assert cell.evaluate("(e) => getComputedStyle(e, '::before').content") == '"列首位或牵头"'
    box = cell.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    tab.locator("[data-sort='task']").click()
    assert tab.evaluate(TITLES)[0] == "办好读书节"
    seen.check()


def test_rows_are_there_without_a_script(
    visit: Visiting, browser: Any, tmp_path: Path, example: Graph
) -> None:
    """With scripts off all rows can be read, and no control stands there that would do nothing."""
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(draw(example, "ledger").save(tmp_path / "p.html").as_uri())
    assert tab.locator("tbody tr").count() == 6
    assert tab.locator("td.head").first.is_visible()
    assert not tab.locator("#controls").is_visible()
    context.close()
