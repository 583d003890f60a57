"""How Firefox looks names up: the settings of each profile, and what a policy fixes.  Only settings are read."""

import re
from configparser import Error, RawConfigParser
from dataclasses import dataclass
from pathlib import Path

from setup_assistant.computer.here import names, parsed, part, text
from setup_assistant.domain.surroundings import Browser, OwnLookup

DEFAULT_RESOLVER = "https://mozilla.cloudflare-dns.com/dns-query"
"""Whom it asks when its own look-up is on and nobody chose another."""

PROFILES_LIMIT = 50

_PREF = re.compile(r'\s*(?:user_pref|pref|lockPref)\(\s*"([\w.-]{1,80})"\s*,\s*(.*?)\s*\)\s*;')
_TRR, _PROXY = "network.trr.", "network.proxy."
_ON, _OFF, _DEFAULT, _ODD = frozenset({2, 3}), 5, 0, -1
"""Values of network.trr.mode; one that is no number, and those that Firefox keeps for later, are odd."""

_BY_HAND, _FILE = 1, 2
"""Values of network.proxy.type."""

_LONGEST = 300

Prefs = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What an organisation or a parent set for all profiles."""

    enabled: bool | None = None
    locked: bool = False
    resolver: str = ""


def profiles(home: Path) -> tuple[tuple[str, Path], ...]:
    """Return (name, folder) of the profiles that a folder with a profiles.ini lists, or holds if there is no list."""
    reader = RawConfigParser(strict=False)
    try:
        reader.read_string(text(home / "profiles.ini") or "")
    except Error:
        reader = RawConfigParser()
    found = []
    for section in reader.sections():
        place = reader.get(section, "Path", fallback="")
        if section.startswith("Profile") and place and "\0" not in place:
            folder = Path(place) if reader.get(section, "IsRelative", fallback="1") == "0" else home / place
            found.append((reader.get(section, "Name", fallback="") or folder.name, folder))
    if not found:
        found = [(name, home / name) for name in names(home) if text(home / name / "prefs.js")]
    return tuple(found[:PROFILES_LIMIT])


def prefs(folder: Path) -> Prefs | None:
    """Return the settings of a profile that matter here; user.js wins, as it does in Firefox; None when unreadable."""
    found: Prefs = {}
    for name in ("prefs.js", "user.js"):
        source = text(folder / name)
        if source is None:
            return None
        for line in source.splitlines():
            if (match := _PREF.match(line)) and match[1].startswith((_TRR, _PROXY)):
                found[match[1]] = parsed(match[2])
    return found


def policy(source: str | None) -> Policy:
    """Return what a policies.json says about looking names up."""
    about = part(parsed(source), "policies", "DNSOverHTTPS")
    enabled, resolver = part(about, "Enabled"), part(about, "ProviderURL")
    return Policy(
        enabled=enabled if isinstance(enabled, bool) else None,
        locked=part(about, "Locked") is True,
        resolver=resolver[:_LONGEST] if isinstance(resolver, str) else "",
    )


def browser(name: str, given: Prefs | None, fixed: Policy, *, id: str = "firefox") -> Browser:  # noqa: A002  the word of the value
    """Return one profile: a locked policy wins, then the profile, then a policy that only proposes."""
    by_policy = fixed.enabled is not None and (fixed.locked or _mode(given or {}) == _DEFAULT)
    if by_policy:
        lookup = OwnLookup.ON if fixed.enabled else OwnLookup.OFF
        asks = (fixed.resolver or DEFAULT_RESOLVER) if fixed.enabled else ""
    elif given is None:
        lookup, asks = OwnLookup.UNKNOWN, ""
    else:
        lookup, asks = _own(given, fixed)
    return Browser(id=id, profile=name, own_lookup=lookup, asks=asks, by_policy=by_policy)


def proxy(given: Prefs) -> str:
    """Return the proxy of a profile, or ""; one of the system is found elsewhere."""
    kind = given.get(f"{_PROXY}type")
    if kind == _FILE:
        return _word(given, f"{_PROXY}autoconfig_url") or "auto"
    if kind != _BY_HAND:
        return ""
    for each in ("http", "ssl", "socks"):
        if host := _word(given, f"{_PROXY}{each}"):
            port = given.get(f"{_PROXY}{each}_port")
            return f"{host}:{port}" if isinstance(port, int) and port else host
    return ""


def _own(given: Prefs, fixed: Policy) -> tuple[OwnLookup, str]:
    mode = _mode(given)
    if mode in _ON:
        chosen = (_word(given, f"{_TRR}uri"), _word(given, f"{_TRR}custom_uri"), fixed.resolver)
        return OwnLookup.ON, next(filter(None, chosen), DEFAULT_RESOLVER)
    return {_OFF: OwnLookup.OFF, _DEFAULT: OwnLookup.AUTOMATIC}.get(mode, OwnLookup.UNKNOWN), ""


def _mode(given: Prefs) -> int:
    value = given.get(f"{_TRR}mode", _DEFAULT)
    return value if isinstance(value, int) and not isinstance(value, bool) else _ODD


def _word(given: Prefs, name: str) -> str:
    value = given.get(name)
    return value[:_LONGEST] if isinstance(value, str) else ""
