"""Sites (网站): a proper name that ends in 网 and is run as one, and not as a network of pipes, wires or watchers.

办好甲乙人大网    改版甲乙党建网    做好甲乙网的建设及维护
"""

from __future__ import annotations

import re

from . import naming
from .grammar import ending
from .runs import Run

_RUN = re.compile("办好|办|改版|改版升级|开通|建好|建好管好|管好|运行好|运营好|维护|运维|做好|用好|建设好")
_SITE = re.compile(
    "[\u4e00-\u9fff]{2,14}网(?=$|[，。；、和与及《“]|的|建设|改版|升级|运行|运维|维护|内容|栏目)"
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
