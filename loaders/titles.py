"""Titles of plans (文种), of the letters that carry them (通知), of sections that hold no tasks."""

from __future__ import annotations

import re

from .vocabulary import either, vocabulary

_WORDS = vocabulary("titles")
_NOTES = r"(?:（[^（）]{1,24}）|\([^()]{1,24}\))*"  # （2025—2027年）, （试行）
_PLAN = re.compile(rf"({either(_WORDS['nouns'])})[》”]?{_NOTES}[》”]?$")
_NOTICE = re.compile(rf"{either(_WORDS['notices']['words'])}{_NOTES}》?$")
_SUBJECTS = re.compile(either(_WORDS["subjects"]["words"]))
_DATED = re.compile("(?:19|20)[0-9]{2}年")
_LONGEST_TITLE = 45
_LAST = frozenset("）)》”") | {word[-1] for word in (*_WORDS["nouns"], *_WORDS["notices"]["words"])}
_NUMBERED = re.compile(r"[〔［（【](?:19|20)\d\d[〕］）】]第?\d{1,5}号$")
_SENTENCE = re.compile(r"[。；！？]|[：:]$")
_ASIDE = either((*_WORDS["headings"]["principles"], *_WORDS["headings"]["goals"]))
_ASIDES = re.compile(
    rf"(?:[一-鿿]{{0,3}}{_ASIDE}[和与及、]?)+(?:(?<=[和与及])(?:进度|时间|实施|阶段)(?:安排|步骤))?"
)
_WHY = re.compile(
    rf"{either(_WORDS['headings']['why'])}[^，。；]{{1,30}}{either(_WORDS['headings']['because'])}"
)
_GOALS = re.compile(either(_WORDS["headings"]["goals"]))
_OWN_GOALS = re.compile(  # 水环境质量目标, 2025年目标; 实现年度目标 is a task
    rf"(?!.{{0,10}}{either(_WORDS['headings']['goal_tasks'])})(?:20\d\d年)?(?:[一-鿿]{{2,8}})?(?:{either(_WORDS['headings']['goal_fields'])}|[一-鿿]{{2}}[和与及、](?:总体|主要|发展|工作|具体|预期)?)目标"
)
_DUTIES = re.compile(rf"{either(_WORDS['headings']['duties'])}(?:如下)?$")
_RUN_IN = re.compile(
    rf"{either(word for kind in ('support', 'duties', 'tasks', 'principles', 'goals') for word in _WORDS['headings'][kind] if len(word) > 3)}"
    r"(?:[和与及](?:进度|时间|工作|主要|任务|重点|实施)(?:安排|步骤|任务|要求|分工|举措|措施|内容))?"
    r"(?=[一-鿿“《\d（][^。]{8})(?![的和与及是为])"
)
_PAST = re.compile(rf"{either(_WORDS['headings']['past'])}$|^{either(_WORDS['headings']['past'])}")
_BUTTON, _BESIDE = (either(_WORDS["furniture"][kind]) for kind in ("buttons", "beside"))
_WEB = re.compile(
    rf"{either(_WORDS['furniture']['heads'])}|^(?:网站)?首页"
    rf"|(?<![一-鿿])(?:{_BESIDE}{{0,2}}{_BUTTON}{_BESIDE}{{0,3}}){{1,8}}(?![一-鿿])"
)
_FURNITURE = re.compile(either(_WORDS["furniture"]["words"]))
_APPENDIX = re.compile(rf"[《“【]?{either(_WORDS['appendices']['words'])}[》”】：]?")


def aside(heading: str) -> bool:
    """Whether *heading* stands over principles or goals, not over tasks.

    >>> aside("指导思想"), aside("总体要求和主要目标"), aside("重点任务"), aside("充分认识甲工作的重要性和紧迫性")
    (True, True, False, True)
    """
    if _WHY.fullmatch(heading):
        return True
    return len(heading) <= 20 and bool(_ASIDES.fullmatch(heading) or _OWN_GOALS.fullmatch(heading))


def goals(heading: str) -> bool:
    """Whether *heading* stands over the plan's own goals.

    >>> goals("发展目标"), goals("水环境质量目标"), goals("基本原则"), goals("主要目标和重点任务")
    (True, True, False, False)
    """
    return aside(heading) and bool(_GOALS.search(heading) or _OWN_GOALS.fullmatch(heading))


