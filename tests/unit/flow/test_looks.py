"""What is kept after something was set or looked at, and what an answer takes back."""

from datetime import date, timedelta

from setup_assistant.advice.plan import plan
from setup_assistant.advice.tasks import covered, current, is_expired, next_after, standing, tasks
from setup_assistant.domain.coverage import State
from setup_assistant.domain.household import Household, SettingState, Stage
from setup_assistant.domain.plan import Plan
from setup_assistant.flow.devices import setting
from setup_assistant.flow.looks import say_not_working, say_set, seen_open
from tests.unit.advice.families import DUAL, HOME, TODAY, catalog, device, household, put

SCREEN_TIME = ("ios-screen-time", "it")


def family() -> Household:
    return household((Stage.P34,), (device("ipad", HOME),), (HOME,))


def found(told: Household, today: date = TODAY) -> Plan:
    return plan(told, catalog(), today)


def failed(told: Household) -> Household:
    cells = covered(found(told).coverage, *SCREEN_TIME)
    assert cells
    return say_not_working(told, *SCREEN_TIME, cells, TODAY)


def test_what_is_set_leaves_the_plan_and_stays_in_the_list_of_steps() -> None:
    first = tasks(family(), found(family()))
    assert all(each.step is not None for each in first)
    told = say_set(family(), *SCREEN_TIME, SettingState.SET, TODAY)
    after = tasks(told, found(told))
    mine = next(each for each in after if (each.measure, each.at) == SCREEN_TIME)
    assert (mine.step, mine.state) == (None, SettingState.SET)
    assert len(after) == len(first)


def test_a_look_that_saw_it_work_turns_its_cells_to_blocked_with_its_day() -> None:
    told = say_set(family(), *SCREEN_TIME, SettingState.SEEN, TODAY)
    assert standing(found(told).coverage, *SCREEN_TIME) is State.BLOCKED
    kept = setting(told, *SCREEN_TIME)
    assert kept is not None
    assert kept.seen_on == TODAY
    assert not is_expired(kept, TODAY + timedelta(days=180))
    assert is_expired(kept, TODAY + timedelta(days=181))
    assert standing(found(told, TODAY + timedelta(days=181)).coverage, *SCREEN_TIME) is State.CANNOT_TELL


def test_what_was_seen_not_working_is_open_until_it_is_set_again() -> None:
    broken = failed(say_set(family(), *SCREEN_TIME, SettingState.SEEN, TODAY))
    assert seen_open(broken, *SCREEN_TIME) == TODAY
    assert "ios-screen-time" in {gap.measure for gap in found(broken).coverage.gaps}
    again = say_set(broken, *SCREEN_TIME, SettingState.SET, TODAY)
    assert seen_open(again, *SCREEN_TIME) is None
    assert "ios-screen-time" not in {gap.measure for gap in found(again).coverage.gaps}


def test_two_looks_of_one_day_keep_only_the_last() -> None:
    broken = failed(say_set(family(), *SCREEN_TIME, SettingState.SET, TODAY))
    assert failed(say_set(broken, *SCREEN_TIME, SettingState.SET, TODAY)).checks != ()
    working = say_set(broken, *SCREEN_TIME, SettingState.SEEN, TODAY)
    assert standing(found(working).coverage, *SCREEN_TIME) is State.BLOCKED


def test_a_filter_of_the_network_that_does_not_work_counts_as_not_set_and_keeps_its_ways_until_then() -> None:
    told = say_set(family(), "router-filter", "home", SettingState.SET, TODAY, chosen="cloudflare-family")
    seen = say_set(told, "router-filter", "home", SettingState.SEEN, TODAY)
    kept = setting(seen, "router-filter", "home")
    assert kept is not None
    assert kept.filter == "cloudflare-family"
    broken = say_not_working(seen, "router-filter", "home", (), TODAY)
    gone = setting(broken, "router-filter", "home")
    assert gone is not None
    assert gone.state is SettingState.NOT_SET
    assert broken.checks == ()


def test_a_filter_that_was_on_one_way_is_on_both_when_it_is_set_as_planned() -> None:
    half = household(
        (Stage.P34,),
        (device("ipad", DUAL),),
        (DUAL,),
        put("router-filter", at="home", ways=("home-v4",), chosen="cloudflare-family"),
    )
    whole = say_set(half, "router-filter", "home", SettingState.SET, TODAY, chosen="cloudflare-family")
    told = setting(whole, "router-filter", "home")
    assert told is not None
    assert told.ways == ()
    looked = say_set(half, "router-filter", "home", SettingState.SEEN, TODAY)
    kept = setting(looked, "router-filter", "home")
    assert kept is not None
    assert kept.ways == ("home-v4",)


def test_the_page_opens_at_the_named_step_else_at_the_first_and_goes_round() -> None:
    every = tasks(family(), found(family()))
    assert current(every, "") == every[0]
    assert current(every, every[-1].id) == every[-1]
    assert current(every, "gone@nowhere") == every[0]
    assert next_after(every, every[0]) == every[1]
    assert next_after(every, every[-1]) == every[0]
    assert next_after(every[:1], every[0]) is None
