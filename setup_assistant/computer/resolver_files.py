"""The files of a Linux system that say whom it asks, apart from NetworkManager's.  What would be written."""

import re
from pathlib import Path

from setup_assistant.computer import system_files_texts as texts
from setup_assistant.computer.here import Here, names, text
from setup_assistant.computer.linux_servers import resolv
from setup_assistant.computer.resolv_conf_keeper import Keeper, Traces, keeper
from setup_assistant.computer.system_files_state import BY_HAND, content, read, told
from setup_assistant.domain.setting import Change, Part, Remark, RemarkKind, Row, Tool, Wanted
from setup_assistant.domain.value import Message, message

_HOOKS = "etc/dhcp/dhclient-enter-hooks.d"
_DROP_INS = ("etc/systemd/resolved.conf.d", "run/systemd/resolved.conf.d", "usr/lib/systemd/resolved.conf.d")
_SAYS_WHOM = re.compile(r"^\s*(?:DNS|DNSOverTLS|Domains)\s*=", re.MULTILINE)
_BY_FILES = frozenset({Keeper.PERSON, Keeper.DHCLIENT})
_RESOLVED = frozenset({Keeper.RESOLVED, Keeper.RESOLVED_UPLINK})
_NAMELESS = frozenset({Keeper.IMMUTABLE, Keeper.OWN_RESOLVER, Keeper.CONTAINER, Keeper.UNKNOWN})
_RESOLV_CONF = texts.PATHS[texts.RESOLV_CONF]
_PROCESSES_LIMIT = 5_000


def traces(here: Here, *, immutable: bool = False) -> Traces:
    """Read what tells who keeps resolv.conf."""
    path = here.root / "etc/resolv.conf"
    try:
        link = str(path.readlink())
    except OSError:
        link = ""
    running = frozenset((text(here.root / "proc" / each / "comm") or "").strip() for each in _processes(here))
    order = re.search(r"^hosts:(.*)$", text(here.root / "etc/nsswitch.conf") or "", re.MULTILINE)
    asked_first = order is not None and "resolve" in order[1].split()
    return Traces(text=text(path), link=link, immutable=immutable, running=running, by_resolved=asked_first)


def plan(here: Here, wanted: Wanted, found: Traces) -> Part:
    """Return what would be written so that this computer asks the filter."""
    who = keeper(found)
    if who is Keeper.NETWORK_MANAGER:
        return _nothing(RemarkKind.NO_ENCRYPTION) if wanted.encrypted else Part()
    if who in _RESOLVED:
        return _resolved(here, wanted, who, has_manager="NetworkManager" in found.running)
    if who in _BY_FILES:
        return _plain(here, wanted, who)
    return _nothing(RemarkKind.UNKNOWN_KEEPER, _RESOLV_CONF if who in _NAMELESS else who.value)


def encrypts(here: Here, wanted: Wanted, found: Traces) -> bool:
    """Tell whether systemd-resolved asks the filter only encrypted, or would by what `plan` says."""
    if not (wanted.encrypted and wanted.host and "NetworkManager" in found.running):
        return False
    if keeper(found) is not Keeper.RESOLVED:
        return False
    at = texts.PATHS[texts.RESOLVED]
    part = plan(here, wanted, found)
    return any(each.at == at for each in part.changes) or Remark(kind=RemarkKind.ALREADY, about=at) in part.remarks


def _resolved(here: Here, wanted: Wanted, who: Keeper, *, has_manager: bool) -> Part:
    # Programs that read the list of servers ask them directly, as ever: nothing holds them to encryption.  And only
    # NetworkManager's hand can leave the names of the home to the router, which does not understand it.
    encrypted = wanted.encrypted and bool(wanted.host) and who is Keeper.RESOLVED and has_manager
    if wanted.encrypted and not encrypted and has_manager:
        return _nothing(RemarkKind.NO_ENCRYPTION)
    if has_manager and not encrypted:
        return Part()
    ours = Path(texts.PATHS[texts.RESOLVED]).name
    later = [f"/{folder}/{name}" for folder in _DROP_INS for name in names(here.root / folder) if name > ours]
    stronger = next((each for each in later if _SAYS_WHOM.search(text(here.root / each.lstrip("/")) or "")), None)
    if stronger is not None:
        return _nothing(RemarkKind.UNKNOWN_KEEPER, stronger)
    kinds = [RemarkKind.ENCRYPTED_ONLY if encrypted else RemarkKind.NO_ENCRYPTION] if wanted.encrypted else []
    after = message("setting.file.servers.encrypted" if encrypted else "setting.file.servers.filter", name=wanted.name)
    row = Row(what=message("setting.file.servers"), before=message("setting.file.servers.connection"), after=after)
    part = _write(here, texts.RESOLVED, Tool.RESOLVED, wanted, encrypted=encrypted, row=row)
    return Part(changes=part.changes, remarks=(*part.remarks, *(Remark(kind=each) for each in kinds)))


def _plain(here: Here, wanted: Wanted, who: Keeper) -> Part:
    if who is Keeper.DHCLIENT and not (here.root / _HOOKS).is_dir():
        return _nothing(RemarkKind.UNKNOWN_KEEPER, who.value)
    listed = ", ".join(resolv(here.root / "etc/resolv.conf", {}) or ())
    before: Message = message("setting.file.servers.listed", servers=listed) if listed else message("setting.file.none")
    after = message("setting.file.servers.filter", name=wanted.name)
    row = Row(what=message("setting.file.servers"), before=before, after=after)
    part = _write(here, texts.RESOLV_CONF, Tool.RESOLV_CONF, wanted, encrypted=False, row=row)
    changes = part.changes
    if who is Keeper.DHCLIENT:
        held = Row(
            what=message("setting.file.renewal"),
            before=message("setting.file.renewal.writes"),
            after=message("setting.file.renewal.keeps"),
        )
        hook = _write(here, texts.DHCLIENT, Tool.DHCLIENT, wanted, encrypted=False, row=held)
        changes = (*hook.changes, *changes)
    remarks = [Remark(kind=RemarkKind.NO_ENCRYPTION)] if wanted.encrypted else []
    return Part(changes=changes, remarks=(*part.remarks, *remarks))


def _write(here: Here, target: str, tool: Tool, wanted: Wanted, *, encrypted: bool, row: Row) -> Part:
    at = texts.PATHS[target]
    before = read(here.root / at.lstrip("/"))
    if before is None:
        return _nothing(RemarkKind.UNKNOWN_KEEPER, at)
    data = texts.text(target, servers(wanted), wanted.host, encrypted=encrypted, before=content(before))
    after = told(data)
    if after == before:
        return _nothing(RemarkKind.ALREADY, at)
    literal = (at, *data.decode("ascii", "replace").splitlines())
    return Part(
        changes=(
            Change(
                tool=tool,
                at=at,
                name=at,
                rows=(row,),
                before=before,
                after=after,
                literal=literal,
                by_hand=BY_HAND,
            ),
        )
    )


def servers(wanted: Wanted) -> tuple[str, ...]:
    """Return the filter's addresses, both ways first: only three are asked in some files."""
    heads = (*wanted.v4[:1], *wanted.v6[:1])
    return (*heads, *(each for each in (*wanted.v4, *wanted.v6) if each not in heads))


def _nothing(kind: RemarkKind, about: str = "") -> Part:
    return Part(remarks=(Remark(kind=kind, about=about),))


def _processes(here: Here) -> tuple[str, ...]:
    return tuple(each for each in names(here.root / "proc") if each.isdecimal())[:_PROCESSES_LIMIT]
