"""How this computer reaches names and pages, read and never touched.  No packet leaves.

Linux is read from the system's own files and programs.  Windows and macOS are held by recorded forms of answers,
written by hand; not verified on hardware (docs/adr).  What cannot be read is named in `unread`.
"""

import os
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from setup_assistant.computer import (
    browsers,
    guests,
    hosts_file,
    linux_links,
    linux_servers,
    macos_links,
    proxies,
    windows_links,
)
from setup_assistant.computer.command import Run, run
from setup_assistant.computer.here import Here
from setup_assistant.domain.household import Answer
from setup_assistant.domain.surroundings import Link, Surroundings

PATIENCE_S = 8.0
"""The first PowerShell of a day takes seconds on a slow computer."""

_FAMILIES = {"win32": "windows", "darwin": "macos"}


def surroundings(
    *,
    system: str = sys.platform,
    ask: Run | None = None,
    root: Path = Path("/"),
    home: Path | None = None,
    environ: Mapping[str, str] | None = None,
) -> Surroundings:
    """Return what was read a moment ago; `unread` names the parts that could not be."""
    family = "linux" if system.startswith("linux") else _FAMILIES.get(system, "")
    here = Here(
        ask=ask or (run if family == "linux" else partial(run, within_s=PATIENCE_S)),
        root=root,
        home=Path.home() if home is None else home,
        environ=os.environ if environ is None else environ,
    )
    readers = {"linux": _linux, "windows": _windows, "macos": _macos}
    if family not in readers:
        return Surroundings(unread=("links", "servers", "proxies", "hosts", "browsers", "guest_account"))
    return readers[family](here)


def ways(system: str = sys.platform) -> Surroundings:
    """Return links and servers alone where that is quicker: a change that is proved waits for nothing else."""
    if not system.startswith("linux"):
        return surroundings(system=system)
    found = _linux_ways(Here(ask=run, root=Path("/"), home=Path.home(), environ=os.environ))
    return Surroundings(links=found.links or (), servers=found.servers or ())


class _Ways(NamedTuple):
    links: tuple[Link, ...] | None
    servers: tuple[str, ...] | None
    encrypted_only: bool


def _linux_ways(here: Here) -> _Ways:
    zones = linux_links.indexes(here)
    by_network, connections = linux_servers.by_nmcli(here)
    links = linux_links.links(here, connections)
    system = linux_servers.resolv(here.root / "etc/resolv.conf", zones)
    asked = (system or ())[: linux_servers.ASKED_AT_MOST]
    answer = linux_servers.told(here, asked, by_network, zones)
    servers = dict(linux_servers.attached(links or (), answer, by_network))
    return _Ways(
        links=None if links is None else tuple(_with(link, servers.get(link.name, ())) for link in links),
        servers=None if system is None else asked,
        encrypted_only=linux_servers.encrypted_only(here, asked),
    )


def _linux(here: Here) -> Surroundings:
    found = _linux_ways(here)
    return _together(
        here,
        "linux",
        links=found.links,
        servers=found.servers,
        own_proxies=proxies.linux(here),
        hosts=hosts_file.entries(here, here.root / "etc/hosts"),
        guest=guests.guest(here),
        encrypted_only=found.encrypted_only,
    )


def _windows(here: Here) -> Surroundings:
    told = windows_links.answer(here)
    links = windows_links.links(told)
    return _together(
        here,
        "windows",
        links=links,
        servers=None if links is None else tuple(dict.fromkeys(each for link in links for each in link.servers)),
        own_proxies=proxies.windows(here),
        hosts=hosts_file.entries(here, here.root / "Windows/System32/drivers/etc/hosts"),
        guest=windows_links.guest(told),
    )


def _macos(here: Here) -> Surroundings:
    return _together(
        here,
        "macos",
        links=macos_links.links(here),
        servers=macos_links.servers(here),
        own_proxies=proxies.macos(here),
        hosts=hosts_file.entries(here, here.root / "private/etc/hosts"),
        guest=macos_links.guest(here),
    )


def _together(  # noqa: PLR0913  one argument for each part of the value
    here: Here,
    family: str,
    *,
    links: tuple[Link, ...] | None,
    servers: tuple[str, ...] | None,
    own_proxies: tuple[str, ...] | None,
    hosts: tuple[tuple[str, str], ...] | None,
    guest: Answer,
    encrypted_only: bool = False,
) -> Surroundings:
    found = browsers.find(here, family)
    parts = {"links": links, "servers": servers, "proxies": own_proxies, "hosts": hosts}
    unread = [name for name, value in parts.items() if value is None]
    return Surroundings(
        links=links or (),
        servers=servers or (),
        proxies=proxies.tidy((*(own_proxies or ()), *found.proxies)),
        hosts=hosts or (),
        browsers=found.browsers,
        guest_account=guest,
        encrypted_only=encrypted_only,
        unread=(*unread, *(["guest_account"] if guest is Answer.UNKNOWN else [])),
    )


def _with(link: Link, servers: tuple[str, ...]) -> Link:
    return Link(
        name=link.name,
        kind=link.kind,
        network=link.network,
        servers=servers,
        addresses=link.addresses,
        default_v4=link.default_v4,
        default_v6=link.default_v6,
    )
