"""Apple's own rules for a settings file, written anew from its public schema as an oracle.

Source: github.com/apple/device-management, mdm/profiles (TopLevel, CommonPayloadKeys, com.apple.dnsSettings.managed) at
commit b6202ca2; AllowFailover came later (release 26).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

UUID = re.compile(r"[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}")


@dataclass(frozen=True)
class Key:
    """One key: its type, whether it must be there, what it may be."""

    kind: type
    required: bool = False
    among: tuple[Any, ...] = ()
    keys: Mapping[str, "Key"] = field(default_factory=dict)
    """Of a dictionary; empty: any keys."""
    each: "Key | None" = None
    """Of an array, or of a dictionary with any keys."""


TEXT = Key(str)
COMMON = {
    "PayloadIdentifier": Key(str, required=True),
    "PayloadUUID": Key(str, required=True),
    "PayloadType": Key(str, required=True),
    "PayloadVersion": Key(int, required=True, among=(1,)),
    "PayloadDescription": TEXT,
    "PayloadDisplayName": TEXT,
    "PayloadOrganization": TEXT,
}
DNS = Key(
    dict,
    keys=COMMON
    | {
        "DNSSettings": Key(
            dict,
            required=True,
            keys={
                "DNSProtocol": Key(str, required=True, among=("HTTPS", "TLS")),
                "ServerURL": TEXT,
                "ServerName": TEXT,
                "ServerAddresses": Key(list, each=TEXT),
                "SupplementalMatchDomains": Key(list, each=TEXT),
                "AllowFailover": Key(bool),
            },
        ),
        "OnDemandRules": Key(list, each=Key(dict)),
        "ProhibitDisablement": Key(bool),
        "PayloadCertificateUUID": TEXT,
    },
)
TOP = Key(
    dict,
    keys=COMMON
    | {
        "PayloadType": Key(str, required=True, among=("Configuration",)),
        "IsEncrypted": Key(bool),
        "PayloadContent": Key(list, required=True, each=DNS),
        "EncryptedPayloadContent": Key(bytes),
        "HasRemovalPasscode": Key(bool),
        "PayloadRemovalDisallowed": Key(bool),
        "PayloadScope": Key(str, among=("System", "User")),
        "DurationUntilRemoval": Key(float),
        "TargetDeviceType": Key(int, among=tuple(range(7))),
        "ConsentText": Key(dict, each=TEXT),
    },
)


def faults(whole: Any) -> list[str]:
    """Return what a device would not take, each with its place."""
    return [*_faults(whole, TOP, "file"), *(fault for each in _payloads(whole) for fault in _crossed(each))]


def _payloads(whole: Any) -> list[Any]:
    found = whole.get("PayloadContent", []) if isinstance(whole, dict) else []
    return [each for each in found if isinstance(each, dict)]


def _crossed(payload: Mapping[str, Any]) -> Iterator[str]:
    """Yield what two keys together may not say."""
    if payload.get("PayloadType") != "com.apple.dnsSettings.managed":
        yield "PayloadType: not the one for names"
    settings = payload.get("DNSSettings", {})
    if settings.get("DNSProtocol") == "HTTPS" and not str(settings.get("ServerURL", "")).startswith("https://"):
        yield "ServerURL: HTTPS needs it, with https://"
    if settings.get("DNSProtocol") != "TLS" and "ServerName" in settings:
        yield "ServerName: only with TLS"


def _faults(value: Any, key: Key, at: str) -> Iterator[str]:
    if type(value) is not key.kind:
        yield f"{at}: {type(value).__name__}, not {key.kind.__name__}"
        return
    if key.among and value not in key.among:
        yield f"{at}: {value!r}"
    if at.endswith("UUID") and not UUID.fullmatch(value):
        yield f"{at}: {value!r}"
    yield from _inner(value, key, at)
    yield from (f"{at}.{name}: missing" for name, below in key.keys.items() if below.required and name not in value)


def _inner(value: Any, key: Key, at: str) -> Iterator[str]:
    items = enumerate(value) if isinstance(value, list) else value.items() if isinstance(value, dict) else ()
    for name, inner in items:
        below = key.keys.get(name) if key.keys else key.each
        if below is not None:
            yield from _faults(inner, below, f"{at}.{name}")
        elif key.keys:
            yield f"{at}.{name}: unknown"
