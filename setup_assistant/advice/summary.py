"""The coverage map as a page shows it: one web column per network, one column per other risk, the worst first."""

from collections.abc import Iterable

from setup_assistant.advice.labels import Labels, Said
from setup_assistant.advice.scene import IN_PLACE, is_lent
from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.coverage import Cell, CoverageMap, State
from setup_assistant.domain.household import Device, Household
from setup_assistant.domain.measure import Level
from setup_assistant.domain.risk import Scope
from setup_assistant.domain.value import Id, Message, Value

DECLINED = ("cell.declined", "cell.declined-account")
"""Sentences of cells that are open because the family decided so."""

WORST_FIRST = (
    *(State.OPEN, State.CANNOT_TELL, State.NOT_REACHABLE),
    *(State.KEPT_BY_US, State.BLOCKED, State.DASH),
)
"""A summary takes the worst of its parts; what only a rule keeps is never called blocked."""


class Column(Value, frozen=True, kw_only=True):
    """A column of the page: the web on one network, or one risk of the device itself."""

    id: Id
    """Id of the network or of the risk."""
    label: Said
    name: Said
    """The label in full, for screen readers and headings."""
    web: bool


class Summary(Value, frozen=True, kw_only=True):
    """What one device gets in one column, with the parts behind it."""

    device: Id
    column: Id
    state: State
    gaps: tuple[int, ...]
    """Numbers of the gaps in it, in the order of the parts."""
    parts: tuple[Cell, ...]


def columns(household: Household, catalog: Catalog) -> tuple[Column, ...]:
    """Return the columns of the page: the networks of the family, then the risks of the device itself."""
    labels = Labels(household, catalog)
    web = [
        Column(id=each.id, label=labels.network(each.id), name=labels.network(each.id), web=True)
        for each in household.networks
    ]
    own = [
        Column(id=risk.id, label=risk.column, name=risk.name, web=False)
        for risk in catalog.risks
        if risk.scope is Scope.ANYWHERE
    ]
    return (*web, *own)


def summaries(coverage: CoverageMap) -> dict[tuple[Id, Id], Summary]:
    """Return the summary of each (device, column)."""
    networks = {way.id: way.network for way in coverage.ways}
    parts: dict[tuple[Id, Id], list[Cell]] = {}
    for cell in coverage.cells:
        parts.setdefault((cell.device, networks[cell.way] or cell.risk), []).append(cell)
    return {
        (device, column): Summary(
            device=device,
            column=column,
            state=worst(cell.state for cell in cells),
            gaps=tuple(dict.fromkeys(cell.gap for cell in cells if cell.gap is not None)),
            parts=tuple(cell for cell in cells if cell.state is not State.DASH),
        )
        for (device, column), cells in parts.items()
    }


def worst(states: Iterable[State]) -> State:
    """Return the worst of some states; nothing at all is a dash."""
    return min(states, key=WORST_FIRST.index, default=State.DASH)


def own_devices(household: Household) -> tuple[Device, ...]:
    """Return the devices that have a row of their own."""
    return tuple(each for each in household.devices if not is_lent(each))


def lent_devices(household: Household) -> tuple[Device, ...]:
    """Return the devices in the school's hands, which share one row."""
    return tuple(each for each in household.devices if is_lent(each))


def closed(household: Household, coverage: CoverageMap) -> int:
    """Return how many gaps that once had a number are closed because their measure is in place now."""
    still_open = {gap.number for gap in coverage.gaps}
    joined = {device.id: {device.id, *device.networks} for device in household.devices}
    in_place = {(each.measure, each.at) for each in household.settings if each.state in IN_PLACE}
    return sum(
        given.number not in still_open
        and any((given.measure, place) in in_place for place in joined.get(given.device, ()))
        for given in household.gap_numbers
    )


def has_declined(coverage: CoverageMap) -> bool:
    """Tell whether some cell is open because the family decided not to set what would close it."""
    return any(isinstance(cell.sentence, Message) and cell.sentence.key in DECLINED for cell in coverage.cells)


def reopened(coverage: CoverageMap) -> frozenset[int]:
    """Return the numbers of the gaps whose measure is set and was seen not to work."""
    return frozenset(
        cell.gap
        for cell in coverage.cells
        if cell.gap is not None and cell.state is State.OPEN and cell.level is Level.FULL
    )
