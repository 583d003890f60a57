"""How Chromium and its relatives look names up: the settings of each user's folder, and policies."""

from collections.abc import Mapping
from pathlib import Path

from setup_assistant.computer.here import names, parsed, part, text
from setup_assistant.domain.surroundings import Browser, OwnLookup

MODE, TEMPLATES = "DnsOverHttpsMode", "DnsOverHttpsTemplates"

_MODES = {"off": OwnLookup.OFF, "automatic": OwnLookup.AUTOMATIC, "secure": OwnLookup.ON}
_LONGEST = 300

Policies = Mapping[str, object]


def policies(folder: Path) -> Policies | None:
    """Return what all the files of a folder of policies say together; None when one cannot be read."""
    found: dict[str, object] = {}
    for name in names(folder):
        value = parsed(text(folder / name)) if name.endswith(".json") else {}
        if not isinstance(value, dict):
            return None
        found.update(value)
    return found


def browser(id: str, profile: str, state: str | None, fixed: Policies | None) -> Browser:  # noqa: A002  the word of the value
    """Return a browser by its `Local State` and the policies for the whole computer.

    A policy wins.  Where there are policies and none about this, the browser does not look names up by itself.
    """
    if fixed is None:
        return Browser(id=id, profile=profile)
    if fixed:
        lookup, asks = _read(fixed.get(MODE, "off"), fixed.get(TEMPLATES))
        return Browser(id=id, profile=profile, own_lookup=lookup, asks=asks, by_policy=True)
    value = parsed(state) if state else {}
    if state is None or not isinstance(value, dict):
        return Browser(id=id, profile=profile)
    about = part(value, "dns_over_https")
    lookup, asks = _read(part(about, "mode") or "automatic", part(about, "templates"))
    return Browser(id=id, profile=profile, own_lookup=lookup, asks=asks)


def _read(mode: object, templates: object) -> tuple[OwnLookup, str]:
    lookup = _MODES.get(mode, OwnLookup.UNKNOWN) if isinstance(mode, str) else OwnLookup.UNKNOWN
    words = templates.split() if isinstance(templates, str) else []
    asks = words[0][:_LONGEST] if words else ""
    # By itself it may ask there too, where one was named.
    return lookup, asks if lookup in {OwnLookup.ON, OwnLookup.AUTOMATIC} else ""
