"""What somebody who helps families in Japan would say, and what the plan must say too."""

import pytest
from msgspec.structs import replace

from setup_assistant.domain.household import Account, Got, Household, MustWork, SettingState, Stage
from setup_assistant.domain.measure import Level
from setup_assistant.domain.plan import Plan
from tests.unit.advice.families import DUAL, HOME, MOBILE, catalog, device, household, measures, phone, planned, put

NO_LIST = "cannot open one page alone"


def handed_down(minutes: int | None = None, account: Account = Account.PARENT) -> Plan:
    it = device("iphone", DUAL, got=Got.HAND_ME_DOWN, account=account, version="26")
    return planned(replace(household((Stage.P56,), (it,), (DUAL,)), minutes=minutes))


@pytest.mark.parametrize("minutes", [None, 30, 60])
def test_the_parents_account_is_the_first_step_on_a_handed_down_phone(minutes: int | None) -> None:
    steps = handed_down(minutes).now
    assert steps[0].measure == "parent-account-off"


def test_ten_minutes_are_too_short_for_the_account_and_still_worth_a_filter() -> None:
    found = handed_down(10)
    assert [step.measure for step in found.now] == ["ios-filter-profile"]
    assert found.later[0].measure == "parent-account-off"


def wanted(need: str, it: str = "windows-pc") -> Household:
    family = household((Stage.P34,), (device(it, HOME, version="11" if it == "windows-pc" else None),), (HOME,))
    return replace(family, must_work=(MustWork(need=need),))


@pytest.mark.parametrize("need", ["school-site", "library", "help-desk", "medical", "cram-school", "study-video"])
def test_nobody_is_told_to_add_a_page_to_a_filter_that_has_no_list(need: str) -> None:
    found = planned(wanted(need))
    said = {step.measure: [each.en for each in step.watch] for step in (*found.now, *found.later)}
    filters = {each.id for each in catalog().measures if each.takes_filter}
    assert filters & said.keys()
    for measure in filters & said.keys():
        assert all(NO_LIST in each for each in said[measure])
        assert said[measure]


def test_what_must_work_is_said_beside_the_step_that_can_stop_it() -> None:
    family = replace(wanted("line-family", "ipad"), must_work=(MustWork(need="line-family"),))
    step = next(each for each in planned(family).now if each.measure == "ios-screen-time")
    assert any("LINE" in each.ja for each in step.watch)


def test_every_need_names_what_can_stop_it_and_an_exception_that_exists() -> None:
    filters = {each.id for each in catalog().measures if each.takes_filter}
    for need in catalog().must_work:
        assert need.breaks
        if filters & set(need.breaks) and "list" in need.advice.en:
            assert need.filter_advice is not None, need.id


@pytest.mark.parametrize(
    ("kind", "carrier"),
    [
        ("android-phone", "docomo"),
        ("iphone", "au"),
        ("android-phone", "rakuten"),
        ("android-phone", "povo"),
        ("iphone", "mineo"),
    ],
)
def test_every_phone_gets_the_controls_of_its_own_system(kind: str, carrier: str) -> None:
    own = {"android-phone": "android-family-link", "iphone": "ios-screen-time"}[kind]
    for stage in (Stage.P34, Stage.P56, Stage.JUNIOR, Stage.HIGH):
        found = planned(household((stage,), (phone(kind, carrier, DUAL, MOBILE),), (DUAL, MOBILE)))
        assert own in measures(found)
        assert found.yen_a_month == 0, "free settings come before paid ones"


@pytest.mark.parametrize(("kind", "own"), [("android-tablet", "android-family-link"), ("ipad", "ios-screen-time")])
def test_a_tablet_without_a_line_starts_with_the_controls_of_its_system(kind: str, own: str) -> None:
    it = device(kind, DUAL, got=Got.WIFI_ONLY)
    found = planned(household((Stage.P34,), (it,), (DUAL,)))
    assert found.now[0].measure == own
    groups = {each.id: each.applies.lines for each in catalog().measures}
    assert not any(groups[name] for name in measures(found)), "nothing that hangs on a carrier"


def test_console_and_computer_are_looked_at_each_on_its_own() -> None:
    devices = (device("switch", HOME, name="game"), device("windows-pc", HOME, name="pc"))
    family = household((Stage.P34,), devices, (HOME,))
    steps = {(step.measure, step.at) for step in planned(family).now}
    assert {("switch-controls", "game"), ("switch-shop-limit", "game"), ("windows-family-safety", "pc")} <= steps


def card_keys(found: Plan) -> list[str]:
    return [card.title.key for card in found.cards]


@pytest.mark.parametrize(
    ("kind", "carrier", "named"),
    [
        ("android-phone", "docomo", True),
        ("iphone", "au", True),
        ("android-phone", "rakuten", True),
        ("android-phone", "povo", False),
        ("iphone", "mineo", False),
        ("ipad", None, False),
    ],
)
def test_the_carriers_own_filter_is_named_where_there_is_one(kind: str, carrier: str | None, *, named: bool) -> None:
    it = device(kind, DUAL, got=Got.WIFI_ONLY) if carrier is None else phone(kind, carrier, DUAL, MOBILE)
    found = planned(household((Stage.P34,), (it,), (DUAL, MOBILE)))
    assert ("card.carrier-filter.title" in card_keys(found)) is named


def test_a_carriers_filter_that_is_there_or_asked_about_is_not_named_again() -> None:
    it = phone("android-phone", "docomo", DUAL, MOBILE)
    for state in (SettingState.SET, SettingState.UNKNOWN):
        found = planned(household((Stage.P34,), (it,), (DUAL, MOBILE), put("docomo-filter-app", state)))
        assert "card.carrier-filter.title" not in card_keys(found)


@pytest.mark.parametrize("kind", ["iphone", "android-phone", "ipad"])
@pytest.mark.parametrize("stage", [Stage.P56, Stage.JUNIOR, Stage.HIGH])
def test_line_and_social_networks_are_a_look_of_their_own(kind: str, stage: Stage) -> None:
    found = planned(household((stage,), (device(kind, HOME, got=Got.WIFI_ONLY),), (HOME,)))
    assert ("social-teen-settings" in measures(found)) is not ("card.social.title" in card_keys(found))


def test_nothing_that_only_stops_whole_apps_counts_against_contact_by_strangers() -> None:
    apps = {"android-family-link", "chromebook-family-link", "docomo-filter-app", "i-filter-app"}
    found = [each for each in catalog().covers if each.measure in apps and "strangers" in each.risks]
    assert {each.measure for each in found} == apps
    assert {each.level for each in found} == {Level.NONE}
