"""Which names of a document are one body's (简称): what its titles, its own words and the letters of its names show."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from ...graph.names import bodies as official_bodies
from ..clauses.bodies import Body
from ..clauses.bodynames import collective, ends_like_a_body
from ..clauses.names import full_name
from ..outline.parse import Item
from ..vocabulary import vocabulary

_OFFICIAL = tuple(official_bodies())
_LEVEL = re.compile(r"(?:省|市|区|县|州)(?=..)")
_TASK_OF = re.compile(r"(?:工作|建设|重点工作|主要工作)?$")
_PLATED = re.compile(r"([^（）]{2,30})（([^（）、，]{2,20})）")
_KNOWN_AS = re.compile(
    r"(?:^|[，。；：、“《（\n])([一-鿿]{4,30})（(?:以下(?:统)?(?:简)?称|[下简]称)：?[“‘]?([一-鿿]{2,12})[”’]?）"
)
_THAT_IS = re.compile(r"即([一-鿿]{4,30})(?=[，。；、\n]|$)")
_WHAT_IS = re.compile(r"(?<![一-鿿])[一-鿿]{2,12}$")
_SHORT = 12  # characters of such a name at most
_HEADS = tuple(vocabulary("organizations")["other"]["heads"])
_WORD = 3  # characters of a word at most, of which a short form keeps one
_MANY = 300  # names of one place and one kind; a plan has a few dozen


def aliases(answering: Sequence[tuple[Item, Sequence[Body]]], source: str) -> dict[str, str]:
    """Return the canonical name for each other name that the document *source* shows to be the same body's.

    Evidence is the task “X工作” or “X（Y）” with one responsible body, X（以下简称Y）, “Y即X”, an official short form beside the full one,
    letters that abbreviate one other name of the clauses, and the same name after another level or after none.
    """
    same: dict[str, str] = {}
    for item, bodies in answering:
        title = item.passage.text[slice(*item.title)] if item.title else ""
        subject = title[: _TASK_OF.search(title).start()] if title else ""  # type: ignore[union-attr]
        if plated := _PLATED.fullmatch(subject):
            if (
                ends_like_a_body(plated[1])
                and len(bodies) == 1
                and bodies[0].name in (plated[1], plated[2], subject)
            ):
                same[plated[2]] = same[subject] = plated[1]
        elif subject and len(bodies) == 1 and abbreviates(bodies[0].name, subject):
            same[bodies[0].name] = subject
    mentioned = dict.fromkeys(body.name for _, bodies in answering for body in bodies)
    if "（以下" in source or "（下称" in source or "（简称" in source:
        for found in _KNOWN_AS.finditer(source):
            if found[2] in mentioned and ends_like_a_body(found[1]):
                same[found[2]] = found[1]
    if "即" in source:
        for found in _THAT_IS.finditer(source):
            at = found.start()
            before = _WHAT_IS.search(source, max(0, at - _SHORT), at)
            if (
                before
                and before[0] in mentioned
                and ends_like_a_body(found[1])
                and _in_order(before[0], found[1])
            ):
                same[before[0]] = found[1]
    same |= {short: long for short, long in _shortened(mentioned) if short not in same and long not in same}
    for short, whole in _levelled(mentioned):
        if short not in same and whole not in same:
            one, other = (
                (short, whole) if whole in source else (whole, short)
            )  # a level that no clause prints
            same[one] = other
    canonical = set(same.values())
    for name in mentioned:
        plain = _LEVEL.sub("", name, count=1) if _LEVEL.match(name) else name
        if plain in same and name not in canonical:
            same[name] = same[plain]
    return same | _slips(mentioned)


def plated(answering: Sequence[tuple[Item, Sequence[Body]]], known: Collection[str]) -> dict[str, str]:
    """Return the whole name for each body that the clauses never name without its plate: 市场监管局（知识产权局）.

    One that they name by itself too, or by the plate alone, or that is *known* by other evidence, keeps its own name.
    """
    plates: dict[str, set[str]] = {}
    alone: set[str] = set()
    for _, bodies in answering:
        for body in bodies:
            if body.alias:
                plates.setdefault(body.name, set()).add(body.alias)
            else:
                alone.add(body.name)
    taken = alone.union(known)
    return {
        name: f"{name}（{plate}）"
        for name, (plate, *others) in plates.items()
        if not others and name not in taken and plate not in taken
    }


def _shortened(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the names that abbreviate exactly one other of *names*, with that one: 提案委 of 提案委员会, 甲县教科局 of 甲县教育科技局."""
    alike: dict[tuple[str, str], list[str]] = {}
    for name in names:
        if not collective(name) and ends_like_a_body(name):
            alike.setdefault((name[0], _head(name)), []).append(name)
    for group in alike.values():
        if len(group) > _MANY:
            continue
        for short in group:
            long = [other for other in group if len(other) > len(short) and shortens(short, other)]
            if len(long) == 1:
                yield short, long[0]


