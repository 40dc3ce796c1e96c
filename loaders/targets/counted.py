"""What a number counts: the thing named after it or before it, cut free from what else is said."""

from __future__ import annotations

import re

from ..vocabulary import either, vocabulary
from .commitments import Reading, Span
from .cutting import before_adverbs, cut, final
from .frames import OBJECT, Frame
from .phrases import after, before
from .series import LEADING
from .words import (
    AIMS,
    CUTTING,
    DOING,
    LINKED,
    MADE_TO,
    MILESTONES,
    NOMINAL,
    REGIONS,
    STAGES,
    STRONG,
)

_WORDS = vocabulary("targets")["counted"]
_START = re.compile(r"[从由](?:[^，。；]{0,8}的|每[^，。；、]{1,5}|目前|现在|原来)?\d")
_START_NUMBER = re.compile(
    r"[从由](?:原来的?|现有的?|目前的?|原有的?)?\d[\d.]{0,8}[个家所处座名](?=[一-鿿]{2})"
)
_PLACED_IN = f"(?:在(?![{_WORDS['in_nouns']['在']}])|到(?![{_WORDS['in_nouns']['到']}])|赴)"
WHERE = re.compile(  # 2万名青年到农村就业: where, after the object
    f"{_PLACED_IN}[^，。；、的]{{1,16}}(?:、[到赴在]?[^，。；、的0-9]{{1,12}}){{0,2}}{either(_WORDS['going'])}"
)
_HANDLED = re.compile(  # 100项事项异地可办
    f"(?:{either(_WORDS['manners'])}(?:[可能通就即快联]办(?:理|成)?)|[可能即秒]办|{either(_WORDS['becoming'])}化)$"
)
_SO = re.compile(  # 5项服务事项“跨省通办”, 100条河流“一河一策”方案编制
    f"“[^“”]{{2,14}}”[一-鿿]{{0,4}}{either(_WORDS['handling'])}$|(?<=事项|证照|业务)“[^“”]{{2,14}}”$"
)
_WITH = re.compile("[与同][^，。；、的]{1,12}$")  # 60所高中与县中开展帮扶
_SENT = re.compile(f"{either(_WORDS['sent'])}[^，。；、的]{{0,8}}$")  # 500名专员驻企服务
_COMPARED = re.compile(f"[较比]{either(_WORDS['compared'])}$")
_YEARS = re.compile(
    "[到至]?20[0-9]{2}年?(?:[、和]20[0-9]{2}年?){1,5}(?:底前?)?$|(?<=..)[两三四五]年(?:累计)?$"
)
_REGULAR = re.compile("每(?:学期|学年|年|月|季度?|周)|全年(?!度)")
_SHOULD = ("率应", "度应")  # 完工率应达95%
_THIS_YEAR = ("今年", "明年")
_ABLE = re.compile(either(_WORDS["able"]))  # begins what limits the object, up to its 的
_DONE = DOING | MILESTONES
_TREATED = CUTTING | DOING
_BECOMING = frozenset(vocabulary("targets")["words"]["becoming"])
_STAGES = ((MILESTONES | STAGES) - NOMINAL) | _BECOMING
_CUTS = CUTTING | STRONG
_AND_MORE = re.compile("(?:以?及|和)[^的]{2,8}的")
_HOW = re.compile(f"(?:{either(_WORDS['ways'])}化|{either(_WORDS['green'])})$")
_THERE = re.compile(f"(?:{_PLACED_IN}|向)[^，。；、的]{{2,12}}$")
_TOWARDS = re.compile("[对向为]")
_EVENTS = frozenset(_WORDS["events"])
_ACT = 8  # characters of what is done to the counted things
_TO = re.compile(f"到(?![{_WORDS['in_nouns']['到']}])|赴")
_AND_TO = ("、到", "、赴", "、在")
_ACTING = re.compile("进行|予以|给予")
_GIVING = ("为", "给", "向")
_TREATING = ("为", "给", "向", "对")
_DIGIT = re.compile(r"\d")


_PRAISE = either(_WORDS["praise"])
_OVER = f"{either(_WORDS['results'])}(?:超过|达到|突破|[过超达破])"
_LIMITING = re.compile(  # 8家科技引领作用突出、服务能力强的企业; 5家年收入过百亿元、2家过千亿元的企业
    f"[^，。；的0-9]{{2,16}}{_PRAISE}、[^，。；的0-9]{{2,20}}{_PRAISE}的"
    f"|[^，。；的、]{{0,6}}{_OVER}[^，。；、的]{{1,8}}元、[^，。；、]{{2,24}}元的"
)
_SPENT_ON = re.compile(f"{either(_WORDS['spent_on'])}(?!资金|经费|基金)")
_ABILITY = frozenset(("能力", "条件"))
_RISING = re.compile("[由从][0-9.]{1,12}[^，。；、0-9]{0,8}$|[由从]$")
_LIMITS = re.compile("[式型性类级制态]$")
_TO_BUILD = re.compile("建设(?:任务|工作|项目)?$")
_THINGS = frozenset("个座家所门处栋")
_BUILT = re.compile(f"{either(_WORDS['built'])}$")


