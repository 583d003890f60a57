"""What would be changed of NetworkManager's connections for a filter.  Pure."""

import shlex
from collections.abc import Mapping
from typing import NamedTuple

from setup_assistant.computer import network_manager_settings as touching
from setup_assistant.computer.network_manager_settings import FAMILIES, LINK, PLAIN, Asked, Link, Settings, Touched
from setup_assistant.domain.setting import Change, Part, Remark, RemarkKind, Row, Tool, Wanted
from setup_assistant.domain.value import Message, message

PRIORITY = -50
"""Below zero, NetworkManager leaves out the servers of connections that have none of such a rank."""
MODIFY = "org.freedesktop.NetworkManager.settings.modify.system"
CONTROL = "org.freedesktop.NetworkManager.network-control"
CHECKPOINT = "org.freedesktop.NetworkManager.checkpoint-rollback"

_CARRYING = frozenset(
    {"802-3-ethernet", "802-11-wireless", "gsm", "cdma", "bluetooth", "bond", "team", "vlan", "bridge", "pppoe", "adsl"}
)
"""Types of connections over which a computer reaches the Internet."""
_OF_CONNECTIONS = frozenset({RemarkKind.THIS_CONNECTION, RemarkKind.LOCAL_NAMES})
_TUNNELS = frozenset({"vpn", "wireguard", "ip-tunnel"})
_TUN_NOT_TAP = 1
"""The mode of a tunnel; a tap, the other mode, is how virtual machines hang on a bridge."""


class Connection(NamedTuple):
    """A connection that is up."""

    uuid: str
    name: str
    type: str
    devices: tuple[str, ...]
    settings: Settings
    unsaved: bool = False
    external: bool = False
    """True when another program made it, such as the bridge of virtual machines."""
    is_passing: bool = False
    """True when another program writes it anew at each start of the computer: a change would be gone by then."""


class State(NamedTuple):
    """What NetworkManager said a moment ago."""

    connections: tuple[Connection, ...]
    permissions: Mapping[str, str]
    """Action -> yes, auth (after a password), no."""


def plan(state: State, wanted: Wanted, *, home_only: bool = False) -> Part:
    """Return the changes that let every connection that is up ask the filter and nobody else.

    With `home_only` systemd-resolved asks the filter for the whole computer, encrypted: connections keep their servers
    for the names of the home, and only let those be asked plain, which is all that a home router can answer.
    """
    remarks = [Remark(kind=RemarkKind.TUNNEL, about=each.name) for each in state.connections if is_tunnel(each)]
    changes: list[Change] = []
    for connection in filter(carries_names, state.connections):
        change = _home_change(connection) if home_only else _change(connection, wanted)
        if connection.is_passing:
            remarks.append(Remark(kind=RemarkKind.UNKNOWN_KEEPER, about=connection.name))
        elif change.before == change.after:
            remarks.append(Remark(kind=RemarkKind.ALREADY, about=connection.name))
        else:
            changes.append(change)
    if not changes:
        return Part(remarks=tuple(remarks))
    if "no" in {state.permissions.get(MODIFY), state.permissions.get(CONTROL)}:
        about = ", ".join(each.name for each in changes)
        return Part(remarks=(*remarks, Remark(kind=RemarkKind.NOT_PERMITTED, about=about)))
    return Part(
        changes=tuple(changes), remarks=(*remarks, *_remarks(changes, state.permissions, wanted, home_only=home_only))
    )


def carries_names(connection: Connection) -> bool:
    """Tell whether a connection is one over which this computer asks for names, and NetworkManager's own."""
    is_port = any(key in connection.settings.get("connection", {}) for key in ("master", "controller"))
    is_ours = connection.type in _CARRYING and not connection.external and not is_port
    return is_ours and any(touching.carries(connection.settings, family) for family in FAMILIES)


def is_tunnel(connection: Connection) -> bool:
    """Tell whether a connection is a VPN or another tunnel, whoever made it."""
    if connection.type == "tun":
        _, mode = connection.settings.get("tun", {}).get("mode", ("u", _TUN_NOT_TAP))
        return bool(mode == _TUN_NOT_TAP)
    return connection.type in _TUNNELS