def bare(short: str, name: str) -> bool:
    """Whether *short* is *name* without its level: what a list leaves out (省略), no other name.

    >>> bare("口岸办", "区口岸办"), bare("口岸办", "省口岸办公室")
    (True, False)
    """
    return (level := _LEVEL.match(name)) is not None and name[level.end() :] == short


def _levelled(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the names that exactly one other of *names* repeats behind a level, with that one: 口岸办 of 区口岸办."""
    behind: dict[str, list[str]] = {}
    for name in names:
        if not collective(name) and (level := _LEVEL.match(name)):
            behind.setdefault(name[level.end() :], []).append(name)
    for name in names:
        if len(found := behind.get(name, [])) == 1 and ends_like_a_body(name):
            yield name, found[0]


def _head(name: str) -> str:
    """Return the letter that a short form keeps of the end of *name*: 委 of 委员会."""
    return next((end[0] for end in _HEADS if name.endswith(end)), name[-1])


def shortens(short: str, long: str) -> bool:
    """Whether *short* is what people call the body *long*: its official short form, its end alone shortened, or letters of several of its words.

    A name that *long* holds as it is (农业局, 农业机械局), or to which it adds one word before its noun (图书馆, 少年儿童图书馆), is another body.

    >>> shortens("提案委", "提案委员会"), shortens("甲县教科局", "甲县教育科技局"), shortens("甲县农业局", "甲县农业机械局")
    (True, True, False)
    >>> shortens("省图书馆", "省少年儿童图书馆"), shortens("甲县医院", "甲县人民医院"), shortens("省科协", "省老科技工作者协会")
    (False, False, False)
    """
    if full_name(short) == full_name(long):
        return True
    if long.startswith(short):
        return short[-1] + long.removeprefix(short) in _HEADS
    if short[:-1] in long or ("政府" in long and "政府" not in short) or _one_word_more(short, long):
        return False
    if _LEVEL.match(short) and short[:2] != long[:2]:
        return False
    words = _WORD * (len(short) - 1)  # a letter stands for a word: 学生处 is not 学位管理与研究生教育处
    return len(short) > 2 and short[-1] == _head(long) and len(long) <= words + 1 and _in_order(short, long)


def contracts(short: str, long: str) -> bool:
    """Whether *short*, which a plan of the body *long* itself names, has letters of its words: same level and first letter, same head.

    >>> contracts("市科委", "市科学技术委员会"), contracts("市委", "市科学技术委员会"), contracts("市教委", "市科学技术委员会")
    (True, False, False)
    """
    if not 2 < len(short) < len(long) or short[:2] != long[:2] or short[-1] != _head(long):
        return False
    if long.startswith(short):
        return short[-1] + long.removeprefix(short) in _HEADS  # 市商务委 of 市商务委员会
    return _in_order(short, long)


def _one_word_more(short: str, long: str) -> bool:
    """Whether *long* is *short* with one stretch put in before two letters or more of its end."""
    same = next(
        (at for at, (one, other) in enumerate(zip(short, long, strict=False)) if one != other), len(short)
    )
    return len(short) - same > 1 and long.endswith(short[same:])


def _in_order(short: str, long: str) -> bool:
    """Whether *long* has the letters of *short*, in their order, from its first on."""
    letters = iter(long)
    return short[0] == long[0] and all(letter in letters for letter in short)


def _slips(names: Iterable[str]) -> dict[str, str]:
    """Return the names whose characters are swapped against an official name of the same document: 农村农业厅, 农业农村厅."""
    letters: dict[str, list[str]] = {}
    for name in names:
        letters.setdefault("".join(sorted(name)), []).append(name)
    found: dict[str, str] = {}
    for alike in letters.values():
        right = [name for name in alike if name.endswith(_OFFICIAL)]
        if len(alike) > len(right) == 1:
            found |= {name: right[0] for name in alike if name != right[0]}
    return found


def abbreviates(short: str, long: str) -> bool:
    """Whether *short* is an abbreviation of the name *long*: same level, same beginning, same head, letters in order.

    A longer name that only adds a part to *short* is another body.

    >>> abbreviates("省民协", "省民营企业家协会"), abbreviates("省科技馆", "省科技馆新馆"), abbreviates("省科协", "省老科技工作者协会")
    (True, False, False)
    """
    if not ends_like_a_body(long) or len(short) >= len(long) or len(short) < 3 or long.startswith(short):
        return False
    if short[:2] != long[:2] or short[-1] not in long[-3:]:
        return False
    return _in_order(short, long)
