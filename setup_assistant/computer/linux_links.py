"""Links of this computer under Linux: from /sys and /proc, tables of routes from `ip`, names from `nmcli`.

No packet leaves: `ip` asks the kernel, `nmcli` a program of this computer.
"""

import re
from collections import defaultdict
from pathlib import Path

from setup_assistant.computer.addresses import addresses, leads_everywhere, network
from setup_assistant.computer.here import Here, is_there, names, parsed, rows, text
from setup_assistant.domain.surroundings import Link, LinkKind

_ETHER, _LOOPBACK, _PPP, _NONE = 1, 772, 512, 65534
_TUNNELS = frozenset({_PPP, _NONE, 768, 769, 776, 778, 823})
"""Kinds of hardware in the kernel's numbers: point to point, none at all, packets inside packets."""

_TUNNEL_NAME = re.compile(r"(wg|tun|tap|ppp|utun|tailscale|nordlynx|ipsec|vti|xfrm)\d*$")
_MOBILE_NAME = re.compile(r"(ww\w*|bnep\d+)$")
_PHONE_DRIVERS = frozenset({"rndis_host", "ipheth", "cdc_mbim", "qmi_wwan", "huawei_cdc_ncm", "sierra_net"})
_PHONE_OR_CABLE = frozenset({"cdc_ether", "cdc_ncm"})
"""Phones use these, and network adapters on USB too."""

_UP, _LOCAL_ADDRESS = 0x1, 0x2
_REJECT = 0x200
_ROUTE_V4, _ROUTE_V6 = 8, 10
"""Words that a row of /proc/net/route and /proc/net/ipv6_route has at least."""

Routes = dict[str, set[str]]
"""Interface -> destinations."""


def links(here: Here, connections: dict[str, str]) -> tuple[Link, ...] | None:
    """Return the links that are up, without their servers; None when the kernel shows none at all.

    `connections` holds the names that the network's program gives to interfaces.
    """
    folder = here.root / "sys/class/net"
    found = names(folder)
    if not found:
        return None
    v4, v6 = _routes(here, 4), _routes(here, 6)
    known = _addresses(here)
    return tuple(
        Link(
            name=name,
            kind=kind(folder / name),
            network=connections.get(name, ""),
            addresses=known.get(name, ()),
            default_v4=leads_everywhere(v4.get(name, ()), 4),
            default_v6=leads_everywhere(v6.get(name, ()), 6),
        )
        for name in found
        if _is_up(folder / name)
    )


def indexes(here: Here) -> dict[str, str]:
    """Return number -> name of the interfaces."""
    folder = here.root / "sys/class/net"
    numbers = {name: (text(folder / name / "ifindex") or "").strip() for name in names(folder)}
    return {number: name for name, number in numbers.items() if number}


def kind(folder: Path) -> LinkKind:
    """Return what an interface is, by its folder below /sys/class/net."""
    if is_there(folder / "master") or is_there(folder / "brport"):
        return LinkKind.OTHER  # a port of a bridge, such as a virtual machine's
    about = _pairs(text(folder / "uevent"))
    checks = (
        (LinkKind.WIRELESS, is_there(folder / "wireless") or is_there(folder / "phy80211")),
        (LinkKind.MOBILE, _is_mobile(folder, about)),
        (LinkKind.TUNNEL, _is_tunnel(folder, about)),
        (LinkKind.WIRED, _number(folder / "type") == _ETHER and is_there(folder / "device")),
    )
    return next((each for each, holds in checks if holds), LinkKind.OTHER)


def _is_mobile(folder: Path, about: dict[str, str]) -> bool:
    if about.get("DEVTYPE") in {"wwan", "bluetooth"} or _MOBILE_NAME.match(folder.name):
        return True
    driver = _pairs(text(folder / "device/uevent")).get("DRIVER")
    if driver in _PHONE_OR_CABLE:
        # A phone makes its address up; the maker of an adapter burns it in.
        first = (text(folder / "address") or "").partition(":")[0]
        return bool(re.fullmatch("[0-9a-f]{2}", first)) and bool(int(first, 16) & _LOCAL_ADDRESS)
    return driver in _PHONE_DRIVERS


