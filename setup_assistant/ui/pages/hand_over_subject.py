"""What the hand-over page is about: which step of the household, its filter, and to what it is handed."""

from dataclasses import dataclass

from setup_assistant.advice.tasks import Task, tasks
from setup_assistant.domain.filter import Filter
from setup_assistant.domain.hand_over import HandOver, Router
from setup_assistant.domain.household import Household
from setup_assistant.domain.phone import HandTo
from setup_assistant.flow.devices import setting
from setup_assistant.ui.view import View

PHONES = {"ios-filter-profile": HandTo.APPLE, "android-private-way": HandTo.ANDROID}
"""Measures that a page hands to a phone."""

ROUTER = "router-filter"
MEASURES = frozenset({*PHONES, ROUTER})
_MAKER = "?"
"""Between the step and the router that was chosen, in what the page is opened at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One step that can be handed on; all None where the household has none."""

    task: Task | None = None
    way: HandOver | None = None
    filter: Filter | None = None
    to: HandTo | None = None
    """None for a router: its addresses are typed by hand."""
    router: Router | None = None


def subject_of(view: View) -> Subject:
    """Return the step that the page is opened at, else the first one that can be handed on."""
    opened, _, maker = view.detail.partition(_MAKER)
    task = _task(view, opened)
    if task is None:
        return Subject()
    routers = view.catalog.routers
    return Subject(
        task=task,
        way=_way(view, task),
        filter=_filter(view, task),
        to=PHONES.get(task.measure),
        router=next((each for each in routers if each.id == maker), routers[0]) if task.measure == ROUTER else None,
    )


def with_router(task: Task, router: str) -> str:
    """Return what the page is opened at for a router of this maker."""
    return f"{task.id}{_MAKER}{router}"


def _task(view: View, opened: str) -> Task | None:
    """Return the step that was asked for, in the plan or beside it; else the first one that can be handed on."""
    found = [each for each in tasks(view.household, view.plan) if each.measure in MEASURES]
    measure, _, at = opened.partition("@")
    places = {*(each.id for each in view.household.devices), *(each.id for each in view.household.networks)}
    if measure in MEASURES and at in places:
        return next((each for each in found if each.id == opened), Task(measure=measure, at=at))
    return next(iter(found), None)


def _way(view: View, task: Task) -> HandOver | None:
    kind = _kind(view.household, task)
    fitting = (each for each in view.catalog.hand_overs if each.measure == task.measure)
    return next((each for each in fitting if not each.kinds or kind in each.kinds), None)


def _kind(household: Household, task: Task) -> str | None:
    return next((each.kind for each in household.devices if each.id == task.at), None)


def _filter(view: View, task: Task) -> Filter | None:
    """Return the filter of the plan or the one the family told; else one that the plan takes elsewhere."""
    told = setting(view.household, task.measure, task.at)
    steps = (*view.plan.now, *view.plan.later)
    wished = (
        task.step.filter if task.step is not None else None,
        told.filter if told is not None else None,
        *(each.filter for each in steps),
    )
    known = {each.id: each for each in view.catalog.filters}
    return next((known[each] for each in wished if each in known), None)
