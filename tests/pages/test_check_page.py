"""A check in the window: lists first, asks after a press, stops at once, keeps what was seen, is never an all-clear."""

import time
from collections.abc import Callable
from datetime import timedelta
from itertools import count

import pytest
from msgspec.structs import replace

from setup_assistant.domain.check import CheckFrom, CheckState
from setup_assistant.domain.checked import Inquiry
from setup_assistant.domain.household import Household
from setup_assistant.domain.record import CheckRecord
from setup_assistant.domain.surroundings import Surroundings
from setup_assistant.domain.value import message
from setup_assistant.flow import records
from setup_assistant.ui.pages.steps import things
from setup_assistant.ui.widgets.label import Label
from setup_assistant.ui.widgets.result_row import ResultRow
from tests.pages.conftest import NOW
from tests.pages.person import Opened, Person, settle
from tests.pages.results import (
    AROUND,
    ELSEWHERE,
    FILTERED,
    HALF_SET,
    OFFLINE,
    SILENT,
    Asker,
    with_this_computer,
)
from tests.unit.checks.imitation import ROUTER4, ROUTER6, World, lying, portal, servfail, zeros

# The platform without a screen has no windows to raise, and lists to pick from are windows.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LANGS = ("ja", "en")


@pytest.fixture
def home_family(family: Household) -> Household:
    return with_this_computer(family)


def until(done: Callable[[], bool], *, within_s: float = 10) -> None:
    """Let the window work until something has happened."""
    end = time.monotonic() + within_s
    while not done():
        settle()
        assert time.monotonic() < end, "it never happens"
        time.sleep(0.005)
    settle()


def checked(opened: Opened, household: Household, asker: Asker, **how: object) -> Person:
    """Open the page, press the button and wait for the result."""
    person = opened(household, "check", check=asker, **how)
    before = len(asker.asked)
    person.press("main")
    until(lambda: len(asker.asked) > before and person.window.view().checking.stage == "ready")
    return person


def newest(person: Person) -> CheckRecord:
    found = records.newest(person.household, origin=CheckFrom.COMPUTER)
    assert found is not None
    return found


def heading(person: Person) -> str:
    return person.find("heading").accessibleName()


def stopped_samples(person: Person, count: int) -> str:
    """Return the heading of a check in which every way stops the samples and something beside cannot be told."""
    words = person.window.view().words
    return words.say(message("check.heading.beside", count=count, things=things(words, count)))


def rows(person: Person) -> dict[str, str]:
    return {
        each.objectName(): each.accessibleName() for each in person.window.findChildren(ResultRow) if each.isVisible()
    }


def shown(person: Person) -> Inquiry:
    found = person.window.view().checking.inquiry
    assert found is not None
    return found


# ---- asking ----------------------------------------------------------------------------------------------------------


def test_nothing_is_asked_before_the_press_and_then_exactly_what_was_listed(
    opened: Opened, home_family: Household
) -> None:
    asker = Asker()
    person = opened(home_family, "check", check=asker)
    person.open_parts()
    listed = shown(person)
    words = " ".join(each.accessibleName() for each in person.find("part-names").findChildren(Label))
    assert [each.name for each in listed.names if each.name not in words] == []
    assert asker.asked == []
    person.press("main")
    until(lambda: bool(person.household.records))
    assert asker.asked == [listed]


def test_the_name_that_exists_nowhere_is_another_one_each_time(opened: Opened, home_family: Household) -> None:
    asker = Asker()
    person = checked(opened, home_family, asker)
    person.press("again")
    until(lambda: len(person.household.records) == 2)
    first, second = ({each.name for each in inquiry.named("missing")} for inquiry in asker.asked)
    assert not first & second


def test_another_network_than_in_the_list_is_not_asked(opened: Opened, home_family: Household) -> None:
    around: list[Surroundings] = [AROUND]
    asker = Asker()
    person = opened(home_family, "check", check=asker, surroundings=lambda: around[0])
    around[0] = ELSEWHERE
    person.press("main")
    until(lambda: person.window.view().checking.moved)
    assert asker.asked == []
    assert person.household.records == ()
    person.press("main")
    until(lambda: bool(person.household.records))
    assert {each.via.address for each in asker.asked[0].paths} == {"10.0.0.1", ""}


# ---- what is said ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
def test_a_filter_on_every_way_is_called_blocked_and_its_samples_are_counted(
    opened: Opened, home_family: Household, lang: str
) -> None:
    person = checked(opened, home_family, Asker(FILTERED), lang=lang)
    (clock,) = newest(person).leaks  # nothing tells here whether the clock is right
    assert clock.bypass == "clock-changed"
    assert heading(person) == stopped_samples(person, 1)
    assert newest(person).state is CheckState.BLOCKED
    assert {"row-v4", "row-v6", "row-system", "row-search", "row-needs"} <= rows(person).keys()


