"""What holds for every household, on a small catalog of our own and on the one that ships."""

from functools import cache
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from setup_assistant.advice.coverage import coverage
from setup_assistant.advice.index import applies, is_excluded, is_plannable
from setup_assistant.advice.labels import Said
from setup_assistant.advice.plan import plan
from setup_assistant.advice.scene import users, youngest
from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.coverage import State
from setup_assistant.domain.household import Answer, Got, Household, Setting, SettingState
from setup_assistant.domain.measure import Group, Level, Place
from setup_assistant.domain.plan import Plan
from setup_assistant.domain.value import Text
from setup_assistant.text.notation import fields
from tests.unit.advice import families, synthetic
from tests.unit.advice.synthetic import TODAY

small = cache(synthetic.catalog)
small_families = synthetic.households(synthetic.catalog())
real_families = synthetic.households(families.catalog())
cases = st.one_of(
    st.tuples(small_families, st.just("small")),
    st.tuples(real_families, st.just("real")),
)


def book(name: str) -> Catalog:
    return small() if name == "small" else families.catalog()


@given(cases)
def test_the_plan_has_what_its_map_says_and_nothing_is_lost(case: tuple[Household, str]) -> None:
    family, catalog = case[0], book(case[1])
    found = plan(family, catalog, TODAY)
    assert found == plan(family, catalog, TODAY)
    assert found.coverage == coverage(family, catalog, TODAY)
    assert found.minutes_now == sum(step.minutes for step in found.now)
    assert family.minutes is None or found.minutes_now <= family.minutes
    if family.minutes == 10:
        assert len(found.now) <= 3
    if family.minutes is None:
        assert found.later == ()
    assert all(step.on is not None and step.on > TODAY and step.on.weekday() >= 5 for step in found.later)
    assert len(found.coverage.cells) == len({(each.device, each.way, each.risk) for each in found.coverage.cells})


@given(cases)
def test_every_cell_but_a_dash_has_a_sentence_whose_values_are_given(case: tuple[Household, str]) -> None:
    found = plan(case[0], book(case[1]), TODAY)
    for cell in found.coverage.cells:
        assert (cell.sentence is None) == (cell.state is State.DASH)
        if isinstance(cell.sentence, Text):
            check_values(cell.sentence, cell.fields)
    for gap in found.coverage.gaps:
        check_values(gap.sentence, gap.fields)
    for step in (*found.now, *found.later):
        check_values(step.act, step.fields)
        for reason in step.because:
            check_values(reason, step.fields)
    for left in found.remaining:
        check_values(left.sentence, left.fields)


def check_values(said: Said, given_values: tuple[tuple[str, str | Said], ...]) -> None:
    if isinstance(said, Text):
        assert fields(said.ja) <= dict(given_values).keys()
        assert fields(said.en) <= dict(given_values).keys()


@given(cases)
def test_nothing_is_planned_for_what_cannot_take_it(case: tuple[Household, str]) -> None:
    family, catalog = case[0], book(case[1])
    found = plan(family, catalog, TODAY)
    measures = {each.id: each for each in catalog.measures}
    devices = {each.id: each for each in family.devices}
    networks = {each.id: each for each in family.networks}
    steps = (*found.now, *found.later)
    assert len({(step.measure, step.at) for step in steps}) == len(steps)
    for step in steps:
        measure = measures[step.measure]
        assert measure.plannable
        assert step.weight > 0 or measure.id == "parent-account-off"
        if measure.takes_filter:
            chosen = next(each for each in catalog.filters if each.id == step.filter)
            assert is_plannable(chosen)
        if measure.place is Place.NETWORK:
            assert networks[step.at].router is not Answer.NO
        else:
            device = devices[step.at]
            assert device.got is not Got.SCHOOL_LENT
            assert applies(measure, device, youngest(users(device, family)))
            beside = [measures[each.measure] for each in steps if each.at == step.at and each is not step]
            told = (SettingState.SET, SettingState.SEEN, SettingState.UNKNOWN)
            beside += [measures[each.measure] for each in family.settings if each.at == step.at and each.state in told]
            assert not any(is_excluded(measure, other) for other in beside)


@given(cases)
def test_the_parents_account_goes_before_what_hangs_on_the_childs(case: tuple[Household, str]) -> None:
    catalog = book(case[1])
    groups = {each.id: each.group for each in catalog.measures}
    found = plan(case[0], catalog, TODAY)
    steps = (*found.now, *found.later)
    for place, step in enumerate(steps):
        if step.measure == "parent-account-off":
            earlier = [groups[each.measure] for each in steps[:place] if each.at == step.at]
            assert Group.OS_CONTROL not in earlier


