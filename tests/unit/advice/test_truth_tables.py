"""Households written by hand, and what their map and plan must say (on the catalog that ships)."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from setup_assistant.advice.coverage import coverage
from setup_assistant.domain.coverage import State
from setup_assistant.domain.household import (
    Account,
    AgreedRule,
    Agreement,
    Answer,
    Got,
    Stage,
)
from setup_assistant.domain.measure import Group, Level
from setup_assistant.domain.plan import CardKind
from tests.unit.advice import synthetic
from tests.unit.advice.families import (
    DUAL,
    FRIENDS,
    HOME,
    MOBILE,
    SEEN,
    TODAY,
    UNKNOWN,
    WEB,
    catalog,
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

HARMFUL = "harmful-sites"


def test_an_au_line_filter_alone_leaves_home_wifi_and_apps_open() -> None:
    it = phone("android-phone", "au", HOME, MOBILE, FRIENDS)
    found = planned(household((Stage.JUNIOR,), (it,), (HOME, MOBILE, FRIENDS), put("au-line-filter")))
    line = cell(found, "line", HARMFUL)
    assert (line.state, line.level, line.measure) == (State.OPEN, Level.PARTLY, "au-line-filter")
    assert state(found, "home-v4", HARMFUL) is State.OPEN
    assert state(found, "friends", HARMFUL) is State.OPEN
    assert state(found, "anywhere", "apps") is State.OPEN
    assert gap_of(found, "android-family-link") is not None


def test_a_router_filter_on_the_usual_way_alone_leaves_the_second_way_open() -> None:
    settings = put("router-filter", at="home", ways=("home-v4",), chosen="cloudflare-family")
    found = planned(household((Stage.P34,), (device("windows-pc", DUAL),), (DUAL,), settings))
    for risk in WEB:
        assert state(found, "home-v4", risk) is State.CANNOT_TELL
        assert state(found, "home-v6", risk) is State.OPEN
        assert key(cell(found, "home-v6", risk)) == "cell.other-way"
        assert cell(found, "home-v6", risk).gap is not None


def test_a_filter_without_addresses_for_the_second_way_leaves_it_open() -> None:
    lacking = next(each for each in catalog().filters if each.id == "cloudflare-family")
    changed = replace(lacking, ipv6=())
    book = replace(catalog(), filters=tuple(changed if each is lacking else each for each in catalog().filters))
    family = household(
        (Stage.P34,), (device("tv", DUAL),), (DUAL,), put("router-filter", at="home", chosen="cloudflare-family")
    )
    states = {each.way: each.state for each in coverage(family, book, TODAY).cells if each.risk == HARMFUL}
    assert states == {"home-v4": State.CANNOT_TELL, "home-v6": State.OPEN}


def test_a_handed_down_iphone_on_the_parents_account_can_buy_until_the_account_is_off() -> None:
    it = device("iphone", HOME, got=Got.HAND_ME_DOWN, account=Account.PARENT, version="18")
    family = household((Stage.P12,), (it,), (HOME,))
    found = planned(family)
    spending = cell(found, "anywhere", "spending")
    assert spending.state is State.OPEN
    assert key(spending) == "cell.parent-account"
    account = gap_of(found, "parent-account-off")
    assert account is not None
    assert spending.gap == account.number
    names = measures(found)
    assert names.index("parent-account-off") < names.index("ios-screen-time")
    done = planned(replace(family, settings=(put("parent-account-off"),)))
    assert key(cell(done, "anywhere", "spending")) != "cell.parent-account"
    assert "parent-account-off" not in measures(done)


def test_screen_time_does_not_count_for_money_while_the_parents_account_is_there() -> None:
    it = device("ipad", HOME, got=Got.HAND_ME_DOWN, account=Account.PARENT)
    found = planned(household((Stage.P12,), (it,), (HOME,), put("ios-screen-time", SEEN, seen_on=TODAY)))
    assert key(cell(found, "anywhere", "spending")) == "cell.parent-account"


def test_money_seen_to_be_limited_still_hangs_on_the_parents_account() -> None:
    book = synthetic.catalog()
    it = device("phone", HOME, got=Got.HAND_ME_DOWN, account=Account.PARENT, version="3")
    family = household((Stage.P12,), (it,), (HOME,), put("os-control", SEEN, seen_on=TODAY))
    spending = next(each for each in coverage(family, book, TODAY).cells if each.risk == "spending")
    assert spending.state is State.OPEN
    off = replace(family, settings=(*family.settings, put("parent-account-off")))
    spending = next(each for each in coverage(off, book, TODAY).cells if each.risk == "spending")
    assert spending.state is State.BLOCKED


def test_an_unknown_account_on_a_handed_down_phone_cannot_be_told_and_is_looked_up() -> None:
    it = device("android-phone", HOME, got=Got.HAND_ME_DOWN, account=Account.UNKNOWN)
    found = planned(household((Stage.P56,), (it,), (HOME,)))
    assert key(cell(found, "anywhere", "spending")) == "cell.account-unknown"
    assert state(found, "anywhere", "spending") is State.CANNOT_TELL
    assert any(card.title.key == "find-out.device-account" for card in found.cards)
    assert "parent-account-off" in measures(found)


@pytest.mark.parametrize(("stages", "named"), [((Stage.P12, Stage.JUNIOR), 1), ((Stage.JUNIOR,), 0)])
def test_a_switch_for_two_children_follows_the_younger_one(stages: tuple[Stage, ...], named: int) -> None:
    found = planned(household(stages, (device("switch", HOME),), (HOME,)))
    step = next(each for each in found.now if each.measure == "switch-controls")
    assert [getattr(each, "key", "") for each in step.because].count("because.shared") == named
    weights = {risk.id: risk.weights[list(Stage).index(stages[0])] for risk in catalog().risks}
    levels = {each.risk: each.level for each in found.coverage.cells if each.state is State.OPEN}
    assert step.weight <= sum(weights[risk] * (Level.FULL - levels[risk]) for _, _, risk in step.cells)
    assert gap_of(found, "switch-shop-limit") is not None, "the shop is another setting than the console's own"


def test_a_console_limit_does_not_stop_the_shop() -> None:
    found = planned(
        household((Stage.P34,), (device("switch2", HOME),), (HOME,), put("switch-controls", SEEN, seen_on=TODAY))
    )
    assert state(found, "anywhere", "apps") is State.BLOCKED
    assert state(found, "anywhere", "spending") is State.OPEN
    assert cell(found, "anywhere", "spending").gap == getattr(gap_of(found, "switch-shop-limit"), "number", None)


def test_a_thirteen_year_old_on_android_still_gets_family_link() -> None:
    it = phone("android-phone", "softbank", HOME, MOBILE, version="16")
    found = planned(household((Stage.JUNIOR,), (it,), (HOME, MOBILE)))
    assert "android-family-link" in measures(found)
    assert not {"ios-screen-time", "docomo-filter-app", "au-filter-app"} & set(measures(found))


def test_an_iphone_on_an_mvno_gets_no_carrier_app() -> None:
    it = phone("iphone", "mineo", HOME, MOBILE, version="26")
    found = planned(household((Stage.P56,), (it,), (HOME, MOBILE)))
    carriers = {"docomo-filter-app", "au-filter-app", "softbank-filter-app", "rakuten-filter-app"}
    assert not carriers & set(measures(found))
    assert {"ios-screen-time", "ios-filter-profile"} <= set(measures(found))
    assert not [each for each in found.coverage.cells if each.state is State.OPEN and each.risk in WEB and not each.gap]


def test_a_device_lent_by_the_school_is_grey_and_asked_about() -> None:
    lent = device("chromebook", HOME, got=Got.SCHOOL_LENT)
    found = planned(household((Stage.JUNIOR,), (lent,), (HOME,)))
    assert {each.state for each in found.coverage.cells} <= {State.NOT_REACHABLE, State.DASH}
    assert found.coverage.gaps == ()
    assert (*found.now, *found.later) == ()
    assert [card.kind for card in found.cards] == [CardKind.ASK_SCHOOL]
    assert len(found.remaining) == 1


def test_what_is_set_and_seen_on_a_device_is_blocked_for_180_days() -> None:
    it = device("ipad", HOME, version="26")
    for days, wanted in ((180, State.BLOCKED), (181, State.CANNOT_TELL)):
        seen = put("ios-screen-time", SEEN, seen_on=TODAY - timedelta(days=days))
        found = planned(household((Stage.P34,), (it,), (HOME,), seen))
        assert state(found, "anywhere", "time-sleep") is wanted
    assert key(cell(found, "anywhere", "time-sleep")) == "cell.expired"


def test_a_sighting_on_a_router_with_two_ways_decides_neither() -> None:
    seen = put("router-filter", SEEN, at="home", seen_on=TODAY, chosen="cloudflare-family")
    found = planned(household((Stage.P34,), (device("tv", DUAL),), (DUAL,), seen))
    for way in ("home-v4", "home-v6"):
        assert state(found, way, HARMFUL) is State.CANNOT_TELL
        assert key(cell(found, way, HARMFUL)) == "cell.seen-two-ways"


def test_a_setting_on_wifi_elsewhere_is_checked_there() -> None:
    it = device("iphone", HOME, FRIENDS, got=Got.WIFI_ONLY)
    found = planned(
        household((Stage.P56,), (it,), (HOME, FRIENDS), put("ios-filter-profile", chosen="cloudflare-family"))
    )
    assert state(found, "home-v4", HARMFUL) is State.CANNOT_TELL
    assert state(found, "friends", HARMFUL) is State.NOT_REACHABLE
    assert CardKind.CHECK_THERE in {card.kind for card in found.cards}


def test_a_filter_that_has_ended_stops_nothing_and_is_named() -> None:
    it = device("windows-pc", HOME, version="11")
    found = planned(household((Stage.P56,), (it,), (HOME,), put("computer-filter", chosen="mullvad-family")))
    assert state(found, "home-v4", HARMFUL) is State.OPEN
    assert key(cell(found, "home-v4", HARMFUL)) == "cell.filter-ended"
    assert found.cards[0].kind is CardKind.RETIRED_FILTER
    step = next(each for each in (*found.now, *found.later) if each.filter)
    assert step.filter == "cloudflare-family"


def test_a_filter_for_malware_alone_leaves_harmful_sites_open() -> None:
    it = device("windows-pc", HOME, version="11")
    found = planned(household((Stage.P56,), (it,), (HOME,), put("computer-filter", chosen="quad9-secure")))
    assert state(found, "home-v4", HARMFUL) is State.OPEN
    assert key(cell(found, "home-v4", HARMFUL)) == "cell.filter-lacks"
    assert state(found, "home-v4", "fraud-malware") is State.CANNOT_TELL


@pytest.mark.parametrize("chosen", ["ultradns-family", None])
def test_an_uncertain_or_unnamed_filter_can_not_be_told_even_when_seen(chosen: str | None) -> None:
    it = device("windows-pc", HOME, version="11")
    seen = put("computer-filter", SEEN, seen_on=TODAY, chosen=chosen)
    found = planned(household((Stage.P56,), (it,), (HOME,), seen))
    assert state(found, "home-v4", HARMFUL) is State.CANNOT_TELL


def test_a_filter_without_a_sample_can_not_be_told_even_when_seen() -> None:
    it = device("windows-pc", HOME, version="11")
    seen = put("computer-filter", SEEN, seen_on=TODAY, chosen="cleanbrowsing-family")
    found = planned(household((Stage.P56,), (it,), (HOME,), seen))
    assert key(cell(found, "home-v4", HARMFUL)) == "cell.no-sample"


def test_what_only_a_rule_can_keep_is_kept_by_us_once_it_is_agreed() -> None:
    family = household((Stage.P12,), (device("tv", HOME),), (HOME,))
    before = planned(family)
    assert key(cell(before, "anywhere", "time-sleep")) == "cell.rule"
    rule = next(each for each in catalog().rules if "time-sleep" in each.risks)
    agreed = replace(family, agreement=Agreement(rules=(AgreedRule(rule=rule.id),)))
    after = planned(agreed)
    assert state(after, "anywhere", "time-sleep") is State.KEPT_BY_US
    assert cell(after, "anywhere", "time-sleep").gap is None


def test_a_rule_never_closes_what_a_setting_can_close() -> None:
    rule = next(each for each in catalog().rules if "time-sleep" in each.risks)
    family = household((Stage.P12,), (device("ipad", HOME),), (HOME,))
    found = planned(replace(family, agreement=Agreement(rules=(AgreedRule(rule=rule.id),))))
    assert state(found, "anywhere", "time-sleep") is State.OPEN


def test_what_nobody_knows_to_be_set_is_not_counted_and_is_looked_up() -> None:
    it = device("ipad", HOME)
    found = planned(household((Stage.P34,), (it,), (HOME,), put("ios-screen-time", UNKNOWN)))
    time = cell(found, "anywhere", "time-sleep")
    assert (time.state, time.level, key(time)) == (State.CANNOT_TELL, Level.NONE, "cell.unknown")
    assert any(card.title.key == "find-out.setting-state" for card in found.cards)
    assert "ios-screen-time" in measures(found)


def test_carrier_system_router_console_and_site_name_filter_are_chosen_together() -> None:
    it = phone("iphone", "docomo", HOME, MOBILE, version="26")
    others = (device("switch", HOME, name="switch"), device("tv", HOME, name="tv"))
    found = planned(household((Stage.HIGH,), (it, *others), (HOME, MOBILE)))
    groups = {each.id: each.group for each in catalog().measures}
    layers = {Group.FILTER_APP, Group.OS_CONTROL, Group.SERVICE, Group.FAMILY_FILTER}
    assert {groups[name] for name in measures(found)} == layers
    assert {"docomo-filter-app", "ios-screen-time", "router-filter", "switch-controls"} <= set(measures(found))


def test_a_friends_wifi_comes_with_a_sentence_to_say_there() -> None:
    it = device("iphone", HOME, FRIENDS, got=Got.WIFI_ONLY)
    found = planned(household((Stage.P56,), (it,), (HOME, FRIENDS)))
    said = [each for card in found.cards if card.network == "friends" for each in card.words]
    assert "card.friends-house" in [getattr(each, "key", "") for each in said]


def test_two_filter_apps_never_share_a_phone() -> None:
    it = phone("android-phone", "rakuten", HOME, MOBILE)
    found = planned(household((Stage.P34,), (it,), (HOME, MOBILE), put("i-filter-app")))
    assert "rakuten-filter-app" not in measures(found)


def test_the_carriers_own_filter_app_goes_before_one_for_any_line() -> None:
    it = phone("android-phone", "docomo", MOBILE, version="8")
    found = planned(household((Stage.P34,), (it,), (MOBILE,)))
    assert "docomo-filter-app" in measures(found)
    assert "i-filter-app" not in measures(found)


def test_a_router_nobody_can_change_is_not_planned() -> None:
    for answer, wanted in ((Answer.NO, False), (Answer.YES, True)):
        home = replace(HOME, router=answer)
        found = planned(household((Stage.P34,), (device("tv", home),), (home,)))
        assert ("router-filter" in measures(found)) is wanted


def test_a_family_without_children_or_devices_gets_an_empty_plan() -> None:
    found = planned(household((), (), ()))
    assert (found.now, found.later, found.coverage.cells, found.minutes_now) == ((), (), (), 0)