def _remarks(changes: list[Change], permissions: Mapping[str, str], wanted: Wanted, *, home_only: bool) -> list[Remark]:
    needed = (permissions.get(action, "yes") for action in (MODIFY, CONTROL, CHECKPOINT))
    parts = [touching.read(change.after) for change in changes]
    told = {
        RemarkKind.WHOLE_COMPUTER: True,
        (RemarkKind.LOCAL_NAMES if home_only else RemarkKind.THIS_CONNECTION): True,
        RemarkKind.NO_SECOND_WAY: not wanted.v6 and any(part.ipv6 is not None for part in parts),
        RemarkKind.ASKS_PASSWORD: "auth" in needed,
        RemarkKind.WEAKER_NET: permissions.get(CHECKPOINT) == "no",
    }
    names = ", ".join(change.name for change in changes)
    return [Remark(kind=kind, about=names if kind in _OF_CONNECTIONS else "") for kind, holds in told.items() if holds]


def _change(connection: Connection, wanted: Wanted) -> Change:
    families = tuple(family for family in FAMILIES if touching.carries(connection.settings, family))
    before = touching.touched(connection.settings, families, unsaved=connection.unsaved)
    after = Touched(
        ipv4=_shall_ask(wanted.v4) if "ipv4" in families else None,
        ipv6=_shall_ask(wanted.v6) if "ipv6" in families else None,
        unsaved=connection.unsaved,
    )
    return _made(connection, before, after, tuple(_row(family, before, after) for family in families))


def _home_change(connection: Connection) -> Change:
    before = touching.touched(connection.settings, (LINK,), unsaved=connection.unsaved)
    after = Touched(connection=Link(dns_over_tls=PLAIN), unsaved=connection.unsaved)
    row = Row(what=message("setting.row.home"), before=_home(before), after=_home(after))
    return _made(connection, before, after, (row,))


def _home(part: Touched) -> Message:
    is_plain = part.connection is not None and part.connection.dns_over_tls == PLAIN
    return message("setting.row.home-router" if is_plain else "setting.row.home-system")


def _made(connection: Connection, before: Touched, after: Touched, rows: tuple[Row, ...]) -> Change:
    return Change(
        tool=Tool.NETWORK_MANAGER,
        at=connection.uuid,
        name=connection.name,
        rows=rows,
        before=touching.written(before),
        after=touching.written(after),
        literal=_literal(connection.uuid, after),
        by_hand=_by_hand(connection.uuid, before),
    )


def _shall_ask(servers: tuple[str, ...]) -> Asked:
    return Asked(dns=servers or None, ignore_auto_dns=True, dns_priority=PRIORITY)


def _row(family: str, before: Touched, after: Touched) -> Row:
    return Row(
        what=message(f"setting.row.{family}"),
        before=_said(getattr(before, family)),
        after=_said(getattr(after, family)),
    )


def _said(asked: Asked) -> Message:
    servers = ", ".join(asked.dns or ())
    if asked.ignore_auto_dns:
        return message("setting.row.servers", servers=servers) if servers else message("setting.row.nobody")
    return message("setting.row.servers-too", servers=servers) if servers else message("setting.row.router")


def _literal(uuid: str, part: Touched) -> tuple[str, ...]:
    words = [word for family in touching.families(part) for word in _typed(family, getattr(part, family))]
    return shlex.join(("nmcli", "connection", "modify", "uuid", uuid, *words)), _up(uuid)


def _by_hand(uuid: str, part: Touched) -> tuple[str, ...]:
    """Return short lines, as they are typed from paper: on it two single quotes look like one double quote."""
    modify = ("nmcli", "connection", "modify", "uuid", uuid)
    lines = (shlex.join((*modify, *_typed(each, getattr(part, each)))) for each in touching.families(part))
    return (*(line.replace("''", '""') for line in lines), _up(uuid))


def _typed(family: str, asked: Asked | Link) -> tuple[str, ...]:
    if isinstance(asked, Link):
        return f"{family}.dns-over-tls", str(-1 if asked.dns_over_tls is None else asked.dns_over_tls)
    return (
        *(f"{family}.dns", " ".join(asked.dns or ())),
        *(f"{family}.ignore-auto-dns", "yes" if asked.ignore_auto_dns else "no"),
        *(f"{family}.dns-priority", str(asked.dns_priority or 0)),
    )


def _up(uuid: str) -> str:
    return shlex.join(("nmcli", "connection", "up", "uuid", uuid))
