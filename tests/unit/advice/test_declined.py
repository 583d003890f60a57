"""What the family decided not to set: it is not proposed, it stays open in words, and it can be wanted again."""

import pytest
from msgspec.structs import replace

from setup_assistant.advice.summary import has_declined
from setup_assistant.advice.tasks import current, tasks
from setup_assistant.domain.coverage import State
from setup_assistant.domain.household import (
    Account,
    AgreedRule,
    Agreement,
    Answer,
    Got,
    Household,
    SettingState,
    Stage,
)
from setup_assistant.domain.value import Message
from setup_assistant.flow.answers import keep_gap_numbers
from setup_assistant.flow.devices import clear_setting
from setup_assistant.flow.looks import say_set
from tests.unit.advice.families import (
    HOME,
    MOBILE,
    TODAY,
    cell,
    device,
    gap_of,
    household,
    key,
    measures,
    phone,
    planned,
    put,
    state,
)

DECLINED = SettingState.DECLINED
HARMFUL = "harmful-sites"


def family(*settings: object, home: object = replace(HOME, router=Answer.NO)) -> Household:
    it = phone("iphone", "docomo", HOME, MOBILE, version="26")
    return household((Stage.P56,), (it,), (home, MOBILE), *settings)  # type: ignore[arg-type]  # settings and a network


def decline(told: Household, measure: str, at: str = "it") -> Household:
    return say_set(told, measure, at, DECLINED, TODAY)


@pytest.mark.parametrize("measure", ["ios-filter-profile", "ios-screen-time"])
def test_what_is_declined_is_not_proposed_and_the_map_says_so(measure: str) -> None:
    before = planned(family())
    gap = gap_of(before, measure)
    assert gap is not None
    after = planned(decline(family(), measure))
    assert measure not in measures(after)
    assert gap_of(after, measure) is None
    for way, risk in gap.cells:
        found = cell(after, way, risk)
        if found.gap is None:
            assert (found.state, key(found)) == (State.OPEN, "cell.declined")


def test_what_is_declined_stays_in_the_list_of_what_remains() -> None:
    found = planned(decline(family(), "ios-filter-profile"))
    entry = next(each for each in found.remaining if each.risk == HARMFUL)
    assert isinstance(entry.sentence, Message)
    assert entry.sentence.key == "cell.declined"


def test_another_measure_that_does_as_much_is_proposed_with_its_own_gap() -> None:
    told = family(home=HOME)
    assert gap_of(planned(told), "router-filter") is None
    found = planned(decline(told, "ios-filter-profile"))
    assert gap_of(found, "router-filter") is not None
    assert key(cell(found, "home-v4", HARMFUL)) == "content"
    assert key(cell(found, "line", HARMFUL)) == "cell.declined"


def test_a_router_filter_is_declined_at_its_network() -> None:
    tv = device("tv", HOME)
    told = household((Stage.P34,), (tv,), (HOME,))
    assert "router-filter" in measures(planned(told))
    found = planned(decline(told, "router-filter", "home"))
    assert "router-filter" not in measures(found)
    assert key(cell(found, "home-v4", HARMFUL)) == "cell.declined"


def test_a_rule_does_not_hide_that_the_family_decided_against_a_setting() -> None:
    rule = Agreement(rules=(AgreedRule(rule="no-meeting"),))
    told = replace(household((Stage.P34,), (device("switch", HOME),), (HOME,)), agreement=rule)
    found = planned(decline(told, "switch-controls"))
    assert key(cell(found, "anywhere", "strangers")) == "cell.declined"


def test_the_number_of_a_declined_gap_is_kept_for_it_alone() -> None:
    first = planned(family())
    gap = gap_of(first, "ios-filter-profile")
    assert gap is not None
    told = decline(keep_gap_numbers(family(), first.gap_numbers), "ios-filter-profile")
    without = planned(told)
    assert gap.number not in {each.number for each in without.coverage.gaps}
    kept = keep_gap_numbers(told, without.gap_numbers)
    again = gap_of(planned(clear_setting(kept, "ios-filter-profile", "it")), "ios-filter-profile")
    assert again is not None
    assert again.number == gap.number


def test_it_stands_last_in_the_list_of_steps_and_can_be_opened_there() -> None:
    told = decline(family(), "ios-filter-profile")
    every = tasks(told, planned(told))
    assert (every[-1].measure, every[-1].state, every[-1].step) == ("ios-filter-profile", DECLINED, None)
    assert current(every, every[-1].id) == every[-1]
    assert current(every, "") != every[-1]


def test_declining_takes_back_what_was_set_and_seen() -> None:
    told = decline(family(put("ios-screen-time", SettingState.SEEN, seen_on=TODAY)), "ios-screen-time")
    assert [(each.state, each.seen_on) for each in told.settings] == [(DECLINED, None)]
    assert state(planned(told), "anywhere", "apps") is State.OPEN


def test_a_parents_account_that_stays_keeps_out_what_hangs_on_the_childs() -> None:
    it = device("ipad", HOME, got=Got.HAND_ME_DOWN, account=Account.PARENT, version="26")
    told = household((Stage.P34,), (it,), (HOME,))
    assert measures(planned(told))[0] == "parent-account-off"
    found = planned(decline(told, "parent-account-off"))
    assert not {"parent-account-off", "ios-screen-time"} & set(measures(found))
    assert "ios-filter-profile" in measures(found)
    assert key(cell(found, "anywhere", "spending")) == "cell.declined-account"
    said = {each.risk: each.sentence for each in found.remaining}
    assert {getattr(said[risk], "key", "") for risk in ("apps", "spending")} == {
        "cell.declined",
        "cell.declined-account",
    }


def test_the_map_knows_that_open_cells_are_the_familys_decision() -> None:
    game = household((Stage.P34,), (device("switch", HOME),), (HOME,))
    assert has_declined(planned(decline(game, "switch-controls")).coverage)
    assert not has_declined(planned(game).coverage)
