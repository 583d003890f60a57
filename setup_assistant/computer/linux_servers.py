"""Whom this computer asks for names under Linux: resolv.conf, and who stands behind a stub.

`nmcli` and `resolvectl` ask programs of this computer; no packet leaves.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from setup_assistant.computer.addresses import address, addresses, parse
from setup_assistant.computer.here import Here, names, text
from setup_assistant.domain.surroundings import Link

ASKED_AT_MOST = 3
"""The C library asks the first three of resolv.conf and never another."""

_STUBS = frozenset({"127.0.0.53", "127.0.0.54"})
"""Where systemd's resolver listens."""

_LINK = re.compile(r"Link (\d+) \((.+)\):(.*)")
_YES = frozenset({"yes", "true", "1", "on"})
_RESOLVED = ("usr/lib/systemd", "usr/local/lib/systemd", "run/systemd", "etc/systemd")
"""Folders of its settings; a later one wins, and of two files the later name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the network's programs say about one interface each."""

    servers: dict[str, tuple[str, ...]]
    loose: tuple[str, ...] = ()
    """Servers that belong to no interface."""


def resolv(path: Path, zones: dict[str, str]) -> tuple[str, ...] | None:
    """Return the servers of a resolv.conf; None when it cannot be read."""
    source = text(path)
    if source is None:
        return None
    rows = (line.split() for line in source.splitlines())
    return addresses((row[1] for row in rows if len(row) > 1 and row[0] == "nameserver"), zones=zones)


def by_nmcli(here: Here) -> tuple[Told, dict[str, str]]:
    """Return the servers and the name of the connection of every interface that NetworkManager knows."""
    fields = "GENERAL.DEVICE,GENERAL.CONNECTION,IP4.DNS,IP6.DNS"
    outcome = here.ask(("nmcli", "-t", "-e", "no", "-f", fields, "device", "show"))
    servers: dict[str, tuple[str, ...]] = {}
    connections: dict[str, str] = {}
    device = ""
    for line in outcome.output.splitlines() if outcome.status == 0 else ():
        name, _, value = line.partition(":")
        if name == "GENERAL.DEVICE":
            device = value
        elif name == "GENERAL.CONNECTION" and value not in {"", "--"}:
            connections[device] = value
        elif name.startswith(("IP4.DNS", "IP6.DNS")):
            servers[device] = (*servers.get(device, ()), *addresses([value], zone=device))
    return Told(servers=servers), connections


def by_resolvectl(here: Here, zones: dict[str, str]) -> Told | None:
    """Return the servers that systemd's resolver asks, or None when it does not say."""
    outcome = here.ask(("resolvectl", "--no-pager", "dns"))
    if outcome.status != 0:
        return None
    servers: dict[str, tuple[str, ...]] = {}
    loose: tuple[str, ...] = ()
    for line in outcome.output.splitlines():
        if match := _LINK.match(line):
            servers[match[2]] = addresses(match[3].split(), zone=match[2], zones=zones)
        elif line.startswith("Global:"):
            loose = addresses(line.partition(":")[2].split(), zones=zones)
    return Told(servers=servers, loose=loose)


def told(here: Here, system: tuple[str, ...], by_network: Told, zones: dict[str, str]) -> Told:
    """Return who is really asked, by interface as far as that is known.

    Without a stub that is resolv.conf, whatever the interfaces were given.  Behind a stub, who runs it knows.
    """
    real = tuple(each for each in system if not _is_loopback(each))
    if len(real) == len(system):
        return Told(servers={}, loose=real)
    if not _STUBS.intersection(system):
        # A program of the family's own choice stands there, unless NetworkManager says that it runs it.
        runs_it = "NetworkManager" in (text(here.root / "etc/resolv.conf") or "")
        return Told(servers=by_network.servers if runs_it else {}, loose=real)
    behind = by_resolvectl(here, zones)
    if behind is not None and (behind.loose or any(behind.servers.values())):
        return Told(servers=behind.servers, loose=(*behind.loose, *real))
    listed = resolv(here.root / "run/systemd/resolve/resolv.conf", zones)
    return Told(servers=by_network.servers, loose=(*(listed or ()), *real))


def attached(links: Iterable[Link], answer: Told, by_network: Told) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return (name of the link, its servers): a loose server belongs to who was given it, else to the way out."""
    links = tuple(links)
    servers = {link.name: list(answer.servers.get(link.name, ())) for link in links}
    for server in answer.loose:
        if not any(server in each for each in servers.values()):
            owner = _owner(server, links, by_network)
            if owner is not None:
                servers[owner].append(address(server, zone=owner))
    return tuple((name, tuple(dict.fromkeys(each))) for name, each in servers.items())


def encrypted_only(here: Here, system: tuple[str, ...]) -> bool:
    """Tell whether systemd's resolver asks encrypted and verifies who answers.

    Only the setting for the whole computer verifies; that of one link encrypts for anybody.
    """
    if not system or not _STUBS.issuperset(system):
        return False
    parts = {
        name: here.root / folder / "resolved.conf.d" / name
        for folder in _RESOLVED
        for name in names(here.root / folder / "resolved.conf.d")
        if name.endswith(".conf")
    }
    value = ""
    for path in (here.root / "etc/systemd/resolved.conf", *(parts[name] for name in sorted(parts))):
        for line in (text(path) or "").splitlines():
            key, _, given = line.partition("=")
            value = given.strip().lower() if key.strip() == "DNSOverTLS" else value
    return value in _YES


def _owner(server: str, links: tuple[Link, ...], by_network: Told) -> str | None:
    bare, _, zone = server.partition("%")
    read = parse(bare)
    is_second = read is not None and read.version == 6  # noqa: PLR2004  version of the protocol
    given = (link.name for link in links if zone == link.name or server in by_network.servers.get(link.name, ()))
    out = (link.name for link in links if (link.default_v6 if is_second else link.default_v4))
    any_out = (link.name for link in links if link.default_v4 or link.default_v6)
    return next((name for each in (given, out, any_out) for name in each), None)


def _is_loopback(server: str) -> bool:
    read = parse(server.partition("%")[0])
    return read is not None and read.is_loopback
