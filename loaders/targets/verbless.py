"""Numbers behind a thing for which no verb was found: what benefits, the verb of the number before, a verb that no list knows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...graph.fact import Doubt, Target
from ..vocabulary import either, vocabulary
from .acted import ACTED, done_to
from .commitments import Reading, Span
from .counted import subject_of
from .cutting import before_adverbs
from .frames import Frame, Last, made
from .openings import opening_verb
from .phrases import after, before
from .reaching import reach
from .understood import STEPS, shared_verb
from .verbs import ADVERBIAL
from .words import (
    ADVERBS,
    BENEFITING,
    CHANGING,
    CLASSES,
    DOING,
    GRADES,
    LEADS,
    MEASURES,
    OUTPUTS,
    REGIONS,
    SPENDING,
    STRONG,
    TIMES,
    UNDERGONE,
)

_SHORT = 14  # characters of a thing in a clause that is only the thing and its number
_WORDS = vocabulary("targets")["words"]
_STATES = re.compile(f"{either(_WORDS['stating'])}|^(?:服务|覆盖)")
_PLAIN = 24  # characters of words and nothing else before a number
_LEAST = 3  # characters of a thing that is only counted
_SCALED = re.compile("[对在於由向从以按较較比涉]|.*[的较比超近逾于於、]$")  # 对购买设备的企业…, 涉及居民…
_ACTED_BY = STRONG | frozenset(_WORDS["acted_by"])
_EXISTS = CLASSES | frozenset((*_WORDS["firms"], *_WORDS["people"]))
_ONLY_PLACE = re.compile("[一-鿿]{1,6}(?:[省市区县州旗盟镇乡]|街道)")
_DIGIT = re.compile("[0-9]")
_OUT = re.compile(  # 流动图书车下基层服务60次
    f"{either(_WORDS['visited'])}{either(_WORDS['visiting'])}$"
)
_YIELDS = (*MEASURES, "经费", "资金", "投资")
_GIVEN = re.compile(
    f"20[0-9]{{2}}年|(?<!固定资产)投资|[已曾]|(?<!人)均(?!收入)|{either(_WORDS['sized'])}|(?:以[内上下]|[起按约达至为是在])$"
)
_GIVING = frozenset("为向给对")
_PEOPLE = frozenset("人名户村")
_FIELD = re.compile("(?!总|项目|工程|该|计划|累计)[^的，。；（）]{2,6}投资")
_AIMED = re.compile(f"{either(_WORDS['setting_out'])}$")
_PLACED = re.compile(f"[在向给][^，。；、0-9]{{2,12}}{either(_WORDS['outlets'])}上?")
_TOTAL = re.compile("合计|共计|总计")
_SIZED = re.compile("[^，。；、]{0,8}[元亩米吨]以上$")
_LARGER = re.compile("[^，。；、]{0,8}[元亩米吨]以上的?(?=..)")
_PLANTING = frozenset(("植树", "造林", "营造林"))


def verbless(
    r: Reading, f: Frame, object: Span, last: Last | None
) -> Iterator[tuple[Target | Doubt, Last | None]]:
    """Yield the commitment of a number after *object* for which no verb was found: its own, or that of the number before."""
    text, q = r.text, f.quantity
    left, end = object
    who = before(text, left, end, BENEFITING)
    if who == end and q.unit[0] in _PEOPLE:
        who = before(text, left, end, UNDERGONE)
    if who < end and (
        text[left] in "被获受" or text[left:who] == "以上"
    ):  # 力争被甲厅采纳2份, 省级以上采用5篇
        if last is None or r.phrases.sentence(last.end - 1) != r.phrases.sentence(q.numeral):
            yield r.doubt("target.reach", (left, q.end), "数字所指的对象不在本句中"), None
            return
        object = last.object
    elif text[who:end] == "就业" and who - left > 2 and q.unit[0] in _PEOPLE:  # 失业人员再就业6000人
        who -= text[who - 1] == "再"
        object = left, who
    elif who < end and text[left] in _GIVING and who - left > 2:  # 为老年人免费体检10万人次
        object = left + 1, before_adverbs(r, left + 1, who)
    if who < end:
        yield from made(r, f, "target.reach", (r.backward(left, f.floor), q.end), (who, end), [object], last)
        return
    taking = after(text, left, end, BENEFITING)
    if left < taking <= end - 2 and q.unit[0] in _PEOPLE:  # 参赛职工2万人
        yield from made(
            r, f, "target.reach", (r.backward(left, f.floor), q.end), (left, taking), [object], last
        )
        return
    follows = last is not None and last.clause[1] + 1 == f.clause[0] and text[last.clause[1]] == "，"
    placed = _PLACED.match(text, left, end)
    if placed and not f.joined and (opened := opening_verb(r, placed.end(), end)) and opened[1] < end:
        quote = r.backward(left, f.floor), q.end  # 在省级媒体发稿50篇
        yield from made(r, f, "target.opening", quote, opened, [r.head(opened[1], end)[0]], last)
        return
    if last and last.verb[0] < last.verb[1] and (f.joined or (follows and last.quantity.unit == q.unit)):
        start = f.floor
        while start < end and text[start] in "、，和与及并以":
            start += 1
        start += 2 * text.startswith("其中", start)
        if end - start < 2 and (graded := before(text, start, q.start, GRADES)) < q.start:
            start, end = graded, q.start  # 国家级5家、省级10家
        if sized := _SIZED.match(text, start, end):  # 引进项目60个，其中10亿元以上30个
            larger = _LARGER.match(text, *last.object)
            thing = (larger.end() if larger else last.object[0]), last.object[1]
            yield from made(r, f, "target.list", (start, q.end), last.verb, [thing], last, sized.span())
            return
        own = (
            end - start >= 2
            and text[start] not in "每各"
            and (text[start:end] in GRADES or text[start:end] not in ADVERBS | LEADS | REGIONS)
            and not ((due := r.dated(start)) and due.end >= end)
        )  # 打造3个示范点，每个乡镇至少1个
        object = (start, end) if own else (*last.rest, last.object)[0]
        rest = () if own else last.rest[1:]
        quote = min(start, q.start), q.end
        yield from made(r, f, "target.list", quote, last.verb, [object], last, rest=rest)
        return
    other = last.other if follows and last and end == q.start and end - left >= 2 else None
    if (
        other and other.quantity.unit == q.unit and other.verb[0] < other.verb[1]
    ):  # 新增甲9张，占比达到5%，乙2张
        yield from made(r, f, "target.list", (left, q.end), other.verb, [object], last)
        return
    if (tree := before(text, left, end, _PLANTING)) < end:  # 义务植树20万株
        yield from made(r, f, "target.trailing", (left, q.end), (tree, end), [object], last)
        return
    total = _TOTAL.match(text, left, end) if follows and last and last.verb[0] < last.verb[1] else None
    if (
        total and last and end - total.end() >= 2 and q.kind == "count" and not f.joined
    ):  # 关闭8处，合计产能240万吨
        yield from made(r, f, "target.list", (left, q.end), last.verb, [(total.end(), end)], last)
        return
    if q.kind != "ratio" and (carried := shared_verb(r, f, object, last)):
        verb, whole = carried
        quote = object[0], q.end
        yield from made(r, f, "target.list", quote, verb, [object], last, whole)
        return
    if q.kind == "money" and (put := _invested(r, f, object)):
        quote = r.backward(put[0], f.floor), q.end
        yield from made(r, f, "target.trailing", quote, (put[1] - 2, put[1]), [put], last)
        return
    timed = q.kind in ("time", "age")
    if (timed or f.right >= f.stop) and (change := before(text, left, end, CHANGING)) < end:  # 延长2小时
        yield from reach(r, f, (change, end), last)
        return
    if end - left < 2 or q.kind == "time":
        return
    if placed:
        left = placed.end()
    if q.kind != "ratio" and not f.joined and (opened := opening_verb(r, left, end)) and opened[1] < end:
        quote = r.backward(left, f.floor), q.end
        yield from made(r, f, "target.opening", quote, opened, [r.head(opened[1], end)[0]], last)
        return
    acted = (q.kind == "money" and text[left:end] in SPENDING) or (q.unit in TIMES and left < end)
    if acted and not f.joined and (opened := opening_verb(r, left, end)) and opened[1] == end:
        yield from made(r, f, "target.opening", (r.backward(left, f.floor), q.end), opened, [opened], last)
        return  # 融资6亿元, 演练6次
    spent = before(text, left, end, SPENDING) if q.kind == "money" and text[left] in _GIVING else end
    if spent < end and spent - left > 2:  # 为企业融资6亿元
        quote, whom = (r.backward(left, f.floor), q.end), (left + 1, before_adverbs(r, left + 1, spent))
        yield from made(r, f, "target.trailing", quote, (spent, end), [whom], last)
        return
    aimed = _AIMED.search(text, f.clause[0], left)
    if aimed and q.kind != "time" and text.endswith(MEASURES, left, end):  # 确保播种面积917万亩
        yield from made(
            r, f, "target.reach", (aimed.start(), q.end), aimed.span(), [subject_of(r, left, end)], last
        )
        return
    if q.operator != "=" and f.right >= f.stop and text.endswith(MEASURES, left, end):
        yield from made(
            r,
            f,
            "target.reach",
            (r.backward(left, f.floor), q.end),
            (end, end),
            [subject_of(r, left, end)],
            last,
        )
        return
    told = follows and last and text[slice(*last.verb)] in STEPS
    alike = follows and last and text.endswith(MEASURES, *last.object) and q.kind == last.quantity.kind
    if last and (told or alike) and text.endswith(MEASURES, left, end):
        yield from made(r, f, "target.list", (left, q.end), last.verb, [subject_of(r, left, end)], last)
        return  # 完成吞吐量80万吨，集装箱量10万标箱
    if follows and last and _goes_on(r, f, object, last):  # 新建公厕9座，配套车辆3辆
        yield from made(r, f, "target.list", (left, q.end), last.verb, [object], last)
        return
    if q.kind in ("count", "money", "measure") and _stands_alone(r, f, object, last):
        quote = r.backward(left, f.floor), q.end  # 新造油茶1.2万亩, 农资供应3.2万吨
        thing = subject_of(r, left, end)
        if out := _OUT.search(text, thing[0] + 2, thing[1]):
            thing = thing[0], out.start()
        yield from made(r, f, "target.bare", quote, (left, left), [done_to(r, q.unit, thing)], last)
        return
    if r.amount is not None and q.start <= r.amount <= q.numeral:  # 人均体育场地面积（平方米） | 3.98
        quote = r.backward(left, f.floor), q.end
        yield from made(r, f, "target.bare", quote, (left, left), [subject_of(r, left, end)], last)
        return
    if _only_counted(r, f, object):
        quote = r.backward(left, f.floor), q.end  # 报批土地3000亩
        verb = _inner_verb(r, left, end)
        yield from made(r, f, "target.plain", quote, verb, [subject_of(r, max(verb[1], left), end)], last)
        return
    reason = "有数量而没有认出动词，不知是现状还是指标"
    known = Last(q.end, f.clause, (left, left), object, False, q)
    yield r.doubt("target.verbless", (left, max(q.end, f.stop)), reason), known


def _stands_alone(r: Reading, f: Frame, object: Span, last: Last | None) -> bool:
    """Return whether the clause of *f* is only work or what it yields and the number that ends it: 送戏下乡24场, 线路养护300公里, 利润300万元.

    A thing that is only counted (学校120所) may be what exists, but in a list that such work begins.
    """
    (start, end), q = object, f.quantity
    whole = (q.end >= f.clause[1] or r.text[q.end] in "、和及") and end == q.start
    if not whole or not 2 <= end - start <= _PLAIN or _GIVEN.search(r.text, f.clause[0], end):
        return False
    if last is not None and f.joined and last.verb[0] == last.verb[1] and last.quantity.kind != "ratio":
        return True
    if f.joined:
        return False
    if q.kind == "money" or (q.kind == "measure" and r.text.endswith(OUTPUTS, start, end)):
        return r.text.endswith(_YIELDS, start, end)
    acts = q.unit in TIMES or r.text.endswith(ACTED, start, end)
    return end - start >= 4 and acts


def _only_counted(r: Reading, f: Frame, object: Span) -> bool:
    """Return whether the clause of *f* only says how much of *object* there is to be, with a verb that no list has, or with none: 报批土地3000亩.

    What is sized, existed before or goes on behind the number is another matter.
    """
    (start, end), q = object, f.quantity
    whole = f.right >= f.stop and end == q.start and _LEAST <= end - start <= _PLAIN
    if not whole or _DIGIT.search(r.text, start, end) or _ONLY_PLACE.fullmatch(r.text, start, end):
        return False
    existing = before(r.text, start, end, _EXISTS) < end and before(r.text, start, end, DOING) == end
    existing = existing and not r.text.endswith(MEASURES, start, end)
    if existing and _inner_verb(r, start, end)[1] == start:
        return False  # 加工企业30家 may be all there is
    return not (_GIVEN.search(r.text, start, end) or _SCALED.match(r.text, start, end))


def _inner_verb(r: Reading, start: int, end: int) -> Span:
    """Return the last verb inside ``text[start:end]`` behind those who do it, with what they do it to behind: 校领导走访企业; none where there is none."""
    for at in range(end - 3, start + 1, -1):
        stop = after(r.text, at, end, _ACTED_BY)
        whole = stop - at >= 2 and stop <= end - 2 and after(r.text, stop, end, DOING) < end
        if whole and r.text[at - 1] not in "、和与及" and not r.phrases.enclosure(at):
            return at, stop
    opening = after(r.text, start, end, CHANGING)
    return (start, opening) if opening - start >= 2 and end - opening >= 2 else (start, start)


def _goes_on(r: Reading, f: Frame, object: Span, last: Last) -> bool:
    """Return whether the clause of *f*, only a thing and its number, goes on with what the verb of *last* does, in another unit."""
    start, end = object
    bare = f.clause[0] <= start and (end, f.quantity.end) == (f.quantity.start, f.clause[1])
    kinds = {f.quantity.kind, last.quantity.kind}
    alike = kinds <= {"count", "measure"} or kinds == {"money"}
    doing = r.text[slice(*last.verb)] in DOING or r.text[last.verb[1] - 2 : last.verb[1]] in DOING
    return bare and alike and doing and 2 <= end - start <= _SHORT and not _STATES.search(r.text, start, end)


def _invested(r: Reading, f: Frame, object: Span) -> Span | None:
    """Return the word that says that money is to be invested, where that is all its clause says: 投资5000万元，改造道路."""
    text, (start, end) = r.text, object
    if not text.endswith("投资", start, end):
        return None
    if f.quantity.end != f.clause[1] and after(text, f.quantity.end, f.clause[1], DOING) == f.quantity.end:
        return None  # but 投资2300万元完善管网
    if end - start == 2:
        return object if start == r.forward(f.clause[0], f.quantity.start, ADVERBIAL) else None
    indicator = f.clause == r.phrases.sentence(f.quantity.numeral) and _FIELD.fullmatch(text, start, end)
    return object if indicator else None