def counted_after(r: Reading, f: Frame, pivot: bool) -> tuple[Span, Span | None]:
    """Return what the quantity counts, from the text after it, and what limits that."""
    start, stop = f.right, _modified(r, f)
    on = r.text[stop : stop + 2] in _AND_TO or (
        r.text[stop : stop + 1] == "、" and _TO.search(r.text, start + 2, stop)
    )
    far = min(f.clause[1], stop + OBJECT) if on else stop
    where = WHERE.search(r.text, start + 2, far)
    if where and where.start() < stop and not r.phrases.enclosure(where.start()):
        (head, end), _ = r.head(start, where.start())
        return (head, end), (where.start(), max(stop, where.end()))
    while stop > start + 1 and r.text[stop - 1] in "，。、；：的":
        stop -= 1
    if limited := _LIMITING.match(r.text, start, min(f.clause[1], start + OBJECT)):
        return (limited.end(), r.phrases.member(limited.end())[1]), (start, limited.end() - 1)
    if (dated := r.next_date(start + 2, stop)) < stop:
        return (start, before_adverbs(r, start, dated)), (dated, stop)  # 2个贫困村年内全部出列
    if r.text[start - 1] == "的" and (more := _AND_MORE.search(r.text, start + 2, stop)):
        stop = more.start()  # 12场以上的讲座及丰富多彩的活动
    able = _ABLE.match(r.text, start) is not None
    if (able or not pivot) and "的" not in r.text[start:stop] and r.text[stop : stop + 1] == "、":
        stop = _far(r, f, stop)
    if f.quantity.kind == "money" and (spent := _SPENT_ON.search(r.text, start + 2, stop)):
        return (start, spent.start()), (spent.start(), stop)  # 1000亿元失业保险基金支持稳岗
    if able or not pivot:
        (head, stop), limit = r.head(start, stop)
        if limit and r.text[head:stop] in _ABILITY and f.quantity.unit in ("户", "人", "个", "亩"):
            return limit, (head, stop)  # 具备覆盖2亿户家庭的能力
        if limit and f.quantity.unit not in _EVENTS and (what := _undergoing(r, limit, head, stop)):
            return what, (head, stop)
        if limit:
            found = cut(r, head, stop, CUTTING)
            return (head, found[0] if found else stop), limit
    found = cut(r, start, stop, MADE_TO if pivot else CUTTING, pivot)
    if found is None and f.quantity.unit in ("名", "人") and (sent := _SENT.search(r.text, start + 2, stop)):
        found = sent.span()
    if found is None and (
        handled := _HANDLED.search(r.text, start + 2, stop)
        or LINKED.search(r.text, start + 1, stop)
        or _SO.search(r.text, start + 2, stop)
    ):
        found = handled.span()
    if found:
        first = before_adverbs(r, start, found[0])
        if how := _HOW.search(r.text, start + 2, first):
            first = how.start()  # 50家企业数字化转型
        if with_ := _WITH.search(r.text, start + 2, first):
            first = with_.start()
        if there := _THERE.search(r.text, start + 2, first):
            first = there.start()  # 3家企业在境内外上市
        return (start, first), (first, stop)
    stop = _unbracketed(r, start, stop)
    if r.text[stop : stop + 1] in ("、", "和", "及") and (built := _BUILT.search(r.text, start + 2, stop)):
        stop = built.start()  # 13所学校新建、改扩建工程
    return (start, stop), None


def _modified(r: Reading, f: Frame) -> int:
    """Return where the list member after the quantity ends, or the one behind it that it only limits: 5款侵入式、半侵入式产品."""
    stop, end = f.stop, min(f.clause[1], f.stop + OBJECT)
    while stop < end and r.text[stop] == "、" and (kind := _LIMITS.search(r.text, f.right + 1, stop)):
        start, last = r.phrases.member(stop + 1)
        if r.text.find(kind[0], start + 1, last - 1) < 0 or _DIGIT.search(r.text, start, last):
            break  # 15个大模型、100个场景
        stop = last
    return min(stop, end)


def unbuilt(r: Reading, f: Frame, object: Span) -> Span:
    """Return *object* without 建设 or a stage at its end, where things are counted: 5个示范区建设, 3家企业上市; not 5亩农田建设."""
    if f.quantity.unit not in _THINGS:
        return object
    if (stage := before(r.text, object[0] + 2, object[1], STAGES)) < object[1]:
        return object[0], stage
    built = _TO_BUILD.search(r.text, object[0] + 2, object[1])
    return (object[0], built.start()) if built and f.quantity.kind == "count" else object


def _undergoing(r: Reading, limit: Span, head: int, stop: int) -> Span | None:
    """Return the things before 的 that what ``text[head:stop]`` names is done to: 3个试点村的合同签订, 20所学校对县中的帮扶."""
    if stop - head > _ACT or before(r.text, head, stop, _DONE) == stop:
        return None
    start, end = limit
    if (to := _TOWARDS.search(r.text, start + 2, end)) is not None:
        end = to.start()
    return (start, end) if end > start and after(r.text, start, end, DOING) == start else None


