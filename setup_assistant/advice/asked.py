"""What a family can be asked about: the measures that fit each device and each home network."""

from setup_assistant.advice.index import applies
from setup_assistant.advice.labels import Labels, Said
from setup_assistant.advice.scene import is_lent, users, ways_of, youngest
from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.household import Device, Household, NetworkKind
from setup_assistant.domain.measure import Measure
from setup_assistant.domain.measure import Place as MeasurePlace
from setup_assistant.domain.value import Id, Value

_ANSWERED_ELSEWHERE = frozenset({"parent-account-off", "line-user-registration"})
"""Measures that the questions about accounts and lines already answer: nothing is asked twice."""


class Place(Value, frozen=True, kw_only=True):
    """A device or a home network, with the measures that can be in place there."""

    at: Id
    label: Said
    icon: Id
    measures: tuple[Measure, ...]
    ways: tuple[Id, ...] = ()
    """Ways of a home network, the usual one first; empty for devices."""


def places(household: Household, catalog: Catalog) -> tuple[Place, ...]:
    """Return what can be asked, home networks first, then devices in the order of the household."""
    labels = Labels(household, catalog)
    icons = {kind.id: kind.icon for kind in catalog.device_kinds}
    found = []
    for network in household.networks:
        measures = tuple(each for each in catalog.measures if each.place is MeasurePlace.NETWORK)
        if network.kind is NetworkKind.HOME and measures:
            ways = tuple(way.id for way in ways_of(household) if way.network == network.id)
            found.append(
                Place(at=network.id, label=labels.network(network.id), icon="router", measures=measures, ways=ways)
            )
    for device in household.devices:
        measures = _of_device(device, household, catalog)
        if measures:
            icon = icons.get(device.kind, "smartphone")
            found.append(Place(at=device.id, label=labels.device(device.id), icon=icon, measures=measures))
    return tuple(found)


def _of_device(device: Device, household: Household, catalog: Catalog) -> tuple[Measure, ...]:
    if is_lent(device):
        return ()
    stage = youngest(users(device, household))
    return tuple(
        each
        for each in catalog.measures
        if each.place is MeasurePlace.DEVICE
        and each.id not in _ANSWERED_ELSEWHERE
        and each.applies.kinds
        and applies(each, device, stage)
    )
