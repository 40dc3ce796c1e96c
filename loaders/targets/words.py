"""The words that commitments are made of (指标用语), from words/targets.toml: verbs, aims, adverbs, what exists already."""

from __future__ import annotations

import re

from ..vocabulary import either, vocabulary

_WORDS = vocabulary("targets")
WEAK = frozenset(_WORDS["verbs"]["weak"])
STRONG = frozenset(_WORDS["verbs"]["strong"]) - WEAK
DOING = STRONG | WEAK
REACHING = frozenset(_WORDS["verbs"]["reaching"])
CHANGING = frozenset(_WORDS["verbs"]["changing"]) | REACHING
SURE = frozenset(_WORDS["verbs"]["sure"])
JOINED = frozenset(_WORDS["verbs"]["joined"])
BENEFITING = frozenset(_WORDS["verbs"]["benefiting"])
STAGES = frozenset(_WORDS["verbs"]["stages"])
UNDERGONE = frozenset(_WORDS["verbs"]["undergone"])
CUTTING = frozenset(_WORDS["verbs"]["cutting"])
MADE_TO = CUTTING | frozenset(_WORDS["verbs"]["made_to"])
PLAIN = frozenset(_WORDS["verbs"]["plain"])
TURNING = CUTTING | frozenset(_WORDS["verbs"]["turning"])
PIVOTS = frozenset(_WORDS["verbs"]["pivots"])
MILESTONES = frozenset(_WORDS["verbs"]["milestones"])
NOMINAL = frozenset(_WORDS["verbs"]["nominal"])
COMPLETING = frozenset(_WORDS["verbs"]["completing"])
JOINING = frozenset(_WORDS["verbs"]["joining"])
FIELDS = frozenset(_WORDS["verbs"]["fields"])
ACHIEVING = frozenset(_WORDS["verbs"]["achieving"])
PROSPECTS = frozenset(_WORDS["verbs"]["prospects"])
COVERING = frozenset(_WORDS["verbs"]["coverage"])
AIMS = frozenset(_WORDS["words"]["aims"])
LEADS = frozenset(_WORDS["words"]["leads"])
ADVERBS = frozenset(_WORDS["words"]["adverbs"])
BATCHES = frozenset(_WORDS["words"]["batches"])
SLOGANS = tuple(_WORDS["words"]["slogans"])
SPENDING = frozenset(_WORDS["words"]["spending"])
TIMES = frozenset(_WORDS["words"]["times"])
HURRYING = frozenset(_WORDS["words"]["hurrying"])
GRADES = frozenset(_WORDS["words"]["grades"])
MODIFIERS = frozenset(_WORDS["words"]["modifiers"])
REGIONS = frozenset(_WORDS["words"]["regions"])
EXISTING = frozenset(_WORDS["words"]["existing"])
CLASSES = frozenset(_WORDS["words"]["classes"])
BEINGS = CLASSES | frozenset(_WORDS["words"]["beings"])
PREPOSITIONS = frozenset(_WORDS["words"]["prepositions"])
RATES = tuple(_WORDS["words"]["rates"])
TOTALS = tuple(_WORDS["words"]["totals"])
OUTPUTS = tuple(_WORDS["words"]["outputs"])
GOOD = tuple(_WORDS["words"]["good"])
OWN_WAY = tuple(how + what for how in _WORDS["words"]["ways"] for what in _WORDS["words"]["livings"])
MEASURES = RATES + tuple(_WORDS["words"]["measures"])
LINKED = re.compile(  # 行政村通光纤: what the counted places are to get
    f"通(?:上|达)?{either(_WORDS['words']['linked'])}"
)
TALLY = re.compile(
    either(_WORDS["words"]["tallies"]) + r"(?:的?(?:工作|问题|任务|内容))?(?:[，。、；：和\d]|$)"
)
PAST = re.compile(rf"(?<![较比于超与]){either(_WORDS['words']['past'])}(?!的?基础)")  # but 较去年下降5%
DONE = re.compile(either(_WORDS["words"]["done"] + _WORDS["words"]["having"]))
COMING = re.compile(either(_WORDS["words"]["coming"]))
POLICY = re.compile(either(_WORDS["words"]["policies"]) + "(?!率)")
CONDITIONS = re.compile(either(_WORDS["words"]["conditions"]))
TERMS = re.compile(either(_WORDS["words"]["terms"]))
ASPIRING = re.compile(either(_WORDS["words"]["aspiring"]))
HAVING = re.compile(  # 每村至少有1个项目
    "(?:力争|确保|争取|保证|至少|每[^，。；、0-9]{1,8})(?<![建拥设配享])有$"
)
OWNING = re.compile("每[^，。；、0-9]{1,8}拥有[^，。；、0-9]{2,12}$")  # 每万人拥有发明专利12件