@given(cases, st.data())
def test_one_more_measure_never_lowers_a_cover(case: tuple[Household, str], data: st.DataObject) -> None:
    family, catalog = case[0], book(case[1])
    places = [(each.id, device.id) for each in catalog.measures for device in family.devices]
    places += [(each.id, net.id) for each in catalog.measures if each.place is Place.NETWORK for net in family.networks]
    told = {(each.measure, each.at) for each in family.settings}
    # What an answer already says of a measure is not "one more".
    free = [each for each in places if each not in told and each[0] != "line-user-registration"]
    if not free:
        return
    measure, place = data.draw(st.sampled_from(free))
    chosen = data.draw(st.sampled_from([None, *(each.id for each in catalog.filters)]))
    more = Setting(measure=measure, at=place, state=SettingState.SET, filter=chosen)
    before = coverage(family, catalog, TODAY)
    after = coverage(replace(family, settings=(*family.settings, more)), catalog, TODAY)
    for old, new in zip(before.cells, after.cells, strict=True):
        assert new.level >= old.level


@given(cases, st.integers(0, 1_000))
def test_a_shuffled_catalog_gives_the_same_plan(case: tuple[Household, str], seed: int) -> None:
    family, catalog = case[0], book(case[1])
    dice = Random(seed)  # noqa: S311  no secret
    shuffled = replace(
        catalog,
        **{
            name: tuple(dice.sample(getattr(catalog, name), len(getattr(catalog, name))))
            for name in ("measures", "covers", "filters", "needs", "device_kinds", "lines", "find_outs")
        },
    )
    assert plan(family, shuffled, TODAY) == plan(family, catalog, TODAY)


@given(cases)
def test_gap_numbers_are_unique_kept_and_on_open_cells_only(case: tuple[Household, str]) -> None:
    family, catalog = case[0], book(case[1])
    found = plan(family, catalog, TODAY)
    numbers = [gap.number for gap in found.coverage.gaps]
    assert len(set(numbers)) == len(numbers)
    assert numbers == list(range(1, len(numbers) + 1)) or family.gap_numbers
    listed = {(gap.device, way, risk): gap.number for gap in found.coverage.gaps for way, risk in gap.cells}
    for cell in found.coverage.cells:
        assert cell.gap == listed.get((cell.device, cell.way, cell.risk))
        assert cell.gap is None or cell.state is State.OPEN
    kept = replace(family, gap_numbers=found.gap_numbers)
    again = plan(kept, catalog, TODAY)
    assert again.coverage == found.coverage
    assert again.gap_numbers == found.gap_numbers


@given(cases)
def test_gaps_only_go_down_while_the_steps_are_done(case: tuple[Household, str]) -> None:
    # A look that ran out or says otherwise may reopen cells; here nobody looks.
    family, catalog = replace(case[0], checks=()), book(case[1])
    found = plan(family, catalog, TODAY)
    for step in (*found.now, *found.later):
        family = done(family, found, step.measure, step.at, step.filter)
        after = plan(family, catalog, TODAY)
        assert {gap.number for gap in after.coverage.gaps} <= {each.number for each in after.gap_numbers}
        assert len(after.coverage.gaps) <= len(found.coverage.gaps)
        if family.minutes is None:
            assert after.minutes_now < found.minutes_now
        found = after


def done(family: Household, found: Plan, measure: str, place: str, chosen: str | None) -> Household:
    """Return the household after a step was taken."""
    setting = Setting(measure=measure, at=place, state=SettingState.SET, filter=chosen)
    others = tuple(each for each in family.settings if (each.measure, each.at) != (measure, place))
    return replace(family, settings=(*others, setting), gap_numbers=found.gap_numbers)


@given(cases)
def test_what_stays_open_is_said(case: tuple[Household, str]) -> None:
    family, catalog = case[0], book(case[1])
    found = plan(family, catalog, TODAY)
    said = {(each.device, each.risk) for each in found.remaining}
    closed = {cell for step in (*found.now, *found.later) for cell in step.cells}
    for cell in found.coverage.cells:
        untouched = (cell.device, cell.way, cell.risk) not in closed
        if cell.state is State.OPEN and untouched and cell.level < Level.FULL:
            assert (cell.device, cell.risk) in said
