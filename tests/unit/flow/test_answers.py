"""Answers: each gives a household that fits together and that a file can hold."""

from datetime import UTC, date, datetime
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setup_assistant.domain.check import Check, CheckFrom, CheckState
from setup_assistant.domain.household import (
    Account,
    Agreement,
    Answer,
    GapNumber,
    Got,
    Household,
    NetworkKind,
    SettingState,
    Stage,
)
from setup_assistant.domain.machine import Machine
from setup_assistant.flow import agreement, answers, devices, networks
from setup_assistant.storage.household_file import decode, encode
from tests.unit.flow.families import LINUX, PHONE, TV, changes, families

CHILD = answers.add_child(Household(), Stage.P34)
PHONES = devices.add_device(CHILD, PHONE)
PHONE_ID = PHONES.devices[0].id


@given(families())
def test_whatever_is_answered_fits_into_the_file(household: Household) -> None:
    assert decode(encode(household, "h"), "h") == household


@given(families(), changes)
def test_an_id_is_never_given_twice(household: Household, change: object) -> None:
    assert callable(change)
    seen = {each.id for each in (*household.children, *household.devices, *household.networks)}
    gone = devices.remove_device(household, household.devices[-1].id) if household.devices else household
    gone = answers.remove_child(gone, gone.children[-1].id) if gone.children else gone
    again = devices.add_device(answers.add_child(gone, Stage.HIGH), TV)
    assert not {again.children[-1].id, again.devices[-1].id} & seen


def test_the_first_device_brings_the_home_network() -> None:
    assert [each.kind for each in PHONES.networks] == [NetworkKind.HOME]
    assert PHONES.devices[0].networks == (PHONES.networks[0].id,)
    assert len(devices.add_device(PHONES, TV).networks) == 1


def test_the_first_line_brings_the_mobile_network_and_the_last_takes_it_away() -> None:
    lined = devices.set_carrier(PHONES, PHONE_ID, "au")
    assert [each.kind for each in lined.networks] == [NetworkKind.HOME, NetworkKind.MOBILE]
    assert lined.networks[1].id in lined.devices[0].networks
    without = devices.set_carrier(lined, PHONE_ID, None)
    assert [each.kind for each in without.networks] == [NetworkKind.HOME]
    assert without.devices == PHONES.devices


def test_a_mobile_network_with_a_name_stays() -> None:
    lined = devices.set_carrier(PHONES, PHONE_ID, "au")
    named = networks.name_network(lined, lined.networks[1].id, "モバイルルーター")
    assert len(devices.set_carrier(named, PHONE_ID, None).networks) == 2


def test_an_unknown_carrier_is_noted_until_it_is_known() -> None:
    unknown = devices.set_carrier_unknown(PHONES, PHONE_ID)
    assert unknown.unknown == (devices.UNKNOWN_CARRIER,)
    assert devices.set_carrier(unknown, PHONE_ID, "docomo").unknown == ()
    assert devices.set_got(unknown, PHONE_ID, Got.WIFI_ONLY).unknown == ()
    assert devices.remove_device(unknown, PHONE_ID).unknown == ()


def test_a_removed_device_takes_its_settings_with_it() -> None:
    told = devices.set_setting(PHONES, "ios-screen-time", PHONE_ID, SettingState.SET)
    assert devices.remove_device(told, PHONE_ID).settings == ()


def test_a_removed_network_takes_its_settings_and_leaves_the_devices() -> None:
    home = PHONES.networks[0].id
    told = devices.set_setting(PHONES, "router-filter", home, SettingState.SET, ways=(f"{home}-v4",))
    gone = networks.remove_network(told, home)
    assert gone.settings == ()
    assert gone.devices[0].networks == ()


def test_a_device_of_a_removed_child_stays_for_all() -> None:
    used = devices.set_users(PHONES, PHONE_ID, [CHILD.children[0].id])
    assert answers.remove_child(used, CHILD.children[0].id).devices[0].users == ()


def test_a_setting_is_told_once_for_each_place() -> None:
    told = devices.set_setting(PHONES, "ios-screen-time", PHONE_ID, SettingState.SET)
    told = devices.set_setting(told, "ios-screen-time", PHONE_ID, SettingState.NOT_SET)
    assert [each.state for each in told.settings] == [SettingState.NOT_SET]
    assert devices.setting(told, "ios-screen-time", PHONE_ID) == told.settings[0]
    assert devices.clear_setting(told, "ios-screen-time", PHONE_ID).settings == ()


def test_this_computer_is_added_once_and_marked_as_found() -> None:
    machine = Machine(kind="linux-pc", v6=Answer.YES)
    found = devices.add_this_computer(CHILD, machine, LINUX)
    assert found.devices[0].found
    assert (found.networks[0].v6, found.networks[0].found) == (Answer.YES, True)
    assert devices.add_this_computer(found, machine, LINUX) == found


def test_what_the_family_said_of_its_network_is_not_replaced_by_what_was_found() -> None:
    said = networks.set_second_way(PHONES, PHONES.networks[0].id, Answer.NO)
    found = devices.add_this_computer(said, Machine(kind="linux-pc", v6=Answer.YES), LINUX)
    assert (found.networks[0].v6, found.networks[0].found) == (Answer.NO, False)