@pytest.mark.parametrize(
    "world",
    [
        HALF_SET,
        SILENT,
        OFFLINE,
        World(styles=dict.fromkeys((ROUTER4, ROUTER6, "system"), lying)),
        World(styles=dict.fromkeys((ROUTER4, ROUTER6, "system"), portal)),
        World(styles=dict.fromkeys((ROUTER4, ROUTER6, "system"), servfail)),
        World(styles=dict.fromkeys((ROUTER4, ROUTER6, "system"), zeros), baseline=servfail),
        World(),
    ],
    ids=["half-set", "silent", "offline", "lying", "portal", "failing", "no-comparison", "open"],
)
def test_no_other_world_is_ever_an_all_clear(opened: Opened, home_family: Household, world: World) -> None:
    person = checked(opened, home_family, Asker(world))
    words = person.window.view().words
    assert heading(person) not in {words("check.heading.blocked"), *(stopped_samples(person, n) for n in range(20))}
    blocked = words("state.blocked")
    assert not all(blocked in name for row, name in rows(person).items() if row in {"row-v4", "row-v6", "row-system"})


def test_a_gap_leads_to_the_step_that_closes_it(opened: Opened, home_family: Household) -> None:
    person = checked(opened, home_family, Asker(HALF_SET))
    assert person.window.view().words("state.open") in rows(person)["row-v6"]
    assert person.has("mend-v6")
    person.press("main")
    assert person.window.page == "setup"
    assert person.window.detail


def test_a_filter_without_a_sample_is_never_called_blocked(opened: Opened, home_family: Household) -> None:
    person = opened(home_family, "check", check=Asker())
    untestable = next(
        each.id for each in person.window.view().catalog.filters if each.id in _choices(person) and not each.test_names
    )
    person.pick("check-filter", untestable)
    person.press("main")
    until(lambda: bool(person.household.records))
    assert newest(person).filter == untestable
    assert newest(person).state is CheckState.CANNOT_TELL


def _choices(person: Person) -> tuple[str, ...]:
    found = person.window.view().checking.occasion
    assert found is not None
    return found.choices


def test_only_what_changed_is_said_first(opened: Opened, home_family: Household) -> None:
    asker = Asker(FILTERED)
    minutes = count()
    person = checked(opened, home_family, asker, now=lambda: NOW + timedelta(minutes=next(minutes)))
    changed = person.window.view().words("check.changed")
    assert not any(changed in name for name in rows(person).values())
    asker.world = HALF_SET
    person.press("again")
    until(lambda: len(asker.asked) == 2 and newest(person).state is CheckState.OPEN)
    ways = {"row-v4", "row-v6", "row-system"}
    assert {row for row, name in rows(person).items() if changed in name} & ways == {"row-v6"}


def test_one_row_is_asked_again_and_the_others_stay(opened: Opened, home_family: Household) -> None:
    asker = Asker(HALF_SET)
    person = checked(opened, home_family, asker)
    before = {each.way: each for each in newest(person).ways}
    asker.world = FILTERED
    person.press("again-v6")
    until(lambda: len(asker.asked) == 2 and newest(person).ways[1].state is CheckState.BLOCKED)
    assert {each.via.address for each in asker.asked[1].paths if each.decides} == {ROUTER6}
    assert len(person.household.records) == 1
    assert newest(person).ways[0] == before["v4"]
    assert newest(person).ways[2] == before["system"]


@pytest.mark.parametrize("lang", LANGS)
def test_a_result_of_another_network_or_long_ago_says_so(opened: Opened, home_family: Household, lang: str) -> None:
    kept = checked(opened, home_family, Asker()).household
    words = opened(kept, "check", lang=lang).window.view().words
    outdated = words("check.outdated")
    for person, said in (
        (opened(kept, "check", lang=lang), False),
        (opened(kept, "check", lang=lang, surroundings=ELSEWHERE), True),
        (opened(_older(kept), "check", lang=lang), True),
    ):
        assert (outdated in _texts(person)) is said


def _older(household: Household) -> Household:
    old = household.records[0].at.replace(month=household.records[0].at.month - 2)
    return replace(household, records=(replace(household.records[0], at=old),))


def _texts(person: Person) -> set[str]:
    page = person.find("page-check")
    return {each.accessibleName() for each in page.findChildren(Label)}


def test_a_computer_that_the_family_did_not_add_is_checked_and_decides_no_cell(
    opened: Opened, family: Household
) -> None:
    person = opened(family, "check")
    assert person.has("add-this")
    person.press("main")
    until(lambda: bool(person.household.records))
    assert person.household.checks == family.checks
    assert newest(person).device is None
    person.press("anew")
    person.press("add-this")
    assert person.window.page == "devices"
