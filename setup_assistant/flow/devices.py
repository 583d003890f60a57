"""Answers about devices and about what is already set on them."""

from collections.abc import Callable, Iterable
from datetime import date

from msgspec.structs import replace

from setup_assistant.domain.household import (
    Account,
    Answer,
    Device,
    Got,
    Household,
    NetworkKind,
    Setting,
    SettingState,
)
from setup_assistant.domain.machine import Machine
from setup_assistant.domain.risk import DeviceKind
from setup_assistant.flow.answers import without_looks
from setup_assistant.flow.networks import drop_idle_mobile, with_home, with_mobile
from setup_assistant.flow.numbering import next_id, remember
from setup_assistant.flow.progress import forget_place

UNKNOWN_CARRIER = "device-carrier"
"""Question noted in `Household.unknown` while a device has a line whose carrier nobody knows."""


def add_device(household: Household, kind: DeviceKind) -> Household:
    """Add a device of `kind`: no name, used by all, on the home network, which comes with the first device."""
    household, home = with_home(household)
    household, device_id = next_id(household, "device")
    got = Got.UNKNOWN if kind.can_have_line else Got.BOUGHT
    device = Device(id=device_id, kind=kind.id, got=got, networks=(home,))
    return replace(household, devices=(*household.devices, device))


def add_this_computer(household: Household, machine: Machine, kind: DeviceKind) -> Household:
    """Add the computer the program runs on, marked as found; nothing changes when it is there already."""
    if any(device.found for device in household.devices):
        return household
    household = add_device(household, kind)
    computer = replace(household.devices[-1], found=True, os_version=machine.os_version)
    networks = tuple(
        replace(each, v6=machine.v6, found=True)
        if each.kind is NetworkKind.HOME and each.v6 is Answer.UNKNOWN and machine.v6 is not Answer.UNKNOWN
        else each
        for each in household.networks
    )
    return replace(household, devices=(*household.devices[:-1], computer), networks=networks)


def remove_device(household: Household, device: str) -> Household:
    """Remove a device with its settings, checks and records; the number of its gaps stays used."""
    household = remember(household)
    household = replace(
        household,
        devices=tuple(each for each in household.devices if each.id != device),
        settings=tuple(each for each in household.settings if each.at != device),
        checks=tuple(each for each in household.checks if each.device != device),
        records=tuple(each for each in household.records if each.device != device),
    )
    household = forget_place(household, device)
    return _note_carriers(drop_idle_mobile(household))


def count_of(household: Household, kind: str) -> int:
    """Return how many devices of a kind there are."""
    return sum(device.kind == kind for device in household.devices)


def remove_last(household: Household, kind: str) -> Household:
    """Remove the device of `kind` that was added last: the minus button."""
    ids = [device.id for device in household.devices if device.kind == kind]
    return remove_device(household, ids[-1]) if ids else household


def name_device(household: Household, device: str, name: str) -> Household:
    """Set the name of a device; empty means that it goes by its kind."""
    return _device(household, device, lambda each: replace(each, name=name))


def set_users(household: Household, device: str, users: Iterable[str]) -> Household:
    """Set the children who use a device, in the order of the family; none means all of them."""
    chosen = set(users)
    ordered = tuple(child.id for child in household.children if child.id in chosen)
    return _device(household, device, lambda each: replace(each, users=ordered))


def set_version(household: Household, device: str, version: str | None) -> Household:
    """Set the version of the device's system, None for "I don't know"."""
    return _device(household, device, lambda each: replace(each, os_version=version))


def set_got(household: Household, device: str, got: Got) -> Household:
    """Set how a device came into the family; a device without a line loses its carrier."""
    household = _device(household, device, lambda each: replace(each, got=got))
    return set_carrier(household, device, None) if got is Got.WIFI_ONLY else household


def set_account(household: Household, device: str, account: Account) -> Household:
    """Set whose account a device is signed in with."""
    return _device(household, device, lambda each: replace(each, account=account))


