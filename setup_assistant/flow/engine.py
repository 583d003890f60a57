"""What comes next: path, back, next, stations and what a page still needs, all derived from the household.

Nothing here is stored: an answer that changes earlier repairs everything behind it.
"""

from enum import StrEnum

import msgspec

from setup_assistant.domain.household import Household, SettingState
from setup_assistant.domain.value import Message, Value, message
from setup_assistant.flow.page import (
    AT_SETUP,
    BESIDE,
    FIRST_QUESTIONS,
    HOME,
    LATER_QUESTIONS,
    PageId,
    StationId,
    has_own_devices,
)

_ORDER = {row.page: number for number, row in enumerate(HOME)}
_STATION = {row.page: row.station for row in HOME} | dict.fromkeys(AT_SETUP, StationId.SETUP)
_MAIN = {StationId.PLAN: PageId.PLAN}
"""Page that a visited station opens, where it is not the first one."""


class StationState(StrEnum):
    """How a station stands on the rail."""

    DONE = "done"
    NOW = "now"
    OPEN = "open"
    """Can be opened, not finished."""
    WAITING = "waiting"
    """Cannot be opened yet; its reason says what it waits for."""


class StationView(Value, frozen=True, kw_only=True):
    """One station of the rail, ready to be shown."""

    id: StationId
    state: StationState
    page: PageId | None
    """Page to open; None while it waits."""
    note: Message | None
    """Sub-label: what it waits for, that it is open at any time, or what was answered."""


def path(household: Household) -> tuple[PageId, ...]:
    """Return the pages this household sees, in order."""
    return tuple(row.page for row in HOME if row.when(household))


def here(household: Household) -> PageId:
    """Return the page to show for this household: the kept one, or the nearest before it that it still sees."""
    kept = household.page
    if kept in BESIDE:
        return PageId(kept)
    pages = path(household)
    number = next((_ORDER[row.page] for row in HOME if row.page == kept), 0)
    return max((page for page in pages if _ORDER[page] <= number), key=_ORDER.__getitem__)


def following(household: Household, page: PageId) -> PageId | None:
    """Return the page behind Next, or None on the last page; a page beside the path leads to the map or the path."""
    if page is PageId.ALL:
        return PageId.MAP if PageId.MAP in path(household) else PageId.WORRIES
    if page in BESIDE:
        return None
    return next((each for each in path(household) if _ORDER[each] > _ORDER[page]), None)


def before(household: Household, page: PageId) -> PageId | None:
    """Return the page behind Back, or None on the first page; from beside the path, the furthest one visited."""
    if page in AT_SETUP and PageId.SETUP in path(household):
        return PageId.SETUP
    if page in BESIDE:
        return _furthest(household)
    earlier = [each for each in path(household) if _ORDER[each] < _ORDER[page]]
    return earlier[-1] if earlier else None


def go(household: Household, page: PageId) -> Household:
    """Return the household standing on `page`; it and the page it comes from are noted as visited."""
    seen = {*household.visited, here(household).value, page.value}
    visited = tuple(each.value for each in PageId if each.value in seen)
    return msgspec.structs.replace(household, page=page.value, visited=visited)


def problems(household: Household, page: PageId) -> tuple[Message, ...]:
    """Return what a page still needs before Next; only the first page needs anything."""
    if page in (PageId.CHILDREN, PageId.ALL) and not household.children:
        return (message("flow.problem.no-child"),)
    return ()


def first_map_ready(household: Household) -> bool:
    """Whether the four pages before the first map are answered (or the compact page was used)."""
    answered = {PageId.ALREADY, PageId.ALL, PageId.MAP} & set(household.visited)
    return bool(household.children and household.devices and (answered or not has_own_devices(household)))


def question(page: PageId) -> tuple[int, int] | None:
    """Return (number, total) of a question page; the total never changes once it was shown."""
    for pages in (FIRST_QUESTIONS, LATER_QUESTIONS):
        if page in pages:
            return pages.index(page) + 1, len(pages)
    return None


def time_left(household: Household, page: PageId) -> Message | None:
    """Return about how long it is to the first map or to the plan, or None on a page that asks nothing."""
    for pages, key in ((FIRST_QUESTIONS, "flow.left.map"), (LATER_QUESTIONS, "flow.left.plan")):
        if page in pages:
            ahead = pages[pages.index(page) :]
            seconds = sum(row.seconds for row in HOME if row.page in ahead and _expected(household, row.page))
            return message(key, seconds=seconds)
    return None


def if_you_stop(page: PageId) -> Message:
    """Return what stays when the family stops on this page."""
    return message(f"flow.stop.{page.value}")


def stations(household: Household, page: PageId) -> tuple[StationView, ...]:
    """Return the seven stations as the rail shows them while `page` is open."""
    return tuple(_station(household, station, page) for station in StationId)


def _station(household: Household, station: StationId, page: PageId) -> StationView:
    if _STATION.get(page) is station:
        return StationView(id=station, state=StationState.NOW, page=page, note=_summary(household, station))
    pages = [each for each in path(household) if _STATION[each] is station]
    visited = [each for each in pages if each.value in household.visited]
    waits = _waits_for(household, station)
    if not pages or (waits is not None and not visited):
        return StationView(
            id=station, state=StationState.WAITING, page=None, note=waits or message("flow.waits.own-device")
        )
    finished = len(visited) == len(pages) and not (station is StationId.FAMILY and not household.children)
    main = _MAIN.get(station)
    target = main if main in visited else visited[-1] if visited and main else pages[0]
    note = _summary(household, station) or (None if visited else _any_time(station))
    return StationView(id=station, state=StationState.DONE if finished else StationState.OPEN, page=target, note=note)


def _waits_for(household: Household, station: StationId) -> Message | None:
    """Return what a station waits for, or None when it can be opened."""
    if station is StationId.FAMILY:
        return None
    if not household.children:
        return message("flow.waits.child")
    visited = set(household.visited)
    waiting = {
        StationId.PLAN: None if first_map_ready(household) else message("flow.waits.devices"),
        StationId.SETUP: None if PageId.PLAN in visited else message("flow.waits.plan"),
        StationId.CHECK: None if _something_set(household) else message("flow.waits.setup"),
    }
    return waiting.get(station)


def _something_set(household: Household) -> bool:
    return PageId.SETUP in household.visited or any(
        each.state in (SettingState.SEEN, SettingState.SET) for each in household.settings
    )


def _any_time(station: StationId) -> Message | None:
    return message("flow.any-time") if station in (StationId.RULES, StationId.PRINT) else None


def _summary(household: Household, station: StationId) -> Message | None:
    counts = {
        StationId.FAMILY: len(household.children),
        StationId.DEVICES: len(household.devices),
        StationId.RULES: len(household.agreement.rules or ()),
    }
    count = counts.get(station, 0)
    return message(f"flow.summary.{station.value}", count=count) if count else None


def _expected(household: Household, page: PageId) -> bool:
    """Whether a page will come: before any device is named, the usual path is expected."""
    return not household.devices or page in path(household)


def _furthest(household: Household) -> PageId:
    visited = [each for each in path(household) if each.value in household.visited]
    return visited[-1] if visited else PageId.CHILDREN
