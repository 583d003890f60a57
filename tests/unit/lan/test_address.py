"""The page is served where a phone in the same room can come, and nowhere else."""

import pytest

from setup_assistant.domain.error import NoLan
from setup_assistant.domain.phone import LanPlace
from setup_assistant.domain.surroundings import Link, LinkKind
from setup_assistant.lan.address import lan_place

WIFI = Link(name="wlan0", kind=LinkKind.WIRELESS, addresses=("192.168.11.4/24", "fe80::1/64"), default_v4=True)
CABLE = Link(name="eth0", kind=LinkKind.WIRED, addresses=("10.0.3.7/16",))
TUNNEL = Link(name="wg0", kind=LinkKind.TUNNEL, addresses=("10.8.0.2/24",), default_v4=True)
BRIDGE = Link(name="docker0", kind=LinkKind.OTHER, addresses=("172.17.0.1/16",))


def test_link_that_leads_out_is_chosen() -> None:
    wanted = LanPlace(address="192.168.11.4", network="192.168.11.0/24")
    assert lan_place((CABLE, BRIDGE, WIFI)) == wanted
    assert lan_place((WIFI,)) == wanted


def test_tunnel_is_never_chosen_and_the_link_below_it_still_is() -> None:
    below = Link(name="wlan0", kind=LinkKind.WIRELESS, addresses=("192.168.11.4/24",))
    assert lan_place((TUNNEL, below)).address == "192.168.11.4"
    with pytest.raises(NoLan):
        lan_place((TUNNEL,))


def test_bridge_counts_only_where_it_leads_out() -> None:
    with pytest.raises(NoLan):
        lan_place((BRIDGE,))
    out = Link(name="br0", kind=LinkKind.OTHER, addresses=("192.168.1.9/24",), default_v4=True)
    assert lan_place((BRIDGE, out)).address == "192.168.1.9"


@pytest.mark.parametrize(
    "addresses",
    [(), ("203.0.113.4/24",), ("169.254.3.4/16",), ("127.0.0.1/8",), ("fd00::4/64", "fe80::1%wlan0"), ("nonsense",)],
)
def test_address_that_is_not_of_a_home_network_is_never_chosen(addresses: tuple[str, ...]) -> None:
    with pytest.raises(NoLan):
        lan_place((Link(name="wlan0", kind=LinkKind.WIRELESS, addresses=addresses, default_v4=True),))


def test_mobile_line_is_never_chosen() -> None:
    with pytest.raises(NoLan):
        lan_place((Link(name="wwan0", kind=LinkKind.MOBILE, addresses=("10.33.1.2/24",), default_v4=True),))


@pytest.mark.parametrize(
    ("address", "network"),
    [("192.168.11.4", "192.168.0.0/16"), ("172.20.1.2", "172.16.0.0/12"), ("10.1.2.3", "10.0.0.0/8")],
)
def test_network_of_unknown_size_turns_no_phone_of_the_family_away(address: str, network: str) -> None:
    link = Link(name="wlan0", kind=LinkKind.WIRELESS, addresses=(address,), default_v4=True)
    assert lan_place((link,)) == LanPlace(address=address, network=network)


def test_without_a_network_it_is_said() -> None:
    with pytest.raises(NoLan):
        lan_place(())
