"""Answers about the networks a family named."""

from collections.abc import Callable

from msgspec.structs import replace

from setup_assistant.domain.household import Answer, Household, Network, NetworkKind
from setup_assistant.flow.numbering import next_id, remember
from setup_assistant.flow.progress import forget_place


def add_network(household: Household, kind: NetworkKind, name: str = "") -> Household:
    """Add a network; devices join it by `devices.set_networks`."""
    household, network_id = next_id(household, kind.value)
    return replace(household, networks=(*household.networks, Network(id=network_id, kind=kind, name=name)))


def remove_network(household: Household, network: str) -> Household:
    """Remove a network with its settings, checks and records; devices leave it."""
    household = remember(household)
    ways = ways_of(network)
    household = forget_place(household, network)
    return replace(
        household,
        networks=tuple(each for each in household.networks if each.id != network),
        devices=tuple(
            replace(each, networks=tuple(one for one in each.networks if one != network)) for each in household.devices
        ),
        settings=tuple(each for each in household.settings if each.at != network),
        checks=tuple(each for each in household.checks if each.way not in ways),
        records=tuple(each for each in household.records if each.network != network),
    )


def ways_of(network: str) -> frozenset[str]:
    """Return every id a way of this network can have."""
    return frozenset({network, f"{network}-v4", f"{network}-v6"})


def name_network(household: Household, network: str, name: str) -> Household:
    """Set the name of a network; empty means that it goes by its kind."""
    return _network(household, network, lambda each: replace(each, name=name))


def set_second_way(household: Household, network: str, answer: Answer) -> Household:
    """Set whether a home network has the second way too; an answer of the family is no longer "found"."""
    return _network(household, network, lambda each: replace(each, v6=answer, found=False))


def set_router(household: Household, network: str, answer: Answer) -> Household:
    """Set whether the family can change the router of a home network."""
    return _network(household, network, lambda each: replace(each, router=answer))


def with_home(household: Household) -> tuple[Household, str]:
    """Return the household with a home network, and the id of its first one."""
    return _with_kind(household, NetworkKind.HOME)


def with_mobile(household: Household) -> tuple[Household, str]:
    """Return the household with a mobile network, and the id of its first one."""
    return _with_kind(household, NetworkKind.MOBILE)


def drop_idle_mobile(household: Household) -> Household:
    """Remove mobile networks that no device uses and nobody named."""
    used = {network for device in household.devices for network in device.networks}
    for network in household.networks:
        if network.kind is NetworkKind.MOBILE and network.id not in used and not network.name:
            household = remove_network(household, network.id)
    return household


def _with_kind(household: Household, kind: NetworkKind) -> tuple[Household, str]:
    known = next((each.id for each in household.networks if each.kind is kind), None)
    if known is not None:
        return household, known
    household = add_network(household, kind)
    return household, household.networks[-1].id


def _network(household: Household, network: str, change: Callable[[Network], Network]) -> Household:
    return replace(
        household, networks=tuple(change(each) if each.id == network else each for each in household.networks)
    )
