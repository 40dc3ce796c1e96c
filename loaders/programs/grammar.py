"""Grammar of the names of initiatives (words/programs.toml) as patterns: verbs, modifiers, class nouns and what ends a name.

The patterns are tries, so that their cost does not grow with the vocabulary, and bounded, so that no text makes them slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import product
from typing import Any

from ...graph.names import places as place_names
from ..vocabulary import either, vocabulary

YEAR = re.compile(r"(?:19|20)\d\d年?(?:度)?")
EDITION = re.compile(r"第[一二三四五六七八九十百〇零两\d]{1,4}[届次期季]|首[届期]")
COUNT = re.compile(
    r"(?:不少于|至少|约)?[\d.]{1,12}[-~—至]?[\d.]{0,12}万?余?多?"
    r"(?:个|场次|场|期|项|次|家|所|届|批|名|支|档|部)(?:以上|左右|以内|及以上)?的?"
)
SLOGAN = re.compile(  # 三会一课, 四个意识, 五五普法
    r"[一二两三四五六七八九十][^，、]{1,4}|(?:[一二两三四五六七八九十][^，、]{1,4}[，、]?){2,6}"
)
SIGNS = (
    *'“"「『《进·百千万',
    "十佳",
    "十大",
    "最美",
    "届",
    "攻坚方案",
    *(f"网{after}" for after in "的、，。和建改"),
)  # what shows a name that no class noun ends
PERIOD = re.compile(
    f"十[一二三四五六七八九]五|{either(vocabulary('programs')['mechanisms']['fields'])}|双随机.*"
)
TRAVEL = re.compile(r"行(?:（[^（）]{1,12}）)?$")  # 专家中原行（甲市）
MATCHING = re.compile(  # 百名专家进百县, 千企帮千村
    r"[十百千万]{1,3}[名个支场家位企村校城县镇乡][^，、]{0,10}[进下联帮助走入访包兴建创][十百千万][^，、]{1,4}$"
)
ENTERING = re.compile(  # 进地铁、进影院, “五进”, 科学家精神进校园
    r"进[^，、进]{1,6}、进[^，、进]{1,6}$|“[一二三四五六七八九十]进”$"
    rf"|[^，、]{{4,60}}进{either(vocabulary('programs')['endings']['entered'])}$"
)


def words() -> dict[str, Any]:
    """Return the vocabulary of words/programs.toml."""
    return vocabulary("programs")


def _firsts(words: Iterable[str]) -> str:
    """Return what *words* begin with, as the inside of a set of characters."""
    return "".join(re.escape(character) for character in sorted({word[0] for word in words}))


@cache
def classes() -> dict[str, tuple[str, bool]]:
    """Return the class nouns that may stand in running text: word → (type, strong)."""
    table = words()
    marked = {word: (type_, False) for type_, own in table["marked"].items() for word in own}
    for kind, type_ in (("times", "活动"), ("contests", "竞赛")):
        formed = product(table[kind]["fields"], table[kind]["units"])
        marked |= {field + unit: (type_, True) for field, unit in formed}
    return marked | {word: (type_, True) for type_, own in table["strong"].items() for word in own}


@cache
def callings() -> dict[str, tuple[str, bool]]:
    """Return the words by which a text may call the members of a list (等…活动): word → (type, strong)."""
    return {word: (type_, False) for type_, own in words()["called"].items() for word in own} | classes()


@cache
def acts() -> dict[str, str]:
    """Return the acts that may follow a quotation which no class noun settles (“甲乙”专项治理): word → type."""
    return {word: type_ for type_, own in words()["acts"].items() for word in own}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    table = words()
    verb, kinds, endings = table["verbs"], table["modifiers"], table["endings"]
    whole = "(?!(?<=行)动)"  # 强基层行动 has no 基层行
    noun, adverb = either(classes()) + whole, either(verb["adverbs"])
    light, leading = either(verb["light"]), either(verb["leading"])
    struck = either(kinds["struck"])
    places = either(place_names())
    written = {
        "noun": noun,
        "sign": either([*classes(), *table["festivals"]["words"], *SIGNS])
        + whole,  # one set of first characters
        "verb": light,  # a cheap look for the next
        "light": rf"(?:{adverb}|并|和){{0,4}}{light}好?了?",
        "leading": rf"(?:(?:{adverb}|{light}|{leading})(?!力[^度]|部|体系|员|者|师)[好了]?并?){{1,8}}|{adverb}{{1,4}}",
        "listed": rf"{adverb}{{0,4}}{either(verb['listed'])}好?|{adverb}{{1,4}}{leading}",
        "struck": rf"(?:{struck}|{COUNT.pattern}|[一二三四五六七八九十两](?:项|(?:次|场|期|轮)(?!次))|1[次场期轮](?!次)|的|—){{1,6}}",
        "boundary": rf"[（“\"「《·/—+\d]|{either(endings['tails'])}",
        "after": rf"[^，。；：、“”《》（）的等为是在\"]{{0,16}}?(?:（[^（）]{{1,12}}）)?(?={noun})",
        "longer": rf"{either(verb['lengthening'])}{{0,2}}({either(classes())})",
        "called": rf"等[^，。；：、“”《》（）\"]{{0,16}}?({either(callings())})",
        "campaign": r"(?:系列|主题|专题)?(?!等)[\u4e00-\u9fff]{0,4}?活动",
        "generic": rf"(?=[{_firsts((*kinds['generic'], *place_names()))}省市县区州12])"  # most characters begin none
        rf"(?:{either(kinds['generic'])}|{places}|[省市县区州]|{YEAR.pattern})",
        "themes": either(kinds["themes"]),
        "festival": rf"{either(table['festivals']['words'])}(?=$|[，。；：、和与及]|{either(endings['tails'])})",
        "kinds": either(kinds["kinds"]),
        "grades": either(kinds["grades"]),
        "regions": rf"{either(kinds['regions'])}|{places}",
        "sited": rf"[一-鿿]{either(table['sited']['words'])}",
        "campaigns": either(kinds["campaigns"]),
        "worldly": either(kinds["worldly"]),
        "following": either(verb["following"]),
        "film": rf"(?:系列|大型|电视){{0,2}}{either(table['films']['words'])}",
        "show": rf"[^，。；：、“”《》（）的等为是在]{{0,6}}?{either(table['shows']['words'])}(?=$|[，。；：、和与及（\d]|{either(endings['tails'])})",
        "broadcast": rf"(?:[、和与及]?《[^《》]{{1,40}}》){{0,8}}(?:等)?[^，。；：、“”《》（）]{{0,16}}?{either(table['broadcasts']['words'])}",
        "opened": either(table["broadcasts"]["opening"]),
        "act": rf"(?:(?![的为以等])[\u4e00-\u9fff]){{0,8}}?({either(acts())})(?=$|\d|[，。；：、和与及并（]|等|{COUNT.pattern}|{either(endings['acted'])})",
        "apart": either(endings["apart"]),
        "clausal": either([*verb["light"], *verb["clausal"], *verb["implementing"], *verb["preaching"]]),
        "joined": either(endings["joined"]),
    }
    return {name: re.compile(each) for name, each in written.items()}


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Return the compiled pattern *name* of this grammar."""
    return _patterns()[name]


@cache
def verbs(kind: str) -> re.Pattern[str]:
    """Return the pattern of the verbs of *kind*: drafting, implementing, holding and so on."""
    return re.compile(either(words()["verbs"][kind]))


@cache
def ending(kind: str) -> tuple[str, ...]:
    """Return the endings of *kind*: meetings (with ranks of prizes), ideas, inside_not.

    >>> "职工代表大会".endswith(ending("meetings")), "甲乙大赛".endswith(ending("meetings"))
    (True, False)
    """
    table = words()
    if kind == "meetings":
        return (*table["endings"]["meetings"], *table["endings"]["prizes"])
    return tuple(table["endings"][kind] if kind in table["endings"] else table[kind]["words"])


@cache
def mechanisms() -> frozenset[str]:
    """Return the ways of working and slogans that stand in quotation marks and are no initiatives (放管服, 河长制)."""
    return frozenset(words()["mechanisms"]["words"])
