"""Pieces of the reference page: text made safe, words in both languages, lists of facts, tables, and how it looks."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

from ..terms import LANGUAGES, Words

STYLE = """
:root { color-scheme: light dark; --page: #fff; --ink: #18212f; --quiet: #566072; --line: #d9dee6; --card: #f4f6f9; --accent: #1f5fa8; }
@media screen and (prefers-color-scheme: dark) {
  :root { --page: #12161d; --ink: #e8ecf2; --quiet: #a3adbd; --line: #2c3542; --card: #1a2029; --accent: #7fb2ee; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 0 1.25rem 4rem; background: var(--page); color: var(--ink);
  font: 15px/1.6 "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif; }
a { color: var(--accent); }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--page); padding: .5rem; }
h1, h2, h3 { line-height: 1.3; margin: 2.5rem 0 .5rem; }
h2 { border-bottom: 2px solid var(--line); padding-bottom: .3rem; }
h3 { margin-top: 0; }
code { font: .92em/1.4 ui-monospace, "SFMono-Regular", Consolas, monospace; overflow-wrap: anywhere; }
article { border: 1px solid var(--line); border-radius: .5rem; padding: 1rem 1.25rem; margin: 1rem 0; scroll-margin-top: 1rem; }
:target { outline: 3px solid var(--accent); }
p { margin: .25rem 0; max-width: 60rem; }
.quiet, dt, caption, th { color: var(--quiet); }
dl { display: grid; grid-template-columns: minmax(9rem, max-content) 1fr; gap: .2rem 1rem; margin: .75rem 0 0; }
dt, dd { margin: 0; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin-top: .75rem; }
caption { text-align: left; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-top: 1px solid var(--line); font-weight: normal; }
thead th { border-top: 0; }
nav ul { list-style: none; padding: 0; columns: 18rem; margin: .5rem 0; }
@media print { nav, .skip { display: none; } article { break-inside: avoid; } }
"""


def safe(text: str) -> str:
    """Return *text* as it may stand in HTML, in attributes too.

    >>> safe('<a href="x">')
    '&lt;a href=&quot;x&quot;&gt;'
    """
    return html.escape(text)


def both(said: Words, between: str = " · ") -> str:
    """Return *said* in Chinese and English, each marked with its language."""
    return between.join(f'<span lang="{language}">{safe(said[language])}</span>' for language in LANGUAGES)


def paragraphs(said: Words) -> str:
    """Return *said* as one paragraph a language."""
    return "".join(f'<p lang="{language}">{safe(said[language])}</p>\n' for language in LANGUAGES)


def label(zh: str, en: str) -> str:
    """Return a word of the page itself in both languages."""
    return both({"zh": zh, "en": en})


def link(target: str, text: str) -> str:
    """Return a link with a name as its text; nothing is loaded until it is followed."""
    return f'<a href="{safe(target)}"><code>{safe(text)}</code></a>'


def facts(rows: Iterable[tuple[str, str]]) -> str:
    """Return *rows* of (name, HTML) as a list; those without content are left out."""
    said = [f"<dt>{name}</dt><dd>{content}</dd>\n" for name, content in rows if content]
    return f"<dl>\n{''.join(said)}</dl>\n" if said else ""


def table(caption: str, head: Sequence[str], rows: Iterable[str]) -> str:
    """Return a table of *rows* (each a ``<tr>``) under *head*; it scrolls by itself where the screen is narrow."""
    cells = "".join(f'<th scope="col">{name}</th>' for name in head)
    body = "".join(rows)
    return f'<div class="wide"><table><caption>{caption}</caption>\n<thead><tr>{cells}</tr></thead>\n<tbody>\n{body}</tbody></table></div>\n'


def row(first: str, *cells: str, anchor: str = "") -> str:
    """Return a row whose *first* cell names it."""
    name = f' id="{safe(anchor)}"' if anchor else ""
    rest = "".join(f"<td>{cell}</td>" for cell in cells)
    return f'<tr{name}><th scope="row">{first}</th>{rest}</tr>\n'
