"""What the family says after setting something or looking whether it works."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from msgspec.structs import replace

from setup_assistant.domain.coverage import Cell
from setup_assistant.domain.household import Check, CheckFrom, CheckState, Household, SettingState
from setup_assistant.flow.answers import add_check
from setup_assistant.flow.devices import set_setting, setting


def say_set(
    household: Household,
    measure: str,
    at: str,
    state: SettingState,
    today: date,
    *,
    chosen: str | None = None,
) -> Household:
    """Keep that a measure was set, seen or left; an earlier look that found it not working no longer counts.

    Set as planned, with a filter `chosen`, it is on every way of its place; else filter and ways stay as told before.
    """
    before = setting(household, measure, at)
    kept = chosen or (before.filter if before else None)
    ways = before.ways if before is not None and chosen is None else ()
    household = _without_looks(household, measure, at)
    return set_setting(household, measure, at, state, seen_on=today, ways=ways, chosen=kept)


def say_not_working(household: Household, measure: str, at: str, cells: Iterable[Cell], today: date) -> Household:
    """Keep that somebody saw a measure let something through.

    On a device every cell it was to cover is told open.  On a network nobody said whose way was tried, and a look
    decides only its own device: there the measure counts as not set.
    """
    household = _without_looks(household, measure, at)
    if all(device.id != at for device in household.devices):
        return set_setting(household, measure, at, SettingState.NOT_SET)
    before = setting(household, measure, at)
    household = set_setting(
        household,
        measure,
        at,
        SettingState.SET,
        ways=before.ways if before else (),
        chosen=before.filter if before else None,
    )
    # Noon in UTC is the same day wherever the family lives, except at the date line.
    moment = datetime.combine(today, time(12), tzinfo=UTC)
    for cell in cells:
        look = Check(
            id="check-0",
            device=cell.device,
            way=cell.way,
            risk=cell.risk,
            measure=measure,
            state=CheckState.OPEN,
            at=moment,
            origin=CheckFrom.FAMILY,
        )
        household = add_check(household, look)
    return household


def seen_open(household: Household, measure: str, at: str) -> date | None:
    """Return the day somebody saw a measure of a device not working, if that still stands."""
    days = [
        each.at.date()
        for each in household.checks
        if (each.measure, each.device, each.origin) == (measure, at, CheckFrom.FAMILY) and each.state is CheckState.OPEN
    ]
    return max(days, default=None)


def _without_looks(household: Household, measure: str, at: str) -> Household:
    """Drop the family's own looks at a measure of a device."""
    kept = tuple(
        each for each in household.checks if (each.measure, each.device, each.origin) != (measure, at, CheckFrom.FAMILY)
    )
    return household if len(kept) == len(household.checks) else replace(household, checks=kept)
