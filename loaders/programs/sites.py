"""Sites (网站): a proper name that ends in 网 and is run as one, and not as a network of pipes, wires or watchers.

办好甲乙人大网    改版甲乙党建网    做好甲乙网的建设及维护
"""

from __future__ import annotations

import re

from ..vocabulary import either
from . import naming
from .grammar import ending, words
from .runs import Run

_RUN = re.compile(either(words()["verbs"]["sites"]))
_SITE = re.compile(
    f"[\u4e00-\u9fff]{{2,14}}网(?=$|[，。；、和与及《“]|的|{either(words()['verbs']['site_work'])})"
)


def site(run: Run, start: int, last: int, first: bool) -> tuple[int, int, int] | None:
    """Return where the verb, the name and the end of a site in the member at *start* to *last* are, or None."""
    found = _SITE.search(run.text, start, last)
    if found is None or run.text.endswith(ending("networks"), found.start(), found.end()):
        return None
    verb, name = naming.beginning(run.text, start, found.end(), first)
    if not _RUN.fullmatch(run.text[verb:name]) or not 3 <= found.end() - name <= naming.LONGEST:
        return None
    return verb, name, found.end()
