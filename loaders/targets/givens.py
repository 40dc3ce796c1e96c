"""Givens: numbers that commit to nothing, because they state what is, has been, or is only a condition."""

from __future__ import annotations

import re

from ..vocabulary import either, vocabulary
from .commitments import Reading
from .funds import sized
from .numbers import Quantity
from .phrases import after, before
from .words import (
    ADVERBS,
    CHANGING,
    COMING,
    CONDITIONS,
    DOING,
    DONE,
    EXISTING,
    HAVING,
    LEADS,
    OWNING,
    PAST,
    POLICY,
    PREPOSITIONS,
    RATES,
    REGIONS,
    TALLY,
    TERMS,
)

_WORDS = vocabulary("targets")["givens"]
_PLACED = LEADS | REGIONS
_SPEEDS = frozenset(_WORDS["speeds"])
_SPEED_OF = re.compile("(?:及?以上)?的?[一-鿿A-Za-z]{2}")
_FOR = re.compile("对|符合|鼓励|支持|凡|若|如")
_CONDITION = re.compile(f"[^，]{{0,40}}的{either(_WORDS['applicants'])}")
_DIGIT = re.compile(r"\d")
_FROM = re.compile("[从由][^，。；]{0,12}$")
_RISE = either(_WORDS["rising"])
_RISING = re.compile(f"[^，。；0-9]{{0,8}}(?:[、和][^，。；]{{1,16}})?{_RISE}(?:到|至|为)?")
_FROM_NOW = re.compile(rf"[由从]目前[^，。；]{{0,16}}{_RISE}(?:到|至|为)?$")  # 由目前的25%提高到35%
_COUNTED = "[个处座家条所栋块片户名项]"
_LARGE_THINGS = re.compile(
    f"(?<=[亩米里吨顷元瓦床人头只户岁]以[上下])的?[^，。；、0-9和与及]{{2,14}}[0-9]{{1,5}}(?:{_COUNTED}|$)"
)
_SIZED = re.compile(
    f"的?[^，。；、0-9]{{0,6}}{either(_WORDS['sized'])}|的?[^，。；、0-9]{{0,12}}[0-9]{{1,6}}{_COUNTED}"
)
_RAISED = re.compile(f"{_RISE}(?:到|至|为)?(?:每[^，。；0-9]{{1,6}})?(?:[0-9.]{{1,9}}[万亿]?元、)?$")
_REACHED = re.compile(
    "(?:达|达到|突破|[控稳保维][制定持]在|浓度为)[^，。；0-9]{0,3}(?:[0-9.]{1,12}[^0-9，。；、和与]{0,8}[、和与及]){0,4}$"
)
_TALLIED = re.compile(rf"\d个?{either(vocabulary('targets')['words']['tallies'])}$")
_DEGREE = re.compile(  # how far something is carried out, and no rate of money
    f"(?:{either(_WORDS['degrees'])})[^，。；、]{{0,8}}?(?:达到?|为|在|不[低少]于|[提保][高升持][到至在])[^，。；0-9]{{0,8}}$"
)
_SIZE = re.compile(f"{either(_WORDS['sizes'])}(?:约|达|为|不少于)?$")
_THING = re.compile("[\u4e00-\u9fff]{2,20}[0-9]")
_FUNDING = re.compile(f"{either(_WORDS['funding'])}$")
_WON = re.compile(f"{either(_WORDS['winning'])}[^，。；]{{2,20}}{either(_WORDS['grants'])}$")
_FUNDS = re.compile(f"的?[^，。；、]{{0,12}}{either(_WORDS['funds'])}$")
_WORTH = re.compile(f"{either(_WORDS['worth'])}(?:约|达|超|近|为)?$")
_PAID = re.compile(  # 发放两项补贴5000万元: a sum to be paid out
    f"{either(_WORDS['paying'])}(?!标准|[^，。；]{{0,14}}人均)[^，。；每按最]{{2,16}}{either(_WORDS['grants'])}$"
)
_STAFFED = re.compile(f"的?[^，。；、0-9]{{0,8}}?{either(_WORDS['staffed'])}")  # 50人以上企业
_SETTLED = re.compile(f"的?[^，。；、0-9]{{0,8}}?{either(_WORDS['settled'])}")  # 30户以上自然村
_GROWN = re.compile(f"{either(_WORDS['growing'])}(?:不低于|不少于|达到?|超过?)?$")
_CAPACITY = re.compile(  # 80万吨乙烯改扩建项目: how large it is
    f"级?[^，。；、0-9的]{{2,28}}?{either(_WORDS['plants'])}(?=[，。；、0-9]|{either(_WORDS['underway'])}|$)"
)
_YEARLY = re.compile(f"[年日]{either(_WORDS['producing'])}$")
_EACH = re.compile("每[项个家人名户次]$")
_TOP = re.compile("(?<![底末月日年])前$")
_WHEN = re.compile("时[，。；]")
_SUCH = re.compile("对[^，。；]{2,20}(?:达|超过|低于|高于|不足|不到|少于|小于|大于)")
_AMOUNT = re.compile("[元亩米吨级年日]及?以[上下]$")
_LIMITED = re.compile("、(?:具有|具备|拥有)[^，。；、]{2,24}的[^，。；、0-9]{2,12}[0-9]")
_GRANT = re.compile(f"{either(_WORDS['paid'])}$")
_SMALL = 100_000  # yuan up to which it is what one gets
_SUM = 1000000  # yuan from which on it is a sum and no rate
_NEAR_BY = 16  # characters before a number in which what says how it is meant is looked for
_NEAR = 6  # characters after a number in which a term of a policy still binds it
_NEW = re.compile(f"{either(_WORDS['issuing'])}[^，。；]{{0,12}}$")


