"""What can be checked from this computer: which filter is meant, on which network, and which cells a check decides."""

from collections.abc import Iterator

from setup_assistant.advice.index import Index, has_sample, is_plannable
from setup_assistant.advice.levels import Doubt, reach
from setup_assistant.advice.proof import shows_way
from setup_assistant.advice.scene import IN_PLACE, Put, Scene, is_lent
from setup_assistant.domain.check import CheckFrom
from setup_assistant.domain.coverage import Way
from setup_assistant.domain.filter import Filter
from setup_assistant.domain.household import Device, Household, Network, NetworkKind
from setup_assistant.domain.measure import Level
from setup_assistant.domain.occasion import Occasion
from setup_assistant.domain.record import CellOf
from setup_assistant.domain.surroundings import Link, LinkKind, Surroundings

_UNSURE = (Doubt.FILTER_UNKNOWN, Doubt.FILTER_UNCERTAIN)


def occasion(scene: Scene, surroundings: Surroundings) -> Occasion:
    """Return what can be checked from this computer in its present surroundings."""
    household = scene.household
    device = next((each for each in household.devices if each.found and not is_lent(each)), None)
    sure = _known_network(household, surroundings)
    networks = _networks(household, device, surroundings)
    if sure is not None:
        networks = (sure, *(each for each in networks if each != sure))
    network = next(iter(networks), None)
    return Occasion(
        device=None if device is None else device.id,
        network=network,
        networks=networks,
        network_known=sure is not None,
        choices=tuple(dict.fromkeys(_filters(scene, device, network, surroundings))),
    )


def cells(scene: Scene, device: str, network: str, filter_: str) -> tuple[CellOf, ...]:
    """Return the cells that a check of one filter on one device and network decides.

    Only those that a measure in place with this filter covers in full: a filter that stops half of a risk is never
    proved to stop it.
    """
    found = scene.devices.get(device)
    if found is None or is_lent(found):
        return ()
    ways = [each for each in scene.device_ways[device] if each.network == network]
    return tuple(cell for way in ways for cell in _cells(scene, found, way, filter_))


def shows_page(scene: Scene, cell: CellOf) -> bool:
    """Tell whether a page that a browser could not open surely took the way of a cell."""
    way = next(each for each in scene.ways if each.id == cell.way)
    return shows_way(scene, scene.index.measures[cell.measure], way)


def _cells(scene: Scene, device: Device, way: Way, filter_: str) -> Iterator[CellOf]:
    puts = [put for put in scene.reaching(device, way) if _is_in_place(put, filter_)]
    kind = scene.index.kinds.get(device.kind)
    for risk in scene.index.way_risks:
        if kind is None or risk.id not in kind.risks:
            continue
        for put in puts:
            reached = reach(scene, put, device, way, risk.id)
            if reached is not None and reached.level is Level.FULL and reached.doubt not in _UNSURE:
                yield CellOf(measure=put.measure.id, way=way.id, risk=risk.id, told_by=_told_by(scene, way))
                break


def _is_in_place(put: Put, filter_: str) -> bool:
    return put.state in IN_PLACE and put.measure.takes_filter and put.filter is not None and put.filter.id == filter_


def _told_by(scene: Scene, way: Way) -> tuple[str, ...]:
    """Return the ways of a record that tell about a way of the map; the whole computer's look-up always does."""
    network = scene.network_of(way)
    if network is None or network.kind is not NetworkKind.HOME:
        return ("v4", "v6", "system", "browser", "phone")
    return ("v6" if way.second else "v4", "system", "browser", "phone")


def _known_network(household: Household, surroundings: Surroundings) -> str | None:
    """Return the network that a name or an earlier check tells for sure."""
    names = {link.network for link in _leading_out(surroundings) if link.network}
    named = [each.id for each in household.networks if each.name and each.name in names]
    if len(named) == 1:
        return named[0]
    trace = surroundings.network
    seen = {
        each.network
        for each in household.records
        if trace and each.origin is CheckFrom.COMPUTER and each.trace == trace and each.network is not None
    }
    return seen.pop() if len(seen) == 1 else None


def _networks(household: Household, device: Device | None, surroundings: Surroundings) -> tuple[str, ...]:
    """Return the networks this computer can be on: those of its kind of link first, then the others it uses."""
    used = [each for each in household.networks if device is None or not device.networks or each.id in device.networks]
    links = _leading_out(surroundings)
    if links and all(link.kind is LinkKind.MOBILE for link in links):
        used.sort(key=lambda each: each.kind is not NetworkKind.TETHERING)
    else:
        used.sort(key=lambda each: each.kind is not NetworkKind.HOME)
    return tuple(each.id for each in used if _can_be(each, links))


def _can_be(network: Network, links: tuple[Link, ...]) -> bool:
    """Tell whether a network can be what the links lead to: a mobile line of a phone is none of a computer's."""
    if network.kind is NetworkKind.MOBILE:
        return any(link.kind is LinkKind.MOBILE for link in links)
    return True


def _leading_out(surroundings: Surroundings) -> tuple[Link, ...]:
    return tuple(
        link for link in surroundings.links if (link.default_v4 or link.default_v6) and link.kind is not LinkKind.TUNNEL
    )


def _filters(scene: Scene, device: Device | None, network: str | None, surroundings: Surroundings) -> Iterator[str]:
    """Yield the filters that can be meant: set here, then asked by this computer, then set elsewhere, then the rest."""
    places = [place for place in (None if device is None else device.id, network) if place is not None]
    for place in places:
        yield from _set_at(scene, place)
    asked = {server for link in surroundings.links for server in link.servers} | set(surroundings.servers)
    yield from (each.id for each in scene.index.filters.values() if asked & {*each.ipv4, *each.ipv6})
    for place in scene.puts:
        yield from _set_at(scene, place)
    yield from _testable(scene.index)


def _set_at(scene: Scene, place: str) -> Iterator[str]:
    for put in scene.puts.get(place, ()):
        if put.state in IN_PLACE and put.measure.takes_filter and put.filter is not None:
            yield put.filter.id


def _testable(index: Index) -> Iterator[str]:
    """Yield the filters that a family may be advised to use and that can be tested, then the others."""

    def rank(each: Filter) -> tuple[bool, str]:
        return not has_sample(each), each.id

    yield from (each.id for each in sorted(index.filters.values(), key=rank) if is_plannable(each))
