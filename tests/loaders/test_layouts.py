"""Layout says nothing: the same plan, printed in other ways, has the same facts."""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from remit.graph.rows import row
from remit.loaders.load import extract

HELD_OUT = Path(__file__).parents[1] / "heldout"
_INSIDE = re.compile(r"[\s\u200b]|&nbsp;|<br>")
_SAME = {  # what is compared of each kind
    "section": ("path", "heading"),
    "task": ("title", "section"),
    "resp": ("org", "role"),
    "leader": ("name",),
    "program": ("name", "type"),
    "target": ("value", "unit", "due"),
}
_NUMBERS = re.compile(r"(?m)^(\s*)(\d{1,2})[.．、]\s*")
_CLAUSE = re.compile("（((?:责任|牵头)[^（）]*)）")
_FURNITURE = (
    "首页 > 政务公开 > 信息公开目录\n索引号：000014349/2024-00012\n字体：【大 中 小】 打印 关闭\n分享到：\n",
    "\n扫一扫在手机打开当前页\n上一篇：关于召开会议的通知\n下一篇：没有了\n版权所有 ICP备00000000号\n",
)
_WAYS: dict[str, Callable[[str], str]] = {
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "no-break spaces": lambda text: re.sub(r"(?m)^(?=\S)", "\xa0" * 4, text),
    "em spaces": lambda text: re.sub(r"(?m)^(?=\S)", "\u2003", text),
    "zero-width spaces": lambda text: re.sub(r"(?m)$", "\u200b", text),
    "entities": lambda text: re.sub(r"(?m)^(?=\S)", "&nbsp;&nbsp;", text),
    "break tags": lambda text: text.replace("\n", "<br>\n"),
    "blanks at line ends": lambda text: re.sub(r"(?m)$", "  ", text),
    "digits apart": lambda text: re.sub(r"(?<=[一-鿿])(?=\d)|(?<=\d)(?=[一-鿿])", " ", text),
    "full-width digits": lambda text: text.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    "1、 for 1.": lambda text: _NUMBERS.sub(r"\1\2、", text),
    "（1） for 1.": lambda text: _NUMBERS.sub(r"\1（\2）", text),
    "ASCII brackets": lambda text: re.sub("（([一二三四五六七八九十]+)）", r"(\1)", text),
    "square brackets": lambda text: _CLAUSE.sub(r"[\1]", text),
    "a stop behind the clause": lambda text: re.sub(f"({_CLAUSE.pattern})", r"\1。", text),
    "the clause on its own line": lambda text: re.sub(f"(?<=。)({_CLAUSE.pattern})", r"\n\1", text),
    "a web page around it": lambda text: _FURNITURE[0] + text + _FURNITURE[1],
}
_BROKEN_INTO_LINES = {
    "d04",
    "d14",
    "d16",
    "d29",
    "d44",
}  # by a page: what stands at line ends stands inside of sentences there

_LAID_OUT = {"d57"}  # in columns of a page: blank lines part its rows, and what moves lines moves columns
_MOVING = {"blank lines", "entities"}


def facts(text: str) -> list[tuple[str, ...]]:
    """Return what *text* says, without places, blanks and the width of characters."""

    def plain(value: object) -> str:
        return _INSIDE.sub("", unicodedata.normalize("NFKC", str(value)))

    rows = map(row, extract(text, "d").facts)
    return sorted((r["k"], *(plain(r.get(key)) for key in _SAME[r["k"]])) for r in rows if r["k"] in _SAME)


def broken(text: str, width: int = 28) -> str:
    """Return *text* as a page prints it: paragraphs indented and broken into lines, not inside numbers and before closing marks."""
    lines = []
    for paragraph in text.split("\n"):
        line, wide = "", 0.0
        for piece in re.findall(r"[0-9A-Za-z.%]+|.", f"　　{paragraph}" if paragraph else ""):
            size = sum(0.5 if character < "⺀" else 1 for character in piece)
            if wide + size > width and piece not in "，。、；：）”》〕%？！":
                lines.append(line)
                line, wide = "", 0.0
            line, wide = line + piece, wide + size
        lines.append(line)
    return "\n".join(lines)


@pytest.mark.parametrize("way", _WAYS)
def test_another_layout_has_the_same_facts(way: str) -> None:
    """A plan that is printed in another way has the same sections, tasks, bodies, persons, programmes and targets."""
    for path in sorted(HELD_OUT.glob("*.txt")):
        if path.stem in _BROKEN_INTO_LINES or (way in _MOVING and path.stem in _LAID_OUT):
            continue
        text = path.read_text(encoding="utf-8")
        assert facts(_WAYS[way](text)) == facts(text), path.stem


@pytest.mark.parametrize("name", ["d02", "d03", "d05", "d06", "d09", "d10", "d11", "d12", "d13"])
def test_a_page_broken_into_lines_has_the_same_facts(name: str) -> None:
    """A plan on a page of 28 characters, its paragraphs indented, says what it says in one line a paragraph."""
    text = (HELD_OUT / f"{name}.txt").read_text(encoding="utf-8")
    assert facts(broken(text)) == facts(text)


def kept(text: str, *kinds: str) -> list[tuple[str, ...]]:
    """Return the facts of *text* of these *kinds*."""
    return [fact for fact in facts(text) if fact[0] in kinds]


@pytest.mark.parametrize("name", ["d01", "d02", "d03", "d05", "d06", "d09", "d10", "d12", "d13"])
@pytest.mark.parametrize("between", [" ", ""], ids=["blanks", "nothing"])
def test_a_page_without_line_ends_has_the_same_bodies(name: str, between: str) -> None:
    """A plan whose line ends became blanks, or nothing at all, gives its tasks to the same bodies in the same roles."""
    text = (HELD_OUT / f"{name}.txt").read_text(encoding="utf-8")
    assert kept(re.sub(r"\s*\n\s*", between, text), "resp", "leader") == kept(text, "resp", "leader")
