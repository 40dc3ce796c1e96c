"""How titles end: the class noun of a plan (文种), and the letter that carries it (通知)."""

from __future__ import annotations

import re

from .vocabulary import either, vocabulary

_WORDS = vocabulary("titles")
_NOTES = r"(?:（[^（）]{1,24}）|\([^()]{1,24}\))*"  # （2025—2027年）, （试行）
_PLAN = re.compile(rf"({either(_WORDS['nouns'])})[》”]?{_NOTES}$")
_NOTICE = re.compile(rf"{either(_WORDS['notices']['words'])}{_NOTES}$")
_SENTENCE = re.compile(r"[。；！？]|[：:]$")


def label(title: str) -> str | None:
    """Return the label of the task list under *title*, None where it is no title of a plan.

    >>> label("某县2024年重点任务分解和责任分工方案"), label("甲协会2024年工作要点（试行）"), label("关于印发要点的通知")
    ('分工', '要点', None)
    """
    found = _PLAN.search(title)
    if not found:
        return None
    for noun in _WORDS["noun"]:
        if found[1] == noun["word"] and noun["before"] in title[: found.start()]:
            return str(noun["label"])
    return str(_WORDS["nouns"][found[1]])


def notice(title: str) -> bool:
    """Whether *title* is the heading of a letter that carries a plan (…的通知)."""
    return bool(_NOTICE.search(title)) and not _SENTENCE.search(title)


def titled(line: str) -> bool:
    """Whether *line* is a whole title: it ends in the noun of a plan or a letter and holds no sentence.

    >>> titled("关于做好甲市工作的若干意见"), titled("进一步完善工作计划，加强任务"), titled("促进就业工作")
    (True, False, False)
    """
    words = line.rstrip("* \t\u3000")
    if len(words) > 90 or "，" in words or _SENTENCE.search(words):
        return False
    return bool(_PLAN.search(words) or _NOTICE.search(words))
