"""What the map page shows of a household: the worst of the parts, the numbers, what is closed and what reopened."""

from itertools import product

import pytest
from msgspec.structs import replace

from setup_assistant.advice.summary import (
    WORST_FIRST,
    closed,
    columns,
    lent_devices,
    own_devices,
    reopened,
    summaries,
    worst,
)
from setup_assistant.domain.check import CheckState
from setup_assistant.domain.coverage import State
from setup_assistant.domain.household import Got, Household, Stage
from setup_assistant.flow.answers import keep_gap_numbers
from tests.unit.advice.families import DUAL, HOME, MOBILE, catalog, device, household, look, phone, planned, put

B, OPEN, C, N, K, D = (
    State.BLOCKED, State.OPEN, State.CANNOT_TELL, State.NOT_REACHABLE, State.KEPT_BY_US, State.DASH,
)  # fmt: skip


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        ((), D), ((D, D), D), ((B, B), B), ((B, D), B), ((B, K), K), ((K, N), N), ((B, N), N),
        ((N, C), C), ((B, C), C), ((C, OPEN), OPEN), ((B, OPEN), OPEN), ((K, OPEN), OPEN),
        ((B, K, N, C, OPEN, D), OPEN),
    ],
)  # fmt: skip
def test_a_summary_is_the_worst_of_its_parts(parts: tuple[State, ...], shown: State) -> None:
    assert worst(parts) is shown


def test_a_part_that_is_not_blocked_never_hides_behind_a_blocked_one() -> None:
    for first, second in product(State, repeat=2):
        shown = worst((first, second))
        assert shown is worst((second, first))
        assert shown in (first, second)
        assert (shown is B) == ({first, second} <= {B, D} and B in (first, second))
    assert set(WORST_FIRST) == set(State)


def test_a_network_with_two_ways_is_one_column_that_opens_to_its_parts() -> None:
    found = planned(household((Stage.P34,), (device("ipad", DUAL),), (DUAL,)))
    summary = summaries(found.coverage)["it", "home"]
    assert {part.way for part in summary.parts} == {"home-v4", "home-v6"}
    assert {part.risk for part in summary.parts} == {"harmful-sites", "search-video", "fraud-malware"}


def test_the_columns_are_the_networks_and_then_the_six_other_risks() -> None:
    family = household((Stage.P34,), (device("ipad", HOME),), (HOME, MOBILE))
    found = columns(family, catalog())
    assert [each.id for each in found if each.web] == ["home", "line"]
    assert sum(not each.web for each in found) == 6


def test_every_number_of_the_map_stands_in_a_summary() -> None:
    found = planned(household((Stage.P34,), (device("ipad", DUAL), phone("iphone", "au", DUAL, MOBILE, name="my")),
                              (DUAL, MOBILE)))  # fmt: skip
    shown = {number for each in summaries(found.coverage).values() for number in each.gaps}
    assert shown == {gap.number for gap in found.coverage.gaps}


def test_devices_of_the_school_share_one_row() -> None:
    family = household(
        (Stage.P34,), (device("ipad", HOME), device("chromebook", HOME, name="lent", got=Got.SCHOOL_LENT)), (HOME,)
    )
    assert [each.id for each in own_devices(family)] == ["it"]
    assert [each.id for each in lent_devices(family)] == ["lent"]


def _numbered() -> Household:
    family = household((Stage.P34,), (device("ipad", HOME),), (HOME,))
    return keep_gap_numbers(family, planned(family).gap_numbers)


def test_a_gap_counts_as_closed_when_its_measure_is_in_place_and_only_then() -> None:
    family = _numbered()
    assert closed(family, planned(family).coverage) == 0
    done = replace(family, settings=(put("ios-screen-time"),))
    assert closed(done, planned(done).coverage) == 1
    gone = replace(family, devices=())
    assert closed(gone, planned(gone).coverage) == 0


def test_a_gap_that_a_look_opened_again_is_named() -> None:
    done = replace(_numbered(), settings=(put("ios-screen-time"),))
    assert reopened(planned(done).coverage) == frozenset()
    failed = replace(done, checks=(look(CheckState.OPEN, "ios-screen-time"),))
    found = planned(failed).coverage
    assert {gap.measure for gap in found.gaps if gap.number in reopened(found)} == {"ios-screen-time"}