def _is_tunnel(folder: Path, about: dict[str, str]) -> bool:
    by_kernel = about.get("DEVTYPE") == "wireguard" or is_there(folder / "tun_flags")
    by_name = _TUNNEL_NAME.match(folder.name) is not None
    return by_kernel or by_name or _number(folder / "type") in _TUNNELS


def _is_up(folder: Path) -> bool:
    state = (text(folder / "operstate") or "").strip()
    # Tunnels have no cable to look at: their state is "unknown" while they are up.
    is_on = _number(folder / "flags", base=16) & _UP
    return bool(is_on) and state in {"up", "unknown"} and _number(folder / "type") != _LOOPBACK


def _routes(here: Here, version: int) -> Routes:
    """Return the destinations of every interface: the main table, and the tables that VPN programs make."""
    found: Routes = defaultdict(set)
    for name, word in _main_v4(here.root) if version == 4 else _main_v6(here.root):  # noqa: PLR2004  version
        found[name].add(network(word, version))
    outcome = here.ask(("ip", "-j", f"-{version}", "route", "show", "table", "all"))
    for row in rows(parsed(outcome.output)) if outcome.status == 0 else ():
        if row.get("type", "unicast") == "unicast" and row.get("table") != "local":
            for hop in (row, *rows(row.get("nexthops"))):
                found[str(hop.get("dev", ""))].add(network(str(row.get("dst", "")), version))
    return found


def _main_v4(root: Path) -> list[tuple[str, str]]:
    found = []
    for row in map(str.split, (text(root / "proc/net/route") or "").splitlines()[1:]):
        if len(row) >= _ROUTE_V4 and all(re.fullmatch("[0-9A-Fa-f]{4,8}", row[at]) for at in (1, 3, 7)):
            target, mask = (".".join(str(part) for part in reversed(bytes.fromhex(row[at].zfill(8)))) for at in (1, 7))
            if int(row[3], 16) & _UP and not int(row[3], 16) & _REJECT:
                found.append((row[0], f"{target}/{mask}"))
    return found


def _main_v6(root: Path) -> list[tuple[str, str]]:
    found = []
    for row in map(str.split, (text(root / "proc/net/ipv6_route") or "").splitlines()):
        if len(row) >= _ROUTE_V6 and re.fullmatch("[0-9a-f]{32}", row[0]) and re.fullmatch("[0-9a-f]{1,8}", row[8]):
            length = int(row[1], 16) if re.fullmatch("[0-9a-f]{2}", row[1]) else 128
            if not int(row[8], 16) & _REJECT:
                found.append((row[9], f"{_grouped(row[0])}/{length}"))
    return found


def _addresses(here: Here) -> dict[str, tuple[str, ...]]:
    outcome = here.ask(("ip", "-j", "address", "show"))
    told = rows(parsed(outcome.output)) if outcome.status == 0 else ()
    found = {
        str(row.get("ifname")): addresses(str(each.get("local", "")) for each in rows(row.get("addr_info")))
        for row in told
    }
    return found or _addresses_v6(here.root)


def _addresses_v6(root: Path) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in map(str.split, (text(root / "proc/net/if_inet6") or "").splitlines()):
        if len(row) > 5 and re.fullmatch("[0-9a-f]{32}", row[0]):  # noqa: PLR2004  the name is the sixth word
            found[row[5]].append(_grouped(row[0]))
    return {name: addresses(each) for name, each in found.items()}


def _grouped(digits: str) -> str:
    return ":".join(digits[at : at + 4] for at in range(0, 32, 4))


def _pairs(source: str | None) -> dict[str, str]:
    return {name: value for name, _, value in (line.partition("=") for line in (source or "").splitlines())}


def _number(path: Path, base: int = 10) -> int:
    try:
        return int((text(path) or "").strip(), base)
    except ValueError:
        return 0
