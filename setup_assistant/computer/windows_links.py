"""Links, servers and the guest of this computer under Windows, by one constant script.

Held by recorded forms of its answer, written by hand; not verified on hardware (docs/adr).  No packet leaves.
"""

import re

from setup_assistant.computer.addresses import addresses, leads_everywhere, network
from setup_assistant.computer.here import Here, parsed, part, rows, strings
from setup_assistant.domain.household import Answer
from setup_assistant.domain.surroundings import Link, LinkKind

SCRIPT = (
    "$ErrorActionPreference='SilentlyContinue';"
    "[Console]::OutputEncoding=[Text.Encoding]::UTF8;"
    "$links=@([Net.NetworkInformation.NetworkInterface]::GetAllNetworkInterfaces()|"
    "Where-Object{$_.OperationalStatus -eq 'Up' -and $_.NetworkInterfaceType -ne 'Loopback'}|"
    "ForEach-Object{$p=$_.GetIPProperties();@{name=$_.Name;about=$_.Description;kind=[int]$_.NetworkInterfaceType;"
    "servers=@($p.DnsAddresses|ForEach-Object{$_.ToString()});"
    "addresses=@($p.UnicastAddresses|ForEach-Object{$_.Address.ToString()})}});"
    "$routes=@(Get-NetRoute|Where-Object{$_.DestinationPrefix -match '/[0134]$'}|"
    "ForEach-Object{@{name=$_.InterfaceAlias;to=$_.DestinationPrefix}});"
    "$networks=@(Get-NetConnectionProfile|ForEach-Object{@{name=$_.InterfaceAlias;network=$_.Name}});"
    "$guests=@(Get-LocalUser|Where-Object{$_.SID.Value -like 'S-1-5-21-*-501'}|ForEach-Object{[bool]$_.Enabled});"
    "@{links=$links;routes=$routes;networks=$networks;guests=$guests}|ConvertTo-Json -Depth 5 -Compress"
)
"""Takes nothing from outside; numbers and interface names come back as data."""

_WIRELESS, _PPP, _TUNNEL, _PROP_VIRTUAL = 71, 23, 131, 53
_MOBILE = frozenset({243, 244})
_ETHERNET = 6
"""Kinds of interfaces in the numbers of NetworkInterfaceType."""

_TUNNEL_WORDS = re.compile(r"tap-windows|wintun|wireguard|openvpn|tunnel|\bvpn\b|nordlynx|tailscale", re.IGNORECASE)
_PHONE_WORDS = re.compile(r"remote ndis|rndis|apple mobile device|bluetooth device \(personal", re.IGNORECASE)
_VIRTUAL_WORDS = re.compile(r"hyper-v|virtualbox|vmware", re.IGNORECASE)
_TRANSITION_WORDS = re.compile(r"teredo|isatap|6to4", re.IGNORECASE)
"""Windows' own helpers, on every computer; they carry nothing as long as nothing else is missing."""

PLACEHOLDERS = re.compile(r"fec0:0:0:ffff::[123]$")
"""What Windows names where nobody told it a server over IPv6."""


def answer(here: Here) -> object:
    """Return what the script says, or None."""
    outcome = here.ask(("powershell", "-NoProfile", "-NonInteractive", "-Command", SCRIPT))
    return parsed(outcome.output) if outcome.status == 0 else None


def links(told: object) -> tuple[Link, ...] | None:
    """Return the links that are up; None when the answer holds none."""
    found = rows(part(told, "links"))
    if not found:
        return None
    routes = [(str(row.get("name")), str(row.get("to"))) for row in rows(part(told, "routes"))]
    connections = {str(row.get("name")): str(row.get("network", "")) for row in rows(part(told, "networks"))}
    return tuple(_link(row, routes, connections) for row in found)


def guest(told: object) -> Answer:
    """Tell whether the account of the guest is on: it is known by its number, for its name is translated."""
    found = part(told, "guests")
    answers = found if isinstance(found, list) else [found]
    if True in answers:
        return Answer.YES
    return Answer.NO if False in answers else Answer.UNKNOWN


def _link(row: object, routes: list[tuple[str, str]], connections: dict[str, str]) -> Link:
    name = str(part(row, "name"))
    servers = addresses(strings(part(row, "servers")))
    own = [to for alias, to in routes if alias == name]
    return Link(
        name=name,
        kind=kind(part(row, "kind"), f"{name} {part(row, 'about')}"),
        network=connections.get(name, ""),
        servers=tuple(each for each in servers if not PLACEHOLDERS.match(each.partition("%")[0])),
        addresses=addresses(strings(part(row, "addresses"))),
        default_v4=leads_everywhere((network(to, 4) for to in own), 4),
        default_v6=leads_everywhere((network(to, 6) for to in own), 6),
    )


def kind(given: object, about: str) -> LinkKind:
    """Return the kind of an adapter by its number and by what it is called."""
    number = given if isinstance(given, int) else 0
    checks = (
        (LinkKind.OTHER, _TRANSITION_WORDS.search(about) is not None),
        (LinkKind.WIRELESS, number == _WIRELESS),
        (LinkKind.MOBILE, number in _MOBILE or _PHONE_WORDS.search(about) is not None),
        (LinkKind.TUNNEL, number in {_PPP, _TUNNEL, _PROP_VIRTUAL} or _TUNNEL_WORDS.search(about) is not None),
        (LinkKind.WIRED, number == _ETHERNET and _VIRTUAL_WORDS.search(about) is None),
    )
    return next((kind for kind, holds in checks if holds), LinkKind.OTHER)
