"""A body as a clause names it (责任单位)."""

from __future__ import annotations

from dataclasses import dataclass

from ...graph.fact import Role
from ...graph.frozen import quick
from .bodynames import collective, ends_like_a_body

COMPLETE = 40  # characters; a longer stretch is no name
_LIKELY = 18  # characters; a longer name that does not end like one is rather a sentence


@quick
@dataclass(frozen=True, slots=True)
class Body:
    """A body as a clause names it: *name* with ellipses filled, *start* to *end* what is printed.

    *tier* counts the groups that ， sets off, from 1; *alias* is a name-plate in brackets (甲局（乙局）).
    """

    name: str
    start: int
    end: int
    role: Role
    tier: int = 1
    alias: str | None = None

    @property
    def collective(self) -> bool:
        """Whether it names a group without a list of members."""
        return collective(self.name)

    @property
    def doubtful(self) -> bool:
        """Whether it is too long for a name and does not end like one, or much too long, or stands behind an unknown label."""
        if "：" in self.name:
            return True
        if len(self.name) <= _LIKELY:
            return False
        named = self.collective or ends_like_a_body(self.name)
        return len(self.name) > (COMPLETE if named else _LIKELY)
