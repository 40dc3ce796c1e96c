"""What a number counts where its clause does not say so (新建成2家): the label of its list, or what the number before it counted.

label = thing ：                托位建设项目：3月底前完成2个；6月底前完成5个
thing of the number before     实施项目12个，计划竣工3个
"""

from __future__ import annotations

import re

from ..vocabulary import either, vocabulary
from .commitments import Reading, Span
from .frames import Frame, Last
from .phrases import after, before
from .verbs import in_noun, leading_verb, verb_within
from .words import DOING, LEADS, MEASURES

_OPENS = DOING | LEADS
_WORDS = vocabulary("targets")["understood"]
STEPS = frozenset(("完成", "新增", "开工", "竣工", "实现", "建成"))  # 完成200户: of what the label says
_WORKS = frozenset(_WORDS["works"])
_HEADS = tuple(_WORDS["heads"])
_DUTY = re.compile(f"(?:的|(?:年度|全部|所有|的?{either(_WORDS['duties'])}){{0,2}}(?:目标)?任务)$")
_LABEL = re.compile("([^，。；：、！？\n0-9（）]{2,30})(?:（[^（）\n]{1,30}）)?：$")
_PROGRESS = re.compile("[一-鿿]{2,}(?:支出|投资|执行|建设|工程)进度$")
_TITLE = re.compile("(?:^|[\n.、．）】])([^，。；：、！？\n0-9（）]{3,16})。\n?$")
_NUMBERED = re.compile("(?:^|[。\n ])[0-9]{1,2}[.、．]$")
_REACH = 240  # characters: how far back the label of a list is looked for
_SHORT = 12  # characters of a thing in a clause that is only the thing and its number
_TOTAL = re.compile(f"(?:建设|改造)?{either(_WORDS['totals'])}")
_COUNTED = re.compile(  # what there is, or was
    f"{either(_WORDS['existing'])}([^，。；、0-9]{{2,14}})[0-9][0-9.]{{0,8}}[千万亿]?"
)
_DIGIT = re.compile(r"\d")
_WORKED = 20  # characters of what is worked at
_COUNT = re.compile(
    "(?:约|近|超过|不少于)?[0-9][0-9.]{0,8}[十百千万亿]{0,2}[^0-9，。；、]{1,4}(?:以上|左右)?$"
)
_BUILT = re.compile("(?<=项目|工程)(?:建设|实施|施工)$")  # 加快甲项目建设，10月完工
_SAYS = _OPENS | frozenset(_WORDS["heading"])
_THINGS = tuple(_WORDS["things"])  # how a title ends that names one
_TITLE_LENGTH, _LEAST = 40, 3  # characters of a title, and of a thing that it names
_CLAUSE = 80  # characters of a clause that says what the next counts
_CLAUSES = 6  # clauses that are looked back over
_NEAR = 160  # characters: how far back the number before may stand


def label(r: Reading, at: int) -> Span | None:
    """Return the label that a colon sets before the list that *at* stands in; its parts are separated by ；."""
    text = r.text
    since = max(text.rfind("。", max(0, at - _REACH), at), text.rfind("\n", max(0, at - _REACH), at)) + 1
    colon = text.rfind("：", max(since, at - _REACH), at)
    if colon < 0 or r.phrases.enclosure(colon):
        return None
    found = _LABEL.search(text, max(0, colon - 64), colon + 1)
    if found is None or (
        text.endswith(_HEADS, *found.span(1)) and not _PROGRESS.search(text, *found.span(1))
    ):
        return None
    return found.span(1)


def understood(r: Reading, f: Frame, last: Last | None) -> Span | None:
    """Return what the quantity of *f* counts, from the label of its list or from the number *last* with the same unit."""
    if named := label(r, f.quantity.start):
        return named
    if last is None and f.quantity.kind in ("count", "measure"):
        return _there(r, f) or _titled(r, f) or preceding(r, f)
    if last and last.quantity.unit != f.quantity.unit:
        last = last.other
    if (
        last is None
        or last.quantity.unit != f.quantity.unit
        or last.quantity.kind not in ("count", "money", "measure")
    ):
        return preceding(r, f) if f.quantity.kind == "count" else None
    near = f.quantity.start - last.end <= _NEAR and "\n" not in r.text[last.end : f.quantity.start]
    return last.object if near and last.object[0] < last.object[1] else None


def _there(r: Reading, f: Frame) -> Span | None:
    """Return what the sentence says there is of in the same unit: 现有养老机构85家，今年计划新增10家."""
    since = max(r.phrases.sentence(f.quantity.numeral)[0], f.clause[0] - _NEAR)
    found = None
    for counted in _COUNTED.finditer(r.text, since, f.clause[0]):
        if r.text.startswith(f.quantity.unit, counted.end()):
            found = counted.span(1)
    return found


def preceding(r: Reading, f: Frame) -> Span | None:
    """Return what the clause before says is to be worked at: 推进老旧小区改造，完成30个."""
    at = f.clause[0] - 1
    if at <= r.phrases.sentence(f.clause[0])[0] or r.text[at] != "，":
        return None
    start, end = r.phrases.clause(at - 1)
    if end - start > _CLAUSE:
        return None
    verb = verb_within(r, r.forward(start, end, LEADS - DOING), end)
    if verb is None or end - verb[1] < 2 or _DIGIT.search(r.text, start, end):
        return None
    head, _ = r.head(verb[1], end)
    return head if 2 <= head[1] - head[0] <= _WORKED else None


