"""The forms of the names of bodies that a document prints elsewhere than in its clauses (名称写法)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..clauses.names import level, province
from .kinds import kind

_LONGEST_NAME = 30  # characters


def mentioned(forms: Sequence[str], source: str) -> set[str]:
    """Return those of *forms* that *source* has by themselves, not only as parts of longer ones (…委 in …委员会)."""
    places = sorted((at, -len(form)) for form in set(forms) for at in _places(form, source))
    found: set[str] = set()
    free = 0
    for at, length in places:
        if at >= free and not source.startswith("员会", at - length):
            free = at - length
            found.add(source[at:free])
    return found


def _places(name: str, source: str) -> Iterator[int]:
    """Yield where *name* stands in *source*."""
    at = source.find(name) if name else -1
    while at >= 0:
        yield at
        at = source.find(name, at + len(name))


def placed(names: Iterable[str], whole: str | None, source: str) -> dict[str, set[str]]:
    """Return for 省X the forms in *source* that name its place: 甲省X, for a party body also 中共甲省X."""
    found: dict[str, set[str]] = {}
    place = province(whole) if whole else None
    if not place:
        return found
    rests = {name[1:]: name for name in names if name.startswith(level(place)) and len(name) > 3}
    longest_first = sorted(rests, key=len, reverse=True)
    for at in _places(place, source):
        end = at + len(place)
        follows = source[end : end + _LONGEST_NAME]
        rest = next((rest for rest in longest_first if follows.startswith(rest)), None)
        if rest:
            name = rests[rest]
            party = kind(name) == "party" and source.endswith("中共", 0, at)
            found.setdefault(name, set()).add(f"中共{place}{rest}" if party else f"{place}{rest}")
    return found
