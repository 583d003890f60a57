"""The kept plan: the same as a new one, and made again exactly when something changed."""

from datetime import date

from msgspec.structs import replace

from setup_assistant.advice.plan import plan
from setup_assistant.content.load import Content
from setup_assistant.flow.answers import keep_gap_numbers, set_worries
from setup_assistant.ui.pictures import example
from setup_assistant.ui.plans import Plans

TODAY = date(2026, 11, 23)


def test_moving_on_and_keeping_the_numbers_makes_no_new_plan(content: Content) -> None:
    plans, household = Plans(), example()
    first = plans.of(household, content.catalog, TODAY)
    moved = replace(keep_gap_numbers(household, first.gap_numbers), page="rules", visited=("children", "rules"))
    assert plans.of(moved, content.catalog, TODAY) is first
    assert plan(moved, content.catalog, TODAY) == first


def test_an_answer_another_day_and_other_numbers_make_a_new_plan(content: Content) -> None:
    plans, household = Plans(), example()
    first = plans.of(household, content.catalog, TODAY)
    worried = set_worries(household, ["fraud-malware"])
    assert plans.of(worried, content.catalog, TODAY) == plan(worried, content.catalog, TODAY)
    assert plans.of(household, content.catalog, date(2027, 6, 1)) == plan(household, content.catalog, date(2027, 6, 1))
    numbers = tuple(replace(each, number=each.number + 50) for each in first.gap_numbers)
    renumbered = replace(household, gap_numbers=numbers)
    assert plans.of(renumbered, content.catalog, TODAY) == plan(renumbered, content.catalog, TODAY)
