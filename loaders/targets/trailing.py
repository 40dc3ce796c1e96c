"""Numbers that follow what they count, with a verb before it, with the verb of the number before, or as far as it is to go."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...graph.fact import Doubt, Target
from ..vocabulary import either, vocabulary
from .commitments import Reading, Span
from .cutting import before_adverbs, cut
from .frames import Frame, Last, made
from .lists import listed
from .phrases import after, before
from .reaching import reach
from .understood import STEPS, label, understood
from .verbless import verbless
from .verbs import ADVERBIAL, leading_verb, verb_within
from .words import (
    ADVERBS,
    AIMS,
    BENEFITING,
    DOING,
    GOOD,
    JOINED,
    MADE_TO,
    MILESTONES,
    MODIFIERS,
    OWN_WAY,
    PIVOTS,
    REACHING,
    SPENDING,
    STAGES,
    SURE,
    TIMES,
    TOTALS,
    WEAK,
)

_GIVING = frozenset("为向给对")
_NOUNS = frozenset("人名户村")  # units that say themselves what is counted
_TURNS = "人次"  # a unit that says how often someone came, not who
_PLACES = frozenset("省市县区州盟旗镇乡村")  # endings of whom a commitment is limited to (甲区新建学校3所)
_MANY = frozenset("各均再共新都年月日")
_GROWING = frozenset(("新增", "净增", "净增加", "净减少"))  # 高标准农田新增10万亩
_NOMINAL = SPENDING | frozenset(("立项",))
_REGULAR = re.compile("每(?:学期|季度|[年月周季])$")
_BOUNDS = tuple(word for words in vocabulary("units")["after"].values() for word in words)
_NEXT = re.compile(r"([、和及][^，。；、0-9]{0,8}[0-9][0-9.]{0,8}[千万]?)")
_DIGIT = re.compile(r"\d")
_FIRMS, _PEOPLE = (tuple(vocabulary("targets")["words"][words]) for words in ("firms", "people"))
_COUNTED = {"家": _FIRMS, "户": _FIRMS, "人": _PEOPLE, "名": _PEOPLE}
_ACTORS = re.compile(
    f"({either(vocabulary('targets')['words']['actors'])})(?:牵头|联合|合作|共同|参与|自主|积极|[^，。；、]{{0,8}}(?:合作|联合|共同))?"
)
_ACTOR = 24  # characters that name those who are made to do something
_CHAINED, _HELD, _PART_OF_NAMES = JOINED | STAGES, WEAK - PIVOTS, WEAK - SURE - PIVOTS
_NO_SUBJECT = _PLACES | _MANY  # ends what is no subject of the verb behind it: 丙区新建2座
_SENDING = frozenset(vocabulary("targets")["words"]["sending"])
_SENT = re.compile(f"(?:{either(vocabulary('targets')['words']['sent'])})(?=[一-鿿“]{{2}})")
_BRINGING = frozenset(vocabulary("targets")["words"]["bringing"])
_PARTICLES = frozenset("好了出起成到新再")  # after a verb only: 支出, 创新


def trailing(r: Reading, f: Frame, last: Last | None) -> Iterator[tuple[Target | Doubt, Last | None]]:
    """Yield the commitment of a number that follows its object."""
    text, q = r.text, f.quantity
    end = q.start
    while (at := before(text, f.floor, end, MODIFIERS)) < end and before(text, f.floor, end, DOING) == end:
        if text[at:end] in _PARTICLES and before(text, f.floor, at, DOING) == at:
            break
        end = at
    if regular := _REGULAR.search(text, max(f.floor, end - 4), end):
        end = regular.start()  # 更新信息每周2条
    left = r.forward(f.floor, end, ADVERBIAL)
    if text.startswith("各", left):
        left += after(text, left + 1, end, DOING) > left + 1  # 各组织视察2次
    verb = verb_within(r, left, end)
    if verb and text[slice(*verb)] == "获" and before(text, verb[1], end, BENEFITING) < end:
        verb = None  # 获市领导批示3篇
    if verb and verb[1] < end and text[verb[1]] == "、":
        verb = None  # 甲项目竣工投产、乙线6公里: of another member
    if verb and verb[0] - left > 3 and (made_to := _moved(r, left, verb, q.unit)):
        verb = made_to
    if verb is None and (own := r.phrases.member(end - 1)[0]) > left and q.kind != "ratio":
        verb = leading_verb(r, own + text.startswith("年", own), end)  # 入住7天、年服务青年2000人次
    if verb is None and q.kind != "ratio":
        verb = _of_each(r, left, end)
    if verb is None and left < end and before(text, left, end, MILESTONES) == left:
        verb = left, end  # 完工10处
    bound = (q.start, q.numeral)
    bounding = text[bound[0] : bound[1]]
    aimed = verb is not None and bounding in ("突破", "超过", "超", "逾") and text[verb[0] : verb[1]] in AIMS
    lasting = q.kind == "time" and verb is not None and verb[0] - left > 1  # 作业完成时间不得超过60分钟
    spent = verb is not None and verb[0] - left > 1 and verb[1] == end and text[slice(*verb)] in _NOMINAL
    total = (
        verb is not None
        and end - verb[1] >= 2
        and text.endswith(TOTALS, verb[1], before_adverbs(r, verb[1], end))
    )  # 签约项目总额力争超过150亿元
    if bounding in REACHING and (
        verb is None or aimed or lasting or spent or total or not q.unit
    ):  # 安全投入不少于1亿元
        yield from reach(r, f, bound, last)
        return
    if verb is None and text.endswith("浓度为", f.floor, end):
        yield from reach(r, f, (end - 1, end), last)
        return
    if verb and (text[verb[1] : end] in _CHAINED or text[verb[1] : end] == "建设"):
        verb = verb[0], end  # 改造提升5万亩, 开工建设200部
    if verb and verb[1] == end and text[slice(*verb)] in _GROWING and verb[0] - left >= 2:
        yield from reach(r, f, verb, last)
        return
    staged = verb is None or (verb[0] == left and text[slice(*verb)] in _PART_OF_NAMES)
    stage = before(text, left + 2, end, STAGES) if staged else end
    if stage < end:
        verb = None  # 安置房交付2000套
    if verb is None and stage < end and q.kind != "ratio":
        yield from reach(r, f, (stage, end), last)  # 棚户区改造开工1500套
        return
    ending = verb is not None and verb[1] == end and verb[0] - left > 1 and text[left] not in "为向给对在"
    ending = ending and verb is not None and text[left : verb[0]] not in ADVERBS  # 全面完成23户
    if verb and ending and text[verb[0] - 1] not in _NO_SUBJECT:
        yield from reach(r, f, verb, last)  # 电梯加装50部
        return
    if verb:
        start = _behind(r, verb[1], end)
        if start >= end:
            yield from _objectless(r, f, verb, left, last)
            return
        end -= q.kind == "ratio" and end - start > 2 and text[end - 1] == "的"  # 完成投资计划的60%
        if q.unit not in TIMES and (does := _by_others(r, verb, end, q.unit)):
            verb, start = does, _behind(r, does[1], end)  # 支持企业牵头建设平台30个
        objects = listed(r, start, end) if text.startswith("各", end) else [r.head(start, end)[0]]
        whole = text.endswith(OWN_WAY, start, end)  # 扶持残疾人自主创业30人
        (first_, last_), *others = objects
        if (
            text[slice(*verb)] in _BRINGING
            and first_ + 2 <= (stage := before(text, first_ + 2, last_, STAGES)) < last_
        ):
            objects = [(first_, stage), *others]  # 实现500强企业项目落户2家
        if not whole and text[slice(*verb)] in PIVOTS and (does := cut(r, start, end, MADE_TO, pivot=True)):
            acted = q.unit in TIMES and does[1] < end  # 组织代表参加直播8期
            objects = [(does[1], end) if acted else (start, before_adverbs(r, start, does[0]))]
        sending = text[slice(*verb)] in _SENDING and q.unit[:1] in _COUNTED
        if sending and (sent := _SENT.search(text, start + 2, end)):
            objects = [(start, sent.start())]  # 选派骨干到三级医院进修35人次
        who = (left, verb[0]) if verb[0] - left > 1 and text[verb[0] - 1] in _PLACES else None
        first = r.backward(who[0] if who else verb[0], f.floor)
        yield from made(r, f, "target.trailing", (first, q.end), verb, objects, last, who)
        return
    yield from verbless(r, f, (left, end), last)


def _by_others(r: Reading, verb: Span, end: int, unit: str) -> Span | None:
    """Return what those do whom *verb* makes do it, if the number counts what they make: 支持高校建设学院3个."""
    if r.text[slice(*verb)] not in PIVOTS:
        return None
    people = _COUNTED.get(unit[:1], ())
    for actor in _ACTORS.finditer(r.text, verb[1], min(end, verb[1] + _ACTOR)):
        does = after(r.text, actor.end(), end, DOING)
        theirs = r.text.endswith(people, verb[1], actor.end(1)) and not r.text.endswith(people, does, end)
        if does > actor.end() and end - does > 1 and not theirs and not r.phrases.enclosure(actor.end()):
            return actor.end(), does
    return None


def _moved(r: Reading, left: int, verb: Span, unit: str) -> Span | None:
    """Return the verb that opens the clause, if the number counts those whom it makes do *verb*: 服务企业实现应用500家."""
    opening = leading_verb(r, left, verb[0])
    if opening is None or r.text[slice(*opening)] not in PIVOTS or verb[0] - opening[1] < 2:
        return None
    return opening if r.text.endswith(_COUNTED.get(unit[0], ()), opening[1], verb[0]) else None


def _of_each(r: Reading, left: int, end: int) -> Span | None:
    """Return the verb behind those of whom each is to do it: 每支小分队签约项目2个, 领导班子成员每人包联项目2个."""
    each = r.text.find("每", left, min(end, left + _ACTOR))
    if each < 0:
        return None
    first = each + 2 + (r.text[each + 1] in "个名支家所条座位")
    for at in range(first, min(first + 4, end - 3)):
        verb = leading_verb(r, at, end)
        if verb and verb[0] == at and end - verb[1] >= 2:
            return verb
    return None


def _objectless(
    r: Reading, f: Frame, verb: Span, left: int, last: Last | None
) -> Iterator[tuple[Target | Doubt, Last | None]]:
    """Yield the commitment of a number right behind its verb; what it counts is said elsewhere, or is the verb itself."""
    text, q = r.text, f.quantity
    word = text[slice(*verb)]
    quote = r.backward(verb[0], f.floor), q.end
    if text[left] in _GIVING and verb[0] - left > 2:  # 为企业减负60亿元
        quote = r.backward(left, f.floor), q.end
        object = left + 1, before_adverbs(r, left + 1, verb[0])
    elif q.kind == "money" and word in SPENDING and not label(r, q.start):  # 减税降费15亿元
        object = verb
    elif named := _ahead(r, f):  # 新建1所、改扩建2所卫生院
        object = named
    elif q.unit in TIMES and word in _HELD and label(r, q.start) is None:  # 宣讲100场次
        quote, object = (r.backward(left, f.floor), q.end), verb
    elif (q.unit[0] not in _NOUNS or word in STEPS or q.unit in ("户", "村", "名", _TURNS)) and (
        meant := understood(r, f, last)
    ):
        object = meant
    elif q.unit == _TURNS:  # 轮训400人次
        object = verb
    elif q.unit[0] not in _NOUNS:
        yield r.doubt("target.trailing", (verb[0], q.end), "数字所指的对象不在本句中"), None
        return
    else:  # 培训5000人: the unit is all that names them
        unit = q.end - 1 if q.unit not in text[q.numeral : q.end] else text.index(q.unit, q.numeral, q.end)
        object = unit, unit + len(q.unit)
    yield from made(r, f, "target.trailing", quote, verb, [object], last)


def _ahead(r: Reading, f: Frame) -> Span | None:
    """Return what the next number of the list names, in the same unit: 新建1所、改扩建2所卫生院."""
    found = _NEXT.match(r.text, f.quantity.end, f.clause[1])
    if found is None or not r.text.startswith(f.quantity.unit, found.end(1)):
        return None
    start = found.end(1) + len(f.quantity.unit)
    if r.text.startswith(_BOUNDS, start):
        return None  # 新开工150个以上、竣工60个以上
    end = r.phrases.member(start)[1]
    return (start, end) if end - start >= 2 and not _DIGIT.search(r.text, start, end) else None


def _behind(r: Reading, at: int, end: int) -> int:
    """Return where what a verb that ends at *at* is about begins: 建好, 新建（改建）."""
    at += at < end and r.text[at] in "好了出" and not r.text.startswith(GOOD, at)
    bracket = r.phrases.enclosure(at) if at < end and r.text[at] == "（" else None
    return min(bracket[1], end) if bracket else at