def past(heading: str) -> bool:
    """Whether *heading* stands over what was done or found.

    >>> past("2023年工作回顾"), past("2024年工作安排")
    (True, False)
    """
    return len(heading) <= 40 and "，" not in heading and bool(_PAST.search(heading))


def duties(heading: str) -> bool:
    """Whether *heading* stands over a list of bodies, each with what it has to do.

    >>> duties("组织领导及职责分工"), duties("重点任务")
    (True, False)
    """
    return len(heading) <= 20 and bool(_DUTIES.search(heading))


def run_in(text: str, start: int) -> int:
    """Return where a heading of general use ends that *text* begins with at *start* and runs on without a mark; *start* where none does.

    >>> run_in("二、发展目标通过三年努力，建成体系。", 2), run_in("二、发展目标", 2), run_in("二、发展目标，", 2)
    (6, 2, 2)
    """
    found = _RUN_IN.match(text, start)
    return found.end() if found else start


def web(line: str) -> bool:
    """Whether the short *line* is what a web page prints before a document: 字号：大 中 小."""
    return len(line) < 120 and bool(_WEB.search(line)) and not titled(line)


def furniture(line: str) -> bool:
    """Whether *line* begins like what a web page prints after a document: 版权所有, 上一篇."""
    return bool(_FURNITURE.search(line, 0, 80))


def closes_page(text: str, at: int) -> bool:
    """Whether the line that begins at *at* of *text* begins with what a web page prints after a document.

    >>> closes_page("甲局\\n上一篇：通知", 3), closes_page("甲局\\n乙局", 3)
    (True, False)
    """
    return _FURNITURE.match(text, at) is not None


def appendix(line: str) -> bool:
    """Whether *line* is the heading of what is no part of the plan: 名词解释."""
    return len(line) < 12 and bool(_APPENDIX.fullmatch(line))


def label(title: str) -> str | None:
    """Return the label of the task list under *title*, None where it is no title of a plan.

    >>> label("某县2024年重点任务分解和责任分工方案"), label("甲协会2024年工作要点（试行）"), label("关于印发要点的通知")
    ('分工', '要点', None)
    """
    found = _PLAN.search(title) if title[-1:] in _LAST else None
    if not found:
        return None
    for noun in _WORDS["noun"]:
        if found[1] == noun["word"] and noun["before"] in title[: found.start()]:
            return str(noun["label"])
    return str(_WORDS["nouns"][found[1]])


def titled_part(line: str) -> str:
    """Return *line* without the number of the document that stands behind its title with no mark between.

    >>> titled_part("关于做好甲市工作的意见甲政发〔2024〕1号"), titled_part("甲市2024年工作要点")
    ('关于做好甲市工作的意见', '甲市2024年工作要点')
    """
    if line.endswith("号") and (found := _NUMBERED.search(line)):
        heads = (line[:end] for end in range(found.start() - 2, max(found.start() - 10, 6), -1))
        return next((head for head in heads if label(head) or notice(head)), line)
    return line


def supposed(line: str) -> bool:
    """Whether the *line* over a list that has no title is its heading: it names a year and what the list is about.

    >>> supposed("2024年十大民生实事项目出炉"), supposed("2024年十大新闻"), supposed("做好2024年重点工作，抓好落实。")
    (True, False, False)
    """
    return len(line) <= _LONGEST_TITLE and bool(
        _DATED.search(line) and _SUBJECTS.search(line) and not _SENTENCE.search(line) and "，" not in line
    )


def notice(title: str) -> bool:
    """Whether *title* is the heading of a letter that carries a plan (…的通知)."""
    return title[-1:] in _LAST and bool(_NOTICE.search(title)) and not _SENTENCE.search(title)


def titled(line: str) -> bool:
    """Whether *line* is a whole title: it ends in the noun of a plan or a letter and holds no sentence.

    >>> titled("关于做好甲市工作的若干意见"), titled("进一步完善工作计划，加强任务"), titled("促进就业工作")
    (True, False, False)
    """
    words = titled_part(line.rstrip("* \t\u3000"))
    if words[-1:] not in _LAST or len(words) > 90 or "，" in words or _SENTENCE.search(words):
        return False
    return bool(_PLAN.search(words) or _NOTICE.search(words))
