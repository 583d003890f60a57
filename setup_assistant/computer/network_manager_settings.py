"""What of a connection of NetworkManager is touched: whom it asks for names.  Pure.

On the bus a connection is group -> key -> (type, value).  A key that is not there means the default, and is not the
same as one that is there and empty: putting back leaves out what was not there.
"""

import ipaddress
import struct
from collections.abc import Mapping
from typing import Any

import msgspec

from setup_assistant.domain.value import Value

Keys = dict[str, tuple[str, Any]]
Settings = Mapping[str, Keys]

FAMILIES = ("ipv4", "ipv6")
LINK = "connection"
"""The group that holds for both families."""
_LEGACY = ("addresses", "routes")
"""Older forms of `address-data` and `route-data`: sent back beside them, they would be read instead of them."""
_CARRYING = frozenset({"auto", "manual", "dhcp"})
"""Methods with which NetworkManager lets a family carry servers; `disabled`, `ignore` and the like have none."""


class Asked(Value, frozen=True, kw_only=True, rename="kebab"):
    """Whom one family of a connection asks; None stands for a key that is not there."""

    dns: tuple[str, ...] | None = None
    ignore_auto_dns: bool | None = None
    dns_priority: int | None = None


class Link(Value, frozen=True, kw_only=True, rename="kebab"):
    """How the link itself asks, where systemd-resolved does the asking; None stands for a key that is not there."""

    dns_over_tls: int | None = None
    """PLAIN, 1 encrypted where possible, 2 only encrypted, -1 as systemd-resolved is set."""


PLAIN = 0


class Touched(Value, frozen=True, kw_only=True):
    """What is touched of a connection; None stands for a group that is left alone."""

    ipv4: Asked | None = None
    ipv6: Asked | None = None
    connection: Link | None = None
    unsaved: bool = False
    """True when the connection has no file on disk where it comes from, so that it shall have none again."""


def carries(settings: Settings, family: str) -> bool:
    """Tell whether a family of a connection can have servers of its own."""
    _, method = settings.get(family, {}).get("method", ("s", "auto"))
    return family in settings and method in _CARRYING


def touched(settings: Settings, families: tuple[str, ...], *, unsaved: bool) -> Touched:
    """Return the touched part of a connection; LINK counts as a family here."""
    found = {family: _asked(family, settings.get(family, {})) for family in FAMILIES if family in families}
    link = _link(settings.get(LINK, {})) if LINK in families else None
    return Touched(ipv4=found.get("ipv4"), ipv6=found.get("ipv6"), connection=link, unsaved=unsaved)


def with_touched(settings: Settings, part: Touched) -> dict[str, Keys]:
    """Return a whole connection with its touched part replaced, in the form that `Update2` takes."""
    whole = {group: dict(keys) for group, keys in settings.items()}
    # Not a setting: NetworkManager's own note of when it was last used, which it would write into the file.
    whole.get("connection", {}).pop("timestamp", None)
    for family in FAMILIES:
        for key in _LEGACY:
            whole.get(family, {}).pop(key, None)
        asked: Asked | None = getattr(part, family)
        if asked is not None:
            whole[family] = _replaced(family, whole.get(family, {}), asked)
    if part.connection is not None:
        whole.setdefault(LINK, {}).pop("dns-over-tls", None)
        if part.connection.dns_over_tls is not None:
            whole[LINK]["dns-over-tls"] = ("i", part.connection.dns_over_tls)
    return whole


def families(part: Touched) -> tuple[str, ...]:
    """Return the families that are touched, and LINK where it is."""
    return tuple(family for family in (*FAMILIES, LINK) if getattr(part, family) is not None)


def written(part: Touched) -> str:
    """Return the canonical text of a touched part."""
    return msgspec.json.encode(part).decode()


def read(text: str) -> Touched:
    """Return what a canonical text says.  Raises msgspec.ValidationError, msgspec.DecodeError."""
    return msgspec.json.decode(text, type=Touched)


def _link(keys: Keys) -> Link:
    return Link(dns_over_tls=keys["dns-over-tls"][1] if "dns-over-tls" in keys else None)


def _asked(family: str, keys: Keys) -> Asked:
    dns: tuple[str, ...] | None = None
    if "dns-data" in keys:  # since NetworkManager 1.42; it says all that `dns` says, and the server's name
        dns = tuple(keys["dns-data"][1])
    elif "dns" in keys:
        dns = tuple(_address(family, each) for each in keys["dns"][1])
    return Asked(
        dns=dns,
        ignore_auto_dns=keys["ignore-auto-dns"][1] if "ignore-auto-dns" in keys else None,
        dns_priority=keys["dns-priority"][1] if "dns-priority" in keys else None,
    )


def _replaced(family: str, keys: Keys, asked: Asked) -> Keys:
    kept = {key: value for key, value in keys.items() if key not in _OURS}
    if asked.dns is not None:
        key, value = _servers(family, asked.dns)
        kept[key] = value
    if asked.ignore_auto_dns is not None:
        kept["ignore-auto-dns"] = ("b", asked.ignore_auto_dns)
    if asked.dns_priority is not None:
        kept["dns-priority"] = ("i", asked.dns_priority)
    return kept


_OURS = frozenset({"dns", "dns-data", "ignore-auto-dns", "dns-priority"})


def _servers(family: str, servers: tuple[str, ...]) -> tuple[str, tuple[str, Any]]:
    """Return the key and value of servers: the form that every NetworkManager knows, unless a server has a name."""
    if not all(_is_plain(family, each) for each in servers):
        return "dns-data", ("as", list(servers))
    packed = [ipaddress.ip_address(each).packed for each in servers]
    # An IPv4 address is the number that its four bytes make on this very computer.
    return "dns", ("au", [struct.unpack("=I", each)[0] for each in packed]) if family == "ipv4" else ("aay", packed)


def _address(family: str, value: Any) -> str:  # noqa: ANN401  a number or bytes, by family
    packed = struct.pack("=I", value) if family == "ipv4" else bytes(value)
    return str(ipaddress.ip_address(packed))


def _is_plain(family: str, server: str) -> bool:
    try:
        address = ipaddress.ip_address(server)
    except ValueError:
        return False
    # A text that is not the usual one, such as with a zone or with capitals, keeps its form only as a text.
    return str(address) == server and "%" not in server and address.version == int(family[-1])
