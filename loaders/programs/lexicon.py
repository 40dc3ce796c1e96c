"""Names known beforehand (gazetteer.toml), and the strong names a document has introduced itself (术语表)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate

from ...graph.names import places
from ..vocabulary import either, vocabulary

LENGTH = 6  # characters at least: a shorter name may be a common word elsewhere
FEW = 1 << 21  # names times characters: a plan has sixty and ten thousand
ALIKE = 50  # names with the same beginning and end that are compared; a task has one or two
_RUNS_ON = re.compile(
    "日(?:[常程报趋益志]|期(?!间))|周[边期围年]|月[度报底末]|年[度级]|节[约目能]|奖[励项补]|暖[资款基]"
)
_BEFORE = re.compile(
    r"(?:20\d\d年?)?(?:第[一二三四五六七八九十百〇零两\d]{1,4}[届个次])?"
    rf"(?:全国|国家|世界|国际|中国|{either(places())}|[“\"][\d.·•]{{2,6}}[”\"])?$"
)  # 第十一个“敬老月”, 全国科普日, 北京冬奥会, “119”消防宣传月
_LOOSE = re.compile(r"[“”\"「」『』《》〈〉·\s]|活动$")


@lru_cache(1 << 12)
def key(name: str) -> str:
    """Return *name* as it is compared within one document: without marks, dots, blanks and a closing 活动.

    >>> key("“典赞·甲乙”活动") == key("典赞甲乙")
    True
    """
    return _LOOSE.sub("", _LOOSE.sub("", name))


class Named:
    """The initiatives that one task has named so far, by their keys.

    >>> named = Named()
    >>> named.add("第九届甲乙及产业发展年会"), named.add("第九届甲乙及产业年会"), named.add("产业发展年会")
    (True, False, True)
    """

    def __init__(self) -> None:
        self._keys: dict[tuple[str, str], list[str]] = {}

    def add(self, key: str) -> bool:
        """Remember *key*; return False if it is one of those before, whole or with words inside left out."""
        alike = self._keys.setdefault((key[:4], key[-2:]), [])
        if alike and (key in alike or any(_shortened(key, other) for other in alike[:ALIKE])):
            return False
        alike.append(key)
        return True


def _shortened(one: str, other: str) -> bool:
    """Say whether one of two keys with the same beginning and end leaves out words of the other."""
    short, long = sorted((one, other), key=len)
    if len(short) < LENGTH or 2 * len(short) < len(long):
        return False
    rest = iter(long)
    return all(character in rest for character in short)


@cache
def gazetteer() -> Mapping[str, str]:
    """Return the standing brands and official days of national currency: name → type."""
    return {name: type_ for type_, names in vocabulary("gazetteer")["names"].items() for name in names}


@cache
def _known() -> re.Pattern[str]:
    return re.compile(either(gazetteer()))


def known(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, type) of each name of the gazetteer in ``text[start:end]``, the longest at each place.

    >>> list(known("开展全国科普日活动", 0, 9))
    [(2, 7, '活动')]
    """
    for match in _known().finditer(text, start, end):
        if _RUNS_ON.match(text, match.end() - 1, end):
            continue  # 科普日常工作
        yield match.start(), match.end(), gazetteer()[match.group()]


def widened(text: str, start: int, at: int) -> int:
    """Return where a known name at *at* begins with the edition, the region or the date in quotation marks before it.

    >>> text = "开展第三十五个全国税收宣传月，“12·4”国家宪法日"
    >>> text[widened(text, 0, 9) :][:5], text[widened(text, 15, 21) :]
    ('第三十五个', '“12·4”国家宪法日')
    """
    found = _BEFORE.search(text, max(start, at - 20), at)
    return found.start() if found else at


class Lexicon:
    """The strong names of one document, each with its type; *names* are as printed, quotation marks aside.

    >>> list(Lexicon([("甲乙驱动助力工程", "工程")]).find("以甲乙驱动助力工程为平台", 0, 12))
    [(1, 9, '工程')]
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._types = {name: type_ for name, type_ in names if len(name) >= LENGTH}

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """Yield (start, end, type) of each of these names in ``text[start:end]``, the longest at each place."""
        for at, length, name in self._places(text, start, end):
            if at >= start:
                start = at - length
                yield at, start, self._types[name]

    def find_in(self, texts: Sequence[str]) -> list[list[tuple[int, int, str]]]:
        """Return what :meth:`find` yields for each of *texts*, all of which are searched at once.

        >>> Lexicon([("甲乙驱动助力工程", "工程")]).find_in(["实施甲乙驱动助力工程", "培训人员"])
        [[(2, 10, '工程')], []]
        """
        found: list[list[tuple[int, int, str]]] = [[] for _ in texts]
        starts = [0, *accumulate(len(text) + 1 for text in texts)]
        for start, end, type_ in self.find("\0".join(texts), 0, starts[-1]):
            nth = bisect_right(starts, start) - 1
            found[nth].append((start - starts[nth], end - starts[nth], type_))
        return found

    def _places(self, text: str, start: int, end: int) -> list[tuple[int, int, str]]:
        """Return where these names stand as (start, -length, name), the first and longest first; those within others may lack."""
        if len(self._types) * (end - start) > FEW:
            found = re.compile(either(self._types)).finditer(text, start, end)
            return [(m.start(), m.start() - m.end(), m[0]) for m in found]
        places = []
        for name in self._types:  # for a few, this costs less than to make a pattern of them
            at = text.find(name, start, end)
            while at >= 0:
                places.append((at, -len(name), name))
                at = text.find(name, at + 1, end)
        return sorted(places)