def thing_of_title(text: str, title: Span) -> Span | None:
    """Return the thing that the *title* of a task names, None where it names none; that of a row of a table may say what is done to it.

    >>> thing_of_title("甲县乙项目。5月开工", (0, 5)), thing_of_title("推进乙项目。5月开工", (0, 5))
    ((0, 5), None)
    >>> thing_of_title("推进乙项目\\n5月开工", (0, 5))
    (2, 5)
    """
    start, end = title
    if end - start > _TITLE_LENGTH or text.find("，", start, end) >= 0:
        return None
    row = text.startswith("\n", end)
    first = start
    while (more := after(text, first, end, _SAYS)) > first and not in_noun(text, first, more):
        first = more
    if end - first < _LEAST or not (row or (first == start and text.endswith(_THINGS, start, end))):
        return None
    return first, end


def _titled(r: Reading, f: Frame) -> Span | None:
    """Return the thing that is the title of the text that begins with the sentence of *f*: 双月座谈会。全年举办6次."""
    since = r.phrases.sentence(f.quantity.numeral)[0]
    if r.thing and r.thing[1] == since - 1 and r.text[since - 1] == "\n":
        return r.thing  # 燃气锅炉低氮改造 ⏎ 完成58台
    found = _TITLE.search(r.text, max(0, since - _REACH), since)
    if found is None or after(r.text, *found.span(1), _OPENS) > found.start(1):
        return None
    return found.span(1)


def duty(r: Reading, start: int, end: int) -> bool:
    """Return whether ``text[start:end]`` only says that something is to be done: 建设任务, 目标任务."""
    found = _DUTY.search(r.text, start, end)
    return found is not None and found.start() == start


def shared_verb(r: Reading, f: Frame, object: Span, last: Last | None) -> tuple[Span, Span | None] | None:
    """Return the verb that the clause of *f*, only a thing and its number, takes over, and the thing whose total it says, if it does.

    Such a clause adds up the things before it (实施道路3条，总里程51公里) or goes on with their list (；农村公路4条).
    """
    start, end = object
    if f.joined or end != f.quantity.start or not 2 <= end - start <= _SHORT:
        return None
    if _TOTAL.fullmatch(r.text, start, end):
        return _totalled(r, f, last)
    return _headed(r, f) or _continued(r, f, object, last)


def _totalled(r: Reading, f: Frame, last: Last | None) -> tuple[Span, Span] | None:
    """Return the verb and the thing of the clause before, with or without a number of its own."""
    at = f.clause[0] - 1
    if at <= r.phrases.sentence(f.clause[0])[0] or r.text[at] != "，":
        return None
    if last and last.clause[1] == at:
        return (last.verb, last.object) if last.verb[0] < last.verb[1] else None
    start, end = r.phrases.clause(at - 1)
    verb = leading_verb(r, start, end)
    return (verb, (verb[1], end)) if verb and end - verb[1] >= 2 else None


def _headed(r: Reading, f: Frame) -> tuple[Span, None] | None:
    """Return the verb of works that ends the label of a list of things with their numbers: 管网改造：供水管网10公里."""
    if f.clause[0] == 0 or r.text[f.clause[0] - 1] != "：" or f.quantity.kind not in ("count", "measure"):
        return None
    named = label(r, f.clause[0])
    start = before(r.text, *named, _WORKS) if named else 0
    return ((start, named[1]), None) if named and named[0] < start < named[1] else None


def _continued(r: Reading, f: Frame, object: Span, last: Last | None) -> tuple[Span, None] | None:
    """Return the verb of the number before ；, if that number counts things too and the clause says nothing else."""
    q = f.quantity
    if last is None or last.verb[0] == last.verb[1]:
        return None
    between = r.text[last.clause[1] : f.clause[0]]
    if between == "，" and r.text[slice(*last.object)] == "投资" and r.text.endswith("工程", *object):
        return last.verb, None  # 投资4000万元，路面养护工程60公里
    if between != "；":
        return None
    bare = (object[0], q.end) == f.clause and q.kind == "count" and q.operator == "="
    measures = r.text.endswith(MEASURES, *object)
    both = {q.kind, last.quantity.kind} <= {"count", "measure"} or q.kind == last.quantity.kind
    if measures and both and r.text.endswith(MEASURES, *last.object):
        return last.verb, None  # 完成货物吞吐量3亿吨；集装箱吞吐量680万标箱
    other = last.other if measures and last.quantity.kind == "ratio" else None
    if other and other.quantity.kind == q.kind and r.text.endswith(MEASURES, *other.object):
        return other.verb, None  # 实现营业收入128亿元，增长6%；利润总额9.6亿元
    alike = last.quantity.kind in ("count", "measure") and not measures
    return (last.verb, None) if bare and alike else None


def previous(r: Reading, floor: int) -> Span | None:
    """Return the thing that the clause before *floor* is about, if it belongs to the same sentence; what is dated is named before its day."""
    since = r.phrases.sentence(floor)[0]
    for _ in range(_CLAUSES):
        if floor <= since:
            break
        start, end = r.phrases.clause(floor - 1)
        floor = start
        end = _uncounted(r, start, r.next_date(start, end))
        head, _ = r.head(r.forward(start, end, _OPENS), end)
        built = _BUILT.search(r.text, *head)
        if head[1] - head[0] >= 2:
            return (head[0], built.start()) if built else head
    return None


def _uncounted(r: Reading, start: int, end: int) -> int:
    """Return *end*, moved left over the number that ends the clause: 新建厕所3000户."""
    number = _COUNT.search(r.text, max(start, end - 24), end)
    return number.start() if number else end
