"""The gain of a plan is real, and nearly as much as any plan could gain in the time."""

from functools import cache

from hypothesis import assume, given, settings
from msgspec.structs import replace

from setup_assistant.advice.coverage import coverage
from setup_assistant.advice.decide import decide
from setup_assistant.advice.plan import plan
from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.household import Account, Household, Setting, SettingState, Stage
from tests.unit.advice import families, synthetic
from tests.unit.advice.synthetic import TODAY
from tests.unit.advice.test_choose import best_by_trying

HOUSEHOLDS = 200
NEARLY = 0.95
FEW_OPTIONS = 11

small = cache(synthetic.catalog)


def check_near_the_best(family: Household, catalog: Catalog) -> None:
    decision = decide(family, catalog, TODAY)
    assume(len(decision.options) <= FEW_OPTIONS)
    levels = [int(each.base) for each in decision.judged]
    weights = [
        decision.scene.weight(each.cell.device, each.cell.risk) if each.cell.sentence is not None else 0
        for each in decision.judged
    ]
    actions = 3 if family.minutes is not None and family.minutes <= 10 else None
    best = best_by_trying(list(decision.options), levels, weights, family.minutes, actions)
    assert plan(family, catalog, TODAY).gain >= NEARLY * best


@settings(max_examples=HOUSEHOLDS)
@given(synthetic.households(synthetic.catalog()))
def test_the_plan_closes_nearly_what_the_best_choice_could(family: Household) -> None:
    check_near_the_best(family, small())


@settings(max_examples=HOUSEHOLDS)
@given(synthetic.households(families.catalog()))
def test_the_plan_closes_nearly_what_the_best_choice_could_on_the_catalog_that_ships(family: Household) -> None:
    check_near_the_best(replace(family, devices=family.devices[:2]), families.catalog())


@given(synthetic.households(families.catalog()))
def test_what_the_steps_gain_is_what_the_map_gains_when_they_are_set(drawn: Household) -> None:
    devices = tuple(replace(each, account=Account.CHILD) for each in drawn.devices)
    family = replace(drawn, devices=devices, settings=(), checks=())
    catalog = families.catalog()
    found = plan(family, catalog, TODAY)
    done = tuple(
        Setting(measure=step.measure, at=step.at, state=SettingState.SET, filter=step.filter) for step in found.now
    )
    after = coverage(replace(family, settings=done), catalog, TODAY)
    weights = {each.id: each.weights for each in catalog.risks}
    decision = decide(family, catalog, TODAY)
    gained = 0
    for old, new in zip(found.coverage.cells, after.cells, strict=True):
        stage = list(Stage).index(decision.scene.stages[old.device])
        worth = weights[old.risk][stage] * (2 if old.risk in family.worries else 1)
        gained += (new.level - old.level) * worth
    assert gained == found.gain
