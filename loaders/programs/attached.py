"""What stands directly before a quotation and belongs to the name: an edition, a year, a region, whom or what it is for.

    第三届“甲乙”大赛    全省“甲乙”行动    基层工会“甲乙”工程    青年突击队“甲乙行动”

A verb, a conjunction or another name before it belongs to none.
"""

from __future__ import annotations

import re

from ..vocabulary import either
from .grammar import EDITION, YEAR, pattern, words
from .nouns import Noun
from .titles import WORKS

_JOINED = re.compile("[、和与及]")
_ORDINAL = re.compile(r"第[一二三四五六七八九十百〇零两\d]{1,4}个")  # 第十一个“敬老月”活动
_AREA = re.compile(
    f"{either(words()['modifiers']['areas'])}(?:地区)?|[^的、，]{{2,8}}{either(words()['modifiers']['area_nouns'])}"
)
_CLAUSAL = re.compile(
    r"[^\u4e00-\u9fffA-Za-z\d]|[与及或的了为以在对把将被让使由向从]|和(?![美谐平睦善])|\d[年月日]|年底|季度"
)
_WHOSE = re.compile(
    f"{either(words()['modifiers']['whose'])}$|(?:国家|全国|[省市县区州旗])[^，。]{{0,10}}(?:委|局|部|厅|办|署|院|中心)$"
)
_CONTESTS = frozenset(("大赛", "竞赛", "论坛", "年会"))
_LENGTH = 14  # characters before a quotation that are looked at as whom it is for
_BRAND = (
    4  # characters of a quoted name with its class noun that hangs on what it is for (青年突击队“攻坚行动”)
)


def prefixed(before: str, inner: str, noun: Noun, outside: bool) -> bool:
    """Say whether the words *before* a quotation belong to its name; *noun* ends the name *outside* of the marks or within.

    >>> work, event = Noun(0, 2, "工程", True), Noun(0, 2, "活动", False)
    >>> prefixed("基层工会", "甲乙", work, True), prefixed("各级组织", "甲乙丙", event, True), prefixed("第三届", "甲乙", event, True)
    (True, False, True)
    """
    if not before or len(before) > 20 or before.endswith(("”", '"')) or before[0] in "并和与及":
        return False
    local = pattern("regions").sub("", before)
    if (EDITION.match(local) or _ORDINAL.match(local)) and not _JOINED.search(before):
        return True
    if (
        outside
        and noun.type in _CONTESTS
        and YEAR.match(before)
        and not _CLAUSAL.search(YEAR.sub("", before))
    ):
        return True  # 2024年甲区营商环境“金点子”大赛
    if not outside:
        return noun.type in WORKS and len(inner) <= _BRAND and _for_whom(before)
    if noun.type in WORKS and _for_whom(YEAR.sub("", before, count=1)):
        return True
    if len(inner) <= 2:
        return len(before) <= 4 and pattern("noun").search(before) is None
    rest = pattern("regions").sub("", EDITION.sub("", YEAR.sub("", before)))
    return (
        rest == "" or (len(rest) <= 4 and rest[-1] in "省市县区州盟旗") or _AREA.fullmatch(rest) is not None
    )


def _for_whom(before: str) -> bool:
    """Say whether *before* are nouns that say whom or what an initiative is for, and no clause."""
    if not 2 <= len(before) <= _LENGTH or _CLAUSAL.search(before) or _WHOSE.search(before):
        return False
    return pattern("clausal").search(before) is None and pattern("generic").sub("", before) != ""
