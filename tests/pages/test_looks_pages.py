"""Looking by keyboard: the answer names the network, or the device behind a router, and decides nothing else."""

import pytest
from msgspec.structs import replace

from setup_assistant.advice.looking import spots
from setup_assistant.advice.plan import plan
from setup_assistant.domain.check import CheckState
from setup_assistant.domain.coverage import State
from setup_assistant.domain.household import Answer, Household, SettingState, Stage
from setup_assistant.flow.devices import set_setting, setting
from setup_assistant.flow.looks import say_seen_at
from tests.pages.person import Opened, Person
from tests.unit.advice.families import DUAL, FRIENDS, HOME, MOBILE, device, household, phone, put

PROFILE = "ios-filter-profile"
CF = "cloudflare-family"
NETWORKS = (DUAL, MOBILE, FRIENDS)
HARMFUL = "harmful-sites"


def iphone(*settings: object) -> Household:
    it = phone("iphone", "docomo", *NETWORKS, version="26")
    return household((Stage.P56,), (it,), NETWORKS, *settings)  # type: ignore[arg-type]  # settings


def at_home(home: object = HOME) -> Household:
    pc, tv = device("windows-pc", home, name="pc", version="11"), device("tv", home, name="tv")  # type: ignore[arg-type]  # a network
    router = put("router-filter", at="home", chosen=CF)
    return household((Stage.P34,), (pc, tv), (home,), router)  # type: ignore[arg-type]  # as above


def blocked(person: Person) -> set[tuple[str, str]]:
    view = person.window.view()
    found = plan(person.household, view.catalog, view.today).coverage.cells
    return {(each.device, each.way) for each in found if each.state is State.BLOCKED and each.risk == HARMFUL}


SET = put(PROFILE, chosen=CF)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_each_network_is_answered_for_itself_and_the_page_says_which(opened: Opened, lang: str) -> None:
    person = opened(iphone(SET), "check", lang=lang)
    person.press(f"seen-at-line-it-{PROFILE}")
    assert blocked(person) == {("it", "line")}
    person.press(f"seen-at-home-it-{PROFILE}")
    assert blocked(person) == {("it", "line"), ("it", "home-v4"), ("it", "home-v6")}
    person.press(f"forget-it-{PROFILE}")
    assert person.household.checks == ()


def test_what_fails_on_one_network_is_asked_for_and_stays_there(opened: Opened) -> None:
    person = opened(iphone(SET), "check")
    person.press(f"seen-at-line-it-{PROFILE}")
    asked = f"failed-at-home-it-{PROFILE}"
    assert asked not in person.controls()
    person.press(f"not-working-it-{PROFILE}")
    person.press(asked)
    assert asked not in person.controls()
    assert {(each.way, each.state) for each in person.household.checks if each.risk == HARMFUL} == {
        ("line", CheckState.BLOCKED),
        ("home-v4", CheckState.OPEN),
        ("home-v6", CheckState.OPEN),
    }


def test_the_question_where_it_fails_closes_again(opened: Opened) -> None:
    person = opened(iphone(SET), "check")
    before = person.controls()
    person.press(f"not-working-it-{PROFILE}")
    person.press(f"not-working-it-{PROFILE}")
    assert person.controls() == before
    assert person.household.checks == ()


def test_the_router_is_looked_at_from_a_device(opened: Opened) -> None:
    person = opened(at_home(), "check")
    person.press("seen-at-home-tv-router-filter")
    assert blocked(person) == {("tv", "home-v4")}


def test_a_home_with_two_ways_keeps_the_look_and_blocks_nothing(opened: Opened) -> None:
    person = opened(at_home(DUAL), "check")
    person.press("seen-at-home-pc-router-filter")
    assert blocked(person) == set()
    assert {each.state for each in person.household.checks} == {CheckState.CANNOT_TELL}


def test_a_step_that_was_seen_asks_where_before_it_goes_on(opened: Opened) -> None:
    person = opened(iphone(), "setup", f"{PROFILE}@it")
    before = person.household.settings
    person.press("say-seen")
    assert person.household.settings == before
    assert person.focus_name() == "say-seen"
    person.press(f"seen-at-line-it-{PROFILE}")
    told = setting(person.household, PROFILE, "it")
    assert told is not None
    assert (told.state, told.filter is not None) == (SettingState.SET, True)
    assert blocked(person) == {("it", "line")}
    assert person.window.detail != f"{PROFILE}@it"


def test_what_is_set_can_be_seen_on_several_networks_in_a_row(opened: Opened) -> None:
    person = opened(iphone(SET), "setup", f"{PROFILE}@it")
    person.press("say-seen")
    person.press(f"seen-at-line-it-{PROFILE}")
    person.press(f"seen-at-home-it-{PROFILE}")
    assert blocked(person) == {("it", "line"), ("it", "home-v4"), ("it", "home-v6")}


def test_the_interview_ticks_the_networks_one_by_one(opened: Opened) -> None:
    person = opened(iphone(SET), "already")
    person.press(f"seen-at-line-it-{PROFILE}")
    assert blocked(person) == {("it", "line")}
    person.press(f"seen-at-line-it-{PROFILE}")
    assert blocked(person) == set()


def test_one_network_needs_no_question(opened: Opened) -> None:
    single = replace(iphone(SET), networks=(replace(HOME, v6=Answer.UNKNOWN),))
    it = replace(single.devices[0], carrier=None, networks=("home",))
    person = opened(replace(single, devices=(it,)), "check")
    assert not [name for name in person.controls() if name.startswith("seen-at")]
    person.press(f"saw-it-{PROFILE}")
    assert blocked(person) == {("it", "home-v4"), ("it", "home-v6")}


def test_nothing_yet_keeps_what_was_decided_against(opened: Opened) -> None:
    person = opened(set_setting(iphone(), PROFILE, "it", SettingState.DECLINED), "already")
    person.press("whole-it-not-set")
    told = setting(person.household, PROFILE, "it")
    assert told is not None
    assert told.state is SettingState.DECLINED


def test_the_part_for_looks_counts_what_waits_at_hand(opened: Opened) -> None:
    family = iphone(SET)
    person = opened(family, "check")
    waiting = person.find("looks-title").accessibleName()
    view = person.window.view()
    for spot in spots(family, view.catalog, view.today, PROFILE, "it"):
        if not spot.elsewhere:
            family = say_seen_at(
                family,
                PROFILE,
                "it",
                device="it",
                cells=spot.cells,
                undecided=spot.undecided,
                today=view.today,
            )
    assert opened(family, "check").find("looks-title").accessibleName() != waiting


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_map_without_gaps_does_not_hide_what_was_decided_against(opened: Opened, lang: str) -> None:
    tv = household((Stage.P34,), (device("tv", HOME),), (HOME,))
    person = opened(tv, lang=lang)
    declined = tv
    while steps := plan(declined, person.window.view().catalog, person.window.view().today).now:
        declined = set_setting(declined, steps[0].measure, steps[0].at, SettingState.DECLINED)
    person = opened(declined, "map", lang=lang)
    words = person.window.view().words
    assert person.find("heading").accessibleName() == words("map.title.declined")
