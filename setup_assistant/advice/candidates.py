"""Which measures could be set where in this household, and with which site-name filter."""

from setup_assistant.advice.index import (
    PARENT_ACCOUNT,
    Index,
    applies,
    has_sample,
    has_second_way,
    is_excluded,
    is_plannable,
)
from setup_assistant.advice.scene import Put, Scene, is_lent
from setup_assistant.domain.filter import Filter
from setup_assistant.domain.household import Answer, Device, NetworkKind, SettingState
from setup_assistant.domain.measure import Measure, Place


def candidates(scene: Scene) -> tuple[Put, ...]:
    """Return every measure that a device or home network of the household can take, by id and place.

    What the family decided not to set at a place is not proposed there again.
    """
    found: list[Put] = []
    for measure in sorted(scene.index.measures.values(), key=lambda each: each.id):
        if not measure.plannable or measure.place is Place.HOUSEHOLD:
            continue
        places = _networks(scene, measure) if measure.place is Place.NETWORK else _devices(scene, measure)
        found += [_candidate(scene, measure, each) for each in places if not scene.is_declined(measure.id, each)]
    with_filter = [put for put in found if put.filter is not None or not put.measure.takes_filter]
    carriers = [put for put in with_filter if put.measure.applies.lines]
    return tuple(put for put in with_filter if not any(_gives_way(put, other) for other in carriers))


def _gives_way(put: Put, other: Put) -> bool:
    """Tell whether a measure for any line gives way to its rival from the family's own carrier."""
    same_place = put.at == other.at and not put.measure.applies.lines
    return same_place and is_excluded(put.measure, other.measure)


def _candidate(scene: Scene, measure: Measure, place: str) -> Put:
    chosen = _family_filter(scene, measure, place) if measure.takes_filter else None
    return Put(measure=measure, at=place, state=SettingState.SET, filter=chosen)


def _family_filter(scene: Scene, measure: Measure, place: str) -> Filter | None:
    """Return the filter the family already has at this place where it may be planned, else the best one."""
    for put in scene.puts.get(place, ()):
        if put.measure.id == measure.id and put.filter is not None and _may_stay(scene, measure, place, put.filter):
            return put.filter
    return best_filter(scene.index)


def _may_stay(scene: Scene, measure: Measure, place: str, filter_: Filter) -> bool:
    """Tell whether a filter may be planned at a place: sure in itself, and with an address or name for all its ways."""
    if not is_plannable(filter_):
        return False
    if measure.by_name:
        names = {"dot_hostname": filter_.dot_hostname, "doh_url": filter_.doh_url}
        return all(name and field not in filter_.unconfirmed for field, name in names.items())
    ways = scene.device_ways.get(place) or tuple(way for way in scene.ways if way.network == place)
    return has_second_way(filter_) or not any(way.second for way in ways)


def best_filter(catalog: Index) -> Filter | None:
    """Return the filter to plan: a sample to try it first, then safe search, then both ways, then id."""
    return min((each for each in catalog.filters.values() if is_plannable(each)), key=_preference, default=None)


def _preference(filter_: Filter) -> tuple[bool, bool, bool, str]:
    safe_search = bool(filter_.enforces) and "enforces" not in filter_.unconfirmed
    return (not has_sample(filter_), not safe_search, not (filter_.ipv4 and has_second_way(filter_)), filter_.id)


def _networks(scene: Scene, measure: Measure) -> list[str]:
    """Return the home networks whose router the family can change, or may be able to."""
    return [
        network.id
        for network in sorted(scene.household.networks, key=lambda each: each.id)
        if network.kind is NetworkKind.HOME and network.router is not Answer.NO and _is_used(scene, measure, network.id)
    ]


def _is_used(scene: Scene, measure: Measure, network: str) -> bool:
    return any(
        not is_lent(device)
        and any(way.network == network for way in scene.device_ways[device.id])
        and (not measure.applies.kinds or device.kind in measure.applies.kinds)
        for device in scene.household.devices
    )


def _devices(scene: Scene, measure: Measure) -> list[str]:
    devices = sorted(scene.household.devices, key=lambda each: each.id)
    return [device.id for device in devices if _can_take(scene, measure, device)]


def _can_take(scene: Scene, measure: Measure, device: Device) -> bool:
    if is_lent(device) or not applies(measure, device, scene.stages[device.id]):
        return False
    if measure.id == PARENT_ACCOUNT and scene.on_parent_account[device.id] is Answer.NO:
        return False
    # A measure that may be there already keeps its rivals away, also one that should not fit the device: the family
    # may have told the carrier wrongly, and two filter apps never share a phone.
    return not any(is_excluded(measure, other) for other in scene.said_to_be_at(device.id))
