"""The files of a Linux system that may be written, each with its one constant place and its constant form.

The root-owned helper (packaging/helper) gets a copy of this file and trusts nothing else; the window reads the same
copy to show what would be written.  So it knows no other module, and nothing in it comes from outside but addresses
and one host name, which the helper has read strictly.
"""

import json
import re
from collections.abc import Sequence

RESOLVED, RESOLV_CONF, DHCLIENT, FIREFOX = "resolved", "resolv-conf", "dhclient", "firefox"

CHROMIUM_FAMILY = {
    "chromium": "/etc/chromium/policies/managed/family-setup-assistant.json",
    "chrome": "/etc/opt/chrome/policies/managed/family-setup-assistant.json",
    "edge": "/etc/opt/edge/policies/managed/family-setup-assistant.json",
    "brave": "/etc/brave/policies/managed/family-setup-assistant.json",
}
PATHS = {
    # A hook stands before the file that it keeps from being written over.
    DHCLIENT: "/etc/dhcp/dhclient-enter-hooks.d/family-setup-assistant",
    RESOLV_CONF: "/etc/resolv.conf",
    RESOLVED: "/etc/systemd/resolved.conf.d/90-family-setup-assistant.conf",
    FIREFOX: "/etc/firefox/policies/policies.json",
    **CHROMIUM_FAMILY,
}
"""Every target with its place, in the order in which they are written."""

NEED_SERVERS = frozenset({RESOLVED, RESOLV_CONF})
NEVER_REPLACED = frozenset({FIREFOX})
"""A file of somebody else at this place is an organisation's and stays."""

ASKED_AT_MOST = 3
"""The C library asks the first three of resolv.conf."""

_HEAD = "# Written by Family Setup Assistant, which can put everything back.\n"
_HOOK = f"""{_HEAD}# dhclient keeps the line; the servers in /etc/resolv.conf stay as they are set.
make_resolv_conf() {{
    :
}}
"""
_FIREFOX = {"policies": {"DNSOverHTTPS": {"Enabled": False, "Locked": True}}}
_CHROMIUM = {
    "BuiltInDnsClientEnabled": False,
    "DnsOverHttpsMode": "off",
    "ForceGoogleSafeSearch": True,
    "ForceYouTubeRestrict": 1,
}
"""Names and values as Chromium's own policy definitions have them; 1 is the moderate form."""

_STAYS = re.compile(rb"(?:search|domain|options|sortlist)[ \t][\x20-\x7e\t]{1,1000}")
"""Lines of resolv.conf that do not say whom to ask."""

_SERVER = re.compile(r"^nameserver\s+(\S+)", re.MULTILINE)
_RESOLVED_SERVERS = re.compile(r"^DNS=(.+)$", re.MULTILINE)


def text(target: str, servers: Sequence[str], host: str, *, encrypted: bool, before: bytes | None) -> bytes:
    """Return what the file of a target shall hold; `before` is what it holds now."""
    if target == RESOLVED:
        return _resolved(servers, host, encrypted=encrypted).encode("ascii")
    if target == RESOLV_CONF:
        return _resolv_conf(servers, before or b"")
    if target == DHCLIENT:
        return _HOOK.encode("ascii")
    return f"{json.dumps(_FIREFOX if target == FIREFOX else _CHROMIUM, indent=2)}\n".encode("ascii")


def asked(target: str, content: bytes) -> tuple[tuple[str, ...], str, bool]:
    """Return the servers, the host name and whether it is encrypted, of a file that `text` made."""
    source = content.decode("ascii", "replace")
    if target == RESOLV_CONF:
        return tuple(_SERVER.findall(source)), "", False
    words = [word.partition("#") for line in _RESOLVED_SERVERS.findall(source) for word in line.split()]
    servers, hosts = tuple(word[0] for word in words), [word[2] for word in words]
    return servers, hosts[0] if hosts else "", "\nDNSOverTLS=yes\n" in source


def _resolved(servers: Sequence[str], host: str, *, encrypted: bool) -> str:
    named = " ".join(f"{each}#{host}" if host else each for each in servers)
    # An empty DNS= drops what other files of the same folder said.  Every name but those of the home's own domain
    # goes here, because "~." wins over a link that only offers itself for the rest.
    return f"{_HEAD}[Resolve]\nDNS=\nDNS={named}\nDNSOverTLS={'yes' if encrypted else 'no'}\nDomains=~.\n"


def _resolv_conf(servers: Sequence[str], before: bytes) -> bytes:
    kept = [line for line in (each.strip() for each in before.splitlines()) if _STAYS.fullmatch(line)]
    lines = [f"nameserver {each}".encode("ascii") for each in servers[:ASKED_AT_MOST]]
    return b"".join((_HEAD.encode("ascii"), *(line + b"\n" for line in (*kept, *lines))))
