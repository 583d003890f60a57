"""Links, servers and the guest of this computer under macOS.

Held by recorded forms of the programs' answers, written by hand; not verified on hardware (docs/adr).
No packet leaves: the programs ask the system.
"""

import re
from collections import defaultdict

from setup_assistant.computer.addresses import addresses, leads_everywhere, network
from setup_assistant.computer.here import Here
from setup_assistant.domain.household import Answer
from setup_assistant.domain.surroundings import Link, LinkKind

_SERVER = re.compile(r"\s*nameserver\[\d+\]\s*:\s*(\S+)")
_INTERFACE = re.compile(r"\s*if_index\s*:\s*(\d+)\s*\((\S+)\)")
_HEAD = re.compile(r"(\w+): flags=\w+<([^>]*)>")
_TUNNEL_NAME = re.compile(r"(utun|ppp|ipsec|tun|tap)\d+$")
_MOBILE_WORDS = re.compile(r"iphone|ipad|bluetooth pan|android|rndis", re.IGNORECASE)

_Resolver = tuple[str, tuple[str, ...], bool]
"""Interface, servers, and whether it is for some domains alone."""


def links(here: Here) -> tuple[Link, ...] | None:
    """Return the links that are up; None when the system does not tell."""
    outcome = here.ask(("ifconfig",))
    if outcome.status != 0:
        return None
    ports = _ports(here.ask(("networksetup", "-listallhardwareports")).output)
    servers = _by_interface(here.ask(("scutil", "--dns")).output)
    v4 = _routes(here.ask(("netstat", "-rn", "-f", "inet")).output, 4)
    v6 = _routes(here.ask(("netstat", "-rn", "-f", "inet6")).output, 6)
    found = (
        Link(
            name=name,
            kind=_kind(name, ports.get(name, "")),
            servers=servers.get(name, ()),
            addresses=own,
            default_v4=leads_everywhere(v4.get(name, ()), 4),
            default_v6=leads_everywhere(v6.get(name, ()), 6),
        )
        for name, own in _interfaces(outcome.output)
    )
    return tuple(each for each in found if not _is_idle(each))


def servers(here: Here) -> tuple[str, ...] | None:
    """Return the servers of the system's own look-up; None when the system does not tell."""
    outcome = here.ask(("scutil", "--dns"))
    if outcome.status != 0:
        return None
    first = outcome.output.partition("DNS configuration (for scoped queries)")[0]
    return tuple(dict.fromkeys(each for _, given, partly in _resolvers(first) if not partly for each in given))


def guest(here: Here) -> Answer:
    """Tell whether a guest can sign in: the setting is there only once somebody touched it, and off before."""
    outcome = here.ask(("defaults", "read", "/Library/Preferences/com.apple.loginwindow", "GuestEnabled"))
    if outcome.status == 0:
        return {"1": Answer.YES, "0": Answer.NO}.get(outcome.output.strip(), Answer.UNKNOWN)
    return Answer.NO if "does not exist" in outcome.complaint else Answer.UNKNOWN


def _interfaces(source: str) -> list[tuple[str, tuple[str, ...]]]:
    found: list[tuple[str, list[str], list[str]]] = []
    for line in source.splitlines():
        if head := _HEAD.match(line):
            found.append((head[1], [], head[2].split(",")))
        elif found and (words := line.split()) and words[0] in {"inet", "inet6"} and len(words) > 1:
            found[-1][1].append(words[1])
        elif found and line.strip() == "status: inactive":
            found[-1][2].clear()
    return [
        (name, addresses(words)) for name, words, flags in found if "UP" in flags and "LOOPBACK" not in flags and words
    ]


def _is_idle(link: Link) -> bool:
    # The system keeps tunnels of its own open, which carry nothing but an address of the link.
    only_local = all(each.startswith("fe80:") for each in link.addresses)
    return link.kind is LinkKind.TUNNEL and only_local and not (link.default_v4 or link.default_v6)


def _ports(source: str) -> dict[str, str]:
    found, port = {}, ""
    for line in source.splitlines():
        name, _, value = line.partition(": ")
        if name == "Hardware Port":
            port = value.strip()
        elif name == "Device":
            found[value.strip()] = port
    return found


def _kind(name: str, port: str) -> LinkKind:
    checks = (
        (LinkKind.TUNNEL, _TUNNEL_NAME.match(name) is not None),
        (LinkKind.MOBILE, _MOBILE_WORDS.search(port) is not None),
        (LinkKind.WIRELESS, port in {"Wi-Fi", "AirPort"}),
        (LinkKind.WIRED, bool(re.search("ethernet|lan|thunderbolt", port, re.IGNORECASE))),
    )
    return next((kind for kind, holds in checks if holds), LinkKind.OTHER)


def _resolvers(source: str) -> list[_Resolver]:
    """Return the servers of each resolver; one for a domain of its own (such as "local") decides nothing else."""
    found = []
    for block in re.split(r"^resolver #\d+.*$", source, flags=re.MULTILINE)[1:]:
        lines = block.splitlines()
        names = [match[2] for line in lines if (match := _INTERFACE.match(line))]
        words = [match[1] for line in lines if (match := _SERVER.match(line))]
        partly = any(line.strip().startswith("domain ") for line in lines)
        name = names[0] if names else ""
        found.append((name, addresses(words, zone=name, zones=_zones(lines)), partly))
    return found


def _zones(lines: list[str]) -> dict[str, str]:
    return {match[1]: match[2] for line in lines if (match := _INTERFACE.match(line))}


def _by_interface(source: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, given, partly in _resolvers(source):
        if name and not partly:
            found[name] = tuple(dict.fromkeys((*found.get(name, ()), *given)))
    return found


def _routes(source: str, version: int) -> dict[str, set[str]]:
    """Return interface -> destinations; routes bound to one interface (flag I) are no way to everywhere."""
    found: dict[str, set[str]] = defaultdict(set)
    for words in map(str.split, source.splitlines()):
        if len(words) > 3 and "U" in words[2] and "I" not in words[2]:  # noqa: PLR2004  destination, gateway, flags, interface
            found[words[3]].add(network(_full(words[0], version), version))
    return found


def _full(word: str, version: int) -> str:
    """Return a destination with all its parts: macOS writes 0/1 and 128.0/1."""
    if version == 4 and re.fullmatch(r"\d+(\.\d+){0,2}/\d+", word):  # noqa: PLR2004  version of the protocol
        host, _, length = word.partition("/")
        return f"{host}{'.0' * (3 - host.count('.'))}/{length}"
    return word