def _far(r: Reading, f: Frame, stop: int) -> int:
    """Return where the object ends that is limited by a list: 5个自主可控、全国一流的大模型; else *stop*."""
    end = min(f.clause[1], stop + OBJECT)
    at = r.text.find("的", stop, end)
    if at < 0 or _DIGIT.search(r.text, stop, at):
        return stop
    start = stop
    while start < at and not _ABLE.match(r.text, f.right):
        if after(r.text, start + 1, at, STRONG) > start + 1:
            return stop  # 建设5个基地、完善新的机制
        start = r.phrases.member(start + 1)[1]
    last = r.phrases.member(at)[1]
    return min(last, end) if last - at > 2 else stop


def _unbracketed(r: Reading, start: int, stop: int) -> int:
    """Return *stop*, or where a bracket with numbers in it begins."""
    at = r.text.find("（", start, stop)
    return at if at > start and _DIGIT.search(r.text, at, stop) else stop


def subject_of(r: Reading, start: int, end: int) -> Span:
    """Return the thing between *start* and *end*, without date phrases, words of aim and adverbs around it."""
    if (covered := r.text.rfind("全覆盖、", start, end)) > 0:
        start = covered + len("全覆盖、")
    if series := LEADING.match(r.text, start, end):
        start = series.end()  # 2024年、2025年产值分别达到
    start = r.forward(start, end, AIMS)
    if since := _START_NUMBER.match(r.text, start, end):
        start = since.end()  # 由原来的9个网格调整为12个
    if since := _START.search(r.text, start + 2, end):
        end = since.start()
    if (each := _REGULAR.search(r.text, start + 2, end)) and before(
        r.text, start, each.start(), REGIONS
    ) == each.start():
        end = each.start()  # 中层干部每学期听课
    if rising := _RISING.search(r.text, start + 2, end):
        end = rising.start()  # 算力由100P扩容至200P
    if compared := _COMPARED.search(r.text, max(start + 2, end - 8), end):
        end = compared.start()
    end = before_adverbs(r, start, end)
    if years := _YEARS.search(r.text, max(start, end - 40), end):  # 甲率2025年和2030年分别达到
        end = before_adverbs(r, start, years.start()) if years.start() > start else start
    end -= r.text.endswith(_SHOULD, start + 2, end)
    if r.text.endswith(_THIS_YEAR, start + 2, end):
        end -= 2  # 甲企业今年分别达到
    if end > start and (due := r.dated(end - 1)) and due.end == end and due.start > start + 1:
        end = before_adverbs(r, start, due.start)  # 储备能力2025年确保达到
        end -= end > start + 2 and r.text[end - 1] in "于在"  # 占比于12月底前达到
    return start, end


def done(r: Reading, f: Frame) -> tuple[Span, int] | None:
    """Return the verb that the counted things do or undergo and where it ends; the things may be a list that 等 closes (为20名甲、乙等人提供)."""
    treated = r.text.endswith(_TREATING, f.clause[0], f.quantity.start) or r.text[f.clause[0]] in _TREATING
    if (
        treated
        and (act := _ACTING.search(r.text, f.right + 1, f.stop))
        and not r.phrases.enclosure(act.start())
    ):
        return act.span(), f.stop
    if verb := cut(r, f.right, f.stop, _CUTS):
        return verb, f.stop
    if r.text.endswith(_GIVING, f.floor, f.quantity.start) and (found := _given_to(r, f)):
        return found
    if treated and (verb := cut(r, f.right, f.stop, _TREATED, pivot=True)):
        return verb, f.stop  # 为2万名女生免费接种疫苗, 对建档的3万户职工逐户走访
    if (verb := final(r, f.right, f.stop, _STAGES)) and verb[0] - f.right > 1:
        return verb, f.stop  # 20个项目开工建设
    etc = r.text.find("等", f.stop, min(f.clause[1], f.stop + OBJECT))
    if etc < 0 or r.text[f.stop : f.stop + 1] != "、" or _DIGIT.search(r.text, f.stop, etc):
        return None
    _, stop = r.phrases.member(etc)
    verb = cut(r, etc, stop, _CUTS)
    return (verb, stop) if verb else None


def _given_to(r: Reading, f: Frame) -> tuple[Span, int] | None:
    """Return the verb behind a list of those it is done for, and where it ends: 为500户独居、空巢家庭安装甲."""
    at, end = f.stop, min(f.clause[1], f.stop + OBJECT)
    while r.text[at : at + 1] == "、" and at < end:
        start, stop = r.phrases.member(at + 1)
        if _DIGIT.search(r.text, start, min(stop, end)):
            return None
        if verb := cut(r, start, min(stop, end), _CUTS):
            return verb, min(stop, end)
        at = stop
    return None
