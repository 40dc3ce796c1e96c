"""Names without a class noun that are initiatives by their form, or by what their list is called.

百名专家进百县    第六届甲城杨梅节    举办甲乙论坛、丙丁对话等品牌活动    评选十佳甲乙    办好甲乙人大网
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..members import Member
from ..vocabulary import either
from . import naming
from .grammar import EDITION, ENTERING, MATCHING, YEAR, ending, pattern, words
from .honours import elected
from .mention import Mention
from .runs import Run
from .sites import site

EVENTS = re.compile(f"{either(words()['modifiers']['eventful'])}[\u4e00-\u9fff]{{0,4}}活动")
_ENTERS = re.compile(r"[进·百千万]")
_SHORTEST = 4  # characters of a festival: shorter ones are days of the calendar (重阳节)
_HELD = re.compile(either(words()["verbs"]["staging"]))
_PROPER = re.compile("十佳|十大|最美|第.{1,3}届|网")
_MANY = re.compile("[十百千万]")


def festival(run: Run, member: Member, last: int, first: bool) -> Iterator[Mention]:
    """Yield the festival that ends *member*: one with an edition, or one that the list says is held."""
    text = run.text
    found = pattern("festival").search(text, member.start, last)
    if found is None or any(start <= found.start() < end for start, end in member.enclosed):
        return
    verb, name = naming.beginning(text, member.start, found.start(), first)
    end = found.end()
    if not _SHORTEST <= end - name <= naming.LONGEST or text.endswith(ending("inside_not"), name, end):
        return
    edition = EDITION.search(text, name, end) or pattern("worldly").match(text, name, end)  # 中国国际甲产业周
    if edition or (
        _HELD.search(text, max(run.start, name - naming.FAR), name)
        and naming.specific(text, name, found.start())
    ):
        yield Mention(verb, name, end, end, "活动", "program.typed" if edition else "program.member")


def campaign(run: Run, member: Member, last: int, first: bool) -> Iterator[Mention]:
    """Yield a member without a class noun that is an activity by its form, or because the list is called so."""
    text = run.text
    listed = run.called is not None and run.called.type == "活动"
    events = listed and EVENTS.search(text, run.etc, run.end)
    if not (events or (_ENTERS if listed else _MANY).search(text, member.start, last)):
        return
    verb, name = naming.beginning(text, member.start, last, first)
    bare = text[name:last]
    if not 4 <= len(bare) <= naming.LONGEST:
        return
    if events and _HELD.search(text, max(run.start, name - naming.FAR), name):
        if naming.specific(text, name, last) and pattern("clausal").search(bare) is None and "的" not in bare:
            yield Mention(verb, name, last, last, "活动", "program.member")
        return
    dated = listed and "·" in bare and YEAR.search(bare)
    matched = MATCHING.match(bare) and (listed or run.governed(name, "holding"))
    if dated or matched or (listed and ENTERING.search(bare)):
        yield Mention(verb, name, last, last, "活动", "program.member")


def proper(run: Run, member: Member, last: int, first: bool) -> Iterator[Mention]:
    """Yield the honour or the site that *member* names without marks."""
    if not _PROPER.search(run.text, member.start, last):
        return
    for find, type_ in ((elected, "奖"), (site, "媒体")):
        if at := find(run, member.start, last, first):
            yield Mention(*at, at[2], type_, "program.typed")
