"""Pages: one self-contained HTML file each, that makes no request and runs nothing but its own script.

The content security policy names the hashes of the very strings that stand in the file.
Words of documents reach a page in two ways only: through the template, escaped, and as JSON data that the script shows as text.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from ..graph.output import replacing
from .pinyin import readings
from .shell import keys, neighbours
from .words import words

SHARED = (
    "base.js",
    "trail.js",
    "help.js",
    "quote.js",
    "panel.js",
    "legend.js",
    "search.js",
    "picture.js",
    "vector.js",
    "walk.js",
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page (页面): *name* as in ``VIEWS``, *html* the whole file, *title* and *answer* the head of it. In a notebook it shows itself.

    >>> Page("matrix", "<!doctype html>")._repr_html_()[:30]
    '<iframe srcdoc="&lt;!doctype h'
    """

    name: str
    html: str
    title: str = ""
    answer: str = ""

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the page to *path* as UTF-8 and return the path; a reader sees the old file or the whole new one."""
        with replacing(path) as file:
            file.write(self.html.encode())
        return Path(path)

    def _repr_html_(self) -> str:
        return (
            f'<iframe srcdoc="{html.escape(self.html)}" sandbox="allow-scripts allow-downloads allow-modals" '
            'width="100%" height="720" frameborder="0"></iframe>'
        )


def compose(
    name: str,
    lang: str,
    data: Mapping[str, Any],
    context: Mapping[str, Any],
    scripts: Iterable[str],
    library: str = "",
    styles: Iterable[str] = (),
    template: str = "",
) -> Page:
    """Return the page *name* of the *template* of that or another name with *context*, its *data* for the script and nothing from outside.

    *scripts* are the files of ``assets`` that the view adds to those of all pages, joined in order into one script;
    *library* is a file of ``assets`` that runs before it; *styles* are the style sheets that the view adds.
    *context* needs title, answer and hint, and what the template of the page asks for.
    """
    said = words(lang)
    own = _joined((*SHARED, *scripts))
    style = "\n".join(map(_asset, ("page.css", *styles)))
    before = _asset(library) if library else ""
    sources = " ".join(digest(script) for script in (before, own) if script)
    policy = (
        f"default-src 'none'; script-src {sources}; style-src {digest(style)}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    text = (
        _environment()
        .get_template(f"{template or name}.html.j2")
        .render(
            **context,
            shell={
                "view": name,
                "beside": neighbours(name, data.get("beside", ()), said),
                "keys": keys((template or name, name), said),
            },
            lang={"zh": "zh-CN"}.get(lang, lang),
            say=said.all,
            policy=policy,
            style=_trusted(style),
            library=_trusted(before),
            script=_trusted(own),
            data=_trusted(as_json({"words": said.all, **_spelt(data), **data})),
        )
    )
    return Page(name, *map(_whole_characters, (text, str(context["title"]), str(context["answer"]))))


def _spelt(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return how names in *data* are read, for the search; nothing where that is not known."""
    found = readings(data)
    return {"readings": found} if found else {}


def as_json(data: Any) -> str:
    r"""Return *data* as JSON that may stand inside a script element: no ``<``, no line separator of JavaScript.

    >>> as_json({"a": "</script>"})
    '{"a":"\\u003c/script>"}'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def digest(source: str) -> str:
    """Return the CSP source expression that admits exactly *source*.

    >>> digest("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"


@cache
def _asset(name: str) -> str:
    text = files(__package__).joinpath("assets", name).read_text(encoding="utf-8").replace("\r\n", "\n")
    # Developer tools would ask for the map of a minified file; a page asks for nothing.
    kept = "\n".join(line for line in text.split("\n") if not line.startswith("//# sourceMappingURL="))
    if any(ending in kept.lower() for ending in ("</script", "</style", "<!--")):
        raise AssertionError(f"assets/{name} would end the element it stands in")
    return kept


def _joined(names: Iterable[str]) -> str:
    parts = "\n".join(_asset(name) for name in names)
    return f'(() => {{\n"use strict";\n{parts}\n}})();'


def _whole_characters(text: str) -> str:
    """Return *text* with each surrogate that has no partner replaced, since UTF-8 cannot hold it."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


@cache
def _environment() -> Any:
    import jinja2

    return jinja2.Environment(
        loader=jinja2.FunctionLoader(_template),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _template(name: str) -> str:
    return files(__package__).joinpath("templates", name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _trusted(source: str) -> Any:
    """Return *source*, which is remit's own or escaped already, so that the template leaves it as it is."""
    import markupsafe

    return markupsafe.Markup(source)
