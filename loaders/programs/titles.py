"""Titles that are names: book-title marks around a plan, a book, a journal, a show or a column, and run-in titles of tasks.

《…计划》 that is carried out                    落实《甲乙规划》                计划
《…》 that is published or run                   出版《甲乙》, 创办《甲乙学刊》    著作, 刊物
《…》 show                                      《甲乙》云展播                 活动
opened 《…》 { 《…》 } column                     开办《甲乙》《丙丁》栏目         媒体
title = modifier (工程 | 行动 | 计划)             1.甲乙能力提升工程。…
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..members import Member
from ..passage import Passage
from ..vocabulary import either
from . import naming
from .grammar import ending, pattern, verbs, words
from .mention import Mention, stated
from .nouns import nouns
from .runs import Run

_PLAN_TITLE = re.compile(rf"{either(words()['endings']['plans'])}(?:（[^（）]{{1,30}}）)?》$")
_JOURNAL = re.compile("(?:刊|学报|杂志)》$")
_PERIODICAL = re.compile("[校院会内期馆社季月]刊$")
_PRINTED = re.compile("(?:编印|编报|编发)$")
_ISSUES = re.compile(r"[0-9]{1,3}期|[月季双]刊")
_ISSUING = re.compile(
    f"{either(words()['verbs']['issuing'])}(?:完成|好)?$"
)  # 报送《甲参考》24期, 发行《甲》季刊
_NUMBERED = re.compile(
    f"[^，。；、《》0-9]{{0,4}}(?:不少于|不低于)?[0-9]{{1,3}}期|{either(words()['endings']['periodicals'])}"
)
_DRAFTS = re.compile(f"{either(words()['endings']['drafts'])}》$")
_VOLUME = re.compile(r"第[一二三四五六七八九十百〇零两\d]{1,4}([辑期卷册部])|[（(][上中下][）)]|[上中下]册")
_NAMED_IN = re.compile("(?:在|于|发表在|刊登于|刊发于|投稿)$")  # 在《甲乙学报》发表论文
_WATCHED = re.compile("观看|收看|学习")
_LEARNED = re.compile("学报》$")
_ABOUT = re.compile(f"{either(words()['modifiers']['occasions'])}{{1,3}}")
_HELD = ("活动", "系列活动", "主题活动")
_LAW = re.compile("(?:法|条例|规定|规程|准则)(?:（[^（）]{1,12}）)?》$")
_YEARBOOK = re.compile(f"{either(words()['endings']['yearbooks'])}(?:（[^（）]{{1,12}}）)?》$")
_COMPILED = re.compile(f"的?{either(words()['verbs']['compiling'])}")
_ISSUED = re.compile(f"的?{either(words()['verbs']['periodical'])}")
_TITLE = 30  # characters of a title that is a name
_YEARS_PLANNED = re.compile(
    "[一二三四五六七八九十]{1,2}年[一-鿿]{0,6}?(?:规划|方案)|(?:规划纲要|规划|纲要)（20[0-9]{2}[^（）]{1,10}年）"
)
_DRAFTED = tuple(words()["verbs"]["writing"])
WORKS = ("计划", "行动", "工程")  # which elsewhere need a verb that carries them out
_SAYS = 4  # characters of a modifier that picks out one, where the whole title is the name (教育提升行动)
_PARTED = re.compile("[，。；：、“”《》]|和(?![谐美平睦合])|与(?!会)|及(?!时)")


def titled(passage: Passage, start: int, end: int) -> Mention | None:
    """Return the initiative that the run-in title ``[start:end]`` of a task is as a whole, without a verb: 甲乙服务能力提升工程.

    >>> from remit.loaders.passage import clean
    >>> text = "甲乙服务能力提升工程。提升甲乙服务能力。"
    >>> titled(clean(text, [(0, len(text))]), 0, 11).type, titled(clean(text, [(0, len(text))]), 11, 20)
    ('工程', None)
    """
    text = passage.text
    if (dash := text.find("—", start, end)) > start and text.endswith(WORKS, start, dash):
        end = dash  # 甲乙新极行动——丙丁焕新
    while end > start and text[end - 1] in "。：；， \n":
        end -= 1
    if not start < end <= start + _TITLE or not text.endswith(WORKS, start, end):
        return None
    if _PARTED.search(text, start, end):
        return None
    noun = next((noun for noun in nouns(text, start, end) if noun.end == end), None)
    if noun is None or noun.type not in WORKS:
        return None
    _, name = naming.beginning(text, start, noun.start, True)
    if name > start or verbs("drafting").match(text, start) or text.endswith(ending("parts"), start, end):
        return None
    said = pattern("generic").sub("", text[start : noun.start])
    if len(said) < _SAYS and not naming.single(text, start, noun):
        return None
    return Mention(start, start, end, end, noun.type, "program.typed")


def planned(run: Run, member: Member, last: int, first: bool) -> Iterator[Mention]:
    """Yield the plan of *member* without marks that is carried out and whose name says for which years it is: 实施甲乙十年规划."""
    text = run.text
    for found in _YEARS_PLANNED.finditer(text, member.start, last):
        verb, name = naming.beginning(text, member.start, found.start(), first)
        drafted = text.startswith(_DRAFTED, found.end())
        inside = any(start <= found.start() < end for start, end in member.enclosed)
        if (
            not (drafted or inside)
            and found.start() - name >= _SAYS - 2
            and run.last("implementing", name) == name
        ):
            yield Mention(verb, name, found.end(), found.end(), "计划", "program.typed")


def book(run: Run, start: int, end: int) -> Iterator[Mention]:
    """Yield the name that the title at *start* to *end* is, or begins."""
    text = run.text
    if printed := _PRINTED.search(text, max(run.start, start - 4), start):
        type_ = "刊物" if _NUMBERED.match(text, end, run.end) else "著作"
        if not _DRAFTS.search(text, start, end):
            yield Mention(printed.start(), start, end, end, type_, "program.book")
        return
    if run.governed(start, "drafting"):
        return
    about = _ABOUT.match(text, end, run.end)
    staged = pattern("noun").match(text, about.end(), run.end) if about else None
    if staged and staged[0] in _HELD:  # 办好《甲乙》学术交流活动
        yield stated(run, run.start, start, staged.end(), "活动", "program.book")
        return
    if _PLAN_TITLE.search(text, start, end):
        carried = run.governed(start, "implementing") or text[end : end + 2] in ("实施", "落实")
        type_ = "计划" if carried else ""
    elif pattern("broadcast").match(text, end, run.end) and pattern("opened").search(
        text, max(run.start, start - naming.FAR), start
    ):
        type_ = "媒体"
    else:
        kinds = (("publishing", "著作"), ("running", "刊物"))
        type_ = next((type_ for kind, type_ in kinds if run.governed(start, kind)), "")
        type_ = "" if type_ == "刊物" and _LAW.search(text, start, end) else type_  # 办好《甲法》宣传周
        periodical = _JOURNAL.search(text, start, end) or _PERIODICAL.search(
            text, max(run.start, start - 2), start
        )
        if type_ == "著作" and periodical:
            type_ = "刊物"  # 出版校刊《甲乙》
        issuing = _ISSUING.search(text, max(run.start, start - 6), start)
        if not type_ and issuing and _ISSUES.match(text, end, run.end):
            type_ = "刊物"
        if not type_ and _JOURNAL.search(text, start, end) and _ISSUED.match(text, end, run.end):
            type_ = "刊物"
        if not type_ and (show := pattern("show").match(text, end, run.end)):
            yield stated(run, run.start, start, show.end(), "活动", "program.book")
            return
        film = pattern("film").match(text, end, run.end)
        if not type_ and film and not _WATCHED.search(text, max(run.start, start - naming.FAR), start):
            yield stated(run, run.start, start, film.end(), "著作", "program.book")
            return
        if (
            not type_
            and _LEARNED.search(text, start, end)
            and not _NAMED_IN.search(text, max(run.start, start - naming.FAR), start)
        ):
            type_ = "刊物"
        if not type_ and _YEARBOOK.search(text, start, end) and _COMPILED.match(text, end, run.end):
            type_ = "著作"
    if type_:
        volume = _VOLUME.match(text, end, run.end)
        if volume and type_ in ("著作", "刊物"):
            end, type_ = volume.end(), "刊物" if volume[1] in ("辑", "期") else type_
        yield stated(run, run.start, start, end, type_, "program.book")
