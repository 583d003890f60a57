"""Whole journeys through the window: by keyboard alone, within the counts that hold, and by the compact page."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from setup_assistant.advice.plan import plan
from setup_assistant.content.load import Content
from setup_assistant.domain.household import Got, Household
from tests.pages.conftest import NOW
from tests.pages.person import Opened, Person

# The platform without a screen has no windows to raise, and lists to pick from are windows.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_one_child_with_one_phone_sees_the_first_map_within_twelve_inputs(opened: Opened) -> None:
    person = opened()
    person.press("child-1-p56")
    person.next()
    person.press("more-iphone")
    person.next()
    person.pick(f"line-{device(person, 0)}", "docomo")
    person.next()
    person.press("nothing-yet")
    person.next()
    assert person.window.page == "map"
    assert person.inputs <= 12
    assert person.household.devices[0].carrier == "docomo"


class ByKeys:
    """Goes page by page with the keyboard."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.press, self.pick, self.write = person.press, person.pick, person.write

    def next(self) -> None:
        """Go to the next page."""
        self.person.next()

    def done(self) -> None:
        """Leave one device."""
        self.person.next()


class OnOnePage(ByKeys):
    """Answers on the compact page, with the pointer where there is something to press."""

    def __init__(self, person: Person) -> None:
        super().__init__(person)
        person.open("all")
        self.press = person.click

    def next(self) -> None:
        """Stay: everything is on this page."""

    def done(self) -> None:
        """Leave one device."""
        self.person.click("main")


def device(person: Person, number: int) -> str:
    """Return the id of the device that was added at a place."""
    return person.household.devices[number].id


def children(by: ByKeys) -> None:
    """Three children with names; the youngest has a grade."""
    by.press("child-1-high")
    by.press("add-child")
    by.press("child-2-junior")
    by.press("add-child")
    by.press("child-3-p12")
    by.press("open-names")
    for child, name in zip(by.person.household.children, ("蓮", "結衣", "湊"), strict=True):
        by.write(f"name-{child.id}", name)
    by.press(f"grade-{by.person.household.children[2].id}-2")
    by.next()


def devices(by: ByKeys) -> None:
    """Nine devices: two contracts, a hand-me-down on a parent's account, shared ones, two lent by the school."""
    for kind in ("iphone", "android-phone", "iphone", "ipad", "switch2", "tv", "windows-pc", "chromebook", "ipad"):
        by.press(f"more-{kind}")
    who = [child.id for child in by.person.household.children]
    for number, user, got, account in (
        (0, who[0], Got.CONTRACT, "child"),
        (1, who[1], Got.CONTRACT, "child"),
        (2, who[2], Got.HAND_ME_DOWN, "parent"),
        (3, None, Got.WIFI_ONLY, None),
        (7, who[1], Got.SCHOOL_LENT, None),
        (8, who[2], Got.SCHOOL_LENT, None),
    ):
        this = device(by.person, number)
        by.press(f"card-{this}")
        if user:
            by.press(f"user-{this}-{user}")
        by.press(f"device-got-{this}-{got.value}")
        if account:
            by.press(f"device-account-{this}-{account}")
        by.done()
    by.next()


def online(by: ByKeys) -> None:
    """Carriers of the two contracts, and two more places."""
    by.pick(f"line-{device(by.person, 0)}", "docomo")
    by.pick(f"line-{device(by.person, 1)}", "au")
    by.press("add-other-wifi")
    by.press("add-other-wifi")
    near, far = by.person.household.networks[-2:]
    by.write(f"name-{near.id}", "祖父母の家")
    by.write(f"name-{far.id}", "外のWi-Fi")
    for number, places in ((0, (near, far)), (1, (near, far)), (2, (near,)), (3, (near,)), (4, (near,))):
        for each in places:
            by.press(f"join-{device(by.person, number)}-{each.id}")
    home = by.person.household.networks[0].id
    by.press(f"router-{home}-yes")
    by.press(f"second-{home}-yes")
    by.next()


def answers(by: ByKeys) -> None:
    """Say what is set, then worries, needs and time."""
    by.press(f"set-{device(by.person, 0)}-docomo-filter-app")
    by.press("nothing-yet")
    by.next()
    if by.person.window.page == "map":
        by.next()
    by.press("worry-spending")
    by.press("worry-strangers")
    by.next()
    by.press("need-line-family")
    by.next()
    by.press("minutes-30")


def family_by(by: ByKeys) -> Household:
    """Enter the whole family and return it."""
    for part in (children, devices, online, answers):
        part(by)
    return by.person.household


@pytest.fixture
def told(opened: Opened) -> Callable[[type[ByKeys]], tuple[Person, Household]]:
    """Return how to enter the family in one of the two ways."""

    def enters(way: type[ByKeys]) -> tuple[Person, Household]:
        person = opened()
        return person, family_by(way(person))

    return enters


def test_the_whole_family_is_entered_and_its_sheet_reached_by_keyboard(
    told: Callable[[type[ByKeys]], tuple[Person, Household]],
) -> None:
    person, entered = told(ByKeys)
    assert (len(entered.children), len(entered.devices), len(entered.networks)) == (3, 9, 4)
    assert sum(each.got is Got.SCHOOL_LENT for each in entered.devices) == 2
    person.next()
    assert person.window.page == "plan"
    assert person.inputs <= 120
    before = person.inputs
    person.press("station-rules")
    person.next()
    assert person.window.page == "print"
    assert person.inputs - before <= 20


def test_the_compact_page_gives_the_same_plan(
    told: Callable[[type[ByKeys]], tuple[Person, Household]], content: Content
) -> None:
    paged = told(ByKeys)[1]
    compact = told(OnOnePage)[1]
    assert compact.page == "all"
    # Numbers are given once, when a map is first seen: page by page that is earlier, before everything is told.
    one, other = (plan(replace(each, gap_numbers=()), content.catalog, NOW.date()) for each in (paged, compact))
    assert one == other
