"""What Windows is set to ask, and what a family filter would change: parsed values and pure rules.

Held by written contracts; not verified on hardware (docs/adr).
"""

import json
import re
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from setup_assistant.computer.addresses import parse
from setup_assistant.computer.setting_rows import AUTOMATIC, both_ways, encryption
from setup_assistant.computer.windows_links import PLACEHOLDERS, kind
from setup_assistant.domain.error import SettingFailed
from setup_assistant.domain.setting import Change, Part, Remark, RemarkKind, Tool, Wanted
from setup_assistant.domain.surroundings import LinkKind
from setup_assistant.domain.value import Value
from setup_assistant.text.names import readable

Guid = Annotated[str, Meta(pattern=r"^\{[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}$")]
Servers = tuple[str, ...] | Literal["automatic"]

_CARRYING = frozenset({LinkKind.WIRED, LinkKind.WIRELESS, LinkKind.MOBILE})


class Family(Value, frozen=True, kw_only=True):
    """What one family of addresses of an adapter asks."""

    now: tuple[str, ...] = ()
    """Whoever set it."""
    fixed: str = ""
    """What a person or a program typed for the adapter; empty where the network decides."""
    profile: str = ""
    """What was typed for one network in the settings of Windows 11; it goes before `fixed`."""

    @property
    def words(self) -> tuple[str, ...]:
        """Return what was typed for the adapter, one word an address."""
        return tuple(word for word in re.split(r"[ ,]+", self.fixed) if word)

    @property
    def servers(self) -> Servers:
        """Return what was typed for the adapter, or that the network decides."""
        return tuple(str(parse(word) or word) for word in self.words) or "automatic"

    @property
    def is_plain(self) -> bool:
        """Tell whether it can be written back by the same means."""
        return not self.profile and all(parse(word) for word in self.words)


class Adapter(Value, frozen=True, kw_only=True):
    """One network adapter."""

    index: int
    guid: Guid
    name: str
    about: str = ""
    kind: int
    up: bool
    v4: Family | None = None
    v6: Family | None = None

    @property
    def families(self) -> tuple[Family, ...]:
        """Return those that the adapter speaks."""
        return tuple(each for each in (self.v4, self.v6) if each is not None)


class Encryption(Value, frozen=True, kw_only=True):
    """How Windows asks one address encrypted; without a template it does not."""

    address: str
    template: str = ""
    fallback: bool = False
    upgrade: bool = False


class GuardState(Value, frozen=True, kw_only=True):
    """What a process that waits has written."""

    token: str
    state: str


class Found(Value, frozen=True, kw_only=True):
    """The answer of the reading script."""

    adapters: tuple[Adapter, ...]
    encrypts: bool
    known: tuple[Encryption, ...] = ()
    guards: tuple[GuardState, ...] = ()


class Place(Value, frozen=True, kw_only=True):
    """The touched settings of an adapter; a family that is not touched is absent."""

    guid: Guid
    v4: Servers | None = None
    v6: Servers | None = None
    encryption: tuple[Encryption, ...] = ()

    @property
    def text(self) -> str:
        """Return the canonical text."""
        return json.dumps(msgspec.to_builtins(self), sort_keys=True)


def found(answer: str) -> Found:
    """Return the answer of the reading script as values.  Raises SettingFailed."""
    try:
        return msgspec.json.decode(msgspec.json.decode(f'"{answer.strip()}"', type=bytes), type=Found)
    except (msgspec.MsgspecError, ValueError) as problem:
        raise SettingFailed(what=f"PowerShell: {problem}") from problem


def place(text: str) -> Place:
    """Return a noted text as a value.  Raises SettingFailed."""
    try:
        return msgspec.json.decode(text, type=Place)
    except msgspec.MsgspecError as problem:
        raise SettingFailed(what=f"journal: {problem}") from problem


def now(here: Found, change: Change) -> str | None:
    """Return the settings that a change touches as they are; None when the adapter is gone."""
    touched = place(change.before)
    adapter = next((each for each in here.adapters if each.guid.lower() == touched.guid.lower()), None)
    if adapter is None:
        return None
    return Place(
        guid=touched.guid,
        v4=None if touched.v4 is None or adapter.v4 is None else adapter.v4.servers,
        v6=None if touched.v6 is None or adapter.v6 is None else adapter.v6.servers,
        encryption=tuple(_known(here, each.address) for each in touched.encryption),
    ).text


def plan(here: Found, wanted: Wanted) -> Part:
    """Return what a filter would change."""
    encrypts = wanted.encrypted and here.encrypts and bool(wanted.doh_url)
    looked = [(adapter, _obstacle(adapter, wanted)) for adapter in here.adapters if adapter.up and _matters(adapter)]
    found = [_change(here, adapter, wanted, encrypts=encrypts) for adapter, obstacle in looked if obstacle is None]
    changes = tuple(each for each in found if each.before != each.after)
    kinds = [RemarkKind.NOT_VERIFIED]
    if wanted.encrypted and not encrypts:
        kinds.append(RemarkKind.NO_ENCRYPTION)
    if wanted.browsers:
        kinds.append(RemarkKind.BROWSERS_STAY)
    if changes:
        kinds += [RemarkKind.ASKS_PASSWORD, RemarkKind.WHOLE_COMPUTER, RemarkKind.THIS_CONNECTION]
        kinds.append(RemarkKind.WEAKER_NET)
    if not looked:
        kinds.append(RemarkKind.UNSUPPORTED)
    remarks = [Remark(kind=each) for each in kinds]
    remarks += [Remark(kind=obstacle, about=adapter.name) for adapter, obstacle in looked if obstacle is not None]
    remarks += [Remark(kind=RemarkKind.ALREADY, about=each.name) for each in found if each.before == each.after]
    return Part(changes=changes, remarks=tuple(remarks))


