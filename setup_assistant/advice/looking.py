"""Where a family can look whether a site-name filter works, what one look decides there, and what was seen when.

A filter works on one network and not on another, so a look names its network; the look at a router names the device
that somebody looked from.  What does the same on every network is seen once: it has no spots.
"""

from datetime import date
from enum import StrEnum

from setup_assistant.advice.cells import on_device_or_way
from setup_assistant.advice.evidence import holds
from setup_assistant.advice.index import Index
from setup_assistant.advice.labels import Said
from setup_assistant.advice.levels import reach
from setup_assistant.advice.proof import has_proof, shows_way
from setup_assistant.advice.scene import IN_PLACE, Put, Scene, is_lent
from setup_assistant.domain.catalog import Catalog
from setup_assistant.domain.check import CheckFrom, CheckState
from setup_assistant.domain.coverage import Way
from setup_assistant.domain.household import Device, Household, NetworkKind
from setup_assistant.domain.measure import Level, Place
from setup_assistant.domain.risk import Risk
from setup_assistant.domain.value import Id, Value


class Limit(StrEnum):
    """Why a look at a spot decides nothing."""

    TWO_WAYS = "two-ways"
    NO_SAMPLE = "no-sample"


class Spot(Value, frozen=True, kw_only=True):
    """One device on one network, where a filter that is set can be looked at."""

    device: Id
    network: Id
    label: Said
    """What tells it from the other spots: the network, or for a router the device."""
    elsewhere: bool
    """True on Wi-Fi outside the home: it can be looked at only there."""
    cells: tuple[tuple[Id, Id], ...]
    """(way, risk) pairs that the measure covers in full and one look decides."""
    undecided: tuple[tuple[Id, Id], ...]
    """Those that it covers in full and a look cannot decide."""
    limit: Limit | None = None
    """Why a look decides nothing here, if so."""
    on: date | None = None
    """Day of the family's last look."""
    expired: bool = False
    """True when that look no longer counts."""
    opened: bool = False
    """True when it saw something pass."""

    @property
    def waits(self) -> bool:
        """True while no look counts that saw it work."""
        return self.on is None or self.expired or self.opened


class Lookout:
    """All spots of one household on one day."""

    def __init__(self, household: Household, catalog: Catalog, today: date) -> None:
        self._scene = Scene(household, Index(catalog), today)

    def spots(self, measure: Id, at: Id) -> tuple[Spot, ...]:
        """Return where a measure in place can be looked at; nothing when a look is the same everywhere."""
        scene = self._scene
        put = next((each for each in scene.puts.get(at, ()) if each.measure.id == measure), None)
        if put is None or put.state not in IN_PLACE or not put.measure.takes_filter:
            return ()
        pairs = [
            (device, network)
            for device in scene.household.devices
            for network in dict.fromkeys(way.network for way in scene.device_ways[device.id])
            if network is not None and at in (device.id, network) and not is_lent(device)
        ]
        found = (self._spot(put, device, network) for device, network in pairs)
        return tuple(spot for spot in found if spot.cells or spot.undecided)

    def _spot(self, put: Put, device: Device, network: Id) -> Spot:
        scene = self._scene
        cells: list[tuple[Id, Id]] = []
        undecided: list[tuple[Id, Id]] = []
        limit = None
        for way in (each for each in scene.device_ways[device.id] if each.network == network):
            for risk in scene.index.way_risks:
                why = self._covered(put, device, way, risk)
                if why is None:
                    cells.append((way.id, risk.id))
                elif isinstance(why, Limit):
                    undecided.append((way.id, risk.id))
                    limit = limit or why
        on, opened = self._last(put.measure.id, device.id, {*cells, *undecided})
        on_network = put.measure.place is Place.NETWORK
        return Spot(
            device=device.id,
            network=network,
            label=scene.labels.device(device.id) if on_network else scene.labels.network(network),
            elsewhere=scene.networks[network].kind is NetworkKind.OTHER_WIFI,
            cells=tuple(cells),
            undecided=tuple(undecided),
            limit=None if cells else limit,
            on=on,
            expired=on is not None and not holds(CheckFrom.FAMILY, on, scene.today),
            opened=opened,
        )

    def _covered(self, put: Put, device: Device, way: Way, risk: Risk) -> Limit | bool | None:
        """Return None where one look decides a cell, why it does not, or False where there is nothing to see."""
        scene = self._scene
        if put not in scene.reaching(device, way) or not on_device_or_way(device, way, risk, scene):
            return False
        reached = reach(scene, put, device, way, risk.id)
        if reached is None or reached.level is not Level.FULL:
            return False
        if not has_proof(reached, risk.id):
            return Limit.NO_SAMPLE
        return None if shows_way(scene, put.measure, way) else Limit.TWO_WAYS

    def _last(self, measure: Id, device: Id, cells: set[tuple[Id, Id]]) -> tuple[date | None, bool]:
        """Return the day of the family's last look at some cells, and whether it saw something pass."""
        looks = [
            check
            for check in self._scene.household.checks
            if (check.origin, check.measure, check.device) == (CheckFrom.FAMILY, measure, device)
            and (check.way, check.risk) in cells
        ]
        on = max((check.at.date() for check in looks), default=None)
        return on, any(check.state is CheckState.OPEN for check in looks if check.at.date() == on)


def spots(household: Household, catalog: Catalog, today: date, measure: Id, at: Id) -> tuple[Spot, ...]:
    """Return the spots of one measure at one place."""
    return Lookout(household, catalog, today).spots(measure, at)
