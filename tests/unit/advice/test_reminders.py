"""Reminders: what was written down comes back on its day, and not before."""

from datetime import date

from setup_assistant.advice.reminders import due
from setup_assistant.domain.household import Agreement, Household, Setting, SettingState

TODAY = date(2027, 4, 1)


def _seen(on: date) -> Setting:
    return Setting(measure="ios-screen-time", at="device-1", state=SettingState.SEEN, seen_on=on)


def test_nothing_is_due_in_a_new_household() -> None:
    assert due(Household(), TODAY) == ()


def test_the_review_is_due_on_its_day_and_not_the_day_before() -> None:
    household = Household(agreement=Agreement(review_on=TODAY))
    assert [each.key for each in due(household, TODAY)] == ["reminder.review"]
    assert due(household, date(2027, 3, 31)) == ()


def test_what_was_seen_half_a_year_ago_is_counted_once_it_no_longer_holds() -> None:
    household = Household(settings=(_seen(date(2026, 10, 3)), _seen(date(2026, 9, 30)), _seen(date(2026, 1, 1))))
    (reminder,) = due(household, TODAY)
    assert (reminder.key, reminder.count) == ("reminder.seen", 2)


def test_a_setting_that_nobody_saw_is_not_a_reminder() -> None:
    only_set = Setting(measure="ios-screen-time", at="device-1", state=SettingState.SET)
    assert due(Household(settings=(only_set,)), TODAY) == ()
