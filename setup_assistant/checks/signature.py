"""What a single answer says: blocked with a filter's own signature, a real address, or nothing that can be read."""

from collections.abc import Iterable
from enum import StrEnum
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TypeAlias

from setup_assistant.domain.filter import BlockMatch, Filter
from setup_assistant.domain.lookup import Reply

Address: TypeAlias = IPv4Address | IPv6Address

_NEAR_V4, _NEAR_V6 = 24, 48
"""Addresses that share so many bits belong to one operator's place."""


class Said(StrEnum):
    """What one reply says about a name that a filter should block."""

    BLOCK = "block"
    """The filter's own signature."""
    OTHER_BLOCK = "other-block"
    """A block page or an empty answer that is not this filter's."""
    ADDRESS = "address"
    """A real address: the page opens."""
    NOTHING = "nothing"
    """No address, and no sign of a block."""


def unwrapped(address: str) -> Address | None:
    """Return an address, a mapped one ("::ffff:192.0.2.1") as the IPv4 address inside; None when it is none."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return None
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return mapped if mapped is not None else found


def is_real(address: str) -> bool:
    """Tell whether a page on the open network can be behind an address: not null, not private, not this computer.

    Addresses for documentation count as real: they never stand in a true answer.
    """
    found = unwrapped(address)
    if found is None or found.is_unspecified or found.is_loopback or found.is_link_local or found.is_multicast:
        return False
    return not any(found in network for network in _PRIVATE if network.version == found.version)


_PRIVATE = tuple(
    ip_network(each)
    for each in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "100.64.0.0/10",
        "240.0.0.0/4",
        "fc00::/7",
    )
)


def says(reply: Reply, match: BlockMatch, others: Iterable[Filter] = ()) -> Said:
    """Return what a reply says, given the signature of the chosen filter and the block pages of all others."""
    if is_block(reply, match):
        return Said.BLOCK
    pages = {page for each in others for page in block_pages(each)}
    addresses = [unwrapped(each) for each in (*reply.addresses, *reply.hints)]
    if any(each in pages for each in addresses):
        return Said.OTHER_BLOCK
    if any(is_real(each) for each in (*reply.addresses, *reply.hints)):
        return Said.ADDRESS
    null = bool(reply.addresses) or reply.rcode == "NXDOMAIN" or bool({15, 16, 17} & set(reply.ede))
    return Said.OTHER_BLOCK if null and reply.rcode in {"NOERROR", "NXDOMAIN"} else Said.NOTHING


def is_block(reply: Reply, match: BlockMatch) -> bool:
    """Tell whether a reply is exactly how this operator says "blocked"; an address that opens a page never is."""
    signs = {unwrapped(each) for each in (*match.a, *match.aaaa)}
    found = [unwrapped(each) for each in (*reply.addresses, *reply.hints)]
    if found:
        return reply.rcode == "NOERROR" and all(each in signs for each in found)
    if set(reply.ede) & set(match.ede):
        return reply.rcode in {"NOERROR", "NXDOMAIN"}
    if not match.rcode or match.rcode == "NOERROR" or reply.rcode != match.rcode:
        return False
    if match.soa:
        return match.soa.lower() in reply.soa.lower().split()
    return reply.authority_empty  # a true "no such name" tells which zone says so


def block_pages(filter_: Filter) -> tuple[Address, ...]:
    """Return the addresses of an operator's block pages; the null address is nobody's own."""
    found = (unwrapped(each) for each in (*filter_.match.a, *filter_.match.aaaa) if is_real(each))
    return tuple(each for each in found if each is not None)


def blocked_by(reply: Reply, filters: Iterable[Filter]) -> Filter | None:
    """Return the filter whose block page or own refusal a reply carries, when it can be told."""
    found = {unwrapped(each) for each in (*reply.addresses, *reply.hints)}
    soa = set(reply.soa.lower().split())
    for each in filters:
        if found & set(block_pages(each)) or (each.match.soa and each.match.soa.lower() in soa):
            return each
    return None


def overlaps(one: Iterable[str], other: Iterable[str]) -> bool:
    """Tell whether two sets of addresses share one, or have two of the same place."""
    theirs = [found for each in other if (found := unwrapped(each)) is not None]
    return any(_near(mine, their) for each in one if (mine := unwrapped(each)) is not None for their in theirs)


def _near(one: Address, other: Address) -> bool:
    if one.version != other.version:
        return False
    bits = one.max_prefixlen - (_NEAR_V4 if one.version == 4 else _NEAR_V6)  # noqa: PLR2004  the version of addresses
    return int(one) >> bits == int(other) >> bits
