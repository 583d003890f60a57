"""The rules sheet: what is proposed, who keeps each rule, when it is looked at again."""

from datetime import date

import pytest
from msgspec.structs import replace

from setup_assistant.advice import proposals
from setup_assistant.advice.growth import enters_on, growth
from setup_assistant.advice.labels import Labels
from setup_assistant.advice.proposals import KeptBy
from setup_assistant.domain.check import CheckState
from setup_assistant.domain.household import AgreedRule, Agreement, Child, Household, Stage
from tests.unit.advice.families import (
    HOME,
    SEEN,
    TODAY,
    catalog,
    device,
    gap_of,
    household,
    look,
    planned,
    put,
)


def bedtime() -> str:
    """Return a rule that Screen Time can back."""
    rules = (each for each in catalog().rules if "ios-screen-time" in each.backed_by and each.risks == ("time-sleep",))
    return next(rules).id


def family(*settings: object) -> Household:
    agreed = Agreement(rules=(AgreedRule(rule=bedtime()), AgreedRule(words="ごはんの前に手を洗う")))
    base = household((Stage.P34,), (device("ipad", HOME, version="26"),), (HOME,), *settings)  # type: ignore[arg-type]  # settings
    return replace(base, agreement=agreed)


def kept(family_: Household) -> tuple[proposals.SheetRule, ...]:
    return proposals.rules(family_, catalog(), planned(family_))


def test_a_rule_whose_setting_is_missing_is_still_open_with_the_number_of_the_gap() -> None:
    found = planned(family())
    first, own = proposals.rules(family(), catalog(), found)
    assert first.kept_by is KeptBy.STILL_OPEN
    assert first.gap == getattr(gap_of(found, "ios-screen-time"), "number", None)
    assert own.kept_by is KeptBy.US
    assert own.words is None


def test_a_rule_whose_setting_was_seen_to_work_is_kept_by_the_device() -> None:
    first, _ = kept(family(put("ios-screen-time", SEEN, seen_on=date(2026, 10, 1))))
    assert (first.kept_by, first.on, first.measure) == (KeptBy.DEVICE, date(2026, 10, 1), "ios-screen-time")


def test_a_rule_whose_setting_nobody_checked_is_kept_by_us() -> None:
    first, _ = kept(family(put("ios-screen-time")))
    assert first.kept_by is KeptBy.US


def test_a_failed_check_takes_the_rule_from_the_device() -> None:
    seen = family(put("ios-screen-time", SEEN, seen_on=date(2026, 10, 1)))
    failed = replace(seen, checks=(look(CheckState.OPEN, "ios-screen-time", risk="time-sleep"),))
    first, _ = kept(failed)
    assert first.kept_by is KeptBy.STILL_OPEN
    assert first.gap is not None


@pytest.mark.parametrize("stage", list(Stage))
def test_every_stage_gets_five_to_eight_rules_and_a_promise(stage: Stage) -> None:
    base = household((stage,), (), ())
    assert 5 <= len(proposals.proposed(base, catalog())) <= proposals.PROPOSED_LIMIT
    assert proposals.promised(base, catalog())
    assert proposals.loosenings(base, catalog())
    assert proposals.consequences(base, catalog())


def test_rules_of_the_youngest_come_first() -> None:
    both = proposals.proposed(household((Stage.HIGH, Stage.P12), (), ()), catalog())
    youngest = proposals.proposed(household((Stage.P12,), (), ()), catalog())
    assert both[: len(youngest)] == youngest


def test_an_agreed_sheet_is_never_filled_up() -> None:
    base = replace(household((Stage.P12,), (), ()), agreement=Agreement(rules=(), promises=()))
    assert proposals.rules(base, catalog(), planned(base)) == ()
    assert proposals.promised(base, catalog()) == ()


@pytest.mark.parametrize(
    ("today", "review"),
    [
        (date(2026, 11, 24), date(2027, 2, 23)),
        (date(2027, 2, 1), date(2027, 4, 1)),
        (date(2027, 4, 1), date(2027, 7, 1)),
    ],
)
def test_the_next_review_is_in_three_months_or_on_the_first_of_april(today: date, review: date) -> None:
    assert proposals.next_review(today) == review


@pytest.mark.parametrize(
    ("grade", "stage", "today", "on"),
    [
        (2, Stage.P34, date(2026, 11, 24), date(2027, 4, 1)),
        (1, Stage.P34, date(2026, 11, 24), date(2028, 4, 1)),
        (6, Stage.JUNIOR, date(2027, 3, 31), date(2027, 4, 1)),
        (6, Stage.JUNIOR, date(2027, 4, 1), date(2028, 4, 1)),
        (5, Stage.HIGH, date(2026, 5, 1), date(2031, 4, 1)),
        (None, Stage.P34, date(2026, 11, 24), None),
    ],
)
def test_a_child_enters_a_stage_on_the_first_of_april(
    grade: int | None, stage: Stage, today: date, on: date | None
) -> None:
    assert enters_on(Child(id="child-1", stage=Stage.P12, grade=grade), stage, today) == on


def test_a_grade_told_last_year_is_counted_from_then_and_the_past_is_said() -> None:
    told = Child(id="child-1", stage=Stage.P12, grade=2, grade_on=date(2026, 11, 24))
    assert enters_on(told, Stage.P34, date(2027, 6, 1)) == date(2027, 4, 1)
    base = replace(household((Stage.P12,), (), ()), children=(told,))
    for today, sentence in ((date(2027, 3, 31), "growth.enters"), (date(2027, 4, 1), "growth.entered")):
        first = growth(base, catalog(), Labels(base, catalog()), today)[0]
        assert getattr(first.words[0], "key", "") == sentence


def test_the_growth_path_names_the_agreed_conditions() -> None:
    conditions = catalog().loosenings[:2]
    base = household((Stage.P56,), (), ())
    agreed = replace(base, agreement=Agreement(loosen=tuple(each.id for each in conditions)))
    path = growth(agreed, catalog(), Labels(agreed, catalog()), TODAY)
    assert [each.stage for each in path] == [Stage.JUNIOR, Stage.HIGH]
    assert all(each.words in path[0].words for each in conditions)
    assert growth(household((Stage.HIGH,), (), ()), catalog(), Labels(base, catalog()), TODAY) == ()
