"""The reference page: every term in both languages, nothing loaded, readable by everyone."""

import re
from collections import Counter
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise

from remit.ontology import Class, CodeList, Concept, Inverse, Property, model
from remit.ontology.forms import form


class Reader(HTMLParser):
    """Collects the elements of a page, and the words of each language under each anchor."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.said: dict[tuple[str, str], str] = {}
        self._open: list[tuple[str, str | None, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element; those with an end tag stay open."""
        known = dict(attrs)
        self.elements.append((tag, known))
        if tag not in ("meta", "br"):
            self._open.append((tag, known.get("id"), known.get("lang")))

    def handle_endtag(self, tag: str) -> None:
        """Close the element; anything else open there is a fault of the page."""
        assert self._open[-1][0] == tag, (tag, self._open[-3:])
        self._open.pop()

    def handle_data(self, data: str) -> None:
        """Note words under every anchor that is open, in the language that is nearest."""
        language = next((lang for _, _, lang in reversed(self._open) if lang), "")
        for _, anchor, _ in self._open:
            if anchor:
                self.said[anchor, language] = self.said.get((anchor, language), "") + data


@cache
def page() -> Reader:
    """Return the page, read."""
    reader = Reader()
    reader.feed(form("html").write(model()))
    reader.close()
    assert not reader._open
    return reader


def test_every_term_is_there_in_both_languages() -> None:
    """Under the name of each term stand its label and its definition, in Chinese and in English."""
    inverses = [p.inverse for p in model().properties.values() if p.inverse]
    codes = [code for codes in model().schemes.values() for code in codes]
    terms: tuple[Class | Property | Inverse | CodeList | Concept, ...] = (
        *model().classes.values(),
        *model().properties.values(),
        *inverses,
        *model().lists.values(),
        *codes,
    )
    for term in terms:
        for language in ("zh", "en"):
            said = page().said[term.name, language]
            assert term.label[language] in said, term.name
            assert term.definition[language] in said, term.name


def test_the_page_loads_nothing() -> None:
    """No element asks for anything: no script, style sheet, picture, frame or font; the only addresses are links to follow."""
    asking = {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "audio",
        "video",
        "source",
        "form",
        "base",
    }
    assert not asking & {tag for tag, _ in page().elements}
    for tag, known in page().elements:
        assert (
            not {"src", "srcset", "data", "poster", "background", "ping", "onclick", "onload"} & known.keys()
        )
        assert tag == "a" or "href" not in known
    text = form("html").write(model())
    assert not re.search(r"url\(|@import|@font-face", text)
    assert "default-src 'none'" in text


def test_every_link_on_the_page_leads_somewhere() -> None:
    """Anchors are unique, and each link to one finds it; all other links are absolute."""
    anchors = Counter(known["id"] for _, known in page().elements if known.get("id"))
    assert max(anchors.values()) == 1
    for tag, known in page().elements:
        if tag == "a":
            target = known["href"] or ""
            assert (
                target[1:] in anchors
                if target.startswith("#")
                else target.startswith(("http://", "https://"))
            )


def test_the_page_is_made_for_everyone() -> None:
    """It has a language, a way past the contents, headings in order, headers of rows and columns, and colours for day and night."""
    elements = page().elements
    assert ("html", {"lang": "zh"}) in elements
    levels = [int(tag[1]) for tag, _ in elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all("scope" in known for tag, known in elements if tag == "th")
    assert Counter(tag for tag, _ in elements)["table"] == Counter(tag for tag, _ in elements)["caption"]
    assert "prefers-color-scheme: dark" in form("html").write(model())
    assert any(known.get("class") == "skip" for _, known in elements)
