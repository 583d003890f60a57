"""What a sighting decides and what it does not, cell by cell; and what a rule may say that it keeps."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from setup_assistant.advice.proposals import KeptBy, rules
from setup_assistant.domain.check import CheckFrom, CheckState
from setup_assistant.domain.coverage import State
from setup_assistant.domain.household import Account, AgreedRule, Agreement, GapNumber, Got, Household, Stage
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
    look,
    phone,
    planned,
    put,
    state,
)

HARMFUL = "harmful-sites"
PROFILE = put("ios-filter-profile", SEEN, seen_on=TODAY, chosen="cloudflare-family")


def profile_on(*networks: object, got: Got = Got.WIFI_ONLY) -> Household:
    it = device("iphone", *networks, got=got, version="26")  # type: ignore[arg-type]  # networks of the families
    return household((Stage.P56,), (it,), networks, PROFILE)  # type: ignore[arg-type]  # as above


def test_a_filter_seen_on_the_only_way_is_blocked_there_and_looked_at_elsewhere() -> None:
    found = planned(profile_on(HOME, FRIENDS))
    assert state(found, "home-v4", HARMFUL) is State.BLOCKED
    assert state(found, "friends", HARMFUL) is State.NOT_REACHABLE
    assert key(cell(found, "friends", HARMFUL)) == "cell.check-there"


@pytest.mark.parametrize("networks", [(DUAL,), (HOME, MOBILE)])
def test_a_filter_seen_where_there_are_two_ways_decides_neither(networks: tuple[object, ...]) -> None:
    found = planned(profile_on(*networks, got=Got.CONTRACT))
    web = [each for each in found.coverage.cells if each.risk == HARMFUL and each.state is not State.DASH]
    assert {each.state for each in web} == {State.CANNOT_TELL}
    assert {key(each) for each in web} == {"cell.seen-some-way"}


def test_a_network_that_was_added_after_the_look_takes_the_block_back() -> None:
    before = profile_on(HOME)
    assert state(planned(before), "home-v4", HARMFUL) is State.BLOCKED
    it = replace(before.devices[0], networks=("home", "line"))
    after = planned(replace(before, devices=(it,), networks=(HOME, MOBILE)))
    assert State.BLOCKED not in {each.state for each in after.coverage.cells}


def test_a_browser_that_is_off_is_off_on_every_way() -> None:
    seen = put("playstation-family", SEEN, seen_on=TODAY)
    found = planned(household((Stage.P56,), (device("playstation", DUAL),), (DUAL,), seen))
    assert {state(found, way, HARMFUL) for way in ("home-v4", "home-v6")} == {State.BLOCKED}


def test_seen_and_found_open_on_one_day_do_not_agree() -> None:
    it = device("ipad", HOME, version="26")
    family = household((Stage.P34,), (it,), (HOME,), put("ios-screen-time", SEEN, seen_on=TODAY))
    opened = look(CheckState.OPEN, "ios-screen-time")
    assert key(cell(planned(replace(family, checks=(opened,))), "anywhere", "apps")) == "cell.disagree"
    later = look(CheckState.OPEN, "ios-screen-time", on=TODAY - timedelta(days=1))
    assert state(planned(replace(family, checks=(later,))), "anywhere", "apps") is State.BLOCKED


def test_a_check_of_money_says_nothing_while_the_parents_card_is_there() -> None:
    it = device("ipad", HOME, got=Got.HAND_ME_DOWN, account=Account.PARENT)
    family = household((Stage.P12,), (it,), (HOME,), put("ios-screen-time"))
    check = look(CheckState.BLOCKED, "ios-screen-time", risk="spending", origin=CheckFrom.PHONE)
    assert key(cell(planned(replace(family, checks=(check,))), "anywhere", "spending")) == "cell.parent-account"


def test_a_block_found_for_a_measure_that_lets_other_apps_pass_stays_open() -> None:
    it = device("windows-pc", HOME, version="11")
    family = household((Stage.P34,), (it,), (HOME,), put("windows-family-safety"))
    check = look(CheckState.BLOCKED, "windows-family-safety", way="home-v4", risk=HARMFUL)
    found = cell(planned(replace(family, checks=(check,))), "home-v4", HARMFUL)
    assert (found.state, key(found)) == (State.OPEN, "content")


def strangers(agreed: tuple[AgreedRule, ...] | None, *settings: object) -> Household:
    it = device("iphone", HOME, got=Got.WIFI_ONLY, version="26")
    family = household((Stage.JUNIOR,), (it,), (HOME,), *settings)  # type: ignore[arg-type]  # settings
    return replace(family, agreement=Agreement(rules=agreed))


def test_a_rule_keeps_nothing_before_it_is_on_the_sheet() -> None:
    found = planned(strangers(None, put("ios-screen-time"), put("social-teen-settings")))
    assert State.KEPT_BY_US not in {each.state for each in found.coverage.cells}
    assert State.KEPT_BY_US not in {each.state for each in planned(strangers(())).coverage.cells}


def test_a_rule_hides_no_setting_that_would_still_help() -> None:
    rule = AgreedRule(rule="no-meeting")
    before = cell(planned(strangers((rule,))), "anywhere", "strangers")
    assert before.state is State.OPEN
    assert before.gap is not None
    after = cell(planned(strangers((rule,), put("ios-screen-time"))), "anywhere", "strangers")
    assert after.state is State.KEPT_BY_US
    assert after.gap is None


def test_a_rule_is_quoted_in_the_familys_own_words() -> None:
    own = AgreedRule(rule="no-meeting", words="ひとりで会わない")
    kept = cell(planned(strangers((own,), put("ios-screen-time"))), "anywhere", "strangers")
    assert "ひとりで会わない" in repr(kept.sentence)


def test_a_device_keeps_a_rule_only_where_every_device_does() -> None:
    game = device("switch", HOME, name="game")
    limits = (
        put("switch-shop-limit", SEEN, at="game", seen_on=TODAY),
        put("switch-controls", SEEN, at="game", seen_on=TODAY),
    )
    alone = household((Stage.P34,), (game,), (HOME,), *limits)
    both = household((Stage.P34,), (game, device("linux-pc", HOME, name="pc")), (HOME,), *limits)
    kept = {}
    for name, family in (("alone", alone), ("both", both)):
        agreed = replace(family, agreement=Agreement(rules=(AgreedRule(rule="ask-before-buying"),)))
        kept[name] = rules(agreed, catalog(), planned(agreed))[0].kept_by
    assert kept == {"alone": KeptBy.DEVICE, "both": KeptBy.US}


def test_a_rule_about_leaving_filters_alone_is_kept_by_no_filter() -> None:
    assert next(each for each in catalog().rules if each.id == "keep-settings").backed_by == ()


def test_the_number_of_a_gap_that_is_gone_is_never_given_again() -> None:
    it = phone("android-phone", "docomo", HOME, MOBILE)
    old = (GapNumber(device="gone", measure="router-filter", number=7),)
    found = planned(replace(household((Stage.P34,), (it,), (HOME, MOBILE)), gap_numbers=old))
    assert found.coverage.gaps
    assert min(gap.number for gap in found.coverage.gaps) > old[0].number
    assert found.gap_numbers[0] == old[0]
