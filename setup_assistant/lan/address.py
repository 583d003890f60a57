"""Chooses the address of this computer that phones can reach.  Pure."""

from collections.abc import Iterator
from ipaddress import IPv4Interface, IPv4Network

from setup_assistant.domain.error import NoLan
from setup_assistant.domain.phone import LanPlace
from setup_assistant.domain.surroundings import Link, LinkKind

_HOME_NETWORKS = tuple(map(IPv4Network, ("192.168.0.0/16", "172.16.0.0/12", "10.0.0.0/8")))
"""Addresses of networks at home (RFC 1918)."""

_RANK = {LinkKind.WIRED: 0, LinkKind.WIRELESS: 0, LinkKind.OTHER: 1}
"""A bridge counts when nothing better leads out; a tunnel and a mobile line never reach a phone in the same room."""


def lan_place(links: tuple[Link, ...]) -> LanPlace:
    """Return the private IPv4 address of the wired or wireless link that leads out.  Raises NoLan.

    With a VPN on, another link leads out and the one to the phone still works: it comes second.
    """
    usable = [link for link in links if link.kind in _RANK and (link.default_v4 or link.kind is not LinkKind.OTHER)]
    for link in sorted(usable, key=lambda link: (not link.default_v4, _RANK[link.kind])):
        for place in _places(link):
            return place
    raise NoLan


def _places(link: Link) -> Iterator[LanPlace]:
    for written in link.addresses:
        try:
            interface = IPv4Interface(written)
        except ValueError:  # IPv6, or no address at all
            continue
        home = next((each for each in _HOME_NETWORKS if interface.ip in each), None)
        if home is not None:
            # An unknown size counts as the whole private range: too narrow would turn the family's own phone away.
            around = interface.network if "/" in written else home
            yield LanPlace(address=str(interface.ip), network=str(around))
