"""Where systemd-resolved asks encrypted for the whole computer, connections serve the names of the home alone."""

import pytest

from setup_assistant.computer import network_manager_settings as touching
from setup_assistant.computer.network_manager import NetworkManagerHand
from setup_assistant.domain.setting import Part, RemarkKind
from tests.unit.computer.connections import WANTED, profile, settings
from tests.unit.computer.pretended_network_manager import PretendedNetworkManager, Profile

KEYS = ({}, {"dns-over-tls": ("i", -1)}, {"dns-over-tls": ("i", 2)})


def hand(*profiles: Profile) -> NetworkManagerHand:
    return NetworkManagerHand(PretendedNetworkManager(list(profiles)), encrypts=lambda wanted: wanted == WANTED)


def planned(of: NetworkManagerHand) -> Part:
    return of.plan(WANTED)


@pytest.mark.parametrize("keys", KEYS)
def test_only_how_the_link_asks_is_changed_and_it_comes_back_as_it_was(keys: dict[str, tuple[str, int]]) -> None:
    own = profile(settings(ipv4={"dns-priority": ("i", 7)}, **keys))
    before, setting = settings(ipv4={"dns-priority": ("i", 7)}, **keys), hand(own)
    part = planned(setting)
    (change,) = part.changes
    assert touching.families(touching.read(change.after)) == (touching.LINK,)
    setting.do(part.changes, within_s=60, note=lambda _token: None)
    assert own.memory == {**before, "connection": {**before["connection"], "dns-over-tls": ("i", touching.PLAIN)}}
    setting.keep(part.changes)
    assert setting.now(change) == change.after
    assert planned(setting).changes == ()
    setting.back(part.changes, "")
    assert (own.memory, own.disk, own.applied) == (before, before, before)
    assert setting.now(change) == change.before


def test_it_is_said_that_home_names_go_to_the_router_and_not_that_other_networks_are_left_out() -> None:
    told = {each.kind for each in planned(hand(profile())).remarks}
    assert RemarkKind.LOCAL_NAMES in told
    assert RemarkKind.THIS_CONNECTION not in told


def test_what_is_typed_by_hand_is_a_value_that_network_manager_knows() -> None:
    (change,) = planned(hand(profile())).changes
    assert change.literal[0].endswith("connection.dns-over-tls 0")
    assert change.by_hand[0].endswith("connection.dns-over-tls -1")