def set_carrier(household: Household, device: str, carrier: str | None) -> Household:
    """Set the carrier of a device's own line, None for no line; the mobile network comes and goes with it."""
    if carrier is None:
        household = _device(household, device, lambda each: replace(each, carrier=None, line_user=Answer.UNKNOWN))
        return _note_carriers(_leave_mobile(household, device))
    household, mobile = with_mobile(household)
    household = _device(
        household, device, lambda each: replace(each, carrier=carrier, networks=_with(each.networks, mobile))
    )
    return _note_carriers(household)


def set_carrier_unknown(household: Household, device: str) -> Household:
    """Note that a device has a line of its own and nobody knows whose."""
    household, mobile = with_mobile(household)
    household = _device(
        household, device, lambda each: replace(each, carrier=None, networks=_with(each.networks, mobile))
    )
    return _note_carriers(household)


def set_line_user(household: Household, device: str, answer: Answer) -> Household:
    """Set whether the child is registered with the carrier as the user of the line."""
    return _device(household, device, lambda each: replace(each, line_user=answer))


def set_networks(household: Household, device: str, networks: Iterable[str]) -> Household:
    """Set the networks a device connects to, in the order of the household."""
    chosen = set(networks)
    ordered = tuple(each.id for each in household.networks if each.id in chosen)
    return _note_carriers(_device(household, device, lambda each: replace(each, networks=ordered)))


def set_setting(
    household: Household,
    measure: str,
    at: str,
    state: SettingState,
    *,
    seen_on: date | None = None,
    ways: tuple[str, ...] = (),
    chosen: str | None = None,
) -> Household:
    """Keep what the family says of `measure` at a device or network; `chosen` is the site-name filter, if any.

    What was seen with another filter says nothing of this one.
    """
    before = setting(household, measure, at)
    if before is not None and before.filter != chosen:
        household = without_looks(household, measure, at)
        if before.filter is not None and state is SettingState.SEEN and seen_on == before.seen_on:
            state = SettingState.SET
    told = Setting(
        measure=measure,
        at=at,
        state=state,
        seen_on=seen_on if state is SettingState.SEEN else None,
        ways=ways,
        filter=chosen,
    )
    if before is not None:
        settings = tuple(told if (each.measure, each.at) == (measure, at) else each for each in household.settings)
    else:
        settings = (*household.settings, told)
    return replace(household, settings=settings)


def clear_setting(household: Household, measure: str, at: str) -> Household:
    """Forget what was said of `measure` at a place, and what was seen of it."""
    household = without_looks(household, measure, at)
    return replace(
        household, settings=tuple(each for each in household.settings if (each.measure, each.at) != (measure, at))
    )


def setting(household: Household, measure: str, at: str) -> Setting | None:
    """Return what the family said of `measure` at a place, if anything."""
    return next((each for each in household.settings if (each.measure, each.at) == (measure, at)), None)


def _device(household: Household, device: str, change: Callable[[Device], Device]) -> Household:
    devices = tuple(change(each) if each.id == device else each for each in household.devices)
    return replace(household, devices=devices)


def _with(networks: tuple[str, ...], network: str) -> tuple[str, ...]:
    return networks if network in networks else (*networks, network)


def _leave_mobile(household: Household, device: str) -> Household:
    mobile = {each.id for each in household.networks if each.kind is NetworkKind.MOBILE}
    household = _device(
        household,
        device,
        lambda each: replace(each, networks=tuple(network for network in each.networks if network not in mobile)),
    )
    return drop_idle_mobile(household)


def _note_carriers(household: Household) -> Household:
    """Keep the question of the carrier in `unknown` exactly while some device needs it answered."""
    mobile = {each.id for each in household.networks if each.kind is NetworkKind.MOBILE}
    open_question = any(device.carrier is None and mobile & set(device.networks) for device in household.devices)
    others = tuple(each for each in household.unknown if each != UNKNOWN_CARRIER)
    unknown = (*others, UNKNOWN_CARRIER) if open_question else others
    return household if set(unknown) == set(household.unknown) else replace(household, unknown=unknown)