def _continues(r: Reading, start: int, end: int) -> bool:
    """Return whether the clause from *start* goes on from one that said what exists: 已建成基地20个，覆盖15个县."""
    since, until = r.phrases.clause(start - 2)
    done = DONE.search(r.text, since, until)
    return (
        done is not None
        and _DIGIT.search(r.text, done.end(), until) is not None
        and not r.text.endswith(("上", "外"), since, until)
        and after(r.text, start, end, DOING) > start
        and not r.text.startswith("新", start)
    )


def _policy(r: Reading, q: Quantity, start: int, end: int) -> bool:
    """Return whether the clause from *start* to *end* is a policy whose condition or ceiling *q* is."""
    text = r.text
    if _RAISED.search(text, start, q.start) or r.years(q.numeral):
        return False
    if _FUNDING.search(text, start, q.start) and _FUNDS.match(text, q.end, end):
        return False  # 安排1000万元奖补资金
    if _PAID.search(text, start, q.start) and isinstance(q.value, int) and q.value >= _SUM:
        return False
    if q.kind == "ratio" and _DEGREE.search(text, start, q.numeral):
        return False  # 奖补资金拨付率达到95%
    if POLICY.search(text, start, end) and not _WON.search(text, start, q.start):
        return True
    if q.kind == "ratio" and _GROWN.search(text, max(start, q.start - _NEAR_BY), q.start):
        return False  # 各项贷款增长10%
    if _REACHED.search(text, start, q.numeral) or (q.kind == "money" and _NEW.search(text, start, q.start)):
        return False
    rate = before(text, start, q.start, ADVERBS)
    if q.kind == "ratio" and text.endswith(RATES, start, rate) and text[start] not in "按以":
        return text.endswith("利率", start, rate)  # 评查案件比例不低于30%, 贷款增速不低于20%
    term = TERMS.search(text, start, min(end, q.end + _NEAR))
    return term is not None and not text.startswith("》", term.end())


