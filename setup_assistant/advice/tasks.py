"""The steps of a household with how they stand: those of the plan in its order, then those in place."""

from datetime import date

from setup_assistant.advice.evidence import HOLDS
from setup_assistant.advice.labels import Fields, Labels
from setup_assistant.advice.scene import IN_PLACE
from setup_assistant.advice.summary import worst
from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.check import CheckFrom
from setup_assistant.domain.coverage import Cell, CoverageMap, State
from setup_assistant.domain.household import Household, Setting, SettingState
from setup_assistant.domain.measure import Level
from setup_assistant.domain.plan import Plan, Step
from setup_assistant.domain.value import Id, Value, message


class Task(Value, frozen=True, kw_only=True):
    """One measure at one place: a step of the plan, or something that is set already."""

    measure: Id
    at: Id
    state: SettingState | None = None
    """What the family said of it, if anything."""
    step: Step | None = None
    """None for what is in place, or declined, and no longer in the plan."""

    @property
    def id(self) -> str:
        """What a page is opened at for it."""
        return f"{self.measure}@{self.at}"


def tasks(household: Household, plan: Plan) -> tuple[Task, ...]:
    """Return all steps: now, later, then what is in place, then what the family decided not to set."""
    told = {(each.measure, each.at): each.state for each in household.settings}
    steps = (*plan.now, *plan.later)
    planned = {(step.measure, step.at) for step in steps}
    return (
        *(Task(measure=step.measure, at=step.at, state=told.get((step.measure, step.at)), step=step) for step in steps),
        *(
            Task(measure=each.measure, at=each.at, state=each.state)
            for states in (IN_PLACE, (SettingState.DECLINED,))
            for each in household.settings
            if each.state in states and (each.measure, each.at) not in planned and _is_there(household, each)
        ),
    )


def current(found: tuple[Task, ...], opened: str) -> Task | None:
    """Return the task a page shows: the one it is opened at, else the first step of the plan."""
    named = next((each for each in found if each.id == opened), None)
    return named or next((each for each in found if each.step is not None), None)


def next_after(found: tuple[Task, ...], task: Task) -> Task | None:
    """Return the step of the plan behind `task`, or the first of all others when it is the last."""
    place = found.index(task)
    others = [each for each in (*found[place + 1 :], *found[:place]) if each.step is not None]
    return others[0] if others else None


def fields(household: Household, catalog: Catalog, at: Id) -> Fields:
    """Return the values that the sentences of a measure may take at a place."""
    labels = Labels(household, catalog)
    kinds = {each.id: each.name for each in catalog.device_kinds}
    device = next((each for each in household.devices if each.id == at), None)
    label = labels.network(at) if device is None else labels.device(at)
    kind = kinds.get(device.kind) if device else None
    users = [child for child in household.children if device is None or not device.users or child.id in device.users]
    return (
        ("device", label),
        ("kind", message("label.the-kind", kind=kind) if kind else message("label.device")),
        ("network", label),
        ("child", labels.child(users[0].id) if users else message("label.child")),
        ("places", label),
        ("place", label),
    )


def covered(coverage: CoverageMap, measure: Id, at: Id) -> tuple[Cell, ...]:
    """Return the cells of the map that a measure in place is to cover in full."""
    networks = {way.id: way.network for way in coverage.ways}
    return tuple(
        cell
        for cell in coverage.cells
        if cell.measure == measure and cell.level is Level.FULL and at in (cell.device, networks[cell.way])
    )


def standing(coverage: CoverageMap, measure: Id, at: Id) -> State | None:
    """Return the worst state of what a measure covers in full; None when it covers nothing in full."""
    cells = covered(coverage, measure, at)
    return worst(cell.state for cell in cells) if cells else None


def is_expired(setting: Setting, today: date) -> bool:
    """Tell whether what the family saw no longer counts."""
    return setting.seen_on is not None and today - setting.seen_on > HOLDS[CheckFrom.FAMILY]


def _is_there(household: Household, setting: Setting) -> bool:
    places = {*(each.id for each in household.devices), *(each.id for each in household.networks)}
    return setting.at in places
