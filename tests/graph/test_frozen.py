"""Frozen dataclasses that are quick to make."""

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from remit.graph.fact import Evidence, Fact, SubItem
from remit.graph.frozen import quick


def test_a_quick_record_is_a_frozen_dataclass_like_any_other() -> None:
    """It takes places, names and defaults, cannot be changed, and is copied, replaced and pickled."""
    made = Evidence(0, 2, "科普", rule="task.bold")

    assert made == Evidence(0, 2, "科普", "task.bold", 1.0)
    assert hash(made) == hash(Evidence(0, 2, "科普", "task.bold"))
    assert replace(made, end=3).end == 3
    assert copy.copy(made) == pickle.loads(pickle.dumps(made)) == made
    with pytest.raises(FrozenInstanceError):
        made.end = 3  # type: ignore[misc]
    with pytest.raises(TypeError, match="missing 2 required positional arguments"):
        Evidence(0, 2)  # type: ignore[call-arg]


def test_a_quick_record_takes_what_it_inherits() -> None:
    """The fields of the class above come first."""
    found = SubItem(Evidence(0, 2, "科普", "task.bold"), "d#要点.1", "科普", 1)

    assert isinstance(found, Fact)
    assert (found.evidence.quote, found.order) == ("科普", 1)


def test_a_record_that_does_more_than_take_its_fields_stays_as_it_is() -> None:
    """Fields that are made anew for each, and a look at what is taken, would be lost: both are refused."""

    @dataclass(frozen=True, slots=True)
    class Listed:
        names: list[str] = field(default_factory=list)

    @dataclass(frozen=True, slots=True)
    class Checked:
        name: str

        def __post_init__(self) -> None:
            """Look at the name."""

    with pytest.raises(TypeError, match=r"Listed\.names is not just taken"):
        quick(Listed)
    with pytest.raises(TypeError, match="Checked looks at what it takes"):
        quick(Checked)
