"""A household seen with the catalog: who uses what where, and which measures are in place."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from setup_assistant.advice.index import LINE_USER, PARENT_ACCOUNT, Index, can_work
from setup_assistant.advice.labels import Labels
from setup_assistant.domain.coverage import Way
from setup_assistant.domain.filter import Filter
from setup_assistant.domain.household import (
    Account,
    Answer,
    Child,
    Device,
    Got,
    Household,
    Network,
    NetworkKind,
    Setting,
    SettingState,
    Stage,
)
from setup_assistant.domain.measure import Measure, Place

ANYWHERE = Way(id="anywhere", network=None)
IN_PLACE = (SettingState.SEEN, SettingState.SET)
STAGES = tuple(Stage)


@dataclass(frozen=True, slots=True)
class Put:
    """A measure at a place: what the family told, or what a step would do."""

    measure: Measure
    at: str
    state: SettingState
    seen_on: date | None = None
    ways: tuple[str, ...] = ()
    filter: Filter | None = None


def ways_of(household: Household) -> tuple[Way, ...]:
    """Return the ways of all networks and, last, `anywhere`; an unknown second way is taken to exist."""
    ways: list[Way] = []
    for network in household.networks:
        if network.kind is not NetworkKind.HOME:
            ways.append(Way(id=network.id, network=network.id))
            continue
        ways.append(Way(id=f"{network.id}-v4", network=network.id))
        if network.v6 is not Answer.NO:
            ways.append(Way(id=f"{network.id}-v6", network=network.id, second=True))
    return (*ways, ANYWHERE)


class Scene:
    """One household on one day, with everything that the map and the plan ask again and again."""

    def __init__(self, household: Household, catalog: Index, today: date) -> None:
        self.household = household
        self.index = catalog
        self.today = today
        self.ways = ways_of(household)
        self.networks = {each.id: each for each in household.networks}
        self.devices = {each.id: each for each in household.devices}
        self.labels = Labels(household, catalog.catalog)
        self.device_ways = {each.id: self._ways(each) for each in household.devices}
        self.stages = {each.id: youngest(users(each, household)) for each in household.devices}
        self.puts = self._puts()

    def weight(self, device: str, risk: str) -> int:
        """Return what a risk weighs on a device: by its youngest user, doubled where the family worries."""
        weight = self.index.risks[risk].weights[STAGES.index(self.stages[device])]
        return weight * 2 if risk in self.household.worries else weight

    def reaching(self, device: Device, way: Way) -> tuple[Put, ...]:
        """Return the measures of a device and of the network that a way belongs to."""
        network = self.puts.get(way.network, ()) if way.network is not None else ()
        reached = (put for put in network if not put.measure.applies.kinds or device.kind in put.measure.applies.kinds)
        return (*self.puts.get(device.id, ()), *reached)

    def ways_at_hand(self, device: Device) -> tuple[Way, ...]:
        """Return the ways of a device but those of Wi-Fi elsewhere."""
        return tuple(
            way
            for way in self.device_ways[device.id]
            if way.network is None or self.networks[way.network].kind is not NetworkKind.OTHER_WIFI
        )

    def is_declined(self, measure: str, at: str) -> bool:
        """Tell whether the family decided not to set a measure at a place."""
        return any(put.measure.id == measure and put.state is SettingState.DECLINED for put in self.puts.get(at, ()))

    @cached_property
    def on_parent_account(self) -> dict[str, Answer]:
        """Whether each device still carries the parent's account; a handed-down one may."""
        return {each.id: self._parent_account(each) for each in self.household.devices}

    def network_of(self, way: Way) -> Network | None:
        """Return the network of a way, None for `anywhere`."""
        return None if way.network is None else self.networks[way.network]

    def _parent_account(self, device: Device) -> Answer:
        measure = self.index.measures.get(PARENT_ACCOUNT)
        if measure is None or device.kind not in measure.applies.kinds or is_lent(device):
            return Answer.NO
        told = [put.state for put in self.puts.get(device.id, ()) if put.measure.id == PARENT_ACCOUNT]
        if told and told[0] in IN_PLACE:
            return Answer.NO
        if device.account is Account.PARENT:
            return Answer.YES
        unsure = device.got is Got.HAND_ME_DOWN and device.account is Account.UNKNOWN
        return Answer.UNKNOWN if unsure else Answer.NO

    def _ways(self, device: Device) -> tuple[Way, ...]:
        """Return the network ways a device uses; when nobody said, those that fit its kind."""
        kind = self.index.kinds.get(device.kind)
        named = [each for each in self.household.networks if each.id in device.networks]
        if not named:
            has_line = device.carrier is not None or device.got in (Got.CONTRACT, Got.SIM_ONLY)
            carried = kind is not None and kind.portable
            named = [
                each
                for each in self.household.networks
                if each.kind is NetworkKind.HOME or (carried and (each.kind is not NetworkKind.MOBILE or has_line))
            ]
        can_have_line = kind is not None and kind.can_have_line
        used = {each.id for each in named if each.kind is not NetworkKind.MOBILE or can_have_line}
        return tuple(way for way in self.ways if way.network in used)

    def said_to_be_at(self, device: str) -> tuple[Measure, ...]:
        """Return the measures that are or may be on a device by what the family said, fitting or not."""
        return tuple(
            self.index.measures[each.measure]
            for each in self.household.settings
            if each.at == device
            and each.state in (*IN_PLACE, SettingState.UNKNOWN)
            and each.measure in self.index.measures
        )

    def _puts(self) -> dict[str, tuple[Put, ...]]:
        told: dict[tuple[str, str], Put] = {}
        for device in self.household.devices:
            for measure, state in _told_by_answers(device):
                if measure in self.index.measures and can_work(self.index.measures[measure], device):
                    told[measure, device.id] = Put(self.index.measures[measure], device.id, state)
        for setting in self.household.settings:
            if self._is_placed(setting):
                told[setting.measure, setting.at] = self._put(setting)
        places: dict[str, list[Put]] = {}
        for key in sorted(told):
            places.setdefault(key[1], []).append(told[key])
        return {place: tuple(puts) for place, puts in places.items()}

    def _is_placed(self, setting: Setting) -> bool:
        measure = self.index.measures.get(setting.measure)
        if measure is None:
            return False
        if measure.place is Place.NETWORK:
            return setting.at in self.networks
        device = self.devices.get(setting.at)
        return device is not None and can_work(measure, device)

    def _put(self, setting: Setting) -> Put:
        return Put(
            measure=self.index.measures[setting.measure],
            at=setting.at,
            state=setting.state,
            seen_on=setting.seen_on,
            ways=setting.ways,
            filter=self.index.filters.get(setting.filter or ""),
        )


def _told_by_answers(device: Device) -> list[tuple[str, SettingState]]:
    """Return what the answers about a device say of two measures, so that nobody is asked twice."""
    told = []
    if device.got is Got.HAND_ME_DOWN and device.account in (Account.CHILD, Account.NONE):
        told.append((PARENT_ACCOUNT, SettingState.SET))
    if device.carrier is not None:
        state = {Answer.YES: SettingState.SET, Answer.NO: SettingState.NOT_SET, Answer.UNKNOWN: SettingState.UNKNOWN}
        told.append((LINE_USER, state[device.line_user]))
    return told


def is_lent(device: Device) -> bool:
    """Tell whether a device is in the school's hands."""
    return device.got is Got.SCHOOL_LENT


def users(device: Device, household: Household) -> tuple[Child, ...]:
    """Return the children who use a device; nobody named means all of them."""
    named = tuple(child for child in household.children if child.id in device.users)
    return named or household.children


def youngest(children: tuple[Child, ...]) -> Stage:
    """Return the first stage among children; without children the first of all."""
    return min((child.stage for child in children), key=STAGES.index, default=STAGES[0])
