"""A look names its network: it blocks the looked-at columns of one device and no other cell."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from setup_assistant.advice.looking import Limit, Spot, spots
from setup_assistant.advice.reminders import due
from setup_assistant.domain.check import CheckFrom, CheckState
from setup_assistant.domain.coverage import State
from setup_assistant.domain.household import Answer, Got, Household, SettingState, Stage
from setup_assistant.flow.devices import set_setting
from setup_assistant.flow.looks import say_failed_at, say_seen_at, say_set, unsay_looks_at
from tests.unit.advice.families import (
    DUAL,
    FRIENDS,
    HOME,
    MOBILE,
    SEEN,
    TODAY,
    catalog,
    cell,
    device,
    household,
    key,
    phone,
    planned,
    put,
    state,
)

HARMFUL, FRAUD = "harmful-sites", "fraud-malware"
CF = "cloudflare-family"
GRANDPARENTS = replace(FRIENDS, id="grandparents", name="祖父母の家")
NETWORKS = (DUAL, MOBILE, GRANDPARENTS)
WAYS = {"home": ("home-v4", "home-v6"), "line": ("line",), "grandparents": ("grandparents",)}
EVERY_WAY = tuple(way for ways in WAYS.values() for way in ways)
PROFILE = ("ios-filter-profile", "it")
OTHER_FILTER = "adguard-family"


def iphone(*settings: object) -> Household:
    it = phone("iphone", "docomo", *NETWORKS, version="26")
    told = settings or (put("ios-filter-profile", chosen=CF),)
    return household((Stage.P56,), (it,), NETWORKS, *told)  # type: ignore[arg-type]  # settings


def windows(*networks: object, chosen: str | None = CF) -> Household:
    it = device("windows-pc", *networks, version="11")  # type: ignore[arg-type]  # networks
    return household((Stage.P56,), (it,), networks, put("computer-filter", chosen=chosen))  # type: ignore[arg-type]  # as above


def found(told: Household, measure: str, at: str, today: date = TODAY) -> tuple[Spot, ...]:
    return spots(told, catalog(), today, measure, at)


def looked(told: Household, measure: str, at: str, *where: str, today: date = TODAY) -> Household:
    """Look at some networks, or for a router from some devices."""
    for each in where:
        spot = next(one for one in found(told, measure, at, today) if each in (one.device, one.network))
        told = say_seen_at(
            told, measure, at, device=spot.device, cells=spot.cells, undecided=spot.undecided, today=today
        )
    return told


@pytest.mark.parametrize(
    "where",
    [(), ("home",), ("line",), ("grandparents",), ("home", "line"), ("line", "grandparents"), tuple(WAYS)],
    ids=lambda where: "+".join(where) or "nowhere",
)
def test_a_phone_is_blocked_in_the_looked_at_columns_only(where: tuple[str, ...]) -> None:
    after = planned(looked(iphone(), *PROFILE, *where))
    wanted = {(way, risk) for network in where for way in WAYS[network] for risk in (HARMFUL, FRAUD)}
    assert {(each.way, each.risk) for each in after.coverage.cells if each.state is State.BLOCKED} == wanted
    for way in EVERY_WAY:
        here = cell(after, way, HARMFUL)
        assert (here.at, here.seen_by_family) == ((TODAY, True) if (way, HARMFUL) in wanted else (None, False))


def test_the_second_look_keeps_the_first() -> None:
    earlier = TODAY - timedelta(days=20)
    told = looked(looked(iphone(), *PROFILE, "home", today=earlier), *PROFILE, "line")
    days = {each.network: each.on for each in found(told, *PROFILE)}
    assert days == {"home": earlier, "line": TODAY, "grandparents": None}
    assert [each.waits for each in found(told, *PROFILE)] == [False, False, True]


def test_a_look_runs_out_network_by_network_and_is_due_again() -> None:
    told = looked(iphone(), *PROFILE, "home", today=TODAY - timedelta(days=181))
    told = looked(told, *PROFILE, "line")
    after = planned(told)
    assert (state(after, "home-v4", HARMFUL), state(after, "line", HARMFUL)) == (State.CANNOT_TELL, State.BLOCKED)
    assert key(cell(after, "home-v4", HARMFUL)) == "cell.expired"
    assert [each.expired for each in found(told, *PROFILE)] == [True, False, False]
    assert [each.key for each in due(told, TODAY)] == ["reminder.seen"]
    assert due(told, TODAY - timedelta(days=1)) == ()


def test_a_look_at_two_ways_that_are_set_by_address_decides_neither_and_says_so() -> None:
    told = looked(windows(DUAL, FRIENDS), "computer-filter", "it", "home", "friends")
    after = planned(told)
    assert [state(after, way, HARMFUL) for way in ("home-v4", "home-v6", "friends")] == [
        State.CANNOT_TELL,
        State.CANNOT_TELL,
        State.BLOCKED,
    ]
    assert key(cell(after, "home-v4", HARMFUL)) == "cell.seen-two-ways"
    assert [each.limit for each in found(told, "computer-filter", "it")] == [Limit.TWO_WAYS, None]
    assert {each.state for each in told.checks if each.way.startswith("home")} == {CheckState.CANNOT_TELL}


def test_a_second_way_that_is_told_later_takes_the_block_back() -> None:
    told = looked(windows(HOME), "computer-filter", "it", "home")
    assert state(planned(told), "home-v4", HARMFUL) is State.BLOCKED
    after = planned(replace(told, networks=(replace(HOME, v6=Answer.UNKNOWN),)))
    assert key(cell(after, "home-v4", HARMFUL)) == "cell.seen-two-ways"


def test_a_network_that_is_added_later_leaves_the_look_where_it_was() -> None:
    told = looked(windows(HOME), "computer-filter", "it", "home")
    it = replace(told.devices[0], networks=("home", "friends"))
    after = planned(replace(told, devices=(it,), networks=(HOME, FRIENDS)))
    assert [state(after, way, HARMFUL) for way in ("home-v4", "friends")] == [State.BLOCKED, State.NOT_REACHABLE]


@pytest.mark.parametrize(("chosen", "sentence"), [("cira-family", "cell.no-sample"), (None, "cell.filter-unknown")])
def test_a_filter_that_offers_no_sample_is_looked_at_in_vain(chosen: str | None, sentence: str) -> None:
    told = looked(windows(HOME, chosen=chosen), "computer-filter", "it", "home")
    assert key(cell(planned(told), "home-v4", HARMFUL)) == sentence
    assert [each.limit for each in found(told, "computer-filter", "it")] == [Limit.NO_SAMPLE]


def at_home(home: object, *settings: object) -> Household:
    pc, tv = device("windows-pc", home, name="pc", version="11"), device("tv", home, name="tv")  # type: ignore[arg-type]  # a network
    lent = device("chromebook", home, name="lent", got=Got.SCHOOL_LENT)  # type: ignore[arg-type]  # as above
    told = settings or (put("router-filter", SEEN, at="home", seen_on=TODAY, chosen=CF),)
    return household((Stage.P34,), (pc, tv, lent), (home,), *told)  # type: ignore[arg-type]  # as above


def test_a_look_at_the_router_decides_the_device_that_was_looked_from() -> None:
    told = at_home(HOME)
    assert [each.device for each in found(told, "router-filter", "home")] == ["pc", "tv"]
    after = planned(looked(told, "router-filter", "home", "tv"))
    assert state(after, "home-v4", HARMFUL, at="tv") is State.BLOCKED
    assert state(after, "home-v4", HARMFUL, at="pc") is State.CANNOT_TELL
    assert state(after, "home-v4", HARMFUL, at="lent") is State.NOT_REACHABLE


def test_a_look_at_the_router_of_a_home_with_two_ways_decides_no_device() -> None:
    after = planned(looked(at_home(DUAL), "router-filter", "home", "pc", "tv"))
    assert State.BLOCKED not in {each.state for each in after.coverage.cells}
    assert key(cell(after, "home-v4", HARMFUL, at="pc")) == "cell.seen-two-ways"


def test_looking_through_the_router_in_vain_takes_nothing_from_the_devices_own_filter() -> None:
    profile, router = put("ios-filter-profile", chosen=CF), put("router-filter", at="home", chosen=CF)
    told = looked(iphone(profile, router), *PROFILE, "home")
    after = planned(looked(told, "router-filter", "home", "it"))
    assert {state(after, way, HARMFUL) for way in WAYS["home"]} == {State.BLOCKED}


def test_a_computer_that_saw_a_way_is_not_contradicted_by_a_look_that_could_not() -> None:
    told = looked(windows(DUAL), "computer-filter", "it", "home")
    own = replace(told.checks[0], id="check-99", origin=CheckFrom.COMPUTER, state=CheckState.BLOCKED)
    after = planned(replace(told, checks=(*told.checks, own)))
    assert state(after, own.way, own.risk) is State.BLOCKED


@pytest.mark.parametrize("measure", ["playstation-family", "fire-kids"])
def test_what_is_the_same_on_every_network_is_seen_once(measure: str) -> None:
    it = device({"playstation-family": "playstation", "fire-kids": "fire-tablet"}[measure], HOME, FRIENDS)
    told = household((Stage.P34,), (it,), (HOME, FRIENDS), put(measure))
    assert found(told, measure, "it") == ()


def test_another_filter_was_never_seen() -> None:
    told = looked(iphone(), *PROFILE, "home")
    other = set_setting(told, *PROFILE, SettingState.SET, chosen=OTHER_FILTER)
    assert other.checks == ()
    seen = iphone(put("ios-filter-profile", SEEN, seen_on=TODAY, chosen=CF))
    changed = set_setting(seen, *PROFILE, SettingState.SEEN, seen_on=TODAY, chosen=OTHER_FILTER)
    assert changed.settings[0].state is SettingState.SET


def failed(told: Household, measure: str, at: str, where: str) -> Household:
    spot = next(one for one in found(told, measure, at) if where in (one.device, one.network))
    cells = (*spot.cells, *spot.undecided)
    return say_failed_at(told, measure, at, device=spot.device, cells=cells, today=TODAY)


def test_what_was_seen_to_fail_on_one_network_is_open_there_and_keeps_the_looks_elsewhere() -> None:
    told = failed(looked(iphone(), *PROFILE, "home", "line"), *PROFILE, "home")
    after = planned(told)
    wanted = [State.OPEN, State.OPEN, State.BLOCKED, State.NOT_REACHABLE]
    assert [state(after, way, HARMFUL) for way in EVERY_WAY] == wanted
    assert [each.opened for each in found(told, *PROFILE)] == [True, False, False]
    assert state(planned(looked(told, *PROFILE, "home")), "home-v4", HARMFUL) is State.BLOCKED


def test_a_router_that_fails_on_one_device_is_not_told_to_fail_on_another() -> None:
    after = planned(failed(at_home(HOME), "router-filter", "home", "tv"))
    assert state(after, "home-v4", HARMFUL, at="tv") is State.OPEN
    assert state(after, "home-v4", HARMFUL, at="pc") is State.CANNOT_TELL


@pytest.mark.parametrize("answer", [SettingState.NOT_SET, SettingState.DECLINED, SettingState.SET])
def test_an_answer_about_the_setting_takes_the_looks_back(answer: SettingState) -> None:
    assert say_set(looked(iphone(), *PROFILE, "home", "line"), *PROFILE, answer, TODAY).checks == ()
    assert (
        say_set(looked(at_home(HOME), "router-filter", "home", "pc"), "router-filter", "home", answer, TODAY).checks
        == ()
    )


def test_one_look_can_be_taken_back_alone() -> None:
    told = looked(iphone(), *PROFILE, "home", "line")
    home = found(told, *PROFILE)[0]
    after = unsay_looks_at(told, PROFILE[0], "it", (*home.cells, *home.undecided))
    assert {each.way for each in after.checks} == {"line"}
    assert after.last_number >= told.last_number
