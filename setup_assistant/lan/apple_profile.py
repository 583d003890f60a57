"""A site-name filter as a settings file for iPhone, iPad and Mac: one payload, the same bytes every time.

Keys after Apple's public schema (apple/device-management, com.apple.dnsSettings.managed).  Left out on purpose:
SupplementalMatchDomains (it would filter only those names), AllowFailover (a silent way around the filter) and
ProhibitDisablement (only supervised devices obey it, so it would promise what no family device does).
"""

import plistlib
from collections.abc import Mapping
from urllib.parse import urlsplit
from uuid import UUID, uuid5

from setup_assistant.domain.error import FilterNotSettable
from setup_assistant.domain.lookup import Transport
from setup_assistant.domain.phone import HandedFilter
from setup_assistant.text.words import LANGUAGES, Words

FILE_NAME = "site-name-filter.mobileconfig"
MIME = "application/x-apple-aspen-config"

IDENTIFIER = "family-setup-assistant.site-name-filter"
"""One for every filter: a device uses a single settings file of this kind, and a second one beside it would only be a
place for a child to move the tick to.  So another filter replaces the earlier one."""

_OURS = UUID("6d1a6f0e-2f0b-5a55-9c5e-8d7b8f0a4b1c")
"""Begins every identifier of ours; any constant does."""


def profile(of: HandedFilter, words: Mapping[str, Words], *, lang: str, via: Transport | None = None) -> bytes:
    """Return the settings file, unsigned; `via` is DoH or DoT, else what the operator has, DoH first.

    Raises FilterNotSettable when the operator does not have it.
    """
    settings = _settings(of, via)
    kind = f"{of.id}/{settings['DNSProtocol']}"
    names = {each: words[each]("handing.profile.name", filter=of.name) for each in LANGUAGES}
    host = server(of, via)
    about = {each: words[each]("handing.profile.about", host=host) for each in LANGUAGES}
    consent = {each: words[each]("handing.profile.consent", filter=of.name, host=host) for each in LANGUAGES}
    whole = {
        "PayloadType": "Configuration",
        "PayloadVersion": 1,
        "PayloadIdentifier": IDENTIFIER,
        "PayloadUUID": _uuid(f"file/{kind}"),
        "PayloadDisplayName": names[lang],
        "PayloadDescription": about[lang],
        "PayloadScope": "System",
        "PayloadRemovalDisallowed": False,
        "ConsentText": {"default": consent[lang], **consent},
        "PayloadContent": [
            {
                "PayloadType": "com.apple.dnsSettings.managed",
                "PayloadVersion": 1,
                "PayloadIdentifier": f"{IDENTIFIER}.dns",
                "PayloadUUID": _uuid(f"payload/{kind}"),
                "PayloadDisplayName": names[lang],
                "PayloadDescription": about[lang],
                "DNSSettings": settings,
            }
        ],
    }
    return plistlib.dumps(whole, sort_keys=False)


def server(of: HandedFilter, via: Transport | None = None) -> str:
    """Return the name that the certificate of the server must carry: what a person compares.  Raises as `profile`."""
    settings = _settings(of, via)
    return str(settings.get("ServerName") or urlsplit(str(settings["ServerURL"])).hostname)


def _settings(of: HandedFilter, via: Transport | None) -> dict[str, object]:
    via = via or (Transport.DOH if of.doh_url else Transport.DOT)
    servers: dict[str, object] = {"ServerAddresses": list(of.addresses)} if of.addresses else {}
    if via is Transport.DOH and of.doh_url:
        return {"DNSProtocol": "HTTPS", "ServerURL": of.doh_url, **servers}
    if via is Transport.DOT and of.host:
        return {"DNSProtocol": "TLS", "ServerName": of.host, **servers}
    raise FilterNotSettable(filter=of.name)


def _uuid(name: str) -> str:
    """Return an identifier in the capitals that Apple writes."""
    return str(uuid5(_OURS, name)).upper()
