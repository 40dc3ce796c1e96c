"""Lines become paragraphs."""

from hypothesis import given
from hypothesis import strategies as st

from remit.loaders.text import Text, blocks


def paragraphs(source: str) -> list[str]:
    """Return the paragraphs of *source*."""
    return [block.text for block in blocks(Text(source))]


def test_page_numbers_are_dropped_and_the_sentence_goes_on() -> None:
    """A page number between two halves of a sentence is no part of it."""
    text = "1.建设覆盖全市各县区的科技志愿服务平台，充分利用现有的资源\n\n— 12 —\n\n\f开展培训。"
    assert paragraphs(text) == ["1.建设覆盖全市各县区的科技志愿服务平台，充分利用现有的资源开展培训。"]


def test_blanks_may_put_a_page_number_in_the_middle() -> None:
    """However wide a page is, the number in the middle or at the end of its line is no text."""
    source = "1.建设平台。（甲局牵头，乙局按职责分工负\n\n" + " " * 48 + "— 3 —\n责）"
    assert paragraphs(source) == ["1.建设平台。（甲局牵头，乙局按职责分工负责）"]


def test_a_bare_number_counts_as_a_page_number_only_beside_a_form_feed() -> None:
    """A 1 between two cells of a table stays, a 4 before a new page goes."""
    assert paragraphs("任务\n1\n办公室") == ["任务", "1", "办公室"]
    assert paragraphs("由甲中心（\n4\n\n\f筹）推进") == ["由甲中心（筹）推进"]


def test_a_line_that_ends_in_a_comma_goes_on() -> None:
    """A line end after ， or 、 ends no paragraph."""
    assert paragraphs("开展培训，\n组织比赛。") == ["开展培训，组织比赛。"]


def test_an_open_bracket_joins_lines() -> None:
    """A clause in brackets is one paragraph wherever its lines break, even inside its label."""
    text = "1.建设平台。（责\n任单位：甲局（乙\n局）、丙\n局）"
    assert paragraphs(text) == ["1.建设平台。（责任单位：甲局（乙局）、丙局）"]


def test_numbers_headings_labels_and_dates_begin_a_paragraph() -> None:
    """What begins a paragraph by its form does so after an unfinished line too."""
    lines = [
        "一、加强全市科技工作者之家建设和服务能力建设与联系服务工作",
        "（一）组织建设",
        "1.建设平台",
        "责任单位：甲局",
        "2024年3月5日",
    ]
    assert paragraphs("\n".join(lines)) == lines


def test_a_title_is_not_joined_with_what_follows() -> None:
    """A long title without a stop ends with its class noun."""
    title = "全市深化优化营商环境电视电话会议确定的各项重点任务分工方案"
    assert paragraphs(f"{title}\n市委市政府高度重视。") == [title, "市委市政府高度重视。"]


def test_the_rest_of_a_name_goes_on_with_it() -> None:
    """A last line of two or three characters and a stop is no paragraph, whatever the line above it could end in."""
    line = "（3）抓好督促检查，按季通报工作进度。责任单位：区民政局、区卫生健康委、各街道办"
    assert paragraphs(f"{line}\n事处。") == [f"{line}事处。"]


def test_text_broken_to_a_width_is_joined() -> None:
    """Where lines fill a page of one width, a full line goes on and a short one ends its paragraph."""
    body = "建设服务科技工作者的综合平台并且不断完善服务的内容和方式" * 6
    lines = [body[at : at + 28] for at in range(0, len(body), 28)]
    text = "\n".join(["一、发展目标", *lines, "培训人员。", "二、重点任务", *lines])
    assert paragraphs(text) == ["一、发展目标", body + "培训人员。", "二、重点任务", body]


def test_a_number_that_a_page_displaced_is_left_out() -> None:
    """A number alone that a printer put at the end of a page, inside of a sentence, parts nothing."""
    body = "建设服务科技工作者的综合平台并且不断完善服务的内容和方式" * 6
    lines = [body[at : at + 28] for at in range(0, len(body), 28)]
    page = [*lines[:3], "2．", "", "— 13 —", "", *lines[3:]]
    text = "\n".join(["一、发展目标", *page, "培训人员。", "二、重点任务", *lines])
    assert paragraphs(text) == ["一、发展目标", body + "培训人员。", "二、重点任务", body]


def test_a_point_behind_a_clause_begins_a_paragraph() -> None:
    """二是 behind a clause that fills its line goes on with nothing."""
    body = "建设服务科技工作者的综合平台并且不断完善服务的内容和方式" * 6
    lines = [body[at : at + 28] for at in range(0, len(body), 28)]
    first = [*lines[:-1], "研究创新的示范平台和示范基地。（责任单位：省社会科学界）"]
    text = "\n".join([f"一是{first[0][2:]}", *first[1:], "二是培训人员。", "一、发展目标", *lines])
    assert paragraphs(text)[1:] == ["二是培训人员。", "一、发展目标", body]


def test_markdown_marks_are_noticed_and_left_out() -> None:
    """Depth of headings and bold runs are attributes of a paragraph, not characters of it."""
    heading, item = blocks(Text("### **一、组织建设**\n**1. 建设平台。**开展培训。"))
    assert (heading.depth, heading.text) == (3, "一、组织建设")
    assert [item.text[a:b] for a, b in item.bold] == ["1.建设平台。"]


def test_rows_of_a_table_keep_their_cells() -> None:
    """A row is a paragraph with cells; one that is empty at the end is a cell too, a bar at either end is none."""
    row, other = blocks(Text("任务 | 甲部 | |\n| 任务 | 乙部 |"))
    assert [cell.text for cell in row.cells] == ["任务", "甲部", ""]
    assert [cell.text for cell in other.cells] == ["任务", "乙部"]


@given(st.text(st.sampled_from("甲乙，。：（）|#*1一、. \n\r\f—"), max_size=120))
def test_paragraphs_quote_the_source_in_order(source: str) -> None:
    """Paragraphs stand in the source one after another, without overlap."""
    after = -1
    for block in blocks(Text(source)):
        for at in range(len(block.text)):
            assert block.passage.place(at) > after
            after = block.passage.place(at)


def test_an_entry_of_a_table_of_contents_is_a_paragraph() -> None:
    """The title on the page behind the table of contents does not go on with its last entry."""
    text = "一、要求 ....... 3\n五、保障措施 ....... 6\n— 2 —\n甲市奶业提升三年行动计划\n（2023—2025年）\n为贯彻落实有关精神，制定本计划。"
    found = [block.text for block in blocks(Text(text))]
    assert "甲市奶业提升三年行动计划" in found
    assert found[1].startswith("五、保障措施")
    assert found[1].endswith("6")


def test_a_plan_in_quotation_marks_goes_on_with_its_sentence() -> None:
    """《甲方案》 at the end of a line is no title where the next one says that it has been agreed to."""
    text = "各有关单位：\n《甲市2024年工作要点》\n已经市政府同意，现印发给你们。\n一、建设平台\n"
    assert "《甲市2024年工作要点》已经市政府同意，现印发给你们。" in [
        block.text for block in blocks(Text(text))
    ]
