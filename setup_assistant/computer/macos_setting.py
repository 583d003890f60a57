"""What the network services of a Mac ask, and what a family filter would change: parsed values and pure rules.

Held by recorded forms of the programs' answers, written by hand; not verified on hardware (docs/adr).
"""

import json
import re
from typing import Literal

import msgspec

from setup_assistant.computer.addresses import parse
from setup_assistant.computer.setting_rows import AUTOMATIC, both_ways
from setup_assistant.domain.error import SettingFailed
from setup_assistant.domain.setting import Change, Part, Remark, RemarkKind, Tool, Wanted
from setup_assistant.domain.value import Value
from setup_assistant.text.names import readable

Servers = tuple[str, ...] | Literal["automatic"]

_NUMBERED = re.compile(r"\(([0-9]+|\*)\) (.+)")
_HARDWARE = re.compile(r"\(.*: (.*), .*: ?([^,()]*)\)")
_UNUSUAL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]")
_V4, _V6 = 4, 6


class Service(Value, frozen=True, kw_only=True):
    """One network service, and whom it asks."""

    name: str
    servers: Servers


class Place(Value, frozen=True, kw_only=True):
    """The touched setting of a service."""

    servers: Servers

    @property
    def text(self) -> str:
        """Return the canonical text."""
        return json.dumps(msgspec.to_builtins(self), sort_keys=True)


def place(text: str) -> Place:
    """Return a noted text as a value.  Raises SettingFailed."""
    try:
        return msgspec.json.decode(text, type=Place)
    except msgspec.MsgspecError as problem:
        raise SettingFailed(what=f"journal: {problem}") from problem


def services(answer: str) -> tuple[str, ...]:
    """Return the names in `networksetup -listnetworkserviceorder` that are on and belong to a device.

    A service without a device is a VPN.  Only the form of the lines is read, for their words may be translated.
    """
    found, name = [], ""
    for line in answer.splitlines():
        if (numbered := _NUMBERED.fullmatch(line)) and not _HARDWARE.fullmatch(line):
            name = "" if numbered[1] == "*" else numbered[2]
        elif (hardware := _HARDWARE.fullmatch(line)) and name:
            if hardware[2].strip() and not _UNUSUAL.search(name):
                found.append(name)
            name = ""
    return tuple(dict.fromkeys(found))


def servers(answer: str) -> Servers:
    """Return what `networksetup -getdnsservers` tells: a sentence, in any language, means that nothing is typed."""
    words = [line.strip() for line in answer.splitlines()]
    read = [parse(word.partition("%")[0]) for word in words]
    return tuple(word for word, address in zip(words, read, strict=True) if address) or AUTOMATIC


def plan(here: tuple[Service, ...], wanted: Wanted) -> Part:
    """Return what a filter would change: one list per service, which stands for both ways."""
    will = (*wanted.v4, *wanted.v6)
    changes = tuple(_change(each, will) for each in here if each.servers != will)
    kinds = [RemarkKind.NOT_VERIFIED]
    if wanted.encrypted:
        kinds.append(RemarkKind.BY_PROFILE)
    if wanted.browsers:
        kinds.append(RemarkKind.BROWSERS_STAY)
    if changes and not wanted.v6:
        kinds.append(RemarkKind.NO_SECOND_WAY)
    if changes:
        kinds += [RemarkKind.ASKS_PASSWORD, RemarkKind.WHOLE_COMPUTER, RemarkKind.THIS_CONNECTION]
        kinds.append(RemarkKind.WEAKER_NET)
    if not here:
        kinds.append(RemarkKind.UNSUPPORTED)
    already = (Remark(kind=RemarkKind.ALREADY, about=each.name) for each in here if each.servers == will)
    return Part(changes=changes, remarks=(*(Remark(kind=each) for each in kinds), *already))


def word(servers: Servers) -> str:
    """Return a list as networksetup takes it; nothing typed is the word `empty`."""
    return "empty" if servers == AUTOMATIC else " ".join(servers)


def _change(service: Service, will: tuple[str, ...]) -> Change:
    before, after = Place(servers=service.servers), Place(servers=will)
    return Change(
        tool=Tool.MACOS,
        at=service.name,
        name=readable(service.name),
        rows=both_ways(before=_ways(before.servers), after=_ways(after.servers)),
        before=before.text,
        after=after.text,
        literal=(f'networksetup -setdnsservers "{service.name}" {word(will)}',),
        by_hand=(f'networksetup -setdnsservers "{service.name}" {word(service.servers)}',),
    )


def _ways(servers: Servers) -> tuple[Servers, Servers]:
    if servers == AUTOMATIC:
        return AUTOMATIC, AUTOMATIC
    read = [(each, parse(each.partition("%")[0])) for each in servers]
    v4, v6 = (tuple(each for each, address in read if address and address.version == kind) for kind in (_V4, _V6))
    return v4, v6