@pytest.mark.parametrize(("stage", "kept"), [(Stage.P34, 3), (Stage.P12, None), (Stage.HIGH, None)])
def test_a_grade_stays_only_with_its_stage(stage: Stage, kept: int | None) -> None:
    child = CHILD.children[0].id
    graded = answers.set_grade(CHILD, child, 3, date(2026, 11, 23))
    assert answers.set_stage(graded, child, stage).children[0].grade == kept


def test_a_grade_of_another_stage_is_not_taken() -> None:
    assert answers.set_grade(CHILD, CHILD.children[0].id, 6, date(2026, 11, 23)).children[0].grade is None


def test_i_dont_know_replaces_an_answer_and_an_answer_replaces_it() -> None:
    unsure = answers.dont_know(answers.set_minutes(CHILD, 30), "minutes")
    assert (unsure.minutes, unsure.unknown) == (None, ("minutes",))
    assert answers.dont_know(unsure, "minutes") == unsure
    sure = answers.set_minutes(unsure, 10)
    assert (sure.minutes, sure.unknown) == (10, ())


def test_empty_words_of_ones_own_are_no_need() -> None:
    assert answers.set_needs(CHILD, ["line", "line"], "  ").must_work == answers.set_needs(CHILD, ["line"]).must_work


@given(families(), st.lists(st.sampled_from("abc"), max_size=20))
def test_a_sheet_takes_twelve_rules_and_no_more(household: Household, words: list[str]) -> None:
    for each in words:
        household = agreement.add_own_rule(household, each)
    assert len(household.agreement.rules or ()) <= 12
    assert agreement.is_full(household) == (len(household.agreement.rules or ()) == 12)


@given(st.integers(-3, 5), st.sampled_from([-1, 1]))
def test_moving_a_rule_there_and_back_changes_nothing(number: int, by: int) -> None:
    sheet = reduce(agreement.add_rule, ["a", "b", "c"], CHILD)
    moved = agreement.move_rule(sheet, number, by)
    assert sorted(each.rule or "" for each in moved.agreement.rules or ()) == ["a", "b", "c"]
    if moved != sheet:
        assert agreement.move_rule(moved, number + by, -by) == sheet


def test_new_words_drop_the_readings_that_were_confirmed_for_the_old() -> None:
    sheet = agreement.confirm_reading(agreement.add_own_rule(CHILD, "夜は居間"), 0, "｜夜《よる》は｜居間《いま》")
    (rule,) = agreement.reword_rule(sheet, 0, "夜は台所").agreement.rules or ()
    assert (rule.words, rule.reading) == ("夜は台所", "")


def test_what_stands_on_the_sheet_is_kept_as_it_was_told() -> None:
    sheet = agreement.set_promises(CHILD, ["same-rules", "own words", "same-rules", " "])
    sheet = agreement.set_not_looked_at(sheet, "友だちとの会話")
    sheet = agreement.set_when_broken(sheet, "talk-first")
    sheet = agreement.set_loosening(sheet, ["three-months", "three-months"])
    sheet = agreement.set_review(sheet, date(2027, 4, 1))
    assert sheet.agreement == Agreement(
        promises=("same-rules", "own words"),
        not_looked_at="友だちとの会話",
        when_broken="talk-first",
        loosen=("three-months",),
        review_on=date(2027, 4, 1),
    )


def test_a_rule_of_the_catalog_is_added_once() -> None:
    once = agreement.add_rule(CHILD, "bedroom")
    assert agreement.add_rule(once, "bedroom") == once
    assert agreement.reword_rule(once, 5, "words") == once


def test_checks_get_ids_that_are_never_used_again() -> None:
    check = Check(
        id="new",
        device=PHONE_ID,
        way="anywhere",
        risk="apps",
        measure="ios-screen-time",
        state=CheckState.BLOCKED,
        at=datetime(2026, 4, 3, tzinfo=UTC),
        origin=CheckFrom.FAMILY,
    )
    twice = answers.add_check(answers.add_check(PHONES, check), check)
    assert len({each.id for each in twice.checks}) == 2
    assert devices.remove_device(twice, PHONE_ID).checks == ()


def test_small_answers_change_one_field() -> None:
    named = devices.name_device(PHONES, PHONE_ID, "湊のiPhone")
    named = devices.set_version(devices.set_account(named, PHONE_ID, Account.CHILD), PHONE_ID, "26")
    (phone,) = devices.set_line_user(named, PHONE_ID, Answer.NO).devices
    assert (phone.name, phone.os_version, phone.account, phone.line_user) == (
        *("湊のiPhone", "26"),
        *(Account.CHILD, Answer.NO),
    )
    assert devices.count_of(PHONES, PHONE.id) == 1
    assert devices.remove_last(PHONES, PHONE.id).devices == ()
    assert devices.remove_last(PHONES, "tv") == PHONES
    assert networks.set_router(PHONES, PHONES.networks[0].id, Answer.YES).networks[0].router is Answer.YES


def test_numbers_of_gaps_are_kept() -> None:
    numbers = (GapNumber(device=PHONE_ID, measure="ios-screen-time", number=1),)
    kept = answers.keep_gap_numbers(PHONES, numbers)
    assert kept.gap_numbers == numbers
    assert answers.keep_gap_numbers(kept, numbers) is kept
