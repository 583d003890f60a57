"""How this computer reaches names and pages: its links, servers, browsers and whatever stands between."""

from enum import StrEnum

from setup_assistant.domain.household import Answer
from setup_assistant.domain.value import Value


class LinkKind(StrEnum):
    """Kinds of links to a network."""

    WIRED = "wired"
    WIRELESS = "wireless"
    MOBILE = "mobile"
    """A mobile line, or a phone that lends its line (tethering by cable)."""
    TUNNEL = "tunnel"
    """A VPN or another tunnel: whatever is set outside it does not count inside."""
    OTHER = "other"


class Link(Value, frozen=True, kw_only=True):
    """One link that is up."""

    name: str
    """Name of the interface."""
    kind: LinkKind = LinkKind.OTHER
    network: str = ""
    """Name of the wireless network or of the connection, if it can be told."""
    servers: tuple[str, ...] = ()
    """Addresses that this link was given or told to ask, v4 and v6, in order."""
    addresses: tuple[str, ...] = ()
    default_v4: bool = False
    """True when the way to everywhere leads over it."""
    default_v6: bool = False


class OwnLookup(StrEnum):
    """Whether a browser looks names up by itself, past what is set on this computer."""

    OFF = "off"
    AUTOMATIC = "automatic"
    """The browser decides: it stays with the computer's own resolver where that one can be asked encrypted."""
    ON = "on"
    UNKNOWN = "unknown"


class Browser(Value, frozen=True, kw_only=True):
    """One browser, or one profile of it, found on this computer."""

    id: str
    """"firefox", "chrome", "chromium", "edge", "brave", "vivaldi", "opera", "safari"."""
    profile: str = ""
    own_lookup: OwnLookup = OwnLookup.UNKNOWN
    asks: str = ""
    """Address of the resolver that it asks by itself, if it is known."""
    by_policy: bool = False
    """True when an organisation or a parent fixed it."""
    portable: bool = False
    """True when it lies outside the places of installed programs."""


class Surroundings(Value, frozen=True, kw_only=True):
    """What was read from this computer a moment ago.  No packet left for it."""

    links: tuple[Link, ...] = ()
    servers: tuple[str, ...] = ()
    """Addresses that the system's own look-up asks, in order; a local stub ("127.0.0.53") counts as one."""
    proxies: tuple[str, ...] = ()
    """Proxies and automatic proxy files set for this person, system or session."""
    hosts: tuple[tuple[str, str], ...] = ()
    """(name, address) entries of the hosts file but the usual ones."""
    browsers: tuple[Browser, ...] = ()
    guest_account: Answer = Answer.UNKNOWN
    """Can somebody sign in as a guest, without this person's settings?"""
    encrypted_only: bool = False
    """True when the system asks its servers encrypted and verifies who answers."""
    unread: tuple[str, ...] = ()
    """Parts that could not be read: names of the fields above."""

    @property
    def network(self) -> str:
        """Return what tells this network from another: names, servers and the links that lead out."""
        parts = [
            "\t".join((link.kind.value, " ".join(link.network.split()), ",".join(link.servers)))
            for link in self.links
            if link.default_v4 or link.default_v6
        ]
        return "\n".join(sorted(parts))


def links_of(network: str) -> frozenset[str]:
    """Return the links of what `Surroundings.network` told, by kind and name, without their servers."""
    return frozenset(part.rpartition("\t")[0] for part in network.split("\n") if part)