def given(r: Reading, q: Quantity) -> bool:
    """Return whether *q* is known to be no commitment."""
    text = r.text
    start, end = r.phrases.clause(q.numeral)
    since = r.phrases.sentence(q.numeral)[0]
    if (
        "/" in q.unit
        and ((q.kind == "count" and q.operator == "=") or text.startswith("的", q.end))
        and not _REACHED.search(text, start, q.start)
    ):
        return True  # 2个/千人
    if text.startswith("/", q.end) and q.kind == "money" and _REACHED.search(text, start, q.start):
        return False  # 劳动生产率达到28万元/人
    if q.unit in _SPEEDS and (text[q.start - 1 : q.start] == "/" or _SPEED_OF.match(text, q.end, end)):
        return True  # 400Gbps光传输系统
    if text.startswith(("/", "每"), q.end) or text[q.start - 1 : q.start] in ("每", "×", "*"):
        return True
    if q.kind == "time" and q.start == q.numeral and before(text, start, q.start, CHANGING) > q.start - 2:
        return True  # but 办理时间压缩至3个工作日 is a commitment
    if q.kind in ("money", "measure") and _LIMITED.match(text, q.end, end):
        return True  # 年产值超100亿元、具备竞争力的企业2家
    if (
        q.kind == "money"
        and isinstance(q.value, int)
        and q.value < _SMALL
        and _GRANT.search(text, start, q.start)
    ):
        return True  # 落实一次性创业补贴5000元
    if q.kind == "money" and q.operator == "<=" and _EACH.search(text, max(start, q.start - 4), q.start):
        return True  # 每项不超过3万元
    if q.kind == "money" and sized(text, start, q.start, q.end):
        return False  # 设立总规模100亿元的基金
    if q.kind == "money" and text.startswith("的", q.end) and _WORTH.search(text, start, q.start):
        return True  # 总投资85亿元的28个项目
    told = (
        text.find("已", start, q.start) >= 0
        and q.kind != "ratio"
        and not _REACHED.search(text, start, q.start)
    )
    if told and text.startswith("已", r.forward(start, q.start, _PLACED)):
        return True  # 全市已加装300个
    if CONDITIONS.search(text, since, q.start):
        return True
    if q.unit == "人" and q.operator == ">=" and _STAFFED.match(text, q.end, end):
        return text.endswith("编制", start, q.start) or before(text, start, q.start, DOING) == q.start
    if q.unit in ("户", "人") and q.operator == ">=" and _SETTLED.match(text, q.end, end):
        return True
    if q.unit == "人" and text.startswith("的", q.end) and text.endswith("编制", start, q.start):
        return True  # 编制50人以上的省级机关
    if (
        q.kind == "ratio"
        and q.start == q.numeral
        and _TOP.search(text, max(start, q.start - _NEAR_BY), q.start)
    ):
        return True  # ESI前1%学科
    such = text.startswith("的", q.end) and _SUCH.match(text, start, q.start)
    if q.kind == "ratio" and (such or _WHEN.match(text, q.end)):
        return True  # 对成活率低于80%的林地, 卷叶率达5%以上时
    if q.operator in (">=", "<=") and _LARGE_THINGS.match(text, q.end, end):
        return True  # 建成1000亩以上林地5个
    if q.kind == "money" and text.startswith("的", q.end) and r.forward(start, q.start) >= q.start:
        return True  # 50万元以上的村
    if q.kind in ("money", "ratio") and _policy(r, q, start, end):
        return True
    if text.startswith("的", end - 1) and text.startswith("，", end):
        return True  # a condition: 年营业收入1亿元以上的，…
    if r.passed(q.start, q.end):
        return True
    past = PAST.search(text, max(since, text.rfind("基础上，", since, q.start)), q.start)
    done = DONE.search(text, start, q.start)
    if (past and not COMING.search(text, past.end(), q.start)) or (
        done and not _FROM_NOW.search(text, start, q.start)
    ):
        return True
    if q.kind != "count" and _CONDITION.match(text, q.end, end) and _FOR.search(text, start, q.start):
        return True
    if _FROM.search(text, start, q.start) and _RISING.match(text, q.end, end):
        return True  # 从45%提高到70%: where it starts
    if q.kind in ("money", "measure") and q.operator != "=" and _SIZED.match(text, q.end, end):
        return True  # 投资10亿元以上项目: how large each is
    if (
        q.unit[:1] in ("吨", "千", "兆") or _YEARLY.search(text, max(start, q.start - _NEAR_BY), q.start)
    ) and _CAPACITY.match(text, q.end, end):
        return True
    if q.kind == "measure" and _SIZE.search(text, start, q.start) and _THING.match(text, q.end, end):
        return True  # 日处理能力5万吨污水处理厂: how large it is
    if text.startswith("，", start - 1) and _continues(r, start, q.start):
        return True
    if q.kind == "ratio":
        return False
    since = max(start, q.start - _NEAR_BY)
    if HAVING.search(text, since, q.start) or OWNING.search(text, since, q.start):
        return False  # 每村至少有1个项目, 每万人拥有发明专利12件
    there = before(text, start, q.start, EXISTING)
    if _AMOUNT.search(text, start, q.start):
        there = q.start  # 10亿元以上30个
    if _TALLIED.search(text, start, q.start):
        return True  # 抓好5个方面18项工作
    if TALLY.match(text, q.end) or (there < before(text, start, q.start, DOING) and not r.dated(there)):
        return True  # 前20个, but 年底前20个
    region = before(text, start, q.start, REGIONS)
    return (
        region < q.start
        and before(text, start, region, PREPOSITIONS) == region
        and before(text, start, region, DOING) == region
    )
