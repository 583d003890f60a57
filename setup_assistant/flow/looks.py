"""What the family says after setting something or looking whether it works."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from msgspec.structs import replace

from setup_assistant.domain.check import Check, CheckFrom, CheckState
from setup_assistant.domain.coverage import Cell
from setup_assistant.domain.household import Household, SettingState
from setup_assistant.flow.answers import add_check, without_looks
from setup_assistant.flow.devices import set_setting, setting
from setup_assistant.flow.networks import ways_of
from setup_assistant.flow.numbering import remember

Pair = tuple[str, str]
"""Way and risk of a cell."""


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
    household = without_looks(household, measure, at)
    return set_setting(household, measure, at, state, seen_on=today, ways=ways, chosen=kept)


def say_not_working(household: Household, measure: str, at: str, cells: Iterable[Cell], today: date) -> Household:
    """Keep that somebody saw a measure let something through.

    On a device every cell it was to cover is told open.  On a network nobody said whose way was tried, and a look
    decides only its own device: there the measure counts as not set.
    """
    household = without_looks(household, measure, at)
    if all(device.id != at for device in household.devices):
        return set_setting(household, measure, at, SettingState.NOT_SET)
    household = _only_set(household, measure, at)
    for cell in cells:
        household = _look(household, measure, cell.device, (cell.way, cell.risk), CheckState.OPEN, today)
    return household


def say_seen_at(
    household: Household,
    measure: str,
    at: str,
    *,
    device: str,
    cells: Iterable[Pair],
    undecided: Iterable[Pair],
    today: date,
) -> Household:
    """Keep that somebody saw a filter work from one device on one network: a look at exactly these cells.

    Where a look cannot decide it is kept as one that could not tell.  The setting itself counts as set: that it was
    "seen" without a network would say it of all of them.
    """
    decided, unclear = tuple(cells), tuple(undecided)
    household = unsay_looks_at(_only_set(household, measure, at), measure, device, (*decided, *unclear))
    for pair in decided:
        household = _look(household, measure, device, pair, CheckState.BLOCKED, today)
    for pair in unclear:
        household = _look(household, measure, device, pair, CheckState.CANNOT_TELL, today)
    return household


def say_failed_at(
    household: Household, measure: str, at: str, *, device: str, cells: Iterable[Pair], today: date
) -> Household:
    """Keep that somebody saw a filter let something through to one device on one network.

    Where the network has two ways it was one of them; until that is set again both count as open.
    """
    failed = tuple(cells)
    household = unsay_looks_at(_only_set(household, measure, at), measure, device, failed)
    for pair in failed:
        household = _look(household, measure, device, pair, CheckState.OPEN, today)
    return household


def unsay_looks_at(household: Household, measure: str, device: str, cells: Iterable[Pair]) -> Household:
    """Forget the family's looks at these cells of a device."""
    gone = set(cells)
    kept = tuple(
        each
        for each in household.checks
        if (each.measure, each.device, each.origin) != (measure, device, CheckFrom.FAMILY)
        or (each.way, each.risk) not in gone
    )
    return replace(remember(household), checks=kept)


def seen_open(household: Household, measure: str, at: str) -> date | None:
    """Return the day somebody saw a measure of a device not working, if that still stands."""
    days = [
        each.at.date()
        for each in household.checks
        if (each.measure, each.device, each.origin) == (measure, at, CheckFrom.FAMILY) and each.state is CheckState.OPEN
    ]
    return max(days, default=None)


def seen_working(household: Household, measure: str, at: str) -> date | None:
    """Return the last day somebody saw a filter of a device or network work on some network or device."""
    ways = ways_of(at)
    days = [
        each.at.date()
        for each in household.checks
        if (each.measure, each.origin) == (measure, CheckFrom.FAMILY)
        and (each.device == at or each.way in ways)
        and each.state in {CheckState.BLOCKED, CheckState.CANNOT_TELL}
    ]
    return max(days, default=None)


def _only_set(household: Household, measure: str, at: str) -> Household:
    """Return the household where a measure counts as set, and what was seen of it stands in the looks alone."""
    before = setting(household, measure, at)
    ways, chosen = (before.ways, before.filter) if before else ((), None)
    return set_setting(household, measure, at, SettingState.SET, ways=ways, chosen=chosen)


def _look(household: Household, measure: str, device: str, pair: Pair, state: CheckState, today: date) -> Household:
    """Add one look of the family at one cell."""
    way, risk = pair
    # Noon in UTC is the same day wherever the family lives, except at the date line.
    moment = datetime.combine(today, time(12), tzinfo=UTC)
    look = Check(
        id="check-0",
        device=device,
        way=way,
        risk=risk,
        measure=measure,
        state=state,
        at=moment,
        origin=CheckFrom.FAMILY,
    )
    return add_check(household, look)
