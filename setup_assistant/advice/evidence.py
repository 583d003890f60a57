"""What was seen, by whom, and how long it counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from setup_assistant.advice.scene import Put, Scene
from setup_assistant.domain.check import Check, CheckFrom, CheckState
from setup_assistant.domain.household import SettingState
from setup_assistant.domain.measure import Place

HOLDS = {
    CheckFrom.COMPUTER: timedelta(days=30),
    CheckFrom.PHONE: timedelta(days=180),
    CheckFrom.FAMILY: timedelta(days=180),
}
"""How long a look counts.  This computer's also ends when its network changes: then it is asked again."""


@dataclass(frozen=True, slots=True)
class Look:
    """One look at one cell that still counts, or one that no longer does."""

    state: CheckState
    origin: CheckFrom
    on: date
    measure: str

    @property
    def saw_nothing(self) -> bool:
        """True when the family looked where looking cannot tell."""
        return (self.state, self.origin) == (CheckState.CANNOT_TELL, CheckFrom.FAMILY)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The looks at one cell that count, the newest of each origin, and the newest that ran out."""

    valid: tuple[Look, ...]
    expired: Look | None = None

    @property
    def disagrees(self) -> bool:
        """True when looks that count say different things."""
        return len({look.state for look in self.valid}) > 1

    @property
    def newest(self) -> Look | None:
        """The newest valid look."""
        return max(self.valid, key=lambda look: (look.on, look.origin.value), default=None)


class Looks:
    """All looks of a household, by the cell they were at."""

    def __init__(self, scene: Scene) -> None:
        self._today = scene.today
        self._by_cell: dict[tuple[str, str, str], list[Check]] = {}
        for check in scene.household.checks:
            self._by_cell.setdefault((check.device, check.way, check.risk), []).append(check)
        self._computer = {
            (check.way, check.risk): check.device
            for check in scene.household.checks
            if check.origin is CheckFrom.COMPUTER
            and check.state is CheckState.BLOCKED
            and self._holds(check.origin, check.at.date())
        }

    def at(self, cell: tuple[str, str, str], sightings: Iterable[Put]) -> Evidence:
        """Return the evidence for a cell; `sightings` are measures the family saw work that cover it in full."""
        newest: dict[CheckFrom, Look] = {}
        # The sort is stable: of two looks at one moment the later entry counts.
        for each in sorted(self._by_cell.get(cell, ()), key=lambda check: check.at):
            look = Look(each.state, each.origin, each.at.date(), each.measure)
            before = newest.get(each.origin)
            # Looking where one cannot see takes nothing back that was seen through another setting.
            if before is None or not look.saw_nothing or not self._holds(before.origin, before.on):
                newest[each.origin] = look
        seen = _newest_sighting(sightings)
        told = newest.get(CheckFrom.FAMILY)
        if seen is not None and (told is None or told.on < seen.on):
            newest[CheckFrom.FAMILY] = seen
        looks = list(newest.values())
        if seen is not None and told is not None and told.on == seen.on:
            looks.append(seen)  # nobody knows which of the two came first on that day
        valid = tuple(look for look in looks if self._holds(look.origin, look.on))
        old = [look for look in looks if look not in valid]
        if len(valid) > 1:  # a family that could not see which way a page took contradicts nobody
            valid = tuple(look for look in valid if not look.saw_nothing)
        return Evidence(valid=valid, expired=max(old, key=lambda look: look.on, default=None))

    def blocked_from_computer(self, way: str, risk: str) -> str | None:
        """Return the device whose own way this computer's check found blocked, if any."""
        return self._computer.get((way, risk))

    def _holds(self, origin: CheckFrom, on: date) -> bool:
        return holds(origin, on, self._today)


def holds(origin: CheckFrom, on: date, today: date) -> bool:
    """Tell whether a look of a day still counts; one from a day to come counts only as far as clocks differ."""
    return on <= today + timedelta(days=1) and today - on <= HOLDS[origin]


def _newest_sighting(sightings: Iterable[Put]) -> Look | None:
    """Return the newest time the family saw a setting of a device work; the look at a router names no device."""
    looks = [
        Look(CheckState.BLOCKED, CheckFrom.FAMILY, put.seen_on, put.measure.id)
        for put in sightings
        if put.state is SettingState.SEEN and put.seen_on is not None and put.measure.place is Place.DEVICE
    ]
    return max(looks, key=lambda look: look.on, default=None)
