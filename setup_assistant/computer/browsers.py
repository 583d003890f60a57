"""The browsers of this computer, and whether each looks names up by itself.

Linux is read from files.  Windows and macOS are held by recorded forms of answers, written by hand; not verified on
hardware (docs/adr).  Settings of other users of this computer are not read.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from setup_assistant.computer import chromium, firefox, installed, windows_registry
from setup_assistant.computer.browser_places import (
    CHROMIUM_POLICIES,
    CHROMIUM_STATES,
    FIREFOX_HOMES,
    FIREFOX_POLICIES,
    MAC_DOMAINS,
    WINDOWS_KEYS,
)
from setup_assistant.computer.here import Here, is_there, names, text
from setup_assistant.domain.surroundings import Browser, OwnLookup

_FIREFOX_KEY = r"HKLM\SOFTWARE\Policies\Mozilla\Firefox\DNSOverHTTPS"
_MENU = r"SOFTWARE\Clients\StartMenuInternet"
_WITHOUT_OWN = frozenset({"safari", "epiphany"})
"""These have no look-up of their own."""

_FIREFOX_FAMILY = frozenset({"firefox", "librewolf", "floorp", "waterfox"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The browsers, and the proxies that some of them have for themselves."""

    browsers: tuple[Browser, ...]
    proxies: tuple[str, ...] = ()


def find(here: Here, family: str) -> Found:
    """Return the browsers of a computer of the `family` "linux", "windows" or "macos"."""
    fixed_firefox = _firefox_policy(here, family)
    found: list[Browser] = []
    proxies: list[str] = []
    for id_, name, folder in _firefox_profiles(here, family):
        given = firefox.prefs(folder)
        found.append(firefox.browser(name, given, fixed_firefox, id=id_))
        proxies.append(firefox.proxy(given or {}))
    for id_, where, below in CHROMIUM_STATES[family]:
        state = text(here.home / below / "Local State")
        if state != "":
            found.append(chromium.browser(id_, where, state, _chromium_policies(here, family, id_)))
    for id_ in _installed(here, family):
        if id_ not in {each.id for each in found}:
            found.append(_untouched(here, family, id_, fixed_firefox))
    found.extend(_carried(id_, name) for id_, name in installed.portable(here))
    return Found(browsers=tuple(dict.fromkeys(found)), proxies=tuple(each for each in proxies if each))


def _firefox_profiles(here: Here, family: str) -> Iterator[tuple[str, str, Path]]:
    seen = set()
    for id_, folder in FIREFOX_HOMES[family]:
        for name, place in firefox.profiles(here.home / folder):
            # A profile that was made and never used has no settings yet.
            if place not in seen and (is_there(place / "prefs.js") or is_there(place / "user.js")):
                seen.add(place)
                yield id_, name, place


def _untouched(here: Here, family: str, id_: str, fixed: firefox.Policy) -> Browser:
    """Return a browser that is there and was never started: its first settings, or the policy's."""
    if id_ in _FIREFOX_FAMILY:
        return firefox.browser("", {}, fixed if id_ == "firefox" else firefox.Policy(), id=id_)
    if id_ in CHROMIUM_POLICIES:
        return chromium.browser(id_, "", "", _chromium_policies(here, family, id_))
    if id_ == "tor":
        return _tor("")
    return Browser(id=id_, own_lookup=OwnLookup.OFF if id_ in _WITHOUT_OWN else OwnLookup.UNKNOWN)


def _carried(id_: str, name: str) -> Browser:
    return _tor(name, portable=True) if id_ == "tor" else Browser(id=id_, profile=name, portable=True)


def _tor(name: str, *, portable: bool = False) -> Browser:
    # It sends everything, names too, through a net of its own: that is what it is for.
    return Browser(id="tor", profile=name, own_lookup=OwnLookup.ON, asks="Tor", portable=portable)


def _installed(here: Here, family: str) -> tuple[str, ...]:
    if family == "linux":
        return installed.by_desktop_files(here)
    if family == "windows":
        listed = (*windows_registry.keys(here, rf"HKLM\{_MENU}"), *windows_registry.keys(here, rf"HKCU\{_MENU}"))
        return installed.by_names(listed)
    listed = (*names(here.root / "Applications"), *names(here.home / "Applications"))
    safari = ("safari",) if is_there(here.root / "Applications/Safari.app") else ()
    return tuple(dict.fromkeys((*safari, *installed.by_names(listed))))


def _firefox_policy(here: Here, family: str) -> firefox.Policy:
    if family == "windows" and (values := windows_registry.values(here, _FIREFOX_KEY)):
        enabled = windows_registry.number(values.get("Enabled", ""))
        return firefox.Policy(
            enabled=None if enabled is None else enabled == 1,
            locked=windows_registry.number(values.get("Locked", "")) == 1,
            resolver=values.get("ProviderURL", ""),
        )
    found = (firefox.policy(text(here.root / each)) for each in FIREFOX_POLICIES[family])
    return next((each for each in found if each.enabled is not None), firefox.Policy())


def _chromium_policies(here: Here, family: str, id_: str) -> chromium.Policies | None:
    if family == "linux":
        together: dict[str, object] = {}
        for folder in CHROMIUM_POLICIES.get(id_, ()):
            found = chromium.policies(here.root / folder)
            if found is None:
                return None
            together.update(found)
        return together
    if family == "windows":
        key = WINDOWS_KEYS.get(id_, "")
        return (
            {**windows_registry.values(here, rf"HKCU\{key}"), **windows_registry.values(here, rf"HKLM\{key}")}
            if key
            else {}
        )
    return _mac_policies(here, MAC_DOMAINS.get(id_, ""))


def _mac_policies(here: Here, domain: str) -> chromium.Policies:
    folder = here.root / "Library/Managed Preferences"
    found: dict[str, object] = {}
    for place in (folder / f"{domain}.plist", folder / here.home.name / f"{domain}.plist") if domain else ():
        if is_there(place):
            found["managed"] = True
            for key in (chromium.MODE, chromium.TEMPLATES):
                outcome = here.ask(("defaults", "read", str(place.with_suffix("")), key))
                if outcome.status == 0:
                    found[key] = outcome.output.strip()
    return found
