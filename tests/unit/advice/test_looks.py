"""What a look at a cell decides, for how long, and for which device alone."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from setup_assistant.domain.check import CheckFrom, CheckState
from setup_assistant.domain.coverage import State
from setup_assistant.domain.household import Stage
from tests.unit.advice.families import (
    HOME,
    NOT_SET,
    TODAY,
    cell,
    device,
    gap_of,
    household,
    key,
    look,
    planned,
    put,
    state,
)

HARMFUL = "harmful-sites"


def test_a_check_that_opened_reopens_a_set_measure_and_gives_it_a_gap() -> None:
    family = household((Stage.P34,), (device("ipad", HOME),), (HOME,), put("ios-screen-time"))
    opened = replace(family, checks=(look(CheckState.OPEN, "ios-screen-time"),))
    found = planned(opened)
    assert state(found, "anywhere", "apps") is State.OPEN
    assert gap_of(found, "ios-screen-time") is not None
    step = next(each for each in found.now if each.measure == "ios-screen-time")
    assert "because.opened" in [getattr(each, "key", "") for each in step.because]


@pytest.mark.parametrize(
    ("setting", "wanted", "sentence"),
    [
        (put("ios-screen-time"), State.BLOCKED, "cell.blocked-family"),
        (put("ios-screen-time", NOT_SET), State.CANNOT_TELL, "cell.no-longer-set"),
    ],
)
def test_a_block_is_believed_while_the_measure_is_there(setting: object, wanted: State, sentence: str) -> None:
    family = household((Stage.P34,), (device("ipad", HOME),), (HOME,), setting)  # type: ignore[arg-type]  # parametrized
    found = planned(replace(family, checks=(look(CheckState.BLOCKED, "ios-screen-time"),)))
    assert state(found, "anywhere", "apps") is wanted
    assert key(cell(found, "anywhere", "apps")) == sentence


def test_looks_of_different_origin_that_disagree_can_not_be_told() -> None:
    family = household((Stage.P34,), (device("ipad", HOME),), (HOME,), put("ios-screen-time"))
    looks = (
        look(CheckState.BLOCKED, "ios-screen-time"),
        look(CheckState.OPEN, "ios-screen-time", origin=CheckFrom.PHONE),
    )
    assert key(cell(planned(replace(family, checks=looks)), "anywhere", "apps")) == "cell.disagree"


def test_of_two_looks_of_one_origin_the_newer_counts() -> None:
    family = household((Stage.P34,), (device("ipad", HOME),), (HOME,), put("ios-screen-time"))
    looks = (
        look(CheckState.OPEN, "ios-screen-time", on=TODAY - timedelta(days=3)),
        look(CheckState.BLOCKED, "ios-screen-time"),
    )
    assert state(planned(replace(family, checks=looks)), "anywhere", "apps") is State.BLOCKED


@pytest.mark.parametrize(("days", "wanted"), [(30, State.BLOCKED), (31, State.CANNOT_TELL)])
def test_a_check_of_this_computer_holds_thirty_days(days: int, wanted: State) -> None:
    it = device("windows-pc", HOME)
    check = look(
        CheckState.BLOCKED,
        "computer-filter",
        way="home-v4",
        risk=HARMFUL,
        on=TODAY - timedelta(days=days),
        origin=CheckFrom.COMPUTER,
    )
    family = household((Stage.P34,), (it,), (HOME,), put("computer-filter", chosen="cloudflare-family"))
    assert state(planned(replace(family, checks=(check,))), "home-v4", HARMFUL) is wanted


def test_the_check_of_one_device_decides_no_other_device() -> None:
    pc, tv = device("windows-pc", HOME, name="pc"), device("tv", HOME, name="tv")
    check = look(CheckState.BLOCKED, "router-filter", at="pc", way="home-v4", risk=HARMFUL, origin=CheckFrom.COMPUTER)
    family = household((Stage.P34,), (pc, tv), (HOME,), put("router-filter", at="home", chosen="cloudflare-family"))
    found = planned(replace(family, checks=(check,)))
    assert state(found, "home-v4", HARMFUL, at="pc") is State.BLOCKED
    assert key(cell(found, "home-v4", HARMFUL, at="tv")) == "cell.other-device"
