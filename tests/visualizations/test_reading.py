"""The reading page: every fact of a document stands where the text says it, and nothing of the text is lost."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.errors import TooMuchToDraw
from remit.graph.build import build
from remit.graph.document import Document
from remit.graph.model import Graph, Node
from remit.loaders.load import load
from remit.visualizations.content.frames import FRAMES
from remit.visualizations.content.highlights import Highlight, highlights
from remit.visualizations.content.stretches import NEARBY, Stretches, stretches
from remit.visualizations.draw import draw
from remit.visualizations.page import Page
from remit.visualizations.scene import Scene
from remit.visualizations.views.reading import CHARACTERS
from tests.visualizations.plan import read_plan

Data = Callable[[Page], dict[str, Any]]


def drawn(documents: tuple[Document, ...], texts: bool = True, lang: str = "zh") -> Page:
    """Return the reading page of *documents*, with or without their texts."""
    known = {document.id: document.text for document in documents} if texts else {}
    return draw(Scene.of(build(documents), lang, known), "reading")


def shown(data: dict[str, Any], document: str) -> str:
    """Return the characters that the page shows of *document*, without blanks and gaps."""
    paragraphs = data["documents"][document]["paragraphs"]
    return "".join("".join(str(words).split()) for line in paragraphs for _, words in line if words != 0)


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_highlights_are_the_plans(
    make_graph: Callable[..., Graph], read_data: Data, any_spec: st.SearchStrategy[Any], data: st.DataObject
) -> None:
    """Each task and each body of a clause has one highlight with its mark, and the legend and the sentence count them."""
    spec = data.draw(any_spec)
    graph = make_graph(spec)
    page = read_data(draw(graph, "reading"))
    kinds = {id: body["kind"] for id, body in page["bodies"].items()}
    for place, (_, _, tasks) in enumerate(spec):
        found = page["documents"][f"d{place}"]["places"]
        frame = next(frame for frame in page["frames"] if frame["id"] == f"d{place}")
        bodies = Counter(id for _, _, _, id, mark in found if mark in ("lead", "first", "part", "support"))
        expected = Counter(f"org.{body}" for _, _, clause in tasks for body, _ in clause)
        by_kind = Counter(kinds[id] for id in expected.elements()) + Counter(task=len(tasks))

        assert [id for _, _, kind, id, _ in found if kind == "task"] == [
            f"task.d{place}.1.{n}" for n in range(1, len(tasks) + 1)
        ]
        assert bodies == expected
        assert frame["counts"] == dict(by_kind)
        assert f"{len(tasks)} 项任务" in frame["answer"]
        assert (f"{expected.total()} 处责任单位" in frame["answer"]) == bool(expected)


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("甲乙𠮷 \t\u3000\n\r\x0b。"), max_size=60))
def test_no_word_of_a_text_is_lost(text: str) -> None:
    """Paragraphs hold all characters of a text but blanks and line ends, each at its place."""
    found = stretches(text, ())
    words = [(start, str(words)) for line in found.paragraphs for start, words in line]

    assert "".join(text.split()) == "".join("".join(each.split()) for _, each in words)
    assert all(text[start : start + len(each)] == each for start, each in words)
    assert (found.whole, found.length) == (True, len(text))


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_quoted_stretches_and_gaps_make_the_whole(data: st.DataObject) -> None:
    """Without the text each quoted character stands at its place, and gaps count all the others."""
    text = data.draw(st.text(st.sampled_from("甲乙丙丁\n"), min_size=1, max_size=80))
    cuts = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 12))
    spans = data.draw(st.lists(cuts, max_size=8))
    nodes = [
        Node(str(n), "Mention", {"exact": text[start : start + long], "charStart": start, "charEnd": 0}, "d")
        for n, (start, long) in enumerate(spans)
    ]
    heads = data.draw(st.sets(st.integers(0, len(text))))
    found = stretches(None, nodes, len(text), heads)
    quoted = {at for start, long in spans for at in range(start, min(len(text), start + long))}
    at = 0
    for start, words in (piece for line in found.paragraphs for piece in line):
        between = text[at:start]
        assert set(between) <= {"\n"}  # what is left out between pieces is line ends
        if isinstance(words, int):
            assert not quoted & set(range(start, start + words))
            at = start + words
        else:
            assert text[start : start + len(words)] == words
            assert set(range(start, start + len(words))) <= quoted
            at = start + len(words)
    assert set(text[at:]) <= {"\n"}
    assert (found.whole, found.known) == (False, len(quoted))


def test_gaps_stand_alone_or_in_the_line() -> None:
    """A short gap stays in its line, a long one has its own, and a task begins a line."""

    def mention(start: int, words: str) -> Node:
        return Node(f"m{start}", "Mention", {"exact": words, "charStart": start, "charEnd": 0}, "d")

    far = 8 + NEARBY + 1
    own = [
        mention(0, "1.办展。"),
        mention(8, "甲"),
        mention(9 + NEARBY, "乙"),
        mention(9 + 2 * NEARBY + 2, "丙"),
    ]
    found: Stretches = stretches(None, own, 100, {far})

    assert found.paragraphs == (
        ((0, "1.办展。"), (5, 3), (8, "甲"), (9, NEARBY)),
        ((far, "乙"),),
        ((far + 1, NEARBY + 1),),
        ((far + NEARBY + 2, "丙"),),
        ((far + NEARBY + 3, 100 - far - NEARBY - 3),),
    )


def test_every_mention_is_a_highlight(plans: tuple[Path, Path]) -> None:
    """Whatever the graph of two real plans quotes is highlighted, and each highlight has the very characters."""
    documents = load(*plans).documents
    graph = build(documents)
    found = highlights(Scene.of(graph))
    spans = {(d, each.start, each.end) for d, own in found.items() for each in own}
    mentions = {
        (node.document, node.properties["charStart"], node.properties["charEnd"])
        for node in graph.of_kind("Mention")
    }
    assert spans == mentions


def test_text_is_shown_whole_with_all_kinds(read_data: Data) -> None:
    """Of a small plan the page has the text once, and each kind of fact at its words."""
    document = read_plan()
    data = read_data(drawn((document,)))
    places = data["documents"]["a-2023"]["places"]
    words = {(kind, document.text[start:end]): mark for start, end, kind, _, mark in places}

    assert shown(data, "a-2023") == "".join(document.text.split())
    assert data["documents"]["a-2023"]["note"] == ""
    assert words["section", "阅读推广"] == ""
    assert words["programme", "举办20场“书香甲市”读书活动"] == ""
    assert words["target", "举办20场“书香甲市”读书活动"] == ""
    assert words["due", "6月底前完成验收"] == ""
    assert words["doubt", "开展数百场次讲座"] == ""
    assert (words["department", "业务部"], words["department", "学术部"]) == ("support", "lead")
    assert words["collective", "各县图书馆"] == "support"
    assert [mark for _, _, kind, _, mark in places if kind == "task"] == ["1", "2", "3"]


def test_head_and_findings_say_what_there_is(read_data: Data) -> None:
    """The sentence counts facts and doubts; the findings name doubts first, then tasks without a body, and what is outside."""
    frame = read_data(drawn((read_plan(),)))["frames"][0]

    assert frame["answer"] == (
        "2023年：从原文 183 字中读出3 项任务、5 处责任单位、2 处项目、2 个指标、1 个时限；1 处疑点待人核对。"
    )
    assert frame["findings"][0].startswith("1 处像事实而没有读懂，请人核对；最多的一类：数量“数百场次”")
    assert frame["findings"][1] == "1 项任务没有写明责任单位：2023年工作要点 第3条。"
    assert (
        frame["findings"][2]
        == "写得最满的是2023年工作要点 第1条：2 处责任单位、1 处项目、2 个指标、1 个时限。"
    )
    assert "外最长的一段有" in frame["findings"][3]
    assert frame["top"] == [{"id": "doubt.a-2023.82-90", "sub": "“开展数百场次讲座” · 2023年工作要点 第1条"}]


def test_doubts_have_reason_words_rule_and_task(read_data: Data) -> None:
    """The card of a doubt says why, which words, by which rule, and in which task."""
    card = read_data(drawn((read_plan(),)))["cards"]["doubt.a-2023.82-90"]

    assert card["name"] == "数量“数百场次”没有确定的值，未记为指标"
    assert card["kind"] == "疑点、可能是指标"
    assert card["links"] == [["所在任务", [["task.a-2023.1.1", "2023年工作要点 第1条"]]]]
    assert [(q["text"], q["rule"], q["span"]) for q in card["quotes"]] == [
        ("开展数百场次讲座", "target.vague", [82, 90])
    ]


def test_without_the_text_the_page_says_so(read_data: Data) -> None:
    """From the graph alone the same highlights stand in what it quotes, under a note with the numbers."""
    document = read_plan()
    whole, part = read_data(drawn((document,))), read_data(drawn((document,), texts=False))
    own = part["documents"]["a-2023"]
    known = [(start, words) for line in own["paragraphs"] for start, words in line if isinstance(words, str)]

    assert own["places"] == whole["documents"]["a-2023"]["places"]
    assert all(document.text[start : start + len(words)] == words for start, words in known)
    assert re.match(r"这里没有原文，只有图中引用的文字：全文 183 字中的 \d+ 字", own["note"])
    assert [0, "甲市图书馆协会2023年工作要点"] in [piece for line in own["paragraphs"] for piece in line]


def test_text_of_another_version_is_not_shown(read_data: Data) -> None:
    """A text that does not have the quoted words at their places is not taken for that of the graph."""
    document = read_plan()
    scene = Scene.of(build((document,)), "zh", {document.id: "改" + document.text})
    assert read_data(draw(scene, "reading"))["documents"]["a-2023"]["note"]


def test_document_without_tasks_is_there(read_data: Data, make_graph: Callable[..., Graph]) -> None:
    """A document of which no task is known can be read too, after the others, under its title or its id."""
    spec: list[Any] = [(2021, [], [(None, "办展", [("业务部", "responsible")])])]
    graph = make_graph(spec)
    more = Graph.of([*graph.nodes.values(), Node("doc.z", "Document", {"title": "通知"}, "z")], graph.edges)
    scene = Scene.of(more, "zh", {"z": "没有任务。", "y": "也没有。"})
    data = read_data(draw(scene, "reading"))

    assert [(f["id"], f["label"]) for f in data["frames"]] == [("d0", "2021年"), ("y", "y"), ("z", "通知")]
    assert data["frames"][2]["answer"] == "通知：原文 5 字，没有读出任务；没有疑点。"
    assert shown(data, "z") == "没有任务。"


def test_too_much_text_is_refused(make_graph: Callable[..., Graph]) -> None:
    """More characters than a browser opens at once raise an error with the numbers and the way out; so do more documents."""
    spec: list[Any] = [(2021, [], [(None, "办展", [("业务部", "responsible")])])]
    graph = make_graph(spec)
    draw(Scene.of(graph, "zh", {"long": "字" * (CHARACTERS - 100)}), "reading")
    with pytest.raises(TooMuchToDraw, match=r"2 documents with 1,500,0\d\d characters .*fewer documents"):
        draw(Scene.of(graph, "zh", {"long": "字" * CHARACTERS}), "reading")
    with pytest.raises(TooMuchToDraw, match=rf"{FRAMES + 1} documents with"):
        draw(Scene.of(graph, "zh", {f"t{n}": "字" for n in range(FRAMES)}), "reading")


def test_one_place_may_speak_for_several_tasks(make_graph: Callable[..., Graph]) -> None:
    """A name that two tasks quote, as in a cell over several rows, is one highlight."""
    clause = [("业务部", "responsible")]
    graph = make_graph([(2021, [], [(None, "办展", clause), (None, "办会", clause)])])
    first, second = (edge for edge in graph.edges if edge.type == "RESPONSIBLE_FOR")
    shared = replace(second, evidence=first.evidence)
    same = Graph.of(graph.nodes.values(), [*(edge for edge in graph.edges if edge.key != second.key), shared])
    found = highlights(Scene.of(same))["d0"]
    assert [each for each in found if each.id == "org.业务部"] == [
        Highlight(5, 8, "department", "org.业务部", "first")
    ]


def test_english_page_has_english_words(read_data: Data) -> None:
    """In English the sentence and the kinds are English, and the text stays as it is."""
    data = read_data(drawn((read_plan(),), lang="en"))
    assert "3 tasks" in data["frames"][0]["answer"]
    assert "doubt" in [kind["label"] for kind in data["kinds"]]
    assert shown(data, "a-2023").startswith("甲市图书馆协会")
