"""Responsibility in running text (正文中的责任分工): 由甲局牵头，乙局配合; 由甲部会同乙部、丙部等部门研究提出意见.

    running = (由 | 。) bodies (会同 bodies 等部门? | verb) { (， | ；) 由? bodies verb }  |  bodies (牵头 | 负责) at the beginning of a sentence

Whoever works together with others (会同) leads; after a verb its role holds. Only what is nothing but names of bodies counts.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator

from ...graph.fact import Role
from ..vocabulary import either, vocabulary
from .bodies import bodies
from .bodynames import collective, ends_like_a_body
from .group import Clause, Group
from .persons import person

_WORDS = vocabulary("clauses")["running"]
_VERBS: dict[str, list[str]] = vocabulary("clauses")["verbs"]
_VERB = "|".join(
    f"(?P<{role}>{either([*_VERBS[role], *(_WORDS['does'] if role == 'responsible' else ())])})"
    for role in ("lead", "support", "responsible")
)
_WITH = rf"(?<![{_WORDS['not_with']['before']}]){either(_WORDS['with'])}(?![{_WORDS['not_with']['after']}])"
_NO_VERB = either(_WORDS["no_verb"])  # behind what looks like a verb and begins the end of a name: 甲监督所
_OTHERS = r"(?:等(?:有关|相关|部委)?(?:部门|单位|各部门)?)?"
_BEGIN = re.compile(rf"(?<![{_WORDS['not_behind']}])由(?![{_WORDS['not_before']}])")
_LEADING = re.compile(
    r"(?<=[。；])(?=[^。；：，\n]{2,60}牵头[，。；在于\d])"
)  # 甲公司牵头，乙公司配合，6月底前完成
_FIRST = re.compile(
    rf"(?P<names>[^。；：\n]{{2,120}}?)(?:(?P<with>{_WITH})|(?:{either(_WORDS['manners'])})*(?:{_VERB}))(?!{either(_WORDS['aside'])})"
)
_SELF = re.compile(
    rf"(?P<names>[^。；：，\n]{{2,40}}?)(?P<list>[：。])?(?:{either(_WORDS['manners'])})*(?:(?P<lead>牵头(?:负责)?)|(?P<responsible>负责))(?=[一-鿿])(?!{either(_WORDS['aside'])})"
)
_DUTY = re.compile(r"(?P<names>[^。；：\n]{2,60})(?:（[^（）]{1,12}）)?[：。](?P<lead>牵头)?(?=.)")
_COMMON = frozenset(_WORDS["common"])
_OTHER = re.compile(
    rf"(?P<names>[^。；：\n]{{2,300}}?){_OTHERS}(?:(?:{either(_WORDS['manners'])})*(?:{_VERB})|(?={either(_WORDS['acts'])}))"
)
_TOGETHER = re.compile(rf"，(?:{_WITH})(?P<names>[^。；：，\n]{{2,200}}?){_OTHERS}(?=，)")
_NEXT = re.compile(
    rf"[，；](?:由|{_WITH})?(?P<names>[^。；：，\n]{{2,80}}?){_OTHERS}(?:{either(_WORDS['manners'])})*(?:{_VERB})(?!{_NO_VERB})"
)
_WITH_NEXT = re.compile(  # 由甲处牵头，会同乙处、丙处办理
    rf"，(?:{_WITH})(?P<names>[^。；：，\n]{{2,80}}?){_OTHERS}{either(_WORDS['acts'])}(?=[，。；])"
)
_OBJECT = re.compile("[^，。；：\n]{1,8}(?=，)")  # 承担技术支撑，…


def duty(text: str, start: int, end: int) -> Clause | None:
    """Return the bodies that begin ``text[start:end]`` before a colon or stop, in a list of what each has to do; None where there are none.

    >>> text = "1.教育局、各乡镇政府：牵头做好宣传。"
    >>> [(text[g.start : g.end], g.role) for g in duty(text, 2, len(text)).groups]
    [('教育局、各乡镇政府', 'lead')]
    """
    found = _DUTY.match(text, start, end)
    if found is None or not _named(text, *found.span("names")):
        return None
    return Clause(start, found.end("names"), (_group(found, _role(found)),), "resp.running")


def running(text: str, start: int, end: int) -> Iterator[Clause]:
    """Yield the clauses in the running text ``text[start:end]``, in order.

    >>> text = "关于粮食安全的问题，由甲部会同乙部、丙局等部门研究提出意见。"
    >>> [(text[g.start : g.end], g.role) for clause in running(text, 0, len(text)) for g in clause.groups]
    [('甲部', 'lead'), ('乙部、丙局', 'responsible')]
    """
    at = start
    if "负责" in text or "牵头" in text:
        at = yield from _opening(text, start, end)
    leads = "牵头" in text
    # behind 由; looked for again only when it was passed: else many sentences cost their square
    given = _BEGIN.search(text, at, end)
    while True:
        if given and given.start() < at:
            given = _BEGIN.search(text, at, end)
        # where a sentence begins with who leads
        leading = _LEADING.search(text, at, given.start() if given else end) if leads else None
        begin = leading or given
        if begin is None:
            return
        groups = list(_groups(text, begin.end(), end))
        at = groups[-1].end if groups else begin.end() + (begin.end() == begin.start())
        if groups:
            yield Clause(begin.start(), at, tuple(groups), "resp.running")


def _opening(text: str, start: int, end: int) -> Generator[Clause, None, int]:
    """Yield the bodies that open the first sentence and do it themselves (教务处负责通知 …, 教务处：负责通知 …); return where to go on."""
    found = _SELF.match(text, start, end)
    if found is None or not _named(text, *found.span("names")):
        return start
    listed = found["list"] is not None  # 市教育局：负责…: of a list of duties
    if any(
        (body.collective and not listed) or body.name in _COMMON
        for body in bodies(text, *found.span("names"))
    ):
        return start
    group = _group(found, _role(found))
    yield Clause(start, group.end, (group,), "resp.running")
    return group.end


def _groups(text: str, at: int, end: int) -> Iterator[Group]:
    first = _FIRST.match(text, at, end)
    if first is None or not _named(text, *first.span("names")):
        return
    role = "lead" if first["with"] else _role(first)
    yield _group(first, role)
    at = first.end()
    if first["with"]:
        other = _OTHER.match(text, at, end)
        if other and _named(text, *other.span("names")):
            yield _group(other, _role(other) if other.lastgroup != "names" else "responsible")
            at = other.end()
    if (joined := _TOGETHER.match(text, at, end)) and _named(text, *joined.span("names")):
        yield _group(joined, "responsible")  # 由甲局牵头，会同乙局、丙局，建设平台
        at = joined.end()
    while (
        following := _NEXT.match(text, (stop := _stop(text, at, end)), end)
        or _WITH_NEXT.match(text, stop, end)
    ) is not None:
        helps = _role(following) == "support"  # 各部门配合
        if (collective(following["names"]) and not helps) or not _named(text, *following.span("names")):
            return
        yield _group(following, _role(following))
        at = following.end()


def _stop(text: str, at: int, end: int) -> int:
    """Return the next mark that may part two bodies with their verbs: ， behind a verb and a short object, else ；."""
    if text[at : at + 1] == "，":
        return at
    if object_ := _OBJECT.match(text, at, end):
        return object_.end()
    found = text.find("；", at, min(end, at + 200))
    return found if found >= 0 and text.find("。", at, found) < 0 else end


def _group(found: re.Match[str], role: Role) -> Group:
    start, end = found.span("names")
    return Group("bodies", role, start, end, start)


def _role(found: re.Match[str]) -> Role:
    roles: tuple[Role, ...] = ("lead", "support", "responsible")
    return next((role for role in roles if role in found.re.groupindex and found[role]), "responsible")


def _named(text: str, start: int, end: int) -> bool:
    """Whether the stretch is nothing but names of bodies."""
    named = bodies(text, start, end)
    return bool(named) and all(
        (body.collective or ends_like_a_body(body.name) or person(body.name))
        and not body.doubtful
        and len(body.name) < 20
        for body in named
    )
