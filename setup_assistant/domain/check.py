"""What one look at one cell of the map showed, and who looked."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from setup_assistant.domain.value import Id, Name, Value


class CheckState(StrEnum):
    """What a check found, in the four words of the program."""

    BLOCKED = "blocked"
    OPEN = "open"
    CANNOT_TELL = "cannot-tell"
    NOT_REACHABLE = "not-reachable"


WORST_FIRST = (CheckState.OPEN, CheckState.CANNOT_TELL, CheckState.NOT_REACHABLE, CheckState.BLOCKED)
"""States from the worst to the best: a summary takes the first that occurs."""


def worst(states: Iterable[CheckState]) -> CheckState | None:
    """Return the worst of some states, None without any."""
    return min(states, key=WORST_FIRST.index, default=None)


class CheckFrom(StrEnum):
    """Who looked."""

    COMPUTER = "computer"
    PHONE = "phone"
    FAMILY = "family"


class Check(Value, frozen=True, kw_only=True):
    """One look at one cell; decides only that cell, for as long as its kind holds."""

    id: Id
    device: Id
    way: Id
    risk: Id
    measure: Id
    state: CheckState
    at: datetime
    origin: CheckFrom
    names: tuple[str, ...] = ()
    proof: Name = ""
    blind_spots: tuple[Name, ...] = ()
