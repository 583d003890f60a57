"""Advice jobs: the coverage map, the plan, the comparison."""

from datetime import date

from msgspec.structs import replace

from setup_assistant.advice.compare import fitting
from setup_assistant.advice.compare_filters import filters
from setup_assistant.advice.coverage import coverage as make_coverage
from setup_assistant.advice.plan import plan as make_plan
from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.coverage import CoverageMap
from setup_assistant.domain.filter import Filter
from setup_assistant.domain.household import Household
from setup_assistant.domain.plan import Plan
from setup_assistant.domain.service import Service


def coverage(household: Household, catalog: Catalog, today: date) -> CoverageMap:
    """Return the coverage map of a household."""
    return make_coverage(household, catalog, today)


def plan(household: Household, catalog: Catalog, today: date, *, minutes: int | None = None) -> Plan:
    """Return the plan of a household; `minutes` stands for the time at hand when given."""
    if minutes is not None:
        household = replace(household, minutes=minutes)
    return make_plan(household, catalog, today)


def compare_services(household: Household | None, catalog: Catalog) -> tuple[Service, ...]:
    """Return the services side by side: those that fit the family, or all of them without one."""
    return fitting(household if household is not None else Household(), catalog)


def compare_filters(catalog: Catalog) -> tuple[Filter, ...]:
    """Return all site-name filters side by side, in the order of the window."""
    return filters(catalog, fitting=False)
