"""What a family says about setting the computer it sits at: which filters can be meant, and what is kept of it."""

from datetime import date

from setup_assistant.advice.needed import needed_names
from setup_assistant.checks import proof
from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.error import FilterNotSettable
from setup_assistant.domain.household import Household, SettingState
from setup_assistant.domain.plan import Plan
from setup_assistant.domain.value import Id
from setup_assistant.flow.devices import setting
from setup_assistant.flow.looks import say_set
from setup_assistant.jobs.setting import wanted

MEASURE = "computer-filter"
"""The measure that this program can set by itself."""


def is_here(household: Household, measure: Id, at: Id) -> bool:
    """Tell whether a measure at a place is the one that this program can set on the computer it runs on."""
    return measure == MEASURE and any(each.id == at and each.found for each in household.devices)


def choices(
    catalog: Catalog, plan: Plan, device: Id | None, likely: tuple[Id, ...], kept: Id | None = None
) -> tuple[Id, ...]:
    """Return the filters that can be set here: the kept one, then the planned one, then the others as `likely`."""
    planned = [
        each.filter
        for each in (*plan.now, *plan.later)
        if each.measure == MEASURE and each.at == device and each.filter is not None
    ]
    first = [] if kept is None else [kept]
    return tuple(each for each in dict.fromkeys((*first, *planned, *likely)) if _can_be_set(catalog, each))


def needs(household: Household, catalog: Catalog) -> tuple[str, ...]:
    """Return the names that must be known after a change."""
    return tuple(name for name, _ in needed_names(household, catalog))


def asks(household: Household, catalog: Catalog, filter_id: Id) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names that are asked for after a change, and whom besides the filter, for comparison."""
    chosen = next(each for each in catalog.filters if each.id == filter_id)
    controls = tuple(each.name for each in catalog.known_names if each.use == "control")
    names = proof.asked_names(chosen, controls, needs(household, catalog))
    return tuple(each.name for each in names), tuple(each.name for each in catalog.baselines[: proof.COMPARED_WITH])


def keep_set(household: Household, device: Id | None, filter_id: Id, today: date) -> Household:
    """Keep that the filter is set on this computer; whether it stops anything is decided by a check alone."""
    if device is None:
        return household
    return say_set(household, MEASURE, device, SettingState.SET, today, chosen=filter_id)


def keep_undone(household: Household, device: Id | None, today: date) -> Household:
    """Keep that everything was put back, if the family had it as set."""
    if device is None or setting(household, MEASURE, device) is None:
        return household
    return say_set(household, MEASURE, device, SettingState.NOT_SET, today)


def _can_be_set(catalog: Catalog, filter_id: Id) -> bool:
    try:
        wanted(catalog, filter_id)
    except FilterNotSettable:
        return False
    return True
