"""Addresses as programs write them: with a port, a name, a number of an interface."""

import re
from collections.abc import Iterable, Mapping
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

_ZONE = re.compile(r"[^\s/%]{1,64}")

EVERYWHERE_V4 = (frozenset({"0.0.0.0/0"}), frozenset({"0.0.0.0/1", "128.0.0.0/1"}))
EVERYWHERE_V6 = (
    frozenset({"::/0"}),
    frozenset({"::/1", "8000::/1"}),
    frozenset({"2000::/3"}),
    frozenset({"2000::/4", "3000::/4"}),
)
"""Sets of routes that together lead everywhere: a VPN often takes halves, so as to win over the usual way."""


def address(word: str, *, zone: str = "", zones: Mapping[str, str] | None = None) -> str:
    """Return an address in its shortest form, or "" when `word` is none.

    "1.1.1.3#name", "1.1.1.3:53" and "[fe80::1%2]:53" are read too.  A link-local one gets `zone` where it has none;
    `zones` turns the number of an interface into its name.
    """
    bare = word.strip().partition("#")[0]
    if bare.startswith("["):
        bare = bare[1:].partition("]")[0]
    elif bare.count(":") == 1:
        bare = bare.partition(":")[0]
    host, _, given = bare.partition("%")
    read = parse(host)
    if read is None:
        return ""
    scope = (zones or {}).get(given, given) or zone
    return f"{read}%{scope}" if read.is_link_local and _ZONE.fullmatch(scope) and read.version == 6 else str(read)  # noqa: PLR2004  only those of IPv6 have zones


def parse(host: str) -> IPv4Address | IPv6Address | None:
    """Return an address, or None."""
    try:
        return ip_address(host)
    except ValueError:
        return None


def addresses(words: Iterable[str], *, zone: str = "", zones: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Return the addresses among some words, each once, in order."""
    found = (address(word, zone=zone, zones=zones) for word in words)
    return tuple(dict.fromkeys(each for each in found if each))


def network(word: str, version: int) -> str:
    """Return a route's destination in its shortest form; "default" is everywhere; "" when it is none."""
    if word == "default":
        return "0.0.0.0/0" if version == 4 else "::/0"  # noqa: PLR2004  version of the protocol
    try:
        read = ip_network(word, strict=False)
    except ValueError:
        return ""
    return str(read) if read.version == version else ""


def leads_everywhere(routes: Iterable[str], version: int) -> bool:
    """Tell whether some routes together lead everywhere."""
    given = frozenset(routes)
    return any(each <= given for each in (EVERYWHERE_V4 if version == 4 else EVERYWHERE_V6))  # noqa: PLR2004  version of the protocol
