"""Numbers that follow what they count, with a verb before it, with the verb of the number before, or as far as it is to go."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...graph.fact import Doubt, Target
from .commitments import (
    AIMS,
    BENEFITING,
    CHANGING,
    DOING,
    GRADES,
    JOINED,
    MADE_TO,
    MEASURES,
    MILESTONES,
    MODIFIERS,
    PIVOTS,
    REACHING,
    STAGES,
    UNDERGONE,
    WEAK,
    Reading,
    Span,
)
from .counted import before_adverbs, cut, distributed, listed, rated, subject_of
from .frames import Frame, Last, made
from .openings import opening_verb
from .phrases import after, before
from .ratios import BASE, year_of
from .understood import label, shared_verb, understood
from .verbs import ADVERBIAL, leading_verb, verb_within

_GIVING = frozenset("为向给对")
_TIMES = frozenset(("次", "场", "场次", "期", "轮", "批次", "班次", "节", "课时"))  # units of what is done
_NOUNS = frozenset("人名户村")  # units that say themselves what is counted
_PLACES = frozenset("省市县区州盟旗镇乡村")  # endings of whom a commitment is limited to (甲区新建学校3所)
_GROWING = frozenset(("新增", "净增", "净增加", "净减少"))  # 高标准农田新增10万亩
_STAGES = frozenset(("完成", "新增", "开工", "竣工", "实现", "建成"))  # 完成200户: of what the label says
_FIELD = re.compile("(?!总|项目|工程|该|计划|累计)[^的，。；（）]{2,6}投资")
_AIMED = re.compile("(?:确保|力争|保证|争取|全年|今年|年内|计划|预计)$")
_REGULAR = re.compile("每(?:学期|季度|[年月周季])$")
_PLACED = re.compile("[在向给][^，。；、0-9]{2,12}(?:媒体|报刊|报纸|刊物|期刊|网站|平台|部门|单位)上?")
_GRADED = re.compile("在?(?:国家|省部?|市|县|区)级(?:及?以上)?(?:刊物|期刊|媒体|报刊)?$")
_NEXT = re.compile(r"([、和及][^，。；、0-9]{0,8}[0-9][0-9.]{0,8}[千万]?)")
_DIGIT = re.compile(r"\d")
_SPENDING = frozenset(  # verbs that money is all they are about
    ("投入", "投资", "减负", "减税降费", "减税", "降费", "减费", "降本", "降本增效", "融资", "引资", "筹资", "增收", "创收", "创汇", "节支")
)
_PLANTING = frozenset(("植树", "造林", "营造林"))
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
    verb = verb_within(r, left, end)
    if verb is None and (own := r.phrases.member(end - 1)[0]) > left and q.kind != "ratio":
        verb = leading_verb(r, own + text.startswith("年", own), end)  # 入住7天、年服务青年2000人次
    if verb is None and left < end and before(text, left, end, MILESTONES) == left:
        verb = left, end  # 完工10处
    bound = (q.start, q.numeral)
    bounding = text[bound[0] : bound[1]]
    aimed = verb is not None and bounding in ("突破", "超过", "超", "逾") and text[verb[0] : verb[1]] in AIMS
    if bounding in REACHING and (verb is None or aimed):
        yield from reach(r, f, bound, last)
        return
    if verb is None and text.endswith("浓度为", f.floor, end):
        yield from reach(r, f, (end - 1, end), last)
        return
    if verb and (text[verb[1] : end] in JOINED | STAGES or text[verb[1] : end] == "建设"):
        verb = verb[0], end  # 改造提升5万亩, 开工建设200部
    if verb and verb[1] == end and text[slice(*verb)] in _GROWING and verb[0] - left >= 2:
        yield from reach(r, f, verb, last)
        return
    if verb is None and (stage := before(text, left + 2, end, STAGES)) < end and q.kind != "ratio":
        yield from reach(r, f, (stage, end), last)  # 棚户区改造开工1500套
        return
    if verb:
        start = _behind(r, verb[1], end)
        if start >= end and text[left] in _GIVING and verb[0] - left > 2:  # 为企业减负60亿元
            yield from made(
                r,
                f,
                "target.trailing",
                (r.backward(left, f.floor), q.end),
                verb,
                [(left + 1, verb[0])],
                last,
            )
            return
        if start >= end and q.kind == "money" and text[slice(*verb)] in _SPENDING and not label(r, q.start):
            quote = r.backward(verb[0], f.floor), q.end  # 减税降费15亿元
            yield from made(r, f, "target.trailing", quote, verb, [verb], last)
            return
        if start >= end and (named := _ahead(r, f)):
            quote = r.backward(verb[0], f.floor), q.end  # 新建1所、改扩建2所卫生院
            yield from made(r, f, "target.trailing", quote, verb, [named], last)
            return
        if start >= end and q.unit in _TIMES and text[slice(*verb)] in WEAK and label(r, q.start) is None:
            yield from made(r, f, "target.trailing", (left, q.end), verb, [verb], last)  # 宣讲100场次
            return
        said = q.unit[0] in _NOUNS and text[slice(*verb)] not in _STAGES
        if start >= end and not said and (meant := understood(r, f, last)):
            quote = r.backward(verb[0], f.floor), q.end
            yield from made(r, f, "target.trailing", quote, verb, [meant], last)
            return
        if start >= end and not said and q.unit[0] not in _NOUNS:
            yield r.doubt("target.trailing", (verb[0], q.end), "数字所指的对象不在本句中"), None
            return
        if start >= end:  # 培训5000人: the unit is all that names them
            unit = (
                q.end - 1 if q.unit not in text[q.numeral : q.end] else text.index(q.unit, q.numeral, q.end)
            )
            yield from made(
                r,
                f,
                "target.trailing",
                (r.backward(verb[0], f.floor), q.end),
                verb,
                [(unit, unit + len(q.unit))],
                last,
            )
            return
        end -= q.kind == "ratio" and end - start > 2 and text[end - 1] == "的"  # 完成投资计划的60%
        objects = listed(r, start, end) if text.startswith("各", end) else [r.head(start, end)[0]]
        if text[slice(*verb)] in PIVOTS and (does := cut(r, start, end, MADE_TO, pivot=True)):
            acted = q.unit in _TIMES and does[1] < end  # 组织代表参加直播8期
            objects = [(does[1], end) if acted else (start, before_adverbs(r, start, does[0]))]
        who = (left, verb[0]) if verb[0] - left > 1 and text[verb[0] - 1] in _PLACES else None
        first = r.backward(who[0] if who else verb[0], f.floor)
        yield from made(r, f, "target.trailing", (first, q.end), verb, objects, last, who)
        return
    yield from _verbless(r, f, (left, end), last)


def _ahead(r: Reading, f: Frame) -> Span | None:
    """Return what the next number of the list names, in the same unit: 新建1所、改扩建2所卫生院."""
    found = _NEXT.match(r.text, f.quantity.end, f.clause[1])
    if found is None or not r.text.startswith(f.quantity.unit, found.end(1)):
        return None
    start = found.end(1) + len(f.quantity.unit)
    end = r.phrases.member(start)[1]
    return (start, end) if end - start >= 2 and not _DIGIT.search(r.text, start, end) else None


def _behind(r: Reading, at: int, end: int) -> int:
    """Return where what a verb that ends at *at* is about begins: 建好, 新建（改建）."""
    at += at < end and r.text[at] in "好了出"
    bracket = r.phrases.enclosure(at) if at < end and r.text[at] == "（" else None
    return min(bracket[1], end) if bracket else at


def _verbless(
    r: Reading, f: Frame, object: Span, last: Last | None
) -> Iterator[tuple[Target | Doubt, Last | None]]:
    """Yield the commitment of a number after *object* for which no verb was found: its own, or that of the number before."""
    text, q = r.text, f.quantity
    left, end = object
    who = before(text, left, end, BENEFITING)
    if who == end and q.unit[0] in _NOUNS:
        who = before(text, left, end, UNDERGONE)
    if who < end and text[left] in "被获受":  # 力争被甲厅采纳2份
        if last is None or r.phrases.sentence(last.end - 1) != r.phrases.sentence(q.numeral):
            yield r.doubt("target.reach", (left, q.end), "数字所指的对象不在本句中"), None
            return
        object = last.object
    elif who < end and text[left] in _GIVING and who - left > 2:  # 为老年人免费体检10万人次
        object = left + 1, before_adverbs(r, left + 1, who)
    if who < end:
        yield from made(r, f, "target.reach", (r.backward(left, f.floor), q.end), (who, end), [object], last)
        return
    taking = after(text, left, end, BENEFITING)
    if left < taking <= end - 2 and q.unit[0] in _NOUNS:  # 参赛职工2万人
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
        own = end - start >= 2 and text[start] not in "每各"  # 打造3个示范点，每个乡镇至少1个
        object = (start, end) if own else (*last.rest, last.object)[0]
        rest = () if own else last.rest[1:]
        quote = min(start, q.start), q.end
        yield from made(r, f, "target.list", quote, last.verb, [object], last, rest=rest)
        return
    if follows and last and last.other and last.other.quantity.unit == q.unit and end == q.start:
        if last.other.verb[0] < last.other.verb[1] and end - left >= 2:  # 新增甲9张，占比达到5%，乙2张
            yield from made(r, f, "target.list", (left, q.end), last.other.verb, [object], last)
            return
    if (tree := before(text, left, end, _PLANTING)) < end:  # 义务植树20万株
        yield from made(r, f, "target.trailing", (left, q.end), (tree, end), [object], last)
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
    if q.kind in ("time", "age") and (change := before(text, left, end, CHANGING)) < end:  # 延长2小时
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
    aimed = _AIMED.search(text, f.clause[0], left)
    if aimed and q.kind != "time" and text.endswith(MEASURES, left, end):  # 确保播种面积917万亩
        yield from made(
            r, f, "target.reach", (aimed.start(), q.end), aimed.span(), [subject_of(r, left, end)], last
        )
        return
    if q.operator != "=" and text.endswith(MEASURES, left, end):
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
    told = follows and last and text[slice(*last.verb)] in _STAGES
    alike = follows and last and text.endswith(MEASURES, *last.object) and q.kind == last.quantity.kind
    if last and (told or alike) and text.endswith(MEASURES, left, end):
        yield from made(r, f, "target.list", (left, q.end), last.verb, [subject_of(r, left, end)], last)
        return  # 完成吞吐量80万吨，集装箱量10万标箱
    reason = "有数量而没有认出动词，不知是现状还是指标"
    known = Last(q.end, f.clause, (left, left), object, False, q)
    yield r.doubt("target.verbless", (left, max(q.end, f.stop)), reason), known


def _invested(r: Reading, f: Frame, object: Span) -> Span | None:
    """Return the word that says that money is to be invested, where that is all its clause says: 投资5000万元，改造道路."""
    text, (start, end) = r.text, object
    if f.quantity.end != f.clause[1] or not text.endswith("投资", start, end):
        return None
    if end - start == 2:
        return object if start == r.forward(f.clause[0], f.quantity.start, ADVERBIAL) else None
    indicator = f.clause == r.phrases.sentence(f.quantity.numeral) and _FIELD.fullmatch(text, start, end)
    return object if indicator else None


def reach(
    r: Reading, f: Frame, verb: Span, last: Last | None
) -> Iterator[tuple[Target | Doubt, Last | None]]:
    """Yield the commitment of a thing that is to reach the number."""
    base = BASE.search(r.text, max(f.floor, verb[0] - 18), verb[0])  # 比上年增加0.26亿元
    subject = subject_of(r, f.floor, base.start() if base else verb[0])
    named = label(r, f.quantity.start) if r.text[slice(*verb)] in _STAGES else None
    if subject[1] - subject[0] < 2 and named:
        quote = r.backward(verb[0], f.floor), f.quantity.end
        yield from made(r, f, "target.trailing", quote, verb, [named], last)
        return
    if subject[1] - subject[0] < 2:
        near = last is not None and last.clause[1] + 1 >= f.floor
        if not (
            near and last and r.text[last.clause[1] : f.floor] in ("", "，") and f.quantity.kind != "time"
        ):
            yield r.doubt("target.reach", (verb[0], f.quantity.end), "数字所指的对象不在本句中"), None
            return
        subject = last.object
    start = r.backward(subject[0], f.floor) if subject[0] >= f.floor else verb[0]
    if graded := _GRADED.search(r.text, subject[0] + 2, subject[1]):
        subject = subject[0], graded.start()  # 论文在省级以上获奖10篇
    subject, *rest = distributed(r, f, subject)
    quote = start, f.quantity.end
    subjects = [subject] if rest else list(rated(r, subject))
    yield from made(
        r, f, "target.reach", quote, verb, subjects, last, baseline=year_of(r, base), rest=tuple(rest)
    )