def _kind(adapter: Adapter) -> LinkKind:
    return kind(adapter.kind, f"{adapter.name} {adapter.about}")


def _matters(adapter: Adapter) -> bool:
    """Tell whether names of pages go out here; switches of virtual computers and the like carry none."""
    return _kind(adapter) in _CARRYING | {LinkKind.TUNNEL} and bool(adapter.families)


def _obstacle(adapter: Adapter, wanted: Wanted) -> RemarkKind | None:
    """Return why an adapter is left as it is."""
    asks = adapter.v6 is not None and any(_is_server(each) for each in (*adapter.v6.now, *adapter.v6.words))
    checks = (
        (RemarkKind.TUNNEL, _kind(adapter) is LinkKind.TUNNEL),
        (RemarkKind.UNKNOWN_KEEPER, not all(each.is_plain for each in adapter.families)),
        # Windows cannot leave out what the network names over IPv6; half a filter would be none.
        (RemarkKind.UNSUPPORTED, asks and not wanted.v6),
    )
    return next((remark for remark, holds in checks if holds), None)


def _is_server(word: str) -> bool:
    return PLACEHOLDERS.match(word.partition("%")[0]) is None


def _change(here: Found, adapter: Adapter, wanted: Wanted, *, encrypts: bool) -> Change:
    touches_v4 = adapter.v4 is not None and bool(wanted.v4)
    touches_v6 = adapter.v6 is not None and bool(wanted.v6)
    addresses = (*(wanted.v4 if touches_v4 else ()), *(wanted.v6 if touches_v6 else ())) if encrypts else ()
    before = Place(
        guid=adapter.guid,
        v4=adapter.v4.servers if touches_v4 and adapter.v4 else None,
        v6=adapter.v6.servers if touches_v6 and adapter.v6 else None,
        encryption=tuple(_known(here, _short(each)) for each in addresses),
    )
    after = Place(
        guid=adapter.guid,
        v4=tuple(map(_short, wanted.v4)) if touches_v4 else None,
        v6=tuple(map(_short, wanted.v6)) if touches_v6 else None,
        encryption=tuple(Encryption(address=_short(each), template=wanted.doh_url, upgrade=True) for each in addresses),
    )
    rows = both_ways(before=(before.v4, before.v6), after=(after.v4, after.v6))
    return Change(
        tool=Tool.WINDOWS,
        at=str(adapter.index),
        name=readable(adapter.name),
        rows=(*rows, encryption(before=_all_encrypted(before))) if encrypts else rows,
        before=before.text,
        after=after.text,
        literal=literal(adapter.index, before, after),
        by_hand=by_hand(adapter.index, before, after),
    )


def literal(index: int, before: Place, after: Place) -> tuple[str, ...]:
    """Return what is done, as a person would type it."""
    return (*_encryption_lines(before, after), *_server_lines(index, after))


def by_hand(index: int, before: Place, after: Place) -> tuple[str, ...]:
    """Return what puts it back, as a person would type it."""
    command = f"Set-DnsClientServerAddress -InterfaceIndex {index} -ResetServerAddresses"
    reset = (command,) if AUTOMATIC in {before.v4, before.v6} else ()
    return (*reset, *_server_lines(index, before), *_encryption_lines(after, before))


def _server_lines(index: int, place: Place) -> tuple[str, ...]:
    """Return one line for each way: no call may name both kinds of addresses."""
    typed = [",".join(each) for each in (place.v4, place.v6) if each and each != AUTOMATIC]
    return tuple(f"Set-DnsClientServerAddress -InterfaceIndex {index} -ServerAddresses {each}" for each in typed)


def _encryption_lines(was: Place, will: Place) -> tuple[str, ...]:
    lines = []
    for old, new in zip(was.encryption, will.encryption, strict=True):
        verb = ("Set" if old.template else "Add") if new.template else "Remove"
        values = (
            f" -DohTemplate {new.template} -AllowFallbackToUdp ${str(new.fallback).lower()}"
            f" -AutoUpgrade ${str(new.upgrade).lower()}"
        )
        line = f"{verb}-DnsClientDohServerAddress -ServerAddress {new.address}"
        lines.append(line + values if new.template else line)
    return tuple(lines)


def _known(here: Found, address: str) -> Encryption:
    same = (each for each in here.known if _short(each.address) == address)
    known = next(same, Encryption(address=address))
    return Encryption(address=address, template=known.template, fallback=known.fallback, upgrade=known.upgrade)


def _all_encrypted(before: Place) -> bool:
    return all(each.template and each.upgrade and not each.fallback for each in before.encryption)


def _short(address: str) -> str:
    return str(parse(address) or address)
