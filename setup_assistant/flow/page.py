"""The pages of the home journey and their stations, as one table."""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from setup_assistant.domain.household import Got, Household


class StationId(StrEnum):
    """The seven stations of the journey, in order."""

    FAMILY = "family"
    DEVICES = "devices"
    PLAN = "plan"
    SETUP = "setup"
    CHECK = "check"
    RULES = "rules"
    PRINT = "print"


class PageId(StrEnum):
    """Every page of the home window; the last ones stand beside the path."""

    CHILDREN = "children"
    DEVICES = "devices"
    ONLINE = "online"
    ALREADY = "already"
    MAP = "map"
    WORRIES = "worries"
    NEEDS = "needs"
    TIME = "time"
    PLAN = "plan"
    COMPARE = "compare"
    SETUP = "setup"
    CHECK = "check"
    RULES = "rules"
    PRINT = "print"
    GUIDES = "guides"
    GUIDE = "guide"
    COMPUTER = "computer"
    HAND_OVER = "hand-over"
    ALL = "all"
    HELP = "help"
    ABOUT = "about"


class Row(NamedTuple):
    """One page of the path: its station, when a household sees it, and about how long it takes."""

    page: PageId
    station: StationId
    when: Callable[[Household], bool]
    seconds: int = 0
    """Estimated time for one family with a few devices; 0 where nothing is asked."""


def _always(_household: Household) -> bool:
    return True


def has_devices(household: Household) -> bool:
    """Whether there is a device at all: without one there is no map."""
    return bool(household.devices)


def has_own_devices(household: Household) -> bool:
    """Whether a device is in the family's own hands: only those can be asked about and set."""
    return any(device.got is not Got.SCHOOL_LENT for device in household.devices)


HOME = (
    Row(PageId.CHILDREN, StationId.FAMILY, _always, 15),
    Row(PageId.DEVICES, StationId.DEVICES, _always, 20),
    Row(PageId.ONLINE, StationId.DEVICES, has_own_devices, 25),
    Row(PageId.ALREADY, StationId.DEVICES, has_own_devices, 30),
    Row(PageId.MAP, StationId.PLAN, has_devices),
    Row(PageId.WORRIES, StationId.PLAN, _always, 15),
    Row(PageId.NEEDS, StationId.PLAN, has_own_devices, 20),
    Row(PageId.TIME, StationId.PLAN, has_own_devices, 10),
    Row(PageId.PLAN, StationId.PLAN, has_devices),
    Row(PageId.COMPARE, StationId.PLAN, has_own_devices),
    Row(PageId.SETUP, StationId.SETUP, has_own_devices),
    Row(PageId.CHECK, StationId.CHECK, has_own_devices),
    Row(PageId.RULES, StationId.RULES, _always),
    Row(PageId.PRINT, StationId.PRINT, _always),
)
"""The home journey in order."""

AT_SETUP = (PageId.GUIDES, PageId.GUIDE, PageId.COMPUTER, PageId.HAND_OVER)
"""Pages beside the path that belong to the station of setting up."""

BESIDE = (*AT_SETUP, PageId.ALL, PageId.HELP, PageId.ABOUT)
"""Pages that stand beside the path and can be opened from every page."""

FIRST_QUESTIONS = (PageId.CHILDREN, PageId.DEVICES, PageId.ONLINE, PageId.ALREADY)
"""The pages before the first map; their numbers never change, also when one is left out."""

LATER_QUESTIONS = (PageId.WORRIES, PageId.NEEDS, PageId.TIME)
"""The pages between the first map and the plan."""
